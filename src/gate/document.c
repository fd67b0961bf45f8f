/* A PDF's file: opened, and its objects read when they are asked for. */
#include "gate/document.h"
#include <libdeflate.h>

/* ---- streams ---- */

static const uint8_t *find(const uint8_t *from, const uint8_t *end,
                           const char *word)
{
    return from < end ? memmem(from, (size_t)(end - from), word, strlen(word))
                      : NULL;
}

/* Where a stream's bytes end when its Length does not say so. */
static const uint8_t *stream_end(struct document *doc, const uint8_t *from,
                                 const uint8_t *end)
{
    const uint8_t *at = find(from, end, "endstream");
    if (!at)
        at = find(from, end, "endobj");
    document_spend(doc, (at ? at : end) - from);
    if (!at)
        return end;
    at -= at > from && at[-1] == '\n';
    at -= at > from && at[-1] == '\r';
    return at;
}

/* After the dictionary and the keyword `stream`. */
static struct object read_stream(struct lexer *l, struct object dict,
                                 int number)
{
    struct document *doc = l->doc;
    if (l->p < l->end && *l->p == '\r')
        l->p++;
    if (l->p < l->end && *l->p == '\n')
        l->p++;
    const uint8_t *from = l->p;
    int len = object_int_at(doc, dict, "Length", -1);
    const uint8_t *end = NULL;
    if (len >= 0 && len <= l->end - from) {
        struct lexer after = lexer_new(doc, from + len, l->end);
        lexer_skip_space(&after);
        if (after.end - after.p >= 9 && memcmp(after.p, "endstream", 9) == 0)
            end = from + len;
    }
    if (!end) {
        doc->damaged = true;
        end = stream_end(doc, from, l->end);
    }
    l->p = end;
    struct stream *s = arena_alloc(doc->arena, sizeof *s);
    s->dict = dict;
    s->raw = (struct bytes){from, (size_t)(end - from)};
    s->number = number;
    return (struct object){.kind = OBJECT_STREAM, .stream = s};
}

static bool run_filters(struct document *doc, struct stream *s)
{
    enum { FILTERS_MOST = 8 };
    struct object filter = object_at(doc, s->dict, "Filter");
    struct object parms = object_at(doc, s->dict, "DecodeParms");
    s->plain = s->raw;
    if (filter.kind == OBJECT_NAME)
        return filter_run(doc, filter, parms, s->plain, &s->plain);
    if (filter.kind != OBJECT_ARRAY)
        return filter.kind == OBJECT_NULL;
    if (filter.count > FILTERS_MOST)
        return false;
    for (int i = 0; i < filter.count; i++)
        if (!filter_run(doc, object_item(doc, filter, i),
                        parms.kind == OBJECT_ARRAY ? object_item(doc, parms, i)
                                                   : parms,
                        s->plain, &s->plain))
            return false;
    return true;
}

struct bytes document_decode(struct document *doc, struct object stream)
{
    if (stream.kind != OBJECT_STREAM)
        return (struct bytes){0};
    struct stream *s = stream.stream;
    if (!s->decoded) {
        s->decoded = true;
        s->failed = !run_filters(doc, s);
        doc->damaged = doc->damaged || s->failed;
    }
    return s->failed ? (struct bytes){0} : s->plain;
}

/* ---- objects ---- */

