/* Hyphenation by patterns: Liang 1983. A pattern is letters with digits
 * between them; in a word, every pattern that is part of ".word." has its
 * say, the highest digit between two letters counts, and where it is odd a
 * hyphen may stand. The files are those of hyph-utf8, as TeX reads them. */
#include <string.h>
#include <strings.h>

#include "text/private.h"
#include "text/table.h"

/* Letters of a word that is worth a hyphen, and words an author may except. */
enum { SHORTEST = 5, LONGEST = 120, MOST_EXCEPTIONS = 4096 };

struct patterns {
    struct table pattern, exception;
    const struct language *language;
};

/* ---- languages ---- */

/* Which patterns are for which languages; a tag with more parts is of the
 * nearest with fewer. A hyphen has so many letters before and after it at the
 * least. `elided`: words are written together with an apostrophe, and so the
 * patterns have it. `nouns`: capitals are no sign of a name. */
static const struct language {
    const char *file, *tags;
    int left, right;
    bool elided, nouns;
} language[LANGUAGES] = {
    {"de-1996", "de lb", 2, 2, false, true},
    {"el-monoton", "el", 2, 2, true, false},
    {"en-gb", "en-au en-gb en-ie en-in en-nz en-za", 2, 3, false, false},
    {"en-us", "en", 2, 3, false, false},
    {"es", "es", 2, 2, false, false},
    {"fr", "fr", 2, 2, true, false},
    {"it", "it", 2, 2, true, false},
    {"nl", "nl", 2, 2, false, false},
    {"pl", "pl", 2, 2, false, false},
    {"pt", "pt", 2, 3, false, false},
    {"ru", "ru", 2, 2, false, false},
    {"sv", "sv", 2, 2, false, false},
    {"uk", "uk", 2, 2, true, false},
};

/* How much of `lang` the best of `tags` is. */
static size_t tag_length(const char *tags, const char *lang)
{
    size_t best = 0;
    for (size_t n; *tags; tags += n + (tags[n] == ' ')) {
        n = strcspn(tags, " ");
        if (n > best && strncasecmp(lang, tags, n) == 0 &&
            (!lang[n] || lang[n] == '-'))
            best = n;
    }
    return best;
}

int language_of(const char *lang)
{
    int best = -1;
    size_t longest = 0;
    for (int i = 0; i < LANGUAGES; i++) {
        size_t n = tag_length(language[i].tags, lang);
        if (n > longest) {
            best = i;
            longest = n;
        }
    }
    return best;
}

const char *language_file(struct arena *a, int row)
{
    return arena_printf(a, "hyphen/hyph-%s.tex", language[row].file);
}

/* ---- files ---- */

enum read { READ_WHOLE, READ_NOT, READ_MORE };

/* The words between the braces after `command`; `last` is the last brace of
 * the file. */
static enum read block_read(struct table *t, const char *last,
                            const char *command)
{
    const char *p =
        memmem(t->text, (size_t)(last - t->text), command, strlen(command));
    if (!p)
        return READ_NOT;
    p += strlen(command);
    while (p && p < last && *p != '}')
        if (*p == '%')
            p = memchr(p, '\n', (size_t)(last - p));
        else if (table_kind(t, *p) == TABLE_END)
            p++;
        else if (!(p = table_add(t, p)))
            return READ_MORE;
    return p && *p == '}' ? READ_WHOLE : READ_NOT;
}

static enum read table_read(struct arena *a, struct table *t, struct bytes file,
                            const char *command, size_t words, char mark)
{
    const char *text = (const char *)file.data;
    const char *last = memrchr(text, '}', file.len);
    enum read done = READ_MORE;
    for (; last && done == READ_MORE && words < file.len * 2; words *= 2) {
        *t = table_new(a, text, words, mark);
        done = block_read(t, last, command);
    }
    return done;
}

struct patterns *patterns_read(struct arena *a, const char *path, int row)
{
    struct bytes file;
    if (!file_map(path, &file) || file.len >= TABLE_TEXT)
        return NULL;
    struct patterns *p = arena_alloc(a, sizeof *p);
    p->language = &language[row];
    table_read(a, &p->exception, file, "\n\\hyphenation{", 32, '-');
    bool read = table_read(a, &p->pattern, file, "\n\\patterns{", file.len / 6,
                           0) == READ_WHOLE;
    return read ? p : NULL;
}

/* ---- words ---- */

/* ".word." as the patterns have it: small letters, marks on their letters. */
struct folded {
    char text[4 * LONGEST + 3];
    uint16_t from[4 * LONGEST + 3]; /* the word's byte a letter begins at */
    size_t len;
    int letters;
};

static uint32_t fold_letter(uint32_t c)
{
    if (c < 0x80)
        return c - 'A' < 26 ? c | 0x20 : c;
    return c == 0x2019 || c == 0x2bc ? '\'' : utf8_lower(c);
}

size_t utf8_put(char *to, uint32_t c)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t head[] = {0, 0xc0, 0xe0, 0xf0};
    to[0] = (char)(head[more] | c >> 6 * more);
    for (int i = 1; i <= more; i++)
        to[i] = (char)(0x80 | (c >> 6 * (more - i) & 0x3f));
    return (size_t)more + 1;
}

