/* CFF (Adobe Technical Note 5176), as far as its charset. In a CID-keyed font
 * the charset says which CID each glyph has, and after a cut these are not
 * the glyphs' numbers; a PDF's codes are CIDs. */
#include "pdf/private.h"

enum { OP_CHARSET = 15, OP_ESCAPE = 12, OP_ROS = 12 << 8 | 30 };

struct cursor {
    const uint8_t *data;
    size_t len, at;
    bool failed;
};

static unsigned take(struct cursor *c, int bytes)
{
    unsigned v = 0;
    while (bytes--) {
        if (c->at >= c->len) {
            c->failed = true;
            return 0;
        }
        v = v << 8 | c->data[c->at++];
    }
    return v;
}

/* Moves past an INDEX; *first is where its first object lies, with its end. */
static void skip_index(struct cursor *c, size_t first[2])
{
    unsigned count = take(c, 2);
    first[0] = first[1] = c->at;
    if (!count || c->failed)
        return;
    int size = (int)take(c, 1);
    size_t offsets = c->at, last = 0;
    if (size < 1 || size > 4) {
        c->failed = true;
        return;
    }
    size_t base = offsets + (size_t)size * (count + 1) - 1;
    first[0] = base + take(c, size);
    first[1] = base + take(c, size);
    c->at = offsets + (size_t)size * count;
    last = take(c, size);
    c->at = base + last;
    c->failed |= c->at > c->len || first[1] > c->at || first[0] > first[1];
}

/* An integer operand; reals are skipped and give 0. */
static long operand(struct cursor *c, unsigned b0)
{
    if (b0 == 28)
        return (int16_t)take(c, 2);
    if (b0 == 29)
        return (int32_t)take(c, 4);
    if (b0 == 30) {
        unsigned b = take(c, 1);
        while (!c->failed && (b & 0xF) != 0xF && b >> 4 != 0xF)
            b = take(c, 1);
        return 0;
    }
    if (b0 < 247)
        return (long)b0 - 139;
    long more = (long)take(c, 1);
    return b0 < 251 ? ((long)b0 - 247) * 256 + more + 108
                    : -((long)b0 - 251) * 256 - more - 108;
}

/* The charset's offset in a CID-keyed font, 0 in any other. */
static size_t charset_of(struct cursor *c)
{
    size_t name[2], top[2];
    take(c, 2);
    c->at = take(c, 1);
    skip_index(c, name);
    skip_index(c, top);
    long last = 0, charset = 0;
    bool cid = false;
    c->at = top[0];
    while (!c->failed && c->at < top[1]) {
        unsigned b0 = take(c, 1);
        if (b0 >= 28) {
            last = operand(c, b0);
            continue;
        }
        unsigned op = b0 == OP_ESCAPE ? b0 << 8 | take(c, 1) : b0;
        cid |= op == OP_ROS;
        if (op == OP_CHARSET)
            charset = last;
    }
    return cid && charset > 2 ? (size_t)charset : 0;
}

bool cff_number(uint8_t *cff, size_t len, int glyphs)
{
    struct cursor c = {.data = cff, .len = len};
    size_t at = charset_of(&c);
    if (c.failed || !at || glyphs < 2)
        return !c.failed;
    unsigned left = (unsigned)glyphs - 2;
    bool small = left < 256; /* then a range of the same form fits */
    size_t need = small ? 4 : 5;
    if (at > len || len - at < need)
        return false;
    uint8_t *p = cff + at;
    *p++ = small ? 1 : 2;
    *p++ = 0;
    *p++ = 1;
    if (!small)
        *p++ = (uint8_t)(left >> 8);
    *p = (uint8_t)left;
    return true;
}
