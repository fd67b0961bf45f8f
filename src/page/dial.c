/* The settings that may give, as numbers. */
#include "page/private.h"
#include <string.h>

static const struct {
    size_t member;
    enum tier tier;
} row[DIAL_COUNT] = {
#define DIAL(id, member, tier) {offsetof(struct style, member), TIER_##tier},
#include "page/dial.def"
#undef DIAL
};

enum tier dial_tier(int dial)
{
    return row[dial].tier;
}

const char *dial_path(int dial)
{
    return style_path(row[dial].member);
}

struct length dial_length(const struct style *st, int dial)
{
    const void *at = (const char *)st + row[dial].member;
    if (dial != DIAL_LEADING)
        return *(const struct length *)at;
    const struct amount *n = at;
    return (struct length){n->v, false, n->low, n->high};
}

void dial_settle(struct style *st, int dial, double v)
{
    void *at = (char *)st + row[dial].member;
    if (dial == DIAL_LEADING) {
        *(struct amount *)at = (struct amount){v, v, v};
    } else {
        struct length *l = at;
        *l = (struct length){v, l->em, v, v};
    }
}

bool dial_is_own(const struct style *st, int dial)
{
    return style_is_own(st, row[dial].member);
}

double dial_follow(const struct style *own, const struct style *page, int dial,
                   double v)
{
    struct length l = dial_length(own, dial), p = dial_length(page, dial);
    if (dial == DIAL_SIZE && l.em)
        return l.v;
    if (v < p.v && p.low < p.v)
        return l.v - (l.v - l.low) * (p.v - v) / (p.v - p.low);
    if (v > p.v)
        return l.v + (l.high - l.v) * (v - p.v) / (p.high - p.v);
    return l.v;
}

const struct style *style_follow(struct arena *a, const struct style *own,
                                 const struct style *page,
                                 const struct style *settled)
{
    struct style *st = arena_alloc(a, sizeof *st);
    *st = *own;
    for (int d = 0; d < DIAL_COUNT; d++) {
        double v = dial_length(settled, d).v;
        if (dial_is_own(own, d))
            dial_settle(st, d, dial_follow(own, page, d, v));
        else
            memcpy((char *)st + row[d].member,
                   (const char *)settled + row[d].member,
                   d == DIAL_LEADING ? sizeof(struct amount)
                                     : sizeof(struct length));
    }
    return st;
}
