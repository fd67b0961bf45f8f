/* The stops chosen, as lines. */
#include "text/stops.h"
#include <math.h>

/* ---- lines ---- */

/* How a line is set that has to become `more` wider or, below 0, narrower:
 * first the letters give, then the word spaces. */
static struct strain strain_of(const struct breaking *how, struct extent line,
                               double more)
{
    struct strain s = more < 0 ? how->least : how->most;
    double letters = line.width - line.space;
    double room = letters * s.scale + s.fit * line.pairs;
    double share = fabs(room) > 1e-9 ? fmax(0, fmin(1, more / room)) : 0;
    s.fit *= share;
    s.scale = trunc(s.scale * share * 1000) / 1000; /* as PDF says it */
    double set = (letters + s.fit * line.pairs) * (1 + s.scale);
    s.space = 0;
    if (line.space > 1e-9)
        s.space = fmax((letters + more - set) / line.space, how->least.space);
    return s;
}

static double width_set(struct extent line, struct strain s)
{
    return (line.width - line.space + s.fit * line.pairs) * (1 + s.scale) +
           line.space * (1 + s.space);
}

static struct line line_of(const struct cast *c, int j, int i)
{
    const struct place *from = &c->place[j], *to = &c->place[i];
    struct extent line = c->stop[i].end, begin = c->stop[j].begin;
    line.width -= begin.width;
    line.space -= begin.space;
    line.pairs -= begin.pairs;
    double indent = j ? 0 : c->how->first;
    line.width -= indent;
    double more = c->how->measure - indent - line.width;
    struct strain s = {0};
    if (c->strained &&
        (more < -1e-9 || (c->how->fill == FILL_JUSTIFIED && !c->stop[i].must)))
        s = strain_of(c->how, line, more);
    double begins = from->begins * (1 + s.scale);
    double ends = to->ends * (1 + s.scale);
    bool back = c->para->base & 1;
    return (struct line){.first = from->next,
                         .end = to->end,
                         .next = to->next,
                         .width = width_set(line, s) + begins + ends,
                         .hyphen = to->hyphen,
                         .tail = from->hyphen,
                         .strain = s,
                         .left = back ? ends : begins,
                         .right = back ? begins : ends};
}

/* Whether the line is all of a word that a hyphen before it has broken, and
 * the next one goes on with it. */
static bool is_inside(const struct para *p, const struct line *line)
{
    bool inside = line->tail;
    for (int i = line->first; inside && i < line->next; i++)
        inside = p->text[p->glyph[i].from] != ' ' && !para_apart(p, i + 1);
    return inside;
}

static struct lines lines_of(struct arena *a, const struct cast *c,
                             const struct plan *plan)
{
    struct line *line = arena_array(a, (size_t)plan->lines, sizeof *line);
    bool over = false;
    for (int k = 0, from = 0; k < plan->lines; from = plan->end[k++]) {
        line[k] = line_of(c, from, plan->end[k]);
        const struct line *l = &line[k];
        line[k].tail |= k && is_inside(c->para, l - 1);
        over |= c->place[plan->end[k]].cut ||
                l->width - l->left - l->right >
                    c->how->measure - (k ? 0 : c->how->first) + 1e-6;
    }
    return (struct lines){line, plan->lines, over, plan->demerits};
}

static struct stops task_of(const struct cast *c)
{
    const struct breaking *b = c->how;
    struct stops s = {.stop = c->stop,
                      .count = c->count,
                      .measure = b->measure,
                      .last = b->last > 0 ? b->last : b->measure,
                      .fill = b->fill};
    if (c->strained) {
        s.least = b->least;
        s.most = b->most;
    }
    return s;
}

static struct lines one_line(struct arena *a, const struct para *p,
                             const struct breaking *how)
{
    struct line *l = arena_alloc(a, sizeof *l);
    int end = para_trim(p, 0, p->glyphs);
    bool back = p->base & 1;
    *l = (struct line){.end = end,
                       .next = p->glyphs,
                       .width = p->width,
                       .left = stands_out(p, how, back ? end - 1 : 0, !back),
                       .right = stands_out(p, how, back ? 0 : end - 1, back)};
    return (struct lines){l, 1, false, 0};
}

static struct lines broken_anew(struct arena *a, const struct para *p,
                                const struct breaking *how)
{
    bool full = how->fill == FILL_JUSTIFIED;
    struct cast c = stops_of(a, p, how, full);
    struct stops s = task_of(&c);
    struct plan plan = full ? optimum(a, &s) : *optimum_by_count(a, &s, 1);
    return lines_of(a, &c, &plan);
}

struct lines para_break(struct arena *a, const struct para *p,
                        const struct breaking *how)
{
    if (!p->glyphs)
        return (struct lines){0};
    if (p->width <= how->measure - how->first + 1e-9)
        return one_line(a, p, how);
    struct buf key;
    const struct lines *known = NULL;
    bool keeps = lines_key(a, p, how, 'B', &key);
    if (keeps)
        known = kept_find(arena_kept(a), buf_bytes(&key));
    if (known)
        return *known;
    struct lines made = broken_anew(a, p, how);
    if (keeps)
        lines_keep(arena_kept(a), buf_bytes(&key), made);
    return made;
}

/* ---- variants ---- */

/* What para_break chooses; `longer`: one line more, when that is known. */
static struct plan chosen(struct arena *a, const struct stops *s,
                          struct plan *longer)
{
    *longer = (struct plan){0};
    if (s->fill == FILL_JUSTIFIED)
        return optimum(a, s);
    struct stops plain = *s;
    plain.least = plain.most = (struct strain){0};
    const struct plan *p = optimum_by_count(a, &plain, 2);
    *longer = p[1];
    return p[0];
}

enum { SPAN_MOST = 32 }; /* counts of lines below the best's */

static struct variants varied_anew(struct arena *a, const struct para *p,
                                   const struct breaking *how)
{
    struct variants v = {0};
    struct cast c = stops_of(a, p, how, true);
    struct stops s = task_of(&c);
    struct plan longer, best = chosen(a, &s, &longer);
    int counts = VARIANTS;
    const struct plan *table = optimum_by_count(a, &s, counts);
    int least = table[0].lines;
    if (best.lines - least > SPAN_MOST) { /* a text of hundreds of lines */
        v.fewest = v.best = best.lines;
        v.lines[0] = lines_of(a, &c, &best);
        return v;
    }
    if (best.lines + 1 - least >= counts) {
        counts = best.lines + 2 - least;
        table = optimum_by_count(a, &s, counts);
    }
    v.fewest = least > best.lines - 2 ? least : best.lines - 2;
    v.best = best.lines;
    for (int k = 0; k < VARIANTS && v.fewest + k - least < counts; k++) {
        int lines = v.fewest + k;
        const struct plan *plan = &table[lines - least];
        if (lines == best.lines)
            plan = &best;
        else if (lines == best.lines + 1 && longer.lines)
            plan = &longer;
        if (plan->lines)
            v.lines[k] = lines_of(a, &c, plan);
    }
    return v;
}

struct variants para_variants(struct arena *a, const struct para *p,
                              const struct breaking *how)
{
    if (!p->glyphs)
        return (struct variants){0};
    struct buf key;
    const struct variants *known = NULL;
    bool keeps = lines_key(a, p, how, 'V', &key);
    if (keeps)
        known = kept_find(arena_kept(a), buf_bytes(&key));
    if (known)
        return *known;
    struct variants made = varied_anew(a, p, how);
    if (keeps)
        variants_keep(arena_kept(a), buf_bytes(&key), &made);
    return made;
}
