/* What the fit finds, against every choice there is, and on many threads. */
#include "fits.h"
#include <pthread.h>

/* ---- the least change ---- */

/* A layout of five values that give, of few steps each; two of the ranges are
 * no whole number of the usual steps. */
#define COARSE                                                                 \
    "page: {size: a5, top_margin: 40pt (39.9pt to 40pt), bottom_margin: "      \
    "%.2fpt,"                                                                  \
    " left_margin: 40pt (39.9pt to 40pt), right_margin: 40pt (39.9pt to "      \
    "40pt)}\n"                                                                 \
    "typography: {font_size: {body: 10.5pt (10.3pt to 10.5pt)},"               \
    " leading: 1.24 (1.232 to 1.24)}\n"                                        \
    "header: {space_below_name: 7pt, space_below_connections: 6pt}\n"          \
    "section_titles: {space_above: 12pt (11.92pt to 12pt), space_below: "      \
    "5pt}\n"                                                                   \
    "sections: {space_between_regular_entries: 5pt,"                           \
    " space_between_text_based_entries: 1pt}\n"                                \
    "entries: {highlights: {space_between_items: 1pt}}\n"                      \
    "fit: {order: [gaps, leading, margins, measure, size]}\n"

enum { FIVE = 5 };
static const struct {
    int dial;
    double step, noticed, weight;
    int steps;
} giver[FIVE] = {
    {DIAL_SECTION, 0.04, 1.8, 1, 2},
    {DIAL_LEADING, 0.004, 1.24 * 0.015, 1.8, 2},
    {DIAL_TOP, 0.05, 4, 1.8 * 1.8, 2},
    {DIAL_LEFT, 0.05, 4, 2 * 1.8 * 1.8 * 1.8, 2},
    {DIAL_SIZE, 0.1, 10.5 * 0.025, 1.8 * 1.8 * 1.8 * 1.8, 2},
};

/* The least cost of those that fit, by setting every page. */
static double cheapest(const struct kit *k, const struct story *story,
                       const struct style *st)
{
    double best = INFINITY;
    struct trial t = trial_of(k, story, st);
    for (int n = 0; n < 3 * 3 * 3 * 3 * 3; n++) {
        struct style now = *st;
        double cost = 0;
        for (int d = 0, rest = n; d < FIVE; d++, rest /= 3) {
            double by = rest % 3 * giver[d].step, part = by / giver[d].noticed;
            struct length l = dial_length(st, giver[d].dial);
            cost += giver[d].weight * part * part;
            dial_settle(&now, giver[d].dial, l.v - by);
            if (giver[d].dial == DIAL_LEFT)
                dial_settle(&now, DIAL_RIGHT, l.v - by);
        }
        if (cost < best && pages_at(&t, &now) == 1)
            best = cost;
    }
    return best;
}

/* How low the text comes on its page when nothing gives. */
static double foot(const struct kit *k, const struct story *s,
                   const struct style *st)
{
    struct style now = *st;
    now.page_max = 1;
    now.margin_bottom = (struct length){0, false, 0, 0};
    const struct pages *p =
        page_layout(k->arena, diags_new(k->arena), k->fonts, s, &now, NULL);
    return p->lines_over || p->fit->cost > 0 ? -1 : p->fit->left;
}

static void it_is_the_cheapest_page(void **state)
{
    struct kit *k = *state;
    struct arena *kept = k->arena;
    uint32_t seed = 5;
    int compared = 0, dear = 0, none = 0;
    while (compared < PAGES) {
        k->arena = arena_new();
        const struct style *st =
            layout(k->arena, arena_printf(k->arena, COARSE, 0.0));
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        double left = foot(k, s, st);
        if (left > 1 && left < 260) {
            double margin = left + (double)below(&seed, 2000) / 100;
            st = layout(k->arena, arena_printf(k->arena, COARSE, margin));
            const struct pages *p = laid(k, s, st);
            double best = cheapest(k, s, st);
            if (fabs(best - cost_of(p)) > 1e-6 &&
                !(isinf(best) && isinf(cost_of(p))))
                fail_msg("%g could be %g", cost_of(p), best);
            compared++;
            dear += best > 0 && !isinf(best);
            none += isinf(best) != 0;
        }
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d compared, %d cost something, %d have none\n", compared,
                  dear, none);
    assert_true(dear > PAGES / 4 && none > PAGES / 40);
}

/* ---- the tracking, with all it shapes anew ---- */

