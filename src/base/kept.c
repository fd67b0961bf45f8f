/* A table of values by the hash of their keys, in an arena of its own. */
#include "base/arena.h"
#include <string.h>

enum { FIRST_SLOTS = 1024 };

struct slot {
    uint64_t hash;
    struct bytes key; /* data NULL: free */
    const void *value;
};

struct kept {
    struct arena *job, *arena;
    struct arena_mark empty_job, empty; /* of both */
    size_t budget;
    struct slot *slot;
    size_t slots, count;
    bool spent; /* nothing is found any more, all goes with the next job */
};

static void clear(struct kept *k)
{
    arena_back(k->arena, k->empty);
    k->slots = FIRST_SLOTS;
    k->slot = arena_array(k->arena, k->slots, sizeof *k->slot);
    k->count = 0;
    k->spent = false;
}

struct kept *kept_new(size_t budget)
{
    struct arena *a = arena_new_lasting(), *job = arena_new();
    struct kept *k = arena_alloc(a, sizeof *k);
    *k = (struct kept){.job = job, .arena = a, .budget = budget};
    arena_keep(a, k);
    arena_keep(job, k);
    k->empty = arena_mark(a);
    k->empty_job = arena_mark(job);
    clear(k);
    return k;
}

void kept_free(struct kept *k)
{
    if (!k)
        return;
    arena_free(k->job);
    arena_free(k->arena);
}

struct arena *kept_job(struct kept *k)
{
    arena_back(k->job, k->empty_job);
    if (k->spent || arena_size(k->arena) > k->budget)
        clear(k);
    return k->job;
}

void kept_forget(struct kept *k)
{
    if (k)
        k->spent = true;
}

struct kept *arena_kept(const struct arena *a)
{
    struct kept *k = arena_keeper(a);
    return k && !k->spent && arena_size(k->arena) / 2 <= k->budget ? k : NULL;
}

/* ---- the table ---- */

static uint64_t mix(uint64_t h, uint64_t v)
{
    __extension__ typedef unsigned __int128 wide;
    wide p = (wide)(h ^ v) * 0x9E3779B97F4A7C15u;
    return (uint64_t)p ^ (uint64_t)(p >> 64);
}

static uint64_t hash_of(struct bytes key)
{
    uint64_t h = key.len + 0x2545F4914F6CDD1Du, v;
    const uint8_t *p = key.data;
    size_t n = key.len;
    for (; n >= sizeof v; n -= sizeof v, p += sizeof v) {
        memcpy(&v, p, sizeof v);
        h = mix(h, v);
    }
    v = 0;
    if (n)
        memcpy(&v, p, n);
    return mix(mix(h, v), h);
}

/* Where the key stands or would. */
static struct slot *slot_of(const struct kept *k, uint64_t hash,
                            struct bytes key)
{
    for (size_t i = hash;; i++) {
        struct slot *s = &k->slot[i & (k->slots - 1)];
        if (!s->key.data || (s->hash == hash && s->key.len == key.len &&
                             memcmp(s->key.data, key.data, key.len) == 0))
            return s;
    }
}

const void *kept_find(struct kept *k, struct bytes key)
{
    return k->spent ? NULL : slot_of(k, hash_of(key), key)->value;
}

static void grow(struct kept *k)
{
    struct slot *old = k->slot;
    size_t slots = k->slots;
    k->slots *= 2;
    k->slot = arena_array(k->arena, k->slots, sizeof *k->slot);
    for (size_t i = 0; i < slots; i++)
        if (old[i].key.data)
            *slot_of(k, old[i].hash, old[i].key) = old[i];
}

void kept_add(struct kept *k, struct bytes key, const void *value)
{
    if (k->spent)
        return;
    if (k->count * 2 >= k->slots)
        grow(k);
    uint64_t hash = hash_of(key);
    struct bytes own = {kept_copy(k, key.data, key.len), key.len};
    *slot_of(k, hash, own) = (struct slot){hash, own, value};
    k->count++;
}

struct arena *kept_arena(struct kept *k)
{
    return k->arena;
}

const void *kept_copy(struct kept *k, const void *from, size_t size)
{
    return arena_copy(k->arena, from, size);
}
