#!/bin/sh
# Every sample in every layout, on US letter and on A4: it renders, or is refused
# for its page limit and renders without one; nothing placed is outside the
# page or over other text, no line strikes letters, and what is read has a
# contrast of 4.5:1 with what lies behind it (judge-pages.awk).
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$(dirname "$here")}"
case $BREVIER in /*) ;; *) BREVIER=$PWD/$BREVIER ;; esac
[ -x "$BREVIER" ] || { echo "test_layouts_all: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_PAPER
export LC_ALL=C
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_layouts_all: $1"
    [ -s said ] && sed 's/^/    /' said
    failed=1
}
judge() { awk -f "$here/judge-pages.awk" "$1"; }

# The judge finds what is wrong.
cat >wrong <<'END'
page 1 612.00 792.00
rule     0.00    0.00  184.00 792.00 -     #102030
text    20.00   50.00  100.00  10.00 text  r  "black on dark"  1:1
text    20.00   90.00  100.00  10.00 text  r  "grey" #777777  1:1
text   300.00   90.00  100.00  10.00 text  r  "grey on white" #808080  1:1
text   380.00   92.00  100.00  10.00 text  r  "over it" #202020  1:1
text   560.00  300.00  100.00  10.00 text  r  "outside"  1:1
text   300.00  400.00  100.00  10.00 text  r  "struck"  1:1
rule   300.00  398.00  100.00   0.40 -      1:1
END
[ "$(judge wrong | cut -d: -f2 | tr -d '\n')" = " contrast of black contrast\
 contrast over text 3 outside the page a line strikes letters" ] ||
    fail "the judge says: $(judge wrong)"

# looked FILE LAYOUT PAPER
looked() {
    what="$(basename "$1" .yaml) in $(basename "$2" .yaml) on $3"
    set -- "$1" --layout "$2" --set page.size="$3"
    "$BREVIER" "$@" -o page.pdf >said 2>&1
    code=$?
    if [ $code -eq 3 ] && grep -q 'does not fit' said; then
        set -- "$@" --set page.max=0
        "$BREVIER" "$@" -o page.pdf >said 2>&1
        code=$?
    fi
    [ $code -eq 0 ] || fail "$what: exit $code"
    grep -q warning said && fail "$what"
    "$BREVIER" "$@" --to pages >window 2>said
    judge window >said
    [ -s said ] && fail "$what: what is placed"
    pages=$((pages + $(grep -c '^page ' window)))
}

layouts=0 pages=0
for layout in "$SOURCE"/layouts/*.yaml; do
    name=$(basename "$layout" .yaml)
    layouts=$((layouts + 1))
    [ "$(wc -l <"$layout")" -lt 60 ] || fail "$name is too long to be read"
    max=1
    [ "$name" = academic ] && max=0
    "$BREVIER" layouts show "$name" --resolved >said 2>&1
    grep -q "^  max: $max " said || fail "$name: page.max is not $max"
    for sample in "$SOURCE"/samples/*.yaml; do
        for paper in us-letter a4; do
            looked "$sample" "$layout" $paper
        done
    done
done
[ $layouts -ge 6 ] || fail "$layouts layouts"
[ $pages -ge $((8 * layouts)) ] || fail "$pages pages are too few"
exit $failed
