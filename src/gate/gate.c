/* A stranger's PDF, read. */
#include "gate/gate.h"
#include "gate/lacks.h"
#include <string.h>

static const struct mark nowhere = {0};

/* Runs of white space as one, none at the ends of lines, no empty lines. */
static const char *tidy(struct arena *a, const char *text, size_t len)
{
    struct buf b = buf_new(a);
    char gap = 0;
    for (size_t i = 0; i < len; i++) {
        uint8_t c = (uint8_t)text[i];
        bool no_break = c == 0xC2 && i + 1 < len && text[i + 1] == '\xA0';
        if (byte_is_space(c) || c == '\v' || no_break) {
            gap = c == '\n' || gap == '\n' ? '\n' : ' ';
            i += no_break;
            continue;
        }
        if (gap && b.len)
            buf_putc(&b, gap);
        gap = 0;
        buf_putc(&b, text[i]);
    }
    return buf_text(&b);
}

static const struct reading_link *links_of(struct arena *a,
                                           const struct sight *s,
                                           const struct tagging *t, int *count)
{
    struct reading_link *link =
        arena_array(a, (size_t)s->annotations + 1, sizeof *link);
    for (int i = 0; i < s->annotations; i++) {
        const struct annotation *n = &s->annotation[i];
        if (!n->link || !n->url)
            continue;
        const char *text = n->contents ? n->contents : "";
        struct told_words words = {0};
        if (n->number >= 0)
            words = t->link_text[n->number];
        if (words.len && document_spend(s->doc, (long long)words.len))
            text = tidy(
                a, words.unheard ? words.unheard : t->text.data + words.start,
                words.len);
        link[(*count)++] = (struct reading_link){n->url, text};
    }
    return link;
}

static const struct reading *read_document(struct arena *a,
                                           struct document *doc)
{
    struct sight s = {.doc = doc, .guess = true};
    struct tagging t = {.lines = true};
    sight_read(&s);
    struct reading *r = arena_alloc(a, sizeof *r);
    r->tagged = tags_read(&s, &t);
    struct object root = object_at(doc, doc->trailer, "Root");
    struct object info = object_at(doc, doc->trailer, "Info");
    r->content = tidy(a, s.text.data, s.text.len);
    r->text = r->tagged ? tidy(a, t.text.data, t.text.len) : r->content;
    r->pages = s.pages;
    r->title = string_text(doc, object_at(doc, info, "Title"));
    r->author = string_text(doc, object_at(doc, info, "Author"));
    r->lang = string_text(doc, object_at(doc, root, "Lang"));
    r->link = links_of(a, &s, &t, &r->links);
    struct lacks *l = arena_alloc(a, sizeof *l);
    *l = lacks_of(a, &s, r->tagged, &t);
    r->missing = l->words;
    return r;
}

/* One way of opening it; NULL when that reads nothing, or only damage where
 * another way is left. */
static const struct reading *read_by(struct arena *a, struct bytes pdf,
                                     bool rebuild, const char **why)
{
    struct document *doc = document_open(a, pdf, rebuild, why);
    if (!doc)
        return NULL;
    const struct reading *r = read_document(a, doc);
    if (doc->work < 0) {
        *why = "there is more in it than pages hold";
        r = NULL;
    } else if (!r->pages) {
        *why = "there are no pages in it";
        r = NULL;
    } else if (doc->damaged && !rebuild) {
        *why = "it is damaged";
        r = NULL;
    }
    document_close(doc);
    return r;
}

const struct reading *gate_read(struct arena *a, struct diags *d,
                                const char *name, struct bytes pdf)
{
    const char *why = NULL, *again = NULL;
    struct arena_mark mark = arena_mark(a);
    const struct reading *r = read_by(a, pdf, false, &why);
    if (r)
        return r;
    bool sealed = why && strcmp(why, "it is encrypted") == 0;
    if (!sealed) {
        arena_back(a, mark);
        r = read_by(a, pdf, true, &again);
    }
    if (r)
        return r;
    diag(d, nowhere, DIAG_BAD_PDF, "'%s': %s", name, again ? again : why);
    if (sealed)
        diag_hint(d, "a copy saved without a password can be read");
    return NULL;
}
