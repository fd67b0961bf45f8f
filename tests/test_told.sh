#!/bin/sh
# What is told of a fit by every verb that sets pages, and of files by those
# that look into them.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_told: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
export LANG=C.UTF-8 XDG_DATA_HOME=/nonexistent
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_told: $1"
    head -20 err | cut -c1-200 | sed 's/^/    /'
    failed=1
}
# expect CODE WORDS COMMAND...: WORDS, a basic regular expression, on stdout or
# stderr
expect() {
    code=$1 words=$2
    shift 2
    "$BREVIER" "$@" >out 2>err </dev/null
    got=$?
    [ "$got" -eq "$code" ] || fail "exit $got, not $code: $*"
    cat out err | grep -q -- "$words" || fail "does not say \"$words\": $*"
}
also() { cat out err | grep -q -- "$1" || fail "does not say \"$1\" too"; }
cp "$here"/cases/fit/*.yaml .
given='fit: 10.3 pt (wish 10.5), leading 1.16'

# ---- what gave, what was dropped, what could be cut ----
expect 0 "left out, priority 1, 1 line less" drop.yaml --drop --explain
also 'fit: 2 items left out; 4 lines were over'
expect 0 '"dropped":\[{"file":"drop.yaml","line":18,"col":9,"priority":1,"lines":1},{' \
    drop.yaml --drop --explain=json
printf 'cv: {name: Ada, summary: One, sections: {S: [{name: E, summary: Two}]}}\n' >brief.yaml
expect 0 '"texts":\[{"file":"brief.yaml","line":1,"col":26,.*{"file":"brief.yaml"' \
    brief.yaml --explain=json
expect 3 'fit: too much, with everything at its tightest' refused.yaml --explain
also '  cut refused.yaml:73:13: [0-9]* characters, all of it, 1 line$'
also '  cut refused.yaml:72:13: 25 characters, 1 line$'
expect 3 '"fits":false' refused.yaml --explain=json
also '"cuts":\[{"file":"refused.yaml","line":73,"col":13,"characters":[0-9]*,"lines":1,"whole":true},{'
expect 0 'fit: no page limit' refused.yaml --set page.max=0 --explain
expect 0 '^{"pages":2,"fits":true,"texts":' refused.yaml --set page.max=0 --explain=json
expect 0 '"shortened":\[{"file":"wording.yaml",' wording.yaml --explain=json

# several of each, and more than a line
awk '/- text: The Analytical Engine weaves/ { n = 3 }
    n-- > 0 { again = again $0 "\n" }
    /- text: The Analytical Engine has no/ { printf "%s", again }
    !/Note number 43/' wording.yaml >wordings.yaml
expect 0 '"shortened":\[{"file":"wordings.yaml","line":49,"col":15},{"file":"wordings.yaml","line":52,"col":15}\]' \
    wordings.yaml --explain=json
more='that is so long that it takes two lines, however wide the page may be that it stands on'
sed "s/Another, of priority 1/Another, $more, whoever it is that reads it there, on whatever day, in whatever room, and whatever for/" \
    drop.yaml >long.yaml
expect 0 'left out, priority 1, 2 lines less$' long.yaml --drop --explain

# ---- by every verb ----
mkdir o
expect 0 "$given" layouts preview explained.yaml -o o
expect 0 '"path":"o/.*classic.pdf"' layouts preview explained.yaml -o o --json
{
    cat explained.yaml
    printf 'variants:\n  long: {}\n  odd: {patch: {nobody: {hide: true}}}\n'
    printf '  short: {sections: [], layout: {page: {size: a4}}}\n'
} >variants.yaml
expect 1 "long.*; $given" variants variants.yaml
also "short.*1 page"
also '^odd .*error'
expect 1 '"fit":"fit: 10.3 pt' variants variants.yaml --json
sed -i '/^  odd/d' variants.yaml
expect 0 "$given" diff variants.yaml short long
expect 0 '"fit":"fit: 10.3 pt' diff variants.yaml long --json
sed 's/^cv:/cvv:/' variants.yaml >broken.yaml
expect 1 "unknown key 'cvv'" diff broken.yaml long
expect 1 "unknown key 'cvv'" variants broken.yaml
expect 4 "cannot read 'none.yaml'" variants none.yaml
{
    cat explained.yaml
    printf 'variants:\n  a: {include: ~, extends: base}\n  base: {}\n'
    printf '  a-name-of-more-than-four-and-twenty-letters: {sections: ~}\n'
} >nulls.yaml
expect 0 '^a   *[0-9]* of' variants nulls.yaml
! grep -q 'include\|sections' out || fail 'tells of nothing'
expect 0 '^{"name":"a","line":[0-9]*,"extends":"base","in"' variants nulls.yaml --json
! grep -q '"sections"' out || fail 'tells programs of nothing'
expect 0 '^(all)  *2 pages$' diff nulls.yaml a --set page.max=0

# ---- families with files that are broken ----
mkdir -p d/fonts/half d/fonts/none
cp "$here"/../fonts/source-sans-3/SourceSans3-Regular.ttf d/fonts/half/good.ttf
head -c 20000 d/fonts/half/good.ttf >d/fonts/half/bad.ttf
cp d/fonts/half/bad.ttf d/fonts/none/
printf 'family Half\nregular good.ttf\nbold bad.ttf\n' >d/fonts/half/family.txt
printf 'family None\nregular bad.ttf\n' >d/fonts/none/family.txt
mkdir d/fonts/void && echo 'family Void' >d/fonts/void/family.txt
expect 0 '^Void$' fonts Void --data d
damaged='it is cut short or damaged'
expect 0 "  broken     d/fonts/half/bad.ttf: $damaged\$" fonts Half --data d
also '^  scripts    Latin'
also '^  . kern  '
! grep -q 'not in' out || fail 'a broken file lacks features'
expect 0 "  broken     d/fonts/none/bad.ttf: $damaged\$" fonts None --data d
! grep -q 'scripts\|Features' out || fail 'features of no file'
also '^  regular            400  d/fonts/none/bad.ttf$'
expect 0 '^{"family":"None","fonts":\[{"style":"regular",.*"path":"d/fonts/none/bad.ttf",' \
    fonts None --data d --json
also "\"broken\":\"$damaged\",\"glyphs\":0,\"axes\":\[\],"

# ---- parts of variants, from the file and from a file of variants ----
cat >parts.yaml <<'END'
cv:
  name: Ada
  headline:
  sections:
    Work:
      title: {en: Posts, de: Stellen}
      id: work
      entries:
        - {company: Mill, id: mill, tags: [a], highlights: [One, {text: Two, id: two}]}
        - {name: Engine, tags: [b], authors: [Ada, Bo]}
      subsections:
        Notes: [Note A, '']
    Skills:
    Talks: [[Nested], Plain]
END
sed -i '/Talks/d' parts.yaml
cat >own.yaml <<'END'
variants:
  a: {include: [a], patch: {mill: {after: [From a file of its own]}}}
  b: {include: [b]}
  none: {patch: {work: {hide: true}}}
END
expect 0 'Mill' diff parts.yaml a b --variants own.yaml
also 'From a file of its own'
also 'Engine | Ada | Bo'
expect 0 '"text":"From a file of its own' diff parts.yaml a b --variants own.yaml --json
expect 0 'Posts' diff parts.yaml b none --variants own.yaml
expect 0 'Engine' diff parts.yaml b --variants own.yaml
expect 1 "unknown variant 'c'" diff parts.yaml a c --variants own.yaml
expect 4 "none.yaml" diff parts.yaml a b --variants none.yaml

expect 0 'kept' diff parts.yaml a b --variants own.yaml \
    --set 'cv.sections.Work.subsections.Notes[0]=X' --set 'cv.sections.Work.subsections.Notes[1]=Y'
also 'kept      7'

# ---- names by variants of their own ----
printf 'variants: {x: {out: "{stem}-{paper}-{layout}.pdf"}}\n' >>parts.yaml
expect 0 '^parts-a4-plain.de.pdf: ' parts.yaml --variant x --lang de --set page.max=2 \
    --set page.size=a4 --layout plain
expect 0 '^o/parts-us-letter-classic.pdf: ' parts.yaml --variant x -o o/
sed 's/^variants/layout: {extends: plain, page: {size: a5}}\n&/' parts.yaml >laid.yaml
expect 0 '^laid-a5-plain.pdf: ' laid.yaml --variant x
sed 's/^variants/layout: compact\n&/' parts.yaml >laid.yaml
expect 0 '^laid-us-letter-compact.pdf: ' laid.yaml --variant x

expect 0 '^y.pdf: ' parts.yaml --variant x --set 'variants.x.out=y.pdf'
"$BREVIER" - --variant x -o o/ <parts.yaml >out 2>err
grep -q '^o/resume-us-letter-classic.pdf: ' err || fail 'no name for what came from stdin'
expect 2 "unknown output 'PNG'" parts.yaml -o x.PNG
expect 0 '^x.p_f: ' parts.yaml -o x.p_f
mkdir o.ut
expect 0 '^o.ut/x: ' parts.yaml -o o.ut/x

# ---- letters of their own ----
cat >letter.yaml <<'END'
cv: {name: Ada}
letter: {as: file, paragraphs: [One]}
END
expect 0 '^{"path":"letter-letter.pdf"' letter.yaml --json
expect 2 '' letter.yaml letter-letter.yaml
{
    echo 'cv: {name: Ada}'
    echo 'letter: {as: file, paragraphs: ['
    i=0
    while [ $((i += 1)) -le 99 ]; do echo '  This letter does not know when to end,'; done
    echo ']}'
} >long.yaml
expect 3 'does not fit' long.yaml
there=$(ls long*.pdf)
[ "$there" = "$(printf 'long-letter.draft.pdf\nlong.pdf')" ] || fail "a long letter leaves $there"

# ---- names that are near, and bare ----
cp parts.yaml resume
expect 0 '^resume.pdf: ' resume
expect 0 'classic' layouts resume
expect 0 'resume-plain.pdf' layouts preview resume -o o
mkdir sub && echo '{"cv": {"name": "Ada"}}' >sub/vita.json && cp parts.yaml sub/cv.yml
expect 4 "did you mean 'sub/cv.yml'" sub/cv.yaml
expect 4 "did you mean 'sub/vita.json'" sub/vitae.json
expect 4 "'brevier new' writes" nowhere/cv.yaml
expect 4 'No such file' none/cv.yaml --variant x
expect 2 '--lang needs TAG' parts.yaml --lang --

# ---- fonts that are none ----
mkdir fonts.d && echo 'no font' >fonts.d/Broken.ttf
expect 0 'Broken' fonts --font-path fonts.d

# ---- colour and time, as the environment has it ----
expect 0 '^parts.pdf: ' parts.yaml --font-path fonts.d
SOURCE_DATE_EPOCH= expect 0 '^parts.pdf: ' parts.yaml
XDG_DATA_HOME=relative HOME=too expect 0 'EB Garamond' fonts
if script -qec true /dev/null >/dev/null 2>&1; then
    printf 'cv: {nmae: x}\n' >wrong.yaml
    coloured() { script -qec "$* '$BREVIER' check wrong.yaml $option" /dev/null </dev/null | grep -q "$(printf '\033')"; }
    option=
    coloured TERM=xterm || fail 'no colour on a terminal'
    ! coloured TERM=xterm NO_COLOR=1 || fail 'colour with NO_COLOR'
    coloured TERM=xterm NO_COLOR= || fail 'no colour with an empty NO_COLOR'
    ! coloured TERM=dumb || fail 'colour on what has none'
    ! coloured env -u TERM || fail 'colour without a TERM'
    option='--color never'
    ! coloured TERM=xterm || fail 'colour with --color never'
fi

# ---- layouts beside, data, settings, schemas ----
expect 0 'classic' layouts
mkdir data beside && ln -s layouts data/layouts
expect 4 "cannot read 'data/layouts'" layouts --data data
(
    cd beside
    printf 'extends: plain\n' >classic.yaml
    printf 'description: A house of ours\nextends: classic\n' >house.yaml
    printf 'page: {size: a4}\ndescription: [x]\n' >odd.yaml
    printf 'cv: {name: N}\n' >resume.yaml
    head -c 9000000 /dev/zero | tr '\0' '#' >vast.yaml
    mkdir folder.yaml
)
cd beside
expect 0 'house .*A house of ours' layouts
[ "$(grep -c '^classic ' out)" -eq 1 ] || fail 'a layout is listed twice'
grep -q '^odd' out || fail 'a layout without a description is not listed'
! grep -q '^vast\|^resume\|^folder' out || fail 'what is no layout is listed'
cd ..
expect 0 '^\* page.left_margin' help layout
also '^  extends: classic$'
also '…$'
expect 0 'Margin on the left' help layout page.left_margin
expect 2 '' layouts foo bar
expect 0 '^by_section' help layout by_section
expect 0 '^extends' help layout extends
expect 0 '"title":"A layout for brevier"' schema layout
expect 0 '"title":"A résumé for brevier"' schema resume
exit $failed
