/* Blocks to rows, rows to pages. */
#include "page/private.h"
#include <math.h>

/* The page's own colour, under all else. */
static struct placed background(const struct setter *s, const struct pages *p)
{
    struct color c = s->style->page_color;
    return (struct placed){.kind = ITEM_RULE,
                           .part = PART_DECORATION,
                           .ink = {c, c, c},
                           .width = p->width,
                           .height = p->height};
}

/* Beneath what stands over the columns on page n, if anything does. */
static pt band_top(const struct setter *s, int n, pt inset)
{
    pt over = 0, text = 0;
    for (int i = s->rows - 1; i >= 0; i--) {
        const struct row *r = &s->row[i];
        if (r->page == n && r->flow == FLOW_SIDE)
            text = r->y - r->head;
        if (r->page == n && r->flow == FLOW_PAGE)
            over = fmax(over, r->y + r->drop + r->below);
    }
    return over > 0 ? fmax(over, text - inset) : 0;
}

/* Behind the sidebar, from what stands over the columns, or the head of the
 * paper, to its foot. */
static struct placed band(const struct setter *s, const struct pages *p, int n)
{
    struct color c = s->style->sidebar_color;
    const struct column *side = &s->flow[FLOW_SIDE];
    pt inset = style_pt(s->style->sidebar_inset, s->size);
    pt top = band_top(s, n, inset);
    bool left = s->style->sidebar == SIDEBAR_LEFT;
    pt x = left ? 0 : side->left - inset;
    pt end = left ? side->left + side->measure + inset : p->width;
    if (s->mirrored) {
        const struct column *page = &s->flow[FLOW_PAGE];
        pt over = 2 * page->left + page->measure;
        pt first = left ? over - end : 0;
        end = left ? p->width : over - x;
        x = first;
    }
    return (struct placed){.kind = ITEM_RULE,
                           .part = PART_DECORATION,
                           .ink = {c, c, c},
                           .x = x,
                           .y = top,
                           .width = end - x,
                           .height = p->height - top};
}

/* What lies under the rows of page n. */
static void put_grounds(const struct setter *s, const struct pages *p, int n,
                        struct page *to, struct placed *item)
{
    if (!s->style->page_color.none)
        item[to->items++] = background(s, p);
    if (s->story->columns && !s->style->sidebar_color.none)
        item[to->items++] = band(s, p, n);
}

/* The items of all rows, each on its page in their order. */
static const struct page *pages_of(const struct setter *s,
                                   const struct pages *p)
{
    enum { GROUNDS = 2 };
    struct page *page = arena_array(s->arena, (size_t)p->count, sizeof *page);
    struct placed **item =
        arena_array(s->arena, (size_t)p->count, sizeof *item);
    for (int i = 0; i < s->rows; i++)
        page[s->row[i].page].items += s->row[i].items;
    const struct placed **running =
        arena_array(s->arena, (size_t)p->count, sizeof *running);
    int *more = arena_array(s->arena, (size_t)p->count, sizeof *more);
    for (int n = 0; n < p->count; n++) {
        more[n] = running_items(s, n + 1, p->count, p->height, &running[n]);
        int items = page[n].items + more[n] + GROUNDS;
        item[n] = arena_array(s->arena, (size_t)items, sizeof **item);
        page[n] = (struct page){item[n], 0};
        put_grounds(s, p, n, &page[n], item[n]);
    }
    for (int i = 0; i < s->rows; i++) {
        const struct row *r = &s->row[i];
        for (int k = 0; k < r->items; k++) {
            struct placed *to = &item[r->page][page[r->page].items++];
            *to = r->item[k];
            to->y += r->y;
        }
    }
    for (int n = 0; n < p->count; n++)
        for (int k = 0; k < more[n]; k++)
            item[n][page[n].items++] = running[n][k];
    return page;
}

/* The first page's margin, 0 being that of the others. */
static pt first_margin(const struct setter *s, struct length own, pt others)
{
    return own.v > 0 ? style_pt(own, s->size) : others;
}

struct areas areas_of(const struct setter *s)
{
    const struct style *st = s->style;
    pt width, height;
    style_paper(st->paper, &width, &height);
    pt above = style_pt(st->margin_top, s->size);
    pt below = style_pt(st->margin_bottom, s->size);
    return (struct areas){{first_margin(s, st->first_top, above),
                           height - first_margin(s, st->first_bottom, below)},
                          {above, height - below}};
}

