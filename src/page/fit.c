/* The search for what gives least (fit.h). */
#include "page/fit.h"
#include <limits.h>
#include <math.h>
#include <string.h>

/* Trials of the solver for one rung: more than it needs as a rule. */
enum { NODES = 400 };

/* ---- one rung ---- */

/* The givers at their dearest, with what so many rows make of the leading. */
static void rung_givers(struct fitter *f, struct rows rows)
{
    f->giver[DIAL_LEADING].rate =
        f->step[DIAL_LEADING] * f->s.size * rung_leadings(f, rows);
}

static void keep_best(struct fitter *f, double cost, const struct outcome *p)
{
    if (cost >= f->best.cost - 1e-9)
        return;
    int *wording = f->best.wording;
    f->best = *p;
    f->best.cost = cost;
    f->best.wording = wording;
    memcpy(wording, p->wording, (size_t)f->texts * sizeof *wording);
}

/* Steps taken back as long as the pages still hold it, the dearest first. */
static void take_back(struct fitter *f, struct outcome *p)
{
    bool stuck[LINEAR] = {false};
    for (;;) {
        int best = -1;
        double most = 0;
        for (int d = 0; d < LINEAR; d++) {
            double back = f->cost[d] * (2 * p->steps[d] - 1);
            if (p->steps[d] > 0 && !stuck[d] && back > most) {
                most = back;
                best = d;
            }
        }
        if (best < 0)
            return;
        p->steps[best]--;
        if (!rung_fits(f, p->wording, p->steps)) {
            p->steps[best]++;
            stuck[best] = true;
        }
    }
}

static double cost_of(const struct fitter *f, const int *steps)
{
    double cost = 0;
    for (int d = 0; d < LINEAR; d++)
        cost += f->cost[d] * steps[d] * steps[d];
    return cost;
}

/* Where pages end is no sum: the saving that suffices is sought. */
static double settle_pages(struct fitter *f, struct outcome *p)
{
    double low = 0, high = 0;
    for (int d = 0; d < LINEAR; d++) {
        p->steps[d] = f->giver[d].steps;
        high += f->giver[d].rate * p->steps[d];
    }
    if (!rung_fits(f, p->wording, p->steps))
        return INFINITY;
    int best[LINEAR];
    memcpy(best, p->steps, sizeof best);
    for (int i = 0; i < 14; i++) {
        double middle = (low + high) / 2;
        settle(f->giver, LINEAR, middle, 0, p->steps);
        if (rung_fits(f, p->wording, p->steps)) {
            high = middle;
            memcpy(best, p->steps, sizeof best);
        } else
            low = middle;
    }
    memcpy(p->steps, best, sizeof best);
    take_back(f, p);
    return cost_of(f, p->steps);
}

/* The plan's wordings, that stand on so many rows at this rung. */
static void try_rows(struct fitter *f, struct outcome *p, struct rows rows)
{
    memset(p->steps, 0, sizeof p->steps);
    if (p->cost >= f->best.cost - 1e-9)
        return;
    if (rung_fits(f, p->wording, p->steps)) {
        keep_best(f, p->cost, p);
        return;
    }
    rung_givers(f, rows);
    if (!f->linear) {
        keep_best(f, p->cost + settle_pages(f, p), p);
        return;
    }
    double need = rung_need(f, rows, NULL);
    if (p->cost + settle_bound(f->giver, LINEAR, need) < f->best.cost - 1e-9) {
        double cost = settle(f->giver, LINEAR, need, NODES, p->steps);
        keep_best(f, p->cost + cost, p);
    }
}

/* ---- scanning ---- */

static double squared(int n)
{
    return (double)n * n;
}

/* Room for all widths of the sidebar. */
static int *sidebars_new(struct fitter *f)
{
    int most = f->steps[DIAL_SIDEBAR] + f->wider + 1;
    return arena_array(f->s.arena, (size_t)most, sizeof(int));
}

/* Whether the rung holds the story at all. */
static bool may_fit(struct fitter *f, struct outcome *p)
{
    wordings_least(f, p->wording);
    return rung_fits(f, p->wording, f->steps);
}

