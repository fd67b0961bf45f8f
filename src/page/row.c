/* Rows: what stands on one baseline. */
#include "page/private.h"
#include <string.h>

struct placed *put(struct setter *s, struct placed item)
{
    s->item = arena_more(s->arena, s->item, s->items, &s->item_room,
                         sizeof *s->item, 16);
    s->item[s->items] = item;
    return &s->item[s->items++];
}

pt aligned(int align, pt left, pt measure, pt width)
{
    return align == ALIGN_CENTER  ? left + (measure - width) / 2
           : align == ALIGN_RIGHT ? left + measure - width
                                  : left;
}

pt line_left(const struct setter *s, int align, pt left, pt measure,
             const struct line *line, pt size)
{
    pt width = (line->width - line->left - line->right) * size;
    double out = s->mirrored ? line->right : line->left;
    return aligned(align, left, measure, width) - out * size;
}

struct line whole(const struct para *p)
{
    return (struct line){
        .end = p->glyphs, .next = p->glyphs, .width = p->width};
}

/* From the baseline above to a row of type of that size: a larger one that
 * goes on with its text has a leading of its own. */
static pt leading_of(const struct setter *s, const struct row *above, pt size)
{
    pt own = s->style->leading.v * size;
    bool follows = above && above->item[0].block == s->item[0].block;
    return follows && own > s->leading ? own : s->leading;
}

struct row *row_end(struct setter *s, pt size)
{
    s->row =
        arena_more(s->arena, s->row, s->rows, &s->row_room, sizeof *s->row, 64);
    pt larger =
        leading_of(s, s->rows ? &s->row[s->rows - 1] : NULL, size) - s->leading;
    struct row *r = &s->row[s->rows++];
    *r = (struct row){.style = s->style,
                      .block = s->item[0].block,
                      .flow = s->item[0].block->flow,
                      .item = s->item,
                      .items = s->items,
                      .before = gap_pt(s, &s->gap) + larger,
                      .head = head_of(s, s->item[0].block, size),
                      .below = TEXT_BOTTOM * size};
    s->item = NULL;
    s->items = s->item_room = 0;
    s->gap = (struct gap){.leading = true, .dial = -1};
    return r;
}

void row_add(struct setter *s, struct row *r, struct placed item)
{
    struct placed *more =
        arena_array(s->arena, (size_t)r->items + 1, sizeof *more);
    memcpy(more, r->item, (size_t)r->items * sizeof *more);
    more[r->items] = item;
    r->item = more;
    r->items++;
}

/* A line being put. */
struct placing {
    const struct block *block;
    enum part part;
    const struct para *para;
    struct line line;
    pt x, size;
    struct ink ink;
};

static struct color ink_color(struct ink ink, const struct run *run)
{
    return run->url ? ink.link : run->style & SPAN_LABEL ? ink.label : ink.text;
}

struct color run_color(const struct placed *item, const struct run *run)
{
    return ink_color(item->ink, run);
}

static void put_underline(struct setter *s, const struct placing *at,
                          const struct run *run, pt x, pt width)
{
    pt size = at->size;
    struct color color = ink_color(at->ink, run);
    pt thick = style_pt(s->style->underline_thickness, size);
    put(s, (struct placed){.kind = ITEM_RULE,
                           .part = PART_DECORATION,
                           .block = at->block,
                           .at = at->para->at,
                           .ink = {color, color, color},
                           .x = x,
                           .y = 0.12 * size,
                           .width = width,
                           .height = thick});
}

/* Glyphs [first, end) lead where the first of them does. */
static void put_link(struct setter *s, const struct block *b, enum part part,
                     const struct para *p, int first, int end, pt x, pt width,
                     pt size)
{
    const struct run *run = &p->run[p->glyph[first].run];
    pt of_run = run->size * size;
    pt up = run->face->ascender * of_run, down = -run->face->descender * of_run;
    put(s, (struct placed){.kind = ITEM_LINK,
                           .part = part,
                           .block = b,
                           .at = p->at,
                           .x = x,
                           .y = -up,
                           .width = width,
                           .height = up + down,
                           .para = p,
                           .first = first,
                           .end = end,
                           .url = run->url});
}

/* Whether the run goes on with a link to `url`. */
static bool leads_to(const struct run *run, const char *url)
{
    return run->url && strcmp(run->url, url) == 0;
}

/* Of glyphs [first, end) of a line. */
static double part_width(const struct para *p, const struct line *line,
                         int first, int end)
{
    if (end == line->end)
        return line->width - line_x(p, line, first);
    return line_x(p, line, end) - line_x(p, line, first) +
           para_width(p, first, end) - (p->x[end] - p->x[first]);
}

