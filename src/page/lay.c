/* Where pages end: with the fewest pages there are, at the places that show
 * least, by dynamic programming over the rows a page may end with (after
 * Plass, Optimal pagination techniques, 1981). */
#include "page/private.h"
#include <math.h>

/* ---- what stays together ---- */

/* What a page's end there costs, as the share of a page that might as well
 * stay empty. */
static const double shows[] = {
    [HOLD_NOT] = 0,    [HOLD_ENTRY] = 0.03, [HOLD_POST] = 0.05,
    [HOLD_ITEM] = 0.1, [HOLD_LINE] = 0.15,  [HOLD_FEW] = 0.3};

static bool is_head(enum role r)
{
    return has_head(r) || r == ROLE_SECTION || r == ROLE_SUBSECTION ||
           r == ROLE_NAME || r == ROLE_HEADLINE || r == ROLE_CONTACT;
}

/* Of neighbours in one section. */
static bool same_entry(const struct block *b, const struct block *next)
{
    return b->section >= 0 && !next->first;
}

/* How a page that ends between the two would look. */
static enum hold hold_between(const struct block *b, const struct block *next)
{
    if (b == next)
        return HOLD_LINE;
    if (b->section != next->section)
        return is_head(b->role) && b->section < 0 ? HOLD_FAST : HOLD_NOT;
    if (is_head(b->role) && (!has_head(b->role) || same_entry(b, next)))
        return HOLD_FAST;
    if (!same_entry(b, next))
        return HOLD_ENTRY;
    return has_head(next->role) ? HOLD_POST : HOLD_ITEM;
}

/* So many of the lines stay together before a page's end, and so many behind
 * it. */
static void hold_lines(struct row *row, int lines, const struct style *st,
                       enum hold hold)
{
    for (int k = 1; k < lines; k++)
        if ((k < st->orphans || lines - k < st->widows) &&
            row[k - 1].hold < hold)
            row[k - 1].hold = hold;
}

/* Rows from i on that are all of a text, or all under a head. */
static int lines_of(const struct row *row, int rows, int i, bool one_text)
{
    int n = 1;
    while (i + n < rows &&
           (one_text ? row[i + n].block == row[i].block
                     : !is_head(row[i + n].block->role) &&
                           row[i + n].block->section == row[i].block->section))
        n++;
    return n;
}

static const struct style *row_style(const struct row *r,
                                     const struct style *page)
{
    return r->style ? r->style : page;
}

void rows_hold(struct row *row, int rows, const struct style *style)
{
    for (int i = 0; i + 1 < rows; i++) {
        const struct block *b = row[i].block, *next = row[i + 1].block;
        struct row *r = &row[i];
        const struct style *st = row_style(r, style);
        r->hold = hold_between(b, next);
        if (r->hold == HOLD_LINE && is_head(b->role))
            r->hold = HOLD_FAST;
        r->whole = b->section == next->section &&
                   (!st->section_break ||
                    (!st->entry_break && (b == next || same_entry(b, next))));
    }
    if (rows)
        row[rows - 1].hold = HOLD_NOT;
}

static void hold_few(struct row *row, int rows, const struct style *st)
{
    for (int i = 0, n; i < rows; i += n) {
        n = lines_of(row, rows, i, true);
        if (!is_head(row[i].block->role))
            hold_lines(row + i, n, st, HOLD_FAST);
    }
    for (int i = 0, n; i < rows; i += n) {
        n = is_head(row[i].block->role) ? 1 : lines_of(row, rows, i, false);
        hold_lines(row + i, n, st, HOLD_FEW);
    }
}

/* ---- pages ---- */

/* A column of rows. */
struct laying {
    struct row *row;
    int rows;
    const struct areas *areas;
    int page; /* of the first row */
    pt *y;    /* of every row, were they all below one another */
    pt above; /* the baseline that the first stands under; 0: it begins a page
               */
};

/* Of the page that begins with row i. */
static struct area area(const struct laying *l, int i)
{
    return area_of(l->areas, i ? l->page + 1 : l->page);
}

/* Baseline of a row on the page that begins with row i. */
static pt baseline(const struct laying *l, int i, int row)
{
    pt first = !i && l->above > 0 ? l->above + l->row[0].before
                                  : area(l, i).top + l->row[i].head;
    return first + l->y[row] - l->y[i];
}

static bool fits(const struct laying *l, int i, int last)
{
    const struct row *r = &l->row[last];
    return baseline(l, i, last) + r->drop + r->below <=
           area(l, i).bottom + FITS;
}

