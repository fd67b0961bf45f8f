/* The file as a whole: its top level, in the order in which one part needs
 * another. */
#include "resume/read.h"
#include <string.h>

static const struct keys top_keys = {"a résumé", "cv",
                                     "layout variants locale settings design"};

static const char cv_words[] =
    "name headline location email phone website photo social_networks "
    "custom_connections summary sections";

/* Whether the file holds what belongs under `cv` without it. */
static bool is_bare(const struct node *root)
{
    for (const struct node *c = root->child; c; c = c->next)
        if (has_word(cv_words, c->key))
            return node_get(root, "cv") == NULL;
    return false;
}

/* Says in one message that `cv:` is missing above what stands there. */
static void refuse_bare(struct reading *r, const struct node *root)
{
    const struct node *c = root->child;
    while (!has_word(cv_words, c->key))
        c = c->next;
    diag(r->d, c->key_at, DIAG_MISSING_KEY, "'cv' above '%s'", c->key);
    diag_hint(r->d, "begin with 'cv:' and indent this under it");
}

static void read_cv(struct reading *r, const struct node *cv,
                    struct resume *resume)
{
    header_read(r, cv, resume);
    const struct node *sections = node_get(cv, "sections");
    if (sections && sections->kind == NODE_LIST) {
        refuse_kind(r, sections, "a map of titles");
        diag_hint(r->d, "as in: sections: {Education: [...]}");
    } else if (sections && is_kind(r, sections, NODE_MAP, "a map of titles")) {
        resume->section = sections_read(r, sections, &resume->sections);
    }
}

static void read_layout(struct reading *r, const struct node *root,
                        struct resume *resume)
{
    const struct node *n = node_get(root, "layout");
    if (n && n->kind == NODE_LIST)
        refuse_kind(r, n, "a layout's name or a map");
    else if (n && n->kind != NODE_NULL)
        resume->layout = n;
    n = node_get(root, "variants");
    if (n && is_kind(r, n, NODE_MAP, "a map of variants"))
        resume->variants = n;
    n = node_get(root, "design");
    if (n) {
        diag(r->d, n->key_at, DIAG_NOT_USED, "'design'");
        diag_hint(r->d, "'layout' says how the page looks");
        resume->unlimited = !resume->layout;
    }
}

static void read_top(struct reading *r, const struct node *root,
                     struct resume *resume)
{
    const struct node *settings = node_get(root, "settings");
    const struct node *cv = node_get(root, "cv");
    r->lang = resume->lang = locale_read(r, node_get(root, "locale"));
    if (settings && settings->kind == NODE_MAP)
        r->bold = keywords_read(r, settings);
    if (is_bare(root))
        refuse_bare(r, root);
    else
        read_keys(r, root, &top_keys, false);
    if (cv && is_kind(r, cv, NODE_MAP, "a map"))
        read_cv(r, cv, resume);
    settings_read(r, settings, resume);
    read_layout(r, root, resume);
    named_check(r);
}

const struct resume *resume_read(struct arena *a, struct diags *d,
                                 const struct node *root)
{
    static const char *const none[] = {NULL};
    struct reading r = {.a = a, .d = d, .lang = "en"};
    struct resume *resume = arena_alloc(a, sizeof *resume);
    *resume = (struct resume){
        .lang = "en", .title = "CV", .keywords = none, .at = root->at};
    if (root->kind == NODE_MAP) {
        read_top(&r, root, resume);
    } else if (root->kind != NODE_NULL) {
        refuse_kind(&r, root, "a map with the key 'cv'");
    } else if (!diags_failed(d)) {
        diag(d, root->at, DIAG_EMPTY, "%s", "");
        diag_hint(d, "'brevier new' writes a file to start from");
    }
    return resume;
}
