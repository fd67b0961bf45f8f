/* The measures at which a text loses a row, and the rows it has. */
#include "page/fit.h"
#include <math.h>
#include <string.h>

static int rows_at(struct fitter *f, const struct wording *w, double measure)
{
    f->s.left = 0;
    f->s.measure = measure * f->s.size;
    return block_rows(&f->s, &w->block, &w->texts);
}

static void knee_add(struct fitter *f, struct wording *w, struct knee k)
{
    enum { FIRST = 4 };
    if (w->knees >= FIRST && (w->knees & (w->knees - 1)) == 0) {
        struct knee *more =
            arena_array(f->s.arena, (size_t)w->knees * 2, sizeof *more);
        memcpy(more, w->knee, (size_t)w->knees * sizeof *more);
        w->knee = more;
    }
    if (!w->knee)
        w->knee = arena_array(f->s.arena, FIRST, sizeof *w->knee);
    w->knee[w->knees++] = k;
}

/* Ems: a small part of what a step of the sides is. */
#define PRECISE 2e-4

/* The knees above `from`, up to `to`, where there are `few` rows. */
static void knees_between(struct fitter *f, struct wording *w, struct knee from,
                          struct knee to)
{
    if (from.rows <= to.rows)
        return;
    if (to.measure - from.measure < PRECISE) {
        knee_add(f, w, to);
        return;
    }
    double middle = (from.measure + to.measure) / 2;
    struct knee m = {middle, rows_at(f, w, middle)};
    knees_between(f, w, from, m);
    knees_between(f, w, m, to);
}

/* By what is known of its lines; of a text set tighter, one line less than as
 * it is, where that can be had. */
static bool knees_known(struct fitter *f, struct wording *w, double narrow,
                        double wide)
{
    struct arena_mark mark = arena_mark(f->s.arena);
    struct fewest k;
    f->s.left = 0;
    f->s.measure = narrow * f->s.size;
    bool known = text_fewest(&f->s, &w->block, &w->texts, &k);
    arena_back(f->s.arena, mark);
    if (!known)
        return false;
    for (int i = k.count; i--;) {
        double at = k.plain[i];
        if (w->texts.tight && i + 1 < k.count)
            at = fmin(at, fmax(k.plain[i + 1], k.tight[i]));
        at = fmax(at / f->s.size, narrow);
        if (at > wide)
            break;
        if (w->knees && w->knee[w->knees - 1].measure >= at)
            w->knee[w->knees - 1].rows = i + 1;
        else
            knee_add(f, w, (struct knee){at, i + 1});
    }
    return true;
}

/* What setting a text tighter makes of a measure, at the most. */
static const double tighter = 1.05;

/* More rows than the pages hold at the least leading there is. */
static bool is_hopeless(const struct fitter *f, int rows)
{
    return rows > f->max * f->height / (f->floor * f->wish->leading.low);
}

/* Of a text as it is, from `narrow` on; and somewhat beyond `wide`, for when
 * it is set tighter. */
static void knees_plain(struct fitter *f, struct wording *w, double narrow,
                        double wide)
{
    struct knee from = {narrow, rows_at(f, w, narrow)};
    w->knees = 0;
    w->knee = NULL;
    if (!from.rows)
        return;
    knee_add(f, w, from);
    wide *= tighter;
    if (from.rows == 1)
        return;
    struct knee to = {wide, rows_at(f, w, wide)};
    if (!is_hopeless(f, to.rows)) /* else it matters not when */
        knees_between(f, w, from, to);
}

/* Of the same text set tighter: each knee is a little before the plain one. */
static void knees_tight(struct fitter *f, struct wording *w,
                        const struct wording *plain, double wide)
{
    w->knees = 0;
    w->knee = NULL;
    if (!plain->knees)
        return;
    struct knee from = plain->knee[0];
    for (int n = 0; n < plain->knees; n++) {
        struct knee to = plain->knee[n];
        if (to.measure / tighter > from.measure) {
            from.measure = to.measure / tighter;
            from.rows = plain->knee[n - 1].rows;
        }
        if (!n && plain->knees > 1 &&
            plain->knee[1].measure / tighter <= from.measure)
            from.rows = rows_at(f, w, from.measure);
        if (!n) {
            knee_add(f, w, from);
            continue;
        }
        if (to.measure > wide && from.measure < wide)
            to = (struct knee){wide, rows_at(f, w, wide)};
        if (to.measure <= wide)
            knees_between(f, w, from, to);
        from = to;
    }
}

static void knees_find(struct fitter *f, struct text *t, int k, double narrow,
                       double wide)
{
    struct wording *w = &t->wording[k];
    w->knees = 0;
    w->knee = NULL;
    f->s.left = 0;
    f->s.measure = narrow * f->s.size;
    struct setter own;
    const struct setter *s = setter_of(&f->s, &w->block, &own);
    bool alone = !beside_photo(s, &w->block);
    if (alone && block_is_plain(s, &w->block, &w->texts))
        knee_add(f, w, (struct knee){narrow, 1});
    else if (alone && knees_known(f, w, narrow, wide))
        return;
    else if (k % 2)
        knees_tight(f, w, w - 1, wide);
    else
        knees_plain(f, w, narrow, wide);
}

