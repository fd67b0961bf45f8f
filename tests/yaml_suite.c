/* The YAML test suite: each of its files is read as what it means or refused
 * with its place, never as something else.
 *
 *     yaml_suite FOLDER    NAME.yaml with NAME.event or NAME.fail */
#include "fuzz/written.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum verdict { RIGHT, REFUSED, LENIENT, WRONG, VERDICTS };
static const char *const word[] = {"right", "refused", "lenient", "wrong"};

/* ---- what the events mean, written as the tree is ---- */

struct anchor {
    const char *name, *text; /* what it stands for */
    struct anchor *next;
};
struct meaning {
    struct arena *a;
    const char *line; /* the next event */
    struct anchor *anchor;
    int depth;
};

static bool begins(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

static const char *next_event(struct meaning *m)
{
    m->line += strspn(m->line, " ");
    size_t len = strcspn(m->line, "\n");
    const char *event = arena_copy(m->a, m->line, len);
    m->line += len + (m->line[len] == '\n');
    return event;
}

/* A scalar as it is compared: nulls apart, when plain. */
static void put_scalar(struct buf *b, const char *text, bool plain)
{
    static const char *const null[] = {"", "~", "null", "Null", "NULL"};
    for (size_t i = 0; plain && i < sizeof null / sizeof *null; i++)
        if (strcmp(text, null[i]) == 0) {
            buf_puts(b, "null");
            return;
        }
    buf_json(b, text);
}

static const char *unescaped(struct arena *a, const char *s)
{
    static const char from[] = "nrtb0", to[] = "\n\r\t\b";
    struct buf b = buf_new(a);
    for (; *s; s++) {
        const char *at = *s == '\\' && s[1] ? strchr(from, s[1]) : NULL;
        if (*s == '\\' && s[1])
            s++;
        buf_putc(&b, at ? to[at - from] : *s);
    }
    return buf_text(&b);
}

/* Properties of an event: "&a <tag> " before what it is. */
static const char *pass_properties(struct meaning *m, const char *s,
                                   const char **anchor, bool *tagged)
{
    *anchor = NULL;
    *tagged = false;
    for (s += strspn(s, " "); *s == '&' || *s == '<' || *s == '{' || *s == '[';
         s += strspn(s, " ")) {
        size_t len = *s == '<' ? strcspn(s, ">") + 1 : strcspn(s, " ");
        if (*s == '&')
            *anchor = arena_copy(m->a, s + 1, len - 1);
        *tagged = *tagged || *s == '<';
        s += len;
    }
    return s;
}

static const char *meaning_of(struct meaning *m, const char *event);

static void put_children(struct meaning *m, struct buf *b, bool map)
{
    const char *event;
    for (int n = 0; *(event = next_event(m)) && *event != '-'; n++) {
        const char *s = meaning_of(m, event);
        bool key = map && n % 2 == 0;
        buf_puts(b, !n ? "" : map && !key ? ":" : ",");
        buf_puts(b, key && strcmp(s, "null") == 0 ? "\"\"" : s);
    }
}

static const char *meaning_of(struct meaning *m, const char *event)
{
    struct buf b = buf_new(m->a);
    const char *anchor;
    bool tagged;
    if (begins(event, "=ALI *")) {
        const struct anchor *n = m->anchor;
        while (n && strcmp(n->name, event + 6) != 0)
            n = n->next;
        return n ? n->text : "*";
    }
    const char *s = pass_properties(m, event + 4, &anchor, &tagged);
    if (begins(event, "=VAL")) {
        put_scalar(&b, unescaped(m->a, s + 1), *s == ':' && !tagged);
    } else {
        bool map = begins(event, "+MAP");
        buf_putc(&b, map ? '{' : '[');
        put_children(m, &b, map);
        buf_putc(&b, map ? '}' : ']');
    }
    if (anchor) {
        struct anchor *n = arena_alloc(m->a, sizeof *n);
        *n = (struct anchor){anchor, buf_text(&b), m->anchor};
        m->anchor = n;
    }
    return buf_text(&b);
}

/* Of the first document; NULL when there are more. Nothing means nothing. */
static const char *meaning_all(struct arena *a, const char *events)
{
    struct meaning m = {.a = a, .line = events};
    const char *first = NULL, *event;
    while (*(event = next_event(&m))) {
        if (begins(event, "+DOC") && first)
            return NULL;
        if (*event == '+' && (event[1] == 'S' || event[1] == 'D') &&
            !begins(event, "+SEQ"))
            continue;
        if (*event != '-')
            first = meaning_of(&m, event);
    }
    return first ? first : "null";
}

/* ---- what was read ---- */

/* Whether each of the mistakes has its line and column. */
static bool is_placed(struct arena *a, const struct diags *d)
{
    struct buf b = buf_new(a);
    diags_put(&b, d, DIAG_SHORT, false);
    const char *s = buf_text(&b);
    for (; begins(s, "x.yaml:"); s = strchr(s, '\n') + 1)
        if (strtol(s + strlen("x.yaml:"), NULL, 10) < 1)
            return false;
    return !*s;
}

static const char *read_text(struct arena *a, const char *path)
{
    struct bytes b = {0};
    if (!file_exists(path) ||
        !file_read(a, diags_new(a), path, (struct mark){0}, FILE_LIMIT, &b))
        return NULL;
    return arena_copy(a, b.len ? (const char *)b.data : "", b.len);
}

static enum verdict judge(struct arena *a, const char *stem)
{
    struct diags *d = diags_new(a);
    const char *text = read_text(a, arena_printf(a, "%s.yaml", stem));
    const char *events = read_text(a, arena_printf(a, "%s.event", stem));
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    struct buf got = buf_new(a);
    write_node(&got, yaml_read(a, d, "x.yaml", b));
    if (diags_failed(d))
        return is_placed(a, d) ? REFUSED : WRONG;
    if (!events)
        return LENIENT;
    const char *means = meaning_all(a, events);
    if (means && strcmp(means, buf_text(&got)) == 0)
        return RIGHT;
    printf("    means %s\n    is    %s\n", means ? means : "more",
           buf_text(&got));
    return WRONG;
}

int main(int argc, char **argv)
{
    int count[2][VERDICTS] = {{0}}; /* of YAML, and of what is none */
    struct dirent **entry;
    int n = argc == 2 ? scandir(argv[1], &entry, NULL, alphasort) : -1;
    if (n < 0)
        return 2;
    for (int i = 0; i < n; i++) {
        struct arena *a = arena_new();
        char *name = entry[i]->d_name, *dot = strrchr(name, '.');
        if (dot && strcmp(dot, ".yaml") == 0) {
            *dot = '\0';
            const char *stem = path_join(a, argv[1], name);
            bool fail = file_exists(arena_printf(a, "%s.fail", stem));
            enum verdict v = judge(a, stem);
            count[fail][v]++;
            if (v >= LENIENT || getenv("TELL"))
                printf("%s: %s\n", name, word[v]);
        }
        arena_free(a);
        free(entry[i]);
    }
    free(entry);
    printf("YAML: %d right, %d refused, %d wrong; no YAML: %d refused, %d "
           "read, %d wrong\n",
           count[0][RIGHT], count[0][REFUSED], count[0][WRONG],
           count[1][REFUSED], count[1][LENIENT], count[1][WRONG]);
    return count[0][WRONG] + count[1][WRONG] > 0 || !count[0][RIGHT];
}
