/* What a page shows. Rules come first, as decoration; then the text, block
 * after block and part after part in reading order, in one text object. */
#include "pdf/broken.h"
#include "pdf/pen.h"
#include <math.h>

enum { MOST_SPACES = 200 };

static void put_rules(struct buf *b, const struct page *page, pt height)
{
    bool any = false;
    for (int i = 0; i < page->items; i++) {
        const struct placed *r = &page->item[i];
        if (r->kind != ITEM_RULE)
            continue;
        pt number[4] = {r->x, height - r->y - r->height, r->width, r->height};
        for (int k = 0; k < 4; k++) {
            put_fixed(b, hundredths(number[k]), 2);
            buf_putc(b, ' ');
        }
        buf_puts(b, "re\n");
        any = true;
    }
    if (any)
        buf_puts(b, "f\n");
}

/* What a glyph has after it beyond its width, in thousandths of an em. */
static long beyond(const struct font *f, const struct glyph *g)
{
    float more = g->advance * 1000 - (float)f->width[g->id];
    return fabsf(more) < 0.5F ? 0 : lroundf(more);
}

/* What most glyphs of [first, end) have after them: letter-spacing, 0 in
 * common text. One walk finds the only value that can be most, one counts. */
static long tracking_of(const struct font *f, const struct para *p, int first,
                        int end)
{
    long most = 0;
    int votes = 0, agree = 0;
    for (int i = first; i < end; i++) {
        long more = beyond(f, &p->glyph[i]);
        if (votes == 0)
            most = more;
        votes += more == most ? 1 : -1;
    }
    if (most == 0 || end - first < 3)
        return 0;
    for (int i = first; i < end; i++)
        agree += beyond(f, &p->glyph[i]) == most;
    return agree * 2 > end - first ? most : 0;
}

/* Whether the glyphs [i, end) of a cluster read as what they stand for. */
static bool reads_right(const struct font *f, const struct para *p, int i,
                        int end)
{
    return end - i == 1 &&
           slice_equal(f->meaning[p->glyph[i].id]->says, cluster_text(p, i));
}

struct line_of_text {
    const struct job *job;
    struct pen *pen;
    const struct placed *item;
    long y; /* 1/100 pt, upward */
};

/* What is shown from here to span_end reads as `says`. */
static void span_begin(struct pen *pen, struct slice says)
{
    pen_flush(pen);
    buf_puts(pen->out, "/Span<</ActualText<FEFF");
    utf16_hex(pen->out, says);
    buf_puts(pen->out, ">>>BDC\n");
}

static void span_end(struct pen *pen)
{
    pen_flush(pen);
    buf_puts(pen->out, "EMC\n");
}

/* Glyphs [i, end), one cluster, `em` from the item's x; the em after. They
 * read as `says`, or as themselves. */
static double put_cluster(const struct line_of_text *l, int i, int end,
                          double em, const struct slice *says)
{
    const struct para *p = l->item->para;
    pt size = l->item->size;
    bool alias = says && l->pen->font->aliases;
    bool plain = alias || (!says && reads_right(l->pen->font, p, i, end));
    if (!plain)
        span_begin(l->pen, says ? *says : cluster_text(p, i));
    pen_alias(l->pen, alias ? says : NULL);
    for (; i < end; i++) {
        const struct glyph *g = &p->glyph[i];
        pen_glyph(l->pen, g->id, l->item->x + (em + (double)g->dx) * size, l->y,
                  (double)g->dy * size);
        em += (double)g->advance;
    }
    pen_alias(l->pen, NULL);
    if (!plain)
        span_end(l->pen);
    return em;
}

/* The hyphen of a broken word, which is not in the text. */
static void put_hyphen(const struct line_of_text *l, double em,
                       struct slice says)
{
    double advance;
    const struct placed *item = l->item;
    unsigned glyph = para_hyphen(item->para, item->end - 1, &advance);
    bool alias = l->pen->font->aliases;
    if (!alias)
        span_begin(l->pen, says);
    pen_alias(l->pen, alias ? &says : NULL);
    pen_glyph(l->pen, glyph, item->x + em * item->size, l->y, 0);
    pen_alias(l->pen, NULL);
    if (!alias)
        span_end(l->pen);
}

static void put_text(const struct line_of_text *l)
{
    const struct placed *item = l->item;
    const struct para *p = item->para;
    double em = 0;
    int run = -1;
    struct broken broken = broken_of(l->job->arena, item);
    for (int i = item->first, end; i < item->end; i = end) {
        if (p->glyph[i].run != run) {
            run = p->glyph[i].run;
            const struct run *r = &p->run[run];
            const struct font *f = font_of(l->job, r->face);
            int last = r->end < item->end ? r->end : item->end;
            pen_font(l->pen, f, item->size);
            pen_tracking(l->pen, tracking_of(f, p, i, last));
        }
        end = cluster_end(p, i, item->end);
        em = put_cluster(l, i, end, em, broken_says(&broken, i));
    }
    if (item->hyphen)
        put_hyphen(l, em, broken.hyphen);
}

/* A gap filled with spaces, so that a reader that goes by geometry sees one
 * line of words too; at least one space, however narrow the gap. */
static void put_spaces(const struct line_of_text *l)
{
    const struct placed *item = l->item;
    const struct font *f = font_of(l->job, space_face(item));
    if (!f->space)
        return;
    pen_font(l->pen, f, item->size);
    pt wide = pen_advance(l->pen, f->space);
    int n = wide > 0 && item->width > wide
                ? (int)fmin(item->width / wide, MOST_SPACES)
                : 1;
    for (int i = 0; i < n; i++)
        pen_glyph(l->pen, f->space, item->x + i * wide, l->y, 0);
}

static void put_item(const struct job *j, struct pen *pen,
                     const struct placed *item)
{
    struct line_of_text l = {j, pen, item,
                             hundredths(j->pages->height - item->y)};
    if (item->kind == ITEM_TEXT)
        put_text(&l);
    else if (item->kind == ITEM_SPACE)
        put_spaces(&l);
}

/* Items [first, result) are one part of one block. */
static int part_end(const struct page *page, int first)
{
    const struct placed *i = &page->item[first];
    int end = first + 1;
    while (end < page->items && page->item[end].block == i->block &&
           page->item[end].part == i->part)
        end++;
    return end;
}

struct bytes content_write(struct job *j, const struct page *page)
{
    struct buf b = buf_new(j->arena);
    put_rules(&b, page, j->pages->height);
    struct pen pen = pen_new(&b, j->arena);
    buf_puts(&b, "BT\n");
    for (int i = 0, end; i < page->items; i = end) {
        end = part_end(page, i);
        for (; i < end; i++)
            put_item(j, &pen, &page->item[i]);
        pen_flush(&pen);
    }
    buf_puts(&b, "ET\n");
    return buf_bytes(&b);
}
