/* PDFs made by hand: objects as text, and a table of where they stand. */
#pragma once
#include "base/base.h"
#include <string.h>

enum { MAKER_MOST = 600 };

struct maker {
    struct buf b;
    size_t offset[MAKER_MOST];
    int most; /* highest number */
};

static inline struct maker maker_new(struct arena *a)
{
    struct maker m = {.b = buf_new(a)};
    buf_puts(&m.b, "%PDF-1.7\n");
    return m;
}

static inline void maker_begin(struct maker *m, int number)
{
    m->offset[number] = m->b.len;
    m->most = number > m->most ? number : m->most;
    buf_printf(&m->b, "%d 0 obj\n", number);
}

static inline void maker_object(struct maker *m, int number, const char *text)
{
    maker_begin(m, number);
    buf_puts(&m->b, text);
    buf_puts(&m->b, "\nendobj\n");
}

/* `keys` are more of the stream's dictionary. */
static inline void maker_bytes(struct maker *m, int number, const char *keys,
                               const void *data, size_t len)
{
    maker_begin(m, number);
    buf_printf(&m->b, "<<%s/Length %zu>>stream\n", keys, len);
    buf_add(&m->b, data, len);
    buf_puts(&m->b, "\nendstream\nendobj\n");
}

static inline void maker_stream(struct maker *m, int number, const char *keys,
                                const char *data)
{
    maker_bytes(m, number, keys, data, strlen(data));
}

/* A table of all objects, and a trailer with `keys`. */
static inline struct bytes maker_end(struct maker *m, const char *keys)
{
    size_t table = m->b.len;
    buf_printf(&m->b, "xref\n0 %d\n0000000000 65535 f \n", m->most + 1);
    for (int i = 1; i <= m->most; i++)
        buf_printf(&m->b, "%010zu 00000 %c \n", m->offset[i],
                   m->offset[i] ? 'n' : 'f');
    buf_printf(&m->b, "trailer\n<</Size %d%s>>\nstartxref\n%zu\n%%%%EOF\n",
               m->most + 1, keys, table);
    return buf_bytes(&m->b);
}

/* One page of Helvetica in WinAnsi, its content `text`; objects from 10 on are
 * free for what else it takes. `page`: more keys of the page, `root`: of the
 * catalog. */
static inline void maker_page(struct maker *m, const char *text,
                              const char *page, const char *root)
{
    struct arena *a = m->b.arena;
    maker_object(m, 1,
                 arena_printf(a, "<</Type/Catalog/Pages 2 0 R%s>>", root));
    maker_object(m, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    maker_object(m, 3,
                 arena_printf(a,
                              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 "
                              "792]/Contents 4 0 R/Resources<</Font<</F 5 0 "
                              "R>>/XObject<</X 10 0 R/Y 11 0 R>>/Properties"
                              "<</P 12 0 R>>>>%s>>",
                              page));
    maker_stream(m, 4, "", text);
    maker_object(m, 5,
                 "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/"
                 "WinAnsiEncoding>>");
}
