/* Escapes of double-quoted YAML, looked at again where a value holds what it
 * may not. */
#include "yaml/escape.h"
#include <string.h>

/* The value of an escape at `p`, which is a backslash, and its bytes. */
static uint32_t escape_value(const char *p, size_t *len)
{
    static const struct {
        char name;
        uint8_t value;
    } known[] = {{'0', 0},    {'a', 7},    {'b', 8},   {'v', 0x0B},
                 {'f', 0x0C}, {'r', 0x0D}, {'e', 0x1B}};
    *len = 2;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (p[1] == known[i].name)
            return known[i].value;
    size_t digits = p[1] == 'x' ? 2 : p[1] == 'u' ? 4 : p[1] == 'U' ? 8 : 0;
    uint32_t v = digits ? 0 : ' ';
    for (size_t i = 0; i < digits; i++) {
        char d = p[2 + i];
        v = v << 4 | (uint32_t)(d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10);
    }
    *len += digits;
    return v;
}

/* "\r\n" written with escapes is one line end. */
static size_t line_feeds(char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        if (text[i] != '\r' || i + 1 == len || text[i + 1] != '\n')
            text[n++] = text[i];
    text[n] = '\0';
    return n;
}

/* Spaces for the characters that no text may hold; whether there are any. */
static bool blank_forbidden(char *text, size_t len)
{
    bool any = false;
    for (size_t i = 0; i < len; i++) {
        uint32_t u = (unsigned char)text[i];
        bool c1 = u == 0xC2 && i + 1 < len && (unsigned char)text[i + 1] < 0xA0;
        if (c1)
            u = (unsigned char)text[i + 1];
        if ((u >= 0x80 && !c1) || !char_forbidden(u))
            continue;
        any = true;
        text[i] = ' ';
        if (c1)
            text[i + 1] = ' ';
    }
    return any;
}

int escapes_check(struct arena *a, struct diags *d, struct cursor at,
                  char *text, size_t len)
{
    if (!blank_forbidden(text, line_feeds(text, len)))
        return 0;
    const char *source = at.src->text;
    for (size_t i = at.byte + 1; source[i] && source[i] != '"';) {
        size_t n = 1;
        uint32_t c = source[i] == '\\' ? escape_value(source + i, &n) : ' ';
        bool line_end = c == '\r' && !strncmp(source + i + n, "\\n", 2);
        if (char_forbidden(c) && !line_end) {
            cursor_to_byte(&at, i);
            diag(d, cursor_mark(&at, n), DIAG_CONTROL, "%s", char_name(a, c));
            diag_hint(d, "delete '%.*s'; for a backslash write '\\\\'", (int)n,
                      source + i);
        }
        i += n;
    }
    return at.line;
}
