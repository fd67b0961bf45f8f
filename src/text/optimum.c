/* The best lines: dynamic programming over the stops. A state is a stop, how
 * tight the line is that ends there and, when the best of each count is
 * wanted, how many lines more than the least it took. Nothing beyond the line
 * before changes what a line costs, so the best way to a state is the best
 * beginning of whatever goes on from it. */
#include "text/demerits.h"
#include "text/private.h"
#include <math.h>

enum { TIGHT, DECENT, LOOSE, OPEN, CLASSES };

static const double slop = 1e-9; /* em; what rounding may add up to */

static inline double lesser(double x, double y)
{
    return x < y ? x : y;
}

static inline double greater(double x, double y)
{
    return x > y ? x : y;
}

/* Where a line ends or begins if all before it were as narrow as can be, and
 * if only the letters were narrowed or widened as far as may be. */
struct edge {
    double narrow, low, high;
};

struct bounds {
    struct edge end, begin;
    double floor;       /* of end.narrow, from here on */
    double width, high; /* and of begin.width and begin.high */
};

struct node {
    double demerits; /* HUGE_VAL: there is no way here */
    int from;
};

struct search {
    const struct stops *s;
    int counts;  /* of lines that are told apart */
    bool merged; /* or none is */
    int classes; /* and of tightness */
    struct node *node;
    struct bounds *bounds;
    int *least;   /* fewest lines up to each stop */
    double *best; /* least demerits of the states of each stop */
};

/* ---- a line ---- */

static double narrowed(const struct extent *x, struct strain by)
{
    return x->width + by.fit * x->pairs + by.scale * (x->width - x->space);
}

static struct edge edge_of(const struct stops *s, const struct extent *x)
{
    double low = narrowed(x, s->least);
    return (struct edge){low + s->least.space * x->space, low,
                         narrowed(x, s->most)};
}

static struct bounds *bounds_of(struct arena *a, const struct stops *s)
{
    struct bounds *b = arena_array(a, (size_t)s->count, sizeof *b);
    struct bounds least = {
        .floor = HUGE_VAL, .width = HUGE_VAL, .high = HUGE_VAL};
    for (int i = s->count; i--;) {
        least.end = edge_of(s, &s->stop[i].end);
        least.begin = edge_of(s, &s->stop[i].begin);
        least.floor = lesser(least.floor, least.end.narrow);
        least.width = lesser(least.width, s->stop[i].begin.width);
        least.high = lesser(least.high, least.begin.high);
        b[i] = least;
    }
    return b;
}

static bool is_over(const struct search *q, int j, int i)
{
    return q->bounds[i].end.narrow - q->bounds[j].begin.narrow >
           q->s->measure + slop;
}

static double slack(const struct stops *s, int j, int i)
{
    return s->measure - (s->stop[i].end.width - s->stop[j].begin.width);
}

/* How far a line has to give to fill the measure. Spaces: -1 is all they may
 * shrink, 1 all they may stretch; they give what the letters cannot. Letters:
 * 1 is all they may. */
struct give {
    double spaces, letters;
};

static struct give give(const struct search *q, int j, int i)
{
    const struct stops *s = q->s;
    if (s->fill != FILL_JUSTIFIED && slack(s, j, i) >= 0)
        return (struct give){0};
    const struct bounds *to = &q->bounds[i], *from = &q->bounds[j];
    double space = s->stop[i].end.space - s->stop[j].begin.space;
    double off = slack(s, j, i);
    double low = s->measure - (to->end.low - from->begin.low);
    double high = s->measure - (to->end.high - from->begin.high);
    struct give g = {0};
    if (low < 0)
        g.spaces = low / greater(-s->least.space * space, slop);
    else if (high > 0)
        g.spaces = high / greater(s->most.space * space, SPACELESS);
    double room = off < 0 ? off - low : off - high;
    if (fabs(room) > slop)
        g.letters = greater(0, lesser(1, off / room));
    return g;
}

static bool ends(const struct stops *s, int i)
{
    return i + 1 == s->count || s->stop[i].must;
}

static double spaces_badness(const struct stops *s, double ratio)
{
    if (s->fill == FILL_JUSTIFIED)
        ratio -= SPACES_WISH;
    return lesser(BADNESS * ratio * ratio,
                  HOPELESS + HOPELESS_MORE * fabs(ratio));
}

static double slack_badness(const struct stops *s, double off)
{
    if (s->fill == FILL_RAGGED)
        off -= RAG_WISH;
    return BADNESS / (RAG_UNIT * RAG_UNIT) * off * off;
}