/* Of the text's column, the narrowest there is or the widest. */
static pt column_end(struct fitter *f, const struct block *b, bool widest)
{
    pt page = fit_measure(f, widest ? f->steps[DIAL_LEFT] : 0);
    bool gives = f->steps[DIAL_SIDEBAR] || f->wider;
    if (!f->columns || !gives)
        return fit_column(f, b, page);
    rung_sidebar(f, -f->wider);
    pt one = fit_column(f, b, page);
    rung_sidebar(f, f->steps[DIAL_SIDEBAR]);
    pt other = fit_column(f, b, page);
    rung_sidebar(f, 0);
    return widest ? fmax(one, other) : fmin(one, other);
}

void rung_knees(struct fitter *f)
{
    pt size = f->s.size, least = size, most = size;
    if (f->relative) {
        least = fit_value(f, DIAL_SIZE, f->steps[DIAL_SIZE]);
        most = fit_value(f, DIAL_SIZE, 0);
    }
    for (int i = 0; i < f->texts; i++) {
        const struct block *b = f->text[i].block;
        double narrow = column_end(f, b, false) / most;
        double wide = column_end(f, b, true) / least;
        for (int k = 0; k < f->text[i].wordings; k++)
            knees_find(f, &f->text[i], k, narrow, wide);
    }
}

/* ---- what is worth a trial ---- */

int sides_to_try(struct fitter *f, int *sides)
{
    int last = f->steps[DIAL_LEFT], count = 0;
    bool *hit = arena_array(f->s.arena, (size_t)last + 1, sizeof *hit);
    pt wish = fit_measure(f, 0);
    pt step = last ? (fit_measure(f, last) - wish) / last : 1;
    hit[0] = true;
    for (int i = 0; i < f->texts; i++) {
        const struct block *b = f->text[i].block;
        pt own = fit_column(f, b, wish);
        pt each = fit_column(f, b, wish + step) - own;
        for (int k = 0; k < f->text[i].wordings && each > 0; k++) {
            const struct wording *w = &f->text[i].wording[k];
            for (int n = 1; n < w->knees; n++) {
                double at =
                    ceil((w->knee[n].measure * f->s.size - own) / each - 1e-6);
                if (at >= 0 && at <= last)
                    hit[(int)at] = true;
            }
        }
    }
    for (int i = 0; i <= last; i++)
        if (hit[i])
            sides[count++] = i;
    return count;
}

/* The widths between -wider and the steps of the sidebar at which text i of the
 * fitter has a row less than at its wish. */
static void sidebars_of(struct fitter *f, const struct text *t, pt page,
                        bool *hit)
{
    int last = f->steps[DIAL_SIDEBAR];
    pt end = last ? last : -f->wider;
    rung_sidebar(f, 0);
    pt own = fit_column(f, t->block, page);
    rung_sidebar(f, (int)end);
    pt each = (fit_column(f, t->block, page) - own) / end;
    for (int k = 0; k < t->wordings && (each > 0 || each < 0); k++)
        for (int n = 1; n < t->wording[k].knees; n++) {
            double more = t->wording[k].knee[n].measure * f->s.size - own;
            double at = more / each;
            at = each > 0 ? ceil(at - 1e-6) : floor(at + 1e-6);
            if (more > 0 && at >= -f->wider && at <= last)
                hit[(int)at] = true;
        }
}

int sidebars_to_try(struct fitter *f, int sides, int *sidebar)
{
    int last = f->steps[DIAL_SIDEBAR], count = 0;
    sidebar[count++] = 0;
    if (!last && !f->wider)
        return count;
    struct arena_mark mark = arena_mark(f->s.arena);
    bool *hit =
        arena_array(f->s.arena, (size_t)(last + f->wider) + 1, sizeof *hit);
    hit += f->wider;
    for (int i = 0; i < f->texts; i++)
        sidebars_of(f, &f->text[i], fit_measure(f, sides), hit);
    for (int k = 1; k <= last || k <= f->wider; k++) {
        if (k <= last && hit[k])
            sidebar[count++] = k;
        if (k <= f->wider && hit[-k])
            sidebar[count++] = -k;
    }
    rung_sidebar(f, 0);
    arena_back(f->s.arena, mark);
    return count;
}

/* ---- rows ---- */

void rung_rows(struct fitter *f, pt measure)
{
    rung_columns(f, measure);
    for (int i = 0; i < f->texts; i++) {
        pt own = fit_column(f, f->text[i].block, measure);
        double em = own / f->s.size + 1e-9;
        for (int k = 0; k < f->text[i].wordings; k++) {
            const struct wording *w = &f->text[i].wording[k];
            int rows = w->knees ? w->knee[0].rows : 0;
            for (int n = 1; n < w->knees && w->knee[n].measure <= em; n++)
                rows = w->knee[n].rows;
            f->text[i].rows[k] = rows;
        }
    }
}

static void count(struct fitter *f, int i, int wording, pt measure)
{
    const struct wording *w = &f->text[i].wording[wording];
    f->s.left = 0;
    f->s.measure = fit_column(f, &w->block, measure);
    f->text[i].rows[wording] = block_rows(&f->s, &w->block, &w->texts);
}

void rung_count(struct fitter *f, pt measure)
{
    rung_columns(f, measure);
    for (int i = 0; i < f->texts; i++)
        for (int k = 0; k < f->text[i].wordings; k++)
            count(f, i, k, measure);
}

void rung_recount(struct fitter *f, const int *wording, pt measure)
{
    rung_columns(f, measure);
    for (int i = 0; i < f->texts; i++)
        count(f, i, wording[i], measure);
}
