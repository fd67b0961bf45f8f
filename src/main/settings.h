/* What two made pages are set by, where it is not the same. */
#pragma once
#include "out/out.h"

struct setting_apart {
    const char *path;  /* "page.size" */
    const char *a, *b; /* its values as a layout has them; NULL: none, as of a
                          section that only the other has settings for */
    bool gave;         /* to keep the page limit, on one side at least */
};
/* By path. */
const struct setting_apart *settings_apart(struct arena *a,
                                           const struct made *x,
                                           const struct made *y, int *count);
