/* The pages in order: their content, and what can be clicked. */
#include "gate/content.h"
#include <string.h>

const struct typeface *sight_face(struct sight *s, struct object font)
{
    struct document *doc = s->doc;
    int number = font.kind == OBJECT_REF ? font.ref : -1;
    if (number >= 0 && number < doc->entries && s->face_of[number])
        return s->face_of[number];
    font = document_follow(doc, font);
    if (font.kind != OBJECT_DICT)
        return NULL;
    const struct typeface *t = typeface_read(doc, font, s->guess);
    if (number >= 0)
        s->face_of[number] = t;
    s->face = arena_more(doc->arena, s->face, s->faces, &s->face_room,
                         sizeof(*s->face), 16);
    s->face[s->faces++] = t;
    return t;
}

/* ---- annotations ---- */

static void add_annotation(struct sight *s, struct object ref)
{
    struct document *doc = s->doc;
    struct object o = document_follow(doc, ref);
    if (o.kind != OBJECT_DICT)
        return;
    struct object action = object_at(doc, o, "A");
    struct object url = object_at(doc, action, "URI");
    struct object words = object_at(doc, o, "Contents");
    struct annotation n = {
        .number = ref.kind == OBJECT_REF ? ref.ref : -1,
        .page = s->pages,
        .link = object_is_name(object_at(doc, o, "Subtype"), "Link"),
        .url = url.kind == OBJECT_STRING ? string_text(doc, url) : NULL,
        .contents =
            words.kind == OBJECT_STRING ? string_text(doc, words) : NULL,
        .in_tags = object_at(doc, o, "StructParent").kind == OBJECT_INT,
    };
    if (s->annotations == s->annotation_room) {
        int room = s->annotation_room ? s->annotation_room * 2 : 16;
        struct annotation *more =
            arena_array(doc->arena, (size_t)room, sizeof *more);
        if (s->annotations)
            memcpy(more, s->annotation, (size_t)s->annotations * sizeof *more);
        s->annotation = more;
        s->annotation_room = room;
    }
    s->annotation[s->annotations++] = n;
    document_spend(doc, sizeof n * 2);
}

static void read_annotations(struct sight *s, struct object page)
{
    struct document *doc = s->doc;
    struct object list = object_at(doc, page, "Annots");
    if (list.kind != OBJECT_ARRAY)
        return;
    for (int i = 0; i < list.count && doc->work >= 0; i++)
        add_annotation(s, list.item[i]);
    if (list.count && !object_is_name(object_at(doc, page, "Tabs"), "S"))
        s->untabbed++;
}

/* ---- pages ---- */

/* The streams of a page as one. */
static struct bytes page_content(struct document *doc, struct object page)
{
    struct object contents = object_at(doc, page, "Contents");
    if (contents.kind == OBJECT_ARRAY && contents.count == 1)
        contents = object_item(doc, contents, 0);
    if (contents.kind != OBJECT_ARRAY)
        return document_decode(doc, contents);
    struct buf b = buf_new(doc->arena);
    for (int i = 0; i < contents.count; i++) {
        struct bytes part = document_decode(doc, object_item(doc, contents, i));
        if (!document_spend(doc, (long long)part.len * 2 + 1))
            break;
        buf_add(&b, part.data, part.len);
        buf_putc(&b, '\n');
    }
    return buf_bytes(&b);
}

static void read_page(struct teller *t, struct object page, int number,
                      struct object resources)
{
    struct sight *s = t->sight;
    s->pages++;
    t->owner = number;
    t->state = (struct state){.ctm = {1, 0, 0, 1, 0, 0}, .scale = 1};
    t->states = t->forms = t->marks = 0;
    t->actual = t->reversed = -1;
    t->end.x += 1e7; /* another page is another line */
    t->end.y += 1e7;
    content_run(t, page_content(s->doc, page), resources);
    read_annotations(s, page);
}

static void walk(struct teller *t, struct object ref, struct object resources,
                 uint8_t *seen, int depth)
{
    enum { PAGES_MOST = 10000 }; /* page/page.h */
    struct document *doc = t->sight->doc;
    int number = ref.kind == OBJECT_REF ? ref.ref : -1;
    struct object o = document_follow(doc, ref);
    if (o.kind != OBJECT_DICT || depth > DEPTH_MOST || doc->work < 0 ||
        t->sight->pages >= PAGES_MOST)
        return;
    if (number >= 0) {
        if (seen[number])
            return;
        seen[number] = 1;
    }
    struct object own = object_at(doc, o, "Resources");
    if (own.kind == OBJECT_DICT)
        resources = own;
    struct object kids = object_at(doc, o, "Kids");
    if (kids.kind != OBJECT_ARRAY) {
        read_page(t, o, number, resources);
        return;
    }
    for (int i = 0; i < kids.count; i++)
        walk(t, kids.item[i], resources, seen, depth + 1);
}

void sight_read(struct sight *s)
{
    struct document *doc = s->doc;
    struct teller t = {.sight = s, .actual = -1, .reversed = -1};
    if (s->guess) /* a stranger's may be large */
        t.scratch = arena_new();
    s->text = buf_new(doc->arena);
    s->face_of =
        arena_array(doc->arena, (size_t)doc->entries + 1, sizeof(*s->face_of));
    uint8_t *seen = arena_alloc(doc->arena, (size_t)doc->entries + 1);
    struct object root = object_at(doc, doc->trailer, "Root");
    walk(&t, object_at_raw(doc, root, "Pages"), (struct object){0}, seen, 0);
    arena_free(t.scratch);
}
