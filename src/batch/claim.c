/* The names that are taken, as 64 bits of a hash each, in a table with open
 * places. Of a thousand million names two that differ are taken for one with a
 * chance of one in forty. A small table is in memory; a larger one is a file
 * that has no name, so that a run without end holds no more than a short one.
 * Where no file can be had it stays in memory. */
#include "batch/private.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST = 1 << 10, IN_MEMORY = 1 << 15, AT_ONCE = 64 }; /* places */

struct claims {
    uint64_t *claim; /* 0: an open place; NULL: they are in the file */
    FILE *file;
    size_t count, room;
};

struct claims *claims_new(void)
{
    return calloc(1, sizeof(struct claims));
}

static void let_go(const struct claims *c)
{
    free(c->claim);
    if (c->file)
        fclose(c->file);
}

void claims_free(struct claims *c)
{
    if (c)
        let_go(c);
    free(c);
}

/* ---- a name ---- */

/* A folder by what it is, so that no link or detour gives it a second name;
 * one that is not there by its path. */
static void put_folder(struct buf *b, const char *folder)
{
    struct stat st;
    if (stat(*folder ? folder : ".", &st) == 0)
        buf_printf(b, "%llu:%llu/", (unsigned long long)st.st_dev,
                   (unsigned long long)st.st_ino);
    else
        buf_puts(b, utf8_folded(b->arena, folder));
}

uint64_t claim_of(struct arena *a, const char *path)
{
    struct stat st;
    struct buf b = buf_new(a);
    char *real = lstat(path, &st) == 0 && S_ISLNK(st.st_mode)
                     ? realpath(path, NULL)
                     : NULL;
    const char *whole = real ? arena_copy(a, real, strlen(real)) : path;
    free(real);
    const char *folder = path_folder(a, whole);
    put_folder(&b, folder);
    buf_puts(&b, utf8_folded(a, whole + strlen(folder)));
    uint64_t claim = digest_brief(buf_bytes(&b));
    return claim ? claim : 1;
}

/* ---- the table ---- */

/* `count` places from `at` on; false with errno. */
static bool get(const struct claims *c, size_t at, uint64_t *to, size_t count)
{
    size_t size = count * sizeof *to;
    off_t from = (off_t)(at * sizeof *to);
    if (c->claim) {
        memcpy(to, c->claim + at, size);
        return true;
    }
    errno = EIO; /* of what ends early */
    return pread(fileno(c->file), to, size, from) == (ssize_t)size;
}

static bool put(struct claims *c, size_t at, uint64_t claim)
{
    off_t from = (off_t)(at * sizeof claim);
    if (c->claim) {
        c->claim[at] = claim;
        return true;
    }
    errno = EIO;
    return pwrite(fileno(c->file), &claim, sizeof claim, from) ==
           (ssize_t)sizeof claim;
}

/* Puts it where it belongs, unless it is there. */
static enum claim_got place(struct claims *c, uint64_t claim)
{
    uint64_t seen[AT_ONCE];
    size_t i = claim & (c->room - 1), n = 0, had = 0;
    for (;; i = (i + 1) & (c->room - 1), n++) {
        if (n == had) {
            had = c->claim ? 1 : AT_ONCE;
            had = had > c->room - i ? c->room - i : had;
            n = 0;
            if (!get(c, i, seen, had))
                return CLAIM_FAILED;
        }
        if (seen[n] == claim)
            return CLAIM_TAKEN;
        if (!seen[n])
            return put(c, i, claim) ? CLAIM_MINE : CLAIM_FAILED;
    }
}

/* An empty table of so many places. */
static bool open_table(struct claims *c, size_t room)
{
    *c = (struct claims){.room = room};
    if (room > IN_MEMORY)
        c->file = tmpfile();
    if (c->file && posix_fallocate(fileno(c->file), 0,
                                   (off_t)(room * sizeof *c->claim)) != 0) {
        fclose(c->file);
        c->file = NULL;
    }
    if (!c->file)
        c->claim = calloc(room, sizeof *c->claim);
    return c->file || c->claim;
}

static bool move_all(const struct claims *from, struct claims *to)
{
    uint64_t claim[AT_ONCE];
    for (size_t at = 0; at < from->room; at += AT_ONCE) {
        if (!get(from, at, claim, AT_ONCE))
            return false;
        for (int i = 0; i < AT_ONCE; i++)
            if (claim[i] && place(to, claim[i]) == CLAIM_FAILED)
                return false;
    }
    to->count = from->count;
    return true;
}

static bool grow(struct claims *c)
{
    struct claims more;
    bool moved =
        open_table(&more, c->room ? c->room * 2 : FIRST) && move_all(c, &more);
    int err = errno;
    let_go(moved ? c : &more);
    if (moved)
        *c = more;
    errno = err;
    return moved;
}

enum claim_got claims_take(struct claims *c, uint64_t claim)
{
    if (c->count >= c->room / 4 * 3 && !grow(c))
        return CLAIM_FAILED;
    enum claim_got got = place(c, claim);
    c->count += got == CLAIM_MINE;
    return got;
}
