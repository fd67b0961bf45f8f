/* Files that were read, kept for the next job. */
#include "main/input.h"
#include <string.h>

enum { KEPT = 8 };

struct entry {
    struct arena *arena; /* NULL: none */
    const char *path;
    struct file_seen seen;
    const struct node *root;
    long used; /* when */
};
struct inputs {
    struct arena *arena;
    struct entry entry[KEPT];
    long now;
};

struct inputs *inputs_new(void)
{
    struct arena *a = arena_new_lasting();
    struct inputs *k = arena_alloc(a, sizeof *k);
    k->arena = a;
    return k;
}

void inputs_free(struct inputs *k)
{
    if (!k)
        return;
    for (int i = 0; i < KEPT; i++)
        arena_free(k->entry[i].arena);
    arena_free(k->arena);
}

/* The file's entry, else the one that was not used for longest. */
static struct entry *find(struct inputs *k, const char *path)
{
    struct entry *oldest = &k->entry[0];
    for (int i = 0; i < KEPT; i++) {
        struct entry *e = &k->entry[i];
        if (e->arena && strcmp(e->path, path) == 0)
            return e;
        if (e->used < oldest->used)
            oldest = e;
    }
    return oldest;
}

/* Reads the file into the entry; false when there is anything to say of it,
 * which is said to each job anew. */
static bool fill(struct entry *e, const char *path)
{
    arena_free(e->arena);
    *e = (struct entry){.arena = arena_new_lasting()};
    struct diags *d = diags_new(e->arena);
    e->path = arena_copy(e->arena, path, strlen(path));
    e->root = input_read(e->arena, d, path);
    const struct file_seen *seen = diags_files(d);
    if (e->root && seen && seen->there && !diags_count(d, SEVERITY_ERROR) &&
        !diags_count(d, SEVERITY_WARNING) && !diags_count(d, SEVERITY_NOTE)) {
        e->seen = *seen;
        return true;
    }
    arena_free(e->arena);
    *e = (struct entry){0};
    return false;
}

const struct node *inputs_read(struct inputs *k, struct arena *a,
                               struct diags *d, const char *path)
{
    struct entry *e = find(k, path);
    bool there = e->arena && strcmp(e->path, path) == 0;
    if (!(there && !file_changed(&e->seen)) && !fill(e, path))
        return input_read(a, d, path);
    e->used = ++k->now;
    return e->root;
}
