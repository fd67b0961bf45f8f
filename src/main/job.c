/* A job from the call, and its output from start to end. */
#include "main/job.h"
#include "gate/gate.h"
#include "locale/locale.h"
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

struct job job_of(struct arena *a, const struct call *c, const char *input)
{
    const char *standard = call_last(c, OPTION_PDF_STANDARD, "ua1");
    const char *lang = call_last(c, OPTION_LANG, NULL);
    return (struct job){
        .input = input,
        .layout = c->value[OPTION_LAYOUT],
        .set = settings_of(a, c),
        .claim_a2a = strcmp(standard, "a2a") == 0,
        .lang = lang ? locale_tag(a, lang) : NULL,
        .variant = call_last(c, OPTION_VARIANT, NULL),
        .variants_file = call_last(c, OPTION_VARIANTS, NULL),
        .list = c->verb == VERB_CHECK,
        .sync = call_has(c, OPTION_SYNC),
    };
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
    if (!diags_failed(own) && file_write(a, d, path, b))
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

bool job_write(struct arena *a, struct diags *d, const struct job *job,
               const char *path, struct bytes b)
{
    return job->sync ? file_write_sync(a, d, path, b)
                     : file_write(a, d, path, b);
}

struct rendered job_render(struct arena *a, struct diags *d, struct shared *s,
                           const struct job *job, const struct target *t)
{
    struct job full = *job;
    full.fitted = t->to->fitted;
    if (strcmp(t->path, "-") != 0)
        full.file = t->path + strlen(path_folder(a, t->path));
    struct rendered r = {.made = make(a, d, s, &full, t->to->needs)};
    struct bytes b = {0};
    if (!diags_failed(d))
        b = t->to->write(a, d, &r.made);
    else if (r.made.pages)
        write_draft(a, d, t, &r.made);
    r.whole = !diags_failed(d) && passes(a, d, t, &r.made, b);
    r.written = r.whole && job_write(a, d, job, t->path, b);
    r.bytes = b.len;
    return r;
}
