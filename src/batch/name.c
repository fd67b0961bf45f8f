/* Names of outputs from a pattern. */
#include "batch/batch.h"
#include <string.h>

enum { LONGEST = 100 };

static const char *const placeholders[] = {"id",   "name",   "stem",  "variant",
                                           "lang", "layout", "paper", NULL};

static const char *value(const struct naming *n, int which)
{
    const char *const of[] = {n->id,   n->name,   n->stem, n->variant,
                              n->lang, n->layout, n->paper};
    return of[which] ? of[which] : "";
}

/* Which placeholder begins at s, a '{', and its length; -1: none. */
static int placeholder_at(const char *s, size_t *len)
{
    for (int i = 0; placeholders[i]; i++) {
        size_t n = strlen(placeholders[i]);
        if (strncmp(s + 1, placeholders[i], n) == 0 && s[n + 1] == '}') {
            *len = n + 2;
            return i;
        }
    }
    return -1;
}

bool pattern_has(const char *pattern, const char *placeholder)
{
    size_t len;
    for (const char *s = pattern; (s = strchr(s, '{')); s++) {
        int i = placeholder_at(s, &len);
        if (i >= 0 && strcmp(placeholders[i], placeholder) == 0)
            return true;
    }
    return false;
}

void pattern_check(struct arena *a, struct diags *d, const char *pattern)
{
    size_t len;
    for (const char *s = pattern; (s = strchr(s, '{')); s++) {
        if (placeholder_at(s, &len) >= 0)
            continue;
        size_t end = strcspn(s, "}");
        const char *word = arena_copy(a, s + 1, end - 1);
        diag(d, (struct mark){0}, DIAG_USAGE,
             "a name has no placeholder '{%s%s'", word, s[end] ? "}" : "");
        diag_nearest(d, word, placeholders);
    }
}

/* What some file system gives another meaning than its own, and what a
 * terminal would obey. */
static bool unfit(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD ||
           (c < 0x80 && strchr("/\\:*?\"<>|", (int)c)) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* Names that Windows keeps for devices, whatever follows a '.'. */
static bool reserved(const char *s, size_t len)
{
    static const char *const names[] = {"CON", "PRN", "AUX", "NUL"};
    size_t n = 0;
    char up[5] = "";
    for (; n < len && n < 5 && s[n] != '.'; n++)
        if (n < 4)
            up[n] = (char)(s[n] >= 'a' && s[n] <= 'z' ? s[n] - 32 : s[n]);
    for (int i = 0; i < 4 && n == 3; i++)
        if (strcmp(up, names[i]) == 0)
            return true;
    return n == 4 && up[3] >= '0' && up[3] <= '9' &&
           (strncmp(up, "COM", 3) == 0 || strncmp(up, "LPT", 3) == 0);
}

static void put_value(struct buf *b, const char *s)
{
    size_t before = b->len;
    const char *end = s + strlen(s);
    for (const char *next = s; s < end; s = next) {
        uint32_t c = utf8_next(&next);
        if (!unfit(c) && c != '.' && c != '-' && c != ' ')
            break;
    }
    while (s < end) {
        const char *next = grapheme_next(s, end);
        if (b->len - before + (size_t)(next - s) > LONGEST)
            break;
        while (s < next) {
            const char *from = s;
            uint32_t c = utf8_next(&s);
            if (unfit(c))
                buf_putc(b, '-');
            else
                buf_add(b, from, (size_t)(s - from));
        }
    }
    while (b->len > before && strchr(". ", b->data[b->len - 1]))
        b->len--;
}

/* Each name of the path that Windows keeps gets a '_' before it. */
static const char *without_reserved(struct arena *a, const char *path)
{
    struct buf b = buf_new(a);
    for (const char *s = path;; s++) {
        size_t len = strcspn(s, "/");
        if (reserved(s, len))
            buf_putc(&b, '_');
        buf_add(&b, s, len);
        s += len;
        if (!*s)
            return buf_text(&b);
        buf_putc(&b, '/');
    }
}

const char *pattern_fill(struct arena *a, const char *pattern,
                         const struct naming *n)
{
    struct buf b = buf_new(a);
    for (const char *s = pattern; *s;) {
        size_t len;
        int which = *s == '{' ? placeholder_at(s, &len) : -1;
        if (which < 0) {
            buf_putc(&b, *s++);
            continue;
        }
        put_value(&b, value(n, which));
        s += len;
    }
    return without_reserved(a, buf_text(&b));
}
