#!/bin/sh
# Streams of jobs and of results: what no job is, where results cannot go, names
# that lead astray, drafts, and results held against jobs.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_streams: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_PAPER
export LC_ALL=C
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_streams: $1"
    head -20 err | sed 's/^/    /'
    failed=1
}

# expect CODE WORDS COMMAND...: WORDS, a basic regular expression, on stdout or
# stderr; "" for anything
expect() {
    code=$1 words=$2
    shift 2
    "$@" >out 2>err
    got=$?
    [ "$got" -eq "$code" ] || fail "exit $got, not $code: $*"
    [ -z "$words" ] || cat out err | grep -q -- "$words" || fail "does not say \"$words\": $*"
}
batch() { "$BREVIER" batch "$@"; }
there() { [ -s "$1" ] || fail "no $1"; }
absent() { [ ! -e "$1" ] || fail "$1 was made"; }

printf 'cv: {name: {en: Ada, de: Adele}, sections: {Posts: [One, Two]}}\n' >cv.yaml
job() { printf '{"id":"%s","resume":"cv.yaml"%s}\n' "$1" "${2+,$2}"; }

# ---- what is no job ----
{
    job a
    printf '{"id":"%09000000d"}\n' 1
    job b
} >long.ndjson
expect 5 'line 2 has more than 8 MiB' batch long.ndjson
there a.pdf
there b.pdf
[ "$(grep -c '^{"id":null' out)" -eq 1 ] || fail 'a line that is too long has no result'
printf '\n   \n\t\r\n' >blank.ndjson
expect 0 '' batch blank.ndjson
[ ! -s out ] || fail 'a blank line has a result'
job c '"lang":"klingon"' >bad.jsonl
expect 5 "'klingon' is no language" batch bad.jsonl
printf '{"id":"d","resume":"-"}\n' >bad.ndjson
expect 5 "a job's résumé is a file" batch bad.ndjson
mkdir folder.ndjson
expect 4 "'folder.ndjson': it is a folder" batch folder.ndjson
expect 4 "'none.ndjson'" batch none.ndjson
expect 4 "cannot read '-'" batch - <"$tmp"

# ---- names ----
for out in a/ ../up.pdf - .hidden; do
    job e "\"out\":\"$out\"" >name.ndjson
    expect 5 'cannot write' batch name.ndjson -o folder.ndjson
done
absent ../up.pdf
for out in up/../x.pdf ..up.pdf up..pdf; do
    job e "\"out\":\"$out\"" >name.ndjson
    case $out in
    *../*) expect 5 'it lies outside the folder' batch name.ndjson -o folder.ndjson ;;
    ..*) expect 5 'it is no name for a file' batch name.ndjson -o folder.ndjson ;;
    *) expect 0 '' batch name.ndjson -o folder.ndjson/ && there folder.ndjson/up..pdf ;;
    esac
done
for id in com1 LPT9 com+ comx con; do job $id; done >windows.ndjson
expect 0 '' batch windows.ndjson -o '{id}.pdf' -q
for name in _com1 _LPT9 _con com+ comx; do there $name.pdf; done
job f '"lang":"de","layout":"plain","paper":"a4"' >named.ndjson
expect 0 '' batch named.ndjson -o '{name}-{layout}-{paper}.pdf' --layout classic \
    --set page.max=2 -q
there Adele-plain-a4.pdf
expect 0 '' batch cv.yaml --papers a4 -j 9 -o '{name}.txt' -q
there Ada.txt

# ---- where results and outputs go ----
job g >one.ndjson
expect 4 "cannot write 'folder.ndjson'" batch one.ndjson --results folder.ndjson
expect 0 '' batch one.ndjson --results got -q
grep -q '"id":"g","ok":true' got || fail 'no result in a file'
expect 2 '--tar writes to stdout alone: --tar - > x.tar' batch one.ndjson --tar x.tar
batch one.ndjson --tar - >tar 2>results
grep -q '"id":"g","ok":true' results || fail 'with --tar results are not on stderr'
if [ -c /dev/full ]; then
    "$BREVIER" batch one.ndjson >/dev/full 2>err
    [ $? -eq 4 ] || fail 'results are lost without a word'
    grep -q 'cannot write 'standard output': No space' err || fail 'does not say that results are lost'
    "$BREVIER" batch one.ndjson --tar - >/dev/full 2>err
    [ $? -eq 4 ] || fail 'a tar is lost without a word'
fi

# ---- what does not fit ----
cp "$here/cases/fit/refused.yaml" refused.yaml
expect 5 'does not fit' batch refused.yaml --papers us-letter -o '{stem}' --drafts
there refused.draft
absent refused
rm refused.draft
expect 5 'refused.draft.pdf shows what does not fit' batch refused.yaml \
    --papers us-letter -o '{stem}.pdf' --drafts
there refused.draft.pdf
rm refused.draft.pdf
expect 0 '' batch refused.yaml --papers us-letter --drafts --to txt
expect 5 'does not fit' batch refused.yaml --papers us-letter
absent refused.draft.pdf
cp "$here/cases/fit/explained.yaml" gives.yaml
expect 0 '"fit":{"lines_over":10,"cost":[0-9.]*,"given":{"section_titles.space_above":9.5,' \
    batch gives.yaml --papers us-letter --json -q
cp "$here/cases/fit/drop.yaml" "$here/cases/fit/rigid.yaml" .
expect 0 '"shortened":0,"dropped":2}' batch drop.yaml --papers us-letter --drop --json -q

# ---- results against jobs ----
awk 'BEGIN { for (i = 1; i <= 1500; i++)
    print "{\"id\":\"" i "\",\"resume\":\"cv.yaml\"}" }' >jobs
awk 'BEGIN { for (i = 1; i <= 1500; i++)
    print "{\"id\":\"" i "\",\"ok\":false}" }' >results
expect 5 '1 500 jobs: 0 good, 1500 failed' batch verify jobs results
head -9 jobs >few && mv few jobs
head -9 results >few && mv few results
expect 1 "'3' is in the tasks twice" sh -c \
    'sed -n 3p jobs | cat jobs - >twice; "$1" batch verify twice results' - "$BREVIER"
expect 1 "'' is no task" sh -c \
    'echo "{}" | cat jobs - | "$1" batch verify - results' - "$BREVIER"
printf '{"ok":true}\n\n{"id":["7"],"ok":true}\n{"id":"8"}\n{"id":"9","ok":true}\n' >odd
expect 1 "odd:1: '' is no result" batch verify jobs odd
grep -q "odd:3: '' is no result" err || fail 'a list is an id'
grep -q "odd:4: '8' is no result" err || fail 'a result says nothing of ok'
grep -q "odd:5: '9' tells of no file" err || fail 'a result without a file'
printf '{"id":"9","ok":true,"path":"folder.ndjson","sha256":"x"}\n' >odd
expect 1 "'9' has no file 'folder.ndjson'" batch verify jobs odd
expect 4 "cannot read 'none'" batch verify jobs none results
expect 4 "cannot read 'none'" batch verify none results
expect 4 "cannot read 'folder.ndjson'" batch verify folder.ndjson results
expect 0 '' batch verify jobs results --exit-zero
exit $failed
