/* What a PDF lacks for PDF/UA, as far as can be seen without a validator. */
#include "gate/lacks.h"
#include <string.h>

static void say(struct lacks *l, const char *words)
{
    if (l->count < LACKS_MOST)
        l->words[l->count++] = words;
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
    if (marked.kind != OBJECT_BOOL || marked.number == 0)
        say(l, "it is not marked as tagged");
    if (object_at(doc, root, "Lang").kind != OBJECT_STRING)
        say(l, "no language");
    if (object_at(doc, info, "Title").kind != OBJECT_STRING &&
        !bytes_hold(xmp, "dc:title"))
        say(l, "no title");
    struct object shown = object_at(doc, view, "DisplayDocTitle");
    if (shown.kind != OBJECT_BOOL || shown.number == 0)
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
    if (s->faults.unmapped)
        say(l, arena_printf(a, "%d characters that mean nothing",
                            s->faults.unmapped));
    if (s->faults.notdef)
        say(l, arena_printf(a, "%d glyphs that their font does not have",
                            s->faults.notdef));
}

static void look_at_annotations(struct lacks *l, struct arena *a,
                                struct sight *s)
{
    int silent = 0, loose = 0;
    for (int i = 0; i < s->annotations; i++) {
        silent += s->annotation[i].link && !s->annotation[i].contents;
        loose += !s->annotation[i].in_tags;
    }
    if (silent)
        say(l, arena_printf(a, "%d links without a description", silent));
    if (loose)
        say(l, arena_printf(a, "%d annotations in no tag", loose));
    if (s->untabbed)
        say(l, arena_printf(a,
                            "%d pages whose links are not in the order of "
                            "the tags",
                            s->untabbed));
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
    if (tagged && t->stray)
        say(&l, arena_printf(a, "%d pieces of text in no tag", t->stray));
    if (tagged && t->figures_unsaid)
        say(&l, arena_printf(a, "%d pictures without a description",
                             t->figures_unsaid));
    return l;
}
