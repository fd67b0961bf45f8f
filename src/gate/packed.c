/* Objects in object streams (ISO 32000-1, 7.5.7). */
#include "gate/document.h"

/* A number or an offset, -1 when it is none. Nearly all are few digits between
 * spaces. */
static int next_number(struct lexer *l, int most)
{
    enum { DIGITS = 8 };
    const uint8_t *p = l->p, *end = l->end, *from;
    p += p < end && *p == ' ';
    int v = 0;
    for (from = p; p < end && p - from < DIGITS && *p >= '0' && *p <= '9'; p++)
        v = v * 10 + (*p - '0');
    if (p == from || p == end || !byte_is_space(*p))
        return object_int(object_read(l), 0, most, -1);
    l->p = p;
    return v > most ? -1 : v;
}

/* The numbers and offsets at the head of an object stream. */
static void read_pack(struct document *doc, struct stream *s,
                      struct object stream)
{
    struct bytes b = document_decode(doc, stream);
    int first = object_int_at(doc, s->dict, "First", -1);
    int count = object_int_at(doc, s->dict, "N", 0);
    s->packed = -1;
    if (!b.data || first < 0 || (size_t)first > b.len || count < 0 ||
        (size_t)count > b.len / 2)
        return;
    int *pack = arena_array(doc->arena, (size_t)count * 2 + 1, sizeof *pack);
    struct lexer l = lexer_new(doc, b.data, b.data + first);
    for (int i = 0; i < count * 2; i++)
        pack[i] = next_number(&l, i % 2 ? (int)b.len : OBJECTS_MOST);
    document_spend(doc, first + count * (long long)sizeof *pack * 2);
    s->pack = pack;
    s->packed = count;
    s->pack_from = b.data + first;
}

/* The object at p, and where it ends in *after. */
static struct object read_here(struct document *doc, struct arena *a,
                               const uint8_t *p, const uint8_t *end,
                               const uint8_t **after)
{
    struct lexer l = lexer_new(doc, p, end);
    l.arena = a;
    struct object o = object_read(&l);
    document_spend(doc, l.p - p);
    *after = l.p;
    return o.kind == OBJECT_WORD || o.kind == OBJECT_END ? (struct object){0}
                                                         : o;
}

/* ---- what jobs before have read ---- */

/* A dictionary, and what it took to read it. */
struct known_object {
    struct object object;
    long long work;
};

/* Whether the bytes up to the next object, and no others, say what it is: a
 * dictionary, nothing in it watched for, that ends before them. */
static bool read_alone(struct document *doc, struct arena *a, struct bytes b,
                       struct object *o)
{
    const uint8_t *after, *end = b.data + b.len;
    *o = read_here(doc, a, b.data, end, &after);
    return o->kind == OBJECT_DICT && after < end && !doc->damaged &&
           !doc->forbidden[0] && doc->work >= 0;
}

/* The object that is all of `b` but white space; false when it is not to be
 * read so. */
static bool read_known(struct document *doc, struct kept *k, struct bytes b,
                       struct object *o)
{
    const struct known_object *known = kept_find(k, b);
    if (known) {
        document_spend(doc, known->work);
        *o = known->object;
        return true;
    }
    long long work = doc->work;
    struct bytes own = {kept_copy(k, b.data, b.len), b.len};
    if (!read_alone(doc, kept_arena(k), own, o)) {
        doc->work = work;
        doc->damaged = false;
        doc->forbidden[0] = '\0';
        return false;
    }
    struct known_object made = {*o, work - doc->work};
    kept_add(k, b, kept_copy(k, &made, sizeof made));
    return true;
}

/* A dictionary's key is its bytes, which no other key of what is kept begins
 * as. */
static bool may_be_known(const struct document *doc, struct bytes b)
{
    return arena_kept(doc->arena) && b.len > 2 && b.data[0] == '<' &&
           b.data[1] == '<' && !doc->damaged && !doc->forbidden[0] &&
           doc->work >= 0;
}

/* ---- an object ---- */

static struct object read_packed(struct document *doc, const struct stream *s,
                                 int i)
{
    const uint8_t *end = s->plain.data + s->plain.len, *next = end;
    int offset = s->pack[i * 2 + 1];
    if (offset < 0 || offset > end - s->pack_from)
        return (struct object){0};
    const uint8_t *p = s->pack_from + offset;
    if (i + 1 < s->packed && s->pack[i * 2 + 3] > offset &&
        s->pack[i * 2 + 3] < end - s->pack_from)
        next = s->pack_from + s->pack[i * 2 + 3];
    struct bytes b = {p, (size_t)(next - p)};
    struct object o;
    if (may_be_known(doc, b) && read_known(doc, arena_kept(doc->arena), b, &o))
        return o;
    return read_here(doc, doc->arena, p, end, &next);
}

struct object packed_read(struct document *doc, struct place e, int number)
{
    struct object holder = {0};
    if ((int)e.at < doc->entries && doc->entry[e.at].kind == PLACE_AT)
        holder = document_get(doc, (int)e.at);
    if (holder.kind != OBJECT_STREAM)
        return (struct object){0};
    struct stream *s = holder.stream;
    if (!s->packed)
        read_pack(doc, s, holder);
    int i = (int)e.index;
    if (i >= s->packed || s->pack[i * 2] != number)
        return (struct object){0};
    return read_packed(doc, s, i);
}