static void try_sides(struct fitter *f, struct outcome *p, double cost)
{
    struct arena_mark mark = arena_mark(f->s.arena);
    int *sidebar = sidebars_new(f);
    int count = sidebars_to_try(f, p->sides, sidebar);
    for (int i = 0; i < count; i++) {
        p->sidebar = sidebar[i];
        p->cost = cost + f->cost[DIAL_SIDEBAR] * squared(p->sidebar);
        if (p->cost >= f->best.cost)
            break;
        rung_sidebar(f, p->sidebar);
        rung_rows(f, fit_measure(f, p->sides));
        if (!f->columns || may_fit(f, p))
            wordings_try(f, p, try_rows);
    }
    p->sidebar = 0;
    rung_sidebar(f, 0);
    arena_back(f->s.arena, mark);
}

static void try_size(struct fitter *f, struct outcome *p, double cost)
{
    struct arena_mark mark = arena_mark(f->s.arena);
    f->s.size = fit_value(f, DIAL_SIZE, p->size);
    if (!f->relative)
        rung_knees(f);
    rung_size(f, p->size);
    int *sides =
        arena_array(f->s.arena, (size_t)f->steps[DIAL_LEFT] + 1, sizeof *sides);
    int count = sides_to_try(f, sides);
    for (int i = 0; i < count; i++) {
        p->sides = sides[i];
        double more = f->cost[DIAL_LEFT] * squared(p->sides);
        if (cost + more >= f->best.cost)
            break;
        try_sides(f, p, cost + more);
    }
    arena_back(f->s.arena, mark);
}

/* Whether the plan fits, its lines broken for good. */
static bool holds(struct fitter *f, const struct outcome *p)
{
    f->s.size = fit_value(f, DIAL_SIZE, p->size);
    rung_sidebar(f, p->sidebar);
    rung_size(f, p->size);
    rung_recount(f, p->wording, fit_measure(f, p->sides));
    return rung_fits(f, p->wording, p->steps);
}

/* Texts in other wordings than their longest that help nothing, as those do
 * that stand beside what is too long. */
static void wordings_back(struct fitter *f)
{
    struct outcome *p = &f->best;
    rung_count(f, fit_measure(f, p->sides));
    for (int i = 0; i < f->texts; i++) {
        int was = p->wording[i];
        if (!was)
            continue;
        p->wording[i] = was > 1 ? was % 2 : 0;
        if (!rung_fits(f, p->wording, p->steps))
            p->wording[i] = was;
    }
}

/* What breaks lines, a step nearer to its wish as long as that fits: knees
 * are known to a part of a step. */
static void settle_lines(struct fitter *f)
{
    struct outcome *p = &f->best;
    for (bool again = true; again;) {
        struct outcome less = *p;
        less.size -= p->size > 0;
        again = p->size && holds(f, &less);
        if (!again) {
            less = *p;
            less.sides -= p->sides > 0;
            again = p->sides && holds(f, &less);
        }
        if (!again) {
            less = *p;
            less.sidebar -= (p->sidebar > 0) - (p->sidebar < 0);
            again = p->sidebar && holds(f, &less);
        }
        if (again)
            *p = less;
    }
    holds(f, p);
    if (f->columns)
        wordings_back(f);
    take_back(f, p);
    p->cost = f->cost[DIAL_TRACKING] * squared(p->tracking) +
              f->cost[DIAL_SIZE] * squared(p->size) +
              f->cost[DIAL_LEFT] * squared(p->sides) +
              f->cost[DIAL_SIDEBAR] * squared(p->sidebar) +
              wordings_cost(f, p->wording) + cost_of(f, p->steps);
}

/* Whether nothing fits even with all that gives at its end, as far as the
 * knees of one shaping tell. */
static bool is_hopeless(struct fitter *f, struct outcome *p)
{
    if (!f->relative || f->steps[DIAL_TRACKING])
        return false;
    struct arena_mark mark = arena_mark(f->s.arena);
    int sides = f->steps[DIAL_LEFT], *sidebar = sidebars_new(f);
    rung_size(f, f->steps[DIAL_SIZE]);
    int count = sidebars_to_try(f, sides, sidebar);
    bool fits = false;
    for (int i = 0; i < count && !fits; i++) {
        rung_sidebar(f, sidebar[i]);
        rung_rows(f, fit_measure(f, sides));
        wordings_least(f, p->wording);
        fits = rung_fits(f, p->wording, f->steps);
    }
    rung_sidebar(f, 0);
    arena_back(f->s.arena, mark);
    memset(p->wording, 0, (size_t)f->texts * sizeof *p->wording);
    return !fits;
}

