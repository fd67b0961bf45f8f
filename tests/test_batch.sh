#!/bin/sh
# Many outputs of one call: the same bytes as each alone, results in order,
# names, failures, shards, signals.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_batch: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER SLURM_ARRAY_TASK_ID \
    JOB_COMPLETION_INDEX AWS_BATCH_JOB_ARRAY_INDEX
export LC_ALL=C
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_batch: $1"
    failed=1
}

# expect CODE COMMAND...
expect() {
    code=$1
    shift
    "$@" >out 2>err
    got=$?
    [ "$got" -eq "$code" ] || { fail "exit $got, not $code: $*"; cat err; }
}
# says WORDS: a basic regular expression, on stdout or stderr of the last
says() { cat out err | grep -q -- "$1" || { fail "does not say \"$1\""; cat err; }; }
ids() { sed 's/^{"id":"\{0,1\}\([^",]*\).*/\1/' "$1"; }
plain() { sed 's/"cached":[a-z]*,"ms":[0-9.]*,//' "$1"; }

cat >cv.yaml <<'END'
cv:
  name: Ada Lovelace
  headline: Analyst
  email: ada@example.org
  sections:
    Posts:
      - company: Analytical Engine
        position: Analyst
        date: 1843
        highlights:
          - {en: Wrote the first programme, de: Schrieb das erste Programm}
END
printf 'cv: {name: Ada, sectoins: {}}\n' >bad.yaml
job() { printf '{"id":"%s","resume":"cv.yaml","set":{"cv.headline":"canary%sword"},"out":"%s"}\n' "$1" "$1" "$2"; }

# ---- a product ----
expect 0 "$BREVIER" batch cv.yaml --langs en,de --papers a4,us-letter -q
for f in cv-a4.en cv-a4.de cv-us-letter.en cv-us-letter.de; do
    [ -s "$f.pdf" ] || fail "no $f.pdf"
done
"$BREVIER" cv.yaml --set page.size=a4 --lang de -o one.pdf -q
cmp -s one.pdf cv-a4.de.pdf || fail 'a product differs from a single render'
expect 0 "$BREVIER" batch cv.yaml --langs en,de --papers a4,us-letter
says '4 done, 4 unchanged'
expect 0 "$BREVIER" batch cv.yaml --langs en,de --to txt -o '{name}_{lang}.txt'
[ -s Ada-Lovelace_de.txt ] || fail 'no name from {name}'

expect 0 "$BREVIER" batch cv.yaml --langs en,de -o 'by/{lang}/{name}.pdf' --exit-zero
[ -e by ] && fail 'makes a folder nobody asked for'
mkdir by
expect 0 "$BREVIER" batch cv.yaml --langs en,de -o 'by/{lang}/{name}.pdf'
[ -s by/de/Ada-Lovelace.pdf ] || fail 'no folder from {lang}'
cat >many.yaml <<'END'
cv: {name: Ada Lovelace, headline: Analyst, sections: {Posts: [{text: Wrote notes, id: notes}]}}
variants:
  acme: {set: {cv.headline: Programmer}}
  beta: {patch: {notes: {text: Wrote the notes}}, out: "for/{variant}.pdf"}
  gamma: {patch: {none: {hide: true}}}
END
mkdir for
expect 5 "$BREVIER" batch many.yaml --all
says "gamma: nothing was written"
"$BREVIER" many.yaml --variant acme -o one.pdf -q
cmp -s one.pdf many-acme.pdf || fail 'a variant differs from a single render'
[ -s for/beta.pdf ] || fail 'the name a variant asks for is not used'
expect 0 "$BREVIER" batch many.yaml --variants acme,beta --layouts classic,plain -o '{variant}-{layout}.pdf' -q
[ "$(ls acme-* beta-* | wc -l)" -eq 4 ] || fail 'variants times layouts'
expect 1 "$BREVIER" batch many.yaml --variants acme,betta
says "betta"

# ---- letters that are files ----
cat >letters.yaml <<'END'
cv: {name: Ada Lovelace}
variants:
  mill: {letter: {as: file, paragraphs: [A word to the mill.]}}
  mill-letter: {}
  store: {letter: {paragraphs: [A word to the store.]}}
