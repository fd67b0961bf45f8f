/* Which of the rows are ours. */
#include "batch/batch.h"
#include <stdlib.h>
#include <string.h>

static const struct mark nowhere = {0};

/* Digits alone, at most nine of them; -1: it is none. */
static long number(const char *s, size_t len)
{
    long n = 0;
    if (!len || len > 9)
        return -1;
    for (size_t i = 0; i < len; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        n = n * 10 + (s[i] - '0');
    }
    return n;
}

/* How an engine tells a process which of how many it is. */
struct engine {
    const char *at, *of;      /* counted from 0 but for: */
    const char *least, *step; /* what the first is told, and how far the next
                                 is from it */
};
static const struct engine engines[] = {
    {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN",
     "SLURM_ARRAY_TASK_STEP"},
    {"JOB_COMPLETION_INDEX", NULL, NULL, NULL},
    {"AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE", NULL, NULL},
};

/* A number of the environment, `otherwise` when it is not there; -1 with a
 * diagnostic when it is none. */
static long told(struct diags *d, const char *name, long otherwise)
{
    const char *text = name ? getenv(name) : NULL;
    if (!text)
        return otherwise;
    long n = number(text, strlen(text));
    if (n < 0)
        diag(d, nowhere, DIAG_USAGE, "--shard auto: %s is '%s', no number",
             name, text);
    return n;
}

static struct shard of_engine(struct diags *d, const struct engine *e,
                              long count)
{
    long at = told(d, e->at, 0), first = told(d, e->least, 0);
    long step = told(d, e->step, 1), of = told(d, e->of, 0);
    if (at < 0 || first < 0 || step < 0 || of < 0)
        return (struct shard){1, 1};
    struct shard s = {step ? (at - first) / step + 1 : 0, count ? count : of};
    if (!s.of) {
        diag(d, nowhere, DIAG_USAGE,
             "--shard auto: %s does not tell of how "
             "many",
             e->at);
        diag_hint(d, "--shards N does");
    } else if (s.at < 1 || s.at > s.of) {
        diag(d, nowhere, DIAG_USAGE, "--shard auto: %s is '%s', of %ld shards",
             e->at, getenv(e->at), s.of);
    }
    return s;
}

static struct shard of_any_engine(struct diags *d, long count)
{
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++)
        if (getenv(engines[i].at))
            return of_engine(d, &engines[i], count);
    diag(d, nowhere, DIAG_USAGE, "--shard auto: nobody tells which");
    diag_hint(d, "it reads SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or "
                 "AWS_BATCH_JOB_ARRAY_INDEX");
    return (struct shard){1, 1};
}

struct shard shard_read(struct diags *d, const char *text, const char *count)
{
    struct shard s = {1, 1};
    long shards = count ? number(count, strlen(count)) : 0;
    size_t slash = strcspn(text, "/");
    if (count && shards < 1) {
        diag(d, nowhere, DIAG_USAGE, "--shards: '%s' is no number of shards",
             count);
    } else if (strcmp(text, "auto") == 0) {
        s = of_any_engine(d, shards);
    } else {
        s.at = number(text, slash);
        s.of = text[slash] ? number(text + slash + 1, strlen(text + slash + 1))
                           : shards;
        if (s.at < 1 || s.of < 1 || s.at > s.of) {
            diag(d, nowhere, DIAG_USAGE, "--shard: '%s' is not one of them",
                 text);
            diag_hint(d, "the second of eight is 2/8");
        }
    }
    return diags_failed(d) ? (struct shard){1, 1} : s;
}

bool shard_has(struct shard s, long row)
{
    return (row - 1) % s.of == s.at - 1;
}
