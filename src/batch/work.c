/* One turn: a line becomes a task, the task an output, the output a file and
 * a result. */
#include "batch/private.h"
#include <string.h>

static const struct mark nowhere = {0};

/* ---- what is told of it ---- */

/* For people, each text once: what is wrong with the résumé is wrong with
 * every variant of it. */
static void put_words(struct worker *w, struct slot *s, const struct result *r)
{
    const struct batch_ask *ask = w->pool->ask;
    struct buf b = buf_new(w->arena);
    diags_put(&b, r->diags, ask->format, ask->colour);
    buf_add(&s->mistakes, b.data, b.len);
    if (!r->ok && ask->format == DIAG_HUMAN && !ask->quiet)
        buf_printf(&s->words, "%s: nothing was written\n",
                   escaped(w->arena, r->task->id));
}

static void tell(struct worker *w, struct turn *t, struct result *r)
{
    r->task = &w->task;
    r->no_task = w->no_task;
    r->ms = progress_clock() - w->at;
    t->slot->failed = !r->ok;
    t->slot->cached = r->cached;
    if (w->pool->ask->results >= 0)
        result_put(&t->slot->result, r);
    if (w->pool->ask->tell_diags)
        put_words(w, t->slot, r);
}

/* ---- the task ---- */

static bool read_task(struct worker *w, const struct turn *t, struct diags *d)
{
    const struct batch_ask *ask = w->pool->ask;
    w->no_task = false;
    if (t->task) {
        w->task = *t->task;
        return true;
    }
    w->task = (struct task){.row = t->row, .id = ""};
    w->no_task = true;
    if (t->got == LINE_TOO_LONG) {
        diag(d, nowhere, DIAG_TOO_LARGE, "line %ld has more than %zu MiB",
             t->row, FILE_LIMIT >> 20);
        return false;
    }
    struct task task =
        task_read(w->arena, d, ask->stream_name, t->row, t->line);
    w->task = task;
    w->task.id = arena_copy(t->slot->arena, task.id, strlen(task.id));
    w->no_task = !*task.id;
    return !diags_failed(d);
}

/* cv.pdf -> cv.draft.pdf */
static const char *draft_path(struct arena *a, const char *path)
{
    const char *dot = strrchr(path, '.');
    size_t stem =
        dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path);
    return arena_printf(a, "%.*s.draft%s", (int)stem, path, path + stem);
}

/* Where it goes; NULL when that was said to be nowhere. */
static const char *find_place(struct worker *w, const struct turn *t,
                              struct diags *d, bool readable)
{
    struct pool *p = w->pool;
    const char *path =
        readable ? p->ask->kind->place(w->maker, w->arena, d, &w->task) : NULL;
    if (t->task)
        return path;
    uint64_t claim = path ? claim_of(w->arena, path) : 0;
    w->claimed = true;
    enum claim_got got = pool_claim(p, t->at, claim);
    if (got != CLAIM_MINE) {
        diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': %s", escaped(w->arena, path),
             got == CLAIM_TAKEN ? "another job of this run has that name"
                                : "the names that are taken cannot be read");
        path = NULL;
    }
    /* what those before took is not this one's time */
    atomic_store(&w->begun, progress_clock());
    return path;
}

static void write_draft(struct worker *w, struct diags *d, const char *path)
{
    const struct batch_ask *ask = w->pool->ask;
    struct bytes b = ask->kind->draft(w->maker, w->arena, d, &w->task);
    const char *draft = draft_path(w->arena, path);
    if (b.data && ask->tar < 0 && file_write(w->arena, d, draft, b))
        diag_hint(d, "%s shows what does not fit", escaped(w->arena, draft));
}

/* The output to where it goes: a file, which stays as it is when it holds it
 * already, or the stream of files. */
static bool deliver(struct worker *w, struct turn *t, struct diags *d,
                    const char *path, struct bytes b, bool *cached)
{
    const struct batch_ask *ask = w->pool->ask;
    *cached = false;
    if (ask->tar >= 0) {
        tar_put(&t->slot->tar, path, b, ask->date);
        return true;
    }
    *cached = file_holds(path, b);
    return *cached || file_write(w->arena, d, path, b);
}

static void attempt(struct worker *w, struct turn *t)
{
    const struct batch_ask *ask = w->pool->ask;
    struct diags *d = diags_new(w->arena);
    struct result r = {.diags = d};
    bool readable = read_task(w, t, d);
    r.path = find_place(w, t, d, readable);
    struct product made = {0};
    if (r.path)
        made = ask->kind->make(w->maker, w->arena, d, &w->task);
    if (r.path && ask->drafts && diags_failed(d))
        write_draft(w, d, r.path);
    arena_bind(w->arena, NULL); /* from here on it is nearly done */
    r.pages = made.pages;
    r.fit = made.fit;
    r.bytes = made.bytes.len;
    if (r.path && !diags_failed(d)) {
        digest_of(made.bytes, r.sha256);
        r.ok = deliver(w, t, d, r.path, made.bytes, &r.cached);
    }
    tell(w, t, &r);
}

/* It took more than it may: what it had made is gone, and so is the maker,
 * which may have been at anything. */
static void abandon(struct worker *w, struct turn *t, int why)
{
    const struct batch_ask *ask = w->pool->ask;
    ask->kind->maker_free(w->maker);
    w->maker = ask->kind->maker_new(ask->ask);
    w->arena = ask->kind->begin(w->maker);
    if (!t->task && !w->claimed)
        pool_claim(w->pool, t->at, 0);
    struct diags *d = diags_new(w->arena);
    if (why == BOUND_STOPPED)
        diag(d, nowhere, DIAG_GAVE_UP, "it took more than %g s", ask->timeout);
    else
        diag(d, nowhere, DIAG_GAVE_UP, "it needs more than %zu MiB of memory",
             ask->memory >> 20);
    diag_hint(d, why == BOUND_STOPPED ? "--job-timeout SECONDS gives it more"
                                      : "--job-mem MIB gives it more");
    tell(w, t, &(struct result){.diags = d});
}

void work(struct worker *w, struct turn *t)
{
    w->arena = w->pool->ask->kind->begin(w->maker);
    w->claimed = false;
    w->at = progress_clock();
    w->bound.most = w->pool->ask->memory;
    atomic_store(&w->bound.stopped, false);
    atomic_store(&w->begun, w->at);
    int why = setjmp(w->bound.back);
    if (!why) {
        arena_bind(w->arena, &w->bound);
        attempt(w, t);
    } else {
        abandon(w, t, why);
    }
    atomic_store(&w->begun, 0.0);
}