pt areas_least(const struct areas *e)
{
    return fmin(e->first.bottom - e->first.top, e->later.bottom - e->later.top);
}

static void measure_over(const struct setter *s, struct pages *p,
                         const struct areas *e)
{
    int max = s->style->page_max;
    p->lines_over = rows_over(s->row, s->rows, max, e, &p->over);
    for (int i = 0; i < s->rows; i++)
        p->over_in[s->row[i].flow] |= s->row[i].page >= max;
}

struct pages *paginate(struct setter *s)
{
    struct pages *p = arena_alloc(s->arena, sizeof *p);
    style_paper(s->style->paper, &p->width, &p->height);
    const struct areas e = areas_of(s);
    p->count = rows_lay(s->arena, s->row, s->rows, s->style, &e);
    p->page = pages_of(s, p);
    p->style = s->style;
    p->story = s->story;
    if (s->style->page_max)
        measure_over(s, p, &e);
    return p;
}

/* Left to right, about the middle of the page. */
static void mirror(struct setter *s)
{
    const struct column *page = &s->flow[FLOW_PAGE];
    for (int i = 0; i < s->rows; i++)
        for (int k = 0; k < s->row[i].items; k++) {
            struct placed *item = &s->row[i].item[k];
            item->x = 2 * page->left + page->measure - item->x - item->width;
        }
}

static bool has_break(const struct story *s)
{
    for (int i = 0; i < s->blocks; i++)
        if (s->block[i].role == ROLE_BREAK)
            return true;
    return false;
}

/* The cheapest cuts, not more than can be read at once. */
static void say_cuts(struct diags *d, const struct fit *f)
{
    enum { MOST = 12 };
    if (f->cuts)
        diag_hint(d, "these cuts together are enough:");
    for (int i = 0; i < f->cuts && i < MOST; i++) {
        const struct cut *c = &f->cut[i];
        if (c->whole)
            diag_hint(d, "%s:%d:%d: without it, %d line%s less",
                      c->at.src ? c->at.src->name : "", c->at.line, c->at.col,
                      c->lines, c->lines == 1 ? "" : "s");
        else
            diag_hint(d, "%s:%d:%d: %d character%s less save %s line%s",
                      c->at.src ? c->at.src->name : "", c->at.line, c->at.col,
                      c->characters, c->characters == 1 ? "" : "s",
                      c->lines == 1 ? "a" : "several",
                      c->lines == 1 ? "" : "s");
    }
    if (f->cuts > MOST)
        diag_hint(d, "and %d more: --explain lists them", f->cuts - MOST);
}

static void say_over(struct diags *d, const struct story *s,
                     const struct pages *p, int max)
{
    enum { MAX_MOST = 1000 }; /* of page.max; beyond it only "any" is left */
    struct mark file = {.src = s->block[0].at.src};
    if (s->letter) {
        diag(d, file, DIAG_OVER,
             "%d pages where a letter has one; %d line%s "
             "(%.0f pt) over",
             p->count, p->lines_over, p->lines_over == 1 ? "" : "s", p->over);
        say_cuts(d, p->fit);
        return;
    }
    diag(d, file, DIAG_OVER,
         "%d pages where page.max is %d; %d line%s (%.0f pt) over", p->count,
         max, p->lines_over, p->lines_over == 1 ? "" : "s", p->over);
    if (p->over_in[FLOW_SIDE])
        diag_hint(d, p->over_in[FLOW_MAIN]
                         ? "both columns are too long"
                         : "it is the sidebar that is too long");
    if (has_break(s))
        diag_hint(d, "each page_break begins another page");
    say_cuts(d, p->fit);
    diag_hint(d, "%sallow more pages: --set page.max=%d",
              p->fit->cuts ? "or " : "", p->count <= MAX_MOST ? p->count : 0);
}

