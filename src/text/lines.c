/* Where lines may end in a shaped paragraph, and first-fit lines. */
#include "text/private.h"

#include <string.h>

/* ---- chances ---- */

/* Whether the text before `i` ends in a hyphen or dash of a range. */
static bool after_hyphen(const char *text, size_t i)
{
    if (text[i - 1] == '-')
        return true;
    return i >= 3 && (memcmp(text + i - 3, "‐", 3) == 0 ||
                      memcmp(text + i - 3, "‒", 3) == 0 ||
                      memcmp(text + i - 3, "–", 3) == 0);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What a résumé wants beyond the annex: ranges of numbers stay whole, and so
 * do "C++" and what begins with '#' after a hyphen. */
static bool is_held(const char *text, size_t i)
{
    char before = text[i - 1], c = text[i];
    return (is_digit(c) && after_hyphen(text, i)) ||
           (c == '#' && before != ' ') || (c == '+' && before == '+');
}

static uint8_t *breaks_tailored(struct arena *a, const struct gathered *g)
{
    uint8_t *may = arena_alloc(a, g->len + 1);
    line_breaks(g->text, g->len, may);
    for (size_t i = 1; i < g->len; i++)
        if (may[i] == LINE_MAY && is_held(g->text, i))
            may[i] = LINE_NO;
    for (int i = 0; i < g->controls; i++) {
        const struct control *c = &g->control[i];
        if (c->at && c->at < g->len && g->text[c->at] != ' ')
            may[c->at] = c->kind == CONTROL_JOIN ? LINE_NO : LINE_MAY;
    }
    return may;
}

/* Whether a soft hyphen stood before the character at `at`; controls stand in
 * order, and *next is the first that has not been passed. */
static bool is_soft(const struct gathered *g, size_t at, int *next)
{
    bool soft = false;
    for (; *next < g->controls && g->control[*next].at <= at; ++*next)
        soft = g->control[*next].at == at &&
               g->control[*next].kind == CONTROL_HYPHEN &&
               g->text[at - 1] != ' ';
    return soft;
}

void para_chances(struct arena *a, const struct gathered *g, struct para *p)
{
    const uint8_t *may = breaks_tailored(a, g);
    int count = 0;
    for (size_t i = 0; i < g->len; i++)
        count += may[i] != LINE_NO;
    struct opportunity *o = arena_array(a, (size_t)count, sizeof *o);
    p->chance = o;
    for (int i = 1, next = 0; i < p->glyphs; i++) {
        uint32_t from = p->glyph[i].from;
        if (from != p->glyph[i - 1].from && may[from] != LINE_NO)
            o[p->chances++] = (struct opportunity){
                i, may[from] == LINE_MUST, from && is_soft(g, from, &next)};
    }
}

/* ---- widths ---- */

/* Whether the glyph is of a space that a line's end eats. */
static bool is_space(const struct para *p, int glyph)
{
    const char *s = p->text + p->glyph[glyph].from;
    if (*s == ' ')
        return true;
    if ((unsigned char)*s < 0xe1)
        return false;
    uint32_t c = utf8_next(&s);
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200a && c != 0x2007) ||
           c == 0x205f || c == 0x3000;
}

int para_trim(const struct para *p, int first, int end)
{
    while (end > first && is_space(p, end - 1))
        end--;
    return end;
}

/* What the last glyph gains when what it is kerned to goes away. */
static double unkerned(const struct para *p, int last)
{
    const struct glyph *g = &p->glyph[last];
    if (last + 1 >= p->glyphs || g->run != g[1].run ||
        p->run[g->run].level & 1 || g->from == g[1].from ||
        (last > 0 && g->from == g[-1].from))
        return 0;
    const struct face *f = p->run[g->run].face;
    double own =
        (double)face_advance(f, g->id) / f->upem + p->run[g->run].tracking;
    return own - (double)g->advance;
}

double para_width(const struct para *p, int first, int end)
{
    if (end <= first)
        return 0;
    double tracking = p->run[p->glyph[end - 1].run].tracking;
    return p->x[end] - p->x[first] - tracking + unkerned(p, end - 1);
}

unsigned para_hyphen(const struct para *p, int last, double *advance)
{
    const struct face *f = p->run[p->glyph[last].run].face;
    unsigned glyph = face_glyph(f, 0x2010);
    if (!glyph)
        glyph = face_glyph(f, '-');
    *advance = (double)face_advance(f, glyph) / f->upem;
    return glyph;
}

/* ---- lines ---- */

struct breaker {
    struct arena *arena;
    const struct para *para;
    double measure;
    struct line *line;
    int count, room;
    bool overfull;
};

/* Of [first, end) as a line; with a hyphen when `hyphen`. */
static double line_width(const struct para *p, int first, int end, bool hyphen)
{
    double more = 0;
    if (hyphen && end > first)
        para_hyphen(p, end - 1, &more);
    return para_width(p, first, end) + more;
}

static void line_add(struct breaker *b, int first, int end, int next,
                     bool hyphen)
{
    if (b->count == b->room) {
        int room = b->room ? b->room * 2 : 4;
        struct line *more = arena_array(b->arena, (size_t)room, sizeof *more);
        if (b->count)
            memcpy(more, b->line, (size_t)b->count * sizeof *more);
        b->line = more;
        b->room = room;
    }
    double width = line_width(b->para, first, end, hyphen);
    bool tail = b->count && b->line[b->count - 1].hyphen;
    b->line[b->count++] = (struct line){first, end, next, width, hyphen, tail};
}

static bool fits(const struct breaker *b, int first, int end, bool hyphen)
{
    return line_width(b->para, first, end, hyphen) <= b->measure + 1e-9;
}

/* The end of what fits of a word too wide, one grapheme at the least. */
static int forced(const struct breaker *b, int first, int end)
{
    const struct para *p = b->para;
    int best = end;
    for (int i = first + 1; i < end; i++) {
        if (p->glyph[i].from == p->glyph[i - 1].from)
            continue;
        if (best < end && !fits(b, first, i, false))
            break;
        best = i;
    }
    return best;
}

struct lines para_lines(struct arena *a, const struct para *p, double measure)
{
    struct breaker b = {.arena = a, .para = p, .measure = measure};
    int first = 0;       /* of the line */
    int end = 0, at = 0; /* the last chance that fits: seen, next line */
    bool hyphen = false; /* and whether a hyphen is seen there */
    for (int i = 0; i <= p->chances && p->glyphs; i++) {
        struct opportunity last = {p->glyphs, true, false};
        struct opportunity o = i < p->chances ? p->chance[i] : last;
        int seen = para_trim(p, at, o.glyph);
        if (!fits(&b, first, seen, o.hyphen) && at > first) {
            line_add(&b, first, end, at, hyphen);
            first = at;
        }
        while (!fits(&b, first, seen, o.hyphen)) {
            int cut = forced(&b, first, seen);
            b.overfull = true;
            if (cut == seen)
                break;
            line_add(&b, first, cut, cut, false);
            first = cut;
        }
        end = seen;
        at = o.glyph;
        hyphen = o.hyphen;
        if (o.must) {
            line_add(&b, first, end, at, false);
            first = at;
        }
    }
    return (struct lines){b.line, b.count, b.overfull};
}
