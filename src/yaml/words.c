/* libyaml's messages in plain words. A row is a message, what must be so for
 * the row to hold, where to point, and what to say; the first row that holds
 * is said. In the texts
 *   {c} is the character pointed at, {e} the escape, {l} the line and {n} the
 *   column of the other place, {q} the value in quotes. */
#include "yaml/words.h"
#include "yaml/sites.h"
#include <string.h>

enum place { AT, FROM, LAST, OPEN, FOUND };

struct words {
    const char *problem; /* part of libyaml's message */
    const char *context; /* part of its context; NULL for any */
    bool (*when)(struct site *s);
    enum place place;
    const char *say, *hint;
};

#define SPACES "use spaces: YAML takes no tabs before a line's text"
#define QUOTE "put quotes around it: {q}"
#define COLUMN "begin it in column {n}, like line {l}"
#define KEY_VALUE "write 'key: value'; a text that goes on is indented more"

static const struct words rows[] = {
    {"unexpected end of stream", NULL, NULL, FROM, "this quote is never closed",
     "close it with {c}; inside '...' write '' for an apostrophe"},
    {"unexpected document indicator", NULL, NULL, FROM,
     "this quote is not closed before line {l}", "close it with {c}"},
    {"unknown escape", NULL, to_escape, FOUND, "'{e}' is no escape",
     "write \\\\ for a backslash, or use single quotes"},
    {"hexdecimal number", "quoted", to_escape, FOUND,
     "'{e}' lacks its hexadecimal digits",
     "\\x takes 2, \\u 4 and \\U 8 of them; write \\\\ for a backslash"},
    {"invalid Unicode character escape", NULL, to_escape, FOUND,
     "'{e}' is no character",
     "write the character itself, or \\U and eight digits"},

    {"cannot start any token", NULL, tab_indents, AT,
     "a tab is used for indentation", SPACES},
    {"cannot start any token", NULL, is_tab, AT, "a tab where a space belongs",
     "write a space in its place"},
    {"cannot start any token", NULL, NULL, AT,
     "a value cannot begin with '{c}'", QUOTE},
    {"found a tab character", NULL, to_tab, FOUND,
     "a tab is used for indentation", SPACES},

    {"alphabetic or numeric", "alias", NULL, FROM,
     "a text cannot begin with '*'",
     "put quotes around a text that begins with '*': {q}"},
    {"alphabetic or numeric", "anchor", NULL, FROM,
     "a text cannot begin with '&'",
     "put quotes around a text that begins with '&': {q}"},
    {"", "a tag", NULL, FROM, "a text cannot begin with '!'",
     "put quotes around a text that begins with '!': {q}"},
    {"undefined tag handle", NULL, NULL, FROM, "a text cannot begin with '!'",
     "put quotes around a text that begins with '!': {q}"},

    {"", "block scalar", block_header, FROM, "text on the line of '{c}'",
     "the text begins on the next line, indented; a value that begins with "
     "'{c}' needs quotes: {q}"},

    {"mapping values", NULL, two_keys, FOUND, "two keys on one line",
     "begin the second on the next line, indented by two spaces more"},
    {"mapping values", NULL, colon_in_value, FOUND, "': ' inside a value",
     "put quotes around the value: {q}"},
    {"mapping values", NULL, glued_key_above, FOUND, "no space after ':'",
     "write 'key: value'"},
    {"mapping values", NULL, value_above, FOUND,
     "indented more than line {l}, which has a value already", COLUMN},
    {"mapping values", NULL, text_above, FOUND,
     "a text stands here, but line {l} goes on with a key",
     "write 'key: value' here, or put line {l} in the column of its own key"},
    {"mapping values", NULL, long_key, FOUND,
     "a key of more than 1024 characters", "put quotes around the text"},
    {"mapping values", NULL, NULL, AT, "a ':' where no key can be",
     "put quotes around a text that holds ': '"},

    {"found unexpected ':'", NULL, NULL, AT, "no space after ':'",
     "write 'key: value'"},
    {"could not find expected ':'", NULL, glued_dash, FROM,
     "no space after '-'", "write '- item'"},
    {"could not find expected ':'", NULL, glued_key, FOUND,
     "no space after ':'", "write 'key: value'"},
    {"could not find expected ':'", NULL, to_line, FOUND,
     "no 'key: value' in this line", KEY_VALUE},

    {"did not find expected", NULL, runaway_quote, LAST,
     "this quote ends only on line {l}",
     "close it where the text ends; inside '...' write '' for an apostrophe, "
     "inside \"...\" write \\\" for a quote"},
    {"did not find expected", NULL, comma_after, AT,
     "a ',' after a whole value", "delete it: lines need no commas in YAML"},
    {"did not find expected", NULL, apostrophe, FOUND,
     "this apostrophe ends the quoted text",
     "inside '...' write '' for an apostrophe, or use \"...\""},
    {"did not find expected", NULL, after_quote, AT,
     "text after the closing quote",
     "put all of the value in one pair of quotes: {q}"},
    {"did not find expected", NULL, after_bracket, AT,
     "text after the closing bracket",
     "put quotes around a text that begins with a bracket: {q}"},
    {"did not find expected", NULL, after_alias, AT, "text after an alias",
     "put quotes around a text that begins with '*': {q}"},

    {"',' or ']'", NULL, at_end, FROM, "this '[' is never closed",
     "write ']' where the list ends; a text that begins with '[' needs quotes"},
    {"',' or '}'", NULL, at_end, FROM, "this '{' is never closed",
     "write '}' where it ends; a text that begins with '{' needs quotes"},
    {"',' or ']'", NULL, wrong_closer, AT,
     "'{c}' cannot close the '[' of line {l}", "write ']'"},
    {"',' or '}'", NULL, wrong_closer, AT,
     "'{c}' cannot close the '{' of line {l}", "write '}'"},
    {"',' or ']'", NULL, later_line, FROM, "this '[' is not closed by line {l}",
     "write ']' where the list ends, and ',' between its items"},
    {"',' or '}'", NULL, later_line, FROM, "this '{' is not closed by line {l}",
     "write '}' where it ends, and ',' between its items"},
    {"',' or", NULL, is_colon, AT, "': ' inside an unquoted item",
     "put quotes around a text that holds ': '"},
    {"',' or", NULL, NULL, AT, "a ',' is missing here",
     "write ',' between items, or put quotes around the whole text"},

    {"node content", NULL, end_in_bracket, OPEN, "this '{c}' is never closed",
     "close it; a text that begins with a bracket needs quotes"},
    {"node content", NULL, is_comma, AT, "nothing stands before this ','",
     "delete the ',' or put quotes around the text"},
    {"node content", NULL, is_closer, AT, "'{c}' closes nothing",
     "delete it, or put quotes around the text: {q}"},
    {"node content", NULL, is_dash, AT, "'- ' inside brackets",
     "write [one, two], or a list with '- ' on lines of its own"},

    {"block sequence entries", NULL, NULL, AT,
     "a list cannot begin on the line of its key",
     "write '- ' on the next line, or quotes around the text: {q}"},
    {"mapping keys", NULL, NULL, AT, "'? ' cannot begin a value", QUOTE},

    {"expected key", NULL, is_colon, AT, "a key is missing before ':'",
     "write 'key: value'"},
    {"expected", "parsing a block", too_deep, AT,
     "indented more than line {l}, which has a value already", COLUMN},
    {"expected", "parsing a block", too_shallow, AT,
     "this indentation fits no line above", COLUMN},
    {"expected key", NULL, is_dash, AT, "a list item where a key belongs",
     "without '- ' it is a key like those above; a list stands under its key"},
    {"'-' indicator", NULL, glued_item, AT, "no space after '-'",
     "write '- item'"},
    {"'-' indicator", NULL, starts_line, AT,
     "no '-' in this line, but it stands in the list of line {l}",
     "begin it with '- ', or indent it as its key is"},
    {"expected", "parsing a block", is_closer, AT, "'{c}' closes nothing",
     "delete it, or put quotes around the text: {q}"},
    {"expected", "parsing a block", NULL, AT, "this cannot follow the value",
     "put quotes around the whole value"},

    {"<document start>", NULL, after_dots, AT,
     "text after '...', which ends the file", "delete the line '...'"},
    {"<document start>", NULL, after_root, AT,
     "begins further left than line {l}", COLUMN},
    {"<document start>", NULL, NULL, AT, "text after the end of the value",
     "a file is lines of 'key: value'"},

    {"incompatible YAML", NULL, NULL, AT,
     "a YAML version that is not 1.1 or 1.2", "delete this line"},
    {"", "directive", NULL, FROM, "a line cannot begin with '%'",
     "put quotes around a text that begins with '%'"},
    {"duplicate %", NULL, NULL, AT, "a directive for the second time",
     "delete this line"},
};

