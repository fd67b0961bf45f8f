/* Résumés that chance writes: the same from the same seed everywhere. */
#pragma once
#include "base/base.h"

static inline uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static inline int below(uint32_t *seed, int n)
{
    return (int)(next(seed) % (uint32_t)n);
}

static inline void put_words(struct buf *b, uint32_t *seed, int count)
{
    static const char *const word[] = {
        "a",      "of",      "the",        "engine", "translator", "programme",
        "silk",   "pattern", "algebraic",  "and",    "weaves",     "in",
        "number", "science", "operations", "notes",  "with",       "journal",
    };
    for (int i = 0; i < count; i++)
        buf_printf(b, "%s%s", i ? " " : "", word[below(seed, 18)]);
}

static inline void put_item(struct buf *b, uint32_t *seed, int indent)
{
    int kind = below(seed, 10), words = 1 + below(seed, 40);
    kind = kind == 2 && indent > 20 ? 3 : kind;
    buf_printf(b, "%*s- ", indent, "");
    if (kind > 2) {
        put_words(b, seed, words);
        buf_putc(b, '\n');
        return;
    }
    buf_puts(b, "text: ");
    put_words(b, seed, words);
    if (kind == 0) {
        buf_printf(b, "\n%*sshort: ", indent + 2, "");
        put_words(b, seed, 1 + words / 2);
    }
    if (kind == 1)
        buf_printf(b, "\n%*spriority: %d", indent + 2, "", below(seed, 3));
    buf_putc(b, '\n');
    if (kind == 2) {
        buf_printf(b, "%*shighlights:\n", indent + 2, "");
        for (int i = 1 + below(seed, 3); i > 0; i--)
            put_item(b, seed, indent + 4);
    }
}

static inline void put_section(struct buf *b, uint32_t *seed, int n)
{
    buf_printf(b, "    Section %d:\n", n);
    bool entries = below(seed, 3) > 0;
    for (int i = 1 + below(seed, 4); i > 0; i--) {
        if (!entries) {
            buf_puts(b, "      - ");
            put_words(b, seed, 1 + below(seed, 30));
            buf_putc(b, '\n');
            continue;
        }
        buf_puts(b, "      - company: ");
        put_words(b, seed, 1 + below(seed, 6));
        buf_printf(b, "\n        date: %d\n", 1800 + below(seed, 60));
        if (below(seed, 2)) {
            buf_puts(b, "        position: ");
            put_words(b, seed, 1 + below(seed, 5));
            buf_putc(b, '\n');
        }
        buf_puts(b, "        highlights:\n");
        for (int k = 1 + below(seed, 6); k > 0; k--)
            put_item(b, seed, 10);
    }
}

static inline const char *random_resume(struct arena *a, uint32_t *seed)
{
    struct buf b = buf_new(a);
    buf_puts(&b, "cv:\n  name: Ada Lovelace\n  email: ada@example.org\n"
                 "  location: London\n  sections:\n");
    int sections = 1 + below(seed, 5);
    for (int i = 0; i < sections; i++)
        put_section(&b, seed, i);
    return buf_text(&b);
}
