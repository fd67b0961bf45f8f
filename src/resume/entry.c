/* Entries: of which kind one is, and its fields. What a kind may have stands
 * in entry.def. */
#include "resume/read.h"
#include <string.h>

#define COMMON_KEYS "short min " TAGGED_KEYS

const struct entry_keys entry_kinds[ENTRY_COUNT] = {
#define ENTRY(name, words, marks, must, may)                                   \
    [ENTRY_##name] = {marks, {words, must, may " " COMMON_KEYS}},
#include "resume/entry.def"
#undef ENTRY
};

const struct keys role_keys = {
    .of = "a role",
    .must = "position",
    .may = "location summary highlights paragraphs " DATE_KEYS " " COMMON_KEYS,
};

const char *entry_words(enum entry_kind kind)
{
    static const char *const words[] = {
#define ENTRY(name, words, marks, must, may) [ENTRY_##name] = words,
#include "resume/entry.def"
#undef ENTRY
    };
    return words[kind];
}

const char *entry_keys(enum entry_kind kind)
{
    static const char *const all[] = {
#define ENTRY(name, words, marks, must, may) [ENTRY_##name] = must " " may,
#include "resume/entry.def"
#undef ENTRY
    };
    return all[kind];
}

struct rich entry_text(const struct entry *e, const char *key)
{
    const struct field *f = entry_field(e, key);
    return f ? f->text : (struct rich){0};
}

const struct field *entry_field(const struct entry *e, const char *key)
{
    for (int i = 0; i < e->fields; i++)
        if (strcmp(e->field[i].key, key) == 0)
            return &e->field[i];
    return NULL;
}

/* ---- which kind ---- */

static const char *mark_of_kind(const struct node *map, int kind)
{
    for (const struct node *c = map->child; c; c = c->next)
        if (has_word(entry_kinds[kind].marks, c->key))
            return c->key;
    return NULL;
}

const char *entry_mark(const struct node *map)
{
    const char *key = NULL;
    for (int k = 0; k < ENTRY_COUNT && !key; k++)
        key = mark_of_kind(map, k);
    return key;
}

/* The kind one of whose marks a key of `map` is nearly; ENTRY_COUNT: none. */
static enum entry_kind kind_nearly(struct reading *r, const struct node *map)
{
    for (int k = 0; k < ENTRY_COUNT; k++) {
        const struct keys marks = {"", entry_kinds[k].marks, ""};
        for (const struct node *c = map->child; c; c = c->next)
            if (is_near_miss(r, c->key, &marks))
                return (enum entry_kind)k;
    }
    return ENTRY_COUNT;
}

static enum entry_kind kind_of(struct reading *r, const struct node *map)
{
    for (int k = 0; k < ENTRY_COUNT; k++)
        if (mark_of_kind(map, k))
            return (enum entry_kind)k;
    return kind_nearly(r, map);
}

/* Says that a map is no entry; it may be "Label: text" without quotes. */
static void refuse_entry(struct reading *r, const struct node *n)
{
    const struct node *c = n->child;
    if (!c) {
        diag(r->d, n->at, DIAG_BAD_ENTRY, "there is nothing in it");
        diag_hint(r->d, "write it after '- ', or delete the line");
        return;
    }
    diag(r->d, c->key_at, DIAG_BAD_ENTRY, "no kind of entry has the key %s",
         quoted(r->a, c->key));
    if (n->count == 1 && c->kind == NODE_SCALAR) {
        char mark = strchr(c->text, '"') ? '\'' : '"';
        diag_hint(r->d, "a text with ': ' in it needs quotes: %c%.40s: %.60s%c",
                  mark, c->key, c->text, mark);
        diag_hint(r->d, "or write 'label: %.40s' and 'details: …'", c->key);
        return;
    }
    const char *meant = NULL;
    for (int k = 0; k < ENTRY_COUNT && !meant; k++)
        meant = key_meant(c->key, &entry_kinds[k].keys);
    if (meant)
        diag_hint(r->d, "did you mean '%s'?", meant);
    diag_hint(r->d, "an entry has one of: company, institution, title, name, "
                    "label, bullet, number, text");
}

/* ---- fields ---- */

static const char *doi_begin(const char *s)
{
    for (const char *p = s; (p = strstr(p, "10.")); p++)
        if (p == s || strchr("/: ", p[-1]))
            return strchr(p, '/') ? p : NULL;
    return NULL;
}

static struct field read_doi(struct reading *r, const struct node *n)
{
    struct field f = {.key = n->key, .known = true, .text = {.at = n->at}};
    const char *typed = read_word(r, n, "a DOI");
    const char *doi = typed ? doi_begin(typed) : NULL;
    if (typed && !doi) {
        diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'doi'", quoted(r->a, typed));
        diag_hint(r->d, "as in: 10.1000/182");
    }
    if (!doi)
        return f;
    f.text = rich_of(r->a, doi, 0, n->at);
    f.url = markup_url(r->a, r->d,
                       arena_printf(r->a, "https://doi.org/%s", doi), n->at);
    return f;
}

static struct field read_url(struct reading *r, const struct node *n)
{
    struct field f = {.key = n->key, .known = true, .text = {.at = n->at}};
    const char *typed = read_word(r, n, "a web address");
    f.url = typed ? markup_url(r->a, r->d, typed, n->at) : NULL;
    if (f.url)
        f.text = rich_of(r->a, url_shown(r->a, typed), 0, n->at);
    return f;
}

/* An extra key: kept for templates when it is a text; story says it when none
 * prints it. */
static struct field read_extra(struct reading *r, const struct node *n,
                               const struct keys *keys)
{
    struct field f = {.key = n->key, .text = {.at = n->at}};
    if (n->kind == NODE_SCALAR || is_language_map(r, n))
        f.text = read_body(r, n, "a text");
    f.meant = key_meant(n->key, keys);
    return f;
}

/* Keys whose value is no plain field; they have readers of their own. */
static const char other_keys[] =
    "highlights paragraphs roles authors page_break " DATE_KEYS " " COMMON_KEYS;

/* Fields that read otherwise in another language; the rest are names. */
static const char prose_keys[] = "summary position area degree label details "
                                 "bullet number reversed_number text";

static struct rich read_text(struct reading *r, const struct node *n)
{
    return has_word(prose_keys, n->key) ? read_prose(r, n, "a text")
                                        : read_body(r, n, "a text");
}

static struct field *read_fields(struct reading *r, const struct node *map,
                                 const struct keys *keys, int *count)
{
    struct field *out = arena_array(r->a, (size_t)map->count + 1, sizeof *out);
    *count = 0;
    for (const struct node *c = map->child; c; c = c->next) {
        bool known =
            has_word(keys->must, c->key) || has_word(keys->may, c->key);
        if (known && has_word(other_keys, c->key))
            continue;
        if (!known && is_near_miss(r, c->key, keys))
            continue;
        if (!known)
            out[(*count)++] = read_extra(r, c, keys);
        else if (strcmp(c->key, "doi") == 0)
            out[(*count)++] = read_doi(r, c);
        else if (strcmp(c->key, "url") == 0)
            out[(*count)++] = read_url(r, c);
        else
            out[(*count)++] = (struct field){
                .key = c->key, .text = read_text(r, c), .known = true};
        out[*count - 1].key_at = c->key_at;
    }
    return out;
}

/* `short` or `min`: a map of fields, or a text of an entry that is one. */
static struct field *read_wordings(struct reading *r, const struct node *n,
                                   const struct keys *keys, int *count,
                                   struct rich *text)
{
    *count = 0;
    if (!n || n->kind == NODE_NULL)
        return NULL;
    const struct keys fields = {
        "a shorter wording", "",
        arena_printf(r->a, "%s %s", keys->must, keys->may)};
    if (n->kind == NODE_MAP && !is_language_map(r, n)) {
        read_keys(r, n, &fields, false);
        return read_fields(r, n, &fields, count);
    }
    if (has_word("text bullet number reversed_number", keys->must)) {
        *text = read_prose(r, n, "a text");
        return NULL;
    }
    refuse_kind(r, n, "shorter texts by key");
    diag_hint(r->d, "as in: %s: {summary: …}", n->key);
    return NULL;
}

/* ---- authors, roles ---- */

static struct rich join_range(struct reading *r, const struct rich *text,
                              int from, int to)
{
    if (to - from == 1)
        return text[from];
    int middle = from + (to - from) / 2;
    struct rich left = join_range(r, text, from, middle);
    struct rich right = join_range(r, text, middle, to);
    struct rich comma = rich_of(r->a, ", ", 0, left.at);
    return rich_join(r->a, rich_join(r->a, left, comma), right);
}

static struct rich read_authors(struct reading *r, const struct node *n)
{
    const struct node *c = read_one_or_list(r, n, "a list of authors");
    int count = 0;
    struct rich *author =
        arena_array(r->a, (size_t)count_nodes(c) + 1, sizeof *author);
    for (; c; c = c->next) {
        author[count] = read_body(r, c, "an author");
        count += !rich_empty(author[count]);
    }
    return count ? join_range(r, author, 0, count) : (struct rich){0};
}

static void read_entry_map(struct reading *r, const struct node *n,
                           const struct keys *keys, struct entry *e);

static struct entry *read_roles(struct reading *r, const struct node *list,
                                int *count)
{
    const struct node *n = read_list(r, list, "a list of roles");
    struct entry *role =
        arena_array(r->a, (size_t)count_nodes(n) + 1, sizeof *role);
    for (; n; n = n->next) {
        if (n->kind != NODE_MAP) {
            refuse_kind(r, n, "a role with its position");
            continue;
        }
        struct entry *e = &role[(*count)++];
        e->kind = ENTRY_EXPERIENCE;
        read_entry_map(r, n, &role_keys, e);
    }
    return role;
}

/* ---- entries ---- */

/* The value of `key` when it is one of `keys`. */
static const struct node *value_of(const struct node *map,
                                   const struct keys *keys, const char *key)
{
    return has_word(keys->must, key) || has_word(keys->may, key)
               ? node_get(map, key)
               : NULL;
}

static void check_page_break(struct reading *r, const struct node *n)
{
    if (!is_kind(r, n, NODE_SCALAR, "'true'") || strcmp(n->text, "true") == 0)
        return;
    diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'page_break'",
         quoted(r->a, n->text));
    diag_hint(r->d, "write true, or take the entry out");
}

