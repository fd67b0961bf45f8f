/* proof: the page with printer's marks. */
#include "main/explain.h"
#include "main/verbs.h"
#include "pdf/pdf.h"
#include "text/text.h"
#include <string.h>

/* Whether nothing is wrong but that it does not fit. */
static bool only_over(const struct diags *d)
{
    return diags_count(d, SEVERITY_ERROR) == diags_count_kind(d, DIAG_OVER);
}

static int proof_one(struct arena *a, struct shared *s, const struct call *c,
                     const struct target *t)
{
    struct diags *d = diags_new(a);
    struct job job = job_of(a, c, t->input);
    job.read = t->read;
    struct made m = make(a, d, s, &job, MADE_PAGES);
    struct bytes b = {0};
    if (m.pages && only_over(d)) {
        const struct pages *p = pages_proof(a, d, s->fonts, m.pages);
        fonts_check(s->fonts, d);
        b = pdf_write(a, d, p, m.story, &(struct pdf_options){.date = m.date});
    }
    bool written = b.data && only_over(d) && job_write(a, d, &job, t->path, b);
    say_diags(s, d);
    struct buf line = buf_new(a);
    if (m.pages && !m.pages->lines_over)
        explain_line(&line, m.pages);
    if (line.len)
        say_line(s, &line);
    line = buf_new(a);
    if (written)
        buf_printf(&line, "%s", escaped(a, t->path));
    else
        buf_puts(&line, "nothing was written");
    if (!written || strcmp(t->path, "-") != 0)
        say_line(s, &line);
    return diags_exit(d);
}

int verb_proof(struct diags *d, struct shared *s, const struct call *c)
{
    const struct target *t = targets_plan(s->arena, d, c);
    int code = 0, jobs = diags_failed(d) ? 0 : c->operands;
    for (int i = 0; i < jobs; i++) {
        struct arena *a = arena_new();
        code = exit_worse(code, proof_one(a, s, c, &t[i]));
        arena_free(a);
    }
    return code;
}
