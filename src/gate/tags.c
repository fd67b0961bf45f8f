/* The tag tree (ISO 32000-1, 14.7 and 14.8): what the pages show, in the order
 * and the lines of the tags. */
#include "gate/reader.h"

/* What a tag does to the line. */
enum shape { SHAPE_BLOCK, SHAPE_INLINE, SHAPE_LABEL, SHAPE_NOTHING };

struct walk {
    struct sight *sight;
    struct document *doc;
    struct tagging *out;
    struct object roles; /* the RoleMap */
    uint8_t *seen;       /* elements, by number */
    int *slot;           /* runs by owner and mark: 1 + which; 0: free */
    size_t mask;
    int *latest;  /* run that was read of an object's content, by its number */
    int *waiting; /* annotations of links not ended yet */
    int waits, wait_room;
    int unheard; /* elements around that say something else than is in them */
    bool after_label;
};

/* ---- runs by their marks ---- */

static size_t hash(int owner, int mcid)
{
    uint64_t k = (uint64_t)(uint32_t)owner << 32 | (uint32_t)mcid;
    return (size_t)((k * 0x9E3779B97F4A7C15u) >> 32);
}

/* The slot of that mark, or the free one where it would be. */
static int *slot_of(const struct walk *w, int owner, int mcid)
{
    for (size_t i = hash(owner, mcid);; i++) {
        int *at = &w->slot[i & w->mask];
        document_spend(w->doc, 1);
        if (!*at)
            return at;
        const struct shown *r = &w->sight->run[*at - 1];
        if (r->owner == owner && r->mcid == mcid)
            return at;
    }
}

static void index_runs(struct walk *w)
{
    struct sight *s = w->sight;
    size_t size = 16;
    while (size < (size_t)s->runs * 2)
        size *= 2;
    w->mask = size - 1;
    w->slot = arena_array(w->doc->arena, size, sizeof *w->slot);
    for (int i = s->runs - 1; i >= 0 && w->doc->work >= 0; i--) {
        struct shown *r = &s->run[i];
        if (r->mcid < 0 || r->artifact || r->guessed)
            continue;
        int *at = slot_of(w, r->owner, r->mcid);
        r->next = *at - 1;
        *at = i + 1;
    }
}

static void in_order(struct walk *w, int owner, int run)
{
    if (owner < 0) /* a page that is no object of its own */
        return;
    w->out->disordered = w->out->disordered || run < w->latest[owner];
    w->latest[owner] = run;
}

static void put_mark(struct walk *w, int owner, int mcid)
{
    struct buf *b = &w->out->text;
    for (int i = *slot_of(w, owner, mcid) - 1; i >= 0;) {
        struct shown *r = &w->sight->run[i];
        size_t len = r->end - r->start;
        if (!document_spend(w->doc, (long long)len + 1))
            return;
        r->used = true;
        in_order(w, r->owner, i);
        buf_add(b, w->sight->text.data + r->start, len);
        w->after_label = w->after_label && !len;
        i = r->next;
    }
}

/* ---- kinds of tags ---- */

/* What an element says of itself. Kids, page, role and Alt may be references
 * still. */
struct element {
    struct object type, actual, role, page, kids, alt;
};

static struct element element_of(struct document *doc, struct object dict)
{
    struct element e = {0};
    document_spend(doc, dict.count);
    for (int i = dict.count; i--;) { /* of equal keys the first holds */
        struct object key = dict.item[i * 2], value = dict.item[i * 2 + 1];
        if (object_says(key, "K"))
            e.kids = value;
        else if (object_says(key, "S"))
            e.role = value;
        else if (object_says(key, "Pg"))
            e.page = value;
        else if (object_says(key, "Alt"))
            e.alt = value;
        else if (object_says(key, "Type"))
            e.type = document_follow(doc, value);
        else if (object_says(key, "ActualText"))
            e.actual = document_follow(doc, value);
    }
    return e;
}

