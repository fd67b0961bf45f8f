/* The pages with printer's marks: what an author needs to find a line in the
 * file and to shorten it. The page stands unchanged between its crop marks on
 * a larger sheet; all that is added is decoration. */
#include "page/private.h"
#include <math.h>

/* What the sheet has beyond the page. */
static const pt beyond_left = 24, beyond_right = 84, beyond_top = 24,
                beyond_foot = 20;
static const pt note_size = 6.5, row_height = 11, hair = 0.3;
static const pt distance = 8; /* of notes from the text */
static const struct color gray = {0x6e, 0x6e, 0x6e, false},
                          red = {0xb3, 0x26, 0x1e, false};

struct proof {
    struct setter s;
    const struct pages *of;
    struct setting set;
};

/* ---- what is put ---- */

static void put_box(struct proof *p, pt x, pt y, pt width, pt height,
                    struct color ink)
{
    put(&p->s, (struct placed){.kind = ITEM_RULE,
                               .part = PART_DECORATION,
                               .block = p->of->story->block,
                               .x = x,
                               .y = y,
                               .width = width,
                               .height = height,
                               .ink.text = ink});
}

/* Text from x on, or up to x. */
static void put_note(struct proof *p, pt x, pt y, bool before, struct color ink,
                     const char *text)
{
    struct rich rich = rich_of(p->s.arena, text, 0, (struct mark){0});
    const struct para *para =
        para_shape(p->s.arena, p->s.diags, p->s.fonts, &rich, &p->set);
    pt width = para ? para->width * note_size : 0;
    if (para)
        put(&p->s, (struct placed){.kind = ITEM_TEXT,
                                   .part = PART_DECORATION,
                                   .block = p->of->story->block,
                                   .x = before ? x - width : x,
                                   .y = y,
                                   .width = width,
                                   .height = note_size,
                                   .size = note_size,
                                   .para = para,
                                   .end = para->glyphs,
                                   .ink = {ink, ink, ink}});
}

/* Where the page is cut out of the sheet. */
static void put_crop(struct proof *p)
{
    const pt from = 4, length = 12;
    pt x[2] = {beyond_left, beyond_left + p->of->width};
    pt y[2] = {beyond_top, beyond_top + p->of->height};
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++) {
            pt out = i ? from : -from - length;
            pt up = k ? from : -from - length;
            put_box(p, x[i] + out, y[k], length, hair, gray);
            put_box(p, x[i], y[k] + up, hair, length, gray);
        }
}

/* ---- beside the lines ---- */

static bool same_place(struct mark x, struct mark y)
{
    return x.src == y.src && x.line == y.line && x.col == y.col;
}

/* A text on one page: its lines, and of the last its place and length. */
struct told {
    const struct block *block;
    struct mark at;
    int lines, characters, words;
    pt first, last; /* baselines */
};

static void count_last(struct told *t, const struct placed *i)
{
    const struct para *p = i->para;
    const char *s = p->text + p->glyph[i->first].from;
    const char *end = p->text + p->glyph[i->end - 1].to;
    t->characters = t->words = 0;
    for (bool blank = true; s < end; t->characters++) {
        t->words += blank && *s != ' ';
        blank = *s == ' ';
        utf8_next(&s);
    }
}

/* The text that item i begins; the item after it. */
static int told_of(const struct page *p, int i, struct told *t)
{
    *t = (struct told){.block = p->item[i].block};
    for (; i < p->items && p->item[i].block == t->block; i++) {
        const struct placed *it = &p->item[i];
        if (it->kind != ITEM_TEXT)
            continue;
        if (!t->at.line) {
            t->at = it->at.line ? it->at : t->block->at;
            t->first = t->last = it->y;
        }
        if (it->part != PART_TEXT)
            continue;
        t->lines += !t->lines || it->y > t->last;
        t->last = it->y;
        t->at = it->at;
        count_last(t, it);
    }
    return i;
}

static bool is_among(const struct block *b, const struct block *const *list,
                     int count)
{
    for (int i = 0; i < count; i++)
        if (list[i] == b)
            return true;
    return false;
}

static void add_words(struct buf *b, const char *words)
{
    buf_puts(b, b->len ? ", " : "");
    buf_puts(b, words);
}

/* What is to be cut here. */
static bool put_cut(struct buf *b, const struct fit *f, const struct told *t)
{
    for (int i = 0; f && i < f->cuts; i++) {
        const struct cut *c = &f->cut[i];
        if (!same_place(c->at, t->at) && !same_place(c->at, t->block->at))
            continue;
        if (c->whole)
            buf_printf(b, "cut all of it = %d line%s", c->lines,
                       c->lines == 1 ? "" : "s");
        else
            buf_printf(b, "cut %d character%s = %d line%s", c->characters,
                       c->characters == 1 ? "" : "s", c->lines,
                       c->lines == 1 ? "" : "s");
        return true;
    }
    return false;
}

/* Baselines of what is noted on a page. */
struct notes {
    pt *y;
    int count;
};

/* The next place at or below `y` that is free. */
static pt note_place(struct notes *n, pt y)
{
    for (int k = 0; k < n->count; k++)
        if (fabs(n->y[k] - y) < note_size - 0.01) {
            y = n->y[k] + note_size;
            k = -1; /* it may meet another now */
        }
    return n->y[n->count++] = y;
}