/* False when the word is too long. */
static bool fold(struct folded *f, const char *word, size_t len)
{
    hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();
    uint32_t before = 0, both;
    size_t begin = 1; /* of the letter before */
    if (len > UINT16_MAX)
        return false;
    f->letters = 0;
    f->text[0] = '.';
    f->len = 1;
    for (const char *p = word; p < word + len;) {
        size_t from = (size_t)(p - word);
        uint32_t c = fold_letter(utf8_next(&p));
        if (c >= 0x300 && before && hb_unicode_compose(u, before, c, &both)) {
            c = both;
            f->len = begin;
            from = f->from[begin];
        } else if (f->letters++ == LONGEST) {
            return false;
        }
        begin = f->len;
        f->from[begin] = (uint16_t)from;
        f->len += utf8_put(f->text + begin, c);
        before = c;
    }
    f->text[f->len] = '.';
    f->len++;
    return true;
}

static bool is_inside(char c)
{
    return ((uint8_t)c & 0xc0) == 0x80;
}

/* What the digits and hyphens of `word` say of the places from `at` on. */
static void word_says(const struct table *t, const char *word, uint8_t *at)
{
    for (int kind; (kind = table_kind(t, *word)) != TABLE_END; word++)
        if (kind == TABLE_LETTER)
            at++;
        else if (*word == '-')
            *at = 1;
        else if (*word - '0' > *at)
            *at = (uint8_t)(*word - '0');
}

static void patterns_say(const struct table *t, const struct folded *f,
                         uint8_t *level)
{
    for (size_t from = 0; from < f->len; from++) {
        if (is_inside(f->text[from]))
            continue;
        uint32_t h = 0;
        size_t end = f->len - from < t->longest ? f->len : from + t->longest;
        for (size_t i = from; i < end; i++) {
            h = table_hash(h, f->text[i]);
            if (i + 1 < f->len && is_inside(f->text[i + 1]))
                continue;
            const char *found = table_find(t, f->text + from, i + 1 - from, h);
            if (found)
                word_says(t, found, level + from);
        }
    }
}

/* Whether the word is an exception; then its places are in `level`. */
static bool excepted(const struct table *t, const struct folded *f,
                     uint8_t *level)
{
    uint32_t h = 0;
    for (size_t i = 1; t->count && i + 1 < f->len; i++)
        h = table_hash(h, f->text[i]);
    const char *found = table_find(t, f->text + 1, f->len - 2, h);
    if (found)
        word_says(t, found, level + 1);
    return found != NULL;
}

/* The places with an odd level, `left` letters from the beginning and `right`
 * from the end, in bytes of the word. */
static int places(const struct folded *f, const uint8_t *level, int left,
                  int right, uint16_t *place)
{
    int letter = 0, count = 0;
    for (size_t i = 1; i + 1 < f->len; i++) {
        if (is_inside(f->text[i]))
            continue;
        if (letter >= left && f->letters - letter >= right && level[i] % 2)
            place[count++] = f->from[i];
        letter++;
    }
    return count;
}

static int folded_places(const struct patterns *p, const struct folded *f,
                         uint16_t *place)
{
    uint8_t level[sizeof f->text] = {0};
    if (!excepted(&p->exception, f, level))
        patterns_say(&p->pattern, f, level);
    return places(f, level, p->language->left, p->language->right, place);
}

int patterns_places(const struct patterns *p, const char *word, size_t len,
                    uint16_t *place)
{
    struct folded f;
    return fold(&f, word, len) ? folded_places(p, &f, place) : 0;
}

/* ---- with the author's own exceptions ---- */

struct hyphenation {
    const struct patterns *patterns; /* NULL: none */
    struct table own;
    const char *words; /* of that table */
};

/* The words as a table has them, with blanks between. */
static const char *words_folded(struct arena *a, const char *const *words,
                                size_t *count)
{
    struct buf b = buf_new(a);
    *count = 0;
    for (; *words; words++)
        for (const char *w = *words; *(w += strspn(w, " "));) {
            size_t len = strcspn(w, " ");
            struct folded f;
            bool plain = strcspn(w, "0123456789!\"#$%}") >= len;
            if (plain && *count < MOST_EXCEPTIONS && fold(&f, w, len)) {
                buf_add(&b, f.text + 1, f.len - 2);
                buf_putc(&b, ' ');
                ++*count;
            }
            w += len;
        }
    return buf_text(&b);
}

const struct hyphenation *hyphenation_new(struct arena *a,
                                          const struct patterns *p,
                                          const char *const *exception)
{
    struct hyphenation *h = arena_alloc(a, sizeof *h);
    size_t count;
    const char *text = words_folded(a, exception, &count);
    h->patterns = p;
    h->words = text;
    h->own = table_new(a, text, count + 1, '-');
    while (text && *text) {
        text = table_add(&h->own, text);
        text += text && *text;
    }
    return h;
}

void hyphenation_key(struct buf *b, const struct hyphenation *h)
{
    const struct patterns *patterns = h ? h->patterns : NULL;
    buf_add(b, &patterns, sizeof patterns);
    buf_key(b, h ? h->words : NULL);
}

int hyphenation_places(const struct hyphenation *h, const char *word,
                       size_t len, bool own, uint16_t *place)
{
    struct folded f;
    uint8_t level[sizeof f.text] = {0};
    if (!fold(&f, word, len))
        return 0;
    if (excepted(&h->own, &f, level))
        return places(&f, level, 1, 1, place);
    bool worth = !own && h->patterns && f.letters >= SHORTEST;
    return worth ? folded_places(h->patterns, &f, place) : 0;
}

bool hyphenation_elided(const struct hyphenation *h)
{
    return h->patterns && h->patterns->language->elided;
}

bool hyphenation_nouns(const struct hyphenation *h)
{
    return h->patterns && h->patterns->language->nouns;
}
