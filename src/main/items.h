/* The parts of a résumé one by one, to tell two of its variants apart. */
#pragma once
#include "base/base.h"
#include "yaml/yaml.h"

/* A part: a line of the header, a section, an entry, a highlight. */
struct part_told {
    const char *of;   /* its section's title, or "cv" */
    const char *key;  /* of a line of the header; NULL: it is none */
    const char *id;   /* NULL: none */
    const char *text; /* all that is its own, in file order */
    struct mark at;   /* where it stands as it was first written: the same in
                         every variant */
    const struct node *node;
    int depth; /* 0: of the header or a section, 1: an entry, … */
};
/* Orders them by what they are: 0 for the same part of two variants. */
int part_compare(const struct part_told *x, const struct part_told *y);
/* Those of a tree in the order of the page. */
const struct part_told *parts_told(struct arena *a, const struct node *root,
                                   int *count);
