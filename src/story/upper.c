/* Texts in capitals (Unicode, SpecialCasing): what is printed is what is
 * read. */
#include "story/private.h"
#include <string.h>

/* Letters that are several as capitals. */
static const struct {
    uint32_t letter;
    const char *capitals;
} special[] = {
    {0xDF, "SS"},
    {0x149, "\xCA\xBCN"},
    {0x1F0, "J\xCC\x8C"},
    {0xFB00, "FF"},
    {0xFB01, "FI"},
    {0xFB02, "FL"},
    {0xFB03, "FFI"},
    {0xFB04, "FFL"},
    {0xFB05, "ST"},
    {0xFB06, "ST"},
    {0x587, "\xD4\xB5\xD5\x92"},
    {0x390, "\xCE\xAA"},
    {0x3B0, "\xCE\xAB"},
};

/* Greek capitals go without accents but for the diaeresis. */
static uint32_t without_tonos(uint32_t c)
{
    static const uint32_t plain[][2] = {
        {0x386, 0x391}, {0x388, 0x395}, {0x389, 0x397}, {0x38A, 0x399},
        {0x38C, 0x39F}, {0x38E, 0x3A5}, {0x38F, 0x3A9}};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i][0] == c)
            return plain[i][1];
    return c;
}

static bool is_lang(const char *lang, const char *code)
{
    size_t n = strlen(code);
    return strncmp(lang, code, n) == 0 && (!lang[n] || lang[n] == '-');
}

static void put_capital(struct buf *b, uint32_t c, const char *lang)
{
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (special[i].letter == c) {
            buf_puts(b, special[i].capitals);
            return;
        }
    bool turkic = is_lang(lang, "tr") || is_lang(lang, "az");
    if (c == 'i' && turkic)
        buf_utf8(b, 0x130);
    else if (c >= 0x10D0 && c <= 0x10FF) /* Georgian heads have no capitals */
        buf_utf8(b, c);
    else
        buf_utf8(b, without_tonos(utf8_upper(c)));
}

struct rich rich_capitals(struct arena *a, struct rich r, const char *lang)
{
    struct span *span = arena_array(a, (size_t)r.count + 1, sizeof *span);
    for (int i = 0; i < r.count; i++) {
        struct buf b = buf_new(a);
        const char *in = r.span[i].lang ? r.span[i].lang : lang;
        const char *s = r.span[i].text;
        for (uint32_t c; (c = utf8_next(&s));)
            put_capital(&b, c, in);
        span[i] = r.span[i];
        span[i].text = buf_text(&b);
    }
    return (struct rich){span, r.count, r.at};
}
