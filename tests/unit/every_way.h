/* The best lines against all there are: random paragraphs of up to MOST stops,
 * every way to break them tried, each added up by the rules as demerits.h
 * states them. roll(), an even chance, is the includer's. */
#pragma once
#include "text/demerits.h"
#include "text/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 22 };
static uint32_t roll(uint32_t sides); /* 0 to sides - 1 */

static double between(double low, double high)
{
    return low + (high - low) * roll(10001) / 10000;
}

/* ---- paragraphs ---- */

struct paragraph {
    struct stop stop[MOST];
    struct stops s;
};

static void put_stop(struct paragraph *p, int i, struct extent *at, bool end)
{
    struct stop *s = &p->stop[i];
    double word = roll(12) == 0  ? between(5, 30)
                  : roll(4) == 0 ? between(0.01, 0.3)
                                 : between(0.3, 5);
    at->width += word;
    at->pairs += (int)(word * 2);
    s->end = *at;
    s->hyphen = !end && roll(4) == 0;
    if (s->hyphen) {
        s->end.width += 0.3;
        s->penalty = between(40, 120);
    } else if (roll(3)) {
        double space = between(0.2, 0.3);
        at->width += space;
        at->space += space;
        s->word = roll(4) ? 0 : 1 + roll(2);
    }
    s->begin = *at;
    s->begin.width += roll(5) ? 0 : 0.1; /* it stands out */
    s->must = !end && roll(40) == 0;
}

static struct strain strain_any(double sign)
{
    return (struct strain){sign * between(0.05, 0.6),
                           roll(2) ? sign * between(0, 0.02) : 0,
                           roll(2) ? sign * between(0, 0.03) : 0};
}

static void paragraph_any(struct paragraph *p, int stops)
{
    memset(p, 0, sizeof *p);
    struct extent at = {0};
    for (int i = 1; i < stops; i++)
        put_stop(p, i, &at, i + 1 == stops);
    for (int i = stops - 1; i-- && i >= stops - 3 && !p->stop[i].must;)
        p->stop[i].rest = roll(2) ? REST_RUNT : REST_WORD;
    p->s = (struct stops){.stop = p->stop,
                          .count = stops,
                          .measure = between(6, 20),
                          .fill = (enum fill)roll(3)};
    p->s.last = roll(3) ? p->s.measure : between(1, p->s.measure);
    if (p->s.fill == FILL_JUSTIFIED || roll(2)) {
        p->s.least = strain_any(-1);
        p->s.most = strain_any(1);
    }
}

/* ---- all ways ---- */

struct trial {
    const struct stops *s;
    double best[MOST]; /* by count of lines */
    bool fits[MOST][MOST];
    double alone[MOST][MOST]; /* demerits of a line by itself */
    int class[MOST][MOST];
};

static double natural(const struct stops *s, int j, int i)
{
    return s->stop[i].end.width - s->stop[j].begin.width;
}

static double spaces(const struct stops *s, int j, int i)
{
    return s->stop[i].end.space - s->stop[j].begin.space;
}

/* How wide a line is when its letters, and its spaces, are so strained. */
static double strained(const struct stops *s, int j, int i, struct strain by)
{
    int pairs = s->stop[i].end.pairs - s->stop[j].begin.pairs;
    double w = natural(s, j, i), space = spaces(s, j, i);
    return w + by.space * space + by.fit * pairs + by.scale * (w - space);
}

static double ratio_of(const struct stops *s, int j, int i)
{
    struct strain low = s->least, high = s->most;
    low.space = high.space = 0;
    double least = strained(s, j, i, low), most = strained(s, j, i, high);
    if (s->measure < least)
        return (s->measure - least) /
               fmax(-s->least.space * spaces(s, j, i), 1e-9);
    if (s->measure > most)
        return (s->measure - most) /
               fmax(s->most.space * spaces(s, j, i), SPACELESS);
    return 0;
}

/* The share of what they may that the letters give. */
static double letters_of(const struct stops *s, int j, int i)
{
    double w = natural(s, j, i), left = s->measure - w;
    struct strain by = left < 0 ? s->least : s->most;
    by.space = 0;
    double room = strained(s, j, i, by) - w;
    return fabs(room) > 1e-9 ? fmax(0, fmin(1, left / room)) : 0;
}

static double badness_of(const struct stops *s, int j, int i, bool last)
{
    double r = ratio_of(s, j, i), left = s->measure - natural(s, j, i);
    if (s->fill == FILL_JUSTIFIED)
        r -= SPACES_WISH;
    double spaces_cost =
        fmin(BADNESS * r * r, HOPELESS + HOPELESS_MORE * fabs(r));
    double full = spaces_cost + LETTERS_COST * pow(letters_of(s, j, i), 2);
    if (left < 0)
        return full;
    switch (s->fill) {
    case FILL_RAGGED:
        return last ? 0 : BADNESS * pow((left - RAG_WISH) / RAG_UNIT, 2);
    case FILL_BALANCED:
        return BADNESS * pow(left / RAG_UNIT, 2);
    case FILL_JUSTIFIED:
        return last ? 0 : full;
    }
    return 0;
}

