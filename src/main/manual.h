/* The manual, from the tables. */
#pragma once
#include "base/base.h"

/* The source (mdoc) of the page `brevier`, `brevier-layout` or
 * `brevier-resume`; any other is said in `d`. */
void manual_put(struct diags *d, struct buf *b, const char *page);
