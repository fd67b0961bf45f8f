/* A PDF taken apart by the gate's reader, changed, and put together again:
 * every object as text, streams without filters, content an operator a line
 * with its strings in hexadecimal digits. */
#pragma once
#include "gate/reader.h"
#include "maker.h"

struct operation {
    const char *text; /* "[<0001>15<0002>]TJ" */
    const char *says; /* what a reader sees in it; "" */
    int width;        /* hexadecimal digits of its last code, 0: none */
};

struct rewriting {
    struct arena *arena;
    int objects;
    const char *object[MAKER_MOST]; /* without its stream; NULL: none */
    bool has_stream[MAKER_MOST];
    struct bytes stream[MAKER_MOST];
    int content; /* the object number of the page's content */
    struct operation op[MAKER_MOST];
    int ops;
    const char *trailer;
};

static inline void put_object(struct buf *b, struct object o, bool hex);

static inline void put_string(struct buf *b, struct object o, bool hex)
{
    for (int i = 0; i < o.count; i++)
        hex = hex || o.text[i] < ' ' || o.text[i] > '~' ||
              memchr("()\\", o.text[i], 3);
    buf_putc(b, hex ? '<' : '(');
    for (int i = 0; i < o.count; i++)
        if (hex)
            buf_printf(b, "%02X", o.text[i]);
        else
            buf_putc(b, (char)o.text[i]);
    buf_putc(b, hex ? '>' : ')');
}

static inline void put_dict(struct buf *b, struct object o, bool hex)
{
    buf_puts(b, "<<");
    for (int i = 0; i < o.count; i++) {
        struct object key = o.item[i * 2];
        if (object_is_name(key, "Filter") || object_is_name(key, "Length") ||
            object_is_name(key, "DecodeParms"))
            continue;
        put_object(b, key, hex);
        buf_putc(b, ' ');
        put_object(b, o.item[i * 2 + 1], hex);
    }
    buf_puts(b, ">>");
}

static inline void put_object(struct buf *b, struct object o, bool hex)
{
    switch (o.kind) {
    case OBJECT_BOOL:
        buf_puts(b, o.number > 0 ? "true" : "false");
        break;
    case OBJECT_INT:
    case OBJECT_REAL:
        buf_number(b, o.number, 5);
        break;
    case OBJECT_STRING:
        put_string(b, o, hex);
        break;
    case OBJECT_NAME:
        buf_putc(b, '/');
        buf_add(b, o.text, (size_t)o.count);
        break;
    case OBJECT_ARRAY:
        buf_putc(b, '[');
        for (int i = 0; i < o.count; i++) {
            if (i)
                buf_putc(b, ' ');
            put_object(b, o.item[i], hex);
        }
        buf_putc(b, ']');
        break;
    case OBJECT_DICT:
        put_dict(b, o, hex);
        break;
    case OBJECT_STREAM:
        put_dict(b, o.stream->dict, hex);
        break;
    case OBJECT_REF:
        buf_printf(b, "%d 0 R", o.ref);
        break;
    case OBJECT_WORD:
        buf_add(b, o.text, (size_t)o.count);
        break;
    case OBJECT_NULL:
    case OBJECT_END:
        buf_puts(b, "null");
        break;
    }
}

/* ---- content ---- */

static inline void say_string(struct buf *b, const struct typeface *face,
                              struct object o, int *width)
{
    struct faults faults = {0};
    if (!face || o.kind != OBJECT_STRING)
        return;
    typeface_put(b, face, o.text, o.text + o.count, &faults);
    *width = face->composite ? 4 : 2;
}

static inline void take_operation(struct rewriting *w, struct document *doc,
                                  const struct object *operand, int operands,
                                  struct object word, struct object fonts,
                                  const struct typeface **face)
{
    struct buf text = buf_new(w->arena), says = buf_new(w->arena);
    int width = 0;
    for (int i = 0; i < operands; i++) {
        put_object(&text, operand[i], !object_is_word(word, "BDC"));
        buf_putc(&text, ' ');
        say_string(&says, *face, operand[i], &width);
        for (int k = 0; operand[i].kind == OBJECT_ARRAY && k < operand[i].count;
             k++)
            say_string(&says, *face, operand[i].item[k], &width);
    }
    put_object(&text, word, true);
    if (object_is_word(word, "Tf")) {
        const char *key = arena_copy(w->arena, (const char *)operand[0].text,
                                     (size_t)operand[0].count);
        *face = typeface_read(doc, object_at(doc, fonts, key), false);
    }
    w->op[w->ops++] =
        (struct operation){buf_text(&text), buf_text(&says), width};
}

