/* Résumés with variants. Each is chosen, filled, guarded, named and told; what
 * it leaves out is found by an algebra of our own, over the places where texts
 * are written. */
#include "variant/variant.h"
#include "resume/resume.h"
#include "rig.h"
#include "story/story.h"

enum { MOST_VARIANTS = 8 };

/* ---- places of texts ---- */

/* A bit for each place of the source. */
struct places {
    const struct source *src;
    size_t *line; /* where it begins */
    int lines;
    bool *is;
};

static struct places places_new(struct arena *a, const struct source *src)
{
    struct places p = {.src = src};
    p.line = arena_array(a, src->len + 2, sizeof *p.line);
    p.is = arena_array(a, src->len + 2, sizeof *p.is);
    p.line[p.lines++] = 0;
    for (size_t i = 0; i < src->len; i++)
        if (src->text[i] == '\n')
            p.line[p.lines++] = i + 1;
    return p;
}

/* Of a text that stands in the source; NULL: it is none of that. */
static bool *place_of(const struct places *p, const struct node *n)
{
    if (n->kind != NODE_SCALAR || n->at.src != p->src || n->at.line < 1 ||
        n->at.line > p->lines)
        return NULL;
    size_t i = p->line[n->at.line - 1] + (size_t)n->at.col - 1;
    MUST(i <= p->src->len);
    return &p->is[i];
}

static void mark_all(struct places *p, const struct node *n)
{
    bool *is = place_of(p, n);
    if (is)
        *is = true;
    for (const struct node *c = n->child; c; c = c->next)
        mark_all(p, c);
}

/* ---- what a variant leaves out ---- */

static const struct node *own_of(const struct variant *v, const char *key)
{
    for (; v; v = v->extends)
        if (node_get(v->node, key))
            return node_get(v->node, key);
    return NULL;
}

static bool is_text(const struct node *n, const char *text)
{
    return n && n->kind == NODE_SCALAR && strcmp(n->text, text) == 0;
}

static bool has(const struct node *tags, const char *tag)
{
    bool found = is_text(tags, tag);
    for (const struct node *c = tags->child; c; c = c->next)
        found = found || is_text(c, tag);
    return found;
}

/* How many of the expressions in `e`, or it itself, are true. */
static int truths(const struct node *e, const struct node *tags);

static bool truth(const struct node *e, const struct node *tags)
{
    if (e->kind != NODE_MAP)
        return truths(e, tags) > 0;
    int held = 0;
    for (const struct node *c = e->child; c; c = c->next) {
        int among = c->kind == NODE_LIST ? c->count : 1;
        int n = truths(c, tags);
        held += strcmp(c->key, "all") == 0   ? n == among
                : strcmp(c->key, "not") == 0 ? n == 0
                                             : n > 0;
    }
    return held == e->count;
}

static int truths(const struct node *e, const struct node *tags)
{
    if (e->kind == NODE_SCALAR)
        return has(tags, e->text);
    if (e->kind == NODE_MAP)
        return truth(e, tags);
    int n = 0;
    for (const struct node *c = e->child; c; c = c->next)
        n += truth(c, tags);
    return n;
}

static bool is_hidden(const struct variant *v, const struct node *item)
{
    const struct node *id = node_get(item, "id");
    for (; id && id->kind == NODE_SCALAR && v; v = v->extends) {
        const struct node *p = node_get(node_get(v->node, "patch"), id->text);
        const struct node *hide = p ? node_get(p, "hide") : NULL;
        if (hide || (p && p->kind != NODE_MAP))
            return is_text(hide, "true");
    }
    return false;
}

static bool is_out(const struct variant *v, const struct node *item)
{
    const struct node *tags = node_get(item, "tags");
    const struct node *include = own_of(v, "include");
    const struct node *exclude = own_of(v, "exclude");
    bool any = tags && (tags->kind == NODE_LIST
                            ? tags->count > 0
                            : tags->kind == NODE_SCALAR && *tags->text);
    if (item->kind != NODE_MAP)
        return false;
    if (any && include && include->kind != NODE_NULL && !truth(include, tags))
        return true;
    if (any && exclude && exclude->kind != NODE_NULL && truth(exclude, tags))
        return true;
    return is_hidden(v, item);
}

static bool nests(const struct node *n)
{
    static const char *const keys[] = {"entries", "subsections", "highlights",
                                       "paragraphs", "roles"};
    bool is = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        is = is || strcmp(n->key, keys[i]) == 0;
    return is && (n->kind == NODE_LIST || n->kind == NODE_MAP);
}

