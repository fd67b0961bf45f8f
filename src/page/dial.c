/* The settings that may give, as numbers. */
#include "page/private.h"

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
