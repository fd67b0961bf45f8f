/* What the driver of faults and the preloaded library tell each other: a page
 * of memory that both map, and that outlives the program whatever ends it. */
#pragma once
#include <stdatomic.h>

/* Kinds of calls; a row: name, what the calls of it fail with. */
#define FAULT_KINDS(KIND)                                                      \
    KIND(ALLOC, "alloc", ENOMEM)                                               \
    KIND(MAP, "map", ENOMEM)                                                   \
    KIND(OPEN, "open", EMFILE)                                                 \
    KIND(READ, "read", EIO)                                                    \
    KIND(WRITE, "write", ENOSPC)                                               \
    KIND(SYNC, "sync", EIO)                                                    \
    KIND(RENAME, "rename", EIO)                                                \
    KIND(CLOSE, "close", EIO)                                                  \
    KIND(THREAD, "thread", EAGAIN)                                             \
    KIND(OTHER, "other", EIO) /* fstat, fchmod, flock, dup */

enum kind {
#define KIND(id, name, code) KIND_##id,
    FAULT_KINDS(KIND)
#undef KIND
        KIND_COUNT
};

enum { BOARD_PATH = 1024 };

struct board {
    /* asked by the driver */
    unsigned kinds; /* bit k: of the kind k */
    long at;        /* the call that fails, from 1; 0: none */
    int kill;       /* it is not done, and the program is killed there */
    long room;      /* bytes that fit on the disk; -1: any number */
    /* told by the library */
    atomic_long calls; /* of those kinds, since main began */
    atomic_long each[KIND_COUNT];
    int fired;
    char call[32];
    char path[BOARD_PATH]; /* of the file the call was for; "" for none */
};
