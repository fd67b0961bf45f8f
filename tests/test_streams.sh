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
job i '"letter":true' >bad.ndjson
expect 5 "missing key 'letter': there is none" batch bad.ndjson
printf '{"id":"d","resume":"-"}\n' >bad.ndjson
expect 5 "a job's résumé is a file" batch bad.ndjson
printf 'cv: {name: Ada}\nlayout: plain #1\n' >warned.yaml
for id in k l; do printf '{"id":"%s","resume":"warned.yaml"}\n' $id; done >warned.ndjson
expect 0 'not used' batch warned.ndjson
[ "$(grep -c '"severity":"warning"' out)" -eq 2 ] || fail 'a warning of a file is of one job alone'
printf 'extends: plain #1\n' >loud.yaml
for id in k l; do job $id '"layout":"loud.yaml"'; done >warned.ndjson
expect 0 'not used' batch warned.ndjson
[ "$(grep -c '"severity":"warning"' out)" -eq 2 ] || fail 'a warning of a layout is of one job alone'
mkdir folder.ndjson
job a >a.ndjson
expect 4 "'folder.ndjson': it is a folder" batch folder.ndjson
expect 4 "'none.ndjson'" batch none.ndjson
expect 4 "cannot read '-'" batch - <"$tmp"
expect 4 "cannot read '-': Bad file" batch - 0>write-only
printf '\n\0\n' >nul.ndjson
expect 5 'control character U+0000' batch nul.ndjson

expect 0 '' batch a.ndjson --job-timeout 9.12345678

# ---- names ----
for out in a/ ../up.pdf - .hidden; do
    job e "\"out\":\"$out\"" >name.ndjson
    expect 5 'cannot write' batch name.ndjson -o folder.ndjson
done
absent ../up.pdf
for out in .. a/..; do
    job e "\"out\":\"$out\"" >name.ndjson
    expect 5 'cannot write' batch name.ndjson -o folder.ndjson
done
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
job h '"set":{"page.size":"a5","layout.page.max":"2","cv.headline":"Set"}' >set.ndjson
expect 0 '' batch set.ndjson -q
"$BREVIER" read h.pdf 2>&1 | grep -q Set || fail 'a job sets no headline'
expect 0 '1 done' batch cv.yaml --langs en,de,fr --shard 2/3 -o '{lang}.txt'
there de.txt
absent fr.txt
expect 0 '' batch cv.yaml --papers a4 -j 9 -o '{name}.txt' -q
there Ada.txt

expect 2 "'cv.yaml/en' and 'cv.yaml/fr'\|would both\|same.pdf" batch cv.yaml \
    --langs en,de,fr,it,es,pt,nl,da,sv,nb,fi,pl,cs -o same.pdf
[ "$(grep -c error err)" -eq 10 ] || fail 'not ten of many names that collide'
printf 'variants: {x: {}, y: {}}\n' >own.yml
printf '{"variants": {"x": {}, "z": {}}}\n' >own.json
mkdir v && cp own.yml v/own
expect 0 '2 done' batch cv.yaml --variants own.yml --all -o '{variant}.txt'
expect 0 '1 done' batch cv.yaml --variants own.json --variants z -o '{variant}.txt'
there z.txt
expect 0 '2 done' batch cv.yaml --variants v/own --variants x,y -o '{variant}.txt'
expect 1 "unknown variant 'own'" batch cv.yaml --variants own

expect 4 "cannot write './.de.txt'\|cannot write '.de.txt'" batch cv.yaml --langs en,de -o '.{lang}.txt'
absent .en.txt
printf 'cv: {name: {en: "-", de: B, fr: B}, sections: {S: [A]}}\n' >dash.yaml
expect 2 "'de' and 'fr' would both become 'B'" batch dash.yaml --langs en,de,fr -o '{name}'
grep -q "''.*it is no name for a file" err || fail 'a name that is no name is not said'
job k '"lang":"klingon"' >tongue.ndjson
job e '"lang":"en"' >>tongue.ndjson
expect 5 "'klingon' is no language" batch tongue.ndjson --to txt
there e.txt
expect 2 "--langs: 'klingon' is no language" batch cv.yaml --langs en,klingon -o 'said-{lang}.txt'
absent said-en.txt
cp own.yml other.yaml
expect 0 '2 done' batch cv.yaml --variants other.yaml --all --to txt
there cv-x.txt
expect 4 "cannot read 'x'" batch x

