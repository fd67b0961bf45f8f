/* Rows: what stands on one baseline. */
#include "page/private.h"
#include <string.h>

struct placed *put(struct setter *s, struct placed item)
{
    if (s->items == s->item_room) {
        s->item_room = s->item_room ? s->item_room * 2 : 16;
        struct placed *more =
            arena_array(s->arena, (size_t)s->item_room, sizeof *more);
        if (s->items)
            memcpy(more, s->item, (size_t)s->items * sizeof *more);
        s->item = more;
    }
    s->item[s->items] = item;
    return &s->item[s->items++];
}

pt aligned(int align, pt left, pt measure, pt width)
{
    return align == ALIGN_CENTER  ? left + (measure - width) / 2
           : align == ALIGN_RIGHT ? left + measure - width
                                  : left;
}

pt line_left(int align, pt left, pt measure, const struct line *line, pt size)
{
    pt width = (line->width - line->left - line->right) * size;
    return aligned(align, left, measure, width) - line->left * size;
}

struct line whole(const struct para *p)
{
    return (struct line){
        .end = p->glyphs, .next = p->glyphs, .width = p->width};
}

struct row *row_end(struct setter *s, pt size)
{
    if (s->rows == s->row_room) {
        s->row_room = s->row_room ? s->row_room * 2 : 64;
        struct row *more =
            arena_array(s->arena, (size_t)s->row_room, sizeof *more);
        if (s->rows)
            memcpy(more, s->row, (size_t)s->rows * sizeof *more);
        s->row = more;
    }
    struct row *r = &s->row[s->rows++];
    pt before =
        s->hang > 0 ? s->hang + TEXT_TOP * s->size : s->leading + s->gap;
    *r = (struct row){.item = s->item,
                      .items = s->items,
                      .before = before,
                      .head = TEXT_TOP * size,
                      .below = TEXT_BOTTOM * size};
    s->item = NULL;
    s->items = s->item_room = 0;
    s->gap = 0;
    s->hang = 0;
    return r;
}

static void put_underline(struct setter *s, const struct block *b,
                          const struct para *p, pt x, pt width, pt size)
{
    pt thick = style_pt(s->style->underline_thickness, size);
    put(s, (struct placed){.kind = ITEM_RULE,
                           .part = PART_DECORATION,
                           .block = b,
                           .at = p->at,
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
    pt up = run->face->ascender * size, down = -run->face->descender * size;
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

/* Whether both runs lead to one place and are one link. */
static bool same_link(const struct run *a, const struct run *b)
{
    return a->url && b->url && strcmp(a->url, b->url) == 0;
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

/* What run r and its like after it have of the line: one underline or link.
 * Gives the run after. */
static int decorate(struct setter *s, const struct block *b, enum part part,
                    const struct para *p, struct line line, pt x, pt size,
                    int r)
{
    const struct run *run = &p->run[r];
    bool under = run->style & SPAN_UNDERLINE;
    int next = r + 1;
    while (next < p->runs &&
           (run->url ? same_link(run, &p->run[next])
                     : under && !p->run[next].url) &&
           (p->run[next].style & SPAN_UNDERLINE) ==
               (run->style & SPAN_UNDERLINE))
        next++;
    int first = run->first > line.first ? run->first : line.first;
    int end = p->run[next - 1].end < line.end ? p->run[next - 1].end : line.end;
    if (first >= end)
        return next;
    pt from = x + line_x(p, &line, first) * size;
    pt width = part_width(p, &line, first, end) * size;
    if (under)
        put_underline(s, b, p, from, width, size);
    if (run->url)
        put_link(s, b, part, p, first, end, from, width, size);
    return next;
}

pt put_line(struct setter *s, const struct block *b, enum part part,
            const struct para *p, struct line line, pt x, pt size)
{
    pt width = line.width * size;
    put(s, (struct placed){.kind = ITEM_TEXT,
                           .part = part,
                           .block = b,
                           .at = p->at,
                           .x = x,
                           .width = width,
                           .height = size,
                           .size = size,
                           .para = p,
                           .first = line.first,
                           .end = line.next,
                           .hyphen = line.hyphen,
                           .tail = line.tail,
                           .strain = line.strain});
    for (int r = 0; r < p->runs;)
        if (p->run[r].end <= line.first || p->run[r].first >= line.end)
            r++;
        else
            r = decorate(s, b, part, p, line, x, size, r);
    return x + width;
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
