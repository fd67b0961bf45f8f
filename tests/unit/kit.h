/* What the programs that shape text share: *state is a struct kit from kit_new
 * to kit_free. */
#pragma once
#include "check.h"
#include "text/text.h"

struct kit {
    struct arena *a;
    struct diags *d;
    struct fonts *f;
    struct source src; /* of texts, where a test gives one */
};

static inline int kit_new(void **state)
{
    static const char *const folder[] = {TEST_FOLDER "/..", NULL};
    struct arena *a = arena_new();
    struct kit *k = arena_alloc(a, sizeof *k);
    *k = (struct kit){a, diags_new(a), fonts_new(folder), {0}};
    *state = k;
    return 0;
}

static inline int kit_free(void **state)
{
    struct kit *k = *state;
    fonts_free(k->f);
    arena_free(k->a);
    return 0;
}

/* What the diagnostics say, in the short form. */
static inline const char *said(struct kit *k)
{
    return diags_said(k->a, k->d, DIAG_SHORT);
}
