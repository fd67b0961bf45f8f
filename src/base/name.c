/* What may stand in the name of a file. */
#include "base/base.h"
#include <string.h>

enum { LONGEST = 100 };

/* What some file system does not bear, a shell reads as more than it is, or
 * nobody sees. */
static bool unfit(uint32_t c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) ||
           (c < 0x80 && strchr("/\\:*?\"<>|'`$&;(){}[]!~#", (int)c)) ||
           (c >= 0x2000 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFD;
}

void buf_name(struct buf *b, const char *s)
{
    const char *end = s + strlen(s);
    size_t before = b->len;
    bool gap = false;
    for (const char *next; s < end; s = next) {
        const char *first = s;
        uint32_t c = utf8_next(&first);
        next = grapheme_next(s, end);
        if (unfit(c)) {
            next = first;
            gap = true;
            continue;
        }
        if (b->len == before && (c == '.' || c == '-'))
            continue;
        if (b->len - before + (size_t)(next - s) > LONGEST)
            break;
        if (gap && b->len > before)
            buf_putc(b, '-');
        gap = false;
        buf_add(b, s, (size_t)(next - s));
    }
    while (b->len > before && strchr(".-", b->data[b->len - 1]))
        b->len--;
}
