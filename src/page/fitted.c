/* From a style that gives to one that is settled, and the pages set so. */
#include "page/fit.h"
#include <math.h>
#include <string.h>

static bool is_nothing(const struct length *l)
{
    return l->v >= 0 && l->v <= 0;
}

/* Lines depend on the measure in ems alone when all that stands beside the
 * text is in ems. */
static bool is_relative(const struct style *st)
{
    bool stiff = st->alignment == TEXT_LEFT || st->letter_fit.em;
    const struct length *const own[] = {
        &st->bullet_width,  &st->bullet_indent,    &st->date_gap,
        &st->contact_gap,   &st->name_size,        &st->section_size,
        &st->headline_size, &st->connections_size, &st->title_size,
        &st->post_size,     &st->date_size,        &st->bullet_size,
        &st->nested_indent, &st->date_width,       &st->degree_width,
        &st->side_space,    &st->summary_indent,   &st->paragraph_left};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        stiff = stiff && (own[i]->em || is_nothing(own[i]));
    bool before = st->section_rule == TITLE_MODERNCV;
    return stiff &&
           (!before || (st->section_line_length.em && st->section_line_gap.em));
}

/* The x-height of the fluent range of reading begins at 4 pt; with some
 * tolerance, and never below what no face bears. */
static pt size_floor(struct setter *s)
{
    const struct style *st = s->style;
    const struct face *f =
        fonts_face(s->fonts, s->arena, s->diags, st->body_font_at,
                   st->body_font, false, false);
    if (!f || f->x_height <= 0)
        return 8.5;
    return fmax(8.5, floor(3.8 / f->x_height * 20 + 0.5) / 20);
}

/* ---- texts ---- */

/* Tracking in points is of the wish: letters stay as they are shaped. */
static void settle_em(struct length *l, pt size)
{
    if (!l->em)
        *l = (struct length){l->v / size, true, l->low / size, l->high / size};
}

static void style_prepare(struct fitter *f)
{
    struct style *st = &f->style;
    pt size = st->body_size.v;
    settle_em(&st->body_tracking, size);
    settle_em(&st->capitals_tracking, size);
    settle_em(&st->title_tracking, style_pt(st->title_size, size));
    settle_em(&st->post_tracking, style_pt(st->post_size, size));
    settle_em(&st->date_tracking, style_pt(st->date_size, size));
    settle_em(&st->connections_tracking, style_pt(st->connections_size, size));
    settle_em(&st->headline_tracking, style_pt(st->headline_size, size));
    settle_em(&st->name_tracking, style_pt(st->name_size, size));
    settle_em(&st->section_tracking, style_pt(st->section_size, size));
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
        int count = b->shorters < WORDINGS / 2 ? 1 + b->shorters : WORDINGS / 2;
        t->wordings = 2 * count;
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
    while (*at < g->texts && !same_block(g->text[*at].block, b))
        ++*at;
    if (*at == g->texts)
        return NULL;
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
                                   : p->sides;
}

static const struct style *style_settled(struct fitter *f)
{
    struct style *st = arena_alloc(f->s.arena, sizeof *st);
    *st = *f->wish;
    for (int d = 0; d < DIAL_COUNT; d++)
        dial_settle(st, d, fit_value(f, d, steps_of(f, d)));
    return st;
}

static const char *unit_of(const struct length *l, int dial)
{
    return dial == DIAL_LEADING ? "" : l->em ? "em" : "pt";
}

static void report(struct fitter *f, struct fit *r)
{
    struct given *g = arena_array(f->s.arena, DIAL_COUNT, sizeof *g);
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
        if (steps_of(f, d))
            g[r->givens++] = now;
    }
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
    pt foot = p->height - style_pt(s->style->margin_bottom, s->size), low = 0;
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
    style_prepare(f);
    f->given = f->style;
    f->wish = &f->given;
    f->s.style = &f->style;
    style_paper(f->wish->paper, &f->width, &f->height);
    f->relative = is_relative(f->wish) && !s->photo;
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
    s.story = story_settled(f, r);
    s.shaped = f->s.shaped;
    report(f, r);
    struct pages *p = set_pages(&s);
    r->left = left_over(&s, p);
    p->fit = r;
    return p;
}

/* Cuts are taken until the rest is found to fit. */
static void find_cuts(struct setter *s, struct fitter *f, struct fit *r)
{
    if (breaks(s->story) >= f->max)
        return;
    struct cutter *c = cutter_new(f);
    const struct story *story;
    while ((story = cutter_next(c, r))) {
        struct diags *own = diags_new(s->arena);
        struct setter trial = *s;
        trial.diags = own;
        struct fitter *g = fit_new(&trial, story, f);
        if (!g)
            return;
        if (fit_tightest(g))
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
    if (!isinf(g->best.cost)) {
        say_drops(s->diags, r);
        return g;
    }
    r->drops = 0;
    return NULL;
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
