/* A good PDF of ours and the story it says. */
#pragma once
#include "check.h"
#include "gate/gate.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "yaml/yaml.h"
#include <string.h>

static const char resume[] = /* line 1 */
    "cv:\n"
    "  name: Ada Lovelace\n"
    "  email: ada@example.org\n"
    "  website: https://example.org/ada\n"
    "  sections:\n"
    "    Work:\n"
    "      - company: Engine Works\n"
    "        position: Analyst\n" /* 8 */
    "        date: 1843\n"
    "        highlights:\n"
    "          - >-\n"
    "            Wrote the first programme of all, a table of operations\n"
    "            by which an engine computes the numbers of Bernoulli, and\n"
    "            with it seven notes that are longer than the memoir they\n"
    "            explain\n"
    "          - Second thoughts on office engines\n" /* 16 */
    "    Notes:\n"
    "      - Nothing but a [closing](https://example.org/end) remark\n";

struct good {
    struct arena *arena;
    const struct story *story;
    struct bytes pdf;
};
static struct good good;

/* Of a résumé, its layout in it, with the fonts of the folder `more` too;
 * `pdf` has no data when something was said. */
static inline struct good good_of(const char *text, const char *more)
{
    const char *const data[] = {TEST_FOLDER "/..", more, NULL};
    static const char *const none[] = {NULL};
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct fonts *fonts = fonts_new(data);
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    const struct resume *r =
        resume_read(a, d, yaml_read(a, d, "ada.yaml", b), NULL);
    const struct style *st =
        style_read(a, d,
                   &(struct style_ask){.inline_layout = r->layout,
                                       .layout = none,
                                       .beside = "",
                                       .data = data});
    const struct story *s = story_write(a, d, r, st);
    const struct pages *p = page_layout(a, d, fonts, s, st, NULL);
    struct good made = {a, s, {0}};
    if (p) {
        made.story = p->story;
        made.pdf =
            pdf_write(a, d, p, p->story, &(struct pdf_options){.date = -1});
    }
    diags_print(stderr, d, DIAG_HUMAN, false);
    if (diags_failed(d))
        made.pdf = (struct bytes){0};
    fonts_free(fonts);
    return made;
}

static inline int make_good(void **state)
{
    good = good_of(resume, NULL);
    *state = good.arena;
    return !good.pdf.data;
}

static inline int free_good(void **state)
{
    (void)state;
    arena_free(good.arena);
    return 0;
}

/* What the gate says of `pdf`, as "ada.yaml:2:9: error: ..."; "" when it
 * passes. */
static inline const char *said_of_in(struct arena *a, struct bytes pdf)
{
    struct diags *d = diags_new(a);
    bool passed = gate_check(a, d, DIAG_TEXT_LAYER, pdf, good.story);
    assert_int_equal(passed, !diags_failed(d));
    assert_int_equal(diags_exit(d), passed ? 0 : 70);
    struct buf b = buf_new(a);
    diags_put(&b, d, DIAG_SHORT, false);
    return buf_text(&b);
}
