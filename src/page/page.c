/* Blocks to rows, rows to pages. */
#include "page/private.h"

/* Pages being filled. */
struct filler {
    struct setter *s;
    struct page *page;
    int pages, room;
    int first_row; /* of this page */
    pt top, bottom;
};

/* Rows that stay together from row i on. */
static int chunk(const struct setter *s, int i)
{
    int n = 1;
    while (i + n < s->rows && s->row[i + n - 1].keep &&
           !s->row[i + n - 1].breaks)
        n++;
    return n;
}

/* Baseline of the last of n rows from i, when the row above is at y; y < 0:
 * they begin a page. */
static pt baseline(const struct filler *f, int i, int n, pt y)
{
    const struct row *row = f->s->row;
    y = y < 0 ? f->top + row[i].head : y + row[i].before;
    for (int k = 1; k < n; k++)
        y += row[i + k].before;
    return y;
}

static void end_page(struct filler *f, int end_row)
{
    struct arena *a = f->s->arena;
    if (f->pages == f->room) {
        int room = f->room ? f->room * 2 : 4;
        struct page *more = arena_array(a, (size_t)room, sizeof *more);
        for (int i = 0; i < f->pages; i++)
            more[i] = f->page[i];
        f->page = more;
        f->room = room;
    }
    int items = 0;
    for (int i = f->first_row; i < end_row; i++)
        items += f->s->row[i].items;
    struct placed *item = arena_array(a, (size_t)items + 1, sizeof *item);
    int n = 0;
    for (int i = f->first_row; i < end_row; i++)
        for (int k = 0; k < f->s->row[i].items; k++)
            item[n++] = f->s->row[i].item[k];
    f->page[f->pages++] = (struct page){item, n};
    f->first_row = end_row;
}

static void place_row(struct row *row, pt y)
{
    for (int k = 0; k < row->items; k++)
        row->item[k].y += y;
}

/* Rows and points that stand on pages behind the last that is allowed. */
static void measure_over(const struct filler *f, struct pages *p, int from)
{
    for (int i = from; i < f->s->rows; i++) {
        p->over += f->s->row[i].before;
        p->lines_over++;
    }
}

const struct pages *paginate(struct setter *s)
{
    struct pages *p = arena_alloc(s->arena, sizeof *p);
    style_paper(s->style->paper, &p->width, &p->height);
    struct filler f = {.s = s,
                       .top = style_pt(s->style->margin_top, s->size),
                       .bottom = p->height -
                                 style_pt(s->style->margin_bottom, s->size)};
    int max = s->style->page_max, over_from = s->rows;
    pt y = -1;
    for (int i = 0, n; i < s->rows; i += n) {
        n = chunk(s, i);
        const struct row *last = &s->row[i + n - 1];
        bool fits = baseline(&f, i, n, y) + last->below <= f.bottom + 1e-6;
        if (y >= 0 && !fits &&
            baseline(&f, i, n, -1) + last->below <= f.bottom) {
            end_page(&f, i);
            y = -1;
        }
        for (int k = i; k < i + n; k++) {
            pt next = baseline(&f, k, 1, y);
            if (y >= 0 && next + s->row[k].below > f.bottom + 1e-6) {
                end_page(&f, k); /* a chunk taller than a page */
                next = baseline(&f, k, 1, -1);
            }
            y = next;
            if (max && f.pages >= max && over_from == s->rows)
                over_from = k;
            place_row(&s->row[k], y);
        }
        if (last->breaks && i + n < s->rows) {
            end_page(&f, i + n);
            y = -1;
        }
    }
    end_page(&f, s->rows);
    p->page = f.page;
    p->count = f.pages;
    measure_over(&f, p, over_from);
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

static void say_over(struct diags *d, const struct story *s,
                     const struct pages *p, int max)
{
    struct mark at = s->blocks ? s->block[0].at : (struct mark){0};
    struct mark file = {.src = at.src};
    diag(d, file, DIAG_OVER,
         "%d page%s where page.max is %d; %d line%s "
         "(%.0f pt) over",
         p->count, p->count == 1 ? "" : "s", max, p->lines_over,
         p->lines_over == 1 ? "" : "s", p->over);
    if (has_break(s))
        diag_hint(d, "each page_break begins another page");
    diag_hint(d,
              "shorten the text, tighten the layout (--set "
              "typography.font_size.body=9.5pt), or allow more pages "
              "(--set page.max=%d)",
              p->count);
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

const struct pages *page_layout(struct arena *a, struct diags *d,
                                struct fonts *f, const struct story *story,
                                const struct style *st)
{
    struct setter s = {.arena = a,
                       .diags = d,
                       .fonts = f,
                       .story = story,
                       .style = st,
                       .size = style_pt(st->body_size, 10)};
    pt width, height;
    style_paper(st->paper, &width, &height);
    s.leading = st->leading * s.size;
    s.left = style_pt(st->margin_left, s.size);
    s.measure = width - s.left - style_pt(st->margin_right, s.size);
    s.mirrored = lang_is_rtl(story->lang);
    s.hyphenation = hyphenation(&s);
    installed_check(&s);
    for (int i = 0; i < story->blocks; i++)
        set_block(&s, &story->block[i]);
    if (s.mirrored)
        mirror(&s);
    if (diags_failed(d))
        return NULL;
    const struct pages *p = paginate(&s);
    if (st->page_max && p->count > st->page_max)
        say_over(d, story, p, st->page_max);
    return p;
}