/* Where on the page something stands that is x from the left of a line at
 * `left`: a page from right to left is turned over as a whole in the end, and
 * its lines before, so that they read as they did. */
static pt in_line(const struct setter *s, pt left, pt line, pt x, pt width)
{
    return left + (s->mirrored ? line - x - width : x);
}

/* An arrow that points away, behind a link whose end is `end` em from the left
 * of the line; high, as a superior figure stands. */
static void put_arrow(struct setter *s, const struct placing *at,
                      const struct run *run, double end)
{
    static const struct icon arrow = {
        .names = "arrow",
        .width = 800,
        .height = 800,
        .path = "M250 0L800 0L800 550L690 550L690 188L78 800L0 722L612 110"
                "L250 110Z"};
    static const double size = 0.5, gap = 0.1, top = 0.64;
    struct color color = ink_color(at->ink, run);
    pt wide = size * arrow.width / ICON_UNITS * at->size;
    put(s,
        (struct placed){.kind = ITEM_ICON,
                        .part = PART_DECORATION,
                        .block = at->block,
                        .at = at->para->at,
                        .ink = {color, color, color},
                        .x = in_line(s, at->x, at->line.width * at->size,
                                     (end - run->room + gap) * at->size, wide),
                        .y = -top * at->size,
                        .width = wide,
                        .height = wide,
                        .size = size * at->size,
                        .icon = &arrow});
}

/* Glyphs [first, end), of one stretch: their underline and link. */
static void decorate(struct setter *s, const struct placing *at,
                     const struct stretch *on, const struct run *run, int first,
                     int end)
{
    const struct para *p = at->para;
    pt width = part_width(p, &at->line, first, end) * at->size;
    pt x = in_line(s, at->x, at->line.width * at->size,
                   stretch_x(p, &at->line, on, first, end) * at->size, width);
    const struct run *last = &p->run[p->glyph[end - 1].run];
    double room = end == last->end ? last->room : 0;
    if (run->style & SPAN_UNDERLINE)
        put_underline(s, at, run, x, width - room * at->size);
    if (run->url)
        put_link(s, at->block, at->part, p, first, end, x, width, at->size);
    if (room > 0)
        put_arrow(s, at, last,
                  stretch_x(p, &at->line, on, first, end) + width / at->size);
}

/* What run r, and those after it that are one link with it, have of the
 * stretch: an underline, a link. Gives the run after. */
static int decorate_runs(struct setter *s, const struct placing *at,
                         const struct stretch *on, int r)
{
    const struct para *p = at->para;
    const struct run *run = &p->run[r];
    int next = r + 1;
    while (next < p->runs && run->url && leads_to(&p->run[next], run->url))
        next++;
    int last = on->end < at->line.end ? on->end : at->line.end;
    int first = run->first > on->first ? run->first : on->first;
    int end = p->run[next - 1].end < last ? p->run[next - 1].end : last;
    if (first < end)
        decorate(s, at, on, run, first, end);
    return next;
}

static void put_stretch(struct setter *s, const struct placing *at,
                        const struct stretch *t, bool first, bool last)
{
    const struct para *p = at->para;
    pt width = t->width * at->size;
    put(s, (struct placed){.kind = ITEM_TEXT,
                           .part = at->part,
                           .block = at->block,
                           .at = p->at,
                           .x = in_line(s, at->x, at->line.width * at->size,
                                        t->x * at->size, width),
                           .width = width,
                           .height = at->size,
                           .size = at->size,
                           .ink = at->ink,
                           .para = p,
                           .first = t->first,
                           .end = t->end,
                           .back = t->back,
                           .hyphen = last && at->line.hyphen,
                           .tail = first && at->line.tail,
                           .strain = at->line.strain});
    int r = t->first < t->end ? p->glyph[t->first].run : p->runs;
    while (r < p->runs && p->run[r].first < t->end)
        r = decorate_runs(s, at, t, r);
}

pt put_line(struct setter *s, const struct block *b, enum part part,
            const struct para *p, struct line line, pt x, pt size)
{
    const struct placing at = {
        b, part, p, line, x, size, ink_of(s, b->role, part)};
    const struct stretch *stretch;
    int n = para_stretches(s->arena, p, &line, &stretch);
    for (int i = 0; i < n; i++)
        put_stretch(s, &at, &stretch[i], i == 0, i == n - 1);
    return x + line.width * size;
}

void put_space(struct setter *s, const struct block *b, enum part part,
               const struct para *p, int glyph, pt x, pt width, pt size)
{
    put(s, (struct placed){.kind = ITEM_SPACE,
                           .part = part,
                           .block = b,
                           .at = p->at,
                           .x = x,
                           .width = width,
                           .height = size,
                           .size = size,
                           .para = p,
                           .first = glyph,
                           .end = glyph});
}