/* Rows from i on that stay together. */
static int chunk(const struct laying *l, int i, bool whole)
{
    int n = 1;
    for (const struct row *r = l->row + i; i + n < l->rows; n++, r++)
        if (r->breaks || (r->hold != HOLD_FAST && !(whole && r->whole)))
            break;
    return n;
}

/* What no page holds is not kept together: first what is wished so, then all.
 */
static void let_go(struct laying *l)
{
    for (int i = 0, n; i < l->rows; i += n) {
        n = chunk(l, i, true);
        for (int k = i; k < i + n && !fits(l, i, i + n - 1); k++)
            l->row[k].whole = false;
    }
    for (int i = 0, n; i < l->rows; i += n) {
        n = chunk(l, i, false);
        for (int k = i; k < i + n && !fits(l, i, i + n - 1); k++)
            l->row[k].hold = HOLD_LINE;
    }
}

/* The best way to end a page with a row: with how many pages, at what cost, and
 * where the last of them begins. */
struct end {
    double cost;
    int pages, from;
};

static bool may_end(const struct laying *l, int i)
{
    const struct row *r = &l->row[i];
    return i + 1 == l->rows || r->breaks || (r->hold != HOLD_FAST && !r->whole);
}

/* Of a page of rows i to last. */
static double page_cost(const struct laying *l, int i, int last)
{
    enum { FEW = 3 };
    static const double lonely = 0.1;
    bool ends = last + 1 == l->rows || l->row[last].breaks;
    if (ends)
        return last - i + 1 < FEW && i ? lonely : 0;
    const struct row *r = &l->row[last];
    struct area e = area(l, i);
    double empty = (e.bottom - baseline(l, i, last) - r->drop - r->below) /
                   (e.bottom - e.top);
    return shows[r->hold] + fmax(empty, 0);
}

/* Pages from row i on, when those before are `before`. */
static void pages_from(const struct laying *l, int i, struct end before,
                       struct end *end)
{
    bool any = false;
    for (int last = i; last < l->rows; last++) {
        if (any && !fits(l, i, last))
            return;
        if (may_end(l, last)) {
            double cost = before.cost + page_cost(l, i, last);
            struct end *e = &end[last];
            if (e->from < 0 || before.pages + 1 < e->pages ||
                (before.pages + 1 == e->pages && cost < e->cost - 1e-9))
                *e = (struct end){cost, before.pages + 1, i};
            any = true;
        }
        if (l->row[last].breaks)
            return;
    }
}

/* Baselines of rows i to last on a page of their own. */
static void lay_page(const struct laying *l, int i, int last, int page)
{
    for (int k = i; k <= last; k++) {
        l->row[k].y = baseline(l, i, k);
        l->row[k].page = page;
    }
}

/* The page of the last row. */
static int lay(struct arena *a, struct laying *l)
{
    pt above = l->above;
    l->above = 0;
    let_go(l);
    l->above = above;
    if (above > 0 && !fits(l, 0, chunk(l, 0, true) - 1)) {
        l->above = 0;
        l->page++;
    }
    struct end *end = arena_array(a, (size_t)l->rows + 1, sizeof *end);
    for (int i = 0; i < l->rows; i++)
        end[i].from = -1;
    pages_from(l, 0, (struct end){0}, end);
    for (int i = 0; i + 1 < l->rows; i++)
        if (end[i].from >= 0)
            pages_from(l, i + 1, end[i], end);
    int pages = end[l->rows - 1].pages;
    for (int last = l->rows - 1, n = pages; n--; last = end[last].from - 1)
        lay_page(l, end[last].from, last, l->page + n);
    return l->page + pages - 1;
}

/* Likewise, what goes on one page being laid at once. */
static int lay_column(struct arena *a, const struct style *style,
                      struct laying *l)
{
    if (!l->rows)
        return l->page;
    l->y = arena_array(a, (size_t)l->rows, sizeof *l->y);
    bool breaks = false;
    for (int i = 1; i < l->rows; i++) {
        l->y[i] = l->y[i - 1] + l->row[i - 1].drop + l->row[i].before;
        breaks |= l->row[i - 1].breaks;
    }
    if (!breaks && fits(l, 0, l->rows - 1)) {
        lay_page(l, 0, l->rows - 1, l->page);
        return l->page;
    }
    rows_hold(l->row, l->rows, style);
    hold_few(l->row, l->rows, style);
    return lay(a, l);
}

/* ---- columns ---- */

static bool has_side(const struct row *row, int rows)
{
    for (int i = 0; i < rows; i++)
        if (row[i].flow == FLOW_SIDE)
            return true;
    return false;
}

