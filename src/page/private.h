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

/* How a page would look that ended after a row; FAST: none does. */
enum hold {
    HOLD_NOT, /* a section ends */
    HOLD_ENTRY,
    HOLD_POST,
    HOLD_ITEM, /* within an entry */
    HOLD_LINE, /* within a text */
    HOLD_FEW,  /* with few lines under a head before or behind the end */
    HOLD_FAST,
};

/* One baseline. */
struct row {
    const struct style *style; /* of its section; NULL: the page's */
    const struct block *block;
    struct placed *item;
    int items;
    pt before; /* from the baseline above to this one */
    pt head;   /* from the top of the page to this one, when it comes first */
    pt over;   /* of its head, what is not levelled with the other column */
    pt below;  /* how far it reaches under its baseline, the last it has */
    pt drop;   /* of several side by side: from their first baseline to the
                  last of all */
    enum flow flow;
    bool breaks; /* a new page begins after it */
    int page;    /* where it is laid */
    pt y;
    enum hold hold; /* while it is laid */
    bool whole;     /* likewise: it is wished on a page with the row after it */
};

/* The texts of a block, shaped: they are good at any size and measure. */
struct shaped {
    const struct para *label, *text, *aside; /* NULL: none */
    const struct para **part;                /* of connections */
    const struct icon **icon;                /* of each; NULL: none have one */
    int parts;
    const struct para *separator;
    bool tight; /* a line is saved by setting the text tighter, if one can be */
};

/* What gives to keep the page limit. */
enum dial {
#define DIAL(id, member, tier) DIAL_##id,
#include "page/dial.def"
#undef DIAL
    DIAL_COUNT
};

enum tier {
    TIER_LINES,
    TIER_GAPS,
    TIER_LEADING,
    TIER_MARGINS,
    TIER_MEASURE,
    TIER_WORDINGS,
    TIER_SIZE,
    TIER_TRACKING,
    TIER_COUNT
};
enum tier dial_tier(int dial);
/* The setting behind it; the leading is a plain number. */
struct length dial_length(const struct style *st, int dial);
/* Settles it: it gives no more. */
void dial_settle(struct style *st, int dial, double v);
const char *dial_path(int dial);

/* Whether a style has the setting of its own, being a section's. */
bool dial_is_own(const struct style *st, int dial);
/* What a section makes of the page's value `v` of a setting that has ranges:
 * it gives the same part of its own range as the page does; a plain value
 * stays as it is, and so does a size in em, which are the page's. */
double dial_follow(const struct style *own, const struct style *page, int dial,
                   double v);
/* A section's style where the page's wish `page` is settled to `settled`. */
const struct style *style_follow(struct arena *a, const struct style *own,
                                 const struct style *page,
                                 const struct style *settled);

/* A style of the story's, as its blocks are set. */
struct scope {
    const struct style *style;
    const struct hyphenation *hyphenation;
    bool own[DIAL_COUNT];
    /* Of its text: size + times * the page's. */
    pt size;
    double times;
};

/* A column, from its left; the page as a whole is one, too. */
struct column {
    pt left, measure;
};

/* The last block in each that has rows. */
struct above {
    const struct block *in[FLOWS];
};

/* From one baseline to the next: by the leading, or between text boxes, with
 * so much of a setting between. */
struct gap {
    bool leading;
    pt fixed;     /* at the size of the setter */
    int dial;     /* -1: none */
    double times; /* of it */
};

/* Rows being made. */
struct setter {
    struct arena *arena;
    struct diags *diags;
    struct fonts *fonts;
    const struct story *story;
    const struct style *style;             /* of the page, or of a scope */
    const struct scope *scope;             /* of the story's styles */
    const struct shaped *shaped;           /* of each block of the story */
    const struct picture *photo;           /* NULL: none */
    const struct hyphenation *hyphenation; /* of running text; NULL: none */
    const struct hyphenation *sparing; /* of words that are too wide; NULL: it
                                          has not been asked for */
    pt size;                           /* of the body */
    pt leading;                        /* baseline to baseline of the body */
    pt left, measure;                  /* of the column that is set */
    struct column flow[FLOWS];
    bool mirrored; /* it runs from right to left: set as if from left to
                      right, and turned over when all is placed */
    struct row *row;
    int rows, row_room;
    struct placed *item; /* of the row being made */
    int items, item_room;
    struct above above;
    struct gap gap; /* before the next row */
};

