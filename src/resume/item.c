/* Highlights and paragraphs, and what entries and sections share with them:
 * ids, tags, priorities, notes. */
#include "resume/read.h"
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 8 };

/* ---- ids ---- */

struct named {
    const char *id;
    struct mark at;
};

static bool is_id(const char *s)
{
    for (; *s; s++)
        if (!(*s >= 'a' && *s <= 'z') && !(*s >= '0' && *s <= '9') &&
            *s != '_' && *s != '-')
            return false;
    return true;
}

static void keep_id(struct reading *r, const char *id, struct mark at)
{
    r->named =
        arena_more(r->a, r->named, r->nameds, &r->room, sizeof *r->named, 16);
    r->named[r->nameds++] = (struct named){id, at};
}

static const char *read_id(struct reading *r, const struct node *n)
{
    const char *id = n ? read_word(r, n, "a word") : NULL;
    if (!id)
        return NULL;
    if (!is_id(id)) {
        diag(r->d, n->at, DIAG_BAD_VALUE,
             "%s for 'id': it has small letters, digits, '-' and '_' only",
             quoted(r->a, id));
        return NULL;
    }
    keep_id(r, id, n->at);
    return id;
}

static int by_id(const void *x, const void *y)
{
    const struct named *p = x, *q = y;
    int c = strcmp(p->id, q->id);
    if (!c)
        c = p->at.line - q->at.line;
    return c ? c : p->at.col - q->at.col;
}

void named_check(struct reading *r)
{
    if (r->nameds > 1)
        qsort(r->named, (size_t)r->nameds, sizeof *r->named, by_id);
    const struct named *first = r->named;
    for (int i = 1; i < r->nameds; i++) {
        const struct named *n = &r->named[i];
        if (strcmp(first->id, n->id) == 0) {
            diag(r->d, n->at, DIAG_DUPLICATE_ID, "'%s': also in line %d", n->id,
                 first->at.line);
            diag_hint(r->d, "every id stands once in a file");
        } else {
            first = n;
        }
    }
}

/* ---- what may stand beside a text ---- */

static bool read_priority(struct reading *r, const struct node *n, int *out)
{
    const char *word = n ? read_word(r, n, "a whole number") : NULL;
    if (!word)
        return false;
    const char *digits = word + (*word == '-' || *word == '+');
    size_t len = strlen(digits);
    if (len < 1 || len > 9 || strspn(digits, "0123456789") != len) {
        diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'priority'",
             quoted(r->a, word));
        diag_hint(r->d, "a whole number; the higher, the longer it stays");
        return false;
    }
    *out = (int)strtol(word, NULL, 10);
    return true;
}

struct tagged tagged_read(struct reading *r, const struct node *map)
{
    struct tagged t = {.tags = read_words(r, node_get(map, "tags"), "a tag")};
    t.id = read_id(r, node_get(map, "id"));
    t.has_priority = read_priority(r, node_get(map, "priority"), &t.priority);
    const struct node *notes = node_get(map, "notes");
    t.notes = notes ? read_word(r, notes, "a text") : NULL;
    return t;
}

/* ---- items ---- */

const struct keys item_keys = {
    .of = "a highlight",
    .must = "text",
    .may = "short min highlights paragraphs " DATE_KEYS " " TAGGED_KEYS,
};

static struct item *read_items(struct reading *r, const struct node *list,
                               const char *what, int depth, int *count);

static struct rich text_under(struct reading *r, const struct node *map,
                              const char *key)
{
    const struct node *n = node_get(map, key);
    return n ? read_prose(r, n, "a text") : (struct rich){0};
}

/* Whether a map is "Label: text" that lacks its quotes, not an item: its only
 * key is none of an item's and nothing like it. */
static bool is_unquoted(struct reading *r, const struct node *n)
{
    if (n->count != 1 || n->child->kind == NODE_LIST)
        return false;
    const char *key = n->child->key;
    if (has_word(item_keys.must, key) || has_word(item_keys.may, key))
        return false;
    bool capital = (*key >= 'A' && *key <= 'Z') || strchr(key, ' ');
    return capital || !is_near_miss(r, key, &item_keys);
}

static struct item read_map(struct reading *r, const struct node *n, int depth)
{
    struct item item = {.at = n->at};
    read_keys(r, n, &item_keys, false);
    item.text = text_under(r, n, "text");
    item.when = when_read(r, n);
    item.tagged = tagged_read(r, n);
    item.tagged.short_text = text_under(r, n, "short");
    item.tagged.min_text = text_under(r, n, "min");
    const struct node *list = node_get(n, "highlights");
    if (list)
        item.highlight = read_items(r, list, "a list of highlights", depth + 1,
                                    &item.highlights);
    list = node_get(n, "paragraphs");
    if (list)
        item.paragraph = read_items(r, list, "a list of paragraphs", depth + 1,
                                    &item.paragraphs);
    return item;
}

static struct item *read_pieces(struct reading *r, const struct node *piece,
                                int count)
{
    static const char *const no_tags[] = {NULL};
    struct item *item = arena_array(r->a, (size_t)count, sizeof *item);
    for (int i = 0; i < count; i++)
        item[i] = (struct item){.tagged = {.tags = no_tags},
                                .text = read_prose(r, &piece[i], "a text"),
                                .at = piece[i].at};
    return item;
}

static struct item read_item(struct reading *r, const struct node *n, int depth)
{
    static const char *const no_tags[] = {NULL};
    if (n->kind == NODE_MAP && n->count && !is_language_map(r, n) &&
        !is_unquoted(r, n))
        return read_map(r, n, depth);
    struct item item = {.tagged = {.tags = no_tags}, .at = n->at};
    int pieces = 0;
    const struct node *piece = n->kind == NODE_SCALAR && depth < DEEPEST
                                   ? fold_read(r, n, &pieces)
                                   : NULL;
    if (pieces > 1) {
        item.highlight = read_pieces(r, piece + 1, pieces - 1);
        item.highlights = pieces - 1;
        n = piece;
    }
    item.text = read_prose(r, n, "a text");
    if (n->kind == NODE_LIST)
        diag_hint(r->d, "to nest, write 'text: …' and 'highlights:' under it");
    return item;
}

static struct item *read_items(struct reading *r, const struct node *list,
                               const char *what, int depth, int *count)
{
    *count = 0;
    if (depth > DEEPEST) {
        diag(r->d, list->key_at, DIAG_BUDGET,
             "highlights are nested deeper than %d", DEEPEST);
        return NULL;
    }
    const struct node *n = read_list(r, list, what);
    struct item *item =
        arena_array(r->a, (size_t)count_nodes(n) + 1, sizeof *item);
    for (; n; n = n->next)
        item[(*count)++] = read_item(r, n, depth);
    return item;
}

struct item *items_read(struct reading *r, const struct node *list,
                        const char *what, int *count)
{
    return read_items(r, list, what, 1, count);
}
