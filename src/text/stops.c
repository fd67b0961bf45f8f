/* A shaped paragraph as stops. */
#include "text/stops.h"
#include "text/demerits.h"
#include <string.h>

struct maker {
    struct arena *arena;
    const struct para *para;
    const struct breaking *how;
    struct cast cast;
    int room;
    int at; /* a glyph, and what stands before it */
    double space;
    int pairs;
};

/* ---- extents ---- */

/* What stands before the glyph; asked for from left to right. */
static void extent_to(struct maker *m, int glyph, struct extent *e)
{
    const struct para *p = m->para;
    e->width = p->x[glyph];
    if (!m->cast.strained)
        return;
    for (; m->at < glyph; m->at++) {
        if (para_gap(p, m->at))
            m->space += (double)p->glyph[m->at].advance;
        m->pairs += para_pair(p, m->at);
    }
    e->space = m->space;
    e->pairs = m->pairs;
}

/* Of a line that ends with the glyph before `end`. */
static void extent_end(struct maker *m, int end, bool hyphen, struct extent *e)
{
    const struct para *p = m->para;
    extent_to(m, end, e);
    if (!end)
        return;
    double more = 0;
    if (hyphen)
        para_hyphen(p, end - 1, &more);
    else if (m->cast.strained)
        e->pairs -= para_pair(p, end - 1);
    e->width = p->x[end - 1] + para_width(p, end - 1, end) + more;
}

/* ---- stops ---- */

static uint32_t character(const struct para *p, int glyph)
{
    const char *s = p->text + p->glyph[glyph].from;
    return utf8_next(&s);
}

double stands_out(const struct para *p, const struct breaking *how, int glyph,
                  bool begins)
{
    if (how->protrusion <= 0 || glyph < 0 || glyph >= p->glyphs)
        return 0;
    const struct glyph *g = &p->glyph[glyph];
    const struct run *run = &p->run[g->run];
    if (run->level != p->base)
        return 0;
    return how->protrusion * run->size *
           face_protrusion(run->face, g->id, character(p, glyph), begins,
                           begins != (p->base & 1));
}

/* Of the hyphen behind glyph `last`. */
static double hyphen_out(const struct para *p, const struct breaking *how,
                         int last)
{
    double advance;
    unsigned glyph = para_hyphen(p, last, &advance);
    const struct run *run = &p->run[p->glyph[last].run];
    if (run->level != p->base)
        return 0;
    return how->protrusion * run->size *
           face_protrusion(run->face, glyph, '-', false, p->base & 1);
}

