/* How high the story is, without setting it. */
#include "page/fit.h"
#include <math.h>
#include <string.h>

/* Rounded, so that it reads as it was meant. */
static double neat(double v)
{
    return floor(v * 1e6 + 0.5) / 1e6;
}

double fit_value(const struct fitter *f, int dial, int steps)
{
    struct length l = dial_length(f->wish, dial);
    if (!steps)
        return l.v;
    if (steps < 0)
        return fmin(neat(l.v - steps * f->step[dial]), l.high);
    if (dial == DIAL_SIZE)
        return fmax(neat(l.v - steps * f->step[dial]), f->floor);
    return fmax(neat(l.v - steps * f->step[dial]), l.low);
}

/* Of the rows a block is set in. */
static pt row_size(const struct fitter *f, const struct block *b)
{
    if (!b->style)
        return f->row_size[b->role];
    struct setter own;
    return look_size(setter_of(&f->s, b, &own), b->role, PART_TEXT);
}

static void find_row_sizes(struct fitter *f)
{
    for (enum role r = 0; r < ROLE_COUNT; r++)
        f->row_size[r] = look_size(&f->s, r, PART_TEXT);
}

/* From the top of a page to the first row of the block. */
static pt first_head(const struct fitter *f, const struct block *b)
{
    struct setter own;
    return head_of(setter_of(&f->s, b, &own), b, row_size(f, b));
}

/* How many leadings a further row of the block has, type larger than the
 * body's having more. */
static double text_larger(const struct fitter *f, const struct block *b)
{
    struct setter own;
    return fmax(row_size(f, b) / setter_of(&f->s, b, &own)->size, 1);
}

/* The points that `v`, of the page's setting, makes of it at a block. */
static pt worth(const struct fitter *f, const struct block *b, int dial,
                double v)
{
    struct setter own;
    const struct setter *s = setter_of(&f->s, b, &own);
    bool em = dial_length(f->wish, dial).em;
    if (s == &own && s->scope[b->style - 1].own[dial]) {
        em = dial_length(s->style, dial).em;
        v = dial_follow(s->style, f->wish, dial, v);
    }
    return dial == DIAL_LEADING || em ? v * s->size : v;
}

/* What one step of a dial saves at a block. */
static pt step_worth(const struct fitter *f, const struct block *b, int dial)
{
    double v = dial_length(f->wish, dial).v;
    return worth(f, b, dial, v) - worth(f, b, dial, v - f->step[dial]);
}

/* What leading its rows have, by the page's. */
static void text_leading(const struct fitter *f, struct text *t)
{
    t->lead = 1;
    t->lead_more = 0;
    if (!t->block->style)
        return;
    double v = f->wish->leading.v, size = f->s.size;
    t->lead =
        step_worth(f, t->block, DIAL_LEADING) / (f->step[DIAL_LEADING] * size);
    t->lead_more = worth(f, t->block, DIAL_LEADING, v) - t->lead * v * size;
}

/* What the gap before it, and being the first of its rows, add to the rest. */
static void text_add(struct fitter *f, const struct text *t, double *times,
                     double *more)
{
    int leadings = t->gap.leading - 1;
    f->fixed += t->gap.fixed + leadings * t->lead_more;
    f->leadings += leadings * t->lead;
    if (t->gap.dial < 0)
        return;
    if (t->block->style)
        more[t->gap.dial] +=
            t->gap.times * step_worth(f, t->block, t->gap.dial);
    else
        times[t->gap.dial] += t->gap.times;
}

/* The dial of the first page's margin, above or below: of its own, or that of
 * all pages. */
static int first_dial(const struct fitter *f, int dial)
{
    int own = dial == DIAL_TOP ? DIAL_FIRST_TOP : DIAL_FIRST_BOTTOM;
    return dial_length(f->wish, own).v > 0 ? own : dial;
}

/* A margin gives on each of its pages. */
static void margin_givers(struct fitter *f)
{
    int pages[LINEAR] = {0};
    for (int d = DIAL_TOP; d <= DIAL_BOTTOM; d++) {
        pages[first_dial(f, d)]++;
        pages[d] += f->max - 1;
    }
    for (int d = DIAL_TOP; d <= DIAL_FIRST_BOTTOM; d++) {
        bool em = dial_length(f->wish, d).em;
        f->giver[d].rate = f->step[d] * (em ? f->s.size : 1) * pages[d];
        f->giver[d].steps = pages[d] ? f->steps[d] : 0;
    }
}