static void read_entry_map(struct reading *r, const struct node *n,
                           const struct keys *keys, struct entry *e)
{
    read_keys(r, n, keys, true);
    e->at = n->at;
    e->field = read_fields(r, n, keys, &e->fields);
    if (has_word(keys->may, "date"))
        e->when = when_read(r, n);
    e->tagged = tagged_read(r, n);
    e->short_field = read_wordings(r, node_get(n, "short"), keys,
                                   &e->short_fields, &e->tagged.short_text);
    e->min_field = read_wordings(r, node_get(n, "min"), keys, &e->min_fields,
                                 &e->tagged.min_text);
    const struct node *c = value_of(n, keys, "highlights");
    if (c)
        e->highlight = items_read(r, c, "a list of highlights", &e->highlights);
    c = value_of(n, keys, "paragraphs");
    if (c)
        e->paragraph = items_read(r, c, "a list of paragraphs", &e->paragraphs);
    c = value_of(n, keys, "authors");
    if (c)
        e->authors = read_authors(r, c);
    c = value_of(n, keys, "roles");
    if (c)
        e->role = read_roles(r, c, &e->roles);
    c = value_of(n, keys, "page_break");
    if (c)
        check_page_break(r, c);
}

static struct entry read_text_entry(struct reading *r, const struct node *n)
{
    static const char *const no_tags[] = {NULL};
    struct field *f = arena_alloc(r->a, sizeof *f);
    *f = (struct field){
        .key = "text", .text = read_prose(r, n, "an entry"), .known = true};
    if (n->kind == NODE_LIST)
        diag_hint(r->d, "one '- ' begins one entry");
    return (struct entry){.kind = ENTRY_TEXT,
                          .field = f,
                          .fields = 1,
                          .tagged = {.tags = no_tags},
                          .at = n->at};
}

/* `- page_break`, the key alone. */
static bool is_break(const struct node *n)
{
    return n->kind == NODE_SCALAR && !n->quoted &&
           strcmp(n->text, "page_break") == 0;
}

struct entry entry_read(struct reading *r, const struct node *n)
{
    static const char *const no_tags[] = {NULL};
    if (is_break(n))
        return (struct entry){
            .kind = ENTRY_PAGE_BREAK, .tagged = {.tags = no_tags}, .at = n->at};
    if (n->kind != NODE_MAP || is_language_map(r, n))
        return read_text_entry(r, n);
    enum entry_kind kind = kind_of(r, n);
    if (kind == ENTRY_COUNT) {
        refuse_entry(r, n);
        return (struct entry){
            .kind = ENTRY_TEXT, .tagged = {.tags = no_tags}, .at = n->at};
    }
    struct entry e = {.kind = kind};
    read_entry_map(r, n, &entry_kinds[kind].keys, &e);
    return e;
}
