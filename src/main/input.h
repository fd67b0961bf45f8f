/* The résumé file of a job. */
#pragma once
#include "base/base.h"
#include "main/make.h"
#include "main/set.h"
#include "variant/variant.h"
#include "yaml/yaml.h"

/* What `path` ("-": stdin) holds. NULL after a diagnostic when it cannot be
 * read; a name that is not there gets its nearest neighbour as a hint. */
const struct node *input_read(struct arena *a, struct diags *d,
                              const char *path);
/* The file of a job with its variants: those of --variants, or of the file
 * beneath the résumé's folder that `variants:` names, or of the résumé. NULL
 * as above. */
const struct variant_file *input_variants(struct arena *a, struct diags *d,
                                          const struct job *job);
/* What input_variants gave is kept while its files stay as they are, the last
 * few of them, for jobs that want them again. Of one thread. */
struct inputs;
struct inputs *inputs_new(void);
void inputs_free(struct inputs *k);
/* As input_variants; good until the next call. NULL, and nothing said, when
 * anything is to be said of it: then a job is to read it by itself. */
const struct variant_file *inputs_read(struct inputs *k, const struct job *job);
/* The tree of a job and what is set in its layout: the variant chosen, values
 * set and filled in, guarded. .resume is NULL as above. */
struct settings_asked input_tree(struct arena *a, struct diags *d,
                                 const struct job *job);
