/* What a PDF lacks for PDF/UA, as far as can be seen without a validator. */
#include "gate/lacks.h"
#include <string.h>

static void say(struct lacks *l, const char *words)
{
    if (l->count < LACKS_MOST)
        l->words[l->count++] = words;
}

static void say_count(struct lacks *l, struct arena *a, int n, const char *one,
                      const char *many)
{
    if (n)
        say(l, arena_printf(a, "%d %s", n, n == 1 ? one : many));
}

static bool is_true(struct object o)
{
    return o.kind == OBJECT_BOOL && o.number > 0;
}

static bool bytes_hold(struct bytes b, const char *word)
{
    return b.data && memmem(b.data, b.len, word, strlen(word));
}

static void look_at_catalog(struct lacks *l, struct sight *s)
{
    struct document *doc = s->doc;
    struct object root = object_at(doc, doc->trailer, "Root");
    struct object info = object_at(doc, doc->trailer, "Info");
    struct object view = object_at(doc, root, "ViewerPreferences");
    struct object marked =
        object_at(doc, object_at(doc, root, "MarkInfo"), "Marked");
    struct bytes xmp = document_decode(doc, object_at(doc, root, "Metadata"));
    if (!is_true(marked))
        say(l, "it is not marked as tagged");
    if (object_at(doc, root, "Lang").kind != OBJECT_STRING)
        say(l, "no language");
    if (object_at(doc, info, "Title").count == 0 &&
        !bytes_hold(xmp, "dc:title"))
        say(l, "no title");
    struct object shown = object_at(doc, view, "DisplayDocTitle");
    if (!is_true(shown))
        say(l, "the window shows the file's name, not the title");
    if (!bytes_hold(xmp, "pdfuaid"))
        say(l, "it does not say that it is PDF/UA");
}

static void look_at_fonts(struct lacks *l, struct arena *a, struct sight *s)
{
    for (int i = 0; i < s->faces; i++) {
        const struct typeface *t = s->face[i];
        if (!t->embedded)
            say(l, arena_printf(a, "font %s is not embedded", t->name));
        if (t->composite && !t->mapped)
            say(l, arena_printf(a, "font %s does not say what its glyphs mean",
                                t->name));
    }
    say_count(l, a, s->faults.unmapped, "character that means nothing",
              "characters that mean nothing");
    say_count(l, a, s->faults.notdef, "glyph that its font does not have",
              "glyphs that their fonts do not have");
}

static void look_at_annotations(struct lacks *l, struct arena *a,
                                struct sight *s)
{
    int silent = 0, loose = 0;
    for (int i = 0; i < s->annotations; i++) {
        silent += s->annotation[i].link && !s->annotation[i].contents;
        loose += !s->annotation[i].in_tags;
    }
    say_count(l, a, silent, "link without a description",
              "links without a description");
    say_count(l, a, loose, "annotation in no tag", "annotations in no tag");
    say_count(l, a, s->untabbed,
              "page whose links are not in the order of the tags",
              "pages whose links are not in the order of the tags");
}

struct lacks lacks_of(struct arena *a, struct sight *s, bool tagged,
                      const struct tagging *t)
{
    struct lacks l = {0};
    if (!tagged)
        say(&l, "no tags");
    look_at_catalog(&l, s);
    look_at_fonts(&l, a, s);
    look_at_annotations(&l, a, s);
    if (!tagged)
        return l;
    say_count(&l, a, t->stray, "piece of text in no tag",
              "pieces of text in no tag");
    say_count(&l, a, t->figures_unsaid, "picture without a description",
              "pictures without a description");
    return l;
}
