/* Files, read whole. */
#include "base/base.h"
#include "base/beneath.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void cannot_read(struct arena *a, struct diags *d, struct mark at,
                        const char *path, const char *why)
{
    diag(d, at, DIAG_CANNOT_READ, "'%s': %s", escaped(a, path), why);
}

/* What stands in the way of reading it, in words; NULL for a regular file. */
static const char *not_a_file(mode_t mode)
{
    return S_ISREG(mode)    ? NULL
           : S_ISDIR(mode)  ? "it is a folder"
           : S_ISFIFO(mode) ? "it is a pipe, not a file"
                            : "it is a device, not a file";
}

/* Everything from fd, at most limit + 1 bytes; false with errno. */
static bool read_all(struct arena *a, int fd, size_t limit, struct bytes *out)
{
    struct buf b = buf_new(a);
    char chunk[1 << 16];
    while (b.len <= limit) {
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        buf_add(&b, chunk, (size_t)n);
    }
    *out = buf_bytes(&b);
    return true;
}

/* The state of a file that was opened, or of none. */
static struct file_seen seen(const char *path, const struct stat *st)
{
    struct file_seen f = {.path = path};
    if (!st)
        return f;
#ifdef __APPLE__
    const struct timespec *at = &st->st_mtimespec;
#else
    const struct timespec *at = &st->st_mtim;
#endif
    f.there = true;
    f.device = (uint64_t)st->st_dev;
    f.inode = (uint64_t)st->st_ino;
    f.size = (uint64_t)st->st_size;
    f.seconds = at->tv_sec;
    f.nanoseconds = at->tv_nsec;
    return f;
}

struct file_seen file_look(const char *path)
{
    struct stat st;
    return seen(path, stat(path, &st) == 0 ? &st : NULL);
}

bool file_changed(const struct file_seen *f)
{
    struct file_seen now = file_look(f->path);
    return now.there != f->there || now.device != f->device ||
           now.inode != f->inode || now.size != f->size ||
           now.seconds != f->seconds || now.nanoseconds != f->nanoseconds;
}

/* What `fd` leads to, and closes it; *why says what is in the way. */
static bool read_opened(struct arena *a, struct diags *d, const char *path,
                        int fd, size_t limit, struct bytes *out,
                        const char **why)
{
    struct stat st;
    *why = fd < 0               ? strerror(errno)
           : fstat(fd, &st) < 0 ? strerror(errno)
                                : not_a_file(st.st_mode);
    diags_saw(d, seen(path, *why ? NULL : &st));
    if (!*why && !read_all(a, fd, limit, out))
        *why = strerror(errno);
    if (fd >= 0)
        close(fd);
    return !*why;
}

static bool within(struct arena *a, struct diags *d, const char *path,
                   struct mark at, size_t limit, const struct bytes *b)
{
    if (b->len > limit)
        diag(d, at, DIAG_TOO_LARGE, "'%s' has more than %zu MiB",
             escaped(a, path), limit >> 20);
    return b->len <= limit;
}

bool file_read(struct arena *a, struct diags *d, const char *path,
               struct mark at, size_t limit, struct bytes *out)
{
    const char *why = NULL;
    bool read;
    if (strcmp(path, "-") == 0) {
        read = read_all(a, 0, limit, out);
        why = read ? NULL : strerror(errno);
    } else {
        int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        read = read_opened(a, d, path, fd, limit, out, &why);
    }
    if (!read)
        cannot_read(a, d, at, path, why);
    return read && within(a, d, path, at, limit, out);
}

static int open_in(const char *folder, const char *path)
{
    int top = open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int fd = top < 0 ? -1 : open_beneath(top, path);
    int err = errno;
    if (top >= 0)
        close(top);
    errno = err;
    return fd;
}

/* `real`, a path without links, where it lies in `root`; -1 with EXDEV
 * elsewhere. */
static int open_in_root(const char *root, const char *real)
{
    char *top = realpath(root, NULL);
    size_t n = top && top[1] ? strlen(top) : 0;
    bool in = top && strncmp(real, top, n) == 0 && real[n] == '/';
    int fd = in ? open_in(top, real + n + 1) : -1;
    int err = in ? errno : EXDEV;
    free(top);
    errno = err;
    return fd;
}

/* What does not lie in the folder, by its path without links, in a root. */
static int open_reached(struct reach reach, const char *path)
{
    int fd = open_in(reach.folder, path), err = errno;
    if (fd >= 0 || !reach.root || (err != EXDEV && err != ELOOP))
        return fd;
    char *joined = NULL, *real = NULL;
    const char *folder = *path == '/' ? "" : reach.folder;
    if (asprintf(&joined, "%s%s", folder, path) >= 0)
        real = realpath(joined, NULL);
    err = real ? err : errno;
    for (const char *const *root = reach.root; real && fd < 0 && *root; root++)
        fd = open_in_root(*root, real);
    free(real);
    free(joined);
    errno = err;
    return fd;
}

bool file_read_beneath(struct arena *a, struct diags *d, struct reach reach,
                       const char *path, struct mark at, size_t limit,
                       struct bytes *out)
{
    const char *whole = path_join(a, reach.folder, path), *why;
    int fd = open_reached(reach, path), err = errno;
    bool outside = fd < 0 && err == EXDEV, link = fd < 0 && err == ELOOP;
    if (read_opened(a, d, whole, fd, limit, out, &why))
        return within(a, d, whole, at, limit, out);
    cannot_read(a, d, at, whole,
                outside ? "it lies outside the folder of the file that names it"
                : link  ? "it is a link"
                        : why);
    return false;
}

bool file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

static bool map_opened(int fd, struct bytes *out)
{
    if (fd < 0)
        return false;
    struct stat st;
    bool ok = fstat(fd, &st) == 0;
    if (ok && (!S_ISREG(st.st_mode) || st.st_size == 0)) {
        errno = EINVAL;
        ok = false;
    }
    void *map =
        ok ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0)
           : MAP_FAILED;
    int err = errno;
    close(fd);
    errno = err;
    if (map == MAP_FAILED)
        return false;
    *out = (struct bytes){map, (size_t)st.st_size};
    return true;
}

bool file_holds(const char *path, struct bytes b)
{
    char chunk[1 << 15];
    struct stat st;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool same = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
                (uintmax_t)st.st_size == b.len;
    while (same && b.len) {
        ssize_t n = read(fd, chunk, sizeof chunk);
        same = n > 0 && (size_t)n <= b.len &&
               memcmp(chunk, b.data, (size_t)n) == 0;
        b.data += same ? n : 0;
        b.len -= same ? (size_t)n : 0;
    }
    close(fd);
    return same;
}

bool file_map(const char *path, struct bytes *out)
{
    return map_opened(open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC), out);
}

bool file_map_beneath(struct reach reach, const char *path, struct bytes *out)
{
    return map_opened(open_reached(reach, path), out);
}
