/* render and check: a job for each file. */
#include "gate/gate.h"
#include "main/explain.h"
#include "main/input.h"
#include "main/letter.h"
#include "main/verbs.h"
#include <string.h>

/* ---- the fit ---- */

void say_fit(struct diags *d, struct shared *s, struct arena *a,
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
                         const struct job *job, const struct made *m)
{
    const char *path = call_last(c, OPTION_FREEZE, NULL);
    if (!path)
        return;
    struct buf b = buf_new(a);
    style_write(&b, m->style);
    job_write(a, d, job, path, buf_bytes(&b));
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

/* The letter as a file of its own. */
static int render_letter(struct arena *a, struct diags *all, struct shared *s,
                         const struct call *c, const struct target *t,
                         const struct job *job)
{
    struct diags *d = diags_new(a);
    struct target own = *t;
    struct job letter = *job;
    double begun = clock_ms();
    letter.letter = true;
    own.path = t->letter;
    struct rendered r = job_render(a, d, s, &letter, &own);
    say_diags(s, d);
    if (!r.written)
        say_failed(s, a, &own, d);
    else if (call_has(c, OPTION_JSON))
        put_result(all, s, a, &own, &r, clock_ms() - begun);
    else
        say_written(s, a, &own, &r.made, r.bytes);
    return diags_exit(d);
}

static int render_one(struct arena *a, struct diags *all, struct shared *s,
                      const struct call *c, const struct target *t,
                      double begun)
{
    struct diags *d = diags_new(a);
    struct job job = job_of(a, c, t->input);
    job.read = t->read;
    struct rendered r = job_render(a, d, s, &job, t);
    if (r.written && r.made.style)
        write_frozen(a, d, c, &job, &r.made);
    say_diags(s, d);
    say_fit(all, s, a, c, &r.made);
    if (!r.written && !(r.whole && strcmp(t->path, "-") == 0))
        say_failed(s, a, t, d);
    else if (r.written && call_has(c, OPTION_JSON))
        put_result(all, s, a, t, &r, clock_ms() - begun);
    else if (r.written && strcmp(t->path, "-") != 0)
        say_written(s, a, t, &r.made, r.bytes);
    int code = diags_exit(d);
    if (r.written && t->letter && letter_is_file(r.made.node))
        code = exit_worse(code, render_letter(a, all, s, c, t, &job));
    return code;
}

/* The memory goes with the process. */
int verb_render(struct diags *d, struct shared *s, const struct call *c)
{
    if (call_has(c, OPTION_FREEZE) && c->operands > 1) {
        diag(d, (struct mark){0}, DIAG_USAGE,
             "--freeze writes the layout of one file");
        return 0;
    }
    if (replaces_input(s->arena, d, c, OPTION_FREEZE))
        return 0;
    const struct target *t = targets_plan(s->arena, d, c);
    if (call_has(c, OPTION_WATCH))
        return watch(d, s, c, t);
    int code = 0, jobs = diags_failed(d) ? 0 : c->operands;
    if (jobs > 1)
        s->kept = kept_new(KEPT_BYTES);
    for (int i = 0; i < jobs; i++) {
        struct arena *a = s->kept ? kept_job(s->kept) : arena_new();
        double begun = i ? clock_ms() : s->begun;
        code = exit_worse(code, render_one(a, d, s, c, &t[i], begun));
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
    struct job fitted = *job;
    fitted.fitted = true;
    struct made m = make(a, d, s, &fitted, MADE_STORY);
    if (diags_failed(d) || !gate_check(a, d, DIAG_OTHER_TEXT, pdf, m.story))
        return;
    struct buf b = buf_new(a);
    buf_printf(&b, "%s: says what %s says", escaped(a, path),
               escaped(a, job->input));
    say_line(s, &b);
}

/* Every variant, up to its page; of a file with mistakes, only the choosing. */
static void check_variants(struct diags *d, struct shared *s, struct arena *a,
                           const struct call *c, const struct job *job)
{
    bool sound = !diags_failed(d);
    for (int i = 0; job->read && i < job->read->count; i++) {
        struct job one = *job;
        struct diags *own = diags_new(a);
        one.variant = job->read->variant[i].name;
        one.file = variant_name(a, own, c, &one, job->read);
        if (sound)
            make(a, own, s, &one, MADE_STORY);
        else
            input_tree(a, own, &one);
        diags_add(d, own);
    }
}

static int check_one(struct shared *s, const struct call *c, const char *input)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct job job = job_of(a, c, input);
    const char *pdf = call_last(c, OPTION_PDF, NULL);
    struct made m = {0};
    if (pdf) {
        check_pdf(d, s, a, &job, pdf);
    } else {
        job.read = input_variants(a, d, &job);
        job.file = job.variant && job.read
                       ? variant_name(a, d, c, &job, job.read)
                       : NULL;
        if (job.read)
            m = make(a, d, s, &job, MADE_PAGES);
        if (letter_is_file(m.node)) {
            struct job letter = job;
            letter.letter = true;
            make(a, d, s, &letter, MADE_PAGES);
        }
        if (!job.variant)
            check_variants(d, s, a, c, &job);
    }
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
