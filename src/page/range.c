/* What gives, how far, and what it costs. */
#include "page/fit.h"
#include <math.h>
#include <string.h>

static const char *const tier_name[TIER_COUNT] = {
    [TIER_LINES] = "lines",     [TIER_GAPS] = "gaps",
    [TIER_LEADING] = "leading", [TIER_MARGINS] = "margins",
    [TIER_MEASURE] = "measure", [TIER_WORDINGS] = "wordings",
    [TIER_SIZE] = "size",       [TIER_TRACKING] = "tracking",
};

/* What is just noticed, as a share of the wish. */
static const double noticed[TIER_COUNT] = {
    [TIER_GAPS] = 0.15,   [TIER_LEADING] = 0.015, [TIER_MARGINS] = 0.1,
    [TIER_MEASURE] = 0.1, [TIER_SIZE] = 0.025,
};
/* And at the least: points of a gap, ems of tracking. */
static const pt noticed_gap = 0.75;
static const double noticed_tracking = 0.005;

/* What comes later in the order weighs so much more. */
static const double later = 1.8;

static void read_order(struct fitter *f)
{
    double weight = 1;
    const char *p = f->wish->fit_order;
    for (size_t len; *p; p += len + (p[len] == ' ')) {
        len = strcspn(p, " ");
        for (int t = 0; t < TIER_COUNT; t++)
            if (strlen(tier_name[t]) == len && !f->gives[t] &&
                memcmp(tier_name[t], p, len) == 0) {
                f->gives[t] = true;
                f->weight[t] = weight;
                weight *= later;
            }
    }
}

static double step_of(const struct length *l, int dial)
{
    switch (dial_tier(dial)) {
    case TIER_LEADING:
        return 0.005;
    case TIER_SIZE:
        return 0.1;
    case TIER_TRACKING:
        return 0.001; /* em */
    case TIER_GAPS:
    case TIER_MARGINS:
    case TIER_MEASURE:
    case TIER_LINES:
    case TIER_WORDINGS:
    case TIER_COUNT:
        break;
    }
    return l->em ? 0.005 : 0.05;
}

static double noticed_at(const struct fitter *f, int dial)
{
    struct length l = dial_length(f->wish, dial);
    enum tier tier = dial_tier(dial);
    pt size = f->wish->body_size.v;
    if (tier == TIER_TRACKING)
        return noticed_tracking;
    double least = l.em ? noticed_gap / size : noticed_gap;
    double share = noticed[tier] * fabs(l.v);
    return tier == TIER_GAPS ? fmax(share, least) : share;
}

/* How far it gives: a size to what can be read, and a margin of the first page
 * not to 0, which is that of the others. */
static double lowest(const struct fitter *f, int dial, const struct length *l)
{
    if (dial == DIAL_SIZE)
        return fmax(l->low, fmin(f->floor, l->v));
    if (dial == DIAL_FIRST_TOP || dial == DIAL_FIRST_BOTTOM)
        return fmax(l->low, fmin(f->step[dial], l->v));
    return l->low;
}

/* Of so many that their sum is the range: the last is as long as any. */
static double even_step(double range, int steps)
{
    return floor(range / steps * 1e6 + 0.1) / 1e6;
}

static int whole_steps(double range, double step)
{
    return range > 1e-6 ? (int)ceil(range / step - 1e-6) : 0;
}

/* Both sides move together, from their wishes to their ends. */
static void pair_sides(struct fitter *f)
{
    struct length l = dial_length(f->wish, DIAL_LEFT),
                  r = dial_length(f->wish, DIAL_RIGHT);
    bool gives = f->gives[TIER_MEASURE];
    double left = gives ? l.v - l.low : 0, right = gives ? r.v - r.low : 0;
    int n = whole_steps(left, f->step[DIAL_LEFT]);
    int m = whole_steps(right, f->step[DIAL_RIGHT]);
    n = n > m ? n : m;
    f->steps[DIAL_LEFT] = f->steps[DIAL_RIGHT] = n;
    if (!n)
        return;
    double each = left / n, other = right / n;
    f->step[DIAL_LEFT] = each;
    f->step[DIAL_RIGHT] = other;
    double a = each / noticed_at(f, DIAL_LEFT),
           b = other / noticed_at(f, DIAL_RIGHT);
    f->cost[DIAL_LEFT] = f->weight[TIER_MEASURE] * (a * a + b * b);
}

/* The sidebar gives both ways, where there is one. */
static void widen(struct fitter *f)
{
    struct length l = dial_length(f->wish, DIAL_SIDEBAR);
    if (!f->s.story->columns)
        f->steps[DIAL_SIDEBAR] = 0;
    else if (f->gives[TIER_MEASURE])
        f->wider = whole_steps(l.high - l.v, f->step[DIAL_SIDEBAR]);
}

static void read_ranges(struct fitter *f)
{
    for (int d = 0; d < DIAL_COUNT; d++) {
        struct length l = dial_length(f->wish, d);
        enum tier tier = dial_tier(d);
        f->step[d] = step_of(&l, d);
        double low = lowest(f, d, &l);
        if (f->gives[tier])
            f->steps[d] = whole_steps(l.v - low, f->step[d]);
        if (d < LINEAR && f->steps[d])
            f->step[d] = even_step(l.v - low, f->steps[d]);
        double part = f->step[d] / fmax(noticed_at(f, d), 1e-9);
        f->cost[d] = fmax(f->weight[tier] * part * part, 1e-12);
    }
    pair_sides(f);
    widen(f);
}

void fit_ranges(struct fitter *f)
{
    read_order(f);
    read_ranges(f);
}
