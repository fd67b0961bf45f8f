/* Résumés from YAML, and what is said of them. */
#pragma once
#include "check.h"
#include "resume/resume.h"
#include <string.h>

static inline const struct resume *read_file(struct arena *a, struct diags *d,
                                             const char *text)
{
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    return resume_read(a, d, yaml_read(a, d, "t", b), NULL);
}

static inline const char *printed_diags(struct arena *a, const struct diags *d,
                                        enum diag_format format)
{
    return diags_said(a, d, format);
}

/* What is said of `text`, a line a diagnostic and no more. */
static inline const char *said(struct arena *a, const char *text)
{
    struct diags *d = diags_new(a);
    read_file(a, d, text);
    return printed_diags(a, d, DIAG_SHORT);
}

static inline const char *window(struct arena *a, const char *text)
{
    struct diags *d = diags_new(a);
    struct buf b = buf_new(a);
    resume_print(&b, read_file(a, d, text));
    assert_string_equal(printed_diags(a, d, DIAG_SHORT), "");
    return buf_text(&b);
}

/* A file whose only section holds `entries`, indented by nothing. */
static inline const char *with_entries(struct arena *a, const char *entries)
{
    struct buf b = buf_new(a);
    buf_puts(&b, "cv:\n  name: N\n  sections:\n    S:\n");
    while (*entries) {
        size_t len = strcspn(entries, "\n");
        buf_printf(&b, "    %.*s\n", (int)len, entries);
        entries += len + (entries[len] == '\n');
    }
    return buf_text(&b);
}
