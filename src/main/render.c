/* render and check: a job for each file. */
#include "main/target.h"
#include "main/verbs.h"
#include <string.h>

static struct job job_of(const struct call *c, const char *input)
{
    const char *standard = call_last(c, OPTION_PDF_STANDARD, "ua1");
    return (struct job){input, c->value[OPTION_LAYOUT], c->value[OPTION_SET],
                        strcmp(standard, "a2a") == 0};
}

static void buf_json(struct buf *b, const char *s)
{
    buf_putc(b, '"');
    for (uint32_t c; (c = utf8_next(&s));)
        if (c == '"' || c == '\\')
            buf_printf(b, "\\%c", (char)c);
        else if (c < 0x20)
            buf_printf(b, "\\u%04x", c);
        else
            buf_utf8(b, c);
    buf_putc(b, '"');
}

/* ---- render ---- */

/* resume.pdf: 1 page, 28 412 bytes */
static void say_written(const struct shared *s, struct arena *a,
                        const struct target *t, const struct made *m,
                        size_t bytes)
{
    struct buf b = buf_new(a);
    buf_printf(&b, "%s: ", escaped(a, t->path));
    if (m->pages) {
        buf_count(&b, (size_t)m->pages->count, "page", "pages");
        buf_puts(&b, ", ");
    }
    buf_count(&b, bytes, "byte", "bytes");
    say_line(s, &b);
}

/* 2 errors; resume.pdf is unchanged */
static void say_failed(const struct shared *s, struct arena *a,
                       const struct target *t, const struct diags *d)
{
    struct buf b = buf_new(a);
    buf_count(&b, (size_t)diags_count(d, SEVERITY_ERROR), "error", "errors");
    if (strcmp(t->path, "-") != 0 && file_exists(t->path))
        buf_printf(&b, "; %s is unchanged", escaped(a, t->path));
    else
        buf_puts(&b, "; nothing was written");
    say_line(s, &b);
}

/* {"path":"resume.pdf","pages":1,"bytes":28412,"ms":7.9} */
static void put_result(struct diags *d, struct shared *s, struct arena *a,
                       const struct target *t, const struct made *m,
                       size_t bytes, double ms)
{
    struct buf b = buf_new(a);
    buf_puts(&b, "{\"path\":");
    buf_json(&b, t->path);
    if (m->pages)
        buf_printf(&b, ",\"pages\":%d", m->pages->count);
    buf_printf(&b, ",\"bytes\":%zu,\"ms\":", bytes);
    buf_number(&b, ms, 2);
    buf_puts(&b, "}\n");
    put_stdout(d, s, &b);
}

static int render_one(struct arena *a, struct diags *all, struct shared *s,
                      const struct call *c, const struct target *t,
                      double begun)
{
    struct diags *d = diags_new(a);
    struct job job = job_of(c, t->input);
    struct made m = make(a, d, s, &job, t->to->needs);
    struct bytes b = {0};
    if (!diags_failed(d))
        b = t->to->write(a, d, &m);
    bool made = !diags_failed(d);
    bool written = made && file_write(a, d, t->path, b);
    say_diags(s, d);
    if (!written && !(made && strcmp(t->path, "-") == 0))
        say_failed(s, a, t, d);
    else if (written && call_has(c, OPTION_JSON))
        put_result(all, s, a, t, &m, b.len, clock_ms() - begun);
    else if (written && strcmp(t->path, "-") != 0)
        say_written(s, a, t, &m, b.len);
    return diags_exit(d);
}

/* The last job's memory goes with the process. */
int verb_render(struct diags *d, struct shared *s, const struct call *c)
{
    const struct target *t = targets_plan(s->arena, d, c);
    int code = 0, jobs = diags_failed(d) ? 0 : c->operands;
    for (int i = 0; i < jobs; i++) {
        struct arena *a = arena_new();
        double begun = i ? clock_ms() : s->begun;
        code = exit_worse(code, render_one(a, d, s, c, &t[i], begun));
        if (i + 1 < jobs)
            arena_free(a);
    }
    return code;
}

/* ---- check ---- */

/* resume.yaml: 1 page, nothing is wrong */
static void say_checked(const struct shared *s, struct arena *a,
                        const char *input, const struct made *m,
                        const struct diags *d)
{
    struct buf b = buf_new(a);
    buf_printf(&b, "%s: ", escaped(a, input));
    if (m->pages) {
        buf_count(&b, (size_t)m->pages->count, "page", "pages");
        buf_puts(&b, ", ");
    }
    size_t before = b.len;
    buf_mistakes(&b, d);
    if (b.len == before)
        buf_puts(&b, "nothing is wrong");
    say_line(s, &b);
}

int verb_check(struct diags *d, struct shared *s, const struct call *c)
{
    (void)d;
    int code = 0;
    for (int i = 0; i < c->operands; i++) {
        struct arena *a = arena_new();
        struct diags *own = diags_new(a);
        struct job job = job_of(c, c->operand[i]);
        struct made m = make(a, own, s, &job, MADE_PAGES);
        say_diags(s, own);
        say_checked(s, a, c->operand[i], &m, own);
        code = exit_worse(code, diags_exit(own));
        arena_free(a);
    }
    return code;
}
