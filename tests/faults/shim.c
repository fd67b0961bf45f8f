/* Preloaded before the program: of the calls that the board asks for, the
 * k-th fails or kills. Counts from the beginning of main, so that loading does
 * not count. */
#include "board.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct board *board;
static bool running;

static const int code_of[] = {
#define KIND(id, name, code) [KIND_##id] = code,
    FAULT_KINDS(KIND)
#undef KIND
};

/* The real one of `name`, kept in *kept. */
static void *real(void **kept, const char *name)
{
    if (!*kept)
        *kept = dlsym(RTLD_NEXT, name);
    return *kept;
}
/* Declares `call`, the function that this one stands before. */
#define NEXT(type, name, ...)                                                  \
    static void *kept_##name;                                                  \
    type (*call)(__VA_ARGS__);                                                 \
    *(void **)&call = real(&kept_##name, #name)

static void note(const char *call, const char *path)
{
    size_t n = strlen(path) < BOARD_PATH - 1 ? strlen(path) : BOARD_PATH - 1;
    strncpy(board->call, call, sizeof board->call - 1);
    memcpy(board->path, path, n);
    board->path[n] = '\0';
    board->fired++;
}

/* Whether this call is the one; then errno is set. */
static bool fails(enum kind k, const char *call, const char *path)
{
    if (!running)
        return false;
    atomic_fetch_add(&board->each[k], 1);
    if (!(board->kinds & 1u << k))
        return false;
    if (atomic_fetch_add(&board->calls, 1) + 1 != board->at)
        return false;
    note(call, path);
    if (board->kill)
        kill(getpid(), SIGKILL);
    errno = code_of[k];
    return true;
}

static const char *path_of(int fd, char path[BOARD_PATH])
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, BOARD_PATH - 1);
    path[n > 0 ? n : 0] = '\0';
    return path;
}

static bool fails_fd(enum kind k, const char *call, int fd)
{
    char path[BOARD_PATH];
    return running && fails(k, call, path_of(fd, path));
}

/* ---- the beginning ---- */

static int (*main_of_program)(int, char **, char **);

static int main_counted(int argc, char **argv, char **env)
{
    running = board != NULL;
    return main_of_program(argc, argv, env);
}

static void open_board(void)
{
    const char *path = getenv("FAULT_BOARD");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    void *map =
        mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    board = map == MAP_FAILED ? NULL : map;
}

int __libc_start_main(int (*start)(int, char **, char **), int argc,
                      char **argv, int (*init)(int, char **, char **),
                      void (*fini)(void), void (*loaded)(void), void *end);
int __libc_start_main(int (*start)(int, char **, char **), int argc,
                      char **argv, int (*init)(int, char **, char **),
                      void (*fini)(void), void (*loaded)(void), void *end)
{
    NEXT(int, __libc_start_main, int (*)(int, char **, char **), int, char **,
         int (*)(int, char **, char **), void (*)(void), void (*)(void),
         void *);
    open_board();
    main_of_program = start;
    return call(main_counted, argc, argv, init, fini, loaded, end);
}

/* ---- memory ---- */

/* What dlsym asks for while it looks for calloc. */
static _Alignas(16) char early[4096];
static size_t early_used;

void *malloc(size_t size)
{
    NEXT(void *, malloc, size_t);
    return fails(KIND_ALLOC, "malloc", "") ? NULL : call(size);
}

void *calloc(size_t count, size_t size)
{
    static bool looking; /* before there are threads */
    static void *kept;
    void *(*call)(size_t, size_t);
    if (looking) {
        void *p = early + early_used;
        early_used += (count * size + 15) & ~(size_t)15;
        return early_used <= sizeof early ? p : NULL;
    }
    if (!kept) {
        looking = true;
        real(&kept, "calloc");
        looking = false;
    }
    *(void **)&call = kept;
    return fails(KIND_ALLOC, "calloc", "") ? NULL : call(count, size);
}

void *realloc(void *old, size_t size)
{
    NEXT(void *, realloc, void *, size_t);
    return fails(KIND_ALLOC, "realloc", "") ? NULL : call(old, size);
}

void *reallocarray(void *old, size_t count, size_t size)
{
    NEXT(void *, reallocarray, void *, size_t, size_t);
    return fails(KIND_ALLOC, "reallocarray", "") ? NULL
                                                 : call(old, count, size);
}

int posix_memalign(void **to, size_t align, size_t size)
{
    NEXT(int, posix_memalign, void **, size_t, size_t);
    return fails(KIND_ALLOC, "posix_memalign", "") ? ENOMEM
                                                   : call(to, align, size);
}

void *aligned_alloc(size_t align, size_t size)
{
    NEXT(void *, aligned_alloc, size_t, size_t);
    return fails(KIND_ALLOC, "aligned_alloc", "") ? NULL : call(align, size);
}

void free(void *p)
{
    NEXT(void, free, void *);
    if ((char *)p < early || (char *)p >= early + sizeof early)
        call(p);
}

void *mmap(void *at, size_t size, int prot, int flags, int fd, off_t offset)
{
    NEXT(void *, mmap, void *, size_t, int, int, int, off_t);
    bool no =
        fd < 0 ? fails(KIND_MAP, "mmap", "") : fails_fd(KIND_MAP, "mmap", fd);
    return no ? MAP_FAILED : call(at, size, prot, flags, fd, offset);
}

/* ---- files ---- */

