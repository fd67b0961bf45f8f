/* A chain of blocks; each allocation is cut from the newest. Blocks come from
 * the system zeroed, and what was never used is not zeroed again. A small job
 * does with the first; the second is of the size and alignment of a huge page,
 * which the system hands over whole at a fraction of the cost of its parts.
 * Those after it are as large, but held only as far as they are used, as is
 * every block of what lasts. A larger wish gets a block of its own size. What
 * is emptied and filled again has its blocks lie by meanwhile. */
#include "base/arena.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Under AddressSanitizer what was not handed out may not be touched, nor the
 * gap that then stands behind each allocation. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
enum { GAP = 0 };
#define ASAN_POISON_MEMORY_REGION(p, size) ((void)(p), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(p, size) ((void)(p), (void)(size))
#endif

enum { FIRST_BLOCK = 1 << 16, NEXT_BLOCK = 1 << 21, ALIGN = 16 };

struct block {
    struct block *prev;
    void *map; /* what munmap wants */
    size_t mapped;
    size_t size, used; /* of data */
    size_t clean;      /* from here on data is zero */
    _Alignas(ALIGN) char data[];
};

enum { SPARES = 4 };

struct arena {
    struct block *top;
    bool lasting;
    struct block *spare; /* of NEXT_BLOCK */
    int spares;
    size_t size; /* of all blocks but the first */
    struct kept *kept;
    struct arena_bound *bound;
};

static _Noreturn void out_of_memory(void)
{
    static const char words[] = "brevier: error: out of memory\n";
    ssize_t ignored = write(2, words, sizeof words - 1);
    (void)ignored;
    _exit(70);
}

/* Leaves a job that is bound; else the program. */
static _Noreturn void give_up(struct arena *a, int why)
{
    struct arena_bound *bound = a->bound;
    if (!bound)
        out_of_memory();
    a->bound = NULL;
    longjmp(bound->back, why);
}

