/* Directions: UAX #9 by FriBidi, and what a résumé wants beyond it. */
#include <fribidi.h>
#include <string.h>

#include "text/private.h"

/* ---- languages ---- */

bool lang_is_rtl(const char *lang)
{
    static const char *const rtl[] = {"ar", "he", "iw", "fa",  "ur", "ps", "sd",
                                      "ug", "yi", "dv", "ckb", "ks", "syr"};
    size_t n = lang ? strcspn(lang, "-_") : 0;
    for (size_t i = 0; n && i < sizeof rtl / sizeof *rtl; i++)
        if (strlen(rtl[i]) == n && strncmp(rtl[i], lang, n) == 0)
            return true;
    return false;
}

/* ---- the algorithm ---- */

bool bidi_levels(const uint32_t *text, int len, uint8_t *base, int8_t *level)
{
    struct arena *a = arena_new();
    FriBidiCharType *type = arena_array(a, (size_t)len, sizeof *type);
    FriBidiBracketType *bracket = arena_array(a, (size_t)len, sizeof *bracket);
    fribidi_get_bidi_types(text, len, type);
    fribidi_get_bracket_types(text, len, type, bracket);
    FriBidiParType par = *base == 0   ? FRIBIDI_PAR_LTR
                         : *base == 1 ? FRIBIDI_PAR_RTL
                                      : FRIBIDI_PAR_ON;
    bool done = fribidi_get_par_embedding_levels_ex(type, bracket, len, &par,
                                                    level) != 0;
    *base = FRIBIDI_IS_RTL(par) != 0;
    arena_free(a);
    return done;
}

int bidi_order(const int8_t *level, int count, int *order)
{
    int n = 0, highest = 0;
    for (int i = 0; i < count; i++) {
        if (level[i] < 0)
            continue;
        order[n++] = i;
        highest = level[i] > highest ? level[i] : highest;
    }
    for (; highest > 0; highest--)
        for (int i = 0, end; i < n; i = end + 1) {
            for (end = i; end < n && level[order[end]] >= highest;)
                end++;
            for (int k = i, l = end - 1; k < l; k++, l--) {
                int swap = order[k];
                order[k] = order[l];
                order[l] = swap;
            }
        }
    return n;
}

/* ---- a paragraph ---- */

static bool is_rtl(uint32_t c)
{
    static const struct characters set[] = {
        {0x590, 0x8ff},   {0x200f, 0x200f},   {0xfb1d, 0xfdff},
        {0xfe70, 0xfefc}, {0x10800, 0x10fff}, {0x1e800, 0x1efff},
    };
    return HAVE(set, c);
}

static bool has_rtl(const char *text)
{
    for (const char *p = text; *p;)
        if ((unsigned char)*p < 0xd6)
            p++;
        else if (is_rtl(utf8_next(&p)))
            return true;
    return false;
}

static bool has_latin(const char *text)
{
    for (const char *p = text; *p;) {
        uint32_t c = utf8_next(&p);
        if (utf8_is_letter_or_digit(c) && c > '9')
            return true;
    }
    return false;
}

/* The paragraph's level, or 2 where its first strong character tells: a page
 * from right to left has such paragraphs, but for those wholly in letters that
 * run the other way. */
static uint8_t base_of(const char *text, bool rtl, const char *lang)
{
    if (!lang_is_rtl(lang))
        return rtl ? 2 : 0;
    return rtl || !has_latin(text);
}

/* ---- isolates ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The end of a phone number that begins at `s`, "+1 (555) 0100" or without the
 * first sign "(555) 555-0100"; `s` when none does. */
static const char *phone_end(const char *s)
{
    enum { DIGITS_LEAST = 7, LONGEST = 40 };
    if ((*s != '+' && *s != '(') ||
        !is_digit(s[s[0] == '+' && s[1] == '(' ? 2 : 1]))
        return s;
    int digits = 0;
    const char *end = s;
    for (const char *p = s + 1;
         *p && strchr("0123456789 ()-./", *p) && p - s < LONGEST; p++) {
        digits += is_digit(*p);
        if (is_digit(*p))
            end = p + 1;
    }
    return digits < DIGITS_LEAST || is_ascii_letter(*end) ? s : end;
}