static struct object role_of(struct walk *w, struct element *e)
{
    enum { ROLES_MOST = 8 };
    struct object type = document_follow(w->doc, e->role);
    for (int i = 0; i < ROLES_MOST && type.kind == OBJECT_NAME; i++) {
        struct object next = object_find(
            w->doc, w->roles, (const char *)type.text, (size_t)type.count);
        next = document_follow(w->doc, next);
        if (next.kind != OBJECT_NAME)
            break;
        type = next;
    }
    return type;
}

static enum shape shape_of(struct object role)
{
    static const struct {
        const char *name;
        size_t len;
        enum shape shape;
    } row[] = {
#define SHAPE(name, shape) {name, sizeof(name) - 1, SHAPE_##shape},
#include "gate/shape.def"
#undef SHAPE
    };
    for (size_t i = 0; role.kind == OBJECT_NAME && i < sizeof row / sizeof *row;
         i++)
        if ((size_t)role.count == row[i].len &&
            role.text[0] == (uint8_t)row[i].name[0] &&
            memcmp(role.text, row[i].name, row[i].len) == 0)
            return row[i].shape;
    return SHAPE_BLOCK;
}

static void break_line(struct walk *w)
{
    struct buf *b = &w->out->text;
    if (w->out->lines && b->len && b->data[b->len - 1] != '\n' &&
        !w->after_label)
        buf_putc(b, '\n');
}

/* ---- the walk ---- */

static void walk_kids(struct walk *w, struct object kids, int page, int depth);

static void wait_for_link(struct walk *w, int number)
{
    if (number >= w->doc->entries)
        return;
    w->waiting = arena_more(w->doc->arena, w->waiting, w->waits, &w->wait_room,
                            sizeof *w->waiting, 16);
    w->waiting[w->waits++] = number;
    document_spend(w->doc, 2 * (long long)sizeof *w->waiting);
}

static void end_link(struct walk *w, int waits, size_t start)
{
    const struct buf *b = &w->out->text;
    struct told_words words = {.start = start, .len = b->len - start};
    if (w->unheard && words.len) {
        if (!document_spend(w->doc, (long long)words.len))
            return;
        words.unheard = arena_copy(b->arena, b->data + start, words.len);
    }
    while (w->waits > waits)
        w->out->link_text[w->waiting[--w->waits]] = words;
}

static void put_said(struct walk *w, struct object said)
{
    if (said.kind != OBJECT_STRING || !document_spend(w->doc, said.count * 3LL))
        return;
    string_put(&w->out->text, said);
    w->after_label = w->after_label && !said.count;
}

static void put_figure(struct walk *w, struct object alt)
{
    struct tagging *t = w->out;
    t->shows = arena_more(w->doc->arena, t->shows, t->figures, &t->figure_room,
                          sizeof *t->shows, 4);
    t->shows[t->figures++] =
        alt.kind == OBJECT_STRING && document_spend(w->doc, alt.count * 3LL)
            ? string_text(w->doc, alt)
            : "";
}

/* What an element stands for: its ActualText, else what is in it, else, when
 * that is nothing to read, its Alt. */
static void put_element(struct walk *w, const struct element *e, bool apart,
                        int page, int depth)
{
    struct buf *b = &w->out->text;
    size_t start = b->len;
    bool says = e->actual.kind == OBJECT_STRING;
    w->unheard += says;
    walk_kids(w, e->kids, page, depth + 1);
    w->unheard -= says;
    if (says) {
        b->len = start;
        put_said(w, e->actual);
    } else if (b->len == start && !apart) {
        put_said(w, document_follow(w->doc, e->alt));
    }
}

