/* A value put at a path: the nodes on the way are new, all others shared. */
#include "yaml/source.h"
#include <stdlib.h>
#include <string.h>

struct step {
    const char *name;
    bool item;        /* [name] */
    size_t from, end; /* in the path */
    struct mark at;
};

struct edit {
    struct arena *arena;
    struct diags *diags;
    const char *path;
    struct mark at;
    struct step steps[YAML_DEPTH];
    int count;
    enum diag_kind bad; /* how a path that cannot be followed is said */
    const struct node *value, *was;
};

/* ---- the path ---- */

/* The mark of a part of the path. */
static struct mark part(const struct edit *e, size_t from, size_t end)
{
    struct mark m = e->at;
    int n = 0, before = 0;
    for (size_t i = 0; i < end; i++) {
        int begins = ((unsigned char)e->path[i] & 0xC0) != 0x80;
        before += i < from ? begins : 0;
        n += i < from ? 0 : begins;
    }
    m.col += before;
    m.len = n;
    return m;
}

static bool bad_path(struct edit *e, size_t from, const char *what)
{
    diag(e->diags, part(e, from, from), e->bad, "%s: %s", e->path, what);
    diag_hint(e->diags, "a path is like page.size, cv.sections.Work[acme].text "
                        "or cv.sections.\"A. B\"[0]");
    return false;
}

/* A key in quotes at `*p`, in which \ stands before a quote or itself. */
static bool quoted_name(struct edit *e, size_t *p, struct buf *name)
{
    const char *path = e->path;
    for (size_t i = *p + 1; path[i]; i++) {
        if (path[i] == '"') {
            *p = i + 1;
            return true;
        }
        i += path[i] == '\\' && (path[i + 1] == '"' || path[i + 1] == '\\');
        buf_putc(name, path[i]);
    }
    return bad_path(e, *p, "this quote is not closed");
}

static bool read_step(struct edit *e, size_t *p)
{
    struct step s = {.from = *p, .item = e->path[*p] == '['};
    struct buf name = buf_new(e->arena);
    size_t begin = *p + s.item;
    *p = begin;
    if (e->path[*p] == '"') {
        if (!quoted_name(e, p, &name))
            return false;
    } else {
        *p += strcspn(e->path + *p, s.item ? "]" : ".[");
        buf_add(&name, e->path + begin, *p - begin);
        if (!name.len)
            return bad_path(e, begin, "a key is missing here");
    }
    if (s.item && e->path[*p] != ']')
        return bad_path(e, s.from, "this '[' is not closed");
    *p += s.item;
    if (e->count == YAML_DEPTH)
        return bad_path(e, s.from, "too many steps");
    s.end = *p;
    s.at = part(e, s.from, s.end);
    s.name = buf_text(&name);
    e->steps[e->count++] = s;
    return true;
}

static bool read_path(struct edit *e)
{
    size_t p = 0;
    do {
        if (!read_step(e, &p))
            return false;
        bool dot = e->path[p] == '.';
        if (!dot && e->path[p] && e->path[p] != '[')
            return bad_path(e, p, "a '.' belongs here");
        p += dot;
        if (dot && (!e->path[p] || e->path[p] == '['))
            return bad_path(e, p, "a key is missing here");
    } while (e->path[p]);
    return true;
}

/* Whether `text` is UTF-8 without forbidden characters; `at` is its mark. */
static bool text_good(struct edit *e, const char *text, struct mark at)
{
    at.len = 1;
    for (const char *p = text; *p; at.col++) {
        bool lead = (unsigned char)*p >= 0x80;
        const char *from = p;
        uint32_t c = utf8_next(&p);
        bool ill = lead && p == from + 1;
        if (ill)
            diag(e->diags, at, DIAG_ENCODING, "the byte 0x%02X",
                 (unsigned char)*from);
        else if (char_forbidden(c))
            diag(e->diags, at, DIAG_CONTROL, "%s", char_name(e->arena, c));
        if (ill || char_forbidden(c))
            return false;
    }
    return true;
}

/* ---- the nodes ---- */

static bool not_there(struct edit *e, const struct step *s, const char *what)
{
    size_t len = s->from - (s->from && e->path[s->from - 1] == '.');
    diag(e->diags, s->at, e->bad, "%s: '%.*s' %s", e->path, (int)len, e->path,
         what);
    return false;
}

