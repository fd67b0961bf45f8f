/* The bytes of a PDF read back by a few lines that know how ours is laid out:
 * a cross-reference stream, one object stream, everything deflated. */
#pragma once
#include "check.h"
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

static inline long number_after(const char *text, const char *key)
{
    const char *at = strstr(text, key);
    assert_non_null(at);
    return strtol(at + strlen(key), NULL, 10);
}

static inline void assert_in(const char *text, const char *words)
{
    if (!strstr(text, words))
        fail_msg("'%s' is not in the file", words);
}

static inline void assert_not_in(const char *text, const char *words)
{
    if (strstr(text, words))
        fail_msg("'%s' is in the file", words);
}

/* The stream of the object at `offset`, inflated. */
static inline const char *stream_at(struct arena *a, struct bytes pdf,
                                    size_t offset, size_t *len)
{
    const char *object = (const char *)pdf.data + offset;
    const char *data = strstr(object, "stream\n");
    assert_non_null(data);
    data += strlen("stream\n");
    size_t packed = (size_t)number_after(object, "/Length ");
    assert_memory_equal(data + packed, "\nendstream\nendobj\n", 18);
    size_t room = 1 << 20;
    char *out = arena_alloc(a, room);
    struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
    assert_int_equal(
        libdeflate_zlib_decompress(z, data, packed, out, room - 1, len), 0);
    libdeflate_free_decompressor(z);
    return out;
}

struct read {
    struct arena *arena;
    struct bytes pdf;
    const char *xref; /* dictionary of the cross-reference stream */
    const uint8_t *row;
    int rows, width;
    int wide[3];
};

static inline unsigned field(const struct read *r, int row, int which)
{
    const uint8_t *p = r->row + row * r->width;
    for (int i = 0; i < which; i++)
        p += r->wide[i];
    unsigned v = 0;
    for (int i = 0; i < r->wide[which]; i++)
        v = v << 8 | *p++;
    return v;
}

/* Rows that say what they differ in from the row above. */
static inline const uint8_t *unpredicted(struct arena *a, const char *data,
                                         int rows, int width)
{
    uint8_t *row = arena_array(a, (size_t)(rows + 1), (size_t)width);
    for (int i = 0; i < rows; i++) {
        assert_int_equal(*data++, 2);
        for (int k = 0; k < width; k++) {
            int above = i ? row[(i - 1) * width + k] : 0;
            row[i * width + k] = (uint8_t)(above + (uint8_t)*data++);
        }
    }
    return row;
}

static inline struct read read_xref(struct arena *a, struct bytes pdf)
{
    const char *text = (const char *)pdf.data;
    const char *tail = text + pdf.len - 30;
    size_t at = (size_t)number_after(strstr(tail, "startxref"), "startxref\n");
    struct read r = {.arena = a, .pdf = pdf, .xref = text + at};
    const char *w = strstr(r.xref, "/W[");
    assert_non_null(w);
    assert_int_equal(
        sscanf(w, "/W[%d %d %d]", &r.wide[0], &r.wide[1], &r.wide[2]), 3);
    r.width = r.wide[0] + r.wide[1] + r.wide[2];
    size_t len;
    const char *data = stream_at(a, pdf, at, &len);
    r.rows = (int)number_after(r.xref, "/Size ");
    assert_int_equal(number_after(r.xref, "/Columns "), r.width);
    assert_int_equal(len, r.rows * (r.width + 1));
    r.row = unpredicted(a, data, r.rows, r.width);
    return r;
}

/* Every object and every stream but XRef, as text; NUL is '@'. */
static inline const char *laid_open(struct arena *a, struct bytes pdf)
{
    struct read r = read_xref(a, pdf);
    struct buf b = buf_new(a);
    for (int i = 1; i < r.rows; i++) {
        if (field(&r, i, 0) != 1)
            continue;
        const char *object = (const char *)pdf.data + field(&r, i, 1);
        const char *end = strstr(object, "stream\n");
        buf_add(&b, object, (size_t)(end - object));
        size_t len;
        const char *data = stream_at(a, pdf, field(&r, i, 1), &len);
        for (size_t k = 0; k < len; k++)
            buf_putc(&b, data[k] ? data[k] : '@');
        buf_putc(&b, '\n');
    }
    return buf_text(&b);
}

/* An object's value, without its stream. */
static inline const char *object_text(const struct read *r, int number)
{
    assert_in_range(number, 1, r->rows - 1);
    if (field(r, number, 0) == 1) {
        const char *object =
            strstr((const char *)r->pdf.data + field(r, number, 1), "<<");
        const char *end = strstr(object, "\nstream\n");
        return arena_copy(r->arena, object, (size_t)(end - object));
    }
    assert_int_equal(field(r, number, 0), 2);
    unsigned packer = field(r, (int)field(r, number, 1), 1);
    unsigned index = field(r, number, 2);
    size_t len;
    const char *all = stream_at(r->arena, r->pdf, packer, &len), *p = all;
    size_t first =
        (size_t)number_after((const char *)r->pdf.data + packer, "/First ");
    for (unsigned i = 0; i < 2 * index; i++)
        p = strchr(p, ' ') + 1;
    assert_int_equal(strtol(p, NULL, 10), number);
    p = strchr(p, ' ') + 1;
    size_t from = first + strtoul(p, NULL, 10), to = len;
    const char *next = strchr(strchr(p, ' ') + 1, ' ');
    if (next && next < all + first)
        to = first + strtoul(next, NULL, 10);
    return arena_copy(r->arena, all + from, to - from);
}
