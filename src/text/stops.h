/* Private to text: a paragraph as stops. */
#pragma once
#include "text/private.h"

/* What a stop is in the paragraph: a line that ends at it shows glyphs up to
 * `end`, the next one begins with `next`. */
struct place {
    int end, next;
    double begins, ends; /* how far glyphs stand out there */
    bool hyphen, cut;    /* cut: a word, because it is too wide */
};

struct cast {
    const struct para *para;
    const struct breaking *how;
    struct stop *stop;
    struct place *place;
    int count;
    bool strained; /* spaces and pairs are counted */
};
struct cast stops_of(struct arena *a, const struct para *p,
                     const struct breaking *how, bool strained);
/* Em that the glyph stands out where it begins or ends a line: nothing where
 * it runs another way than its paragraph, for then another may stand there. */
double stands_out(const struct para *p, const struct breaking *how, int glyph,
                  bool begins);
