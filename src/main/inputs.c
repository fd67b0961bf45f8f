/* Files that were read, kept for the next job. */
#include "main/input.h"
#include <string.h>

enum { KEPT = 8 };

struct input {
    struct arena *arena; /* NULL: none */
    const char *path;
    const struct file_seen *seen;
    const struct variant_file *file;
    long used; /* when */
};
struct inputs {
    struct arena *arena;
    struct input entry[KEPT];
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
    for (int i = 0; i < KEPT; i++)
        arena_free(k->entry[i].arena);
    arena_free(k->arena);
}

/* All jobs of a call have the same --variants. */
static bool same(const struct input *e, const struct job *job)
{
    return e->arena && strcmp(e->path, job->input) == 0;
}

/* The job's entry, else the one that was not used for longest. */
static struct input *find(struct inputs *k, const struct job *job)
{
    struct input *oldest = &k->entry[0];
    for (int i = 0; i < KEPT; i++) {
        struct input *e = &k->entry[i];
        if (same(e, job))
            return e;
        if (e->used < oldest->used)
            oldest = e;
    }
    return oldest;
}

static bool changed(const struct input *e)
{
    for (const struct file_seen *f = e->seen; f; f = f->next)
        if (file_changed(f))
            return true;
    return false;
}

/* Reads it into the entry; an empty one when there is anything to say. */
static void fill(struct input *e, const struct job *job)
{
    arena_free(e->arena);
    *e = (struct input){.arena = arena_new_lasting()};
    struct diags *d = diags_new(e->arena);
    struct job own = *job;
    own.input = e->path = arena_copy(e->arena, job->input, strlen(job->input));
    e->file = input_variants(e->arena, d, &own);
    e->seen = diags_files(d);
    if (e->file && e->seen && diags_silent(d))
        return;
    arena_free(e->arena);
    *e = (struct input){0};
}

const struct variant_file *inputs_read(struct inputs *k, const struct job *job)
{
    struct input *e = find(k, job);
    if (!same(e, job) || changed(e))
        fill(e, job);
    e->used = e->arena ? ++k->now : 0;
    return e->file;
}
