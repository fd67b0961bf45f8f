#!/bin/sh
# The verb `layouts`: which there are, what one says and where each of its
# values comes from, and a résumé set in all of them.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
[ -x "$BREVIER" ] || { echo "test_layout_verb: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_layout_verb: $1"
    cat out err | sed 's/^/    /'
    failed=1
}
# expect CODE ARGUMENTS...: what it says is in out and err
expect() {
    code=$1
    shift
    "$BREVIER" "$@" >out 2>err </dev/null
    got=$?
    [ "$got" -eq "$code" ] || fail "exit $got, not $code: $*"
}
says() { grep -q -- "$2" "$1" || fail "$1 does not say \"$2\""; }

cat >cv.yaml <<'END'
cv: {name: Ada Lovelace, sections: {Posts: [Analyst of the engine]}}
END
cat >mine.yaml <<'END'
description: Small paper
extends: classic
page:
  size: a5
by_size: {a5: {page: {left_margin: 40pt}}}
END
echo 'on: [push]' >other.yaml
mkdir -p sub tall && cp cv.yaml sub

# the list: every shipped one by its description, ours before, each once
expect 0 layouts
for layout in "$SOURCE"/layouts/*.yaml; do
    name=$(basename "$layout" .yaml)
    says out "^$name  *$(sed -n 's/^description: //p' "$layout")\$"
done
says out '^mine  *Small paper (mine.yaml)$'
grep -qE '^(cv|other) ' out && fail 'what is no layout is listed'
expect 0 layouts sub/cv.yaml
grep -q '^mine' out && fail 'a layout from another folder is listed'
expect 0 layouts --json
says out '^{"name":"mine","description":"Small paper","path":"mine.yaml","shipped":false}$'

# one: as it is written, and every value with the line that set it
expect 0 layouts show classic
cmp -s out "$SOURCE/layouts/classic.yaml" || fail 'not as it is written'
expect 0 layouts show mine --resolved --set links.underline=yes
says out '^  size: a5  *# mine.yaml:4$'
says out '^  left_margin: 40pt  *# mine.yaml:5$'
says out '^  underline: true  *# --set$'
says out '^  underline_thickness: 0.4pt  *# default$'
line=$(sed -n '/  right_margin/=' "$SOURCE/layouts/classic.yaml")
says out "^  right_margin: .*  # layouts/classic.yaml:$line\$"
[ "$(grep -c ' # ' out)" -eq "$(grep -c '^SETTING(' "$SOURCE/src/style/style.def")" ] ||
    fail 'not every setting is there'
cp out back.yaml
"$BREVIER" cv.yaml --layout mine --set links.underline=yes --to style >want
"$BREVIER" cv.yaml --layout back.yaml --to style >got
cmp -s want got || fail 'what is resolved does not read as the same'
expect 1 layouts show clasic
says err "did you mean 'classic'"
expect 1 layouts show cv.yaml

# a résumé in all of them
expect 0 layouts preview cv.yaml -o sub
says err '^sub/cv-mine.pdf: 1 page$'
for name in mine classic; do
    [ -s "sub/cv-$name.pdf" ] || fail "no sub/cv-$name.pdf"
done
echo 'typography: {font_size: {body: 24pt, name: 72pt}, leading: 3}
extends: mine
page: {top_margin: 260pt, bottom_margin: 250pt}' >huge.yaml
expect 3 layouts preview cv.yaml -o sub
says err '^sub/cv-huge.pdf: does not fit, '
[ -s sub/cv-huge.draft.pdf ] || fail 'no draft of what does not fit'
echo 'cv: {nmae: Ada}' >bad.yaml
expect 1 layouts preview bad.yaml
[ "$(grep -c "unknown key 'nmae'" err)" -eq 1 ] || fail 'not said once'
expect 4 layouts preview cv.yaml -o no-such

# slips
expect 2 layouts shwo
says err "did you mean 'show'"
expect 2 layouts show
expect 2 layouts preview
expect 2 layouts --resolved
expect 2 layouts show mine -o x
exit $failed
