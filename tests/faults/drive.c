/* Plants one fault after the other in every run of a list, and looks at what
 * each leaves behind. README.md of the tests says how it is called. */
#include "board.h"
#include "folder.h"
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* SANITIZER: what AddressSanitizer ends a program with (test_injection.sh). */
enum { WORDS = 64, SECONDS = 60, SANITIZER = 99 };
enum mode { FAULTS, KILL, FULL, MODES };
static const char *const mode_name[] = {"faults", "kill", "full"};

static const char *const kind_name[] = {
#define KIND(id, name, code) name,
    FAULT_KINDS(KIND)
#undef KIND
};

/* All that is done on one call of the program. */
struct run {
    char name[64];
    int only;          /* in that mode; -1: in each */
    char *word[WORDS]; /* of the call, after the program */
    const char *in;    /* stdin; NULL: nothing */
};

/* What came of it. */
struct outcome {
    int status; /* of wait */
    char *out, *said;
    size_t out_len, said_len;
};

/* Counts over all workers. */
struct totals {
    atomic_long done, harmless, wrong;
};

struct driver {
    char program[PATH_MAX];
    const char *first;          /* to preload before our library */
    char preload[2 * PATH_MAX]; /* that, and ours */
    enum mode mode;
    long every, seed, only_at;
    int workers, worker, only_kind;
    const char *only;
    char top[64]; /* of what this worker makes; in it folder, out, said */
    char folder[128], out[128], said[128], board_path[128];
    struct board *board;
    struct totals *totals;
};

/* ---- calling ---- */

static void ask(struct driver *d, unsigned kinds, long at)
{
    memset(d->board, 0, sizeof *d->board);
    d->board->kinds = kinds;
    d->board->at = at;
    d->board->room = -1;
}

static void redirect(int to, const char *path, int flags)
{
    int fd = open(path, flags, 0600);
    if (fd < 0 || dup2(fd, to) < 0)
        _exit(125);
    if (fd != to)
        close(fd);
}

