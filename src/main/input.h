/* The résumé file of a job. */
#pragma once
#include "base/base.h"
#include "yaml/yaml.h"

/* What `path` ("-": stdin) holds. NULL after a diagnostic when it cannot be
 * read; a name that is not there gets its nearest neighbour as a hint. */
const struct node *input_read(struct arena *a, struct diags *d,
                              const char *path);