#define TRACKING                                                               \
    "page: {size: a5, top_margin: 40pt, bottom_margin: %.2fpt,"                \
    " left_margin: 40pt, right_margin: 40pt}\n"                                \
    "typography: {font_size: {body: 10.5pt}, leading: 1.24, letter_spacing: "  \
    "{body: 0.002em (-0.004em to 0.002em)}}\n"                                 \
    "header: {space_below_name: 7pt, space_below_connections: 6pt}\n"          \
    "section_titles: {space_above: 12pt (11pt to 12pt), space_below: 5pt}\n"   \
    "sections: {space_between_regular_entries: 5pt,"                           \
    " space_between_text_based_entries: 1pt}\n"                                \
    "entries: {highlights: {space_between_items: 1pt}}\n"                      \
    "fit: {order: [%s]}\n"

/* The least cost of those that fit; the tracking weighs `weight`, and what
 * gives beside it, which is the gaps, `other`. */
static double cheapest_tracking(const struct kit *k, const struct story *story,
                                const struct style *st, double weight,
                                double other)
{
    enum { TRACKINGS = 6, GAPS = 20 };
    double best = INFINITY;
    for (int n = 0; n <= TRACKINGS; n++) {
        struct style now = *st;
        dial_settle(&now, DIAL_TRACKING, 0.002 - n * 0.001);
        struct trial t = trial_of(k, story, &now);
        for (int g = 0; g <= GAPS; g++) {
            double part = n * 0.001 / 0.005, gap = g * 0.05 / 1.8;
            double cost = weight * part * part + other * gap * gap;
            dial_settle(&now, DIAL_SECTION, 12 - g * 0.05);
            if (cost < best && pages_at(&t, &now) == 1)
                best = cost;
        }
    }
    return best;
}

static void the_tracking_gives_least(void **state)
{
    static const struct {
        const char *order;
        double weight, other;
    } row[] = {{"tracking, gaps", 1, 1.8}, {"gaps, tracking", 1.8, 1}};
    struct kit *k = *state;
    struct arena *kept = k->arena;
    uint32_t seed = 23;
    int compared = 0, tracked = 0, none = 0;
    while (compared < PAGES / 2) {
        int i = compared % 2;
        k->arena = arena_new();
        const struct style *st = layout(
            k->arena, arena_printf(k->arena, TRACKING, 0.0, row[i].order));
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        double left = foot(k, s, st);
        if (left > 1 && left < 260) {
            double margin = left + (double)below(&seed, 600) / 100;
            st = layout(k->arena,
                        arena_printf(k->arena, TRACKING, margin, row[i].order));
            const struct pages *p = laid(k, s, st);
            double best =
                cheapest_tracking(k, s, st, row[i].weight, row[i].other);
            if (fabs(best - cost_of(p)) > 1e-6 &&
                !(isinf(best) && isinf(cost_of(p))))
                fail_msg("%g could be %g", cost_of(p), best);
            compared++;
            tracked += !p->lines_over && p->style->body_tracking.v < 0.0015;
            none += p->lines_over > 0;
        }
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d compared, %d tracked, %d have none\n", compared, tracked,
                  none);
    assert_true(tracked > (PAGES < 100 ? 0 : PAGES / 20) && none > PAGES / 40);
}

/* ---- the sidebar, at every width ---- */

#define SIDEBAR                                                                \
    "columns: {sidebar: left, sections: [Section 1, Section 3], width: 120pt " \
    "(%dpt to %dpt)}\n"                                                        \
    "page: {size: a5, top_margin: 40pt, bottom_margin: %.2fpt, "               \
    "left_margin: 40pt, right_margin: 40pt}\n"                                 \
    "fit: {order: [measure]}\n"

/* How far from its wish the width is at least, up or down, on one page. */
static double nearest_width(const struct kit *k, const struct story *story,
                            const struct style *st)
{
    enum { STEPS = 60 };
    struct trial t = trial_of(k, story, st);
    struct length l = st->sidebar_width;
    for (int n = 0; n <= STEPS; n++)
        for (int sign = -1; sign < 2; sign += 2) {
            struct style now = *st;
            double width = l.v + sign * n * 0.05;
            dial_settle(&now, DIAL_SIDEBAR, width);
            if (width > l.low - 1e-6 && width < l.high + 1e-6 &&
                pages_at(&t, &now) == 1)
                return n * 0.05;
        }
    return INFINITY;
}

