/* A stream of files in the ustar form; what its fields cannot hold stands in
 * a pax header before it (POSIX.1-2001, pax). Owners are nobody's, so that the
 * same files make the same stream. */
#include "batch/private.h"
#include <string.h>

enum { RECORD = 512, NAME = 100 };

struct header {
    char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], sum[8];
    char type, link[100], magic[6], version[2], user[32], group[32];
    char major[8], minor[8], prefix[155], rest[12];
};
_Static_assert(sizeof(struct header) == RECORD, "a header is a record");

/* Octal digits and a NUL. */
static void put_number(char *field, size_t size, unsigned long long v)
{
    field[--size] = '\0';
    while (size) {
        field[--size] = (char)('0' + (v & 7));
        v >>= 3;
    }
}

static void pad(struct buf *b)
{
    static const char zeros[RECORD] = {0};
    size_t over = b->len % RECORD;
    if (over)
        buf_add(b, zeros, RECORD - over);
}

static void put_header(struct buf *b, const char *path, char type, size_t size,
                       long long date)
{
    struct header h = {.type = type, .magic = "ustar", .version = {'0', '0'}};
    size_t len = strlen(path);
    memcpy(h.name, path, len < NAME ? len : NAME);
    put_number(h.mode, sizeof h.mode, 0644);
    put_number(h.uid, sizeof h.uid, 0);
    put_number(h.gid, sizeof h.gid, 0);
    put_number(h.size, sizeof h.size, size);
    put_number(h.mtime, sizeof h.mtime,
               date < 0 ? 0 : (unsigned long long)date);
    memset(h.sum, ' ', sizeof h.sum);
    unsigned sum = 0;
    for (size_t i = 0; i < sizeof h; i++)
        sum += ((const unsigned char *)&h)[i];
    put_number(h.sum, sizeof h.sum - 1, sum);
    buf_add(b, &h, sizeof h);
}

/* "25 path=...\n": the number is the length of all of it, itself too. */
static const char *record_of(struct arena *a, const char *path)
{
    size_t rest = strlen(path) + strlen(" path=\n");
    size_t len = rest + 1;
    for (;;) {
        size_t digits = 1;
        for (size_t n = len; n >= 10; n /= 10)
            digits++;
        if (rest + digits == len)
            return arena_printf(a, "%zu path=%s\n", len, path);
        len = rest + digits;
    }
}

static bool is_plain(const char *path)
{
    size_t n = 0;
    for (; path[n]; n++)
        if ((unsigned char)path[n] >= 0x80)
            return false;
    return n <= NAME;
}

void tar_put(struct buf *b, const char *path, struct bytes file, long long date)
{
    path += strspn(path, "/");
    if (!is_plain(path)) {
        const char *record = record_of(b->arena, path);
        put_header(b, "././@PaxHeader", 'x', strlen(record), date);
        buf_puts(b, record);
        pad(b);
    }
    put_header(b, path, '0', file.len, date);
    buf_add(b, file.data, file.len);
    pad(b);
}

void tar_end(struct buf *b)
{
    static const char zeros[2 * RECORD] = {0};
    buf_add(b, zeros, sizeof zeros);
}
