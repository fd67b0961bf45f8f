/* Streams of tasks, as NDJSON, through the threads of a batch that make a toy
 * of each: every line has its result, in its order, whatever the number of
 * threads, and every file its name. */
#include "batch/batch.h"
#include "rig.h"
#include <sys/mman.h>
#include <unistd.h>

/* ---- toys ---- */

static void *toy_new(const void *ask)
{
    (void)ask;
    return kept_new(1 << 20);
}

static void toy_free(void *maker)
{
    kept_free(maker);
}

static struct arena *toy_begin(void *maker)
{
    return kept_job(maker);
}

static const char *toy_place(void *maker, struct arena *a, struct diags *d,
                             const struct task *t)
{
    (void)maker;
    struct naming n = {.id = t->id,
                       .stem = t->resume,
                       .variant = t->variant,
                       .lang = t->lang,
                       .layout = t->layout,
                       .paper = t->paper};
    const char *pattern = t->out ? t->out : "{id}.pdf";
    pattern_check(a, d, pattern);
    return diags_failed(d) ? NULL : pattern_fill(a, pattern, &n);
}

static struct product toy_make(void *maker, struct arena *a, struct diags *d,
                               const struct task *t)
{
    (void)maker;
    const struct node *root = NULL;
    for (const struct node *c = t->set ? t->set->child : NULL; c; c = c->next)
        root = node_with(a, d, root, c->key, c->key_at, c->text ? c->text : "",
                         c->at);
    struct buf b = buf_new(a);
    buf_puts(&b, t->id);
    if (root)
        node_print(&b, root);
    return (struct product){.bytes = buf_bytes(&b), .pages = 1};
}

static struct bytes toy_draft(void *maker, struct arena *a, struct diags *d,
                              const struct task *t)
{
    (void)maker;
    (void)a;
    (void)d;
    (void)t;
    return (struct bytes){0};
}

static const struct maker_kind toys = {toy_new,   toy_free, toy_begin,
                                       toy_place, toy_make, toy_draft};

/* ---- a run ---- */

struct came {
    struct batch_told told;
    struct bytes tar, results;
    int fd; /* of the results */
};

static int memory(void)
{
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    MUST(fd >= 0);
    return fd;
}

static struct bytes all_of(struct arena *a, int fd)
{
    off_t size = lseek(fd, 0, SEEK_END);
    MUST(size >= 0);
    uint8_t *data = arena_alloc(a, (size_t)size + 1);
    MUST(pread(fd, data, (size_t)size, 0) == size);
    return (struct bytes){data, (size_t)size};
}

static struct came run(struct arena *a, int tasks, int workers)
{
    struct diags *d = diags_new(a);
    struct came r = {.fd = memory()};
    int tar = memory();
    MUST(lseek(tasks, 0, SEEK_SET) == 0);
    r.told = batch_run(a, d,
                       &(struct batch_ask){.kind = &toys,
                                           .stream = tasks,
                                           .stream_name = "jobs.ndjson",
                                           .shard = {1, 1},
                                           .workers = workers,
                                           .results = r.fd,
                                           .tar = tar,
                                           .date = -1,
                                           .quiet = true});
    MUST(diags_silent(d));
    r.tar = all_of(a, tar);
    r.results = all_of(a, r.fd);
    close(tar);
    return r;
}

/* ---- what came of it ---- */

static bool is_blank(struct bytes line)
{
    size_t i = 0;
    while (i < line.len && line.data[i] && strchr(" \t\r", line.data[i]))
        i++;
    return i == line.len;
}

/* The next line of *rest, and *rest moved past it. */
static bool next_line(struct bytes *rest, struct bytes *line)
{
    if (!rest->len)
        return false;
    const uint8_t *end = memchr(rest->data, '\n', rest->len);
    size_t len = end ? (size_t)(end - rest->data) : rest->len;
    *line = (struct bytes){rest->data, len};
    rest->data += len + (end != NULL);
    rest->len -= len + (end != NULL);
    return true;
}

static void put_map(struct buf *b, const char *key, const struct node *map)
{
    if (!map)
        return;
    buf_printf(b, ",\"%s\":{", key);
    for (const struct node *c = map->child; c; c = c->next) {
        buf_json(b, c->key);
        buf_putc(b, ':');
        buf_json(b, c->text);
        buf_puts(b, c->next ? "," : "");
    }
    buf_putc(b, '}');
}

