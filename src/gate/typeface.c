/* Fonts as far as text needs them: what their codes say and how wide they
 * are. Font programs are not opened. */
#include "gate/reader.h"
#include <stdlib.h>

static bool is_embedded(struct document *doc, struct object font)
{
    static const char *const key[] = {"FontFile", "FontFile2", "FontFile3"};
    if (object_is_name(object_at(doc, font, "Subtype"), "Type3"))
        return true;
    struct object d = object_at(doc, font, "FontDescriptor");
    for (size_t i = 0; i < sizeof key / sizeof *key; i++)
        if (object_at_raw(doc, d, key[i]).kind != OBJECT_NULL)
            return true;
    return false;
}

static const char *name_of(struct document *doc, struct object font)
{
    struct object name = object_at(doc, font, "BaseFont");
    if (name.kind != OBJECT_NAME || memchr(name.text, 0, (size_t)name.count))
        return "";
    return arena_copy(doc->arena, (const char *)name.text, (size_t)name.count);
}

int typeface_code(const struct typeface *t, const uint8_t *s,
                  const uint8_t *end, uint32_t *code)
{
    int n = t->composite ? 2 : 1;
    if (t->codes && t->codes->spaces)
        n = t->codes->bytes_of[*s] ? t->codes->bytes_of[*s] : 1;
    if (n > end - s)
        n = (int)(end - s);
    *code = 0;
    for (int i = 0; i < n; i++)
        *code = *code << 8 | s[i];
    return n;
}

/* A ligature that is known by its name only, as its letters. */
static void put_named(struct buf *b, uint32_t c)
{
    static const char *const letters[] = {"ff", "fi", "fl", "ffi", "ffl"};
    if (c >= 0xFB00 && c <= 0xFB04)
        buf_puts(b, letters[c - 0xFB00]);
    else
        buf_utf8(b, c);
}

static void put_code(struct buf *b, const struct typeface *t, uint32_t code,
                     struct faults *f)
{
    const struct code_range *r = cmap_find(t->unicode, code);
    if (r) {
        cmap_put(b, r, code);
        return;
    }
    uint32_t c = t->simple && code < 256 ? t->simple[code] : 0;
    put_named(b, c ? c : 0xFFFD);
    f->unmapped += !c;
}

/* As many codes of two bytes from s on as are ASCII; where they end. */
static const uint8_t *put_ascii(struct buf *b, const struct cmap *c,
                                const uint8_t *s, const uint8_t *end)
{
    char *from = buf_room(b, (size_t)(end - s) / 2), *to = from;
    for (; end - s >= 2 && !s[0] && c->ascii[s[1]]; s += 2)
        *to++ = c->ascii[s[1]];
    b->len += (size_t)(to - from);
    return s;
}

void typeface_put(struct buf *b, const struct typeface *t, const uint8_t *s,
                  const uint8_t *end, struct faults *f)
{
    bool pairs = b && t->composite && !(t->codes && t->codes->spaces);
    while (s < end) {
        const uint8_t *before = s;
        if (pairs)
            s = put_ascii(b, t->unicode, s, end);
        if (s > before)
            continue;
        uint32_t code;
        s += typeface_code(t, s, end, &code);
        f->notdef += !code && t->composite;
        if (b)
            put_code(b, t, code, f);
    }
}

/* ---- widths ---- */

struct width_range {
    uint32_t lo, hi;
    const struct object *list; /* one each; NULL: all are `width` */
    double width;
};

struct widths {
    double simple[256];
    double otherwise;
    bool composite;
    const struct cmap *codes;
    struct width_range *range;
    int ranges;
};

static double number_or(struct object o, double otherwise)
{
    return object_is_number(o) && o.number > -1e5 && o.number < 1e5 ? o.number
                                                                    : otherwise;
}

