#!/bin/sh
# Every row of the tables is met by a case: each kind of diagnostic is said in
# one, each output has a window, each setting is given another value.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
[ -x "$BREVIER" ] || { echo "test_tables: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cd "$here/cases" || exit 2
failed=0
fail() {
    echo "test_tables: $1"
    failed=1
}

# ---- diagnostics ----

# Those that no case can bring about, and why.
cat >"$tmp/apart" <<END
internal     a fault of ours: there is none to show
to-terminal  needs a terminal: test_call.sh
too-large    a file of more than 8 MiB: test_same.sh
text-layer   likewise
END

# The codes of all that a case says.
said() {
    case=${1%.diag}
    cd "$(dirname "$case")" || exit 2
    case=${case##*/} arguments=
    for input in "$case.yaml" "$case.yml" "$case.json"; do
        [ -f "$input" ] && break
    done
    for file in "$case.args" "$case.cmd"; do
        [ -f "$file" ] && arguments=$(cat "$file")
    done
    if [ -f "$case.cmd" ]; then
        set -- --diagnostics=json
    else
        set -- --diagnostics=json check "$input"
    fi
    eval "set -- \"\$@\" $arguments"
    "$BREVIER" "$@" 2>&1 >/dev/null </dev/null |
        sed -n 's/.*"code":"\([a-z-]*\)".*/\1/p'
}
find . -name '*.diag' | while read -r diag; do
    (said "$diag")
done | sort -u >"$tmp/said"
sed -n 's/^DIAG(\([A-Z_]*\),.*/\1/p' "$SOURCE/src/base/diag.def" |
    tr A-Z_ a-z- | sort >"$tmp/kinds"
[ -s "$tmp/kinds" ] || fail "no rows in diag.def"
awk '{ print $1 }' "$tmp/apart" | sort >"$tmp/apart.kinds"
comm -23 "$tmp/kinds" "$tmp/said" | comm -23 - "$tmp/apart.kinds" |
    sed 's/^/no case says: /' >"$tmp/never"
comm -12 "$tmp/said" "$tmp/apart.kinds" |
    sed 's/^/a case does say: /' >>"$tmp/never"
comm -13 "$tmp/kinds" "$tmp/apart.kinds" |
    sed 's/^/no such kind: /' >>"$tmp/never"
[ -s "$tmp/never" ] && fail "$(cat "$tmp/never")"

# ---- keys that people mean ----

sed -n 's/^MEANT("[a-z]*", "\([a-z_]*\)")$/\1/p' "$SOURCE/src/resume/meant.def" |
    sort -u >"$tmp/meant"
[ -s "$tmp/meant" ] || fail "no rows in meant.def"
while read -r key; do
    grep -qw -- "$key" "$SOURCE/src/resume/entry.def" ||
        grep -q -- "[\" ]$key[\" ]" "$SOURCE/src/resume/header.c" \
            "$SOURCE/src/resume/social.c" ||
        fail "meant.def: there is no key $key"
done <"$tmp/meant"

# ---- outputs ----

# The PDF is bytes: unit/test_pdf.c reads it back.
outputs=$(sed -n 's/^    {"\([a-z]*\)", MADE_.*/\1/p' "$SOURCE/src/out/out.c")
[ "$outputs" ] || fail "no rows in out.c"
for output in $outputs; do
    [ "$output" = pdf ] && continue
    [ "$(find . -name "*.$output" -size +0)" ] || fail "no window .$output"
done

# ---- settings ----

# Each in other words is read by unit/test_style.c; here each comes from a
# file and does not have the value it has without; but fonts.system, which not
# every build can do, in test_system.sh.
"$BREVIER" --to style layout/every.yaml | sort >"$tmp/every"
"$BREVIER" --to style page/empty.yaml | sort >"$tmp/plain"
sed -n 's/^SETTING([a-z_]*, "\([a-z_.]*\)".*/\1/p' \
    "$SOURCE/src/style/style.def" | grep -v '^fonts\.system$' >"$tmp/paths"
[ -s "$tmp/paths" ] || fail "no rows in style.def"
while read -r path; do
    grep -q "^$path: " "$tmp/every" || fail "$path is not in --to style"
    grep "^$path: " "$tmp/every" | grep -qxFf - "$tmp/plain" &&
        fail "layout/every.yaml does not set $path"
done <"$tmp/paths"

exit $failed
