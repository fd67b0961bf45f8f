/* Settings of sections: by name, and what comes of them for each section. */
#include "style/rows.h"
#include <string.h>

/* What stands under one name, over all layers. */
struct named {
    const char *name;
    struct mark name_at;
    bool of_resume, used;
    struct style style;
    bool own[ROW_COUNT];
    struct mark at[ROW_COUNT];
    struct named *next;
};

/* ---- reading ---- */

static struct named *named_add(struct reader *r, const char *name,
                               struct mark at, bool of_resume)
{
    struct named **end = &r->named;
    while (*end)
        end = &(*end)->next;
    *end = arena_alloc(r->a, sizeof **end);
    (*end)->name = name;
    (*end)->name_at = at;
    (*end)->of_resume = of_resume;
    r->names++;
    return *end;
}

/* Whether one more may have settings of its own. */
static bool names_left(struct reader *r, struct mark at)
{
    enum { NAMES_MOST = 1000 };
    if (r->names < NAMES_MOST)
        return true;
    if (r->names++ == NAMES_MOST)
        diag(r->d, at, DIAG_BUDGET,
             "more than %d sections with settings of their own", NAMES_MOST);
    return false;
}

static struct named *named_find(struct reader *r, const char *name)
{
    for (struct named *n = r->named; n; n = n->next)
        if (strcmp(n->name, name) == 0)
            return n;
    return NULL;
}

static void named_read(struct reader *r, struct named *to,
                       const struct node *map)
{
    struct reader *sub = arena_alloc(r->a, sizeof *sub);
    sub->a = r->a;
    sub->d = r->d;
    sub->s = &to->style;
    sub->section = to->name;
    sub->plain = to->of_resume;
    if (map->kind == NODE_MAP)
        style_settings(sub, map);
    else
        style_not_a_map(sub, map, arena_printf(r->a, "'%s'", to->name),
                        style_keys(sub));
    for (int i = 0; i < ROW_COUNT; i++)
        if (sub->turn[i]) {
            to->own[i] = true;
            to->at[i] = sub->at[i];
        }
}

void style_by_section(struct reader *r, const struct node *map)
{
    if (map->kind != NODE_MAP && map->kind != NODE_NULL) {
        diag(r->d, map->at, DIAG_WRONG_TYPE,
             "titles of sections with settings under them");
        diag_hint(r->d, "as in by_section: {Skills: {typography: {alignment: "
                        "left}}}");
        return;
    }
    for (const struct node *n = map->child; n; n = n->next) {
        struct named *to = named_find(r, n->key);
        if (!to && !names_left(r, n->key_at))
            return;
        if (!to)
            to = named_add(r, n->key, n->key_at, false);
        to->name_at = n->key_at;
        named_read(r, to, n);
    }
}

/* ---- what comes of it ---- */

/* A style of a section, being made: the page's, or that of the section it is
 * a part of, with what was laid over it. */
struct making {
    struct style *style;
    bool *own;
    struct reader *reader; /* for places */
};

static struct making making_new(struct reader *r, const struct style *over)
{
    struct making m = {.style = arena_alloc(r->a, sizeof *m.style),
                       .own = arena_array(r->a, ROW_COUNT, sizeof *m.own),
                       .reader = arena_alloc(r->a, sizeof *m.reader)};
    *m.style = *over;
    if (over->own)
        memcpy(m.own, over->own, ROW_COUNT * sizeof *m.own);
    m.style->own = m.own;
    m.reader->a = r->a;
    m.reader->d = r->d;
    m.reader->s = m.style;
    memcpy(m.reader->at, over->at, sizeof m.reader->at);
    return m;
}

static void making_lay(struct making *m, const struct named *n)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        const struct row *row = &style_rows[i];
        if (!n->own[i])
            continue;
        memcpy((char *)m->style + row->member,
               (const char *)&n->style + row->member, row->size);
        m->own[i] = true;
        m->reader->at[i] = n->at[i];
        m->reader->turn[i] = ++m->reader->turns;
    }
}

static const struct style *making_done(struct making *m)
{
    style_section_check(m->reader);
    style_places(m->reader);
    return m->style;
}

static bool is_called(const struct section_asked *s, const char *name)
{
    return strcmp(name, s->title) == 0 || strcmp(name, s->key) == 0;
}

/* By its title, then by its id, then by its own `style`; `over` when nothing
 * is said of it. */
static const struct style *style_of(struct reader *r,
                                    const struct section_asked *s,
                                    const struct style *over)
{
    struct making m = {.style = NULL};
    for (int pass = 0; pass < 2; pass++)
        for (struct named *n = r->named; n; n = n->next) {
            bool by_id = s->id && strcmp(n->name, s->id) == 0;
            if (n->of_resume || !(pass ? by_id : is_called(s, n->name)))
                continue;
            if (!m.style)
                m = making_new(r, over ? over : r->s);
            n->used = true;
            making_lay(&m, n);
        }
    if (s->own && names_left(r, s->own->key_at)) {
        struct named *n = named_add(r, s->key, s->own->key_at, true);
        named_read(r, n, s->own);
        if (!m.style)
            m = making_new(r, over ? over : r->s);
        making_lay(&m, n);
    }
    return m.style ? making_done(&m) : over;
}

/* A name that no section has, and nearly one has. */
static void near_misses(const struct reader *r, const struct style_ask *ask)
{
    const char **known =
        arena_array(r->a, 3 * (size_t)ask->sections + 1, sizeof *known);
    int count = 0;
    for (int i = 0; i < ask->sections; i++) {
        const struct section_asked *s = &ask->section[i];
        known[count++] = s->title;
        if (strcmp(s->key, s->title) != 0)
            known[count++] = s->key;
        if (s->id)
            known[count++] = s->id;
    }
    for (const struct named *n = r->named; n; n = n->next)
        if (!n->of_resume && !n->used && nearest(n->name, known)) {
            diag(r->d, n->name_at, DIAG_NOT_USED,
                 "'%s' of by_section: no section has that title or id",
                 n->name);
            diag_nearest(r->d, n->name, known);
        }
}

static void list_named(struct reader *r)
{
    int count = 0;
    for (const struct named *n = r->named; n; n = n->next)
        count++;
    struct section_style *list =
        arena_array(r->a, (size_t)count + 1, sizeof *list);
    count = 0;
    for (const struct named *n = r->named; n; n = n->next) {
        struct making m = making_new(r, r->s);
        making_lay(&m, n);
        style_places(m.reader);
        list[count++] =
            (struct section_style){n->name, n->name_at, n->of_resume, m.style};
    }
    r->s->by_section = list;
    r->s->by_sections = count;
}

void style_sections(struct reader *r, const struct style_ask *ask)
{
    bool asked = r->named != NULL;
    for (int i = 0; i < ask->sections && !asked; i++)
        asked = ask->section[i].own != NULL;
    if (!asked)
        return;
    const struct style **section =
        arena_array(r->a, (size_t)ask->sections + 1, sizeof *section);
    bool any = false;
    for (int i = 0; i < ask->sections; i++) {
        int up = ask->section[i].up;
        section[i] = style_of(r, &ask->section[i], up < 0 ? NULL : section[up]);
        any |= section[i] != NULL;
    }
    near_misses(r, ask);
    list_named(r);
    if (any) {
        r->s->section = section;
        r->s->sections = ask->sections;
    }
}
