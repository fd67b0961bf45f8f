/* private to gate: what a PDF lacks for PDF/UA. */
#pragma once
#include "gate/reader.h"

enum { LACKS_MOST = 63 };
struct lacks {
    const char *words[LACKS_MOST + 1]; /* NULL-ended */
    int count;
};
struct lacks lacks_of(struct arena *a, struct sight *s, bool tagged,
                      const struct tagging *t);
