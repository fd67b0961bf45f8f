/* Sections with settings of their own: the limit is kept, and what was settled
 * reads as it was. */
#include "check.h"
#include "page/page.h"
#include "resume/resume.h"
#include <stdlib.h>
#include <string.h>

enum { RESUMES = 60, SECTIONS = 3 };

static const char *const folder[] = {TEST_FOLDER "/..", NULL};

/* Each asks another thing of the search: rigid sizes, in points and in em,
 * ranges of their own, leading, gaps that are above the page's and beneath. */
static const char *const layout[] = {
    "by_section: {S0: {typography: {font_size: {body: 8.5pt}}}}",
    "by_section: {S1: {typography: {font_size: {body: 0.9em}}}}",
    "by_section: {S1: {typography: {leading: 1.1}}, S2: {typography: {leading: "
    "1.3 (1.2 to 1.3), alignment: justified}}}",
    "by_section: {S0: {sections: {space_between_regular_entries: 9pt (2pt to "
    "12pt)}, section_titles: {space_above: 2em, type: without_line}}}",
    "by_section: {S2: {typography: {font_size: {body: 11pt (9pt to 11pt)}, "
    "letter_spacing: {body: 0.1pt, section_titles: 1pt}}, entries: "
    "{highlights: {space_between_items: 0.2em (0em to 0.4em)}}}}",
    "by_section: {S0: {entries: {highlights: {space_left: 8pt, "
    "space_between_items: 4pt}}}, S1: {typography: {font_family: {body: Source "
    "Sans 3}}}}",
};
enum { LAYOUTS = sizeof layout / sizeof *layout };

struct kit {
    struct arena *a;
    struct fonts *fonts;
    uint32_t seed;
};

static int below(struct kit *k, int n)
{
    k->seed = k->seed * 1664525u + 1013904223u;
    return (int)((k->seed >> 8) % (uint32_t)n);
}

static void put_words(struct kit *k, struct buf *b, int count)
{
    static const char *const word[] = {"engine", "translator", "of", "the",
                                       "silk",   "algebraic",  "in", "weaves"};
    for (int i = 0; i < count; i++)
        buf_printf(b, "%s%s", i ? " " : "", word[below(k, 8)]);
    buf_putc(b, '\n');
}

static const struct node *random_resume(struct kit *k)
{
    struct buf b = buf_new(k->a);
    buf_puts(&b, "cv:\n  name: Ada Lovelace\n  sections:\n");
    for (int s = 0; s < SECTIONS; s++) {
        buf_printf(&b, "    S%d:\n", s);
        for (int e = 2 + below(k, 3); e > 0; e--) {
            buf_puts(&b, "      - company: ");
            put_words(k, &b, 1 + below(k, 5));
            buf_puts(&b, "        date: 1843\n        highlights:\n");
            for (int h = 1 + below(k, 5); h > 0; h--) {
                buf_puts(&b, "          - ");
                put_words(k, &b, 1 + below(k, 36));
            }
        }
    }
    return yaml_read(k->a, diags_new(k->a), "r.yaml", buf_bytes(&b));
}

static const struct style *styled(struct kit *k, const char *text)
{
    static const struct section_asked asked[SECTIONS] = {
        {.title = "S0", .key = "S0", .up = -1},
        {.title = "S1", .key = "S1", .up = -1},
        {.title = "S2", .key = "S2", .up = -1}};
    struct bytes bytes = {(const uint8_t *)text, strlen(text)};
    struct diags *d = diags_new(k->a);
    struct style_ask ask = {.inline_layout =
                                yaml_read(k->a, d, "l.yaml", bytes),
                            .section = asked,
                            .sections = SECTIONS,
                            .beside = "",
                            .data = folder};
    const struct style *st = style_read(k->a, d, &ask);
    assert_false(diags_failed(d));
    return st;
}

static const struct pages *laid(struct kit *k, const struct node *resume,
                                const struct style *st)
{
    struct diags *d = diags_new(k->a);
    const struct resume *r = resume_read(k->a, d, resume, NULL);
    const struct story *s = story_write(k->a, d, r, st);
    const struct pages *p = page_layout(k->a, d, k->fonts, s, st, NULL);
    assert_non_null(p);
    assert_int_equal(p->count > 1, p->lines_over > 0);
    assert_int_equal(p->count > 1, diags_failed(d));
    return p;
}

static const char *window(struct kit *k, const struct pages *p)
{
    struct buf b = buf_new(k->a);
    pages_print(&b, p);
    return buf_text(&b);
}

static void reads_as_settled(struct kit *k, const struct node *resume,
                             const struct pages *p)
{
    struct buf frozen = buf_new(k->a);
    style_write(&frozen, p->style);
    const struct style *st = styled(k, buf_text(&frozen));
    const struct pages *q = laid(k, resume, st);
    assert_true(q->fit->givens == 0);
    assert_string_equal(window(k, q), window(k, p));
}

static void sections_keep_the_limit(void **state)
{
    struct kit *k = *state;
    int fitted = 0, over = 0;
    for (int n = 0; n < RESUMES; n++) {
        k->a = arena_new();
        const struct node *resume = random_resume(k);
        const struct style *st = styled(k, layout[n % LAYOUTS]);
        const struct pages *p = laid(k, resume, st);
        fitted += !p->lines_over && p->fit->cost > 0;
        over += p->lines_over > 0;
        if (!p->lines_over) {
            assert_true(p->fit->left > -1e-6);
            reads_as_settled(k, resume, p);
        }
        /* What gave was needed: the page is full to a line. */
        if (!p->lines_over && p->fit->cost > 0 && p->fit->left > 20)
            fail_msg("%g pt are left by %s", p->fit->left, layout[n % LAYOUTS]);
        arena_free(k->a);
    }
    print_message("%d of %d fitted, %d over\n", fitted, RESUMES, over);
    assert_true(fitted > RESUMES / 4 && over > 0);
}

static int setup(void **state)
{
    struct kit *k = malloc(sizeof *k);
    *k = (struct kit){NULL, fonts_new(folder), 1815};
    *state = k;
    return 0;
}

static int teardown(void **state)
{
    struct kit *k = *state;
    fonts_free(k->fonts);
    free(k);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_keep_the_limit),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
