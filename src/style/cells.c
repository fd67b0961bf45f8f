/* Heads of entries column by column, as RenderCV's templates have them, made
 * into rows: the left cells, the right ones, and the one before. */
#include "style/rows.h"
#include <string.h>

enum { MAIN, ASIDE, BEFORE, CELLS };
static const char *const cell_keys[] = {
    "main_column", "date_and_location_column", "degree_column", NULL};

static const struct heads {
    const char *key;
    int row, cells;
} heads[] = {
    {"education_entry", ROW_education_rows, 3},
    {"experience_entry", ROW_experience_rows, 2},
    {"normal_entry", ROW_normal_rows, 2},
    {"one_line_entry", ROW_one_line_rows, 1},
    {"publication_entry", ROW_publication_rows, 2},
};
enum { HEADS = sizeof heads / sizeof *heads, MOST_ROWS = 32 };

/* Of a key that style_cells_key gives. */
static const struct heads *heads_of(const char *key)
{
    const struct heads *h = heads;
    while (strcmp(h->key, key) != 0)
        h++;
    return h;
}

const char *style_cells_key(int index)
{
    return index < HEADS ? heads[index].key : NULL;
}

static const char *const *cells_known(struct arena *a, const struct heads *h)
{
    const char **key = arena_array(a, CELLS + 1, sizeof *key);
    memcpy(key, cell_keys, (size_t)h->cells * sizeof *key);
    return key;
}

/* ---- lines ---- */