static const char *written(struct arena *a, const struct task *t)
{
    const struct {
        const char *key, *text;
    } text[] = {{"resume", t->resume}, {"variant", t->variant},
                {"layout", t->layout}, {"lang", t->lang},
                {"paper", t->paper},   {"out", t->out}};
    struct buf b = buf_new(a);
    buf_puts(&b, "{\"id\":");
    buf_json(&b, t->id);
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        if (text[i].text) {
            buf_printf(&b, ",\"%s\":", text[i].key);
            buf_json(&b, text[i].text);
        }
    put_map(&b, "set", t->set);
    put_map(&b, "values", t->values);
    buf_putc(&b, '}');
    return buf_text(&b);
}

/* A task that is written down reads as it was. */
static void must_read_again(struct arena *a, const struct task *t)
{
    struct diags *d = diags_new(a);
    const char *line = written(a, t);
    struct bytes b = {(const uint8_t *)line, strlen(line)};
    struct task again = task_read(a, d, "again", 1, b);
    MUST(!diags_failed(d));
    MUST(strcmp(line, written(a, &again)) == 0);
}

/* The line and its result. */
static bool must_match(struct arena *a, long row, struct bytes line,
                       struct bytes result)
{
    struct diags *d = diags_new(a), *said = diags_new(a);
    struct task t = task_read(a, d, "jobs.ndjson", row, line);
    const struct node *r = yaml_read_line(a, said, "results", 1, result);
    MUST(!diags_failed(said));
    const struct node *id = node_get(r, "id"), *ok = node_get(r, "ok");
    MUST(id && ok && t.id);
    if (*t.id)
        MUST(strcmp(id->text, t.id) == 0);
    else
        MUST(id->kind == NODE_NULL && node_get(r, "line"));
    bool good = strcmp(ok->text, "true") == 0;
    MUST(good != (node_get(r, "diagnostics")->count > 0));
    if (diags_failed(d))
        MUST(!good);
    else
        must_read_again(a, &t);
    rig_placed(a, d, "jobs.ndjson", row);
    rig_said(d);
    return good;
}

/* A header's size, and the record it is; 0: the end. */
static size_t tar_next(const uint8_t *h, char *type)
{
    unsigned sum = 8 * ' ', was = 0;
    size_t size = 0;
    for (int i = 0; i < 512; i++)
        sum += i >= 148 && i < 156 ? 0 : h[i];
    for (int i = 148; i < 154; i++)
        was = was * 8 + (unsigned)(h[i] - '0');
    for (int i = 124; i < 135; i++)
        size = size * 8 + (size_t)(h[i] - '0');
    *type = (char)h[156];
    MUST(!*type || (was == sum && memcmp(h + 257, "ustar", 6) == 0));
    return *type ? size : 0;
}

static long tar_files(struct bytes tar)
{
    long files = 0;
    size_t at = 0;
    char type = 'x';
    for (; type; at += 512) {
        MUST(at + 512 <= tar.len);
        size_t size = tar_next(tar.data + at, &type);
        files += type == '0';
        at += (size + 511) / 512 * 512;
    }
    MUST(at + 512 == tar.len);
    return files;
}

static void must_tell(struct arena *a, struct bytes tasks, const struct came *r)
{
    struct bytes rest = tasks, results = r->results, line, result;
    long row = 0, lines = 0, good = 0;
    while (next_line(&rest, &line)) {
        row++;
        if (is_blank(line))
            continue;
        MUST(next_line(&results, &result));
        struct arena_mark mark = arena_mark(a);
        good += must_match(a, row, line, result);
        arena_back(a, mark);
        lines++;
    }
    MUST(!results.len);
    MUST(r->told.done == lines && r->told.failed == lines - good);
    MUST(tar_files(r->tar) == good);
}

bool fuzz(const uint8_t *data, size_t len)
{
    struct arena *a = arena_new();
    struct bytes tasks = {data, len};
    int fd = memory();
    MUST(write(fd, data, len) == (ssize_t)len);
    struct came one = run(a, fd, 1), some = run(a, fd, 3);
    must_tell(a, tasks, &one);
    must_tell(a, tasks, &some);
    MUST(one.tar.len == some.tar.len &&
         memcmp(one.tar.data, some.tar.data, one.tar.len) == 0);
    close(fd);
    close(one.fd);
    close(some.fd);
    bool good = one.told.done > one.told.failed;
    arena_free(a);
    return good;
}