struct object document_object_at(struct document *doc, size_t offset,
                                 int *number)
{
    struct object none = {0};
    *number = -1;
    if (offset >= doc->file.len || doc->work < 0)
        return none;
    const uint8_t *start = doc->file.data + offset;
    struct lexer l = lexer_new(doc, start, doc->file.data + doc->file.len);
    struct object n = object_read(&l), gen = object_read(&l);
    if (n.kind != OBJECT_INT || gen.kind != OBJECT_INT ||
        !object_is_word(object_read(&l), "obj"))
        return none;
    *number = object_int(n, 0, OBJECTS_MOST, -1);
    struct object o = object_read(&l);
    if (o.kind == OBJECT_INT) { /* perhaps "5 0 R" */
        struct lexer ahead = l;
        struct object second = object_read(&ahead);
        if (second.kind == OBJECT_INT &&
            object_is_word(object_read(&ahead), "R"))
            o = (struct object){.kind = OBJECT_REF,
                                .ref = object_int(o, 0, OBJECTS_MOST, 0)};
    }
    if (o.kind == OBJECT_DICT) {
        lexer_skip_space(&l);
        if (l.end - l.p > 6 && memcmp(l.p, "stream", 6) == 0) {
            l.p += 6;
            document_spend(doc, l.p - start);
            return read_stream(&l, o, *number);
        }
    }
    document_spend(doc, l.p - start);
    return o.kind == OBJECT_WORD || o.kind == OBJECT_END ? none : o;
}

static struct object read_entry(struct document *doc, int number)
{
    struct place e = doc->entry[number];
    struct object o = {0};
    int found = number;
    if (e.kind == PLACE_AT)
        o = document_object_at(doc, e.at, &found);
    else if (e.kind == PLACE_PACKED)
        o = packed_read(doc, e, number);
    if (found != number)
        o = (struct object){0};
    if (found != number || (e.kind == PLACE_PACKED && o.kind == OBJECT_NULL))
        doc->damaged = true;
    return o;
}

struct object document_get(struct document *doc, int number)
{
    enum { NESTED_MOST = 32 };
    struct object none = {0};
    if (number < 0 || number >= doc->entries || doc->work < 0 ||
        doc->entry[number].kind == PLACE_UNKNOWN)
        return none;
    if (doc->state[number] == 2)
        return doc->object[number];
    if (doc->state[number] == 1 || doc->nested >= NESTED_MOST) {
        doc->damaged = true;
        return none;
    }
    doc->state[number] = 1;
    doc->nested++;
    struct object o = read_entry(doc, number);
    if (o.kind == OBJECT_REF)
        o = document_get(doc, o.ref);
    doc->nested--;
    doc->state[number] = 2;
    doc->object[number] = o;
    return o;
}

struct object document_follow(struct document *doc, struct object o)
{
    return o.kind == OBJECT_REF ? document_get(doc, o.ref) : o;
}

/* ---- opening ---- */

static bool has_pages(struct document *doc)
{
    struct object root = object_at(doc, doc->trailer, "Root");
    return object_at(doc, root, "Pages").kind == OBJECT_DICT;
}

struct document *document_open(struct arena *a, struct bytes pdf, bool rebuild,
                               const char **why)
{
    enum { HEADER_WITHIN = 1024 };
    const uint8_t *end = pdf.data + pdf.len;
    const uint8_t *head = pdf.data;
    if (pdf.len > HEADER_WITHIN)
        end = head + HEADER_WITHIN;
    head = pdf.len ? find(head, end, "%PDF-") : NULL;
    if (!head || pdf.len > UINT32_MAX) {
        *why = "it does not begin with %PDF";
        return NULL;
    }
    struct document *doc = arena_alloc(a, sizeof *doc);
    doc->arena = a;
    doc->file = (struct bytes){head, pdf.len - (size_t)(head - pdf.data)};
    doc->work = WORK_LEAST + 16 * (long long)pdf.len;
    doc->inflate = INFLATE_MOST;
    if (rebuild)
        xref_rebuild(doc);
    else if (!xref_read(doc))
        doc->damaged = true;
    if (object_at_raw(doc, doc->trailer, "Encrypt").kind != OBJECT_NULL) {
        *why = "it is encrypted";
        document_close(doc);
        return NULL;
    }
    if (!has_pages(doc)) {
        *why = "there are no pages in it";
        document_close(doc);
        return NULL;
    }
    return doc;
}

void document_close(struct document *doc)
{
    if (doc && doc->inflater)
        libdeflate_free_decompressor(doc->inflater);
    if (doc)
        doc->inflater = NULL;
}
