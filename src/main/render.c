/* render and check: a job for each file. */
#include "gate/gate.h"
#include "main/target.h"
#include "main/verbs.h"
#include <string.h>

static struct job job_of(const struct call *c, const char *input)
{
    const char *standard = call_last(c, OPTION_PDF_STANDARD, "ua1");
    return (struct job){input, c->value[OPTION_LAYOUT], c->value[OPTION_SET],
                        strcmp(standard, "a2a") == 0};
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

/* resume.pdf -> resume.rejected.pdf */
static const char *rejected_path(struct arena *a, const char *path)
{
    size_t stem = strlen(path);
    if (stem > 4 && strcmp(path + stem - 4, ".pdf") == 0)
        stem -= 4;
    return arena_printf(a, "%.*s.rejected.pdf", (int)stem, path);
}

/* Whether the PDF says what the story says. One that does not never gets the
 * name that was asked for. */
static bool passes(struct arena *a, struct diags *d, const struct target *t,
                   const struct made *m, struct bytes b)
{
    if (strcmp(t->to->name, "pdf") != 0 ||
        gate_check(a, d, DIAG_TEXT_LAYER, b, m->story))
        return true;
    if (strcmp(t->path, "-") == 0) {
        diag_hint(d, "this is a fault in brevier: please report it");
        return false;
    }
    const char *path = rejected_path(a, t->path);
    diag_hint(d, "the PDF is kept as %s", path);
    diag_hint(d, "this is a fault in brevier: please report it with that file");
    file_write(a, d, path, b);
    return false;
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
    bool made = !diags_failed(d) && passes(a, d, t, &m, b);
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

/* --pdf: the story against a PDF that was made earlier. */
static void check_pdf(struct diags *d, struct shared *s, struct arena *a,
                      const struct job *job, const char *path)
{
    struct bytes pdf;
    if (!file_read(a, d, path, (struct mark){0}, GATE_LIMIT, &pdf))
        return;
    struct made m = make(a, d, s, job, MADE_STORY);
    if (diags_failed(d) || !gate_check(a, d, DIAG_OTHER_TEXT, pdf, m.story))
        return;
    struct buf b = buf_new(a);
    buf_printf(&b, "%s: says what %s says", escaped(a, path),
               escaped(a, job->input));
    say_line(s, &b);
}

static int check_one(struct shared *s, const struct call *c, const char *input)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct job job = job_of(c, input);
    const char *pdf = call_last(c, OPTION_PDF, NULL);
    struct made m = {0};
    if (pdf)
        check_pdf(d, s, a, &job, pdf);
    else
        m = make(a, d, s, &job, MADE_PAGES);
    say_diags(s, d);
    if (!pdf)
        say_checked(s, a, input, &m, d);
    int code = diags_exit(d);
    arena_free(a);
    return code;
}

int verb_check(struct diags *d, struct shared *s, const struct call *c)
{
    int code = 0;
    if (call_has(c, OPTION_PDF) &&
        (c->operands > 1 || c->value[OPTION_PDF][1])) {
        diag(d, (struct mark){0}, DIAG_USAGE,
             "--pdf compares one PDF with one file");
        return 0;
    }
    for (int i = 0; i < c->operands; i++)
        code = exit_worse(code, check_one(s, c, c->operand[i]));
    return code;
}
