/* libHaru as object model and serialiser; see haru.h. Of its structs this
 * reads the document's memory manager, cross-reference list, catalog, Info and
 * page tree, and hangs text of ours on a dictionary's write hook. */
#include "pdf/haru.h"
#include "pdf/memory.h"
#include <hpdf.h>
#include <string.h>

_Static_assert(HPDF_VERSION_ID >= 20300 && HPDF_VERSION_ID < 20500,
               "libHaru 2.3 or 2.4");

struct haru {
    struct arena *arena;
    HPDF_Doc doc;
    HPDF_Stream writer; /* to a buf; NULL: not made */
    const char *failure;
};

/* What a dictionary of ours has beyond libHaru's. */
struct extra {
    const char *raw;
    struct bytes stream;
    const char *filter;
};

static void *take(HPDF_UINT size)
{
    return memory_take(size);
}

static void fail(struct haru *h, const char *what, HPDF_STATUS no)
{
    if (!h->failure)
        h->failure = arena_printf(h->arena, "libHaru: %s (0x%04lX)", what,
                                  (unsigned long)no);
}

struct haru *haru_new(struct arena *a)
{
    struct haru *h = arena_alloc(a, sizeof *h);
    h->arena = a;
    bool same = strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) == 0;
    h->doc = same ? HPDF_NewEx(NULL, take, memory_give_back, 0, NULL) : NULL;
    h->failure =
        h->doc ? NULL
               : arena_printf(a, "built with libHaru %s but starts with %s",
                              HPDF_VERSION_TEXT, HPDF_GetVersion());
    return h;
}

void haru_end(struct haru *h)
{
    h->doc = NULL;
}

const char *haru_failure(const struct haru *h)
{
    return h->failure;
}

/* A step that may fail, kept in mind when it did. */
static void done(struct haru *h, const char *what, HPDF_STATUS status)
{
    if (status != HPDF_OK)
        fail(h, what, status);
}

static void *made(struct haru *h, const char *what, void *object)
{
    if (!object)
        fail(h, what, HPDF_GetError(h->doc));
    return object;
}

static HPDF_Dict rec(struct dict *d)
{
    return (HPDF_Dict)(void *)d;
}

/* ---- objects ---- */

struct dict *haru_catalog(struct haru *h)
{
    return h->failure ? NULL : (struct dict *)(void *)h->doc->catalog;
}

struct dict *haru_info(struct haru *h)
{
    return h->failure ? NULL : (struct dict *)(void *)h->doc->info;
}

static HPDF_STATUS write_extra(HPDF_Dict d, HPDF_Stream to)
{
    const struct extra *x = d->attr;
    HPDF_STATUS status = HPDF_OK;
    if (x->raw)
        status |= HPDF_Stream_WriteStr(to, x->raw);
    if (x->stream.data) {
        status |= HPDF_Stream_WriteStr(to, "/Filter/");
        status |= HPDF_Stream_WriteStr(to, x->filter);
        status |= HPDF_Stream_WriteStr(to, "/Length ");
        status |= HPDF_Stream_WriteUInt(to, (HPDF_UINT)x->stream.len);
    }
    return status;
}

static struct extra *extra_of(struct haru *h, struct dict *d)
{
    HPDF_Dict dict = rec(d);
    if (!dict->attr) {
        dict->attr = arena_alloc(h->arena, sizeof(struct extra));
        dict->write_fn = write_extra;
    }
    return dict->attr;
}

static struct dict *dict_new(struct haru *h)
{
    if (h->failure)
        return NULL;
    return made(h, "no dictionary", HPDF_Dict_New(h->doc->mmgr));
}

struct dict *haru_object(struct haru *h)
{
    struct dict *d = dict_new(h);
    if (d)
        done(h, "no number", HPDF_Xref_Add(h->doc->xref, d));
    return d;
}

static struct dict *stream(struct haru *h, struct bytes data,
                           const char *filter)
{
    struct dict *d = haru_object(h);
    if (d) {
        extra_of(h, d)->stream = data;
        extra_of(h, d)->filter = filter;
    }
    return d;
}

struct dict *haru_stream(struct haru *h, struct bytes data)
{
    return stream(h, data, "FlateDecode");
}

struct dict *haru_jpeg(struct haru *h, struct bytes data)
{
    return stream(h, data, "DCTDecode");
}

/* libHaru counts the pages by their class when it writes the tree. */
struct dict *haru_page(struct haru *h)
{
    struct dict *d = haru_object(h);
    if (!d)
        return NULL;
    rec(d)->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    dict_name(h, d, "Type", "Page");
    HPDF_Dict tree = h->doc->root_pages;
    dict_ref(h, d, "Parent", (struct dict *)(void *)tree);
    HPDF_Array kids = HPDF_Dict_GetItem(tree, "Kids", HPDF_OCLASS_ARRAY);
    if (made(h, "no page tree", kids))
        array_ref(h, (struct array *)(void *)kids, d);
    return d;
}

