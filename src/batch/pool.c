/* Threads that take turns, and what they tell in the order of the turns. A
 * turn has a slot from when it is taken until it is told, and there are so
 * many slots: nobody runs further ahead of the reader of the results. */
#include "batch/private.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const struct mark nowhere = {0};

/* Under the lock: nothing new is begun. */
static void stop(struct pool *p)
{
    if (p->stopping)
        return;
    p->stopping = true;
    ssize_t ignored = write(p->stop[1], "", 1);
    (void)ignored;
    pthread_cond_broadcast(&p->room);
}

/* ---- taking a turn ---- */

static bool is_blank(struct bytes line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!strchr(" \t\r", line.data[i]) || !line.data[i])
            return false;
    return true;
}

/* The next line that is ours; false at the end. */
static bool next_line(struct pool *p, struct turn *t, struct bytes *line)
{
    do {
        t->got = lines_next(&p->lines, line);
        if (t->got == LINE_FAILED)
            p->err = errno;
        if (t->got != LINE_GOT && t->got != LINE_TOO_LONG)
            return false;
        t->row = p->lines.row;
    } while (!shard_has(p->ask->shard, t->row) ||
             (t->got == LINE_GOT && is_blank(*line)));
    return true;
}

static bool next_task(struct pool *p, struct turn *t)
{
    const struct batch_ask *ask = p->ask;
    while (p->lines.row < ask->tasks) {
        t->task = &ask->task[p->lines.row++];
        t->row = t->task->row;
        if (shard_has(ask->shard, t->row))
            return true;
    }
    return false;
}

/* Under the lock of the source: waits for a slot. */
static bool next_slot(struct pool *p, struct turn *t)
{
    pthread_mutex_lock(&p->lock);
    while (p->taken - p->written >= p->slots && !p->stopping)
        pthread_cond_wait(&p->room, &p->lock);
    bool goes_on = !p->stopping && !p->ended;
    *t = (struct turn){.at = p->taken, .slot = &p->slot[p->taken % p->slots]};
    pthread_mutex_unlock(&p->lock);
    return goes_on;
}

static bool take_turn(struct pool *p, struct turn *t)
{
    struct bytes line = {0};
    pthread_mutex_lock(&p->source);
    bool got = next_slot(p, t) &&
               (p->ask->task ? next_task(p, t) : next_line(p, t, &line));
    if (got) {
        struct slot *s = t->slot;
        arena_back(s->arena, s->start);
        s->result = s->mistakes = s->words = s->tar = buf_new(s->arena);
        t->line.data = (const uint8_t *)arena_copy(
            s->arena, (const char *)line.data, line.len);
        t->line.len = line.len;
    }
    pthread_mutex_lock(&p->lock);
    p->ended = p->ended || !got;
    p->taken += got;
    p->rows = p->lines.row;
    p->passed = p->lines.taken;
    pthread_mutex_unlock(&p->lock);
    pthread_mutex_unlock(&p->source);
    return got;
}

enum claim_got pool_claim(struct pool *p, long at, uint64_t claim)
{
    pthread_mutex_lock(&p->lock);
    while (p->claimed != at)
        pthread_cond_wait(&p->turn, &p->lock);
    enum claim_got got = claim ? claims_take(p->claims, claim) : CLAIM_MINE;
    p->claimed++;
    pthread_cond_broadcast(&p->turn);
    pthread_mutex_unlock(&p->lock);
    return got;
}

/* ---- telling ---- */

