#!/bin/sh
# What a process does around its jobs: where outputs go, what is refused, what
# is left untouched, with which exit code.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_call: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0

# expect CODE WORDS COMMAND...: runs it; WORDS (a basic regular expression)
# must stand in what it says on stderr, "" for silence.
expect() {
    code=$1 words=$2
    shift 2
    "$@" >out 2>err </dev/null
    got=$?
    if [ "$got" -ne "$code" ]; then
        fail "exit $got, not $code: $*"
    elif [ -z "$words" ] && [ -s err ]; then
        fail "was to be silent: $*"
    elif [ "$words" ] && ! grep -q -- "$words" err; then
        fail "does not say \"$words\": $*"
    fi
}
fail() {
    echo "test_call: $1"
    sed 's/^/    /' err
    failed=1
}
there() { [ -s "$1" ] || fail "no $1"; }
absent() { [ ! -e "$1" ] || fail "$1 was made"; }
shell() { sh -c "$1" brevier "$BREVIER"; }

cat >cv.yaml <<'END'
cv:
  name: Ada Lovelace
  sections:
    Posts:
      - Analyst of the engine
END
printf 'cv:\n  nmae: Ada\n' >bad.yaml

# beside the input, under its name
mkdir sub && cp cv.yaml sub
expect 0 '^sub/cv.pdf: 1 page, .* bytes$' "$BREVIER" sub/cv.yaml
there sub/cv.pdf
expect 0 '' "$BREVIER" -q cv.yaml
expect 0 '' "$BREVIER" cv.yaml -o -
cmp -s out cv.pdf || fail "stdout and the file differ"
expect 0 '' shell '"$1" - <cv.yaml >piped.pdf'
cmp -s piped.pdf cv.pdf || fail "stdin makes another file"
expect 0 '^sub/other.pdf: ' "$BREVIER" render cv.yaml -o sub/other.pdf
expect 0 '^sub/cv.pdf: ' "$BREVIER" render cv.yaml -o sub
expect 0 '' "$BREVIER" cv.yaml --to txt
grep -q '^Ada Lovelace$' out || fail "no name in the text"
expect 0 '^cv.txt: ' "$BREVIER" cv.yaml -o cv.txt
[ ! -s out ] || fail "the text went to stdout too"
expect 0 '' "$BREVIER" cv.yaml --json --quiet
grep -q '^{"path":"cv.pdf","pages":1,"bytes":[0-9]*,"ms":[0-9.]*}$' out ||
    fail "no result in JSON: $(cat out)"

# a mistake leaves the old file as it was
cp cv.pdf bad.pdf
expect 1 '1 error; bad.pdf is unchanged' "$BREVIER" bad.yaml
cmp -s cv.pdf bad.pdf || fail "bad.pdf was touched"
rm bad.pdf
expect 1 '; nothing was written' "$BREVIER" bad.yaml
absent bad.pdf
expect 1 '^cv.pdf: 1 page' "$BREVIER" bad.yaml cv.yaml
expect 1 '"code":"unknown-key"' "$BREVIER" check bad.yaml --diagnostics=json
[ "$(wc -l <err)" -eq "$(grep -c '^{.*}$' err)" ] || fail "words among JSON"

# what a machine reads, and whether it is what the file says
expect 0 '^cv.pdf: 1 page, tagged$' "$BREVIER" read cv.pdf
grep -q '^Analyst of the engine$' out || fail "no text was read: $(cat out)"
grep -q lacks err && fail "something lacks"
expect 0 '' shell '"$1" read --json - <cv.pdf'
grep -q '"title":"Ada Lovelace - CV"' out || fail "no title was read"
expect 0 '^cv.pdf: says what cv.yaml says$' "$BREVIER" check --pdf cv.pdf cv.yaml
sed 's/of the engine/of engines/' cv.yaml >later.yaml
expect 1 "^later.yaml:5:20: .*, 'the' stands where 'engines' should$" \
    "$BREVIER" check later.yaml --pdf cv.pdf
