/* A task from a line of JSON. */
#include "batch/batch.h"
#include <string.h>

static const char *const keys[] = {"id",   "resume", "variant", "layout",
                                   "lang", "paper",  "set",     "values",
                                   "out",  "letter", NULL};

/* The text of `n`; a null is as good as nothing. */
static const char *text_of(struct diags *d, const struct node *n)
{
    if (n->kind == NODE_SCALAR && *n->text)
        return n->text;
    if (n->kind == NODE_NULL)
        return NULL;
    diag(d, n->at, DIAG_WRONG_TYPE, "a text for '%s'", n->key);
    return NULL;
}

/* A map of texts; of what else it may hold the reader of the résumé judges. */
static const struct node *map_of(struct diags *d, const struct node *n)
{
    if (n->kind == NODE_NULL)
        return NULL;
    if (n->kind != NODE_MAP) {
        diag(d, n->at, DIAG_WRONG_TYPE, "an object for '%s'", n->key);
        return NULL;
    }
    for (const struct node *c = n->child; c; c = c->next)
        if (c->kind != NODE_SCALAR && c->kind != NODE_MAP)
            diag(d, c->at, DIAG_WRONG_TYPE, "a text or a number for '%s'",
                 c->key);
    return n;
}

static bool truth_of(struct diags *d, const struct node *n)
{
    bool yes = n->kind == NODE_SCALAR && strcmp(n->text, "true") == 0;
    bool no = n->kind == NODE_NULL ||
              (n->kind == NODE_SCALAR && strcmp(n->text, "false") == 0);
    if (!yes && !no)
        diag(d, n->at, DIAG_WRONG_TYPE, "true or false for '%s'", n->key);
    return yes;
}

static void take(struct diags *d, struct task *t, const struct node *n)
{
    const char **text[] = {&t->id,   &t->resume, &t->variant, &t->layout,
                           &t->lang, &t->paper,  NULL,        NULL,
                           &t->out,  NULL};
    int k = 0;
    while (keys[k] && strcmp(keys[k], n->key) != 0)
        k++;
    if (!keys[k]) {
        diag(d, n->key_at, DIAG_UNKNOWN_KEY, "'%s'", n->key);
        diag_nearest(d, n->key, keys);
    } else if (text[k]) {
        *text[k] = text_of(d, n);
    } else if (strcmp(n->key, "letter") == 0) {
        t->letter = truth_of(d, n);
    } else {
        const struct node **map =
            strcmp(n->key, "set") == 0 ? &t->set : &t->values;
        *map = map_of(d, n);
    }
}

struct task task_read(struct arena *a, struct diags *d, const char *name,
                      long row, struct bytes line)
{
    struct task t = {.row = row};
    const struct node *root = yaml_read_line(a, d, name, row, line);
    if (root->kind != NODE_MAP && !diags_failed(d)) {
        struct mark at = root->at;
        if (!at.line) /* an empty line but for a byte order mark */
            at = mark_at_offset(at.src, 0);
        diag(d, at, DIAG_WRONG_TYPE,
             "an object, as in "
             "{\"id\": \"a17\", \"resume\": \"cv.yaml\"}");
    }
    if (root->kind == NODE_MAP) {
        for (const struct node *n = root->child; n; n = n->next)
            take(d, &t, n);
        if (!diags_failed(d) && !t.id)
            diag(d, root->at, DIAG_MISSING_KEY, "'id'");
        if (!diags_failed(d) && !t.resume)
            diag(d, root->at, DIAG_MISSING_KEY, "'resume'");
    }
    t.id = t.id ? t.id : "";
    return t;
}
