#!/bin/sh
# Shards under GNU parallel, one of whose workers is killed in the middle of
# its work: in the end there is one result for each job, and each file is that
# of its result.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_parallel: no program at $BREVIER"; exit 2; }
parallel --version 2>/dev/null | grep -q GNU ||
    { echo 'test_parallel: no GNU parallel'; exit 77; }
export BREVIER LC_ALL=C
unset SOURCE_DATE_EPOCH BREVIER_DATA
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_parallel: $1"
    failed=1
}
printf 'cv: {name: Ada Lovelace, sections: {Posts: [Notes]}}\n' >cv.yaml
mkdir o
awk 'BEGIN { for (i = 1; i <= 400; i++) printf "{\"id\":\"%d\",\"resume\":" \
    "\"cv.yaml\",\"set\":{\"cv.headline\":\"No. %d\"},\"out\":\"o/{id}.pdf\"}\n", i, i }' >jobs.ndjson

# The third shard at its first try dies without a word after a few results.
cat >worker <<'END'
#!/bin/sh
if [ "$1" != 3 ] || ! mkdir killed 2>/dev/null; then
    exec "$BREVIER" batch jobs.ndjson --shard "$1/8" -j 1 --quiet
fi
mkfifo lines
: >partial
"$BREVIER" batch - -j 1 --quiet <lines >partial &
pid=$!
exec 3>lines
awk 'NR % 8 == 3 && NR < 100' jobs.ndjson >&3
while [ "$(wc -l <partial)" -lt 5 ]; do sleep 0.02; done
kill -KILL $pid
wait $pid
code=$?
cat partial
exit $code
END
chmod +x worker
parallel --will-cite -j 2 --retries 3 ./worker ::: 1 2 3 4 5 6 7 8 \
    >results.ndjson 2>err || fail "parallel: $(cat err)"
[ "$(wc -l <partial)" -ge 5 ] || fail 'nobody was killed'
"$BREVIER" batch verify jobs.ndjson results.ndjson >out 2>&1 || fail "$(cat out)"
[ "$(wc -l <results.ndjson)" -eq 400 ] || fail "$(wc -l <results.ndjson) results"
[ "$(ls o | wc -l)" -eq 400 ] || fail "$(ls o | wc -l) files"

# What the manual of scale says: blocks of a stream instead of shards.
rm -f o/*
parallel --will-cite --pipe -j 2 -N 100 "$BREVIER" batch - -j 1 --quiet \
    <jobs.ndjson >results.ndjson 2>err || fail "--pipe: $(cat err)"
"$BREVIER" batch verify jobs.ndjson results.ndjson >out 2>&1 || fail "$(cat out)"
[ "$failed" -eq 0 ] && echo 'each job once'
exit "$failed"
