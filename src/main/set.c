/* --set PATH=VALUE: each argument is a source of its own, so that a mistake
 * in it is shown with its caret. */
#include "main/set.h"
#include <string.h>

/* The '=' that ends the path: the first one outside quotes. */
static const char *find_equals(const char *s)
{
    bool quoted = false;
    for (; *s; s++)
        if (*s == '"')
            quoted = !quoted;
        else if (*s == '\\' && quoted && s[1])
            s++;
        else if (*s == '=' && !quoted)
            return s;
    return NULL;
}

/* Whether the path's first key is `key`. */
static bool begins(const char *path, const char *key)
{
    size_t n = strlen(key);
    return strncmp(path, key, n) == 0 && strchr(".[", path[n]);
}

static bool of_resume(const char *path)
{
    static const char *const key[] = {"cv", "locale", "settings", "variants",
                                      "values"};
    for (size_t i = 0; i < sizeof key / sizeof *key; i++)
        if (begins(path, key[i]))
            return true;
    return false;
}

static int count_characters(const char *s)
{
    int n = 0;
    while (utf8_next(&s))
        n++;
    return n;
}

/* Bytes no file could have held: what yaml refuses is refused here too. */
static const char *find_foul(const char *s)
{
    while (*s) {
        const char *at = s;
        uint32_t c = utf8_next(&s);
        bool broken = c == 0xFFFD && s == at + 1;
        if (broken || (c < 0x20 && c != '\t' && c != '\n') ||
            (c >= 0x7F && c < 0xA0))
            return at;
    }
    return NULL;
}

static void set_one(struct arena *a, struct diags *d, const char *argument,
                    struct settings_asked *to)
{
    struct source *src = arena_alloc(a, sizeof *src);
    *src = (struct source){"--set", argument, strlen(argument), 0};
    const char *foul = find_foul(argument), *equals = find_equals(argument);
    struct mark at = mark_at_offset(src, 0);
    if (foul) {
        diag(d, mark_at_offset(src, (size_t)(foul - argument)), DIAG_BAD_SET,
             "holds a control character or is not UTF-8");
        return;
    }
    if (!equals || equals == argument) {
        at.len = count_characters(argument);
        diag(d, at, DIAG_BAD_SET, "needs PATH=VALUE");
        diag_hint(d, "as in page.size=a4 or cv.headline=Engineer");
        return;
    }
    char *path = arena_copy(a, argument, (size_t)(equals - argument));
    at.len = count_characters(path);
    struct mark value_at = mark_at_offset(src, (size_t)(equals + 1 - argument));
    value_at.len = count_characters(equals + 1);
    if (strcmp(path, "layout") == 0) {
        diag(d, at, DIAG_BAD_SET, "cannot name the layout");
        diag_hint(d, "--layout %s does", equals + 1);
    } else if (of_resume(path)) {
        to->resume =
            node_with(a, d, to->resume, path, at, equals + 1, value_at);
    } else {
        int skip = strncmp(path, "layout.", 7) == 0 ? 7 : 0;
        at.col += skip;
        at.len -= skip;
        to->layout =
            node_with(a, d, to->layout, path + skip, at, equals + 1, value_at);
    }
}

struct settings_asked set_read(struct arena *a, struct diags *d,
                               const struct node *root, const char *const *set)
{
    struct settings_asked asked = {.resume = root};
    for (; set && *set; set++)
        if (!begins(*set, "variants"))
            set_one(a, d, *set, &asked);
    return asked;
}

const struct node *set_variants(struct arena *a, struct diags *d,
                                const struct node *root, const char *const *set)
{
    struct settings_asked asked = {.resume = root};
    for (; set && *set; set++)
        if (begins(*set, "variants"))
            set_one(a, d, *set, &asked);
    return asked.resume;
}

void set_more(struct arena *a, struct diags *d, struct settings_asked *to,
              const struct node *map)
{
    const struct node *was;
    for (const struct node *n = map ? map->child : NULL; n; n = n->next) {
        struct node value = *n;
        if (of_resume(n->key)) {
            to->resume = node_put(a, d, to->resume, &value, &was);
            continue;
        }
        value.key += strncmp(n->key, "layout.", 7) == 0 ? 7 : 0;
        to->layout = node_put(a, d, to->layout, &value, &was);
    }
}

const struct node *set_values(struct arena *a, struct diags *d,
                              const struct node *root, const struct node *map)
{
    const struct node *was;
    for (const struct node *n = map ? map->child : NULL; n; n = n->next) {
        struct node value = *n;
        value.key = arena_printf(a, "values.\"%s\"", n->key);
        root = node_put(a, d, root, &value, &was);
    }
    return root;
}
