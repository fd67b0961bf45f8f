/* What a worker keeps makes no difference to the gate: mutants of a good PDF,
 * its objects and content laid open to chance, are judged cold and warm. */
#include "gate/reader.h"
#include "good.h"
#include "maker.h"

enum { OPEN = 3 };

/* A PDF whose object streams and content have no filter. */
struct open_pdf {
    struct bytes pdf;
    size_t from[OPEN], len[OPEN]; /* the bytes that are laid open */
    int places;
};

static void lay_open(struct open_pdf *o, struct maker *m, int number,
                     const char *keys, struct bytes plain)
{
    maker_bytes(m, number, keys, plain.data, plain.len);
    assert_true(o->places < OPEN);
    o->len[o->places] = plain.len;
    o->from[o->places++] =
        m->b.len - plain.len - strlen("\nendstream\nendobj\n");
}

static void put_stream(struct open_pdf *o, struct maker *m,
                       struct document *doc, struct stream *s)
{
    struct object stream = {.kind = OBJECT_STREAM, .stream = s};
    struct object type = object_at(doc, s->dict, "Type");
    struct bytes plain = document_decode(doc, stream);
    if (object_is_name(type, "XRef"))
        return;
    if (object_is_name(type, "ObjStm"))
        lay_open(o, m, s->number,
                 arena_printf(good.arena, "/Type/ObjStm/N %d/First %d",
                              object_int_at(doc, s->dict, "N", 0),
                              object_int_at(doc, s->dict, "First", 0)),
                 plain);
    else if (memmem(plain.data, plain.len, " Tf\n", 4))
        lay_open(o, m, s->number, "", plain);
    else
        maker_bytes(m, s->number, "/Filter/FlateDecode", s->raw.data,
                    s->raw.len);
}

/* Rows of "W[1 4 2]". */
static void put_rows(struct buf *b, const struct maker *m,
                     const struct document *doc)
{
    for (int i = 0; i < doc->entries; i++) {
        struct place e = doc->entry[i];
        size_t at = e.kind == PLACE_PACKED ? e.at : m->offset[i];
        char row[7] = {0, (char)(at >> 24), (char)(at >> 16), (char)(at >> 8),
                       (char)at};
        if (e.kind == PLACE_PACKED) {
            row[0] = 2;
            row[5] = (char)(e.index >> 8);
            row[6] = (char)e.index;
        } else if (m->offset[i]) {
            row[0] = 1;
        }
        buf_add(b, row, sizeof row);
    }
}

static struct open_pdf opened(struct arena *a, struct bytes pdf)
{
    const char *why = NULL;
    struct document *doc = document_open(a, pdf, false, &why);
    struct open_pdf o = {0};
    struct maker m = maker_new(a);
    for (int i = 1; i < doc->entries; i++) {
        struct object object = document_get(doc, i);
        if (object.kind == OBJECT_STREAM)
            put_stream(&o, &m, doc, object.stream);
    }
    int root = object_at_raw(doc, doc->trailer, "Root").ref;
    int info = object_at_raw(doc, doc->trailer, "Info").ref;
    size_t start = m.b.len;
    struct buf rows = buf_new(a);
    put_rows(&rows, &m, doc);
    maker_bytes(&m, doc->entries,
                arena_printf(a,
                             "/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d "
                             "0 R",
                             doc->entries, root, info),
                rows.data, rows.len);
    buf_printf(&m.b, "startxref\n%zu\n%%%%EOF\n", start);
    o.pdf = buf_bytes(&m.b);
    document_close(doc);
    return o;
}

static uint32_t chance_next(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Some bytes others: any, or such as mean something where they stand. */
static struct bytes mutant(struct arena *a, const struct open_pdf *o,
                           uint64_t *seed)
{
    static const char telling[] = "()<>[]/\\ R0123456789TJjAS";
    uint8_t *data =
        (uint8_t *)arena_copy(a, (const char *)o->pdf.data, o->pdf.len);
    for (uint32_t n = 1 + chance_next(seed) % 3; n; n--) {
        uint32_t place = chance_next(seed) % OPEN;
        size_t at = o->from[place] + chance_next(seed) % o->len[place];
        if (chance_next(seed) % 4 == 0)
            data[at] = (uint8_t)chance_next(seed);
        else
            data[at] =
                (uint8_t)telling[chance_next(seed) % (sizeof telling - 1)];
    }
    return (struct bytes){data, o->pdf.len};
}

/* Cold, and twice by a worker that may have kept all it could. */
static const char *judged(struct arena *a, struct kept *k, struct bytes pdf)
{
    const char *cold = said_of_in(a, pdf);
    for (int again = 0; again < 2; again++)
        assert_string_equal(said_of_in(kept_job(k), pdf), cold);
    return cold;
}

static void judged_alike(void **state)
{
    struct arena *to = *state;
    struct open_pdf o = opened(to, good.pdf);
    assert_int_equal(o.places, OPEN);
    assert_string_equal(said_of_in(to, o.pdf), "");
    struct kept *k = kept_new(1 << 20);
    uint64_t seed = 1815;
    int stopped = 0;
    for (int i = 0; i < 3000; i++) {
        struct arena_mark mark = arena_mark(to);
        struct bytes b = i ? mutant(to, &o, &seed) : o.pdf;
        stopped += *judged(to, k, b) != '\0';
        arena_back(to, mark);
    }
    assert_in_range(stopped, 1500, 2900);
    kept_free(k);
}

/* What acts is found each time, in an object like any other. */
static void acting_each_time(void **state)
{
    struct open_pdf o = opened(*state, good.pdf);
    struct kept *k = kept_new(1 << 20);
    uint8_t *data =
        (uint8_t *)arena_copy(*state, (const char *)o.pdf.data, o.pdf.len);
    uint8_t *next = memmem(data, o.pdf.len, "/Next ", 6);
    assert_non_null(next);
    memcpy(next, "/AA   ", 6);
    struct bytes b = {data, o.pdf.len};
    assert_non_null(strstr(judged(*state, k, b), "there is a /AA in it"));
    kept_free(k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(judged_alike),
                                       cmocka_unit_test(acting_each_time)};
    return cmocka_run_group_tests(tests, make_good, free_good);
}
