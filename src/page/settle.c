/* Divisible steps give a bound, by the condition that all givers that are not
 * exhausted give at one price; branch and bound does the rest. */
#include "page/settle.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

static const double TINY = 1e-9;

/* The steps of each, not whole, that save `need`. */
static double spread(const struct giver *g, int count, double need,
                     double *steps)
{
    double pull[GIVERS]; /* steps at a price of one */
    double open = 0;     /* saved at that price by those not exhausted */
    uint32_t giving = 0; /* a bit each: those */
    for (int i = 0; i < count; i++) {
        steps[i] = 0;
        pull[i] = g[i].rate / g[i].cost / 2;
        if (!g[i].steps || g[i].rate <= 0)
            continue;
        giving |= (uint32_t)1 << i;
        open += g[i].rate * pull[i];
    }
    double left = need, price = 0;
    for (bool again = left > 0; again;) {
        if (!giving || open <= 0)
            return left <= TINY ? 0 : INFINITY;
        price = left / open;
        again = false;
        for (uint32_t in = giving; in; in &= in - 1) {
            int i = __builtin_ctz(in);
            if (price * pull[i] < g[i].steps)
                continue;
            giving &= ~((uint32_t)1 << i);
            again = true;
            steps[i] = g[i].steps;
            left -= g[i].rate * g[i].steps;
            open -= g[i].rate * pull[i];
        }
        if (again && left <= TINY) {
            again = false;
            price = 0;
        }
    }
    double cost = 0;
    for (int i = 0; i < count; i++) {
        if (giving >> i & 1)
            steps[i] = price * pull[i];
        cost += g[i].cost * steps[i] * steps[i];
    }
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
 * `cost` and divisible steps of these would cost `bound`, the first of them
 * giving `first`. From there it goes both ways, as far as the bound allows. */
static void branch(struct search *s, int i, double need, double cost,
                   double bound, double first)
{
    if (cost + bound >= s->best - TINY || s->nodes-- <= 0)
        return;
    if (need <= TINY) {
        s->best = cost;
        memcpy(s->found, s->now, sizeof s->found);
        return;
    }
    const struct giver *g = &s->g[i];
    int middle = (int)floor(first);
    for (int side = 0; side < 2; side++)
        for (int k = middle + side; k >= 0 && k <= g->steps;
             k += side ? 1 : -1) {
            double steps[GIVERS];
            steps[0] = 0;
            double now = cost + g->cost * k * k, left = need - g->rate * k;
            double rest = spread(g + 1, s->count - i - 1, left, steps);
            if (now + rest >= s->best - TINY)
                break;
            s->now[i] = k;
            branch(s, i + 1, left, now, rest, steps[0]);
            s->now[i] = 0;
        }
}

double settle(const struct giver *g, int count, double need, int nodes,
              int *steps)
{
    struct giver sorted[GIVERS] = {{0}};
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
    double part[GIVERS], bound = spread(sorted, count, need, part);
    if (isinf(bound))
        return INFINITY;
    struct search s = {.g = sorted, .count = count, .nodes = nodes};
    double spare = -need;
    for (int i = 0; i < count; i++) {
        s.found[i] = (int)fmin(ceil(part[i] - TINY), sorted[i].steps);
        spare += sorted[i].rate * s.found[i];
    }
    take_back(sorted, count, spare, s.found);
    s.best = cost_of(sorted, count, s.found);
    branch(&s, 0, need, 0, bound, part[0]);
    for (int i = 0; i < count; i++)
        steps[from[i]] = s.found[i];
    return s.best;
}
