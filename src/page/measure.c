/* What measure a text has at a rung. */
#include "page/fit.h"

pt fit_side(const struct fitter *f, int dial, int steps)
{
    return style_pt((struct length){fit_value(f, dial, steps),
                                    dial_length(f->wish, dial).em, 0, 0},
                    f->s.size);
}

pt fit_measure(const struct fitter *f, int steps)
{
    return f->width - fit_side(f, DIAL_LEFT, steps) -
           fit_side(f, DIAL_RIGHT, steps);
}

pt fit_column(const struct fitter *f, const struct block *b, pt page)
{
    if (!f->columns)
        return page;
    struct column whole = {0, page};
    return block_column(&f->s, b, flow_column(&f->s, b->flow, whole)).measure;
}

void rung_sidebar(struct fitter *f, int steps)
{
    dial_settle(&f->style, DIAL_SIDEBAR, fit_value(f, DIAL_SIDEBAR, steps));
}

void rung_columns(struct fitter *f, pt page)
{
    struct column whole = {0, page};
    for (enum flow i = 0; i < FLOWS && f->columns; i++)
        f->s.flow[i] = flow_column(&f->s, i, whole);
}
