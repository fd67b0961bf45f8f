/* Layers of settings, each laid over the one before. */
#include "style/color.h"
#include "style/rows.h"
#include <string.h>

enum { LEAST_ROOM = 72 }; /* of the page, for a line and for the lines */

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

/* ---- what no row can check alone ---- */

/* Of two rows or three, the one set last: what is to be mended. */
static struct mark latest(const struct reader *r, const int *row, int count)
{
    int last = row[0];
    for (int i = 1; i < count; i++)
        if (r->turn[row[i]] > r->turn[last])
            last = row[i];
    return r->at[last];
}

static void room_check(const struct reader *r, const int row[3],
                       struct length before, struct length after, pt paper)
{
    pt body = r->s->body_size.v;
    pt left = paper - style_pt(before, body) - style_pt(after, body);
    if (left >= LEAST_ROOM)
        return;
    struct buf b = buf_new(r->a);
    buf_printf(&b, "%s and %s leave ", style_rows[row[0]].path,
               style_rows[row[1]].path);
    buf_number(&b, left, 2);
    buf_puts(&b, "pt of the paper's ");
    buf_number(&b, paper, 2);
    diag(r->d, latest(r, row, 3), DIAG_OUT_OF_BOUNDS, "%spt", buf_text(&b));
    diag_hint(r->d, "%dpt at least must be left", LEAST_ROOM);
}

/* What the sidebar leaves of the page's width. */
static void sidebar_check(const struct reader *r, pt paper)
{
    const struct style *s = r->s;
    pt body = s->body_size.v;
    pt text = paper - style_pt(s->margin_left, body) -
              style_pt(s->margin_right, body);
    pt left =
        text - style_pt(s->sidebar_width, body) - style_pt(s->column_gap, body);
    if (s->sidebar == SIDEBAR_NONE || left >= LEAST_ROOM || text < LEAST_ROOM)
        return;
    struct buf b = buf_new(r->a);
    buf_puts(&b, "columns.width and columns.gap leave ");
    buf_number(&b, left, 2);
    buf_puts(&b, "pt of the text's ");
    buf_number(&b, text, 2);
    diag(r->d,
         latest(r, (int[]){ROW_sidebar_width, ROW_column_gap, ROW_sidebar}, 3),
         DIAG_OUT_OF_BOUNDS, "%spt", buf_text(&b));
    diag_hint(r->d, "%dpt at least must be left", LEAST_ROOM);
}

static const char *color_text(struct arena *a, struct color c)
{
    struct buf b = buf_new(a);
    color_put(&b, c);
    return buf_text(&b);
}

/* Behind the text of the page, or of what stands in the sidebar. */
static struct color ground_of(const struct reader *r)
{
    static const struct color paper = {255, 255, 255, false};
    if (r->ground == ROW_sidebar_color && !r->s->sidebar_color.none)
        return r->s->sidebar_color;
    return r->s->page_color.none ? paper : r->s->page_color;
}

/* Whether text in a colour can be read on what lies behind it. */
static void contrast_check(const struct reader *r, int row)
{
    struct color page = ground_of(r);
    struct color c =
        *(const style_color *)((const char *)r->s + style_rows[row].member);
    double least = style_rows[row].low;
    bool set = r->turn[row] || r->turn[r->ground];
    if (!set || c.none || color_contrast(c, page) >= least)
        return;
    struct buf b = buf_new(r->a);
    buf_number(&b, color_contrast(c, page), 2);
    diag(r->d, latest(r, (int[]){row, r->ground}, 2), DIAG_CONTRAST,
         "%s %s on %s has a contrast of %s; it should be 4.5 at least",
         style_rows[row].path, color_text(r->a, c), color_text(r->a, page),
         buf_text(&b));
    diag_hint(r->d, "%s would do",
              color_text(r->a, color_mended(c, page, least)));
}

/* Whether a part of the header, by the row of its colour, stands on the
 * sidebar's. */
static bool header_aside(const struct style *s, int row)
{
    bool connections = row == ROW_connections_color || row == ROW_icon_color;
    return s->sidebar && !s->sidebar_color.none && !*s->sidebar_from &&
           (s->header_column == HEADER_SIDEBAR ||
            (s->header_column == HEADER_SPLIT && connections));
}

/* Whether text of the colour of a row stands on the reader's ground. */
static bool stands_there(const struct reader *r, int row)
{
    bool aside = r->ground == ROW_sidebar_color;
    bool header = row == ROW_connections_color || row == ROW_icon_color ||
                  row == ROW_name_color || row == ROW_headline_color;
    if (header)
        return header_aside(r->s, row) == aside;
    return !aside || style_of_section(style_rows[row].path);
}

void style_section_check(struct reader *r)
{
    struct style *s = r->s;
    if (!*s->body_font) {
        diag(r->d, r->at[ROW_body_font], DIAG_BAD_VALUE,
             "'' for typography.font_family.body");
        diag_hint(r->d, "name a font: %s", style_defaults.body_font);
        s->body_font = style_defaults.body_font;
    }
    for (int i = 0; i < ROW_COUNT; i++)
        if (style_rows[i].kind == KIND_color && stands_there(r, i))
            contrast_check(r, i);
}

static void check(struct reader *r)
{
    struct style *s = r->s;
    style_section_check(r);
    if (s->body_size.em) {
        diag(r->d, r->at[ROW_body_size], DIAG_BAD_LENGTH,
             "in em for typography.font_size.body");
        diag_hint(r->d, "an em is the size of the text itself: write 10.5pt");
        s->body_size = style_defaults.body_size;
    }
    pt width, height;
    style_paper(s->paper, &width, &height);
    room_check(r, (int[]){ROW_margin_left, ROW_margin_right, ROW_paper},
               s->margin_left, s->margin_right, width);
    room_check(r, (int[]){ROW_margin_top, ROW_margin_bottom, ROW_paper},
               s->margin_top, s->margin_bottom, height);
    sidebar_check(r, width);
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
    s->connections_font_at =
        font_at(r, ROW_connections_font, s->connections_font);
    s->headline_font_at = font_at(r, ROW_headline_font, s->headline_font);
    s->name_font_at = font_at(r, ROW_name_font, s->name_font);
    s->section_font_at = font_at(r, ROW_section_font, s->section_font);
    s->title_font_at = font_at(r, ROW_title_font, s->title_font);
    s->bullet_font_at = font_at(r, ROW_bullet_font, s->bullet_font);
    s->date_font_at = font_at(r, ROW_date_font, s->date_font);
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
    check(&r);
    style_places(&r);
    style_sections(&r, ask);
    return s;
}

bool style_has(style_list list, const char *word)
{
    size_t n = strlen(word);
    for (size_t len; *list; list += len + (list[len] == ' ')) {
        len = strcspn(list, " ");
        if (len == n && memcmp(list, word, n) == 0)
            return true;
    }
    return false;
}

pt style_pt(struct length l, pt size)
{
    return l.em ? l.v * size : l.v;
}

void style_paper(style_choice paper, pt *width, pt *height)
{
    static const struct {
        pt width, height;
    } size[] = {
        [PAPER_LETTER] = {612, 792},     [PAPER_A4] = {595.276, 841.890},
        [PAPER_A5] = {419.528, 595.276}, [PAPER_EXECUTIVE] = {522, 756},
        [PAPER_LEGAL] = {612, 1008},
    };
    *width = size[paper].width;
    *height = size[paper].height;
}
