/* Private to text: what makes lines bad. The scale is TeX's: a line of badness
 * b and penalty p has (LINE_COST + b)^2 + p^2 demerits, and what else is wrong
 * with it is added. Forms and first values are those of Knuth and Plass,
 * Breaking Paragraphs into Lines, 1981, and of plain.tex. Where another value
 * stands it was measured, on the texts of tools/bench-typography: the note
 * says what more or less of it does. */
#pragma once

/* ---- badness ---- */

#define LINE_COST 10.0 /* plain.tex */
/* Of a line whose word spaces give all they may; it grows by the square, not
 * the cube: what gives a little costs a little, so all lines give alike. */
#define BADNESS 100.0
/* What the word spaces of justified lines should give, as a share of what they
 * may stretch: the lines of a paragraph are wide more often than tight. With 0
 * spaces are a sixth more uneven in a wide column, with 0.18 a middling one has
 * a line more. */
#define SPACES_WISH 0.15
/* Of a line whose letters give all they may, before the spaces do: with 80 and
 * more a column of middling width has a hyphen where TeX needs none. */
#define LETTERS_COST 65.0
/* What a line without word spaces can stretch by, em; it has to have some. */
#define SPACELESS 0.05
/* No line is worse than HOPELESS (inf_bad of TeX) but for a little, so that of
 * two such lines the less bad one is taken. */
#define HOPELESS 1e4
#define HOPELESS_MORE 10.0 /* for each time its spaces give all they may */
/* Slack of a ragged line, em: what all should have, and how much more or less
 * is as bad as spaces that give all they may. With a wish of 0 lines are
 * longer and the edge is up to a third less even. */
#define RAG_WISH 1.5
#define RAG_UNIT 4.0

/* ---- penalties, squared ---- */

/* TeX: 50. With 150 a wide column has hyphens where Typst has none, with 250
 * a narrow one has spaces more uneven than TeX's; it takes 400 to have there
 * as few hyphens as Typst, and spaces as uneven as Typst's. */
#define PENALTY_HYPHEN 190.0
#define PENALTY_DASH 50.0 /* \exhyphenpenalty: at a hyphen of the text */
#define PENALTY_BARE 50.0 /* no space, no hyphen: within a/b or a URL */
/* A hyphen's share more for each letter that lacks of EDGE before it, and
 * after; Typst. */
#define EDGE 5
#define PENALTY_EDGE 0.05
#define PENALTY_CUT 1e5 /* a word cut where it has no hyphen */

/* ---- demerits, added ---- */

#define DEMERITS_CONTRAST 1e4 /* \adjdemerits: loose beside tight */
/* Two lines running that end in hyphens. TeX: 1e4, too little ever to be
 * heard in a narrow column. With 1e6 there are a third as many, and the
 * narrowest columns have spaces a tenth more uneven. */
#define DEMERITS_HYPHENS 3e5
#define DEMERITS_LAST 5e4  /* a hyphen before the last line; TeX: 5e3 */
#define DEMERITS_ALIKE 2e3 /* two lines that begin with one word */
/* A short last line. Typst: 1e4; TeX: nothing. To avoid it a ragged line may
 * have 10 em of slack, and a justified one spaces of more than twice their
 * width. */
#define DEMERITS_RUNT 4e5
#define DEMERITS_LONE 3e4 /* one long word on the last line */
#define RUNT_WIDTH 0.12   /* of the measure: less is a runt */
#define RUNT_LETTERS 5    /* and so is one word of no more */

/* Never for beauty's sake: what stands beside the last line pushed off it, a
 * piece wider than the measure. */
#define DEMERITS_PUSHED 1e9
#define DEMERITS_OVER 1e11
