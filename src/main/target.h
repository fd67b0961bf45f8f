/* Where each input's output goes. */
#pragma once
#include "base/base.h"
#include "main/options.h"
#include "out/out.h"

struct target {
    const char *input;
    const char *path; /* "-": stdout */
    const struct output *to;
};

/* One for every operand of `render` or `proof`, in order. All of them are
 * settled before the first byte is written: two outputs of one name, an output
 * over an input and a PDF to a terminal are said in `d`. */
const struct target *targets_plan(struct arena *a, struct diags *d,
                                  const struct call *c);
