/* The connections: parts on as few lines as they need, evenly filled, with a
 * separator between two that share a line. */
#include "page/private.h"

struct contacts {
    const struct block *block;
    const struct para *const *part;
    pt *width;
    int parts;
    const struct para *separator;
    pt between; /* gap, separator, gap */
    pt gap;
    const struct icon *const *icon; /* of each part; NULL: none have one */
    pt icon_size, icon_gap;
    bool stacked; /* one on each line */
    bool aligned; /* every icon takes a whole square: so the texts that begin
                     lines stand one below the other */
    struct look look;
};

/* ---- icons ---- */

void icons_check(struct setter *s)
{
    for (int i = 0; i < s->story->blocks; i++) {
        const struct block *b = &s->story->block[i];
        for (int k = 0; b->icon && k < b->parts; k++) {
            const char *name = b->icon[k].name;
            if (!name || icon_find(name))
                continue;
            diag(s->diags, b->icon[k].at, DIAG_NOT_PRINTED, "the icon %s",
                 quoted(s->arena, name));
            const char *near = nearest(name, icon_names(s->arena));
            if (near)
                diag_hint(s->diags, "did you mean '%s'?", near);
            else
                diag_hint(s->diags, "a link's stands there; there are "
                                    "envelope, globe, house, calendar, file, "
                                    "graduation-cap, ... and the networks'");
        }
    }
}

static pt icon_width(const struct contacts *c, const struct icon *icon)
{
    return c->aligned ? c->icon_size : icon->width * c->icon_size / ICON_UNITS;
}

/* What an icon takes before its text; below one another, what has none takes
 * as much. */
static pt icon_room(const struct contacts *c, int i)
{
    if (c->icon && c->stacked && c->aligned)
        return c->icon_size + c->icon_gap;
    return c->icon && c->icon[i] ? icon_width(c, c->icon[i]) + c->icon_gap : 0;
}

/* Its ink is centred between the middles of small and of capital letters,
 * nearer to these: numbers are as high. */
static void put_icon(struct setter *s, const struct contacts *c, int i, pt x)
{
    const struct para *p = c->part[i];
    const struct icon *icon = c->icon ? c->icon[i] : NULL;
    if (!icon)
        return;
    const struct face *face = p->run[p->glyph[0].run].face;
    pt middle = (face->x_height + 2 * face->cap_height) / 6 * c->look.size;
    pt width = icon->width * c->icon_size / ICON_UNITS;
    pt height = icon->height * c->icon_size / ICON_UNITS;
    struct ink ink = ink_of(s, ROLE_CONTACT, PART_TEXT);
    if (!s->style->icon_color.none)
        ink.text = s->style->icon_color;
    put(s, (struct placed){.kind = ITEM_ICON,
                           .part = PART_DECORATION,
                           .block = c->block,
                           .at = p->at,
                           .x = x + (icon_width(c, icon) - width) / 2,
                           .y = -middle - height / 2,
                           .width = width,
                           .height = height,
                           .size = c->icon_size,
                           .ink = ink,
                           .icon = icon});
}

/* The link of a text that begins at x, over its icon too; `from` is the first
 * item of the text. */
static void widen_link(struct setter *s, int from, pt x, pt icon)
{
    for (int i = from; i < s->items; i++) {
        struct placed *link = &s->item[i];
        if (link->kind != ITEM_LINK || link->x > x + 0.01)
            continue;
        link->width += link->x - icon;
        link->x = icon;
        return;
    }
}

/* ---- lines ---- */

/* Parts on the line that begins with `from`, none wider than the measure but
 * the first. */
static int fill(const struct contacts *c, int from, pt measure)
{
    pt width = c->width[from];
    int n = 1;
    while (!c->stacked && from + n < c->parts &&
           width + c->between + c->width[from + n] <= measure)
        width += c->between + c->width[from + n++];
    return n;
}

static int lines_at(const struct contacts *c, pt measure)
{
    int lines = 0;
    for (int i = 0; i < c->parts; i += fill(c, i, measure))
        lines++;
    return lines;
}