static void the_sidebar_gives_least(void **state)
{
    static const int range[][2] = {{117, 123}, {117, 120}, {120, 123}};
    struct kit *k = *state;
    struct arena *kept = k->arena;
    uint32_t seed = 11;
    int compared = 0, wider = 0, narrower = 0, none = 0;
    while (compared < PAGES / 2) {
        const int *ends = range[compared % 3];
        k->arena = arena_new();
        const struct style *st = layout(
            k->arena, arena_printf(k->arena, SIDEBAR, ends[0], ends[1], 0.0));
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        double left = foot(k, s, st);
        if (left > 1 && left < 260 && s->columns) {
            double margin = left + (double)below(&seed, 2000) / 100;
            st = layout(k->arena, arena_printf(k->arena, SIDEBAR, ends[0],
                                               ends[1], margin));
            const struct pages *p = laid(k, s, st);
            double by = p->style->sidebar_width.v - st->sidebar_width.v;
            double best = nearest_width(k, s, st);
            if (p->lines_over ? !isinf(best) : fabs(fabs(by) - best) > 1e-6)
                fail_msg("%g could be %g", by, best);
            compared++;
            wider += !p->lines_over && by > 0;
            narrower += !p->lines_over && by < 0;
            none += p->lines_over > 0;
        }
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d compared, %d wider, %d narrower, %d have none\n",
                  compared, wider, narrower, none);
    /* a small sample need not show both */
    assert_true(wider + narrower > PAGES / 40 && none > PAGES / 40);
    assert_true(PAGES < 100 || (wider > 0 && narrower > 0));
}

/* ---- lines that are lost where only breaking them tells ---- */

#define CONNECTED                                                              \
    "cv: {name: Ada, location: London, email: ada@example.org, "               \
    "sections: {Crafts: [One, Two, Three, Four], Notes: [One]}}\n"

/* On a page that is high enough when the connections are on one line. */
#define NARROW                                                                 \
    "page: {size: a5, max: 1, top_margin: 250pt, bottom_margin: %.6fpt, "      \
    "left_margin: %s, right_margin: %s}\n"                                     \
    "columns: {sidebar: %s, width: %s, header: split, sections: [Crafts]}\n"   \
    "typography: {font_size: {body: %s}}\n"                                    \
    "fit: {order: [%s]}\n"

struct narrow {
    const char *margin, *sidebar, *width, *body, *order;
};

static const struct style *narrow_layout(struct arena *a, struct narrow n,
                                         double bottom)
{
    return layout(a, arena_printf(a, NARROW, bottom, n.margin, n.margin,
                                  n.sidebar, n.width, n.body, n.order));
}

/* What the connections take on one line. */
static double connections_width(const struct pages *p)
{
    double from = INFINITY, to = 0;
    for (int i = 0; i < p->page->items; i++) {
        const struct placed *x = &p->page->item[i];
        if (x->kind == ITEM_TEXT && x->block->role == ROLE_CONTACT) {
            from = fmin(from, x->x);
            to = fmax(to, x->x + x->width);
        }
    }
    return to - from;
}

/* The measure at which they are, which no trial hits, is a hair narrower than
 * that at the step; it is that step that is taken. */
static void the_very_step_is_taken(void **state)
{
    static const double hair = 4e-6, width = 419.528;
    struct kit *k = *state;
    struct arena *a = k->arena;
    for (int i = 0; i < 3; i++) {
        struct narrow n = {"30pt", i == 2 ? "left" : "none", "150pt", "10.5pt",
                           i == 1 ? "size" : "measure"};
        const struct style *st = narrow_layout(a, n, 0);
        const struct story *s = told(a, CONNECTED, st);
        const struct pages *p = laid(k, s, st);
        double need = connections_width(p) + hair, bottom = p->fit->left - 1;
        double wish = i == 0   ? (width - need) / 2 + 1
                      : i == 1 ? (width - need / 10.5 * 10.2) / 2
                               : need - 1;
        const char *range =
            arena_printf(a, "%.6fpt (%.6fpt to %.6fpt)", wish,
                         i == 2 ? wish : wish - 2, i == 2 ? wish + 3 : wish);
        if (i == 0)
            n.margin = range;
        if (i == 1) {
            n.margin = arena_printf(a, "%.6fpt", wish);
            n.body = "10.5pt (9.8pt to 10.5pt)";
        }
        if (i == 2)
            n.width = range;
        st = narrow_layout(a, n, bottom);
        p = laid(k, told(a, CONNECTED, st), st);
        assert_int_equal(p->lines_over, 0);
        double is = i == 0   ? p->style->margin_left.v + 1
                    : i == 1 ? size_of(p) + 0.3
                             : p->style->sidebar_width.v - 1;
        double was = i == 1 ? 10.5 : wish;
        if (fabs(is - was) > 1e-5)
            fail_msg("%d: %g steps too far", i, fabs(is - was) / 0.05);
    }
}

