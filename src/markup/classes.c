#include "markup/classes.h"

#include <string.h>

#include "markup/build.h"

static const char *const class_names[] = {
#define CLASS(id, name, words) name,
#include "markup/class.def"
#undef CLASS
    NULL,
};

/* A bracketed span: '[' and ']', and behind the closing brace. */
struct bracketed {
    size_t open, close, end;
};

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* Behind the '}' of the "{.name .name}" at `s`; NULL when it is not one. */
static const char *braces_end(const char *s)
{
    if (*s++ != '{')
        return NULL;
    for (;;) {
        if (s[0] != '.' || !is_name(s[1]) || (s[1] >= '0' && s[1] <= '9'))
            return NULL;
        for (s++; is_name(*s);)
            s++;
        if (*s == '}')
            return s + 1;
        if (*s++ != ' ')
            return NULL;
    }
}

/* Behind the code that begins at `s`, or behind its backticks when nothing
 * ends it. */
static const char *code_end(const char *s)
{
    size_t ticks = strspn(s, "`");
    const char *p = s + ticks;
    while ((p = strchr(p, '`'))) {
        size_t n = strspn(p, "`");
        p += n;
        if (n == ticks)
            return p;
    }
    return s + ticks;
}

/* Behind the "(target)" at `s`; `s` when it is none. */
static const char *target_end(const char *s)
{
    size_t n = *s == '(' ? strcspn(s, ") ") : 0;
    return s[n] == ')' ? s + n + 1 : s;
}

/* The spans of `text` in the order in which they close. */
static int spans_find(const char *text, struct bracketed *span, int room)
{
    size_t open[CLASS_DEEPEST];
    int depth = 0, count = 0;
    for (const char *s = text; *(s += strcspn(s, "\\`[]")) && count < room;) {
        if (*s == '\\') {
            s += s[1] ? 2 : 1;
        } else if (*s == '`') {
            s = code_end(s);
        } else if (*s++ == '[') {
            if (depth < CLASS_DEEPEST)
                open[depth] = (size_t)(s - 1 - text);
            depth++;
        } else if (depth) {
            const char *end = depth-- <= CLASS_DEEPEST ? braces_end(s) : NULL;
            if (end)
                span[count++] = (struct bracketed){
                    open[depth], (size_t)(s - 1 - text), (size_t)(end - text)};
            s = end ? end : target_end(s);
        }
    }
    return count;
}

static void class_unknown(struct arena *a, struct diags *d, const char *name,
                          const char *text, struct mark at)
{
    struct mark here = find_in_text(d, at, arena_printf(a, ".%s", name), text);
    diag(d, here, DIAG_UNKNOWN_KEY, "class '%s' in [text]{.%s}", name, name);
    diag_nearest(d, name, class_names);
    diag_hint(d, "to print it as it stands, write \\[");
}

/* The bit of each class named in "{.name .name}" that begins at `s`. */
static unsigned classes_named(struct arena *a, struct diags *d, const char *s,
                              const char *text, struct mark at)
{
    unsigned found = 0;
    while (*s != '}') {
        s += 2;
        size_t n = 0;
        while (is_name(s[n]))
            n++;
        const char *name = arena_copy(a, s, n);
        int i = 0;
        while (class_names[i] && strcmp(class_names[i], name) != 0)
            i++;
        if (class_names[i])
            found |= 1U << i;
        else
            class_unknown(a, d, name, text, at);
        s += n;
    }
    return found;
}

static void put_classes(struct buf *out, unsigned classes)
{
    for (unsigned i = 0; classes >> i; i++)
        if (classes >> i & 1)
            buf_utf8(out, CLASS_FIRST + i);
    buf_utf8(out, CLASS_OPEN);
}

const char *classes_mark(struct arena *a, struct diags *d, const char *text,
                         struct mark at)
{
    int room = 0;
    for (const char *s = text; (s = strstr(s, "]{.")); s++)
        room++;
    struct bracketed *span = arena_array(a, (size_t)room + 1, sizeof *span);
    int count = room ? spans_find(text, span, room) : 0;
    if (!count)
        return text;
    size_t len = strlen(text);
    const struct bracketed **there = arena_array(a, len, sizeof *there);
    for (int i = 0; i < count; i++)
        there[span[i].open] = there[span[i].close] = &span[i];
    struct buf out = buf_new(a);
    for (const char *s = text; *s;) {
        const struct bracketed *b = there[s - text];
        if (b && *s == '[') {
            const char *braces = text + b->close + 1;
            put_classes(&out, classes_named(a, d, braces, text, at));
        }
        buf_putc(&out, *s++);
        if (b && s[-1] == ']') {
            buf_utf8(&out, CLASS_CLOSE);
            s = text + b->end;
        }
    }
    return buf_text(&out);
}