static bool is_letter(char c)
{
    return (c & 0x80) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Letters from `at` on, to the left or to the right, EDGE at the most. */
static int letters(const char *text, size_t at, size_t len, bool leftwards)
{
    int n = 0;
    while (n < EDGE) {
        if (leftwards ? at == 0 : at == len)
            break;
        char c = text[leftwards ? at - 1 : at];
        if (!is_letter(c))
            break;
        n += (c & 0xc0) != 0x80;
        at += leftwards ? (size_t)-1 : 1;
    }
    return n;
}

static bool is_hyphen(const char *text, size_t end)
{
    return text[end - 1] == '-' ||
           (end >= 3 && memcmp(text + end - 3, "‐", 3) == 0);
}

/* Of a line that ends before byte `at`. */
static double penalty(const struct para *p, size_t at, bool hyphen)
{
    const char *text = p->text;
    if (hyphen) {
        int close = EDGE - letters(text, at, p->len, true) + EDGE -
                    letters(text, at, p->len, false);
        return PENALTY_HYPHEN * (1 + PENALTY_EDGE * close);
    }
    if (is_hyphen(text, at))
        return PENALTY_DASH;
    return text[at - 1] == ' ' || (text[at - 1] & 0x80) ? 0 : PENALTY_BARE;
}

/* Names the word at `at`, by its first letters, when it is long enough for
 * its repetition to be seen. */
static unsigned word_at(const struct para *p, size_t at)
{
    enum { MOST = 12 };
    unsigned hash = 2166136261u, n = 0;
    for (; at < p->len && n < MOST && is_letter(p->text[at]); at++, n++)
        hash = (hash ^ (uint8_t)p->text[at]) * 16777619u;
    return n > 2 ? hash | 1 : 0;
}

/* Room for one more, at c->stop[c->count]. */
static void stop_room(struct maker *m)
{
    struct cast *c = &m->cast;
    if (c->count < m->room)
        return;
    m->room *= 2;
    size_t n = (size_t)c->count, room = (size_t)m->room;
    struct stop *stop = arena_array(m->arena, room, sizeof *stop);
    struct place *place = arena_array(m->arena, room, sizeof *place);
    c->stop = memcpy(stop, c->stop, n * sizeof *stop);
    c->place = memcpy(place, c->place, n * sizeof *place);
}

/* What stands out of the lines that meet at the stop. */
static void stop_edges(const struct maker *m, struct stop *s, struct place *at)
{
    const struct para *p = m->para;
    at->begins = stands_out(p, m->how, at->next, true);
    at->ends = at->hyphen ? hyphen_out(p, m->how, at->end - 1)
                          : stands_out(p, m->how, at->end - 1, false);
    s->begin.width += at->begins;
    s->end.width -= at->ends;
}

/* The stop before glyph `next`, behind the last glyph but spaces. */
static void stop_at(struct maker *m, int end, int next, bool hyphen, bool cut)
{
    stop_room(m);
    const struct para *p = m->para;
    struct stop *s = &m->cast.stop[m->cast.count];
    struct place *at = &m->cast.place[m->cast.count++];
    at->end = end;
    at->next = next;
    at->hyphen = hyphen;
    at->cut = cut;
    extent_end(m, end, hyphen, &s->end);
    extent_to(m, next, &s->begin);
    if (m->how->protrusion > 0)
        stop_edges(m, s, at);
    if (next == 0 || next == p->glyphs)
        return;
    size_t byte = p->glyph[next].from;
    s->penalty = cut ? PENALTY_CUT : penalty(p, byte, hyphen);
    s->hyphen = hyphen || is_hyphen(p->text, byte);
    s->word = hyphen || cut ? 0 : word_at(p, byte);
}

/* Whether glyphs [first, end) are too wide for a line of their own. */
static bool too_wide(const struct maker *m, int first, int end, bool hyphen)
{
    const struct para *p = m->para;
    double more = 0;
    if (hyphen && end > first)
        para_hyphen(p, end - 1, &more);
    more += first ? 0 : m->how->first;
    return para_width(p, first, end) + more > m->how->measure + 1e-9;
}

/* Cuts glyphs [first, end), which have no stop and are too wide, where a line
 * is full; one grapheme at the least is on each. */
static void cut(struct maker *m, int first, int end, bool hyphen)
{
    const struct para *p = m->para;
    const char *stop = p->text + p->len;
    while (too_wide(m, first, end, hyphen)) {
        int best = end;
        const char *letter = p->text + p->glyph[first].from;
        for (int i = first + 1; i < end; i++) {
            const char *at = p->text + p->glyph[i].from;
            while (letter < at)
                letter = grapheme_next(letter, stop);
            if (p->glyph[i].from == p->glyph[i - 1].from || letter > at)
                continue;
            if (best < end && too_wide(m, first, i, false))
                break;
            best = i;
        }
        if (best == end)
            return;
        stop_at(m, best, best, false, true);
        first = best;
    }
}

/* Letters and figures of [at, end); -1 when a space stands there. */
static int word_letters(const char *text, size_t at, size_t end)
{
    int count = 0;
    for (; at < end; at++) {
        if (text[at] == ' ')
            return -1;
        bool figure = text[at] >= '0' && text[at] <= '9';
        count += (is_letter(text[at]) || figure) && (text[at] & 0xc0) != 0x80;
    }
    return count;
}

/* Says of the last stops, those a last line may begin at, that only one word
 * follows, and whether a short one. */
static void mark_rest(struct maker *m)
{
    const struct para *p = m->para;
    int last = m->cast.count - 1;
    int end = m->cast.place[last].end;
    size_t to = end ? p->glyph[end - 1].to : 0;
    for (int i = last; i--;) {
        int next = m->cast.place[i].next;
        if (p->x[end] - p->x[next] > 2 * m->how->measure)
            return;
        int n = word_letters(p->text, p->glyph[next].from, to);
        if (n < 0)
            return;
        m->cast.stop[i].rest = n <= RUNT_LETTERS ? REST_RUNT : REST_WORD;
    }
}

/* A stop for the chance, and before it what cuts a piece too wide. */
static void chance_add(struct maker *m, struct opportunity o)
{
    int first = m->cast.place[m->cast.count - 1].next;
    int end = para_trim(m->para, first, o.glyph);
    cut(m, first, end, o.hyphen);
    stop_at(m, end, o.glyph, o.hyphen, false);
    m->cast.place[m->cast.count - 1].cut = o.bound && o.pattern;
}

/* The first chance from i on that is not bound, else the end of the text. */
static struct opportunity unbound(const struct para *p, int *i)
{
    while (*i < p->chances && p->chance[*i].bound)
        ++*i;
    return *i < p->chances ? p->chance[*i]
                           : (struct opportunity){.glyph = p->glyphs};
}

struct cast stops_of(struct arena *a, const struct para *p,
                     const struct breaking *how, bool strained)
{
    struct maker m = {.arena = a, .para = p, .how = how};
    m.cast = (struct cast){.para = p, .how = how, .strained = strained};
    m.room = p->chances + 2;
    m.cast.stop = arena_array(a, (size_t)m.room, sizeof *m.cast.stop);
    m.cast.place = arena_array(a, (size_t)m.room, sizeof *m.cast.place);
    stop_at(&m, 0, 0, false, false);
    m.cast.stop->begin.width -= how->first;
    for (int i = 0, next; i <= p->chances; i = next + 1) {
        next = i;
        struct opportunity o = unbound(p, &next);
        int first = m.cast.place[m.cast.count - 1].next;
        int end = para_trim(p, first, o.glyph);
        if (too_wide(&m, first, end, o.hyphen)) /* what is bound parts */
            for (; i < next; i++)
                chance_add(&m, p->chance[i]);
        chance_add(&m, o);
    }
    m.cast.stop[m.cast.count - 1].must = true;
    mark_rest(&m);
    return m.cast;
}
