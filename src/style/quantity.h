/* Numbers and lengths as people write them, read without a locale. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct quantity {
    double v;         /* as typed */
    double per;       /* of the unit: points, 10 for an em, 1 for none */
    const char *unit; /* "pt" "mm" "cm" "in" "em", "" of a plain number */
    bool em;
    const char *at; /* where it stands, and how many bytes it has */
    size_t len;
};

/* `wish (low to high)`, or the wish alone when plain. */
struct range {
    struct quantity wish, low, high;
    bool plain;
};

/* The names of the units, NULL-ended. */
extern const char *const quantity_units[];

/* Digits, at most one point, a sign or none; no exponent, no infinity of the
 * user's making. The end of it; NULL: no number here. */
const char *quantity_number(const char *s, double *v);
/* All of `s`, with units or without; false when it is nothing such. A length
 * of 0 needs no unit. */
bool quantity_range(const char *s, bool length, struct range *r);
/* Points of a length that is not in em. */
double quantity_pt(const struct quantity *q);