END
expect 0 "$BREVIER" batch letters.yaml --variants mill,store --json -o '{variant}-apart.pdf'
[ "$(ids out | tr '\n' ' ')" = 'mill mill/letter store ' ] || fail "letters: $(ids out)"
"$BREVIER" letters.yaml --variant mill -o one.pdf -q
cmp -s one-letter.pdf mill-apart-letter.pdf || fail 'a letter differs from a single render'
cmp -s one.pdf mill-apart.pdf || fail 'a letter changes its résumé'
expect 2 "$BREVIER" batch letters.yaml --variants mill,mill-letter
says "'mill/letter' and 'mill-letter' would both become 'letters-mill-letter.pdf'"
[ -e letters-mill.pdf ] && fail 'written before letters have names'
cp letters.yaml letters-letter.yaml
expect 0 "$BREVIER" letters.yaml letters-letter.yaml
expect 2 "$BREVIER" letters.yaml letters-letter.yaml letters-mill-letter.yaml --variant mill
printf 'cv: {name: A}\nletter: {as: file, paragraphs: [A]}\n' >apart.yaml
cp apart.yaml apart-letter.yaml
expect 2 "$BREVIER" apart.yaml apart-letter.yaml
says "'apart-letter.yaml' and the letter of 'apart.yaml' would both become 'apart-letter.pdf'"
ls | grep -q '^apart.*pdf' && fail 'written before the names of letters are known'
{
    echo '{"id":"1","resume":"letters.yaml","variant":"mill","out":"own-letter.pdf"}'
    echo '{"id":"own","resume":"letters.yaml","variant":"mill","letter":true}'
    echo '{"id":"no","resume":"letters.yaml","variant":"mill-letter","letter":true}'
    echo '{"id":"page","resume":"letters.yaml","variant":"store","letter":true,"out":"page.pdf"}'
    echo '{"id":"what","resume":"letters.yaml","letter":"please"}'
} >letters.ndjson
expect 5 "$BREVIER" batch letters.ndjson
[ "$(grep -o '"ok":[a-z]*' out | tr -d '\n')" = \
    '"ok":true"ok":false"ok":false"ok":true"ok":false' ] || fail "letters: $(cat out)"
says '"id":"own".*another job of this run has that name'
"$BREVIER" read page.pdf --json 2>&1 | grep -q 'A word to the store' || fail 'no letter'
cmp -s own-letter.pdf one.pdf || fail 'a letter replaces another job'

# ---- one company's page that names another ----
cat >leaks.yaml <<'END'
cv: {name: Ada Lovelace, website: "https://example.org/{{company}}", sections: {Posts: [{text: Wrote notes, id: notes}]}}
variants:
  globex: {values: {company: Globex}}
  clean: {values: {company: Clean}}
  text: {values: {company: Acme}, patch: {notes: {text: Notes for Globex}}}
  link: {values: {company: Acme}, patch: {notes: {text: "[Notes](https://example.org/globex)"}}}
  website: {values: {company: Acme}, set: {cv.website: "https://globex.example.org"}}
  title: {values: {company: Acme}, set: {cv.sections.Globex: [Words]}}
  name: {values: {company: Acme}, out: "globex.pdf"}
  author: {values: {company: Acme}, settings: {pdf_title: NAME for Globex}}
  keywords: {values: {company: Acme}, settings: {pdf_keywords: [analyst, globex]}}
  letter: {values: {company: Acme}, letter: {paragraphs: [Dear Globex]}}
  footer: {values: {company: Acme}, layout: {page: {show_footer: true}, templates: {footer: For Globex}}}
