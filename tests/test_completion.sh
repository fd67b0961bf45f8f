#!/bin/sh
# What completes our words: in bash by bash itself, in fish by fish, in zsh by
# its own parser; the latter two where they are.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${SOURCE:=$here/..}"
[ -x "$BREVIER" ] || { echo "test_completion: no program at $BREVIER"; exit 2; }
unset BREVIER_DATA LC_ALL
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
fail() {
    echo "test_completion: $1"
    failed=1
}
for shell in bash zsh fish; do
    "$BREVIER" completion $shell >brevier.$shell || fail "none for $shell"
done
"$BREVIER" completion csh 2>err
[ $? -eq 2 ] || fail 'csh is known'
touch cv.yaml other.pdf notes.txt && mkdir sub
echo 'extends: classic' >mine.yaml

# offers WORD [NOT] TYPED...: whether WORD is offered after the words typed.
cat >ask.bash <<'END'
. ./brevier.bash
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_brevier
printf '%s\n' "${COMPREPLY[@]}"
END
offers() {
    word=$1 not=
    shift
    [ "$1" != NOT ] || { not=1 && shift; }
    bash ask.bash "$BREVIER" "$@" >out 2>err
    [ -s err ] && fail "bash complains: $(cat err)"
    if grep -qxF -e "$word" out; then
        [ -z "$not" ] || fail "bash offers $word after $*"
    else
        [ "$not" ] || fail "bash does not offer $word after $*: $(cat out)"
    fi
}
if command -v bash >/dev/null; then
    offers render r
    offers cv.yaml c
    offers check c
    offers notes.txt NOT n
    offers --watch --w
    offers --watch render cv.yaml --
    offers --watch NOT check cv.yaml --
    offers --resolved layouts --
    offers classic cv.yaml --layout cl
    offers classic cv.yaml --layout = cl
    offers mine -l m
    offers pdf cv.yaml --to ''
    offers page.size= cv.yaml --set page.siz
    offers json --diagnostics = ''
    offers other.pdf read o
    offers cv.yaml NOT read c
    offers sub read s
    offers show layouts s
    offers classic layouts show c
    offers cv.yaml layouts preview c
    offers layout help lay
    offers zsh completion z
    offers resume schema r
else
    echo 'test_completion: no bash'
fi
if command -v zsh >/dev/null; then
    zsh -n brevier.zsh || fail 'zsh does not read it'
fi
if command -v fish >/dev/null; then
    fish --no-execute brevier.fish || fail 'fish does not read it'
    # typed in fish, and the first word it offers
    for pair in '--wat:--watch' 'layouts --reso:--resolved' 'chec:check' \
        'cv.yaml --set page.siz:page.size=' 'schema la:layout' \
        'cv.yaml --to pd:pdf'; do
        got=$(HOME=$tmp fish -c "source brevier.fish
            complete -C 'brevier ${pair%:*}'" | cut -f 1 | head -n 1)
        [ "$got" = "${pair##*:}" ] || fail "fish offers '$got' after ${pair%:*}"
    done
fi
exit $failed
