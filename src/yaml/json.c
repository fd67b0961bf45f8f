/* JSON by RFC 8259, without recursion. What can be read past is: a comment, a
 * trailing comma, a missing one. */
#include "yaml/jsontext.h"
#include "yaml/readers.h"
#include <string.h>

enum state {
    VALUE,         /* after ':' or at the start */
    FIRST_ITEM,    /* after '[' */
    ITEM,          /* after ',' in a list */
    FIRST_KEY,     /* after '{' */
    KEY,           /* after ',' in a map */
    COLON,         /* after a key */
    COMMA_OR_CLOSE /* after a value */
};

struct reader {
    struct json_text in;
    struct tree *tree;
    enum state state;
    size_t opener[YAML_DEPTH]; /* where the open brackets stand */
    size_t end, comma;         /* of the last value; of the last comma */
    bool ended;
};

static void fail(struct reader *r, size_t at, size_t len, const char *say,
                 const char *hint)
{
    json_say(&r->in, at, len, say, hint);
    r->ended = true;
}

static char peek(const struct reader *r)
{
    return r->in.text[r->in.at];
}

static bool in_map(const struct reader *r)
{
    return r->in.text[r->opener[r->tree->depth - 1]] == '{';
}

/* ---- between the values ---- */

/* Past white space, and past comments, which are said. */
static void skip_space(struct reader *r)
{
    for (;;) {
        const char *p = r->in.text + r->in.at;
        size_t n = strspn(p, " \t\n");
        bool block = p[n] == '/' && p[n + 1] == '*';
        bool line = p[n] == '#' || (p[n] == '/' && p[n + 1] == '/');
        r->in.at += n;
        if (!block && !line)
            return;
        size_t len = strcspn(p + n, "\n");
        const char *close = block ? strstr(p + n + 2, "*/") : p + n + len;
        size_t end = close ? (size_t)(close - r->in.text) + (block ? 2 : 0)
                           : r->in.src->len;
        len = end - r->in.at < len ? end - r->in.at : len;
        json_say(&r->in, r->in.at, len, "JSON has no comments",
                 "delete it, or name the file .yaml and write '# comment'");
        r->in.at = end;
    }
}

static void at_the_end(struct reader *r)
{
    r->ended = true;
    if (!r->tree->depth)
        return;
    size_t opener = r->opener[r->tree->depth - 1];
    bool map = r->in.text[opener] == '{';
    json_say(&r->in, opener, 1,
             map ? "this '{' is never closed" : "this '[' is never closed",
             map ? "write '}' where it ends" : "write ']' where it ends");
}

static void after_value(struct reader *r)
{
    r->end = r->in.at;
    r->state = COMMA_OR_CLOSE;
}

static void open_bracket(struct reader *r)
{
    bool map = peek(r) == '{';
    cursor_to_byte(&r->in.cursor, r->in.at);
    tree_open(r->tree, map ? NODE_MAP : NODE_LIST,
              cursor_mark(&r->in.cursor, 0));
    if (r->tree->stopped)
        return;
    r->opener[r->tree->depth - 1] = r->in.at++;
    r->state = map ? FIRST_KEY : FIRST_ITEM;
}

static void close_bracket(struct reader *r)
{
    char c = peek(r);
    if (in_map(r) != (c == '}')) {
        size_t opener = r->opener[r->tree->depth - 1];
        const char *say = arena_printf(
            r->in.arena, "'%c' cannot close the '%c' of line %d", c,
            r->in.text[opener], mark_at_offset(r->in.src, opener).line);
        fail(r, r->in.at, 1, say, c == '}' ? "write ']'" : "write '}'");
        return;
    }
    if (r->state == KEY || r->state == ITEM)
        json_say(&r->in, r->comma, 1, "a ',' before the closing bracket",
                 "delete it: JSON has no comma after the last one");
    tree_close(r->tree);
    r->in.at++;
    after_value(r);
}

/* ---- values ---- */

static void read_string(struct reader *r, bool key)
{
    struct json_string s = json_string(&r->in);
    r->ended = r->in.failed || !tree_bears(r->tree, s.len, s.at);
    if (r->ended)
        return;
    if (key) {
        tree_key(r->tree, SLOT_KEY, s.text, s.at);
        r->end = r->in.at;
        r->state = COLON;
        return;
    }
    tree_scalar(r->tree, NODE_SCALAR, s.text, s.len, true, s.at);
    after_value(r);
}

/* The case of letters does not matter. */
static bool word_is(const char *word, const char *lower)
{
    for (; *word && *lower; word++, lower++)
        if ((*word | 0x20) != *lower)
            return false;
    return *word == *lower;
}

static void refuse_word(struct reader *r, const char *word, size_t len)
{
    bool number = strchr("+-.0123456789", *word) != NULL;
    const char *hint = number ? "a number is like 0.5, -3 or 1e6; put quotes "
                                "around a text"
                       : word_is(word, "true")  ? "write true"
                       : word_is(word, "false") ? "write false"
                       : word_is(word, "null") || word_is(word, "none") ||
                               word_is(word, "nil") ||
                               word_is(word, "undefined") ||
                               word_is(word, "nan")
                           ? "write null"
                           : "put double quotes around a text";
    const char *say = arena_printf(r->in.arena,
                                   number ? "'%s' is no number in JSON"
                                          : "'%s' is no value in JSON",
                                   word);
    fail(r, r->in.at, len, say, hint);
}

