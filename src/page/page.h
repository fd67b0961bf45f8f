/* page: a story in, pages of placed items out. Sizes, gaps and margins become
 * coordinates here and only here. y grows downward from the top of the paper;
 * the y of a text is its baseline. */
#pragma once
#include "base/base.h"
#include "markup/markup.h"
#include "story/story.h"
#include "style/style.h"
#include "text/text.h"

enum item_kind {
    ITEM_TEXT,  /* glyphs [first, end) of para at x on baseline y; they run one
                   way, and a line that turns is several */
    ITEM_SPACE, /* a word gap from x to x + width on baseline y: room that a
                   reader of the content must see as a space; set in the face
                   of para's glyph `first` */
    ITEM_RULE,  /* a filled box, x, y of its top left */
    ITEM_LINK,  /* an area that leads to url; of glyphs [first, end) of para,
                   none when it is no text */
};

/* What a placed item is of its block, for tags and reading order. */
enum part {
    PART_LABEL,
    PART_TEXT,
    PART_ASIDE,
    PART_DECORATION, /* rules, separators, underlines: nothing to read */
};

struct placed {
    enum item_kind kind;
    enum part part;
    const struct block *block; /* what made it */
    struct mark at;            /* and where that stands */
    pt x, y, width, height;    /* text: height is the size */
    pt size;
    const struct para *para;
    int first, end;
    bool back;   /* of a text: its clusters run from right to left, the first
                    ends at x + width */
    bool hyphen; /* of a text: a hyphen is seen behind its last glyph that is
                    not in the text (para_hyphen) */
    bool tail;   /* of a text: it begins with the rest of a word that such a
                    hyphen broke */
    struct strain strain; /* of a text: how its glyphs are set */
    const char *url;
};

/* Items in reading order; the spaces a line break eats are glyphs of the
 * line's last text. */
struct page {
    const struct placed *item;
    int items;
};

struct pages {
    pt width, height;
    const struct page *page; /* at least one */
    int count;
    pt over; /* what is below the last page of page.max; 0: fits */
    int lines_over;
};

/* NULL only after a fault was said in `d`. What does not fit goes on further
 * pages, with DIAG_OVER saying by how much when page.max is passed. */
const struct pages *page_layout(struct arena *a, struct diags *d,
                                struct fonts *f, const struct story *s,
                                const struct style *st);
/* The window: every item a line, rounded to 0.01 pt. */
void pages_print(struct buf *out, const struct pages *p);
