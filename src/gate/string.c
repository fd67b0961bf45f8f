/* Text strings (ISO 32000-1, 7.9.2.2) and UTF-16 as UTF-8. */
#include "gate/reader.h"

/* PDFDocEncoding where it is not Latin-1. */
static const uint16_t from_18[] = {0x02D8, 0x02C7, 0x02C6, 0x02D9,
                                   0x02DD, 0x02DB, 0x02DA, 0x02DC};
static const uint16_t from_80[] = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039,
    0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A,
    0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131,
    0x0142, 0x0153, 0x0161, 0x017E, 0xFFFD, 0x20AC};

static uint32_t doc_character(uint8_t c)
{
    if (c >= 0x18 && c < 0x20)
        return from_18[c - 0x18];
    if (c >= 0x80 && c <= 0xA0)
        return from_80[c - 0x80];
    return c ? c : 0xFFFD;
}

uint32_t utf16_next(const uint8_t **p, const uint8_t *end, bool little)
{
    const uint8_t *s = *p;
    *p = end;
    if (end - s < 2)
        return 0xFFFD;
    *p = s + 2;
    uint32_t c =
        little ? s[0] | (uint32_t)s[1] << 8 : (uint32_t)s[0] << 8 | s[1];
    if (c >= 0xD800 && c < 0xDC00 && end - s >= 4) {
        uint32_t low =
            little ? s[2] | (uint32_t)s[3] << 8 : (uint32_t)s[2] << 8 | s[3];
        if (low >= 0xDC00 && low < 0xE000) {
            *p = s + 4;
            return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return !c || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

static void put_utf8(struct buf *b, const uint8_t *p, const uint8_t *end)
{
    char *copy = arena_copy(b->arena, (const char *)p, (size_t)(end - p));
    for (const char *s = copy; s - copy < end - p;) {
        uint32_t c = utf8_next(&s);
        s += !c;
        buf_utf8(b, c ? c : 0xFFFD);
    }
}

void string_put(struct buf *b, struct object o)
{
    const uint8_t *p = o.text, *end = p + o.count;
    if (o.count >= 2 &&
        ((p[0] == 0xFE && p[1] == 0xFF) || (p[0] == 0xFF && p[1] == 0xFE))) {
        bool little = p[0] == 0xFF;
        for (p += 2; p < end;)
            buf_utf8(b, utf16_next(&p, end, little));
    } else if (o.count >= 3 && p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF) {
        put_utf8(b, p + 3, end);
    } else {
        for (; p < end; p++)
            if (*p >= 0x20 && *p < 0x80)
                buf_putc(b, (char)*p);
            else
                buf_utf8(b, doc_character(*p));
    }
}

const char *string_text(struct document *doc, struct object o)
{
    struct buf b = buf_new(doc->arena);
    if (o.kind == OBJECT_STRING && document_spend(doc, o.count * 3LL))
        string_put(&b, o);
    return buf_text(&b);
}
