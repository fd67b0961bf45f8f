#!/bin/sh
# A photo's place, time, maker and comments never get into the PDF, nor does a
# file that the résumé's folder does not hold.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_photo: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0

wrong() {
    echo "$*"
    failed=1
}

photo=$here/cases/photo/pictures/turned.jpg
mkdir in && cp "$photo" in/me.jpg
printf 'cv:\n  name: Ada Lovelace\n  photo: me.jpg\n' >in/ada.yaml
for word in Exif SecretMaker SecretPlace SecretWords 1842:01:01; do
    grep -aq "$word" in/me.jpg || wrong "$word is not in the photo"
done
"$BREVIER" in/ada.yaml -o ada.pdf --quiet || wrong "no page with a photo"
for word in Exif SecretMaker SecretPlace SecretWords 1842:01:01; do
    grep -aq "$word" ada.pdf && wrong "$word is in the PDF"
done
"$BREVIER" read ada.pdf 2>/dev/null | grep -q 'Portrait of Ada Lovelace' ||
    wrong "the photo is not described"

# A link is swapped in for the photo, at any time.
mv in/me.jpg secret.jpg
ln -s ../secret.jpg in/me.jpg
"$BREVIER" in/ada.yaml -o no.pdf --quiet 2>err && wrong "a link led out"
grep -q 'outside the folder\|it is a link' err || wrong "not said: $(cat err)"
[ -e no.pdf ] && wrong "a page was written without the photo"
rm in/me.jpg && mkfifo in/me.jpg
"$BREVIER" in/ada.yaml -o no.pdf --quiet 2>err && wrong "a pipe was read"
grep -q 'it is a pipe' err || wrong "not said: $(cat err)"

# Whoever types a path may read it.
"$BREVIER" in/ada.yaml --set cv.photo=secret.jpg -o set.pdf --quiet ||
    wrong "a photo named on the command line is refused"
cmp -s ada.pdf set.pdf || wrong "the page depends on where the photo lies"
exit $failed