static double badness(const struct stops *s, int j, int i, struct give by)
{
    double off = slack(s, j, i);
    if (off < 0 || (s->fill == FILL_JUSTIFIED && !ends(s, i)))
        return spaces_badness(s, by.spaces) +
               LETTERS_COST * by.letters * by.letters;
    if (ends(s, i) && s->fill != FILL_BALANCED)
        return 0;
    return slack_badness(s, off);
}

/* No line that begins at stop j or later and ends at stop i has less of it:
 * the later, the emptier. */
static double least_badness(const struct search *q, int j, int i)
{
    const struct stops *s = q->s;
    if (ends(s, i))
        return 0;
    if (s->fill != FILL_JUSTIFIED) {
        double off = s->measure - (s->stop[i].end.width - q->bounds[j].width);
        return off > RAG_WISH ? slack_badness(s, off) : 0;
    }
    double space = s->stop[i].end.space - s->stop[j].begin.space;
    double high = s->measure - (q->bounds[i].end.high - q->bounds[j].high);
    double ratio = high / greater(s->most.space * space, SPACELESS);
    return ratio > SPACES_WISH ? spaces_badness(s, ratio) : 0;
}

/* What the last line of a paragraph of several costs more. */
static double last_demerits(const struct stops *s, int j, int i)
{
    const struct stop *from = &s->stop[j];
    double width = s->measure - slack(s, j, i), sum = 0;
    if (i + 1 == s->count && s->last < s->measure && width > s->last + slop)
        sum += DEMERITS_PUSHED;
    if (j == 0 || from->must)
        return sum;
    if (from->hyphen)
        sum += DEMERITS_LAST;
    if (s->fill == FILL_BALANCED)
        return sum;
    if (from->rest == REST_RUNT || width < RUNT_WIDTH * s->measure)
        return sum + DEMERITS_RUNT;
    return from->rest == REST_WORD ? sum + DEMERITS_LONE : sum;
}

/* Demerits of the line from stop j to stop i, but for contrast. */
static double line_demerits(const struct search *q, int j, int i,
                            struct give by)
{
    const struct stops *s = q->s;
    const struct stop *from = &s->stop[j], *to = &s->stop[i];
    double b = LINE_COST;
    double sum = to->penalty * to->penalty;
    if (is_over(q, j, i))
        sum += DEMERITS_OVER;
    else
        b += badness(s, j, i, by);
    sum += b * b;
    if (from->hyphen && to->hyphen)
        sum += DEMERITS_HYPHENS;
    if (ends(s, i))
        return sum + last_demerits(s, j, i);
    return from->word && from->word == to->word ? sum + DEMERITS_ALIKE : sum;
}

static int class_of(const struct search *q, int i, double by)
{
    if (q->classes == 1)
        return 0;
    if (by > 0 && ends(q->s, i))
        return DECENT;
    return by < -0.5 ? TIGHT : by <= 0.5 ? DECENT : by <= 1 ? LOOSE : OPEN;
}

/* ---- the search ---- */

static struct node *nodes_at(const struct search *q, int i)
{
    return q->node + (size_t)i * (size_t)(q->counts * q->classes);
}

/* A way to stop i in `lines` lines is found, none shorter being known. */
static void lower(struct search *q, int i, int lines)
{
    struct node *n = nodes_at(q, i);
    int all = q->counts * q->classes;
    int by = (q->least[i] - lines) * q->classes;
    q->least[i] = lines;
    if (q->merged)
        return;
    q->best[i] = HUGE_VAL; /* counts > 1 have no use for it */
    for (int k = all; k--;)
        n[k] = k >= by ? n[k - by] : (struct node){HUGE_VAL, -1};
}

/* Goes on from every state of stop j to stop i by one line. */
static void go(struct search *q, int j, int i)
{
    int lines = q->least[j] + 1;
    if (lines < q->least[i])
        lower(q, i, lines);
    int more = q->merged ? 0 : lines - q->least[i];
    struct give by = give(q, j, i);
    double demerits = line_demerits(q, j, i, by);
    int fit = class_of(q, i, by.spaces);
    const struct node *from = nodes_at(q, j);
    struct node *to = nodes_at(q, i);
    for (int c = 0; c + more < q->counts; c++)
        for (int k = 0; k < q->classes; k++) {
            const struct node *f = &from[c * q->classes + k];
            struct node *t = &to[(c + more) * q->classes + fit];
            double sum = f->demerits + demerits;
            if (k > fit + 1 || fit > k + 1)
                sum += DEMERITS_CONTRAST;
            if (sum >= t->demerits)
                continue;
            *t = (struct node){sum, (int)(f - q->node)};
            q->best[i] = lesser(q->best[i], sum);
        }
}

