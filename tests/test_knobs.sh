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
    echo "test_knobs: $1" >&2
    failed=1
}
tab=$(printf '\t')

# Those that this page cannot show, as patterns, and why.
cat >"$tmp/apart" <<END
columns\..*                   columns have cases of their own
entries\..*\.rows             templates likewise
fit\.drop                     takes a page that is only just too full: cases/fit
fonts\.system                 what is installed differs: test_system.sh
sections\..*columns           columns again
typography\.font_family\.fallback  what one family lacks no two have
typography\.optical_size      no family here has optical sizes: unit/test_vary.c
END

# The page with these settings, path=value each on a line.
page() {
    set -- --to pages "$here/knobs/resume.yaml"
    while read -r set; do
        set -- "$@" --set "$set"
    done
    "$BREVIER" "$@" 2>"$tmp/said" || cat "$tmp/said" >&2
}

cut -f 1 "$here/knobs/values" | sort >"$tmp/given"
sed 's/ .*//; s/.*/^&$/' "$tmp/apart" >"$tmp/patterns"
sed -n 's/^SETTING([a-z_]*, "\([a-z_.]*\)".*/\1/p' \
    "$SOURCE/src/style/style.def" | sort >"$tmp/rows"
[ -s "$tmp/rows" ] || fail "no rows in style.def"
grep -v -f "$tmp/patterns" "$tmp/rows" | comm -3 "$tmp/given" - >"$tmp/odd"
[ -s "$tmp/odd" ] && fail "a line in knobs/values, for each row: $(cat "$tmp/odd")"

while IFS=$tab read -r path value others; do
    echo "$others" | tr ';' '\n' | sed '/^$/d' >"$tmp/others"
    page <"$tmp/others" >"$tmp/without"
    { cat "$tmp/others" && echo "$path=$value"; } | page >"$tmp/with"
    [ -s "$tmp/without" ] && [ -s "$tmp/with" ] || fail "$path=$value: no page"
    cmp -s "$tmp/without" "$tmp/with" && fail "$path=$value changes nothing"
done <"$here/knobs/values"

# ---- RenderCV's ----

sed -n 's/^| `\([a-z_.]*\)` | \(`[^|]*`\) |.*/\1 \2/p' \
    "$SOURCE/docs/layout.md" >"$tmp/pairs"
[ "$(wc -l <"$tmp/pairs")" -eq 90 ] ||
    fail "docs/layout.md has $(wc -l <"$tmp/pairs") pairs"
while read -r theirs ours; do
    for path in $(echo "$ours" | tr -d '`,'); do
        [ "$path" = extends ] || grep -qxF "$path" "$tmp/rows" ||
            fail "docs/layout.md: $theirs: there is no $path"
    done
done <"$tmp/pairs"
exit $failed
