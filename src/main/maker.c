/* The maker of a batch: a task becomes a job, a job an output. */
#include "locale/locale.h"
#include "main/batch.h"
#include "main/explain.h"
#include "main/input.h"
#include "main/letter.h"
#include <string.h>
#include <sys/stat.h>

static const struct mark nowhere = {0};

struct maker {
    const struct making *making;
    struct shared shared; /* with fonts of its own */
    struct inputs *inputs;
    struct job job;   /* the one at hand */
    const char *path; /* of its output */
    struct made made; /* of it so far */
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
    k->shared.fonts_arena = NULL;
    k->shared.kept = kept_new(KEPT_BYTES);
    k->inputs = inputs_new();
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
    inputs_free(k->inputs);
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

struct job maker_job(struct arena *a, const struct making *m,
                     const struct task *t)
{
    struct job job = job_of(a, m->call, t->resume);
    job.layout = with(a, job.layout, t->layout);
    if (t->paper)
        job.set = with(a, job.set, arena_printf(a, "page.size=%s", t->paper));
    job.more = t->set;
    job.values = t->values;
    job.letter = t->letter;
    job.lang = t->lang ? locale_tag(a, t->lang) : job.lang;
    job.variant = t->variant ? t->variant : job.variant;
    return job;
}

/* Its job, and its file as it was kept. */
static struct job job_of_task(struct maker *k, struct arena *a, struct diags *d,
                              const struct task *t)
{
    struct job job = maker_job(a, k->making, t);
    if (t->lang && !job.lang)
        diag(d, nowhere, DIAG_BAD_VALUE, "%s is no language",
             quoted(a, t->lang));
    if (strcmp(t->resume, "-") == 0)
        diag(d, nowhere, DIAG_CANNOT_READ, "'-': a job's résumé is a file");
    if (!diags_failed(d))
        job.read = inputs_read(k->inputs, &job);
    return job;
}

/* ---- its name ---- */

/* cv.name in that language, "" where there is none. */
static const char *name_in(const struct node *root, const char *lang)
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

/* {stem}-{variant}-{layout}-{paper}.{lang}.pdf, of what there is of it. */
static const char *default_pattern(struct arena *a, const struct task *t,
                                   const struct output *to)
{
    return arena_printf(a, "{stem}%s%s%s%s.%s", t->variant ? "-{variant}" : "",
                        t->layout ? "-{layout}" : "",
                        t->paper ? "-{paper}" : "", t->lang ? ".{lang}" : "",
                        to->name);
}

/* The name that the variant asks for by its own `out`; NULL: it has none that
 * tells more than the default does. */
static const char *name_of_variant(struct arena *a, struct diags *d,
                                   const struct making *m, const struct task *t,
                                   const struct job *job)
{
    struct call call = *m->call;
    if (!job->variant || !job->read || strcmp(m->to->name, "pdf") != 0)
        return NULL;
    call.value[OPTION_LAYOUT] = job->layout;
    call.value[OPTION_SET] = job->set;
    const char *name = variant_name(a, d, &call, job, job->read);
    const char *usual =
        arena_printf(a, "%s-%s.pdf", stem_of(a, t->resume), job->variant);
    return name && strcmp(name, usual) != 0 ? name : NULL;
}

/* What is wrong with a path; NULL: nothing. */
static const char *bad_path(const struct making *m, const struct task *t,
                            struct arena *a, const char *path)
{
    const char *name = path + strlen(path_folder(a, path));
    return m->folder && t->out && leaves(t->out) ? "it lies outside the folder"
           : !*name || strcmp(path, "-") == 0 || *name == '.'
               ? "it is no name for a file"
               : NULL;
}

const char *maker_path(struct arena *a, struct diags *d, const struct making *m,
                       const struct task *t, const struct job *job)
{
    const char *pattern = t->out ? t->out : m->pattern;
    const char *named = pattern ? NULL : name_of_variant(a, d, m, t, job);
    if (!pattern)
        pattern = m->stream ? arena_printf(a, "{id}.%s", m->to->name)
                            : default_pattern(a, t, m->to);
    struct naming n = {.id = t->id,
                       .name = "",
                       .stem = stem_of(a, t->resume),
                       .variant = job->variant,
                       .lang = job->lang,
                       .layout = t->layout ? stem_of(a, t->layout) : NULL,
                       .paper = t->paper};
    if (!named && pattern_has(pattern, "name"))
        n.name = name_in(input_tree(a, diags_new(a), job).resume, job->lang);
    const char *path = named ? named : pattern_fill(a, pattern, &n);
    if (t->letter && !t->out)
        path = letter_path(a, path, m->to);
    const char *bad = bad_path(m, t, a, path);
    if (bad) {
        diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': %s", escaped(a, path), bad);
        return NULL;
    }
    return m->folder ? path_join(a, m->folder, path)
           : t->out || m->pattern
               ? path
               : path_join(a, path_folder(a, t->resume), path);
}

/* Folders that a pattern's placeholders name are made; what is missing before
 * them is a mistake, which the writing of the file tells. */
static void make_folders(struct arena *a, const struct making *m,
                         const struct task *t, const char *path)
{
    const char *pattern = t->out && m->stream ? t->out : m->pattern;
    const char *brace = pattern ? strchr(pattern, '{') : NULL;
    if (!brace || !strchr(brace, '/') ||
        file_exists(path_join(a, path_folder(a, path), ".")))
        return;
    const char *named = arena_copy(a, pattern, (size_t)(brace - pattern));
    const char *there = path_folder(a, named);
    size_t from = strlen(m->folder ? path_join(a, m->folder, there) : there);
    for (const char *s = path + from; (s = strchr(s, '/')); s++)
        mkdir(arena_copy(a, path, (size_t)(s - path)), 0777);
}

static const char *place(void *maker, struct arena *a, struct diags *d,
                         const struct task *t)
{
    struct maker *k = maker;
    k->job = job_of_task(k, a, d, t);
    k->path = diags_failed(d) ? NULL : maker_path(a, d, k->making, t, &k->job);
    if (k->path && claim_of(a, k->path) == claim_of(a, t->resume)) {
        diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': it is the résumé",
             escaped(a, k->path));
        k->path = NULL;
    }
    if (k->path && !k->making->tar)
        make_folders(a, k->making, t, k->path);
    return k->path;
}

/* Of the product of a call every task brings its whole path. */
static const char *place_planned(void *maker, struct arena *a, struct diags *d,
                                 const struct task *t)
{
    struct maker *k = maker;
    k->job = job_of_task(k, a, d, t);
    k->path = diags_failed(d) ? NULL : t->out;
    if (k->path && !k->making->tar)
        make_folders(a, k->making, t, k->path);
    return k->path;
}

/* ---- its output ---- */

static struct product make_task(void *maker, struct arena *a, struct diags *d,
                                const struct task *t)
{
    struct maker *k = maker;
    const struct making *m = k->making;
    struct product p = {0};
    struct target target = {.input = t->resume, .path = k->path, .to = m->to};
    p.bytes = job_make(a, d, &k->shared, &k->job, &target, &k->made);
    if (!diags_failed(d))
        job_passes(a, d, m->to, &k->made, p.bytes);
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