END
expect 5 "$BREVIER" batch leaks.yaml --all --json -o 'leak-{variant}.pdf' --layouts plain
grep -o '"id":"[a-z]*/plain","ok":true' out | tr -dc 'a-z/\n' >got
printf '%s\n' idglobex/plainoktrue idclean/plainoktrue idname/plainoktrue | cmp -s - got || fail "leaks: $(cat got)"
[ "$(grep -c "the name of another variant: 'Globex'" out)" -eq 8 ] || fail "leaks: $(cat out)"
[ "$(ls leak-* | wc -l)" -eq 3 ] || fail 'a leak is written'
expect 5 "$BREVIER" batch leaks.yaml --variants name # by its own name
says "the name of another variant: 'Globex'"
[ -e globex.pdf ] && fail 'a name leaks'
expect 5 "$BREVIER" batch leaks.yaml --variants clean -o 'globex-{variant}.pdf'
{
    echo '{"id":"1","resume":"leaks.yaml","variant":"clean","set":{"cv.headline":"To Globex"}}'
    echo '{"id":"2","resume":"leaks.yaml","variant":"clean","values":{"company":"Globex"}}'
    echo '{"id":"3","resume":"leaks.yaml","variant":"clean","out":"for-globex.pdf"}'
    echo '{"id":"4","resume":"leaks.yaml","variant":"clean","values":{"other":"Globex"},"set":{"cv.headline":"{{other}}"}}'
} >leaks.ndjson
expect 5 "$BREVIER" batch leaks.ndjson
[ "$(grep -o '"ok":[a-z]*' out | tr -d '\n')" = '"ok":false"ok":true"ok":false"ok":false' ] || fail "leaks: $(cat out)"

# ---- the same bytes in the same order, however many at a time ----
mkdir one o
i=0
while [ $((i += 1)) -le 60 ]; do
    job $i "o/{id}.pdf"
done >jobs.ndjson
for i in 1 7 60; do
    "$BREVIER" cv.yaml --set "cv.headline=canary${i}word" -o one/$i.pdf -q
done
for j in 1 2 8 64; do
    rm -f o/*
    expect 0 "$BREVIER" batch jobs.ndjson -j $j -q
    plain out >results.$j
    cmp -s results.1 results.$j || fail "other results with -j $j"
    for i in 1 7 60; do
        cmp -s one/$i.pdf o/$i.pdf || fail "$i.pdf differs with -j $j"
    done
done
seq 60 >want
ids results.1 | cmp -s - want || fail 'results out of order'
sort -R jobs.ndjson >shuffled.ndjson
cp -r o before && rm o/*
expect 0 "$BREVIER" batch shuffled.ndjson -j 8 -q
ids out >got
ids shuffled.ndjson | cmp -s - got || fail 'results not in the order of jobs'
diff -r o before >/dev/null || fail 'other files in another order'
for i in 1 2 33 60; do # no word of one in another
    "$BREVIER" read o/$i.pdf 2>err | grep -o 'canary[0-9]*word' | sort -u >got
    echo "canary${i}word" | cmp -s - got || fail "$i.pdf says what others say"
done
expect 0 "$BREVIER" batch - -q <jobs.ndjson
grep -vq '"cached":true' out && fail 'an unchanged output is written again'
grep -q '"pages":1,"fit":null,"cached":true,"ms":[0-9.]*,"diagnostics":\[\]}$' out ||
    fail 'a result has another form'
[ "$(sha256sum <o/7.pdf)" = "$(sed -n '7s/.*"sha256":"\([^"]*\)".*/\1  -/p' out)" ] ||
    fail 'another hash than that of the file'

