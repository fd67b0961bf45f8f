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

bool is_variants_file(const char *word)
{
    size_t n = strlen(word);
    return strchr(word, '/') || (n > 5 && strcmp(word + n - 5, ".yaml") == 0) ||
           (n > 4 && strcmp(word + n - 4, ".yml") == 0) ||
           (n > 5 && strcmp(word + n - 5, ".json") == 0);
}

/* --variants FILE; in a batch, the last of them that is a file. */
static const char *variants_file(const struct call *c)
{
    const char *file = NULL, *const *v = c->value[OPTION_VARIANTS];
    for (; v && *v; v++)
        if (c->verb != VERB_BATCH || is_variants_file(*v))
            file = *v;
    return file;
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
        .variants_file = variants_file(c),
        .root = c->value[OPTION_ROOT],
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

struct bytes job_draft(struct arena *a, const struct diags *d,
                       const struct output *to, const struct made *made)
{
    bool only_over =
        diags_count(d, SEVERITY_ERROR) == diags_count_kind(d, DIAG_OVER);
    struct diags *own = diags_new(a);
    struct bytes b = {0};
    if (only_over && made->pages && strcmp(to->name, "pdf") == 0)
        b = to->write(a, own, made);
    return diags_failed(own) ? (struct bytes){0} : b;
}

/* What does not fit is shown under a name of its own. */
static void write_draft(struct arena *a, struct diags *d,
                        const struct target *t, const struct made *m)
{
    if (strcmp(t->path, "-") == 0)
        return;
    const char *path = other_path(a, t->path, "draft");
    struct bytes b = job_draft(a, d, t->to, m);
    if (b.data && file_write(a, d, path, b))
        diag_hint(d, "%s shows the rest after page %d", escaped(a, path),
                  m->style->page_max);
}

bool job_passes(struct arena *a, struct diags *d, const struct output *to,
                const struct made *made, struct bytes b)
{
    if (strcmp(to->name, "pdf") != 0 ||
        gate_check(a, d, DIAG_TEXT_LAYER, b, made->story))
        return true;
    diag_hint(d, "this is a fault in brevier: please report it");
    return false;
}

/* A PDF that does not pass never gets the name that was asked for. */
static bool passes(struct arena *a, struct diags *d, const struct target *t,
                   const struct made *m, struct bytes b)
{
    if (job_passes(a, d, t->to, m, b))
        return true;
    if (strcmp(t->path, "-") == 0)
        return false;
    const char *path = other_path(a, t->path, "rejected");
    diag_hint(d, "send the PDF with it, which is kept as %s", path);
    file_write(a, d, path, b);
    return false;
}

bool job_write(struct arena *a, struct diags *d, const struct job *job,
               const char *path, struct bytes b)
{
    return job->sync ? file_write_sync(a, d, path, b)
                     : file_write(a, d, path, b);
}

struct bytes job_make(struct arena *a, struct diags *d, struct shared *s,
                      const struct job *job, const struct target *t,
                      struct made *made)
{
    struct job full = *job;
    full.fitted = t->to->fitted;
    if (strcmp(t->path, "-") != 0)
        full.file = t->path + strlen(path_folder(a, t->path));
    *made = make(a, d, s, &full, t->to->needs);
    if (diags_failed(d))
        return (struct bytes){0};
    struct bytes b = t->to->write(a, d, made);
    return diags_failed(d) ? (struct bytes){0} : b;
}

struct rendered job_render(struct arena *a, struct diags *d, struct shared *s,
                           const struct job *job, const struct target *t)
{
    struct rendered r = {0};
    struct bytes b = job_make(a, d, s, job, t, &r.made);
    if (diags_failed(d) && r.made.pages)
        write_draft(a, d, t, &r.made);
    r.whole = !diags_failed(d) && passes(a, d, t, &r.made, b);
    r.written = r.whole && job_write(a, d, job, t->path, b);
    r.bytes = b.len;
    return r;
}
