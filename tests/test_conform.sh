#!/bin/sh
# Every PDF meets PDF/UA-1 and PDF/A-2a, by veraPDF's library: the samples, and
# every case that makes a PDF, as they are made by default and with the claim,
# and what a batch makes of a sample's variants.
# A file with its tags taken off does not. Needs Java, Maven, and the library,
# which Maven fetches once into build/conform.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$(dirname "$here")}"
case $BREVIER in /*) ;; *) BREVIER=$PWD/$BREVIER ;; esac
[ -x "$BREVIER" ] || { echo "test_conform: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
export LANG=C.UTF-8
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
skip() {
    echo "test_conform: skipped: $1"
    exit 77
}

# ---- the judge ----

for tool in java javac mvn; do
    command -v $tool >/dev/null || skip "no $tool"
done
judge=$SOURCE/build/conform
mkdir -p "$judge" 2>/dev/null && [ -w "$judge" ] || skip "cannot write $judge"
stamp=$(cat "$here"/conform/* | cksum)
fetch() {
    timeout 120 mvn -B -q "$@" -f "$here/conform/pom.xml" \
        -Daether.connector.connectTimeout=5000 \
        -Daether.connector.requestTimeout=30000 \
        dependency:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$tmp/judge/lib" >"$tmp/log" 2>&1 </dev/null
}
if [ "$(cat "$judge/stamp" 2>/dev/null)" != "$stamp" ]; then
    mkdir "$tmp/judge" || exit 2
    fetch -o || fetch || {
        sed -n '/ERROR/{p;q;}' "$tmp/log"
        skip "Maven cannot fetch veraPDF's library"
    }
    javac -cp "$tmp/judge/lib/*" -d "$tmp/judge" "$here/conform/Conform.java" ||
        exit 1
    echo "$stamp" >"$tmp/judge/stamp"
    rm -rf "$judge" && mv "$tmp/judge" "$judge" || exit 2
fi

# ---- the files ----

# make NAME ARGUMENTS...: NAME.pdf and NAME-a2a.pdf, if they can be made; else
# it fails.
make() {
    pdf=$tmp/$(echo "$1" | tr / _)
    shift
    "$BREVIER" -q "$@" -o "$pdf.pdf" >/dev/null 2>&1 </dev/null || return
    "$BREVIER" -q "$@" --pdf-standard=a2a -o "$pdf-a2a.pdf" >/dev/null 2>&1 \
        </dev/null || return
    echo "ua1 $pdf.pdf"
    echo "ua1 $pdf-a2a.pdf"
    echo "2a $pdf-a2a.pdf"
}
for layout in "$SOURCE"/layouts/*.yaml; do
    for file in "$SOURCE"/samples/*.yaml; do
        for paper in us-letter a4; do
            name=$(basename "$file" .yaml)-$(basename "$layout" .yaml)-$paper
            set -- "$file" --layout "$layout" --set page.size=$paper
            make "$name" "$@" || make "$name" "$@" --set page.max=0 ||
                echo "ua1 $tmp/$name.pdf" # there is none: that is said
        done
    done
done >"$tmp/samples"
cd "$here/cases" || exit 2
find . -name '*.yaml' -o -name '*.yml' -o -name '*.json' | sort |
while read -r input; do
    (
        cd "${input%/*}" || exit 2
        name=${input#./} input=${input##*/}
        set --
        [ -f "${input%.*}.args" ] && eval "set -- $(cat "${input%.*}.args")"
        make "${name%.*}" "$input" "$@"
    )
done >"$tmp/cases"

# Variants, papers and languages from one process, where much is kept from one
# PDF to the next.
mkdir "$tmp/batch" || exit 2
for standard in ua1 a2a; do
    "$BREVIER" batch "$SOURCE/samples/nightingale.yaml" --all --layouts \
        classic,modern,sidebar --papers us-letter,a4 --set page.max=0 --pdf-standard=$standard \
        -q -o "$tmp/batch/{variant}-{layout}-{paper}-$standard.pdf" || exit 1
done
for pdf in "$tmp"/batch/*.pdf; do
    echo "ua1 $pdf"
    case $pdf in *-a2a*) echo "2a $pdf" ;; esac
done >"$tmp/batches"

# The same objects with and without a tree of tags: only the first conforms.
sun=$tmp/sun-classic-us-letter-a2a
if command -v qpdf >/dev/null; then
    qpdf --object-streams=disable --stream-data=preserve --newline-before-endstream \
        "$sun.pdf" "$sun-open.pdf" || exit 2
    LC_ALL=C sed 's/StructTreeRoot/StructTreeR00t/' "$sun-open.pdf" \
        >"$sun-untagged.pdf"
    cmp -s "$sun-open.pdf" "$sun-untagged.pdf" && { echo "no control"; exit 1; }
    for flavour in ua1 2a; do
        echo "$flavour $sun-open.pdf"
        echo "!$flavour $sun-untagged.pdf"
    done >"$tmp/controls"
else
    : >"$tmp/controls"
    echo "test_conform: skipped: the untagged control: no qpdf"
fi

# ---- the verdict ----

cat "$tmp/samples" "$tmp/cases" "$tmp/batches" "$tmp/controls" >"$tmp/all"
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$judge:$judge/lib/*" \
    Conform <"$tmp/all" >"$tmp/said"
verdict=$?
grep -v '^ok ' "$tmp/said"
lines=$(wc -l <"$tmp/all") right=$(grep -c '^ok ' "$tmp/said")
echo "test_conform: $right of $lines as they should be"
[ "$lines" -gt 100 ] || { echo "test_conform: too few files"; exit 1; }
[ "$right" -eq "$lines" ] || exit 1
exit $verdict
