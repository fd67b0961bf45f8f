/* The names that are taken, as 64 bits of a hash each, in a table with open
 * places. Of a thousand million names two that differ are taken for one with a
 * chance of one in forty. */
#include "batch/private.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct claims {
    uint64_t *claim; /* 0: an open place */
    size_t count, room;
};

struct claims *claims_new(void)
{
    return calloc(1, sizeof(struct claims));
}

void claims_free(struct claims *c)
{
    if (c)
        free(c->claim);
    free(c);
}

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

static void put(struct claims *c, uint64_t claim)
{
    size_t i = claim & (c->room - 1);
    while (c->claim[i])
        i = (i + 1) & (c->room - 1);
    c->claim[i] = claim;
}

static bool grow(struct claims *c)
{
    struct claims more = {.room = c->room ? c->room * 2 : 1024};
    more.claim = calloc(more.room, sizeof *more.claim);
    if (!more.claim)
        return false;
    for (size_t i = 0; i < c->room; i++)
        if (c->claim[i])
            put(&more, c->claim[i]);
    more.count = c->count;
    free(c->claim);
    *c = more;
    return true;
}

bool claims_take(struct claims *c, uint64_t claim)
{
    if (c->count >= c->room / 4 * 3 && !grow(c) && c->count + 1 >= c->room)
        return false;
    size_t i = claim & (c->room - 1);
    for (; c->claim[i]; i = (i + 1) & (c->room - 1))
        if (c->claim[i] == claim)
            return false;
    c->claim[i] = claim;
    c->count++;
    return true;
}
