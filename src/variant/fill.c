/* {{name}} and its value. */
#include "locale/locale.h"
#include "variant/private.h"
#include <string.h>

enum { MOST_LANGUAGES = 20 };

struct filling {
    struct arena *a;
    struct index value;
    const char *own; /* the language of texts that name none; NULL: unknown */
    bool flat;       /* line ends of values are spaces */
};

/* ---- values in languages ---- */

/* Whether a map holds one text in several languages. */
static bool is_languages(const struct node *map)
{
    if (map->kind != NODE_MAP || !map->child)
        return false;
    for (const struct node *c = map->child; c; c = c->next)
        if (!locale_is_tag(c->key))
            return false;
    return true;
}

/* Which child serves a reader of `lang`; -1: none. */
static int serving(struct arena *a, const struct node *map, const char *lang)
{
    const char **tag = arena_array(a, (size_t)map->count + 1, sizeof *tag);
    int n = 0;
    for (const struct node *c = map->child; c; c = c->next)
        tag[n++] = c->key;
    return lang && *lang ? locale_choose(lang, tag) : -1;
}

const char *value_in(struct arena *a, const struct node *value,
                     const char *lang, const char *own)
{
    if (!is_languages(value))
        return node_text(value);
    int i = serving(a, value, lang);
    if (i < 0)
        i = serving(a, value, own);
    const struct node *c = value->child;
    for (; i > 0; i--)
        c = c->next;
    return node_text(c);
}

/* ---- texts ---- */

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

/* The value that is asked for at `s`, and the length of the asking; NULL: none
 * is. */
static const struct node *value_at(struct filling *f, const char *text,
                                   const char *s, size_t *len)
{
    *len = 0;
    if (strncmp(s, "{{", 2) != 0 || (s > text && s[-1] == '\\'))
        return NULL;
    size_t name = name_len(s + 2);
    const struct node *value =
        name ? index_get(&f->value, arena_copy(f->a, s + 2, name)) : NULL;
    *len = value ? name + 4 : 0;
    return value;
}

static const char *flattened(struct arena *a, const char *s)
{
    char *copy = arena_copy(a, s, strlen(s));
    for (char *c = copy; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    return copy;
}

static const char *fill_text(struct filling *f, const char *text, bool plain,
                             const char *lang)
{
    const char *s = strstr(text, "{{");
    if (!s)
        return text;
    struct buf out = buf_new(f->a);
    for (; s; s = strstr(s, "{{")) {
        size_t len;
        const struct node *value = value_at(f, text, s, &len);
        buf_add(&out, text, (size_t)(s - text));
        text = s;
        s += value ? len : 1;
        if (!value)
            continue;
        const char *put = value_in(f->a, value, lang, f->own);
        put = f->flat ? flattened(f->a, put) : put;
        if (plain)
            buf_puts(&out, put);
        else
            put_literal(&out, put);
        text = s;
    }
    buf_puts(&out, text);
    return buf_text(&out);
}

/* The languages of the values that a text consists of; none of a text that
 * has words of its own, which are in one. */
static int languages_of(struct filling *f, const char *text,
                        const char *tag[MOST_LANGUAGES])
{
    int n = 0;
    for (const char *s = text; *s;) {
        size_t len;
        const struct node *value = value_at(f, text, s, &len);
        if (!value && utf8_is_letter_or_digit(utf8_next(&s)))
            return 0;
        s += len;
        if (!value || !is_languages(value))
            continue;
        for (const struct node *c = value->child; c; c = c->next) {
            int i = 0;
            while (i < n && strcmp(tag[i], c->key) != 0)
                i++;
            if (i == n && n < MOST_LANGUAGES)
                tag[n++] = c->key;
        }
    }
    return n;
}

/* Its lines are filled too, since they tell of lists; a value brings none. */
static const struct node *filled(struct filling *f, const struct node *n,
                                 bool plain, const char *lang)
{
    f->flat = n->typed;
    const char *text = fill_text(f, n->text, plain, lang);
    if (text == n->text)
        return n;
    struct node *copy = arena_alloc(f->a, sizeof *copy);
    *copy = *n;
    copy->text = text;
    copy->typed = n->typed ? fill_text(f, n->typed, plain, lang) : NULL;
    return copy;
}

/* A text that is a value in several languages is one itself. */
static const struct node *fill_scalar(struct filling *f, const struct node *n,
                                      bool plain, const char *lang)
{
    const char *tag[MOST_LANGUAGES];
    int tags = lang || plain ? 0 : languages_of(f, n->text, tag);
    if (tags < 2)
        return filled(f, n, plain, lang ? lang : f->own);
    const struct node *child[MOST_LANGUAGES];
    struct node map = *n;
    map.kind = NODE_MAP;
    map.text = NULL;
    map.count = 0;
    for (int i = 0; i < tags; i++)
        child[i] = node_keyed(f->a, filled(f, n, plain, tag[i]), tag[i], n->at);
    return node_of(f->a, &map, child, tags);
}

/* `lang`: what the texts are in; NULL where nothing says so. */
static const struct node *fill(struct filling *f, const struct node *n,
                               bool plain, const char *lang)
{
    plain = plain || (n->key && is_plain(n->key));
    if (n->kind == NODE_SCALAR)
        return fill_scalar(f, n, plain, lang);
    if (!n->child)
        return n;
    bool languages = is_languages(n);
    const struct node **child =
        arena_array(f->a, (size_t)n->count + 1, sizeof *child);
    int count = 0;
    for (const struct node *c = n->child; c; c = c->next)
        child[count++] = fill(f, c, plain, languages ? c->key : lang);
    return node_of(f->a, n, child, count);
}

/* ---- values ---- */

static void check_value(struct arena *a, struct diags *d, const struct node *n)
{
    const struct node *wrong = n->kind == NODE_SCALAR ? NULL : n;
    for (const struct node *c = is_languages(n) ? n->child : NULL; c;
         c = c->next) {
        wrong = wrong == n ? NULL : wrong;
        if (c->kind != NODE_SCALAR)
            wrong = c;
    }
    if (wrong) {
        diag(d, wrong->kind == NODE_NULL ? wrong->key_at : wrong->at,
             DIAG_WRONG_TYPE, "a text for %s", quoted(a, wrong->key));
        diag_hint(d,
                  "it takes the place of {{%.40s}}; in languages it is "
                  "{en: …, de: …}",
                  n->key);
    } else if (name_len(arena_printf(a, "%s}}", n->key)) != strlen(n->key)) {
        diag(d, n->key_at, DIAG_BAD_VALUE, "%s for the name of a value",
             quoted(a, n->key));
        diag_hint(d, "letters, digits and '_', no digit first");
    }
}

const struct node *values_fill(struct arena *a, struct diags *d,
                               const struct node *root)
{
    const struct node *values = node_get(root, "values");
    const struct node *locale = node_get(root, "locale");
    const struct node *own = locale ? node_get(locale, "language") : NULL;
    struct filling f = {.a = a, .value = index_of(a, values)};
    if (!f.value.count)
        return root;
    if (*node_text(own))
        f.own = locale_tag(a, own->text);
    for (const struct node *c = values->child; c; c = c->next)
        check_value(a, d, c);
    static const char *const keys[] = {"cv", "letter", "locale", "settings"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *n = node_get(root, keys[i]);
        if (n)
            root = node_replaced(a, root, fill(&f, n, i > 1, NULL));
    }
    return root;
}
