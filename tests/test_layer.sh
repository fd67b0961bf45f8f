#!/bin/sh
# Features never change the text layer: whatever is asked for, the page is read
# back as the same words. A render that is not read back whole fails by itself.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}" "${ROUNDS:=40}"
[ -x "$BREVIER" ] || { echo "test_layer: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT

cat >plain.yaml <<'END'
cv:
  name: Ada Office Quill
  headline: Fifth Analyst, flawless at 10/3 and 1st of 24
  email: ada@example.org
  sections:
    The Works 1842:
      - company: Analytical Engines (1/2) Th ct st ffi
        position: 3rd Analyst of the Queen
        start_date: 1842-01
        end_date: 1843-09
        highlights:
          - An efficient affluent final flow 0123456789 of H2O, x2 and 10⁄3
          - For NASA and the PDFs, C++, C#, QuIP#, **bold 1842** and *italic 1843*
      - {label: Since 1842, details: "fi fl ff [link](https://example.org) a-b"}
END
sed 's|H2O, x2 and 10⁄3|H[2]{.subscript}O, x[2]{.superscript} and [10⁄3]{.fraction}|
     s|NASA|[NASA]{.allsmallcaps}|
     s|bold 1842|[bold]{.smallcaps} [1842]{.oldstyle .tabular}|
     s|efficient|[efficient]{.smallcaps}|' plain.yaml >classes.yaml

words() { # FILE.yaml ARGUMENTS: the words that a machine reads on its page
    "$BREVIER" -q "$@" --set page.max=0 -o - >page.pdf || return 1
    "$BREVIER" -q read page.pdf | tr -s '\n ' '  '
}
words plain.yaml >want || exit 1
[ "$(wc -w <want)" -gt 40 ] || { echo "test_layer: no words"; exit 1; }
words classes.yaml >got || exit 1
cmp want got || exit 1

# A set of features for each role, and letter-spacing and small capitals now
# and then; the same every time.
awk -v rounds="$ROUNDS" 'BEGIN {
    srand(7)
    n = split("smcp c2sc onum lnum tnum pnum frac sups subs sinf ordn dlig " \
              "hlig swsh calt ss01 ss02 ss03 ss05 ss06 salt zero case titl " \
              "-kern -liga -calt -mark hist c2pc pcap cv01 cv05", tag, " ")
    roles = split("body connections dates entry_titles headline labels name " \
                  "posts section_titles", role, " ")
    caps = split("connections entry_titles headline name posts", cap, " ")
    for (round = 0; round < rounds; round++) {
        line = ""
        for (r = 1; r <= roles; r++) {
            set = ""
            for (k = int(rand() * 6); k > 0; k--)
                set = set " " tag[1 + int(rand() * n)]
            line = line " --set \"typography.features." role[r] "=" set "\""
        }
        if (rand() < .3)
            line = line " --set typography.small_caps." \
                cap[1 + int(rand() * caps)] "=true"
        if (rand() < .3)
            line = line " --set typography.letter_spacing.capitals=0.06em"
        if (rand() < .3)
            line = line " --set typography.letter_spacing.headline=0.05em"
        print line
    }
}' >sets
while read -r set; do
    for file in plain classes; do
        eval "words $file.yaml $set" >got || {
            echo "test_layer: $file $set"
            exit 1
        }
        cmp -s want got && continue
        echo "test_layer: other words: $file $set"
        diff want got
        exit 1
    done
done <sets
echo ok
