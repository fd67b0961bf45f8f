/* Rows of entries' heads, as a layout has them. What their names stand for is
 * known to story. */
#include "style/rows.h"
#include <string.h>

enum { CELL_LENGTH = 500, NAME_LENGTH = 64, MOST_ROWS = 32 };

static const char *const looks[] = {"title", "post", "plain", "text", NULL};
static const char *const cells[] = {"left", "right", "before", "look", NULL};

static bool is_list(const char *left)
{
    return strcmp(left, "{highlights}") == 0;
}

/* Where a layout does not say it: markup of its own is all there is. */
static int look_of(const struct row *row, const struct head_row *r, int index)
{
    const char *left = r->left ? r->left : "";
    if (is_list(left))
        return HEAD_LIST;
    size_t of = row->member;
    if (strcmp(left, "{summary}") == 0 ||
        of == offsetof(struct style, one_line_rows))
        return HEAD_TEXT;
    index += of == offsetof(struct style, role_rows);
    return strchr(left, '*') ? HEAD_PLAIN : index ? HEAD_POST : HEAD_TITLE;
}

/* What is wrong with the names of a cell; NULL: nothing. */
static const char *fault_of(const char *cell)
{
    for (const char *p = strpbrk(cell, "{}"); p; p = strpbrk(p, "{}")) {
        if (*p == '}')
            return "a '}' without its '{'";
        bool class = p > cell && p[-1] == ']' && p[1] == '.';
        size_t len = strcspn(++p, "{}");
        if (p[len] != '}')
            return "a '{' without its '}'";
        if (class) {
            p += len + 1;
            continue;
        }
        if (strspn(p, " ") == len)
            return "{} without a name";
        for (size_t i = 0; i < len; i++)
            if (len > NAME_LENGTH || strchr(".,;:()[]*/|'\"\\$", p[i]))
                return "what is in braces is no name";
        p += len + 1;
    }
    if (strlen(cell) > CELL_LENGTH)
        return "more than 500 bytes";
    return strchr(cell, '\n') ? "more than a line" : NULL;
}

struct reading {
    struct arena *a;
    struct diags *d;
    const struct row *row;
};

static bool cell_read(const struct reading *r, const struct node *n,
                      const char **to, struct mark *at)
{
    *at = n->at;
    if (n->kind == NODE_NULL)
        return true;
    if (n->kind != NODE_SCALAR) {
        diag(r->d, n->at, DIAG_WRONG_TYPE, "a text for %s in %s", n->key,
             r->row->path);
        diag_hint(r->d, "one that begins with '{' needs quotes: \"{company}\"");
        return false;
    }
    const char *fault = fault_of(n->text);
    if (!fault && strstr(n->text, "{highlights}") &&
        !(is_list(n->text) && (!n->key || strcmp(n->key, "left") == 0)))
        fault = "{highlights} stands on a row of its own";
    if (fault) {
        diag(r->d, n->at, DIAG_BAD_VALUE, "%s for %s: %s",
             quoted(r->a, n->text), r->row->path, fault);
        diag_hint(r->d, "as in \"**{company}**, {position}\"");
        return false;
    }
    *to = *n->text ? n->text : NULL;
    return true;
}

bool style_cell_read(struct arena *a, struct diags *d, const struct row *row,
                     const struct node *n, const char **to, struct mark *at)
{
    return cell_read(&(struct reading){a, d, row}, n, to, at);
}

static bool look_read(const struct reading *r, const struct node *n, int *to)
{
    if (n->kind != NODE_SCALAR) {
        diag(r->d, n->at, DIAG_WRONG_TYPE, "a word for look in %s",
             r->row->path);
        diag_nearest(r->d, "", looks);
        return false;
    }
    for (int i = 0; looks[i]; i++)
        if (strcmp(n->text, looks[i]) == 0) {
            *to = i;
            return true;
        }
    diag(r->d, n->at, DIAG_BAD_VALUE, "%s for look", quoted(r->a, n->text));
    diag_nearest(r->d, n->text, looks);
    return false;
}

static bool key_read(const struct reading *r, const struct node *n,
                     struct head_row *to)
{
    if (strcmp(n->key, "left") == 0)
        return cell_read(r, n, &to->left, &to->left_at);
    if (strcmp(n->key, "right") == 0)
        return cell_read(r, n, &to->right, &to->right_at);
    if (strcmp(n->key, "before") == 0)
        return cell_read(r, n, &to->before, &to->before_at);
    if (strcmp(n->key, "look") == 0)
        return look_read(r, n, &to->look);
    diag(r->d, n->key_at, DIAG_UNKNOWN_KEY, "'%s' in a row of %s", n->key,
         r->row->path);
    diag_nearest(r->d, n->key, cells);
    return false;
}

static bool row_read(const struct reading *r, const struct node *n, int index,
                     struct head_row *to)
{
    bool good = true;
    *to = (struct head_row){.look = -1};
    if (n->kind == NODE_SCALAR)
        good = cell_read(r, n, &to->left, &to->left_at);
    for (const struct node *c = n->kind == NODE_MAP ? n->child : NULL; c;
         c = c->next)
        good &= key_read(r, c, to);
    if (good && !to->left && !to->right && !to->before) {
        diag(r->d, n->at, DIAG_WRONG_TYPE, "a row with a cell in %s",
             r->row->path);
        diag_hint(r->d, "as in {left: \"{company}\", right: \"{date}\"}");
        return false;
    }
    if (to->look < 0)
        to->look = look_of(r->row, to, index);
    return good;
}

bool style_template_read(struct arena *a, struct diags *d,
                         const struct row *row, const struct node *n,
                         struct template *to)
{
    const struct reading r = {a, d, row};
    struct head_row *head = arena_array(a, (size_t)n->count + 1, sizeof *head);
    bool good = n->count > 0 && n->count <= MOST_ROWS;
    if (!good) {
        diag(d, n->at, DIAG_WRONG_TYPE, "1 to %d rows for %s", MOST_ROWS,
             row->path);
        diag_hint(d, "as in [{left: \"{company}\", right: \"{date}\"}]");
        return false;
    }
    int count = 0;
    for (const struct node *c = n->child; c; c = c->next, count++)
        good &= row_read(&r, c, count, &head[count]);
    if (good)
        *to = (struct template){head, count, true};
    return good;
}

/* ---- the window ---- */

static void put_cell(struct buf *out, const char *key, const char *text,
                     bool *any)
{
    if (!text)
        return;
    buf_printf(out, "%s%s: ", *any ? ", " : "{", key);
    style_put_quoted(out, text);
    *any = true;
}

void style_template_put(struct buf *out, const struct row *row,
                        const struct template *t)
{
    for (int i = 0; i < t->rows; i++) {
        const struct head_row *r = &t->row[i];
        bool any = false;
        buf_puts(out, i ? ", " : "[");
        put_cell(out, "before", r->before, &any);
        put_cell(out, "left", r->left, &any);
        put_cell(out, "right", r->right, &any);
        if (r->look != look_of(row, r, i))
            buf_printf(out, ", look: %s", looks[r->look]);
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}
