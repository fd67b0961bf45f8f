#include "folder.h"
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void *grown(void *old, size_t size)
{
    void *p = realloc(old, size);
    if (!p)
        err(2, "memory");
    return p;
}

static char *copied(const char *s, size_t len)
{
    char *copy = grown(NULL, len + 1);
    memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}

char *file_whole(const char *path, size_t *len)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) < 0)
        err(2, "%s", path);
    char *data = grown(NULL, (size_t)st.st_size + 1);
    ssize_t n = read(fd, data, (size_t)st.st_size);
    if (n < 0)
        err(2, "%s", path);
    data[n] = '\0';
    *len = (size_t)n;
    close(fd);
    return data;
}

/* "folder/name", "name" when the folder is "". */
static char *joined(const char *folder, const char *name)
{
    char *path;
    if (asprintf(&path, "%s%s%s", folder, *folder ? "/" : "", name) < 0)
        err(2, "memory");
    return path;
}

static void add(struct folder *f, struct entry e)
{
    f->entry = grown(f->entry, (size_t)(f->count + 1) * sizeof *f->entry);
    f->entry[f->count++] = e;
}

static void look_into(struct folder *f, const char *top, const char *under)
{
    char *here = joined(top, under);
    DIR *dir = opendir(here);
    if (!dir)
        err(2, "%s", here);
    free(here);
    for (struct dirent *e; (e = readdir(dir));) {
        struct stat st;
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        struct entry one = {.path = joined(under, e->d_name)};
        char *path = joined(top, one.path);
        if (lstat(path, &st) < 0)
            err(2, "%s", path);
        one.mode = st.st_mode;
        if (S_ISREG(st.st_mode))
            one.data = file_whole(path, &one.len);
        free(path);
        add(f, one);
        if (S_ISDIR(st.st_mode))
            look_into(f, top, one.path);
    }
    closedir(dir);
}

static int compare(const void *x, const void *y)
{
    return strcmp(((const struct entry *)x)->path,
                  ((const struct entry *)y)->path);
}

static void sort(struct folder *f)
{
    if (f->count)
        qsort(f->entry, (size_t)f->count, sizeof *f->entry, compare);
}

struct folder folder_look(const char *path)
{
    struct folder f = {0};
    look_into(&f, path, "");
    sort(&f);
    return f;
}

void folder_free(struct folder *f)
{
    for (int i = 0; i < f->count; i++) {
        free(f->entry[i].path);
        free(f->entry[i].data);
    }
    free(f->entry);
    *f = (struct folder){0};
}

const struct entry *folder_find(const struct folder *f, const char *path)
{
    for (int i = 0; i < f->count; i++)
        if (strcmp(f->entry[i].path, path) == 0)
            return &f->entry[i];
    return NULL;
}

bool entry_same(const struct entry *x, const struct entry *y)
{
    return x && y && x->mode == y->mode && x->len == y->len &&
           !x->data == !y->data &&
           (!x->data || memcmp(x->data, y->data, x->len) == 0);
}

bool folder_same(const struct folder *x, const struct folder *y)
{
    bool same = x->count == y->count;
    for (int i = 0; same && i < x->count; i++)
        same = strcmp(x->entry[i].path, y->entry[i].path) == 0 &&
               entry_same(&x->entry[i], &y->entry[i]);
    return same;
}

static void remove_other(const char *top, const struct folder *now,
                         const struct folder *f)
{
    for (int i = now->count - 1; i >= 0; i--) {
        if (entry_same(&now->entry[i], folder_find(f, now->entry[i].path)))
            continue;
        char *path = joined(top, now->entry[i].path);
        if (remove(path) < 0 && errno != ENOTEMPTY)
            err(2, "%s", path);
        free(path);
    }
}

static void make(const char *path, const struct entry *e)
{
    if (S_ISDIR(e->mode)) {
        if (mkdir(path, e->mode & 07777) < 0 && errno != EEXIST)
            err(2, "%s", path);
        return;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, e->data, e->len) != (ssize_t)e->len ||
        fchmod(fd, e->mode & 07777) < 0)
        err(2, "%s", path);
    close(fd);
}

void folder_restore(const char *path, const struct folder *f)
{
    struct folder now = folder_look(path);
    remove_other(path, &now, f);
    for (int i = 0; i < f->count; i++) {
        const struct entry *e = &f->entry[i];
        if (entry_same(e, folder_find(&now, e->path)))
            continue;
        char *name = joined(path, e->path);
        make(name, e);
        free(name);
    }
    folder_free(&now);
}

struct folder folder_aged(const struct folder *before,
                          const struct folder *after)
{
    struct folder f = {0};
    for (int i = 0; i < after->count; i++) {
        const struct entry *e = &after->entry[i];
        bool new = e->data && !entry_same(e, folder_find(before, e->path));
        const char *data = new ? "old\n" : e->data;
        size_t len = new ? 4 : e->len;
        add(&f, (struct entry){copied(e->path, strlen(e->path)), e->mode,
                               data ? copied(data, len) : NULL, len});
    }
    sort(&f);
    return f;
}
