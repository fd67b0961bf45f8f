#!/bin/sh
# Faults planted in runs of every feature: the k-th call of a kind fails, the
# program is killed at it, the disk is full after so many bytes. A sample is
# taken; FAULTS=some takes more of them (./run test), FAULTS=all every k and,
# of some outputs, every byte (./run test --all).
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
build=$(dirname "$BREVIER")
[ -x "$build/drive" ] && [ -f "$build/faults.so" ] || exit 77
# AddressSanitizer's library wants to be the first: then memory does not fail,
# but all else does, and what a failure leaks is seen
asan=$(ldd "$BREVIER" | sed -n 's/.*=> \(.*libasan[^ ]*\).*/\1/p')
if [ "$asan" ]; then
    export ASAN_OPTIONS="exitcode=99:${ASAN_OPTIONS-}" # see SANITIZER
elif grep -q __asan_init "$BREVIER"; then
    exit 77 # the library is part of the program
fi
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
export LANG=C.UTF-8 XDG_DATA_HOME=/nonexistent

failed=0
case ${FAULTS-} in
all) every=1 kills=1 bytes=61 text=1 ;;
some) every=17 kills=5 bytes=1999 text=7 ;;
*) every=61 kills=17 bytes=7001 text=61 ;;
esac
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
plant() { # WHAT EVERY [OPTION...]
    what=$1 each=$2
    shift 2
    "$build/drive" -j "$cores" -e "$each" -s "${SEED:-3}" ${asan:+-p "$asan"} "$@" "$what" \
        "$BREVIER" "$build/faults.so" "$here/faults/runs" \
        "$here/faults/files" || failed=1
}
plant faults "$every"
plant faults 1 -r watch -k open # what tells of changes and of signals
plant kill "$kills"
plant full "$bytes"
for run in txt-file explain-json batch-stream; do
    plant full "$text" -r $run
done
exit $failed
