/* The structure tree: what a reader is told of the page beside its picture
 * (ISO 32000-1, 14.7 and 14.8; ISO 14289-1). It is planned from the story, so
 * that its order is the story's wherever things stand on the page; what the
 * pages show is then hung on it; what nothing hangs on is left out. */
#pragma once
#include "pdf/private.h"

/* Plans the tree from the story, for items of the job's pages. */
void tags_plan(struct job *j);

/* The element that an item is content of; NULL for decoration. */
struct element *tags_part(const struct job *j, const struct placed *item);
/* The Link in `e` that glyph `glyph` of `p` is of: one for neighbouring runs
 * that lead to one place, on whatever lines and pages. Glyphs are asked for
 * in the order of the text, or on the line asked for last. */
struct element *tags_link(struct job *j, struct element *e,
                          const struct para *p, int glyph);
/* What an element shows, and where on its page: left, bottom, right, top. */
void tags_figure(struct job *j, struct element *e, const char *alt,
                 const pt box[4]);
/* Its type, as it stands in a PDF: "H1". */
const char *tags_type(const struct element *e);

/* More content of `e` on page `page`: its marked-content identifier. */
int tags_content(struct job *j, struct element *e, int page);
/* An annotation that belongs to `e`: its key in the parent tree. */
int tags_annotation(struct job *j, struct element *e, int page,
                    struct dict *annotation);

/* Hangs the tree on the catalog. */
void tags_write(struct job *j);

/* ---- what the tree is made of ---- */

enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_ANNOTATION };

struct kid {
    enum kid_kind kind;
    struct element *element;
    int page;
    int content; /* marked-content identifier */
    struct dict *annotation;
    struct kid *next;
};

struct kids {
    struct kid *first, *last;
};

struct element {
    const char *type;
    const char *attributes; /* an entry in PDF's syntax, or "" */
    struct element *parent;
    struct kids own;      /* content and Links, in the order they were shown */
    struct kids below;    /* planned elements; they come after */
    struct element *link; /* the last Link in it */
    struct dict *object;  /* NULL: nothing hangs on it so far */
    /* of a Link: */
    struct element *before; /* the Link before it in its parent */
    const struct para *para;
    int run; /* its first */
};

/* Who has what, by marked-content identifier or by annotation. */
struct owners {
    struct element **of;
    int count, room;
};

enum { PARTS = PART_DECORATION };

struct tags {
    struct element *document;
    struct element *(*part)[PARTS]; /* by block, by part */
    struct owners *page;            /* by page */
    struct owners annotations;
};

struct element *element_new(struct job *j, struct element *parent,
                            const char *type);
