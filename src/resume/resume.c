/* The file as a whole: its top level, in the order in which one part needs
 * another. */
#include "resume/read.h"
#include <string.h>

const struct keys top_keys = {"a résumé", "cv",
                              "layout variants values letter locale settings "
                              "design"};

static const char cv_words[] =
    "name headline location email phone website photo photo_alt "
    "social_networks custom_connections summary sections";

/* The first key that belongs under `cv`; NULL: there is none. */
static const struct node *stray(const struct node *root)
{
    const struct node *c = root->child;
    while (c && !has_word(cv_words, c->key))
        c = c->next;
    return c;
}

/* Says in one message that the file is one of another program's. */
static void refuse_foreign(struct reading *r, const struct node *basics)
{
    diag(r->d, basics->key_at, DIAG_MISSING_KEY,
         "'cv'; this looks like a JSON Résumé, which has other keys");
    diag_hint(r->d, "'brevier new' writes a file to copy the texts into");
}

/* Says in one message that what belongs to `cv:` is not indented. */
static void refuse_flush(struct reading *r, const struct node *c)
{
    diag(r->d, c->key_at, DIAG_UNKNOWN_KEY, "%s in a résumé",
         quoted(r->a, c->key));
    diag_hint(r->d, "it belongs to 'cv:': indent it and what follows by two "
                    "spaces");
}

/* Says in one message that `cv:` is missing above what stands there. */
static void refuse_bare(struct reading *r, const struct node *c)
{
    diag(r->d, c->key_at, DIAG_MISSING_KEY, "'cv' above '%s'", c->key);
    diag_hint(r->d, "begin with 'cv:' and indent this under it");
}

static void read_cv(struct reading *r, const struct node *cv,
                    struct resume *resume)
{
    header_read(r, cv, resume);
    const struct node *sections = node_get(cv, "sections");
    if (!sections || sections->kind == NODE_NULL)
        return;
    if (is_kind(r, sections, NODE_MAP, "titles with entries under them"))
        resume->section = sections_read(r, sections, &resume->sections);
    else
        diag_hint(r->d, "a title has no '- ' before it but a ':' after it; "
                        "its entries have '- '");
}

static void read_layout(struct reading *r, const struct node *root,
                        struct resume *resume)
{
    const struct node *n = node_get(root, "layout");
    if (n && n->kind == NODE_LIST) {
        refuse_kind(r, n, "the name of a layout or settings");
        diag_hint(r->d, "as in: layout: classic");
    } else if (n && n->kind != NODE_NULL)
        resume->layout = n;
    n = node_get(root, "variants");
    if (n && n->kind != NODE_SCALAR)
        is_kind(r, n, NODE_MAP, "variants by name");
    n = node_get(root, "values");
    if (n)
        is_kind(r, n, NODE_MAP, "texts by name");
    n = node_get(root, "design");
    if (n) {
        diag(r->d, n->key_at, DIAG_NOT_USED, "'design'");
        diag_hint(r->d, "'layout' says how the page looks");
        resume->unlimited = !resume->layout;
    }
}

static void check_top(struct reading *r, const struct node *root,
                      const struct node *cv)
{
    const struct node *basics = node_get(root, "basics");
    const struct node *c = stray(root);
    if (c && !cv)
        refuse_bare(r, c);
    else if (c && cv->kind == NODE_NULL)
        refuse_flush(r, c);
    else if (basics && !cv)
        refuse_foreign(r, basics);
    else
        read_keys(r, root, &top_keys, false);
}

static void read_top(struct reading *r, const struct node *root,
                     const struct resume_ask *ask, struct resume *resume)
{
    const struct node *settings = node_get(root, "settings");
    const struct node *cv = node_get(root, "cv");
    const struct node *locale = node_get(root, "locale");
    struct mark said = {.src = root->at.src};
    const char *own = locale_read(r, locale);
    const struct node *first = own || !cv ? NULL : first_language(cv);
    if (own) {
        said = node_get(locale, "language")->at;
    } else if (first) {
        own = first->key;
        said = first->key_at;
    }
    if (own)
        r->own = r->lang = own;
    if (ask && ask->lang)
        r->lang = ask->lang;
    resume->lang = r->lang;
    resume->locale = words_read(r, locale);
    if (settings && settings->kind == NODE_MAP)
        r->bold = keywords_read(r, settings);
    check_top(r, root, cv);
    if (cv && is_kind(r, cv, NODE_MAP, "'key: value' pairs"))
        read_cv(r, cv, resume);
    else if (cv && cv->kind != NODE_NULL)
        diag_hint(r->d, "as in: name: Ada Lovelace, without '- ' before it");
    settings_read(r, settings, resume);
    if (resume->current_date.kind == DATE_NONE && ask && ask->date >= 0)
        resume->current_date = date_of_seconds(ask->date);
    const struct node *letter = node_get(root, "letter");
    if (letter && letter->kind != NODE_NULL)
        resume->letter = letter_read(r, letter, &resume->current_date);
    read_layout(r, root, resume);
    named_check(r);
    translations_check(r, root, ask);
    words_check(r, locale, said, resume->locale);
}

const struct resume *resume_read(struct arena *a, struct diags *d,
                                 const struct node *root,
                                 const struct resume_ask *ask)
{
    static const char *const none[] = {NULL};
    struct reading r = {.a = a, .d = d, .lang = "en", .own = "en"};
    r.variant = ask ? ask->variant : NULL;
    struct resume *resume = arena_alloc(a, sizeof *resume);
    *resume = (struct resume){.lang = "en",
                              .title = "CV",
                              .keywords = none,
                              .hyphenation = none,
                              .no_hyphens = none,
                              .at = root->at};
    if (root->kind == NODE_MAP) {
        read_top(&r, root, ask, resume);
    } else if (root->kind != NODE_NULL) {
        refuse_kind(&r, root, "a file that begins with 'cv:'");
        diag_hint(d, "'brevier new' writes a file to start from");
    } else if (!diags_failed(d)) {
        diag(d, root->at, DIAG_EMPTY, "%s", "");
        diag_hint(d, "'brevier new' writes a file to start from");
    }
    if (!resume->locale)
        resume->locale = locale_of(a, resume->lang);
    return resume;
}
