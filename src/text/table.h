/* Private to text: words found by their letters. A pattern file is such a
 * table as it lies on the disk: an open hash of the places where its words
 * begin. Between its letters a word may have digits and, in some tables,
 * hyphens, which do not count when it is sought: "hy3ph", "re-li-able". */
#pragma once
#include "base/base.h"

enum table_kind { TABLE_LETTER, TABLE_MARK, TABLE_END };

struct table {
    const char *text; /* the words stand in it, each ended by a TABLE_END */
    uint32_t *slot;   /* 8 bits of a hash, and a place in text; 0: free */
    uint32_t slots, count;
    size_t longest;    /* of the words, in bytes of letters */
    uint8_t kind[256]; /* what a byte is: enum table_kind */
};
enum { TABLE_TEXT = 1 << 24 }; /* the most text there may be */

static inline int table_kind(const struct table *t, char c)
{
    return t->kind[(uint8_t)c];
}

/* The hash of letters, one byte after the other from 0 on. */
static inline uint32_t table_hash(uint32_t h, char c)
{
    return (h << 5) + h + (uint8_t)c;
}

/* An empty table over `text` with room for about `words`. Digits are marks,
 * and `mark` where it is not 0. */
struct table table_new(struct arena *a, const char *text, size_t words,
                       char mark);
/* Adds the word at `at` in t->text and gives the byte behind it; NULL when
 * there is no more room. Of two words with the same letters the first is
 * found. */
const char *table_add(struct table *t, const char *at);
/* The word with `len` bytes of letters at `key`, whose hash is `h`; NULL:
 * there is none. */
const char *table_find(const struct table *t, const char *key, size_t len,
                       uint32_t h);