/* ---- drops, against every choice there is ---- */

enum { CANDIDATES = 10, LEVELS = 3, DROPS = RESUMES / 5 };

struct choice {
    int unit[CANDIDATES], priority[CANDIDATES], rows[CANDIDATES], count;
};

/* The story with priorities on some of its last items. */
static const struct story *with_priorities(struct arena *a,
                                           const struct story *s,
                                           uint32_t *seed, struct choice *c)
{
    struct story *t = arena_alloc(a, sizeof *t);
    struct unit *unit = arena_array(a, (size_t)s->units + 1, sizeof *unit);
    *t = *s;
    t->unit = unit;
    *c = (struct choice){.count = 0};
    for (int u = 0; u < s->units; u++) {
        unit[u] = s->unit[u];
        unit[u].has_priority = false;
        bool leaf = !unit[u].section;
        for (int k = u + 1; k < s->units; k++)
            leaf &= s->unit[k].parent != u;
        bool item = false;
        for (int i = 0; i < s->blocks; i++)
            item |= s->block[i].unit == u && s->block[i].role == ROLE_ITEM;
        if (!leaf || !item || c->count == CANDIDATES || below(seed, 3))
            continue;
        unit[u].has_priority = true;
        unit[u].priority = below(seed, LEVELS);
        c->unit[c->count] = u;
        c->priority[c->count++] = unit[u].priority;
    }
    return t;
}

/* What goes when the units of the set do; whether it may. */
static bool goes(const struct story *s, const struct choice *c, unsigned set,
                 bool *out)
{
    memset(out, 0, (size_t)s->blocks * sizeof *out);
    bool *gone = calloc((size_t)s->units + 1, sizeof *gone);
    for (int k = 0; k < c->count; k++)
        gone[c->unit[k]] = set >> k & 1;
    bool may = true;
    for (int u = s->units - 1; u >= 0; u--) {
        int parts = 0, left = 0;
        for (int k = u + 1; k < s->units; k++)
            if (s->unit[k].parent == u) {
                parts++;
                left += !gone[k];
            }
        if (parts && !left && s->unit[u].section)
            gone[u] = true;
        else
            may &= !parts || left;
    }
    for (int i = 0; i < s->blocks; i++)
        out[i] = s->block[i].unit >= 0 && gone[s->block[i].unit];
    free(gone);
    return may;
}

/* Rows lost and items, of the highest priority first. */
static void losses(const struct choice *c, unsigned set, int lost[2 * LEVELS])
{
    memset(lost, 0, 2 * LEVELS * sizeof *lost);
    for (int k = 0; k < c->count; k++)
        if (set >> k & 1) {
            lost[2 * (LEVELS - 1 - c->priority[k])] += c->rows[k];
            lost[2 * (LEVELS - 1 - c->priority[k]) + 1]++;
        }
}

static bool fewer(const int *x, const int *y)
{
    for (int i = 0; i < 2 * LEVELS; i++)
        if (x[i] != y[i])
            return x[i] < y[i];
    return false;
}

static void compare_drops(struct fitter *f, const struct story *s,
                          struct choice *c, int *enough)
{
    bool *out = calloc((size_t)s->blocks, sizeof *out);
    int best[2 * LEVELS], now[2 * LEVELS];
    bool any = false;
    for (int k = 0; k < c->count; k++)
        for (int i = 0; i < s->blocks; i++)
            if (s->block[i].unit == c->unit[k])
                c->rows[k] += f->text[i].rows[f->best.wording[i]];
    for (unsigned set = 0; set < 1u << c->count; set++) {
        losses(c, set, now);
        if ((!any || fewer(now, best)) && goes(s, c, set, out) &&
            !rung_over_without(f, &f->best, out)) {
            memcpy(best, now, sizeof best);
            any = true;
        }
    }
    free(out);
    struct fit r = {0};
    const struct story *left = fit_drop(f, &r);
    assert_int_equal(left != NULL, any);
    *enough += any;
    if (!any)
        return;
    unsigned set = 0;
    for (int i = 0; i < r.drops; i++)
        for (int k = 0; k < c->count; k++)
            if (s->unit[c->unit[k]].at.line == r.dropped[i].at.line)
                set |= 1u << k;
    losses(c, set, now);
    assert_memory_equal(now, best, sizeof now);
}

