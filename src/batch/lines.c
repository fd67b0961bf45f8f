/* Lines of a stream. What is read waits in a buffer that grows up to the
 * longest line there may be. */
#include "batch/private.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

/* Makes room for another chunk behind what waits. */
static void make_room(struct lines *l)
{
    if (l->from) {
        memmove(l->data, l->data + l->from, l->len - l->from);
        l->len -= l->from;
        l->from = 0;
    }
    if (l->room - l->len >= CHUNK)
        return;
    l->room = l->room ? l->room * 2 : 2 * (size_t)CHUNK;
    char *grown = arena_alloc(l->arena, l->room);
    if (l->len)
        memcpy(grown, l->data, l->len);
    l->data = grown;
}

struct lines lines_new(int fd, int stop)
{
    struct lines l = {.fd = fd, .stop = stop, .arena = arena_new_lasting()};
    make_room(&l);
    return l;
}

void lines_free(struct lines *l)
{
    arena_free(l->arena);
}

/* More of the stream: LINE_GOT, or why there is none. */
static enum line fill(struct lines *l)
{
    make_room(l);
    for (;;) {
        struct pollfd fd[] = {{l->fd, POLLIN, 0}, {l->stop, POLLIN, 0}};
        if (poll(fd, 2, -1) < 0 && errno != EINTR)
            return LINE_FAILED;
        if (fd[1].revents)
            return LINE_STOPPED;
        if (!fd[0].revents)
            continue;
        ssize_t n = read(l->fd, l->data + l->len, l->room - l->len);
        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (n < 0)
            return LINE_FAILED;
        l->ended = n == 0;
        l->len += (size_t)n;
        return LINE_GOT;
    }
}

enum line lines_next(struct lines *l, struct bytes *line)
{
    size_t seen = 0; /* of what waits, without an end */
    bool too_long = false;
    for (;;) {
        const char *from = l->data + l->from;
        const char *end =
            l->len - l->from > seen
                ? memchr(from + seen, '\n', l->len - l->from - seen)
                : NULL;
        size_t len = end ? (size_t)(end - from) : l->len - l->from;
        if (end || (l->ended && (len || too_long))) {
            l->row++;
            l->from += len + (end != NULL);
            l->taken += len + 1;
            *line = (struct bytes){(const uint8_t *)from, len};
            return too_long || len > FILE_LIMIT ? LINE_TOO_LONG : LINE_GOT;
        }
        if (l->ended)
            return LINE_END;
        if (len > FILE_LIMIT)
            too_long = true;
        if (too_long)
            l->from = l->len;
        seen = l->len - l->from;
        enum line got = fill(l);
        if (got != LINE_GOT)
            return got;
    }
}
