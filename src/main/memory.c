/* Memory that is there or ends the program, for the libraries as well: shaping
 * goes on without kerning when an allocation fails, a font is half read, a
 * list is short, and nobody is told. So the program's own functions stand
 * before those of the C library, which they call, and what fails is said in
 * one line. Part of the program alone, not of the rooms' library. */
#include <dlfcn.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

static void *there_is(void *p, size_t size)
{
    static const char words[] = "brevier: error: out of memory\n";
    if (p || !size)
        return p;
    ssize_t ignored = write(2, words, sizeof words - 1);
    (void)ignored;
    _exit(70);
}

/* The function of that name which would be called without ours. */
static void *next_of(_Atomic(void *) *kept, const char *name)
{
    void *next = atomic_load_explicit(kept, memory_order_relaxed);
    if (!next) {
        next = dlsym(RTLD_NEXT, name);
        atomic_store_explicit(kept, next, memory_order_relaxed);
    }
    return next;
}

void *malloc(size_t size)
{
    static _Atomic(void *) kept;
    void *(*next)(size_t);
    *(void **)&next = next_of(&kept, "malloc");
    return there_is(next(size), size);
}

void *calloc(size_t count, size_t size)
{
    static _Atomic(void *) kept;
    void *(*next)(size_t, size_t);
    *(void **)&next = next_of(&kept, "calloc");
    return there_is(next(count, size), count && size);
}

void *realloc(void *old, size_t size)
{
    static _Atomic(void *) kept;
    void *(*next)(void *, size_t);
    *(void **)&next = next_of(&kept, "realloc");
    return there_is(next(old, size), size);
}
