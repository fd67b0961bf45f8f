/* The guard against the classic mistake: a page for one that names another.
 *
 * Names and texts are words, folded. At each word of a text the longest name
 * that begins there is taken; if it is another's, it is said. What stands
 * between the words of a name must stand there too, but in links and names of
 * files, where a name may also be written as one word. */
#include "variant/names.h"
#include "variant/private.h"
#include <limits.h>
#include <string.h>

/* ---- a text against the names ---- */

struct guard {
    struct arena *a;
    struct diags *d;
    const struct variant_file *all;
    const struct names *names;
    const struct variant *v;
    const struct name *own; /* linked by next */
    int first, end;         /* the lines of `variants:` in the résumé */
    const char *layout;     /* which text of the layout it is; NULL: none */
};

/* How a text is read. */
struct way {
    bool link;   /* as an address or the name of a file */
    bool strict; /* no employer has business there */
    bool given;  /* the résumé says it, not the variant */
};

static bool is_own(const struct guard *g, const struct name *m)
{
    for (const struct name *o = g->own; o; o = o->next)
        if (o == m || strcmp(o->text, m->text) == 0)
            return true;
    return false;
}

/* Whether the name may stand there. */
static bool is_aside(struct guard *g, const struct name *m, struct way way)
{
    if (is_own(g, m) || variant_allows(g->a, g->v, m->value->text))
        return true;
    if (m->kind != NAME_COMPANY && way.given)
        return true;
    if (way.strict)
        return false;
    return m->known;
}

static void say(struct guard *g, struct mark at, const struct name *m)
{
    struct arena *a = g->a;
    diag(g->d, at, DIAG_OTHERS_NAME, "%s", quoted(a, m->value->text));
    diag_hint(g->d, "the '%s' of variant %s, %s", m->key,
              quoted(a, m->of->name), place_named(a, m->value->at, at));
    hint_variant(a, g->d, g->v, at);
    if (g->layout)
        diag_hint(g->d, "%s of the layout names it", g->layout);
    diag_hint(g->d, "if it belongs there as well: allow: [%s]", m->value->text);
}

static bool has_capital(const char *s)
{
    for (uint32_t c; (c = utf8_next(&s));)
        if (utf8_lower(c) != c)
            return true;
    return false;
}

/* What stands between two blanks. */
struct run {
    size_t from, end;
    bool link; /* it looks like an address */
};

static bool looks_like_link(const char *s, size_t len)
{
    for (size_t i = 0; i + 1 < len; i++)
        if (s[i] == '@' || strncmp(s + i, "://", 3) == 0 ||
            strncmp(s + i, "](", 2) == 0 || strncmp(s + i, "www.", 4) == 0)
            return true;
    return false;
}

/* The run that a word begins in; `before` is that of the word before it. */
static struct run run_of(const char *text, const struct word *w,
                         struct run before)
{
    if (w->from < before.end)
        return before;
    size_t from = w->from, end = w->end;
    while (from > before.end && !strchr(" \n", text[from - 1]))
        from--;
    end += strcspn(text + end, " \n");
    return (struct run){from, end, looks_like_link(text + from, end - from)};
}

/* A name of one word that the résumé itself writes small is a word. */
static bool is_ordinary(const struct name *m, struct way way, bool link,
                        const struct word *raw)
{
    if (link || m->words > 1)
        return false;
    const char *s = m->text;
    utf8_next(&s);
    return !*s || (way.given && raw && has_capital(m->value->text) &&
                   !has_capital(raw->text));
}

static void check_text(struct guard *g, const char *typed, struct mark at,
                       struct way way)
{
    const char *text = utf8_folded(g->a, typed);
    int count, raws, taken;
    const struct word *word = words_of(g->a, text, &count);
    const struct word *raw = words_of(g->a, typed, &raws);
    struct run run = {0};
    for (int i = 0; i < count; i += taken ? taken : 1) {
        run = run_of(text, &word[i], run);
        bool link = way.link || run.link;
        const struct name *m =
            name_at(g->names, g->own, text, word + i, count - i, link, &taken);
        if (!m || is_ordinary(m, way, link, raws == count ? &raw[i] : NULL) ||
            is_aside(g, m, way))
            continue;
        struct mark found = at;
        if (at.line && raws == count)
            found = mark_find(at, raw[i].text, 100);
        say(g, found, m);
    }
}

/* ---- what is read ---- */

static bool among(const char *const *words, const char *key)
{
    while (*words && strcmp(*words, key) != 0)
        words++;
    return *words;
}

static void check_node(struct guard *g, const struct node *n, struct way way)
{
    static const char *const unread[] = {
        "id",    "tags",          "priority",    "notes",      "style",
        "guard", "bold_keywords", "hyphenation", "no_hyphens", "language",
        NULL};
    static const char *const links[] = {"url", "doi", "website", "email", NULL};
    static const char *const strict[] = {"recipient", "salutation", NULL};
    if (n->key && among(unread, n->key))
        return;
    way.link = way.link || (n->key && among(links, n->key));
    way.strict = way.strict || (n->key && among(strict, n->key));
    struct way own = way;
    own.given = n->at.src == g->all->root->at.src &&
                (n->at.line < g->first || n->at.line >= g->end);
    if (n->kind == NODE_SCALAR)
        check_text(g, n->text, n->at, own);
    for (const struct node *c = n->child; c; c = c->next)
        check_node(g, c, way);
}

static void check_titles(struct guard *g, const struct node *cv)
{
    const struct node *sections = cv ? node_get(cv, "sections") : NULL;
    const struct node *c = sections ? sections->child : NULL;
    for (; c; c = c->next)
        if (c->key)
            check_text(g, c->key, c->key_at, (struct way){.given = true});
}

/* The lines of `variants:` where it stands in the résumé. */
static void find_lines(struct guard *g)
{
    const struct node *n = node_get(g->all->root, "variants");
    g->first = g->end = INT_MAX;
    if (!n || n != g->all->map)
        return;
    g->first = n->key_at.line;
    if (n->next)
        g->end = n->next->key_at.line;
}

static struct guard guard_new(struct arena *a, struct diags *d,
                              const struct variant_file *all,
                              const struct variant *v, const struct node *root)
{
    struct guard g = {
        .a = a, .d = d, .all = all, .names = all->lookup->names, .v = v};
    if (!names_none(g.names))
        g.own = names_own(a, all, v, root);
    find_lines(&g);
    return g;
}

void variant_guard(struct arena *a, struct diags *d,
                   const struct variant_file *all, const struct variant *v,
                   const struct node *root, const char *file)
{
    static const struct {
        const char *key;
        struct way way;
    } parts[] = {{"cv", {0}},
                 {"letter", {0}},
                 {"settings", {.strict = true}},
                 {"locale", {.strict = true}}};
    struct guard g = guard_new(a, d, all, v, root);
    if (names_none(g.names))
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct node *n = node_get(root, parts[i].key);
        if (n)
            check_node(&g, n, parts[i].way);
    }
    check_titles(&g, node_get(root, "cv"));
    if (file)
        check_text(&g, file, v->at, (struct way){.link = true, .strict = true});
}

void variant_guard_text(struct arena *a, struct diags *d,
                        const struct variant_file *all, const struct variant *v,
                        const struct node *root, const char *text,
                        const char *what)
{
    struct guard g = guard_new(a, d, all, v, root);
    g.layout = what;
    if (!names_none(g.names))
        check_text(&g, text, (struct mark){.src = v->at.src},
                   (struct way){.strict = true});
}
