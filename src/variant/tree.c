/* Trees made of others: what is the same is shared. */
#include "variant/private.h"
#include <stdlib.h>
#include <string.h>

const char *node_text(const struct node *n)
{
    return n && n->kind == NODE_SCALAR ? n->text : "";
}

const struct node *node_of(struct arena *a, const struct node *like,
                           const struct node *const *child, int count)
{
    const struct node *old = like->child;
    int same = 0;
    for (; same < count && old == child[same]; same++)
        old = old->next;
    if (same == count && !old)
        return like;
    struct node *n = arena_alloc(a, sizeof *n);
    *n = *like;
    n->count = count;
    const struct node **link = &n->child;
    for (int i = 0; i < count; i++) {
        struct node *copy = arena_alloc(a, sizeof *copy);
        *copy = *child[i];
        *link = copy;
        link = &copy->next;
    }
    *link = NULL;
    return n;
}

const struct node *node_keyed(struct arena *a, const struct node *n,
                              const char *key, struct mark key_at)
{
    struct node *copy = arena_alloc(a, sizeof *copy);
    *copy = *n;
    copy->key = key;
    copy->key_at = key_at;
    return copy;
}

const struct node *node_replaced(struct arena *a, const struct node *map,
                                 const struct node *value)
{
    const struct node **child =
        arena_array(a, (size_t)map->count + 1, sizeof *child);
    int n = 0;
    bool there = false;
    for (const struct node *c = map->child; c; c = c->next) {
        bool hit = strcmp(c->key, value->key) == 0;
        child[n++] = hit ? value : c;
        there = there || hit;
    }
    if (!there)
        child[n++] = value;
    return node_of(a, map, child, n);
}

static int by_key(const void *x, const void *y)
{
    const struct node *p = *(const struct node *const *)x;
    const struct node *q = *(const struct node *const *)y;
    return strcmp(p->key, q->key);
}

struct index index_of(struct arena *a, const struct node *map)
{
    struct index x = {0};
    if (!map || map->kind != NODE_MAP || !map->count)
        return x;
    x.child = arena_array(a, (size_t)map->count, sizeof *x.child);
    for (const struct node *c = map->child; c; c = c->next)
        x.child[x.count++] = c;
    qsort(x.child, (size_t)x.count, sizeof *x.child, by_key);
    return x;
}

const struct node *index_get(const struct index *x, const char *key)
{
    const struct node wanted = {.key = key}, *w = &wanted;
    const struct node **found =
        x->count
            ? bsearch(&w, x->child, (size_t)x->count, sizeof *x->child, by_key)
            : NULL;
    return found ? *found : NULL;
}

const struct node *node_merged(struct arena *a, const struct node *base,
                               const struct node *over, int depth)
{
    if (!over)
        return base;
    if (!base || base->kind != NODE_MAP || over->kind != NODE_MAP || depth < 1)
        return over;
    struct index below = index_of(a, base), above = index_of(a, over);
    const struct node **child = arena_array(
        a, (size_t)base->count + (size_t)over->count + 1, sizeof *child);
    int n = 0;
    for (const struct node *c = base->child; c; c = c->next)
        child[n++] = node_merged(a, c, index_get(&above, c->key), depth - 1);
    for (const struct node *o = over->child; o; o = o->next)
        if (!index_get(&below, o->key))
            child[n++] = o;
    return node_of(a, base, child, n);
}

const struct node *layout_merged(struct arena *a, const struct node *base,
                                 const struct node *over)
{
    if (!over || over->kind == NODE_NULL)
        return base;
    if (!base || base->kind == NODE_NULL || over->kind != NODE_MAP ||
        node_get(over, "extends"))
        return over;
    if (base->kind == NODE_SCALAR) {
        struct node *map = arena_alloc(a, sizeof *map);
        *map = *over;
        map->child = NULL;
        map->count = 0;
        base =
            node_replaced(a, map, node_keyed(a, base, "extends", base->key_at));
    }
    return node_merged(a, base, over, YAML_DEPTH);
}

/* ---- words ---- */

void words_add(struct arena *a, struct words *w, const char *word)
{
    w->word = arena_more(a, w->word, w->count, &w->room, sizeof *w->word, 32);
    w->word[w->count++] = word;
}

static int compare(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

void words_sort(struct words *w)
{
    if (w->count > 1)
        qsort(w->word, (size_t)w->count, sizeof *w->word, compare);
}

void words_settle(struct arena *a, struct words *w)
{
    words_sort(w);
    int n = 0;
    for (int i = 0; i < w->count; i++)
        if (!n || strcmp(w->word[n - 1], w->word[i]) != 0)
            w->word[n++] = w->word[i];
    w->count = n;
    words_add(a, w, NULL);
    w->count = n;
}

bool words_have(const struct words *w, const char *word)
{
    return w->count &&
           bsearch(&word, w->word, (size_t)w->count, sizeof *w->word, compare);
}