/* The end of a word of ASCII that must not be turned about: an address, or
 * letters with a sign behind ("C++"); `s` when it is none. */
static const char *word_end(const char *s)
{
    enum { LONGEST = 256 };
    const char *p = s;
    while (*p > ' ' && *p < 0x7f && p - s < LONGEST)
        p++;
    const char *end = p;
    while (end > s && strchr(".,;:!?)", end[-1]))
        end--;
    if (end == s)
        return s;
    size_t n = (size_t)(end - s);
    if (memchr(s, '@', n) || memmem(s, n, "://", 3) ||
        (n > 4 && strncmp(s, "www.", 4) == 0))
        return end;
    bool sign = n > 1 && (end[-1] == '+' || end[-1] == '#');
    return sign && is_ascii_letter(*s) ? end : s;
}

/* The end of a power that begins at `s`, "10⁻¹⁵"; `s` when none does. */
static const char *power_end(const char *s)
{
    static const struct characters raised[] = {
        {0xb2, 0xb3}, {0xb9, 0xb9}, {0x2070, 0x2079}};
    const char *p = s;
    while (is_digit(*p))
        p++;
    uint32_t c = p > s ? utf8_next(&p) : 0;
    if (c != 0x207a && c != 0x207b)
        return s;
    for (const char *next = p; HAVE(raised, utf8_next(&next));)
        p = next;
    return p;
}

/* The end of what begins at `s` and must not be turned about, or `s`. */
static const char *whole_end(const char *s)
{
    const char *end = phone_end(s);
    if (end == s)
        end = power_end(s);
    return end > s ? end : word_end(s);
}

/* The text as code points with isolates, and where each came from. */
struct isolated {
    uint32_t *c;
    size_t *from; /* byte; of an isolate: SIZE_MAX */
    int count;
};

enum { FSI = 0x2068, LRI = 0x2066, PDI = 0x2069 };

static void add(struct isolated *t, uint32_t c, size_t from)
{
    t->c[t->count] = c;
    t->from[t->count++] = from;
}

/* Bytes [from, to) of the text, which no link is in the midst of. */
static void add_plain(struct isolated *t, const char *text, size_t from,
                      size_t to)
{
    const char *p = text + from, *end = text + to, *closes = NULL;
    char before = from ? p[-1] : ' ';
    while (p < end) {
        if (p == closes) {
            add(t, PDI, SIZE_MAX);
            closes = NULL;
        }
        if (!closes && strchr(" (,;:", before)) {
            const char *stop = whole_end(p);
            if (stop > p && stop <= end) {
                add(t, LRI, SIZE_MAX);
                closes = stop;
            }
        }
        size_t at = (size_t)(p - text);
        before = *p;
        add(t, utf8_next(&p), at);
    }
    if (closes)
        add(t, PDI, SIZE_MAX);
}

static struct isolated isolate(struct arena *a, const struct gathered *g)
{
    size_t most = 3 * g->len + 2 * (size_t)g->pieces + 2;
    struct isolated t = {.c = arena_array(a, most, sizeof *t.c),
                         .from = arena_array(a, most, sizeof *t.from)};
    const char *url = NULL;
    for (int i = 0; i < g->pieces; i++) {
        const struct piece *p = &g->piece[i];
        const char *now = p->span->url;
        bool same = now && url && strcmp(now, url) == 0;
        if (url && !same)
            add(&t, PDI, SIZE_MAX);
        if (now && !same)
            add(&t, FSI, SIZE_MAX);
        url = now;
        if (url)
            for (const char *s = g->text + p->from; s < g->text + p->to;) {
                size_t at = (size_t)(s - g->text);
                add(&t, utf8_next(&s), at);
            }
        else
            add_plain(&t, g->text, p->from, p->to);
    }
    if (url)
        add(&t, PDI, SIZE_MAX);
    return t;
}

