/* The algebra of tags. An expression is a tag, a list (any of them), or a map
 * of `all`, `any` and `not` with expressions; several keys all hold. */
#include "variant/private.h"
#include <string.h>

static bool has_tag(const struct node *tags, const char *tag)
{
    if (tags->kind == NODE_SCALAR)
        return strcmp(tags->text, tag) == 0;
    for (const struct node *t = tags->child; t; t = t->next)
        if (strcmp(node_text(t), tag) == 0)
            return true;
    return false;
}

static bool holds(const struct node *e, const struct node *tags);

static bool any_holds(const struct node *e, const struct node *tags)
{
    if (e->kind != NODE_LIST)
        return holds(e, tags);
    for (const struct node *c = e->child; c; c = c->next)
        if (holds(c, tags))
            return true;
    return false;
}

static bool all_hold(const struct node *e, const struct node *tags)
{
    if (e->kind != NODE_LIST)
        return holds(e, tags);
    for (const struct node *c = e->child; c; c = c->next)
        if (!holds(c, tags))
            return false;
    return true;
}

static bool holds(const struct node *e, const struct node *tags)
{
    if (e->kind == NODE_SCALAR)
        return has_tag(tags, e->text);
    if (e->kind == NODE_LIST)
        return any_holds(e, tags);
    for (const struct node *c = e->child; c; c = c->next) {
        bool so = strcmp(c->key, "all") == 0   ? all_hold(c, tags)
                  : strcmp(c->key, "not") == 0 ? !any_holds(c, tags)
                                               : any_holds(c, tags);
        if (!so)
            return false;
    }
    return e->kind == NODE_MAP;
}

bool tags_pass(const struct node *tags, const struct node *include,
               const struct node *exclude)
{
    bool tagged = tags && ((tags->kind == NODE_LIST && tags->count) ||
                           (tags->kind == NODE_SCALAR && *tags->text));
    if (!tagged)
        return true;
    if (include && include->kind != NODE_NULL && !holds(include, tags))
        return false;
    return !exclude || exclude->kind == NODE_NULL || !holds(exclude, tags);
}

static void check_tag(struct arena *a, struct diags *d, const struct variant *v,
                      const struct node *tag, const struct words *known)
{
    if (!known || words_have(known, tag->text))
        return;
    diag(d, tag->at, DIAG_UNKNOWN_TAG, "%s", quoted(a, tag->text));
    hint_words(a, d, tag->text, known);
    hint_variant(a, d, v, tag->at);
}

void tags_check(struct arena *a, struct diags *d, const struct variant *v,
                const struct node *e, const struct words *known)
{
    static const char *const keys[] = {"all", "any", "not", NULL};
    switch (e->kind) {
    case NODE_NULL:
        return;
    case NODE_SCALAR:
        check_tag(a, d, v, e, known);
        return;
    case NODE_LIST:
    case NODE_MAP:
        break;
    }
    for (const struct node *c = e->child; c; c = c->next) {
        bool good = e->kind == NODE_LIST || strcmp(c->key, "all") == 0 ||
                    strcmp(c->key, "any") == 0 || strcmp(c->key, "not") == 0;
        if (good) {
            tags_check(a, d, v, c, known);
        } else if (!known) {
            diag(d, c->key_at, DIAG_UNKNOWN_KEY, "%s among tags",
                 quoted(a, c->key));
            diag_nearest(d, c->key, keys);
        }
    }
}
