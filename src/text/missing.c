/* Characters that no font has: their place, code point and name. */
#include "text/private.h"

enum { LINES_SEARCHED = 200 };

bool characters_have(const struct characters *set, size_t ranges, uint32_t c)
{
    for (size_t i = 0; i < ranges && c >= set[i].first; i++)
        if (c <= set[i].last)
            return true;
    return false;
}

bool is_invisible(uint32_t c)
{
    static const struct characters set[] = {
        {0x00ad, 0x00ad},   {0x034f, 0x034f}, {0x061c, 0x061c},
        {0x115f, 0x1160},   {0x17b4, 0x17b5}, {0x180b, 0x180f},
        {0x200b, 0x200f},   {0x202a, 0x202e}, {0x2060, 0x206f},
        {0x3164, 0x3164},   {0xfe00, 0xfe0f}, {0xfeff, 0xfeff},
        {0xffa0, 0xffa0},   {0xfff0, 0xfff8}, {0x1d173, 0x1d17a},
        {0xe0000, 0xe0fff},
    };
    return HAVE(set, c);
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
    static const hb_script_t script[] = {HB_SCRIPT_HAN, HB_SCRIPT_HANGUL,
                                         HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA,
                                         HB_SCRIPT_BOPOMOFO};
    static const struct characters marks[] = {{0x3000, 0x303f},
                                              {0xff00, 0xffef}};
    hb_script_t k = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    bool is = HAVE(marks, c);
    for (size_t i = 0; i < sizeof script / sizeof *script; i++)
        is |= k == script[i];
    return is;
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
