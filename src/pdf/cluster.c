/* Clusters: what their glyphs read as. */
#include "pdf/private.h"

int cluster_end(const struct para *p, int i, int end)
{
    int next = i + 1;
    while (next < end && same_cluster(&p->glyph[i], &p->glyph[next]))
        next++;
    return next;
}

int cluster_first(const struct para *p, int i, int first)
{
    while (i > first && cluster_end(p, i - 1, i + 1) > i)
        i--;
    return i;
}

struct cluster cluster_of(const struct para *p, int first, int end, bool back)
{
    return (struct cluster){p, first, end, back};
}

struct slice cluster_share(const struct cluster *c, int glyph)
{
    struct slice all = cluster_text(c->para, c->first);
    const char *p = all.text, *end = p + all.len;
    int n = c->back ? c->end - 1 - glyph : glyph - c->first;
    bool last = n == c->end - c->first - 1;
    for (; n > 0 && p < end; n--)
        utf8_next(&p);
    const char *from = p;
    if (p < end)
        utf8_next(&p);
    return (struct slice){from, (size_t)((last ? end : p) - from)};
}

bool cluster_mirrored(const struct cluster *c)
{
    const struct para *p = c->para;
    const struct glyph *g = &p->glyph[c->first];
    struct slice s = cluster_text(p, c->first);
    return c->back && s.len == 1 &&
           face_glyph(p->run[g->run].face, (unsigned char)*s.text) != g->id;
}
