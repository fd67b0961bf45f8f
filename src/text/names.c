/* What a character is called. */
#include "text/text.h"

struct name {
    uint32_t c;
    const char *text;
};
static const struct name names[] = {
#define NAME(c, text) {c, text},
#define BLOCK(first, last, text)
#include "text/names.def"
#undef NAME
#undef BLOCK
};

struct block {
    uint32_t first, last;
    const char *text;
};
static const struct block blocks[] = {
#define NAME(c, text)
#define BLOCK(first, last, text) {first, last, text},
#include "text/names.def"
#undef NAME
#undef BLOCK
};

static const char *name_of(uint32_t c)
{
    size_t low = 0, high = sizeof names / sizeof *names;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (names[mid].c == c)
            return names[mid].text;
        if (names[mid].c < c)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

static const char *block_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (c >= blocks[i].first && c <= blocks[i].last)
            return blocks[i].text;
    return NULL;
}

const char *character_name(struct arena *a, uint32_t c)
{
    const char *name = name_of(c);
    if (name)
        return arena_printf(a, "U+%04X %s", (unsigned)c, name);
    const char *block = block_of(c);
    if (block)
        return arena_printf(a, "U+%04X of %s", (unsigned)c, block);
    return arena_printf(a, "U+%04X", (unsigned)c);
}
