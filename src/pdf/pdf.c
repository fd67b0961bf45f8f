/* The stage: the steps of a job in order. */
#include "pdf/pdf.h"
#include "pdf/memory.h"
#include "pdf/tags.h"
#include <libdeflate.h>

/* Of libdeflate. Text shrinks a good deal less at 1 and hardly more at 6; font
 * programs are much the same at all, and one compressor's tables take less
 * time to lay out than two's. */
enum { LEVEL = 4 };

void fault(struct job *j, struct mark at, const char *fmt, ...)
{
    if (j->failed)
        return;
    va_list args;
    va_start(args, fmt);
    char words[200];
    vsnprintf(words, sizeof words, fmt, args);
    va_end(args);
    diag(j->diags, at, DIAG_INTERNAL, "%s", words);
    j->failed = true;
}

void font_fault(struct job *j, const struct face *f, const char *why)
{
    if (!j->failed)
        diag(j->diags, (struct mark){0}, DIAG_BAD_FONT, "'%s': %s",
             escaped(j->arena, f->path), why);
    j->failed = true;
}

struct bytes deflated(struct job *j, struct bytes text)
{
    size_t room = libdeflate_zlib_compress_bound(j->deflate, text.len);
    uint8_t *data = arena_raw(j->arena, room);
    size_t len =
        libdeflate_zlib_compress(j->deflate, text.data, text.len, data, room);
    return (struct bytes){data, len}; /* its bound is room enough */
}

struct bytes deflated_like(struct job *j, struct bytes text)
{
    struct kept *k = arena_kept(j->arena);
    if (!k)
        return deflated(j, text);
    struct buf key = buf_new(j->arena);
    buf_putc(&key, 'D');
    buf_add(&key, text.data, text.len);
    const struct bytes *known = kept_find(k, buf_bytes(&key));
    if (known)
        return *known;
    struct bytes made = deflated(j, text);
    struct bytes own = {kept_copy(k, made.data, made.len), made.len};
    kept_add(k, buf_bytes(&key), kept_copy(k, &own, sizeof own));
    return made;
}

static const char *page_box(struct job *j)
{
    struct buf b = buf_new(j->arena);
    buf_puts(&b, "/MediaBox[0 0 ");
    put_fixed(&b, hundredths(j->pages->width), 2);
    buf_putc(&b, ' ');
    put_fixed(&b, hundredths(j->pages->height), 2);
    buf_putc(&b, ']');
    return buf_text(&b);
}

/* The fonts, as what every page may use. */
static struct dict *resources(struct job *j)
{
    struct dict *d = haru_object(j->haru);
    struct dict *fonts = dict_dict(j->haru, d, "Font");
    for (int i = 0; i < j->fonts; i++)
        if (j->font[i].used)
            dict_ref(j->haru, fonts, j->font[i].name,
                     font_write(j, &j->font[i]));
    pictures_write(j, d);
    return d;
}

static void page_write(struct job *j, int page, struct dict *shared)
{
    struct haru *h = j->haru;
    struct dict *d = haru_page(h);
    j->sheet[page] = d;
    dict_ref(h, d, "Resources", shared);
    dict_ref(h, d, "Contents",
             haru_stream(h, deflated(j, content_write(j, page))));
    dict_integer(h, d, "StructParents", page);
    dict_name(h, d, "Tabs", "S");
    dict_raw(h, d, page_box(j));
}

static struct bytes write_all(struct job *j)
{
    struct bytes none = {0};
    survey_pages(j);
    for (int i = 0; i < j->fonts && !j->failed; i++)
        if (j->font[i].used)
            subset_font(j, &j->font[i]);
    if (j->failed)
        return none;
    tags_plan(j);
    j->sheet = arena_array(j->arena, (size_t)j->pages->count, sizeof *j->sheet);
    struct dict *shared = resources(j);
    for (int i = 0; i < j->pages->count; i++)
        page_write(j, i, shared);
    tags_write(j);
    outline_write(j);
    meta_write(j);
    struct bytes file = file_frame(j);
    if (haru_failure(j->haru))
        fault(j, (struct mark){0}, "%s", haru_failure(j->haru));
    return j->failed ? none : file;
}

/* The worker's, or the job's own. */
static struct libdeflate_compressor *compressor(struct arena *a)
{
    static const struct bytes key = {(const uint8_t *)"Z", 1};
    struct kept *k = arena_kept(a);
    const void *known = k ? kept_find(k, key) : NULL;
    if (known)
        return (struct libdeflate_compressor *)(uintptr_t)known;
    memory_begin(k ? kept_arena(k) : a);
    struct libdeflate_compressor *made = libdeflate_alloc_compressor(LEVEL);
    if (k)
        kept_add(k, key, made);
    return made;
}

struct bytes pdf_write(struct arena *a, struct diags *d, const struct pages *p,
                       const struct story *s, const struct pdf_options *o)
{
    struct job j = {
        .arena = a, .diags = d, .pages = p, .story = s, .options = o};
    /* the same for all threads, whoever says it last */
    libdeflate_set_memory_allocator(memory_take, memory_give_back);
    j.deflate = compressor(a);
    memory_begin(a);
    j.haru = haru_new(a);
    struct bytes file = write_all(&j);
    haru_end(j.haru);
    memory_end();
    return file;
}
