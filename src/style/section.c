/* Settings of sections: by name, by column, and what comes of them for each
 * section. */
#include "style/rows.h"
#include <string.h>

/* What stands under one name, over all layers. */
struct named {
    const char *name;
    struct mark name_at;
    int by; /* BY_ */
    bool used;
    struct style style;
    bool own[ROW_COUNT];
    struct mark at[ROW_COUNT];
    struct named *next;
};

/* ---- reading ---- */

static struct named *named_add(struct reader *r, const char *name,
                               struct mark at, int by)
{
    struct named **end = &r->named;
    while (*end)
        end = &(*end)->next;
    *end = arena_alloc(r->a, sizeof **end);
    (*end)->name = name;
    (*end)->name_at = at;
    (*end)->by = by;
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

/* That of by_section or by_column, made when there is none; NULL: there are
 * too many. */
static struct named *named_of(struct reader *r, const struct node *n, int by)
{
    struct named *to = r->named;
    while (to && (to->by != by || strcmp(to->name, n->key) != 0))
        to = to->next;
    if (!to && !names_left(r, n->key_at))
        return NULL;
    if (!to)
        to = named_add(r, n->key, n->key_at, by);
    to->name_at = n->key_at;
    return to;
}

static void named_read(struct reader *r, struct named *to,
                       const struct node *map)
{
    struct reader *sub = arena_alloc(r->a, sizeof *sub);
    sub->a = r->a;
    sub->d = r->d;
    sub->s = &to->style;
    sub->section = to->name;
    sub->plain = to->by == BY_RESUME;
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
        struct named *to = named_of(r, n, BY_SECTION);
        if (!to)
            return;
        named_read(r, to, n);
    }
}

void style_by_column(struct reader *r, const struct node *map)
{
    static const char *const known[] = {"sidebar", NULL};
    if (map->kind != NODE_MAP)
        style_not_a_map(r, map, "by_column", known);
    for (const struct node *n = map->child; n; n = n->next)
        if (map->kind == NODE_MAP && strcmp(n->key, *known) == 0) {
            struct named *to = named_of(r, n, BY_COLUMN);
            if (to)
                named_read(r, to, n);
        } else if (map->kind == NODE_MAP) {
            diag(r->d, n->key_at, DIAG_UNKNOWN_KEY, "'%s' in by_column",
                 n->key);
            diag_nearest(r->d, n->key, known);
        }
}

/* ---- the sidebar ---- */

static bool same_title(const char *title, size_t len, const char *s)
{
    return s && strlen(s) == len && memcmp(s, title, len) == 0;
}

/* "Technical Skills" and the key technical_skills. */
static bool same_key(const char *title, size_t len, const char *key)
{
    size_t i = 0;
    for (; i < len && key[i]; i++) {
        char c = title[i] >= 'A' && title[i] <= 'Z' ? (char)(title[i] | 0x20)
                                                    : title[i];
        if (c != key[i] && !(c == ' ' && key[i] == '_'))
            return false;
    }
    return i == len && !key[i];
}

bool style_titles_have(style_titles list, const char *title, const char *key,
                       const char *id)
{
    for (size_t len; *list; list += len + (list[len] == '\n')) {
        len = strcspn(list, "\n");
        if (same_title(list, len, title) || same_title(list, len, id) ||
            same_key(list, len, key))
            return true;
    }
    return false;
}

static bool titles_name(style_titles list, const struct section_asked *s)
{
    return style_titles_have(list, s->title, s->key, s->id);
}

/* Which sections stand in the sidebar, each with its parts. */
static const bool *in_sidebar(struct reader *r, const struct style_ask *ask)
{
    bool *in = arena_array(r->a, (size_t)ask->sections + 1, sizeof *in);
    bool begun = !*r->s->sidebar_from;
    for (int i = 0; i < ask->sections && r->s->sidebar; i++) {
        const struct section_asked *s = &ask->section[i];
        bool top = s->up < 0;
        begun = begun || (top && titles_name(r->s->sidebar_from, s));
        in[i] =
            top ? begun && titles_name(r->s->sidebar_sections, s) : in[s->up];
    }
    return in;
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
    m.reader->ground = ROW_page_color;
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

/* The page's, with what by_column lays over it, checked on the colour there;
 * NULL: the page's as it is. */
static const struct style *side_style(struct reader *r)
{
    struct named *side = r->named;
    while (side && side->by != BY_COLUMN)
        side = side->next;
    if (!r->s->sidebar || (!side && r->s->sidebar_color.none))
        return NULL;
    struct making m = making_new(r, r->s);
    if (!r->s->sidebar_color.none) {
        m.reader->ground = ROW_sidebar_color;
        m.reader->turn[ROW_sidebar_color] = ++m.reader->turns;
    }
    if (side)
        making_lay(&m, side);
    bool plain = m.style->connections_color.none;
    if (plain)
        m.style->connections_color = r->s->body_color;
    making_done(&m);
    m.style->connections_color.none = plain;
    return side ? m.style : NULL;
}

/* By its title, then by its id, then by its own `style`; `over` when nothing
 * is said of it. */
static const struct style *style_of(struct reader *r,
                                    const struct section_asked *s,
                                    const struct style *over, int ground)
{
    struct making m = {.style = NULL};
    for (int pass = 0; pass < 2; pass++)
        for (struct named *n = r->named; n; n = n->next) {
            bool by_id = s->id && strcmp(n->name, s->id) == 0;
            if (n->by != BY_SECTION || !(pass ? by_id : is_called(s, n->name)))
                continue;
            if (!m.style)
                m = making_new(r, over ? over : r->s);
            n->used = true;
            making_lay(&m, n);
        }
    if (s->own && names_left(r, s->own->key_at)) {
        struct named *n = named_add(r, s->key, s->own->key_at, BY_RESUME);
        named_read(r, n, s->own);
        if (!m.style)
            m = making_new(r, over ? over : r->s);
        making_lay(&m, n);
    }
    if (!m.style)
        return over;
    m.reader->ground = ground;
    return making_done(&m);
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
        if (n->by == BY_SECTION && !n->used && nearest(n->name, known)) {
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
            (struct section_style){n->name, n->name_at, n->by, m.style};
    }
    r->s->by_section = list;
    r->s->by_sections = count;
}

void style_sections(struct reader *r, const struct style_ask *ask)
{
    const struct style *side = side_style(r);
    bool asked = r->named != NULL;
    for (int i = 0; i < ask->sections && !asked; i++)
        asked = ask->section[i].own != NULL;
    if (!asked)
        return;
    const struct style **section =
        arena_array(r->a, (size_t)ask->sections + 1, sizeof *section);
    const bool *in = in_sidebar(r, ask);
    bool any = false;
    for (int i = 0; i < ask->sections; i++) {
        int up = ask->section[i].up;
        const struct style *over = up >= 0 ? section[up] : in[i] ? side : NULL;
        section[i] = style_of(r, &ask->section[i], over,
                              in[i] ? ROW_sidebar_color : ROW_page_color);
        any |= section[i] != NULL;
    }
    near_misses(r, ask);
    list_named(r);
    if (any) {
        r->s->section = section;
        r->s->sections = ask->sections;
    }
}
