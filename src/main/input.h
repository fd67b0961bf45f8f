/* The résumé file of a job. */
#pragma once
#include "base/base.h"
#include "yaml/yaml.h"

/* What `path` ("-": stdin) holds. NULL after a diagnostic when it cannot be
 * read; a name that is not there gets its nearest neighbour as a hint. */
const struct node *input_read(struct arena *a, struct diags *d,
                              const char *path);

/* Files that were read are kept while they stay as they are, the last few of
 * them, for jobs that want them again. Of one thread. */
struct inputs;
struct inputs *inputs_new(void);
void inputs_free(struct inputs *k);
/* As input_read; what comes back is good until the next call. */
const struct node *inputs_read(struct inputs *k, struct arena *a,
                               struct diags *d, const char *path);
