/* A file whose tables are broken: every "n g obj" in it is an object, the last
 * of a number counts, and what object streams hold is known by them. */
#include "gate/document.h"
#include <string.h>

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static const uint8_t *back_over_space(const uint8_t *p, const uint8_t *least)
{
    while (p > least && byte_is_space(p[-1]))
        p--;
    return p;
}

static const uint8_t *back_over_digits(const uint8_t *p, const uint8_t *least)
{
    enum { DIGITS_MOST = 10 };
    const uint8_t *end = p;
    while (p > least && end - p < DIGITS_MOST && is_digit(p[-1]))
        p--;
    return p;
}

/* Where "n g obj" begins whose `obj` stands at p; NULL when it is none. */
static const uint8_t *head_of(const uint8_t *p, const uint8_t *least)
{
    const uint8_t *gen_end = back_over_space(p, least);
    const uint8_t *gen = back_over_digits(gen_end, least);
    const uint8_t *number_end = back_over_space(gen, least);
    const uint8_t *number = back_over_digits(number_end, least);
    if (gen == gen_end || number == number_end || gen_end == p ||
        number_end == gen)
        return NULL;
    return number;
}

/* The newest that can be read counts, so they are put in from the end. */
static void note_object(struct document *doc, const uint8_t *head)
{
    struct lexer l = lexer_new(doc, head, doc->file.data + doc->file.len);
    struct object n = object_read(&l);
    xref_set(doc, n.number,
             (struct place){.kind = PLACE_AT,
                            .at = (uint32_t)(head - doc->file.data)});
}

static void note_trailer(struct document *doc, const uint8_t *p)
{
    struct lexer l = lexer_new(doc, p, doc->file.data + doc->file.len);
    struct object dict = object_read(&l);
    document_spend(doc, l.p - p);
    if (dict.kind == OBJECT_DICT &&
        object_at_raw(doc, dict, "Root").kind == OBJECT_REF)
        xref_trailer(doc, dict);
}

static void note_pack(struct document *doc, int number, struct object o)
{
    struct bytes b = document_decode(doc, o);
    int count = object_int_at(doc, o, "N", 0);
    if (!b.data)
        return;
    struct lexer l = lexer_new(doc, b.data, b.data + b.len);
    for (int i = 0; i < count; i++) {
        struct object n = object_read(&l), at = object_read(&l);
        if (n.kind != OBJECT_INT || at.kind != OBJECT_INT)
            break;
        xref_set(doc, n.number,
                 (struct place){.kind = PLACE_PACKED,
                                .at = (uint32_t)number,
                                .index = (uint32_t)i});
    }
    document_spend(doc, l.p - b.data);
}

/* Object streams, and dictionaries that serve as trailers. */
static void note_streams(struct document *doc)
{
    struct object catalog = {0};
    int count = doc->entries;
    for (int i = count - 1; i >= 0; i--) {
        struct object o = document_get(doc, i);
        struct object type = object_at(doc, o, "Type");
        if (o.kind == OBJECT_STREAM && object_is_name(type, "ObjStm"))
            note_pack(doc, i, o);
        else if (o.kind == OBJECT_STREAM && object_is_name(type, "XRef") &&
                 object_at_raw(doc, o, "Root").kind == OBJECT_REF)
            xref_trailer(doc, o.stream->dict);
        else if (object_is_name(type, "Catalog"))
            catalog = (struct object){.kind = OBJECT_REF, .ref = i};
    }
    if (doc->trailer.kind == OBJECT_DICT || catalog.kind != OBJECT_REF)
        return;
    struct object *pair = arena_array(doc->arena, 2, sizeof *pair);
    pair[0] = (struct object){
        .kind = OBJECT_NAME, .count = 4, .text = (const uint8_t *)"Root"};
    pair[1] = catalog;
    doc->trailer =
        (struct object){.kind = OBJECT_DICT, .count = 1, .item = pair};
}

void xref_rebuild(struct document *doc)
{
    const uint8_t *least = doc->file.data;
    for (const uint8_t *p = least + doc->file.len; p > least;) {
        p = memrchr(least, 'o', (size_t)(p - least));
        const uint8_t *end = least + doc->file.len;
        if (!p)
            break;
        const uint8_t *head = NULL;
        if (end - p >= 3 && memcmp(p, "obj", 3) == 0 && p > least &&
            byte_is_space(p[-1]))
            head = head_of(p, least);
        if (head)
            note_object(doc, head);
    }
    static const char word[] = "trailer";
    const uint8_t *end = least + doc->file.len;
    for (const uint8_t *p = end; p > least;) {
        p = memrchr(least, 't', (size_t)(p - least));
        if (!p)
            break;
        if ((size_t)(end - p) >= sizeof word - 1 &&
            memcmp(p, word, sizeof word - 1) == 0)
            note_trailer(doc, p + sizeof word - 1);
    }
    note_streams(doc);
}
