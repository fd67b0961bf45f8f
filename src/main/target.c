/* Names of outputs. */
#include "main/target.h"
#include "locale/locale.h"
#include "main/input.h"
#include "main/job.h"
#include "main/letter.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct mark nowhere = {0};

static bool is_stdio(const char *path)
{
    return strcmp(path, "-") == 0;
}

static bool is_folder(const char *path)
{
    size_t n = strlen(path);
    struct stat st;
    return (n && path[n - 1] == '/') ||
           (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* What follows the last '.' of the path's last name, "" for nothing. */
static const char *ending(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && !strchr(dot, '/') ? dot + 1 : "";
}

/* resume.yaml -> resume.pdf; any other ending stays and is added to. */
static const char *with_ending(struct arena *a, const char *input,
                               const char *name)
{
    static const char *const ours[] = {"yaml", "yml", "json"};
    const char *now = ending(input);
    size_t stem = strlen(input);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (strcmp(now, ours[i]) == 0)
            stem -= strlen(now) + 1;
    return arena_printf(a, "%.*s.%s", (int)stem, input, name);
}

/* What a name ends in: pdf, with --lang de de.pdf; proof.pdf. */
static const char *ending_of(struct arena *a, const struct call *c,
                             const struct output *to)
{
    const char *lang = call_last(c, OPTION_LANG, NULL);
    const char *tag = lang ? locale_tag(a, lang) : NULL;
    const char *end = c->verb == VERB_PROOF ? "proof.pdf" : to->name;
    return tag ? arena_printf(a, "%s.%s", tag, end) : end;
}

/* ---- variants ---- */

/* The layout and the paper as they were asked for. */
static const char *layout_name(struct arena *a, const struct call *c,
                               const struct node *root)
{
    const struct node *n = node_get(root, "layout");
    const struct node *up = n ? node_get(n, "extends") : NULL;
    const char *name = n && n->kind == NODE_SCALAR ? n->text : "classic";
    name = up && up->kind == NODE_SCALAR ? up->text : name;
    name = call_last(c, OPTION_LAYOUT, name);
    name += strlen(path_folder(a, name));
    size_t len = strlen(name);
    bool file = len > 5 && strcmp(name + len - 5, ".yaml") == 0;
    return arena_copy(a, name, file ? len - 5 : len);
}

static const char *paper_name(const struct call *c, const struct node *root)
{
    const char *paper = "us-letter", *const *set = c->value[OPTION_SET];
    const struct node *n = node_get(root, "layout");
    n = n ? node_get(n, "page") : NULL;
    n = n ? node_get(n, "size") : NULL;
    if (n && n->kind == NODE_SCALAR)
        paper = n->text;
    for (; set && *set; set++)
        if (strncmp(*set, "page.size=", 10) == 0)
            paper = *set + 10;
    return paper;
}

const char *variant_name(struct arena *a, struct diags *d, const struct call *c,
                         const struct job *job, const struct variant_file *all)
{
    struct diags *own = diags_new(a);
    const struct variant *v = variant_find(a, own, all, job->variant);
    if (!v)
        return NULL;
    const struct node *root =
        set_read(a, own, variant_select(a, own, all, v), job->set).resume;
    const char *name = strcmp(job->input, "-") == 0
                           ? "resume.yaml"
                           : job->input + strlen(path_folder(a, job->input));
    const char *pdf = with_ending(a, name, "pdf");
    return variant_out(
        a, d, v, root,
        &(struct name_parts){.stem = arena_copy(a, pdf, strlen(pdf) - 4),
                             .lang = job->lang ? job->lang : "",
                             .layout = layout_name(a, c, root),
                             .paper = paper_name(c, root)});
}

/* Where the output of a variant goes when no name was asked for; NULL where
 * one was, or there is no variant. */
static const char *variant_path(struct arena *a, struct diags *d,
                                const struct call *c, struct target *t)
{
    struct job job = job_of(a, c, t->input);
    const char *asked = call_last(c, OPTION_OUTPUT, NULL);
    bool folder = asked && !is_stdio(asked) && is_folder(asked);
    if (!job.variant)
        return NULL;
    t->read = input_variants(a, d, &job);
    if (!t->read || (asked && !folder) || (!asked && !t->to->binary) ||
        (!asked && is_stdio(t->input)))
        return NULL;
    const char *name = variant_name(a, d, c, &job, t->read);
    if (!name)
        return NULL;
    size_t len = strlen(name) - strlen("pdf");
    name = arena_printf(a, "%.*s%s", (int)len, name, ending_of(a, c, t->to));
    return path_join(a, folder ? asked : path_folder(a, t->input), name);
}

static const char *target_path(struct arena *a, const struct call *c,
                               const char *input, const struct output *to)
{
    const char *asked = call_last(c, OPTION_OUTPUT, NULL);
    const char *name =
        is_stdio(input) ? "resume" : input + strlen(path_folder(a, input));
    if (asked && !is_stdio(asked) && is_folder(asked))
        return path_join(a, asked, with_ending(a, name, ending_of(a, c, to)));
    if (asked)
        return asked;
    if (is_stdio(input) || !to->binary)
        return "-";
    return with_ending(a, input, ending_of(a, c, to));
}

/* Whether an ending is the name of a kind of file: letters alone. */
static bool is_kind(const char *end)
{
    const char *s = end;
    while ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z'))
        s++;
    return s > end && !*s;
}

static void refuse_output(struct arena *a, struct diags *d, const char *name)
{
    int n = 0;
    while (outputs[n].name)
        n++;
    const char **known = arena_array(a, (size_t)n + 1, sizeof *known);
    for (int i = 0; i < n; i++)
        known[i] = outputs[i].name;
    diag(d, nowhere, DIAG_UNKNOWN_OUTPUT, "'%s'", name);
    diag_nearest(d, name, known);
}

/* --to, else what the ending of -o names, else the first of the table. */
static const struct output *choose(struct arena *a, struct diags *d,
                                   const struct call *c)
{
    const char *to = call_last(c, OPTION_TO, NULL);
    const char *path = call_last(c, OPTION_OUTPUT, "");
    const char *name = to ? to : ending(path);
    const struct output *found = output_find(name);
    if (found)
        return found;
    if (to || (is_kind(name) && !is_folder(path)))
        refuse_output(a, d, name);
    return &outputs[0];
}

/* ---- two things of one name ---- */

struct place {
    const char *key;             /* the path without links and detours */
    const struct target *target; /* whose place it is */
    enum { INPUT, OUTPUT, LETTER } is;
};

static const char *key_of(struct arena *a, const char *path)
{
    char *real = realpath(path, NULL);
    const char *folder = path_folder(a, path);
    if (real) {
        const char *key = arena_copy(a, real, strlen(real));
        free(real);
        return key;
    }
    real = realpath(*folder ? folder : ".", NULL);
    if (!real)
        return path;
    const char *key =
        path_join(a, arena_copy(a, real, strlen(real)), path + strlen(folder));
    free(real);
    return key;
}

static int compare(const void *x, const void *y)
{
    const struct place *p = x, *q = y;
    int c = strcmp(p->key, q->key);
    return c ? c : (int)p->is - (int)q->is;
}

static bool is_device(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

/* Whether the target's file has a letter that is a file of its own. */
static bool has_letter(struct arena *a, const struct call *c,
                       const struct target *t)
{
    struct job job = job_of(a, c, t->input);
    job.read = t->read;
    return letter_is_file(input_tree(a, diags_new(a), &job).resume);
}

static void say_clash(struct arena *a, struct diags *d, const struct place *p,
                      const struct place *q)
{
    const char *whose = q->is == LETTER ? "the letter of " : "";
    if (p->is == INPUT) {
        diag(d, nowhere, DIAG_USAGE, "%s would replace '%s'",
             *whose ? "a letter" : "the output", escaped(a, p->target->input));
        diag_hint(d, "-o FILE gives it another name");
        return;
    }
    const char *path = q->is == LETTER ? q->target->letter : q->target->path;
    diag(d, nowhere, DIAG_USAGE, "'%s' and %s'%s' would both become '%s'",
         escaped(a, p->target->input), whose, escaped(a, q->target->input),
         escaped(a, path));
    diag_hint(d, "a run each, with -o FILE, keeps them apart");
}

/* Whether one of a list, NULL-ended or NULL, is what lies there. */
static bool reads(struct arena *a, const char *const *list, const char *key)
{
    while (list && *list && strcmp(key_of(a, *list), key) != 0)
        list++;
    return list && *list;
}

bool replaces_input(struct arena *a, struct diags *d, const struct call *c,
                    enum option o)
{
    const char *path = call_last(c, o, "-");
    if (is_stdio(path) || !file_exists(path) || is_device(path))
        return false;
    const char *key = key_of(a, path);
    if (!reads(a, c->operand, key) && !reads(a, c->value[OPTION_LAYOUT], key) &&
        !reads(a, c->value[OPTION_VARIANTS], key))
        return false;
    diag(d, nowhere, DIAG_USAGE, "--%s would replace '%s'", option_rows[o].name,
         escaped(a, path));
    diag_hint(d, "give it another name");
    return true;
}

static void check_places(struct arena *a, struct diags *d, const struct call *c,
                         const struct target *t, int count)
{
    struct place *place = arena_array(a, (size_t)count * 3, sizeof *place);
    int n = 0;
    for (int i = 0; i < count; i++) {
        if (is_stdio(t[i].path) || is_device(t[i].path))
            continue;
        place[n++] = (struct place){key_of(a, t[i].path), &t[i], OUTPUT};
        if (!is_stdio(t[i].input))
            place[n++] = (struct place){key_of(a, t[i].input), &t[i], INPUT};
        if (t[i].letter)
            place[n++] = (struct place){key_of(a, t[i].letter), &t[i], LETTER};
    }
    qsort(place, (size_t)n, sizeof *place, compare);
    for (int i = 1; i < n; i++) {
        const struct place *p = &place[i - 1], *q = &place[i];
        if (q->is != INPUT && strcmp(p->key, q->key) == 0 &&
            (q->is != LETTER || has_letter(a, c, q->target)))
            say_clash(a, d, p, q);
    }
}

static void check_stdout(struct diags *d, const struct call *c,
                         const struct target *t, int count)
{
    if (!is_stdio(t->path))
        return;
    if (t->to->binary && isatty(1)) {
        diag(d, nowhere, DIAG_TO_TERMINAL, "%s", "");
        diag_hint(d, "-o FILE writes it to a file");
    } else if (t->to->binary && count > 1) {
        diag(d, nowhere, DIAG_USAGE, "%d PDFs do not go into one stream",
             count);
        diag_hint(d, "-o FOLDER/ writes each to a file of its own");
    } else if (call_has(c, OPTION_JSON) || *call_last(c, OPTION_EXPLAIN, "")) {
        diag(d, nowhere, DIAG_USAGE, "--%s and the output both want stdout",
             call_has(c, OPTION_JSON) ? "json" : "explain=json");
        diag_hint(d, "-o FILE writes the output to a file");
    }
}

const struct target *targets_plan(struct arena *a, struct diags *d,
                                  const struct call *c)
{
    const struct output *to =
        c->verb == VERB_PROOF ? &outputs[0] : choose(a, d, c);
    struct target *t = arena_array(a, (size_t)c->operands + 1, sizeof *t);
    for (int i = 0; i < c->operands; i++) {
        t[i] = (struct target){.input = c->operand[i], .to = to};
        t[i].path = variant_path(a, d, c, &t[i]);
        if (!t[i].path)
            t[i].path = target_path(a, c, c->operand[i], to);
        if (to->binary && c->verb == VERB_RENDER && !is_stdio(t[i].path))
            t[i].letter = letter_path(a, t[i].path, to);
    }
    check_stdout(d, c, t, c->operands);
    check_places(a, d, c, t, c->operands);
    return t;
}
