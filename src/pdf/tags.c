/* What the pages show, hung on the structure tree, and the tree's objects. */
#include "pdf/tags.h"
#include <string.h>

/* ---- building ---- */

static void kid_add(struct job *j, struct kids *to, struct kid kid)
{
    struct kid *k = arena_alloc(j->arena, sizeof *k);
    *k = kid;
    if (to->last)
        to->last->next = k;
    else
        to->first = k;
    to->last = k;
}

struct element *element_new(struct job *j, struct element *parent,
                            const char *type)
{
    struct element *e = arena_alloc(j->arena, sizeof *e);
    *e = (struct element){.type = type, .attributes = "", .parent = parent};
    if (parent)
        kid_add(j, &parent->below, (struct kid){.element = e});
    return e;
}

const char *tags_type(const struct element *e)
{
    return e->type;
}

struct element *tags_part(const struct job *j, const struct placed *item)
{
    if (item->part >= PART_DECORATION)
        return NULL;
    return j->tags->part[item->block - j->story->block][item->part];
}

struct element *tags_link(struct job *j, struct element *e,
                          const struct para *p, int glyph)
{
    int first, end;
    link_runs(p, glyph, &first, &end);
    struct element *link = e->link;
    while (link && link->para == p && link->run > first)
        link = link->before;
    if (link && link->para == p && link->run == first)
        return link;
    link = arena_alloc(j->arena, sizeof *link);
    *link = (struct element){.type = "Link",
                             .attributes = "",
                             .parent = e,
                             .before = e->link,
                             .para = p,
                             .run = first};
    kid_add(j, &e->own, (struct kid){.element = link});
    e->link = link;
    return link;
}

void tags_figure(struct job *j, struct element *e, const char *alt,
                 const pt box[4])
{
    struct buf b = buf_new(j->arena);
    buf_puts(&b, "/Alt<FEFF");
    utf16_hex(&b, (struct slice){alt, strlen(alt)});
    buf_puts(&b, ">/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        put_fixed(&b, hundredths(box[i]), 2);
        buf_putc(&b, i < 3 ? ' ' : ']');
    }
    buf_puts(&b, ">>");
    e->attributes = buf_text(&b);
}

/* Something hangs on it: it has a place in the file, and all above it. */
static void keep(struct job *j, struct element *e)
{
    for (; e && !e->object; e = e->parent)
        e->object = haru_object(j->haru);
}

static int own(struct job *j, struct owners *o, struct element *e)
{
    o->of = arena_more(j->arena, o->of, o->count, &o->room, sizeof *o->of, 64);
    o->of[o->count] = e;
    return o->count++;
}

int tags_content(struct job *j, struct element *e, int page)
{
    keep(j, e);
    int id = own(j, &j->tags->page[page], e);
    kid_add(j, &e->own,
            (struct kid){.kind = KID_CONTENT, .page = page, .content = id});
    return id;
}

/* Pages have their numbers for keys, annotations the numbers behind. */
int tags_annotation(struct job *j, struct element *e, int page,
                    struct dict *annotation)
{
    keep(j, e);
    kid_add(j, &e->own,
            (struct kid){.kind = KID_ANNOTATION,
                         .page = page,
                         .annotation = annotation});
    return j->pages->count + own(j, &j->tags->annotations, e);
}

/* ---- writing ---- */

static void put_integer(struct buf *b, int value)
{
    put_fixed(b, value, 0);
}

static void put_ref(struct buf *b, const struct dict *d)
{
    put_integer(b, haru_number(d));
    buf_puts(b, " 0 R");
}

