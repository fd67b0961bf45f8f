/* The order of sections. */
#include "variant/private.h"
#include <string.h>

enum { MOST_SECTIONS = 200 };

struct ordering {
    struct arena *a;
    struct diags *d;
    const struct variant *v;
};

static bool is_rest(const struct node *n)
{
    return strcmp(node_text(n), "...") == 0;
}

static bool is_titled(const struct node *section, const char *name)
{
    if (strcmp(section->key, name) == 0)
        return true;
    const struct node *id = node_get(section, "id");
    const struct node *title = node_get(section, "title");
    if (id && strcmp(node_text(id), name) == 0)
        return true;
    if (title && title->kind == NODE_SCALAR)
        return strcmp(title->text, name) == 0;
    for (const struct node *c = title ? title->child : NULL; c; c = c->next)
        if (strcmp(node_text(c), name) == 0)
            return true;
    return false;
}

static const struct node *find_section(const struct node *sections,
                                       const char *name)
{
    const struct node *c = sections->child;
    while (c && !is_titled(c, name))
        c = c->next;
    return c;
}

static void unknown_section(struct ordering *s, const struct node *sections,
                            const struct node *n)
{
    struct words titles = {0};
    for (const struct node *c = sections->child; c; c = c->next)
        words_add(s->a, &titles, c->key);
    words_settle(s->a, &titles);
    diag(s->d, n->at, DIAG_UNKNOWN_SECTION, "is called %s",
         quoted(s->a, node_text(n)));
    hint_words(s->a, s->d, node_text(n), &titles);
    hint_variant(s->a, s->d, s->v, n->at);
}

/* Which of `of` a list names, checked against the sections as written. */
struct order {
    const struct node **named; /* NULL: the rest */
    int count;
};

static struct order read_order(struct ordering *s, const struct node *list,
                               const struct node *of)
{
    const struct node *c = list->kind == NODE_LIST ? list->child : list;
    struct order o = {
        .named = arena_array(s->a, (size_t)list->count + 1, sizeof *o.named)};
    for (; c; c = list->kind == NODE_LIST ? c->next : NULL) {
        const struct node *found =
            is_rest(c) ? NULL : find_section(of, node_text(c));
        bool twice = false;
        for (int i = 0; i < o.count; i++)
            twice = twice || o.named[i] == found;
        if (!found && !is_rest(c)) {
            unknown_section(s, of, c);
            continue;
        }
        if (twice) {
            diag(s->d, c->at, DIAG_BAD_VALUE,
                 "%s, which stands twice in 'sections'",
                 quoted(s->a, node_text(c)));
            hint_variant(s->a, s->d, s->v, c->at);
            continue;
        }
        o.named[o.count++] = found;
    }
    return o;
}

static bool is_named(const struct order *o, const char *key)
{
    for (int i = 0; i < o->count; i++)
        if (o->named[i] && strcmp(o->named[i]->key, key) == 0)
            return true;
    return false;
}

const struct node *sections_ordered(struct arena *a, struct diags *d,
                                    const struct variant *v,
                                    const struct node *now,
                                    const struct node *written)
{
    struct ordering s = {a, d, v};
    const struct node *list = variant_get(v, "sections");
    if (!list || (list->kind != NODE_LIST && list->kind != NODE_SCALAR))
        return now;
    if (list->count > MOST_SECTIONS) {
        diag(d, list->at, DIAG_BUDGET, "more than %d sections to put in order",
             MOST_SECTIONS);
        return now;
    }
    struct order o = read_order(&s, list, written);
    const struct node **out =
        arena_array(a, (size_t)now->count + 1, sizeof *out);
    int count = 0;
    for (int i = 0; i < o.count; i++)
        for (const struct node *c = now->child; c; c = c->next)
            if (o.named[i] ? strcmp(c->key, o.named[i]->key) == 0
                           : !is_named(&o, c->key))
                out[count++] = c;
    return node_of(a, now, out, count);
}
