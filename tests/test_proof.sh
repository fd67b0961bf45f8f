#!/bin/sh
# What a proof shows, and that it leaves the page as it is.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_proof: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0

fail() {
    echo "test_proof: $1"
    sed 's/^/    /' err
    failed=1
}
# exits CODE COMMAND...
exits() {
    code=$1
    shift
    "$@" >out 2>err </dev/null
    got=$?
    [ "$got" -eq "$code" ] || fail "exit $got, not $code: $*"
}
# marked FILE WORDS: the marks of the proof say it.
marked() {
    command -v pdftotext >out || return 0
    pdftotext "$1" out
    grep -q -- "$2" out || fail "no mark '$2' in $1"
}

cp "$here/cases/fit/refused.yaml" "$here/cases/fit/explained.yaml" .
exits 0 "$BREVIER" proof explained.yaml
exits 0 "$BREVIER" -q explained.yaml
"$BREVIER" read explained.pdf >whole 2>err
"$BREVIER" read explained.proof.pdf >out 2>err || fail "a proof is no PDF"
cmp -s whole out || fail "a proof reads otherwise than its page"
marked explained.proof.pdf '17 characters = 1 line'
marked explained.proof.pdf 'typography.leading 1.24'

exits 3 "$BREVIER" proof refused.yaml
marked refused.proof.pdf 'cut 25 characters = 1 line'
marked refused.proof.pdf 'page.max is 1: 5 lines'

# One of each is told as one.
cp "$here/cases/fit/cut-one.yaml" .
exits 3 "$BREVIER" proof cut-one.yaml
marked cut-one.proof.pdf 'cut 1 character = 1 line'
marked cut-one.proof.pdf 'page.max is 1: 1 line,'
exits 0 "$BREVIER" proof cut-one.yaml --set page.max=2
marked cut-one.proof.pdf 'runt: −1 character = 1 line'

# Numbers are the résumé's: the line of a footer is the layout's.
printf 'extends: classic\n\n\n\n\n\n\npage: {show_footer: true}\n%s\n' \
    'templates: {footer: "Second to none"}' >foot.yaml
exits 0 "$BREVIER" proof explained.yaml --layout ./foot.yaml
if command -v pdftotext >out; then
    pdftotext -layout explained.proof.pdf out
    grep -q '^ *Second to none' out || fail "a number beside a footer"
fi

# Without a limit there is nothing that gives. What stands side by side has its
# numbers so, too, and what is noted of it below one another.
cp "$here/cases/columns/wording.yaml" .
exits 0 "$BREVIER" proof wording.yaml --set page.max=0
marked wording.proof.pdf '23 characters = 1 line'
if command -v pdftotext >out; then
    pdftotext wording.proof.pdf out
    grep -q sidebar out && fail "ranges without a limit"
    pdftotext -layout wording.proof.pdf out
    grep -Eq '^ *8 +5 +Crafts +Notes' out || fail "numbers over one another"
fi
exits 0 "$BREVIER" proof wording.yaml
if command -v pdftotext >out; then
    pdftotext -layout wording.proof.pdf out
    grep -Eq 'patterns +−14 characters = 1 line$' out || fail "no note"
    grep -Eq '^ +a shorter wording$' out || fail "notes over one another"
fi

cp "$here/cases/page/running-wide.yaml" "$here/cases/page/blank-bullet.yaml" .
exits 0 "$BREVIER" proof running-wide.yaml
marked running-wide.proof.pdf 'on page 1'
exits 0 "$BREVIER" proof blank-bullet.yaml

echo "cv: {}" >bad.yaml
exits 1 "$BREVIER" proof bad.yaml
[ -e bad.proof.pdf ] && fail "a proof of nothing"
exit $failed
