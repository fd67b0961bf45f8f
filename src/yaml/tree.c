/* The growing tree: where a value goes, what it costs. */
#include "yaml/tree.h"
#include "yaml/merge.h"
#include <string.h>

struct tree *tree_new(struct arena *a, struct diags *d)
{
    struct tree *t = arena_alloc(a, sizeof *t);
    t->arena = a;
    t->diags = d;
    return t;
}

static struct frame *top(struct tree *t)
{
    return t->depth ? &t->frames[t->depth - 1] : NULL;
}

bool tree_wants_key(const struct tree *t)
{
    const struct frame *f = t->depth ? &t->frames[t->depth - 1] : NULL;
    return f && f->self->node.kind == NODE_MAP && f->slot == SLOT_NONE;
}

void tree_key(struct tree *t, enum slot slot, const char *key, struct mark at)
{
    struct frame *f = top(t);
    if (slot == SLOT_MERGE && f->merge) {
        diag(t->diags, at, DIAG_DUPLICATE_KEY, "'<<'");
        diag_hint(t->diags,
                  "the first is on line %d; several go in one list: "
                  "<<: [*first, *second]",
                  f->merge_at.line);
        slot = SLOT_DROP;
    }
    f->slot = slot;
    f->key = key;
    f->key_at = at;
}

/* ---- budgets ---- */

static void spent(struct tree *t, struct mark at, const char *what,
                  const char *hint)
{
    diag(t->diags, at, DIAG_BUDGET, "%s", what);
    diag_hint(t->diags, "%s", hint);
    t->stopped = true;
}

static bool afford(struct tree *t, int size, struct mark at)
{
    if (t->depth && size > YAML_NODES - t->count) {
        spent(t, at,
              arena_printf(t->arena, "more than %d values in one file",
                           YAML_NODES),
              "an alias counts as all that it stands for");
        return false;
    }
    t->count += t->depth ? size : 0;
    return true;
}

bool tree_bears(struct tree *t, size_t len, struct mark at)
{
    if (len <= YAML_SCALAR)
        return true;
    spent(t, at,
          arena_printf(t->arena, "a text of %zu bytes; the most is %zu (1 MiB)",
                       len, YAML_SCALAR),
          "split it up");
    return false;
}

/* ---- growing ---- */

static void weigh(struct frame *f, const struct item *it)
{
    if (!f)
        return;
    f->self->size += it->size;
    if (f->self->height <= it->height)
        f->self->height = it->height + 1;
}

/* Hangs `it` where the next value belongs. */
static void hang(struct tree *t, struct item *it)
{
    struct frame *f = top(t);
    if (!f) {
        if (!t->root)
            t->root = it;
        return;
    }
    enum slot slot = f->slot;
    f->slot = SLOT_NONE;
    if (f->self->node.kind == NODE_MAP) {
        it->node.key = f->key;
        it->node.key_at = f->key_at;
        if (slot == SLOT_MERGE) {
            f->merge = it;
            f->merge_at = f->key_at;
            f->merge_after = f->self->node.count;
        }
        if (slot != SLOT_KEY)
            return;
    } else {
        it->node.key_at = it->node.at;
    }
    if (f->last)
        f->last->node.next = &it->node;
    else
        f->self->node.child = &it->node;
    f->last = it;
    f->self->node.count++;
}

static struct item *item_new(struct tree *t, enum node_kind kind,
                             struct mark at)
{
    struct item *it = arena_alloc(t->arena, sizeof *it);
    it->node.kind = kind;
    it->node.at = at;
    it->size = 1;
    return it;
}

struct item *tree_scalar(struct tree *t, enum node_kind kind, const char *text,
                         size_t len, bool quoted, struct mark at)
{
    struct item *it = item_new(t, kind, at);
    it->node.quoted = quoted;
    it->node.text = kind == NODE_NULL ? "" : text;
    if (tree_bears(t, len, at) && afford(t, 1, at)) {
        weigh(top(t), it);
        hang(t, it);
    }
    return it;
}

struct item *tree_open(struct tree *t, enum node_kind kind, struct mark at)
{
    struct item *it = item_new(t, kind, at);
    it->height = 1;
    if (t->depth == YAML_DEPTH) {
        spent(t, at,
              arena_printf(t->arena, "nested more than %d deep", YAML_DEPTH),
              "write it flatter");
        return it;
    }
    if (!afford(t, 1, at))
        return it;
    hang(t, it);
    t->frames[t->depth++] = (struct frame){.self = it};
    return it;
}

void tree_close(struct tree *t)
{
    struct frame *f = top(t);
    map_settle(t, f);
    t->depth--;
    weigh(top(t), f->self);
}

void tree_alias(struct tree *t, const struct item *target, struct mark at)
{
    if (t->depth + target->height > YAML_DEPTH) {
        spent(t, at,
              arena_printf(t->arena, "nested more than %d deep by this alias",
                           YAML_DEPTH),
              "write it flatter");
        return;
    }
    if (!afford(t, target->size, at))
        return;
    struct item *it = arena_alloc(t->arena, sizeof *it);
    *it = *target;
    it->node.key = NULL;
    it->node.next = NULL;
    weigh(top(t), it);
    hang(t, it);
}

void tree_skip(struct tree *t)
{
    if (t->depth)
        top(t)->slot = SLOT_NONE;
}

const struct node *tree_end(struct tree *t, const struct source *src)
{
    while (t->depth)
        tree_close(t);
    if (!t->root) {
        t->root = item_new(t, NODE_NULL, (struct mark){.src = src});
        t->root->node.text = "";
    }
    return &t->root->node;
}
