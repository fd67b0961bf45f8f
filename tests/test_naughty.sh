#!/bin/sh
# The Big List of Naughty Strings (npm), each as name, headline, highlight and
# link: on the page as it is written, or refused with its place. Skipped where
# it is not; ./run test --all installs it in build/judges.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
case $BREVIER in /*) ;; *) BREVIER=$PWD/$BREVIER ;; esac
[ -x "$BREVIER" ] || { echo "test_naughty: no program at $BREVIER"; exit 2; }
list=$SOURCE/build/judges/node_modules/big-list-of-naughty-strings/blns.json
if ! command -v node >/dev/null || ! [ -f "$list" ]; then
    echo "test_naughty: skipped, there is no list"
    exit 77
fi
unset SOURCE_DATE_EPOCH BREVIER_DATA
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
node "$here/naughty.mjs" write "$list" "$tmp/all" && cd "$tmp/all" || exit 1
"$BREVIER" batch jobs.ndjson -q --exit-zero --results results.ndjson || exit 1
for pdf in *-escaped.pdf; do
    "$BREVIER" read -q "$pdf" >"${pdf%.pdf}.txt" || exit 1
done
node "$here/naughty.mjs" judge .
