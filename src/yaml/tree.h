/* A tree of nodes as it grows, for whoever reads: YAML and JSON share the
 * budgets, the duplicate keys and the merging. Private. */
#pragma once
#include "yaml/yaml.h"

/* A node and what it weighs once its aliases are written out. Every node of
 * this room is one. */
struct item {
    struct node node;
    int size;   /* nodes in it, with itself */
    int height; /* 0 of a scalar */
};

/* What the next value in a map is for. */
enum slot {
    SLOT_NONE,  /* a key comes first */
    SLOT_KEY,   /* a child */
    SLOT_MERGE, /* the value of << */
    SLOT_DROP   /* nothing: its key was refused */
};

struct frame {
    struct item *self, *last; /* last: of the children */
    enum slot slot;
    const char *key;
    struct mark key_at;
    struct item *merge; /* the value of <<, and how many keys stand before */
    struct mark merge_at;
    int merge_after;
};

struct tree {
    struct arena *arena;
    struct diags *diags;
    struct item *root;
    int depth, count;
    bool stopped; /* a budget is spent */
    struct frame frames[YAML_DEPTH];
};

struct tree *tree_new(struct arena *a, struct diags *d);
/* Whether the next scalar is a key. */
bool tree_wants_key(const struct tree *t);
void tree_key(struct tree *t, enum slot slot, const char *key, struct mark at);
/* Whether a text of `len` bytes is within the budget; else it is said. */
bool tree_bears(struct tree *t, size_t len, struct mark at);
/* A scalar or a null; `text` longer than the budget is refused. */
struct item *tree_scalar(struct tree *t, enum node_kind kind, const char *text,
                         size_t len, bool quoted, struct mark at);
struct item *tree_open(struct tree *t, enum node_kind kind, struct mark at);
void tree_close(struct tree *t);
/* The whole of `target`, once more; `at` is where it is asked for. */
void tree_alias(struct tree *t, const struct item *target, struct mark at);
/* There is a value, but not one to keep. */
void tree_skip(struct tree *t);
/* Closes what is open. Never NULL; a null at line 0 when nothing came. */
const struct node *tree_end(struct tree *t, const struct source *src);
