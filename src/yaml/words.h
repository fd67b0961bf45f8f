/* What libyaml finds wrong, in plain words and at the right place. Private. */
#pragma once
#include "yaml/yaml.h"

/* Offsets are bytes of the source. */
struct trouble {
    const struct source *src;
    const char *problem, *context; /* libyaml's own words */
    size_t at, from;               /* where it is, and what began where */
    struct {
        size_t start, end;
        bool closed; /* ends in a quote or a bracket of its own */
    } last;          /* the value before */
    size_t open;     /* the innermost open bracket; SIZE_MAX without one */
};

void trouble_say(struct arena *a, struct diags *d, struct trouble t);
