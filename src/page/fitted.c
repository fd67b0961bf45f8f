/* From a style that gives to one that is settled, and the pages set so. */
#include "page/fit.h"
#include <math.h>
#include <string.h>

/* Lines depend on the measure in ems alone when all that stands beside the
 * text is in ems. */
static bool style_is_relative(const struct style *st)
{
    bool stiff = st->alignment == TEXT_LEFT || st->letter_fit.em;
    const struct length *const own[] = {
        &st->bullet_width,  &st->bullet_indent,    &st->date_gap,
        &st->contact_gap,   &st->name_size,        &st->section_size,
        &st->headline_size, &st->connections_size, &st->title_size,
        &st->post_size,     &st->date_size,        &st->bullet_size,
        &st->nested_indent, &st->date_width,       &st->degree_width,
        &st->side_space,    &st->summary_indent,   &st->paragraph_left,
        &st->first_line};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        stiff = stiff && (own[i]->em || own[i]->v == 0);
    bool before = st->section_rule == TITLE_MODERNCV;
    return stiff &&
           (!before || (st->section_line_length.em && st->section_line_gap.em));
}

static bool is_relative(const struct setter *s, const struct style *st)
{
    bool all = style_is_relative(st);
    for (int i = 0; i < s->story->styles; i++)
        all = all && style_is_relative(s->scope[i].style) &&
              s->scope[i].size == 0;
    return all;
}

/* The x-height of the fluent range of reading begins at 4 pt; with some
 * tolerance, and never below what no face bears. */
static pt size_floor(struct setter *s)
{
    const struct style *st = s->style;
    const struct face_wanted body = {.family = st->body_font,
                                     .weight = st->body_weight,
                                     .system = st->system_fonts};
    const struct face *f =
        fonts_find(s->fonts, s->arena, s->diags, st->body_font_at, &body);
    if (!f || f->x_height <= 0)
        return 8.5;
    return fmax(8.5, floor(3.8 / f->x_height * 20 + 0.5) / 20);
}

/* ---- texts ---- */

/* What letters are shaped by, in points, is of the wish: they stay so. */
static void settle_em(struct length *l, pt size)
{
    if (!l->em)
        *l = (struct length){l->v / size, true, l->low / size, l->high / size};
}

/* Of a section, what it does not have of its own is `page`'s. */
static void style_prepare(struct style *st, const struct style *page)
{
    static const struct {
        size_t own, size; /* members */
    } of[] = {
#define SHAPED(member, size)                                                   \
    {offsetof(struct style, member), offsetof(struct style, size)}
        SHAPED(body_tracking, body_size),
        SHAPED(label_size, body_size),
        SHAPED(label_tracking, label_size),
        SHAPED(capitals_tracking, body_size),
        SHAPED(title_tracking, title_size),
        SHAPED(post_tracking, post_size),
        SHAPED(date_tracking, date_size),
        SHAPED(connections_tracking, connections_size),
        SHAPED(headline_tracking, headline_size),
        SHAPED(name_tracking, name_size),
        SHAPED(section_tracking, section_size),
#undef SHAPED
    };
    pt body = style_pt(st->body_size, page->body_size.v);
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct length *l = (void *)((char *)st + of[i].own);
        struct length size = *(
            const struct length *)(const void *)((const char *)st + of[i].size);
        bool text = of[i].size == offsetof(struct style, body_size);
        if (st->own && !style_is_own(st, of[i].own))
            *l = *(const struct length *)(const void *)((const char *)page +
                                                        of[i].own);
        else
            settle_em(l, text ? body : style_pt(size, body));
    }
}

/* The styles of sections, and their scopes. */
static void scopes_make(struct fitter *f)
{
    const struct story *story = f->s.story;
    size_t count = (size_t)story->styles;
    f->s.scope = NULL;
    if (!count)
        return;
    f->scope = scopes_new(&f->s);
    f->own = arena_array(f->s.arena, count, sizeof *f->own);
    f->tracked = arena_array(f->s.arena, count, sizeof *f->tracked);
    for (size_t i = 0; i < count; i++) {
        f->own[i] = *story->style[i];
        style_prepare(&f->own[i], f->wish);
        f->tracked[i] = f->own[i];
        f->scope[i].style = &f->tracked[i];
    }
    f->s.scope = f->scope;
}

