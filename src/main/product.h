/* What `batch FILE` makes. */
#pragma once
#include "main/batch.h"

/* The tasks of the call's product for `input`, each with its whole path; two
 * of one name, or one of the input's, are said in `d`. */
const struct task *product_plan(struct arena *a, struct diags *d,
                                const struct making *m, const char *input,
                                long *count);
