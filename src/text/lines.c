/* Where lines may end in a shaped paragraph, and where what is on them
 * stands. */
#include "text/private.h"

#include <string.h>

/* ---- chances ---- */

/* Whether the text before `i` ends in a hyphen or dash of a range; the annex
 * knows '-' itself. */
static bool after_hyphen(const char *text, size_t i)
{
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

static uint8_t *breaks_tailored(struct arena *a, const struct gathered *g,
                                const struct setting *set)
{
    uint8_t *may = arena_alloc(a, g->len + 1);
    line_breaks(g->text, g->len, may);
    breaks_syllables(g->text, g->len, may);
    for (size_t i = 1; i < g->len; i++)
        if (may[i] == LINE_MAY && is_held(g->text, i))
            may[i] = LINE_NO;
    if (set->bindings)
        breaks_bind(g, set->lang, may);
    for (int i = 0; i < g->controls; i++) {
        const struct control *c = &g->control[i];
        if (c->at && c->at < g->len && g->text[c->at] != ' ')
            may[c->at] = c->kind == CONTROL_JOIN ? LINE_NO : LINE_MAY;
    }
    if (set->hyphenation)
        words_hyphenate(g, set->hyphenation, may);
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

/* The glyph of a hyphen; 0: the font has none. */
static unsigned hyphen_of(const struct face *f)
{
    unsigned hyphen = face_glyph(f, 0x2010);
    return hyphen ? hyphen : face_glyph(f, '-');
}

/* Whether a hyphen may stand before glyph i: the font has one, and the word
 * goes on from left to right, and not for ever, since it is read as a whole
 * where it begins. Neither Hebrew nor Arabic is hyphenated. */
static bool goes_on(const struct para *p, int i)
{
    enum { LONGEST_REST = 1024 };
    size_t from = p->glyph[i].from;
    if (p->len - from > LONGEST_REST &&
        !memchr(p->text + from, ' ', LONGEST_REST))
        return false;
    const struct run *run = &p->run[p->glyph[i].run];
    return !(run->level & 1) && !para_apart(p, i) &&
           hyphen_of(p->run[p->glyph[i - 1].run].face);
}

void para_chances(struct arena *a, const struct gathered *g,
                  const struct setting *set, struct para *p)
{
    const uint8_t *may = breaks_tailored(a, g, set);
    int count = 0;
    for (size_t i = 0; i < g->len; i++)
        count += may[i] != LINE_NO;
    struct opportunity *o = arena_array(a, (size_t)count, sizeof *o);
    p->chance = o;
    for (int i = 1, next = 0; i < p->glyphs; i++) {
        uint32_t from = p->glyph[i].from;
        if (from == p->glyph[i - 1].from || may[from] == LINE_NO)
            continue;
        bool pattern = may[from] == LINE_PATTERN;
        bool hyphen = pattern || (from && is_soft(g, from, &next));
        if (hyphen && !goes_on(p, i))
            continue;
        o[p->chances++] = (struct opportunity){
            .glyph = i,
            .hyphen = hyphen,
            .pattern = pattern,
            .bound = may[from] == LINE_BOUND || (pattern && set->sparing)};
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
    static const struct characters eaten[] = {{0x1680, 0x1680},
                                              {0x2000, 0x2006},
                                              {0x2008, 0x200a},
                                              {0x205f, 0x205f},
                                              {0x3000, 0x3000}};
    return HAVE(eaten, c);
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
        (double)face_advance(f, g->id) / f->upem * p->run[g->run].size +
        p->run[g->run].tracking;
    return own - (double)g->advance;
}

double para_widest(const struct para *p)
{
    double widest = 0;
    int first = 0;
    for (int i = 0; i <= p->chances; i++) {
        if (i < p->chances && p->chance[i].bound)
            continue;
        int next = i < p->chances ? p->chance[i].glyph : p->glyphs;
        double width = para_width(p, first, para_trim(p, first, next));
        widest = width > widest ? width : widest;
        first = next;
    }
    return widest;
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
    const struct run *r = &p->run[p->glyph[last].run];
    const struct face *f = r->face;
    unsigned glyph = hyphen_of(f);
    *advance = (double)face_advance(f, glyph) / f->upem * r->size;
    return glyph;
}

/* ---- lines as they are set ---- */

bool para_gap(const struct para *p, int glyph)
{
    const char *s = p->text + p->glyph[glyph].from;
    return *s == ' ' || memcmp(s, "\u00a0", 2) == 0;
}

bool para_pair(const struct para *p, int glyph)
{
    const struct glyph *g = &p->glyph[glyph];
    return glyph + 1 < p->glyphs && g[0].from != g[1].from &&
           !para_gap(p, glyph) && !para_gap(p, glyph + 1);
}

double para_step(const struct para *p, int i, struct strain s)
{
    double step = (double)p->glyph[i].advance;
    if (para_gap(p, i))
        return step * (1 + s.space);
    if (s.fit != 0 && para_pair(p, i))
        step += s.fit;
    return step * (1 + s.scale);
}

bool strain_none(struct strain s)
{
    return s.space == 0 && s.fit == 0 && s.scale == 0;
}

double line_x(const struct para *p, const struct line *l, int i)
{
    if (strain_none(l->strain))
        return p->x[i] - p->x[l->first];
    double x = 0;
    for (int k = l->first; k < i; k++)
        x += para_step(p, k, l->strain);
    return x;
}
