/* Private to text: words found by their letters. A pattern file is such a
 * table as it lies on the disk: an open hash of the places where its words
 * begin. Between its letters a word may have digits and, in some tables,
 * hyphens, which do not count when it is sought: "hy3ph", "re-li-able". */
#pragma once
#include "base/base.h"

struct table {
    const char *text; /* the words stand in it, each ended by TABLE_END */
    uint32_t *slot;   /* 8 bits of a hash, and a place in text; 0: free */
    uint32_t mask;    /* slots, less one */
    uint32_t count;
    size_t longest; /* of the words, in bytes of letters */
    char mark;      /* what does not count beside digits: '-', or 0 */
};
enum { TABLE_TEXT = 1 << 24 }; /* the most text there may be */

/* Whether the byte ends a word of a table, and whether it is no letter. */
static inline bool table_end(char c)
{
    return (uint8_t)c <= '%' || c == '}';
}

static inline bool table_mark(const struct table *t, char c)
{
    return (uint8_t)(c - '0') < 10 || c == t->mark;
}

/* The hash of letters, one byte after the other from 0 on. */
static inline uint32_t table_hash(uint32_t h, char c)
{
    return (h ^ (uint8_t)c) * 0x9e3779b1u;
}

/* An empty table over `text` with room for about `words`. */
struct table table_new(struct arena *a, const char *text, size_t words,
                       char mark);
/* Adds the word at t->text + at and gives the byte behind it; NULL when there
 * is no more room. Of two words with the same letters the first is found. */
const char *table_add(struct table *t, const char *at);
/* The word with `len` bytes of letters at `key`, whose hash is `h`; NULL:
 * there is none. */
const char *table_find(const struct table *t, const char *key, size_t len,
                       uint32_t h);
