/* cmocka, with what it wants before it, and an arena for each test group:
 * *state is a struct arena from arena_setup to arena_teardown. */
#pragma once
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
// clang-format on
#include "base/base.h"

static inline int arena_setup(void **state)
{
    *state = arena_new();
    return 0;
}

/* What was said, in that form. */
static inline const char *diags_said(struct arena *a, const struct diags *d,
                                     enum diag_format format)
{
    struct buf b = buf_new(a);
    diags_put(&b, d, format, false);
    return buf_text(&b);
}

static inline int arena_teardown(void **state)
{
    arena_free(*state);
    return 0;
}
