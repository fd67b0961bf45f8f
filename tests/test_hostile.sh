#!/bin/sh
# What a stranger's file or a bad day of the system must not do: escape from
# its folder or its string, reach the network, take another file's place, leave
# half a page.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
case $BREVIER in /*) ;; *) BREVIER=$PWD/$BREVIER ;; esac
[ -x "$BREVIER" ] || { echo "test_hostile: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
export LANG=C.UTF-8
tmp=$(mktemp -d) && cd "$tmp" || exit 2
mounted=
trap '[ -z "$mounted" ] || umount "$tmp/disk"; rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_hostile: $1"
    failed=1
}
skip() { echo "test_hostile: skipped: $1"; }

printf 'cv:\n  name: Ada Lovelace\n  sections: {Work: [Tables]}\n' >ada.yaml
"$BREVIER" -q ada.yaml -o good.pdf || fail "does not render"
# whole CODE NAME: the last exit code, and old.pdf is old or good
whole() {
    [ "$code" = "$1" ] || fail "$2: exit $code, not $1"
    if [ "$1" = 0 ]; then
        cmp -s good.pdf old.pdf || fail "$2: not the page"
    else
        [ "$(cat old.pdf)" = old ] || fail "$2: the old file was touched"
    fi
    [ -z "$(find . -name '.brevier*')" ] || fail "$2: something is left"
    echo old >old.pdf
}
echo old >old.pdf

# ---- the system ----

# ulimit's one descriptor is the loader's, and then stdin's; AddressSanitizer
# looks for another one without end
grep -q __asan_init "$BREVIER" || {
    sh -c 'ulimit -n 1 && exec "$1" --help' sh "$BREVIER" <&- >&-
    [ $? -eq 70 ] || fail 'goes on without a descriptor'
}
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' \
    '<&- >&- 2>&-'; do
    sh -c "\"\$1\" -q ada.yaml -o old.pdf $closed" sh "$BREVIER"
    code=$?
    whole 0 "closed: $closed"
done
for n in 3 4 5 6; do
    (ulimit -n $n && exec "$BREVIER" -q ada.yaml -o old.pdf) 2>err
    code=$?
    [ $code = 0 ] || { grep -q 'Too many open files' err || [ $code = 127 ] ||
        [ $code = 126 ] || fail "$n files: $(cat err)"; }
    [ $code = 0 ] || [ "$(cat old.pdf)" = old ] || fail "$n files: touched"
    echo old >old.pdf
done
ln old.pdf hard.pdf
"$BREVIER" -q ada.yaml -o old.pdf
code=$?
whole 0 "a hard link"
[ "$(cat hard.pdf)" = old ] || fail "a hard link: its other name changed"
ln -s nowhere/x.pdf dangling.pdf
"$BREVIER" -q ada.yaml -o dangling.pdf 2>err
[ -e nowhere ] && fail "a dangling link was followed"
chmod 604 old.pdf
"$BREVIER" -q ada.yaml -o old.pdf
[ "$(stat -c %a old.pdf 2>/dev/null || echo 604)" = 604 ] || fail "the mode changed"
echo old >old.pdf
echo half >.brevier.tmp
"$BREVIER" -q ada.yaml -o old.pdf
code=$?
whole 0 "what a killed run left"

i=0
while [ $i -lt 32 ]; do
    "$BREVIER" -q ada.yaml -o old.pdf &
    i=$((i + 1))
done
wait
code=0
whole 0 "32 at a time"

if mkdir disk && mount -t tmpfs -o size=16k tmpfs disk 2>/dev/null; then
    mounted=1
    echo old >disk/old.pdf
    head -c 12000 /dev/zero >disk/filler
    "$BREVIER" -q ada.yaml -o disk/old.pdf 2>err
    [ $? = 4 ] || fail "a full disk: not said"
    grep -q "disk/old.pdf': No space left" err || fail "a full disk: $(cat err)"
    [ "$(cat disk/old.pdf)" = old ] || fail "a full disk: the file is lost"
    mount -o remount,ro disk
    "$BREVIER" -q ada.yaml -o disk/old.pdf 2>err
    [ $? = 4 ] || fail "a read-only disk: not said"
    grep -q 'Read-only file system' err || fail "a read-only disk: $(cat err)"
else
    skip "a disk of its own: mount is not permitted"
fi

# ---- no network ----

if command -v nm >/dev/null; then
    nm -D --undefined-only "$BREVIER" |
        grep -E ' (connect|socket|getaddrinfo|gethostby.*|send.*|recv.*)(@|$)' &&
        fail "the program can reach the network"
else
    skip "the network: no nm"
fi

# ---- out of its folder ----

mkdir in && echo 'secret: words' >secret.yaml
head -c 300 /dev/urandom >secret.ttf
# outside NAME YAML [ARGUMENT...]: what it names lies outside and is not read
outside() {
    name=$1
    printf 'cv:\n  name: Ada\n%s\n' "$2" >in/cv.yaml
    shift 2
    "$BREVIER" -q in/cv.yaml -o in/cv.pdf "$@" 2>err && fail "$name: was read"
    grep -q "outside the folder\|it is a link\|nothing outside" err ||
        fail "$name: $(cat err)"
}
outside "a photo above" '  photo: ../good.pdf'
outside "a photo anywhere" '  photo: /etc/passwd'
outside "a layout above" 'layout: ../secret.yaml'
outside "a layout anywhere" "layout: $tmp/secret.yaml"
outside "variants above" "variants: ../secret.yaml" --variant x
ln -s ../secret.yaml in/linked.yaml
outside "a layout by a link" 'layout: ./linked.yaml'
# What a root holds is read as well, and nothing that only seems to lie in it.
mkdir -p given/fonts/lent given-not && echo 'extends: base.yaml' >given/house.yaml
echo 'page: {left_margin: 40pt}' >given/base.yaml
cp given/base.yaml given-not/base.yaml
echo 'x: {set: {cv.name: Grace}}' >given/variants.yaml
cp "$here/cases/photo/pictures/turned.jpg" given/me.jpg
cp "$here/../fonts/noto-sans-thai/NotoSansThai-Regular.ttf" given/fonts/lent/x.ttf
printf 'family Lent\nregular x.ttf\n' >given/fonts/lent/family.txt
ln -s ../secret.yaml given/linked.yaml
outside "a link out of a root" 'layout: ../given/linked.yaml' --root given
outside "back out of a root" 'layout: ../given/../secret.yaml' --root given
outside "beside a root" 'layout: ../given-not/base.yaml' --root given
outside "a root not given" 'layout: ../given/house.yaml' --root given-not
# inside NAME YAML [ARGUMENT...]: likewise, with a root, and is read
inside() {
    name=$1
    printf 'cv:\n  name: Ada\n%s\n' "$2" >in/cv.yaml
    shift 2
    "$BREVIER" -q in/cv.yaml -o in/cv.pdf "$@" --root given-not --root ./given \
        2>err || fail "$name: $(cat err)"
}
inside "a photo in a root" '  photo: ../given/me.jpg'
inside "a photo by a whole path" "  photo: $tmp/given/me.jpg"
inside "a layout in a root" 'layout: ../given/house.yaml'
"$BREVIER" in/cv.yaml --root given --to style | grep -q 'page.left_margin.* 40' ||
    fail "a layout in a root: not its margin"
inside "variants in a root" 'variants: ../given/variants.yaml' --variant x
ln -s ../given/base.yaml in/house.yaml
inside "a link to a root" 'layout: ./house.yaml'
ln -s ../given/fonts in/fonts
lent='layout: {extends: classic, typography: {font_family: {body: Lent}}}'
inside "fonts in a root" "$lent"
printf 'cv:\n  name: Ada\n%s\n' "$lent" >in/cv.yaml
"$BREVIER" -q in/cv.yaml -o in/cv.pdf 2>err && fail "fonts by a link: were read"
"$BREVIER" -q ada.yaml -o no.pdf --root nowhere 2>err
[ $? = 4 ] && grep -q "'nowhere': no such folder" err && [ ! -e no.pdf ] ||
    fail "a root that is not there: $(cat err)"
rm in/fonts

mkdir -p in/fonts/stolen && ln -s ../../../secret.ttf in/fonts/stolen/x.ttf
printf 'family Stolen\nregular x.ttf\n' >in/fonts/stolen/family.txt
printf 'cv: {name: Ada}\nlayout: {extends: classic, typography: {font_family: {body: Stolen}}}\n' >in/cv.yaml
if command -v strace >/dev/null && strace -o trace "$BREVIER" --version >/dev/null 2>&1; then
    strace -f -o trace "$BREVIER" -q in/cv.yaml -o in/cv.pdf 2>err && fail "a font by a link"
    grep x.ttf trace | grep -q 'EXDEV\|ELOOP' || fail "a font by a link was opened"
    grep -E '^[0-9 ]*(socket|connect)\(' trace && fail "the network was asked for"
else
    "$BREVIER" -q in/cv.yaml -o in/cv.pdf 2>err && fail "a font by a link"
fi
rm -rf in/fonts

# ---- out of its string ----

cat >inject.yaml <<'END'
cv:
  name: "Ada) /JS (app.alert(1)) /OpenAction << /S /JavaScript >> ("
  headline: "</rdf:li></x:xmpmeta><script>alert(1)</script> & ]]> endstream endobj"
  website: "https://example.org/a)b(c%29<d>"
  sections:
    "Work) Tj ET /Launch (": ["trailer << /Root 1 0 R >> %%EOF", "\\) \\( \\\\ <</S/URI>>"]
END
"$BREVIER" -q inject.yaml -o inject.pdf --set page.max=0 2>err || fail "injected: $(cat err)"
if command -v qpdf >/dev/null; then
    qpdf --check inject.pdf >log 2>&1 || fail "injected: $(cat log)"
    qpdf --qdf --object-streams=disable inject.pdf plain.pdf
    qpdf --json inject.pdf >json
    grep -E '^ *"/(JS|JavaScript|Launch|OpenAction|AA|EmbeddedFiles?|GoToR|SubmitForm)"' \
        json && fail "injected: a key that acts"
    grep -a '<script>' plain.pdf | grep -aqv 'Tj\|BT' && fail "injected into the XMP"
fi
"$BREVIER" check inject.yaml --pdf inject.pdf -q || fail "injected: other words"

# ---- to the terminal ----

esc=$(printf '\033')
printf 'cv:\n  "na\\e[31mme": x\n  name: "\\u202Edrawkcab"\n' >esc.yaml
"$BREVIER" check esc.yaml "x$esc[2J.yaml" "$esc]0;x" >out 2>&1 && fail "escapes pass"
LC_ALL=C grep -q "$esc" out && fail "an escape reaches the terminal"
grep -q "$(printf '\342\200\256')" out && fail "a bidi control reaches the terminal"
printf 'cv:\n  name: "Ada \\u202E ecalevoL"\n' >bidi.yaml
"$BREVIER" -q bidi.yaml -o bidi.pdf 2>err && fail "an override is set"
for link in javascript:alert%281%29 JaVaScRiPt:x data:text/html,x \
    file:///etc/passwd //host/share 'java\tscript:x'; do
    printf 'cv: {name: Ada, sections: {Work: ["[here](%s)"]}}\n' "$link" >link.yaml
    "$BREVIER" -q link.yaml -o link.pdf 2>err
    if [ -e link.pdf ]; then
        LC_ALL=C grep -aq '/URI *(' link.pdf && fail "a link to $link"
        rm link.pdf
    fi
done

exit $failed
