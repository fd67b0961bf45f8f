/* A tree flattened to its parts. */
#include "main/items.h"
#include <string.h>

struct flattener {
    struct arena *a;
    struct part_told *part;
    int count, room;
    const char *of;
};

static bool among(const char *const *words, const char *key)
{
    while (*words && strcmp(*words, key) != 0)
        words++;
    return *words;
}

/* Under these lie parts of their own. */
static bool nests(const char *key)
{
    static const char *const keys[] = {
        "entries", "subsections", "highlights", "paragraphs", "roles", NULL};
    return among(keys, key);
}

/* What of a part is nobody's to read. */
static bool is_silent(const char *key)
{
    static const char *const keys[] = {"id",    "tags",  "priority",
                                       "notes", "style", NULL};
    return among(keys, key);
}

static void put_text(struct buf *b, const struct node *n)
{
    if (n->kind == NODE_SCALAR && *n->text)
        buf_printf(b, "%s%s", b->len ? " | " : "", n->text);
    for (const struct node *c = n->child; c; c = c->next)
        put_text(b, c);
}

/* All texts of a part that are not another's. */
static const char *text_of(struct arena *a, const struct node *n)
{
    struct buf b = buf_new(a);
    if (n->kind == NODE_SCALAR)
        put_text(&b, n);
    for (const struct node *c = n->child; c; c = c->next)
        if (!c->key || (!nests(c->key) && !is_silent(c->key)))
            put_text(&b, c);
    return buf_text(&b);
}

static struct part_told *add(struct flattener *f, const struct node *n,
                             const char *text, struct mark at, int depth)
{
    const struct node *id = n->kind == NODE_MAP ? node_get(n, "id") : NULL;
    f->part =
        arena_more(f->a, f->part, f->count, &f->room, sizeof *f->part, 64);
    f->part[f->count++] = (struct part_told){
        .of = f->of,
        .id = id && id->kind == NODE_SCALAR ? id->text : NULL,
        .text = text,
        .at = at,
        .node = n,
        .depth = depth,
    };
    return &f->part[f->count - 1];
}

static void flatten_list(struct flattener *f, const struct node *list,
                         int depth);

static void flatten_nests(struct flattener *f, const struct node *map,
                          int depth)
{
    for (const struct node *c = map->child; c; c = c->next)
        if (c->key && nests(c->key) && strcmp(c->key, "subsections") != 0)
            flatten_list(f, c, depth);
}

static void flatten_list(struct flattener *f, const struct node *list,
                         int depth)
{
    for (const struct node *c = list->child; c; c = c->next) {
        add(f, c, text_of(f->a, c), c->at, depth);
        if (c->kind == NODE_MAP)
            flatten_nests(f, c, depth + 1);
    }
}

static void flatten_sections(struct flattener *f, const struct node *map)
{
    for (const struct node *s = map->child; s; s = s->next) {
        const struct node *title =
            s->kind == NODE_MAP ? node_get(s, "title") : NULL;
        f->of = s->key;
        add(f, s, title ? text_of(f->a, title) : s->key, s->key_at, 0);
        if (s->kind == NODE_LIST)
            flatten_list(f, s, 1);
        if (s->kind != NODE_MAP)
            continue;
        flatten_nests(f, s, 1);
        const struct node *subs = node_get(s, "subsections");
        if (subs && subs->kind == NODE_MAP)
            flatten_sections(f, subs);
    }
}

/* By what they are, which no memory tells. */
static int source_compare(const struct source *x, const struct source *y)
{
    if (x == y || !x || !y)
        return (x != NULL) - (y != NULL);
    int c = strcmp(x->name, y->name);
    return c ? c : strcmp(x->text, y->text);
}

int part_compare(const struct part_told *x, const struct part_told *y)
{
    if (x->key && y->key)
        return strcmp(x->key, y->key);
    if (x->key || y->key)
        return x->key ? -1 : 1;
    int c = source_compare(x->at.src, y->at.src);
    c = c ? c : x->at.line - y->at.line;
    return c ? c : x->at.col - y->at.col;
}

const struct part_told *parts_told(struct arena *a, const struct node *root,
                                   int *count)
{
    struct flattener f = {.a = a, .of = "cv"};
    const struct node *cv = node_get(root, "cv");
    const struct node *sections = NULL;
    for (const struct node *c = cv ? cv->child : NULL; c; c = c->next)
        if (strcmp(c->key, "sections") == 0)
            sections = c;
        else
            add(&f, c, text_of(a, c), c->key_at, 0)->key = c->key;
    if (sections && sections->kind == NODE_MAP)
        flatten_sections(&f, sections);
    *count = f.count;
    return f.part;
}
