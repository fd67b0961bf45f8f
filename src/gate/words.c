/* Words for comparing. */
#include "gate/words.h"
#include <string.h>

static bool is_gap(uint32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0x85 || c == 0xA0 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x1680;
}

static bool is_nothing(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
           c == 0x034F || c == 0x061C || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool words_forbid(uint32_t c)
{
    return c == 0xAD || c == 0xFFFD || (c >= 0xFB00 && c <= 0xFB06) ||
           (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || c < 0x09;
}

/* ---- making words ---- */

static void begin_word(struct words *w)
{
    w->word = arena_more(w->text.arena, w->word, w->count, &w->room,
                         sizeof *w->word, 32);
    w->word[w->count++] = (struct word){.start = w->text.len};
    w->inside = true;
}

static void end_word(struct words *w)
{
    if (w->inside)
        w->word[w->count - 1].len = w->text.len - w->word[w->count - 1].start;
    w->inside = false;
}

static void put_character(struct words *w, uint32_t c)
{
    static const char *const letters[] = {"ff",  "fi",      "fl", "ffi",
                                          "ffl", "\u017Ft", "st"};
    if (!w->inside)
        begin_word(w);
    if (c < 0x80)
        buf_putc(&w->text, (char)c);
    else if (c >= 0xFB00 && c <= 0xFB06)
        buf_puts(&w->text, letters[c - 0xFB00]);
    else
        buf_utf8(&w->text, c);
}

/* A letter of one byte. */
static bool is_plain(char c)
{
    return c > ' ' && c < 0x7F;
}

/* The letters of [s, end), a character at a time only where it must be. */
static const char *put_letters(struct words *w, const char *s, const char *end)
{
    const char *from = s;
    while (s < end && is_plain(*s))
        s++;
    if (s > from) {
        if (!w->inside)
            begin_word(w);
        buf_add(&w->text, from, (size_t)(s - from));
    }
    return s;
}

/* `soft`: soft hyphens are no part of a word, and ligatures are letters. */
static void put_text(struct words *w, const char *s, const char *end, bool soft)
{
    while ((s = put_letters(w, s, end)) < end) {
        if (*s == ' ') {
            end_word(w);
            s++;
            continue;
        }
        uint32_t c = utf8_next(&s);
        if (is_gap(c))
            end_word(w);
        else if (!c)
            return;
        else if (!soft && c >= 0xFB00 && c <= 0xFB06) {
            if (!w->inside)
                begin_word(w);
            buf_utf8(&w->text, c);
        } else if (!is_nothing(c) && !(soft && c == 0xAD))
            put_character(w, c);
    }
}

struct words words_of_text(struct arena *a, const char *text, size_t len)
{
    struct words w = {.text = buf_new(a)};
    if (len)
        put_text(&w, text, text + len, false);
    end_word(&w);
    return w;
}

/* ---- the story ---- */

static void put_rich(struct words *w, struct rich r, bool optional)
{
    int first = w->count;
    for (int i = 0; i < r.count; i++)
        put_text(w, r.span[i].text, r.span[i].text + strlen(r.span[i].text),
                 true);
    end_word(w);
    for (int i = first; i < w->count; i++) {
        w->word[i].optional = optional;
        w->word[i].first = first;
        w->word[i].at = r.at;
    }
}

static void put_block(struct words *w, struct arena *a, const struct story *s,
                      const struct block *b)
{
    int first = w->count;
    put_rich(w, b->label, false);
    put_rich(w, b->text, false);
    for (int i = 0; i < b->parts; i++) {
        if (i && s->separator && *s->separator)
            put_rich(w, rich_of(a, s->separator, 0, b->at), true);
        put_rich(w, b->part[i], false);
    }
    put_rich(w, b->aside, false);
    if (first < w->count)
        w->word[first].opens = true;
}

void words_of_more(struct words *w, struct rich r)
{
    put_rich(w, r, false);
}

struct words words_of_story(struct arena *a, const struct story *s)
{
    struct words w = {.text = buf_new(a)};
    for (int i = 0; i < s->blocks; i++)
        put_block(&w, a, s, &s->block[i]);
    return w;
}

/* ---- as they stand ---- */

/* How far a text was found to be the story's. */
struct standing {
    const char *p, *end;
    bool inside; /* a word of the story has begun, and so far it stands there */
    bool parted; /* nothing need part the next one from the one before */
};

/* Whether a word may begin here, past the spaces. */
static bool word_stands(struct standing *t)
{
    const char *before = t->p;
    while (t->p < t->end && *t->p == ' ')
        t->p++;
    bool parted = t->parted || t->p > before;
    t->parted = false;
    t->inside = true;
    return parted;
}

/* Whether what is no plain letter stands there, and *s moved past it. */
static bool character_stands(struct standing *t, const char **s)
{
    const char *from = *s;
    uint32_t c = utf8_next(s);
    if (is_gap(c)) {
        t->inside = false;
        return true;
    }
    if (is_nothing(c) || c == 0xAD)
        return true;
    size_t len = (size_t)(*s - from);
    if (c == 0xFFFD || (c >= 0xFB00 && c <= 0xFB06) ||
        (!t->inside && !word_stands(t)) || (size_t)(t->end - t->p) < len ||
        memcmp(t->p, from, len) != 0)
        return false;
    t->p += len;
    return true;
}

/* Where the eights of plain characters end that stand there as they are,
 * within a word and on. */
static const char *eights_stand(struct standing *t, const char *s,
                                const char *end)
{
    const char *from = s;
    for (uint64_t x, y; end - s >= 8 && t->end - t->p >= 8; s += 8, t->p += 8) {
        memcpy(&x, s, 8);
        memcpy(&y, t->p, 8);
        if (x != y || !words_plain(x))
            break;
    }
    if (s > from && s[-1] == ' ') {
        t->inside = false;
        t->parted = true;
    }
    return s;
}

static bool span_stands(struct standing *t, const char *s)
{
    const char *end = s + strlen(s);
    while (s < end) {
        if (t->inside && (s = eights_stand(t, s, end)) == end)
            break;
        if (is_plain(*s)) {
            if (!t->inside && !word_stands(t))
                return false;
            const char *p = t->p;
            while (p < t->end && *s == *p && is_plain(*s))
                s++, p++;
            t->p = p;
            if (is_plain(*s))
                return false;
        } else if (*s == ' ') {
            t->inside = false;
            s++;
        } else if (!character_stands(t, &s)) {
            return false;
        }
    }
    return true;
}

static bool rich_stands(struct standing *t, struct rich r)
{
    for (int i = 0; i < r.count; i++)
        if (!span_stands(t, r.span[i].text))
            return false;
    t->inside = false;
    return true;
}

/* Words that may stand there or not, each. */
static void pass_separator(struct standing *t, const struct words *w)
{
    for (int i = 0; i < w->count; i++) {
        const char *before = t->p, *word = w->text.data + w->word[i].start;
        size_t len = w->word[i].len;
        if (word_stands(t) && (size_t)(t->end - t->p) >= len &&
            memcmp(t->p, word, len) == 0)
            t->p += len;
        else
            t->p = before;
    }
    t->inside = false;
}

bool words_stand(struct arena *a, const struct story *s, const char *text,
                 size_t len)
{
    text = len ? text : ""; /* what holds nothing is nowhere */
    struct standing t = {.p = text, .end = text + len};
    struct words separator = {.text = buf_new(a)};
    if (s->separator)
        put_rich(&separator, rich_of(a, s->separator, 0, (struct mark){0}),
                 true);
    for (int i = 0; i < s->blocks; i++) {
        const struct block *b = &s->block[i];
        t.parted = true;
        if (!rich_stands(&t, b->label) || !rich_stands(&t, b->text))
            return false;
        for (int k = 0; k < b->parts; k++) {
            if (k)
                pass_separator(&t, &separator);
            if (!rich_stands(&t, b->part[k]))
                return false;
        }
        if (!rich_stands(&t, b->aside))
            return false;
    }
    while (t.p < t.end && *t.p == ' ')
        t.p++;
    return t.p == t.end;
}

/* ---- telling of them ---- */

const char *word_text(struct arena *a, const struct words *w, int i)
{
    return arena_copy(a, w->text.data + w->word[i].start, w->word[i].len);
}

/* Word after word from where the text begins, so that of equal words the
 * right one is found. */
struct mark word_mark(struct arena *a, const struct words *w, int i)
{
    enum { LINES = 400 };
    const struct word *word = &w->word[i];
    struct mark from = word->at, best = word->at;
    for (int k = word->first; k <= i && from.line; k++) {
        from.len = 0;
        struct mark found = mark_find(from, word_text(a, w, k), LINES);
        if (!found.len)
            continue;
        best = k == i ? found : best;
        from = found;
        from.col += found.len;
    }
    return best;
}
