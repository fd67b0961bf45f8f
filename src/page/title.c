/* Titles of sections: where they stand, and their lines. */
#include "page/private.h"

enum title_line {
    LINE_NONE = 0,
    LINE_ABOVE = 1,
    LINE_BELOW = 2,
    LINE_BESIDE = 4,  /* on the baseline */
    LINE_MIDDLE = 8,  /* beside, at half the height of small letters */
    LINE_WIDE = 16,   /* as wide as the title */
    LINE_BEFORE = 32, /* in a column before it */
    CENTERED = 64,
};

/* section_titles.type, word by word. */
static const int forms[] = {
    [TITLE_FULL] = LINE_BELOW,
    [TITLE_NONE] = LINE_NONE,
    [TITLE_PARTIAL] = LINE_BESIDE,
    [TITLE_MODERNCV] = LINE_BEFORE,
    [TITLE_CENTERED_NONE] = CENTERED,
    [TITLE_CENTERED_PARTIAL] = CENTERED | LINE_BESIDE,
    [TITLE_CENTERED_MIDDLE] = CENTERED | LINE_MIDDLE,
    [TITLE_CENTERED_FULL] = CENTERED | LINE_BELOW,
    [TITLE_ABOVE] = LINE_ABOVE,
    [TITLE_ABOVE_BELOW] = LINE_ABOVE | LINE_BELOW,
    [TITLE_MIDDLE] = LINE_MIDDLE,
    [TITLE_WIDE] = LINE_BELOW | LINE_WIDE,
    [TITLE_CENTERED_ABOVE] = CENTERED | LINE_ABOVE,
    [TITLE_CENTERED_ABOVE_BELOW] = CENTERED | LINE_ABOVE | LINE_BELOW,
    [TITLE_CENTERED_WIDE] = CENTERED | LINE_BELOW | LINE_WIDE,
};

static int form_of(const struct setter *s)
{
    return forms[s->style->section_rule];
}

static pt title_size(const struct setter *s)
{
    return style_pt(s->style->section_size, s->size);
}

int title_align(const struct setter *s)
{
    return form_of(s) & CENTERED ? ALIGN_CENTER : ALIGN_LEFT;
}

/* From the title to a line above or below, with the line. */
static pt line_room(const struct setter *s)
{
    pt size = title_size(s);
    return style_pt(s->style->section_rule_gap, size) +
           style_pt(s->style->section_rule_thickness, size);
}

pt title_above(const struct setter *s)
{
    return form_of(s) & LINE_ABOVE ? line_room(s) : 0;
}

pt title_below(const struct setter *s)
{
    return form_of(s) & ~CENTERED ? line_room(s) : 0;
}

/* The column that a line before the title fills. */
static pt column(const struct setter *s)
{
    pt own = style_pt(s->style->section_line_length, title_size(s));
    pt most = s->measure / 2;
    pt dates = date_width(s);
    pt wide = own > 0 ? own : dates > 0 ? dates : 6 * s->size;
    return wide < most ? wide : most;
}

pt title_indent(const struct setter *s)
{
    if (!(form_of(s) & LINE_BEFORE))
        return 0;
    bool dates = s->style->date_column == COLUMN_LEFT;
    return column(s) +
           (dates ? style_pt(s->style->date_gap, s->size)
                  : style_pt(s->style->section_line_gap, title_size(s)));
}

/* ---- lines ---- */

static void add_line(struct setter *s, const struct block *b, struct row *r,
                     pt x, pt y, pt width)
{
    pt thick = style_pt(s->style->section_rule_thickness, title_size(s));
    row_add(s, r,
            (struct placed){.kind = ITEM_RULE,
                            .part = PART_DECORATION,
                            .block = b,
                            .at = b->at,
                            .ink = ink_of(s, b->role, PART_DECORATION),
                            .x = x,
                            .y = y,
                            .width = width,
                            .height = thick});
}

/* A line above or below, as far as it goes. */
static void add_across(struct setter *s, const struct block *b, struct row *r,
                       const struct title *t, pt y)
{
    pt own = style_pt(s->style->section_line_length, title_size(s));
    pt width = s->measure, x = s->left;
    if (form_of(s) & LINE_WIDE) {
        x = t->x;
        width = t->end - t->x;
    } else if (own > 0 && own < width) {
        width = own;
        x = aligned(title_align(s), s->left, s->measure, width);
    }
    add_line(s, b, r, x, y, width);
}

/* Lines on one side of the title or both; what is shorter than an em is no
 * line. */
static void add_beside(struct setter *s, const struct block *b, struct row *r,
                       const struct title *t, pt y)
{
    pt gap = style_pt(s->style->section_line_gap, title_size(s));
    pt own = style_pt(s->style->section_line_length, title_size(s));
    pt after = s->left + s->measure - t->end - gap;
    pt before = t->x - gap - s->left;
    if (own > 0) {
        after = own < after ? own : after;
        before = own < before ? own : before;
    }
    if (form_of(s) & CENTERED && before >= s->size)
        add_line(s, b, r, t->x - gap - before, y, before);
    if (after >= s->size)
        add_line(s, b, r, t->end + gap, y, after);
}

void title_lines(struct setter *s, const struct block *b, int first,
                 const struct title *t)
{
    int form = form_of(s);
    pt size = title_size(s);
    pt thick = style_pt(s->style->section_rule_thickness, size);
    pt gap = style_pt(s->style->section_rule_gap, size);
    pt middle = -t->x_height * size / 2 - thick / 2;
    struct row *last = &s->row[s->rows - 1];
    if (form & LINE_ABOVE)
        add_across(s, b, &s->row[first], t, -TEXT_TOP * size - gap - thick);
    if (form & LINE_BEFORE)
        add_line(s, b, last, s->left, middle, column(s));
    if (form & LINE_BESIDE)
        add_beside(s, b, last, t, -thick);
    if (form & LINE_MIDDLE)
        add_beside(s, b, last, t, middle);
    if (form & LINE_BELOW)
        add_across(s, b, last, t, gap);
}
