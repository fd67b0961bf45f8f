#!/bin/sh
# A word of its own in each of many résumés that are made at the same time by
# many threads: it stands in that PDF, and in no other.
#     test_canary.sh [JOBS [THREADS]]
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_canary: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA
jobs=${1:-256} threads=${2:-64}
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C
cat >cv.yaml <<'END'
cv:
  name: "{{name}}"
  sections:
    Posts:
      - company: Analytical Engine
        position: Analyst
        date: 1843
        highlights: ["Wrote {{word}} and saw [that]({{link}}) it could do more"]
END
mkdir o
awk -v n="$jobs" 'BEGIN { for (i = 1; i <= n; i++) {
    w = "canary" i "end"
    printf "{\"id\":\"%d\",\"resume\":\"cv.yaml\",\"values\":{\"name\":\"%s\"," \
        "\"word\":\"%s\",\"link\":\"https://example.org/%s\"}," \
        "\"layout\":\"%s\",\"out\":\"o/%s.pdf\"}\n", i, w, w, w,
        i % 3 ? "classic" : "modern", w } }' >jobs.ndjson
"$BREVIER" batch jobs.ndjson -j "$threads" --quiet >results 2>err ||
    { echo "test_canary: exit $?: $(head -5 err) $(grep -m1 '"ok":false' results)"; exit 1; }
[ -s err ] && { head -40 err; exit 1; }
for pdf in o/*.pdf; do
    own=${pdf#o/} own=${own%.pdf}
    "$BREVIER" read "$pdf" 2>&1 | grep -o 'canary[0-9]*end' | sort | uniq -c >found
    read -r count word more <found
    [ "$(wc -l <found)" -eq 1 ] && [ "$word" = "$own" ] && [ "$count" -ge 4 ] ||
        { echo "test_canary: $pdf has: $(cat found)"; exit 1; }
    strings -a "$pdf" 2>/dev/null | grep -o 'canary[0-9]*end' | grep -qvx "$own" &&
        { echo "test_canary: $pdf has the word of another in its bytes"; exit 1; }
done
[ "$(ls o | wc -l)" -eq "$jobs" ] || { echo "test_canary: $(ls o | wc -l) files"; exit 1; }
echo "$jobs words, each in its own PDF, by $threads threads"
