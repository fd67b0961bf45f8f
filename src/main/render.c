/* render and check: a job for each file. */
#include "gate/gate.h"
#include "main/explain.h"
#include "main/target.h"
#include "main/verbs.h"
#include <string.h>

/* --set, and --drop as one of them. */
static const char *const *settings_of(struct arena *a, const struct call *c)
{
    const char *const *set = c->value[OPTION_SET];
    if (!call_has(c, OPTION_DROP))
        return set;
    int n = 0;
    while (set && set[n])
        n++;
    const char **more = arena_array(a, (size_t)n + 2, sizeof *more);
    for (int i = 0; i < n; i++)
        more[i] = set[i];
    more[n] = "fit.drop=true";
    return more;
}

static struct job job_of(struct arena *a, const struct call *c,
                         const char *input)
{
    const char *standard = call_last(c, OPTION_PDF_STANDARD, "ua1");
    return (struct job){input, c->value[OPTION_LAYOUT], settings_of(a, c),
                        strcmp(standard, "a2a") == 0};
}

/* ---- the fit ---- */

/* What the page cost, always; and all of it when it was asked for. */
static void say_fit(struct diags *d, struct shared *s, struct arena *a,
                    const struct call *c, const struct made *m)
{
    if (!m->pages)
        return;
    struct buf b = buf_new(a);
    const char *how = call_last(c, OPTION_EXPLAIN, NULL);
    if (how && *how) {
        explain_json(&b, m->pages);
        put_stdout(d, s, &b);
    } else if (how) {
        explain_text(&b, m->pages);
        say_line(s, &b);
    }
    if ((how && !*how) || m->pages->lines_over)
        return;
    b = buf_new(a);
    explain_line(&b, m->pages);
    if (b.len)
        say_line(s, &b);
}

/* --freeze: the settled layout. */
static void write_frozen(struct arena *a, struct diags *d, const struct call *c,
                         const struct made *m)
{
    const char *path = call_last(c, OPTION_FREEZE, NULL);
    if (!path)
        return;
    struct buf b = buf_new(a);
    style_write(&b, m->style);
    file_write(a, d, path, buf_bytes(&b));
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

/* resume.pdf -> resume.WORD.pdf */
static const char *other_path(struct arena *a, const char *path,
                              const char *word)
{
    size_t stem = strlen(path);
    if (stem > 4 && strcmp(path + stem - 4, ".pdf") == 0)
        stem -= 4;
    return arena_printf(a, "%.*s.%s.pdf", (int)stem, path, word);
}

/* What does not fit is shown under a name of its own. */
static void write_draft(struct arena *a, struct diags *d,
                        const struct target *t, const struct made *m)
{
    bool only_over =
        diags_count(d, SEVERITY_ERROR) == diags_count_kind(d, DIAG_OVER);
    if (!only_over || !m->pages || strcmp(t->to->name, "pdf") != 0 ||
        strcmp(t->path, "-") == 0)
        return;
    const char *path = other_path(a, t->path, "draft");
    struct diags *own = diags_new(a);
    struct bytes b = t->to->write(a, own, m);
    if (!diags_failed(own) && file_write(a, own, path, b))
        diag_hint(d, "%s shows the rest after page %d", escaped(a, path),
                  m->style->page_max);
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
    const char *path = other_path(a, t->path, "rejected");
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
    struct job job = job_of(a, c, t->input);
    struct made m = make(a, d, s, &job, t->to->needs);
    struct bytes b = {0};
    if (!diags_failed(d))
        b = t->to->write(a, d, &m);
    else if (m.pages)
        write_draft(a, d, t, &m);
    bool made = !diags_failed(d) && passes(a, d, t, &m, b);
    bool written = made && file_write(a, d, t->path, b);
    if (written && m.style)
        write_frozen(a, d, c, &m);
    say_diags(s, d);
    say_fit(all, s, a, c, &m);
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
    if (call_has(c, OPTION_FREEZE) && c->operands > 1) {
        diag(d, (struct mark){0}, DIAG_USAGE,
             "--freeze writes the layout of one file");
        return 0;
    }
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
    struct job job = job_of(a, c, input);
    const char *pdf = call_last(c, OPTION_PDF, NULL);
    struct made m = {0};
    if (pdf)
        check_pdf(d, s, a, &job, pdf);
    else
        m = make(a, d, s, &job, MADE_PAGES);
    say_diags(s, d);
    say_fit(d, s, a, c, &m);
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