static void the_least_is_left_out(void **state)
{
    struct kit *k = *state;
    struct arena *kept = k->arena;
    const struct style *st = layout(k->arena, "classic");
    uint32_t seed = 11;
    int enough = 0;
    for (int n = 0; n < DROPS; n++) {
        k->arena = arena_new();
        struct choice c;
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        s = with_priorities(k->arena, s, &seed, &c);
        struct trial t = trial_of(k, s, st);
        struct fitter *f = fit_new(&t.s, s, NULL);
        fit_tightest(f);
        bool *none = arena_array(k->arena, (size_t)s->blocks, sizeof *none);
        int over = 1 + below(&seed, 8);
        while (rung_over_without(f, &f->best, none) < over && f->height > 72)
            f->height -= 5;
        while (rung_over_without(f, &f->best, none) > over)
            f->height += 5;
        compare_drops(f, s, &c, &enough);
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d of %d fit without some\n", enough, DROPS);
    assert_true(enough > DROPS / 4);
}

/* Of more than can be chosen from, as many stay as fit, the first of them. */
static void of_too_many_the_first_stay(void **state)
{
    enum { ITEMS = 600 };
    struct kit *k = *state;
    struct buf b = buf_new(k->arena);
    buf_puts(&b, "cv:\n  name: Ada\n  sections:\n    Notes:\n      - Kept\n");
    for (int i = 0; i < ITEMS; i++) {
        buf_puts(&b, "      - {priority: 1, bullet: \"");
        for (int n = 0; n < 80; n++)
            buf_puts(&b, "weaves ");
        buf_puts(&b, "\"}\n");
    }
    const struct style *st = layout(k->arena, "classic");
    const struct story *s = told(k->arena, buf_text(&b), st);
    struct trial t = trial_of(k, s, st);
    struct fitter *f = fit_new(&t.s, s, NULL);
    fit_tightest(f);
    struct fit r = {0};
    const struct story *left = fit_drop(f, &r);
    assert_non_null(left);
    int stay = ITEMS - r.drops;
    assert_true(stay > 5 && stay < 30);
    assert_int_equal(left->blocks, s->blocks - r.drops);
    bool *out = arena_array(k->arena, (size_t)s->blocks, sizeof *out);
    for (int i = s->blocks - r.drops; i < s->blocks; i++)
        out[i] = true;
    assert_int_equal(rung_over_without(f, &f->best, out), 0);
    assert_int_equal(r.dropped->at.line, 6 + stay);
    out[s->blocks - r.drops] = false;
    assert_true(rung_over_without(f, &f->best, out) > 0);
}

/* ---- threads ---- */

enum { THREADS = 8, TOLD = 50 };

struct worker {
    pthread_t thread;
    struct arena *arena;
    const char *pages[TOLD];
    int refused;
};

/* The pages of résumés, with fonts of its own. */
static void *lay_all(void *given)
{
    struct worker *w = given;
    struct kit k = {w->arena, fonts_new(folder)};
    const struct style *st = layout(w->arena, "classic");
    uint32_t seed = 1815;
    for (int i = 0; i < TOLD; i++) {
        const struct pages *p =
            laid(&k, told(w->arena, random_resume(w->arena, &seed), st), st);
        struct buf b = buf_new(w->arena);
        pages_print(&b, p);
        w->pages[i] = buf_text(&b);
        w->refused += p->lines_over > 0;
    }
    fonts_free(k.fonts);
    return NULL;
}

static void threads_agree(void **state)
{
    (void)state;
    struct worker *w = calloc(THREADS + 1, sizeof *w);
    for (int i = 0; i <= THREADS; i++)
        w[i].arena = arena_new();
    lay_all(&w[THREADS]);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&w[i].thread, NULL, lay_all, &w[i]), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(w[i].thread, NULL);
    for (int i = 0; i < THREADS; i++)
        for (int n = 0; n < TOLD; n++)
            assert_string_equal(w[i].pages[n], w[THREADS].pages[n]);
    assert_true(w[THREADS].refused > 0 && w[THREADS].refused < TOLD);
    for (int i = 0; i <= THREADS; i++)
        arena_free(w[i].arena);
    free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_the_cheapest_page, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_tracking_gives_least, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_sidebar_gives_least, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_very_step_is_taken, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_least_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(of_too_many_the_first_stay, setup,
                                        teardown),
        cmocka_unit_test(threads_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
