/* Two wordings, word by word. */
#include "main/reword.h"
#include <string.h>

/* Beyond these a reworded text is one that was replaced. */
enum { MOST_WORDS = 1000 };

struct words {
    const char *text[MOST_WORDS];
    size_t len[MOST_WORDS];
    int count; /* MOST_WORDS: there are more */
};

static struct words *words_of(struct arena *a, const char *s)
{
    struct words *w = arena_alloc(a, sizeof *w);
    for (; w->count < MOST_WORDS; w->count++) {
        s += strspn(s, " \n\t");
        size_t len = strcspn(s, " \n\t");
        if (!len)
            break;
        w->text[w->count] = s;
        w->len[w->count] = len;
        s += len;
    }
    return w;
}

static bool same_word(const struct words *x, int i, const struct words *y,
                      int k)
{
    return x->len[i] == y->len[k] &&
           memcmp(x->text[i], y->text[k], x->len[i]) == 0;
}

/* Some words, in brackets of their kind; as JSON ["-","some words"]. */
static void put_run(struct buf *b, char kind, const struct words *w, int from,
                    int to, bool json, int *runs)
{
    if (from == to)
        return;
    struct buf text = buf_new(b->arena);
    for (int i = from; i < to; i++) {
        buf_puts(&text, i > from ? " " : "");
        buf_add(&text, w->text[i], w->len[i]);
    }
    if (json) {
        buf_printf(b, "%s[\"%c\",", (*runs)++ ? "," : "", kind);
        buf_json(b, buf_text(&text));
        buf_putc(b, ']');
        return;
    }
    const char *said = escaped(b->arena, buf_text(&text));
    buf_puts(b, (*runs)++ ? " " : "");
    if (kind == '=')
        buf_puts(b, said);
    else
        buf_printf(b, kind == '-' ? "[-%s-]" : "{+%s+}", said);
}

/* The longest common words by the table of lengths. */
void reword_put(struct buf *b, const char *was, const char *now, bool json)
{
    struct arena *a = b->arena;
    struct words *x = words_of(a, was), *y = words_of(a, now);
    int n = x->count, m = y->count, runs = 0;
    size_t wide = (size_t)m + 1;
    uint16_t *len = arena_array(a, ((size_t)n + 1) * wide, sizeof *len);
    for (int i = n - 1; i >= 0; i--)
        for (int k = m - 1; k >= 0; k--) {
            uint16_t down = len[((size_t)i + 1) * wide + (size_t)k];
            uint16_t right = len[(size_t)i * wide + (size_t)k + 1];
            uint16_t both = len[((size_t)i + 1) * wide + (size_t)k + 1];
            len[(size_t)i * wide + (size_t)k] = same_word(x, i, y, k)
                                                    ? (uint16_t)(both + 1)
                                                : down > right ? down
                                                               : right;
        }
    for (int i = 0, k = 0; i < n || k < m;) {
        int from = i, with = k;
        while (i < n && k < m && same_word(x, i, y, k)) {
            i++;
            k++;
        }
        put_run(b, '=', x, from, i, json, &runs);
        from = i;
        with = k;
        while ((i < n || k < m) && !(i < n && k < m && same_word(x, i, y, k))) {
            bool skip =
                k == m || (i < n && len[((size_t)i + 1) * wide + (size_t)k] >=
                                        len[(size_t)i * wide + (size_t)k + 1]);
            i += skip;
            k += !skip;
        }
        put_run(b, '-', x, from, i, json, &runs);
        put_run(b, '+', y, with, k, json, &runs);
    }
}
