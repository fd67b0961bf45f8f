/* YAML, JSON where the first byte is a brace, and the settings of --set: the
 * first line is a path, the rest the file, when there is a '=' in it. */
#include "rig.h"

/* What may come of any file: a tree in order. */
static void must_stand(const struct node *n, int depth)
{
    MUST(depth <= YAML_DEPTH + 1);
    MUST((n->kind == NODE_SCALAR || n->kind == NODE_NULL) == (n->text != NULL));
    int count = 0;
    for (const struct node *c = n->child; c; c = c->next, count++) {
        MUST((n->kind == NODE_MAP) == (c->key != NULL));
        must_stand(c, depth + 1);
    }
    MUST(count == n->count);
}

static bool read_as(const char *name, struct bytes b, const char *path)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    const struct node *root = yaml_read(a, d, name, b);
    must_stand(root, 0);
    struct source set = {"--set", path ? path : "", path ? strlen(path) : 0, 0};
    struct mark at = mark_at_offset(&set, 0);
    if (path && !diags_failed(d))
        root = node_with(a, d, root, path, at, "value", at);
    struct buf window = buf_new(a);
    node_print(&window, root);
    rig_said(d);
    bool good = !diags_failed(d);
    arena_free(a);
    return good;
}

bool fuzz(const uint8_t *data, size_t len)
{
    struct bytes b = {data, len};
    const uint8_t *end = memchr(data, '\n', len);
    const uint8_t *sign = end ? memchr(data, '=', (size_t)(end - data)) : NULL;
    char path[200] = "";
    if (sign && (size_t)(sign - data) < sizeof path) {
        memcpy(path, data, (size_t)(sign - data));
        b = (struct bytes){end + 1, len - (size_t)(end + 1 - data)};
    }
    bool good = read_as("x.yaml", b, *path ? path : NULL);
    return read_as("-", b, NULL) && good;
}