/* Content and annotations on another page than the element's say so. */
static void put_kid(const struct job *j, struct buf *b, const struct kid *k,
                    int page)
{
    if (k->kind == KID_ELEMENT) {
        put_ref(b, k->element->object);
        return;
    }
    bool here = k->page == page;
    if (k->kind == KID_CONTENT && here) {
        put_integer(b, k->content);
        return;
    }
    buf_puts(b, k->kind == KID_CONTENT ? "<</Type/MCR" : "<</Type/OBJR");
    if (!here) {
        buf_puts(b, "/Pg ");
        put_ref(b, j->sheet[k->page]);
    }
    if (k->kind == KID_CONTENT) {
        buf_puts(b, "/MCID ");
        put_integer(b, k->content);
    } else {
        buf_puts(b, "/Obj ");
        put_ref(b, k->annotation);
    }
    buf_puts(b, ">>");
}

/* The page of the first thing in it that has one; -1: none has. */
static int page_of(const struct element *e)
{
    for (const struct kid *k = e->own.first; k; k = k->next)
        if (k->kind != KID_ELEMENT)
            return k->page;
    return -1;
}

static void put_kids(const struct job *j, struct buf *b,
                     const struct element *e, int page)
{
    const struct kid *const lists[] = {e->own.first, e->below.first};
    char between = '[';
    for (size_t i = 0; i < 2; i++)
        for (const struct kid *k = lists[i]; k; k = k->next) {
            if (k->kind == KID_ELEMENT && !k->element->object)
                continue;
            if (between == '[')
                buf_puts(b, "/K");
            buf_putc(b, between);
            put_kid(j, b, k, page);
            between = ' ';
        }
    if (between == ' ')
        buf_putc(b, ']');
}

static void element_write(struct job *j, const struct element *e,
                          const struct dict *parent)
{
    struct buf b = buf_new(j->arena);
    int page = page_of(e);
    buf_puts(&b, "/S/");
    buf_puts(&b, e->type);
    buf_puts(&b, "/P ");
    put_ref(&b, parent);
    if (page >= 0) {
        buf_puts(&b, "/Pg ");
        put_ref(&b, j->sheet[page]);
    }
    buf_puts(&b, e->attributes);
    put_kids(j, &b, e, page);
    dict_raw(j->haru, e->object, buf_text(&b));
    const struct kid *const lists[] = {e->own.first, e->below.first};
    for (size_t i = 0; i < 2; i++)
        for (const struct kid *k = lists[i]; k; k = k->next)
            if (k->kind == KID_ELEMENT && k->element->object)
                element_write(j, k->element, e->object);
}

/* Which elements a page's content is of, by marked-content identifier; which
 * element an annotation is of. */
static void put_parents(struct buf *b, const struct job *j)
{
    const struct tags *t = j->tags;
    buf_puts(b, "/ParentTree<</Nums[");
    for (int n = 0; n < j->pages->count; n++) {
        put_integer(b, n);
        for (int i = 0; i < t->page[n].count; i++) {
            buf_putc(b, i ? ' ' : '[');
            put_ref(b, t->page[n].of[i]->object);
        }
        buf_puts(b, t->page[n].count ? "]\n" : "[]\n");
    }
    for (int i = 0; i < t->annotations.count; i++) {
        put_integer(b, j->pages->count + i);
        buf_putc(b, ' ');
        put_ref(b, t->annotations.of[i]->object);
        buf_putc(b, '\n');
    }
    buf_puts(b, "]>>");
}

void tags_write(struct job *j)
{
    struct haru *h = j->haru;
    struct dict *root = haru_object(h);
    keep(j, j->tags->document);
    if (haru_failure(h))
        return;
    struct buf b = buf_new(j->arena);
    buf_puts(&b, "/Type/StructTreeRoot/K ");
    put_ref(&b, j->tags->document->object);
    put_parents(&b, j);
    dict_raw(h, root, buf_text(&b));
    element_write(j, j->tags->document, root);
    struct dict *catalog = haru_catalog(h);
    dict_ref(h, catalog, "StructTreeRoot", root);
    dict_bool(h, dict_dict(h, catalog, "MarkInfo"), "Marked", true);
}
