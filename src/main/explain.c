/* The fit explained. */
#include "main/explain.h"
#include "main/verbs.h"
#include <string.h>

static const struct given *given(const struct fit *f, const char *path)
{
    for (int i = 0; i < f->givens; i++)
        if (strcmp(f->given[i].path, path) == 0)
            return &f->given[i];
    return NULL;
}

static bool gave_less(const struct given *g)
{
    return g->value < g->wish;
}

/* ---- one line ---- */

static void put_part(struct buf *b, const char *name, const struct given *g,
                     int decimals)
{
    if (!g || !gave_less(g))
        return;
    buf_puts(b, b->len > 5 ? ", " : "");
    buf_puts(b, name);
    buf_number(b, g->value, decimals);
    buf_printf(b, "%s%s", *g->unit ? " " : "", g->unit);
}

/* It gives both ways. */
static void put_sidebar(struct buf *b, const struct given *g)
{
    if (!g)
        return;
    buf_puts(b, b->len > 5 ? ", sidebar " : "sidebar ");
    buf_number(b, g->value, 2);
    buf_printf(b, " %s", g->unit);
}

static void put_sides(struct buf *b, const struct given *left,
                      const struct given *right)
{
    if (left)
        put_part(b, right ? "sides " : "left ", left, 2);
    else
        put_part(b, "right ", right, 2);
}

static bool gaps_gave(const struct fit *f)
{
    for (int i = 0; i < f->givens; i++)
        if (strstr(f->given[i].path, "space") && gave_less(&f->given[i]))
            return true;
    return false;
}

static void put_size(struct buf *b, const struct given *g)
{
    if (!g)
        return;
    buf_number(b, g->value, 2);
    buf_printf(b, " pt (wish ");
    buf_number(b, g->wish, 2);
    buf_putc(b, ')');
}

static void put_count(struct buf *b, int n, const char *one, const char *many)
{
    if (!n)
        return;
    buf_puts(b, b->len > 5 ? ", " : "");
    buf_count(b, (size_t)n, one, many);
}

void explain_line(struct buf *b, const struct pages *p)
{
    const struct fit *f = p->fit;
    if (!f || (f->cost <= 0 && !f->drops))
        return;
    buf_puts(b, "fit: ");
    put_size(b, given(f, "typography.font_size.body"));
    put_part(b, "leading ", given(f, "typography.leading"), 3);
    put_sides(b, given(f, "page.left_margin"), given(f, "page.right_margin"));
    put_sidebar(b, given(f, "columns.width"));
    put_part(b, "top ", given(f, "page.top_margin"), 2);
    put_part(b, "foot ", given(f, "page.bottom_margin"), 2);
    put_part(b, "top of page 1 ", given(f, "page.first.top_margin"), 2);
    put_part(b, "foot of page 1 ", given(f, "page.first.bottom_margin"), 2);
    put_part(b, "tracking ", given(f, "typography.letter_spacing.body"), 4);
    if (b->len == 5 && gaps_gave(f))
        buf_puts(b, "tighter gaps");
    put_count(b, f->tights, "tightened text", "tightened texts");
    put_count(b, f->shortenings, "shorter wording", "shorter wordings");
    put_count(b, f->drops, "item left out", "items left out");
    if (f->lines_over)
        buf_printf(b, "; %d line%s over", f->lines_over,
                   f->lines_over == 1 ? " was" : "s were");
}

/* ---- all of it ---- */

/* How far a value has gone from its wish to the end of its range. */
static int share(const struct given *g)
{
    double end = gave_less(g) ? g->low : g->high;
    double whole = end - g->wish;
    return whole < 0 || whole > 0
               ? (int)(100 * (g->value - g->wish) / whole + 0.5)
               : 0;
}

static void put_value(struct buf *b, double v, const char *unit)
{
    buf_number(b, v, 3);
    buf_puts(b, unit);
}

static void put_given(struct buf *b, const struct given *g)
{
    buf_printf(b, "  %s: ", g->path);
    put_value(b, g->wish, g->unit);
    buf_puts(b, " -> ");
    put_value(b, g->value, g->unit);
    buf_printf(b, ", %d%% of the way to ", share(g));
    put_value(b, gave_less(g) ? g->low : g->high, g->unit);
    buf_putc(b, '\n');
}

static void put_place(struct buf *b, struct mark at)
{
    if (at.src && at.line)
        buf_printf(b, "%s:%d:%d", escaped(b->arena, at.src->name), at.line,
                   at.col);
}

