/* Duplicate keys and merge keys. All keys, explicit ones first, are sorted
 * with their rank; of equal ones the first stays. */
#include "yaml/merge.h"
#include <stdlib.h>
#include <string.h>

struct ranked {
    const struct node *node;
    int rank;
};

static int by_key(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    int order = strcmp(x->node->key, y->node->key);
    return order ? order : x->rank - y->rank;
}

static void say_duplicate(struct tree *t, const struct node *again,
                          const struct node *first)
{
    diag(t->diags, again->key_at, DIAG_DUPLICATE_KEY, "'%s'", again->key);
    diag_hint(t->diags, "the first is on line %d; keep one of them",
              first->key_at.line);
}

/* The maps that `<<` names, as a chain of list members or the one map. */
static const struct node *sources(struct tree *t, const struct frame *f)
{
    if (!f->merge)
        return NULL;
    const struct node *value = &f->merge->node;
    bool list = value->kind == NODE_LIST;
    const struct node *first = list ? value->child : value;
    bool good = true;
    for (const struct node *n = first; n; n = list ? n->next : NULL)
        if (n->kind != NODE_MAP) {
            diag(t->diags, n->at, DIAG_WRONG_TYPE,
                 "a mapping or a list of mappings after '<<'");
            diag_hint(t->diags, "as in '<<: *name', where '&name' marks a "
                                "mapping");
            good = false;
        }
    return good ? first : NULL;
}

static const struct node *source_next(const struct frame *f,
                                      const struct node *n)
{
    return f->merge->node.kind == NODE_LIST ? n->next : NULL;
}

/* The losers' places in `all` become NULL; duplicates are said. */
static void choose(struct tree *t, const struct node **all, int count, int own)
{
    enum { MOST_SAID = 100 };
    struct ranked few[32], *sorted = few;
    if ((size_t)count > sizeof few / sizeof *few)
        sorted = arena_array(t->arena, (size_t)count, sizeof *sorted);
    for (int i = 0; i < count; i++)
        sorted[i] = (struct ranked){all[i], i};
    qsort(sorted, (size_t)count, sizeof *sorted, by_key);
    int first = 0, said = 0;
    for (int i = 1; i < count; i++) {
        if (strcmp(sorted[first].node->key, sorted[i].node->key)) {
            first = i;
            continue;
        }
        all[sorted[i].rank] = NULL;
        if (sorted[i].rank < own && said++ < MOST_SAID)
            say_duplicate(t, sorted[i].node, sorted[first].node);
    }
}

static void add(struct frame *f, struct item *it)
{
    struct item *self = f->self;
    it->node.next = NULL;
    if (f->last)
        f->last->node.next = &it->node;
    else
        self->node.child = &it->node;
    f->last = it;
    self->node.count++;
    self->size += it->size;
    if (self->height <= it->height)
        self->height = it->height + 1;
}

/* Chains the winners anew, the merged ones as copies after the keys that stand
 * before `<<`. The value of `<<` itself weighs nothing any more; it has been
 * paid for, and its keys are no more than it. */
static void chain(struct tree *t, struct frame *f, const struct node **all,
                  int count, int own)
{
    f->last = NULL;
    f->self->node.child = NULL;
    f->self->node.count = 0;
    f->self->size = f->self->height = 1;
    int before = f->merge ? f->merge_after : own;
    for (int i = 0; i < before; i++)
        if (all[i])
            add(f, (struct item *)all[i]);
    for (int i = own; i < count; i++)
        if (all[i]) {
            struct item *copy = arena_alloc(t->arena, sizeof *copy);
            *copy = *(const struct item *)all[i];
            add(f, copy);
        }
    for (int i = before; i < own; i++)
        if (all[i])
            add(f, (struct item *)all[i]);
}

void map_settle(struct tree *t, struct frame *f)
{
    if (f->self->node.kind != NODE_MAP ||
        (f->self->node.count < 2 && !f->merge))
        return;
    const struct node *merged = sources(t, f);
    int own = f->self->node.count, count = own;
    for (const struct node *m = merged; m; m = source_next(f, m))
        count += m->count;
    const struct node *few[32], **all = few;
    if ((size_t)count > sizeof few / sizeof *few)
        all = arena_array(t->arena, (size_t)count, sizeof *all);
    int i = 0;
    for (const struct node *n = f->self->node.child; n; n = n->next)
        all[i++] = n;
    for (const struct node *m = merged; m; m = source_next(f, m))
        for (const struct node *n = m->child; n; n = n->next)
            all[i++] = n;
    choose(t, all, count, own);
    chain(t, f, all, count, own);
}
