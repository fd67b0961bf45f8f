#!/bin/sh
# The same bytes for the same input, whatever the day, the land, the folder
# and the machine; and what was there stays when a run fails.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$(dirname "$here")}"
case $BREVIER in /*) ;; *) BREVIER=$PWD/$BREVIER ;; esac
[ -x "$BREVIER" ] || { echo "test_same: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
export LANG=C.UTF-8 TZ=UTC
tmp=$(mktemp -d) && cd "$tmp" && chmod 755 . || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_same: $1"
    [ -s err ] && sed 's/^/    /' err
    failed=1
}
skip() { echo "test_same: skipped: $1"; }
# same NAME COMMAND...: runs it; it is to make out.pdf as first.pdf is.
same() {
    name=$1
    shift
    rm -f out.pdf
    "$@" >log 2>err || fail "$name: exit $?"
    cmp -s first.pdf out.pdf || fail "$name: other bytes"
}

cp "$SOURCE"/samples/sun.yaml .
"$BREVIER" -q sun.yaml -o first.pdf || fail "does not render"
[ -s first.pdf ] || fail "nothing to compare with"

# ---- the same bytes ----

same "a second run" "$BREVIER" -q sun.yaml -o out.pdf
same "another time zone" env TZ=Asia/Tokyo "$BREVIER" -q sun.yaml -o out.pdf
same "no environment" env -i "$BREVIER" -q sun.yaml -o out.pdf
same "another user" env USER=x HOME=/none HOSTNAME=y \
    "$BREVIER" -q sun.yaml -o out.pdf
same "stdout" sh -c '"$1" sun.yaml -o - >out.pdf' sh "$BREVIER"
same "stdin" sh -c '"$1" - -o - <sun.yaml >out.pdf' sh "$BREVIER"
same "a pipe" sh -c 'cat sun.yaml | "$1" -q - -o out.pdf' sh "$BREVIER"
mkdir -p deep/er
same "another folder" sh -c 'cd deep/er && "$1" -q ../../sun.yaml \
    -o ../../out.pdf' sh "$BREVIER"
cp sun.yaml other-name.yaml
same "another name" "$BREVIER" -q other-name.yaml -o out.pdf
same "among others" sh -c 'mkdir -p many && "$1" -q other-name.yaml sun.yaml \
    -o many/ && mv many/sun.pdf out.pdf' sh "$BREVIER"
same "over what is there" sh -c 'echo old >out.pdf &&
    "$1" -q sun.yaml -o out.pdf' sh "$BREVIER"

"$BREVIER" -q sun.yaml -o out.pdf --freeze frozen.yaml || fail "freeze"
same "a frozen layout" "$BREVIER" -q sun.yaml --layout ./frozen.yaml -o out.pdf
grep -q '(' frozen.yaml && fail "the frozen layout still gives"

mkdir locales
for land in de_DE fr_FR tr_TR; do # decimal commas, thin spaces, two kinds of i
    if ! localedef -i $land -f UTF-8 locales/$land.UTF-8 2>/dev/null; then
        skip "$land: no localedef, or none of that"
        continue
    fi
    there() {
        env LOCPATH="$tmp/locales" LC_ALL=$land.UTF-8 "$@"
    }
    same "$land" there "$BREVIER" -q sun.yaml -o out.pdf
    for window in style pages; do
        "$BREVIER" sun.yaml --to $window >first.$window
        there "$BREVIER" sun.yaml --to $window >out.$window
        cmp -s first.$window out.$window || fail "--to $window in $land"
    done
done
same "another umask" sh -c 'umask 077 && "$1" -q sun.yaml -o out.pdf' \
    sh "$BREVIER"
same "no home" env -u HOME -u USER "$BREVIER" -q sun.yaml -o out.pdf
# other builds, by another compiler or for debugging: ./run test names them
for other in ${SAME_AS-}; do
    same "$other" "$other" -q sun.yaml -o out.pdf
done
if unshare -n true 2>/dev/null; then
    same "no network" unshare -n "$BREVIER" -q sun.yaml -o out.pdf
elif unshare -rn true 2>/dev/null; then
    same "no network" unshare -rn "$BREVIER" -q sun.yaml -o out.pdf
else
    skip "no network: unshare is not permitted"
fi

# ---- a date only when one is given ----

SOURCE_DATE_EPOCH=1700000000 "$BREVIER" -q sun.yaml -o dated.pdf || fail dated
cmp -s dated.pdf first.pdf && fail "SOURCE_DATE_EPOCH leaves no trace"
mv first.pdf undated.pdf && mv dated.pdf first.pdf
same "the same date" env SOURCE_DATE_EPOCH=1700000000 TZ=Asia/Tokyo \
    "$BREVIER" -q sun.yaml -o out.pdf
if command -v pdfinfo >/dev/null; then
    TZ=UTC pdfinfo -isodates first.pdf >info
    grep -q '^CreationDate: *2023-11-14T22:13:20Z' info || fail "not that date"
    pdfinfo undated.pdf | grep -q Date && fail "a date nobody gave"
else
    skip "the date read back: no pdfinfo"
fi
mv undated.pdf first.pdf

# ---- installed, and moved ----

build=$(dirname "$BREVIER")
if [ -f "$build/cmake_install.cmake" ] && command -v cmake >/dev/null; then
    cmake --install "$build" --prefix "$tmp/here" >log 2>&1 || fail "install"
    mkdir moved && mv here moved/there
    moved=$tmp/moved/there/bin/brevier
    same "a moved prefix" sh -c 'cd deep && "$1" -q ../sun.yaml \
        -o ../out.pdf' sh "$moved"
    # what is read is what was moved
    echo 'page: {size: a5}' >moved/there/share/brevier/layouts/of-its-own.yaml
    "$moved" sun.yaml --layout of-its-own --to style >style 2>err
    grep -q '^page.size: a5' style || fail "the moved layouts are not read"
    if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null
    then
        strace -f -o trace "$moved" -q sun.yaml -o out.pdf
        # what counts for ./run coverage writes there
        grep -F "\"$SOURCE" trace | grep -v 'mkdir\|/counts/' >err && fail "reads the source folder"
        grep -q share/brevier/fonts trace || fail "the trace shows no fonts"
    else
        mv moved/there/share/brevier/layouts/classic.yaml classic.kept
        sed 's/left_margin: 54pt (42pt to 54pt)/left_margin: 99pt/' classic.kept \
            >moved/there/share/brevier/layouts/classic.yaml
        "$moved" sun.yaml --to style 2>err | grep -q '^page.left_margin: 99' ||
            fail "reads the source folder"
    fi
else
    skip "a moved prefix: $build is no build folder"
fi

# ---- what was there stays ----

# kept CODE NAME COMMAND...: it fails with CODE and leaves old.pdf alone.
kept() {
    code=$1 name=$2
    shift 2
    cp first.pdf old.pdf
    "$@" >log 2>err
    got=$?
    [ "$got" -eq "$code" ] || fail "$name: exit $got, not $code"
    cmp -s first.pdf old.pdf || fail "$name: the old file was touched"
    left=$(find . -name '*old.pdf*' ! -name old.pdf)
    [ -z "$left" ] || fail "$name: left behind: $left"
}
printf 'cv:\n  nmae: Ada\n' >bad.yaml
kept 1 "a mistake" "$BREVIER" bad.yaml -o old.pdf
printf 'cv:\n  name: \360\237\232\200\n' >rocket.yaml
kept 3 "no glyph" "$BREVIER" rocket.yaml -o old.pdf
kept 4 "a file that is not there" "$BREVIER" none.yaml -o old.pdf
kept 4 "no more room" sh -c 'trap "" XFSZ; ulimit -f 2
    exec "$1" sun.yaml -o old.pdf' sh "$BREVIER"
kept 4 "/dev/full" sh -c 'exec "$1" sun.yaml -o - >/dev/full' sh "$BREVIER"
head -c 9000000 /dev/zero | tr '\0' a >large.yaml
kept 1 "more than 8 MiB" "$BREVIER" large.yaml -o old.pdf
grep -q "too large: 'large.yaml' has more than 8 MiB" err ||
    fail "does not say that it is too large"

mkdir locked && cp sun.yaml first.pdf locked && mv locked/first.pdf locked/sun.pdf
chmod 555 locked
nobody() { "$@"; }
[ "$(id -u)" -eq 0 ] && nobody() {
    setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
}
if nobody "$BREVIER" layouts show classic >/dev/null 2>&1; then
    kept 4 "a read-only folder" nobody "$BREVIER" locked/sun.yaml
    grep -q "cannot write 'locked/sun.pdf'" err || fail "does not say where"
    cmp -s first.pdf locked/sun.pdf || fail "the locked file was touched"
    [ "$(find locked | wc -l)" -eq 3 ] || fail "something is left in locked"
    : >unreadable.yaml && chmod 000 unreadable.yaml
    kept 4 "an unreadable file" nobody "$BREVIER" unreadable.yaml -o -
else
    skip "a read-only folder: no other user to be"
fi
chmod 755 locked

exit $failed
