/* private to gate: objects of a PDF and the file they stand in (ISO 32000-1,
 * 7.3 to 7.5). Nothing here believes what it reads: what cannot be read is the
 * null object, and `damaged` or `work` say that something was wrong. */
#pragma once
#include "base/base.h"
#include <string.h>

enum object_kind {
    OBJECT_NULL,
    OBJECT_BOOL,
    OBJECT_INT,
    OBJECT_REAL,
    OBJECT_STRING,
    OBJECT_NAME,
    OBJECT_ARRAY,
    OBJECT_DICT,
    OBJECT_STREAM,
    OBJECT_REF,
    OBJECT_WORD, /* an operator, a keyword, or a bracket out of place */
    OBJECT_END,  /* nothing more to read */
};

struct object {
    enum object_kind kind;
    int count; /* bytes, items, or pairs of a dictionary */
    union {
        double number; /* a bool is 0 or 1 */
        const uint8_t *text;
        const struct object *item; /* of a dictionary: key, value, key, … */
        struct stream *stream;
        int ref;
    };
};

struct stream {
    struct object dict;
    struct bytes raw, plain;
    bool decoded, failed;
    int number;               /* of the object */
    int packed;               /* of an object stream: how many objects, */
    const int *pack;          /* and number, offset, number, … of each */
    const uint8_t *pack_from; /* where offsets count from */
};

/* Where an object stands. */
struct place {
    enum { PLACE_UNKNOWN, PLACE_FREE, PLACE_AT, PLACE_PACKED } kind;
    uint32_t at;    /* an offset, or the number of the object stream */
    uint32_t index; /* in the object stream */
};

enum {
    OBJECTS_MOST = 1 << 20,  /* numbers of objects */
    DEPTH_MOST = 64,         /* of arrays in arrays, pages in pages, … */
    INFLATE_MOST = 64 << 20, /* bytes that streams may become, together */
    WORK_LEAST = 64 << 20,   /* see `work` */
};

struct document {
    struct arena *arena;
    struct bytes file;
    struct place *entry;
    int entries, room;
    struct object *object; /* read so far, by number */
    uint8_t *state;        /* 0: not yet, 1: being read, 2: read */
    struct object trailer;
    struct object *stack; /* of arrays being read */
    int top, stack_room;
    int nested;         /* objects being read for the sake of others */
    long long work;     /* bytes that may still be read or made; negative: no
                           more, and all that comes is null */
    long long inflate;  /* of them, for streams */
    bool reveal;        /* what a table calls free is known after all */
    bool damaged;       /* something did not stand where it was said to */
    char forbidden[16]; /* the first name that makes a file do something */
    struct libdeflate_decompressor *inflater; /* NULL until it is needed */
};

/* Takes `n` from what may be made; false when there is no more. */
static inline bool document_spend(struct document *doc, long long n)
{
    doc->work -= n;
    return doc->work >= 0;
}

/* Opens the file by its cross-reference tables or, asked to, by looking for
 * objects all through it. NULL with why in *why when it is no PDF. What it
 * holds is freed by document_close. */
struct document *document_open(struct arena *a, struct bytes pdf, bool rebuild,
                               const char **why);
void document_close(struct document *doc);
/* The object of that number, never a reference. */
struct object document_get(struct document *doc, int number);
/* What a reference leads to; any other object is itself. */
struct object document_follow(struct document *doc, struct object o);
/* The bytes of a stream after its filters, kept; data NULL when they cannot
 * be had. */
struct bytes document_decode(struct document *doc, struct object stream);

/* ---- packed.c ---- */

/* The object of that number, which stands in an object stream. */
struct object packed_read(struct document *doc, struct place e, int number);

/* ---- object.c: reading objects from bytes ---- */

struct lexer {
    struct document *doc;
    struct arena *arena; /* for what is read */
    const uint8_t *p, *end;
    int depth;
    bool no_numbers; /* leave them out of arrays: nobody asks how text kerns */
    bool content;    /* no references, and names are not watched */
};
struct lexer lexer_new(struct document *doc, const uint8_t *p,
                       const uint8_t *end);