static int left_in(const struct variant *v, const struct node *list);

/* Whether a section stays: it has an entry left, or never had one. */
static bool section_stays(const struct variant *v, const struct node *n)
{
    const struct node *list = n->kind == NODE_LIST ? n : node_get(n, "entries");
    const struct node *subs = node_get(n, "subsections");
    if (!list || list->kind != NODE_LIST || !list->count ||
        left_in(v, list) > 0)
        return true;
    return subs && nests(subs) && left_in(v, subs) > 0;
}

static int left_in(const struct variant *v, const struct node *list)
{
    int left = 0;
    for (const struct node *c = list->child; c; c = c->next)
        left +=
            !is_out(v, c) && (list->kind != NODE_MAP || section_stays(v, c));
    return left;
}

/* The texts of a list or map of items, those that stay and those that go. */
static void sort_texts(const struct variant *v, const struct node *list,
                       bool stays, struct places *in, struct places *out)
{
    for (const struct node *c = list->child; c; c = c->next) {
        bool now = stays && !is_out(v, c) &&
                   (list->kind != NODE_MAP || section_stays(v, c));
        if (c->kind == NODE_LIST)
            sort_texts(v, c, now, in, out);
        else if (c->kind != NODE_MAP)
            mark_all(now ? in : out, c);
        for (const struct node *f = c->kind == NODE_MAP ? c->child : NULL; f;
             f = f->next) {
            if (nests(f))
                sort_texts(v, f, now, in, out);
            else
                mark_all(now ? in : out, f);
        }
    }
}

/* ---- what was chosen ---- */

/* Nothing of what goes is there; where nothing but tags choose, all of what
 * stays is. */
static void must_choose(struct arena *a, const struct variant_file *all,
                        const struct variant *v, const struct node *chosen)
{
    static const char *const more[] = {"patch", "sections", "set"};
    const struct source *src = all->root->at.src;
    const struct node *sections =
        node_get(node_get(all->root, "cv"), "sections");
    const struct node *now = node_get(node_get(chosen, "cv"), "sections");
    if (!sections || sections->kind != NODE_MAP || !now)
        return;
    struct places in = places_new(a, src), out = places_new(a, src);
    struct places got = places_new(a, src), other = places_new(a, src);
    sort_texts(v, sections, true, &in, &out);
    mark_all(&got, now);
    if (all->map)
        mark_all(&other, all->map);
    bool plain = true;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        plain = plain && !own_of(v, more[i]);
    for (size_t i = 0; i <= src->len; i++) {
        MUST(!got.is[i] || !out.is[i] || in.is[i] || other.is[i]);
        MUST(!plain || got.is[i] == in.is[i]);
    }
}

static const char *window(struct arena *a, const struct node *root)
{
    struct buf b = buf_new(a);
    node_print(&b, root);
    return buf_text(&b);
}

static struct node *copy_of(struct arena *a, const struct node *n)
{
    static const struct node none = {.kind = NODE_NULL};
    struct node *copy = arena_alloc(a, sizeof *copy);
    *copy = n ? *n : none;
    copy->next = NULL;
    return copy;
}

/* Chosen by the tags of `v` alone, and from that once more: the same. */
static void must_settle(struct arena *a, const struct variant_file *all,
                        const struct variant *v)
{
    struct node *include = copy_of(a, own_of(v, "include"));
    struct node *exclude = copy_of(a, own_of(v, "exclude"));
    include->key = "include";
    exclude->key = "exclude";
    include->next = exclude;
    const struct node tags = {
        .kind = NODE_MAP, .child = include, .count = 2, .at = v->at};
    struct variant own = {.name = v->name, .at = v->at, .node = &tags};
    struct diags *d = diags_new(a); /* tags may be gone the second time */
    const struct node *once = variant_select(a, d, all, &own);
    const struct variant_file *again = variants_read(a, d, once, NULL);
    const struct node *twice = variant_select(a, d, again, &own);
    MUST(strcmp(window(a, once), window(a, twice)) == 0);
}

/* ---- names ---- */

/* Two words at the least, and letters alone. */
static bool is_plain_name(const char *s)
{
    int words = 0;
    for (; *s; s += *s == ' ') {
        size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz"
                             "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (n < 2 || (s[n] && (s[n] != ' ' || !s[n + 1])))
            return false;
        words++;
        s += n;
    }
    return words > 1;
}

