/* Links lead where the story's do and nowhere else. */
#include "gate/check.h"

/* The next annotation that leads elsewhere than the one before it: a link
 * that goes over several lines is several. */
static int next_link(const struct sight *s, int i)
{
    const char *before = i >= 0 ? s->annotation[i].url : NULL;
    for (i++; i < s->annotations; i++)
        if (!before || !s->annotation[i].url ||
            strcmp(s->annotation[i].url, before) != 0)
            break;
    return i;
}

bool annotations_are_fair(struct check *c)
{
    static const char *const scheme[] = {"http://", "https://",
                                         "mailto:", "tel:"};
    for (int i = 0; i < c->sight.annotations; i++) {
        const struct annotation *n = &c->sight.annotation[i];
        if (!n->link || !n->url)
            return check_refuse(c, "an annotation is no link");
        bool fair = false;
        for (size_t k = 0; k < sizeof scheme / sizeof *scheme; k++)
            fair = fair || strncmp(n->url, scheme[k], strlen(scheme[k])) == 0;
        if (!fair)
            return check_refuse(
                c, arena_printf(c->a, "it leads to %s", quoted(c->a, n->url)));
    }
    return true;
}

struct link_walk {
    struct check *check;
    int at;             /* the annotation that comes next */
    const char *before; /* where the link before led; NULL: not to the same */
};

static bool same_links_of(struct link_walk *w, struct rich r)
{
    const struct sight *s = &w->check->sight;
    for (int i = 0; i < r.count; i++) {
        const char *url = r.span[i].url;
        if (!url || (w->before && strcmp(url, w->before) == 0))
            continue;
        w->before = url;
        if (w->at < s->annotations &&
            strcmp(s->annotation[w->at].url, url) == 0) {
            w->at = next_link(s, w->at);
            continue;
        }
        struct check *c = w->check;
        const char *want = quoted(c->a, url);
        if (w->at < s->annotations)
            diag(c->d, r.at, c->kind, "a link leads to %s and not to %s",
                 quoted(c->a, s->annotation[w->at].url), want);
        else
            diag(c->d, r.at, c->kind, "no link leads to %s", want);
        return false;
    }
    return true;
}

bool same_links(struct check *c)
{
    struct link_walk w = {.check = c, .at = next_link(&c->sight, -1)};
    for (int i = 0; i < c->story->blocks; i++) {
        const struct block *b = &c->story->block[i];
        if (!same_links_of(&w, b->label) || !same_links_of(&w, b->text))
            return false;
        for (int k = 0; k < b->parts; k++)
            if (!same_links_of(&w, b->part[k]))
                return false;
        if (!same_links_of(&w, b->aside))
            return false;
    }
    if (w.at >= c->sight.annotations)
        return true;
    return check_refuse(
        c, arena_printf(c->a,
                        "a link that the résumé does not have leads "
                        "to %s",
                        quoted(c->a, c->sight.annotation[w.at].url)));
}