static bool is_wordy(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

/* COMPANY is {company}: a word of two capitals or more. What is in braces
 * stays. */
static const char *names_braced(struct arena *a, const char *s, size_t len)
{
    static const char capital[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    struct buf b = buf_new(a);
    const char *end = s + len;
    for (bool word = false, braces = false; s < end; word = is_wordy(*s++)) {
        size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
        braces = (braces || *s == '{') && *s != '}';
        if (word || braces || n < 2 || is_wordy(s[n]) ||
            strspn(s, capital) < 2) {
            buf_putc(&b, *s);
            continue;
        }
        buf_putc(&b, '{');
        for (size_t i = 0; i < n; i++)
            buf_putc(&b, strchr(capital, s[i]) ? s[i] + ('a' - 'A') : s[i]);
        buf_putc(&b, '}');
        s += n - 1;
    }
    return buf_text(&b);
}

/* Cells of a column, from the top. */
struct column {
    struct line {
        const char *text; /* NULL: none */
        struct mark at;
        int look; /* -1: not said */
    } * line;
    int count;
};

/* The lines of a text that are not blank. */
static struct column column_read(struct arena *a, const struct node *n)
{
    struct column c = {arena_array(a, strlen(n->text) / 2 + 1, sizeof *c.line),
                       0};
    for (const char *s = n->text; *s;) {
        s += strspn(s, " \n");
        size_t len = strcspn(s, "\n"), all = len;
        while (len && s[len - 1] == ' ')
            len--;
        if (len)
            c.line[c.count++] =
                (struct line){names_braced(a, s, len), n->at, -1};
        s += all;
    }
    return c;
}

/* The cells that the rows have so far. */
static struct column column_of(struct arena *a, const struct template *t,
                               int which)
{
    struct column c = {arena_array(a, (size_t)t->rows + 1, sizeof *c.line),
                       t->rows};
    for (int i = 0; i < t->rows; i++) {
        const struct head_row *r = &t->row[i];
        c.line[i] = which == MAIN ? (struct line){r->left, r->left_at, r->look}
                    : which == ASIDE
                        ? (struct line){r->right, r->right_at, -1}
                        : (struct line){r->before, r->before_at, -1};
    }
    while (c.count && !c.line[c.count - 1].text)
        c.count--;
    return c;
}

/* ---- rows ---- */

struct making {
    struct arena *a;
    struct diags *d;
    const struct row *row;
    bool good;
};

static const char *cell_of(struct making *m, const char *key,
                           const struct line *l, struct mark *at)
{
    const struct node n = {
        .kind = NODE_SCALAR, .key = key, .text = l->text, .at = l->at};
    const char *text = NULL;
    if (l->text)
        m->good &= style_cell_read(m->a, m->d, m->row, &n, &text, at);
    return text;
}

/* Markup is all there is to the look of a row that has none so far. */
static int look_of(const struct making *m, const struct line *l, int index)
{
    if (!l->text)
        return HEAD_PLAIN;
    if (strcmp(l->text, "{highlights}") == 0)
        return HEAD_LIST;
    bool text = strcmp(l->text, "{summary}") == 0 ||
                m->row == &style_rows[ROW_one_line_rows] ||
                (index && m->row == &style_rows[ROW_publication_rows]);
    return l->look >= 0 ? l->look : text ? HEAD_TEXT : HEAD_PLAIN;
}

/* Rows that a cell on the right may stand in: those above the texts. */
static int head_count(const struct column *main)
{
    int n = 0;
    while (n < main->count && main->line[n].text &&
           strcmp(main->line[n].text, "{summary}") != 0 &&
           strcmp(main->line[n].text, "{highlights}") != 0)
        n++;
    return n;
}

/* Those from `from` on, with commas between. */
static struct line rest_joined(struct arena *a, const struct column *c,
                               int from)
{
    struct line all = from < c->count ? c->line[from] : (struct line){0};
    for (int i = from + 1; i < c->count; i++)
        if (c->line[i].text)
            all.text =
                all.text ? arena_printf(a, "%s, %s", all.text, c->line[i].text)
                         : c->line[i].text;
    return all;
}

/* Leaves out rows without a cell; how many stay. */
static int rows_filled(struct head_row *row, int rows)
{
    int count = 0;
    for (int i = 0; i < rows; i++)
        if (row[i].left || row[i].right || row[i].before)
            row[count++] = row[i];
    return count;
}

/* What the right has more of than there are rows joins the last of them; with
 * no row, it has one above the texts. */
static bool rows_make(struct making *m, const struct column column[CELLS],
                      struct template *to)
{
    const struct column *main = &column[MAIN], *aside = &column[ASIDE];
    int rows = head_count(main), top = !rows && aside->count;
    struct head_row *row =
        arena_array(m->a, (size_t)(main->count + top) + 1, sizeof *row);
    for (int i = 0; i < main->count; i++) {
        struct head_row *r = &row[i + top];
        r->left = cell_of(m, "left", &main->line[i], &r->left_at);
        r->look = look_of(m, &main->line[i], i);
    }
    if (top)
        row[0].look = HEAD_PLAIN;
    for (int i = 0; i < rows + top; i++) {
        struct line last = rest_joined(m->a, aside, i);
        bool more = i + 1 < rows + top && i < aside->count;
        row[i].right = cell_of(m, "right", more ? &aside->line[i] : &last,
                               &row[i].right_at);
    }
    if (column[BEFORE].count)
        row[0].before =
            cell_of(m, "before", &column[BEFORE].line[0], &row[0].before_at);
    *to = (struct template){row, rows_filled(row, main->count + top), true};
    return m->good;
}

/* ---- reading ---- */

static bool text_read(const struct reader *r, const struct heads *h,
                      const struct node *n, struct column *to)
{
    bool none = n->kind == NODE_NULL && strcmp(n->key, cell_keys[MAIN]) != 0;
    if (n->kind != NODE_SCALAR && !none) {
        diag(r->d, n->at, DIAG_WRONG_TYPE, "a text for templates.%s.%s", h->key,
             n->key);
        diag_hint(r->d, "as in \"**{company}**, {position}\"");
        return false;
    }
    *to = none ? (struct column){NULL, 0} : column_read(r->a, n);
    if (to->count <= MOST_ROWS &&
        (to->count || strcmp(n->key, cell_keys[MAIN]) != 0))
        return true;
    diag(r->d, n->at, DIAG_WRONG_TYPE, "1 to %d lines for templates.%s.%s",
         MOST_ROWS, h->key, n->key);
    return false;
}

int style_cells_read(struct reader *r, const struct node *n)
{
    const struct heads *h = heads_of(n->key);
    const struct row *row = &style_rows[h->row];
    const char *const *known = cells_known(r->a, h);
    if (n->kind != NODE_MAP) {
        style_not_a_map(r, n, arena_printf(r->a, "templates.%s", h->key),
                        known);
        return -1;
    }
    struct template *to = (void *)((char *)r->s + row->member);
    const struct template *from =
        to->rows ? to
                 : (const void *)((const char *)&style_defaults + row->member);
    struct column column[CELLS];
    for (int i = 0; i < CELLS; i++)
        column[i] = column_of(r->a, from, i);
    bool good = true, any = false;
    for (const struct node *c = n->child; c; c = c->next) {
        int i = 0;
        while (known[i] && strcmp(known[i], c->key) != 0)
            i++;
        any = true;
        if (known[i]) {
            good &= text_read(r, h, c, &column[i]);
            continue;
        }
        diag(r->d, c->key_at, DIAG_UNKNOWN_KEY, "'%s' in templates.%s", c->key,
             h->key);
        diag_nearest(r->d, c->key, known);
        good = false;
    }
    struct making m = {r->a, r->d, row, true};
    struct template made;
    if (!good || !any || !rows_make(&m, column, &made))
        return -1;
    if (!made.rows) {
        diag(r->d, n->at, DIAG_WRONG_TYPE, "a row with a cell in %s",
             row->path);
        return -1;
    }
    *to = made;
    return h->row;
}

/* ---- the schema ---- */

void style_cells_schema(struct buf *out)
{
    for (int i = 0; i < HEADS; i++) {
        buf_printf(out,
                   ",\n\"%s\":{\"description\":\"RenderCV's spelling of "
                   "%s.\",\"type\":[\"object\",\"null\"],"
                   "\"additionalProperties\":false,\"properties\":{",
                   heads[i].key, style_rows[heads[i].row].path);
        for (int k = 0; k < heads[i].cells; k++)
            buf_printf(out, "%s\"%s\":{\"type\":[\"string\"%s]}", k ? "," : "",
                       cell_keys[k], k == MAIN ? "" : ",\"null\"");
        buf_puts(out, "}}");
    }
}