static bool makes(int flags)
{
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

#define OPENING(name)                                                          \
    int name(const char *path, int flags, ...)                                 \
    {                                                                          \
        NEXT(int, name, const char *, int, ...);                               \
        va_list args;                                                          \
        va_start(args, flags);                                                 \
        mode_t mode = makes(flags) ? va_arg(args, mode_t) : 0;                 \
        va_end(args);                                                          \
        return fails(KIND_OPEN, #name, path) ? -1 : call(path, flags, mode);   \
    }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name)                                                       \
    int name(int folder, const char *path, int flags, ...)                     \
    {                                                                          \
        NEXT(int, name, int, const char *, int, ...);                          \
        va_list args;                                                          \
        va_start(args, flags);                                                 \
        mode_t mode = makes(flags) ? va_arg(args, mode_t) : 0;                 \
        va_end(args);                                                          \
        return fails(KIND_OPEN, #name, path)                                   \
                   ? -1                                                        \
                   : call(folder, path, flags, mode);                          \
    }
OPENING_AT(openat)
OPENING_AT(openat64)

FILE *fopen(const char *path, const char *way)
{
    NEXT(FILE *, fopen, const char *, const char *);
    return fails(KIND_OPEN, "fopen", path) ? NULL : call(path, way);
}

DIR *opendir(const char *path)
{
    NEXT(DIR *, opendir, const char *);
    return fails(KIND_OPEN, "opendir", path) ? NULL : call(path);
}

long syscall(long number, ...)
{
    NEXT(long, syscall, long, ...);
    va_list args;
    va_start(args, number);
    long a[6];
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(args, long);
    va_end(args);
    if (number == SYS_openat2 &&
        fails(KIND_OPEN, "openat2", (const char *)(intptr_t)a[1]))
        return -1;
    return call(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

ssize_t read(int fd, void *to, size_t size)
{
    NEXT(ssize_t, read, int, void *, size_t);
    return fails_fd(KIND_READ, "read", fd) ? -1 : call(fd, to, size);
}

/* What goes to a file, up to the room there is. */
ssize_t write(int fd, const void *data, size_t size)
{
    NEXT(ssize_t, write, int, const void *, size_t);
    struct stat st;
    if (running && board->room >= 0 && fd != 2 &&
        syscall(SYS_fstat, fd, &st) == 0 && S_ISREG(st.st_mode)) {
        if (size && !board->room) {
            char path[BOARD_PATH];
            note("write", path_of(fd, path));
            errno = ENOSPC;
            return -1;
        }
        size = size < (size_t)board->room ? size : (size_t)board->room;
        board->room -= (long)size;
    }
    return fails_fd(KIND_WRITE, "write", fd) ? -1 : call(fd, data, size);
}

#define ON_FD(kind, name)                                                      \
    int name(int fd)                                                           \
    {                                                                          \
        NEXT(int, name, int);                                                  \
        return fails_fd(KIND_##kind, #name, fd) ? -1 : call(fd);               \
    }
ON_FD(SYNC, fsync)
ON_FD(SYNC, fdatasync)
ON_FD(OTHER, dup)

int fstat(int fd, struct stat *to)
{
    NEXT(int, fstat, int, struct stat *);
    return fails_fd(KIND_OTHER, "fstat", fd) ? -1 : call(fd, to);
}

int flock(int fd, int how)
{
    NEXT(int, flock, int, int);
    return fails_fd(KIND_OTHER, "flock", fd) ? -1 : call(fd, how);
}

int fchmod(int fd, mode_t mode)
{
    NEXT(int, fchmod, int, mode_t);
    return fails_fd(KIND_OTHER, "fchmod", fd) ? -1 : call(fd, mode);
}

/* The descriptor is closed all the same, as by the system. */
int close(int fd)
{
    NEXT(int, close, int);
    bool no = fails_fd(KIND_CLOSE, "close", fd);
    int done = call(fd);
    if (no)
        errno = code_of[KIND_CLOSE];
    return no ? -1 : done;
}

int rename(const char *from, const char *to)
{
    NEXT(int, rename, const char *, const char *);
    return fails(KIND_RENAME, "rename", to) ? -1 : call(from, to);
}

int renameat2(int at, const char *from, int beside, const char *to,
              unsigned flags)
{
    NEXT(int, renameat2, int, const char *, int, const char *, unsigned);
    return fails(KIND_RENAME, "renameat2", to)
               ? -1
               : call(at, from, beside, to, flags);
}

int linkat(int at, const char *from, int beside, const char *to, int flags)
{
    NEXT(int, linkat, int, const char *, int, const char *, int);
    return fails(KIND_RENAME, "linkat", to) ? -1
                                            : call(at, from, beside, to, flags);
}

int unlink(const char *path)
{
    NEXT(int, unlink, const char *);
    return fails(KIND_RENAME, "unlink", path) ? -1 : call(path);
}

/* ---- waiting ---- */

int inotify_init1(int flags)
{
    NEXT(int, inotify_init1, int);
    return fails(KIND_OPEN, "inotify_init1", "") ? -1 : call(flags);
}

int signalfd(int fd, const sigset_t *of, int flags)
{
    NEXT(int, signalfd, int, const sigset_t *, int);
    return fails(KIND_OPEN, "signalfd", "") ? -1 : call(fd, of, flags);
}

/* Nothing more is to come: who waits is asked to end. */
int poll(struct pollfd *fd, nfds_t count, int ms)
{
    NEXT(int, poll, struct pollfd *, nfds_t, int);
    int ready = call(fd, count, 0);
    if (ready || !ms || !running)
        return ready;
    kill(getpid(), SIGTERM);
    return call(fd, count, ms);
}

/* ---- threads ---- */

int pthread_create(pthread_t *thread, const pthread_attr_t *how,
                   void *(*start)(void *), void *with)
{
    NEXT(int, pthread_create, pthread_t *, const pthread_attr_t *,
         void *(*)(void *), void *);
    return fails(KIND_THREAD, "pthread_create", "")
               ? EAGAIN
               : call(thread, how, start, with);
}
