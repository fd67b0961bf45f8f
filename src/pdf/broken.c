/* How the text of a broken word is dealt out to its glyphs. */
#include "pdf/broken.h"
#include <string.h>

enum { LONGEST = 8, LONGEST_EVER = 32 };

static const struct slice nothing = {"", 0};

/* The offset `n` characters before `at`, not below `least`. */
static size_t back(const char *text, size_t at, int n, size_t least)
{
    for (; n > 0 && at > least; n--)
        do
            at--;
        while (at > least && (text[at] & 0xC0) == 0x80);
    return at;
}

static bool is_space(const struct para *p, int i)
{
    return p->text[p->glyph[i].from] == ' ';
}

/* Whether glyph i is a cluster of its own, in the word that ends the item. */
static bool single(const struct placed *item, const struct broken *b, int i)
{
    const struct para *p = item->para;
    return i >= item->first && i >= b->tail && !is_space(p, i) &&
           cluster_end(p, i, p->glyphs) == i + 1 &&
           (i == item->first || p->glyph[i - 1].from != p->glyph[i].from);
}

/* Deals the text before `to` out to the letters before the hyphen, from the
 * last one back and `most` characters to each, until one reads as no more than
 * itself; false when the word has too few. */
static bool load(struct arena *a, const struct placed *item, struct broken *b,
                 size_t to, int most)
{
    const struct para *p = item->para;
    size_t count = (size_t)(item->end - item->first);
    struct slice *says = arena_array(a, count, sizeof *says);
    int i = item->end;
    for (size_t own = p->glyph[i - 1].to; to > own;) {
        if (!single(item, b, --i))
            return false;
        own = p->glyph[i].from;
        size_t from = back(p->text, to, most, own);
        says[i - item->first] = (struct slice){p->text + from, to - from};
        to = from;
    }
    b->loaded = i;
    b->says = says + (i - item->first);
    return true;
}

/* Where the word ends that glyph i goes on with: at a space, or where it runs
 * another way, so that what follows stands apart. */
static size_t word_end(const struct para *p, int i)
{
    while (i < p->glyphs && !is_space(p, i) && !para_apart(p, i))
        i++;
    return p->glyph[i - 1].to;
}

struct broken broken_of(struct arena *a, const struct placed *item)
{
    const struct para *p = item->para;
    struct broken b = {.tail = item->first, .loaded = item->end};
    while (item->tail && b.tail < item->end && !is_space(p, b.tail))
        b.tail++;
    if (!item->hyphen || b.tail == item->end)
        return b;
    size_t rest = p->glyph[item->end - 1].to;
    size_t end = word_end(p, item->end);
    size_t from = rest;
    for (int most = LONGEST; most <= LONGEST_EVER; most *= 2) {
        from = back(p->text, end, most, rest);
        if (from == rest || load(a, item, &b, from, most))
            break;
        from = rest;
    }
    b.hyphen = (struct slice){p->text + from, end - from};
    return b;
}

const struct slice *broken_says(const struct broken *b, int i)
{
    return i < b->tail      ? &nothing
           : i >= b->loaded ? &b->says[i - b->loaded]
                            : NULL;
}
