/* Reading a résumé file, and helping with a name that is not there. */
#include "main/input.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMES = 500 };

static bool is_resume(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0 ||
                   strcmp(dot, ".json") == 0);
}

static int compare(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The names in a folder that could be meant, sorted, NULL-ended. */
static const char *const *names_in(struct arena *a, const char *folder)
{
    const char **name = arena_array(a, MOST_NAMES + 1, sizeof *name);
    DIR *dir = opendir(*folder ? folder : ".");
    if (!dir)
        return name;
    int n = 0;
    for (struct dirent *e; n < MOST_NAMES && (e = readdir(dir));)
        if (is_resume(e->d_name))
            name[n++] = arena_copy(a, e->d_name, strlen(e->d_name));
    closedir(dir);
    qsort(name, (size_t)n, sizeof *name, compare);
    return name;
}

static void say_neighbour(struct arena *a, struct diags *d, const char *path)
{
    const char *folder = path_folder(a, path);
    const char *near = nearest(path + strlen(folder), names_in(a, folder));
    if (near)
        diag_hint(d, "did you mean '%s%s'?", folder, near);
    else
        diag_hint(d, "'brevier new' writes a file to start from");
}

const struct node *input_read(struct arena *a, struct diags *d,
                              const char *path)
{
    struct bytes b;
    if (file_read(a, d, path, (struct mark){0}, FILE_LIMIT, &b))
        return yaml_read(a, d, path, b);
    if (strcmp(path, "-") != 0 && !file_exists(path))
        say_neighbour(a, d, path);
    return NULL;
}

/* ---- variants ---- */

/* The tree of the file that has the variants; NULL: the résumé has them. One
 * that cannot be read has none. */
static const struct node *read_own(struct arena *a, struct diags *d,
                                   const struct job *job,
                                   const struct node *root)
{
    static const struct node none = {.kind = NODE_NULL};
    const struct node *named = node_get(root, "variants");
    const char *folder = path_folder(a, job->input), *path = job->variants_file;
    struct bytes b;
    if (path)
        return file_read(a, d, path, (struct mark){0}, FILE_LIMIT, &b)
                   ? yaml_read(a, d, path, b)
                   : &none;
    if (!named || named->kind != NODE_SCALAR)
        return NULL;
    struct reach reach = {folder, job->root};
    if (file_read_beneath(a, d, reach, named->text, named->at, FILE_LIMIT, &b))
        return yaml_read(a, d, path_join(a, folder, named->text), b);
    diag_hint(d, "a path begins in the folder of the résumé, and nothing "
                 "outside it is read without --root DIR");
    return &none;
}

const struct variant_file *input_variants(struct arena *a, struct diags *d,
                                          const struct job *job)
{
    const struct node *root = input_read(a, d, job->input);
    if (!root)
        return NULL;
    root = set_variants(a, d, root, job->set);
    return variants_read(a, d, root, read_own(a, d, job, root));
}

struct settings_asked input_tree(struct arena *a, struct diags *d,
                                 const struct job *job)
{
    const struct variant_file *all = job->read;
    const struct node *root = NULL;
    if (!all && job->variant)
        all = input_variants(a, d, job);
    if (all)
        root = all->root;
    else if (!job->variant)
        root = set_variants(a, d, input_read(a, d, job->input), job->set);
    const struct variant *v =
        root && job->variant ? variant_find(a, d, all, job->variant) : NULL;
    if (v)
        root = variant_select(a, d, all, v);
    struct settings_asked asked = set_read(a, d, root, job->set);
    if (!root)
        return (struct settings_asked){0};
    set_more(a, d, &asked, job->more);
    asked.resume = set_values(a, d, asked.resume, job->values);
    asked.resume = values_fill(a, d, asked.resume);
    if (!v)
        return asked;
    asked.all = all;
    asked.of = v;
    variant_guard(a, d, all, v, asked.resume, job->file);
    asked.variant =
        arena_printf(a, "%s, line %d,", quoted(a, v->name), v->at.line);
    return asked;
}