static void texts_make(struct fitter *f)
{
    const struct story *story = f->s.story;
    f->texts = story->blocks;
    f->text = arena_array(f->s.arena, (size_t)f->texts + 1, sizeof *f->text);
    for (int i = 0; i < f->texts; i++) {
        const struct block *b = &story->block[i];
        struct text *t = &f->text[i];
        t->block = b;
        t->wordings = 2 * (1 + b->shorters);
        t->wording =
            arena_array(f->s.arena, (size_t)t->wordings, sizeof *t->wording);
        for (int k = 0; k < t->wordings; k++) {
            t->wording[k].block = *b;
            if (k > 1)
                t->wording[k].block.text = b->shorter[k / 2 - 1];
        }
    }
}

static bool same_block(const struct block *x, const struct block *y)
{
    return x->role == y->role && x->depth == y->depth &&
           x->at.src == y->at.src && x->at.line == y->at.line &&
           x->at.col == y->at.col;
}

static bool same_texts(const struct block *x, const struct block *y)
{
    return x->text.span == y->text.span && x->text.count == y->text.count &&
           x->label.span == y->label.span && x->aside.span == y->aside.span &&
           x->part == y->part;
}

/* The texts of the wording as they were shaped before; NULL: they were not.
 * `at`: which block to look at next; their order is the same. */
static const struct shaped *shaped_before(const struct fitter *f, int tracking,
                                          const struct block *b, int *at)
{
    const struct fitter *g = f->like;
    if (!g || g->shaped != tracking)
        return NULL;
    while (!same_block(g->text[*at].block, b))
        ++*at;
    const struct text *t = &g->text[*at];
    for (int k = 0; k < t->wordings; k += 2)
        if (same_texts(&t->wording[k].block, b))
            return &t->wording[k].texts;
    return NULL;
}

void fit_shape(struct fitter *f, int tracking)
{
    double v = fit_value(f, DIAL_TRACKING, tracking);
    f->style.body_tracking = (struct length){v, true, v, v};
    f->s.style = &f->style;
    for (int i = 0; i < f->s.story->styles; i++) {
        bool own = f->scope[i].own[DIAL_TRACKING];
        dial_settle(&f->tracked[i], DIAL_TRACKING,
                    own ? dial_follow(&f->own[i], f->wish, DIAL_TRACKING, v)
                        : v);
    }
    int at = 0;
    for (int i = 0; i < f->texts; i++)
        for (int k = 0; k < f->text[i].wordings; k++) {
            struct wording *w = &f->text[i].wording[k];
            const struct shaped *texts =
                k % 2 ? &w[-1].texts
                      : shaped_before(f, tracking, &w->block, &at);
            w->texts = texts ? *texts : *shape_blocks(&f->s, &w->block, 1);
            w->texts.tight = k % 2;
        }
    f->shaped = tracking;
    f->s.size = fit_value(f, DIAL_SIZE, 0);
    f->s.left = 0;
    for (int i = 0; i < f->texts; i++) {
        const struct wording *w = f->text[i].wording;
        f->s.measure = fit_column(f, &w->block, fit_measure(f, 0));
        f->text[i].rows[0] = block_rows(&f->s, &w->block, &w->texts);
        f->text[i].any = f->text[i].rows[0] > 0;
    }
}

static int breaks(const struct story *s)
{
    int n = 0;
    for (int i = 0; i < s->blocks; i++)
        n += s->block[i].role == ROLE_BREAK;
    return n;
}

/* ---- the outcome ---- */

static int steps_of(const struct fitter *f, int dial)
{
    const struct outcome *p = &f->best;
    return dial < LINEAR           ? p->steps[dial]
           : dial == DIAL_SIZE     ? p->size
           : dial == DIAL_TRACKING ? p->tracking
           : dial == DIAL_SIDEBAR  ? p->sidebar
                                   : p->sides;
}

/* What is asked for by name, settled as its sections are. */
static void by_section_settle(struct fitter *f, struct style *st)
{
    struct section_style *to =
        arena_array(f->s.arena, (size_t)st->by_sections + 1, sizeof *to);
    for (int i = 0; i < st->by_sections; i++) {
        struct style own = *st->by_section[i].style;
        style_prepare(&own, f->wish);
        to[i] = st->by_section[i];
        to[i].style = style_follow(f->s.arena, &own, f->wish, st);
    }
    st->by_section = to;
}

static const struct style *style_settled(struct fitter *f)
{
    struct style *st = arena_alloc(f->s.arena, sizeof *st);
    *st = *f->wish;
    for (int d = 0; d < DIAL_COUNT; d++)
        dial_settle(st, d, fit_value(f, d, steps_of(f, d)));
    by_section_settle(f, st);
    st->section = NULL; /* they are the story's */
    st->sections = 0;
    return st;
}

