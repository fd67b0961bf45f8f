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
    bool stream;         /* the tasks are those of a stream */
    bool tar;            /* no files are made */
    const char *pattern; /* of names; NULL: the default of each task */
    const char *folder;  /* beneath it; NULL: beside the résumé */
};
/* For tasks of a stream, and for those whose `out` is their whole path. */
extern const struct maker_kind maker_kind, maker_kind_planned;

/* What a task asks for, above what the call does. */
struct job maker_job(struct arena *a, const struct making *m,
                     const struct task *t);
/* The name its output gets: by its own `out`, the pattern, the variant, or the
 * default, a letter's with -letter unless it is its own. NULL when it was said
 * what is wrong. A name that a task brings stays in the folder where there is
 * one. */
const char *maker_path(struct arena *a, struct diags *d, const struct making *m,
                       const struct task *t, const struct job *job);