/* What is laid out without a limit; NULL when that is said to be too much. */
static const struct pages *set_freely(struct setter *s)
{
    s->shaped = shape_blocks(s, s->story->block, s->story->blocks);
    if (diags_failed(s->diags))
        return NULL;
    const struct pages *p = set_pages(s);
    if (p->count <= PAGES_MOST)
        return p;
    diag(s->diags, (struct mark){.src = s->story->block[0].at.src}, DIAG_BUDGET,
         "%d pages, where a PDF of ours has %d at most", p->count, PAGES_MOST);
    return NULL;
}

const struct hyphenation *hyphenation_of(const struct setter *s,
                                         const struct style *st)
{
    bool on = st->alignment == TEXT_JUSTIFIED ||
              (st->hyphenation && st->alignment != TEXT_JUSTIFIED_WHOLE);
    if (!on)
        return NULL;
    /* Who asks for straight edges takes the hyphens there are. */
    struct diags *d = st->hyphenation ? s->diags : diags_new(s->arena);
    const struct patterns *p =
        fonts_patterns(s->fonts, s->arena, d, s->story->lang);
    return hyphenation_new(s->arena, p, s->story->exceptions);
}

static void installed_check(const struct setter *s)
{
    bool unknown = s->style->system_fonts && !fonts_know_installed();
    if (unknown)
        diag(s->diags, s->style->system_fonts_at, DIAG_BAD_VALUE,
             "'true' for fonts.system: this program is built without "
             "fontconfig");
    if (unknown)
        diag_hint(s->diags, "put the fonts into a folder 'fonts' beside the "
                            "résumé, name theirs with --font-path, or build "
                            "with cmake -D WITH_FONTCONFIG=ON");
}

static void set_dimensions(struct setter *s)
{
    const struct style *st = s->style;
    pt width, height;
    style_paper(st->paper, &width, &height);
    s->size = style_pt(st->body_size, 10);
    s->leading = st->leading.v * s->size;
    struct column page = {.left = style_pt(st->margin_left, s->size)};
    page.measure = width - page.left - style_pt(st->margin_right, s->size);
    for (enum flow i = 0; i < FLOWS; i++)
        s->flow[i] = flow_column(s, i, page);
    s->left = page.left;
    s->measure = page.measure;
}

/* Blocks from i on that are set at once; how many they are. */
static int set_blocks(struct setter *s, int i)
{
    const struct block *b = &s->story->block[i];
    int first = s->rows, n = columns_run(s, b, s->story->blocks - i);
    if (!n) {
        set_block(s, i);
        return 1;
    }
    for (int k = 0; k < n; k++)
        set_block(s, i + k);
    const struct areas e = areas_of(s);
    s->rows = first + rows_beside(s, b, s->row + first, s->rows - first,
                                  areas_least(&e));
    return n;
}

struct pages *set_pages(struct setter *s)
{
    set_dimensions(s);
    s->row = NULL;
    s->item = NULL;
    s->rows = s->row_room = s->items = s->item_room = 0;
    s->above = (struct above){0};
    for (int i = 0; i < s->story->blocks;)
        i += set_blocks(s, i);
    column_take(s, header_column(s));
    photo_put(s);
    column_take(s, s->flow[FLOW_PAGE]);
    if (s->mirrored)
        mirror(s);
    return paginate(s);
}

/* The style with the one page that a letter has. */
static const struct style *for_letter(struct arena *a, const struct style *st)
{
    struct style *own = arena_alloc(a, sizeof *own);
    *own = *st;
    own->page_max = 1;
    return own;
}

const struct pages *page_layout(struct arena *a, struct diags *d,
                                struct fonts *f, const struct story *story,
                                const struct style *st,
                                const struct picture *photo)
{
    if (story->letter)
        st = for_letter(a, st);
    struct setter s = {.arena = a,
                       .diags = d,
                       .fonts = f,
                       .story = story,
                       .style = st,
                       .photo = photo};
    set_dimensions(&s);
    column_take(&s, header_column(&s));
    photo_check(&s);
    column_take(&s, s.flow[FLOW_PAGE]);
    icons_check(&s);
    s.mirrored = lang_is_rtl(story->lang);
    s.hyphenation = hyphenation_of(&s, st);
    s.scope = scopes_new(&s);
    installed_check(&s);
    if (st->page_max) {
        const struct pages *p = fit_pages(&s);
        if (p && p->count > st->page_max)
            say_over(d, p->story, p, st->page_max);
        return p;
    }
    return set_freely(&s);
}
