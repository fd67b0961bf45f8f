/* What the verbs do, and how they speak: data on stdout, words on stderr. */
#pragma once
#include "base/base.h"
#include "main/job.h"
#include "main/make.h"
#include "main/options.h"

/* Each says what is wrong with the call in `d`, prints what its jobs say, and
 * returns the worst exit code of its jobs. */
#define VERB(id, name, operands, least, most, help)                            \
    int verb_##name(struct diags *d, struct shared *s, const struct call *c);
#include "main/verb.def"
#undef VERB

/* Text on stdout; a failure goes to `d`. */
void put_stdout(struct diags *d, struct shared *s, const struct buf *text);

/* {"path":"resume.pdf","pages":1,"bytes":28412,"ms":7.9} on stdout. */
void put_result(struct diags *d, struct shared *s, struct arena *a,
                const struct target *t, const struct rendered *r, double ms);

/* What the page cost, always; and all of it when --explain asks for it. */
void say_fit(struct diags *d, struct shared *s, struct arena *a,
             const struct call *c, const struct made *m);
/* --watch: renders each target, and again whenever a file that was read is
 * saved, until a signal comes; 128 and its number. */
int watch(struct diags *d, struct shared *s, const struct call *c,
          const struct target *t);

/* ---- words ---- */

/* A job's mistakes. */
void say_diags(const struct shared *s, const struct diags *d);
/* A line for people: not with --quiet, and not among diagnostics that
 * programs read. */
void say_line(const struct shared *s, const struct buf *line);
/* "1 page", "2 pages", "28 412 bytes". */
void buf_count(struct buf *b, size_t n, const char *one, const char *many);
/* "2 errors, 1 warning"; nothing when there are none. */
void buf_mistakes(struct buf *b, const struct diags *d);
/* A word as a shell wants it typed. */
void buf_shell(struct buf *b, const char *word);
/* Of several exit codes, the one that is told: 70, 2, 4, 1, 3, 0. */
int exit_worse(int x, int y);
