/* `letter`: a letter to go with the page. */
#include "resume/read.h"
#include <string.h>

const struct keys letter_keys = {
    "a letter", "paragraphs",
    "as recipient date subject salutation closing signature"};

/* A text in several languages as a list of one; else the list or the text. */
static const struct node *texts_of(struct reading *r, const struct node *n,
                                   const char *what)
{
    if (!is_language_map(r, n) || n->child->kind != NODE_SCALAR)
        return read_one_or_list(r, n, what);
    struct node *one = arena_alloc(r->a, sizeof *one);
    *one = *n;
    one->next = NULL;
    return one;
}

/* Texts of a list or of one. */
static struct rich *read_texts(struct reading *r, const struct node *n,
                               const char *what, int *count)
{
    const struct node *c = n ? texts_of(r, n, what) : NULL;
    struct rich *text =
        arena_array(r->a, (size_t)count_nodes(c) + 1, sizeof *text);
    *count = 0;
    for (; c; c = c->next) {
        text[*count] = read_prose(r, c, "a text");
        *count += !rich_empty(text[*count]);
    }
    return text;
}

static struct rich text_under(struct reading *r, const struct node *map,
                              const char *key)
{
    const struct node *n = node_get(map, key);
    return n ? read_prose(r, n, "a text") : (struct rich){0};
}

/* Whether it is a file of its own. */
static bool read_as(struct reading *r, const struct node *n)
{
    static const char *const known[] = {"page", "file", NULL};
    const char *word = n ? read_word(r, n, "page or file") : NULL;
    if (!word || strcmp(word, "page") == 0)
        return false;
    if (strcmp(word, "file") == 0)
        return true;
    diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'as'", quoted(r->a, word));
    diag_nearest(r->d, word, known);
    return false;
}

static struct date read_date(struct reading *r, const struct node *n,
                             const struct date *today)
{
    if (!n)
        return (struct date){0};
    struct date date = date_read(r, n);
    bool now = n->kind == NODE_SCALAR && strcmp(n->text, "today") == 0;
    if (now && today->kind == DATE_NONE) {
        diag(r->d, n->at, DIAG_NOT_PRINTED, "the date: nobody knows today's");
        diag_hint(r->d, "settings.current_date says it");
        return (struct date){.at = n->at};
    }
    return now ? *today : date;
}

const struct letter *letter_read(struct reading *r, const struct node *n,
                                 const struct date *today)
{
    if (!is_kind(r, n, NODE_MAP, "a letter"))
        return NULL;
    read_keys(r, n, &letter_keys, false);
    struct letter *l = arena_alloc(r->a, sizeof *l);
    l->at = n->key ? n->key_at : n->at;
    l->file = read_as(r, node_get(n, "as"));
    l->recipient = read_texts(r, node_get(n, "recipient"),
                              "a line of an address", &l->recipients);
    l->date = read_date(r, node_get(n, "date"), today);
    l->subject = text_under(r, n, "subject");
    l->salutation = text_under(r, n, "salutation");
    l->paragraph = read_texts(r, node_get(n, "paragraphs"), "a list of texts",
                              &l->paragraphs);
    l->closing = text_under(r, n, "closing");
    l->signature = text_under(r, n, "signature");
    return l;
}
