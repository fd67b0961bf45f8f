/* Which blocks stand in which column. */
#include "story/private.h"
#include <string.h>

static bool same_title(const char *title, size_t len, const char *s)
{
    return s && strlen(s) == len && memcmp(s, title, len) == 0;
}

bool titles_have(struct arena *a, style_titles titles, const struct section *s)
{
    return style_titles_have(titles, rich_text(a, s->title), s->key,
                             s->tagged.id);
}

/* Titles and ids, NULL-ended. */
static const char *const *known_titles(const struct teller *t)
{
    const struct resume *r = t->resume;
    const char **known =
        arena_array(t->arena, (size_t)r->sections * 2 + 1, sizeof *known);
    int n = 0;
    for (int i = 0; i < r->sections; i++) {
        known[n++] = rich_text(t->arena, r->section[i].title);
        if (r->section[i].tagged.id)
            known[n++] = r->section[i].tagged.id;
    }
    return known;
}

static bool is_listed(style_titles titles, const char *name)
{
    for (size_t len; *titles; titles += len + (titles[len] == '\n')) {
        len = strcspn(titles, "\n");
        if (same_title(titles, len, name))
            return true;
    }
    return false;
}

/* Names of no section. A layout serves more than one résumé, so nothing is
 * said of one that is like none here, or like one that is named as
 * it is, unless all are. */
static void say_unknown(const struct teller *t, style_titles titles,
                        const char *setting, struct mark at)
{
    const char *const *known = known_titles(t);
    bool any = false;
    for (int i = 0; i < t->resume->sections; i++)
        any = any || titles_have(t->arena, titles, &t->resume->section[i]);
    for (size_t len; *titles; titles += len + (titles[len] == '\n')) {
        len = strcspn(titles, "\n");
        const char *name = arena_copy(t->arena, titles, len);
        bool here = false;
        for (int i = 0; i < t->resume->sections && !here; i++)
            here = titles_have(t->arena, name, &t->resume->section[i]);
        const char *near = nearest(name, known);
        if (here || (any && (!near || is_listed(titles, near))))
            continue;
        struct mark found = mark_find(at, name, 40);
        diag(t->diags, found.len ? found : at, DIAG_NOT_USED,
             "'%s' in %s: no section has this "
             "title or id",
             name, setting);
        diag_nearest(t->diags, name, known);
        any = true;
    }
}

/* The section that the columns begin with; 0: with the page. -1: there is no
 * such section. */
static int first_section(const struct teller *t)
{
    const struct style *st = t->style;
    if (!*st->sidebar_from)
        return 0;
    for (int i = 0; i < t->resume->sections; i++)
        if (titles_have(t->arena, st->sidebar_from, &t->resume->section[i]))
            return i;
    return -1;
}

static enum flow header_flow(const struct style *st, enum role role)
{
    if (*st->sidebar_from)
        return FLOW_PAGE;
    if (role == ROLE_SUMMARY || st->header_column == HEADER_MAIN)
        return FLOW_MAIN;
    if (st->header_column == HEADER_SPLIT)
        return role == ROLE_CONTACT || role == ROLE_PHOTO ? FLOW_SIDE
                                                          : FLOW_MAIN;
    return st->header_column == HEADER_SIDEBAR ? FLOW_SIDE : FLOW_PAGE;
}

bool flows_settle(struct teller *t)
{
    const struct style *st = t->style;
    if (st->sidebar == SIDEBAR_NONE)
        return false;
    say_unknown(t, st->sidebar_sections, "columns.sections",
                st->sidebar_sections_at);
    say_unknown(t, st->sidebar_from, "columns.from", st->sidebar_from_at);
    int from = first_section(t), sections = t->resume->sections;
    bool *side = arena_array(t->arena, (size_t)sections + 1, sizeof *side);
    for (int i = 0; i < sections; i++)
        side[i] = i >= from && titles_have(t->arena, st->sidebar_sections,
                                           &t->resume->section[i]);
    bool any = false;
    for (int i = 0; i < t->blocks && from >= 0; i++)
        any = any || (t->block[i].section < 0
                          ? header_flow(st, t->block[i].role) == FLOW_SIDE
                          : side[t->block[i].section]);
    for (int i = 0; i < t->blocks && any; i++) {
        struct block *b = &t->block[i];
        b->flow = b->section < 0      ? header_flow(st, b->role)
                  : b->section < from ? FLOW_PAGE
                  : side[b->section]  ? FLOW_SIDE
                                      : FLOW_MAIN;
    }
    return any;
}
