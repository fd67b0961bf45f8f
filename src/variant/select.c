/* A résumé as one of its variants has it. */
#include "variant/private.h"
#include <string.h>

struct selection {
    struct arena *a;
    struct diags *d;
    const struct variant_file *all;
    const struct variant *v;
    const struct node *include, *exclude;
    struct index patch; /* by id */
    struct facts facts;
};

/* The nodes of a list or map in the making. */
struct nodes {
    const struct node **node;
    int count, room;
};

static void add(struct selection *s, struct nodes *to, const struct node *n)
{
    to->node =
        arena_more(s->a, to->node, to->count, &to->room, sizeof *to->node, 16);
    to->node[to->count++] = n;
}

static void add_list(struct selection *s, struct nodes *to,
                     const struct node *list)
{
    if (list && list->kind == NODE_SCALAR)
        add(s, to, node_keyed(s->a, list, NULL, list->at));
    for (const struct node *c = list ? list->child : NULL; c; c = c->next)
        add(s, to, c);
}

/* ---- patches ---- */

/* The key of a map that holds its text; "text" where there is no other. */
static const char *text_key(const struct node *map)
{
    static const char *const keys[] = {"bullet", "number", "reversed_number"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (node_get(map, keys[i]) && !node_get(map, "text"))
            return keys[i];
    return "text";
}

/* Whether a key of a patch is no field. */
static bool is_order(const char *key)
{
    return strcmp(key, "hide") == 0 || strcmp(key, "before") == 0 ||
           strcmp(key, "after") == 0;
}

static bool is_true(const struct node *n)
{
    return strcmp(node_text(n), "true") == 0;
}

/* {before: […], after: […]}: what is to stand around the list that is there.
 */
static bool is_around(const struct node *n)
{
    bool around = n->kind == NODE_MAP && n->count;
    for (const struct node *c = n->child; c && around; c = c->next)
        around = strcmp(c->key, "before") == 0 || strcmp(c->key, "after") == 0;
    return around;
}

static const struct node *surrounded(struct selection *s,
                                     const struct node *list,
                                     const struct node *around)
{
    struct nodes all = {0};
    struct node empty = {.kind = NODE_LIST,
                         .key = around->key,
                         .key_at = around->key_at,
                         .at = around->at};
    facts_added(&s->facts, node_get(around, "before"));
    facts_added(&s->facts, node_get(around, "after"));
    add_list(s, &all, node_get(around, "before"));
    add_list(s, &all, list);
    add_list(s, &all, node_get(around, "after"));
    return node_of(s->a, list && list->kind == NODE_LIST ? list : &empty,
                   all.node, all.count);
}

/* `n` with the fields of its patch. */
static const struct node *patched(struct selection *s, const struct node *n,
                                  const struct node *patch)
{
    if (patch->kind != NODE_MAP) {
        facts_patched(&s->facts, n, patch);
        return node_replaced(
            s->a, n, node_keyed(s->a, patch, text_key(n), patch->key_at));
    }
    const struct node *was = n;
    for (const struct node *p = patch->child; p; p = p->next) {
        const char *key = strcmp(p->key, "text") == 0 ? text_key(was) : p->key;
        const struct node *old = node_get(was, key);
        if (is_order(key))
            continue;
        bool list = !old || old->kind == NODE_LIST;
        if (is_around(p) && list)
            n = node_replaced(s->a, n, surrounded(s, old, p));
        else
            n = node_replaced(s->a, n, node_keyed(s->a, p, key, p->key_at));
    }
    facts_patched(&s->facts, was, patch);
    return n;
}

/* ---- the walk ---- */

static const struct node *patch_of(struct selection *s, const struct node *n)
{
    const struct node *id = n->kind == NODE_MAP ? node_get(n, "id") : NULL;
    return id ? index_get(&s->patch, node_text(id)) : NULL;
}

static const struct node *select_items(struct selection *s,
                                       const struct node *list);

/* What is left of an item; NULL: nothing. */
static const struct node *select_item(struct selection *s, const struct node *n)
{
    const struct node *patch = patch_of(s, n);
    if (n->kind == NODE_LIST) /* a section written short */
        return select_items(s, n);
    if (n->kind != NODE_MAP)
        return n;
    if (!tags_pass(node_get(n, "tags"), s->include, s->exclude) ||
        (patch && is_true(node_get(patch, "hide"))))
        return NULL;
    if (patch)
        n = patched(s, n, patch);
    const struct node **child =
        arena_array(s->a, (size_t)n->count + 1, sizeof *child);
    int count = 0;
    for (const struct node *c = n->child; c; c = c->next) {
        bool nest = c->kind == NODE_LIST || c->kind == NODE_MAP;
        child[count++] = nest && key_nests(c->key) ? select_items(s, c) : c;
    }
    return node_of(s->a, n, child, count);
}

/* Whether something was to be read there, and nothing is left of it. */
static bool is_emptied(const struct node *was, const struct node *now)
{
    const struct node *list = was->kind == NODE_LIST ? was : NULL;
    const struct node *left = list ? now : NULL;
    if (!list && was->kind == NODE_MAP) {
        const struct node *subs = node_get(now, "subsections");
        list = node_get(was, "entries");
        left = node_get(now, "entries");
        if (subs && subs->count)
            return false;
    }
    return list && list->kind == NODE_LIST && list->count &&
           (!left || !left->count);
}

/* The children of a list of items, or of a map of sections. */
static const struct node *select_items(struct selection *s,
                                       const struct node *list)
{
    struct nodes left = {0};
    for (const struct node *c = list->child; c; c = c->next) {
        const struct node *patch = patch_of(s, c);
        const struct node *before = patch ? node_get(patch, "before") : NULL;
        const struct node *after = patch ? node_get(patch, "after") : NULL;
        const struct node *n = select_item(s, c);
        bool map = list->kind == NODE_MAP;
        if (map && (before || after)) {
            const struct node *wrong = before ? before : after;
            diag(s->d, wrong->key_at, DIAG_BAD_VALUE, "'%s' of a section",
                 wrong->key);
            diag_hint(s->d,
                      "it goes with what stands in a list, as entries "
                      "and highlights; 'sections' puts sections in order");
            hint_variant(s->a, s->d, s->v, patch->key_at);
        }
        if (before && !map) {
            facts_added(&s->facts, before);
            add_list(s, &left, before);
        }
        if (n && !(map && is_emptied(c, n)))
            add(s, &left, n);
        if (after && !map) {
            facts_added(&s->facts, after);
            add_list(s, &left, after);
        }
    }
    return node_of(s->a, list, left.node, left.count);
}

/* ---- paths ---- */

/* The last key of a path; "" where it ends in an item. */
static const char *last_key(struct arena *a, const char *path)
{
    size_t len = strlen(path);
    bool quote = len && path[len - 1] == '"';
    const char *end = path + len - quote, *p = end;
    while (p > path && !strchr(quote ? "\"" : ".]", p[-1]))
        p--;
    return arena_copy(a, p, (size_t)(end - p));
}

static bool begins(const char *path, const char *key)
{
    size_t n = strlen(key);
    return strncmp(path, key, n) == 0 && path[n] == '.';
}

static const struct node *set_one(struct selection *s, const struct node *root,
                                  const struct node *n)
{
    static const char *const known[] = {"cv", "layout", "locale", "settings",
                                        NULL};
    const struct node *was;
    bool ours = false;
    for (int i = 0; known[i]; i++)
        ours = ours || begins(n->key, known[i]);
    if (!ours) {
        diag(s->d, n->key_at, DIAG_BAD_PATH, "%s", quoted(s->a, n->key));
        diag_hint(s->d, "a path begins with cv, layout, locale or settings");
        hint_variant(s->a, s->d, s->v, n->key_at);
        return root;
    }
    int errors = diags_count(s->d, SEVERITY_ERROR);
    if (begins(n->key, "layout")) /* a name becomes a map that extends it */
        root = node_replaced(
            s->a, root,
            node_keyed(
                s->a,
                layout_merged(s->a, node_get(root, "layout"),
                              &(struct node){.kind = NODE_MAP, .at = n->at}),
                "layout", n->key_at));
    root = node_put(s->a, s->d, root, n, &was);
    if (diags_count(s->d, SEVERITY_ERROR) > errors)
        hint_variant(s->a, s->d, s->v, n->key_at);
    else if (begins(n->key, "cv.sections") || strcmp(n->key, "cv.summary") == 0)
        facts_set(&s->facts, last_key(s->a, n->key), was, n);
    return root;
}

/* ---- all of it ---- */

static void check_ids(struct selection *s)
{
    const struct words *ids = &s->all->lookup->ids;
    for (int i = 0; i < s->patch.count; i++) {
        const struct node *p = s->patch.child[i];
        if (words_have(ids, p->key))
            continue;
        diag(s->d, p->key_at, DIAG_UNKNOWN_ID, "%s", quoted(s->a, p->key));
        hint_words(s->a, s->d, p->key, ids);
        hint_variant(s->a, s->d, s->v, p->key_at);
    }
}

static const struct node *select_cv(struct selection *s, const struct node *cv)
{
    const struct node *sections = node_get(cv, "sections");
    if (!sections || sections->kind != NODE_MAP)
        return cv;
    const struct node *now = select_items(s, sections);
    return node_replaced(s->a, cv,
                         sections_ordered(s->a, s->d, s->v, now, sections));
}

/* `root` with `over` lying on what it has under `key`. */
static const struct node *with(struct selection *s, const struct node *root,
                               const char *key, const struct node *over,
                               int depth)
{
    const struct node *base = node_get(root, key);
    if (!over)
        return root;
    over = strcmp(key, "layout") == 0 ? layout_merged(s->a, base, over)
                                      : node_merged(s->a, base, over, depth);
    struct mark at = base ? base->key_at : over->key_at;
    return node_replaced(s->a, root, node_keyed(s->a, over, key, at));
}

static const struct node *chain_layout(struct selection *s,
                                       const struct variant *v)
{
    const struct node *below = v->extends ? chain_layout(s, v->extends) : NULL;
    return layout_merged(s->a, below, node_get(v->node, "layout"));
}

const struct node *variant_select(struct arena *a, struct diags *d,
                                  const struct variant_file *all,
                                  const struct variant *v)
{
    struct selection *s = arena_alloc(a, sizeof *s);
    const struct node *root = all->root, *cv = node_get(root, "cv");
    *s = (struct selection){
        .a = a,
        .d = d,
        .all = all,
        .v = v,
        .include = variant_get(v, "include"),
        .exclude = variant_get(v, "exclude"),
        .patch = index_of(a, variant_merged(a, v, "patch", 2)),
        .facts = {.a = a,
                  .d = d,
                  .v = v,
                  .cv = cv,
                  .allowed = variant_allows(a, v, "facts")},
    };
    if (s->include)
        tags_check(a, d, v, s->include, &all->lookup->tags);
    if (s->exclude)
        tags_check(a, d, v, s->exclude, &all->lookup->tags);
    check_ids(s);
    if (cv && cv->kind == NODE_MAP)
        root = node_replaced(a, root, select_cv(s, cv));
    root = with(s, root, "layout", chain_layout(s, v), 0);
    root = with(s, root, "locale", variant_merged(a, v, "locale", 2), 2);
    root = with(s, root, "settings", variant_merged(a, v, "settings", 2), 2);
    root = with(s, root, "values", variant_merged(a, v, "values", 1), 1);
    root = with(s, root, "letter", variant_merged(a, v, "letter", 1), 1);
    const struct node *set = variant_merged(a, v, "set", 1);
    for (const struct node *n = set ? set->child : NULL; n; n = n->next)
        root = set_one(s, root, n);
    return root;
}