# ---- what fails, fails alone ----
rm -f o/*
{
    job 1 o/1.pdf
    echo '{"id":"wrong","resume":"bad.yaml","out":"o/wrong.pdf"}'
    echo 'not JSON'
    echo
    echo '{"id":"key","resume":"cv.yaml","oot":"o/key.pdf"}'
    echo '{"id":"gone","resume":"gone.yaml","out":"o/gone.pdf"}'
    echo '{"id":"path","resume":"cv.yaml","set":{"cv.sections.None[x].text":"?"}}'
    printf '{"id":"last","resume":"cv.yaml","out":"o/last.pdf"}' # and no line end
} >mixed.ndjson
expect 5 "$BREVIER" batch mixed.ndjson -j 4
says '7 done, 5 failed'
ids out >got
printf '%s\n' 1 wrong null key gone path last | cmp -s - got ||
    fail 'not a result for each line'
grep -q '"id":null,"line":3,"ok":false' out || fail 'no number of a line that is none'
grep -q '"line":5,"col":32,.*did you mean .out' out || fail 'an unknown key has no place'
grep -q '"id":"path".*"code":"bad-path"' out || fail 'a bad path is not said'
[ "$(ls o)" = "1.pdf
last.pdf" ] || fail "a failed job leaves: $(ls o)"
expect 0 "$BREVIER" batch mixed.ndjson --exit-zero -q
expect 5 "$BREVIER" batch mixed.ndjson --fail-fast -j 1
[ "$(wc -l <out)" -eq 2 ] || fail '--fail-fast goes on'
says 'the rest was not begun'
expect 5 "$BREVIER" batch mixed.ndjson --max-errors 3 -j 1 -q
[ "$(wc -l <out)" -eq 4 ] || fail '--max-errors 3 ends elsewhere'
printf 'old' >o/wrong.pdf
expect 5 "$BREVIER" batch mixed.ndjson -q
[ "$(cat o/wrong.pdf)" = old ] || fail 'a failed job touches the old file'
expect 5 "$BREVIER" batch cv.yaml --layouts classic,nowhere
says 'nowhere: nothing was written'
[ -s cv-classic.pdf ] && [ ! -e cv-nowhere.pdf ] || fail 'a product stops'

# ---- more than a job may take ----
expect 5 "$BREVIER" batch mixed.ndjson --job-mem 1 -j 3 -q
[ "$(grep -c 'gave-up' out)" -eq 2 ] || fail '--job-mem bounds nothing'
awk 'BEGIN { print "cv:\n  name: Ada\n  sections:\n    Notes:"
    for (i = 0; i < 9000; i++) print "      - some words to be set, number " i
}' >long.yaml
{
    echo '{"id":"long","resume":"long.yaml","out":"o/long.pdf"}'
    echo '{"id":"good","resume":"cv.yaml","out":"o/good.pdf"}'
} >long.ndjson
expect 5 "$BREVIER" batch long.ndjson --job-timeout 0.01 -q
grep -q '"id":"long","ok":false.*took more than 0.01 s' out ||
    fail '--job-timeout bounds nothing'

# ---- names ----
rm -f o/*
expect 2 "$BREVIER" batch cv.yaml --langs en,de -o o/same.pdf
says "would both become 'o/same.pdf'"
[ -z "$(ls o)" ] || fail 'written before names are known'
{
    job 1 o/Name.pdf
    job 2 o/name.pdf
    job 3 ./o//NAME.pdf
    job 4 "$(printf 'o/e\314\201.pdf')" # e and an accent, and both in one
    job 5 "$(printf 'o/\303\211.pdf')"
    job 6 cv.yaml
    job 7 o/
} >names.ndjson
for j in 1 8; do
    expect 5 "$BREVIER" batch names.ndjson -j $j -q
    grep -o '"ok":[a-z]*' out | tr -d '\n' >got
    [ "$(cat got)" = '"ok":true"ok":false"ok":false"ok":true"ok":false"ok":false"ok":false' ] ||
        fail "names with -j $j: $(cat got)"
done
[ "$(ls o | wc -l)" -eq 2 ] || fail "names: $(ls o)"
mkdir safe
cat >hostile.ndjson <<'END'
{"id":"../../up","resume":"cv.yaml"}
{"id":"a\\b:c*d|e","resume":"cv.yaml"}
{"id":".hidden","resume":"cv.yaml"}
{"id":"-rf","resume":"cv.yaml"}
{"id":"CON","resume":"cv.yaml"}
{"id":"dot. .","resume":"cv.yaml"}
{"id":"out","resume":"cv.yaml","out":"../up.pdf"}
{"id":"root","resume":"cv.yaml","out":"/up.pdf"}
END
expect 5 "$BREVIER" batch hostile.ndjson -o safe/ --to txt -q
ls safe >got
printf '%s.txt\n' _CON a-b-c-d-e dot hidden rf up | cmp -s - got ||
    fail "hostile ids: $(cat got)"
[ -e up.pdf ] && fail 'left its folder'

# ---- shards ----
: >all
for i in 1 2 3 4 5 6 7; do
    expect 0 "$BREVIER" batch jobs.ndjson --shard $i/7 -q
    ids out >>all
done
seq 60 >want
sort -n all | cmp -s - want || fail 'shards do not cover all, each once'
expect 0 "$BREVIER" batch jobs.ndjson --shard 3/7 -q
ids out | head -2 | tr '\n' ' ' >got
[ "$(cat got)" = '3 10 ' ] || fail "shard 3/7 begins $(cat got)"
auto() { # WANT VARIABLES... [-- OPTIONS...]
    want=$1
    shift
    expect 0 env "$@" "$BREVIER" batch jobs.ndjson --shard auto $options -q
    [ "$(ids out | head -1)" = "$want" ] || fail "auto with $*: $(ids out | head -1)"
}
options=
auto 2 SLURM_ARRAY_TASK_ID=6 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=5
auto 3 SLURM_ARRAY_TASK_ID=14 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=10 \
    SLURM_ARRAY_TASK_STEP=2
auto 5 AWS_BATCH_JOB_ARRAY_INDEX=4 AWS_BATCH_JOB_ARRAY_SIZE=9
options='--shards 8'
auto 1 JOB_COMPLETION_INDEX=0
auto 8 JOB_COMPLETION_INDEX=7
expect 2 env JOB_COMPLETION_INDEX=8 "$BREVIER" batch jobs.ndjson --shard auto --shards 8
expect 2 env JOB_COMPLETION_INDEX=1 "$BREVIER" batch jobs.ndjson --shard auto

# ---- nothing in, nothing out ----
expect 0 "$BREVIER" batch - </dev/null
[ -s out ] || [ -s err ] && fail 'words about nothing'

# ---- one stream of all ----
if command -v tar >/dev/null; then
    "$BREVIER" batch jobs.ndjson --tar - --results tar.results -q >all.tar ||
        fail '--tar fails'
    mkdir untar && tar -xf all.tar -C untar 2>err || fail "tar: $(cat err)"
    diff -r untar/o before >/dev/null || fail 'other files in the tar'
    plain tar.results | cmp -s - results.1 || fail 'other results with --tar'
    long=$(printf '%0120d' 7)
    job 1 "$(printf '%s/\303\251%s.pdf' "$long" "$long")" >one.ndjson
    "$BREVIER" batch one.ndjson --tar - -q 2>err | tar -tf - >got
    [ "$(wc -c <got)" -ge 248 ] || fail "a long name in a tar: $(cat got)"
fi

if [ -w /dev/full ]; then # all there is to write is its end
    code=0
    "$BREVIER" batch - --tar - --results none </dev/null >/dev/full 2>err || code=$?
    [ $code -eq 4 ] && grep -q "cannot write 'standard output': No space left" err ||
        fail "exit $code of a tar that has no end: $(cat err)"
fi

# ---- verify ----
expect 0 "$BREVIER" batch jobs.ndjson -q
cp out good
head -20 good >part.1
tail -40 good >part.2
expect 0 "$BREVIER" batch verify jobs.ndjson part.1 part.2
says '60 jobs: 60 good'
expect 1 "$BREVIER" batch verify jobs.ndjson part.2
says "jobs.ndjson:20: '20' has no result"
sed -n 5p good >>part.2
expect 1 "$BREVIER" batch verify jobs.ndjson part.1 part.2
says "part.2:41: '5' has another result already"
printf x >>o/33.pdf
rm o/34.pdf
expect 1 "$BREVIER" batch verify jobs.ndjson good
says "good:33: '33' has another file"
says "good:34: '34' has no file"

# ---- nobody runs ahead of who reads; a word now and then ----
mkfifo slow
rm -f o/*
seq 1500 | sed 's|.*|{"id":"&","resume":"cv.yaml","out":"o/{id}.txt"}|' >ahead.ndjson
"$BREVIER" batch ahead.ndjson -j 4 --to txt >slow 2>err &
pid=$!
exec 4<slow
n=-1
while made=$(ls o | wc -l) && [ "$made" -ne "$n" ]; do
    n=$made
    sleep 0.5
done
[ "$n" -gt 50 ] && [ "$n" -lt 1000 ] || fail "$n jobs run ahead of who reads"
n=0
until grep -q '^[0-9]* done, 0 failed, [0-9]*/s' err || [ $((n += 1)) -gt 80 ]; do sleep 0.1; done
[ "$n" -le 80 ] || fail 'silent for eight seconds'
cat <&4 >out
exec 4<&-
wait $pid || fail "exit $? after waiting"
ids out >got
seq 1500 | cmp -s - got || fail 'jobs are lost where nobody read'
[ "$(ls o | wc -l)" -eq 1500 ] || fail 'files are lost where nobody read'

