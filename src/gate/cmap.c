/* CMaps (ISO 32000-1, 9.7.5 and 9.10.3): to Unicode, and to glyphs. */
#include "gate/reader.h"
#include "gate/words.h"
#include <stdlib.h>

static uint32_t code_of(struct object o)
{
    uint32_t v = 0;
    for (int i = 0; i < o.count && i < 4; i++)
        v = v << 8 | o.text[i];
    return v;
}

static void add(struct document *doc, struct cmap *c, struct code_range r)
{
    if (r.hi < r.lo || !document_spend(doc, sizeof r))
        return;
    c->range = arena_more(doc->arena, c->range, c->ranges, &c->room,
                          sizeof *c->range, 64);
    c->range[c->ranges++] = r;
}

static void add_text(struct document *doc, struct cmap *c, uint32_t lo,
                     uint32_t hi, struct object to)
{
    enum { UNITS_MOST = 64 };
    if (to.kind != OBJECT_STRING || to.count < 1)
        return;
    struct code_range r = {.lo = lo, .hi = hi, .to = {to.text, 0}};
    r.to.len = to.count > UNITS_MOST ? UNITS_MOST : (size_t)to.count;
    if (to.count == 1) {
        r.first = to.text[0] ? to.text[0] : 0xFFFD;
    } else {
        const uint8_t *p = to.text;
        uint32_t first = utf16_next(&p, to.text + r.to.len, false);
        if (p == to.text + r.to.len)
            r.first = first;
    }
    add(doc, c, r);
}

static bool is_code(struct object o)
{
    return o.kind == OBJECT_STRING && o.count > 0;
}

static void read_chars(struct document *doc, struct lexer *l, struct cmap *c)
{
    for (struct object from; is_code(from = object_read(l));) {
        struct object to = object_read(l);
        add_text(doc, c, code_of(from), code_of(from), to);
        if (object_is_number(to))
            add(doc, c,
                (struct code_range){.lo = code_of(from),
                                    .hi = code_of(from),
                                    .first =
                                        (uint32_t)object_int(to, 0, 65535, 0)});
    }
}

static void read_ranges(struct document *doc, struct lexer *l, struct cmap *c)
{
    for (struct object from; is_code(from = object_read(l));) {
        struct object last = object_read(l), to = object_read(l);
        uint32_t lo = code_of(from), hi = code_of(last);
        if (!is_code(last))
            return;
        if (to.kind == OBJECT_ARRAY)
            for (int i = 0; i < to.count && lo + (uint32_t)i <= hi; i++)
                add_text(doc, c, lo + (uint32_t)i, lo + (uint32_t)i,
                         to.item[i]);
        else if (object_is_number(to))
            add(doc, c,
                (struct code_range){.lo = lo,
                                    .hi = hi,
                                    .first =
                                        (uint32_t)object_int(to, 0, 65535, 0)});
        else
            add_text(doc, c, lo, hi, to);
    }
}

static void read_spaces(struct lexer *l, struct cmap *c)
{
    for (struct object from; is_code(from = object_read(l));) {
        struct object last = object_read(l);
        if (!is_code(last) || from.count > 4)
            return;
        c->spaces = true;
        for (int k = from.text[0]; k <= last.text[0]; k++)
            c->bytes_of[k] = (uint8_t)from.count;
    }
}

/* ---- sorting and finding ---- */

static int compare(const void *x, const void *y)
{
    const struct code_range *r = x, *s = y;
    return r->lo < s->lo ? -1 : r->lo > s->lo;
}

static bool range_is_fair(const struct code_range *r)
{
    static const uint32_t first[] = {0xAD, 0xFB00, 0xE000, 0xFFFD, 0xF0000};
    static const uint32_t last[] = {0xAD, 0xFB06, 0xF8FF, 0xFFFD, 0x10FFFF};
    uint32_t lo = r->first, hi = lo + (r->hi - r->lo);
    hi = hi < lo ? UINT32_MAX : hi;
    if (!r->first && r->to.len)
        for (const uint8_t *p = r->to.data, *end = p + r->to.len; p < end;)
            if (words_forbid(utf16_next(&p, end, false)))
                return false;
    for (size_t i = 0; r->first && i < sizeof first / sizeof *first; i++)
        if (lo <= last[i] && hi >= first[i])
            return false;
    return true;
}

/* Sorted, each ending before the next begins, and codes below 256 known. */
static void settle(struct cmap *c)
{
    bool sorted = true;
    for (int i = 1; i < c->ranges; i++)
        sorted = sorted && c->range[i - 1].lo <= c->range[i].lo;
    if (!sorted)
        qsort(c->range, (size_t)c->ranges, sizeof *c->range, compare);
    for (int i = 0; i < c->ranges; i++) {
        struct code_range *r = &c->range[i];
        if (i + 1 < c->ranges && r->hi >= r[1].lo)
            r->hi = r[1].lo > r->lo ? r[1].lo - 1 : r->lo;
        c->unfair = c->unfair || !range_is_fair(r);
        if (i >= UINT16_MAX)
            continue;
        for (uint32_t k = r->lo; k <= r->hi && k < 256; k++) {
            uint32_t v = r->first ? r->first + (k - r->lo) : 0;
            c->direct[k] = (uint16_t)(i + 1);
            c->ascii[k] = k && v < 0x80 ? (char)v : 0;
        }
    }
}

