/* Files that must not lie outside a folder. */
#include "base/beneath.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { READ = O_RDONLY | O_NONBLOCK | O_CLOEXEC, DEEP = 64, NAME = 256 };

/* ---- by hand ---- */

/* The names of a path, ".." taken off with the one before it, as no link is
 * among them; how many, -1 with errno. */
static int names_of(const char *path, const char *name[DEEP], size_t len[DEEP])
{
    int count = 0;
    errno = EXDEV;
    if (*path == '/')
        return -1;
    for (; *path; path += strspn(path, "/")) {
        size_t n = strcspn(path, "/");
        if (n == 2 && memcmp(path, "..", 2) == 0) {
            if (!count--)
                return -1;
        } else if (n != 1 || *path != '.') {
            errno = ENAMETOOLONG;
            if (count == DEEP || n >= NAME)
                return -1;
            errno = EXDEV;
            name[count] = path;
            len[count++] = n;
        }
        path += n;
    }
    return count;
}

int open_walking(int folder, const char *path)
{
    const char *name[DEEP];
    size_t len[DEEP];
    int count = names_of(path, name, len);
    if (count < 0)
        return -1;
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int i = 0; fd >= 0 && i < count; i++) {
        char part[NAME] = {0};
        memcpy(part, name[i], len[i]);
        int way = i + 1 < count ? O_RDONLY | O_DIRECTORY | O_CLOEXEC : READ;
        int next = openat(fd, part, way | O_NOFOLLOW);
        int err = errno;
        close(fd);
        errno = err;
        fd = next;
    }
    return fd;
}

/* ---- by the system ---- */

#ifdef SYS_openat2
enum { NO_MAGICLINKS = 2, BENEATH = 8, AGAIN = 16 };

/* `struct open_how` of Linux. */
struct how {
    uint64_t flags, mode, resolve;
};

int open_beneath(int folder, const char *path)
{
    struct how how = {.flags = READ, .resolve = NO_MAGICLINKS | BENEATH};
    long fd = -1;
    errno = EAGAIN; /* as when something on the way is renamed meanwhile */
    for (int i = 0; i < AGAIN && fd < 0 && errno == EAGAIN; i++)
        fd = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (fd < 0 && (errno == ENOSYS || errno == EPERM))
        return open_walking(folder, path);
    return (int)fd;
}
#else
int open_beneath(int folder, const char *path)
{
    return open_walking(folder, path);
}
#endif
