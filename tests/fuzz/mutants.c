/* Seeded mutants of a file, each given to a target of fuzz/: let through or
 * refused with a reason, and nothing else.
 *
 *     mutants-TARGET COUNT FILE...
 *
 * Mutants run in a child, many in turn; one that kills it or takes more than
 * two seconds of the processor is told with its number, and the next child goes
 * on behind it. The same file and number make the same mutant. */
#include "rig.h"
#include <libdeflate.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 2 };

/* What the child tells its parent. */
struct told {
    int at, passed;
};

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static uint32_t long_at(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* Where bytes matter most: of a font its directory or the head of a table, of
 * a picture the first bytes, and sometimes anywhere. */
static size_t place(const uint8_t *data, size_t len, uint64_t *seed)
{
    uint32_t how = next_random(seed) % 8, any = next_random(seed);
    if (how < 2)
        return any % len;
    bool font = len > 300 && (long_at(data) == 0x10000 ||
                              long_at(data) == 0x4F54544F /* OTTO */);
    if (!font)
        return any % (how < 5 && len > 128 ? 128 : len);
    size_t tables = (size_t)data[4] << 8 | data[5];
    if (how == 2 || !tables)
        return any % (12 + 16 * (tables < 16 ? tables : 16));
    const uint8_t *entry = data + 12 + 16 * (any % tables);
    if (entry + 16 > data + len)
        return any % len;
    size_t from = long_at(entry + 8), size = long_at(entry + 12);
    size_t most = how < 6 && size > 64 ? 64 : size;
    return most ? (from + next_random(seed) % most) % len : from % len;
}

/* The sums of a PNG made right again, or libpng reads no further. */
static void mend(uint8_t *data, size_t len)
{
    for (size_t at = 8; at + 12 <= len;) {
        size_t size = long_at(data + at);
        if (size > len - at - 12)
            return;
        uint32_t sum = libdeflate_crc32(0, data + at + 4, size + 4);
        for (int i = 0; i < 4; i++)
            data[at + 8 + size + (size_t)i] = (uint8_t)(sum >> (24 - 8 * i));
        at += size + 12;
    }
}

static size_t mutate(uint8_t *data, size_t len, uint64_t *seed)
{
    static const uint8_t extreme[] = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};
    for (uint32_t n = 1 + next_random(seed) % 8 / 2; n; n--) {
        size_t at = place(data, len, seed);
        uint32_t how = next_random(seed), what = next_random(seed);
        uint8_t byte = extreme[what % sizeof extreme];
        size_t wide = how % 4 == 0 ? 4 : how % 4 == 1 ? 2 : 1;
        for (size_t i = 0; i < wide && at + i < len; i++)
            data[at + i] = how % 4 < 3 ? byte : (uint8_t)(what >> 8);
        if (how % 5 == 0)
            data[at] ^= (uint8_t)(1u << (what & 7));
    }
    if (next_random(seed) % 2 && len > 8 && long_at(data) == 0x89504E47)
        mend(data, len);
    return next_random(seed) % 16 ? len : next_random(seed) % (len + 1);
}

static void try_from(struct bytes of, int at, int count, struct told *told)
{
    struct rlimit none = {0};
    setrlimit(RLIMIT_CORE, &none);
    for (; at < count; at++) {
        uint64_t seed = (uint64_t)at * 0x9E3779B97F4A7C15u + of.len;
        uint8_t *mutant = rig_own(of.data, of.len);
        size_t len = mutate(mutant, of.len, &seed);
        uint8_t *own = rig_own(mutant, len);
        free(mutant);
        told->at = at;
        struct itimerval limit = {.it_value = {.tv_sec = SECONDS}};
        setitimer(ITIMER_PROF, &limit, NULL);
        told->passed += fuzz(own, len);
        free(own);
    }
    told->at = count;
    _exit(0);
}

static int try_file(const char *path, int count, struct told *told)
{
    struct arena *a = arena_new();
    struct bytes of;
    int bad = 0;
    MUST(file_read(a, diags_new(a), path, (struct mark){0}, (size_t)64 << 20,
                   &of) &&
         of.len);
    *told = (struct told){0};
    for (int at = 0; at < count; at = told->at + 1) {
        fflush(NULL);
        int status;
        pid_t child = fork();
        if (child == 0)
            try_from(of, at, count, told);
        MUST(child > 0 && waitpid(child, &status, 0) == child);
        if (told->at == count)
            break;
        printf("%s: mutant %d: %s\n", path, told->at,
               WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF ? "takes long"
                                                                  : "breaks");
        bad++;
    }
    printf("%s: %d mutants, %d let through, %d refused, %d bad\n", path, count,
           told->passed, count - told->passed - bad, bad);
    arena_free(a);
    return bad;
}

int main(int argc, char **argv)
{
    struct told *told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    MUST(argc > 2 && told != MAP_FAILED);
    int bad = 0;
    for (int i = 2; i < argc; i++)
        bad += try_file(argv[i], atoi(argv[1]), told);
    return bad != 0;
}
