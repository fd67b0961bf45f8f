/* --watch: the loop of tweaking. */
#include "main/explain.h"
#include "main/letter.h"
#include "main/verbs.h"
#include "main/wait.h"
#include <stdlib.h>
#include <string.h>

static const struct mark nowhere = {0};

/* One of the files to render, and how it went the last time. */
struct watched {
    const struct target *target;
    struct arena *arena; /* of the last job; NULL: there was none */
    const struct file_seen *file;
    struct file_seen fonts; /* the folder of fonts beside it */
    const char *said;       /* its mistakes in words */
    int pages;
};

/* ---- words ---- */

/* What is said of a job's mistakes. */
static const char *mistakes(const struct shared *s, struct arena *a,
                            const struct diags *d)
{
    struct buf b = buf_new(a);
    diags_put(&b, d, s->say.format, s->say.colour);
    return buf_text(&b);
}

/* cv.pdf: 1 page (was 2), 28 412 bytes, 1 warning, 5.2 ms; fit: 9.6 pt (...)
 * cv.pdf: 2 errors, it stays as it was */
static void say_round(const struct shared *s, struct arena *a,
                      const struct watched *w, const struct rendered *r,
                      const struct diags *d, double ms)
{
    struct buf b = buf_new(a), fit = buf_new(a);
    const struct pages *p = r->made.pages;
    buf_printf(&b, "%s: ", escaped(a, w->target->path));
    if (r->written && p) {
        buf_count(&b, (size_t)p->count, "page", "pages");
        if (w->pages && w->pages != p->count)
            buf_printf(&b, " (was %d)", w->pages);
        buf_puts(&b, ", ");
        explain_line(&fit, p);
    }
    if (r->written) {
        buf_count(&b, r->bytes, "byte", "bytes");
        buf_puts(&b, diags_count(d, SEVERITY_WARNING) ? ", " : "");
    }
    buf_mistakes(&b, d);
    if (!r->written)
        buf_puts(&b, file_exists(w->target->path) ? ", it stays as it was"
                                                  : ", nothing was written");
    buf_puts(&b, ", ");
    buf_number(&b, ms, 1);
    buf_puts(&b, " ms");
    if (fit.len)
        buf_printf(&b, "; %s", buf_text(&fit));
    say_line(s, &b);
}

static void say_watching(const struct shared *s, const struct watched *w,
                         int count)
{
    struct buf b = buf_new(s->arena);
    int files = 0;
    for (int i = 0; i < count; i++)
        for (const struct file_seen *f = w[i].file; f; f = f->next)
            files++;
    buf_puts(&b, "watching ");
    buf_count(&b, (size_t)files, "file", "files");
    buf_puts(&b, "; Ctrl-C ends it");
    say_line(s, &b);
}

/* ---- one round ---- */

/* The letter as a file of its own, if it is one; its mistakes are the job's. */
static void render_letter(struct arena *a, struct diags *d, struct shared *s,
                          const struct job *job, const struct target *t,
                          const struct made *m)
{
    struct target own = *t;
    struct job letter = *job;
    if (!t->letter || !letter_is_file(m->node))
        return;
    own.path = t->letter;
    letter.letter = true;
    job_render(a, d, s, &letter, &own);
}

/* Renders again. Mistakes that were said the last time are counted and not
 * said again. */
static void render(struct diags *all, struct shared *s, const struct call *c,
                   struct watched *w)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    double begun = clock_ms();
    if (w->arena && file_changed(&w->fonts))
        shared_end(s);
    w->fonts = file_look(w->fonts.path);
    struct job job = job_of(a, c, w->target->input);
    struct rendered r = job_render(a, d, s, &job, w->target);
    if (r.written)
        render_letter(a, d, s, &job, w->target, &r.made);
    double ms = clock_ms() - begun;
    const char *said = mistakes(s, a, d);
    if (diags_failed(d) || !w->said || strcmp(said, w->said) != 0)
        say_diags(s, d);
    if (call_has(c, OPTION_EXPLAIN))
        say_fit(all, s, a, c, &r.made);
    say_round(s, a, w, &r, d, ms);
    if (r.written && call_has(c, OPTION_JSON))
        put_result(all, s, a, w->target, &r, ms);
    arena_free(w->arena);
    w->arena = a;
    w->file = diags_files(d);
    w->said = said;
    if (r.written && r.made.pages)
        w->pages = r.made.pages->count;
}

