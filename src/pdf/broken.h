/* Broken words. A hyphen that is not in the text ends a line in a word. Some
 * readers know nothing of ActualText, and every reader ends a word where a
 * line ends; so the word is made to stand whole on its first line: the hyphen
 * reads as the rest of it, and the rest, on the next line, reads as nothing.
 * A code that reads as more than LONGEST characters is refused by some
 * readers; what the hyphen cannot carry is read with the letters before it. */
#pragma once
#include "pdf/private.h"

/* How the clusters of a text item read that do not read as themselves. */
struct broken {
    int tail;                 /* glyphs before this one read as nothing */
    int loaded;               /* glyphs from this one on read as `says` */
    const struct slice *says; /* by glyph, from `loaded` on */
    struct slice hyphen;      /* what the hyphen reads as */
};
struct broken broken_of(struct arena *a, const struct placed *item);
/* What the cluster that begins with glyph i reads as; NULL: as itself. */
const struct slice *broken_says(const struct broken *b, int i);
