/* Which wordings stand: the cheapest ones that save so many rows. */
#include "page/fit.h"
#include <math.h>
#include <string.h>

enum { MOST_SAVED = 256 };

/* Below this share of its wish the size gives only when no wording can. */
static const double LAST_SIZE = 0.95;

/* Whether the wording may be chosen: another than the longest, and set
 * tighter, by the tiers that give. */
static bool may_stand(const struct fitter *f, int wording)
{
    return (wording < 2 || f->gives[TIER_WORDINGS]) &&
           (wording % 2 == 0 || f->gives[TIER_LINES]);
}

/* The longest wording on the fewest rows; with `step` 2 of those set as they
 * are. */
static int least(const struct fitter *f, const struct text *t, int step)
{
    int best = 0;
    for (int k = step; k < t->wordings; k += step)
        if (may_stand(f, k) && t->rows[k] < t->rows[best])
            best = k;
    return best;
}

void wordings_least(const struct fitter *f, int *wording)
{
    for (int i = 0; i < f->texts; i++)
        wording[i] = least(f, &f->text[i], 1);
}

/* Of a wording in place of the first: two just noticeable steps, and two more
 * for each further one; one for setting it tighter. */
static double cost_of(const struct fitter *f, int wording)
{
    double shorter = wording / 2;
    return f->weight[TIER_WORDINGS] * 4 * shorter * shorter +
           f->weight[TIER_LINES] * (wording % 2);
}

double wordings_cost(const struct fitter *f, const int *wording)
{
    double cost = 0;
    for (int i = 0; i < f->texts; i++)
        cost += wording[i] ? cost_of(f, wording[i]) : 0;
    return cost;
}

/* cost[n]: the least that saves n rows or more of the texts so far. */
struct table {
    int most;   /* rows */
    bool whole; /* no more can be saved */
    double cost[MOST_SAVED + 1];
    unsigned char *chosen[MOST_SAVED + 1]; /* of each text */
};

/* How many rows the text can save at the most. */
static int most_saved(const struct fitter *f, const struct text *t, int from)
{
    int most = 0;
    for (int k = 0; k < t->wordings; k++)
        if (may_stand(f, k) && t->rows[from] - t->rows[k] > most)
            most = t->rows[from] - t->rows[k];
    return most;
}

/* The text in any wording that saves a row of those of `from`. */
static void text_add(const struct fitter *f, struct table *t, int i, int from)
{
    const struct text *x = &f->text[i];
    for (int n = t->most; n > 0; n--) {
        int best = -1, of = n;
        double cost = t->cost[n];
        for (int k = 0; k < x->wordings; k++) {
            int saved = x->rows[from] - x->rows[k];
            int rest = n > saved ? n - saved : 0;
            double more = cost_of(f, k) - cost_of(f, from);
            if (saved > 0 && may_stand(f, k) &&
                t->cost[rest] + more < cost - 1e-9) {
                cost = t->cost[rest] + more;
                best = k;
                of = rest;
            }
        }
        if (best < 0)
            continue;
        t->cost[n] = cost;
        memcpy(t->chosen[n], t->chosen[of], (size_t)f->texts);
        t->chosen[n][i] = (unsigned char)best;
    }
}

/* The table of all texts, in the wordings of `first` as long as none is
 * chosen. */
static struct table *table_made(struct fitter *f, const int *first)
{
    struct table *t = arena_alloc(f->s.arena, sizeof *t);
    for (int i = 0; i < f->texts; i++)
        t->most += most_saved(f, &f->text[i], first[i]);
    t->whole = t->most <= MOST_SAVED;
    t->most = t->whole ? t->most : MOST_SAVED;
    for (int n = 0; n <= t->most; n++) {
        t->cost[n] = n ? INFINITY : 0;
        t->chosen[n] = arena_alloc(f->s.arena, (size_t)f->texts + 1);
        for (int i = 0; i < f->texts; i++)
            t->chosen[n][i] = (unsigned char)first[i];
    }
    for (int i = 0; i < f->texts && t->most; i++)
        if (most_saved(f, &f->text[i], first[i]))
            text_add(f, t, i, first[i]);
    return t;
}

void wordings_try(struct fitter *f, struct outcome *p,
                  void (*try)(struct fitter *f, struct outcome *p,
                              struct rows rows))
{
    bool forced = f->s.size < LAST_SIZE * fit_value(f, DIAL_SIZE, 0);
    for (int i = 0; i < f->texts; i++)
        p->wording[i] = forced ? least(f, &f->text[i], 2) : 0;
    double other = p->cost, base = other + wordings_cost(f, p->wording);
    p->cost = base;
    try(f, p, rung_sum(f, p->wording));
    struct arena_mark mark = arena_mark(f->s.arena);
    const struct table *t = table_made(f, p->wording);
    for (int n = 1; n <= t->most && !isinf(t->cost[n]); n++) {
        for (int i = 0; i < f->texts; i++)
            p->wording[i] = t->chosen[n][i];
        p->cost = base + t->cost[n];
        try(f, p, rung_sum(f, p->wording));
    }
    if (!t->whole) { /* no choice: all that can be */
        wordings_least(f, p->wording);
        p->cost = other + wordings_cost(f, p->wording);
        try(f, p, rung_sum(f, p->wording));
    }
    arena_back(f->s.arena, mark);
}