struct object object_read(struct lexer *l);
void lexer_skip_space(struct lexer *l);

/* ---- literal.c: bytes, strings, names with escapes ---- */

enum {
    BYTE_SPACE = 1,
    BYTE_DELIMITER = 2,
    BYTE_NUMERIC = 4,
    BYTE_IN_STRING = 8, /* it means something within a string, */
    BYTE_IN_NAME = 16,  /* or within a name */
    BYTE_SKIPPED = 32,  /* nothing is read before it ends */
    BYTE_WATCHED = 64,  /* a name that is watched begins with it */
};
extern const uint8_t byte_class[256];
static inline bool byte_is_space(uint8_t c)
{
    return byte_class[c] & BYTE_SPACE;
}
static inline bool byte_is_regular(uint8_t c)
{
    return !(byte_class[c] & (BYTE_SPACE | BYTE_DELIMITER));
}
/* The value of a hexadecimal digit; -1: it is none. */
int byte_hex(uint8_t c);
/* The string at its bracket, the lexer moved behind it. */
struct object literal_string(struct lexer *l);
struct object literal_hex(struct lexer *l);
/* The name whose characters are [s, end), its escapes undone. */
struct object literal_name(struct lexer *l, const uint8_t *s,
                           const uint8_t *end);
static inline struct object object_bytes(enum object_kind kind,
                                         const uint8_t *s, const uint8_t *end)
{
    struct object o = {.kind = kind, .text = s};
    o.count = end - s > INT32_MAX ? INT32_MAX : (int)(end - s);
    return o;
}

/* ---- lookup.c ---- */

/* Whether the bytes of a string, name or word are these. */
static inline bool object_says(struct object o, const char *s)
{
    size_t n = strlen(s);
    return (size_t)o.count == n && memcmp(o.text, s, n) == 0;
}
static inline bool object_is_word(struct object o, const char *word)
{
    return o.kind == OBJECT_WORD && object_says(o, word);
}
static inline bool object_is_name(struct object o, const char *name)
{
    return o.kind == OBJECT_NAME && object_says(o, name);
}
/* The value of a key, which has `len` bytes, of a dictionary or a stream's;
 * null when there is none. */
struct object object_find(struct document *doc, struct object o,
                          const char *key, size_t len);
/* The same; object_at follows a reference. */
static inline struct object object_at_raw(struct document *doc, struct object o,
                                          const char *key)
{
    return object_find(doc, o, key, strlen(key));
}
static inline struct object object_at(struct document *doc, struct object o,
                                      const char *key)
{
    return document_follow(doc, object_at_raw(doc, o, key));
}
/* An item of an array, followed; null when there is none. */
struct object object_item(struct document *doc, struct object o, int i);
/* Remembers a name that makes a file do something, or carry another file. It
 * begins with a byte that is watched. */
void object_watch(struct document *doc, struct object name);
bool object_is_number(struct object o);
/* The number as an integer from least to most, `otherwise` when it is none. */
int object_int(struct object o, int least, int most, int otherwise);
int object_int_at(struct document *doc, struct object o, const char *key,
                  int otherwise);

/* ---- xref.c, rebuild.c: where objects stand ---- */

/* False when the tables are not to be read. */
bool xref_read(struct document *doc);
void xref_rebuild(struct document *doc);
/* Makes `number` known unless it is already; false when it is no number. */
bool xref_set(struct document *doc, double number, struct place e);
/* An indirect object "n g obj" at an offset; its number in *number. */
struct object document_object_at(struct document *doc, size_t offset,
                                 int *number);
/* The trailer's keys, the first that names a Root staying. */
void xref_trailer(struct document *doc, struct object dict);

/* ---- filter.c, predict.c ---- */

bool filter_run(struct document *doc, struct object name, struct object parms,
                struct bytes in, struct bytes *out);
bool filter_predict(struct document *doc, struct object parms, struct bytes *b);
