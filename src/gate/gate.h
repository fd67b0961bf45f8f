/* gate: the bytes of a PDF in, what a machine reads in it out, and whether
 * that is the story. It shares no code with `pdf`: what one room gets wrong
 * the other must not get wrong in the same way. A PDF is a stranger's here:
 * every offset, count and depth is checked, and nothing is believed
 * (ISO 32000-1). */
#pragma once
#include "base/base.h"
#include "story/story.h"

/* A PDF that is given to `read` is at most this long. */
#define GATE_LIMIT ((size_t)32 << 20)

/* A link annotation: where it leads, and the words under it (its Contents
 * where the tags name none). */
struct reading_link {
    const char *url, *text;
};

/* What a machine reads in a PDF. */
struct reading {
    bool tagged;         /* there is a tag tree, and the text is its */
    const char *text;    /* UTF-8; a line for each element that is a block (in
                            content order: a line of the page), one space
                            between words, in tag order or, untagged, in
                            content order. In tag order nothing is guessed:
                            words that the tags glue are glued */
    const char *content; /* all that is shown in content order, artifacts too;
                            gaps and lines from where glyphs stand */
    int pages;
    const char *title, *author, *lang; /* "" where there is none */
    const struct reading_link *link;
    int links;
    const char *const *missing; /* what it lacks for PDF/UA, in plain words, as
                                   far as can be seen here; NULL-ended */
};

/* NULL with DIAG_BAD_PDF for what is no PDF, is encrypted or broken beyond
 * reading; `name` is what it is called in the message. */
const struct reading *gate_read(struct arena *a, struct diags *d,
                                const char *name, struct bytes pdf);

/* Whether the words of `pdf`, by its content and by its tags, are those of the
 * story, each and in order; links lead where the story's do and nowhere else;
 * title, author and language are the story's; artifacts say nothing; there is
 * no character that no text may hold (U+00AD, private use, U+FB00 to FB06,
 * U+FFFD, .notdef) and nothing that makes a file act. The first difference is
 * said as `kind` at the word in the YAML: DIAG_TEXT_LAYER of a PDF just made,
 * DIAG_OTHER_TEXT of one made earlier, which may be without tags.
 *
 * No space is guessed from where glyphs stand. Within a block every gap
 * between words (label to text, text to aside, line to line too) must be a
 * space in the PDF; between blocks there may be one. A separator between
 * connections may be there or not, a gap must. Of columns that go on on a
 * further page the words are told by the tags, and every page must be in their
 * order. */
bool gate_check(struct arena *a, struct diags *d, enum diag_kind kind,
                struct bytes pdf, const struct story *s);
