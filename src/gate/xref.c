/* Cross-reference tables and streams (ISO 32000-1, 7.5.4 and 7.5.8), and the
 * chain that earlier versions of a file make. What the newest says stays. */
#include "gate/document.h"

enum { CHAIN_MOST = 256 };

/* Room for so many entries. */
static void reserve(struct document *doc, int entries)
{
    if (entries <= doc->room)
        return;
    int room = doc->room ? doc->room : 64;
    while (room < entries)
        room *= 2;
    size_t n = (size_t)room, old = (size_t)doc->entries;
    struct place *entry = arena_array(doc->arena, n, sizeof *entry);
    struct object *object = arena_raw(doc->arena, n * sizeof *object);
    uint8_t *state = arena_alloc(doc->arena, n);
    if (old) {
        memcpy(entry, doc->entry, old * sizeof *entry);
        memcpy(object, doc->object, old * sizeof *object);
        memcpy(state, doc->state, old);
    }
    doc->entry = entry;
    doc->object = object;
    doc->state = state;
    doc->room = room;
}

bool xref_set(struct document *doc, double number, struct place e)
{
    if (number < 0 || number >= OBJECTS_MOST)
        return false;
    int n = (int)number;
    if (n >= doc->entries) {
        reserve(doc, n + 1);
        doc->entries = n + 1;
    }
    if (doc->entry[n].kind == PLACE_UNKNOWN ||
        (doc->reveal && doc->entry[n].kind == PLACE_FREE))
        doc->entry[n] = e;
    return true;
}

void xref_trailer(struct document *doc, struct object dict)
{
    if (doc->trailer.kind != OBJECT_DICT)
        doc->trailer = dict;
}

/* ---- tables ---- */

/* "0 6", and six times "0000000017 00000 n". */
static bool read_section(struct document *doc, struct lexer *l, double first,
                         double count)
{
    for (double i = 0; i < count; i++) {
        struct object at = object_read(l), gen = object_read(l);
        struct object how = object_read(l);
        if (at.kind != OBJECT_INT || gen.kind != OBJECT_INT ||
            how.kind != OBJECT_WORD || at.number < 0 || at.number > UINT32_MAX)
            return false;
        struct place e = {.kind = object_is_word(how, "n") && at.number > 0
                                      ? PLACE_AT
                                      : PLACE_FREE,
                          .at = (uint32_t)at.number};
        if (!xref_set(doc, first + i, e))
            return false;
    }
    return true;
}

static bool read_table(struct document *doc, struct lexer *l,
                       struct object *dict)
{
    for (;;) {
        struct object first = object_read(l);
        if (object_is_word(first, "trailer"))
            break;
        struct object count = object_read(l);
        if (first.kind != OBJECT_INT || count.kind != OBJECT_INT ||
            !read_section(doc, l, first.number, count.number))
            return false;
    }
    *dict = object_read(l);
    return dict->kind == OBJECT_DICT;
}

/* ---- streams ---- */

struct columns {
    int width[3], row; /* of a field, of all */
    const uint8_t *p, *end;
};

static uint32_t next_field(struct columns *c, int width)
{
    const uint8_t *p = c->p;
    c->p += width;
    if (width == 1)
        return *p;
    if (width == 2)
        return (uint32_t)p[0] << 8 | p[1];
    uint64_t v = 0;
    for (; p < c->p; p++)
        v = v << 8 | *p;
    return v > UINT32_MAX ? UINT32_MAX : (uint32_t)v;
}

static struct place next_place(struct columns *c)
{
    uint32_t kind = c->width[0] ? next_field(c, c->width[0]) : 1;
    struct place e = {.kind = PLACE_FREE};
    e.at = next_field(c, c->width[1]);
    e.index = next_field(c, c->width[2]);
    if (kind == 1)
        e.kind = PLACE_AT;
    else if (kind == 2 && e.at < OBJECTS_MOST && e.index < OBJECTS_MOST)
        e.kind = PLACE_PACKED;
    return e;
}

