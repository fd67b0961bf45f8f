/* Inline markup and links, and where lines may break in what they say. */
#include "markup/markup.h"
#include "rig.h"

static void must_stand(struct arena *a, struct rich r)
{
    for (int i = 0; i < r.count; i++) {
        MUST(*r.span[i].text);
        rig_text(r.span[i].text);
        for (const char *u = r.span[i].url; u && *u; u++)
            MUST(*u > ' ' && *u < 0x7F);
    }
    const char *text = rich_text(a, r);
    size_t len = strlen(text);
    uint8_t *may = malloc(len + 1);
    MUST(may);
    line_breaks(text, len, may);
    free(may);
    for (const char *s = text, *next; *s; s = next) {
        next = grapheme_next(s, text + len);
        MUST(next > s && next <= text + len);
    }
    struct buf window = buf_new(a);
    rich_print(&window, r);
}

/* As a reader hands it over: a scalar, without NUL and controls. */
static const char *as_scalar(struct arena *a, const uint8_t *data, size_t len)
{
    char *text = arena_copy(a, (const char *)data, len);
    for (size_t i = 0; i < len; i++)
        if (!text[i] || text[i] == 0x7F ||
            ((uint8_t)text[i] < ' ' && text[i] != '\n' && text[i] != '\t'))
            text[i] = ' ';
    struct buf b = buf_new(a);
    for (const char *s = text; *s;) {
        uint32_t c = utf8_next(&s);
        buf_utf8(&b, c >= 0x80 && c < 0xA0 ? 0xFFFD : c);
    }
    return buf_text(&b);
}

bool fuzz(const uint8_t *data, size_t len)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    const char *text = as_scalar(a, data, len);
    struct source src = {"x", text, strlen(text), 0};
    struct mark at = mark_at_offset(&src, 0);
    struct rich r = markup_read(a, d, text, at);
    must_stand(a, r);
    must_stand(a, markup_plain(a, d, text, at));
    const char *const keyword[] = {"C", "C++", "and", NULL};
    must_stand(a, rich_bold_words(a, r, keyword));
    const char *url = markup_url(a, d, text, at);
    if (url)
        MUST(strlen(url) <= URL_LIMIT);
    rig_said(d);
    bool good = !diags_failed(d);
    arena_free(a);
    return good;
}
