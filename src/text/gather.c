/* The spans of a paragraph as one text. Line ends and tabs are spaces here,
 * ligatures that are characters are their letters, and what only says where a
 * line may break leaves the text for a list of its own. */
#include "text/private.h"

enum { MOST_MARKS = 30 }; /* on one letter: Stream-Safe, UAX #15 */

struct gather {
    struct arena *arena;
    struct diags *diags;
    struct mark at;
    struct buf text;
    hb_unicode_funcs_t *unicode;
    struct control *control;
    int controls, room;
    int marks; /* in a row */
    bool said;
};

static bool is_ascii_itself(char c)
{
    return c >= ' ' && c < 0x7f;
}

static void control_add(struct gather *g, enum control_kind kind)
{
    g->control = arena_more(g->arena, g->control, g->controls, &g->room,
                            sizeof *g->control, 8);
    g->control[g->controls++] = (struct control){g->text.len, kind};
}

/* Whether `c` is one combining mark too many on its letter. */
static bool mark_too_many(struct gather *g, uint32_t c)
{
    hb_unicode_general_category_t k =
        hb_unicode_general_category(g->unicode, c);
    if (k != HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK &&
        k != HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK &&
        k != HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK) {
        g->marks = 0;
        return false;
    }
    if (++g->marks <= MOST_MARKS)
        return false;
    if (!g->said)
        diag(g->diags, g->at, DIAG_FORBIDDEN_CHARACTER,
             "%s: more than %d combining marks on one letter",
             character_name(g->arena, c), MOST_MARKS);
    g->said = true;
    return true;
}

static void character_add(struct gather *g, uint32_t c)
{
    static const char *const ligature[] = {"ff",  "fi", "fl", "ffi",
                                           "ffl", "ſt", "st"};
    switch (c) {
    case 0x0085: /* next line */
    case 0x2028: /* line separator */
    case 0x2029: /* paragraph separator */
        buf_putc(&g->text, ' ');
        return;
    case 0x00ad: /* soft hyphen */
        control_add(g, CONTROL_HYPHEN);
        return;
    case 0x200b: /* zero width space */
        control_add(g, CONTROL_MAY);
        return;
    case 0x2060: /* word joiner */
    case 0xfeff:
        control_add(g, CONTROL_JOIN);
        return;
    default:
        break;
    }
    if (c >= 0xfb00 && c <= 0xfb06)
        buf_puts(&g->text, ligature[c - 0xfb00]);
    else if (c < 0x300 || !mark_too_many(g, c))
        buf_utf8(&g->text, c);
}

static void span_add(struct gather *g, const char *s)
{
    while (*s) {
        const char *run = s;
        while (is_ascii_itself(*s))
            s++;
        if (s > run) {
            buf_add(&g->text, run, (size_t)(s - run));
            g->marks = 0;
        } else if (*s > 0 && *s <= ' ') {
            buf_putc(&g->text, ' ');
            s++;
        } else {
            character_add(g, utf8_next(&s));
        }
    }
}

struct gathered text_gather(struct arena *a, struct diags *d,
                            const struct rich *text)
{
    struct gather g = {.arena = a, .diags = d, .at = text->at};
    g.text = buf_new(a);
    g.unicode = hb_unicode_funcs_get_default();
    struct piece *piece = arena_array(a, (size_t)text->count, sizeof *piece);
    for (int i = 0; i < text->count; i++) {
        piece[i] = (struct piece){.span = &text->span[i], .from = g.text.len};
        span_add(&g, text->span[i].text);
        piece[i].to = g.text.len;
    }
    const char *whole = buf_text(&g.text);
    return (struct gathered){whole,       g.text.len, piece,
                             text->count, g.control,  g.controls};
}

/* ---- scripts ---- */

static hb_script_t script_of(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) - 'a' < 26 ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    return hb_unicode_script(hb_unicode_funcs_get_default(), c);
}

size_t script_end(const struct gathered *g, size_t from, size_t to,
                  hb_script_t *script)
{
    hb_script_t one = HB_SCRIPT_COMMON;
    const char *p = g->text + from, *end = g->text + to;
    while (p < end) {
        const char *here = p;
        hb_script_t k = script_of(utf8_next(&p));
        if (k == HB_SCRIPT_COMMON || k == HB_SCRIPT_INHERITED ||
            k == HB_SCRIPT_UNKNOWN || k == one)
            continue;
        if (one != HB_SCRIPT_COMMON)
            return (size_t)(here - g->text);
        one = *script = k;
    }
    return to;
}
