#!/bin/sh
# Reads the table of rooms in src/README.md and holds every #include of src/
# against it. Prints one line a breach:
#   src/page/page.c:1: style/rows.h is private to style
#   src/page/page.c:2: page may not open out
#   src/page/page.c:3: <hpdf.h> lives in pdf only
#   src/attic: attic is not in the table
# Then it does the same to a copy with one breach of each kind, to show that it
# would see them.
: "${SOURCE:=$(cd "$(dirname "$0")/.." && pwd)}"
standard='assert ctype dlfcn dirent errno fcntl float inttypes limits locale math poll
pthread sched setjmp signal stdarg stdatomic stdbool stddef stdint stdio stdlib
string strings sys/mman sys/resource sys/file sys/stat sys/syscall
sys/time sys/types sys/wait time
unistd wchar'

# A .def is read by whoever makes something of its rows, and is as public as
# the door it stands behind.
breaches() (
    cd "$1" || exit 2
    find src -mindepth 1 -maxdepth 1 -type d | sort >"$tmp/folders"
    find src -name '*.[ch]' -o -name '*.def' | sort |
        xargs grep -Hn '^[[:space:]]*#[[:space:]]*include' >"$tmp/includes"
    awk -v standard="$standard" '
    function trim(s) { gsub(/^[ \t]+|[ \t]+$/, "", s); return s }
    FILENAME ~ /README/ {
        if ($0 !~ /^\| `/) next
        split($0, cell, "|")
        room = trim(cell[2]); gsub(/`/, "", room)
        known[room] = 1
        rooms++
        n = split(trim(cell[4]), word, / +/)
        for (i = 1; i <= n; i++) opens[room, word[i]] = 1
        n = split(trim(cell[5]), word, / +/)
        for (i = 1; i <= n; i++) {
            owns[room, word[i]] = 1
            homes[word[i]] = homes[word[i]] " " room
        }
        next
    }
    FILENAME ~ /folders/ {
        room = substr($0, 5)
        if (!(room in known)) print $0 ": " room " is not in the table"
        next
    }
    FNR == 1 {
        n = split(standard, word, /[ \n]+/)
        for (i = 1; i <= n; i++) plain[word[i] ".h"] = 1
    }
    {
        split($0, part, ":")
        place = part[1] ":" part[2]
        split(part[1], folder, "/")
        room = folder[2]
        if (match($0, /<[^>]*>/)) {
            name = substr($0, RSTART + 1, RLENGTH - 2)
            if (name in plain || (room, name) in owns) next
            if (name in homes)
                print place ": <" name "> lives in" homes[name] " only"
            else
                print place ": <" name "> is in no row"
            next
        }
        if (!match($0, /"[^"]*"/)) next
        name = substr($0, RSTART + 1, RLENGTH - 2)
        split(name, folder, "/")
        other = folder[1]
        if (other == room) next
        if (!((room, other) in opens))
            print place ": " room " may not open " other
        else if (name != other "/" other ".h" && name !~ /\.def$/)
            print place ": " name " is private to " other
    }
    END { if (!rooms) print "src/README.md: there is no table" }
    ' src/README.md "$tmp/folders" "$tmp/includes"
)

tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
found=$(breaches "$SOURCE")
if [ "$found" ]; then
    echo "$found"
    exit 1
fi

mkdir "$tmp/bad" "$tmp/bad/src" && cp "$SOURCE/src/README.md" "$tmp/bad/src"
mkdir "$tmp/bad/src/page" "$tmp/bad/src/attic"
cat >"$tmp/bad/src/page/page.c" <<'END'
#include "page/lines.h"
#include "style/rows.h"
#include "out/out.h"
#include <hpdf.h>
#include <curl/curl.h>
#include "style/style.def"
#include <stdio.h>
END
cat >"$tmp/want" <<'END'
src/attic: attic is not in the table
src/page/page.c:2: style/rows.h is private to style
src/page/page.c:3: page may not open out
src/page/page.c:4: <hpdf.h> lives in pdf only
src/page/page.c:5: <curl/curl.h> is in no row
END
breaches "$tmp/bad" >"$tmp/got"
diff -u "$tmp/want" "$tmp/got" || exit 1
echo "$(grep -c '^| `' "$SOURCE/src/README.md") rooms keep to their doors"
