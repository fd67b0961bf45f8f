/* What a page shows. Rules come first, as decoration; then the text in reading
 * order, in one text object, marked as content of its elements; the links it
 * has are hung on the page on the way. */
#include "pdf/broken.h"
#include "pdf/pen.h"
#include "pdf/tags.h"
#include <math.h>

enum { MOST_SPACES = 200 };

static const char artifact[] = "/Artifact<</Type/Layout>>BDC\n";
static const char header[] =
    "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
static const char footer[] =
    "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";

/* A rule after the others, in a path of its own where the colour changes. */
static void put_rule(struct pen *pen, const struct placed *r, pt height,
                     bool first)
{
    const struct color now = pen->color, c = r->ink.text;
    if (!first && (now.r != c.r || now.g != c.g || now.b != c.b))
        buf_puts(pen->out, "f\n");
    pen_color(pen, c);
    pt number[4] = {r->x, height - r->y - r->height, r->width, r->height};
    for (int k = 0; k < 4; k++) {
        put_fixed(pen->out, hundredths(number[k]), 2);
        buf_putc(pen->out, ' ');
    }
    buf_puts(pen->out, "re\n");
}

static void put_rules(struct pen *pen, const struct page *page, pt height)
{
    bool any = false;
    for (int i = 0; i < page->items; i++) {
        const struct placed *r = &page->item[i];
        if (r->kind != ITEM_RULE)
            continue;
        if (!any)
            buf_puts(pen->out, artifact);
        put_rule(pen, r, height, !any);
        any = true;
    }
    if (any)
        buf_puts(pen->out, "f\nEMC\n");
}

/* What a glyph has after it beyond its width, in thousandths of its em. */
static long beyond(const struct font *f, const struct glyph *g, float milli)
{
    float more = g->advance * milli - (float)f->width[g->id];
    return fabsf(more) < 0.5F ? 0 : lroundf(more);
}

/* What most glyphs of [first, end) have after them, of text that is tracked.
 * One walk finds the only value that can be most, one counts. */
static long tracking_of(const struct font *f, const struct para *p, int first,
                        int end)
{
    long most = 0;
    int votes = 0, agree = 0;
    float milli = 1000 / (float)p->run[p->glyph[first].run].size;
    for (int i = first; i < end; i++) {
        long more = beyond(f, &p->glyph[i], milli);
        if (votes == 0)
            most = more;
        votes += more == most ? 1 : -1;
    }
    if (most == 0 || end - first < 3)
        return 0;
    for (int i = first; i < end; i++)
        agree += beyond(f, &p->glyph[i], milli) == most;
    return agree * 2 > end - first ? most : 0;
}

/* Whether a glyph's own code reads as `says`. */
static bool says_so(const struct font *f, unsigned glyph, struct slice says)
{
    return slice_equal(f->meaning[glyph]->says, says);
}

/* Whether codes can tell what a cluster reads as. */
static bool reads_right(const struct font *f, const struct cluster *c)
{
    for (int i = c->first; i < c->end; i++) {
        unsigned id = c->para->glyph[i].id;
        struct slice says = cluster_share(c, i);
        if (!says_so(f, id, says) && !alias_find(f, id, says))
            return false;
    }
    return true;
}

/* A page being written. */
struct sheet {
    struct job *job;
    int page;
    struct pen pen;
    struct array *links;       /* NULL: none so far */
    bool marked;               /* a marked-content sequence is open */
    struct element *marked_as; /* NULL: an artifact, */
    enum part artifact;        /* of this part */
};

/* ---- marks: what the text that follows is content of ---- */

static void end_mark(struct sheet *s)
{
    pen_flush(&s->pen);
    if (s->marked)
        buf_puts(s->pen.out, "EMC\n");
    s->marked = false;
}

static void put_mark(const struct sheet *s, const char *type, int mcid)
{
    buf_putc(s->pen.out, '/');
    buf_puts(s->pen.out, type);
    buf_puts(s->pen.out, "<</MCID ");
    put_fixed(s->pen.out, mcid, 0);
    buf_puts(s->pen.out, ">>BDC\n");
}

static void mark_as(struct sheet *s, struct element *e, enum part part)
{
    if (s->marked && s->marked_as == e && (e || s->artifact == part))
        return;
    end_mark(s);
    s->marked = true;
    s->marked_as = e;
    s->artifact = part;
    if (e)
        put_mark(s, tags_type(e), tags_content(s->job, e, s->page));
    else
        buf_puts(s->pen.out, part == PART_HEAD   ? header
                             : part == PART_FOOT ? footer
                                                 : artifact);
}

/* ---- text ---- */

