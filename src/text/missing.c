/* Characters that no font has: their place, code point and name. */
#include "text/private.h"

enum { LINES_SEARCHED = 200 };

bool is_invisible(uint32_t c)
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

/* The place of bytes [from, to) if they stand so in the source, else of the
 * first character. */
static struct mark place_of(struct arena *a, const struct para *p, size_t from,
                            size_t to, const char *first, int count)
{
    const char *all = arena_copy(a, p->text + from, to - from);
    struct mark one = mark_find(p->at, first, LINES_SEARCHED);
    struct mark at = mark_find(p->at, all, LINES_SEARCHED);
    bool whole = at.line == one.line && at.col == one.col;
    one.len = whole ? count : one.len;
    return one;
}

static bool is_cjk(uint32_t c)
{
    hb_script_t k = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    return k == HB_SCRIPT_HAN || k == HB_SCRIPT_HANGUL ||
           k == HB_SCRIPT_HIRAGANA || k == HB_SCRIPT_KATAKANA ||
           k == HB_SCRIPT_BOPOMOFO || (c >= 0x3000 && c <= 0x303f) ||
           (c >= 0xff00 && c <= 0xffef);
}

/* An installed family that has it, but none that could be used. */
static const char *installed_name(const struct face *f, uint32_t c)
{
    struct fonts *fonts = ((const struct loaded *)(const void *)f)->fonts;
    fonts_lock(fonts);
    const char *name = installed_having(fonts_installed(fonts), "", c);
    fonts_unlock(fonts);
    return name;
}

static void say(struct arena *a, struct diags *d, const struct face *f,
                const struct para *p, size_t from, size_t to, uint32_t c,
                bool system)
{
    int count = 0;
    for (const char *s = p->text + from; s < p->text + to; utf8_next(&s))
        count++;
    struct buf first = buf_new(a);
    buf_utf8(&first, c);
    const char *shown = buf_text(&first);
    const char *more =
        count > 1 ? arena_printf(a, ", nor the %d after it", count - 1) : "";
    diag(d, place_of(a, p, from, to, shown, count), DIAG_NO_GLYPH,
         "%s (%s)%s; %s%s%s is the text font", character_name(a, c), shown,
         more, f->family, f->bold ? " bold" : "", f->italic ? " italic" : "");
    const char *having = system ? installed_name(f, c) : NULL;
    if (having)
        diag_hint(d,
                  "the installed '%s' has it, but not in a file of its own "
                  "that can be used",
                  having);
    else if (is_cjk(c))
        diag_hint(d, "'./run fonts-cjk' fetches families for Chinese, "
                     "Japanese and Korean");
    else
        diag_hint(d, "say it in letters, or put a font that has it into a "
                     "folder 'fonts' beside the résumé");
}

void missing_say(struct arena *a, struct diags *d, const struct face *f,
                 const struct para *p, size_t from, size_t to,
                 struct missing *said)
{
    const char *end = p->text + to, *next = p->text + from, *s = next;
    uint32_t c = utf8_next(&next);
    while (next < end && (is_invisible(c) || face_glyph(f, c))) {
        s = next;
        c = utf8_next(&next);
    }
    if (is_invisible(c) || face_glyph(f, c)) { /* of the cluster as a whole */
        s = next = p->text + from;
        c = utf8_next(&next);
    }
    struct fonts *fonts = ((const struct loaded *)(const void *)f)->fonts;
    if (!said_already(said, c) && !fonts_wanting(fonts, d))
        say(a, d, f, p, (size_t)(s - p->text), to, c, said->system);
}
