/* Texts in several languages: which one is taken, and what is not there. */
#include "resume/read.h"
#include <string.h>

/* The keys of a map, NULL-ended. */
static const char *const *keys_of(struct arena *a, const struct node *map)
{
    const char **key = arena_array(a, (size_t)map->count + 1, sizeof *key);
    int n = 0;
    for (const struct node *c = map->child; c; c = c->next)
        key[n++] = c->key;
    return key;
}

/* Whether a reader of `lang` is served by a text in `tag`. */
static bool serves(const char *tag, const char *lang)
{
    const char *const tags[] = {tag, NULL};
    return locale_choose(lang, tags) == 0;
}

/* Whether every key is a language, and one of them more than an `id`. */
static bool has_languages(const struct node *map)
{
    bool item = true;
    if (map->kind != NODE_MAP || !map->child)
        return false;
    for (const struct node *c = map->child; c; c = c->next) {
        if (!locale_is_tag(c->key))
            return false;
        item = item && strcmp(c->key, "id") == 0;
    }
    return !item;
}

bool is_language_map(const struct reading *r, const struct node *n)
{
    if (!has_languages(n))
        return false;
    /* "- os: Linux" is a text that lacks its quotes */
    bool lone = n->count == 1 && !n->key;
    return !lone || strcmp(n->child->key, r->own) == 0 ||
           strcmp(n->child->key, r->lang) == 0;
}

const struct node *first_language(const struct node *n)
{
    if (n->kind == NODE_MAP && n->count > 1 && has_languages(n))
        return n->child;
    const struct node *found = NULL;
    for (const struct node *c = n->child; c && !found; c = c->next)
        found = first_language(c);
    return found;
}

static void keep(struct reading *r, struct texts *of, const struct node *n)
{
    of->text =
        arena_more(r->a, of->text, of->count, &of->room, sizeof *of->text, 16);
    of->text[of->count++] = n;
}

/* The asked language's text, else the file's own, else the first. */
static const struct node *chosen(struct reading *r, const struct node *map)
{
    const char *const *keys = keys_of(r->a, map);
    int i = locale_choose(r->lang, keys);
    if (i < 0)
        i = locale_choose(r->own, keys);
    const struct node *c = map->child;
    for (; i > 0; i--)
        c = c->next;
    return c;
}

const struct node *language_chosen(struct reading *r, const struct node *map)
{
    if (map->count > 1) /* else it was meant to be in that language */
        keep(r, &r->several, map);
    return chosen(r, map);
}

struct rich in_language(struct reading *r, const char *tag, struct rich text)
{
    bool same = serves(tag, r->lang) || serves(r->lang, tag);
    return same ? text : rich_in(r->a, text, tag);
}

struct rich in_own(struct reading *r, const struct node *n, struct rich text)
{
    if (n->kind != NODE_SCALAR || rich_empty(text))
        return text;
    keep(r, &r->plain, n);
    return r->lang == r->own ? text : in_language(r, r->own, text);
}

/* ---- what is not there ---- */

static bool is_in(struct reading *r, const struct node *map, const char *lang)
{
    struct arena_mark mark = arena_mark(r->a);
    int i = locale_choose(lang, keys_of(r->a, map));
    arena_back(r->a, mark);
    return i >= 0;
}

/* More than these are nobody's to read. */
enum { MOST_LANGUAGES = 20 };

static int add_language(const char **tags, int n, const char *tag)
{
    int i = 0;
    while (i < n && strcmp(tags[i], tag) != 0)
        i++;
    if (i == n && n < MOST_LANGUAGES)
        tags[n++] = tag;
    return n;
}

/* The languages of all texts in the order of the file, NULL-ended. */
static const char *const *languages(struct reading *r)
{
    const char **tags = arena_array(r->a, MOST_LANGUAGES + 1, sizeof *tags);
    int n = r->plain.count ? add_language(tags, 0, r->own) : 0;
    for (int i = 0; i < r->several.count; i++)
        for (const struct node *c = r->several.text[i]->child; c; c = c->next)
            n = add_language(tags, n, c->key);
    return tags;
}

static int count_in(struct reading *r, const char *lang)
{
    int n = serves(r->own, lang) ? r->plain.count : 0;
    for (int i = 0; i < r->several.count; i++)
        n += is_in(r, r->several.text[i], lang);
    return n;
}

static struct mark file_of(const struct node *root)
{
    return (struct mark){.src = root->at.src};
}

static void refuse_language(struct reading *r, const struct node *root)
{
    struct buf b = buf_new(r->a);
    const char *const *tags = languages(r);
    for (int i = 0; tags[i]; i++)
        buf_printf(&b, "%s%s", i ? ", " : "", tags[i]);
    diag(r->d, file_of(root), DIAG_NO_LANGUAGE, "%s", quoted(r->a, r->lang));
    if (r->several.count)
        diag_hint(r->d, "its texts are in: %s", buf_text(&b));
    else
        diag_hint(r->d, "locale.language is what all of them are in; else a "
                        "text is {en: …, de: …}");
}

/* Each text that is in no language of the reader's. */
static void list_missing(struct reading *r)
{
    for (int i = 0; i < r->several.count; i++) {
        const struct node *map = r->several.text[i];
        if (is_in(r, map, r->lang))
            continue;
        diag(r->d, place_of(map), DIAG_UNTRANSLATED, "there is no '%s' here",
             r->lang);
        diag_hint(r->d, "'%s' is printed", chosen(r, map)->key);
    }
    for (int i = 0; i < r->plain.count && !serves(r->own, r->lang); i++) {
        const struct node *n = r->plain.text[i];
        bool title = n->key && strcmp(n->key, "title") == 0;
        diag(r->d, n->at, DIAG_ONE_WORDING, "%s", "");
        diag_hint(r->d, "in two: %s{%s: …, %s: …}", title ? "title: " : "",
                  r->own, r->lang);
    }
}

/* How many there are, at the first of them. */
static void count_missing(struct reading *r, const struct node *root)
{
    int missing = 0;
    struct mark at = file_of(root);
    for (int i = 0; i < r->several.count; i++) {
        const struct node *map = r->several.text[i];
        if (!is_in(r, map, r->lang) && !missing++)
            at = place_of(map);
    }
    if (!missing)
        return;
    diag(r->d, at, DIAG_UNTRANSLATED, "%d of %d texts have no '%s'", missing,
         r->several.count, r->lang);
    diag_hint(r->d, "'brevier check --lang %s' lists them", r->lang);
}

/* "en 14, de 11 of 14 texts", when some language has not all of them. */
static void sum_up(struct reading *r, const struct node *root)
{
    struct buf b = buf_new(r->a);
    const char *const *tags = languages(r);
    int all = r->several.count + r->plain.count;
    bool missing = false;
    for (int i = 0; tags[i]; i++) {
        int n = count_in(r, tags[i]);
        missing = missing || n < all;
        buf_printf(&b, "%s%s %d", i ? ", " : "", tags[i], n);
    }
    if (missing)
        diag(r->d, file_of(root), DIAG_LANGUAGES, "%s of %d texts",
             buf_text(&b), all);
}

void translations_check(struct reading *r, const struct node *root,
                        const struct resume_ask *ask)
{
    bool asked = ask && ask->lang, list = ask && ask->list;
    if (asked && !count_in(r, r->lang))
        refuse_language(r, root);
    else if (asked && list)
        list_missing(r);
    else if (list && r->several.count)
        sum_up(r, root);
    else if (r->several.count)
        count_missing(r, root);
}
