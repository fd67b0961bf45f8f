/* Objects from bytes (ISO 32000-1, 7.2 and 7.3). Strings and names without
 * escapes are views of the bytes they stand in. */
#include "gate/document.h"
#include <string.h>

enum { SPACE = 1, DELIMITER = 2, NUMERIC = 4, IN_STRING = 8 };

/* What a byte is; IN_STRING: it means something within a string. */
static const uint8_t class_of[256] = {
    [0] = SPACE,
    ['\t'] = SPACE,
    ['\n'] = SPACE,
    ['\f'] = SPACE,
    ['\r'] = SPACE | IN_STRING,
    [' '] = SPACE,
    ['('] = DELIMITER | IN_STRING,
    [')'] = DELIMITER | IN_STRING,
    ['<'] = DELIMITER,
    ['>'] = DELIMITER,
    ['['] = DELIMITER,
    [']'] = DELIMITER,
    ['{'] = DELIMITER,
    ['}'] = DELIMITER,
    ['/'] = DELIMITER,
    ['%'] = DELIMITER,
    ['\\'] = IN_STRING,
    ['0'] = NUMERIC,
    ['1'] = NUMERIC,
    ['2'] = NUMERIC,
    ['3'] = NUMERIC,
    ['4'] = NUMERIC,
    ['5'] = NUMERIC,
    ['6'] = NUMERIC,
    ['7'] = NUMERIC,
    ['8'] = NUMERIC,
    ['9'] = NUMERIC,
    ['+'] = NUMERIC,
    ['-'] = NUMERIC,
    ['.'] = NUMERIC,
};

bool byte_is_space(uint8_t c)
{
    return class_of[c] & SPACE;
}

bool byte_is_regular(uint8_t c)
{
    return !(class_of[c] & (SPACE | DELIMITER));
}

struct lexer lexer_new(struct document *doc, const uint8_t *p,
                       const uint8_t *end)
{
    return (struct lexer){.doc = doc, .arena = doc->arena, .p = p, .end = end};
}

void lexer_skip_space(struct lexer *l)
{
    const uint8_t *p = l->p, *end = l->end;
    for (; p < end; p++)
        if (*p == '%')
            while (p + 1 < end && p[1] != '\n' && p[1] != '\r')
                p++;
        else if (!(class_of[*p] & SPACE))
            break;
    l->p = p;
}

/* Where the regular characters from p on end. */
static const uint8_t *regular_end(const uint8_t *p, const uint8_t *end)
{
    while (p < end && !(class_of[*p] & (SPACE | DELIMITER)))
        p++;
    return p;
}

/* ---- numbers, names, words ---- */

static struct object bytes_object(enum object_kind kind, const uint8_t *text,
                                  size_t len)
{
    struct object o = {.kind = kind, .text = text};
    o.count = len > INT32_MAX ? INT32_MAX : (int)len;
    return o;
}

static struct object read_word(struct lexer *l)
{
    const uint8_t *s = l->p;
    l->p = regular_end(s, l->end);
    if (l->p == s)
        l->p++; /* a bracket out of place */
    size_t len = (size_t)(l->p - s);
    if (len == 4 && memcmp(s, "true", 4) == 0)
        return (struct object){.kind = OBJECT_BOOL, .number = 1};
    if (len == 5 && memcmp(s, "false", 5) == 0)
        return (struct object){.kind = OBJECT_BOOL};
    if (len == 4 && memcmp(s, "null", 4) == 0)
        return (struct object){0};
    return bytes_object(OBJECT_WORD, s, len);
}

static struct object read_number(struct lexer *l)
{
    static const double most = 1e15;
    const uint8_t *p = l->p, *end = l->end;
    bool negative = false, real = false;
    for (; p < end && (*p == '+' || *p == '-'); p++)
        negative = *p == '-';
    const uint8_t *from = p;
    uint32_t small = 0; /* most numbers are */
    for (; p < end && p - from < 9 && *p >= '0' && *p <= '9'; p++)
        small = small * 10 + (uint32_t)(*p - '0');
    bool digits = p > from;
    double v = small, unit = 1;
    for (; p < end && ((*p >= '0' && *p <= '9') || (*p == '.' && !real)); p++)
        if (*p == '.') {
            real = true;
        } else {
            digits = true;
            if (real)
                v += (*p - '0') * (unit /= 10);
            else if (v < most)
                v = v * 10 + (*p - '0');
        }
    if (!digits)
        return read_word(l);
    l->p = p;
    return (struct object){.kind = real ? OBJECT_REAL : OBJECT_INT,
                           .number = negative ? -v : v};
}

