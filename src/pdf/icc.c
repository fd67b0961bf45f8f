/* The colours of the page: sRGB (IEC 61966-2-1) as an ICC profile of version
 * 4.2 (ICC.1:2004-10), its transfer curve exact. The primaries, at xy (.64 .33)
 * (.30 .60) (.15 .06) with white at (.3127 .3290), are adapted to D50 by
 * Bradford's matrix, which `chad` gives, and add up to D50. Numbers are in
 * 1/65536. */
#include "pdf/private.h"

enum { TAGS = 10, HEADER = 128, DATA = HEADER + 4 + TAGS * 12 };

struct profile {
    struct buf table, data;
};

static void put_word(struct buf *b, uint32_t v)
{
    char byte[4] = {(char)(v >> 24), (char)(v >> 16), (char)(v >> 8), (char)v};
    buf_add(b, byte, sizeof byte);
}

/* A type and its numbers. */
static void put_numbers(struct buf *b, const char *type, const int *v,
                        int count)
{
    buf_puts(b, type);
    put_word(b, 0);
    for (int i = 0; i < count; i++)
        put_word(b, (uint32_t)v[i]);
}

/* An even number of ASCII letters, in English. */
static void put_letters(struct buf *b, const char *text, uint32_t letters)
{
    const int head[] = {1, 12};
    put_numbers(b, "mluc", head, 2);
    buf_puts(b, "enUS");
    put_word(b, letters * 2);
    put_word(b, 28);
    for (uint32_t i = 0; i < letters; i++) {
        buf_putc(b, '\0');
        buf_putc(b, text[i]);
    }
}

/* A row of the table: the data from `from` to its end so far. */
static void put_tag(struct profile *p, const char *name, size_t from)
{
    buf_puts(&p->table, name);
    put_word(&p->table, (uint32_t)(DATA + from));
    put_word(&p->table, (uint32_t)(p->data.len - from));
}

static void put_matrix(struct profile *p)
{
    static const struct {
        const char *name;
        int xyz[3];
    } points[] = {{"wtpt", {63190, 65536, 54061}},
                  {"rXYZ", {28576, 14581, 912}},
                  {"gXYZ", {25239, 46983, 6361}},
                  {"bXYZ", {9375, 3972, 46788}}};
    static const int adaptation[] = {68674, 1502, -3291, 1939, 64912,
                                     -1119, -606, 988,   49262};
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        size_t from = p->data.len;
        put_numbers(&p->data, "XYZ ", points[i].xyz, 3);
        put_tag(p, points[i].name, from);
    }
    size_t from = p->data.len;
    put_numbers(&p->data, "sf32", adaptation, 9);
    put_tag(p, "chad", from);
}

/* Form 3: ((x + .055) / 1.055)^2.4, and x / 12.92 below .04045. */
static void put_curves(struct profile *p)
{
    static const int curve[] = {3 << 16, 157286, 62119, 3417, 5072, 2651};
    size_t from = p->data.len;
    put_numbers(&p->data, "para", curve, 6);
    put_tag(p, "rTRC", from);
    put_tag(p, "gTRC", from);
    put_tag(p, "bTRC", from);
}

static void put_header(struct buf *b, size_t len)
{
    static const char classes[] = "mntrRGB XYZ ";
    put_word(b, (uint32_t)len);
    put_word(b, 0);
    put_word(b, 0x04200000);
    buf_puts(b, classes);
    put_word(b, 2004 << 16 | 1); /* made: year, month, day, hour, ... */
    put_word(b, 1 << 16);
    put_word(b, 0);
    buf_puts(b, "acsp");
    for (int i = 0; i < 7; i++) /* no platform, no device; perceptual */
        put_word(b, 0);
    put_word(b, 63190); /* D50 */
    put_word(b, 65536);
    put_word(b, 54061);
    while (b->len < HEADER)
        put_word(b, 0);
}

struct bytes icc_write(struct job *j)
{
    struct profile p = {buf_new(j->arena), buf_new(j->arena)};
    put_letters(&p.data, "sRGB", 4);
    put_tag(&p, "desc", 0);
    size_t from = p.data.len;
    put_letters(&p.data, "No copyright", 12);
    put_tag(&p, "cprt", from);
    put_matrix(&p);
    put_curves(&p);
    struct buf b = buf_new(j->arena);
    put_header(&b, DATA + p.data.len);
    put_word(&b, TAGS);
    buf_add(&b, p.table.data, p.table.len);
    buf_add(&b, p.data.data, p.data.len);
    return buf_bytes(&b);
}
