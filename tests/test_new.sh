#!/bin/sh
# A file to start from: its name, its paper, where editors find the schema, and
# what it is told to type next.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_new: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER LANG
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_new: $1"
    failed=1
}

# size WANT VARIABLES...
size() {
    want=$1
    shift
    env "$@" "$BREVIER" new -o - | grep -q "^    size: $want " || fail "not $want with $*"
}
size us-letter A=b
size us-letter LANG=C.UTF-8
size us-letter LANG=en_U
size us-letter LANG=es_MX.UTF-8
size a4 LANG=de_DE.UTF-8
size a4 LC_PAPER=en_GB LANG=en_US.UTF-8
size us-letter LC_ALL=en_CA LC_PAPER=en_GB
size a4 LC_ALL= LC_PAPER= LANG=fr_FR

# named FILE NAME
named() {
    "$BREVIER" new "$2" 2>err || fail "no file for '$2'"
    [ -s "$1" ] || { fail "'$2' does not make $1"; cat err; }
    "$BREVIER" -q "$1" 2>err || { fail "$1 does not render"; cat err; }
}
named zoë-o-hara.yaml "Zoë O'Hara"
named ade.yaml '  Ade !'
named "$(printf 'ade\314\201-2.yaml')" "$(printf 'Ade\314\201 2')"
"$BREVIER" new "$(printf 'A\357\277\275')" -o - >out || fail 'U+FFFD is no character'
named ohara.yaml "$(printf 'O\342\200\215Hara')"
named resume.yaml '...'
named "$(printf '%080d' 0).yaml" "$(printf '%0100d' 0)"

# what to type next, as a shell reads it
next() {
    "$BREVIER" new Ada -o "$1" 2>err || fail "no file '$1'"
    grep -qxF "  brevier $2" err || { fail "not '$2' to type next"; cat err; }
}
next ada.yaml ada.yaml
next 'my file.yaml' "'my file.yaml'"
next "o'hara.yaml" "'o'\\''hara.yaml'"
next 'a$b.yaml' "'a\$b.yaml'"

# where the schema is
mkdir -p 'Däta :x{_/schema' && echo '{}' >'Däta :x{_/schema/resume.json'
BREVIER_DATA="$tmp/Däta :x{_" "$BREVIER" new -o - |
    grep -q '^# yaml-language-server: $schema=file:///.*/D%C3%A4ta%20%3Ax%7B_/schema/resume.json$' ||
    fail 'no schema in folders with blanks'
"$BREVIER" new -o - --lang de | grep -q '^  language: de$' || fail 'no language'
"$BREVIER" new -o - --lang xh | grep -q '^    Education:$' || fail 'no titles without words of a language'
exit $failed
