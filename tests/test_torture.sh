#!/bin/sh
# Texts that no page is made of come to a defined end, a page or an error that
# says why, and in time: what would take minutes is cut off.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_torture: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT

repeat() { # N STRING
    awk -v n="$1" -v s="$2" 'BEGIN { while (n-- > 0) printf "%s", s }'
}

# check NAME EXIT WORDS ARGUMENT...: the text on stdin, as the only one.
check() {
    name=$1 want=$2 words=$3
    shift 3
    {
        printf 'cv:\n  name: Ada Lovelace\n  sections:\n    Text:\n      - "'
        cat
        printf '"\n'
    } >"$name.yaml"
    timeout 100 "$BREVIER" -q "$name.yaml" -o "$name.pdf" "$@" >out 2>said </dev/null
    got=$?
    if [ $got != "$want" ] || { [ "$words" ] && ! grep -q "$words" said; }; then
        echo "$name: exit $got for $want, and not '$words':"
        cut -c1-200 said | head -3
        : >failed
    fi
    [ "$want" = 0 ] || [ ! -e "$name.pdf" ] || { echo "$name: a PDF"; : >failed; }
}

free=page.max=0
justified=typography.alignment=justified
marks=$(printf '\314\201')
repeat 64000 "$marks" | check marks 1 'marks.yaml:5:9: error: forbidden character U+0301'
repeat 2000 "a$(repeat 30 "$marks") " | check marks-apart 0 ''
repeat 1000000 a | check word 3 'word.yaml: error: does not fit'
repeat 1000000 a | check word-free 0 'word-free.yaml:5:9: warning: wider' --set $free
repeat 1000000 a | check word-full 3 'does not fit' --set $justified
(printf https://example.org/; repeat 99980 a) | check url 3 'url.yaml: error: does not fit'
(printf https://example.org/; repeat 12497 path-to/) | check parts 0 '' --set $free --set $justified
(printf '[here](https://example.org/'; repeat 99980 a; printf ')') |
    check link 1 'link.yaml:5:17: error: bad link'
repeat 100000 'a\u00ad' | check hyphens 0 'hyphens.yaml:5:9: warning: wider' --set $free
repeat 200000 א | check hebrew 0 'hebrew.yaml:5:9: warning: wider' --set $free

# As many pages as are read back, and one more.
breaks() { # N
    printf 'cv:\n  name: Ada Lovelace\n  sections:\n    Text:\n      - x\n'
    repeat "$1" '      - page_break
      - x
'
}
breaks 9999 >pages.yaml
"$BREVIER" -q pages.yaml --set $free || { echo '10000 pages: refused'; : >failed; }
breaks 10000 >more.yaml
"$BREVIER" -q more.yaml --set $free 2>said
[ $? = 1 ] && grep -q 'too much: 10001 pages' said || { cat said; : >failed; }
"$BREVIER" -q more.yaml 2>said
grep -q 'set page.max=0$' said || { cat said; : >failed; }
[ ! -e failed ]
