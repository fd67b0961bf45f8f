/* The least costly way to save height, as a pure function over numbers.
 *
 * Each giver can give in whole steps; a step saves `rate`, and k steps cost
 * cost * k². The square spreads what is seen: many give a little before one
 * gives a lot. */
#pragma once
#include <stdbool.h>

struct giver {
    double rate, cost; /* rate >= 0, cost > 0 */
    int steps;         /* how many it has */
};
enum { GIVERS = 24 };

/* What saving `need` costs at least, were steps divisible; infinite when all
 * steps do not save it. */
double settle_bound(const struct giver *g, int count, double need);
/* The steps of each that save `need` and their cost; infinite when all do not,
 * and then `steps` is as it was. The best there is, unless `nodes` trials do
 * not suffice to know it; what is found then is one of which no step can be
 * taken back. */
double settle(const struct giver *g, int count, double need, int nodes,
              int *steps);
