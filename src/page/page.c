/* Blocks to rows, rows to pages. */
#include "page/private.h"

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

/* The items of rows [from, to). */
static struct page page_of(const struct setter *s, const struct pages *p,
                           int number, int from, int to)
{
    const struct placed *running;
    int more = running_items(s, number, p->count, p->height, &running);
    bool colored = !s->style->page_color.none;
    int items = colored + more, n = 0;
    for (int i = from; i < to; i++)
        items += s->row[i].items;
    struct placed *item =
        arena_array(s->arena, (size_t)items + 1, sizeof *item);
    if (colored)
        item[n++] = background(s, p);
    for (int i = from; i < to; i++)
        for (int k = 0; k < s->row[i].items; k++) {
            item[n] = s->row[i].item[k];
            item[n++].y += s->row[i].y;
        }
    for (int i = 0; i < more; i++)
        item[n++] = running[i];
    return (struct page){item, n};
}

struct pages *paginate(struct setter *s)
{
    struct pages *p = arena_alloc(s->arena, sizeof *p);
    style_paper(s->style->paper, &p->width, &p->height);
    pt top = style_pt(s->style->margin_top, s->size);
    pt bottom = p->height - style_pt(s->style->margin_bottom, s->size);
    p->count = rows_lay(s->arena, s->row, s->rows, s->style, top, bottom);
    struct page *page = arena_array(s->arena, (size_t)p->count, sizeof *page);
    for (int n = 0, from = 0, to = 0; n < p->count; n++, from = to) {
        while (to < s->rows && s->row[to].page == n)
            to++;
        page[n] = page_of(s, p, n + 1, from, to);
    }
    p->page = page;
    p->style = s->style;
    p->story = s->story;
    if (s->style->page_max)
        p->lines_over = rows_over(s->row, s->rows, s->style->page_max, top,
                                  bottom, &p->over);
    return p;
}

/* Left to right, about the middle of the column. */
static void mirror(struct setter *s)
{
    for (int i = 0; i < s->rows; i++)
        for (int k = 0; k < s->row[i].items; k++) {
            struct placed *item = &s->row[i].item[k];
            item->x = 2 * s->left + s->measure - item->x - item->width;
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
    struct mark at = s->blocks ? s->block[0].at : (struct mark){0};
    struct mark file = {.src = at.src};
    if (s->letter) {
        diag(d, file, DIAG_OVER,
             "%d pages where a letter has one; %d line%s "
             "(%.0f pt) over",
             p->count, p->lines_over, p->lines_over == 1 ? "" : "s", p->over);
        say_cuts(d, p->fit);
        return;
    }
    diag(d, file, DIAG_OVER,
         "%d page%s where page.max is %d; %d line%s "
         "(%.0f pt) over",
         p->count, p->count == 1 ? "" : "s", max, p->lines_over,
         p->lines_over == 1 ? "" : "s", p->over);
    if (has_break(s))
        diag_hint(d, "each page_break begins another page");
    say_cuts(d, p->fit);
    diag_hint(d, "%sallow more pages: --set page.max=%d",
              p->fit->cuts ? "or " : "", p->count);
}

/* How the words of running text are broken; NULL: they are not. */
static const struct hyphenation *hyphenation(const struct setter *s)
{
    const struct style *st = s->style;
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
    if (!s->style->system_fonts || fonts_know_installed())
        return;
    diag(s->diags, s->style->system_fonts_at, DIAG_BAD_VALUE,
         "'true' for fonts.system: this program is built without fontconfig");
    diag_hint(s->diags, "put the fonts into a folder 'fonts' beside the "
                        "résumé, name theirs with --font-path, or build with "
                        "cmake -D WITH_FONTCONFIG=ON");
}

static void set_dimensions(struct setter *s)
{
    const struct style *st = s->style;
    pt width, height;
    style_paper(st->paper, &width, &height);
    s->size = style_pt(st->body_size, 10);
    s->leading = st->leading.v * s->size;
    s->left = style_pt(st->margin_left, s->size);
    s->measure = width - s->left - style_pt(st->margin_right, s->size);
}

struct pages *set_pages(struct setter *s)
{
    set_dimensions(s);
    s->row = NULL;
    s->item = NULL;
    s->rows = s->row_room = s->items = s->item_room = 0;
    s->before = NULL;
    for (int i = 0; i < s->story->blocks; i++)
        set_block(s, i);
    photo_put(s);
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
    photo_check(&s);
    icons_check(&s);
    s.mirrored = lang_is_rtl(story->lang);
    s.hyphenation = hyphenation(&s);
    installed_check(&s);
    if (st->page_max) {
        const struct pages *p = fit_pages(&s);
        if (p && p->count > st->page_max)
            say_over(d, p->story, p, st->page_max);
        return p;
    }
    s.shaped = shape_blocks(&s, story->block, story->blocks);
    return diags_failed(d) ? NULL : set_pages(&s);
}
