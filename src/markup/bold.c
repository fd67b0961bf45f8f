/* Keywords made bold wherever they stand as whole words, also across the
 * spans of a text. */
#include "markup/build.h"
#include <string.h>

/* '+' and '#' belong to a word: "C" is no whole word of "C++". */
static bool in_word(uint32_t c)
{
    return c == '+' || c == '#' || c == '_' || utf8_is_letter_or_digit(c);
}

static uint32_t char_at(const char *at)
{
    return utf8_next(&at);
}

/* Length of the longest keyword that stands whole at `at`; 0: none does. */
static size_t keyword_at(const char *text, const char *at,
                         const char *const *keyword)
{
    size_t best = 0;
    for (; *keyword; keyword++) {
        const char *k = *keyword;
        if (*k != *at)
            continue;
        size_t len = strlen(k);
        if (len <= best || strncmp(k, at, len) != 0)
            continue;
        bool open = in_word(utf8_before(text, at)) && in_word(char_at(k));
        bool shut =
            in_word(utf8_before(k, k + len)) && in_word(char_at(at + len));
        if (!open && !shut)
            best = len;
    }
    return best;
}

/* One char per byte of `text`: whether it becomes bold. NULL: none does. */
static char *find_keywords(struct arena *a, const char *text,
                           const char *const *keyword)
{
    bool begins[256] = {false};
    for (const char *const *k = keyword; *k; k++)
        begins[(unsigned char)**k] = true;
    begins[0] = false;
    char *bold = NULL;
    for (const char *s = text; *s;) {
        size_t len =
            begins[(unsigned char)*s] ? keyword_at(text, s, keyword) : 0;
        if (len && !bold)
            bold = arena_alloc(a, strlen(text) + 1);
        if (len)
            memset(bold + (s - text), 1, len);
        s += len ? len : 1;
    }
    return bold;
}

struct rich rich_bold_words(struct arena *a, struct rich r,
                            const char *const *keyword)
{
    if (!keyword || !*keyword || r.count == 0)
        return r;
    const char *bold = find_keywords(a, rich_text(a, r), keyword);
    if (!bold)
        return r;
    struct builder b = build_new(a);
    for (int i = 0; i < r.count; i++) {
        const struct span *s = &r.span[i];
        build_in(&b, s->lang);
        for (const char *c = s->text; *c;) {
            size_t n = 1;
            while (c[n] && bold[n] == *bold)
                n++;
            build_add(&b, c, n, s->style | (*bold ? (unsigned)SPAN_BOLD : 0),
                      s->url);
            c += n;
            bold += n;
        }
    }
    return build_done(&b, r.at);
}