static bool is_stale(const struct watched *w)
{
    for (const struct file_seen *f = w->file; f; f = f->next)
        if (file_changed(f))
            return true;
    return file_changed(&w->fonts);
}

/* Whether a file that was there is not, or has nothing in it: an editor may be
 * about to put it back, or be writing it. */
static bool lacks_file(const struct watched *w, int count)
{
    for (int i = 0; i < count; i++)
        for (const struct file_seen *f = w[i].file; f; f = f->next) {
            struct file_seen now = file_look(f->path);
            if (f->there && (!now.there || (f->size && !now.size)))
                return true;
        }
    return false;
}

/* ---- the loop ---- */

/* Watches the folders, since editors put a new file in the old one's place;
 * and those that links lead to. */
static void look_after(struct wait *wait, const struct watched *w, int count)
{
    for (int i = 0; i < count; i++) {
        wait_folder(wait, w[i].fonts.path);
        for (const struct file_seen *f = w[i].file; f; f = f->next) {
            const char *folder = path_folder(w[i].arena, f->path);
            wait_folder(wait, *folder ? folder : ".");
            char *real = realpath(f->path, NULL);
            if (real)
                wait_folder(wait, path_folder(w[i].arena, real));
            free(real);
        }
    }
}

/* Waits until nothing has happened for a moment; the number of a signal that
 * came, or 0. The moment is longer than the grain of the times of files, so
 * that the next save shows in them. */
static int settle(struct wait *wait, const struct watched *w, int count)
{
    enum { MOMENT = 10, MOMENTS = 25 };
    for (int i = 0; i < MOMENTS; i++) {
        int came = wait_for(wait, MOMENT);
        if (came > 0)
            return came;
        if (came == WAIT_NOTHING && !lacks_file(w, count))
            break;
    }
    return 0;
}

static int loop(struct diags *d, struct shared *s, const struct call *c,
                struct wait *wait, struct watched *w)
{
    enum { LOOK_AGAIN = 500 };
    for (;;) {
        int came = wait_for(wait, LOOK_AGAIN);
        bool stale = false;
        for (int i = 0; i < c->operands; i++)
            stale = stale || is_stale(&w[i]);
        if (stale && came <= 0)
            came = settle(wait, w, c->operands);
        if (came > 0)
            return 128 + came;
        for (int i = 0; stale && i < c->operands; i++)
            if (is_stale(&w[i]))
                render(d, s, c, &w[i]);
        if (stale)
            look_after(wait, w, c->operands);
    }
}

static void check_call(struct diags *d, const struct call *c,
                       const struct target *t)
{
    for (int i = 0; i < c->operands; i++)
        if (strcmp(t[i].input, "-") == 0 || strcmp(t[i].path, "-") == 0) {
            diag(d, nowhere, DIAG_USAGE, "--watch reads and writes files");
            diag_hint(d, "-o FILE says which to write");
            return;
        }
    if (call_has(c, OPTION_FREEZE))
        diag(d, nowhere, DIAG_USAGE, "--freeze is not for --watch");
}

int watch(struct diags *d, struct shared *s, const struct call *c,
          const struct target *t)
{
    if (!diags_failed(d))
        check_call(d, c, t);
    if (diags_failed(d))
        return 0;
    struct wait wait = wait_begin();
    struct watched *w = arena_array(s->arena, (size_t)c->operands, sizeof *w);
    for (int i = 0; i < c->operands; i++) {
        const char *folder = path_folder(s->arena, t[i].input);
        w[i].target = &t[i];
        w[i].fonts.path = path_join(s->arena, *folder ? folder : "./", "fonts");
        render(d, s, c, &w[i]);
    }
    look_after(&wait, w, c->operands);
    say_watching(s, w, c->operands);
    return loop(d, s, c, &wait, w);
}
