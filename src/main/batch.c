/* batch: many outputs from one call. */
#include "main/batch.h"
#include "main/product.h"
#include "main/verbs.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct mark nowhere = {0};

/* ---- the call ---- */

/* The processors this process may use. */
static int cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
#ifdef __linux__
    cpu_set_t set;
    n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : n;
#endif
    return n > 0 ? (int)n : 1;
}

/* A number from `least` on; `otherwise` when it was not given. */
static double number_of(struct diags *d, const struct call *c, enum option o,
                        double least, double most, double otherwise)
{
    const char *text = call_last(c, o, NULL);
    if (!text)
        return otherwise;
    size_t whole = strspn(text, "0123456789");
    size_t part =
        text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;
    double v = 0, unit = 1;
    for (size_t i = 0; i < whole && i < 12; i++)
        v = v * 10 + (text[i] - '0');
    for (size_t i = 0; i < part && i < 6; i++)
        v += (text[whole + 1 + i] - '0') * (unit /= 10);
    if (whole && !text[whole + (part ? part + 1 : 0)] && v >= least &&
        v <= most)
        return v;
    diag(d, nowhere, DIAG_USAGE, "--%s: '%s' is no number from %.15g to %.15g",
         option_rows[o].name, text, least, most);
    return otherwise;
}

static bool ends(const char *s, const char *with)
{
    size_t n = strlen(s), w = strlen(with);
    return n >= w && strcmp(s + n - w, with) == 0;
}

static bool is_stream(const char *input)
{
    return strcmp(input, "-") == 0 || ends(input, ".ndjson") ||
           ends(input, ".jsonl");
}

static bool is_folder(const char *path)
{
    struct stat st;
    return ends(path, "/") || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* -o: a folder, or a pattern of names. */
static void read_output(struct arena *a, struct diags *d, struct making *m)
{
    const char *out = call_last(m->call, OPTION_OUTPUT, NULL);
    const char *to = call_last(m->call, OPTION_TO, NULL);
    if (out && strcmp(out, "-") == 0) {
        diag(d, nowhere, DIAG_USAGE, "many outputs do not go into one stream");
        diag_hint(d, "--tar - makes one of them");
    } else if (out && is_folder(out)) {
        m->folder = out;
    } else if (out) {
        m->pattern = out;
        pattern_check(a, d, out);
    }
    m->to = &outputs[0];
    const char *dot = out ? strrchr(out, '.') : NULL;
    if (to && !output_find(to)) {
        diag(d, nowhere, DIAG_UNKNOWN_OUTPUT, "'%s'", to);
        const char *known[32] = {NULL};
        for (int i = 0; outputs[i].name && i < 31; i++)
            known[i] = outputs[i].name;
        diag_nearest(d, to, known);
    } else if (to || (dot && output_find(dot + 1))) {
        m->to = output_find(to ? to : dot + 1);
    }
}

/* The stream's descriptor; -1 after it was said why not. */
static int open_stream(struct arena *a, struct diags *d, const char *path)
{
    struct stat st;
    int fd = strcmp(path, "-") == 0 ? 0 : open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && !(fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)))
        return fd;
    diag(d, nowhere, DIAG_CANNOT_READ, "'%s': %s", escaped(a, path),
         fd >= 0 ? "it is a folder" : strerror(errno));
    return -1;
}

/* Where results go: a file, stdout or, when the tar goes there, stderr; none
 * for people who did not ask for them. */
static int open_results(struct arena *a, struct diags *d, const struct call *c,
                        bool stream)
{
    const char *path = call_last(c, OPTION_RESULTS, NULL);
    if (path) {
        if (replaces_input(a, d, c, OPTION_RESULTS))
            return -1;
        int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        if (fd < 0)
            diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': %s", escaped(a, path),
                 strerror(errno));
        return fd;
    }
    if (!stream && !call_has(c, OPTION_JSON))
        return -1;
    return call_has(c, OPTION_TAR) ? 2 : 1;
}

static bool check_options(struct diags *d, const struct call *c, bool stream)
{
    static const enum option product[] = {OPTION_ALL, OPTION_LAYOUTS,
                                          OPTION_LANGS, OPTION_PAPERS};
    for (size_t i = 0; stream && i < sizeof product / sizeof *product; i++)
        if (call_has(c, product[i]))
            diag(d, nowhere, DIAG_USAGE,
                 "--%s is for a résumé; each line of a stream has its own",
                 option_rows[product[i]].name);
    if (c->operands > 1)
        diag(d, nowhere, DIAG_USAGE, "'batch' takes one file and not '%s'",
             c->operand[1]);
    const char *tar = call_last(c, OPTION_TAR, "-");
    if (strcmp(tar, "-") != 0)
        diag(d, nowhere, DIAG_USAGE,
             "--tar writes to stdout alone: --tar - > %s", tar);
    else if (call_has(c, OPTION_TAR) && isatty(1))
        diag(d, nowhere, DIAG_USAGE, "a tar does not go to a terminal");
    return !diags_failed(d);
}