/* Whether a text that is read says just that. */
static bool says(const struct node *n, const char *text)
{
    static const char *const unread[] = {
        "id",    "tags",          "priority",    "notes",     "style",
        "guard", "bold_keywords", "hyphenation", "no_hyphens"};
    for (size_t i = 0; n->key && i < sizeof unread / sizeof *unread; i++)
        if (strcmp(n->key, unread[i]) == 0)
            return false;
    if (is_text(n, text))
        return true;
    for (const struct node *c = n->child; c; c = c->next)
        if (says(c, text))
            return true;
    return false;
}

/* Whether an employer is called that, or a longer name with it. */
static bool knows(const struct node *n, const char *text, bool employer)
{
    if (n->key)
        employer = employer || strcmp(n->key, "company") == 0 ||
                   strcmp(n->key, "institution") == 0;
    if (employer && n->kind == NODE_SCALAR && strcasestr(n->text, text))
        return true;
    for (const struct node *c = n->child; c; c = c->next)
        if (knows(c, text, employer))
            return true;
    return false;
}

/* The company of another variant that is a whole text of this one is said. */
static void must_guard(const struct variant_file *all, const struct variant *v,
                       const struct node *root, const struct diags *d)
{
    const struct node *cv = node_get(root, "cv");
    const struct node *general = node_get(all->root, "cv");
    const struct node *values = node_get(root, "values");
    if (own_of(v, "allow") || diags_count_kind(d, DIAG_OTHERS_NAME) || !cv ||
        !general)
        return;
    for (int i = 0; i < all->count; i++) {
        const struct node *name =
            node_get(node_get(all->variant[i].node, "values"), "company");
        if (!name || name->kind != NODE_SCALAR || !is_plain_name(name->text) ||
            knows(general, name->text, false))
            continue;
        bool own = false;
        for (const struct node *c = values ? values->child : NULL; c;
             c = c->next)
            own = own ||
                  (c->kind == NODE_SCALAR && strcasestr(c->text, name->text));
        MUST(own || !says(cv, name->text));
    }
}

static void must_be_path(const char *path)
{
    size_t len = strlen(path);
    MUST(len > 4 && strcmp(path + len - 4, ".pdf") == 0 && *path != '/');
    rig_text(path);
    for (const char *s = path; s; s = strchr(s, '/')) {
        s += *s == '/';
        MUST(*s && *s != '/' && strncmp(s, "../", 3) != 0);
    }
}

/* ---- one of them ---- */

static void read_on(struct arena *a, struct diags *d, const struct node *root)
{
    static const char *const none[] = {NULL};
    const struct resume *r = resume_read(a, d, root, NULL);
    const struct style *st =
        style_read(a, d,
                   &(struct style_ask){.inline_layout = r->layout,
                                       .layout = none,
                                       .unlimited = r->unlimited,
                                       .beside = TEST_FOLDER "/fuzz/none/",
                                       .data = rig_data});
    if (!diags_failed(d))
        story_write(a, d, r, st);
    if (!diags_failed(d) && r->letter)
        story_letter(a, d, r, st);
}

static void choose(struct arena *a, struct diags *d,
                   const struct variant_file *all, const struct variant *v)
{
    const struct name_parts parts = {
        .stem = "resume", .lang = "en", .layout = "classic", .paper = "a4"};
    const char *was = window(a, all->root);
    const struct node *chosen = variant_select(a, d, all, v);
    struct diags *silent = diags_new(a);
    const struct node *again = variant_select(a, silent, all, v);
    MUST(strcmp(window(a, chosen), window(a, again)) == 0);
    MUST(strcmp(was, window(a, all->root)) == 0);
    must_choose(a, all, v, chosen);
    must_settle(a, all, v);
    const struct node *filled = values_fill(a, d, chosen);
    const char *path = variant_out(a, d, v, filled, &parts);
    must_be_path(path);
    variant_guard(a, d, all, v, filled, path);
    must_guard(all, v, filled, d);
    if (!diags_failed(d))
        read_on(a, d, filled);
}

bool fuzz(const uint8_t *data, size_t len)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct bytes b = {data, len};
    const struct node *root = yaml_read(a, d, "resume.yaml", b);
    bool good = false;
    if (!diags_failed(d) && root->kind == NODE_MAP) {
        const struct variant_file *all = variants_read(a, d, root, NULL);
        good = all->count && !diags_failed(d);
        for (int i = 0; good && i < all->count && i < MOST_VARIANTS; i++) {
            struct diags *own = diags_new(a);
            choose(a, own, all, &all->variant[i]);
            rig_placed(a, own, "resume.yaml", 0);
            rig_said(own);
        }
    }
    rig_placed(a, d, "resume.yaml", 0);
    rig_said(d);
    arena_free(a);
    return good;
}
