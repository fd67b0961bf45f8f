/* What templates name and entries have: neither lacks the other. */
#include "story/private.h"
#include <string.h>

/* The entries that one template is for. */
struct sort {
    enum entry_kind kind;
    bool role;
    size_t member; /* of struct style */
};
static const struct sort sorts[] = {
    {ENTRY_EDUCATION, false, offsetof(struct style, education_rows)},
    {ENTRY_EXPERIENCE, false, offsetof(struct style, experience_rows)},
    {ENTRY_NORMAL, false, offsetof(struct style, normal_rows)},
    {ENTRY_ONE_LINE, false, offsetof(struct style, one_line_rows)},
    {ENTRY_PUBLICATION, false, offsetof(struct style, publication_rows)},
    {ENTRY_EXPERIENCE, true, offsetof(struct style, role_rows)},
};
enum { SORTS = sizeof sorts / sizeof *sorts };
/* A degree and its area in the words of the language. */
static const char phrase_key[] = "degree_with_area";
static const char role_keys[] =
    "position location date start_date end_date summary";

struct checking {
    struct arena *a;
    struct diags *d;
    const struct resume *resume;
};

static const struct template *template_of(const struct style *st,
                                          const struct sort *sort)
{
    return (const void *)((const char *)st + sort->member);
}

static const struct sort *sort_of(const struct entry *e, bool role)
{
    for (int i = 0; i < SORTS; i++)
        if (sorts[i].kind == e->kind && sorts[i].role == role)
            return &sorts[i];
    return NULL;
}

/* ---- names ---- */

/* Whether every entry of the sort may have it. */
static bool may_name(const struct sort *sort, const char *name, size_t len)
{
    return sort->kind == ENTRY_EDUCATION && len == strlen(phrase_key) &&
           memcmp(name, phrase_key, len) == 0;
}

static const char *keys_of(const struct sort *sort)
{
    return sort->role ? role_keys : entry_keys(sort->kind);
}

static bool has_key(const char *keys, const char *name, size_t len)
{
    for (size_t n; *keys; keys += n + (keys[n] == ' ')) {
        n = strcspn(keys, " ");
        if (n == len && memcmp(keys, name, len) == 0)
            return true;
    }
    return false;
}

/* The next name in braces from *s on; false: there is none. */
static bool next_name(const char **s, const char **name, size_t *len)
{
    const char *p = strchr(*s, '{');
    if (!p)
        return false;
    p++;
    p += strspn(p, " ");
    *name = p;
    *len = strcspn(p, "}");
    *s = p + *len;
    while (*len && p[*len - 1] == ' ')
        --*len;
    return true;
}

static bool cell_has(const char *cell, const char *key)
{
    const char *name;
    size_t len, n = strlen(key);
    while (cell && next_name(&cell, &name, &len))
        if (len == n && memcmp(name, key, n) == 0)
            return true;
    return false;
}

/* Whether a row has the name, or one that says as much. */
static bool template_has(const struct template *t, const char *key)
{
    if (strcmp(key, phrase_key) != 0 &&
        (strcmp(key, "degree") == 0 || strcmp(key, "area") == 0) &&
        template_has(t, phrase_key))
        return true;
    for (int i = 0; i < t->rows; i++)
        if (cell_has(t->row[i].left, key) || cell_has(t->row[i].right, key) ||
            cell_has(t->row[i].before, key))
            return true;
    return false;
}

/* Calls `visit` for every entry of the résumé, with its section's index among
 * style's, until it says true. */
struct visit {
    bool (*entry)(struct visit *v, const struct entry *e, bool role,
                  int section);
    const struct checking *k;
    const struct sort *sort;
    const char *name;
    size_t len;
    const char **key; /* found */
    int keys, of_sort;
    const struct style *style;
};

static bool visit_section(struct visit *v, const struct section *s, int *index)
{
    int at = (*index)++;
    for (int i = 0; i < s->entries; i++) {
        const struct entry *e = &s->entry[i];
        if (v->entry(v, e, false, at))
            return true;
        for (int k = 0; k < e->roles; k++)
            if (v->entry(v, &e->role[k], true, at))
                return true;
    }
    for (int i = 0; i < s->subs; i++)
        if (visit_section(v, &s->sub[i], index))
            return true;
    return false;
}

static bool visit_all(struct visit *v)
{
    const struct resume *r = v->k->resume;
    int index = 0;
    for (int i = 0; i < r->sections; i++)
        if (visit_section(v, &r->section[i], &index))
            return true;
    return false;
}

/* Whether the entry has the name; and the first keys of its author. */
static bool entry_has(struct visit *v, const struct entry *e, bool role,
                      int section)
{
    enum { MOST = 40 };
    (void)section;
    if (e->kind != v->sort->kind || role != v->sort->role)
        return false;
    v->of_sort++;
    for (int i = 0; i < e->fields; i++) {
        const struct field *f = &e->field[i];
        if (strlen(f->key) == v->len && memcmp(f->key, v->name, v->len) == 0)
            return true;
        if (!f->known && v->keys < MOST)
            v->key[v->keys++] = f->key;
    }
    return false;
}

