/* Filters of streams (ISO 32000-1, 7.4). What text never stands in, pictures,
 * is not decoded. */
#include "gate/document.h"
#include <libdeflate.h>
#include <string.h>

/* ---- deflate ---- */

static struct libdeflate_decompressor *inflater(struct document *doc)
{
    if (!doc->inflater)
        doc->inflater = libdeflate_alloc_decompressor();
    return doc->inflater;
}

/* One try at a size. A stream whose checksum is wrong is read all the same. */
static enum libdeflate_result inflate_into(struct document *doc,
                                           struct bytes in, uint8_t *out,
                                           size_t room, size_t *len)
{
    struct libdeflate_decompressor *z = inflater(doc);
    enum libdeflate_result got =
        z ? libdeflate_zlib_decompress(z, in.data, in.len, out, room, len)
          : LIBDEFLATE_BAD_DATA;
    if (!z || got != LIBDEFLATE_BAD_DATA || in.len < 3)
        return got;
    doc->damaged = true;
    return libdeflate_deflate_decompress(z, in.data + 2, in.len - 2, out, room,
                                         len);
}

static bool inflate(struct document *doc, struct bytes in, struct bytes *out)
{
    for (size_t room = in.len * 8 + 256;; room *= 4) {
        long long most = doc->inflate < doc->work ? doc->inflate : doc->work;
        if ((long long)room > most)
            room = most < 0 ? 0 : (size_t)most + 1;
        struct arena_mark mark = arena_mark(doc->arena);
        uint8_t *data = arena_raw(doc->arena, room);
        size_t len = 0;
        enum libdeflate_result got = inflate_into(doc, in, data, room, &len);
        if (got == LIBDEFLATE_SUCCESS) {
            doc->inflate -= (long long)len;
            *out = (struct bytes){data, len};
            return document_spend(doc, (long long)len) && doc->inflate >= 0;
        }
        arena_back(doc->arena, mark);
        if (got != LIBDEFLATE_INSUFFICIENT_SPACE || (long long)room > most)
            return false;
        document_spend(doc, (long long)room / 4);
    }
}

/* ---- text forms ---- */

static bool ascii_hex(struct document *doc, struct bytes in, struct bytes *out)
{
    uint8_t *data = arena_alloc(doc->arena, in.len / 2 + 1);
    size_t n = 0;
    for (size_t i = 0; i < in.len && in.data[i] != '>'; i++) {
        int v = byte_hex(in.data[i]);
        if (v < 0)
            continue;
        data[n / 2] = (uint8_t)(data[n / 2] | (n & 1 ? v : v << 4));
        n++;
    }
    *out = (struct bytes){data, (n + 1) / 2};
    return true;
}

static bool ascii_85(struct document *doc, struct bytes in, struct bytes *out)
{
    uint8_t *data = arena_alloc(doc->arena, in.len * 4 + 4);
    size_t n = 0;
    uint32_t group = 0;
    int digits = 0;
    for (size_t i = 0; i < in.len && in.data[i] != '~'; i++) {
        uint8_t c = in.data[i];
        if (c == 'z' && !digits) {
            n += 4;
            continue;
        }
        if (c < '!' || c > 'u')
            continue;
        group = group * 85 + (c - '!');
        if (++digits < 5)
            continue;
        for (int k = 3; k >= 0; k--)
            data[n++] = (uint8_t)(group >> (k * 8));
        group = 0;
        digits = 0;
    }
    if (digits > 1) {
        for (int k = digits; k < 5; k++)
            group = group * 85 + 84;
        for (int k = 3; k > 4 - digits; k--)
            data[n++] = (uint8_t)(group >> (k * 8));
    }
    *out = (struct bytes){data, n};
    return true;
}

static bool run_length(struct document *doc, struct bytes in, struct bytes *out)
{
    struct buf b = buf_new(doc->arena);
    for (size_t i = 0; i < in.len && in.data[i] != 128;) {
        size_t code = in.data[i++];
        size_t n = code < 128 ? code + 1 : 257 - code;
        if (!document_spend(doc, (long long)n))
            return false;
        if (code > 128) {
            for (; n && i < in.len; n--)
                buf_putc(&b, (char)in.data[i]);
            i++;
        } else {
            if (n > in.len - i)
                n = in.len - i;
            buf_add(&b, in.data + i, n);
            i += n;
        }
    }
    *out = buf_bytes(&b);
    return true;
}

/* ---- LZW ---- */

enum { LZW_CLEAR = 256, LZW_END, LZW_FIRST, LZW_CODES = 4096 };

struct lzw {
    struct bytes in;
    size_t at;
    uint32_t bits;
    int held;
};

static int lzw_next(struct lzw *z, int width)
{
    while (z->held < width) {
        if (z->at >= z->in.len)
            return LZW_END;
        z->bits = z->bits << 8 | z->in.data[z->at++];
        z->held += 8;
    }
    z->held -= width;
    return (int)(z->bits >> z->held & ((1u << width) - 1));
}

/* A code is what an earlier one stood for and one byte more, and both stand in
 * what was written already: its place and length there. */
static bool lzw(struct document *doc, struct bytes in, int early,
                struct bytes *out)
{
    size_t from[LZW_CODES], len[LZW_CODES];
    struct buf b = buf_new(doc->arena);
    struct lzw z = {.in = in};
    int next = LZW_FIRST, width = 9;
    bool first = true;
    for (int code; (code = lzw_next(&z, width)) != LZW_END;) {
        if (code == LZW_CLEAR) {
            next = LZW_FIRST;
            width = 9;
            first = true;
            continue;
        }
        size_t start = b.len;
        if (!first && next <= LZW_CODES)
            len[next - 1]++; /* its last byte is the first of this one */
        size_t n = code < 256 ? 1 : code < next ? len[code] : 0;
        if (!n || !document_spend(doc, (long long)n))
            return false; /* a code that stands for nothing yet; too much */
        if (code < 256)
            buf_putc(&b, (char)code);
        for (size_t i = 0; code >= LZW_FIRST && i < n; i++)
            buf_putc(&b, b.data[from[code] + i]);
        first = false;
        if (next < LZW_CODES) {
            from[next] = start;
            len[next] = n;
        }
        next += next <= LZW_CODES;
        width = next - 1 + early >= 2048   ? 12
                : next - 1 + early >= 1024 ? 11
                : next - 1 + early >= 512  ? 10
                                           : 9;
    }
    *out = buf_bytes(&b);
    return true;
}

/* ---- by name ---- */

static bool is_either(struct object name, const char *full, const char *brief)
{
    return object_is_name(name, full) || object_is_name(name, brief);
}

bool filter_run(struct document *doc, struct object name, struct object parms,
                struct bytes in, struct bytes *out)
{
    if (is_either(name, "FlateDecode", "Fl"))
        return inflate(doc, in, out) && filter_predict(doc, parms, out);
    if (is_either(name, "LZWDecode", "LZW"))
        return lzw(doc, in, object_int_at(doc, parms, "EarlyChange", 1) != 0,
                   out) &&
               filter_predict(doc, parms, out);
    if (!document_spend(doc, 5 * (long long)in.len))
        return false;
    if (is_either(name, "ASCIIHexDecode", "AHx"))
        return ascii_hex(doc, in, out);
    if (is_either(name, "ASCII85Decode", "A85"))
        return ascii_85(doc, in, out);
    if (is_either(name, "RunLengthDecode", "RL"))
        return run_length(doc, in, out);
    return false;
}
