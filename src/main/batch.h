/* Private to batch and its maker: what they share. */
#pragma once
#include "batch/batch.h"
#include "main/job.h"
#include "main/make.h"
#include "main/options.h"

/* What all makers of a run go by. */
struct making {
    const struct call *call;
    const struct shared *shared; /* of which each maker has a copy */
    const struct output *to;
    const char *pattern; /* of names; NULL: the default of each task */
    const char *folder;  /* beneath it; NULL: beside the résumé */
};
/* For tasks of a stream, and for those whose `out` is their whole path. */
extern const struct maker_kind maker_kind, maker_kind_planned;

/* The name a task's output gets, by its own `out`, the pattern or, without
 * either, `otherwise`; NULL when it was said what is wrong. A name that a task
 * brings stays in the folder where there is one. `name` is what stands for
 * {name}. */
const char *maker_path(struct arena *a, struct diags *d, const struct making *m,
                       const struct task *t, const char *name,
                       const char *otherwise);
/* cv.name of a résumé's tree in that language, "" where there is none. */
const char *maker_name(const struct node *root, const char *lang);
