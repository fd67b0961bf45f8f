/* Objects from bytes (ISO 32000-1, 7.2 and 7.3). */
#include "gate/document.h"

struct lexer lexer_new(struct document *doc, const uint8_t *p,
                       const uint8_t *end)
{
    return (struct lexer){.doc = doc, .arena = doc->arena, .p = p, .end = end};
}

/* Past white space and comments. */
static inline const uint8_t *past_space(const uint8_t *p, const uint8_t *end)
{
    for (; p < end && byte_class[*p] & BYTE_SKIPPED; p++)
        if (*p == '%')
            while (p + 1 < end && p[1] != '\n' && p[1] != '\r')
                p++;
    return p;
}

void lexer_skip_space(struct lexer *l)
{
    l->p = past_space(l->p, l->end);
}

/* Where the regular characters from p on end. */
static inline const uint8_t *regular_end(const uint8_t *p, const uint8_t *end)
{
    while (p < end && byte_is_regular(*p))
        p++;
    return p;
}

/* ---- numbers, names, words ---- */

static struct object read_word(struct lexer *l)
{
    const uint8_t *s = l->p;
    l->p = regular_end(s, l->end);
    if (l->p == s)
        l->p++; /* a bracket out of place */
    struct object o = object_bytes(OBJECT_WORD, s, l->p);
    if (object_says(o, "true"))
        return (struct object){.kind = OBJECT_BOOL, .number = 1};
    if (object_says(o, "false"))
        return (struct object){.kind = OBJECT_BOOL};
    return object_says(o, "null") ? (struct object){0} : o;
}

static struct object read_any_number(struct lexer *l)
{
    static const double most = 1e15;
    const uint8_t *p = l->p, *end = l->end;
    bool negative = false, real = false, digits = false;
    for (; p < end && (*p == '+' || *p == '-'); p++)
        negative = *p == '-';
    double v = 0, unit = 1;
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

/* Most are a few digits. */
static inline struct object read_number(struct lexer *l)
{
    enum { DIGITS = 9 };
    const uint8_t *p = l->p, *end = l->end;
    if (end - p > DIGITS)
        end = p + DIGITS;
    uint32_t v = 0, digit;
    for (; p < end && (digit = *p - (uint32_t)'0') <= 9; p++)
        v = v * 10 + digit;
    if (p == l->p || p == end || byte_class[*p] & BYTE_NUMERIC)
        return read_any_number(l);
    l->p = p;
    return (struct object){.kind = OBJECT_INT, .number = v};
}

static inline struct object read_name(struct lexer *l)
{
    const uint8_t *s = l->p + 1, *p = s;
    uint8_t seen = 0, class;
    for (; p < l->end &&
           !((class = byte_class[*p]) & (BYTE_SPACE | BYTE_DELIMITER));
         p++)
        seen |= class;
    l->p = p;
    struct object o = object_bytes(OBJECT_NAME, s, p);
    if (seen & BYTE_IN_NAME)
        o = literal_name(l, s, p);
    if (!l->content && o.count > 1 && byte_class[*o.text] & BYTE_WATCHED)
        object_watch(l->doc, o);
    return o;
}

/* ---- arrays and dictionaries ---- */

static inline void push(struct document *doc, struct object o)
{
    if (doc->top == doc->stack_room)
        doc->stack = arena_more(doc->arena, doc->stack, doc->top,
                                &doc->stack_room, sizeof *doc->stack, 256);
    doc->stack[doc->top++] = o;
    document_spend(doc, sizeof o);
}

static struct object reference(struct object number)
{
    return (struct object){.kind = OBJECT_REF,
                           .ref = object_int(number, 0, OBJECTS_MOST, 0)};
}

/* Whether p goes on as a reference does behind its number, nearly always. */
static inline bool refers(const uint8_t *p, const uint8_t *end)
{
    return end - p > 4 && memcmp(p, " 0 R", 4) == 0 && !byte_is_regular(p[4]);
}

/* A number among others, or the reference that it begins. */
static inline struct object read_numeric(struct lexer *l)
{
    struct object o = read_number(l);
    if (o.kind == OBJECT_INT && !l->content && refers(l->p, l->end)) {
        l->p += 4;
        return reference(o);
    }
    return o;
}

/* Any other: the numbers are on the stack already. */
static void join_reference(struct document *doc, int base)
{
    if (doc->top - base < 2)
        return;
    struct object *o = &doc->stack[doc->top - 2];
    if (o[0].kind != OBJECT_INT || o[1].kind != OBJECT_INT)
        return;
    doc->top--;
    *o = reference(*o);
}

/* A word among objects; false when it ends the object all stand in. */
static bool pass_word(struct lexer *l, struct object o, int base)
{
    if (l->content)
        return true;
    if (object_is_word(o, "R"))
        join_reference(l->doc, base);
    return !object_is_word(o, "endobj") && !object_is_word(o, "stream") &&
           !object_is_word(o, "obj");
}

static struct object read_other(struct lexer *l);

/* Objects up to the closing bracket, on the stack from the place given back;
 * a bracket that is missing is taken as read. */
static int gather(struct lexer *l, uint8_t closing)
{
    struct document *doc = l->doc;
    int base = doc->top;
    if (++l->depth > DEPTH_MOST) {
        l->p = l->end;
        doc->damaged = true;
    }
    while (doc->work >= 0) {
        const uint8_t *p = l->p = past_space(l->p, l->end);
        if (p == l->end)
            break;
        if (*p == closing) {
            l->p += 1 + (closing == '>' && l->end - p > 1 && p[1] == '>');
            break;
        }
        bool numeric = byte_class[*p] & BYTE_NUMERIC;
        if (numeric && l->no_numbers && closing == ']') {
            l->p = regular_end(p, l->end);
            continue;
        }
        struct object o = numeric     ? read_numeric(l)
                          : *p == '/' ? read_name(l)
                                      : read_other(l);
        if (o.kind != OBJECT_WORD) {
            push(doc, o);
        } else if (!pass_word(l, o, base)) {
            l->p = p;
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
    doc->top = base;
    if (!*count)
        return NULL;
    size_t size = (size_t)*count * sizeof(struct object);
    return memcpy(arena_raw(l->arena, size), doc->stack + base, size);
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

/* What is neither name nor number. */
static struct object read_other(struct lexer *l)
{
    switch (*l->p) {
    case '(':
        return literal_string(l);
    case '[':
        return read_array(l);
    case '<':
        return l->end - l->p > 1 && l->p[1] == '<' ? read_dict(l)
                                                   : literal_hex(l);
    default:
        return read_word(l);
    }
}

struct object object_read(struct lexer *l)
{
    l->p = past_space(l->p, l->end);
    if (l->p == l->end)
        return (struct object){.kind = OBJECT_END};
    if (*l->p == '/')
        return read_name(l);
    return byte_class[*l->p] & BYTE_NUMERIC ? read_number(l) : read_other(l);
}
