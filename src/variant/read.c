/* What a file says of its variants, and what they extend. */
#include "variant/names.h"
#include "variant/private.h"
#include <stdlib.h>
#include <string.h>

/* Every key of a variant; `map` and `list` tell which kinds it may have beside
 * `text`. */
static const struct row {
    const char *key;
    bool text, list, map;
    const char *wants;
} rows[] = {
#define VARIANT(key, text, list, map, wants, form, help)                       \
    {key, text, list, map, wants},
#include "variant/key.def"
#undef VARIANT
};
enum { ROWS = sizeof rows / sizeof *rows };

/* ---- words for messages ---- */

const char *place_named(struct arena *a, struct mark at, struct mark by)
{
    if (at.src == by.src || !at.src)
        return arena_printf(a, "line %d", at.line);
    return arena_printf(a, "%s:%d", at.src->name, at.line);
}

void hint_variant(struct arena *a, struct diags *d, const struct variant *v,
                  struct mark at)
{
    diag_hint(d, "in variant %s, %s", quoted(a, v->name),
              place_named(a, v->at, at));
}

void hint_words(struct arena *a, struct diags *d, const char *word,
                const struct words *known)
{
    enum { MOST = 12 };
    const char *near = known->count ? nearest(word, known->word) : NULL;
    if (near) {
        diag_hint(d, "did you mean '%s'?", near);
        return;
    }
    struct buf b = buf_new(a);
    for (int i = 0; i < known->count && i < MOST; i++)
        buf_printf(&b, "%s%s", i ? ", " : "", known->word[i]);
    if (known->count)
        diag_hint(d, "known: %s%s", buf_text(&b),
                  known->count > MOST ? ", …" : "");
}

/* ---- what a variant has ---- */

const struct node *variant_get(const struct variant *v, const char *key)
{
    const struct node *n = NULL;
    for (; v && !n; v = v->extends)
        n = node_get(v->node, key);
    return n;
}

const struct node *variant_merged(struct arena *a, const struct variant *v,
                                  const char *key, int depth)
{
    const struct variant *chain[CHAIN];
    const struct node *n = NULL;
    int count = 0;
    for (; v; v = v->extends)
        chain[count++] = v;
    while (count--) {
        const struct node *own = node_get(chain[count]->node, key);
        n = own && own->kind != NODE_NULL ? node_merged(a, n, own, depth) : n;
    }
    return n;
}

bool variant_allows(struct arena *a, const struct variant *v, const char *word)
{
    const struct node *allow = variant_get(v, "allow");
    if (!allow)
        return false;
    const char *folded = utf8_folded(a, word);
    const struct node *c = allow->kind == NODE_LIST ? allow->child : allow;
    for (; c; c = allow->kind == NODE_LIST ? c->next : NULL)
        if (strcmp(utf8_folded(a, node_text(c)), folded) == 0)
            return true;
    return false;
}

/* ---- reading ---- */

struct reading {
    struct arena *a;
    struct diags *d;
    struct variant *variant;
    int count;
    const char **name; /* of all, NULL-ended */
    struct variant **sorted;
};

static void refuse(struct reading *r, const struct node *n, const char *what)
{
    static const char *const found[] = {"nothing", "a text",
                                        "'key: value' pairs", "a list"};
    diag(r->d, n->kind == NODE_NULL && n->key ? n->key_at : n->at,
         DIAG_WRONG_TYPE, "%s for %s, found %s", what,
         quoted(r->a, n->key ? n->key : ""), found[n->kind]);
}

static const struct row *find_row(const char *key)
{
    for (int i = 0; i < ROWS; i++)
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    return NULL;
}

static void unknown_key(struct reading *r, const struct variant *v,
                        const struct node *c)
{
    const char *known[ROWS + 1] = {NULL};
    for (int i = 0; i < ROWS; i++)
        known[i] = rows[i].key;
    diag(r->d, c->key_at, DIAG_UNKNOWN_KEY, "%s in variant %s",
         quoted(r->a, c->key), quoted(r->a, v->name));
    if (strcmp(c->key, "cv") == 0 || strcmp(c->key, "text") == 0)
        diag_hint(r->d, "'patch' changes what has an id, 'set' the rest");
    else
        diag_nearest(r->d, c->key, known);
}