/* The narrowest measure with no more lines than the full one takes. */
static pt even_measure(const struct contacts *c, pt full)
{
    int lines = lines_at(c, full);
    pt low = 0, high = full;
    for (int i = 0; i < 12; i++) {
        pt middle = (low + high) / 2;
        if (lines_at(c, middle) <= lines)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static void put_separator(struct setter *s, const struct contacts *c,
                          const struct para *before, pt x)
{
    const struct block *b = c->block;
    pt size = c->look.size;
    int last = before->glyphs - 1;
    if (!c->separator) {
        put_space(s, b, PART_TEXT, before, last, x, c->between, size);
        return;
    }
    put_space(s, b, PART_TEXT, before, last, x, c->gap, size);
    int from = s->items;
    pt end = put_line(s, b, PART_TEXT, c->separator, whole(c->separator),
                      x + c->gap, size);
    for (int i = from; i < s->items; i++)
        s->item[i].ink = ink_of(s, ROLE_CONTACT, PART_DECORATION);
    put_space(s, b, PART_TEXT, c->separator, 0, end, c->gap, size);
}

/* One part that is wider than the column, on lines of its own; where the last
 * of them ends. */
static pt put_wide(struct setter *s, const struct contacts *c, int i)
{
    pt room = icon_room(c, i), left = s->left + room, end = left;
    const struct para *p = c->part[i];
    pt size = c->look.size;
    struct breaking how = breaking_of(s, c->block, s->measure - room, size);
    put_icon(s, c, i, s->left);
    struct lines lines = para_break(s->arena, p, &how);
    for (int k = 0; k < lines.count; k++) {
        end = put_line(s, c->block, PART_TEXT, p, lines.line[k], left, size);
        if (k + 1 < lines.count)
            row_end(s, c->look.size);
    }
    return end;
}

/* Where they end. */
static pt put_parts(struct setter *s, const struct contacts *c, int from, int n)
{
    pt width = c->between * (n - 1);
    for (int i = from; i < from + n; i++)
        width += c->width[i];
    if (width > s->measure)
        return put_wide(s, c, from);
    int align = role_align(s, ROLE_CONTACT);
    pt x = aligned(align, s->left, s->measure, width);
    for (int i = from; i < from + n; i++) {
        const struct para *p = c->part[i];
        pt icon = x;
        int first = s->items;
        put_icon(s, c, i, x);
        x += icon_room(c, i);
        pt end = put_line(s, c->block, PART_TEXT, p, whole(p), x, c->look.size);
        widen_link(s, first, x, icon);
        x = end;
        if (i + 1 < from + n) {
            put_separator(s, c, p, x);
            x += c->between;
        }
    }
    return x;
}

/* The gap between two lines, so that a reader does not glue their words. */
static void put_gap(struct setter *s, const struct contacts *c, int before,
                    pt x)
{
    const struct para *p = c->part[before];
    put_space(s, c->block, PART_TEXT, p, p->glyphs - 1, x, 0, c->look.size);
}

static struct contacts contacts_of(const struct setter *s,
                                   const struct block *b,
                                   const struct shaped *texts)
{
    struct contacts c = {
        .block = b,
        .part = texts->part,
        .width = arena_array(s->arena, (size_t)texts->parts, sizeof(pt)),
        .parts = texts->parts,
        .separator = texts->separator,
        .look = look_of(s, ROLE_CONTACT, PART_TEXT)};
    c.stacked = s->style->contacts_stacked;
    c.icon = texts->icon;
    c.icon_size = style_pt(s->style->icon_size, c.look.size);
    c.icon_gap = style_pt(s->style->icon_gap, c.look.size);
    c.gap = style_pt(s->style->contact_gap, c.look.size);
    c.between = 2 * c.gap;
    if (c.separator)
        c.between += c.separator->width * c.look.size;
    c.aligned = c.icon && role_align(s, ROLE_CONTACT) != ALIGN_CENTER;
    for (int i = 0; i < c.parts; i++)
        c.width[i] = icon_room(&c, i) + c.part[i]->width * c.look.size;
    return c;
}

int contact_rows(const struct setter *s, const struct block *b,
                 const struct shaped *texts)
{
    struct contacts c = contacts_of(s, b, texts);
    int rows = 0;
    for (int i = 0; i < c.parts; i += fill(&c, i, s->measure))
        if (c.width[i] > s->measure) {
            struct breaking how =
                breaking_of(s, b, s->measure - icon_room(&c, i), c.look.size);
            rows += para_break(s->arena, c.part[i], &how).count;
        } else
            rows++;
    return rows;
}

void set_contacts(struct setter *s, const struct block *b,
                  const struct shaped *texts)
{
    struct contacts c = contacts_of(s, b, texts);
    pt measure = even_measure(&c, s->measure);
    for (int i = 0, n; i < c.parts; i += n) {
        n = fill(&c, i, measure);
        pt end = put_parts(s, &c, i, n);
        if (i + n < c.parts)
            put_gap(s, &c, i + n - 1, end);
        row_end(s, c.look.size);
    }
}
