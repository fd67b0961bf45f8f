/* Results held against the tasks they are of. */
#include "batch/private.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A task that is expected, by its id. */
struct expected {
    const char *id; /* NULL: an open place */
    long row, results;
};
struct verifying {
    struct arena *ids; /* of what is expected; `a` is given back each line */
    struct arena *a;
    struct diags *d;
    struct expected *table;
    size_t count, room;
    struct verified told;
    const char *name; /* of the stream that is read */
};

/* Where `id` is or would be. */
static struct expected *find(const struct verifying *v, const char *id)
{
    size_t i = digest_brief((struct bytes){(const uint8_t *)id, strlen(id)});
    for (i &= v->room - 1; v->table[i].id; i = (i + 1) & (v->room - 1))
        if (strcmp(v->table[i].id, id) == 0)
            break;
    return &v->table[i];
}

static void grow(struct verifying *v)
{
    struct expected *old = v->table;
    size_t room = v->room;
    v->room = room ? room * 2 : 1024;
    v->table = arena_array(v->ids, v->room, sizeof *v->table);
    for (size_t i = 0; i < room; i++)
        if (old[i].id)
            *find(v, old[i].id) = old[i];
}

/* Said under the place of the line, not of a part of it. */
static void wrong(struct verifying *v, long row, const char *id,
                  const char *what)
{
    v->told.wrong++;
    diag(v->d, (struct mark){0}, DIAG_NOT_MATCHED, "%s:%ld: %s %s",
         escaped(v->a, v->name), row, quoted(v->a, id), what);
}

static const char *text_of(const struct node *map, const char *key)
{
    const struct node *n = node_get(map, key);
    return n && n->kind == NODE_SCALAR ? n->text : NULL;
}

static void expect(struct verifying *v, long row, const struct node *task)
{
    const char *id = text_of(task, "id");
    if (!id) {
        wrong(v, row, "", "is no task");
        return;
    }
    if (v->count >= v->room / 2)
        grow(v);
    struct expected *e = find(v, id);
    if (e->id) {
        wrong(v, row, id, "is in the tasks twice");
        return;
    }
    *e = (struct expected){arena_copy(v->ids, id, strlen(id)), row, 0};
    v->count++;
    v->told.tasks++;
}

static void compare(struct verifying *v, long row, const struct node *result)
{
    const char *id = text_of(result, "id"), *ok = text_of(result, "ok");
    const char *path = text_of(result, "path");
    const char *sha256 = text_of(result, "sha256");
    struct expected *e = id ? find(v, id) : NULL;
    char now[DIGEST + 1];
    if (!id || !ok) {
        wrong(v, row, id ? id : "", "is no result");
    } else if (!e->id) {
        wrong(v, row, id, "is of no task");
    } else if (e->results++) {
        wrong(v, row, id, "has another result already");
    } else if (strcmp(ok, "true") != 0) {
        v->told.failed++;
    } else if (!path || !sha256) {
        wrong(v, row, id, "tells of no file");
    } else if (!digest_of_file(path, now)) {
        wrong(
            v, row, id,
            arena_printf(v->a, "has no file '%s': %s", path, strerror(errno)));
    } else if (strcmp(now, sha256) != 0) {
        wrong(v, row, id,
              arena_printf(v->a,
                           "has another file '%s' than the "
                           "one that was made",
                           path));
    } else {
        v->told.ok++;
    }
}

/* Every line of a stream. */
static void read_all(struct verifying *v, const char *path,
                     void (*each)(struct verifying *, long,
                                  const struct node *))
{
    int fd = strcmp(path, "-") == 0 ? 0 : open(path, O_RDONLY | O_CLOEXEC);
    struct lines l = lines_new(fd, -1);
    struct arena_mark start = arena_mark(v->a);
    struct bytes line;
    enum line got = fd < 0 ? LINE_FAILED : LINE_GOT;
    v->name = path;
    while (got != LINE_FAILED && (got = lines_next(&l, &line)) != LINE_END) {
        if (got == LINE_FAILED)
            break;
        arena_back(v->a, start);
        struct diags *d = diags_new(v->a);
        if (got == LINE_GOT && line.len)
            each(v, l.row, yaml_read_line(v->a, d, path, l.row, line));
    }
    if (got == LINE_FAILED)
        diag(v->d, (struct mark){0}, DIAG_CANNOT_READ, "'%s': %s",
             escaped(v->a, path), strerror(errno));
    if (fd > 0)
        close(fd);
    lines_free(&l);
}

static void say_missing(struct verifying *v, const char *tasks)
{
    v->name = tasks;
    for (size_t i = 0; i < v->room; i++)
        if (v->table[i].id && !v->table[i].results)
            wrong(v, v->table[i].row, v->table[i].id, "has no result");
}

struct verified batch_verify(struct arena *a, struct diags *d,
                             const char *tasks, const char *const *results)
{
    struct verifying v = {.ids = a, .a = arena_new(), .d = d};
    grow(&v);
    read_all(&v, tasks, expect);
    for (; *results && !diags_count_kind(d, DIAG_CANNOT_READ); results++)
        read_all(&v, *results, compare);
    if (!diags_count_kind(d, DIAG_CANNOT_READ))
        say_missing(&v, tasks);
    arena_free(v.a);
    return v.told;
}
