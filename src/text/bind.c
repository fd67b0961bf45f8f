/* What belongs together: a number and its unit, initials and a surname, a
 * month and its year. Two words and what stands between them decide, by short
 * lists; a wrong guess costs no more than a line that is a word shorter. */
#include <string.h>

#include "text/private.h"

enum list {
#define LIST(name, words) LIST_##name,
#include "text/bind.def"
#undef LIST
    LISTS
};

static const char *const lists[LISTS] = {
#define LIST(name, words) [LIST_##name] = " " words " ",
#include "text/bind.def"
#undef LIST
};

/* What stands between two blanks, and what is left of it without brackets,
 * quotes and commas. */
struct token {
    size_t from, to;
    const char *raw, *core;
    size_t len;
    bool closed; /* something was taken off its right */
    bool colon;  /* a colon and nothing else */
};

/* ---- characters ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_capital(const char *s)
{
    uint32_t c = utf8_next(&s);
    return c < 0x80 ? c - 'A' < 26 : utf8_lower(c) != c;
}

static const char *const openers[] = {"(", "[", "{", "\"", "'", "“", "‘",
                                      "„", "‚", "«", "‹",  "¿", "¡", NULL};
static const char *const closers[] = {",", ";", ":",  "!", "?", ")",
                                      "]", "}", "\"", "'", "”", "’",
                                      "“", "»", "›",  "…", NULL};

/* A letter or figure of ASCII. */
static bool is_plain(char c)
{
    return ((uint8_t)c | 0x20u) - 'a' < 26 || is_digit(c);
}

/* How many bytes of [s, end) are the first, or the last, of `marks`; but for
 * what is all of it. */
static size_t edge(const char *s, const char *end, const char *const *marks,
                   bool first)
{
    size_t len = (size_t)(end - s);
    if (len && is_plain(first ? s[0] : end[-1]))
        return 0;
    for (; *marks; marks++) {
        size_t n = strlen(*marks);
        if (n < len && memcmp(first ? s : end - n, *marks, n) == 0)
            return n;
    }
    return 0;
}

static struct token token_at(const struct gathered *g, size_t from)
{
    struct token t = {.from = from, .to = token_end(g, from)};
    const char *s = g->text + from, *end = g->text + t.to;
    for (size_t n; (n = edge(s, end, openers, true));)
        s += n;
    for (size_t n; (n = edge(s, end, closers, false)); end -= n) {
        t.colon = !t.closed && end[-1] == ':';
        t.closed = true;
    }
    t.raw = g->text + from;
    t.core = s;
    t.len = (size_t)(end - s);
    return t;
}

/* ---- what a word is ---- */

static uint32_t first(const struct token *t)
{
    const char *p = t->core;
    return utf8_next(&p);
}

static bool is(const struct token *t, const char *word)
{
    return strlen(word) == t->len && memcmp(t->core, word, t->len) == 0;
}

static size_t letters(const struct token *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->len; i++)
        n += (t->core[i] & 0xc0) != 0x80;
    return n;
}

/* Whether the word is of the list; capitals are as good where `any` is. */
static bool in(const struct token *t, enum list list, bool any)
{
    enum { LONGEST = 32 };
    char key[LONGEST + 8] = " ";
    size_t n = 1;
    const char *p = t->core, *end = p + t->len;
    if (t->len == 0 || t->len > LONGEST)
        return false;
    while (p < end && n < LONGEST) {
        uint32_t c = utf8_next(&p);
        n += utf8_put(key + n, any ? utf8_lower(c) : c);
    }
    key[n] = ' ';
    return strstr(lists[list], key) != NULL;
}

/* Begins with a figure, or a sign and a figure. */
static bool begins_number(const struct token *t)
{
    const char *p = t->core, *end = p + t->len;
    if (p < end && !is_digit(*p) && strspn(p, "+-~<>$#.("))
        p++;
    else if (p < end && (*p & 0x80) &&
             !utf8_is_letter_or_digit(first(t))) /* a minus, a euro */
        utf8_next(&p);
    return p < end && is_digit(*p);
}

/* No letter in it. */
static bool is_number(const struct token *t)
{
    if (!begins_number(t))
        return false;
    for (size_t i = 0; i < t->len; i++)
        if ((((uint8_t)t->core[i]) | 0x20u) - 'a' < 26)
            return false;
    return true;
}

/* A part of a long number: "10 000", "+49 30 1234567". */
static bool is_group(const struct token *t)
{
    return t->len && strspn(t->raw, "0123456789()+-/") >= t->to - t->from;
}

/* "J.", "J.R.", "J.-P.". */
static bool is_initial(const struct token *t)
{
    const char *p = t->core, *end = p + t->len;
    while (p < end && is_capital(p)) {
        utf8_next(&p);
        if (p >= end || *p != '.')
            return false;
        p++;
        p += p < end && *p == '-';
    }
    return t->len && p == end;
}

/* One letter. */
static bool is_single(const struct token *t)
{
    return letters(t) == 1 && utf8_is_letter_or_digit(first(t)) &&
           !is_digit(t->core[0]);
}

static bool is_capital_letter(const struct token *t)
{
    return is_single(t) && is_capital(t->core);
}

/* "GPA", "ISO", "C++": few capitals, with signs behind them or not. */
static bool is_caps(const struct token *t)
{
    enum { MOST = 6 };
    const char *p = t->core, *end = p + t->len;
    size_t capitals = 0;
    for (; p < end && is_capital(p); capitals++)
        utf8_next(&p);
    size_t signs = strspn(p, "+#");
    return capitals && letters(t) <= MOST && p + signs >= end &&
           (capitals > 1 || p < end);
}

