/* A buffer that grows in an arena by doubling. */
#include "base/arena.h"
#include <math.h>
#include <string.h>

struct buf buf_new(struct arena *a)
{
    return (struct buf){.arena = a};
}

static void reserve(struct buf *b, size_t more)
{
    if (more <= b->room - b->len)
        return;
    size_t room = b->room ? b->room * 2 : 256;
    while (room - b->len < more)
        room *= 2;
    if (b->room && arena_extend(b->arena, b->data, b->room, room)) {
        b->room = room;
        return;
    }
    char *data = arena_raw(b->arena, room);
    if (b->len)
        memcpy(data, b->data, b->len);
    b->data = data;
    b->room = room;
}

char *buf_room(struct buf *b, size_t more)
{
    reserve(b, more ? more : 1); /* never NULL */
    return b->data + b->len;
}

void buf_add(struct buf *b, const void *data, size_t len)
{
    if (!len)
        return;
    reserve(b, len);
    memcpy(b->data + b->len, data, len);
    b->len += len;
}

void buf_putc(struct buf *b, char c)
{
    if (b->len == b->room)
        reserve(b, 1);
    b->data[b->len++] = c;
}

void buf_key(struct buf *b, const char *s)
{
    if (s)
        buf_add(b, s, strlen(s) + 1);
    else
        buf_add(b, "\xFF", 2); /* never in UTF-8 */
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    reserve(b, 64); /* enough, as a rule */
    size_t room = b->room - b->len;
    int len = vsnprintf(b->data + b->len, room, fmt, args);
    va_end(args);
    if (len > 0 && (size_t)len >= room) {
        reserve(b, (size_t)len + 1);
        vsnprintf(b->data + b->len, (size_t)len + 1, fmt, again);
    }
    va_end(again);
    if (len > 0)
        b->len += (size_t)len;
}

void buf_utf8(struct buf *b, uint32_t c)
{
    char s[4];
    int n = 0;
    if (c < 0x80) {
        s[n++] = (char)c;
    } else if (c < 0x800) {
        s[n++] = (char)(0xC0 | c >> 6);
        s[n++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        s[n++] = (char)(0xE0 | c >> 12);
        s[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        s[n++] = (char)(0x80 | (c & 0x3F));
    } else {
        s[n++] = (char)(0xF0 | c >> 18);
        s[n++] = (char)(0x80 | (c >> 12 & 0x3F));
        s[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        s[n++] = (char)(0x80 | (c & 0x3F));
    }
    buf_add(b, s, (size_t)n);
}

void buf_number(struct buf *b, double v, int decimals)
{
    static const double scale[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    double scaled = round(fabs(v) * scale[decimals]);
    if (!(scaled < 1e15)) {
        buf_puts(b, "0");
        return;
    }
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%0*lld", decimals + 1,
                     (long long)scaled);
    int end = n;
    while (end > n - decimals && digits[end - 1] == '0')
        end--;
    if (v < 0 && scaled > 0)
        buf_putc(b, '-');
    buf_add(b, digits, (size_t)(n - decimals));
    if (end > n - decimals) {
        buf_putc(b, '.');
        buf_add(b, digits + n - decimals, (size_t)(end - (n - decimals)));
    }
}

const char *buf_text(struct buf *b)
{
    reserve(b, 1);
    b->data[b->len] = '\0';
    return b->data;
}

struct bytes buf_bytes(const struct buf *b)
{
    return (struct bytes){(const uint8_t *)b->data, b->len};
}

void buf_json(struct buf *b, const char *s)
{
    buf_putc(b, '"');
    for (uint32_t c; (c = utf8_next(&s));)
        if (c == '"' || c == '\\')
            buf_printf(b, "\\%c", (char)c);
        else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            buf_printf(b, "\\u%04x", c);
        else
            buf_utf8(b, c);
    buf_putc(b, '"');
}
