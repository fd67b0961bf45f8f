/* Characters that no font has: their place, code point and name. */
#include "text/private.h"

enum { LINES_SEARCHED = 200 };

/* Characters that are nothing to see, so that no glyph is missed. */
static bool is_invisible(uint32_t c)
{
    return c == 0x00ad || c == 0x034f || c == 0x061c ||
           (c >= 0x115f && c <= 0x1160) || (c >= 0x17b4 && c <= 0x17b5) ||
           (c >= 0x180b && c <= 0x180f) || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           c == 0x3164 || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff ||
           c == 0xffa0 || (c >= 0xfff0 && c <= 0xfff8) ||
           (c >= 0x1d173 && c <= 0x1d17a) || (c >= 0xe0000 && c <= 0xe0fff);
}

static bool said_already(struct missing *said, uint32_t c)
{
    int most = sizeof said->c / sizeof *said->c;
    for (int i = 0; i < said->count; i++)
        if (said->c[i] == c)
            return true;
    if (said->count == most)
        return true;
    said->c[said->count++] = c;
    return false;
}

static const char *utf8_of(struct arena *a, uint32_t c)
{
    struct buf b = buf_new(a);
    buf_utf8(&b, c);
    return buf_text(&b);
}

static void say(struct arena *a, struct diags *d, const struct face *f,
                const struct para *p, uint32_t c)
{
    const char *s = utf8_of(a, c);
    diag(d, mark_find(p->at, s, LINES_SEARCHED), DIAG_NO_GLYPH,
         "%s (%s); %s%s%s is the text font", character_name(a, c), s, f->family,
         f->bold ? " bold" : "", f->italic ? " italic" : "");
    diag_hint(d, "say it in letters, or name a font that has it under "
                 "'typography.font_family' in the layout");
}

void missing_say(struct arena *a, struct diags *d, const struct face *f,
                 const struct para *p, size_t from, size_t to,
                 struct missing *said)
{
    const char *s = p->text + from, *end = p->text + to;
    bool any = false;
    while (s < end) {
        uint32_t c = utf8_next(&s);
        if (is_invisible(c) || face_glyph(f, c))
            continue;
        any = true;
        if (!said_already(said, c))
            say(a, d, f, p, c);
    }
    s = p->text + from;
    uint32_t first = utf8_next(&s);
    if (!any && !said_already(said, first))
        say(a, d, f, p, first);
}
