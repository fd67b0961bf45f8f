#!/bin/sh
# Every setting changes what is on the page: knobs/values gives each row of
# style.def a value other than its default and, where it takes others to be
# seen, those, which the page it is compared with has too. Lines are
#   path TAB value TAB path=value;path=value
# docs/layout.md names an equal of each of RenderCV's 90 settings; all are
# there, and so are the spellings that only RenderCV has.
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

# Those that no page can show everywhere, as patterns, and why.
cat >"$tmp/apart" <<END
fonts\.system                 what is installed differs: test_system.sh
typography\.optical_size      no family here has optical sizes: unit/test_vary.c
END

# "a: {b: value}" for a.b=value, which --set takes for a text.
layout() {
    echo "$1" | awk '{
        at = index($0, "="); n = split(substr($0, 1, at - 1), key, ".")
        for (i = 1; i <= n; i++) printf "%s: %s", key[i], i < n ? "{" : ""
        printf "%s", substr($0, at + 1)
        while (--n) printf "}"
        print "" }'
}

# The page with these settings, path=value each on a line; nothing when it does
# not fit.
page() {
    set -- --to pages "$here/knobs/resume.yaml"
    while read -r set; do
        case $set in
        *=\[*)
            layout "$set" >"$tmp/layout.yaml"
            set -- "$@" --layout "$tmp/layout.yaml"
            ;;
        extends=*) set -- "$@" --layout "${set#*=}" ;;
        *) set -- "$@" --set "$set" ;;
        esac
    done
    "$BREVIER" "$@" 2>"$tmp/said" || [ $? = 3 ] || cat "$tmp/said" >&2
}

# ---- RenderCV's ----

sed -n 's/^| `\([a-z_.]*\)` | \(`[^|]*`\) |.*/\1 \2/p' \
    "$SOURCE/docs/layout.md" >"$tmp/pairs"
[ "$(cut -d ' ' -f 1 "$tmp/pairs" | sort -u | wc -l)" -eq 90 ] ||
    fail "docs/layout.md has $(wc -l <"$tmp/pairs") pairs, not RenderCV's 90"
sed -n 's/^SETTING([a-z_]*, "\([a-z_.]*\)".*/\1/p' \
    "$SOURCE/src/style/style.def" | sort >"$tmp/rows"
[ -s "$tmp/rows" ] || fail "no rows in style.def"
while read -r theirs ours; do
    for path in $(echo "$ours" | tr -d '`,'); do
        [ "$path" = extends ] || grep -qxF "$path" "$tmp/rows" ||
            fail "docs/layout.md: $theirs: there is no $path"
    done
done <"$tmp/pairs"

# ---- every row ----

cut -f 1 "$here/knobs/values" | sort >"$tmp/given"
sed 's/ .*//; s/.*/^&$/' "$tmp/apart" >"$tmp/patterns"
{
    echo extends
    sed -n 's/^\(templates\.[a-z_]*_entry\.[a-z_]*\) .*/\1/p' "$tmp/pairs"
    cat "$tmp/rows"
} | sort >"$tmp/all"
grep -v -f "$tmp/patterns" "$tmp/all" | comm -3 "$tmp/given" - >"$tmp/odd"
[ -s "$tmp/odd" ] && fail "a line in knobs/values, for each row: $(cat "$tmp/odd")"

while IFS=$tab read -r path value others; do
    echo "$others" | tr ';' '\n' | sed '/^$/d' >"$tmp/others"
    page <"$tmp/others" >"$tmp/without"
    { cat "$tmp/others" && echo "$path=$value"; } | page >"$tmp/with"
    [ -s "$tmp/with" ] || fail "$path=$value: no page"
    cmp -s "$tmp/without" "$tmp/with" && fail "$path=$value changes nothing"
done <"$here/knobs/values"
exit $failed
