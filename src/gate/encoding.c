/* Encodings of simple fonts (ISO 32000-1, Annex D). */
#include "gate/reader.h"
#include <stdlib.h>
#include <string.h>

static const uint16_t win_80[] = {
    0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x2022, 0x017D, 0x2022,
    0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};

static const uint16_t mac_80[] = {
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0,
    0x00E2, 0x00E4, 0x00E3, 0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB,
    0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3, 0x00F2, 0x00F4, 0x00F6,
    0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
    0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8,
    0x2260, 0x00C6, 0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5,
    0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6,
    0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
    0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013,
    0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178,
    0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0x00B7, 0x201A,
    0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
    0x00CF, 0x00CC, 0x00D3, 0x00D4, 0x0000, 0x00D2, 0x00DA, 0x00DB, 0x00D9,
    0x0131, 0x02C6, 0x02DC, 0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD,
    0x02DB, 0x02C7};

static const uint16_t standard_a0[] = {
    0x0000, 0x00A1, 0x00A2, 0x00A3, 0x2044, 0x00A5, 0x0192, 0x00A7, 0x00A4,
    0x0027, 0x201C, 0x00AB, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x0000, 0x2013,
    0x2020, 0x2021, 0x00B7, 0x0000, 0x00B6, 0x2022, 0x201A, 0x201E, 0x201D,
    0x00BB, 0x2026, 0x2030, 0x0000, 0x00BF, 0x0000, 0x0060, 0x00B4, 0x02C6,
    0x02DC, 0x00AF, 0x02D8, 0x02D9, 0x00A8, 0x0000, 0x02DA, 0x00B8, 0x0000,
    0x02DD, 0x02DB, 0x02C7, 0x2014, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    0x0000, 0x0000, 0x00C6, 0x0000, 0x00AA, 0x0000, 0x0000, 0x0000, 0x0000,
    0x0141, 0x00D8, 0x0152, 0x00BA, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    0x00E6, 0x0000, 0x0000, 0x0000, 0x0131, 0x0000, 0x0000, 0x0142, 0x00F8,
    0x0153, 0x00DF, 0x0000, 0x0000, 0x0000, 0x0000};

static void fill(uint32_t unicode[256], const uint16_t *high, int from,
                 size_t count)
{
    for (uint32_t c = 0; c < 256; c++)
        unicode[c] = c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F) ? c : 0;
    for (size_t i = 0; i < count; i++)
        unicode[(size_t)from + i] = high[i];
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void fill_by_name(struct object name, bool truetype,
                         uint32_t unicode[256])
{
    if (object_is_name(name, "MacRomanEncoding")) {
        fill(unicode, mac_80, 0x80, COUNT(mac_80));
    } else if (object_is_name(name, "WinAnsiEncoding") ||
               (truetype && name.kind != OBJECT_NAME)) {
        fill(unicode, win_80, 0x80, COUNT(win_80));
        unicode[0xAD] = '-';
    } else {
        fill(unicode, standard_a0, 0xA0, COUNT(standard_a0));
        unicode['\''] = 0x2019;
        unicode['`'] = 0x2018;
    }
}

/* ---- names of glyphs ---- */

struct glyph {
    const char *name;
    uint32_t unicode;
};
static const struct glyph glyphs[] = {
#define GLYPH(name, unicode) {#name, unicode},
#include "gate/glyph.def"
#undef GLYPH
};

static int compare(const void *key, const void *row)
{
    const struct bytes *name = key;
    const struct glyph *g = row;
    size_t len = strlen(g->name);
    int c = memcmp(name->data, g->name, name->len < len ? name->len : len);
    return c ? c : name->len < len ? -1 : name->len > len;
}

/* "uni00E9", "u1F600": the digits after the prefix; 0 when they are none. */
static uint32_t by_digits(struct bytes name, size_t prefix, size_t least,
                          size_t most)
{
    uint32_t v = 0;
    size_t digits = name.len - prefix;
    if (name.len < prefix + least || digits > most)
        return 0;
    for (size_t i = prefix; i < name.len; i++) {
        int digit = byte_hex(name.data[i]);
        if (digit < 0)
            return 0;
        v = v << 4 | (uint32_t)digit;
    }
    return v > 0x10FFFF || (v >= 0xD800 && v < 0xE000) ? 0 : v;
}

uint32_t encoding_glyph(struct bytes name)
{
    const uint8_t *dot = name.len ? memchr(name.data, '.', name.len) : NULL;
    if (dot)
        name.len = (size_t)(dot - name.data);
    if (!name.len)
        return 0;
    const struct glyph *g =
        bsearch(&name, glyphs, COUNT(glyphs), sizeof *glyphs, compare);
    if (g)
        return g->unicode;
    uint32_t v = 0;
    if (name.len > 3 && memcmp(name.data, "uni", 3) == 0)
        v = by_digits(name, 3, 4, 4);
    if (!v && name.data[0] == 'u')
        v = by_digits(name, 1, 4, 6);
    return v;
}

static void differ(struct document *doc, struct object list,
                   uint32_t unicode[256])
{
    int code = 0;
    for (int i = 0; i < list.count && code < 256; i++) {
        struct object o = object_item(doc, list, i);
        if (o.kind == OBJECT_INT)
            code = object_int(o, 0, 255, 256);
        else if (o.kind == OBJECT_NAME)
            unicode[code++] =
                encoding_glyph((struct bytes){o.text, (size_t)o.count});
    }
}

void encoding_read(struct document *doc, struct object font,
                   uint32_t unicode[256])
{
    bool truetype = object_is_name(object_at(doc, font, "Subtype"), "TrueType");
    struct object encoding = object_at(doc, font, "Encoding");
    if (encoding.kind != OBJECT_DICT) {
        fill_by_name(encoding, truetype, unicode);
        return;
    }
    fill_by_name(object_at(doc, encoding, "BaseEncoding"), truetype, unicode);
    struct object list = object_at(doc, encoding, "Differences");
    if (list.kind == OBJECT_ARRAY && document_spend(doc, list.count * 20LL))
        differ(doc, list, unicode);
}
