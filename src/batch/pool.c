/* Turns: taken in order, told in order. A turn has a slot from when it is taken
 * until it is told, and there are so many slots: nobody runs further ahead of
 * the reader of the results. */
#include "batch/private.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

void pool_stop(struct pool *p)
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

bool pool_take(struct pool *p, struct turn *t)
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
        pool_stop(p);
    }
}

void pool_tell(struct pool *p, struct slot *s)
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
                pool_stop(p);
            }
            pthread_cond_broadcast(&p->room);
        }
        p->writing = false;
    }
    pthread_mutex_unlock(&p->lock);
}