/* How the words of running text are broken; NULL: they are not. */
const struct hyphenation *hyphenation_of(const struct setter *s,
                                         const struct style *st);
/* The setter of the page as the block's style has it: `s` itself as a rule,
 * else a copy in `room`. */
const struct setter *setter_of(const struct setter *s, const struct block *b,
                               struct setter *room);
/* The settings of the block's section. */
const struct style *block_style(const struct setter *s, const struct block *b);
/* The scopes of the story's styles, over the setter's. */
struct scope *scopes_new(const struct setter *s);

/* A text's box, for gaps that are not counted in lines: its top above and its
 * bottom below the baseline, in ems. Both are the
 * body's whatever the size of the row, so that gaps look alike. */
#define TEXT_TOP 0.72
#define TEXT_BOTTOM 0.25

/* From the top of a page to the baseline of a row of type of `size`, when
 * the block's first row begins the page. */
pt head_of(const struct setter *s, const struct block *b, pt size);

/* What stands at the head and the foot of page `page` of `pages`, from 1 on:
 * how many items. */
int running_items(const struct setter *s, int page, int pages, pt height,
                  const struct placed **item);

/* Of the column of dates and places; 0: none of its own. */
pt date_width(const struct setter *s);

/* ---- title.c: titles of sections ---- */

/* The last line of a title. */
struct title {
    pt x, end;
    double x_height; /* em */
};
int title_align(const struct setter *s);
/* What a line above the title takes; what one below it does, or would where
 * there is another; how far the title is indented. */
pt title_above(const struct setter *s);
pt title_below(const struct setter *s);
pt title_indent(const struct setter *s);
/* Adds the lines of a title to its rows, from row `first` on. */
void title_lines(struct setter *s, const struct block *b, int first,
                 const struct title *t);

/* ---- look.c ---- */

/* Text that is read rather than looked up. */
bool is_running(enum role role);
/* Em behind a link for its arrow. */
#define LINK_ROOM 0.55
struct look look_of(const struct setter *s, enum role role, enum part part);
/* The size of it. */
pt look_size(const struct setter *s, enum role role, enum part part);
struct ink ink_of(const struct setter *s, enum role role, enum part part);
int role_align(const struct setter *s, enum role role);
/* How far the first line of the block's text is indented. */
pt first_line(const struct setter *s, const struct block *b);
/* How the text of the block is broken into lines of at most `measure`. */
struct breaking breaking_of(const struct setter *s, const struct block *b,
                            pt measure, pt size);
/* x of a line of `width` in a measure that begins at `left`. */
pt aligned(int align, pt left, pt measure, pt width);
/* x of a line; what stands out of it is not counted. */
pt line_left(const struct setter *s, int align, pt left, pt measure,
             const struct line *line, pt size);
/* The whole of a para as one line. */
struct line whole(const struct para *p);

/* Adds an item to the row being made. */
struct placed *put(struct setter *s, struct placed item);
/* Adds one to a row that was made. */
void row_add(struct setter *s, struct row *r, struct placed item);
/* Ends the row being made, of type of `size`; its distance is by `gap`, which
 * is used up: the row after is a leading away. */
struct row *row_end(struct setter *s, pt size);
/* Glyphs [first, next) of `p` from x on, with their underlines and links;
 * `end` is where the visible ones end. Gives the x behind the visible ones. */
pt put_line(struct setter *s, const struct block *b, enum part part,
            const struct para *p, struct line line, pt x, pt size);
/* A word gap in the face of p's glyph `glyph`. */
void put_space(struct setter *s, const struct block *b, enum part part,
               const struct para *p, int glyph, pt x, pt width, pt size);

/* What a block's text has of the setter's measure. */
pt block_measure(const struct setter *s, const struct block *b,
                 const struct shaped *texts);
/* The story's blocks, shaped. */
const struct shaped *shape_blocks(struct setter *s, const struct block *b,
                                  int blocks);
/* What is before `b`, by the setter of the page, when `prev` (NULL: nothing) is
 * the last block that has rows. */
struct gap gap_before(const struct setter *page, const struct block *prev,
                      const struct block *b);
pt gap_pt(const struct setter *s, const struct gap *g);

/* Headless entries stand closer than those with a head. */
bool has_head(enum role role);

