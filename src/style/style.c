/* Layers of settings, each laid over the one before. */
#include "style/rows.h"
#include <string.h>

/* What stands at the top of a layout beside the settings. */
static const char *const special[] = {"by_column",   "by_section", "by_size",
                                      "description", "extends",    NULL};

bool style_special(const char *key)
{
    for (const char *const *s = special; *s; s++)
        if (strcmp(*s, key) == 0)
            return true;
    return false;
}

/* Beneath by_size, of them, by_section and by_column alone; in a section's
 * settings none. */
static bool may_be_special(const struct reader *r, const char *key)
{
    bool by = strcmp(key, "by_section") == 0 || strcmp(key, "by_column") == 0;
    return !r->section && (r->in_size ? by : style_special(key));
}

/* ---- keys nobody knows ---- */

/* Whether the rows' paths begin with "templates.", and no more. */
static bool is_templates(size_t depth, int first)
{
    return depth == 10 &&
           strncmp(style_rows[first].path, "templates.", 10) == 0;
}

/* The keys of the level: of rows [first, end), what stands at `depth`. */
static const char *const *known_keys(const struct reader *r, size_t depth,
                                     int first, int end)
{
    const char **key =
        arena_array(r->a, (size_t)(end - first) + 11, sizeof *key);
    int count = 0;
    for (int i = first; i < end; i++) {
        if (r->section && !style_of_section(style_rows[i].path))
            continue;
        const char *part = style_rows[i].path + depth;
        size_t len = strcspn(part, ".");
        const char *last = count ? key[count - 1] : "";
        if (strncmp(last, part, len) != 0 || last[len])
            key[count++] = arena_copy(r->a, part, len);
    }
    for (const char *const *s = special; !depth && *s; s++)
        if (may_be_special(r, *s))
            key[count++] = *s;
    for (int i = 0; is_templates(depth, first) && style_cells_key(i); i++)
        key[count++] = style_cells_key(i);
    return key;
}

const char *const *style_keys(const struct reader *r)
{
    return known_keys(r, 0, 0, ROW_COUNT);
}

/* "page: {size: ...}" for "page.size". */
static const char *nested(struct arena *a, const char *path)
{
    struct buf b = buf_new(a);
    int open = 0;
    for (; *path; path++)
        if (*path == '.') {
            buf_puts(&b, ": {");
            open++;
        } else
            buf_putc(&b, *path);
    buf_puts(&b, ": ...");
    while (open-- > 0)
        buf_putc(&b, '}');
    return buf_text(&b);
}

/* A key that is right somewhere else: the path to there; or NULL. */
static const char *elsewhere(const struct reader *r, const char *key)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        const char *path = style_rows[i].path;
        const char *end = style_path_part(path, key);
        if (end && (!r->section || style_of_section(path)))
            return arena_copy(r->a, path, (size_t)(end - path));
    }
    return NULL;
}

static void unknown_key(const struct reader *r, const struct node *n,
                        size_t depth, int first, int end)
{
    const char *const *known = known_keys(r, depth, first, end);
    const char *where =
        depth        ? arena_copy(r->a, style_rows[first].path, depth - 1)
        : r->section ? "the settings of a section"
                     : "a layout";
    diag(r->d, n->key_at, DIAG_UNKNOWN_KEY, "'%s' in %s", n->key, where);
    if (!diag_kept(r->d))
        return;
    const char *path = elsewhere(r, n->key);
    if (path && strchr(n->key, '.'))
        diag_hint(r->d, "write it as %s", nested(r->a, path));
    else if (!nearest(n->key, known) && path)
        diag_hint(r->d, "did you mean '%s'?", path);
    else if (!depth && r->section && style_special(n->key))
        diag_hint(r->d, "it stands at the left edge of a layout");
    else if (!depth && strcmp(n->key, "layout") == 0)
        diag_hint(r->d, "in a layout file the settings stand at the left "
                        "edge, without 'layout:'");
    else
        diag_nearest(r->d, n->key, known);
}

/* ---- maps ---- */

/* What gives is of the layout: a page that --freeze has settled stays so. */
static void plain_check(const struct reader *r, int row, const struct node *n)
{
    if (!r->plain || n->kind != NODE_SCALAR || !strchr(n->text, '(') ||
        !style_gives(&style_rows[row]))
        return;
    diag(r->d, n->at, DIAG_BAD_VALUE, "'%s': a range in a résumé", n->text);
    diag_hint(r->d,
              "ranges stand in a layout: by_section: {\"%s\": ...}; "
              "here goes a plain value",
              r->section);
}

/* Whether rows [from, to), of the key of `n`, are settings of a section, where
 * only such may stand. */
