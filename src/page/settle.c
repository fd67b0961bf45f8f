/* Divisible steps give a bound, by the condition that all givers that are not
 * exhausted give at one price; branch and bound does the rest. */
#include "page/settle.h"
#include <math.h>
#include <string.h>

static const double TINY = 1e-9;

/* The steps of each, not whole, that save `need`. */
static double spread(const struct giver *g, int count, double need,
                     double *steps)
{
    bool full[GIVERS] = {false};
    double open = 0; /* saved at a price of one by those not exhausted */
    for (int i = 0; i < count; i++) {
        steps[i] = 0;
        full[i] = !g[i].steps || g[i].rate <= 0;
        open += full[i] ? 0 : g[i].rate * g[i].rate / g[i].cost / 2;
    }
    double left = need;
    for (bool again = left > 0; again;) {
        if (open <= 0)
            return left <= TINY ? 0 : INFINITY;
        double price = left / open;
        again = false;
        for (int i = 0; i < count; i++) {
            double k = price * g[i].rate / g[i].cost / 2;
            if (full[i] || k < g[i].steps)
                continue;
            full[i] = again = true;
            steps[i] = g[i].steps;
            left -= g[i].rate * g[i].steps;
            open -= g[i].rate * g[i].rate / g[i].cost / 2;
        }
        bool any = false;
        for (int i = 0; i < count; i++)
            any |= !full[i];
        open = any ? open : 0;
        for (int i = 0; i < count && !again; i++)
            if (!full[i])
                steps[i] = price * g[i].rate / g[i].cost / 2;
        again = again && left > TINY;
    }
    double cost = 0;
    for (int i = 0; i < count; i++)
        cost += g[i].cost * steps[i] * steps[i];
    return cost;
}

double settle_bound(const struct giver *g, int count, double need)
{
    double steps[GIVERS];
    return spread(g, count, need, steps);
}

/* Takes steps back, the dearest first, as long as `spare` bears it. */
static void take_back(const struct giver *g, int count, double spare, int *k)
{
    for (;;) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < count; i++) {
            double back = g[i].cost * (2 * k[i] - 1);
            if (k[i] && g[i].rate <= spare + TINY && back > most) {
                most = back;
                best = i;
            }
        }
        if (best < 0)
            return;
        k[best]--;
        spare -= g[best].rate;
    }
}

static double cost_of(const struct giver *g, int count, const int *k)
{
    double cost = 0;
    for (int i = 0; i < count; i++)
        cost += g[i].cost * k[i] * k[i];
    return cost;
}

struct search {
    const struct giver *g; /* the coarsest steps first */
    int count, nodes;
    double best;
    int now[GIVERS], found[GIVERS];
};

/* The best of givers from i on that saves `need`, when those before cost
 * `cost`. From the steps that would be best were they divisible it goes both
 * ways, as far as the bound allows. */
static void branch(struct search *s, int i, double need, double cost)
{
    double steps[GIVERS];
    double bound = spread(s->g + i, s->count - i, need, steps);
    if (cost + bound >= s->best - TINY || s->nodes-- <= 0)
        return;
    if (need <= TINY) {
        s->best = cost;
        memcpy(s->found, s->now, sizeof s->found);
        return;
    }
    const struct giver *g = &s->g[i];
    int middle = (int)floor(steps[0]);
    for (int side = 0; side < 2; side++)
        for (int k = middle + side; k >= 0 && k <= g->steps;
             k += side ? 1 : -1) {
            double now = cost + g->cost * k * k, left = need - g->rate * k;
            double rest = settle_bound(s->g + i + 1, s->count - i - 1, left);
            if (now + rest >= s->best - TINY)
                break;
            s->now[i] = k;
            branch(s, i + 1, left, now);
            s->now[i] = 0;
        }
}

double settle(const struct giver *g, int count, double need, int nodes,
              int *steps)
{
    double part[GIVERS];
    if (isinf(spread(g, count, need, part)))
        return INFINITY;
    struct giver sorted[GIVERS];
    int from[GIVERS];
    for (int i = 0; i < count; i++) {
        int at = i;
        for (; at && sorted[at - 1].rate < g[i].rate; at--) {
            sorted[at] = sorted[at - 1];
            from[at] = from[at - 1];
        }
        sorted[at] = g[i];
        from[at] = i;
    }
    struct search s = {.g = sorted, .count = count, .nodes = nodes};
    double spare = -need;
    for (int i = 0; i < count; i++) {
        s.found[i] = (int)fmin(ceil(part[from[i]] - TINY), sorted[i].steps);
        spare += sorted[i].rate * s.found[i];
    }
    take_back(sorted, count, spare, s.found);
    s.best = cost_of(sorted, count, s.found);
    branch(&s, 0, need, 0);
    for (int i = 0; i < count; i++)
        steps[from[i]] = s.found[i];
    return s.best;
}