static void note_text(struct proof *p, const struct told *t, pt right,
                      struct notes *notes)
{
    enum { RUNT_WORDS = 2 };
    const struct fit *f = p->of->fit;
    struct buf b = buf_new(p->s.arena);
    bool cut = put_cut(&b, f, t);
    if (f && is_among(t->block, f->shortened, f->shortenings))
        add_words(&b, "a shorter wording");
    if (f && is_among(t->block, f->tight, f->tights))
        add_words(&b, "set tighter");
    if (!cut && is_running(t->block->role) && t->lines > 1) {
        add_words(&b, t->words <= RUNT_WORDS ? "runt: " : "");
        buf_printf(&b, "−%d character%s = 1 line", t->characters,
                   t->characters == 1 ? "" : "s");
    }
    if (!b.len)
        return;
    put_note(p, right, beyond_top + note_place(notes, t->last), false,
             cut ? red : gray, buf_text(&b));
}

/* Numbers of texts side by side stand so, too, the later ones farther out, and
 * what is noted of them below one another. */
static void note_lines(struct proof *p, const struct page *page)
{
    const pt number = 14;
    const struct style *st = p->of->style;
    pt size = style_pt(st->body_size, 10);
    size_t most = (size_t)page->items + 1;
    struct notes line = {arena_array(p->s.arena, most, sizeof(pt)), 0},
                 notes = {arena_array(p->s.arena, most, sizeof(pt)), 0};
    pt left = beyond_left + style_pt(st->margin_left, size) - distance;
    pt right = beyond_left + p->of->width - style_pt(st->margin_right, size) +
               distance;
    struct told t;
    for (int i = 0; i < page->items;) {
        i = told_of(page, i, &t);
        if (t.block->role == ROLE_TOP_NOTE || t.block->role == ROLE_FOOTER)
            continue; /* its line is the layout's */
        int beside = 0;
        for (int k = 0; k < line.count; k++)
            beside += fabs(line.y[k] - t.first) < 1;
        line.y[line.count++] = t.first;
        put_note(p, left - beside * number, beyond_top + t.first, true, gray,
                 arena_printf(p->s.arena, "%d", t.at.line));
        note_text(p, &t, right, &notes);
    }
}

/* ---- ranges ---- */

/* They stand in columns, as many as there is room for. */
static int gauge_columns(const struct pages *p)
{
    const pt wide = 200;
    return (int)((p->width + beyond_right - distance) / wide);
}

static void put_gauge(struct proof *p, const struct given *g, pt x, pt y)
{
    const pt width = 56, tick = 5, dot = 2.4;
    pt each = width / (g->high - g->low), middle = y - 0.22 * note_size;
    bool moved = g->value < g->wish || g->value > g->wish;
    put_box(p, x, middle - hair / 2, width, hair, gray);
    put_box(p, x + (g->wish - g->low) * each - hair / 2, middle - tick / 2,
            hair, tick, gray);
    put_box(p, x + (g->value - g->low) * each - dot / 2, middle - dot / 2, dot,
            dot, moved ? red : gray);
    struct buf b = buf_new(p->s.arena);
    buf_printf(&b, "%s ", g->path);
    buf_number(&b, g->wish, 3);
    if (moved) {
        buf_puts(&b, " → ");
        buf_number(&b, g->value, 3);
    }
    buf_printf(&b, "%s%s", *g->unit ? " " : "", g->unit);
    put_note(p, x + width + 6, y, false, gray, buf_text(&b));
}

static int gauge_rows(const struct pages *p)
{
    int columns = gauge_columns(p);
    return p->fit ? (p->fit->ranges + columns - 1) / columns : 0;
}

static void put_gauges(struct proof *p)
{
    const struct fit *f = p->of->fit;
    int rows = gauge_rows(p->of);
    pt top = beyond_top + p->of->height + beyond_foot + row_height;
    pt each = (p->of->width + beyond_right - distance) / gauge_columns(p->of);
    for (int i = 0; f && i < f->ranges; i++)
        put_gauge(p, &f->range[i], beyond_left + i / rows * each,
                  top + i % rows * row_height);
}

static void put_over(struct proof *p, int page)
{
    if (!p->of->lines_over || page < p->of->style->page_max)
        return;
    put_note(p, beyond_left + 20, beyond_top - distance, false, red,
             arena_printf(p->s.arena,
                          "page.max is %d: %d line%s, %.0f pt, too much",
                          p->of->style->page_max, p->of->lines_over,
                          p->of->lines_over == 1 ? "" : "s", p->of->over));
}

/* ---- sheets ---- */

static struct page sheet_of(struct proof *p, int n)
{
    const struct page *page = &p->of->page[n];
    p->s.item = NULL;
    p->s.items = p->s.item_room = 0;
    for (int i = 0; i < page->items; i++) {
        struct placed it = page->item[i];
        it.x += beyond_left;
        it.y += beyond_top;
        put(&p->s, it);
    }
    put_crop(p);
    put_over(p, n);
    note_lines(p, page);
    if (n == 0)
        put_gauges(p);
    return (struct page){p->s.item, p->s.items};
}

const struct pages *pages_proof(struct arena *a, struct diags *d,
                                struct fonts *f, const struct pages *of)
{
    struct proof p = {
        .s = {.arena = a, .diags = d, .fonts = f, .story = of->story},
        .of = of,
        .set = {.family = "Source Sans 3", .lang = "en", .features = ""}};
    struct pages *q = arena_alloc(a, sizeof *q);
    struct page *page = arena_array(a, (size_t)of->count, sizeof *page);
    *q = *of;
    q->width += beyond_left + beyond_right;
    q->height += beyond_top + 2 * beyond_foot + gauge_rows(of) * row_height;
    for (int i = 0; i < of->count; i++)
        page[i] = sheet_of(&p, i);
    q->page = page;
    return q;
}
