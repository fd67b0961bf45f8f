/* Which wordings stand: the cheapest ones that save so many rows. */
#include "page/fit.h"
#include <math.h>
#include <string.h>

enum { MOST_SAVED = 64 };

/* Below this share of its wish the size gives only when no wording can. */
static const double LAST_SIZE = 0.95;

static int rows_saved(const struct text *t, int wording)
{
    return t->rows[0] - t->rows[wording];
}

/* The longest wording on the fewest rows. */
static int least(const struct text *t)
{
    int best = 0;
    for (int k = 1; k < t->wordings; k++)
        if (t->rows[k] < t->rows[best])
            best = k;
    return best;
}

void wordings_least(const struct fitter *f, int *wording)
{
    for (int i = 0; i < f->texts; i++)
        wording[i] = least(&f->text[i]);
}

/* Of a wording in place of the first: two just noticeable steps, and two more
 * for each further one. */
static double cost_of(const struct fitter *f, int wording)
{
    return f->weight[TIER_WORDINGS] * 4 * wording * wording;
}

double wordings_cost(const struct fitter *f, const int *wording)
{
    double cost = 0;
    for (int i = 0; i < f->texts; i++)
        cost += wording[i] ? cost_of(f, wording[i]) : 0;
    return cost;
}

static int rows_of(const struct fitter *f, const int *wording)
{
    int rows = 0;
    for (int i = 0; i < f->texts; i++)
        rows += f->text[i].rows[wording[i]];
    return rows;
}

static bool elastic(const struct fitter *f)
{
    for (int i = 0; i < f->texts; i++)
        if (least(&f->text[i]))
            return true;
    return false;
}

/* cost[n]: the least that saves n rows or more of the texts so far. */
struct table {
    double cost[MOST_SAVED + 1];
    unsigned char *chosen[MOST_SAVED + 1]; /* of each text */
};

static void text_add(const struct fitter *f, struct table *t, int i)
{
    const struct text *x = &f->text[i];
    if (!least(x))
        return;
    for (int n = MOST_SAVED; n > 0; n--) {
        int best = 0, from = n;
        double cost = t->cost[n];
        for (int k = 1; k < x->wordings; k++) {
            int saved = rows_saved(x, k);
            int rest = n > saved ? n - saved : 0;
            if (saved > 0 && t->cost[rest] + cost_of(f, k) < cost - 1e-9) {
                cost = t->cost[rest] + cost_of(f, k);
                best = k;
                from = rest;
            }
        }
        if (!best)
            continue;
        t->cost[n] = cost;
        memcpy(t->chosen[n], t->chosen[from], (size_t)f->texts);
        t->chosen[n][i] = (unsigned char)best;
    }
}

static void forced(struct fitter *f, struct outcome *p,
                   void (*try)(struct fitter *f, struct outcome *p, int rows))
{
    wordings_least(f, p->wording);
    for (int i = 0; i < f->texts; i++)
        p->cost += p->wording[i] ? cost_of(f, p->wording[i]) : 0;
    try(f, p, rows_of(f, p->wording));
}

void wordings_try(struct fitter *f, struct outcome *p,
                  void (*try)(struct fitter *f, struct outcome *p, int rows))
{
    memset(p->wording, 0, (size_t)f->texts * sizeof *p->wording);
    bool some = f->gives[TIER_WORDINGS] && elastic(f);
    double base = p->cost;
    if (some && f->s.size < LAST_SIZE * fit_value(f, DIAL_SIZE, 0)) {
        forced(f, p, try);
        return;
    }
    try(f, p, rows_of(f, p->wording));
    if (!some)
        return;
    struct arena_mark mark = arena_mark(f->s.arena);
    struct table *t = arena_alloc(f->s.arena, sizeof *t);
    for (int n = 0; n <= MOST_SAVED; n++) {
        t->cost[n] = n ? INFINITY : 0;
        t->chosen[n] = arena_alloc(f->s.arena, (size_t)f->texts + 1);
    }
    for (int i = 0; i < f->texts; i++)
        text_add(f, t, i);
    for (int n = 1; n <= MOST_SAVED && !isinf(t->cost[n]); n++) {
        for (int i = 0; i < f->texts; i++)
            p->wording[i] = t->chosen[n][i];
        p->cost = base + t->cost[n];
        try(f, p, rows_of(f, p->wording));
    }
    arena_back(f->s.arena, mark);
}