static bool may_stand(const struct reader *r, const struct node *n, int from,
                      int to, size_t len)
{
    for (int i = from; i < to; i++)
        if (!r->section || style_of_section(style_rows[i].path))
            return true;
    diag(r->d, n->key_at, DIAG_UNKNOWN_KEY, "'%s' in the settings of a section",
         n->key);
    diag_hint(r->d, "%.*s is of the page as a whole: set it outside", (int)len,
              style_rows[from].path);
    return false;
}

static void set(struct reader *r, int row, const struct node *n)
{
    if (r->in_size && row == ROW_paper) {
        diag(r->d, n->key_at, DIAG_UNKNOWN_KEY, "'size' beneath by_size");
        diag_hint(r->d, "the paper is settled first: set page.size outside");
        return;
    }
    if (style_value(r->a, r->d, &style_rows[row], n, r->s)) {
        r->at[row] = n->at;
        r->turn[row] = ++r->turns;
        plain_check(r, row, n);
    }
}

/* templates.education_entry and its like. */
static bool cells_read(struct reader *r, const struct node *n, size_t depth,
                       int first)
{
    int key = 0;
    if (!is_templates(depth, first))
        return false;
    while (style_cells_key(key) && strcmp(style_cells_key(key), n->key) != 0)
        key++;
    if (!style_cells_key(key))
        return false;
    int row = style_cells_read(r, n);
    if (row >= 0) {
        r->at[row] = n->at;
        r->turn[row] = ++r->turns;
    }
    return true;
}

/* `font_family: NAME`, the one family of all roles, of rows [first, end). */
static bool family_read(struct reader *r, const struct node *n, int first,
                        int end)
{
    if (n->kind != NODE_SCALAR || first > ROW_body_font ||
        end <= ROW_body_font ||
        strncmp(style_rows[first].path, "typography.font_family.", 23) != 0)
        return false;
    set(r, ROW_body_font, n);
    for (int i = first; i < end; i++)
        if (style_rows[i].kind == KIND_font && i != ROW_body_font &&
            (!r->section || style_of_section(style_rows[i].path))) {
            *(style_font *)((char *)r->s + style_rows[i].member) = "";
            r->at[i] = n->at;
            r->turn[i] = ++r->turns;
        }
    return true;
}

void style_not_a_map(const struct reader *r, const struct node *n,
                     const char *path, const char *const *known)
{
    if (n->kind == NODE_NULL)
        return;
    diag(r->d, n->at, DIAG_WRONG_TYPE, "'key: value' pairs for %s", path);
    diag_nearest(r->d, "", known);
}

/* The settings of `map`, whose keys are what stands at `depth` in the paths
 * of rows [first, end). */
static void map_read(struct reader *r, const struct node *map, size_t depth,
                     int first, int end)
{
    for (const struct node *n = map->child; n; n = n->next) {
        if (!depth && may_be_special(r, n->key)) {
            if (strcmp(n->key, "by_section") == 0)
                style_by_section(r, n);
            else if (strcmp(n->key, "by_column") == 0)
                style_by_column(r, n);
            continue;
        }
        if (cells_read(r, n, depth, first))
            continue;
        size_t len = strlen(n->key);
        int from = first;
        for (; from < end; from++) {
            const char *part = style_rows[from].path + depth;
            if (strcspn(part, ".") == len && !memcmp(part, n->key, len))
                break;
        }
        if (from == end) {
            unknown_key(r, n, depth, first, end);
            continue;
        }
        const char *path = style_rows[from].path;
        size_t deeper = depth + len + 1;
        if (!path[depth + len]) {
            if (may_stand(r, n, from, from + 1, depth + len))
                set(r, from, n);
            continue;
        }
        int to = from;
        while (to < end && !strncmp(style_rows[to].path, path, deeper))
            to++;
        if (!may_stand(r, n, from, to, deeper - 1))
            continue;
        if (n->kind == NODE_MAP)
            map_read(r, n, deeper, from, to);
        else if (!family_read(r, n, from, to))
            style_not_a_map(r, n, arena_copy(r->a, path, deeper - 1),
                            known_keys(r, deeper, from, to));
    }
}

void style_settings(struct reader *r, const struct node *map)
{
    map_read(r, map, 0, 0, ROW_COUNT);
}

/* Settings for one paper: laid over the plain ones when it is ours, read
 * aside to be checked when it is not. */
static void size_read(struct reader *r, const struct node *n)
{
    const struct row *paper = &style_rows[ROW_paper];
    const char *const *words = style_words(r->a, paper);
    int size = style_word(paper, n->key);
    if (size < 0) {
        diag(r->d, n->key_at, DIAG_UNKNOWN_KEY, "'%s' in by_size", n->key);
        diag_nearest(r->d, n->key, words);
        return;
    }
    struct style aside = *r->s;
    struct reader other = *r;
    struct reader *to = size == r->paper ? r : &other;
    other.s = &aside;
    other.named = NULL;
    to->in_size = true;
    if (n->kind == NODE_MAP)
        map_read(to, n, 0, 0, ROW_COUNT);
    else
        style_not_a_map(to, n, arena_printf(r->a, "by_size.%s", n->key),
                        known_keys(to, 0, 0, ROW_COUNT));
    to->in_size = false;
}

