/* What it cost to keep the page limit, in words and for programs. */
#pragma once
#include "base/base.h"
#include "page/page.h"

/* fit: 9.6 pt (wish 10.5), leading 1.17, sides 45 pt; 15 lines were over
 * Nothing when nothing gave. */
void explain_line(struct buf *b, const struct pages *p);
/* Every value that gave and how far into its range, wordings, what was left
 * out, what is left over; then each text of several lines: how full its last
 * one is, and how many characters less save it. */
void explain_text(struct buf *b, const struct pages *p);
/* The same, as one object on a line. */
void explain_json(struct buf *b, const struct pages *p);
/* What gave, in brief: {"lines_over":15,"cost":2.31,"given":{"page.size":...}}.
 * Nothing when nothing gave. */
void explain_brief(struct buf *b, const struct pages *p);
