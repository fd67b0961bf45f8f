/* A story of a text, and blocks as text, for tests: "role: label | text |
 * aside", and behind '/' shorter wordings. */
#pragma once
#include "check.h"
#include "story/private.h"
#include "story/story.h"
#include <string.h>

static inline const char *said(struct arena *a, const struct diags *d)
{
    return diags_said(a, d, DIAG_HUMAN);
}

static inline const struct story *told_as(struct arena *a, struct diags *d,
                                          const char *text, bool letter)
{
    static const char *const none[] = {NULL};
    static const char *const data[] = {TEST_FOLDER "/..", NULL};
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    const struct resume *r = resume_read(a, d, yaml_read(a, d, "t", b), NULL);
    const struct style *st =
        style_read(a, d,
                   &(struct style_ask){.inline_layout = r->layout,
                                       .layout = none,
                                       .beside = "",
                                       .data = data});
    if (letter)
        return story_letter(a, d, r, st);
    const struct story *s = story_write(a, d, r, st);
    story_check(a, d, r, st);
    return s;
}

static inline const struct story *told(struct arena *a, struct diags *d,
                                       const char *text)
{
    return told_as(a, d, text, false);
}

static inline void put_block(struct buf *out, struct arena *a,
                             const struct block *b)
{
    const char *part[] = {rich_text(a, b->label), rich_text(a, b->text),
                          rich_text(a, b->aside)};
    buf_printf(out, "%s:", role_name(b->role));
    for (int i = 0; i < 3; i++)
        if (*part[i] || i == 1)
            buf_printf(out, "%s %s", i ? " |" : "", part[i]);
    for (int i = 0; i < b->shorters; i++)
        buf_printf(out, " / %s", rich_text(a, b->shorter[i]));
    buf_putc(out, '\n');
}

struct row {
    const char *text, *blocks;
    const char *said; /* a part of it; "": nothing at all */
};