static void layer_read(struct reader *r, const struct node *map)
{
    if (map->kind != NODE_MAP)
        return;
    const struct node *said = node_get(map, "description");
    if (said && (said->kind != NODE_SCALAR || strchr(said->text, '\n'))) {
        diag(r->d, said->at, DIAG_WRONG_TYPE, "one line for description");
        diag_hint(r->d, "as in description: My letterhead");
    }
    map_read(r, map, 0, 0, ROW_COUNT);
    const struct node *sizes = node_get(map, "by_size");
    if (!sizes)
        return;
    if (sizes->kind != NODE_MAP)
        style_not_a_map(r, sizes, "by_size",
                        style_words(r->a, &style_rows[ROW_paper]));
    for (const struct node *n = sizes->child; n; n = n->next)
        if (sizes->kind == NODE_MAP)
            size_read(r, n);
}

static struct mark font_at(const struct reader *r, int row, const char *font)
{
    return *font ? r->at[row] : r->at[ROW_body_font];
}

void style_places(const struct reader *r)
{
    struct style *s = r->s;
    struct mark *at = arena_array(r->a, ROW_COUNT, sizeof *at);
    memcpy(at, r->at, sizeof r->at);
    s->at = at;
    s->body_font_at = r->at[ROW_body_font];
    s->fallback_fonts_at = r->at[ROW_fallback_fonts];
    s->system_fonts_at = r->at[ROW_system_fonts];
    s->sidebar_at = r->at[ROW_sidebar];
    s->sidebar_sections_at = r->at[ROW_sidebar_sections];
    s->sidebar_from_at = r->at[ROW_sidebar_from];
    s->footer_at = r->at[ROW_footer];
    s->first_footer_at = r->at[ROW_first_footer];
    s->top_note_at = r->at[ROW_top_note];
    s->first_top_note_at = r->at[ROW_first_top_note];
    s->connections_font_at =
        font_at(r, ROW_connections_font, s->connections_font);
    s->headline_font_at = font_at(r, ROW_headline_font, s->headline_font);
    s->name_font_at = font_at(r, ROW_name_font, s->name_font);
    s->section_font_at = font_at(r, ROW_section_font, s->section_font);
    s->title_font_at = font_at(r, ROW_title_font, s->title_font);
    s->bullet_font_at = font_at(r, ROW_bullet_font, s->bullet_font);
    s->date_font_at = font_at(r, ROW_date_font, s->date_font);
    s->label_font_at = font_at(r, ROW_label_font, s->label_font);
    s->post_font_at = font_at(r, ROW_post_font, s->post_font);
    s->footer_font_at = font_at(r, ROW_footer_font, s->footer_font);
    s->top_note_font_at = font_at(r, ROW_top_note_font, s->top_note_font);
}

/* ---- the door ---- */

/* The paper is settled before all else, because by_size asks for it. */
static int paper_of(const struct layers *l)
{
    int paper = style_defaults.paper;
    for (int i = 0; i < l->count; i++) {
        const struct node *n =
            l->map[i]->kind == NODE_MAP ? node_get(l->map[i], "page") : NULL;
        n = n && n->kind == NODE_MAP ? node_get(n, "size") : NULL;
        int word = n && n->kind == NODE_SCALAR
                       ? style_word(&style_rows[ROW_paper], n->text)
                       : -1;
        paper = word < 0 ? paper : word;
    }
    return paper;
}

/* No page limit, whatever the layout that nobody asked for has. */
static void limit_lift(struct reader *r)
{
    r->s->page_max = 0;
    r->at[ROW_page_max] = (struct mark){0};
}

const struct style *style_read(struct arena *a, struct diags *d,
                               const struct style_ask *ask)
{
    struct layers l = style_layers(a, d, ask);
    struct style *s = arena_alloc(a, sizeof *s);
    *s = style_defaults;
    s->name = l.name;
    struct reader r = {.a = a,
                       .d = d,
                       .s = s,
                       .paper = paper_of(&l),
                       .ground = ROW_page_color};
    for (int i = 0; i < l.count; i++) {
        if (i == l.implied && ask->unlimited)
            limit_lift(&r);
        layer_read(&r, l.map[i]);
    }
    if (l.implied == l.count && ask->unlimited)
        limit_lift(&r);
    style_check(&r);
    style_places(&r);
    style_sections(&r, ask);
    return s;
}
