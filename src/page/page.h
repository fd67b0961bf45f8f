/* page: a story in, pages of placed items out. Sizes, gaps and margins become
 * coordinates here and only here. y grows downward from the top of the paper;
 * the y of a text is its baseline. */
#pragma once
#include "base/base.h"
#include "image/image.h"
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
    ITEM_IMAGE, /* a picture that covers the box, x, y of its top left; what is
                   too much of it is cut off at both sides, or a third above
                   and two below, and the corners by `radius` */
    ITEM_ICON,  /* a drawing, x, y of the top left of its ink, `size` the square
                   it was drawn on */
    ITEM_LINK,  /* an area that leads to url; of glyphs [first, end) of para */
};

/* What a placed item is of its block, for tags and reading order. */
enum part {
    PART_LABEL,
    PART_TEXT,
    PART_ASIDE,
    PART_DECORATION, /* rules, separators, underlines: nothing to read */
    PART_HEAD,       /* what stands on every page, above and below the text: */
    PART_FOOT,       /* no part of the story either */
};

/* What a text is set in: itself, its links, its labels (spans of
 * SPAN_LABEL). Of a rule or an icon, `text`. What is none is black. */
struct ink {
    struct color text, link, label;
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
    const struct picture *picture;
    pt radius;
    const struct icon *icon;
    struct ink ink; /* of a text, a rule or an icon */
};
/* The colour of a run of the item's para. */
struct color run_color(const struct placed *item, const struct run *run);

/* Items in reading order; the spaces a line break eats are glyphs of the
 * line's last text. */
struct page {
    const struct placed *item;
    int items;
};

/* A setting that gave. */
struct given {
    const char *path;
    const char *unit; /* "pt", "em", "" */
    double wish, value, low, high;
};

/* An item that was left out, as fit.drop allows. */
struct drop {
    struct mark at;
    int priority, lines;
};

/* Characters from the end of a text that cost lines; `whole`: all of it, and
 * the item with it. */
struct cut {
    struct mark at;
    int characters, lines;
    bool whole;
};

/* What it cost to keep page.max. */
struct fit {
    int lines_over; /* with every setting at its wish; 0: it fits so */
    pt over;
    const struct given *given; /* what is not at its wish, in fixed order */
    int givens;
    const struct given *range; /* all that may give */
    int ranges;
    double cost; /* in squared steps of what is just noticed */
    pt floor;    /* the least size of the body, by its x-height */
    pt left;     /* what stays free at the foot of the last page */
    /* Blocks that stand in a shorter wording, or set tighter. */
    const struct block **shortened, **tight;
    int shortenings, tights;
    const struct drop *dropped;
    int drops;
    /* When it does not fit: cuts that together suffice, cheapest first. */
    const struct cut *cut;
    int cuts;
};

struct pages {
    pt width, height;
    const struct page *page; /* at least one */
    int count;
    pt over; /* what is below the last page of page.max; 0: fits */
    int lines_over;
    bool over_in[FLOWS];       /* which columns have them */
    const struct style *style; /* as settled: nothing gives any more */
    const struct story *story; /* as printed */
    const struct fit *fit;     /* NULL: no limit was asked for */
};

/* Pages that are made, and read back (gate/sight.c). */
enum { PAGES_MOST = 10000 };

/* NULL only after a fault was said in `d`, more than PAGES_MOST pages
 * (DIAG_BUDGET) among them. `photo`, NULL when there is none,
 * is the story's. With page.max, what may give does,
 * as little as can be seen (reference: fit.c), and a page with room to spare
 * has its gaps stretched. What does not fit so goes on further pages, at the
 * tightest, with DIAG_OVER saying by how much. */
const struct pages *page_layout(struct arena *a, struct diags *d,
                                struct fonts *f, const struct story *s,
                                const struct style *st,
                                const struct picture *photo);
/* The same pages on larger sheets with printer's marks around them: lines of
 * the file, characters that cost a line, cuts, where ranges stand. */
const struct pages *pages_proof(struct arena *a, struct diags *d,
                                struct fonts *f, const struct pages *of);
/* The pages of `first`, and after them those of `second`, with the story of
 * both; all that is said of the fit is of the second. */
const struct pages *pages_joined(struct arena *a, const struct pages *first,
                                 const struct pages *second);
/* The window: every item a line, rounded to 0.01 pt. */
void pages_print(struct buf *out, const struct pages *p);