void rung_size(struct fitter *f, int size)
{
    struct setter *s = &f->s;
    s->size = fit_value(f, DIAL_SIZE, size);
    s->leading = f->wish->leading.v * s->size;
    find_row_sizes(f);
    f->fixed = 0;
    f->leadings = 0;
    double times[DIAL_COUNT] = {0}, more[DIAL_COUNT] = {0};
    struct above above = {0};
    const struct block *last = NULL;
    for (int i = 0; i < f->texts; i++) {
        struct text *t = &f->text[i];
        const struct block *prev = block_above(&above, t->block);
        t->gap = gap_before(s, prev, t->block);
        t->larger = text_larger(f, t->block);
        text_leading(f, t);
        if (!t->any)
            continue;
        if (!prev) {
            t->gap.leading = false;
            f->fixed += first_head(f, t->block);
        }
        text_add(f, t, times, more);
        above.in[t->block->flow] = last = t->block;
    }
    if (last)
        f->fixed += TEXT_BOTTOM * row_size(f, last);
    for (int d = 0; d < LINEAR; d++) {
        struct length l = dial_length(f->wish, d);
        f->giver[d] = (struct giver){
            .cost = f->cost[d],
            .rate = times[d] * f->step[d] * (l.em ? s->size : 1) + more[d],
            .steps = times[d] + more[d] > 0 ? f->steps[d] : 0};
    }
    margin_givers(f);
    f->giver[DIAL_LEADING].steps = f->steps[DIAL_LEADING];
}

/* ---- heights ---- */

static double linear_pt(const struct fitter *f, int dial, int steps)
{
    struct length l = dial_length(f->wish, dial);
    double v = fit_value(f, dial, steps);
    return dial == DIAL_LEADING || l.em ? v * f->s.size : v;
}

/* Of all, margins included, when the linear dials give `steps` (NULL: none).
 */
static double height_at(const struct fitter *f, struct rows rows,
                        const int *steps)
{
    double h = f->fixed + rows.more;
    pt of_page[LINEAR];
    for (int d = 0; d < LINEAR; d++)
        of_page[d] = linear_pt(f, d, steps ? steps[d] : 0);
    for (int i = 0; i < f->texts; i++) {
        const struct text *t = &f->text[i];
        int dial = t->gap.dial;
        if (!t->any || dial < 0)
            continue;
        h += t->gap.times *
             (t->block->style
                  ? worth(f, t->block, dial,
                          fit_value(f, dial, steps ? steps[dial] : 0))
                  : of_page[dial]);
    }
    h += rung_leadings(f, rows) * of_page[DIAL_LEADING];
    for (int d = DIAL_TOP; d <= DIAL_BOTTOM; d++)
        h += of_page[first_dial(f, d)];
    return h;
}

double rung_leadings(const struct fitter *f, struct rows rows)
{
    return f->leadings + rows.leadings;
}

double rung_need(const struct fitter *f, struct rows rows, const int *steps)
{
    return height_at(f, rows, steps) - f->height;
}

struct rows rung_sum(const struct fitter *f, const int *wording)
{
    struct rows sum = {0, 0};
    for (int i = 0; i < f->texts; i++) {
        const struct text *t = &f->text[i];
        int rows = t->rows[wording[i]];
        double n = rows > 1 ? 1 + (rows - 1) * t->larger : rows;
        sum.leadings += n * t->lead;
        sum.more += n * t->lead_more;
    }
    return sum;
}

static int rows_of(const struct fitter *f, const int *wording)
{
    int rows = 0;
    for (int i = 0; i < f->texts; i++)
        rows += f->text[i].rows[wording[i]];
    return rows;
}

/* Where pages begin and end for rows. */
static struct areas areas_at(const struct fitter *f, const int *steps)
{
    int top = first_dial(f, DIAL_TOP), bottom = first_dial(f, DIAL_BOTTOM);
    return (struct areas){
        {linear_pt(f, top, steps[top]),
         f->height - linear_pt(f, bottom, steps[bottom])},
        {linear_pt(f, DIAL_TOP, steps[DIAL_TOP]),
         f->height - linear_pt(f, DIAL_BOTTOM, steps[DIAL_BOTTOM])}};
}

/* The rows of text i as they would be set under `prev`. */
static void text_rows(const struct fitter *f, int i, int rows,
                      const struct block *prev, const int *steps,
                      struct row *row)
{
    const struct text *t = &f->text[i];
    pt lead = linear_pt(f, DIAL_LEADING, steps[DIAL_LEADING]) * t->lead +
              t->lead_more;
    pt size = row_size(f, t->block);
    for (int k = 0; k < rows; k++)
        row[k] =
            (struct row){.block = t->block,
                         .flow = t->block->flow,
                         .style = block_style(&f->s, t->block),
                         .before = lead * (k ? t->larger : 1),
                         .head = k ? TEXT_TOP * size : first_head(f, t->block),
                         .below = TEXT_BOTTOM * size};
    const struct gap gap = gap_before(&f->s, prev, t->block), *g = &gap;
    if (rows)
        row->before =
            (g->leading ? lead : 0) + g->fixed +
            (g->dial < 0
                 ? 0
                 : g->times * worth(f, t->block, g->dial,
                                    fit_value(f, g->dial, steps[g->dial])));
}

