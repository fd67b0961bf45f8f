/* memory: for libraries whose allocators are told a size and nothing else.
 * What they take lies in the arena of the job that this thread is at; outside
 * of one it is the system's. */
#pragma once
#include "base/base.h"

/* A thread is at one job at a time; what it takes there it gives back there. */
void memory_begin(struct arena *a);
void memory_end(void);
void *memory_take(size_t size);
void memory_give_back(void *p);
