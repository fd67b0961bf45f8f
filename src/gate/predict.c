/* Predictors: what deflate was given is the difference to a neighbour
 * (ISO 32000-1, 7.4.4.4). */
#include "gate/document.h"
#include <stdlib.h>

struct rows {
    size_t row, pixel; /* bytes of a row, and of a pixel, at least one */
};

static uint8_t paeth(int left, int up, int corner)
{
    int p = left + up - corner;
    int a = abs(p - left), b = abs(p - up), c = abs(p - corner);
    return (uint8_t)(a <= b && a <= c ? left : b <= c ? up : corner);
}

/* One row by its PNG filter; `above` is NULL for the first. */
static void png_row(int filter, const struct rows *r, uint8_t *to,
                    const uint8_t *from, const uint8_t *above, size_t len)
{
    if (filter == 2 && above) { /* as nearly all tables have it */
        for (size_t i = 0; i < len; i++)
            to[i] = (uint8_t)(from[i] + above[i]);
        return;
    }
    for (size_t i = 0; i < len; i++) {
        int left = i >= r->pixel ? to[i - r->pixel] : 0;
        int up = above ? above[i] : 0;
        int corner = above && i >= r->pixel ? above[i - r->pixel] : 0;
        int add = filter == 1   ? left
                  : filter == 2 ? up
                  : filter == 3 ? (left + up) / 2
                  : filter == 4 ? paeth(left, up, corner)
                                : 0;
        to[i] = (uint8_t)(from[i] + add);
    }
}

static void png(struct document *doc, const struct rows *r, struct bytes *b)
{
    uint8_t *out = arena_raw(doc->arena, b->len);
    const uint8_t *above = NULL;
    size_t n = 0;
    for (size_t at = 0; at + 1 < b->len; at += r->row + 1) {
        size_t len = b->len - at - 1;
        if (len > r->row)
            len = r->row;
        png_row(b->data[at], r, out + n, b->data + at + 1, above, len);
        above = out + n;
        n += len;
    }
    *b = (struct bytes){out, n};
}

/* Bytes only, as all text and all tables are. */
static void tiff(struct document *doc, const struct rows *r, struct bytes *b)
{
    uint8_t *out = arena_raw(doc->arena, b->len);
    for (size_t i = 0; i < b->len; i++) {
        bool begins = i % r->row < r->pixel;
        out[i] = (uint8_t)(b->data[i] + (begins ? 0 : out[i - r->pixel]));
    }
    b->data = out;
}

bool filter_predict(struct document *doc, struct object parms, struct bytes *b)
{
    int kind = object_int_at(doc, parms, "Predictor", 1);
    if (kind < 2)
        return true;
    int columns = object_int_at(doc, parms, "Columns", 1);
    int colors = object_int_at(doc, parms, "Colors", 1);
    int bits = object_int_at(doc, parms, "BitsPerComponent", 8);
    if (columns < 1 || columns > 1 << 20 || colors < 1 || colors > 32 ||
        bits < 1 || bits > 16 || !document_spend(doc, (long long)b->len))
        return false;
    size_t pixel = ((size_t)colors * (size_t)bits + 7) / 8;
    struct rows r = {((size_t)columns * (size_t)colors * (size_t)bits + 7) / 8,
                     pixel};
    if (kind >= 10)
        png(doc, &r, b);
    else if (bits == 8)
        tiff(doc, &r, b);
    return kind >= 10 || bits == 8;
}