/* The columns there are when the whole width is `page`. */
struct column flow_column(const struct setter *s, enum flow flow,
                          struct column page);
/* Of sections in columns. */
enum { SECTION_COLUMNS = 6 };

void column_take(struct setter *s, struct column c);
/* Adds a space behind the last text of a row: what is read next may stand on
 * the same line, in another column, and a reader would glue them. */
void column_leave(struct setter *s, struct row *r);
/* Where the name and the connections stand. */
struct column header_column(const struct setter *s);
/* What stands above the block: of its own column, or over both; NULL: nothing.
 */
const struct block *block_above(const struct above *above,
                                const struct block *b);
/* In how many columns the text of the block's section stands; 1 of its title
 * and what is no section. */
int block_columns(const struct setter *s, const struct block *b);
/* The first of them, of the column that the section stands in. */
struct column block_column(const struct setter *s, const struct block *b,
                           struct column in);
/* Blocks from i on whose section stands in columns, as one. */
int columns_run(const struct setter *s, const struct block *b, int blocks);
/* Rows of such blocks, which stand below one another, side by side, on pages
 * with `height` for them; how many rows are left, each a whole of what was
 * several. */
int rows_beside(const struct setter *s, const struct block *b, struct row *row,
                int rows, pt height);

/* ---- photo.c: a box beside the header, or over the sidebar ---- */

/* Whether it leaves room; said when not, and when its pixels are far too many
 * or too few. */
void photo_check(struct setter *s);
/* Takes its room from the measure, for a block that stands beside it. */
void photo_narrow(struct setter *s, const struct block *b);
bool beside_photo(const struct setter *s, const struct block *b);
/* Makes room for it above and below the first `beside` rows, which stand
 * beside it, or over the first row of the sidebar; how far above the baseline
 * of the first of those its top is. */
pt photo_rows(const struct setter *s, struct row *row, int rows, int beside);
/* Into the rows of the story. */
void photo_put(struct setter *s);

/* Block i of the story. */
void set_block(struct setter *s, int i);
/* Says which icons of connections there are none of. */
void icons_check(struct setter *s);
void set_contacts(struct setter *s, const struct block *b,
                  const struct shaped *texts);
/* The lines of the block's text in that measure. */
struct lines text_lines(const struct setter *s, const struct block *b,
                        const struct shaped *texts, pt measure);
/* One line with nothing beside it, which needs no breaking to be counted. */
bool block_is_plain(const struct setter *s, const struct block *b,
                    const struct shaped *texts);
/* The least measures of the column at which a text with no date is of so few
 * lines, from the measure of the page's setter on (para_fewest), in points;
 * false: they are not known. */
bool text_fewest(const struct setter *page, const struct block *b,
                 const struct shaped *texts, struct fewest *f);
/* How many rows they make, at the size and measure of the page's setter. */
int block_rows(const struct setter *page, const struct block *b,
               const struct shaped *texts);
int contact_rows(const struct setter *s, const struct block *b,
                 const struct shaped *texts);

/* A row that is so much too low still fits. */
#define FITS 1e-6

/* How pages that end after each of the rows would look, be there few lines
 * before their ends or many. */
void rows_hold(struct row *row, int rows, const struct style *style);

/* Where the text of a page begins and ends, from the top of the paper. */
struct area {
    pt top, bottom;
};
struct areas {
    struct area first, later;
};
/* By the setter's style. */
struct areas areas_of(const struct setter *s);
/* Of a page, from 0 on. */
static inline struct area area_of(const struct areas *e, int page)
{
    return page ? e->later : e->first;
}
/* What the lower of them holds. */
pt areas_least(const struct areas *e);

/* Lays rows on pages, the fewest there can be, so that their ends are seen
 * least; how many they are. */
int rows_lay(struct arena *a, struct row *row, int rows,
             const struct style *style, const struct areas *e);
/* Whether one page holds them. */
bool rows_fit(struct row *row, int rows, const struct areas *e);
/* How many of them, and what height, are too much for `max` pages that are
 * filled to the last line; where those would hold all, how many lie behind. */
int rows_over(const struct row *row, int rows, int max, const struct areas *e,
              pt *over);
/* Rows onto pages. */
struct pages *paginate(struct setter *s);
/* The story set at the values of the style. */
struct pages *set_pages(struct setter *s);
/* The story set within page.max, if what may give suffices. */
const struct pages *fit_pages(struct setter *s);