/* The story with its sections' styles settled, the page's being so. */
static const struct story *styles_settled(struct fitter *f,
                                          const struct story *story,
                                          const struct style *page)
{
    struct arena *a = f->s.arena;
    if (!story->styles)
        return story;
    struct story *s = arena_alloc(a, sizeof *s);
    const struct style **style =
        arena_array(a, (size_t)story->styles, sizeof *style);
    *s = *story;
    s->style = style;
    for (int i = 0; i < s->styles; i++)
        style[i] = style_follow(a, &f->own[i], f->wish, page);
    return s;
}

static const char *unit_of(const struct length *l, int dial)
{
    return dial == DIAL_LEADING ? "" : l->em ? "em" : "pt";
}

/* The title of the sections that have the story's style `index`; NULL: they are
 * left out. */
static const char *title_of(const struct fitter *f, int index)
{
    const struct story *s = f->s.story;
    for (int i = 0; i < s->blocks; i++)
        if (s->block[i].style == index + 1 && s->block[i].role == ROLE_SECTION)
            return rich_text(f->s.arena, s->block[i].text);
    return NULL;
}

/* What the ranges of sections gave, which follow those of the page. */
static int report_own(struct fitter *f, struct given *g)
{
    int count = 0;
    for (int i = 0; i < f->s.story->styles; i++) {
        const char *title = title_of(f, i);
        for (int d = 0; title && d < DIAL_COUNT; d++) {
            const struct style *own = &f->own[i];
            struct length l = dial_length(own, d);
            double v =
                dial_follow(own, f->wish, d, fit_value(f, d, steps_of(f, d)));
            if (!dial_is_own(own, d) || fabs(v - l.v) < 1e-9)
                continue;
            g[count++] = (struct given){
                .path = arena_printf(f->s.arena, "by_section.%s.%s", title,
                                     dial_path(d)),
                .unit = unit_of(&l, d),
                .wish = l.v,
                .value = v,
                .low = l.low,
                .high = l.high};
        }
    }
    return count;
}

static void report(struct fitter *f, struct fit *r)
{
    size_t most = DIAL_COUNT * ((size_t)f->s.story->styles + 1);
    struct given *g = arena_array(f->s.arena, most, sizeof *g);
    struct given *all = arena_array(f->s.arena, DIAL_COUNT, sizeof *all);
    for (int d = 0; d < DIAL_COUNT; d++) {
        struct length l = dial_length(f->wish, d);
        struct given now = {.path = dial_path(d),
                            .unit = unit_of(&l, d),
                            .wish = l.v,
                            .value = fit_value(f, d, steps_of(f, d)),
                            .low = d == DIAL_SIZE ? f->floor : l.low,
                            .high = l.high};
        if (l.high - l.low > 1e-9)
            all[r->ranges++] = now;
        if (now.value < now.wish || now.value > now.wish)
            g[r->givens++] = now;
    }
    r->givens += report_own(f, g + r->givens);
    r->given = g;
    r->range = all;
    r->cost = f->best.cost;
    r->floor = f->floor;
}

/* The story in the wordings of the plan, and its texts. */
static const struct story *story_settled(struct fitter *f, struct fit *r)
{
    struct arena *a = f->s.arena;
    struct story *s = arena_alloc(a, sizeof *s);
    struct block *b = arena_array(a, (size_t)f->texts + 1, sizeof *b);
    struct shaped *texts = arena_array(a, (size_t)f->texts + 1, sizeof *texts);
    *s = *f->s.story;
    r->shortened = arena_array(a, (size_t)f->texts + 1, sizeof *r->shortened);
    r->tight = arena_array(a, (size_t)f->texts + 1, sizeof *r->tight);
    for (int i = 0; i < f->texts; i++) {
        int k = f->best.wording[i];
        b[i] = f->text[i].wording[k].block;
        texts[i] = f->text[i].wording[k].texts;
        if (k > 1)
            r->shortened[r->shortenings++] = &b[i];
        if (k % 2)
            r->tight[r->tights++] = &b[i];
    }
    s->block = b;
    f->s.shaped = texts;
    if (!r->shortenings && !r->tights)
        return f->s.story;
    return s;
}

/* How much is over with every wish granted, the texts being shaped so. */
static void measure_wishes(struct fitter *f, struct fit *r)
{
    rung_size(f, 0);
    rung_over(f, &r->lines_over, &r->over);
}