static bool read_rows(struct document *doc, struct columns *c,
                      struct object index)
{
    for (int i = 0; i + 1 < index.count; i += 2) {
        struct object first = object_item(doc, index, i);
        struct object count = object_item(doc, index, i + 1);
        if (!object_is_number(first) || !object_is_number(count))
            return false;
        for (double k = 0; k < count.number; k++)
            if (c->end - c->p < c->row ||
                !xref_set(doc, first.number + k, next_place(c)))
                return false;
    }
    return true;
}

static bool read_xref_stream(struct document *doc, struct object stream)
{
    struct bytes b = document_decode(doc, stream);
    struct object w = object_at(doc, stream, "W");
    if (!b.data)
        return false;
    struct columns c = {.p = b.data, .end = b.data + b.len};
    for (int i = 0; i < 3; i++)
        c.row += c.width[i] = object_int(object_item(doc, w, i), 0, 8, 0);
    if (!c.row)
        return false;
    struct object whole[] = {{.kind = OBJECT_INT},
                             object_at(doc, stream, "Size")};
    struct object index = object_at(doc, stream, "Index");
    if (index.kind != OBJECT_ARRAY)
        index =
            (struct object){.kind = OBJECT_ARRAY, .count = 2, .item = whole};
    return read_rows(doc, &c, index);
}

/* ---- the chain ---- */

/* A table or stream at an offset, its dictionary in *dict. */
static bool read_at(struct document *doc, double offset, struct object *dict)
{
    if (offset < 0 || offset >= (double)doc->file.len)
        return false;
    const uint8_t *end = doc->file.data + doc->file.len;
    struct lexer l = lexer_new(doc, doc->file.data + (size_t)offset, end);
    const uint8_t *start = l.p;
    if (object_is_word(object_read(&l), "xref")) {
        bool good = read_table(doc, &l, dict);
        return document_spend(doc, l.p - start) && good;
    }
    int number;
    struct object o = document_object_at(doc, (size_t)offset, &number);
    if (o.kind != OBJECT_STREAM ||
        !object_is_name(object_at(doc, o, "Type"), "XRef"))
        return false;
    *dict = o.stream->dict;
    return read_xref_stream(doc, o);
}

static bool seen(double *offset, int *count, double at)
{
    for (int i = 0; i < *count; i++)
        if (offset[i] == at)
            return true;
    offset[(*count)++] = at;
    return *count >= CHAIN_MOST;
}

/* The number after the last `startxref`. */
static double start_offset(struct document *doc)
{
    enum { WITHIN = 2048 };
    static const char word[] = "startxref";
    const uint8_t *end = doc->file.data + doc->file.len;
    const uint8_t *least =
        doc->file.len > WITHIN ? end - WITHIN : doc->file.data;
    for (const uint8_t *p = end - (sizeof word - 1); p >= least; p--)
        if (memcmp(p, word, sizeof word - 1) == 0) {
            struct lexer l = lexer_new(doc, p + sizeof word - 1, end);
            struct object o = object_read(&l);
            return o.kind == OBJECT_INT ? o.number : -1;
        }
    return -1;
}

bool xref_read(struct document *doc)
{
    double offset[CHAIN_MOST];
    int count = 0;
    if (doc->file.len < 32)
        return false;
    for (double at = start_offset(doc); !seen(offset, &count, at);) {
        struct object dict = {0}, hybrid = {0};
        if (!read_at(doc, at, &dict))
            return false;
        xref_trailer(doc, dict);
        struct object also = object_at_raw(doc, dict, "XRefStm");
        if (also.kind == OBJECT_INT && !seen(offset, &count, also.number)) {
            doc->reveal = true;
            bool good = read_at(doc, also.number, &hybrid);
            doc->reveal = false;
            if (!good)
                return false;
        }
        struct object prev = object_at_raw(doc, dict, "Prev");
        if (prev.kind == OBJECT_NULL)
            return true;
        if (!object_is_number(prev))
            return false;
        at = prev.number;
    }
    return false;
}