/* ---- entries ---- */

static void add(struct haru *h, struct dict *d, const char *key, void *value)
{
    if (!h->failure && made(h, key, value))
        done(h, key, HPDF_Dict_Add(rec(d), key, value));
}

static void push(struct haru *h, struct array *to, void *value)
{
    if (!h->failure && made(h, "array", value))
        done(h, "array", HPDF_Array_Add((HPDF_Array)(void *)to, value));
}

struct dict *dict_dict(struct haru *h, struct dict *d, const char *key)
{
    struct dict *value = dict_new(h);
    add(h, d, key, value);
    return value;
}

struct array *dict_array(struct haru *h, struct dict *d, const char *key)
{
    if (h->failure)
        return NULL;
    HPDF_Array value = HPDF_Array_New(h->doc->mmgr);
    add(h, d, key, value);
    return (struct array *)(void *)value;
}

struct dict *array_dict(struct haru *h, struct array *to)
{
    struct dict *value = dict_new(h);
    push(h, to, value);
    return value;
}

void dict_name(struct haru *h, struct dict *d, const char *key,
               const char *name)
{
    if (!h->failure)
        add(h, d, key, HPDF_Name_New(h->doc->mmgr, name));
}

void dict_integer(struct haru *h, struct dict *d, const char *key, int value)
{
    if (!h->failure)
        add(h, d, key, HPDF_Number_New(h->doc->mmgr, value));
}

void dict_bool(struct haru *h, struct dict *d, const char *key, bool value)
{
    if (!h->failure)
        add(h, d, key, HPDF_Boolean_New(h->doc->mmgr, value));
}

static bool is_plain(struct bytes s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.data[i] < 0x20 || s.data[i] > 0x7E)
            return false;
    return true;
}

void dict_string(struct haru *h, struct dict *d, const char *key,
                 struct bytes s)
{
    if (h->failure)
        return;
    char *copy = arena_copy(h->arena, (const char *)s.data, s.len);
    if (is_plain(s))
        add(h, d, key, HPDF_String_New(h->doc->mmgr, copy, NULL));
    else
        add(h, d, key,
            HPDF_Binary_New(h->doc->mmgr, (HPDF_BYTE *)copy, (HPDF_UINT)s.len));
}

void dict_ref(struct haru *h, struct dict *d, const char *key, struct dict *to)
{
    add(h, d, key, to);
}

void dict_raw(struct haru *h, struct dict *d, const char *text)
{
    if (!h->failure)
        extra_of(h, d)->raw = text;
}

void array_integer(struct haru *h, struct array *to, int value)
{
    if (!h->failure)
        push(h, to, HPDF_Number_New(h->doc->mmgr, value));
}

void array_ref(struct haru *h, struct array *to, struct dict *d)
{
    push(h, to, d);
}

/* ---- for the file's writer ---- */

int haru_objects(const struct haru *h)
{
    return h->failure ? 0 : (int)h->doc->xref->entries->count - 1;
}

int haru_number(const struct dict *d)
{
    const HPDF_Dict_Rec *r = (const void *)d;
    return (int)(r->header.obj_id & 0x00FFFFFF);
}

static HPDF_STATUS to_buf(HPDF_Stream stream, const HPDF_BYTE *data,
                          HPDF_UINT len)
{
    buf_add(stream->attr, data, len);
    return HPDF_OK;
}

/* What an object is when it is a dictionary of nothing but our text; NULL when
 * it is more. */
static const char *only_raw(const HPDF_Dict_Rec *d)
{
    if (d->write_fn != write_extra || d->list->count)
        return NULL;
    const struct extra *x = d->attr;
    return x->stream.data ? NULL : x->raw;
}

static HPDF_Stream writer(struct haru *h, struct buf *out)
{
    if (!h->writer)
        h->writer = HPDF_CallbackWriter_New(h->doc->mmgr, to_buf, out);
    if (h->writer)
        h->writer->attr = out;
    return h->writer;
}

bool haru_write(struct haru *h, int number, struct buf *out, struct bytes *data)
{
    *data = (struct bytes){0};
    if (h->failure)
        return false;
    HPDF_XrefEntry e = HPDF_Xref_GetEntry(h->doc->xref, (HPDF_UINT)number);
    HPDF_Stream to = writer(h, out);
    if (!made(h, "object", e) || !made(h, "writer", to))
        return false;
    const HPDF_Dict_Rec *d = e->obj;
    const char *raw = only_raw(d);
    if (raw) {
        buf_puts(out, "<<\n");
        buf_puts(out, raw);
        buf_puts(out, ">>");
        return true;
    }
    done(h, "write", HPDF_Obj_WriteValue(e->obj, to, NULL));
    if (d->write_fn == write_extra)
        *data = ((const struct extra *)d->attr)->stream;
    done(h, "write", HPDF_GetError(h->doc));
    return false;
}
