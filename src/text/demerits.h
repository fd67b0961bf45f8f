/* Private to text: what makes lines bad. TeX's scale: a line of badness b
 * (100 for a word space stretched by all it has) and penalty p has
 * (LINE + b)^2 + p^2 demerits, and what is wrong with it beyond that is
 * added. Sources: Knuth and Plass, Breaking Paragraphs into Lines, 1981, and
 * plain.tex, the same; Typst's layout of paragraphs; measurements of texts of
 * this program's own kind, by tools/bench-typography. */
#pragma once

/* ---- badness ---- */

#define BADNESS 100.0  /* of a ratio of 1; plain.tex */
#define LINE_COST 10.0 /* \linepenalty; plain.tex */
/* What a line without word spaces can stretch by, em; it has to have some. */
#define SPACELESS 0.05

/* Slack of a ragged line: what all of them should have, and how much more or
 * less is as bad as a word space stretched by all it has; em. measured */
#define RAG_WISH 1.0
#define RAG_UNIT 4.0

/* ---- penalties, squared ---- */

#define PENALTY_HYPHEN 50.0 /* \hyphenpenalty */
#define PENALTY_DASH 50.0   /* \exhyphenpenalty: a hyphen of the text's own */
#define PENALTY_BARE 50.0   /* no space, no hyphen: within a/b or a URL */
/* A hyphen's share more for each letter short of EDGE before and after it;
 * Typst. */
#define EDGE 5
#define PENALTY_EDGE 0.15
#define PENALTY_CUT 1e5 /* a word cut where it has no hyphen */

/* ---- demerits, added ---- */

#define DEMERITS_CONTRAST 1e4 /* \adjdemerits: loose beside tight */
#define DEMERITS_HYPHENS 1e6  /* two running; 1e4 is \doublehyphendemerits */
#define DEMERITS_LAST 5e4     /* hyphen before the last line; 5e3 is TeX's */
#define DEMERITS_ALIKE 2e3    /* two lines that begin with one word */
#define DEMERITS_RUNT 2e5     /* Typst: 1e4 */
#define DEMERITS_LONE 3e4     /* one long word on the last line */
#define RUNT_WIDTH 0.12       /* of the measure: less is a runt */
#define RUNT_LETTERS 5        /* and so is one word of no more */

/* Never for beauty's sake: what stands beside the last line pushed off it, a
 * piece wider than the measure. */
#define DEMERITS_PUSHED 1e9
#define DEMERITS_OVER 1e11
