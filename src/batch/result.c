/* A result. */
#include "batch/private.h"
#include <string.h>

static void put_text(struct buf *b, const char *key, const char *text)
{
    buf_printf(b, ",\"%s\":", key);
    if (text)
        buf_json(b, text);
    else
        buf_puts(b, "null");
}

/* The diagnostics, which are a line each, as a list. */
static void put_diags(struct buf *b, const struct diags *d)
{
    struct buf lines = buf_new(b->arena);
    diags_put(&lines, d, DIAG_JSON, false);
    const char *s = buf_text(&lines);
    buf_puts(b, ",\"diagnostics\":[");
    for (size_t len; (len = strcspn(s, "\n")); s += len + 1) {
        buf_add(b, s, len);
        buf_puts(b, s[len + 1] ? "," : "");
    }
    buf_putc(b, ']');
}

void result_put(struct buf *b, const struct result *r)
{
    if (r->no_task) {
        buf_printf(b, "{\"id\":null,\"line\":%ld", r->task->row);
    } else {
        buf_puts(b, "{\"id\":");
        buf_json(b, r->task->id);
    }
    buf_printf(b, ",\"ok\":%s", r->ok ? "true" : "false");
    put_text(b, "path", r->ok ? r->path : NULL);
    put_text(b, "sha256", r->ok ? r->sha256 : NULL);
    buf_printf(b,
               ",\"bytes\":%zu,\"pages\":%d,\"fit\":%s,\"cached\":%s,"
               "\"ms\":",
               r->ok ? r->bytes : 0, r->pages, r->fit ? r->fit : "null",
               r->cached ? "true" : "false");
    buf_number(b, r->ms, 3);
    put_diags(b, r->diags);
    buf_puts(b, "}\n");
}
