/* UTF-8 and marks into it. */
#include "base/base.h"
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

uint32_t utf8_next(const char **s)
{
    const unsigned char *p = (const unsigned char *)*s;
    if (*p < 0x80) {
        *s += *p != 0;
        return *p;
    }
    int more = *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : 1;
    uint32_t c = *p & (0x3Fu >> more);
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    int i = 1;
    for (; i <= more && (p[i] & 0xC0) == 0x80; i++)
        c = c << 6 | (p[i] & 0x3F);
    if (*p < 0xC2 || *p > 0xF4 || i <= more || c < least[more] ||
        c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
        *s += 1;
        return 0xFFFD;
    }
    *s += more + 1;
    return c;
}

uint32_t utf8_before(const char *text, const char *at)
{
    if (at == text)
        return 0;
    do
        at--;
    while (at > text && ((unsigned char)*at & 0xC0) == 0x80);
    return utf8_next(&at);
}

int utf8_width(uint32_t c)
{
    return utf8proc_charwidth((utf8proc_int32_t)c);
}

uint32_t utf8_lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t utf8_upper(uint32_t c)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

bool utf8_is_letter_or_digit(uint32_t c)
{
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_NO;
}

bool utf8_is_seen(uint32_t c)
{
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    bool letter = c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    bool mark = c == 0x034F || (c >= 0x17B4 && c <= 0x17B5) ||
                (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) ||
                (c >= 0xE0100 && c <= 0xE01EF);
    return k < UTF8PROC_CATEGORY_ZS && k != UTF8PROC_CATEGORY_CN && !letter &&
           !mark;
}

const char *grapheme_next(const char *s, const char *end)
{
    const char *next = s;
    utf8proc_int32_t state = 0, last = (utf8proc_int32_t)utf8_next(&next), c;
    if (next == s) /* a NUL */
        return s + 1;
    for (s = next; s < end; s = next, last = c) {
        c = (utf8proc_int32_t)utf8_next(&next);
        if (next == s || utf8proc_grapheme_break_stateful(last, c, &state))
            break;
    }
    return s;
}

static bool is_ascii(const char *s)
{
    while (*s && (unsigned char)*s < 0x80)
        s++;
    return !*s;
}

const char *utf8_folded(struct arena *a, const char *s)
{
    utf8proc_uint8_t *mapped = NULL;
    size_t len = strlen(s);
    if (!is_ascii(s))
        utf8proc_map((const utf8proc_uint8_t *)s, 0, &mapped,
                     UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (mapped) {
        char *copy =
            arena_copy(a, (const char *)mapped, strlen((const char *)mapped));
        free(mapped);
        return copy;
    }
    char *copy = arena_copy(a, s, len);
    for (char *p = copy; *p; p++)
        *p = (char)(*p >= 'A' && *p <= 'Z' ? *p + ('a' - 'A') : *p);
    return copy;
}

/* ---- marks ---- */

struct mark mark_at_offset(const struct source *src, size_t offset)
{
    struct mark m = {src, 1, 1, 0};
    const char *end = src->text + (offset < src->len ? offset : src->len);
    for (const char *p = src->text; p < end;) {
        uint32_t c = utf8_next(&p);
        if (!c)
            break;
        m.col++;
        if (c == '\n') {
            m.line++;
            m.col = 1;
        }
    }
    return m;
}

/* The byte a mark stands at; NULL when it is beyond the source. */
static const char *mark_byte(struct mark at)
{
    if (!at.src || at.line < 1)
        return NULL;
    const char *p = at.src->text;
    for (int line = 1; line < at.line; line++) {
        p = strchr(p, '\n');
        if (!p)
            return NULL;
        p++;
    }
    for (int col = 1; col < at.col && *p && *p != '\n'; col++)
        utf8_next(&p);
    return p;
}

struct mark mark_find(struct mark at, const char *needle, int lines)
{
    const char *from = mark_byte(at);
    const char *found = from && *needle ? strstr(from, needle) : NULL;
    if (!found)
        return at;
    struct mark m = {at.src, at.line, at.col, 0};
    for (const char *p = from; p < found;) {
        m.col++;
        if (utf8_next(&p) == '\n') {
            m.line++;
            m.col = 1;
        }
    }
    if (m.line - at.line >= lines)
        return at;
    for (const char *p = needle; utf8_next(&p);)
        m.len++;
    return m;
}
