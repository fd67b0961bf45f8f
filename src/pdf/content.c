/* What a page shows. Rules come first, as decoration; then the text in reading
 * order, in one text object, marked as content of its elements; the links it
 * has are hung on the page on the way. */
#include "pdf/pen.h"
#include "pdf/tags.h"
#include <math.h>

enum { MOST_SPACES = 200 };

static const char artifact[] = "/Artifact<</Type/Layout>>BDC\n";

static void put_rules(struct buf *b, const struct page *page, pt height)
{
    size_t empty = b->len;
    buf_puts(b, artifact);
    size_t begun = b->len;
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
    }
    if (b->len == begun)
        b->len = empty;
    else
        buf_puts(b, "f\nEMC\n");
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

/* A page being written. */
struct sheet {
    struct job *job;
    int page;
    struct pen pen;
    struct array *links;       /* NULL: none so far */
    bool marked;               /* a marked-content sequence is open */
    struct element *marked_as; /* NULL: decoration */
};

/* ---- marks: what the text that follows is content of ---- */

static void end_mark(struct sheet *s)
{
    pen_flush(&s->pen);
    if (s->marked)
        buf_puts(s->pen.out, "EMC\n");
    s->marked = false;
}

static void mark_as(struct sheet *s, struct element *e)
{
    if (s->marked && s->marked_as == e)
        return;
    end_mark(s);
    s->marked = true;
    s->marked_as = e;
    if (e)
        buf_printf(s->pen.out, "/%s<</MCID %d>>BDC\n", tags_type(e),
                   tags_content(s->job, e, s->page));
    else
        buf_puts(s->pen.out, artifact);
}

/* ---- text ---- */

/* What the glyphs up to `actual_end` read as, where they do not say so
 * themselves. */
static void actual_text(struct pen *pen, struct slice says)
{
    pen_flush(pen);
    buf_puts(pen->out, "/Span<</ActualText<FEFF");
    utf16_hex(pen->out, says);
    buf_puts(pen->out, ">>>BDC\n");
}

static void actual_end(struct pen *pen)
{
    pen_flush(pen);
    buf_puts(pen->out, "EMC\n");
}

/* Glyphs [i, end), one cluster, `em` from the item's x; the em after. */
static double put_cluster(struct pen *pen, const struct placed *item, long y,
                          int i, int end, double em)
{
    const struct para *p = item->para;
    bool plain = reads_right(pen->font, p, i, end);
    if (!plain)
        actual_text(pen, cluster_text(p, i));
    for (; i < end; i++) {
        const struct glyph *g = &p->glyph[i];
        pen_glyph(pen, g->id, item->x + (em + (double)g->dx) * item->size, y,
                  (double)g->dy * item->size);
        em += (double)g->advance;
    }
    if (!plain)
        actual_end(pen);
    return em;
}

/* Where glyphs begin that are of run `run`: their font, and their element. */
static void begin_run(struct sheet *s, const struct placed *item, int glyph)
{
    const struct para *p = item->para;
    const struct run *r = &p->run[p->glyph[glyph].run];
    struct element *e = tags_part(s->job, item);
    mark_as(s, e && r->url ? tags_link(s->job, e, p, glyph) : e);
    const struct font *f = font_of(s->job, r->face);
    int last = r->end < item->end ? r->end : item->end;
    pen_font(&s->pen, f, item->size);
    pen_tracking(&s->pen, tracking_of(f, p, glyph, last));
}

static void put_text(struct sheet *s, const struct placed *item, long y)
{
    const struct para *p = item->para;
    double em = 0;
    int run = -1;
    for (int i = item->first, end; i < item->end; i = end) {
        if (p->glyph[i].run != run) {
            run = p->glyph[i].run;
            begin_run(s, item, i);
        }
        end = cluster_end(p, i, item->end);
        em = put_cluster(&s->pen, item, y, i, end, em);
    }
}

/* A gap filled with spaces, so that a reader that goes by geometry sees one
 * line of words too; at least one space, however narrow the gap. */
static void put_spaces(struct sheet *s, const struct placed *item, long y)
{
    const struct font *f = font_of(s->job, space_face(item));
    if (!f->space)
        return;
    mark_as(s, tags_part(s->job, item));
    pen_font(&s->pen, f, item->size);
    pt wide = pen_advance(&s->pen, f->space);
    int n = wide > 0 && item->width > wide
                ? (int)fmin(item->width / wide, MOST_SPACES)
                : 1;
    for (int i = 0; i < n; i++)
        pen_glyph(&s->pen, f->space, item->x + i * wide, y, 0);
}

static void put_link(struct sheet *s, const struct placed *item)
{
    struct job *j = s->job;
    struct dict *link = link_write(j, item, tags_part(j, item), s->page);
    if (!s->links)
        s->links = dict_array(j->haru, j->sheet[s->page], "Annots");
    array_ref(j->haru, s->links, link);
}

static void put_item(struct sheet *s, const struct placed *item)
{
    long y = hundredths(s->job->pages->height - item->y);
    switch (item->kind) {
    case ITEM_TEXT:
        put_text(s, item, y);
        break;
    case ITEM_SPACE:
        put_spaces(s, item, y);
        break;
    case ITEM_LINK:
        put_link(s, item);
        break;
    case ITEM_RULE:
        break;
    }
}

struct bytes content_write(struct job *j, int page)
{
    const struct page *p = &j->pages->page[page];
    struct buf b = buf_new(j->arena);
    put_rules(&b, p, j->pages->height);
    struct sheet s = {j, page, pen_new(&b, j->arena), NULL, false, NULL};
    buf_puts(&b, "BT\n");
    for (int i = 0; i < p->items; i++)
        put_item(&s, &p->item[i]);
    end_mark(&s);
    buf_puts(&b, "ET\n");
    return buf_bytes(&b);
}
