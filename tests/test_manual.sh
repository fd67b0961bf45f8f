#!/bin/sh
# The pages of the manual: every option, setting and key is in them, and groff
# and mandoc, where they are, have nothing to complain of.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
[ -x "$BREVIER" ] || { echo "test_manual: no program at $BREVIER"; exit 2; }
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_manual: $1"
    failed=1
}
for page in brevier brevier-layout brevier-resume; do
    "$BREVIER" help man $page >$page || fail "no page $page"
    LC_ALL=C grep -n '[^ -~]' $page && fail "$page is not ASCII"
    if command -v mandoc >/dev/null; then
        mandoc -Tlint -W warning $page || fail "mandoc on $page"
    fi
    if command -v groff >/dev/null; then
        groff -mandoc -Tutf8 -ww -z $page >err 2>&1
        [ ! -s err ] || fail "groff on $page: $(cat err)"
    fi
done
"$BREVIER" help man brevier-layuot 2>err
grep -q "did you mean 'brevier-layout'" err || fail 'no hint'
sed -n 's/^OPTION([A-Z_0-9]*, "\([a-z0-9-]*\)".*/\1/p' \
    "$SOURCE/src/main/option.def" >options
sed -n 's/^SETTING([a-z_]*, "\([a-z_.]*\)".*/\1/p' \
    "$SOURCE/src/style/style.def" >settings
sed -n 's/^KEY("[a-z]*", "\([a-z_]*\)".*/\1/p' "$SOURCE/src/resume/key.def" >keys
for list in options settings keys; do
    [ -s $list ] || fail "no rows of $list"
done
while read -r name; do
    grep -q "^\.It.* Fl Fl $name\b" brevier || fail "no --$name"
done <options
while read -r name; do
    grep -q "^\.It Ic $name : " brevier-layout || fail "no $name"
done <settings
while read -r name; do
    grep -q "^\.It Ic $name\b" brevier-resume || fail "no key $name"
done <keys
exit $failed
