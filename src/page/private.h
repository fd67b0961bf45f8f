/* private to page: looks of roles, rows, and how they are laid on pages.
 *
 * A row is one baseline with all that stands on it. Rows are made first, with
 * their distance from the row before, and laid on pages after; a row's items
 * have their y relative to its baseline until then. */
#pragma once
#include "page/page.h"

/* How a part of a role is set. */
struct look {
    struct setting set;
    pt size;
};

/* One baseline. */
struct row {
    struct placed *item;
    int items;
    pt before;   /* from the baseline above to this one */
    pt head;     /* from the top of the page to this one, when it comes first */
    pt below;    /* how far it reaches under its baseline */
    bool keep;   /* stays on a page with the row after it */
    bool breaks; /* no baseline: a new page begins after it */
};

/* Rows being made. */
struct setter {
    struct arena *arena;
    struct diags *diags;
    struct fonts *fonts;
    const struct story *story;
    const struct style *style;
    const struct hyphenation *hyphenation; /* of running text; NULL: none */
    pt size;                               /* of the body */
    pt leading;       /* baseline to baseline of the body */
    pt left, measure; /* of the column */
    bool mirrored;    /* it runs from right to left: set as if from left to
                         right, and turned over when all is placed */
    struct row *row;
    int rows, row_room;
    struct placed *item; /* of the row being made */
    int items, item_room;
    pt gap;  /* before the next row, beyond the leading */
    pt hang; /* instead: from the last baseline to the text top of the next
                row; 0: by leading and gap */
};

/* A text's box, for gaps that are not counted in lines: its top above and its
 * bottom below the baseline, in ems. Both are the
 * body's whatever the size of the row, so that gaps look alike. */
#define TEXT_TOP 0.72
#define TEXT_BOTTOM 0.25

struct look look_of(const struct setter *s, enum role role, enum part part);
int role_align(const struct setter *s, enum role role);
/* How a text of the role is broken into lines of at most `measure`. */
struct breaking breaking_of(const struct setter *s, enum role role, pt measure,
                            pt size);
/* x of a line of `width` in a measure that begins at `left`. */
pt aligned(int align, pt left, pt measure, pt width);
/* x of a line; what stands out of it is not counted. */
pt line_left(int align, pt left, pt measure, const struct line *line, pt size);
/* The whole of a para as one line. */
struct line whole(const struct para *p);

/* Adds an item to the row being made. */
struct placed *put(struct setter *s, struct placed item);
/* Ends the row being made, of type of `size`; its distance is by `hang`, else
 * by the leading and `gap`, and both are used up. */
struct row *row_end(struct setter *s, pt size);
/* Glyphs [first, next) of `p` from x on, with their underlines and links;
 * `end` is where the visible ones end. Gives the x behind the visible ones. */
pt put_line(struct setter *s, const struct block *b, enum part part,
            const struct para *p, struct line line, pt x, pt size);
/* A word gap in the face of p's glyph `glyph`. */
void put_space(struct setter *s, const struct block *b, enum part part,
               const struct para *p, int glyph, pt x, pt width, pt size);

void set_block(struct setter *s, const struct block *b);
void set_contacts(struct setter *s, const struct block *b);

/* Rows onto pages. */
const struct pages *paginate(struct setter *s);
