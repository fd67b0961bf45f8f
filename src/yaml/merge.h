/* The keys of a map put in order when it closes. Private. */
#pragma once
#include "yaml/tree.h"

/* Refuses duplicate keys and puts what `<<` names where it stands: an explicit
 * key wins over a merged one, an earlier member of the list over a later. In
 * n log n, whatever the keys are. */
void map_settle(struct tree *t, struct frame *f);
