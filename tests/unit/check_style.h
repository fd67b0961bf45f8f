/* What the programs that test layouts share. */
#pragma once
#include "check.h"
#include "style/style.h"
#include <string.h>

static const char *const shipped[] = {TEST_FOLDER "/..", NULL};

static inline const struct node *yaml(struct arena *a, const char *text)
{
    struct diags *d = diags_new(a);
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    const struct node *n = yaml_read(a, d, "r.yaml", b);
    assert_false(diags_failed(d));
    return n;
}

/* All that was said: no excerpts, hints after a bar. */
static inline const char *said(struct arena *a, const struct diags *d)
{
    struct buf b = buf_new(a);
    for (const char *text = diags_said(a, d, DIAG_HUMAN); *text;) {
        size_t n = strcspn(text, "\n");
        const char *line = arena_copy(a, text, n), *hint = strstr(line, "= ");
        bool is_hint = hint && strspn(line, " ") == (size_t)(hint - line);
        if (is_hint)
            buf_printf(&b, " | %s", hint + 2);
        else if (!strstr(line, " | "))
            buf_printf(&b, "%s%s", b.len ? "\n" : "", line);
        text += n + 1;
    }
    return buf_text(&b);
}

static inline const char *printed(struct arena *a, const struct style *s)
{
    struct buf b = buf_new(a);
    style_print(&b, s);
    return buf_text(&b);
}

/* The value of `path` in the window. */
static inline const char *value(struct arena *a, const struct style *s,
                                const char *path)
{
    const char *line = strstr(printed(a, s), arena_printf(a, "%s: ", path));
    assert_non_null(line);
    line += strlen(path) + 2;
    return arena_copy(a, line, strcspn(line, "\n"));
}

static inline const struct style *read_one(struct arena *a, struct diags *d,
                                           const char *text)
{
    struct style_ask ask = {
        .inline_layout = yaml(a, text), .beside = "", .data = shipped};
    return style_read(a, d, &ask);
}