const struct code_range *cmap_find(const struct cmap *c, uint32_t code)
{
    if (code < 256 && c->direct[code])
        return &c->range[c->direct[code] - 1];
    int lo = 0, hi = c->ranges;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (c->range[mid].hi < code)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < c->ranges && c->range[lo].lo <= code ? &c->range[lo] : NULL;
}

/* The code point `on` after c; U+FFFD where there is none. */
static void put_on(struct buf *b, uint32_t c, uint32_t on)
{
    c = on > 0x10FFFF - c ? 0xFFFD : c + on;
    buf_utf8(b, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
}

void cmap_put(struct buf *b, const struct code_range *r, uint32_t code)
{
    uint32_t on = code - r->lo;
    if (r->first) {
        put_on(b, r->first, on);
        return;
    }
    if (!r->to.len)
        return;
    const uint8_t *p = r->to.data, *end = p + r->to.len;
    while (p < end) {
        uint32_t c = utf16_next(&p, end, false);
        put_on(b, c, p == end ? on : 0);
    }
}

/* ---- reading ---- */

static void read_map(struct document *doc, struct object stream, struct cmap *c)
{
    struct bytes b = document_decode(doc, stream);
    if (!b.data || !document_spend(doc, (long long)b.len))
        return;
    struct lexer l = lexer_new(doc, b.data, b.data + b.len);
    l.content = true;
    for (struct object o; (o = object_read(&l)).kind != OBJECT_END;)
        if (o.kind != OBJECT_WORD)
            continue;
        else if (object_is_word(o, "beginbfchar") ||
                 object_is_word(o, "begincidchar"))
            read_chars(doc, &l, c);
        else if (object_is_word(o, "beginbfrange") ||
                 object_is_word(o, "begincidrange"))
            read_ranges(doc, &l, c);
        else if (object_is_word(o, "begincodespacerange"))
            read_spaces(&l, c);
    settle(c);
}

/* A map of jobs before, and what it took to read it. */
struct known_map {
    struct cmap map;
    long long work, inflate;
};

/* Whether its bytes alone say what it is: the filter has no settings. */
static bool is_by_bytes(struct document *doc, struct object stream)
{
    struct object filter = object_at_raw(doc, stream, "Filter");
    return object_is_name(filter, "FlateDecode") &&
           object_at_raw(doc, stream, "DecodeParms").kind == OBJECT_NULL;
}

static const struct cmap *keep(struct kept *k, struct bytes key,
                               struct known_map m)
{
    struct cmap *c = &m.map;
    struct code_range *range =
        arena_array(kept_arena(k), (size_t)c->ranges + 1, sizeof *range);
    for (int i = 0; i < c->ranges; i++) {
        range[i] = c->range[i];
        range[i].to.data =
            range[i].first ? NULL
                           : kept_copy(k, range[i].to.data, range[i].to.len);
    }
    c->range = range;
    c->room = 0;
    c->kept = true;
    const struct known_map *known = kept_copy(k, &m, sizeof m);
    kept_add(k, key, known);
    return &known->map;
}

static const struct cmap *read_known(struct document *doc, struct kept *k,
                                     struct object stream)
{
    struct buf b = buf_new(doc->arena);
    buf_putc(&b, 'U');
    buf_add(&b, stream.stream->raw.data, stream.stream->raw.len);
    const struct known_map *known = kept_find(k, buf_bytes(&b));
    if (known) {
        document_spend(doc, known->work);
        doc->inflate -= known->inflate;
        return &known->map;
    }
    struct known_map m = {.work = doc->work, .inflate = doc->inflate};
    read_map(doc, stream, &m.map);
    m.work -= doc->work;
    m.inflate -= doc->inflate;
    if (!doc->damaged && doc->work >= 0)
        return keep(k, buf_bytes(&b), m);
    struct cmap *c = arena_alloc(doc->arena, sizeof *c);
    *c = m.map;
    return c;
}

const struct cmap *cmap_of(struct document *doc, struct object stream)
{
    struct kept *k = arena_kept(doc->arena);
    if (k && stream.kind == OBJECT_STREAM && !stream.stream->decoded &&
        is_by_bytes(doc, stream))
        return read_known(doc, k, stream);
    struct cmap *c = arena_alloc(doc->arena, sizeof *c);
    read_map(doc, stream, c);
    return c;
}
