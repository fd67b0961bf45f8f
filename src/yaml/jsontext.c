/* Strings with their escapes, and the grammar of numbers. */
#include "yaml/jsontext.h"
#include <string.h>

/* Nobody reads more than some mistakes. */
static void json_diag(struct json_text *in, enum diag_kind kind, size_t at,
                      size_t len, const char *say, const char *hint)
{
    enum { MOST = 1000 };
    size_t chars = 0;
    for (size_t i = at; i < at + len && i < in->src->len; i++)
        chars += ((unsigned char)in->text[i] & 0xC0) != 0x80;
    if (in->mistakes++ >= MOST)
        return;
    cursor_to_byte(&in->cursor, at);
    diag(in->diags, cursor_mark(&in->cursor, chars), kind, "%s", say);
    diag_hint(in->diags, "%s", hint);
}

void json_say(struct json_text *in, size_t at, size_t len, const char *say,
              const char *hint)
{
    json_diag(in, DIAG_SYNTAX, at, len, say, hint);
}

/* ---- strings ---- */

static bool hex4(const char *p, uint32_t *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++) {
        char c = p[i], l = (char)(c | 0x20);
        bool digit = c >= '0' && c <= '9', letter = l >= 'a' && l <= 'f';
        if (!digit && !letter)
            return false;
        *value = *value << 4 | (uint32_t)(digit ? c - '0' : l - 'a' + 10);
    }
    return true;
}

static void say_escape(struct json_text *in, size_t at, size_t len,
                       const char *what, const char *hint)
{
    json_say(
        in, at, len,
        arena_printf(in->arena, "'%.*s' %s", (int)len, in->text + at, what),
        hint);
}

/* The character of \uXXXX at `at`, with its second half where it has one. */
static uint32_t unicode_escape(struct json_text *in, size_t at, size_t *len)
{
    const char *p = in->text + at;
    uint32_t c, low;
    *len = 6;
    if (!hex4(p + 2, &c)) {
        *len = 2;
        say_escape(in, at, 2, "lacks its four hexadecimal digits",
                   "write \\u00e9, or the character itself");
        return ' ';
    }
    if (c >= 0xD800 && c < 0xDC00 && p[6] == '\\' && p[7] == 'u' &&
        hex4(p + 8, &low) && low >= 0xDC00 && low < 0xE000) {
        *len = 12;
        return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    if (c >= 0xD800 && c < 0xE000) {
        say_escape(in, at, 6, "is half a character",
                   "write both halves, or the character itself");
        return ' ';
    }
    return c;
}

static uint32_t escape(struct json_text *in, size_t at, size_t *len)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    const char *p = in->text + at;
    const char *known = p[1] ? strchr(names, p[1]) : NULL;
    uint32_t c = known ? (unsigned char)values[known - names] : ' ';
    *len = 2;
    if (p[1] == 'u')
        c = unicode_escape(in, at, len);
    else if (!known) {
        *len = p[1] && p[1] != '\n' && !((unsigned char)p[1] & 0x80) ? 2 : 1;
        say_escape(in, at, *len, "is no escape of JSON",
                   "write \\\\ for a backslash");
    }
    if (c == '\r' && !strncmp(p + *len, "\\n", 2)) { /* one line end */
        *len += 2;
        return '\n';
    }
    if (char_forbidden(c)) {
        json_diag(in, DIAG_CONTROL, at, *len, char_name(in->arena, c),
                  arena_printf(in->arena,
                               "delete '%.*s'; for a backslash write '\\\\'",
                               (int)*len, p));
        return ' ';
    }
    return c;
}

/* Where the string's plain bytes from `i` on end. */
static size_t plain_run(const struct json_text *in, size_t i)
{
    const unsigned char *p = (const unsigned char *)in->text;
    while (p[i] >= 0x20 && p[i] != '"' && p[i] != '\\')
        i++;
    return i;
}

/* The string's value, from behind its opening quote, where it has escapes or
 * does not end; where it ends in *end. */
static struct buf decoded(struct json_text *in, size_t *end)
{
    struct buf b = buf_new(in->arena);
    size_t i = in->at + 1;
    while (in->text[i] != '"') {
        size_t run = plain_run(in, i), len = 1;
        buf_add(&b, in->text + i, run - i);
        i = run;
        char c = in->text[i];
        if (c == '\\') {
            buf_utf8(&b, escape(in, i, &len));
        } else if (c == '\t') {
            json_say(in, i, 1, "a tab inside a text", "write \\t, or a space");
        } else if (c != '"') {
            json_say(in, in->at, 1, "this quote is not closed on its line",
                     "close it with \"; inside a text write \\n for a line end "
                     "and \\\" for a quote");
            in->failed = true;
            break;
        }
        i += c == '"' ? 0 : len;
    }
    *end = i;
    return b;
}

struct json_string json_string(struct json_text *in)
{
    cursor_to_byte(&in->cursor, in->at);
    struct json_string s = {.at = cursor_mark(&in->cursor, 1)};
    size_t index = in->cursor.index, begin = in->at + 1;
    size_t end = plain_run(in, begin);
    if (in->text[end] == '"') {
        s.len = end - begin;
        s.text = arena_copy(in->arena, in->text + begin, s.len);
    } else {
        struct buf b = decoded(in, &end);
        s.len = b.len;
        s.text = buf_text(&b);
    }
    if (in->failed)
        return s;
    in->at = end + 1;
    cursor_to_byte(&in->cursor, in->at);
    s.at.len = (int)(in->cursor.index - index);
    return s;
}

/* ---- words ---- */

size_t json_word(const char *p)
{
    size_t n = 0;
    for (;; n++) {
        char c = p[n], l = (char)(c | 0x20);
        if ((l < 'a' || l > 'z') && (c < '0' || c > '9') &&
            (!c || !strchr("+-._$", c)))
            return n;
    }
}

static const char *digits(const char *p)
{
    return p + strspn(p, "0123456789");
}

bool json_is_number(const char *word)
{
    const char *p = word + (*word == '-');
    const char *q = *p == '0' ? p + 1 : digits(p);
    if (q == p)
        return false;
    if (*q == '.') {
        p = q + 1;
        q = digits(p);
        if (q == p)
            return false;
    }
    if (*q == 'e' || *q == 'E') {
        p = q + 1 + (q[1] == '+' || q[1] == '-');
        q = digits(p);
        if (q == p)
            return false;
    }
    return !*q;
}