# ---- the first signal waits for what is begun, the second does not ----
rm -f o/*
exec 4<>slow
dd if=/dev/zero of=slow oflag=nonblock bs=4096 count=1024 2>err # it is full
"$BREVIER" batch ahead.ndjson -j 2 --to txt >slow 2>err &
pid=$!
n=0
until [ -e o/1.txt ] || [ $((n += 1)) -gt 500 ]; do sleep 0.02; done
kill -TERM $pid
sleep 0.5
grep -q '^State:.*Z' /proc/$pid/status && fail 'a result that nobody has read is lost at SIGTERM'
kill -TERM $pid
wait $pid
code=$?
exec 4<&-
[ $code -eq 143 ] || fail "exit $code at the second SIGTERM"

# ---- the bar of a terminal ----
if script -qec true /dev/null >/dev/null 2>&1; then
    head -400 ahead.ndjson >some.ndjson
    bar() { # COLUMNS OPTIONS: what is on stderr
        rm -f o/*
        TERM=vt100 script -qec "stty cols $1; '$BREVIER' batch some.ndjson -j 1 $2 >/dev/null" \
            /dev/null </dev/null >bar 2>&1 || fail "exit $? on a terminal"
        tr '\r' '\n' <bar | sed -n "s/$(printf '\033')\[K//p" >got
    }
    bar 100
    grep -q '^\[=*>* *\] [0-9]* done, 0 failed, [0-9]*/s' got || fail "no bar: $(cat bar)"
    grep -q '^400 done; ' got || fail "a bar stays: $(tail -1 got)"
    bar 32
    awk 'length > 31' got | grep -q . && fail "a bar is wider than its terminal: $(cat got)"
    bar 100 --quiet
    [ -s got ] && fail "a bar with --quiet: $(cat got)"