void fit_search(struct fitter *f)
{
    struct outcome p = {.wording = arena_array(f->s.arena, (size_t)f->texts + 1,
                                               sizeof *p.wording)};
    f->best.cost = INFINITY;
    f->best.wording =
        arena_array(f->s.arena, (size_t)f->texts + 1, sizeof *p.wording);
    rung_size(f, 0);
    if (rung_fits(f, p.wording, p.steps)) {
        f->best.cost = 0;
        return;
    }
    for (; p.tracking <= f->steps[DIAL_TRACKING]; p.tracking++) {
        double cost = f->cost[DIAL_TRACKING] * squared(p.tracking);
        if (cost >= f->best.cost)
            break;
        if (p.tracking)
            fit_shape(f, p.tracking);
        f->s.size = fit_value(f, DIAL_SIZE, 0);
        rung_knees(f);
        if (is_hopeless(f, &p))
            return;
        for (p.size = 0; p.size <= f->steps[DIAL_SIZE]; p.size++) {
            double more = f->cost[DIAL_SIZE] * squared(p.size);
            if (cost + more >= f->best.cost)
                break;
            try_size(f, &p, cost + more);
        }
    }
    if (isinf(f->best.cost))
        return;
    if (f->best.tracking != p.tracking - 1)
        fit_shape(f, f->best.tracking);
    settle_lines(f);
}

static bool tightest_at(struct fitter *f, struct outcome *p, int sidebar)
{
    p->sidebar = sidebar;
    rung_sidebar(f, sidebar);
    rung_count(f, fit_measure(f, p->sides));
    wordings_least(f, p->wording);
    return rung_fits(f, p->wording, p->steps);
}

/* The width of the sidebar at which it fits, or the least is too much. */
static bool tightest_sidebar(struct fitter *f, struct outcome *p)
{
    if (!f->steps[DIAL_SIDEBAR] && !f->wider)
        return tightest_at(f, p, 0);
    rung_knees(f);
    int *sidebar = sidebars_new(f), best = 0, least = INT_MAX;
    int count = sidebars_to_try(f, p->sides, sidebar);
    for (int i = 0; i < count; i++) {
        if (tightest_at(f, p, sidebar[i]))
            return true;
        int over = rung_over_without(f, p, NULL);
        if (over < least) {
            least = over;
            best = sidebar[i];
        }
    }
    return tightest_at(f, p, best);
}

bool fit_tightest(struct fitter *f)
{
    struct outcome *p = &f->best;
    if (!p->wording)
        p->wording =
            arena_array(f->s.arena, (size_t)f->texts + 1, sizeof *p->wording);
    p->tracking = f->steps[DIAL_TRACKING];
    p->size = f->steps[DIAL_SIZE];
    p->sides = f->steps[DIAL_LEFT];
    if (p->tracking)
        fit_shape(f, p->tracking);
    f->s.size = fit_value(f, DIAL_SIZE, p->size);
    rung_size(f, p->size);
    memcpy(p->steps, f->steps, sizeof p->steps);
    return tightest_sidebar(f, p);
}

/* ---- room to spare ---- */

void fit_stretch(struct fitter *f)
{
    struct outcome *p = &f->best;
    bool single = f->linear || (f->max == 1 && (f->s.photo || f->columns));
    if (!single || p->cost > 0)
        return;
    rung_size(f, 0);
    rung_recount(f, p->wording, fit_measure(f, 0));
    int most[LINEAR] = {0};
    pt spare = rung_spare(f, p->wording), room = 0;
    for (int d = 0; d < LINEAR; d++)
        if (dial_tier(d) == TIER_GAPS && f->gives[TIER_GAPS]) {
            struct length l = dial_length(f->wish, d);
            most[d] = (int)((l.high - l.v) / f->step[d] + 1e-6);
            p->steps[d] = -most[d];
            room += most[d] * f->giver[d].rate;
        }
    if (f->linear)
        room = spare + rung_need(f, rung_sum(f, p->wording), p->steps);
    double share = room > spare ? fmax(spare, 0) / room : 1;
    for (int d = 0; d < LINEAR; d++)
        p->steps[d] = -(int)(most[d] * share);
}
