/* private to base: an arena that is filled again and again. */
#pragma once
#include "base/base.h"

/* Says whose it is; from then on what it gives up lies by to be used again. */
void arena_keep(struct arena *a, struct kept *k);
struct kept *arena_keeper(const struct arena *a);
/* Makes what was allocated last, `size` bytes at `p`, longer where it stands,
 * with anything in it; false when it was not the last or there is no room. */
bool arena_extend(struct arena *a, const void *p, size_t size, size_t longer);
/* Bytes it takes of the system, but for what lies by. */
size_t arena_size(const struct arena *a);
