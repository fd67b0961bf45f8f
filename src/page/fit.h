/* Inside the fit: what is tried, and what trials ask.
 *
 * The least visible change is sought: the sum of squares of just noticeable
 * steps, over everything that may give, weighed by fit.order. What changes
 * heights alone (gaps, leading, margins above and below) is settled in one go
 * for given lines (settle.h). What breaks lines anew (the measure, the size,
 * tracking) is scanned from its wish on, as long as its own cost is below the
 * best; of the measures only those are tried at which some text loses a line.
 * The sidebar is narrowed for the sake of the other column, or widened for its
 * own.
 * Nothing is shaped again but for tracking. */
#pragma once
#include "page/private.h"
#include "page/settle.h"

/* Wordings by their length, of which a story has three at the most, each as it
 * is and set tighter. */
enum { WORDINGS = 6, LINEAR = DIAL_FIRST_BOTTOM + 1 };

/* The least measure, in ems of the body, at which a text has so many rows. */
struct knee {
    double measure;
    int rows;
};

/* A block in one of its wordings. */
struct wording {
    struct block block;
    struct shaped texts;
    struct knee *knee; /* from the narrowest measure on: fewer and fewer rows */
    int knees;
};

struct text {
    const struct block *block;
    struct wording *wording;
    int wordings;
    int rows[WORDINGS]; /* at the rung that is tried */
    bool any;           /* there are rows */
    double larger;      /* what a further line has for each leading */
    double lead;        /* its leading: so many of the page's, */
    pt lead_more;       /* and so many points beside */
    struct gap gap;
};

/* What a plan settles: steps from the wish. */
struct outcome {
    double cost;
    int tracking, size, sides;
    int sidebar; /* below 0: wider than its wish */
    int steps[LINEAR];
    int *wording; /* of each text */
};

struct fitter {
    struct setter s;    /* at the rung that is tried */
    struct style style; /* its style, all wishes */
    struct style given;
    const struct style *wish; /* the one given, but for tracking in em */
    /* Of the story's styles: all wishes, and with the tracking tried. */
    struct style *own, *tracked;
    struct scope *scope;
    const struct fitter *like; /* of a story with the same texts; or NULL */
    int shaped;                /* for so many steps of tracking */
    int max;                   /* pages */
    pt width, height;          /* of the paper */
    struct text *text;
    int texts;
    struct giver giver[LINEAR]; /* rates are of the rung */
    bool gives[TIER_COUNT];
    double weight[TIER_COUNT];
    double cost[DIAL_COUNT]; /* of one step, squared */
    double step[DIAL_COUNT];
    int steps[DIAL_COUNT];
    int wider;     /* steps of the sidebar the other way */
    bool relative; /* lines depend on the measure in ems alone */
    bool columns;  /* there are texts that have not the whole measure */
    bool linear;   /* one page, no breaks, no columns: heights just add up */
    pt floor;
    /* Of the rung: */
    pt row_size[ROLE_COUNT]; /* of the rows of texts without a style of theirs
                              */
    pt fixed;                /* height of all that does not give */
    double leadings;  /* beside those of the rows, all of which have one */
    bool over[FLOWS]; /* by rung_over_without: columns that have too much */
    struct outcome best;
};

/* What rows have between them: leadings of the page's, and points beside,
 * which no leading of its changes. */
struct rows {
    double leadings;
    pt more;
};

double fit_value(const struct fitter *f, int dial, int steps);
/* Points of one side's margins at `steps`, and what is left between them. */
pt fit_side(const struct fitter *f, int dial, int steps);
pt fit_measure(const struct fitter *f, int steps);
/* Of a text's column, the whole width being `page`, at the setter's size. */
pt fit_column(const struct fitter *f, const struct block *b, pt page);

/* Sets the sidebar to its width at `steps`. */
void rung_sidebar(struct fitter *f, int steps);
/* The columns at a measure of the page, for rows that stand side by side. */
void rung_columns(struct fitter *f, pt page);

/* Sets the setter to a size and finds what the rung's height is made of. */
void rung_size(struct fitter *f, int size);
/* Knees of every text; at the setter's size, and good at all when relative. */
void rung_knees(struct fitter *f);
/* By the knees, the steps of the sides, from the wish on, and at so many of
 * them the widths of the sidebar, the nearest to its wish first, at which a
 * text loses a row; how many there are. */
int sides_to_try(struct fitter *f, int *sides);
int sidebars_to_try(struct fitter *f, int sides, int *sidebar);
/* Rows of every text and wording at a measure, by the knees. */
void rung_rows(struct fitter *f, pt measure);
/* The rows of the texts in these wordings, further lines of large type being
 * more than one. */
struct rows rung_sum(const struct fitter *f, const int *wording);
/* How many leadings of the page's lie between so many rows. */
double rung_leadings(const struct fitter *f, struct rows rows);
/* Likewise of every wording, counted. */
void rung_count(struct fitter *f, pt measure);
/* Likewise for the wordings of a plan, counted anew. */
void rung_recount(struct fitter *f, const int *wording, pt measure);
/* What is to be saved when the texts stand on `rows` rows and the linear dials
 * give `steps` (NULL: none); 0 or less: nothing. */
double rung_need(const struct fitter *f, struct rows rows, const int *steps);
/* What stays free on the only page with every wish granted. */
double rung_spare(struct fitter *f, const int *wording);
/* Lines and points behind the last page, with every wish granted. */
void rung_over(struct fitter *f, int *lines, pt *over);
/* Whether the texts in these wordings fit when `steps` are taken. */
bool rung_fits(struct fitter *f, const int *wording, const int *steps);

/* How many rows do not fit without the texts that are `out`. */
int rung_over_without(struct fitter *f, const struct outcome *p,
                      const bool *out);

/* Tries the wordings at the rung, each time with the rows that come of it. */
void wordings_try(struct fitter *f, struct outcome *p,
                  void (*try)(struct fitter *f, struct outcome *p,
                              struct rows rows));
double wordings_cost(const struct fitter *f, const int *wording);
/* Those on the fewest rows. */
void wordings_least(const struct fitter *f, int *wording);

/* The tightest of `f` being too much, what of the story stays when items with
 * a priority are left out, and which they are; NULL: not even that helps. */
const struct story *fit_drop(struct fitter *f, struct fit *r);
/* Likewise the cheapest cuts; the story with them. NULL: all are taken. Each
 * further call takes one more. */
struct cutter;
struct cutter *cutter_new(struct fitter *f);
const struct story *cutter_next(struct cutter *c, struct fit *r);

/* Steps and costs of all that gives, by the order and the ranges. */
void fit_ranges(struct fitter *f);
/* A fitter of the story, ready for the search; what `like` (NULL: none) has of
 * it is not shaped again. NULL after a fault was said. */
struct fitter *fit_new(struct setter *s, const struct story *story,
                       const struct fitter *like);
/* Shapes all texts for so many steps of tracking, and counts the rows of their
 * longest wordings with every wish granted. */
void fit_shape(struct fitter *f, int tracking);
/* The best plan; its cost is infinite when there is none. */
void fit_search(struct fitter *f);
/* All that gives at its end; whether it fits so. */
bool fit_tightest(struct fitter *f);
/* Gaps on a page with room to spare, up to their ends. */
void fit_stretch(struct fitter *f);