int byte_hex(uint8_t c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static struct object read_name(struct lexer *l)
{
    const uint8_t *s = ++l->p;
    l->p = regular_end(s, l->end);
    struct object o = bytes_object(OBJECT_NAME, s, (size_t)(l->p - s));
    if (memchr(s, '#', (size_t)o.count)) {
        uint8_t *out = arena_alloc(l->arena, (size_t)o.count);
        int n = 0;
        for (int i = 0; i < o.count; i++, n++)
            if (s[i] == '#' && i + 2 < o.count && byte_hex(s[i + 1]) >= 0 &&
                byte_hex(s[i + 2]) >= 0) {
                out[n] =
                    (uint8_t)(byte_hex(s[i + 1]) << 4 | byte_hex(s[i + 2]));
                i += 2;
            } else {
                out[n] = s[i];
            }
        o.text = out;
        o.count = n;
    }
    if (!l->content)
        object_watch(l->doc, o);
    return o;
}

/* ---- strings ---- */

/* The byte of an escape at p, which stands after the backslash; -1: none. */
static int unescape(const uint8_t **p, const uint8_t *end)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    uint8_t c = *(*p)++;
    const char *at = c ? strchr(from, c) : NULL;
    if (at)
        return to[at - from];
    if (c == '\n' || c == '\r') {
        if (c == '\r' && *p < end && **p == '\n')
            ++*p;
        return -1;
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
    uint8_t *out = arena_alloc(l->arena, (size_t)(end - s));
    uint8_t *to = out;
    while (s < end) {
        uint8_t c = *s++;
        if (c == '\\' && s < end) {
            int byte = class_of[*s] & DELIMITER ? *s++ : unescape(&s, end);
            if (byte >= 0)
                *to++ = (uint8_t)byte;
        } else if (c == '\r') {
            *to++ = '\n';
            s += s < end && *s == '\n';
        } else {
            *to++ = c;
        }
    }
    return bytes_object(OBJECT_STRING, out, (size_t)(to - out));
}

static struct object read_string(struct lexer *l)
{
    const uint8_t *s = l->p + 1, *end = s;
    bool plain = true;
    int depth = 1;
    for (; end < l->end; end++) {
        uint8_t c = *end;
        if (!(class_of[c] & IN_STRING))
            continue;
        plain = plain && (c == '(' || c == ')');
        if (c == '\\')
            end += end + 1 < l->end;
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0)
            break;
    }
    l->p = end < l->end ? end + 1 : end;
    if (plain)
        return bytes_object(OBJECT_STRING, s, (size_t)(end - s));
    return unescaped(l, s, end);
}

static struct object read_hex(struct lexer *l)
{
    const uint8_t *s = ++l->p;
    const uint8_t *end = memchr(s, '>', (size_t)(l->end - s));
    l->p = end ? end + 1 : l->end;
    if (!end)
        end = l->end;
    uint8_t *out = arena_alloc(l->arena, (size_t)(end - s) / 2 + 1);
    size_t n = 0;
    for (; s < end; s++) {
        int v = byte_hex(*s);
        if (v < 0)
            continue;
        out[n / 2] = (uint8_t)(out[n / 2] | (n & 1 ? v : v << 4));
        n++;
    }
    return bytes_object(OBJECT_STRING, out, (n + 1) / 2);
}

/* ---- arrays and dictionaries ---- */

