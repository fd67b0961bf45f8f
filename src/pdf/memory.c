/* Memory for libraries; see memory.h. */
#include "pdf/memory.h"
#include <stdlib.h>

static _Thread_local struct arena *arena;

void memory_begin(struct arena *a)
{
    arena = a;
}

void memory_end(void)
{
    arena = NULL;
}

void *memory_take(size_t size)
{
    return arena ? arena_raw(arena, size) : malloc(size);
}

void memory_give_back(void *p)
{
    if (!arena)
        free(p);
}
