/* Colours as people write them, and how well one is read on another. */
#pragma once
#include "style/style.h"

/* A name of CSS, #rgb, #rrggbb, rgb(0, 79, 144), rgb(0 31% 56%), hsl(210, 50%,
 * 40%), or none; false when it is nothing such. Letter case does not count. */
bool color_read(const char *s, struct color *c);
/* "#004f90", "none". */
void color_put(struct buf *out, struct color c);
/* How far apart the luminances of two colours are, from 1 to 21 (WCAG 2.2,
 * contrast ratio). */
double color_contrast(struct color x, struct color y);
/* The colour between `c` and black or white, whichever is the shorter way,
 * that has a contrast of at least `least` with `paper`. */
struct color color_mended(struct color c, struct color paper, double least);
/* The names of CSS, NULL-ended. */
extern const char *const color_names[];
