/* private to base: an arena that is filled again and again. */
#pragma once
#include "base/base.h"

/* Says whose it is; from then on what it gives up lies by to be used again. */
void arena_keep(struct arena *a, struct kept *k);
struct kept *arena_keeper(const struct arena *a);
/* Bytes it takes of the system, but for what lies by. */
size_t arena_size(const struct arena *a);
