#!/bin/sh
# What README and docs/layout.md show in YAML is read as it stands: a résumé by
# itself, a layout over a résumé that has what it names. Nothing may be said of
# it, and a layout changes the page.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
[ -x "$BREVIER" ] || { echo "test_readme: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_readme: $1"
    failed=1
}
cat >"$tmp/cv.yaml" <<'END'
cv:
  name: Ada Lovelace
  sections:
    Work:
      - {company: Engines, position: Analyst, location: London, date: 1843, summary: A summary., highlights: [One]}
    Studies:
      - {institution: University College, degree: BSc, area: Mathematics, gpa: "3.9", location: London, date: 1835}
    Skills:
      - {label: Languages, details: English and French}
    Papers:
      - {title: Sketch of the Engine, authors: [Ada Lovelace], journal: Memoirs, doi: 10.1000/182, date: 1843}
    Prizes:
      - {name: Medal, location: London, date: 1843}
settings: {current_date: 1852-11-27}
END
# Keys that the example's rows leave out are said to be so, which is right.
plain() {
    "$BREVIER" --to pages "$@" 2>"$tmp/said" >"$tmp/page" || return 1
    ! grep -v '^ \|^$\|not on the page: ' "$tmp/said" >"$tmp/more"
}
plain "$tmp/cv.yaml" || fail "the résumé: $(cat "$tmp/said")"
cp "$tmp/page" "$tmp/before"

count=0
for doc in README.md docs/layout.md; do
    awk -v to="$tmp/$(basename "$doc" .md)" '
        /^```yaml/ { file = sprintf("%s.%02d.yaml", to, ++n); next }
        /^```/ { file = "" }
        file { print >file }' "$SOURCE/$doc"
done
for block in "$tmp"/*.[0-9][0-9].yaml; do
    count=$((count + 1))
    name=$(basename "$block")
    if grep -q '^variants:' "$block" && ! grep -q '^cv:' "$block"; then
        continue # of a file of their own
    elif grep -q '^cv:' "$block"; then
        plain "$block" || fail "$name: $(cat "$tmp/said")"
    else
        plain "$tmp/cv.yaml" --layout "$block" ||
            fail "$name: $(cat "$tmp/said")"
        cmp -s "$tmp/page" "$tmp/before" && fail "$name changes nothing"
    fi
done
[ "$count" -ge 8 ] || fail "only $count blocks of YAML"
exit $failed
