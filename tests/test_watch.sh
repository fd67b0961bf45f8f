#!/bin/sh
# --watch: saves of every kind, a broken one, and the end. Waiting is bounded,
# nothing is timed.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_watch: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2>/dev/null; rm -rf "$tmp"' EXIT
fail() {
    echo "test_watch: $1"
    sed 's/^/    /' err
    exit 1
}
# Waits until `$@` holds, for at most 20 s.
until_true() {
    for _ in $(seq 400); do
        eval "$1" && return
        sleep 0.05
    done
    fail "waited in vain for: $1"
}
rounds() { grep -c "^cv.pdf: " err; }
# A round more, which says $1.
round() {
    count=$((count + 1))
    until_true "[ \$(rounds) -ge $count ]"
    [ "$(rounds)" -eq $count ] || fail "more than round $count"
    tail -n 1 err | grep -q -- "$1" || fail "round $count does not say \"$1\""
}
says() { "$BREVIER" read -q cv.pdf | grep -q -- "$1" || fail "cv.pdf has no \"$1\""; }
write() {
    printf 'cv:\n  name: Ada\n  sections: {Posts: [%s]}\nlayout: mine\n' "$1"
}

write First >cv.yaml
echo 'extends: classic' >mine.yaml
"$BREVIER" --watch cv.yaml 2>err &
pid=$!
until_true "grep -q '^watching [3-9] files' err"
count=1
grep -q '^cv.pdf: 1 page, ' err || fail 'no first page'
says First

# in place
write Second >cv.yaml
round '1 page'
says Second

# by another file's taking its place
write Third >.cv.yaml.swp && mv .cv.yaml.swp cv.yaml
round '1 page'
says Third

# by way of a backup
mv cv.yaml cv.yaml~ && write Fourth >cv.yaml
round '1 page'
says Fourth

# of the layout
printf 'extends: classic\npage: {size: a5}\n' >mine.yaml
round '1 page'
"$BREVIER" read --json cv.pdf >/dev/null || fail 'cv.pdf is broken'

# broken: the page stays
cp cv.pdf last.pdf
echo 'page: {sise: a4}' >mine.yaml
until_true "grep -q \"unknown key 'sise'\" err"
round '1 error, it stays as it was'
cmp -s cv.pdf last.pdf || fail 'a broken save touched the page'
: >cv.yaml
round 'error.*, it stays as it was'
rm cv.yaml
round 'error.*, it stays as it was'
kill -0 $pid || fail 'it ended'

# mended
echo 'extends: classic' >mine.yaml
write Fifth >cv.yaml
round '1 page'
says Fifth

# what is not read is not looked at
echo x >other.yaml
echo '# the same in other words' >>cv.yaml
round '1 page'

# many at once: the last one counts
for i in $(seq 60); do
    write "Burst$i" >.x && mv .x cv.yaml
done
until_true '"$BREVIER" read -q cv.pdf 2>/dev/null | grep -q Burst60'

# through a link to another folder
mkdir far && write Far >far/cv.yaml && ln -s far/cv.yaml .x && mv .x cv.yaml
until_true '"$BREVIER" read -q cv.pdf 2>/dev/null | grep -q Far'
write Farther >far/cv.yaml
until_true '"$BREVIER" read -q cv.pdf 2>/dev/null | grep -q Farther'

# in the moment in which a file that is not there may come back
rm cv.yaml
sleep 0.1
kill -TERM $pid
wait $pid
code=$?
pid=
[ "$code" -eq 143 ] || fail "exit $code, not 143"
ls -A | grep -q 'tmp$' && fail 'something is left'

# of two files, as text, the one that is saved is made again
mkdir made.folder
write One >cv.yaml
echo 'cv: {name: Grace}' >other.yaml
: >err # what is waited for is its own
"$BREVIER" --watch cv.yaml other.yaml -o made.folder/ --to txt 2>err &
pid=$!
until_true "grep -q '^watching' err"
grep -q '^made.folder/other.txt: [0-9]* bytes' err || fail 'no word of a text'
echo 'cv: {name: Grace Hopper}' >.x && mv .x other.yaml
until_true "[ \$(grep -c '^made.folder/other.txt: ' err) -ge 2 ]"
grep -q Hopper made.folder/other.txt || fail 'a text is not made again'
[ "$(grep -c '^made.folder/cv.txt: ' err)" -eq 1 ] || fail 'the other file is made again'
kill -TERM $pid
wait $pid
pid=

# what cannot be watched
write Last >cv.yaml
"$BREVIER" --watch - <cv.yaml 2>err && fail 'stdin is watched'
"$BREVIER" --watch cv.yaml -o - >out 2>err && fail 'stdout is watched'
exit 0