cat >two.yaml <<'END'
cv: {name: Ada Lovelace, headline: "Analyst of {{engine}}"}
values: {engine: an engine}
variants:
  mill: {values: {engine: the mill}}
  store: {values: {engine: the store}}
END
expect 0 "" "$BREVIER" -q two.yaml --variant mill -o mill.pdf
expect 0 '^mill.pdf: says' "$BREVIER" check --pdf mill.pdf two.yaml --variant mill
expect 1 "'mill' stands where 'store' should" \
    "$BREVIER" check --pdf mill.pdf two.yaml --variant store
cat >bare.pdf <<'END'
%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99]>> endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000056 00000 n 
0000000111 00000 n 
trailer <</Size 4 /Root 1 0 R>>
startxref
178
%%EOF
END
expect 0 '^bare.pdf: 1 page, not tagged$' "$BREVIER" read bare.pdf
expect 0 '' "$BREVIER" read --json bare.pdf
grep -q '"tagged":false' out || fail 'programs are told of tags'
expect 1 'does not begin with %PDF' "$BREVIER" read cv.yaml
expect 4 'no-such.pdf' "$BREVIER" read no-such.pdf

# names that collide, before anything is written
cp cv.yaml twin.yaml && cp cv.yaml twin.yml
expect 2 'would both become' "$BREVIER" twin.yaml twin.yml
absent twin.pdf
expect 2 'would both become' "$BREVIER" cv.yaml ./cv.yaml
ln -s cv.yaml link
expect 2 "would replace 'cv.yaml'" "$BREVIER" cv.yaml -o link

# a folder whose name ends as a file's, and what is no file at all
mkdir my.folder
expect 0 '^my.folder/cv.pdf: ' "$BREVIER" cv.yaml -o my.folder
expect 0 '' "$BREVIER" cv.yaml cv.yaml -q -o /dev/null --to txt

# a letter's own file, and what it is called
printf 'cv: {name: Ada}\nletter: {as: file, paragraphs: [A]}\n' >note.yaml
expect 0 '^namedpdf-letter.pdf: \|^namedpdf: ' "$BREVIER" note.yaml --to pdf -o namedpdf
there namedpdf-letter.pdf
sed 's/as: file/as: [file]/' note.yaml >list.yaml
expect 1 "list.yaml:2:14: error: expected page or file for 'as'" "$BREVIER" list.yaml
absent list-letter.pdf

# a layout or variants in the way of what is written
echo 'extends: classic' >mine.yaml
printf 'variants: {x: {}}\n' >own.yaml
cp mine.yaml kept.yaml
expect 2 "would replace 'mine.yaml'" "$BREVIER" cv.yaml --layout mine.yaml --freeze mine.yaml
cmp -s mine.yaml kept.yaml || fail 'a layout was replaced'
expect 2 "would replace 'own.yaml'" "$BREVIER" cv.yaml --variants own.yaml --freeze own.yaml
expect 0 '' shell '"$1" - --variants own.yaml --variant x <cv.yaml >piped.pdf'
cmp -s piped.pdf cv.pdf || fail 'a variant of stdin goes elsewhere'

# what cannot be read or written
expect 4 'no-such.yaml' "$BREVIER" no-such.yaml
expect 4 'folder' "$BREVIER" check sub
mkfifo pipe
expect 4 'pipe' "$BREVIER" check ./pipe
expect 4 'standard output' shell '"$1" cv.yaml -o - >/dev/full'
expect 4 'standard output' shell '"$1" cv.yaml -o - >&-'
expect 4 'standard output' shell '"$1" --help >&-'
expect 4 'cannot read' shell '"$1" check - <&-'
expect 0 '' shell '"$1" cv.yaml 2>&-'
expect 4 'cannot write' "$BREVIER" cv.yaml -o no-such/cv.pdf
expect 0 '' shell 'trap "" PIPE; { "$1" cv.yaml -o - 2>said; echo $? >code; } |
    true; grep -q "^[04]$" code'