fi

# ---- ended ----
mkfifo pipe
: >out # what is counted is its own
"$BREVIER" batch - -j 2 <pipe >out 2>err &
pid=$!
exec 3>pipe
rm -f o/*
head -30 jobs.ndjson >&3
n=0
while [ "$(wc -l <out)" -lt 30 ] && [ $((n += 1)) -lt 500 ]; do sleep 0.02; done
[ "$(wc -l <out)" -eq 30 ] || fail 'results wait for more jobs'
kill -TERM $pid
wait $pid
code=$?
exec 3>&-
[ $code -eq 143 ] || fail "exit $code at SIGTERM"
grep -q 'ended by a signal' err || fail 'silent about a signal'
i=0
while [ $((i += 1)) -le 400 ]; do cat jobs.ndjson; done |
    awk '{ sub(/"id":"[0-9]*"/, "\"id\":\"j" NR "\""); print }' >many.ndjson
: >out
"$BREVIER" batch many.ndjson -j 4 >out 2>err &
pid=$!
n=0
while [ "$(wc -l <out)" -lt 5 ] && [ $((n += 1)) -lt 500 ]; do sleep 0.02; done
kill -TERM $pid
wait $pid
[ $? -eq 143 ] || fail 'SIGTERM does not end a run'
done=$(wc -l <out)
[ "$done" -lt 24000 ] && [ "$done" -ge 5 ] || fail "$done results at SIGTERM"
[ "$(tail -c 2 out)" = "}" ] || fail 'a torn result'
ids out >got
seq -f j%.0f "$done" | cmp -s - got || fail 'results at SIGTERM are not the first ones'
grep '"ok":true' out | sed 's/.*"path":"\([^"]*\)","sha256":"\([^"]*\)".*/\2  \1/' >sums
sha256sum --quiet -c sums >err 2>&1 || fail "files at SIGTERM: $(head -3 err)"
find . -name '*.tmp' | grep -q . && fail 'a temporary file is left'
"$BREVIER" batch many.ndjson 2>err | head -1 >out
grep -qi 'pipe' err && fail 'words about a closed pipe'

[ "$failed" -eq 0 ] && echo 'batches are their parts'
exit "$failed"
