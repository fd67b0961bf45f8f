/* batch: tasks in, results out in the order the tasks came, many at a time.
 * It knows threads, order, names and hashes, and nothing of how a page is
 * made: whoever runs it brings a maker for each thread. */
#pragma once
#include "base/base.h"
#include "yaml/yaml.h"

/* ---- a task: one output to make ---- */

struct task {
    long row;       /* counted from 1: a line of the stream, or a place */
    const char *id; /* never NULL */
    const char *resume;
    const char *variant, *layout, *lang, *paper, *out; /* NULL: not asked for */
    const struct node *set, *values; /* maps by path and by name; or NULL */
    bool letter;                     /* the letter alone */
};

/* A line of a stream: {"id": "a17", "resume": PATH, "variant": NAME, "layout":
 * NAME, "lang": TAG, "paper": NAME, "set": {PATH: VALUE}, "values": {NAME:
 * VALUE}, "letter": true, "out": PATH}, all but id and resume optional. Every
 * mistake is said with its line and column in the stream, which is called
 * `name`; what could be read comes back. */
struct task task_read(struct arena *a, struct diags *d, const char *name,
                      long row, struct bytes line);

/* ---- which of the tasks ---- */

/* Rows (row - 1) mod `of` = at - 1 are ours. */
struct shard {
    long at, of;
};
/* "2/8"; or "auto": what Slurm, an Indexed Job of Kubernetes or an array of
 * AWS Batch has put into the environment, with their count or, where that is
 * not told, `count` (NULL: not given). {1, 1} when it was said what is wrong.
 */
struct shard shard_read(struct diags *d, const char *text, const char *count);
bool shard_has(struct shard s, long row);

/* ---- names ---- */

/* What stands for {id} {name} {stem} {variant} {lang} {layout} {paper}. */
struct naming {
    const char *id, *name, *stem, *variant, *lang, *layout, *paper;
};
/* Whether the pattern has the placeholder, as "name". */
bool pattern_has(const char *pattern, const char *placeholder);
/* The pattern's mistakes: braces that open no placeholder. */
void pattern_check(struct arena *a, struct diags *d, const char *pattern);
/* The pattern with what stands for its placeholders (NULL: nothing), each made
 * fit for a name by buf_name, and what Windows keeps for devices by a '_'. */
const char *pattern_fill(struct arena *a, const char *pattern,
                         const struct naming *n);

/* The names that are taken. Two names are one when a file system that folds
 * letter case or normalises Unicode could hold but one of them, or when their
 * folders are one. Costs 11 to 22 bytes a name, from 24 576 names on in a file
 * that has no name and goes with it. */
struct claims;
struct claims *claims_new(void);
void claims_free(struct claims *c);
/* A name as it is compared; never 0. May run in any thread. */
uint64_t claim_of(struct arena *a, const char *path);
enum claim_got {
    CLAIM_MINE,
    CLAIM_TAKEN,
    CLAIM_FAILED, /* the table cannot be read or written: errno */
};
/* One thread at a time. */
enum claim_got claims_take(struct claims *c, uint64_t claim);

/* ---- the run ---- */

/* What a maker has made. */
struct product {
    struct bytes bytes;
    int pages;       /* 0: it has none */
    const char *fit; /* JSON; NULL: nothing had to give */
};

/* How things are made. One maker is used by one thread at a time. */
struct maker_kind {
    void *(*maker_new)(const void *ask);
    void (*maker_free)(void *maker);
    /* The arena of its next job; what was in it is gone. */
    struct arena *(*begin)(void *maker);
    /* Where the output goes. NULL when it was said what is wrong. */
    const char *(*place)(void *maker, struct arena *a, struct diags *d,
                         const struct task *t);
    /* Makes it. What is wrong is said in `d`. */
    struct product (*make)(void *maker, struct arena *a, struct diags *d,
                           const struct task *t);
    /* What did not fit, for --drafts; data NULL: nothing to show. */
    struct bytes (*draft)(void *maker, struct arena *a, struct diags *d,
                          const struct task *t);
};

struct batch_ask {
    const struct maker_kind *kind;
    const void *ask; /* for maker_new */
    /* Tasks, or a stream of lines. Of tasks nobody need look whether their
     * names collide. */
    const struct task *task;
    long tasks;
    int stream; /* a descriptor; -1: there is none */
    const char *stream_name;
    struct shard shard;
    int workers;
    double timeout;   /* seconds a job may take */
    size_t memory;    /* bytes likewise */
    long most_errors; /* after so many nothing new is begun; 0: any number */
    int results;      /* a descriptor for them; -1: nowhere */
    const char *results_name;
    int tar;        /* a descriptor for all outputs; -1: files */
    long long date; /* of the files in it, seconds; -1: the beginning */
    bool drafts;
    /* On stderr: what is wrong with each task, for people; what goes on. */
    bool quiet, tell_diags, colour;
    enum diag_format format;
};

struct batch_told {
    long done, failed, cached;
    int signal;     /* that ended it; 0: none */
    bool cut_short; /* by most_errors */
    bool hung_up;   /* nobody reads the results any more */
};
/* All of it. SIGHUP, SIGINT and SIGTERM, unless they are ignored, end it: what
 * is begun is finished and told. What stops the whole run is said in `d`. */
struct batch_told batch_run(struct arena *a, struct diags *d,
                            const struct batch_ask *ask);

/* ---- afterwards ---- */

/* Holds results against the tasks: every id has exactly one, and every file
 * is the one that was made. What is not so is said in `d`. */
struct verified {
    long tasks, ok, failed, wrong;
};
struct verified batch_verify(struct arena *a, struct diags *d,
                             const char *tasks, const char *const *results);
