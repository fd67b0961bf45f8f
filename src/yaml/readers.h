/* The two readers behind the door. Private. */
#pragma once
#include "yaml/source.h"
#include "yaml/tree.h"

/* Both read a checked source to its end or to the first mistake they cannot
 * go on from, and grow `t`. */
void yaml_compose(struct tree *t, const struct source *src);
void json_compose(struct tree *t, const struct source *src);