/* The first of both columns stand on one line. */
static void level(struct row *row, int rows)
{
    struct row *first[FLOWS] = {NULL};
    for (int i = rows - 1; i >= 0; i--)
        first[row[i].flow] = &row[i];
    struct row *x = first[FLOW_MAIN], *y = first[FLOW_SIDE];
    if (!x || !y)
        return;
    x->before = y->before = fmax(x->before, y->before);
    pt head = fmax(x->head - x->over, y->head - y->over);
    x->head = head + x->over;
    y->head = head + y->over;
}

/* Takes the rows of the sidebar, or all others, out of the rest, or puts them
 * back. */
static int rows_of(struct row *row, int rows, bool side, struct row *column,
                   bool back)
{
    int n = 0;
    for (int i = 0; i < rows; i++)
        if ((row[i].flow == FLOW_SIDE) == side) {
            if (back)
                row[i] = column[n++];
            else
                column[n++] = row[i];
        }
    return n;
}

/* On a further page that both reach, too, if there is room. */
static void level_page(const struct laying *l, struct row *row, int rows,
                       int page)
{
    pt first[FLOWS] = {0}, low[FLOWS] = {0};
    for (int i = rows - 1; i >= 0; i--) {
        enum flow f = row[i].flow == FLOW_SIDE ? FLOW_SIDE : FLOW_MAIN;
        if (row[i].page == page) {
            first[f] = row[i].y;
            low[f] = fmax(low[f], row[i].y + row[i].drop + row[i].below);
        }
    }
    enum flow f = first[FLOW_MAIN] < first[FLOW_SIDE] ? FLOW_MAIN : FLOW_SIDE;
    pt down = fabs(first[FLOW_MAIN] - first[FLOW_SIDE]);
    if (low[f] + down > area_of(l->areas, page).bottom + FITS)
        return;
    for (int i = 0; i < rows; i++)
        if (row[i].page == page &&
            (row[i].flow == FLOW_SIDE) == (f == FLOW_SIDE))
            row[i].y += down;
}

static int lay_columns(struct arena *a, struct row *row, int rows,
                       const struct style *style, struct laying l)
{
    level(row, rows);
    struct row *column = arena_array(a, (size_t)rows, sizeof *column);
    int last[2], under = 0;
    for (int side = 0; side < 2; side++) {
        l.row = column;
        l.page = under;
        l.rows = rows_of(row, rows, side, column, false);
        last[side] = lay_column(a, style, &l);
        rows_of(row, rows, side, column, true);
        for (int i = 0; i < rows && !side; i++)
            if (row[i].flow == FLOW_PAGE) {
                under = row[i].page;
                l.above = row[i].y + row[i].drop;
            }
    }
    int least = last[0] < last[1] ? last[0] : last[1];
    for (int page = under + 1; page <= least; page++)
        level_page(&l, row, rows, page);
    return last[0] > last[1] ? last[0] : last[1];
}

int rows_lay(struct arena *a, struct row *row, int rows,
             const struct style *style, const struct areas *e)
{
    struct laying l = {.row = row, .rows = rows, .areas = e};
    if (has_side(row, rows))
        return lay_columns(a, row, rows, style, l) + 1;
    return lay_column(a, style, &l) + 1;
}

/* ---- too much ---- */

/* A column whose rows fill pages to the last line. */
struct filling {
    int page;
    pt y;
    bool begun, breaks;
};

static int over_filled(const struct row *row, int rows, int max,
                       const struct areas *e, pt *over)
{
    struct filling column[FLOWS] = {0};
    int lines = 0;
    for (int i = 0; i < rows; i++) {
        const struct row *r = &row[i];
        struct filling *f = &column[r->flow];
        if (!f->begun && r->flow)
            *f = column[FLOW_PAGE];
        f->y += r->before;
        bool full =
            f->y + r->drop + r->below > area_of(e, f->page).bottom + FITS;
        if (!f->begun || f->breaks || full) {
            f->page += f->begun;
            f->y = area_of(e, f->page).top + r->head;
        }
        f->y += r->drop;
        f->begun = true;
        f->breaks = r->breaks;
        lines += f->page >= max;
        *over += f->page >= max ? r->before : 0;
    }
    return lines;
}

bool rows_fit(struct row *row, int rows, const struct areas *e)
{
    pt over = 0;
    level(row, rows);
    return !over_filled(row, rows, 1, e, &over);
}

int rows_over(const struct row *row, int rows, int max, const struct areas *e,
              pt *over)
{
    *over = 0;
    int lines = over_filled(row, rows, max, e, over);
    if (lines)
        return lines;
    for (int i = 0; i < rows; i++)
        if (row[i].page >= max) {
            lines++;
            *over += row[i].before;
        }
    return lines;
}
