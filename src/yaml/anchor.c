/* A hash table that starts from its own address, so that no file can be made
 * whose names all collide. */
#include "yaml/anchor.h"
#include <string.h>

static struct anchor **seat(const struct anchors *all, const char *name)
{
    uint64_t h = (uintptr_t)all->slots;
    for (const char *p = name; *p; p++)
        h = (h ^ (unsigned char)*p) * 0x9E3779B97F4A7C15u, h ^= h >> 29;
    size_t i = (size_t)h & (all->room - 1);
    while (all->slots[i] && strcmp(all->slots[i]->name, name))
        i = (i + 1) & (all->room - 1);
    return &all->slots[i];
}

struct anchor *anchor_find(const struct anchors *all, const char *name)
{
    return all->room ? *seat(all, name) : NULL;
}

static void grow(struct anchors *all)
{
    struct anchors more = *all;
    more.room = all->room ? all->room * 2 : 16;
    more.slots = arena_array(all->arena, more.room, sizeof(struct anchor *));
    for (size_t i = 0; i < all->room; i++)
        if (all->slots[i])
            *seat(&more, all->slots[i]->name) = all->slots[i];
    *all = more;
}

struct anchor *anchor_put(struct anchors *all, const char *name,
                          struct item *item)
{
    if (all->count * 2 >= all->room)
        grow(all);
    struct anchor *an = arena_alloc(all->arena, sizeof *an);
    struct anchor **at = seat(all, name);
    all->count += !*at;
    an->name = *at ? (*at)->name : arena_copy(all->arena, name, strlen(name));
    an->item = item;
    *at = an;
    return an;
}
