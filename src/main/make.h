/* One job, walked through the house as far as its output needs. */
#pragma once
#include "base/base.h"
#include "out/out.h"

/* What jobs of one thread keep, at most: two hundred variants of a résumé. More
 * is no faster where the words are new, and falls out of the caches. */
enum { KEPT_BYTES = 12 << 20 };

/* What all jobs of the process share. */
struct shared {
    struct arena *arena;           /* as long as the process */
    const char *const *data;       /* data_folders() */
    const char *const *fonts_path; /* --font-path, NULL-ended; NULL: none */
    const char *const *root;       /* --root, NULL-ended; NULL: none */
    long long date;                /* SOURCE_DATE_EPOCH, -1: none */
    double begun;                  /* clock_ms() when the process began */
    struct fonts *fonts;           /* NULL until a job needs them */
    struct arena *fonts_arena;     /* of what they were looked for by */
    const char *fonts_beside;      /* the folder whose own fonts come first */
    struct kept *kept;             /* what its jobs keep; NULL: nothing */
    struct say {                   /* how words are said on stderr */
        enum diag_format format;
        bool colour, quiet;
    } say;
};

struct job {
    const char *input;                      /* a path or "-" */
    const char *const *layout, *const *set; /* NULL-ended, or NULL */
    bool claim_a2a;                         /* --pdf-standard a2a */
    const struct node *more;                /* settings by path, above `set` */
    const struct node *values;              /* above those of the file */
    const char *lang;                       /* --lang, a tag; NULL: none */
    const char *variant;             /* --variant; NULL: all of the file */
    const char *variants_file;       /* --variants; NULL: the file's own */
    const struct variant_file *read; /* the file, read before; NULL: `input` */
    const char *const *root;         /* --root, NULL-ended; NULL: none */
    bool letter;      /* only the letter, for a file of its own */
    const char *file; /* the name of the output, for the guard; NULL: none */
    bool list;        /* each text that is not in it is said */
    bool fitted;      /* the story as the page says it, see struct output */
    bool sync;        /* --sync: what is written is on the disk */
};

/* A clock that only moves forward, in milliseconds. */
double clock_ms(void);

/* Everything up to `needs`, or up to the last door before which an error was
 * said: then later members are NULL. */
struct made make(struct arena *a, struct diags *d, struct shared *s,
                 const struct job *job, enum stage needs);
/* The process's fonts, and before them those of the folder `beside` ("" is
 * where we are). `a` is the job's. */
struct fonts *fonts_for(struct arena *a, struct shared *s, const char *beside);
void shared_end(struct shared *s);
