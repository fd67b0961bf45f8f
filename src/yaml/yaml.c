/* The door: which reader, and the text made ready for it. */
#include "yaml/readers.h"
#include <limits.h>
#include <string.h>

static bool ends(const char *name, const char *with)
{
    size_t n = strlen(name), w = strlen(with);
    return n >= w && !strcmp(name + n - w, with);
}

static bool begins_json(const char *text)
{
    text += strspn(text, " \t\n");
    return *text == '{' || *text == '[';
}

/* Whether a file named as YAML is JSON all the same, every bit of it: then it
 * is read as such, since YAML has no place for JSON's surrogate pairs. */
static const struct node *try_json(struct arena *a, const struct source *src)
{
    struct diags *quiet = diags_new(a);
    struct tree *t = tree_new(a, quiet);
    if (source_check(a, quiet, src, true))
        json_compose(t, src);
    return diags_failed(quiet) ? NULL : tree_end(t, src);
}

const struct node *yaml_read(struct arena *a, struct diags *d, const char *name,
                             struct bytes bytes)
{
    const struct source *src = source_decode(a, d, name, 0, bytes);
    struct tree *t = tree_new(a, d);
    if (!src)
        return tree_end(t, NULL);
    bool json = ends(name, ".json");
    if (!json && begins_json(src->text)) {
        bool named = ends(name, ".yaml") || ends(name, ".yml");
        const struct node *root = named ? try_json(a, src) : NULL;
        if (root)
            return root;
        json = !named;
    }
    if (!source_check(a, d, src, json))
        return tree_end(t, src);
    if (json)
        json_compose(t, src);
    else
        yaml_compose(t, src);
    return tree_end(t, src);
}

const struct node *yaml_read_line(struct arena *a, struct diags *d,
                                  const char *name, long line,
                                  struct bytes bytes)
{
    const struct source *src = source_decode(a, d, name, line, bytes);
    struct tree *t = tree_new(a, d);
    if (!src)
        return tree_end(t, NULL);
    if (source_check(a, d, src, true))
        json_compose(t, src);
    return tree_end(t, src);
}

const struct node *node_get(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (const struct node *n = map->child; n; n = n->next)
        if (!strcmp(n->key, key))
            return n;
    return NULL;
}