static int class_of(const struct stops *s, int j, int i, bool last)
{
    double r = ratio_of(s, j, i);
    if (s->fill != FILL_JUSTIFIED || (last && r > 0))
        return 1;
    return r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1 ? 2 : 3;
}

static double alone_of(const struct stops *s, int j, int i)
{
    const struct stop *from = &s->stop[j], *to = &s->stop[i];
    bool end = i + 1 == s->count, last = end || to->must;
    bool first = j == 0 || from->must;
    double sum = to->penalty * to->penalty;
    if (strained(s, j, i, s->least) > s->measure + 1e-9)
        sum += DEMERITS_OVER + LINE_COST * LINE_COST;
    else
        sum += pow(LINE_COST + badness_of(s, j, i, last), 2);
    if (end && natural(s, j, i) > s->last + 1e-9 && s->last < s->measure)
        sum += DEMERITS_PUSHED;
    if (from->hyphen && to->hyphen)
        sum += DEMERITS_HYPHENS;
    if (!last && from->word && from->word == to->word)
        sum += DEMERITS_ALIKE;
    if (last && !first && from->hyphen)
        sum += DEMERITS_LAST;
    if (last && !first && s->fill != FILL_BALANCED) {
        if (from->rest == REST_RUNT ||
            natural(s, j, i) < RUNT_WIDTH * s->measure)
            sum += DEMERITS_RUNT;
        else if (from->rest == REST_WORD)
            sum += DEMERITS_LONE;
    }
    return sum;
}

static void try_from(struct trial *t, int j, int lines, int class, double sum)
{
    if (j + 1 == t->s->count) {
        t->best[lines] = fmin(t->best[lines], sum);
        return;
    }
    for (int i = j + 1; i < t->s->count; i++) {
        if (t->fits[j][i]) {
            int next = t->class[j][i];
            double more = t->alone[j][i];
            if (abs(next - class) > 1)
                more += DEMERITS_CONTRAST;
            try_from(t, i, lines + 1, next, sum + more);
        }
        if (t->s->stop[i].must)
            return;
    }
}

static void try_all(struct trial *t)
{
    const struct stops *s = t->s;
    for (int i = 0; i < MOST; i++)
        t->best[i] = HUGE_VAL;
    for (int j = 0; j < s->count; j++)
        for (int i = j + 1; i < s->count; i++) {
            bool last = i + 1 == s->count || s->stop[i].must;
            t->fits[j][i] =
                i == j + 1 || strained(s, j, i, s->least) <= s->measure + 1e-9;
            t->alone[j][i] = alone_of(s, j, i);
            t->class[j][i] = class_of(s, j, i, last);
        }
    try_from(t, 0, 0, 1, 0);
}

/* ---- the comparison ---- */

static bool same(double got, double want)
{
    return want == HUGE_VAL ? got == want
                            : fabs(got - want) <= 1e-9 * fmax(1, want);
}

/* The plan is one of the paragraph's, and costs what it says. */
static bool plan_holds(const struct trial *t, const struct plan *p)
{
    double sum = 0;
    int class = 1;
    for (int k = 0, j = 0; k < p->lines; j = p->end[k++]) {
        int i = p->end[k];
        if (i <= j || i >= t->s->count || !t->fits[j][i])
            return false;
        sum += t->alone[j][i];
        if (abs(t->class[j][i] - class) > 1)
            sum += DEMERITS_CONTRAST;
        class = t->class[j][i];
    }
    return p->end[p->lines - 1] == t->s->count - 1 && same(sum, p->demerits);
}

/* Of `counts` counts of lines from the fewest on, the best is found. */
static bool counts_hold(struct arena *a, const struct trial *t, int least,
                        int counts)
{
    const struct plan *table = optimum_by_count(a, t->s, counts);
    for (int k = 0; k < counts; k++) {
        double want = least + k < MOST ? t->best[least + k] : HUGE_VAL;
        if (!same(table[k].demerits, want) ||
            (table[k].lines &&
             (table[k].lines != least + k || !plan_holds(t, &table[k]))))
            return false;
    }
    return true;
}

/* Whether what is found is the best there is; *ways grows by the counts of
 * lines there are. */
static bool paragraph_holds(struct arena *a, const struct stops *s, int *ways)
{
    struct trial t = {.s = s};
    try_all(&t);
    int least = 0;
    double best = HUGE_VAL;
    for (int n = MOST; n-- > 1;) {
        best = fmin(best, t.best[n]);
        if (t.best[n] < HUGE_VAL) {
            least = n;
            ++*ways;
        }
    }
    struct plan p = optimum(a, s);
    return same(p.demerits, best) && plan_holds(&t, &p) &&
           counts_hold(a, &t, least, 1) && counts_hold(a, &t, least, 3) &&
           counts_hold(a, &t, least, MOST - least);
}
