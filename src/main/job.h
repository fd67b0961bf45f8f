/* A job from what was typed, and its output made, judged and written. */
#pragma once
#include "main/make.h"
#include "main/options.h"
#include "main/target.h"

/* What the call asks of one input. */
struct job job_of(struct arena *a, const struct call *c, const char *input);

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
