/* Private to batch: what its chapters share. */
#pragma once
#include "batch/batch.h"
#include <pthread.h>

/* ---- digest.c: SHA-256 (FIPS 180-4), in hexadecimal digits ---- */

enum { DIGEST = 64 };
void digest_of(struct bytes b, char hex[DIGEST + 1]);
/* Of a regular file; false with errno when it cannot be read. */
bool digest_of_file(const char *path, char hex[DIGEST + 1]);
/* The first eight bytes, for tables. */
uint64_t digest_brief(struct bytes b);

/* ---- lines.c: a stream by its lines, in a bounded buffer ---- */

enum line {
    LINE_GOT,
    LINE_TOO_LONG, /* and passed over */
    LINE_END,
    LINE_STOPPED, /* `stop` can be read from */
    LINE_FAILED,  /* errno */
};
struct lines {
    int fd, stop;        /* stop -1: nothing stops it */
    struct arena *arena; /* of the buffer; lines_free */
    char *data;
    size_t from, len, room;
    long row;     /* of the last line, counted from 1 */
    size_t taken; /* bytes of the stream that were passed on */
    bool ended;
};
struct lines lines_new(int fd, int stop);
void lines_free(struct lines *l);
/* The next line without its end, good until the next call. Longer ones than
 * FILE_LIMIT are too long. */
enum line lines_next(struct lines *l, struct bytes *line);

/* ---- result.c: a result as a line of JSON ---- */

struct result {
    const struct task *task;
    bool no_task; /* the line was none; then `id` is null */
    bool ok, cached;
    const char *path;
    size_t bytes;
    char sha256[DIGEST + 1];
    int pages;
    const char *fit;
    double ms;
    const struct diags *diags;
};
void result_put(struct buf *b, const struct result *r);

/* ---- tar.c: a stream of files (POSIX.1-2001, pax) ---- */

void tar_put(struct buf *b, const char *path, struct bytes file,
             long long date);
void tar_end(struct buf *b);

/* ---- progress.c ---- */

struct progress {
    bool bar, lines; /* on a terminal; elsewhere */
    double begun, last;
    bool shown;
};
struct standing {
    long done, failed;
    double share; /* of the whole, 0 to 1; below 0: nobody knows */
};
struct progress progress_new(bool quiet);
/* Says how it stands when it is time to. */
void progress_tell(struct progress *p, const struct standing *s);
/* Takes the bar away, for other words. */
void progress_clear(struct progress *p);
/* A clock that only moves forward, in milliseconds. */
double progress_clock(void);

/* ---- pool.c: turns, taken and told in order ---- */

/* Where what is told of a task waits until it is its turn. */
struct slot {
    struct arena *arena;
    struct arena_mark start;
    struct buf result, tar;
    struct buf mistakes, words; /* for stderr; mistakes are said once */
    bool ready, failed, cached;
};
/* What a thread has taken on: a place in the order, and a line or a task. */
struct turn {
    long at; /* counted from 0 */
    struct slot *slot;
    enum line got;
    long row;
    struct bytes line; /* in the slot */
    const struct task *task;
};
struct pool {
    const struct batch_ask *ask;
    pthread_mutex_t source; /* of the lines; taken before `lock` */
    pthread_mutex_t lock;   /* of all below */
    pthread_cond_t room;    /* a slot has become free, or it ends */
    pthread_cond_t turn;    /* the next may claim its name */
    pthread_cond_t over;    /* a thread has ended */
    struct slot *slot;
    int slots;
    long taken, claimed, written; /* tasks, each from 0 to this */
    bool writing;                 /* a thread is at it */
    bool ended, stopping;
    int running;
    struct claims *claims, *said;
    struct lines lines;
    long rows;           /* passed, as `lines` has them, and bytes */
    size_t size, passed; /* of the stream; size 0: unknown */
    int stop[2];         /* a pipe that is written to once it stops */
    int err;             /* of reading; 0: none */
    int write_err;
    const char *unwritten; /* what that was of */
    struct batch_told told;
    struct progress progress;
};
struct worker {
    struct pool *pool;
    pthread_t thread;
    void *maker;
    struct arena *arena; /* of the turn, the maker's */
    struct arena_bound bound;
    _Atomic(double) begun; /* progress_clock(); 0: at nothing */
    bool claimed;          /* this turn's name, or it has none */
    double at;             /* when the turn began */
    struct task task;
    bool no_task;
};
/* Under the lock: nothing new is begun. */
void pool_stop(struct pool *p);
/* The next turn, once there is a slot for it; false at the end. */
bool pool_take(struct pool *p, struct turn *t);
/* Whether turn `at` gets the name; waits until those before have theirs.
 * `claim` 0: it has none. */
enum claim_got pool_claim(struct pool *p, long at, uint64_t claim);
/* A turn is done: it is told once all before it are, by whoever is there. */
void pool_tell(struct pool *p, struct slot *s);

/* ---- work.c: one turn ---- */

void work(struct worker *w, struct turn *t);
