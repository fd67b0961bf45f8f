#!/bin/sh
# What holds of every page, however long the text is: no head is the last on
# its page, dates end at the right margin, nothing stands in the margins, the
# text of bullets of one depth begins at one place.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_pages: no program at $BREVIER"; exit 2; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0

# A résumé of `$1` lines before the heads that are to be kept.
resume() {
    printf 'cv:\n  name: Ada Lovelace\n  sections:\n    Notes:\n'
    for i in $(seq "$1"); do printf '      - Note %d\n' "$i"; done
    cat <<END
    Awards:
      - name: A medal of gold
        date: 1843
        highlights:
          - text: Given in London for the first of all programs, which was printed in a journal of science and read by few of those who had a use for it
            date: 1843-07
            highlights:
              - text: Under it, a second depth, in a text that runs on and on until it has come to the end of its line and goes over it
              - And a third
      - company: Analytical Engines
        location: London
        roles:
          - position: Analyst
            start_date: 1842
          - position: Translator
            date: in the years before, and with some others
        highlights: [The end]
    Skills:
      subsections:
        Languages:
          - label: Spoken
            details: French
END
}

# Says what is wrong with the pages on stdin; the heads are on the lines
# in `heads`, and the margins those of page/rigid.yaml.
faults() {
    awk -v heads="$(tr '\n' ' ' <heads)" '
    BEGIN { n = split(heads, h, " "); for (i = 1; i <= n; i++) head[h[i]] = 1 }
    function near(x, y) { return x - y < 0.015 && y - x < 0.015 }
    function turn() {
        if (last in head) print "page " page " ends with the head of line " last
    }
    $1 == "page" { if (page) turn(); page = $2; width = $3; height = $4; last = "" }
    $1 == "text" || $1 == "rule" {
        if ($2 < 45 - 0.015 || $2 + $4 > width - 45 + 0.015)
            print "in the margin: " $0
        if ($3 > height - 36 || $3 < 36)
            print "above or below the margins: " $0
    }
    $1 == "text" {
        if ($6 != "label" && $6 != "aside") { last = $NF; sub(":.*", "", last) }
    }
    $1 == "text" && $6 == "aside" && !near($2 + $4, width - 45) {
        print "does not end at the margin: " $0
    }
    $1 == "text" && $6 == "label" { bullet = $2 + $4; row = $3; depth = $2 }
    $1 == "text" && $6 == "text" && $3 == row && bullet {
        if (depth in edge && !near(edge[depth], $2))
            print "text of a bullet begins elsewhere: " $0
        edge[depth] = $2
        bullet = 0
    }'
}

cp "$here/cases/page/rigid.yaml" .
for lines in $(seq 36 62); do
    resume "$lines" >cv.yaml
    echo 'layout: rigid' >>cv.yaml
    "$BREVIER" --to story cv.yaml 2>err |
        awk '$1 ~ /^(section|subsection|entry)$/ { sub(":.*", "", $NF); print $NF }' >heads
    "$BREVIER" --to pages cv.yaml >pages 2>>err || cat err
    [ "$(wc -l <heads)" -eq 6 ] || { echo "heads: $(cat heads)"; failed=1; }
    grep -q ' aside ' pages || { echo "no dates"; failed=1; }
    faults <pages >said
    [ -s said ] || continue
    echo "test_pages: with $lines lines before it"
    cat said
    failed=1
done
exit $failed
