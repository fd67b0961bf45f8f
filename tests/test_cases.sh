#!/bin/sh
# Every case, and the runner's own promise: a run that matches nothing fails,
# and so does one whose window differs.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
"$here/run-cases" || exit 1

tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/cases" && cp "$here/run-cases" "$tmp" || exit 2
: "${BREVIER:=$here/../build/brevier}"
export BREVIER
echo 'render' >"$tmp/cases/slip.cmd"
echo 'exit 0' >"$tmp/cases/slip.diag"
if "$tmp/run-cases" nosuchcase >/dev/null; then
    echo "run-cases passes when nothing ran"
    exit 1
fi
if "$tmp/run-cases" >/dev/null; then
    echo "run-cases passes a window that differs"
    exit 1
fi
"$tmp/run-cases" --update >/dev/null && "$tmp/run-cases" >/dev/null || {
    echo "run-cases does not pass what it has just written"
    exit 1
}
