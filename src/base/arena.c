/* A chain of blocks; each allocation is cut from the newest. Blocks double up
 * to a megabyte, and a larger wish gets a block of its own size. */
#include "base/base.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_BLOCK = 1 << 16, LARGEST_BLOCK = 1 << 20, ALIGN = 16 };

struct block {
    struct block *prev;
    size_t size, used;
    _Alignas(ALIGN) char data[];
};

struct arena {
    struct block *top;
};

static _Noreturn void out_of_memory(void)
{
    static const char words[] = "brevier: error: out of memory\n";
    ssize_t ignored = write(2, words, sizeof words - 1);
    (void)ignored;
    _exit(70);
}

static struct block *block_new(struct block *prev, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct block))
        out_of_memory();
    struct block *b = malloc(sizeof *b + size);
    if (!b)
        out_of_memory();
    b->prev = prev;
    b->size = size;
    b->used = 0;
    return b;
}

struct arena *arena_new(void)
{
    struct arena *a = malloc(sizeof *a);
    if (!a)
        out_of_memory();
    a->top = block_new(NULL, FIRST_BLOCK);
    return a;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct block *b = a->top, *prev; b; b = prev) {
        prev = b->prev;
        free(b);
    }
    free(a);
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        out_of_memory();
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (size > a->top->size - a->top->used) {
        size_t next = a->top->size * 2;
        if (next > LARGEST_BLOCK)
            next = LARGEST_BLOCK;
        a->top = block_new(a->top, size > next ? size : next);
    }
    void *p = a->top->data + a->top->used;
    a->top->used += size;
    return memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        out_of_memory();
    return arena_alloc(a, total);
}

char *arena_copy(struct arena *a, const char *s, size_t len)
{
    char *copy = arena_alloc(a, len + 1);
    if (len)
        memcpy(copy, s, len);
    return copy;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len < 0)
        out_of_memory();
    char *s = arena_alloc(a, (size_t)len + 1);
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
    while (a->top != m.block) {
        struct block *gone = a->top;
        a->top = gone->prev;
        free(gone);
    }
    a->top->used = m.used;
}
