/* Faces for what a text's own family lacks. */
#include "text/private.h"

size_t letter_end(const char *text, size_t from, size_t to)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    const char *p = text + from, *end = text + to;
    utf8_next(&p);
    while (p < end) {
        const char *next = p;
        uint32_t c = utf8_next(&next);
        hb_unicode_general_category_t k =
            hb_unicode_general_category(unicode, c);
        if (!is_invisible(c) &&
            k != HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK &&
            k != HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK &&
            k != HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK)
            break;
        p = next;
    }
    return (size_t)(p - text);
}

static struct wanted wanted_for(const struct chooser *c, size_t from, size_t to)
{
    const struct stint *p = c->part;
    const struct setting *set = c->set;
    const char *lang = p->span->lang ? p->span->lang : set->lang;
    return (struct wanted){
        .list = set->fallback ? set->fallback : "",
        .list_at = set->fallback_at.src ? set->fallback_at : c->para->at,
        .lang = lang ? lang : "",
        .system = set->system,
        .script = p->script,
        .style = (p->face->bold ? STYLE_BOLD : 0) |
                 (p->face->italic ? STYLE_ITALIC : 0),
        .from = c->para->text + from,
        .to = c->para->text + to,
    };
}

/* Punctuation that is as wide as the ideographs it stands among. */
static bool is_wide(const char *at)
{
    uint32_t c = utf8_next(&at);
    return (c >= 0x3000 && c < 0x3040) || (c >= 0xff00 && c < 0xfff0);
}

const struct face *letter_face(const struct chooser *c,
                               const struct face *before, size_t from,
                               size_t to)
{
    const char *text = c->para->text;
    const struct face *own = c->part->face;
    bool space = text[from] == ' ' && from > c->part->from;
    const struct face *first = space ? before : own;
    bool foreign = is_wide(text + from) && !face_glyph(own, 0x4e00);
    if (!foreign && face_covers(first, text + from, text + to))
        return first;
    if (!(foreign && before == own) &&
        face_covers(before, text + from, text + to))
        return before;
    struct wanted w = wanted_for(c, from, to);
    const struct face *found = fonts_fallback(c->fonts, c->arena, c->diags, &w);
    if (found)
        return found;
    w.to = w.from;
    utf8_next(&w.to); /* without the marks on it */
    if (w.to == text + to || face_covers(own, w.from, w.to))
        return own;
    found = fonts_fallback(c->fonts, c->arena, c->diags, &w);
    return found ? found : own;
}