/* ---- the end ---- */

/* "200 done: 3 unchanged, 1 failed; 0.21 s" */
static void say_told(const struct shared *s, struct arena *a,
                     const struct batch_told *t, double ms)
{
    struct buf b = buf_new(a);
    buf_count(&b, (size_t)t->done, "done", "done");
    if (t->cached) {
        buf_puts(&b, ", ");
        buf_count(&b, (size_t)t->cached, "unchanged", "unchanged");
    }
    if (t->failed) {
        buf_puts(&b, ", ");
        buf_count(&b, (size_t)t->failed, "failed", "failed");
    }
    buf_puts(&b, "; ");
    buf_number(&b, ms / 1e3, 2);
    buf_puts(&b, " s");
    if (t->signal)
        buf_puts(&b, "; ended by a signal");
    else if (t->cut_short)
        buf_puts(&b, "; the rest was not begun");
    if (t->done || t->signal)
        say_line(s, &b);
}

static int exit_of(const struct call *c, const struct batch_told *t)
{
    if (t->signal)
        return 128 + t->signal;
    if (t->hung_up)
        return 128 + 13;
    return t->failed && !call_has(c, OPTION_EXIT_ZERO) ? 5 : 0;
}

static int run(struct arena *a, struct diags *d, struct shared *s,
               const struct call *c, struct making *m, bool stream)
{
    const char *input = c->operand[0];
    struct batch_ask ask = {
        .kind = stream ? &maker_kind : &maker_kind_planned,
        .ask = m,
        .stream = -1,
        .stream_name = input,
        .shard = shard_read(d, call_last(c, OPTION_SHARD, "1/1"),
                            call_last(c, OPTION_SHARDS, NULL)),
        .workers = (int)number_of(d, c, OPTION_JOBS, 1, 4096, cores()),
        .timeout = number_of(d, c, OPTION_JOB_TIMEOUT, 0, 1e6, 10),
        .memory = (size_t)number_of(d, c, OPTION_JOB_MEM, 1, 1e6, 256) << 20,
        .most_errors =
            call_has(c, OPTION_FAIL_FAST)
                ? 1
                : (long)number_of(d, c, OPTION_MAX_ERRORS, 1, 1e9, 0),
        .results = -1,
        .tar = call_has(c, OPTION_TAR) ? 1 : -1,
        .date = s->date,
        .drafts = call_has(c, OPTION_DRAFTS),
        .tell_diags = !stream,
        .colour = s->say.colour,
        .format = s->say.format,
    };
    if (!stream)
        ask.task = product_plan(a, d, m, input, &ask.tasks);
    if (!diags_failed(d) && stream)
        ask.stream = open_stream(a, d, input);
    if (!diags_failed(d))
        ask.results = open_results(a, d, c, stream);
    ask.results_name =
        call_last(c, OPTION_RESULTS,
                  ask.results == 2 ? "standard error" : "standard output");
    if (diags_failed(d))
        return 0;
    ask.quiet = s->say.quiet || s->say.format != DIAG_HUMAN || ask.results == 2;
    if (ask.task && ask.tasks < ask.workers)
        ask.workers = (int)ask.tasks;
    double begun = clock_ms();
    struct batch_told told = batch_run(a, d, &ask);
    if (!ask.quiet)
        say_told(s, a, &told, clock_ms() - begun);
    return exit_of(c, &told);
}

/* batch verify JOBS RESULTS... */
static int verify(struct diags *d, struct shared *s, const struct call *c)
{
    if (c->operands < 3) {
        diag(d, nowhere, DIAG_USAGE, "'batch verify' needs JOBS RESULTS...");
        return 0;
    }
    struct verified v =
        batch_verify(s->arena, d, c->operand[1], c->operand + 2);
    struct buf b = buf_new(s->arena);
    buf_count(&b, (size_t)v.tasks, "job", "jobs");
    buf_printf(&b, ": %ld good, %ld failed, %ld not as they should be", v.ok,
               v.failed, v.wrong);
    if (!diags_count_kind(d, DIAG_CANNOT_READ))
        say_line(s, &b);
    return v.failed && !call_has(c, OPTION_EXIT_ZERO) ? 5 : 0;
}

int verb_batch(struct diags *d, struct shared *s, const struct call *c)
{
    if (strcmp(c->operand[0], "verify") == 0)
        return verify(d, s, c);
    bool stream = is_stream(c->operand[0]);
    struct making m = {.call = c,
                       .shared = s,
                       .stream = stream,
                       .tar = call_has(c, OPTION_TAR)};
    if (!check_options(d, c, stream))
        return 0;
    read_output(s->arena, d, &m);
    if (diags_failed(d))
        return 0;
    return run(s->arena, d, s, c, &m, stream);
}
