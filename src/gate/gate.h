/* gate: the bytes of a PDF in, what a machine reads in it out, and whether
 * that is the story. It shares no code with `pdf`: what one room gets wrong
 * the other must not get wrong in the same way. A PDF is a stranger's here:
 * every offset, count and depth is checked, and nothing is believed
 * (ISO 32000-1). */
#pragma once
#include "base/base.h"
#include "story/story.h"

/* A link annotation: where it leads, and the words under it (its Contents
 * where the tags name none). */
struct reading_link {
    const char *url, *text;
};

/* What a machine reads in a PDF. */
struct reading {
    bool tagged;          /* there is a tag tree, and the text is its */
    const char *text;     /* UTF-8; a line for each element that is a block (in
                             content order: a line of the page), one space
                             between words, in tag order or, untagged, in
                             content order */
    const char *content;  /* the same in content order, always */
    int pages;
    const char *title, *author, *lang; /* "" where there is none */
    const struct reading_link *link;
    int links;
    const char *const *missing; /* what it lacks for PDF/UA, in plain words, as
                                   far as can be seen here; NULL-ended */
};

/* NULL with DIAG_BAD_PDF at `name` for what is no PDF, is encrypted or broken
 * beyond reading. */
const struct reading *gate_read(struct arena *a, struct diags *d,
                                const char *name, struct bytes pdf);

/* Whether the words of `pdf`, by its tags and by its content, are those of the
 * story, each and in order; links lead where the story's do; and there is no
 * character that no text may hold (U+00AD, private use, U+FB00 to FB06,
 * U+FFFD, .notdef). The first difference is said as DIAG_TEXT_LAYER at the
 * word's line in the YAML. Spaces count as the PDF has them in its content:
 * none is guessed from where glyphs stand. */
bool gate_check(struct arena *a, struct diags *d, const char *name,
                struct bytes pdf, const struct story *s);