: >empty.yaml
expect 1 'empty.yaml' "$BREVIER" check empty.yaml

expect 4 'no such folder' "$BREVIER" cv.yaml --data no-such

# never a PDF to a terminal
if script -qec true /dev/null >/dev/null 2>&1; then
    expect 0 '' shell 'script -qec "\"$1\" cv.yaml -o -; echo code \$?" \
        /dev/null >said; grep -q "a PDF does not go to a terminal" said &&
        grep -q "^code 2" said'
fi

# the environment
expect 2 "SOURCE_DATE_EPOCH is 'noon'" env SOURCE_DATE_EPOCH=noon \
    "$BREVIER" cv.yaml
expect 2 'SOURCE_DATE_EPOCH' env SOURCE_DATE_EPOCH=999999999999999999999 \
    "$BREVIER" cv.yaml
expect 0 '' env SOURCE_DATE_EPOCH=0 "$BREVIER" -q cv.yaml
expect 2 'rendr' env NO_COLOR=1 "$BREVIER" rendr
expect 2 "$(printf '\033')" "$BREVIER" rendr --color=always
"$BREVIER" rendr 2>&1 | grep -q "$(printf '\033')" && fail "colour in a pipe"

# a file to start from
expect 0 '^ada-lovelace.yaml: ' env LANG=de_DE.UTF-8 "$BREVIER" new \
    'Ada  Lovelace'
grep -q 'a4' ada-lovelace.yaml || fail "not the paper of the land"
expect 4 'there already' "$BREVIER" new 'Ada Lovelace'
expect 0 'resume.yaml' env LANG=en_US.UTF-8 "$BREVIER" new
grep -q 'us-letter' resume.yaml || fail "not the paper of the land"
expect 0 '1 page, nothing is wrong' "$BREVIER" check resume.yaml
expect 1 'unknown layout' "$BREVIER" new Other --layout no-such
absent other.yaml
expect 0 '' "$BREVIER" new -o - 'O"Hara: #1'
cp out ohara.yaml
expect 0 'nothing is wrong' "$BREVIER" check ohara.yaml

# the fonts there are
expect 0 '' "$BREVIER" fonts
grep -q '^EB Garamond$' out && grep -q '^  scripts .*Cyrillic' out &&
    grep -q 'OFL-1.1' out || fail "EB Garamond is not listed"
grep -q ' $' out && fail "blanks at the end of a line"
expect 0 '' "$BREVIER" fonts 'source sans 3'
grep -q '^    smcp  small capitals; not in italic, semibold italic, bold' out &&
    grep -q '^  + kern  kerning' out || fail "features are not explained"
expect 1 "did you mean 'EB Garamond'" "$BREVIER" fonts 'EB Garamont'
[ -s out ] && fail "fonts of no family"
expect 0 '' "$BREVIER" fonts --json 'EB Garamond'
grep -q '"style":"bold italic","weight":700,"italic":true,' out ||
    fail "no bold italic in JSON"
mkdir fonts && echo 'not a font' >fonts/odd.ttf
expect 0 "passed over: '.*odd.ttf': it is" "$BREVIER" fonts
rm -r fonts

# help, from the tables
for verb in render check proof read new fonts layouts schema completion help; do
    expect 0 '' "$BREVIER" help $verb
    expect 0 '' "$BREVIER" $verb --help
done
expect 0 '' "$BREVIER" --help
awk 'length > 84 { exit 1 }' out || fail "help is too wide"
expect 0 '' "$BREVIER" help layout page.size
grep -q 'us-letter' out || fail "no help on page.size"
expect 2 "did you mean 'page.size'" "$BREVIER" help layout page.sise

exit $failed