/* What the ways to stop i have in common, if they lead over the stops from
 * `head` on: none has fewer lines, nor fewer demerits before its last line. */
struct start {
    double demerits;
    int lines;
};

static struct start start_of(const struct search *q, int head, int i)
{
    struct start s = {q->best[i - 1], q->least[i - 1]};
    for (int k = head; k < i; k++) {
        s.demerits = lesser(s.demerits, q->best[k]);
        s.lines = q->least[k] < s.lines ? q->least[k] : s.lines;
    }
    return s;
}

/* Whether no way over stop j or a later one can be as good as the best there
 * is to stop i: what comes after costs all of them the same, but for
 * contrast. */
static bool is_settled(const struct search *q, int j, int i, struct start s)
{
    if (q->counts > 1 || s.lines + 1 < q->least[i])
        return false;
    double b = LINE_COST + least_badness(q, j, i);
    return s.demerits + b * b > q->best[i] + DEMERITS_CONTRAST;
}

/* Finds the ways to stop i, from the stops from `head` on. */
static void arrive(struct search *q, int head, int i)
{
    struct node *n = nodes_at(q, i);
    for (int k = 0; k < q->counts * q->classes; k++)
        n[k] = (struct node){HUGE_VAL, -1};
    q->best[i] = HUGE_VAL;
    q->least[i] = q->least[i - 1] + 1;
    struct start start = start_of(q, head, i);
    for (int j = head; j < i; j++) {
        if (!q->merged && q->least[j] + 1 - q->least[i] >= q->counts)
            continue;
        if (j < i - 1 && is_over(q, j, i))
            continue;
        if (is_settled(q, j, i, start))
            return;
        go(q, j, i);
    }
}

static void search_all(struct search *q)
{
    const struct stops *s = q->s;
    int head = 0; /* the first stop a line that is not too wide begins at */
    for (int i = 1; i < s->count; i++) {
        while (head < i - 1 &&
               q->bounds[i].floor - q->bounds[head].begin.narrow >
                   s->measure + slop)
            head++;
        arrive(q, head, i);
        if (s->stop[i].must)
            head = i;
    }
}

static struct search searched(struct arena *a, const struct stops *s,
                              int counts)
{
    struct search q = {.s = s,
                       .counts = counts ? counts : 1,
                       .merged = !counts,
                       .classes = s->fill == FILL_JUSTIFIED ? CLASSES : 1,
                       .bounds = bounds_of(a, s)};
    size_t n = (size_t)s->count;
    q.node = arena_array(a, n * (size_t)(q.counts * q.classes), sizeof *q.node);
    q.least = arena_array(a, n, sizeof *q.least);
    q.best = arena_array(a, n, sizeof *q.best);
    for (int k = 0; k < q.counts * q.classes; k++)
        q.node[k] = (struct node){HUGE_VAL, -1};
    q.node[q.classes > 1 ? DECENT : 0].demerits = 0;
    search_all(&q);
    return q;
}

/* The best of the states of the last stop with that many lines more. */
static struct plan plan_of(struct arena *a, const struct search *q, int more)
{
    int each = q->counts * q->classes;
    const struct node *n = nodes_at(q, q->s->count - 1) + more * q->classes;
    const struct node *best = n;
    for (int k = 1; k < q->classes; k++)
        if (n[k].demerits < best->demerits)
            best = &n[k];
    struct plan p = {.demerits = best->demerits};
    if (p.demerits == HUGE_VAL)
        return p;
    for (n = best; n->from >= 0; n = &q->node[n->from])
        p.lines++;
    int *end = arena_array(a, (size_t)p.lines, sizeof *end);
    int k = p.lines;
    for (n = best; n->from >= 0; n = &q->node[n->from])
        end[--k] = (int)((n - q->node) / each);
    p.end = end;
    return p;
}

struct plan optimum(struct arena *a, const struct stops *s)
{
    struct search q = searched(a, s, 0);
    return plan_of(a, &q, 0);
}

const struct plan *optimum_by_count(struct arena *a, const struct stops *s,
                                    int counts)
{
    struct search q = searched(a, s, counts);
    struct plan *p = arena_array(a, (size_t)counts, sizeof *p);
    for (int i = 0; i < counts; i++)
        p[i] = plan_of(a, &q, i);
    return p;
}