static void check_patches(struct reading *r, const struct node *patch)
{
    for (const struct node *p = patch->child; p; p = p->next)
        if (p->kind == NODE_LIST || p->kind == NODE_NULL) {
            refuse(r, p, "a text, or what changes");
            diag_hint(r->d, "as in: %s: {text: …} or {hide: true}", p->key);
        }
}

static void check_variant(struct reading *r, const struct variant *v)
{
    if (v->node->kind != NODE_MAP) {
        if (v->node->kind != NODE_NULL)
            refuse(r, v->node, "what differs");
        return;
    }
    for (const struct node *c = v->node->child; c; c = c->next) {
        const struct row *row = find_row(c->key);
        bool good = row && (c->kind == NODE_NULL ||
                            (c->kind == NODE_SCALAR && row->text) ||
                            (c->kind == NODE_LIST && row->list) ||
                            (c->kind == NODE_MAP && row->map));
        if (!row)
            unknown_key(r, v, c);
        else if (!good)
            refuse(r, c, row->wants);
        else if (strcmp(c->key, "patch") == 0)
            check_patches(r, c);
        else if (strcmp(c->key, "include") == 0 ||
                 strcmp(c->key, "exclude") == 0)
            tags_check(r->a, r->d, v, c, NULL);
    }
}

static bool is_name(const char *s)
{
    return *s && strcmp(s, ".") != 0 && strcmp(s, "..") != 0 &&
           !strpbrk(s, "/\\{}");
}

static void read_all(struct reading *r, const struct node *map)
{
    r->variant = arena_array(r->a, (size_t)map->count + 1, sizeof *r->variant);
    r->name = arena_array(r->a, (size_t)map->count + 1, sizeof *r->name);
    for (const struct node *c = map->child; c; c = c->next) {
        struct variant *v = &r->variant[r->count];
        *v = (struct variant){.name = c->key, .at = c->key_at, .node = c};
        r->name[r->count++] = v->name;
        if (!is_name(c->key)) {
            diag(r->d, c->key_at, DIAG_BAD_VALUE,
                 "%s for the name of a variant", quoted(r->a, c->key));
            diag_hint(r->d, "it is to be a part of a file's name");
        }
        check_variant(r, v);
    }
}

/* ---- what extends what ---- */

static int by_name(const void *x, const void *y)
{
    const struct variant *p = *(const struct variant *const *)x;
    const struct variant *q = *(const struct variant *const *)y;
    return strcmp(p->name, q->name);
}

static struct variant *find(struct variant *const *sorted, int count,
                            const char *name)
{
    const struct variant wanted = {.name = name}, *w = &wanted;
    struct variant *const *found =
        count ? bsearch(&w, sorted, (size_t)count, sizeof *sorted, by_name)
              : NULL;
    return found ? *found : NULL;
}

static void read_extends(struct reading *r)
{
    for (int i = 0; i < r->count; i++) {
        struct variant *v = &r->variant[i];
        const struct node *n = node_get(v->node, "extends");
        if (!n || n->kind != NODE_SCALAR)
            continue;
        v->extends = find(r->sorted, r->count, n->text);
        if (v->extends)
            continue;
        diag(r->d, n->at, DIAG_UNKNOWN_VARIANT, "%s", quoted(r->a, n->text));
        diag_nearest(r->d, n->text, r->name);
        hint_variant(r->a, r->d, v, n->at);
    }
}

/* A chain that comes back or does not end is cut. */
static void check_chains(struct reading *r)
{
    for (int i = 0; i < r->count; i++) {
        struct variant *v = &r->variant[i];
        int long_ = 1;
        const struct variant *up = v->extends;
        while (up && up != v && long_ < CHAIN) {
            up = up->extends;
            long_++;
        }
        if (!up)
            continue;
        const struct node *n = node_get(v->node, "extends");
        if (up == v)
            diag(r->d, n->at, DIAG_EXTENDS, "itself: variant %s, %s%s%s",
                 quoted(r->a, v->name), place_named(r->a, v->at, n->at),
                 v->extends == v ? "" : ", by way of line ",
                 v->extends == v
                     ? ""
                     : arena_printf(r->a, "%d", v->extends->at.line));
        else
            diag(r->d, n->at, DIAG_BUDGET,
                 "more than %d variants that extend each other", CHAIN);
        diag_hint(r->d, "take one 'extends' out of them");
        v->extends = NULL;
    }
}