static void begin(const struct driver *d, const struct run *r)
{
    char *argv[WORDS + 2] = {(char *)d->program};
    memcpy(argv + 1, r->word, sizeof r->word);
    if (chdir(d->folder) < 0)
        _exit(125);
    redirect(0, r->in ? r->in : "/dev/null", O_RDONLY);
    redirect(1, d->out, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(2, d->said, O_WRONLY | O_CREAT | O_TRUNC);
    setenv("LD_PRELOAD", d->preload, 1);
    setenv("FAULT_BOARD", d->board_path, 1);
    alarm(SECONDS);
    execv(d->program, argv);
    _exit(125);
}

static struct outcome call(const struct driver *d, const struct run *r)
{
    struct outcome o = {0};
    pid_t child = fork();
    if (child < 0)
        err(2, "fork");
    if (!child)
        begin(d, r);
    while (waitpid(child, &o.status, 0) < 0)
        if (errno != EINTR)
            err(2, "wait");
    o.out = file_whole(d->out, &o.out_len);
    o.said = file_whole(d->said, &o.said_len);
    for (char *ms = o.out; (ms = strstr(ms, "\"ms\":"));) { /* differs */
        size_t n = strcspn(ms += 5, ",}");
        memmove(ms, ms + n, strlen(ms + n) + 1);
        o.out_len -= n;
    }
    return o;
}

static void outcome_free(struct outcome *o)
{
    free(o->out);
    free(o->said);
}

static int code_of(const struct outcome *o)
{
    return WIFEXITED(o->status) ? WEXITSTATUS(o->status)
                                : 128 + WTERMSIG(o->status);
}

/* ---- judging ---- */

/* One run: what it is without a fault, what stood there before and after. */
struct trial {
    const struct run *run;
    struct outcome good;
    struct folder before, after;
    const struct folder *start; /* the one of this call */
    bool once;                  /* what is there is refused */
    bool threads;               /* several write at a time */
    enum kind kind;
    long at;
};

__attribute__((format(printf, 4, 5))) static void wrong(struct driver *d,
                                                        const struct trial *t,
                                                        const struct outcome *o,
                                                        const char *fmt, ...)
{
    char why[512];
    va_list args;
    va_start(args, fmt);
    vsnprintf(why, sizeof why, fmt, args);
    va_end(args);
    atomic_fetch_add(&d->totals->wrong, 1);
    printf("%s, %s %ld (%s %s): %s\n", t->run->name, kind_name[t->kind], t->at,
           d->board->call, d->board->path, why);
    if (o && o->said_len)
        printf("    %.*s\n", (int)strcspn(o->said, "\n"), o->said);
    fflush(stdout);
}

/* Of what is said, and of what results on stdout say. */
static int errors_in(const struct outcome *o)
{
    const char *const text[] = {o->said, o->out};
    static const char *const mark[] = {"error: ", "\"severity\":\"error\""};
    int n = 0;
    for (int i = 0; i < 4; i++)
        for (const char *s = text[i / 2]; (s = strstr(s, mark[i % 2])); s++)
            n++;
    return n;
}

/* Whether a message names the file that the call was for. What is written
 * beside its target, and the folder it is in, is named by the target. */
static bool names(const struct driver *d, const struct trial *t,
                  const char *said)
{
    const char *path = d->board->path, *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    bool found = strstr(said, base) != NULL;
    if (strcmp(path, d->out) == 0)
        found = strstr(said, "standard output") != NULL;
    for (int i = 0; i < t->after.count && !found; i++) {
        const struct entry *e = &t->after.entry[i];
        found = !entry_same(e, folder_find(&t->before, e->path)) &&
                strstr(said, e->path);
    }
    return found || (t->run->in && strstr(said, "'-'"));
}

/* How many times it can be said: once in every job. */
static int jobs_of(const struct trial *t)
{
    int n = 0;
    for (int i = 0; i < t->after.count; i++)
        n += !entry_same(&t->after.entry[i],
                         folder_find(&t->before, t->after.entry[i].path));
    return n ? n : 1;
}

/* One error more than without the fault, or another; and it names the file. */
static void judge_words(struct driver *d, const struct trial *t,
                        const struct outcome *o)
{
    int now = errors_in(o), then = errors_in(&t->good);
    if (d->mode == FAULTS && t->kind == KIND_WRITE &&
        strcmp(d->board->path, d->said) == 0)
        return;
    if (now < 1 || now > then + jobs_of(t) + (d->mode == FULL))
        wrong(d, t, o, "%d errors are said", now);
    if (d->board->path[0] && now && !names(d, t, o->said) &&
        !names(d, t, o->out))
        wrong(d, t, o, "does not name the file");
}

/* Whether what is half written may stay: the program is killed, or ended by a
 * thread while another one writes. */
static bool may_leave(const struct driver *d, const struct trial *t,
                      const char *path)
{
    return d->mode == KILL || (t->threads && t->kind <= KIND_MAP &&
                               strcmp(path, ".brevier.tmp") == 0);
}

/* Each file is what it was or what it is to be, and there is no other. */
static void judge_files(struct driver *d, const struct trial *t,
                        const struct outcome *o, const struct folder *now)
{
    for (int i = 0; i < now->count; i++) {
        const struct entry *e = &now->entry[i];
        const struct entry *old = folder_find(t->start, e->path);
        const struct entry *new = folder_find(&t->after, e->path);
        if (!old && !new && !may_leave(d, t, e->path))
            wrong(d, t, o, "%s is left behind", e->path);
        else if ((old || new) && !entry_same(e, old) && !entry_same(e, new))
            wrong(d, t, o, "%s is neither old nor new", e->path);
    }
    for (int i = 0; i < t->start->count; i++)
        if (!folder_find(now, t->start->entry[i].path))
            wrong(d, t, o, "%s is gone", t->start->entry[i].path);
}

/* Whether `o` begins as the good one does, or, of results of a batch, has a
 * line of it or of a job that failed in each place. */
static bool is_part(const struct outcome *o, const struct outcome *good)
{
    if (o->out_len <= good->out_len && !memcmp(o->out, good->out, o->out_len))
        return true;
    const char *s = o->out, *of = good->out;
    for (; *s && *of; s += *s == '\n', of += *of == '\n') {
        size_t n = strcspn(s, "\n"), m = strcspn(of, "\n");
        bool same = n <= m && memcmp(s, of, n) == 0 && (n == m || !s[n]);
        const char *failed = strstr(s, "\"ok\":false");
        if (*s != '{' || (!same && s[n] && (!failed || failed > s + n)))
            return false;
        s += n;
        of += m;
    }
    return !*s;
}

static void judge(struct driver *d, const struct trial *t,
                  const struct outcome *o, const struct folder *now)
{
    int code = code_of(o);
    atomic_fetch_add(&d->totals->done, 1);
    if (code == code_of(&t->good) && folder_same(now, &t->after) &&
        o->out_len == t->good.out_len &&
        memcmp(o->out, t->good.out, o->out_len) == 0) {
        atomic_fetch_add(&d->totals->harmless, 1);
        return;
    } else if (!WIFEXITED(o->status)) {
        wrong(d, t, o, "died of signal %d", WTERMSIG(o->status));
    } else if (code == SANITIZER) {
        wrong(d, t, o, "a sanitizer reports:\n%s", o->said);
    } else if (code == 0) {
        wrong(d, t, o, "says that all went well");
    } else {
        judge_words(d, t, o);
    }
    judge_files(d, t, o, now);
    if (!is_part(o, &t->good))
        wrong(d, t, o, "says something else on stdout");
}

/* The next run ends well and leaves nothing of the one before. */
static void judge_next(struct driver *d, const struct trial *t)
{
    ask(d, 0, 0);
    struct outcome next = call(d, t->run);
    struct folder then = folder_look(d->folder);
    if (code_of(&next) != code_of(&t->good) && !t->once)
        wrong(d, t, &next, "the next run fails");
    if (!folder_same(&then, &t->after))
        wrong(d, t, &next, "the next run leaves something else");
    folder_free(&then);
    outcome_free(&next);
}

/* Which calls threads make is not the same each time: the call may not come. */
static void judge_killed(struct driver *d, const struct trial *t,
                         const struct outcome *o, const struct folder *now)
{
    bool killed = WIFSIGNALED(o->status) && WTERMSIG(o->status) == SIGKILL;
    atomic_fetch_add(&d->totals->done, 1);
    if (!killed && (d->board->fired || !t->threads))
        wrong(d, t, o, "was not killed");
    judge_files(d, t, NULL, now);
    judge_next(d, t);
}

/* ---- trials ---- */

static void try_one(struct driver *d, struct trial *t, unsigned kinds, long at,
                    const struct folder *start)
{
    t->start = start;
    t->at = at;
    folder_restore(d->folder, start);
    ask(d, kinds, at);
    d->board->kill = d->mode == KILL;
    if (d->mode == FULL) {
        d->board->kinds = 0;
        d->board->room = at - 1;
    }
    struct outcome o = call(d, t->run);
    struct folder now = folder_look(d->folder);
    if (d->mode == KILL)
        judge_killed(d, t, &o, &now);
    else
        judge(d, t, &o, &now);
    if (d->mode == FAULTS && folder_find(&now, ".brevier.tmp"))
        judge_next(d, t);
    folder_free(&now);
    outcome_free(&o);
}

/* Whether this worker takes this one. */
static bool takes(const struct driver *d, long at)
{
    if (d->only_at && at != d->only_at)
        return false;
    if (!d->only_at && (at + d->seed) % d->every != 0)
        return false;
    return at / d->every % d->workers == d->worker;
}

static void try_all(struct driver *d, struct trial *t, unsigned kinds,
                    long count, const struct folder *aged)
{
    bool both = count < 1000 && !t->once;
    for (long at = 1; at <= count; at++) {
        if (!takes(d, at))
            continue;
        if (both || t->once || at % 2)
            try_one(d, t, kinds, at, &t->before);
        if (both || (!t->once && at % 2 == 0))
            try_one(d, t, kinds, at, aged);
    }
}

/* Those after which a file may be in the middle of something. */
static const unsigned writing = 1u << KIND_OPEN | 1u << KIND_WRITE |
                                1u << KIND_SYNC | 1u << KIND_RENAME |
                                1u << KIND_CLOSE | 1u << KIND_OTHER;

static long bytes_written(const struct trial *t)
{
    size_t n = t->good.out_len;
    for (int i = 0; i < t->after.count; i++) {
        const struct entry *e = &t->after.entry[i];
        if (!entry_same(e, folder_find(&t->before, e->path)))
            n += e->len;
    }
    return (long)n;
}

/* Whether all is the same over what is there already. */
static bool same_over(struct driver *d, const struct trial *t,
                      const struct folder *aged)
{
    folder_restore(d->folder, aged);
    struct outcome o = call(d, t->run);
    bool same = code_of(&o) == code_of(&t->good);
    outcome_free(&o);
    return same;
}

static void try_run(struct driver *d, const struct run *r,
                    const struct folder *files)
{
    struct trial t = {.run = r};
    folder_restore(d->folder, files);
    t.before = folder_look(d->folder);
    ask(d, 0, 0);
    t.good = call(d, r);
    t.after = folder_look(d->folder);
    struct folder aged = folder_aged(&t.before, &t.after);
    long each[KIND_COUNT];
    long sum = 0;
    for (int k = 0; k < KIND_COUNT; k++) {
        each[k] = d->board->each[k];
        sum += writing & 1u << k ? each[k] : 0;
    }
    t.once = !same_over(d, &t, &aged);
    t.threads = each[KIND_THREAD] > 2;
    if (!d->worker && d->only) {
        printf("%s: exit %d", r->name, code_of(&t.good));
        for (int k = 0; k < KIND_COUNT; k++)
            printf(", %s %ld", kind_name[k], each[k]);
        putchar('\n');
        fflush(stdout);
    }
    if (!WIFEXITED(t.good.status) ||
        (code_of(&t.good) > 3 && code_of(&t.good) != 5 &&
         code_of(&t.good) != 128 + SIGTERM))
        wrong(d, &t, &t.good, "exit %d without a fault", code_of(&t.good));
    else if (d->mode == KILL)
        try_all(d, &t, writing, sum, &aged);
    else if (d->mode == FULL)
        try_all(d, &t, 0, bytes_written(&t), &aged);
    for (int k = 0; k < KIND_COUNT && d->mode == FAULTS; k++) {
        t.kind = (enum kind)k;
        if (d->only_kind < 0 || d->only_kind == k)
            try_all(d, &t, 1u << k, each[k], &aged);
    }
    outcome_free(&t.good);
    folder_free(&t.before);
    folder_free(&t.after);
    folder_free(&aged);
}

/* ---- the list ---- */

/* [MODE] NAME: WORD... [<FILE]; false for a comment or an empty line. A word
 * may stand in single quotes. */
static bool run_read(struct run *r, char *line)
{
    *r = (struct run){.only = -1};
    line[strcspn(line, "\n")] = '\0';
    char *colon = strstr(line, ": ");
    if (*line == '#' || !colon)
        return false;
    for (int m = 0; m < MODES; m++) {
        size_t len = strlen(mode_name[m]);
        if (strncmp(line, mode_name[m], len) == 0 && line[len] == ' ') {
            r->only = m;
            line += len + 1;
        }
    }
    snprintf(r->name, sizeof r->name, "%.*s", (int)(colon - line), line);
    int n = 0;
    for (char *s = colon + 2; *(s += strspn(s, " ")) && n < WORDS - 1;) {
        bool in = *s == '<', quote = *s == '\'';
        char *word = s += in || quote;
        s += strcspn(s, quote ? "'" : " ");
        if (*s)
            *s++ = '\0';
        if (in)
            r->in = word;
        else
            r->word[n++] = word;
    }
    return true;
}

static void try_list(struct driver *d, const char *list,
                     const struct folder *files)
{
    FILE *from = fopen(list, "re");
    char *line = NULL;
    size_t room = 0;
    if (!from)
        err(2, "%s", list);
    while (getline(&line, &room, from) >= 0) {
        struct run r;
        if (run_read(&r, line) && (r.only < 0 || r.only == (int)d->mode) &&
            (!d->only || strcmp(d->only, r.name) == 0))
            try_run(d, &r, files);
    }
    free(line);
    fclose(from);
}

/* ---- the driver ---- */

static void make_places(struct driver *d)
{
    snprintf(d->top, sizeof d->top, "/tmp/faults-XXXXXX");
    if (!mkdtemp(d->top))
        err(2, "%s", d->top);
    snprintf(d->folder, sizeof d->folder, "%s/folder", d->top);
    snprintf(d->out, sizeof d->out, "%s/out", d->top);
    snprintf(d->said, sizeof d->said, "%s/said", d->top);
    snprintf(d->board_path, sizeof d->board_path, "%s/board", d->top);
    int fd = open(d->board_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (mkdir(d->folder, 0700) < 0 || fd < 0 ||
        ftruncate(fd, sizeof *d->board) < 0)
        err(2, "%s", d->top);
    d->board =
        mmap(NULL, sizeof *d->board, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (d->board == MAP_FAILED)
        err(2, "%s", d->board_path);
    close(fd);
}

static void remove_places(struct driver *d)
{
    folder_restore(d->top, &(struct folder){0});
    rmdir(d->top);
}

static int work(struct driver *d, int worker, const char *list,
                const struct folder *files)
{
    d->worker = worker;
    make_places(d);
    try_list(d, list, files);
    remove_places(d);
    return 0;
}

static long number(const char *s)
{
    char *end;
    long n = strtol(s, &end, 10);
    if (!*s || *end || n < 0)
        errx(2, "'%s' is no number", s);
    return n;
}

static int kind_of(const char *name)
{
    for (int k = 0; k < KIND_COUNT; k++)
        if (strcmp(kind_name[k], name) == 0)
            return k;
    errx(2, "'%s' is no kind of call", name);
}

static void read_options(struct driver *d, int argc, char **argv)
{
    for (int c; (c = getopt(argc, argv, "e:s:j:r:k:a:p:")) >= 0;)
        switch (c) {
        case 'e':
            d->every = number(optarg);
            break;
        case 's':
            d->seed = number(optarg);
            break;
        case 'j':
            d->workers = (int)number(optarg);
            break;
        case 'r':
            d->only = optarg;
            break;
        case 'k':
            d->only_kind = kind_of(optarg);
            break;
        case 'a':
            d->only_at = number(optarg);
            break;
        case 'p':
            d->first = optarg;
            break;
        default:
            exit(2);
        }
}

int main(int argc, char **argv)
{
    struct driver d = {.every = 1, .workers = 1, .only_kind = -1};
    read_options(&d, argc, argv);
    argv += optind;
    if (argc - optind != 5 || !d.every || !d.workers)
        errx(2, "usage: drive [-e EVERY] [-s SEED] [-j WORKERS] [-r RUN] "
                "[-k KIND] [-a AT] [-p PRELOAD] faults|kill|full PROGRAM "
                "LIBRARY LIST "
                "FOLDER");
    d.mode = *argv[0] == 'k' ? KILL : argv[0][1] == 'u' ? FULL : FAULTS;
    char library[PATH_MAX];
    if (!realpath(argv[1], d.program) || !realpath(argv[2], library))
        err(2, "%s or %s", argv[1], argv[2]);
    snprintf(d.preload, sizeof d.preload, "%s:%s", d.first ? d.first : "",
             library);
    d.totals = mmap(NULL, sizeof *d.totals, PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (d.totals == MAP_FAILED)
        err(2, "memory");
    struct folder files = folder_look(argv[4]);
    for (int i = 0; i < d.workers; i++) {
        pid_t child = fork();
        if (child < 0)
            err(2, "fork");
        if (!child)
            exit(work(&d, i, argv[3], &files));
    }
    bool failed = false;
    for (int status; wait(&status) > 0;)
        failed |= status != 0;
    printf("%s: %ld tried, %ld without harm, %ld wrong\n", argv[0],
           (long)d.totals->done, (long)d.totals->harmless,
           (long)d.totals->wrong);
    folder_free(&files);
    return failed || d.totals->wrong || !d.totals->done;
}
