#!/bin/sh
# Every case under valgrind: nothing is read that was never written, nothing
# outside what was given, and nothing is lost.
#   tests/valgrind.sh PROGRAM [PATTERN]
here=$(cd "$(dirname "$0")" && pwd) || exit 2
program=$(realpath "${1:?tests/valgrind.sh PROGRAM [PATTERN]}") || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/logs"
under() { # PROGRAM: it under valgrind, as a program
    cat <<END
#!/bin/sh
exec valgrind -q --leak-check=full --show-leak-kinds=definite \\
    --num-callers=20 --log-file=$tmp/logs/%p '$1' "\$@"
END
}
# What it finds is seen at all.
cat >"$tmp/slip.c" <<'END'
#include <stdlib.h>
int main(void) { int *p = malloc(4); return *p ? 1 : 0; }
END
cc -O0 -o "$tmp/slip" "$tmp/slip.c" && under "$tmp/slip" >"$tmp/brevier" &&
    chmod +x "$tmp/brevier" || exit 2
"$tmp/brevier" >/dev/null 2>&1
cat "$tmp"/logs/* | grep -q 'uninitialised' || {
    echo "valgrind.sh: valgrind does not see a read of what was never written"
    exit 1
}
rm "$tmp"/logs/*

under "$program" >"$tmp/brevier"
export BREVIER="$tmp/brevier"
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
(cd "$here/cases" && ls -d */) | while read -r room; do
    [ -z "${2-}" ] || case $room in *"$2"*) ;; *) continue ;; esac
    echo "/$room"
done >"$tmp/rooms"
xargs -P "$cores" -n 1 "$here/run-cases" <"$tmp/rooms" >"$tmp/said" || failed=1
grep -v ', 0 differ$' "$tmp/said"
runs=$(ls "$tmp/logs" | wc -l)
grep -l '^==' "$tmp"/logs/* >"$tmp/found" # '--': what valgrind lacks itself
while read -r log; do
    failed=1
    grep '^==' "$log" | sed -n '1,25p'
done <"$tmp/found"
echo "valgrind: $runs runs, $(wc -l <"$tmp/found") with errors"
[ "$runs" -gt 0 ] && [ -z "${failed-}" ]