/* What one text takes of the page. */
struct economy {
    const struct block *block;
    int lines, characters; /* of the last line */
    pt last, widest;
};

static int characters(const struct placed *i)
{
    const struct para *p = i->para;
    const char *s = p->text + p->glyph[i->first].from;
    const char *end = p->text + p->glyph[i->end - 1].to;
    int n = 0;
    for (; s < end; n++)
        utf8_next(&s);
    return n;
}

/* Of the text that item i of the page begins; the item after it. */
static int economy_of(const struct page *p, int i, struct economy *e)
{
    *e = (struct economy){.block = p->item[i].block};
    pt y = -1;
    for (; i < p->items && p->item[i].block == e->block; i++) {
        const struct placed *it = &p->item[i];
        if (it->part != PART_TEXT || it->kind != ITEM_TEXT ||
            it->first >= it->end)
            continue;
        e->lines += it->y > y;
        e->characters = characters(it);
        e->last = it->width;
        e->widest = it->width > e->widest ? it->width : e->widest;
        y = it->y;
    }
    return i;
}

static bool is_text(const struct economy *e)
{
    enum role r = e->block->role;
    return e->lines > 0 &&
           (r == ROLE_TEXT || r == ROLE_ITEM || r == ROLE_SUMMARY);
}

static void put_economy(struct buf *b, const struct economy *e)
{
    buf_puts(b, "  ");
    put_place(b, e->block->at);
    buf_printf(
        b, ": %d lines, the last %d%% full; %d character%s less save%s it\n",
        e->lines, (int)(100 * e->last / e->widest + 0.5), e->characters,
        e->characters == 1 ? "" : "s", e->characters == 1 ? "s" : "");
}

static void put_blocks(struct buf *b, const char *what,
                       const struct block *const *block, int count)
{
    for (int i = 0; i < count; i++) {
        buf_puts(b, "  ");
        put_place(b, block[i]->at);
        buf_printf(b, ": %s\n", what);
    }
}

static void put_cuts(struct buf *b, const struct fit *f)
{
    for (int i = 0; i < f->cuts; i++) {
        const struct cut *c = &f->cut[i];
        buf_puts(b, "  cut ");
        put_place(b, c->at);
        buf_printf(b, ": %d character%s%s, %d line%s\n", c->characters,
                   c->characters == 1 ? "" : "s", c->whole ? ", all of it" : "",
                   c->lines, c->lines == 1 ? "" : "s");
    }
}

void explain_text(struct buf *b, const struct pages *p)
{
    const struct fit *f = p->fit;
    if (!f) {
        buf_puts(b, "fit: no page limit");
        return;
    }
    if (p->lines_over)
        buf_puts(b, "fit: too much, with everything at its tightest\n");
    else
        explain_line(b, p);
    if (!p->lines_over)
        buf_puts(b, b->len ? "\n" : "fit: nothing had to give\n");
    for (int i = 0; i < f->givens; i++)
        put_given(b, &f->given[i]);
    buf_puts(b, "  the text is never smaller than ");
    put_value(b, f->floor, "pt");
    buf_puts(b, " in this face");
    if (!p->lines_over) {
        buf_puts(b, "; left over: ");
        put_value(b, f->left, "pt");
    }
    buf_putc(b, '\n');
    put_blocks(b, "a shorter wording", f->shortened, f->shortenings);
    put_blocks(b, "set tighter, one line less", f->tight, f->tights);
    for (int i = 0; i < f->drops; i++) {
        buf_puts(b, "  ");
        put_place(b, f->dropped[i].at);
        buf_printf(b, ": left out, priority %d, %d line%s less\n",
                   f->dropped[i].priority, f->dropped[i].lines,
                   f->dropped[i].lines == 1 ? "" : "s");
    }
    put_cuts(b, f);
    struct economy e;
    for (int n = 0; n < p->count; n++)
        for (int i = 0; i < p->page[n].items;) {
            i = economy_of(&p->page[n], i, &e);
            if (is_text(&e) && e.lines > 1)
                put_economy(b, &e);
        }
    while (b->len && b->data[b->len - 1] == '\n')
        b->len--;
}

/* ---- for programs ---- */

static void put_key(struct buf *b, const char *key, double v, int decimals)
{
    buf_printf(b, ",\"%s\":", key);
    buf_number(b, v, decimals);
}

