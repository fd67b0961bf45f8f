/* The measures at which a text loses a line, found at once: the least widest
 * line of all ways to break it into so many. */
#include "text/stops.h"
#include <math.h>

/* Of lines as narrow as `s` allows: where they end and begin, and the widest
 * that begins so far. */
struct sides {
    double end, begin, most;
};

static double narrowed(const struct extent *x, struct strain by)
{
    return x->width + by.space * x->space + by.fit * x->pairs +
           by.scale * (x->width - x->space);
}

static struct sides *sides_of(struct arena *a, const struct cast *c,
                              struct strain by)
{
    struct sides *s = arena_array(a, (size_t)c->count, sizeof *s);
    double most = -HUGE_VAL;
    for (int i = 0; i < c->count; i++) {
        s[i].end = narrowed(&c->stop[i].end, by);
        s[i].begin = narrowed(&c->stop[i].begin, by);
        most = s[i].begin > most ? s[i].begin : most;
        s[i].most = most;
    }
    return s;
}

/* The widest line up to stop i, when the last of them begins at the best stop;
 * before[j]: of one line less up to stop j. */
static double widest(const struct sides *s, const double *before, int i)
{
    double best = HUGE_VAL;
    for (int j = i - 1; j >= 0 && s[i].end - s[j].most < best; j--) {
        double w = s[i].end - s[j].begin;
        w = before[j] > w ? before[j] : w;
        best = w < best ? w : best;
    }
    return best;
}

/* Of 1, 2, … lines into `out`, until it is no more than `enough` or there are
 * `room`; how many. */
static int widest_all(struct arena *a, const struct sides *s, int count,
                      double enough, double *out, int room)
{
    double *line = arena_array(a, (size_t)count * 2, sizeof *line);
    double *before = line, *now = line + count;
    for (int i = 0; i < count; i++)
        before[i] = i ? s[i].end - s[0].begin : HUGE_VAL;
    int n = 0;
    for (;;) {
        out[n++] = before[count - 1];
        if (out[n - 1] <= enough || n == room)
            break;
        now[0] = HUGE_VAL;
        for (int i = 1; i < count; i++)
            now[i] = widest(s, before, i);
        double *other = before;
        before = now;
        now = other;
    }
    return n;
}

/* Whether the stops are the same at that measure and at any wider one. */
static bool is_free(const struct cast *c, double measure)
{
    for (int i = 1; i < c->count; i++) {
        const struct place *from = &c->place[i - 1], *to = &c->place[i];
        double more = 0;
        if (to->hyphen)
            para_hyphen(c->para, to->end - 1, &more);
        more += i > 1 ? 0 : c->how->first;
        if (para_width(c->para, from->next, to->end) + more > measure)
            return false;
    }
    return true;
}

static struct fewest fewest_anew(struct arena *a, const struct para *p,
                                 const struct breaking *how)
{
    struct fewest f = {0};
    struct breaking wide = *how;
    wide.measure = HUGE_VAL;
    struct cast c = stops_of(a, p, &wide, true);
    if (!is_free(&c, how->measure))
        return f;
    const struct sides *plain = sides_of(a, &c, (struct strain){0});
    const struct sides *tight = sides_of(a, &c, how->least);
    f.count = widest_all(a, plain, c.count, how->measure, f.plain, FEWEST_MOST);
    widest_all(a, tight, c.count, -HUGE_VAL, f.tight, f.count);
    if (f.plain[f.count - 1] > how->measure)
        f.count = 0;
    return f;
}

struct fewest para_fewest(struct arena *a, const struct para *p,
                          const struct breaking *how)
{
    if (!p->glyphs || how->fill == FILL_JUSTIFIED ||
        p->width > (FEWEST_MOST - 2) * how->measure)
        return (struct fewest){0};
    struct buf key;
    bool keeps = lines_key(a, p, how, 'F', &key);
    const struct fewest *known = NULL;
    if (keeps)
        known = kept_find(arena_kept(a), buf_bytes(&key));
    if (known)
        return *known;
    struct fewest made = fewest_anew(a, p, how);
    if (keeps)
        kept_add(arena_kept(a), buf_bytes(&key),
                 kept_copy(arena_kept(a), &made, sizeof made));
    return made;
}
