/* Which items are left out. Whole priorities go, the lowest first, until the
 * rest fits at its tightest; then, from the highest of them on, as many lines
 * of each stay as can: of all ways to lose the fewest, the one with the fewest
 * items, and of those the one with the later ones. */
#include "page/fit.h"
#include <stdlib.h>
#include <string.h>

/* A budget: more are not chosen from. */
enum { DROPS_MOST = 1000 };

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
static void settle_sections(struct dropper *d, bool *empty, int *all, int *left)
{
    for (int u = d->story->units - 1; u >= 0; u--) {
        const struct unit *unit = &d->story->unit[u];
        empty[u] = unit->section && all[u] && !left[u];
        if (unit->parent >= 0) {
            all[unit->parent]++;
            left[unit->parent] += !is_gone(d, u) && !empty[u];
        }
    }
}

/* How many rows are over without what is gone. */
static int over_left(struct dropper *d)
{
    struct arena_mark mark = arena_mark(d->f->s.arena);
    size_t units = (size_t)d->story->units + 1;
    bool *empty = arena_array(d->f->s.arena, units, sizeof *empty);
    settle_sections(d, empty, arena_array(d->f->s.arena, units, sizeof(int)),
                    arena_array(d->f->s.arena, units, sizeof(int)));
    for (int i = 0; i < d->story->blocks; i++) {
        int u = d->story->block[i].unit;
        d->out[i] = u >= 0 && (is_gone(d, u) || empty[u]);
    }
    arena_back(d->f->s.arena, mark);
    return rung_over_without(d->f, &d->f->best, d->out);
}

static bool fits(struct dropper *d)
{
    return !over_left(d);
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

/* ---- the least of one priority ---- */

/* Rows of the unit and its parts that are not out. */
static int rows_in(const struct dropper *d, int unit)
{
    int rows = 0;
    for (int i = 0; i < d->story->blocks; i++) {
        int u = d->story->block[i].unit;
        while (u > unit)
            u = d->story->unit[u].parent;
        if (u == unit && !d->out[i])
            rows += d->f->text[i].rows[d->f->best.wording[i]];
    }
    return rows;
}

/* least[k * (most + 1) + s]: the fewest of the candidates from k on, in the
 * story's order, that have s rows; parts do not go beside what they are in. */
struct loss {
    const struct candidate *c;
    int count, most;
    int *rows, *after; /* of each; the candidate after its parts */
    int *least;
};

enum { NO_WAY = 1 << 20, TABLE_MOST = 1 << 20 };

static int least_of(const struct loss *l, int k, int rows)
{
    return rows < 0 ? NO_WAY : l->least[k * (l->most + 1) + rows];
}

static void loss_fill(struct loss *l)
{
    for (int s = 0; s <= l->most; s++)
        l->least[l->count * (l->most + 1) + s] = s ? NO_WAY : 0;
    for (int k = l->count; k--;)
        for (int s = 0; s <= l->most; s++) {
            int keep = least_of(l, k + 1, s);
            int drop = 1 + least_of(l, l->after[k], s - l->rows[k]);
            l->least[k * (l->most + 1) + s] = keep <= drop ? keep : drop;
        }
}

/* Leaves out the candidates of the table that have so many rows; whether they
 * may go and are enough. */
static bool loss_take(struct dropper *d, const struct loss *l, int rows)
{
    bool may = true;
    for (int k = 0; k < l->count; k++)
        d->gone[l->c[k].unit] = false;
    for (int k = 0; k < l->count;) {
        bool keep = least_of(l, k + 1, rows) <= least_of(l, k, rows);
        if (!keep) {
            d->gone[l->c[k].unit] = true;
            rows -= l->rows[k];
        }
        k = keep ? k + 1 : l->after[k];
    }
    for (int k = 0; k < l->count && may; k++) {
        int up = d->story->unit[l->c[k].unit].parent;
        may = !d->gone[l->c[k].unit] || up < 0 || d->story->unit[up].section ||
              is_gone(d, up) || parts(d, up, true) > 0;
    }
    return may && fits(d);
}

static bool is_within(const struct story *s, int unit, int of)
{
    while (unit > of)
        unit = s->unit[unit].parent;
    return unit == of;
}

/* Of `count` candidates of one priority that are all gone, keeps all but the
 * least that has to go. */
static void level_keep(struct dropper *d, const struct candidate *c, int count)
{
    struct arena *a = d->f->s.arena;
    struct arena_mark mark = arena_mark(a);
    struct candidate *in = arena_array(a, (size_t)count + 1, sizeof *in);
    struct loss l = {.c = in};
    for (int i = count; i--;) /* the story's order is the other way round */
        if (d->gone[c[i].unit])
            in[l.count++] = c[i];
    l.rows = arena_array(a, (size_t)l.count + 1, sizeof *l.rows);
    l.after = arena_array(a, (size_t)l.count + 1, sizeof *l.after);
    for (int k = 0; k < l.count; k++)
        d->gone[in[k].unit] = false;
    int over = over_left(d);
    for (int k = 0; k < l.count; k++) {
        int rows = rows_in(d, in[k].unit);
        l.rows[k] = rows;
        l.most = rows > l.most ? rows : l.most;
        for (l.after[k] = k + 1;
             l.after[k] < l.count &&
             is_within(d->story, in[l.after[k]].unit, in[k].unit);)
            l.after[k]++;
    }
    l.most += over;
    bool found = !over;
    if (!found && (long long)(l.count + 1) * (l.most + 1) <= TABLE_MOST) {
        l.least = arena_array(a, (size_t)(l.count + 1) * (size_t)(l.most + 1),
                              sizeof *l.least);
        loss_fill(&l);
        for (int s = 1; s <= l.most && !found; s++)
            found = least_of(&l, 0, s) < NO_WAY && loss_take(d, &l, s);
    }
    for (int k = 0; k < l.count && !found; k++)
        d->gone[in[k].unit] = true;
    arena_back(a, mark);
}

/* Lets go all of them that may, the last first. */
static void level_drop(struct dropper *d, const struct candidate *c, int count)
{
    for (int i = 0; i < count; i++)
        if (!is_gone(d, c[i].unit) && may_go(d, c[i].unit))
            d->gone[c[i].unit] = true;
}

static int level_end(const struct candidate *c, int count, int from)
{
    int end = from;
    while (end < count && c[end].priority == c[from].priority)
        end++;
    return end;
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
    int count = 0, end = 0;
    for (int u = 0; u < story->units; u++) {
        if (!story->unit[u].has_priority)
            continue;
        if (count == DROPS_MOST) {
            diag(f->s.diags, story->unit[u].at, DIAG_BUDGET,
                 "more than %d items with a priority", DROPS_MOST);
            return NULL;
        }
        c[count++] = (struct candidate){u, story->unit[u].priority};
    }
    qsort(c, (size_t)count, sizeof *c, compare);
    bool enough = fits(&d);
    while (end < count && !enough) {
        int from = end;
        end = level_end(c, count, from);
        level_drop(&d, c + from, end - from);
        enough = fits(&d);
    }
    if (!enough)
        return NULL;
    while (end > 0) {
        int from = end - 1;
        while (from > 0 && c[from - 1].priority == c[from].priority)
            from--;
        level_keep(&d, c + from, end - from);
        end = from;
    }
    for (int i = count - 1; i >= 0; i--)
        if (d.gone[c[i].unit]) {
            d.gone[c[i].unit] = false;
            d.gone[c[i].unit] = !fits(&d);
        }
    fits(&d);
    list_drops(&d, r);
    return story_left(&d);
}
