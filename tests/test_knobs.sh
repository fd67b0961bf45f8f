#!/bin/sh
# Every setting changes what is on the page: knobs/values gives each row of
# style.def a value other than its default and, where it takes others to be
# seen, those, which the page it is compared with has too. Lines are
#   path TAB value TAB path=value;path=value
# docs/layout.md names an equal of each setting of RenderCV; all are there.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
[ -x "$BREVIER" ] || { echo "test_knobs: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_knobs: $1"
    failed=1
}
tab=$(printf '\t')

# Those that no page of every build and every machine shows, and why.
cat >"$tmp/apart" <<END
fonts.system              what is installed differs: test_system.sh
fit.drop                  takes a page that is only just too full: cases/fit
typography.optical_size   no family here has optical sizes: cases/font
typography.font_family.fallback  what one family lacks no other has twice: cases/font
END

# The page with these settings, path=value each on a line.
page() {
    set -- --to pages "$here/knobs/resume.yaml"
    while read -r set; do
        set -- "$@" --set "$set"
    done
    "$BREVIER" "$@" 2>"$tmp/said" || fail "$(cat "$tmp/said")"
}

cut -f 1 "$here/knobs/values" | sort >"$tmp/given"
awk '{ print $1 }' "$tmp/apart" | sort >"$tmp/apart.paths"
sed -n 's/^SETTING([a-z_]*, "\([a-z_.]*\)".*/\1/p' \
    "$SOURCE/src/style/style.def" | sort >"$tmp/paths"
[ -s "$tmp/paths" ] || fail "no rows in style.def"
sort "$tmp/given" "$tmp/apart.paths" | comm -3 - "$tmp/paths" >"$tmp/odd"
[ -s "$tmp/odd" ] && fail "once in knobs/values or apart: $(cat "$tmp/odd")"

while IFS=$tab read -r path value others; do
    echo "$others" | tr ';' '\n' | sed '/^$/d' >"$tmp/others"
    page <"$tmp/others" >"$tmp/without"
    { cat "$tmp/others" && echo "$path=$value"; } | page >"$tmp/with"
    cmp -s "$tmp/without" "$tmp/with" && fail "$path=$value changes nothing"
done <"$here/knobs/values"

# ---- RenderCV's ----

sed -n 's/^| `\([a-z_.]*\)` | \(`[^|]*`\) |.*/\1 \2/p' \
    "$SOURCE/docs/layout.md" >"$tmp/pairs"
[ "$(wc -l <"$tmp/pairs")" -eq 90 ] ||
    fail "docs/layout.md has $(wc -l <"$tmp/pairs") pairs"
while read -r theirs ours; do
    for path in $(echo "$ours" | tr -d '`,'); do
        [ "$path" = extends ] || grep -qx "$path" "$tmp/paths" ||
            fail "docs/layout.md: $theirs: there is no $path"
    done
done <"$tmp/pairs"
exit $failed
