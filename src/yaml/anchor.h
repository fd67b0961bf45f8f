/* Anchors by name. Private. */
#pragma once
#include "yaml/tree.h"

struct anchor {
    const char *name;
    struct item *item;
    bool open; /* its value has not ended yet */
};
struct anchors {
    struct arena *arena;
    struct anchor **slots; /* a hash table, `room` a power of two */
    size_t room, count;
};
/* The anchor of that name; NULL when there is none. */
struct anchor *anchor_find(const struct anchors *all, const char *name);
/* A new anchor, or the one of that name made new. */
struct anchor *anchor_put(struct anchors *all, const char *name,
                          struct item *item);
