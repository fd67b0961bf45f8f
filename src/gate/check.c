/* Whether a PDF says what the story says. */
#include "gate/check.h"

static const struct mark nowhere = {0};

bool check_refuse(struct check *c, const char *what)
{
    diag(c->d, nowhere, c->kind, "%s", what);
    return false;
}

/* A string has at most 32 767 bytes, two a character (ISO 32000-1, C.2): of a
 * longer fact it is the beginning. */
static bool same_fact(struct check *c, const char *what, const char *want,
                      struct object found)
{
    enum { LONG = 15000 };
    const char *is = string_text(c->doc, found);
    size_t len = strlen(is);
    if (strcmp(is, want) == 0 || (len > LONG && !strncmp(is, want, len)))
        return true;
    return check_refuse(c, arena_printf(c->a, "its %s is %s, not %s", what,
                                        quoted(c->a, is), quoted(c->a, want)));
}

static bool same_facts(struct check *c)
{
    struct object info = object_at(c->doc, c->doc->trailer, "Info");
    struct object root = object_at(c->doc, c->doc->trailer, "Root");
    return same_fact(c, "title", c->story->title,
                     object_at(c->doc, info, "Title")) &&
           same_fact(c, "author", c->story->author,
                     object_at(c->doc, info, "Author")) &&
           same_fact(c, "language", c->story->lang,
                     object_at(c->doc, root, "Lang"));
}

/* ---- the gate ---- */

static bool file_is_fair(struct check *c)
{
    for (int i = 0; i < c->doc->entries; i++)
        document_get(c->doc, i);
    if (c->doc->forbidden[0])
        return check_refuse(
            c, arena_printf(c->a, "there is a /%s in it", c->doc->forbidden));
    if (c->doc->work < 0)
        return check_refuse(c, "there is more in it than a page holds");
    return !c->doc->damaged || check_refuse(c, "the file is damaged");
}

bool gate_check(struct arena *a, struct diags *d, enum diag_kind kind,
                struct bytes pdf, const struct story *story)
{
    const char *why = NULL;
    struct check c = {.a = a, .d = d, .kind = kind, .story = story};
    c.doc = document_open(a, pdf, false, &why);
    if (!c.doc)
        return check_refuse(&c, arena_printf(a, "it cannot be read: %s", why));
    c.sight.doc = c.doc;
    sight_read(&c.sight);
    bool same = same_by_content(&c) && same_by_tags(&c) &&
                artifacts_say_nothing(&c) && characters_are_fair(&c) &&
                annotations_are_fair(&c) && same_links(&c) && same_facts(&c) &&
                file_is_fair(&c);
    document_close(c.doc);
    return same;
}