/* The item whose `id` is the step's name, else the one of that number. */
static const struct node *find_item(struct edit *e, const struct node *list,
                                    const struct step *s)
{
    struct buf ids = buf_new(e->arena);
    for (const struct node *n = list->child; n; n = n->next) {
        const struct node *id = node_get(n, "id");
        if (!id || id->kind != NODE_SCALAR)
            continue;
        if (!strcmp(id->text, s->name))
            return n;
        buf_printf(&ids, "%s%s", ids.len ? ", " : "", id->text);
    }
    size_t digits = strspn(s->name, "0123456789");
    if (digits && digits < 9 && !s->name[digits]) {
        long i = strtol(s->name, NULL, 10);
        for (const struct node *n = list->child; n; n = n->next)
            if (!i--)
                return n;
    }
    not_there(e, s, arena_printf(e->arena, "has no item [%s]", s->name));
    if (ids.len)
        diag_hint(e->diags, "known: %s", buf_text(&ids));
    else if (list->count == 1)
        diag_hint(e->diags, "its only item is [0], and has no id");
    else if (list->count)
        diag_hint(e->diags, "its items are [0] to [%d]; no item has an id",
                  list->count - 1);
    return NULL;
}

/* Whether `old` can be followed by step `s`; the child it leads to, NULL where
 * one is to be made, in *child. */
static bool follow(struct edit *e, const struct node *old, const struct step *s,
                   const struct node **child)
{
    enum node_kind kind = old ? old->kind : NODE_NULL;
    *child = NULL;
    switch (kind) {
    case NODE_NULL:
        return !s->item || not_there(e, s, "is not there, so it has no items");
    case NODE_SCALAR:
        return not_there(e, s, "is a text, and has nothing below it");
    case NODE_LIST:
        if (!s->item) {
            not_there(e, s, "is a list");
            diag_hint(e->diags, "choose an item by its id or number: %.*s[0]",
                      (int)s->from - (s->from > 0), e->path);
            return false;
        }
        *child = find_item(e, old, s);
        return *child != NULL;
    case NODE_MAP:
        break;
    }
    if (s->item)
        return not_there(e, s, "is a mapping, not a list");
    *child = node_get(old, s->name);
    return true;
}

static struct node *copy_of(struct edit *e, const struct node *n)
{
    struct node *copy = arena_alloc(e->arena, sizeof *copy);
    *copy = *n;
    return copy;
}

/* `old` (a map for NULL) with `fresh` in the place of `child`, or at its end.
 */
static struct node *replaced(struct edit *e, const struct node *old,
                             const struct node *child, struct node *fresh,
                             struct mark at)
{
    struct node *n = old ? copy_of(e, old) : arena_alloc(e->arena, sizeof *n);
    if (!old || old->kind == NODE_NULL)
        *n = (struct node){.kind = NODE_MAP, .at = at};
    const struct node **link = &n->child;
    for (const struct node *c = n->child; c && c != child; c = c->next) {
        struct node *copy = copy_of(e, c);
        *link = copy;
        link = &copy->next;
    }
    *link = fresh;
    fresh->next = child ? child->next : NULL;
    n->count += !child;
    return n;
}

/* `old` with the value at the steps from `i` on; NULL when that cannot be. */
static struct node *put(struct edit *e, const struct node *old, int i)
{
    if (i == e->count) {
        e->was = old;
        return copy_of(e, e->value);
    }
    const struct step *s = &e->steps[i];
    const struct node *child;
    if (!follow(e, old, s, &child))
        return NULL;
    struct node *fresh = put(e, child, i + 1);
    if (!fresh)
        return NULL;
    bool made = !child || i + 1 == e->count;
    fresh->key = s->item ? NULL : s->name;
    fresh->key_at = made ? s->at : child->key_at;
    return replaced(e, old, child, fresh, s->at);
}

const struct node *node_with(struct arena *a, struct diags *d,
                             const struct node *root, const char *path,
                             struct mark at, const char *value,
                             struct mark value_at)
{
    struct edit *e = arena_alloc(a, sizeof *e);
    *e = (struct edit){.arena = a, .diags = d, .at = at, .bad = DIAG_BAD_SET};
    e->path = arena_copy(a, path, strlen(path));
    struct node leaf = {.kind = NODE_SCALAR,
                        .at = value_at,
                        .text = arena_copy(a, value, strlen(value)),
                        .quoted = true};
    e->value = &leaf;
    if (!text_good(e, e->path, at) || !text_good(e, leaf.text, value_at) ||
        !read_path(e))
        return root;
    const struct node *changed = put(e, root, 0);
    return changed ? changed : root;
}

const struct node *node_put(struct arena *a, struct diags *d,
                            const struct node *root, const struct node *value,
                            const struct node **was)
{
    struct edit *e = arena_alloc(a, sizeof *e);
    *e = (struct edit){.arena = a,
                       .diags = d,
                       .path = value->key,
                       .at = value->key_at,
                       .bad = DIAG_BAD_PATH,
                       .value = value};
    const struct node *changed = read_path(e) ? put(e, root, 0) : NULL;
    *was = e->was;
    return changed ? changed : root;
}