/* An item on its line. */
struct line_of_text {
    struct sheet *sheet;
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

/* Glyph i, `em` from the item's x. */
static void put_glyph(const struct line_of_text *l, int i, double em)
{
    const struct glyph *g = &l->item->para->glyph[i];
    double wide = 1 + l->item->strain.scale;
    pt size = l->item->size;
    pen_glyph(l->pen, g->id, l->item->x + (em + (double)g->dx * wide) * size,
              l->y, (double)g->dy * size);
}

/* Whether a cluster is a glyph whose own code reads as it: most are. */
static bool is_plain(const struct font *f, const struct para *p, int i, int end)
{
    return end == i + 1 && says_so(f, p->glyph[i].id, cluster_text(p, i));
}

/* Where the glyphs from i on end that read as themselves, one a cluster, and
 * stand where they were shaped; all of one run, before `end`. */
static int plain_end(const struct font *f, const struct para *p, int i, int end)
{
    const int run = p->glyph[i].run;
    for (; i < end && p->glyph[i].run == run; i++) {
        const struct glyph *g = &p->glyph[i];
        if (g->dx != 0 || g->dy != 0 ||
            (i + 1 < end && same_cluster(g, g + 1)) ||
            !says_so(f, g->id, cluster_text(p, i)))
            break;
    }
    return i;
}

/* Glyphs [i, end), one cluster, `em` from the item's x; the em after. They
 * read as `says`, or as themselves. */
static double put_cluster(const struct line_of_text *l, int i, int end,
                          double em, const struct slice *says)
{
    const struct para *p = l->item->para;
    const struct font *f = l->pen->font;
    if (!says && is_plain(f, p, i, end)) {
        put_glyph(l, i, em);
        return em + para_step(p, i, l->item->strain);
    }
    const struct cluster c = cluster_of(p, i, end, l->item->back);
    bool alias = says && f->aliases;
    bool right = !says && reads_right(f, &c);
    if (!alias && !right)
        span_begin(l->pen, says ? *says : cluster_text(p, i));
    for (; i < end; i++) {
        const struct glyph *g = &p->glyph[i];
        struct slice own = right ? cluster_share(&c, i) : (struct slice){0};
        pen_alias(l->pen, alias                              ? says
                          : right && !says_so(f, g->id, own) ? &own
                                                             : NULL);
        put_glyph(l, i, em);
        em += para_step(p, i, l->item->strain);
    }
    pen_alias(l->pen, NULL);
    if (!alias && !right)
        span_end(l->pen);
    return em;
}

/* The hyphen of a broken word, which is not in the text. */
static void put_hyphen(const struct line_of_text *l, struct slice says)
{
    double advance;
    const struct placed *item = l->item;
    unsigned glyph = para_hyphen(item->para, item->end - 1, &advance);
    pt wide = advance * item->size * (1 + item->strain.scale);
    bool alias = l->pen->font->aliases;
    if (!alias)
        span_begin(l->pen, says);
    pen_alias(l->pen, alias ? &says : NULL);
    pen_glyph(l->pen, glyph, item->x + item->width - wide, l->y, 0);
    pen_alias(l->pen, NULL);
    if (!alias)
        span_end(l->pen);
}

/* Where glyphs begin of another run: their element, and their font. */
static void begin_run(const struct line_of_text *l, int glyph)
{
    struct job *j = l->sheet->job;
    const struct para *p = l->item->para;
    const struct run *r = &p->run[p->glyph[glyph].run];
    struct element *e = tags_part(j, l->item);
    int last = r->end < l->item->end ? r->end : l->item->end;
    mark_as(l->sheet, e && r->url ? tags_link(j, e, p, glyph) : e,
            l->item->part);
    const struct font *f = font_of(j, r->face);
    pen_font(l->pen, f, l->item->size * r->size);
    pen_color(l->pen, run_color(l->item, r));
    pen_scale(l->pen, 1000 + lround(l->item->strain.scale * 1000));
    long tracking = r->tracking != 0 ? tracking_of(f, p, glyph, last) : 0;
    pen_tracking(l->pen,
                 (double)tracking + l->item->strain.fit * 1000 / r->size);
}

/* What is shown from here to span_end is in another language. */
static void span_in(struct pen *pen, const char *lang)
{
    pen_flush(pen);
    buf_printf(pen->out, "/Span<</Lang(%s)>>BDC\n", lang);
}

static void put_text(const struct line_of_text *l)
{
    const struct placed *item = l->item;
    const struct para *p = item->para;
    double em = 0;
    int run = -1;
    const char *lang = NULL;
    struct broken broken = broken_of(l->sheet->job->arena, item);
    const struct strain *s = &item->strain;
    bool plain = !item->hyphen && !item->tail && s->space == 0 && s->fit == 0 &&
                 s->scale == 0;
    for (int i = item->first, end; i < item->end; i = end) {
        if (p->glyph[i].run != run) {
            run = p->glyph[i].run;
            if (lang)
                span_end(l->pen);
            begin_run(l, i);
            lang = p->run[run].lang;
            if (lang)
                span_in(l->pen, lang);
        }
        end = plain ? plain_end(l->pen->font, p, i, item->end) : i;
        em = pen_glyphs(l->pen, p->glyph + i, end - i, item->x, em, item->size,
                        l->y);
        if (end > i)
            continue;
        end = cluster_end(p, i, item->end);
        em = put_cluster(l, i, end, em, broken_says(&broken, i));
    }
    if (item->hyphen)
        put_hyphen(l, broken.hyphen);
    if (lang)
        span_end(l->pen);
}

static bool is_space(const struct para *p, int glyph)
{
    return p->text[p->glyph[glyph].from] == ' ';
}

/* What glyphs [first, end) of an item take; em. */
static double extent(const struct placed *item, int first, int end)
{
    double em = 0;
    for (int i = first; i < end; i++)
        em += para_step(item->para, i, item->strain);
    return em;
}

/* Spaces [first, end) that begin at `em` and run to the left; where they
 * end. */
static double put_spaces_back(const struct line_of_text *l, int first, int end,
                              double em)
{
    for (int i = first; i < end; i++) {
        em -= extent(l->item, i, i + 1);
        put_cluster(l, i, i + 1, em, NULL);
    }
    return em;
}

/* Glyphs [first, end) of one run that runs from right to left, from `em` on;
 * where they end. What is to be seen is shown from left to right, as everybody
 * shows it and readers expect it, and marked so; the spaces about it are shown
 * where they stand in the text. */
static double put_run_back(const struct line_of_text *l, int first, int end,
                           double em)
{
    const struct para *p = l->item->para;
    int from = first, to = end;
    while (from < to && is_space(p, from))
        from++;
    while (to > from && is_space(p, to - 1))
        to--;
    em = put_spaces_back(l, first, from, em);
    em -= extent(l->item, from, to);
    if (to > from) {
        pen_flush(l->pen);
        buf_puts(l->pen->out, "/ReversedChars BMC\n");
        double left = em;
        for (int next = to, i; next > from; next = i) {
            i = cluster_first(p, next - 1, from);
            left = put_cluster(l, i, next, left, NULL);
        }
        span_end(l->pen);
    }
    return put_spaces_back(l, to, end, em);
}

static void put_text_back(const struct line_of_text *l)
{
    const struct placed *item = l->item;
    const struct para *p = item->para;
    double em = item->width / item->size;
    for (int i = item->first, end; i < item->end; i = end) {
        const struct run *r = &p->run[p->glyph[i].run];
        end = r->end < item->end ? r->end : item->end;
        begin_run(l, i);
        em = put_run_back(l, i, end, em);
    }
}

/* A gap filled with spaces, so that a reader that goes by geometry sees one
 * line of words too; at least one space, however narrow the gap. */
static void put_spaces(const struct line_of_text *l)
{
    const struct placed *item = l->item;
    const struct job *j = l->sheet->job;
    const struct font *f = font_of(j, space_face(item));
    mark_as(l->sheet, tags_part(j, item), item->part);
    pen_font(l->pen, f, item->size);
    pen_scale(l->pen, 1000);
    pt wide = pen_advance(l->pen, f->space);
    int n = wide > 0 && item->width > wide
                ? (int)fmin(item->width / wide, MOST_SPACES)
                : 1;
    pen_repeat(l->pen, f->space, n, item->x, l->y);
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
    struct line_of_text l = {s, &s->pen, item,
                             hundredths(s->job->pages->height - item->y)};
    switch (item->kind) {
    case ITEM_TEXT:
        if (item->back)
            put_text_back(&l);
        else
            put_text(&l);
        break;
    case ITEM_SPACE:
        put_spaces(&l);
        break;
    case ITEM_LINK:
        put_link(s, item);
        break;
    case ITEM_RULE:
    case ITEM_IMAGE:
    case ITEM_ICON:
        break;
    }
}

static void put_icons(struct sheet *s, const struct page *page)
{
    bool any = false;
    for (int i = 0; i < page->items; i++) {
        const struct placed *icon = &page->item[i];
        if (icon->kind != ITEM_ICON)
            continue;
        if (!any)
            buf_puts(s->pen.out, artifact);
        any = true;
        pen_color(&s->pen, icon->ink.text);
        icon_draw(s->job, s->pen.out, icon);
    }
    if (any)
        buf_puts(s->pen.out, "EMC\n");
}

/* A picture is content of a Figure that says what is to be seen. */
static void put_pictures(struct sheet *s, const struct page *page)
{
    struct job *j = s->job;
    for (int i = 0; i < page->items; i++) {
        const struct placed *p = &page->item[i];
        if (p->kind != ITEM_IMAGE)
            continue;
        pt up = j->pages->height - p->y;
        struct element *e = tags_part(j, p);
        tags_figure(j, e, p->block->alt,
                    (pt[4]){p->x, up - p->height, p->x + p->width, up});
        mark_as(s, e, p->part);
        picture_draw(j, s->pen.out, p);
        end_mark(s);
    }
}

struct bytes content_write(struct job *j, int page)
{
    const struct page *p = &j->pages->page[page];
    struct buf b = buf_new(j->arena);
    struct sheet s = {j,     page, pen_new(&b, j->arena), NULL,
                      false, NULL, PART_DECORATION};
    put_rules(&s.pen, p, j->pages->height);
    put_pictures(&s, p);
    put_icons(&s, p);
    buf_puts(&b, "BT\n");
    for (int i = 0; i < p->items; i++)
        put_item(&s, &p->item[i]);
    end_mark(&s);
    buf_puts(&b, "ET\n");
    return buf_bytes(&b);
}
