/* Letter-spacing of capitals: between two that follow one another. */
#include "text/private.h"

enum { SMALL = SPAN_SMALL_CAPS | SPAN_ALL_SMALL_CAPS };

/* Whether the cluster of glyph `i` is a capital, or a letter set as one. */
static bool is_capital(const struct para *p, const struct setting *set, int i)
{
    const struct glyph *g = &p->glyph[i];
    const char *s = p->text + g->from;
    uint32_t c = utf8_next(&s);
    if (c < 0x80 && c - 'A' < 26)
        return true;
    if (set->small_caps || p->run[g->run].style & SMALL)
        return c < 0x80 ? c - 'a' < 26 : utf8_lower(c) != c || c >= 0xc0;
    return c >= 0x80 && utf8_lower(c) != c;
}

void capitals_space(const struct para *p, const struct setting *set,
                    struct glyph *glyph)
{
    bool before = p->glyphs && is_capital(p, set, 0);
    for (int i = 1; i < p->glyphs; i++) {
        if (glyph[i].from == glyph[i - 1].from)
            continue;
        bool capital = is_capital(p, set, i);
        if (before && capital && glyph[i].from == glyph[i - 1].to)
            glyph[i - 1].advance += (float)set->capitals;
        before = capital;
    }
}