static pt left_over(const struct setter *s, const struct pages *p)
{
    const struct areas e = areas_of(s);
    pt foot = area_of(&e, p->count - 1).bottom, low = 0;
    for (int i = 0; i < s->rows; i++) {
        const struct row *r = &s->row[i];
        if (r->page == p->count - 1)
            low = fmax(low, r->y + r->drop + r->below);
    }
    return s->rows ? foot - low : 0;
}

static bool has_columns(const struct setter *s)
{
    bool any = s->story->columns;
    for (int i = 0; i < s->story->blocks && !any; i++)
        any = block_columns(s, &s->story->block[i]) > 1;
    return any;
}

struct fitter *fit_new(struct setter *s, const struct story *story,
                       const struct fitter *like)
{
    struct fitter *f = arena_alloc(s->arena, sizeof *f);
    *f = (struct fitter){
        .s = *s, .style = *s->style, .like = like, .max = s->style->page_max};
    f->s.story = story;
    style_prepare(&f->style, s->style);
    f->given = f->style;
    f->wish = &f->given;
    f->s.style = &f->style;
    scopes_make(f);
    style_paper(f->wish->paper, &f->width, &f->height);
    f->relative = is_relative(&f->s, f->wish) && !s->photo;
    f->columns = has_columns(&f->s);
    f->linear = f->max == 1 && !breaks(story) && !f->columns && !s->photo;
    texts_make(f);
    fit_shape(f, 0);
    if (diags_failed(s->diags))
        return NULL;
    f->floor =
        fmin(fmax(size_floor(s), f->wish->body_size.low), f->wish->body_size.v);
    fit_ranges(f);
    return f;
}

/* The story as the best plan has it. */
static struct pages *set_best(struct fitter *f, struct fit *r)
{
    if (f->best.tracking)
        fit_shape(f, f->best.tracking);
    struct setter s = f->s;
    s.style = style_settled(f);
    s.story = styles_settled(f, story_settled(f, r), s.style);
    s.scope = scopes_new(&s);
    s.shaped = f->s.shaped;
    report(f, r);
    struct pages *p = set_pages(&s);
    r->left = left_over(&s, p);
    p->fit = r;
    return p;
}

/* Cuts are taken until the rest is found to fit. Where whole books are over,
 * a list of cuts helps nobody. */
static void find_cuts(struct setter *s, struct fitter *f, struct fit *r)
{
    enum { ROWS_MOST = 1000 };
    if (breaks(s->story) >= f->max || r->lines_over > ROWS_MOST)
        return;
    struct cutter *c = cutter_new(f);
    const struct story *story;
    while ((story = cutter_next(c, r))) {
        struct diags *own = diags_new(s->arena);
        struct setter trial = *s;
        trial.diags = own;
        struct fitter *g = fit_new(&trial, story, f);
        if (!g || fit_tightest(g))
            return;
    }
    r->cuts = 0;
}

static void say_drops(struct diags *d, const struct fit *r)
{
    for (int i = 0; i < r->drops; i++)
        diag(d, r->dropped[i].at, DIAG_LEFT_OUT,
             "this, of priority %d; it frees %d line%s", r->dropped[i].priority,
             r->dropped[i].lines, r->dropped[i].lines == 1 ? "" : "s");
}

/* The fitter of what is left when items are left out; NULL: it is no use. */
static struct fitter *without_drops(struct setter *s, struct fitter *f,
                                    struct fit *r)
{
    const struct story *story = fit_drop(f, r);
    struct fitter *g = story ? fit_new(s, story, f) : NULL;
    if (!g)
        return NULL;
    fit_search(g);
    if (isinf(g->best.cost))
        r->drops = 0;
    say_drops(s->diags, r);
    return r->drops ? g : NULL;
}

const struct pages *fit_pages(struct setter *s)
{
    struct fit *r = arena_alloc(s->arena, sizeof *r);
    struct fitter *f = fit_new(s, s->story, NULL), *g = NULL;
    if (!f)
        return NULL;
    measure_wishes(f, r);
    fit_search(f);
    bool fits = !isinf(f->best.cost);
    if (!fits) {
        fit_tightest(f);
        g = s->style->fit_drop ? without_drops(s, f, r) : NULL;
        fits = g != NULL;
        f = g ? g : f;
    }
    if (fits)
        fit_stretch(f);
    else
        find_cuts(s, f, r);
    return set_best(f, r);
}
