/* Where each input's output goes. */
#pragma once
#include "base/base.h"
#include "main/make.h"
#include "main/options.h"
#include "out/out.h"
#include "variant/variant.h"

struct target {
    const char *input;
    const char *path;   /* "-": stdout */
    const char *letter; /* where a letter goes that is a file of its own; NULL:
                           nowhere, there are none in such outputs */
    const struct output *to;
    const struct variant_file *read; /* its file; NULL: it was not needed */
};

/* One for every operand of `render` or `proof`, in order. All of them are
 * settled before the first byte is written: two outputs of one name, letters
 * among them, an output over an input and a PDF to a terminal are said in `d`.
 */
const struct target *targets_plan(struct arena *a, struct diags *d,
                                  const struct call *c);
/* Whether what an option writes would take the place of what the call reads;
 * then that is said. */
bool replaces_input(struct arena *a, struct diags *d, const struct call *c,
                    enum option o);
/* The name of the PDF of the job's variant, for one that lies beside its file;
 * NULL when there is no such variant. What is wrong with the variant itself is
 * left for its job to say. */
const char *variant_name(struct arena *a, struct diags *d, const struct call *c,
                         const struct job *job, const struct variant_file *all);
