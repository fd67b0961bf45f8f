#!/bin/sh
# What each round of --watch tells: of a fit, of pages that were another number,
# of warnings, in words and as JSON.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_rounds: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2>/dev/null; rm -rf "$tmp"' EXIT
fail() {
    echo "test_rounds: $1"
    sed 's/^/    /' err
    exit 1
}
# Waits until a line of FILE has the words, for at most 20 s.
until_says() {
    for _ in $(seq 400); do
        grep -q -- "$2" "$1" && return
        sleep 0.05
    done
    fail "waited in vain for: $2"
}
save() { cat >.save && mv .save in/cv.yaml; }

mkdir in
echo 'cv: {nmae: Ada}' | save
"$BREVIER" --watch in/cv.yaml --explain --json >out 2>err &
pid=$!
until_says err '^in/cv.pdf: 1 error, nothing was written, [0-9.]* ms$'
save <"$here/cases/fit/explained.yaml"
until_says err '^in/cv.pdf: 1 page, .* ms; fit: 10.3 pt (wish 10.5), leading 1.16'
grep -q '^  typography.leading: 1.24 -> 1.16' err || fail 'a round explains nothing'
until_says out '^{"path":"in/cv.pdf","pages":1,'
save <<'END'
cv: {name: Ada, sections: {Posts: [One, {page_break: true}, {bullet: Two, zip: x}]}}
layout: {page: {max: 2}}
END
until_says err '^in/cv.pdf: 2 pages (was 1), [0-9 ]* bytes, 1 warning, '
until_says out '"pages":2,'
save <<'END'
cv: {name: Ada}
letter: {as: file, paragraphs: [A letter]}
END
until_says err '^in/cv.pdf: 1 page (was 2)'
[ -s in/cv-letter.pdf ] || fail 'no letter'
rounds=$(grep -c '^in/cv.pdf' err)
mkdir in/fonts
for _ in $(seq 400); do
    [ "$(grep -c '^in/cv.pdf' err)" -gt "$rounds" ] && break
    sleep 0.05
done
[ "$(grep -c '^in/cv.pdf' err)" -gt "$rounds" ] || fail 'a new folder of fonts is not seen'
kill -HUP $pid
wait $pid
code=$?
pid=
[ "$code" -eq 129 ] || fail "exit $code, not 129"
exit 0