/* "z.", "B.", "Chr.": letters and a point. */
static bool is_short(const struct token *t, size_t most)
{
    return t->len > 1 && t->core[t->len - 1] == '.' && letters(t) <= most &&
           utf8_is_letter_or_digit(first(t)) && !is_digit(t->core[0]);
}

/* ---- two words ---- */

/* Whether lang is one of `langs`, two letters each. */
static bool is_one_of(const char *lang, const char *langs)
{
    for (; lang && *langs; langs += 2)
        if (lang[0] == langs[0] && lang[1] == langs[1])
            return true;
    return false;
}

/* A unit, and with the point of a sentence too. */
static bool is_unit(struct token t)
{
    bool unit = in(&t, LIST_UNIT, false);
    t.len -= t.len > 1 && t.core[t.len - 1] == '.';
    return unit || in(&t, LIST_UNIT, false);
}

/* Between a number and what follows it. */
static bool binds_number(const struct token *r)
{
    return is_unit(*r) || in(r, LIST_MONTH, true);
}

/* Between what is counted and its number. */
static bool binds_to_number(const struct token *l)
{
    return is_caps(l) || in(l, LIST_NUMBERED, true) ||
           in(l, LIST_MONTH, true) || in(l, LIST_SEASON, true);
}

/* "12 de mayo de 1910". */
static bool binds_date(const struct token *l, const struct token *r,
                       const struct token *next)
{
    if (is(l, "de"))
        return begins_number(r) || in(r, LIST_MONTH, true);
    return is_number(l) && is(r, "de") && in(next, LIST_MONTH, true);
}

/* Between parts of a name. */
static bool binds_name(const struct token *l, const struct token *r)
{
    return is_initial(l) || in(l, LIST_TITLE, true) ||
           (is_capital(l->core) && in(r, LIST_SUFFIX, true));
}

static bool binds_letters(const struct token *l, const struct token *r)
{
    return (is_short(l, 2) && is_short(r, 4)) ||
           (is_capital_letter(l) &&
            (is(r, "++") || is(r, "#") || is(r, "&"))) ||
           (is(l, "&") && is_capital_letter(r)) ||
           (is(l, "et") && is(r, "al.")) || is(l, "«") || is(r, "»");
}

static bool binds(const struct token *l, const struct token *r,
                  const struct token *next, const char *lang)
{
    if ((in(r, LIST_MARK, false) && !r->closed) || (is_group(l) && is_group(r)))
        return true;
    if (begins_number(r) && (!l->closed || l->colon) && binds_to_number(l))
        return true;
    if (is_capital(r->core) && (!l->closed || in(r, LIST_SUFFIX, true)) &&
        binds_name(l, r))
        return true;
    if (l->closed)
        return false;
    return (is_number(l) && binds_number(r)) || binds_letters(l, r) ||
           (is_one_of(lang, "esptglca") && binds_date(l, r, next)) ||
           (l->len <= 2 && is_single(l) && is_one_of(lang, "plcsskruukbe")) ||
           (is_one_of(lang, "ruukbe") && in(r, LIST_PARTICLE, false));
}

/* ---- within a word ---- */

static bool is_letter_before(const char *text, size_t at)
{
    return at && ((text[at - 1] & 0x80) ||
                  ((uint8_t)text[at - 1] | 0x20u) - 'a' < 26);
}

/* Letters before byte `at`, back to the word's beginning, a hyphen or a
 * slash; and from it on. */
static size_t run_before(const struct token *t, const char *text, size_t at)
{
    size_t n = 0;
    while (at > t->from && is_letter_before(text, at))
        n += (text[--at] & 0xc0) != 0x80;
    return n;
}

static size_t run_after(const struct token *t, const char *text, size_t at)
{
    size_t n = 0;
    for (; at < t->to && is_letter_before(text, at + 1); at++)
        n += (text[at] & 0xc0) != 0x80;
    return n;
}

/* "e-mail", "I/O", "km/h": a part of a letter or two is not worth a line's
 * end; a long dash does not begin one. */
static bool binds_within(const struct token *t, const char *text, size_t at)
{
    if (text[at - 1] == '-')
        return run_before(t, text, at - 1) < 2 || run_after(t, text, at) < 2;
    if (text[at - 1] == '/' && text[at] != '/')
        return run_before(t, text, at - 1) < 4 || run_after(t, text, at) < 4;
    return strncmp(text + at, "—", 3) == 0;
}

/* ---- a text ---- */

static void bind_within(const struct gathered *g, const struct token *t,
                        uint8_t *may)
{
    for (size_t i = t->from + 1; i < t->to; i++)
        if (may[i] == LINE_MAY && binds_within(t, g->text, i))
            may[i] = LINE_BOUND;
}

/* The token that begins at or behind `at`; an empty one at the end. */
static struct token token_next(const struct gathered *g, size_t at)
{
    while (at < g->len && token_end(g, at) == at)
        character_at(g, at, &at);
    return at < g->len ? token_at(g, at)
                       : (struct token){.from = at, .to = at, .core = ""};
}

void breaks_bind(const struct gathered *g, const char *lang, uint8_t *may)
{
    struct token l = token_next(g, 0), r = token_next(g, l.to), next;
    bind_within(g, &l, may);
    for (; r.len; l = r, r = next) {
        next = token_next(g, r.to);
        bind_within(g, &r, may);
        if (may[r.from] == LINE_MAY && binds(&l, &r, &next, lang))
            may[r.from] = LINE_BOUND;
    }
}
