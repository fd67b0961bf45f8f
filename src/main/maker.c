/* The maker of a batch: a task becomes a job, a job an output. */
#include "locale/locale.h"
#include "main/batch.h"
#include "main/explain.h"
#include "main/input.h"
#include "main/set.h"
#include <string.h>

static const struct mark nowhere = {0};

struct maker {
    const struct making *making;
    struct shared shared; /* its own fonts and files */
    struct made made;     /* by the last job */
};

static void *maker_new(const void *ask)
{
    const struct making *m = ask;
    struct arena *a = arena_new_lasting();
    struct maker *k = arena_alloc(a, sizeof *k);
    k->making = m;
    k->shared = *m->shared;
    k->shared.arena = a;
    k->shared.fonts = NULL;
    k->shared.kept = kept_new(KEPT_BYTES);
    k->shared.inputs = inputs_new();
    return k;
}

static struct arena *begin(void *maker)
{
    struct maker *k = maker;
    return kept_job(k->shared.kept);
}

static void maker_free(void *maker)
{
    struct maker *k = maker;
    shared_end(&k->shared);
    kept_free(k->shared.kept);
    inputs_free(k->shared.inputs);
    arena_free(k->shared.arena);
}

/* ---- the job ---- */

/* `list` and `more` behind it. */
static const char *const *with(struct arena *a, const char *const *list,
                               const char *more)
{
    size_t n = 0;
    while (list && list[n])
        n++;
    if (!more)
        return list;
    const char **longer = arena_array(a, n + 2, sizeof *longer);
    for (size_t i = 0; i < n; i++)
        longer[i] = list[i];
    longer[n] = more;
    return longer;
}

static struct job job_of_task(struct arena *a, struct diags *d,
                              const struct making *m, const struct task *t)
{
    struct job job = job_of(a, m->call, t->resume);
    job.layout = with(a, job.layout, t->layout);
    if (t->paper)
        job.set = with(a, job.set, arena_printf(a, "page.size=%s", t->paper));
    job.more = t->set;
    if (t->lang) {
        job.lang = locale_tag(a, t->lang);
        if (!job.lang)
            diag(d, nowhere, DIAG_BAD_VALUE, "%s is no language",
                 quoted(a, t->lang));
    }
    if (strcmp(t->resume, "-") == 0)
        diag(d, nowhere, DIAG_CANNOT_READ, "'-': a job's résumé is a file");
    return job;
}

/* ---- its name ---- */

const char *maker_name(const struct node *root, const char *lang)
{
    const struct node *n = node_get(node_get(root, "cv"), "name");
    if (n && n->kind == NODE_MAP) {
        const struct node *said = lang ? node_get(n, lang) : NULL;
        n = said ? said : n->child;
    }
    return n && n->text ? n->text : "";
}

/* resume.yaml -> resume */
static const char *stem_of(struct arena *a, const char *input)
{
    const char *name = input + strlen(path_folder(a, input));
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? arena_copy(a, name, (size_t)(dot - name)) : name;
}

/* Whether a path of its own could lead out of the folder. */
static bool leaves(const char *path)
{
    if (*path == '/')
        return true;
    for (const char *s = path; s; s = strchr(s, '/')) {
        s += *s == '/';
        if (strncmp(s, "..", 2) == 0 && (!s[2] || s[2] == '/'))
            return true;
    }
    return false;
}

const char *maker_path(struct arena *a, struct diags *d, const struct making *m,
                       const struct task *t, const char *name,
                       const char *otherwise)
{
    const struct naming n = {.id = t->id,
                             .name = name,
                             .stem = stem_of(a, t->resume),
                             .variant = t->variant,
                             .lang = t->lang,
                             .layout = t->layout ? stem_of(a, t->layout) : NULL,
                             .paper = t->paper};
    const char *pattern = t->out ? t->out : m->pattern ? m->pattern : otherwise;
    const char *path = pattern_fill(a, pattern, &n);
    size_t folder = strlen(path_folder(a, path));
    if (m->folder && t->out && leaves(t->out)) {
        diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': it lies outside '%s'",
             escaped(a, t->out), escaped(a, m->folder));
        return NULL;
    }
    if (!path[folder] || strcmp(path, "-") == 0 || path[folder] == '.') {
        diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s' is no name for a file",
             escaped(a, path));
        return NULL;
    }
    const char *beside = path_folder(a, t->resume);
    return m->folder     ? path_join(a, m->folder, path)
           : t->out      ? path
           : !m->pattern ? path_join(a, beside, path)
                         : path;
}

static const char *place(void *maker, struct arena *a, struct diags *d,
                         const struct task *t)
{
    struct maker *k = maker;
    const struct making *m = k->making;
    const char *pattern = t->out ? t->out : m->pattern ? m->pattern : "";
    const char *name = "";
    if (pattern_has(pattern, "name")) {
        struct settings_asked asked = {
            inputs_read(k->shared.inputs, a, d, t->resume), NULL};
        set_more(a, d, &asked, t->set);
        name = maker_name(asked.resume, t->lang);
    }
    if (diags_failed(d))
        return NULL;
    const char *ending = arena_printf(a, "{id}.%s", m->to->name);
    const char *path = maker_path(a, d, m, t, name, ending);
    if (path && claim_of(a, path) == claim_of(a, t->resume)) {
        diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': it is the résumé",
             escaped(a, path));
        path = NULL;
    }
    return path;
}

/* Of the product of a call every task brings its whole path. */
static const char *place_planned(void *maker, struct arena *a, struct diags *d,
                                 const struct task *t)
{
    (void)maker, (void)a, (void)d;
    return t->out;
}

/* ---- its output ---- */

static struct product make_task(void *maker, struct arena *a, struct diags *d,
                                const struct task *t)
{
    struct maker *k = maker;
    const struct making *m = k->making;
    struct product p = {0};
    k->made = (struct made){0};
    struct job job = job_of_task(a, d, m, t);
    if (diags_failed(d))
        return p;
    p.bytes = job_make(a, d, &k->shared, &job, m->to, &k->made);
    if (!diags_failed(d) && !job_passes(a, d, m->to, &k->made, p.bytes))
        diag_hint(d, "this is a fault in brevier: please report it");
    if (k->made.pages) {
        struct buf fit = buf_new(a);
        explain_brief(&fit, k->made.pages);
        p.pages = k->made.pages->count;
        p.fit = fit.len ? buf_text(&fit) : NULL;
    }
    return p;
}

static struct bytes draft(void *maker, struct arena *a, struct diags *d,
                          const struct task *t)
{
    (void)t;
    const struct maker *k = maker;
    return job_draft(a, d, k->making->to, &k->made);
}

const struct maker_kind maker_kind = {
    maker_new, maker_free, begin, place, make_task, draft,
};
const struct maker_kind maker_kind_planned = {
    maker_new, maker_free, begin, place_planned, make_task, draft,
};
