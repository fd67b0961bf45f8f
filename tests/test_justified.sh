#!/bin/sh
# A justified PDF, read back by another program: its lines end at the right
# margin however they are strained, and its words are those of a ragged one.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
: "${BREVIER:=$here/../build/brevier}"
[ -x "$BREVIER" ] || { echo "test_justified: no program at $BREVIER"; exit 2; }
command -v pdftotext >/dev/null 2>&1 || { echo "no pdftotext here"; exit 77; }
unset SOURCE_DATE_EPOCH BREVIER_DATA LC_ALL LC_PAPER
tmp=$(mktemp -d) && cd "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0

cat >cv.yaml <<'END'
cv:
  name: Ada Lovelace
  sections:
    Notes:
      - >-
        The Analytical Engine weaves algebraic patterns, just as the loom of Jacquard weaves flowers
        and leaves; here, it seems to us, **resides much more of originality** than the Difference
        Engine can be fairly entitled to claim, [as was said elsewhere](https://example.org/notes),
        and at some length, by those who efficiently sifted the first five of its offices
      - bullet: >-
          Again, it might act upon other things besides number, were objects found whose mutual
          fundamental relations could be expressed by those of the abstract science of operations,
          and which should be also susceptible of adaptations to the action of the operating
          notation and mechanism of the engine
layout:
  page: {max: 0, left_margin: 150pt, right_margin: 150pt}
END

# What follows a broken word reads as U+200B, which some readers keep.
nothing=$(printf '\342\200\213')
words() { pdftotext -raw "$1" - | sed "s/$nothing//g" | tr -s ' \f\n' '\n' | grep -v '^$'; }

check() { # NAME SETTING...
    name=$1
    shift
    "$BREVIER" --quiet cv.yaml -o "$name.pdf" --set typography.alignment=justified "$@" ||
        { failed=1; return; }
    words "$name.pdf" | diff - ragged.words || { echo "$name: other words"; failed=1; }
    # The body's lines, but for the last of each text, which ends in one of these words.
    pdftotext -bbox "$name.pdf" - |
        sed -n 's/.*xMin="\([^"]*\)".*xMax="\([^"]*\)" yMax="\([^"]*\)">\(.*\)<.*/\3 \1 \2 \4/p' |
        awk -v name="$name" '$2 < 170 && $3 < 170 || $4 ~ /^(Ada|Lovelace|Notes)$/ { next }
            { if ($3 > end[$1]) { end[$1] = $3; last[$1] = $4 }
              if (!($1 in seen)) { seen[$1] = 1; row[++n] = $1 } }
            END { for (i = 1; i <= n; i++) if (last[row[i]] !~ /^(offices|engine)$/) {
                      full++
                      d = end[row[i]] - 462
                      if (d > 0.03 || d < -0.03) { print name ": a line ends at " end[row[i]]; bad = 1 } }
                  if (full < 6) { print name ": " full " full lines"; bad = 1 }
                  exit bad }' || failed=1
}

"$BREVIER" --quiet cv.yaml -o ragged.pdf || exit 1
words ragged.pdf >ragged.words
check plain
check scaled --set typography.justification.glyph_scaling=0.02
check fitted --set typography.justification.letter_fit=0.01em
for size in 9 9.6 10.2 11.3 12; do
    check "all-$size" --set typography.justification.glyph_scaling=0.03 \
        --set typography.justification.letter_fit=0.02em \
        --set typography.font_size.body=${size}pt
done
exit $failed
