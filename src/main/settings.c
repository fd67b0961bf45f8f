/* Two layouts, setting by setting, from their windows. */
#include "main/settings.h"
#include <stdlib.h>
#include <string.h>

struct spelt {
    const char *path, *value;
};

/* The ':' that ends a path, whose titles may be in quotes. */
static const char *end_of(const char *path)
{
    bool quoted = false;
    for (; *path && (quoted || *path != ':'); path++)
        if (*path == '"')
            quoted = !quoted;
        else if (*path == '\\' && quoted && path[1])
            path++;
    return path;
}

static int by_path(const void *x, const void *y)
{
    const struct spelt *p = x, *q = y;
    return strcmp(p->path, q->path);
}

static const struct spelt *lines_of(struct arena *a, const struct style *s,
                                    int *count)
{
    struct buf b = buf_new(a);
    struct spelt *line = NULL;
    int n = 0, room = 0;
    style_print(&b, s);
    for (const char *at = buf_text(&b); *at;) {
        const char *end = end_of(at);
        size_t len = strcspn(end, "\n"), skip = len < 2 ? len : 2;
        line = arena_more(a, line, n, &room, sizeof *line, 256);
        line[n++] = (struct spelt){arena_copy(a, at, (size_t)(end - at)),
                                   arena_copy(a, end + skip, len - skip)};
        at = end + len + (end[len] == '\n');
    }
    qsort(line, (size_t)n, sizeof *line, by_path);
    *count = n;
    return line;
}

static bool gave(const struct made *m, const char *path)
{
    const struct fit *f = m->pages->fit;
    for (int i = 0; f && i < f->givens; i++)
        if (strcmp(f->given[i].path, path) == 0)
            return true;
    return false;
}

const struct setting_apart *settings_apart(struct arena *a,
                                           const struct made *x,
                                           const struct made *y, int *count)
{
    int n, m, all = 0;
    const struct spelt *p = lines_of(a, x->style, &n);
    const struct spelt *q = lines_of(a, y->style, &m);
    struct setting_apart *apart =
        arena_array(a, (size_t)n + (size_t)m + 1, sizeof *apart);
    for (int i = 0, k = 0; i < n || k < m;) {
        int c = i == n ? 1 : k == m ? -1 : by_path(&p[i], &q[k]);
        const char *path = c > 0 ? q[k].path : p[i].path;
        const char *was = c > 0 ? NULL : p[i].value;
        const char *now = c < 0 ? NULL : q[k].value;
        i += c <= 0;
        k += c >= 0;
        if (!was || !now || strcmp(was, now) != 0)
            apart[all++] = (struct setting_apart){
                path, was, now, gave(x, path) || gave(y, path)};
    }
    *count = all;
    return apart;
}