static void say_unknown(const struct checking *k, struct visit *v,
                        const char *keys, struct mark at, const char *path)
{
    const char *name = arena_copy(k->a, v->name, v->len);
    for (size_t n; *keys; keys += n + (keys[n] == ' ')) {
        n = strcspn(keys, " ");
        const char *key = arena_copy(k->a, keys, n);
        if (strcmp(key, "paragraphs") != 0 && strcmp(key, "roles") != 0)
            v->key[v->keys++] = key;
    }
    if (!v->of_sort && !nearest(name, v->key))
        return; /* an entry that another résumé may have */
    at = mark_find(at, arena_printf(k->a, "{%s}", name), 1);
    diag(k->d, at, DIAG_UNKNOWN_KEY, "'%s' in %s", name, path);
    diag_nearest(k->d, name, v->key);
}

static void check_cell(const struct checking *k, const struct sort *sort,
                       const char *cell, struct mark at, const char *path)
{
    enum { MOST = 80 };
    const char *name;
    size_t len;
    while (cell && next_name(&cell, &name, &len)) {
        if (has_key(keys_of(sort), name, len) &&
            !has_key("paragraphs roles", name, len))
            continue;
        if (*name == '.' || has_key("highlights counter", name, len) ||
            may_name(sort, name, len))
            continue; /* a class of markup, what is no text, the entry's
                         place in its section */
        struct visit v = {.entry = entry_has,
                          .k = k,
                          .sort = sort,
                          .name = name,
                          .len = len,
                          .key = arena_array(k->a, MOST, sizeof *v.key)};
        if (!visit_all(&v))
            say_unknown(k, &v, keys_of(sort), at, path);
    }
}

static void check_style(const struct checking *k, const struct style *st)
{
    for (int i = 0; i < SORTS; i++) {
        const struct template *t = template_of(st, &sorts[i]);
        const char *path = style_path(sorts[i].member);
        for (int n = 0; t->own && n < t->rows; n++) {
            const struct head_row *r = &t->row[n];
            check_cell(k, &sorts[i], r->before, r->before_at, path);
            check_cell(k, &sorts[i], r->left, r->left_at, path);
            check_cell(k, &sorts[i], r->right, r->right_at, path);
        }
    }
}

/* ---- keys ---- */

static void say_extra(const struct checking *k, const struct entry *e,
                      bool role, const struct field *f)
{
    diag(k->d, f->key_at, DIAG_NOT_PRINTED, "%s, which is no key of %s",
         quoted(k->a, f->key), role ? "a role" : entry_words(e->kind));
    if (f->meant)
        diag_hint(k->d, "did you mean '%s'?", f->meant);
    else
        diag_hint(k->d,
                  "what is to be read goes into 'summary' or 'highlights'");
}

static void say_unprinted(const struct checking *k, struct mark at,
                          const char *key, const struct sort *sort)
{
    diag(k->d, at, DIAG_NOT_PRINTED, "'%s', which no row of %s has", key,
         style_path(sort->member));
    diag_hint(k->d, "add {%s} to a row", key);
}

/* Keys that a layout's own rows leave out. */
static void check_rest(const struct checking *k, const struct entry *e,
                       const struct sort *sort, const struct template *t)
{
    bool dated = template_has(t, "date") || template_has(t, "start_date") ||
                 template_has(t, "end_date");
    if (!dated && e->when.start.kind != DATE_NONE)
        say_unprinted(k, e->when.start.at, "date", sort);
    if (!rich_empty(e->authors) && !template_has(t, "authors"))
        say_unprinted(k, e->authors.at, "authors", sort);
}

/* Whether it stands on the page; a DOI does where an address is asked for. */
static bool is_printed(const struct entry *e, const struct template *t,
                       const struct field *f)
{
    if (!t || !t->own)
        return f->known;
    return template_has(t, f->key) ||
           (strcmp(f->key, "doi") == 0 && template_has(t, "url") &&
            rich_empty(entry_text(e, "url")));
}

static bool check_entry(struct visit *v, const struct entry *e, bool role,
                        int section)
{
    const struct style *st = v->style;
    if (section < st->sections && st->section[section])
        st = st->section[section];
    const struct sort *sort = sort_of(e, role);
    const struct template *t = sort ? template_of(st, sort) : NULL;
    if (t && t->own)
        check_rest(v->k, e, sort, t);
    for (int i = 0; i < e->fields; i++) {
        const struct field *f = &e->field[i];
        if (is_printed(e, t, f) || strcmp(f->key, "summary") == 0 ||
            strcmp(f->key, "url") == 0)
            continue;
        if (!f->known)
            say_extra(v->k, e, role, f);
        else if (t && !rich_empty(f->text))
            say_unprinted(v->k, f->key_at, f->key, sort);
    }
    return false;
}

void story_check(struct arena *a, struct diags *d, const struct resume *r,
                 const struct style *st)
{
    const struct checking k = {a, d, r};
    check_style(&k, st);
    for (int i = 0; i < st->by_sections; i++)
        check_style(&k, st->by_section[i].style);
    struct visit v = {.entry = check_entry, .k = &k, .style = st};
    visit_all(&v);
}