/* ---- saying ---- */

static size_t place_of(const struct site *s, enum place p)
{
    const size_t places[] = {[AT] = s->t.at,
                             [FROM] = s->t.from,
                             [LAST] = s->t.last.start,
                             [OPEN] = s->t.open,
                             [FOUND] = s->found};
    return places[p];
}

/* The character at `at`, of a line end nothing. */
static void put_char(struct buf *b, const char *text, size_t at)
{
    const char *end = text + at;
    uint32_t c = utf8_next(&end);
    if (c && c != '\n')
        buf_add(b, text + at, (size_t)(end - (text + at)));
}

static const char *fill(struct arena *a, const struct site *s, size_t at,
                        const char *words)
{
    struct buf b = buf_new(a);
    struct mark other = mark_at_offset(s->t.src, s->other);
    for (const char *w = words; *w; w++) {
        bool slot = w[0] == '{' && w[1] && w[2] == '}';
        if (!slot) {
            buf_putc(&b, *w);
            continue;
        }
        switch (w[1]) {
        case 'c':
            put_char(&b, s->text, at);
            break;
        case 'e':
            put_char(&b, s->text, at);
            put_char(&b, s->text, at + 1);
            if (s->len > 2)
                buf_add(&b, s->text + at + 2, s->len - 2);
            break;
        case 'l':
            buf_printf(&b, "%d", other.line);
            break;
        case 'n':
            buf_printf(&b, "%d", other.col);
            break;
        case 'q':
            quote_value(&b, s->text + s->value);
            break;
        }
        w += 2;
    }
    return buf_text(&b);
}

void trouble_say(struct arena *a, struct diags *d, struct trouble t)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct words *w = &rows[i];
        if (!strstr(t.problem, w->problem) ||
            (w->context && !strstr(t.context, w->context)))
            continue;
        struct site s = site_of(t);
        if (w->when && !w->when(&s))
            continue;
        size_t at = place_of(&s, w->place);
        if (!s.value)
            s.value = at;
        struct mark m = mark_at_offset(t.src, at);
        m.len = (int)(s.len ? s.len : at < t.src->len && s.text[at] != '\n');
        diag(d, m, DIAG_SYNTAX, "%s", fill(a, &s, at, w->say));
        diag_hint(d, "%s", fill(a, &s, at, w->hint));
        return;
    }
    struct mark m = mark_at_offset(t.src, t.at);
    diag(d, m, DIAG_SYNTAX, "this is no YAML: %s", t.problem);
    diag_hint(d, "put quotes around a text with special characters");
}
