#!/bin/sh
# A file of `brevier new` in an editor: yaml-language-server (npm) completes
# its keys and underlines wrong ones. Skipped where it is not; ./run test --all
# installs it in build/judges.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
[ -x "$BREVIER" ] || { echo "test_editor: no program at $BREVIER"; exit 2; }
server=$SOURCE/build/judges/node_modules/yaml-language-server/bin/yaml-language-server
if ! command -v node >/dev/null || ! [ -f "$server" ]; then
    echo "test_editor: skipped, there is no yaml-language-server"
    exit 77
fi
unset SOURCE_DATE_EPOCH BREVIER_DATA
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
"$BREVIER" new -q -o "$tmp/a cv.yaml" || exit 1
head -n 1 "$tmp/a cv.yaml" | grep -q 'yaml-language-server: \$schema=file:///' ||
    { echo "test_editor: the file does not name its schema"; exit 1; }
node "$here/editor.mjs" "$server" "$tmp/a cv.yaml"
