/* Words found by their letters. */
#include "text/table.h"

struct table table_new(struct arena *a, const char *text, size_t words,
                       char mark)
{
    uint32_t slots = 16;
    while (slots < words + words / 2 && slots < TABLE_TEXT)
        slots *= 2;
    return (struct table){.text = text,
                          .slot = arena_array(a, slots, sizeof(uint32_t)),
                          .mask = slots - 1,
                          .mark = mark};
}

/* The multiplication leaves the best bits on top. */
static uint32_t place_of(const struct table *t, uint32_t h)
{
    return (h ^ h >> 15) & t->mask;
}

static uint32_t tag_of(uint32_t h)
{
    return h & 0xff000000;
}

const char *table_add(struct table *t, const char *at)
{
    if (t->count >= t->mask - t->mask / 8)
        return NULL;
    uint32_t h = 0;
    size_t letters = 0;
    const char *p = at;
    for (; !table_end(*p); p++)
        if (!table_mark(t, *p)) {
            h = table_hash(h, *p);
            letters++;
        }
    uint32_t i = place_of(t, h);
    while (t->slot[i])
        i = (i + 1) & t->mask;
    t->slot[i] = tag_of(h) | (uint32_t)(at - t->text + 1);
    t->count++;
    if (letters > t->longest)
        t->longest = letters;
    return p;
}

static bool is_word(const struct table *t, const char *word, const char *key,
                    size_t len)
{
    for (const char *end = key + len;; word++)
        if (table_end(*word))
            return key == end;
        else if (!table_mark(t, *word) && (key == end || *word != *key++))
            return false;
}

const char *table_find(const struct table *t, const char *key, size_t len,
                       uint32_t h)
{
    if (!t->count)
        return NULL;
    for (uint32_t i = place_of(t, h); t->slot[i]; i = (i + 1) & t->mask) {
        if (tag_of(t->slot[i]) != tag_of(h))
            continue;
        const char *word = t->text + (t->slot[i] & 0xffffff) - 1;
        if (is_word(t, word, key, len))
            return word;
    }
    return NULL;
}
