/* A job from what was typed, and its output made, judged and written. */
#pragma once
#include "main/make.h"
#include "main/options.h"
#include "main/target.h"

/* What the call asks of one input. */
struct job job_of(struct arena *a, const struct call *c, const char *input);

/* Whether what `batch` is given by --variants is a file, not names. */
bool is_variants_file(const char *word);

/* What the job's output holds, and what was made on the way; data NULL after
 * something was said in `d`. A PDF was not read back yet. */
struct bytes job_make(struct arena *a, struct diags *d, struct shared *s,
                      const struct job *job, const struct target *t,
                      struct made *made);
/* Whether that says what the story says, which only a PDF may fail to; if not,
 * it is said that this is a fault of ours. */
bool job_passes(struct arena *a, struct diags *d, const struct output *to,
                const struct made *made, struct bytes b);
/* What does not fit, shown on further pages; data NULL when something else is
 * wrong, or it is no PDF. */
struct bytes job_draft(struct arena *a, const struct diags *d,
                       const struct output *to, const struct made *made);

struct rendered {
    struct made made;
    size_t bytes;
    bool whole; /* it says what the story says */
    bool written;
};
/* Everything up to the file. What does not fit is written beside it as a
 * draft; all that is wrong is said in `d`. */
struct rendered job_render(struct arena *a, struct diags *d, struct shared *s,
                           const struct job *job, const struct target *t);
/* A file of the job, as --sync has it. */
bool job_write(struct arena *a, struct diags *d, const struct job *job,
               const char *path, struct bytes b);
