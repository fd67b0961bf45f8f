/* SHA-256 by nettle, which has the processor's own instructions for it. */
#include "batch/private.h"
#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

static void finish(struct sha256_ctx *ctx, char hex[DIGEST + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(ctx, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[DIGEST] = '\0';
}

void digest_of(struct bytes b, char hex[DIGEST + 1])
{
    struct sha256_ctx ctx;
    sha256_init(&ctx);
    sha256_update(&ctx, b.len, b.data);
    finish(&ctx, hex);
}

bool digest_of_file(const char *path, char hex[DIGEST + 1])
{
    uint8_t chunk[1 << 15];
    struct sha256_ctx ctx;
    struct stat st;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fstat(fd, &st) == 0;
    if (ok && !S_ISREG(st.st_mode)) {
        errno = EINVAL;
        ok = false;
    }
    sha256_init(&ctx);
    ssize_t n = ok ? 1 : -1;
    while (n > 0) {
        n = read(fd, chunk, sizeof chunk);
        if (n > 0)
            sha256_update(&ctx, (size_t)n, chunk);
    }
    ok = n == 0;
    int err = errno;
    close(fd);
    errno = err;
    finish(&ctx, hex);
    return ok;
}

uint64_t digest_brief(struct bytes b)
{
    struct sha256_ctx ctx;
    uint8_t digest[8];
    uint64_t brief = 0;
    sha256_init(&ctx);
    sha256_update(&ctx, b.len, b.data);
    sha256_digest(&ctx, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        brief = brief << 8 | digest[i];
    return brief;
}
