/* Columns: the sidebar and what stands beside it, and sections in several. */
#include "page/private.h"
#include <math.h>

/* ---- the sidebar ---- */

struct column flow_column(const struct setter *s, enum flow flow,
                          struct column page)
{
    const struct style *st = s->style;
    if (flow == FLOW_PAGE)
        return page;
    pt width = style_pt(st->sidebar_width, s->size);
    pt other = page.measure - width - style_pt(st->column_gap, s->size);
    bool left = st->sidebar == SIDEBAR_LEFT;
    if (flow == FLOW_SIDE)
        return (struct column){
            left ? page.left : page.left + page.measure - width, width};
    return (struct column){left ? page.left + page.measure - other : page.left,
                           other};
}

void column_take(struct setter *s, struct column c)
{
    s->left = c.left;
    s->measure = c.measure;
}

void column_leave(struct setter *s, struct row *r)
{
    int i = r->items - 1;
    while (r->item[i].kind != ITEM_TEXT)
        i--;
    struct placed space = r->item[i];
    space.kind = ITEM_SPACE;
    space.x += space.width;
    space.width = 0;
    space.first = space.end = space.end - 1;
    space.hyphen = space.tail = space.back = false;
    space.strain = (struct strain){0};
    row_add(s, r, space);
}

struct column header_column(const struct setter *s)
{
    enum flow flow = FLOW_PAGE;
    for (int i = 0; i < s->story->blocks && !flow; i++)
        if (s->story->block[i].role == ROLE_NAME)
            flow = s->story->block[i].flow;
    return s->flow[flow];
}

const struct block *block_above(const struct above *above,
                                const struct block *b)
{
    const struct block *own = above->in[b->flow];
    return own ? own : above->in[FLOW_PAGE];
}

/* ---- sections in columns ---- */

int block_columns(const struct setter *s, const struct block *b)
{
    return b->section < 0 || b->role == ROLE_SECTION
               ? 1
               : block_style(s, b)->section_columns;
}

/* As many of them as leave a word its room. */
static int columns_in(const struct setter *s, const struct block *b, pt measure)
{
    enum { LEAST = 4 }; /* ems */
    int n = block_columns(s, b);
    pt gap = style_pt(block_style(s, b)->section_column_gap, s->size);
    while (n > 1 && measure - (n - 1) * gap < n * LEAST * s->size)
        n--;
    return n;
}

struct column block_column(const struct setter *s, const struct block *b,
                           struct column in)
{
    int n = columns_in(s, b, in.measure);
    pt gap = style_pt(block_style(s, b)->section_column_gap, s->size);
    return (struct column){in.left, (in.measure - (n - 1) * gap) / n};
}

int columns_run(const struct setter *s, const struct block *b, int blocks)
{
    int n = 0;
    if (block_columns(s, b) > 1)
        while (n < blocks && b[n].section == b->section)
            n++;
    return n;
}

/* Rows that are to stand side by side. */
struct beside {
    const struct row *row;
    int rows, columns;
    enum hold most; /* what a column may end with */
};

/* The rows behind the last of each column, none higher than `height`; how many
 * rows have a place. */
static int fill(const struct beside *b, pt height, int *end)
{
    int i = 0;
    for (int n = 0; n < b->columns; n++) {
        int last = -1;
        pt y = 0;
        for (int k = i; k < b->rows; k++) {
            y += k > i ? b->row[k].before : 0;
            if (y + b->row[k].below > height + FITS)
                break;
            if (k + 1 == b->rows || b->row[k].hold <= b->most)
                last = k;
        }
        i = last < 0 ? i : last + 1;
        end[n] = i;
    }
    return i;
}

static pt height_of(const struct row *row, int rows)
{
    pt y = 0;
    for (int i = 1; i < rows; i++)
        y += row[i].before;
    return y + row[rows - 1].below;
}

/* The least height at which all have a place. */
static pt even_height(const struct beside *b)
{
    int end[SECTION_COLUMNS];
    pt low = 0, high = height_of(b->row, b->rows);
    for (int i = 0; i < 32; i++) {
        pt middle = (low + high) / 2;
        if (fill(b, middle, end) == b->rows)
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* Columns end between entries, unless that leaves them too uneven, and within
 * a text only where no page holds it; what does not go into columns of `most`
 * stays. */
static int divide(struct beside *b, pt most, int *end)
{
    static const double uneven = 1.3;
    b->most = HOLD_ITEM;
    pt fine = even_height(b);
    b->most = HOLD_ENTRY;
    pt height = even_height(b);
    if (height > uneven * fine) {
        b->most = HOLD_ITEM;
        height = fine;
    }
    if (height > most) {
        b->most = HOLD_LINE;
        height = fmin(even_height(b), most);
    }
    int placed = fill(b, height, end);
    if (!placed) {
        b->most = HOLD_FAST;
        placed = fill(b, height, end);
    }
    for (int n = 0; n < b->columns && !placed; n++)
        end[n] = 1; /* a line higher than a page */
    return placed ? placed : 1;
}

/* The rows before end[columns - 1] as one. */
static struct row beside_row(struct arena *a, const struct row *row,
                             int columns, const int *end, pt step)
{
    struct row all = row[0];
    int items = 0;
    for (int i = 0; i < end[columns - 1]; i++)
        items += row[i].items;
    all.item = arena_array(a, (size_t)items + 1, sizeof *all.item);
    all.items = 0;
    pt low = 0;
    for (int n = 0, i = 0; n < columns; n++) {
        pt y = 0;
        for (int first = i; i < end[n]; i++) {
            y += i > first ? row[i].before : 0;
            all.head = i > first ? all.head : fmax(all.head, row[i].head);
            all.drop = fmax(all.drop, y);
            low = fmax(low, y + row[i].below);
            for (int k = 0; k < row[i].items; k++) {
                struct placed *item = &all.item[all.items++];
                *item = row[i].item[k];
                item->x += n * step;
                item->y += y;
            }
        }
    }
    all.below = low - all.drop;
    all.breaks = row[end[columns - 1] - 1].breaks;
    return all;
}

int rows_beside(const struct setter *s, const struct block *b, struct row *row,
                int rows, pt height)
{
    static const double share = 0.9; /* what a title leaves of a page */
    struct column in = s->flow[b->flow];
    int left = 0, columns = columns_in(s, b, in.measure);
    pt step = block_column(s, b, in).measure +
              style_pt(block_style(s, b)->section_column_gap, s->size);
    if (columns == 1)
        return rows;
    rows_hold(row, rows, s->style);
    for (int i = 0; i < rows;) {
        int end[SECTION_COLUMNS], n = 1;
        while (i + n < rows && !row[i + n - 1].breaks)
            n++;
        struct beside beside = {row + i, n, columns, HOLD_ENTRY};
        n = divide(&beside, share * height, end);
        row[left++] = beside_row(s->arena, row + i, columns, end, step);
        i += n;
    }
    return left;
}