static void read_simple(struct document *doc, const struct typeface *t,
                        struct widths *w)
{
    struct object list = object_at(doc, t->font, "Widths");
    struct object d = object_at(doc, t->font, "FontDescriptor");
    struct object m = object_at(doc, t->font, "FontMatrix");
    double unit = number_or(object_item(doc, m, 0), 0.001) * 1000;
    int first = object_int_at(doc, t->font, "FirstChar", 0);
    double other = number_or(object_at(doc, d, "MissingWidth"),
                             list.kind == OBJECT_ARRAY ? 0 : 500);
    for (int c = 0; c < 256; c++)
        w->simple[c] =
            unit * number_or(object_item(doc, list, c - first), other);
}

static int compare(const void *x, const void *y)
{
    const struct width_range *r = x, *s = y;
    return r->lo < s->lo ? -1 : r->lo > s->lo;
}

/* "120 [400 325 500]" and "7080 8032 1000". */
static void read_composite(struct document *doc, const struct typeface *t,
                           struct widths *w)
{
    struct object inner =
        object_item(doc, object_at(doc, t->font, "DescendantFonts"), 0);
    struct object list = object_at(doc, inner, "W");
    w->otherwise = number_or(object_at(doc, inner, "DW"), 1000);
    if (list.kind != OBJECT_ARRAY ||
        !document_spend(doc, list.count * (long long)sizeof *w->range))
        return;
    w->range = arena_array(doc->arena, (size_t)list.count, sizeof *w->range);
    for (int i = 0; i + 1 < list.count;) {
        struct object next = object_item(doc, list, i + 1);
        struct width_range r = {
            .lo = (uint32_t)object_int(object_item(doc, list, i), 0, 65535, 0)};
        if (next.kind == OBJECT_ARRAY) {
            r.hi = r.lo + (uint32_t)next.count - 1;
            r.list = next.item;
            i += 2;
        } else {
            r.hi = (uint32_t)object_int(next, 0, 65535, 0);
            r.width = number_or(object_item(doc, list, i + 2), 1000);
            i += 3;
        }
        if (r.hi >= r.lo && (!r.list || next.count))
            w->range[w->ranges++] = r;
    }
    qsort(w->range, (size_t)w->ranges, sizeof *w->range, compare);
}

static struct widths *widths_read(struct document *doc,
                                  const struct typeface *t)
{
    struct widths *w = arena_alloc(doc->arena, sizeof *w);
    w->composite = t->composite;
    w->codes = t->codes;
    if (t->composite)
        read_composite(doc, t, w);
    else
        read_simple(doc, t, w);
    return w;
}

double widths_of(const struct widths *w, uint32_t code)
{
    if (!w->composite)
        return w->simple[code & 255];
    if (w->codes) {
        const struct code_range *r = cmap_find(w->codes, code);
        code = r ? r->first + (code - r->lo) : 0;
    }
    int lo = 0, hi = w->ranges;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (w->range[mid].lo <= code)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (!lo || w->range[lo - 1].hi < code)
        return w->otherwise;
    const struct width_range *r = &w->range[lo - 1];
    return r->list ? number_or(r->list[code - r->lo], 0) : r->width;
}

/* ---- a font ---- */

const struct typeface *typeface_read(struct document *doc, struct object font,
                                     bool widths)
{
    struct typeface *t = arena_alloc(doc->arena, sizeof *t);
    document_spend(doc, 4096);
    t->font = font;
    t->name = name_of(doc, font);
    t->composite = object_is_name(object_at(doc, font, "Subtype"), "Type0");
    struct object inner = font;
    if (t->composite)
        inner = object_item(doc, object_at(doc, font, "DescendantFonts"), 0);
    t->embedded = is_embedded(doc, inner);
    struct object map = object_at(doc, font, "ToUnicode");
    t->mapped = map.kind == OBJECT_STREAM;
    t->unicode = cmap_of(doc, map);
    struct object encoding = object_at(doc, font, "Encoding");
    if (t->composite && encoding.kind == OBJECT_STREAM)
        t->codes = cmap_of(doc, encoding);
    if (!t->composite) {
        t->simple = arena_array(doc->arena, 256, sizeof *t->simple);
        encoding_read(doc, font, t->simple);
    }
    if (widths)
        t->widths = widths_read(doc, t);
    return t;
}