static void put_mark(struct buf *b, struct mark at)
{
    buf_puts(b, "{\"file\":");
    buf_json(b, at.src ? at.src->name : "");
    buf_printf(b, ",\"line\":%d,\"col\":%d", at.line, at.col);
}

static void json_given(struct buf *b, const struct given *g)
{
    buf_puts(b, "{\"path\":");
    buf_json(b, g->path);
    buf_puts(b, ",\"unit\":");
    buf_json(b, g->unit);
    put_key(b, "wish", g->wish, 4);
    put_key(b, "value", g->value, 4);
    put_key(b, "low", g->low, 4);
    put_key(b, "high", g->high, 4);
    buf_putc(b, '}');
}

static void json_blocks(struct buf *b, const char *key,
                        const struct block *const *block, int count)
{
    buf_printf(b, ",\"%s\":[", key);
    for (int i = 0; i < count; i++) {
        buf_puts(b, i ? "," : "");
        put_mark(b, block[i]->at);
        buf_putc(b, '}');
    }
    buf_putc(b, ']');
}

static void json_economy(struct buf *b, const struct pages *p)
{
    struct economy e;
    const char *between = "";
    buf_puts(b, ",\"texts\":[");
    for (int n = 0; n < p->count; n++)
        for (int i = 0; i < p->page[n].items;) {
            i = economy_of(&p->page[n], i, &e);
            if (!is_text(&e))
                continue;
            buf_puts(b, between);
            put_mark(b, e.block->at);
            put_key(b, "page", n + 1, 0);
            put_key(b, "lines", e.lines, 0);
            put_key(b, "last_fill", e.last / e.widest, 3);
            put_key(b, "characters", e.characters, 0);
            buf_putc(b, '}');
            between = ",";
        }
    buf_putc(b, ']');
}

static void json_outcome(struct buf *b, const struct fit *f)
{
    buf_puts(b, ",\"given\":[");
    for (int i = 0; i < f->givens; i++) {
        buf_puts(b, i ? "," : "");
        json_given(b, &f->given[i]);
    }
    buf_putc(b, ']');
    json_blocks(b, "shortened", f->shortened, f->shortenings);
    json_blocks(b, "tightened", f->tight, f->tights);
    buf_puts(b, ",\"dropped\":[");
    for (int i = 0; i < f->drops; i++) {
        buf_puts(b, i ? "," : "");
        put_mark(b, f->dropped[i].at);
        put_key(b, "priority", f->dropped[i].priority, 0);
        put_key(b, "lines", f->dropped[i].lines, 0);
        buf_putc(b, '}');
    }
    buf_puts(b, "],\"cuts\":[");
    for (int i = 0; i < f->cuts; i++) {
        buf_puts(b, i ? "," : "");
        put_mark(b, f->cut[i].at);
        put_key(b, "characters", f->cut[i].characters, 0);
        put_key(b, "lines", f->cut[i].lines, 0);
        buf_puts(b, f->cut[i].whole ? ",\"whole\":true}" : "}");
    }
    buf_putc(b, ']');
}

void explain_json(struct buf *b, const struct pages *p)
{
    const struct fit *f = p->fit;
    buf_printf(b, "{\"pages\":%d,\"fits\":%s", p->count,
               !p->lines_over ? "true" : "false");
    if (f) {
        put_key(b, "max", p->style->page_max, 0);
        put_key(b, "lines_over_at_wish", f->lines_over, 0);
        put_key(b, "lines_over", p->lines_over, 0);
        put_key(b, "pt_over", p->over, 2);
        put_key(b, "cost", f->cost, 3);
        put_key(b, "left", f->left, 2);
        put_key(b, "least_size", f->floor, 2);
        json_outcome(b, f);
    }
    json_economy(b, p);
    buf_puts(b, "}\n");
}

void explain_brief(struct buf *b, const struct pages *p)
{
    const struct fit *f = p->fit;
    if (!f || (f->cost <= 0 && !f->drops))
        return;
    buf_printf(b, "{\"lines_over\":%d", f->lines_over);
    put_key(b, "cost", f->cost, 3);
    buf_puts(b, ",\"given\":{");
    for (int i = 0; i < f->givens; i++) {
        buf_puts(b, i ? "," : "");
        buf_json(b, f->given[i].path);
        buf_putc(b, ':');
        buf_number(b, f->given[i].value, 4);
    }
    buf_putc(b, '}');
    put_key(b, "shortened", f->shortenings, 0);
    put_key(b, "dropped", f->drops, 0);
    buf_putc(b, '}');
}
