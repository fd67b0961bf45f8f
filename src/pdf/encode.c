/* Text and numbers as PDF has them. */
#include "pdf/private.h"
#include <math.h>
#include <string.h>

void unit_hex(struct buf *b, unsigned u)
{
    static const char digit[] = "0123456789ABCDEF";
    char hex[4] = {digit[u >> 12 & 15], digit[u >> 8 & 15], digit[u >> 4 & 15],
                   digit[u & 15]};
    buf_add(b, hex, sizeof hex);
}

/* One or two units of UTF-16; how many. */
static int utf16(uint32_t c, unsigned unit[2])
{
    if (c < 0x10000) {
        unit[0] = c;
        return 1;
    }
    c -= 0x10000;
    unit[0] = 0xD800 | c >> 10;
    unit[1] = 0xDC00 | (c & 0x3FF);
    return 2;
}

void utf16_hex(struct buf *b, struct slice s)
{
    for (const char *p = s.text; p < s.text + s.len && *p;) {
        unsigned unit[2];
        int n = utf16(utf8_next(&p), unit);
        for (int i = 0; i < n; i++)
            unit_hex(b, unit[i]);
    }
}

static bool is_ascii(const char *s)
{
    for (; *s; s++)
        if (*s < 0x20 || *s > 0x7E)
            return false;
    return true;
}

struct bytes pdf_text(struct arena *a, const char *utf8)
{
    struct buf b = buf_new(a);
    if (is_ascii(utf8)) {
        size_t len = strlen(utf8);
        buf_add(&b, utf8, len < TEXT_LIMIT ? len : TEXT_LIMIT);
        return buf_bytes(&b);
    }
    buf_add(&b, "\xFE\xFF", 2);
    while (*utf8) {
        unsigned unit[2];
        size_t n = (size_t)utf16(utf8_next(&utf8), unit);
        if (b.len + 2 * n > TEXT_LIMIT)
            break;
        for (size_t i = 0; i < n; i++) {
            buf_putc(&b, (char)(unit[i] >> 8));
            buf_putc(&b, (char)(unit[i] & 0xFF));
        }
    }
    return buf_bytes(&b);
}

void put_fixed(struct buf *b, long value, int decimals)
{
    char digits[24];
    char *end = digits + sizeof digits, *p = end;
    unsigned long v = (unsigned long)(value < 0 ? -value : value);
    for (; decimals && v % 10 == 0; decimals--)
        v /= 10;
    if (decimals) {
        for (; decimals; decimals--, v /= 10)
            *--p = (char)('0' + v % 10);
        *--p = '.';
    }
    if (!v && p == end)
        *--p = '0';
    for (; v; v /= 10)
        *--p = (char)('0' + v % 10);
    if (value < 0)
        *--p = '-';
    buf_add(b, p, (size_t)(end - p));
}

long hundredths(pt v)
{
    return lround(v * 100);
}

bool length_fits(pt v)
{
    return isfinite(v) && fabs(v) <= LENGTH_LIMIT;
}
