/* Files, written whole or not at all. A file comes to be under another name in
 * the folder of its target and then takes its place. While it does, the folder
 * is locked, so that what stands under that other name already is what a run
 * that was killed has left. */
#include "base/base.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void cannot_write(struct arena *a, struct diags *d, const char *path,
                         const char *why)
{
    diag(d, (struct mark){0}, DIAG_CANNOT_WRITE, "'%s': %s", escaped(a, path),
         why);
    if (strcmp(why, strerror(ENOENT)) == 0)
        diag_hint(d, "make the folder '%s' first", path_folder(a, path));
}

bool descriptor_write(int fd, struct bytes b)
{
    while (b.len) {
        ssize_t n = write(fd, b.data, b.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        b.data += n;
        b.len -= (size_t)n;
    }
    return true;
}

/* Closes `fd`, which says of some disks that they are full; false with the
 * errno of what failed first. */
static bool closes(int fd, bool ok)
{
    int err = errno;
    if (close(fd) < 0 && ok)
        return false;
    errno = err;
    return ok;
}

/* The folder of `path`, open and locked against every other writer of ours; -1
 * where that cannot be had. Nobody of ours holds it long; anybody else may, and
 * is not waited for. */
static int folder_lock(struct arena *a, const char *path)
{
    enum { PATIENCE = 4000 };
    static const struct timespec nap = {.tv_nsec = 50000};
    const char *folder = path_folder(a, path);
    int fd = open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int i = 0; fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) < 0; i++) {
        if (errno != EWOULDBLOCK || i == PATIENCE) {
            close(fd);
            return -1;
        }
        nanosleep(&nap, NULL);
    }
    return fd;
}

/* Renaming onto a file makes some systems write the new one out to the disk
 * and wait, so a file that is there changes places with it and is removed. */
static bool put_in_place(const char *temp, const char *path, bool there)
{
#ifdef RENAME_EXCHANGE
    if (there &&
        renameat2(AT_FDCWD, temp, AT_FDCWD, path, RENAME_EXCHANGE) == 0) {
        if (unlink(temp) == 0)
            return true;
        int err = errno;
        renameat2(AT_FDCWD, temp, AT_FDCWD, path, RENAME_EXCHANGE);
        errno = err;
        return false;
    }
#endif
    (void)there;
    return rename(temp, path) == 0;
}

/* A new file beside `path`, its name in *temp: where the folder is locked one
 * name for all, in place of what was left there, else one that nobody has. */
static int open_temp(struct arena *a, const char *path, bool locked,
                     const char **temp)
{
    enum { TRIES = 100 };
    int way = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, fd = -1;
    const char *folder = path_folder(a, path);
    *temp = arena_printf(a, "%s.brevier.tmp", folder);
    if (locked)
        fd = open(*temp, way, 0666);
    if (locked && fd < 0 && errno == EEXIST && unlink(*temp) == 0)
        fd = open(*temp, way, 0666);
    if (fd >= 0 || (locked && errno != EEXIST && errno != EPERM))
        return fd;
    for (int i = 0; i < TRIES; i++) {
        *temp =
            arena_printf(a, "%s.brevier.%ld.%d.tmp", folder, (long)getpid(), i);
        fd = open(*temp, way, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* `old` is the target's state, NULL if it is new; with `sync` the file is on
 * the disk when it takes its place. */
static bool replace(struct arena *a, const char *path, const struct stat *old,
                    struct bytes b, bool sync, bool locked)
{
    const char *temp;
    int fd = open_temp(a, path, locked, &temp);
    if (fd < 0)
        return false;
    bool ok = (!old || fchmod(fd, old->st_mode & 07777) == 0) &&
              descriptor_write(fd, b) && (!sync || fsync(fd) == 0);
    ok = closes(fd, ok) && put_in_place(temp, path, old);
    int err = errno;
    if (!ok)
        unlink(temp);
    errno = err;
    return ok;
}

/* With `sync` its name is on the disk too. */
static bool write_file(struct arena *a, const char *path,
                       const struct stat *old, struct bytes b, bool sync)
{
    int folder = folder_lock(a, path);
    bool ok = replace(a, path, old, b, sync, folder >= 0) &&
              (!sync || fsync(folder) == 0);
    int err = errno;
    if (folder >= 0)
        close(folder);
    errno = err;
    return ok;
}

/* A link keeps leading where it leads: what it leads to is replaced. What is
 * no regular file is written to as it is. */
static bool write_target(struct arena *a, const char *path, struct bytes b,
                         bool sync, const char **why)
{
    char *real = realpath(path, NULL);
    const char *target = real ? arena_copy(a, real, strlen(real)) : path;
    free(real);
    struct stat st;
    bool there = stat(target, &st) == 0, ok;
    if (there && S_ISDIR(st.st_mode)) {
        *why = "it is a folder";
        return false;
    }
    if (there && !S_ISREG(st.st_mode)) {
        int fd = open(target, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        ok = fd >= 0 && closes(fd, descriptor_write(fd, b));
    } else {
        ok = (!there || access(target, W_OK) == 0) &&
             write_file(a, target, there ? &st : NULL, b, sync);
    }
    *why = strerror(errno);
    return ok;
}

static bool write_any(struct arena *a, struct diags *d, const char *path,
                      struct bytes b, bool sync)
{
    const char *why;
    bool ok;
    if (strcmp(path, "-") != 0) {
        ok = write_target(a, path, b, sync, &why);
    } else {
        int fd = dup(1);
        ok = fd >= 0 && closes(fd, descriptor_write(fd, b));
        path = "standard output";
        why = strerror(errno);
    }
    if (!ok)
        cannot_write(a, d, path, why);
    return ok;
}

bool file_write(struct arena *a, struct diags *d, const char *path,
                struct bytes b)
{
    return write_any(a, d, path, b, false);
}

bool file_write_sync(struct arena *a, struct diags *d, const char *path,
                     struct bytes b)
{
    return write_any(a, d, path, b, true);
}
