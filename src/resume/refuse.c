/* What is said of a node that is not what was wanted. */
#include "resume/read.h"
#include <string.h>

static const char *kind_words(const struct node *n)
{
    switch (n->kind) {
    case NODE_SCALAR:
        return "a text";
    case NODE_MAP:
        return "'key: value' pairs";
    case NODE_LIST:
        return "a list";
    case NODE_NULL:
        break;
    }
    return "nothing";
}

/* A map that begins with its first key is that key, for the eye. */
static struct mark sight_of(const struct node *n)
{
    if (n->kind == NODE_NULL)
        return place_of(n);
    if (n->kind == NODE_MAP && n->child && n->child->key_at.col == n->at.col &&
        n->child->key_at.line == n->at.line)
        return n->child->key_at;
    return n->at;
}

void refuse_kind(struct reading *r, const struct node *n, const char *what)
{
    struct mark at = sight_of(n);
    if (n->key)
        diag(r->d, at, DIAG_WRONG_TYPE, "%s for %s, found %s", what,
             quoted(r->a, n->key), kind_words(n));
    else
        diag(r->d, at, DIAG_WRONG_TYPE, "%s, found %s", what, kind_words(n));
    if (n->kind == NODE_NULL && n->key)
        diag_hint(r->d, "write it after '%s:' or, indented, under it", n->key);
}

void refuse_map(struct reading *r, const struct node *n, const char *what)
{
    refuse_kind(r, n, what);
    const struct node *c = n->child;
    if (c && n->key) {
        diag_hint(r->d, "'%.40s' is indented under '%.40s'", c->key, n->key);
        return;
    }
    if (!c || n->count != 1 || c->kind != NODE_SCALAR)
        return;
    char mark = strchr(c->text, '"') ? '\'' : '"';
    diag_hint(r->d, "a text with ': ' in it needs quotes: %c%.40s: %.60s%c",
              mark, c->key, c->text, mark);
}

/* The comment that stands right after `at`, where a text should. */
static struct mark comment_at(struct mark at)
{
    struct mark c = mark_find(at, "#", 1);
    const char *s = at.src->text;
    for (int line = 1; line < at.line; line++)
        s = strchr(s, '\n') + 1;
    for (int col = 1; col < c.col; col++) {
        uint32_t between = utf8_next(&s);
        if (col >= at.col && between != ' ')
            return at;
    }
    return c;
}

void refuse_nothing(struct reading *r, const struct node *n, const char *what)
{
    struct mark at = n->at.src && n->at.line ? comment_at(n->at) : n->at;
    bool comment = at.col != n->at.col;
    diag(r->d, at, DIAG_WRONG_TYPE, "%s, found %s", what,
         comment ? "a comment" : "nothing");
    diag_hint(r->d, comment ? "'#' begins a comment: put quotes around a text "
                              "that begins with '#'"
                            : "write it after '- ', or delete the line");
}

void refuse_list(struct reading *r, const struct node *n, const char *what)
{
    struct buf b = buf_new(r->a);
    refuse_kind(r, n, what);
    for (const struct node *c = n->child; c; c = c->next) {
        if (c->kind != NODE_SCALAR || b.len + strlen(c->text) > 60)
            return;
        buf_printf(&b, "%s%s", b.len ? ", " : "", c->text);
    }
    if (b.len && n->key)
        diag_hint(r->d, "as one text: '%s: %s'", n->key, buf_text(&b));
}