/* A block of `size` bytes with its own head; NULL when there is no memory. */
static struct block *block_new(struct block *prev, size_t size, bool huge)
{
    size_t mapped = size + (huge ? NEXT_BLOCK : 0);
    void *map = mmap(NULL, mapped, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        return NULL;
    struct block *b = map;
    if (huge) {
        b = (void *)(((uintptr_t)map + NEXT_BLOCK - 1) &
                     -(uintptr_t)NEXT_BLOCK);
#ifdef MADV_HUGEPAGE
        madvise(b, NEXT_BLOCK, MADV_HUGEPAGE);
#endif
    }
    b->prev = prev;
    b->map = map;
    b->mapped = mapped;
    b->size = size - sizeof *b;
    ASAN_POISON_MEMORY_REGION(b->data, b->size);
    return b;
}

static struct block *block_free(struct block *b)
{
    struct block *prev = b->prev;
    ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
    munmap(b->map, b->mapped);
    return prev;
}

struct arena *arena_new(void)
{
    struct block *b = block_new(NULL, FIRST_BLOCK, false);
    if (!b)
        out_of_memory();
    struct arena *a = (void *)b->data;
    ASAN_UNPOISON_MEMORY_REGION(a, sizeof *a);
    b->used = b->clean = (sizeof *a + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    a->top = b;
    return a;
}

struct arena *arena_new_lasting(void)
{
    struct arena *a = arena_new();
    a->lasting = true;
    return a;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct block *b = a->spare; b;)
        b = block_free(b);
    for (struct block *b = a->top; b;)
        b = block_free(b);
}

void arena_bind(struct arena *a, struct arena_bound *b)
{
    a->bound = b;
}

/* The top block off the chain. */
static void drop(struct arena *a)
{
    struct block *b = a->top;
    a->size -= b->size;
    int most = a->kept ? SPARES : 1;
    if (b->size != NEXT_BLOCK - sizeof *b || a->spares == most) {
        a->top = block_free(b);
        return;
    }
    a->top = b->prev;
    b->prev = a->spare;
    b->used = 0;
    a->spare = b;
    a->spares++;
}

size_t arena_size(const struct arena *a)
{
    return a->size;
}

void arena_keep(struct arena *a, struct kept *k)
{
    a->kept = k;
}

struct kept *arena_keeper(const struct arena *a)
{
    return a->kept;
}

static void more(struct arena *a, size_t size)
{
    size_t whole = size + sizeof(struct block);
    if (whole < NEXT_BLOCK)
        whole = NEXT_BLOCK;
    if (a->bound && a->bound->most && whole > a->bound->most - a->size)
        give_up(a, BOUND_MEMORY);
    if (whole == NEXT_BLOCK && a->spare) {
        struct block *b = a->spare;
        a->spare = b->prev;
        a->spares--;
        a->size += b->size;
        b->prev = a->top;
        a->top = b;
        return;
    }
    bool huge = whole == NEXT_BLOCK && !a->top->prev && !a->lasting;
    struct block *b = block_new(a->top, whole, huge);
    if (!b)
        give_up(a, BOUND_MEMORY);
    a->top = b;
    a->size += b->size;
}

/* What `size` bytes take, with the gap behind them. */
static size_t rounded(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 2)
        give_up(a, BOUND_MEMORY);
    return (size + GAP + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

/* Room in the newest block; *dirty: how much of it was used before. */
static void *taken(struct arena *a, size_t wanted, size_t *dirty)
{
    if (a->bound &&
        atomic_load_explicit(&a->bound->stopped, memory_order_relaxed))
        give_up(a, BOUND_STOPPED);
    size_t size = rounded(a, wanted);
    if (size > a->top->size - a->top->used)
        more(a, size);
    struct block *b = a->top;
    void *p = b->data + b->used;
    ASAN_UNPOISON_MEMORY_REGION(p, wanted);
    *dirty = b->used < b->clean ? b->clean - b->used : 0;
    b->used += size;
    if (b->clean < b->used)
        b->clean = b->used;
    ASAN_POISON_MEMORY_REGION((char *)p + wanted, size - wanted);
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    size_t dirty;
    void *p = taken(a, size, &dirty);
    if (dirty)
        memset(p, 0, size < dirty ? size : dirty);
    return p;
}

void *arena_raw(struct arena *a, size_t size)
{
    size_t dirty;
    return taken(a, size, &dirty);
}

bool arena_extend(struct arena *a, const void *p, size_t size, size_t longer)
{
    struct block *b = a->top;
    size_t had = rounded(a, size), takes = rounded(a, longer);
    if ((const char *)p + had != b->data + b->used ||
        takes - had > b->size - b->used)
        return false;
    b->used += takes - had;
    if (b->clean < b->used)
        b->clean = b->used;
    ASAN_UNPOISON_MEMORY_REGION(p, longer);
    return true;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        give_up(a, BOUND_MEMORY);
    return arena_alloc(a, total);
}

void *arena_more(struct arena *a, void *array, int count, int *room,
                 size_t size, int first)
{
    if (count < *room)
        return array;
    size_t had = (size_t)*room * size;
    *room = *room ? *room * 2 : first;
    size_t whole;
    if (__builtin_mul_overflow((size_t)*room, size, &whole))
        give_up(a, BOUND_MEMORY);
    char *grown = array;
    if (!had || !arena_extend(a, array, had, whole)) {
        grown = arena_raw(a, whole);
        if (count)
            memcpy(grown, array, (size_t)count * size);
    }
    memset(grown + (size_t)count * size, 0, whole - (size_t)count * size);
    return grown;
}

char *arena_copy(struct arena *a, const char *s, size_t len)
{
    char *copy = arena_raw(a, len + 1);
    if (len)
        memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
    char brief[256]; /* enough, as a rule */
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(brief, sizeof brief, fmt, args);
    va_end(args);
    char *s = arena_raw(a, len < 0 ? SIZE_MAX : (size_t)len + 1);
    if ((size_t)len < sizeof brief)
        memcpy(s, brief, (size_t)len + 1);
    else
        vsnprintf(s, (size_t)len + 1, fmt, again);
    va_end(again);
    return s;
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){a->top, a->top->used};
}

void arena_back(struct arena *a, struct arena_mark m)
{
    while (a->top != m.block)
        drop(a);
    a->top->used = m.used;
    ASAN_POISON_MEMORY_REGION(a->top->data + m.used, a->top->size - m.used);
}
