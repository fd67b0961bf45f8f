#!/bin/sh
# The samples and the files that `brevier new` writes do as they stand what
# the README says of them, on US letter and on A4.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$(dirname "$here")}"
case $BREVIER in /*) ;; *) BREVIER=$PWD/$BREVIER ;; esac
[ -x "$BREVIER" ] || { echo "test_samples: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
export LANG=C.UTF-8
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_samples: $1"
    [ -s said ] && sed 's/^/    /' said
    failed=1
}
skip() { echo "test_samples: skipped: $1"; }
has() { command -v "$1" >/dev/null || { skip "no $1"; return 1; }; }

# renders FILE PAPER PAGES WORDS [MORE...]: as FILE-PAPER.pdf, with that many pages;
# WORDS is what is said of each file but its size, a basic regular expression
# for the whole of it without line ends.
renders() {
    file=$1 paper=$2 pages=$3 words=$4
    shift 4
    pdf=$(basename "$file" .yaml)-$paper.pdf
    "$BREVIER" "$file" --set page.size="$paper" -o "$pdf" "$@" >out 2>said ||
        fail "$file on $paper: exit $?"
    [ -s out ] && fail "$file on $paper: data on stdout"
    tr '\n' ' ' <said | grep -q "^$words$pdf: $pages, [0-9 ]* bytes \$" ||
        fail "$file on $paper: other words"
}
# refused FILE PAPER: it does not fit; what was there stays, and a draft shows
# what is over.
refused() {
    echo old >refused.pdf
    rm -f refused.draft.pdf
    "$BREVIER" "$1" --set page.size="$2" -o refused.pdf >out 2>said
    [ $? -eq 3 ] || fail "$1 on $2: not refused"
    [ "$(cat refused.pdf)" = old ] || fail "$1 on $2: refused and written"
    [ -s refused.draft.pdf ] || fail "$1 on $2: no draft"
    grep -q 'does not fit: 2 pages where page.max is 1; ' said ||
        fail "$1 on $2: refused in other words"
    rm -f refused.pdf
}

samples=$SOURCE/samples
found=$(ls "$samples"/*.yaml | wc -l)
[ "$found" -eq 5 ] || fail "$found samples; this knows five"
for paper in us-letter a4; do
    for name in sun nightingale; do
        renders "$samples/$name.yaml" $paper '1 page' \
            'fit: [0-9.]* pt (wish 10.5), [^;]*; [0-9]* lines were over '
    done
    refused "$samples/nansen.yaml" $paper
    renders "$samples/nansen.yaml" $paper '2 pages' 'fit: .* w[a-z]* over ' \
        --set page.max=2
    "$BREVIER" check "$samples/sun.yaml" --set page.size=$paper >out 2>said ||
        fail "check of sun on $paper"
    grep -q ': 1 page, nothing is wrong$' said || fail "sun is checked otherwise"
done
renders "$samples/merian.yaml" a4 '1 page' ''
"$BREVIER" read merian-a4.pdf 2>said | grep -q 'hatched like an engraving' ||
    fail "no picture in merian"
cp "$samples/curie.yaml" .
for lang in fr en pl; do
    "$BREVIER" --lang $lang curie.yaml >out 2>said || fail "curie in $lang"
    grep -q "^curie\.$lang\.pdf: 1 page" said || fail "curie in $lang: no page"
    "$BREVIER" check --lang $lang curie.yaml >out 2>said
    grep -qx 'curie.yaml: 1 page, nothing is wrong' said ||
        fail "curie lacks $lang"
    "$BREVIER" read curie.$lang.pdf 2>said >out
    grep -q "language  *$lang\$" said || fail "curie.$lang.pdf: its language"
done
for pdf in *-a4.pdf; do
    cmp -s "$pdf" "${pdf%-a4.pdf}-us-letter.pdf" && fail "$pdf is on letter"
done

# ---- what `brevier new` writes ----

for land in en_US de_DE; do
    for name in '' 'Ada Lovelace' "Zo\303\253 O'Brien-\305\201\303\263d\305\272" \
        'Ann' '# "Quoted": *Name*' \
        'A Name of Many Words That Goes On for Longer Than Most Names Do'; do
        name=$(printf '%b' "$name")
        LANG=$land.UTF-8 "$BREVIER" new ${name:+"$name"} -o new.yaml \
            >out 2>said || fail "new '$name': exit $?"
        "$BREVIER" check new.yaml >out 2>said || fail "new '$name': check"
        grep -qx 'new.yaml: 1 page, nothing is wrong' said ||
            fail "new '$name' in $land"
        "$BREVIER" new.yaml --to txt >text 2>said
        [ -z "$name" ] || [ "$(head -n 1 text)" = "$name" ] ||
            fail "new '$name' prints '$(head -n 1 text)'"
        "$BREVIER" -q new.yaml -o "new-$land.pdf" 2>said || fail "new '$name'"
        rm -f new.yaml
    done
done

for lang in de el french hi tr ar he pl th; do
    "$BREVIER" new --lang $lang -o new.yaml >out 2>said || fail "new in $lang"
    "$BREVIER" check new.yaml >out 2>said || fail "new in $lang: check"
    grep -qx 'new.yaml: 1 page, nothing is wrong' said || fail "new in $lang"
    rm -f new.yaml
done
"$BREVIER" new --lang pl -o - | grep -qx '    Wykształcenie:' ||
    fail "new in Polish has other titles"

# ---- read back by others ----

if has qpdf; then
    for pdf in *.pdf; do
        qpdf --check "$pdf" >said 2>&1 || fail "qpdf --check $pdf: exit $?"
        grep -qi warning said && fail "qpdf --check $pdf"
    done
fi
# The words of the page are the words of the text, in its order: what a
# bullet, a separator or an underline is made of is left out, and so is what
# the text says of links.
words() {
    sed 's/ (https\{0,1\}:[^)]*)//g' "$1" | tr -s ' \f\n\t' '\n\n\n\n' |
        grep -v -e '^[-•–|]$' -e '^--*$' -e '^$'
}
if has pdftotext; then
    for name in sun nightingale; do
        pdftotext -raw $name-us-letter.pdf raw.txt
        "$BREVIER" "$samples/$name.yaml" --to txt >plain.txt 2>said
        words raw.txt >raw && words plain.txt >plain
        diff plain raw >said || fail "$name: pdftotext reads other words"
        [ "$(wc -l <raw)" -gt 200 ] || fail "$name: too few words to compare"
    done
fi
exit $failed