static bool descriptor_write(int fd, struct bytes b)
{
    while (b.len) {
        ssize_t n = write(fd, b.data, b.len);
        if (n < 0 && errno != EINTR)
            return false;
        b.data += n > 0 ? n : 0;
        b.len -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* Words for people. What is wrong with a résumé is wrong with all that is made
 * of it, and said once. Only one thread tells at a time. */
static void say_words(struct pool *p, struct slot *s)
{
    struct buf *b = &s->mistakes;
    bool once = b->len && claims_take(p->said, digest_brief(buf_bytes(b)) |
                                                   1) != CLAIM_TAKEN;
    if (!once && !s->words.len)
        return;
    pthread_mutex_lock(&p->lock);
    progress_clear(&p->progress);
    if (once)
        fwrite(b->data, 1, b->len, stderr);
    if (s->words.len)
        fwrite(s->words.data, 1, s->words.len, stderr);
    pthread_mutex_unlock(&p->lock);
}

/* errno, 0 when all went well. */
static int write_to(struct pool *p, int fd, const char *name,
                    const struct buf *b)
{
    if (!b->len || descriptor_write(fd, buf_bytes(b)))
        return 0;
    int err = errno;
    p->unwritten = name;
    return err;
}

/* Writes what is told of a turn, likewise. */
static int tell_slot(struct pool *p, struct slot *s)
{
    const struct batch_ask *ask = p->ask;
    say_words(p, s);
    int err = write_to(p, ask->tar, "standard output", &s->tar);
    return err ? err : write_to(p, ask->results, ask->results_name, &s->result);
}

static void count(struct pool *p, const struct slot *s)
{
    p->told.done++;
    p->told.failed += s->failed;
    p->told.cached += s->cached;
    long most = p->ask->most_errors;
    if (most && p->told.failed >= most && !p->stopping) {
        p->told.cut_short = true;
        stop(p);
    }
}

/* A turn is done: it is told once all before it are, by whoever is there. */
static void end_turn(struct pool *p, struct slot *s)
{
    pthread_mutex_lock(&p->lock);
    s->ready = true;
    if (!p->writing) {
        p->writing = true;
        for (;;) {
            struct slot *head = &p->slot[p->written % p->slots];
            if (p->written == p->taken || !head->ready)
                break;
            pthread_mutex_unlock(&p->lock);
            int err = p->write_err ? 0 : tell_slot(p, head);
            pthread_mutex_lock(&p->lock);
            head->ready = false;
            p->written++;
            count(p, head);
            if (err) {
                p->write_err = err;
                stop(p);
            }
            pthread_cond_broadcast(&p->room);
        }
        p->writing = false;
    }
    pthread_mutex_unlock(&p->lock);
}

/* ---- threads ---- */

static void *run_worker(void *of)
{
    struct worker *w = of;
    struct pool *p = w->pool;
    const struct maker_kind *kind = p->ask->kind;
    struct turn t;
    while (take_turn(p, &t)) {
        if (!w->maker)
            w->maker = kind->maker_new(p->ask->ask);
        work(w, &t);
        end_turn(p, t.slot);
    }
    if (w->maker)
        kind->maker_free(w->maker);
    pthread_mutex_lock(&p->lock);
    p->running--;
    pthread_cond_signal(&p->over);
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* The signals that end us, and the one by which we end the thread that waits
 * for them. */
static sigset_t signals(void)
{
    static const int number[] = {SIGHUP, SIGINT, SIGTERM};
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    for (int i = 0; i < 3; i++) {
        struct sigaction now;
        if (sigaction(number[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(&set, number[i]);
    }
    return set;
}

/* The first signal ends the run, the second the process. */
static void *run_signals(void *of)
{
    struct pool *p = of;
    sigset_t set = signals();
    for (;;) {
        int number = 0;
        sigwait(&set, &number);
        pthread_mutex_lock(&p->lock);
        bool over = number == SIGUSR1, again = p->told.signal != 0;
        if (!over)
            p->told.signal = number;
        stop(p);
        pthread_mutex_unlock(&p->lock);
        if (over)
            return NULL;
        if (again)
            _exit(128 + number);
    }
}

/* ---- watching ---- */

static struct standing standing(const struct pool *p)
{
    double share = -1;
    if (p->ask->task)
        share = (double)p->rows / (double)(p->ask->tasks + !p->ask->tasks);
    else if (p->size)
        share = (double)p->passed / (double)p->size;
    return (struct standing){p->told.done, p->told.failed, share};
}

/* Asks those to leave their job who are at it for too long. */
static void check_times(const struct batch_ask *ask, struct worker *w,
                        int count)
{
    double now = progress_clock();
    for (int i = 0; i < count && ask->timeout > 0; i++) {
        double begun = atomic_load(&w[i].begun);
        if (begun > 0 && now - begun > ask->timeout * 1e3)
            atomic_store(&w[i].bound.stopped, true);
    }
}

static struct timespec in_a_while(const struct pool *p)
{
    double s = p->progress.bar ? 0.1 : 0.5;
    if (p->ask->timeout > 0 && p->ask->timeout / 4 < s)
        s = p->ask->timeout / 4;
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += (long)(s * 1e9);
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}

static void watch(struct pool *p, struct worker *w, int workers)
{
    pthread_mutex_lock(&p->lock);
    while (p->running) {
        struct timespec until = in_a_while(p);
        pthread_cond_timedwait(&p->over, &p->lock, &until);
        check_times(p->ask, w, workers);
        struct standing now = standing(p);
        progress_tell(&p->progress, &now);
    }
    progress_clear(&p->progress);
    pthread_mutex_unlock(&p->lock);
}

/* ---- the run ---- */

static size_t size_of(int fd)
{
    struct stat st;
    return fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)
               ? (size_t)st.st_size
               : 0;
}

static struct slot *slots_new(struct arena *a, int count)
{
    struct slot *slot = arena_array(a, (size_t)count, sizeof *slot);
    for (int i = 0; i < count; i++) {
        slot[i].arena = arena_new_lasting();
        slot[i].start = arena_mark(slot[i].arena);
    }
    return slot;
}

/* As many as can be had, one at least; the others' share is done by them. */
static int start(struct pool *p, struct worker *w)
{
    int n = 0;
    for (; n < p->ask->workers; n++) {
        w[n].pool = p;
        pthread_mutex_lock(&p->lock);
        p->running++;
        pthread_mutex_unlock(&p->lock);
        if (pthread_create(&w[n].thread, NULL, run_worker, &w[n]) == 0)
            continue;
        pthread_mutex_lock(&p->lock);
        p->running--;
        pthread_mutex_unlock(&p->lock);
        break;
    }
    return n;
}

static void run(struct pool *p, struct arena *a, struct diags *d)
{
    pthread_t listener;
    sigset_t set = signals(), before;
    struct worker *w = arena_array(a, (size_t)p->ask->workers, sizeof *w);
    pthread_sigmask(SIG_BLOCK, &set, &before);
    bool listens = pthread_create(&listener, NULL, run_signals, p) == 0;
    int workers = listens ? start(p, w) : 0;
    if (!workers)
        diag(d, nowhere, DIAG_INTERNAL, "no thread can be had: %s",
             strerror(errno));
    watch(p, w, workers);
    for (int i = 0; i < workers; i++)
        pthread_join(w[i].thread, NULL);
    if (listens) {
        pthread_kill(listener, SIGUSR1);
        pthread_join(listener, NULL);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* What stopped all of it. */
static void say_end(struct pool *p, struct arena *a, struct diags *d)
{
    if (p->err)
        diag(d, nowhere, DIAG_CANNOT_READ, "'%s': %s",
             escaped(a, p->ask->stream_name), strerror(p->err));
    if (p->write_err == EPIPE)
        p->told.hung_up = true;
    else if (p->write_err)
        diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': %s",
             escaped(a, p->unwritten), strerror(p->write_err));
}

static void finish_tar(struct pool *p, struct arena *a)
{
    struct buf b = buf_new(a);
    tar_end(&b);
    if (p->ask->tar >= 0 && !p->write_err)
        p->write_err = write_to(p, p->ask->tar, "standard output", &b);
}

struct batch_told batch_run(struct arena *a, struct diags *d,
                            const struct batch_ask *ask)
{
    enum { LEAST_SLOTS = 64, EACH = 16 };
    int each = ask->workers * EACH;
    struct pool p = {
        .ask = ask,
        .source = PTHREAD_MUTEX_INITIALIZER,
        .lock = PTHREAD_MUTEX_INITIALIZER,
        .room = PTHREAD_COND_INITIALIZER,
        .turn = PTHREAD_COND_INITIALIZER,
        .over = PTHREAD_COND_INITIALIZER,
        .slots = each > LEAST_SLOTS ? each : LEAST_SLOTS,
        .claims = claims_new(),
        .said = claims_new(),
        .size = size_of(ask->stream),
        .progress = progress_new(ask->quiet),
    };
    if (!p.claims || !p.said || pipe2(p.stop, O_CLOEXEC) < 0) {
        diag(d, nowhere, DIAG_INTERNAL, "cannot begin: %s", strerror(errno));
        return p.told;
    }
    p.slot = slots_new(a, p.slots);
    p.lines = lines_new(ask->stream, p.stop[0]);
    run(&p, a, d);
    finish_tar(&p, a);
    say_end(&p, a, d);
    lines_free(&p.lines);
    for (int i = 0; i < p.slots; i++)
        arena_free(p.slot[i].arena);
    claims_free(p.claims);
    claims_free(p.said);
    close(p.stop[0]);
    close(p.stop[1]);
    return p.told;
}
