/* {{name}} and its value. */
#include "variant/private.h"
#include <string.h>

struct filling {
    struct arena *a;
    struct index value;
};

/* Keys whose texts are read without markup. */
static bool is_plain(const char *key)
{
    static const char *const keys[] = {
        "url",   "doi",   "website",          "email",
        "phone", "photo", "photo_alt",        "username",
        "icon",  "notes", "fontawesome_icon", "network"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The length of an identifier at `s` that "}}" follows; 0: there is none. */
static size_t name_len(const char *s)
{
    size_t n = 0;
    while (is_letter(s[n]) || (n && s[n] >= '0' && s[n] <= '9'))
        n++;
    return n && strncmp(s + n, "}}", 2) == 0 ? n : 0;
}

/* A value where markup is read: what would be a mark is itself. */
static void put_literal(struct buf *out, const char *s)
{
    for (; *s; s++) {
        if (strchr("*`[]\\", *s) || strncmp(s, "{{", 2) == 0)
            buf_putc(out, '\\');
        buf_putc(out, *s);
    }
}

static const char *fill_text(struct filling *f, const char *text, bool plain)
{
    const char *s = strstr(text, "{{");
    if (!s)
        return text;
    struct buf out = buf_new(f->a);
    for (; s; s = strstr(s, "{{")) {
        size_t len = name_len(s + 2);
        const struct node *value =
            len && (s == text || s[-1] != '\\')
                ? index_get(&f->value, arena_copy(f->a, s + 2, len))
                : NULL;
        buf_add(&out, text, (size_t)(s - text));
        text = s;
        s += value ? len + 4 : 1;
        if (!value)
            continue;
        if (plain)
            buf_puts(&out, node_text(value));
        else
            put_literal(&out, node_text(value));
        text = s;
    }
    buf_puts(&out, text);
    return buf_text(&out);
}

static const struct node *fill(struct filling *f, const struct node *n,
                               bool plain)
{
    plain = plain || (n->key && is_plain(n->key));
    if (n->kind == NODE_SCALAR) {
        const char *text = fill_text(f, n->text, plain);
        if (text == n->text)
            return n;
        struct node *copy = arena_alloc(f->a, sizeof *copy);
        *copy = *n;
        copy->text = text;
        return copy;
    }
    if (!n->child)
        return n;
    const struct node **child =
        arena_array(f->a, (size_t)n->count + 1, sizeof *child);
    int count = 0;
    for (const struct node *c = n->child; c; c = c->next)
        child[count++] = fill(f, c, plain);
    return node_of(f->a, n, child, count);
}

const struct node *values_fill(struct arena *a, struct diags *d,
                               const struct node *root)
{
    const struct node *values = node_get(root, "values");
    struct filling f = {.a = a, .value = index_of(a, values)};
    if (!f.value.count)
        return root;
    for (const struct node *c = values->child; c; c = c->next) {
        if (c->kind != NODE_SCALAR) {
            diag(d, c->kind == NODE_NULL ? c->key_at : c->at, DIAG_WRONG_TYPE,
                 "a text for %s", quoted(a, c->key));
            diag_hint(d, "it takes the place of {{%.40s}}", c->key);
        } else if (name_len(arena_printf(a, "%s}}", c->key)) !=
                   strlen(c->key)) {
            diag(d, c->key_at, DIAG_BAD_VALUE, "%s for the name of a value",
                 quoted(a, c->key));
            diag_hint(d, "letters, digits and '_', no digit first");
        }
    }
    static const char *const keys[] = {"cv", "letter", "locale", "settings"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *n = node_get(root, keys[i]);
        if (n)
            root = node_replaced(a, root, fill(&f, n, i > 1));
    }
    return root;
}
