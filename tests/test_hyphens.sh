#!/bin/sh
# The patterns are what their SOURCE.toml says, and the tool that checks it
# sees a changed, a missing and a foreign file.
set -eu
tool=$SOURCE/tools/vendor-hyphens
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() { echo "FAIL: $*" >&2; exit 1; }

"$tool" --check || fail "hyphen/ is not as its SOURCE.toml says"

copy() {
    rm -rf "$tmp/hyphen"
    cp -R "$SOURCE/hyphen" "$tmp/hyphen"
}
refused() { # WHAT THE MESSAGE SAYS
    if HYPHEN=$tmp/hyphen "$tool" --check >"$tmp/out" 2>&1; then
        fail "$1: not seen"
    fi
    grep -q "$1" "$tmp/out" || fail "$1: $(cat "$tmp/out")"
}
copy; printf x >>"$tmp/hyphen/hyph-fr.tex"
refused "hyph-fr.tex: not as in SOURCE.toml"
copy; rm "$tmp/hyphen/lppl-1.3c.txt"
refused "lppl-1.3c.txt: missing"
copy; : >"$tmp/hyphen/hyph-xx.tex"
refused "hyph-xx.tex: not in SOURCE.toml"
copy; sed -i '/hyph-nl.tex" = "LPPL/d' "$tmp/hyphen/SOURCE.toml"
refused "hyph-nl.tex: no licence"
echo ok
