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