static void push(struct document *doc, struct object o)
{
    if (doc->top == doc->stack_room) {
        int room = doc->stack_room ? doc->stack_room * 2 : 256;
        struct object *more =
            arena_array(doc->arena, (size_t)room, sizeof *more);
        if (doc->top)
            memcpy(more, doc->stack, (size_t)doc->top * sizeof *more);
        doc->stack = more;
        doc->stack_room = room;
    }
    doc->stack[doc->top++] = o;
    document_spend(doc, sizeof o);
}

/* "5 0 R": the numbers are on the stack already. */
static void join_reference(struct document *doc, int base)
{
    if (doc->top - base < 2)
        return;
    struct object *o = &doc->stack[doc->top - 2];
    if (o[0].kind != OBJECT_INT || o[1].kind != OBJECT_INT)
        return;
    doc->top--;
    *o = (struct object){.kind = OBJECT_REF,
                         .ref = object_int(*o, 0, OBJECTS_MOST, 0)};
}

static bool ends_object(struct object o)
{
    return object_is_word(o, "endobj") || object_is_word(o, "stream") ||
           object_is_word(o, "obj");
}

static struct object read_here(struct lexer *l);

/* Objects up to the closing bracket, on the stack from the place given back;
 * a bracket that is missing is taken as read. */
static int gather(struct lexer *l, char closing)
{
    struct document *doc = l->doc;
    int base = doc->top;
    if (++l->depth > DEPTH_MOST) {
        l->p = l->end;
        doc->damaged = true;
    }
    while (doc->work >= 0) {
        lexer_skip_space(l);
        const uint8_t *before = l->p;
        if (closing == '>' && l->end - l->p > 1 && l->p[0] == '>' &&
            l->p[1] == '>') {
            l->p += 2;
            break;
        }
        bool numeric = l->p < l->end && class_of[*l->p] & NUMERIC;
        if (numeric && l->no_numbers && closing == ']') {
            l->p = regular_end(l->p, l->end);
            continue;
        }
        struct object o = numeric ? read_number(l) : read_here(l);
        if (o.kind == OBJECT_END)
            break;
        if (o.kind != OBJECT_WORD) {
            push(doc, o);
        } else if (o.text[0] == closing) {
            break;
        } else if (!l->content && object_is_word(o, "R")) {
            join_reference(doc, base);
        } else if (!l->content && ends_object(o)) {
            l->p = before;
            break;
        }
    }
    l->depth--;
    return base;
}

/* The objects from `base` on, off the stack and into the arena. */
static struct object *take(struct lexer *l, int base, int *count)
{
    struct document *doc = l->doc;
    *count = doc->top - base;
    struct object *item = NULL;
    if (*count) {
        item = arena_array(l->arena, (size_t)*count, sizeof *item);
        memcpy(item, doc->stack + base, (size_t)*count * sizeof *item);
    }
    doc->top = base;
    return item;
}

static struct object read_array(struct lexer *l)
{
    l->p++;
    struct object o = {.kind = OBJECT_ARRAY};
    int base = gather(l, ']');
    o.item = take(l, base, &o.count);
    return o;
}

static struct object read_dict(struct lexer *l)
{
    l->p += 2;
    int base = gather(l, '>'), count, pairs = 0;
    struct object *item = take(l, base, &count);
    for (int i = 0; i + 1 < count; i++) {
        if (item[i].kind != OBJECT_NAME)
            continue;
        item[pairs * 2] = item[i];
        item[pairs * 2 + 1] = item[i + 1];
        pairs++;
        i++;
    }
    return (struct object){.kind = OBJECT_DICT, .count = pairs, .item = item};
}

/* The object that begins right here. */
static struct object read_here(struct lexer *l)
{
    if (l->p >= l->end)
        return (struct object){.kind = OBJECT_END};
    switch (*l->p) {
    case '/':
        return read_name(l);
    case '(':
        return read_string(l);
    case '[':
        return read_array(l);
    case '<':
        return l->end - l->p > 1 && l->p[1] == '<' ? read_dict(l) : read_hex(l);
    default:
        return class_of[*l->p] & NUMERIC ? read_number(l) : read_word(l);
    }
}

struct object object_read(struct lexer *l)
{
    lexer_skip_space(l);
    return read_here(l);
}
