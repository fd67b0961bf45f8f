#!/bin/sh
# The fonts are what their SOURCE.toml says, and the tool that checks it sees
# a changed, a missing and a foreign file.
set -eu
tool=$SOURCE/tools/vendor-fonts
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "FAIL: $*" >&2; exit 1; }

"$tool" --check || fail "fonts/ is not as its SOURCE.toml files say"

copy() {
    rm -rf "$tmp/fonts"
    cp -R "$SOURCE/fonts" "$tmp/fonts"
}
refused() { # WHAT THE MESSAGE SAYS
    if FONTS=$tmp/fonts "$tool" --check >"$tmp/out" 2>&1; then
        fail "$1: not seen"
    fi
    grep -q "$1" "$tmp/out" || fail "$1: $(cat "$tmp/out")"
}
copy; printf x >>"$tmp/fonts/eb-garamond/EBGaramond-Bold.ttf"
refused "EBGaramond-Bold.ttf: not as in SOURCE.toml"
copy; rm "$tmp/fonts/source-sans-3/LICENSE.md"
refused "LICENSE.md: missing"
copy; : >"$tmp/fonts/eb-garamond/Other.ttf"
refused "Other.ttf: not in SOURCE.toml"

# Every style a family.txt names is there.
for list in "$SOURCE"/fonts/*/family.txt; do
    sed -n 's/^\(regular\|italic\|\(semi\|extra\)\?bold\(-italic\)\?\) //p' "$list" |
        while read -r name; do
            [ -s "${list%/*}/$name" ] || fail "$list: no $name"
        done
done
echo ok