/* A number, true, false or null. */
static void read_word(struct reader *r)
{
    const char *p = r->in.text + r->in.at;
    size_t len = json_word(p);
    const char *word = arena_copy(r->in.arena, p, len);
    bool null = !strcmp(word, "null");
    if (!null && strcmp(word, "true") && strcmp(word, "false") &&
        !json_is_number(word)) {
        refuse_word(r, len > 40 ? arena_copy(r->in.arena, word, 40) : word,
                    len);
        return;
    }
    cursor_to_byte(&r->in.cursor, r->in.at);
    tree_scalar(r->tree, null ? NODE_NULL : NODE_SCALAR, word, len, false,
                cursor_mark(&r->in.cursor, len));
    r->in.at += len;
    after_value(r);
}

static bool typographic(const char *p)
{
    static const char *const quotes[] = {"\xE2\x80\x9C", "\xE2\x80\x9D",
                                         "\xE2\x80\x98", "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (!strncmp(p, quotes[i], 3))
            return true;
    return false;
}

/* Something that begins neither a key nor a value. */
static void refuse_here(struct reader *r, const char *say)
{
    const char *p = r->in.text + r->in.at;
    bool quote = *p == '\'' || typographic(p);
    fail(r, r->in.at, 1, quote ? "this is no quote of JSON" : say,
         quote ? "use \"double quotes\"" : "JSON is {\"key\": \"value\"}");
}

static void read_value(struct reader *r)
{
    char c = peek(r);
    if (c == '{' || c == '[')
        open_bracket(r);
    else if (c == '"')
        read_string(r, false);
    else if (json_word(r->in.text + r->in.at))
        read_word(r);
    else if (c == ']' || c == '}')
        fail(r, r->in.at, 1, "a value is missing here",
             "write null for nothing, or \"\"");
    else if (c == ',')
        fail(r, r->in.at, 1, "a value is missing before ','",
             "delete the ',' or write null");
    else
        refuse_here(r, "no value begins like this");
}

static void read_key(struct reader *r)
{
    if (peek(r) == '"')
        read_string(r, true);
    else if (peek(r) == ',')
        fail(r, r->in.at, 1, "a key is missing before ','", "delete the ','");
    else if (json_word(r->in.text + r->in.at))
        fail(r, r->in.at, json_word(r->in.text + r->in.at),
             "a key without quotes", "put double quotes around it");
    else
        refuse_here(r, "a key in double quotes belongs here");
}

static void read_colon(struct reader *r)
{
    if (peek(r) != ':') {
        fail(r, r->end, 1, "a ':' is missing after the key",
             "write \"key\": value");
        return;
    }
    r->in.at++;
    r->state = VALUE;
}

/* What stands after a value: a comma, or what lacks one. */
static void read_comma(struct reader *r)
{
    char c = peek(r);
    bool after_quote = r->end && r->in.text[r->end - 1] == '"';
    if (!r->tree->depth)
        fail(r, r->in.at, 1, "text after the end",
             "a JSON file is one value and nothing after it");
    else if (c == ',') {
        r->comma = r->in.at++;
        r->state = in_map(r) ? KEY : ITEM;
    } else if (c == '"' || c == '{' || c == '[') {
        json_say(&r->in, r->end, 1, "a ',' is missing here",
                 "write ',' between one value and the next");
        r->state = in_map(r) ? KEY : ITEM;
    } else if (c == ':')
        fail(r, r->in.at, 1, "a ':' where ',' or a bracket belongs",
             in_map(r) ? "a value stands between ':' and ','"
                       : "keys belong in { }, not in [ ]");
    else if (after_quote)
        fail(r, r->in.at, 1, "text after the closing quote",
             "inside a text write \\\" for a quote");
    else
        fail(r, r->in.at, 1, "a ',' or a bracket belongs here",
             "write ',' between values, and quotes around a text");
}

static void step(struct reader *r)
{
    char c = peek(r);
    bool closes = c == '}' || c == ']';
    switch (r->state) {
    case FIRST_ITEM:
    case ITEM:
    case FIRST_KEY:
    case KEY:
        if (closes)
            close_bracket(r);
        else if (r->state == KEY || r->state == FIRST_KEY)
            read_key(r);
        else
            read_value(r);
        break;
    case VALUE:
        read_value(r);
        break;
    case COLON:
        read_colon(r);
        break;
    case COMMA_OR_CLOSE:
        if (closes && r->tree->depth)
            close_bracket(r);
        else
            read_comma(r);
        break;
    }
}

void json_compose(struct tree *t, const struct source *src)
{
    struct reader *r = arena_alloc(t->arena, sizeof *r);
    r->tree = t;
    r->in = (struct json_text){.arena = t->arena,
                               .diags = t->diags,
                               .src = src,
                               .text = src->text,
                               .cursor = cursor_start(src)};
    while (!r->ended && !t->stopped) {
        skip_space(r);
        if (r->in.at >= src->len)
            at_the_end(r);
        else
            step(r);
    }
}