/* ---- what there is to choose from ---- */

bool key_nests(const char *key)
{
    static const char *const keys[] = {"entries", "subsections", "highlights",
                                       "paragraphs", "roles"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void collect(struct arena *a, struct lookup *to, const struct node *n)
{
    if (n->kind == NODE_MAP) {
        const struct node *id = node_get(n, "id"), *tags = node_get(n, "tags");
        if (*node_text(id))
            words_add(a, &to->ids, id->text);
        if (*node_text(tags))
            words_add(a, &to->tags, tags->text);
        else if (tags && tags->kind == NODE_LIST)
            for (const struct node *t = tags->child; t; t = t->next)
                if (*node_text(t))
                    words_add(a, &to->tags, t->text);
    }
    for (const struct node *c = n->child; c; c = c->next)
        if ((c->kind == NODE_LIST || c->kind == NODE_MAP) &&
            (n->kind == NODE_LIST || !c->key || key_nests(c->key)))
            collect(a, to, c);
}

static const struct lookup *lookup_of(struct arena *a,
                                      const struct variant_file *all,
                                      struct variant **sorted)
{
    struct lookup *l = arena_alloc(a, sizeof *l);
    const struct node *cv = node_get(all->root, "cv");
    const struct node *sections = cv ? node_get(cv, "sections") : NULL;
    for (const struct node *c = sections ? sections->child : NULL; c;
         c = c->next)
        collect(a, l, c);
    words_settle(a, &l->ids);
    words_settle(a, &l->tags);
    l->sorted = sorted;
    l->names = names_read(a, all);
    return l;
}

const struct variant_file *variants_read(struct arena *a, struct diags *d,
                                         const struct node *root,
                                         const struct node *own)
{
    struct reading r = {.a = a, .d = d};
    const struct node *map = own ? own : node_get(root, "variants");
    const struct node *inner = own ? node_get(own, "variants") : NULL;
    map = inner ? inner : map;
    for (const struct node *c = inner ? own->child : NULL; c; c = c->next)
        if (c != inner)
            diag(d, c->key_at, DIAG_UNKNOWN_KEY, "%s beside 'variants'",
                 quoted(a, c->key));
    if (map && map->kind == NODE_MAP)
        read_all(&r, map);
    else if (map && map->kind != NODE_NULL)
        refuse(&r, map, "variants by name");
    r.sorted = arena_array(a, (size_t)r.count + 1, sizeof *r.sorted);
    for (int i = 0; i < r.count; i++)
        r.sorted[i] = &r.variant[i];
    qsort(r.sorted, (size_t)r.count, sizeof *r.sorted, by_name);
    read_extends(&r);
    check_chains(&r);
    struct variant_file *all = arena_alloc(a, sizeof *all);
    *all = (struct variant_file){
        .root = root, .map = map, .variant = r.variant, .count = r.count};
    all->lookup = r.count ? lookup_of(a, all, r.sorted)
                          : arena_alloc(a, sizeof *all->lookup);
    return all;
}

const struct variant *variant_find(struct arena *a, struct diags *d,
                                   const struct variant_file *all,
                                   const char *name)
{
    const struct variant *v = find(all->lookup->sorted, all->count, name);
    if (v)
        return v;
    const char **known = arena_array(a, (size_t)all->count + 1, sizeof *known);
    for (int i = 0; i < all->count; i++)
        known[i] = all->variant[i].name;
    diag(d, (struct mark){.src = all->root->at.src}, DIAG_UNKNOWN_VARIANT, "%s",
         quoted(a, name));
    if (all->count)
        diag_nearest(d, name, known);
    else
        diag_hint(d, "the file has no 'variants:'");
    return NULL;
}
