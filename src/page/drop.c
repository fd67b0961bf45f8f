/* Which items are left out: the lowest priority first, of one priority the
 * last first, until the rest fits at its tightest; and then, from the highest
 * on, every one that fits after all stays. So what is kept is the best there
 * is in that order. */
#include "page/fit.h"
#include <stdlib.h>
#include <string.h>

struct dropper {
    struct fitter *f;
    const struct story *story;
    bool *gone; /* units, by a choice of ours */
    bool *out;  /* texts */
};

/* Whether the unit, or what it is a part of, is gone. A section is when all
 * its parts are. */
static bool is_gone(const struct dropper *d, int unit)
{
    for (int u = unit; u >= 0; u = d->story->unit[u].parent)
        if (d->gone[u])
            return true;
    return false;
}

/* How many parts of the unit there are, or are left. */
static int parts(const struct dropper *d, int unit, bool left)
{
    int n = 0;
    for (int u = unit + 1; u < d->story->units; u++)
        n += d->story->unit[u].parent == unit && !(left && is_gone(d, u));
    return n;
}

/* Heads of sections go with the last entry. From the inside out. */
static void settle_sections(struct dropper *d, bool *empty)
{
    for (int u = d->story->units - 1; u >= 0; u--) {
        empty[u] = false;
        if (!d->story->unit[u].section)
            continue;
        int all = 0, left = 0;
        for (int k = u + 1; k < d->story->units; k++)
            if (d->story->unit[k].parent == u) {
                all++;
                left += !is_gone(d, k) && !empty[k];
            }
        empty[u] = all && !left;
    }
}

static bool fits(struct dropper *d)
{
    struct arena_mark mark = arena_mark(d->f->s.arena);
    bool *empty =
        arena_array(d->f->s.arena, (size_t)d->story->units + 1, sizeof *empty);
    settle_sections(d, empty);
    for (int i = 0; i < d->story->blocks; i++) {
        int u = d->story->block[i].unit;
        d->out[i] = u >= 0 && (is_gone(d, u) || empty[u]);
    }
    arena_back(d->f->s.arena, mark);
    return !rung_over_without(d->f, &d->f->best, d->out);
}

/* Whether what the unit is a part of keeps a part, or goes itself. */
static bool may_go(const struct dropper *d, int unit)
{
    int up = d->story->unit[unit].parent;
    return up < 0 || d->story->unit[up].section || parts(d, up, true) > 1;
}

struct candidate {
    int unit, priority;
};

/* The first to go first. */
static int compare(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    if (a->priority != b->priority)
        return a->priority < b->priority ? -1 : 1;
    return b->unit - a->unit;
}

static void list_drops(const struct dropper *d, struct fit *r)
{
    struct drop *list =
        arena_array(d->f->s.arena, (size_t)d->story->units + 1, sizeof *list);
    for (int u = 0; u < d->story->units; u++) {
        const struct unit *unit = &d->story->unit[u];
        if (!d->gone[u] || (unit->parent >= 0 && is_gone(d, unit->parent)))
            continue;
        struct drop *one = &list[r->drops++];
        *one = (struct drop){.at = unit->at, .priority = unit->priority};
        for (int i = 0; i < d->story->blocks; i++)
            for (int k = d->story->block[i].unit; k >= u;
                 k = d->story->unit[k].parent)
                if (k == u)
                    one->lines += d->f->text[i].rows[d->f->best.wording[i]];
    }
    r->dropped = list;
}

static const struct story *story_left(const struct dropper *d)
{
    struct story *s = arena_alloc(d->f->s.arena, sizeof *s);
    struct block *b =
        arena_array(d->f->s.arena, (size_t)d->story->blocks + 1, sizeof *b);
    *s = *d->story;
    s->block = b;
    s->blocks = 0;
    for (int i = 0; i < d->story->blocks; i++)
        if (!d->out[i])
            b[s->blocks++] = d->story->block[i];
    return s;
}

const struct story *fit_drop(struct fitter *f, struct fit *r)
{
    const struct story *story = f->s.story;
    struct arena *a = f->s.arena;
    struct dropper d = {
        .f = f,
        .story = story,
        .gone = arena_array(a, (size_t)story->units + 1, sizeof *d.gone),
        .out = arena_array(a, (size_t)story->blocks + 1, sizeof *d.out)};
    struct candidate *c = arena_array(a, (size_t)story->units + 1, sizeof *c);
    int count = 0;
    for (int u = 0; u < story->units; u++)
        if (story->unit[u].has_priority)
            c[count++] = (struct candidate){u, story->unit[u].priority};
    qsort(c, (size_t)count, sizeof *c, compare);
    bool enough = fits(&d);
    for (int i = 0; i < count && !enough; i++)
        if (!is_gone(&d, c[i].unit) && may_go(&d, c[i].unit)) {
            d.gone[c[i].unit] = true;
            enough = fits(&d);
        }
    if (!enough)
        return NULL;
    for (int i = count - 1; i >= 0; i--)
        if (d.gone[c[i].unit]) {
            d.gone[c[i].unit] = false;
            d.gone[c[i].unit] = !fits(&d);
        }
    fits(&d);
    list_drops(&d, r);
    return story_left(&d);
}