{ job n; job o; } >deep.ndjson
expect 0 '' batch deep.ndjson -o 'v/{id}/x.pdf' -q
expect 0 '' batch deep.ndjson -o 'v/{id}/x.pdf' -q
there v/n/x.pdf
mkdir v/in
job n '"out":"in/{id}/x.pdf"' >deep.ndjson
expect 0 '' batch deep.ndjson -o v/ -q
there v/in/n/x.pdf
job n '"letter":false,"out":"{stem}.{id}"' >deep.ndjson
expect 0 '' batch deep.ndjson -o v/ -q
there v/cv.n

# ---- a file that is saved meanwhile ----
mkfifo pipe
: >got
batch - -j 1 -q <pipe >got 2>err &
pid=$!
exec 3>pipe
job p >&3
n=0
until grep -q '"id":"p"' got || [ $((n += 1)) -gt 500 ]; do sleep 0.02; done
printf 'cv: {name: Grace, sections: {Posts: [One, Two]}}\n' >cv.tmp && mv cv.tmp cv.yaml
job q >&3
exec 3>&-
wait $pid || fail 'a stream that waits fails'
"$BREVIER" read q.pdf 2>&1 | grep -q Grace || fail 'a file that was saved is not read again'
printf 'cv: {name: {en: Ada, de: Adele}, sections: {Posts: [One, Two]}}\n' >cv.yaml

# ---- where results and outputs go ----
job g >one.ndjson
expect 4 "cannot write 'folder.ndjson'" batch one.ndjson --results folder.ndjson
expect 0 '' batch one.ndjson --results got -q
grep -q '"id":"g","ok":true' got || fail 'no result in a file'
expect 2 '--tar writes to stdout alone: --tar - > x.tar' batch one.ndjson --tar x.tar
batch one.ndjson --tar - >tar 2>results
grep -q '"id":"g","ok":true' results || fail 'with --tar results are not on stderr'
SOURCE_DATE_EPOCH=1000000000 batch one.ndjson --tar - -q 2>err | TZ=UTC tar -tvf - |
    grep -q '2001-09-09.* g.pdf$' || fail 'a file in a tar has another date'
expect 5 '"code":"bad-value"' batch bad.jsonl --diagnostics json
if [ -c /dev/full ]; then
    "$BREVIER" batch one.ndjson >/dev/full 2>err
    [ $? -eq 4 ] || fail 'results are lost without a word'
    grep -q "cannot write 'standard output': No space" err || fail 'does not say that results are lost'
    "$BREVIER" batch one.ndjson --tar - >/dev/full 2>err
    [ $? -eq 4 ] || fail 'a tar is lost without a word'
fi

# ---- how it stands, on a terminal ----
if script -qec true /dev/null >/dev/null 2>&1; then
    echo "(cat one.ndjson; sleep 0.4; cat one.ndjson) | '$BREVIER' batch -" >slow
    TERM=xterm script -qec 'sh slow' /dev/null >seen </dev/null
    grep -q '[01] done, 0 failed, [0-9]*/s' seen || fail 'no word of how it stands'
    TERM=dumb script -qec 'sh slow' /dev/null >seen </dev/null
    ! grep -q '/s' seen || fail 'a bar on what has no lines'
    echo "(cat one.ndjson; sleep 0.4; cat one.ndjson) | '$BREVIER' batch - -q" >slow
    TERM=xterm script -qec 'sh slow' /dev/null >seen </dev/null
    ! grep -q '/s' seen || fail 'a bar with -q'
    expect 2 '' script -qec "'$BREVIER' batch one.ndjson --tar -" /dev/null
    grep -q 'a tar does not go to a terminal' out || fail 'a tar on a terminal'
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
"$BREVIER" refused.yaml --to pdf -o d 2>err
[ $? -eq 3 ] || fail 'a page that does not fit is written'
grep -q 'd.draft.pdf shows the rest' err || fail 'no draft of a short name'
there d.draft.pdf
expect 0 '' batch refused.yaml --papers us-letter --drafts --to txt
printf 'cv: {name: N, sections: {S: [{bulet: x}]}}\n' >broken.yaml
expect 5 "unknown key\|no kind" batch broken.yaml --papers us-letter --drafts
expect 5 'does not fit' batch refused.yaml --papers us-letter --drafts --to pages
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
printf '{"id":"9","ok":true,"path":"cv.yaml"}\n' >odd
expect 1 "'9' tells of no file" batch verify jobs odd
expect 1 "odd:1: '9' is of no task" batch verify long.ndjson odd
printf '{"id":"9","ok":true,"path":"folder.ndjson","sha256":"x"}\n' >odd
expect 1 "'9' has no file 'folder.ndjson'" batch verify jobs odd
expect 4 "cannot read 'none'" batch verify jobs none results
expect 4 "cannot read 'none'" batch verify none results
expect 4 "cannot read 'folder.ndjson'" batch verify folder.ndjson results
expect 0 '' batch verify jobs results --exit-zero
exit $failed