static void walk_element(struct walk *w, struct element *e, int page, int depth)
{
    struct object role = role_of(w, e);
    enum shape shape = shape_of(role);
    if (shape == SHAPE_NOTHING)
        return;
    if (e->page.kind == OBJECT_REF)
        page = e->page.ref;
    if (shape == SHAPE_BLOCK)
        break_line(w);
    bool figure = object_is_name(role, "Figure");
    bool apart = figure && w->out->apart;
    struct object alt = {0};
    if (figure)
        alt = document_follow(w->doc, e->alt);
    if (apart)
        put_figure(w, alt);
    if (figure && alt.kind != OBJECT_STRING && e->actual.kind != OBJECT_STRING)
        w->out->figures_unsaid++;
    int waits = w->waits;
    size_t start = w->out->text.len;
    put_element(w, e, apart, page, depth);
    if (object_is_name(role, "Link"))
        end_link(w, waits, start);
    if (shape == SHAPE_BLOCK)
        break_line(w);
    if (shape == SHAPE_LABEL)
        w->after_label = true;
}

/* Marked content of a stream that is not the page's own, or of another page. */
static void walk_mark(struct walk *w, struct object o, int page)
{
    struct object pg = object_at_raw(w->doc, o, "Pg");
    struct object stm = object_at_raw(w->doc, o, "Stm");
    int owner = stm.kind == OBJECT_REF  ? stm.ref
                : pg.kind == OBJECT_REF ? pg.ref
                                        : page;
    put_mark(w, owner,
             object_int(object_at(w->doc, o, "MCID"), 0, INT32_MAX, -1));
}

static void walk_kid(struct walk *w, struct object ref, int page, int depth)
{
    struct object o = document_follow(w->doc, ref);
    if (o.kind == OBJECT_INT) {
        put_mark(w, page, object_int(o, 0, INT32_MAX, -1));
        return;
    }
    if (o.kind != OBJECT_DICT)
        return;
    struct element e = element_of(w->doc, o);
    if (object_is_name(e.type, "MCR")) {
        walk_mark(w, o, page);
    } else if (object_is_name(e.type, "OBJR")) {
        struct object obj = object_at_raw(w->doc, o, "Obj");
        if (obj.kind == OBJECT_REF)
            wait_for_link(w, obj.ref);
    } else {
        if (ref.kind == OBJECT_REF && w->seen[ref.ref])
            return;
        if (ref.kind == OBJECT_REF)
            w->seen[ref.ref] = 1;
        walk_element(w, &e, page, depth);
    }
}

static void walk_kids(struct walk *w, struct object kids, int page, int depth)
{
    enum { TAGS_DEEP = 200 };
    struct object list = document_follow(w->doc, kids);
    if (depth > TAGS_DEEP || !document_spend(w->doc, 16))
        return;
    if (list.kind != OBJECT_ARRAY) {
        walk_kid(w, kids, page, depth);
        return;
    }
    for (int i = 0; i < list.count && w->doc->work >= 0; i++)
        walk_kid(w, list.item[i], page, depth);
}

/* Words that are shown and that no tag holds. */
static int count_stray(const struct sight *s)
{
    int stray = 0;
    for (int i = 0; i < s->runs; i++) {
        const struct shown *r = &s->run[i];
        if (r->used || r->artifact || r->guessed)
            continue;
        for (size_t k = r->start; k < r->end; k++)
            if (!byte_is_space((uint8_t)s->text.data[k])) {
                stray++;
                break;
            }
    }
    return stray;
}

bool tags_read(struct sight *s, struct tagging *t)
{
    struct document *doc = s->doc;
    struct object root = object_at(doc, doc->trailer, "Root");
    struct object tree = object_at(doc, root, "StructTreeRoot");
    t->text = buf_new(doc->arena);
    t->link_text =
        arena_array(doc->arena, (size_t)doc->entries + 1, sizeof *t->link_text);
    if (tree.kind != OBJECT_DICT)
        return false;
    struct walk w = {.sight = s,
                     .doc = doc,
                     .out = t,
                     .roles = object_at(doc, tree, "RoleMap")};
    w.seen = arena_alloc(doc->arena, (size_t)doc->entries + 1);
    w.latest =
        arena_array(doc->arena, (size_t)doc->entries + 1, sizeof *w.latest);
    index_runs(&w);
    walk_kids(&w, object_at_raw(doc, tree, "K"), -1, 0);
    t->stray = count_stray(s);
    return true;
}
