/* Strings, and what stands escaped (ISO 32000-1, 7.2, 7.3.4 and 7.3.5). What
 * has no escapes is a view of the bytes it stands in. */
#include "gate/document.h"

const uint8_t byte_class[256] = {
    [0] = BYTE_SPACE | BYTE_SKIPPED,
    ['\t'] = BYTE_SPACE | BYTE_SKIPPED,
    ['\n'] = BYTE_SPACE | BYTE_SKIPPED,
    ['\f'] = BYTE_SPACE | BYTE_SKIPPED,
    ['\r'] = BYTE_SPACE | BYTE_SKIPPED | BYTE_IN_STRING,
    [' '] = BYTE_SPACE | BYTE_SKIPPED,
    ['('] = BYTE_DELIMITER | BYTE_IN_STRING,
    [')'] = BYTE_DELIMITER | BYTE_IN_STRING,
    ['<'] = BYTE_DELIMITER,
    ['>'] = BYTE_DELIMITER,
    ['['] = BYTE_DELIMITER,
    [']'] = BYTE_DELIMITER,
    ['{'] = BYTE_DELIMITER,
    ['}'] = BYTE_DELIMITER,
    ['/'] = BYTE_DELIMITER,
    ['%'] = BYTE_DELIMITER | BYTE_SKIPPED,
    ['\\'] = BYTE_IN_STRING,
    ['#'] = BYTE_IN_NAME,
    ['0'] = BYTE_NUMERIC,
    ['1'] = BYTE_NUMERIC,
    ['2'] = BYTE_NUMERIC,
    ['3'] = BYTE_NUMERIC,
    ['4'] = BYTE_NUMERIC,
    ['5'] = BYTE_NUMERIC,
    ['6'] = BYTE_NUMERIC,
    ['7'] = BYTE_NUMERIC,
    ['8'] = BYTE_NUMERIC,
    ['9'] = BYTE_NUMERIC,
    ['+'] = BYTE_NUMERIC,
    ['-'] = BYTE_NUMERIC,
    ['.'] = BYTE_NUMERIC,
    ['J'] = BYTE_WATCHED,
    ['L'] = BYTE_WATCHED,
    ['O'] = BYTE_WATCHED,
    ['A'] = BYTE_WATCHED,
    ['E'] = BYTE_WATCHED,
    ['G'] = BYTE_WATCHED,
    ['S'] = BYTE_WATCHED,
};

int byte_hex(uint8_t c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* ---- names ---- */

struct object literal_name(struct lexer *l, const uint8_t *s,
                           const uint8_t *end)
{
    uint8_t *out = arena_raw(l->arena, (size_t)(end - s)), *to = out;
    while (s < end)
        if (*s == '#' && end - s > 2 && byte_hex(s[1]) >= 0 &&
            byte_hex(s[2]) >= 0) {
            *to++ = (uint8_t)(byte_hex(s[1]) << 4 | byte_hex(s[2]));
            s += 3;
        } else {
            *to++ = *s++;
        }
    return object_bytes(OBJECT_NAME, out, to);
}

/* ---- strings ---- */

/* The byte of an escape at p, which stands after the backslash; -1: none. */
static int unescape(const uint8_t **p, const uint8_t *end)
{
    uint8_t c = *(*p)++;
    switch (c) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case '\r':
        if (*p < end && **p == '\n')
            ++*p;
        return -1;
    case '\n':
        return -1;
    default:
        break;
    }
    if (c < '0' || c > '7')
        return c;
    int v = c - '0';
    for (int i = 0; i < 2 && *p < end && **p >= '0' && **p <= '7'; i++)
        v = v << 3 | (*(*p)++ - '0');
    return v & 0xFF;
}

/* [s, end) with its escapes undone, and every line's end a line feed. */
static struct object unescaped(struct lexer *l, const uint8_t *s,
                               const uint8_t *end)
{
    uint8_t *out = arena_raw(l->arena, (size_t)(end - s)), *to = out;
    while (s < end) {
        uint8_t c = *s++;
        if (c != '\\' && c != '\r') {
            *to++ = c;
        } else if (c == '\r') {
            *to++ = '\n';
            s += s < end && *s == '\n';
        } else if (s < end) {
            int byte =
                byte_class[*s] & BYTE_DELIMITER ? *s++ : unescape(&s, end);
            if (byte >= 0)
                *to++ = (uint8_t)byte;
        } else {
            *to++ = c;
        }
    }
    return object_bytes(OBJECT_STRING, out, to);
}

/* The first byte from p on that means something in a string; `end`: none. */
static const uint8_t *string_stop(const uint8_t *p, const uint8_t *end)
{
    while (end - p >= 4 && !((byte_class[p[0]] | byte_class[p[1]] |
                              byte_class[p[2]] | byte_class[p[3]]) &
                             BYTE_IN_STRING))
        p += 4;
    while (p < end && !(byte_class[*p] & BYTE_IN_STRING))
        p++;
    return p;
}

/* The bracket that ends the string whose characters begin at p; `end`: there
 * is none. `plain`: nothing in it is escaped. */
static const uint8_t *string_end(const uint8_t *p, const uint8_t *end,
                                 bool *plain)
{
    *plain = true;
    for (int depth = 1; (p = string_stop(p, end)) < end; p++)
        if (*p == '(') {
            depth++;
        } else if (*p == ')') {
            if (--depth == 0)
                break;
        } else {
            *plain = false;
            p += *p == '\\' && p + 1 < end;
        }
    return p;
}

struct object literal_string(struct lexer *l)
{
    bool plain;
    const uint8_t *s = l->p + 1, *end = string_end(s, l->end, &plain);
    l->p = end < l->end ? end + 1 : end;
    return plain ? object_bytes(OBJECT_STRING, s, end) : unescaped(l, s, end);
}

struct object literal_hex(struct lexer *l)
{
    const uint8_t *s = ++l->p;
    const uint8_t *end = memchr(s, '>', (size_t)(l->end - s));
    l->p = end ? end + 1 : l->end;
    if (!end)
        end = l->end;
    uint8_t *out = arena_raw(l->arena, (size_t)(end - s) / 2 + 1);
    size_t n = 0;
    for (; s < end; s++) {
        int v = byte_hex(*s);
        if (v < 0)
            continue;
        if (n & 1)
            out[n / 2] = (uint8_t)(out[n / 2] | v);
        else
            out[n / 2] = (uint8_t)(v << 4);
        n++;
    }
    return object_bytes(OBJECT_STRING, out, out + (n + 1) / 2);
}
