/* The run: threads that take turns, one that waits for signals, and who
 * watches them all. */
#include "batch/private.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const struct mark nowhere = {0};

/* ---- threads ---- */

static void *run_worker(void *of)
{
    struct worker *w = of;
    struct pool *p = w->pool;
    const struct maker_kind *kind = p->ask->kind;
    struct turn t;
    while (pool_take(p, &t)) {
        if (!w->maker)
            w->maker = kind->maker_new(p->ask->ask);
        work(w, &t);
        pool_tell(p, t.slot);
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
        pool_stop(p);
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
    if (p->ask->tar >= 0 && !p->write_err &&
        !descriptor_write(p->ask->tar, buf_bytes(&b))) {
        p->write_err = errno;
        p->unwritten = "standard output";
    }
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
