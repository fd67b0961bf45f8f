/* Words found by their letters. */
#include "text/table.h"

#include <string.h>

struct table table_new(struct arena *a, const char *text, size_t words,
                       char mark)
{
    size_t slots = words + words / 2 + 8;
    struct table t = {.text = text};
    t.slots = (uint32_t)(slots < TABLE_TEXT ? slots : TABLE_TEXT);
    t.slot = arena_array(a, t.slots, sizeof *t.slot);
    memset(t.kind, TABLE_END, '%' + 1);
    t.kind['}'] = TABLE_END;
    memset(&t.kind['0'], TABLE_MARK, 10);
    if (mark)
        t.kind[(uint8_t)mark] = TABLE_MARK;
    return t;
}

/* Where a hash leads, and what of it a slot keeps. */
static uint32_t place_of(const struct table *t, uint32_t h)
{
    return (uint32_t)((uint64_t)(h * 0x9e3779b1u) * t->slots >> 32);
}

static uint32_t place_after(const struct table *t, uint32_t place)
{
    return place + 1 < t->slots ? place + 1 : 0;
}

static uint32_t tag_of(uint32_t h)
{
    return h << 24;
}

const char *table_add(struct table *t, const char *at)
{
    if (t->count >= t->slots - t->slots / 8)
        return NULL;
    uint32_t h = 0;
    size_t letters = 0;
    const char *p = at;
    /* table_hash of the letters, without a branch that is hard to guess */
    for (int kind; (kind = table_kind(t, *p)) != TABLE_END; p++) {
        uint32_t mark = (uint32_t)kind;
        h = h * (33 - 32 * mark) + ((uint8_t)*p & (mark - 1));
        letters += 1 - mark;
    }
    uint32_t i = place_of(t, h);
    while (t->slot[i])
        i = place_after(t, i);
    t->slot[i] = tag_of(h) | (uint32_t)(at - t->text + 1);
    t->count++;
    if (letters > t->longest)
        t->longest = letters;
    return p;
}

static bool is_word(const struct table *t, const char *word, const char *key,
                    size_t len)
{
    const char *end = key + len;
    for (int kind; (kind = table_kind(t, *word)) != TABLE_END; word++)
        if (kind == TABLE_LETTER && (key == end || *word != *key++))
            return false;
    return key == end;
}

const char *table_find(const struct table *t, const char *key, size_t len,
                       uint32_t h)
{
    if (!t->count)
        return NULL;
    for (uint32_t i = place_of(t, h); t->slot[i]; i = place_after(t, i)) {
        if ((t->slot[i] ^ tag_of(h)) >> 24)
            continue;
        const char *word = t->text + (t->slot[i] & 0xffffff) - 1;
        if (is_word(t, word, key, len))
            return word;
    }
    return NULL;
}