struct levels text_levels(struct arena *a, const struct gathered *g,
                          const char *lang, uint8_t *base)
{
    bool rtl = has_rtl(g->text);
    *base = base_of(g->text, rtl, lang);
    if (!*base || !g->len)
        return (struct levels){0};
    uint8_t *level = arena_alloc(a, g->len + 1);
    uint8_t *before = arena_alloc(a, g->len + 1), lowest = UINT8_MAX;
    struct isolated t = isolate(a, g);
    int8_t *deep = arena_alloc(a, (size_t)t.count + 1);
    bool done = bidi_levels(t.c, t.count, base, deep);
    for (int i = 0; done && i < t.count; i++) {
        uint8_t now = (uint8_t)deep[i];
        lowest = now < lowest ? now : lowest;
        size_t at = t.from[i];
        if (at == SIZE_MAX)
            continue;
        const char *end = g->text + at;
        utf8_next(&end);
        size_t len = (size_t)(end - g->text) - at;
        memset(level + at, now, len);
        memset(before + at, now, len);
        before[at] = lowest;
        lowest = UINT8_MAX;
    }
    return (struct levels){level, before};
}

/* ---- a line ---- */

bool para_apart(const struct para *p, int glyph)
{
    const struct run *now = &p->run[p->glyph[glyph].run];
    const struct run *last = &p->run[p->glyph[glyph - 1].run];
    return now != last &&
           (now->level != last->level || now->before < now->level);
}

/* Cuts the line into what stands together; before each, one of nothing, of the
 * level of what is between. */
static int cut(const struct para *p, const struct line *line,
               struct stretch *out, int8_t *level)
{
    int n = 0, end = line->end;
    for (int i = line->first, k; i < end; i = k) {
        const struct run *r = &p->run[p->glyph[i].run];
        for (k = r->end; k < end && !para_apart(p, k);)
            k = p->run[p->glyph[k].run].end;
        k = k < end ? k : end;
        out[n] = (struct stretch){.first = i, .end = i};
        level[n++] = (int8_t)r->before;
        out[n] = (struct stretch){i, k, r->level & 1, 0,
                                  line_x(p, line, k) - line_x(p, line, i)};
        level[n++] = (int8_t)r->level;
    }
    return n;
}

int para_stretches(struct arena *a, const struct para *p,
                   const struct line *line, const struct stretch **out)
{
    bool turns = p->turns && line->end > line->first;
    size_t most = 1;
    for (int i = line->first; turns && i + 1 < line->end; i++)
        most += p->glyph[i].run != p->glyph[i + 1].run;
    most *= 2;
    struct stretch *s = arena_array(a, most, sizeof *s);
    *out = s;
    s[0] = (struct stretch){line->first, line->next, false, 0, line->width};
    if (!turns)
        return 1;
    int8_t *level = arena_alloc(a, most);
    int *order = arena_array(a, most, sizeof *order);
    int n = cut(p, line, s, level);
    double rest = line->width;
    for (int i = 0; i + 1 < n; i++)
        rest -= s[i].width;
    s[n - 1].width = rest;
    s[n - 1].end = line->next;
    bidi_order(level, n, order);
    double x = 0;
    for (int i = 0; i < n; i++) {
        s[order[i]].x = x;
        x += s[order[i]].width;
    }
    n /= 2;
    for (int i = 0; i < n; i++)
        s[i] = s[2 * i + 1];
    return n;
}

double stretch_x(const struct para *p, const struct line *line,
                 const struct stretch *s, int first, int end)
{
    double start = line_x(p, line, s->first);
    return s->back ? s->x + s->width - (line_x(p, line, end) - start)
                   : s->x + line_x(p, line, first) - start;
}