static inline void take_content(struct rewriting *w, struct document *doc,
                                struct object page)
{
    struct object content = object_at(doc, page, "Contents");
    struct object fonts =
        object_at(doc, object_at(doc, page, "Resources"), "Font");
    struct bytes b = document_decode(doc, content);
    struct lexer l = lexer_new(doc, b.data, b.data + b.len);
    struct object operand[64], o;
    const struct typeface *face = NULL;
    int n = 0;
    l.content = true;
    w->content = content.stream->number;
    while ((o = object_read(&l)).kind != OBJECT_END)
        if (o.kind == OBJECT_WORD) {
            take_operation(w, doc, operand, n, o, fonts, &face);
            n = 0;
        } else if (n < 64) {
            operand[n++] = o;
        }
}

/* Takes apart a PDF; of several pages, one of them into operations. */
static inline struct rewriting *rewriting_of(struct arena *a, struct bytes pdf)
{
    const char *why = NULL;
    struct rewriting *w = arena_alloc(a, sizeof *w);
    struct document *doc = document_open(a, pdf, false, &why);
    w->arena = a;
    w->objects = doc->entries;
    for (int i = 1; i < doc->entries; i++) {
        struct object o = document_get(doc, i);
        struct object type = object_at(doc, o, "Type");
        if (o.kind == OBJECT_NULL || object_is_name(type, "XRef") ||
            object_is_name(type, "ObjStm"))
            continue;
        struct buf b = buf_new(a);
        put_object(&b, o, false);
        w->object[i] = buf_text(&b);
        w->has_stream[i] = o.kind == OBJECT_STREAM;
        if (w->has_stream[i])
            w->stream[i] = document_decode(doc, o);
        if (object_is_name(type, "Page") && !w->content)
            take_content(w, doc, o);
    }
    struct object root = object_at_raw(doc, doc->trailer, "Root");
    struct object info = object_at_raw(doc, doc->trailer, "Info");
    w->trailer =
        arena_printf(a, "/Root %d 0 R/Info %d 0 R", root.ref, info.ref);
    document_close(doc);
    return w;
}

static inline struct bytes rewriting_end(struct rewriting *w)
{
    struct maker m = maker_new(w->arena);
    struct buf content = buf_new(w->arena);
    for (int i = 0; i < w->ops; i++)
        buf_printf(&content, "%s\n", w->op[i].text);
    w->stream[w->content] = buf_bytes(&content);
    for (int i = 1; i < w->objects; i++) {
        const char *keys = w->object[i];
        if (!keys)
            continue;
        if (w->has_stream[i])
            maker_bytes(
                &m, i,
                arena_printf(w->arena, "%.*s", (int)strlen(keys) - 4, keys + 2),
                w->stream[i].data, w->stream[i].len);
        else
            maker_object(&m, i, keys);
    }
    return maker_end(&m, w->trailer);
}

/* ---- changes ---- */

/* `from` in place of its first occurrence, `to`; NULL when there is none. */
static inline const char *replaced(struct arena *a, const char *text,
                                   const char *from, const char *to)
{
    const char *at = strstr(text, from);
    return at ? arena_printf(a, "%.*s%s%s", (int)(at - text), text, to,
                             at + strlen(from))
              : NULL;
}

/* In the first object that holds it; false: none does. */
static inline bool change_object(struct rewriting *w, const char *from,
                                 const char *to)
{
    for (int i = 1; i < w->objects; i++) {
        const char *text =
            w->object[i] ? replaced(w->arena, w->object[i], from, to) : NULL;
        if (text) {
            w->object[i] = text;
            return true;
        }
    }
    return false;
}

/* In the first stream but the content that holds it. */
static inline bool change_stream(struct rewriting *w, const char *from,
                                 const char *to)
{
    for (int i = 1; i < w->objects; i++) {
        struct bytes *b = &w->stream[i];
        if (!w->has_stream[i] || i == w->content ||
            !memmem(b->data, b->len, from, strlen(from)))
            continue;
        const char *text = arena_copy(w->arena, (const char *)b->data, b->len);
        text = replaced(w->arena, text, from, to);
        *b = (struct bytes){(const uint8_t *)text, text ? strlen(text) : 0};
        return text != NULL;
    }
    return false;
}

/* The operation that says this, somewhere in it; -1: none does. */
static inline int operation_saying(const struct rewriting *w, const char *words)
{
    for (int i = 0; i < w->ops; i++)
        if (strstr(w->op[i].says, words))
            return i;
    return -1;
}

static inline void operation_out(struct rewriting *w, int i)
{
    memmove(w->op + i, w->op + i + 1, (size_t)(w->ops - i - 1) * sizeof *w->op);
    w->ops--;
}

static inline void operation_in(struct rewriting *w, int i, const char *text)
{
    memmove(w->op + i + 1, w->op + i, (size_t)(w->ops - i) * sizeof *w->op);
    w->op[i] = (struct operation){text, "", 0};
    w->ops++;
}
