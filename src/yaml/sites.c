/* The conditions of words.c, by looking at the source around the mistake. */
#include "yaml/sites.h"
#include <string.h>

/* ---- lines ---- */

static size_t line_start(const char *text, size_t at)
{
    while (at && text[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const char *text, size_t at)
{
    return at + strcspn(text + at, "\n");
}

static size_t past_blanks(const char *text, size_t at)
{
    return at + strspn(text + at, " \t");
}

/* Where the line's text begins; with `items`, beyond its "- "s. */
static size_t line_text(const char *text, size_t at, bool items)
{
    size_t p = past_blanks(text, line_start(text, at));
    while (items && text[p] == '-' && (text[p + 1] == ' '))
        p = past_blanks(text, p + 1);
    return p;
}

/* The last line above that is neither blank nor a comment; false at the top. */
static bool line_above(const char *text, size_t at, size_t *above)
{
    for (size_t p = line_start(text, at); p;) {
        p = line_start(text, p - 1);
        size_t t = past_blanks(text, p);
        if (text[t] != '\n' && text[t] != '#') {
            *above = p;
            return true;
        }
    }
    return false;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\0';
}

static size_t count_chars(const char *text, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

struct site site_of(struct trouble t)
{
    return (struct site){.t = t, .text = t.src->text, .other = t.at};
}

void quote_value(struct buf *b, const char *from)
{
    enum { MOST = 48 };
    size_t len = strcspn(from, "\n");
    for (size_t i = 1; i < len; i++)
        if (from[i] == '#' && (from[i - 1] == ' ' || from[i - 1] == '\t'))
            len = i;
    while (len && blank(from[len - 1]))
        len--;
    bool single = memchr(from, '"', len) || memchr(from, '\\', len);
    bool cut = len > MOST;
    for (len = cut ? MOST : len; ((unsigned char)from[len] & 0xC0) == 0x80;)
        len--;
    buf_putc(b, single ? '\'' : '"');
    for (size_t i = 0; i < len; i++) {
        if (single && from[i] == '\'')
            buf_putc(b, '\'');
        buf_putc(b, from[i]);
    }
    buf_puts(b, cut ? "..." : "");
    buf_putc(b, single ? '\'' : '"');
}

/* ---- the character at the problem ---- */

static bool here(const struct site *s, const char *any)
{
    char c = s->text[s->t.at];
    return c && strchr(any, c);
}

bool is_tab(struct site *s)
{
    return here(s, "\t");
}

bool is_comma(struct site *s)
{
    return here(s, ",");
}

bool is_colon(struct site *s)
{
    return here(s, ":");
}

bool is_closer(struct site *s)
{
    s->value = line_text(s->text, s->t.at, true);
    const char *colon = strstr(s->text + s->value, ": ");
    if (colon && colon < s->text + s->t.at)
        s->value = past_blanks(s->text, (size_t)(colon - s->text) + 1);
    return here(s, "]}");
}

bool is_dash(struct site *s)
{
    return here(s, "-") && blank(s->text[s->t.at + 1]);
}

bool at_end(struct site *s)
{
    return s->t.at + strspn(s->text + s->t.at, " \t\n") >= s->t.src->len;
}

bool end_in_bracket(struct site *s)
{
    return at_end(s) && s->t.open != SIZE_MAX;
}

bool wrong_closer(struct site *s)
{
    s->other = s->t.from;
    return here(s, "]}");
}

bool later_line(struct site *s)
{
    return line_start(s->text, s->t.at) > s->t.from;
}

/* ---- tabs, escapes, block scalars ---- */

bool tab_indents(struct site *s)
{
    return is_tab(s) && line_text(s->text, s->t.at, false) > s->t.at;
}

bool to_tab(struct site *s)
{
    size_t start = line_start(s->text, s->t.at);
    const char *tab = memchr(s->text + start, '\t', s->t.src->len - start);
    s->found = tab ? (size_t)(tab - s->text) : s->t.at;
    return true;
}

bool to_escape(struct site *s)
{
    s->found = s->t.at;
    while (s->found > s->t.from && s->text[s->found] != '\\')
        s->found--;
    const char *p = s->text + s->found;
    if (!p[0] || !p[1])
        return true;
    size_t most = p[1] == 'x' ? 2 : p[1] == 'u' ? 4 : p[1] == 'U' ? 8 : 0;
    size_t digits = strspn(p + 2, "0123456789abcdefABCDEF");
    s->len = 2 + (digits < most ? digits : most);
    return true;
}

bool block_header(struct site *s)
{
    s->len = count_chars(s->text, s->t.from, line_end(s->text, s->t.from));
    return true;
}

/* ---- keys and colons ---- */

/* The first ": " of the line that stands before `at` and outside quotes;
 * `at` when there is none. */
static size_t first_colon(const char *text, size_t at)
{
    char quote = '\0';
    size_t start = line_text(text, at, true);
    for (size_t p = start; p < at; p++) {
        if (quote)
            quote = text[p] == quote ? '\0' : quote;
        else if ((text[p] == '"' || text[p] == '\'') &&
                 (p == start || blank(text[p - 1])))
            quote = text[p];
        else if (text[p] == ':' && blank(text[p + 1]))
            return p;
    }
    return at;
}

bool colon_in_value(struct site *s)
{
    size_t colon = first_colon(s->text, s->t.at);
    s->found = s->t.at;
    s->value = past_blanks(s->text, colon + 1);
    return colon < s->t.at;
}

bool two_keys(struct site *s)
{
    return colon_in_value(s) && strchr("\r\n", s->text[s->found + 1]);
}

/* A "key:value" without space from `from` on; its colon in *colon. */
static bool glued(const char *text, size_t from, size_t *colon)
{
    size_t p = from;
    while ((text[p] | 0x20) >= 'a' && (text[p] | 0x20) <= 'z')
        p++;
    p += strspn(text + p, "_-0123456789");
    while ((text[p] | 0x20) >= 'a' && (text[p] | 0x20) <= 'z')
        p++;
    *colon = p;
    return p > from && text[p] == ':' && !blank(text[p + 1]) &&
           text[p + 1] != '/';
}

/* Whether the value before the problem began on an earlier line and runs up
 * to the problem. */
static bool runs_here(const struct site *s)
{
    return s->t.last.start < line_start(s->text, s->t.at) &&
           past_blanks(s->text, s->t.last.end) == s->t.at;
}

/* Whether the value before the problem stands where a key could. */
static bool in_key_place(const struct site *s)
{
    return line_text(s->text, s->t.last.start, true) == s->t.last.start;
}

bool glued_key_above(struct site *s)
{
    if (!runs_here(s))
        return false;
    size_t p = s->t.last.start, end = line_start(s->text, s->t.at);
    if (!in_key_place(s))
        p = line_end(s->text, p) + 1;
    for (; p < end; p = line_end(s->text, p) + 1)
        if (glued(s->text, past_blanks(s->text, p), &s->found))
            return true;
    return false;
}

bool value_above(struct site *s)
{
    s->found = line_text(s->text, s->t.at, false);
    bool item = s->text[s->found] == '-';
    s->other = line_text(s->text, s->t.last.start, !item);
    if (!runs_here(s) ||
        (in_key_place(s) && !(item && s->text[s->other] == '-')))
        return false;
    s->len = count_chars(s->text, s->found, s->t.at);
    return true;
}

bool text_above(struct site *s)
{
    if (!runs_here(s))
        return false;
    s->found = s->t.last.start;
    s->len = count_chars(s->text, s->found, line_end(s->text, s->found));
    return true;
}

bool long_key(struct site *s)
{
    s->found = line_text(s->text, s->t.at, true);
    return count_chars(s->text, s->found, s->t.at) > 1024;
}

bool glued_dash(struct site *s)
{
    return s->text[s->t.from] == '-';
}

bool glued_key(struct site *s)
{
    return glued(s->text, s->t.from, &s->found);
}

bool to_line(struct site *s)
{
    s->found = s->t.from;
    s->len = count_chars(s->text, s->found, line_end(s->text, s->found));
    return true;
}

/* ---- what came before on the line ---- */

/* Whether a quoted or bracketed value ends on the problem's line right before
 * it. */
static bool after(struct site *s, const char *closers)
{
    size_t end = s->t.last.end;
    s->value = s->t.last.start;
    return s->t.last.closed && end && s->t.at < s->t.src->len &&
           strchr(closers, s->text[end - 1]) &&
           past_blanks(s->text, end) == s->t.at && s->text[s->t.at] != '\n';
}

bool runaway_quote(struct site *s)
{
    s->other = s->t.last.end;
    return after(s, "\"'") &&
           line_end(s->text, s->t.last.start) < s->t.last.end;
}

bool comma_after(struct site *s)
{
    return after(s, "\"']}") && here(s, ",") && s->t.open == SIZE_MAX;
}

bool apostrophe(struct site *s)
{
    s->found = s->t.at - (s->t.at > 0);
    return after(s, "'") && s->t.at == s->t.last.end;
}

bool after_quote(struct site *s)
{
    return after(s, "\"'") && !here(s, ",]}") && s->t.open == SIZE_MAX;
}

bool after_bracket(struct site *s)
{
    return after(s, "]}") && !here(s, ",]}") && s->t.open == SIZE_MAX;
}

bool after_alias(struct site *s)
{
    s->value = s->t.last.start;
    return s->text[s->value] == '*' &&
           past_blanks(s->text, s->t.last.end) == s->t.at &&
           s->text[s->t.at] != '\n';
}

/* ---- indentation ---- */

bool starts_line(struct site *s)
{
    s->other = s->t.from;
    return line_text(s->text, s->t.at, false) == s->t.at;
}

/* The column of the problem against that of the line above: less than 0 when
 * it stands further left. Sets the line above as the other place. */
static int against_above(struct site *s)
{
    size_t above;
    if (!starts_line(s) || !line_above(s->text, s->t.at, &above))
        return 0;
    s->other = line_text(s->text, above, s->text[s->t.at] != '-');
    size_t col = s->t.at - line_start(s->text, s->t.at);
    size_t col_above = s->other - line_start(s->text, s->other);
    return col < col_above ? -1 : col > col_above;
}

/* Whether the problem stands in the column of the block it is in. */
static bool in_column(const struct site *s)
{
    return s->t.at - line_start(s->text, s->t.at) ==
           s->t.from - line_start(s->text, s->t.from);
}

bool too_deep(struct site *s)
{
    return against_above(s) > 0 && !in_column(s);
}

bool too_shallow(struct site *s)
{
    return against_above(s) < 0 && !in_column(s);
}

bool glued_item(struct site *s)
{
    return here(s, "-") && !blank(s->text[s->t.at + 1]);
}

bool after_dots(struct site *s)
{
    size_t above;
    return line_above(s->text, s->t.at, &above) &&
           !strncmp(s->text + above, "...", 3);
}

bool after_root(struct site *s)
{
    size_t first = strspn(s->text, "\n");
    while (s->text[first] == '#' || !strncmp(s->text + first, "---", 3))
        first = line_end(s->text, first),
        first += strspn(s->text + first, "\n");
    s->other = line_text(s->text, first, false);
    return starts_line(s) &&
           (s->other = line_text(s->text, first, false)) > first &&
           s->other < s->t.at;
}
