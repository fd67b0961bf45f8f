/* Which words of a text are hyphenated. What stands between spaces is looked
 * at as a whole: an address, a name of a file or a thing with digits or
 * capitals in it is not a word, and of "well-known", "and/or" and what the
 * author has put soft hyphens in the breaks are known already. */
#include <string.h>

#include "text/private.h"

/* A text walked from token to token. */
struct walk {
    const struct gathered *g;
    const struct hyphenation *hyphenation;
    uint8_t *may;
    int piece, control; /* the next that may touch the token */
    bool begins;        /* the token begins a sentence */
};

/* ---- characters ---- */

enum kind {
    KIND_LETTER,
    KIND_CAPITAL,
    KIND_APOSTROPHE,
    KIND_EDGE,
    KIND_STRANGE
};

static enum kind kind_of(uint32_t c)
{
    if (c < 0x80 && (c | 0x20) - 'a' < 26)
        return c < 'a' ? KIND_CAPITAL : KIND_LETTER;
    if (c == '\'' || c == 0x2019 || c == 0x2bc)
        return KIND_APOSTROPHE;
    if (c < 0x80)
        return strchr("()[]{}\",;:.!?*/", (int)c) ? KIND_EDGE : KIND_STRANGE;
    switch (
        (int)hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
        return KIND_CAPITAL;
    case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
        return KIND_LETTER;
    case HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION:
        return KIND_EDGE;
    default:
        return c == 0x2013 || c == 0x2014 || c == 0x2026 || c == 0xa1 ||
                       c == 0xbf
                   ? KIND_EDGE
                   : KIND_STRANGE;
    }
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

uint32_t character_at(const struct gathered *g, size_t at, size_t *next)
{
    const char *p = g->text + at;
    uint32_t c = utf8_next(&p);
    *next = (size_t)(p - g->text) + (c == 0);
    return c;
}

size_t token_end(const struct gathered *g, size_t from)
{
    size_t end = from, next;
    while (end < g->len && !is_blank(character_at(g, end, &next)))
        end = next;
    return end;
}

/* ---- tokens ---- */

/* Whether code, a name, another language, or a mark that says where lines may
 * end stands in bytes [from, to). */
static bool is_settled(struct walk *w, size_t from, size_t to)
{
    const struct gathered *g = w->g;
    while (w->piece < g->pieces && g->piece[w->piece].to <= from)
        w->piece++;
    while (w->control < g->controls && g->control[w->control].at <= from)
        w->control++;
    if (w->control < g->controls && g->control[w->control].at < to)
        return true;
    for (int i = w->piece; i < g->pieces && g->piece[i].from < to; i++)
        if ((g->piece[i].span->style & (SPAN_CODE | SPAN_NAME)) ||
            g->piece[i].span->lang)
            return true;
    return false;
}

/* A part of a token: letters alone. Only apostrophes stand between two. */
struct part {
    size_t from, to;
    bool capital; /* begins with one */
    bool within;  /* has one further on, as "PostgreSQL" */
};
enum { PARTS = 4 };

/* A token being read, letter by letter. */
struct token {
    struct part part[PARTS];
    int parts;
    bool in_part;
    bool odd;  /* a character that no word has, or where no word has it */
    bool edge; /* punctuation behind a letter, that nothing may follow */
};

static void token_letter(struct token *t, size_t at, size_t next, bool capital)
{
    t->odd |= t->edge;
    if (!t->in_part && t->parts == PARTS)
        t->odd = true;
    else if (!t->in_part)
        t->part[t->parts++] = (struct part){at, next, capital, false};
    else
        t->part[t->parts - 1].within |= capital;
    t->in_part = true;
    if (!t->odd)
        t->part[t->parts - 1].to = next;
}

static void token_add(struct token *t, const struct walk *w, size_t at,
                      size_t next, uint32_t c)
{
    enum kind k = kind_of(c);
    if (k == KIND_LETTER || k == KIND_CAPITAL) {
        token_letter(t, at, next, k == KIND_CAPITAL);
        return;
    }
    t->odd |= k == KIND_STRANGE;
    if (k == KIND_APOSTROPHE && t->in_part &&
        hyphenation_elided(w->hyphenation))
        return;
    t->in_part = false;
    t->edge |= k == KIND_EDGE && t->parts;
}

static struct token token_read(const struct walk *w, size_t from, size_t to)
{
    struct token t = {0};
    for (size_t at = from, next; at < to && !t.odd; at = next) {
        uint32_t c = character_at(w->g, at, &next);
        token_add(&t, w, at, next, c);
    }
    return t;
}

/* ---- sentences ---- */

/* Whether what follows the token begins a sentence. "Dr." and "J." do not
 * end one. */
static bool ends_sentence(const struct gathered *g, size_t from, size_t to,
                          const struct token *t)
{
    enum { LONGEST_TITLE = 5 };
    while (to > from + 1 && strchr("\"')]}", g->text[to - 1]))
        to--;
    char last = g->text[to - 1];
    bool title = t->parts == 1 && t->part[0].capital &&
                 t->part[0].to - t->part[0].from < LONGEST_TITLE;
    return last == '!' || last == '?' || (last == '.' && !title);
}

/* ---- words ---- */

static size_t letters(const char *text, size_t from, size_t to)
{
    size_t n = 0;
    for (; from < to; from++)
        n += (text[from] & 0xc0) != 0x80;
    return n;
}

/* A name is broken only as the author says. Nor is a long word that ends at
 * `end` broken near its beginning: what stands before the hyphen has to be
 * read as the whole of it, and carries so much. */
static void part_hyphenate(struct walk *w, const struct part *p, size_t end,
                           bool name)
{
    enum { CARRIED = 8 };
    uint16_t place[HYPHENS];
    int count = hyphenation_places(w->hyphenation, w->g->text + p->from,
                                   p->to - p->from, name, place);
    for (int i = 0; i < count; i++)
        if (w->may[p->from + place[i]] == LINE_NO &&
            letters(w->g->text, p->from, end) <=
                CARRIED *
                    (1 + letters(w->g->text, p->from, p->from + place[i])))
            w->may[p->from + place[i]] = LINE_PATTERN;
}

static void token_hyphenate(struct walk *w, size_t from, size_t to)
{
    struct token t = token_read(w, from, to);
    bool nouns = hyphenation_nouns(w->hyphenation);
    if (!t.odd && !is_settled(w, from, to))
        for (int i = 0; i < t.parts; i++) {
            bool first = w->begins && i == 0;
            const struct part *p = &t.part[i];
            part_hyphenate(w, p, to,
                           p->within || (p->capital && !nouns && !first));
        }
    w->begins = ends_sentence(w->g, from, to, &t) || (w->begins && !t.parts);
}

void words_hyphenate(const struct gathered *g, const struct hyphenation *h,
                     uint8_t *may)
{
    struct walk w = {.g = g, .hyphenation = h, .may = may, .begins = true};
    for (size_t at = 0, end; at < g->len; at = end) {
        end = token_end(g, at);
        if (end > at)
            token_hyphenate(&w, at, end);
        else
            character_at(g, at, &end);
    }
}
