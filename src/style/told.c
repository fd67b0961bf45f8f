/* The layouts there are. */
#include "style/rows.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 200, LAYOUT_LIMIT = 1 << 16 };

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The X of every X.yaml in `folder`; with `d`, one that is there and cannot be
 * looked into is said. */
static int scan(struct arena *a, struct diags *d, const char *folder,
                const char **name, int max)
{
    int count = 0;
    DIR *dir = opendir(folder);
    if (!dir && d && errno != ENOENT && errno != ENOTDIR && errno != EACCES)
        diag(d, (struct mark){0}, DIAG_CANNOT_READ, "'%s': %s", folder,
             strerror(errno));
    for (struct dirent *e; dir && count < max && (e = readdir(dir));) {
        size_t len = strlen(e->d_name);
        if (len > 5 && strcmp(e->d_name + len - 5, ".yaml") == 0)
            name[count++] = arena_copy(a, e->d_name, len - 5);
    }
    if (dir)
        closedir(dir);
    return count;
}

/* Sorted and each once; how many stay. */
static int settle(const char **name, int found)
{
    int count = 0;
    qsort(name, (size_t)found, sizeof *name, by_name);
    for (int i = 0; i < found; i++)
        if (!count || strcmp(name[count - 1], name[i]) != 0)
            name[count++] = name[i];
    name[count] = NULL;
    return count;
}

static const char *const *shipped(struct arena *a, struct diags *d,
                                  const char *const *data)
{
    const char **name = arena_array(a, MOST + 1, sizeof *name);
    int found = 0;
    for (; *data; data++)
        found += scan(a, d, path_join(a, *data, "layouts"), name + found,
                      MOST - found);
    settle(name, found);
    return name;
}

const char *const *style_shipped(struct arena *a, const char *const *data)
{
    return shipped(a, NULL, data);
}

/* Whether a key begins the path of a setting. */
static bool opens_path(const char *key)
{
    size_t len = strlen(key);
    for (int i = 0; i < ROW_COUNT; i++)
        if (strncmp(style_rows[i].path, key, len) == 0 &&
            style_rows[i].path[len] == '.')
            return true;
    return false;
}

/* Whether a file that nobody called a layout is one. */
static bool looks_like_layout(const struct node *root)
{
    bool any = false;
    if (root->kind != NODE_MAP || node_get(root, "cv"))
        return false;
    for (const struct node *n = root->child; n; n = n->next)
        any = any || style_special(n->key) || opens_path(n->key);
    return any;
}

/* Whether a file beside the résumé could be a layout at all, so that it is a
 * mistake when it cannot be read. */
static bool could_be_one(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
           st.st_size <= LAYOUT_LIMIT && access(path, R_OK) == 0;
}

/* What the file says of itself; false when it is no layout. */
static bool tell(struct arena *a, struct diags *d, struct layout_told *t)
{
    struct diags *aside = diags_new(a);
    struct bytes b;
    if (!t->shipped && !could_be_one(t->path))
        return false;
    if (!file_read(a, d, t->path, (struct mark){0}, LAYOUT_LIMIT, &b))
        return false;
    const struct node *root = yaml_read(a, aside, t->path, b);
    if (!t->shipped && !looks_like_layout(root))
        return false;
    const struct node *said =
        root->kind == NODE_MAP ? node_get(root, "description") : NULL;
    t->description = said && said->kind == NODE_SCALAR ? said->text : "";
    return true;
}

static bool is_told(const struct layout_told *t, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(t[i].name, name) == 0)
            return true;
    return false;
}

const struct layout_told *layouts_told(struct arena *a, struct diags *d,
                                       const char *beside,
                                       const char *const *data, int *count)
{
    const char **own = arena_array(a, MOST + 1, sizeof *own);
    int owns = settle(own, scan(a, d, *beside ? beside : ".", own, MOST));
    struct layout_told *t = arena_array(a, MOST * 2, sizeof *t);
    int n = 0;
    for (int i = 0; i < owns; i++) {
        const char *file = arena_printf(a, "%s.yaml", own[i]);
        t[n] =
            (struct layout_told){own[i], path_join(a, beside, file), "", false};
        n += tell(a, d, &t[n]);
    }
    for (const char *const *s = shipped(a, d, data); *s; s++) {
        const char *file = arena_printf(a, "layouts/%s.yaml", *s);
        t[n] = (struct layout_told){*s, data_find(a, data, file), "", true};
        n += !is_told(t, n, *s) && t[n].path && tell(a, d, &t[n]);
    }
    *count = n;
    return t;
}
