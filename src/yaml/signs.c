/* Signs of YAML that stand where they are none. */
#include "yaml/signs.h"
#include <string.h>

static int say(struct diags *d, const struct cursor *at, const char *what,
               const char *hint)
{
    diag(d, cursor_mark(at, 1), DIAG_SYNTAX, "a blank is missing %s", what);
    diag_hint(d, "put quotes around a text %s", hint);
    return at->line;
}

static int say_comment(struct diags *d, const struct cursor *at)
{
    return say(d, at, "before this comment", "with '#' in it");
}

static bool is_apart(const struct cursor *c, size_t byte)
{
    return !byte || strchr(" \t\n", c->src->text[byte - 1]);
}

int signs_between(struct diags *d, struct cursor at, size_t end)
{
    const char *text = at.src->text;
    int line = 0;
    for (size_t from = at.byte; from < end;) {
        size_t len = strcspn(text + from, "\n");
        size_t sign = from + strcspn(text + from, "#\n");
        if (sign < from + len && sign < end && !is_apart(&at, sign)) {
            cursor_to_byte(&at, sign);
            line = say_comment(d, &at);
        }
        from += len + 1;
    }
    return line;
}

int sign_query(struct diags *d, const struct cursor *at)
{
    if (!at->byte || at->src->text[at->byte - 1] != '?')
        return 0;
    return say(d, at, "behind '?'", "that begins with '?'");
}

int sign_header(struct diags *d, struct cursor at)
{
    size_t n = 1 + strspn(at.src->text + at.byte + 1, "+-0123456789");
    if (at.src->text[at.byte] == '\0' || at.src->text[at.byte + n] != '#')
        return 0;
    cursor_to_byte(&at, at.byte + n);
    return say_comment(d, &at);
}

int signs_skip(struct diags *d, struct cursor *at, size_t end,
               struct cursor *tag)
{
    static const char name[] = "0123456789_-abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t start = at->byte;
    while (at->index < end) {
        const char *p = at->src->text + at->byte;
        size_t n = *p == '&'                   ? 1 + strspn(p + 1, name)
                   : *p == '!'                 ? strcspn(p, " \t\n")
                   : *p == '#'                 ? strcspn(p, "\n")
                   : *p && strchr(" \t\n", *p) ? 1
                                               : 0;
        if (*p == '!')
            *tag = *at;
        if (!n)
            break;
        for (size_t to = at->byte + n; at->byte < to && at->index < end;)
            cursor_to_byte(at, at->byte + 1);
    }
    if (at->byte == start || at->index >= end || is_apart(at, at->byte))
        return 0;
    return say(d, at, "behind the anchor", "that begins with '&'");
}