/* The rows as they would be laid, without their items. */
static int rows_made(struct fitter *f, const int *wording, const int *steps,
                     const bool *out, struct row *row)
{
    struct above above = {0};
    const struct areas e = areas_at(f, steps);
    int n = 0, photo = 0;       /* rows beside the photo */
    int columns = 0, first = 0; /* texts of a section in columns */
    for (int i = 0; i < f->texts; i++) {
        const struct block *b = f->text[i].block;
        int rows = out && out[i] ? 0 : f->text[i].rows[wording[i]];
        if (!columns) {
            columns = columns_run(&f->s, b, f->texts - i);
            first = n;
        }
        photo += beside_photo(&f->s, b) ? rows : 0;
        if (b->role == ROLE_BREAK && n)
            row[n - 1].breaks = true;
        text_rows(f, i, rows, block_above(&above, b), steps, row + n);
        if (rows)
            above.in[b->flow] = b;
        n += rows;
        if (columns && !--columns && n > first)
            n = first +
                rows_beside(&f->s, b, row + first, n - first, areas_least(&e));
    }
    photo_rows(&f->s, row, n, photo);
    return n;
}

/* Lays the rows; how many there are. */
static struct row *rows_laid(struct fitter *f, const int *wording,
                             const int *steps, const bool *out, int *rows,
                             int *pages)
{
    *rows = rows_of(f, wording);
    struct row *row = arena_array(f->s.arena, (size_t)*rows + 1, sizeof *row);
    *rows = rows_made(f, wording, steps, out, row);
    const struct areas e = areas_at(f, steps);
    *pages = rows_lay(f->s.arena, row, *rows, f->wish, &e);
    return row;
}

void rung_over(struct fitter *f, int *lines, pt *over)
{
    struct arena_mark mark = arena_mark(f->s.arena);
    const int *none =
        arena_array(f->s.arena, (size_t)f->texts + LINEAR, sizeof *none);
    int rows, pages;
    const struct row *row = rows_laid(f, none, none, NULL, &rows, &pages);
    const struct areas e = areas_at(f, none);
    *lines = rows_over(row, rows, f->max, &e, over);
    arena_back(f->s.arena, mark);
}

bool rung_fits(struct fitter *f, const int *wording, const int *steps)
{
    if (f->linear)
        return height_at(f, rung_sum(f, wording), steps) <=
               f->height + FITS / 2;
    struct arena_mark mark = arena_mark(f->s.arena);
    int rows, pages;
    bool fits;
    if (f->max == 1) {
        const struct areas e = areas_at(f, steps);
        rows = rows_of(f, wording);
        struct row *row =
            arena_array(f->s.arena, (size_t)rows + 1, sizeof *row);
        rows = rows_made(f, wording, steps, NULL, row);
        fits = rows_fit(row, rows, &e);
    } else {
        rows_laid(f, wording, steps, NULL, &rows, &pages);
        fits = pages <= f->max;
    }
    arena_back(f->s.arena, mark);
    return fits;
}

double rung_spare(struct fitter *f, const int *wording)
{
    if (f->linear)
        return -rung_need(f, rung_sum(f, wording), NULL);
    struct arena_mark mark = arena_mark(f->s.arena);
    const int *none = arena_array(f->s.arena, LINEAR, sizeof *none);
    int rows, pages;
    const struct row *row = rows_laid(f, wording, none, NULL, &rows, &pages);
    double foot = rows ? 0 : f->height;
    for (int i = 0; i < rows; i++)
        foot = fmax(foot, row[i].y + row[i].drop + row[i].below);
    double spare = areas_at(f, none).first.bottom - foot;
    arena_back(f->s.arena, mark);
    return spare;
}

int rung_over_without(struct fitter *f, const struct outcome *p,
                      const bool *out)
{
    struct arena_mark mark = arena_mark(f->s.arena);
    int rows, pages, over = 0;
    const struct row *row =
        rows_laid(f, p->wording, p->steps, out, &rows, &pages);
    memset(f->over, 0, sizeof f->over);
    for (int i = 0; i < rows; i++)
        if (row[i].page >= f->max) {
            over++;
            f->over[row[i].flow] = true;
        }
    arena_back(f->s.arena, mark);
    return over;
}
