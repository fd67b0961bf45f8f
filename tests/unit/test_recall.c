/* Paragraphs and their lines as a worker keeps them, against those of a job
 * that keeps nothing; and lines that only few texts have. */
#include "kit.h"
#include "text/private.h"
#include <math.h>
#include <string.h>

static const char words[] =
    "The Ana\u00adlytical Engine weaves algebraic pat\u00adterns just as the "
    "Jacquard loom weaves flowers and leaves, not origi\u00adnating anything";

static const struct para *shape(struct kit *k, struct arena *a,
                                const char *text)
{
    struct rich r = rich_of(a, text, 0, (struct mark){0});
    struct setting set = {.family = "EB Garamond", .lang = "en"};
    return para_shape(a, k->d, k->f, &r, &set);
}

static void same_lines(struct lines x, struct lines y)
{
    assert_int_equal(x.count, y.count);
    assert_int_equal(x.overfull, y.overfull);
    for (int i = 0; i < x.count; i++) {
        const struct line *l = &x.line[i], *m = &y.line[i];
        assert_int_equal(l->first, m->first);
        assert_int_equal(l->end, m->end);
        assert_int_equal(l->next, m->next);
        assert_int_equal(l->hyphen, m->hyphen);
        assert_int_equal(l->tail, m->tail);
        assert_true(l->width == m->width && l->left == m->left);
        assert_memory_equal(&l->strain, &m->strain, sizeof l->strain);
    }
}

static void same_variants(struct variants x, struct variants y)
{
    assert_int_equal(x.fewest, y.fewest);
    assert_int_equal(x.best, y.best);
    for (int i = 0; i < VARIANTS; i++)
        same_lines(x.lines[i], y.lines[i]);
}

static void same_fewest(struct fewest x, struct fewest y)
{
    assert_int_equal(x.count, y.count);
    for (int i = 0; i < x.count; i++)
        assert_true(x.plain[i] == y.plain[i] && x.tight[i] == y.tight[i]);
}

/* Three jobs: the first makes, the second finds, the third has forgotten. */
static void a_worker_finds_what_it_made(void **state)
{
    struct kit *k = *state;
    const struct para *cold = shape(k, k->a, words);
    assert_null(cold->kept);
    struct kept *kept = kept_new(8 << 20);
    const struct para *before = NULL;
    for (int job = 0; job < 3; job++) {
        struct arena *a = kept_job(kept);
        const struct para *p = shape(k, a, words);
        assert_non_null(p->kept);
        assert_true(job != 1 || p->kept == before);
        before = p->kept;
        assert_string_equal(p->text, cold->text);
        for (int i = 0; i < 12; i++) {
            struct breaking how = {.measure = 12 + i * 1.5,
                                   .fill = (enum fill)(i % 3),
                                   .least = {-0.1, -0.005, 0},
                                   .most = {0.2, 0.01, 0}};
            same_lines(para_break(a, p, &how), para_break(k->a, cold, &how));
            same_variants(para_variants(a, p, &how),
                          para_variants(k->a, cold, &how));
            same_fewest(para_fewest(a, p, &how), para_fewest(k->a, cold, &how));
        }
        assert_ptr_equal(arena_kept(a), kept);
        if (job == 1)
            kept_forget(kept);
        /* a paragraph of the worker's in a job that keeps nothing */
        struct breaking how = {.measure = 12};
        same_lines(para_break(k->a, p, &how), para_break(k->a, cold, &how));
    }
    kept_free(kept);
}

/* Nothing to see, or spaces alone. */
static void texts_of_nothing(void **state)
{
    struct kit *k = *state;
    struct breaking how = {.measure = 10};
    const struct para *p = shape(k, k->a, "");
    assert_int_equal(para_variants(k->a, p, &how).best, 0);
    assert_int_equal(para_fewest(k->a, p, &how).count, 0);
    assert_int_equal(shape(k, k->a, "\u200e")->glyphs, 0);
    const struct span span = {.text = "   "};
    struct setting set = {.family = "EB Garamond"};
    p = para_shape(k->a, k->d, k->f, &(struct rich){&span, 1, {0}}, &set);
    assert_int_equal(p->glyphs, 3);
    assert_true(p->width == 0);
    struct variants v = para_variants(k->a, p, &how);
    assert_int_equal(v.best, 1);
    assert_int_equal(v.lines[v.best - v.fewest].line[0].end, 0);
}

/* Where a word is too wide for a line the stops depend on the measure. */
static void fewest_are_told_where_words_fit(void **state)
{
    struct kit *k = *state;
    const struct para *p = shape(k, k->a, words);
    struct breaking how = {.measure = p->width / 6};
    assert_true(para_fewest(k->a, p, &how).count > 5);
    p = shape(k, k->a, "of internationalization");
    how.measure = p->width / 3;
    assert_int_equal(para_fewest(k->a, p, &how).count, 0);
    how.measure = p->width / 50;
    assert_int_equal(para_fewest(k->a, p, &how).count, 0);
    how = (struct breaking){.measure = 5, .fill = FILL_JUSTIFIED};
    assert_int_equal(para_fewest(k->a, p, &how).count, 0);
}

/* Lines that may be narrowed without end are far fewer than those that are
 * not: then there is but the one way. */
static void counts_of_lines_far_apart(void **state)
{
    struct kit *k = *state;
    struct buf b = buf_new(k->a);
    for (int i = 0; i < 24; i++)
        buf_puts(&b, "in the silk of the loom as in the cards of it ");
    const struct para *p = shape(k, k->a, buf_text(&b));
    struct breaking how = {.measure = 20, .least = {-0.6, -0.05, -0.1}};
    int natural = para_break(k->a, p, &(struct breaking){.measure = 20}).count;
    struct variants v = para_variants(k->a, p, &how);
    assert_int_equal(v.best, natural);
    assert_int_equal(v.fewest, natural - 2);
    assert_int_equal(v.lines[2].count, natural);
    assert_int_equal(v.lines[3].count, natural + 1);
    for (int i = 0; i < 200; i++)
        buf_puts(&b, "in the silk of the loom as in the cards of it ");
    p = shape(k, k->a, buf_text(&b));
    v = para_variants(k->a, p, &how);
    assert_int_equal(v.fewest, v.best);
    assert_int_equal(v.lines[0].count, v.best);
    assert_int_equal(v.lines[1].count, 0);
}

/* What stands out at the edges counts for the measure of a line. */
static void edges_count(void **state)
{
    struct kit *k = *state;
    const struct para *p = shape(k, k->a, "“One, “two, → three,");
    struct breaking how = {.measure = p->width / 2, .protrusion = 1};
    struct lines l = para_break(k->a, p, &how);
    assert_true(l.count >= 2 && l.line[0].left > 0 && l.line[0].right > 0);
    how.measure = p->width;
    l = para_break(k->a, p, &how);
    assert_int_equal(l.count, 1);
    assert_true(l.line[0].left > 0 && l.line[0].right > 0);
    p = shape(k, k->a, "→ to ≥");
    how.measure = p->width + 1;
    l = para_break(k->a, p, &how);
    assert_true(l.line[0].left == 0 && l.line[0].right == 0);
}

/* ---- characters ---- */

static void some_are_nothing_to_see(void **state)
{
    (void)state;
    static const uint32_t unseen[] = {
        0xad,   0x34f,  0x61c,  0x115f, 0x1160, 0x17b4,  0x180b,  0x200b,
        0x202e, 0x2060, 0x206f, 0x3164, 0xfe00, 0xfe0f,  0xfeff,  0xffa0,
        0xfff8, 0xfff0, 0x180f, 0x200f, 0x17b5, 0x1d173, 0x1d17a, 0xe0fff};
    static const uint32_t seen[] = {
        0xac,   0xae,   0x34e,  0x1161, 0x17b6, 0x180a,  0x1810,  0x2010,
        0x202f, 0x205f, 0x2070, 0xfe10, 0xfff9, 0x1d172, 0x1d17b, 0xe1000};
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        assert_true(is_invisible(unseen[i]));
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        assert_false(is_invisible(seen[i]));
}

static void missing(struct kit *k, const char *text, unsigned style,
                    const char *lang, const char *want)
{
    struct span span = {.text = text, .style = style};
    struct rich r = {&span, 1, {0}};
    struct setting set = {.family = "EB Garamond", .lang = lang};
    k->d = diags_new(k->a);
    assert_non_null(para_shape(k->a, k->d, k->f, &r, &set));
    if (!strstr(said(k), want))
        fail_msg("'%s' is not in: %s", want, said(k));
}

/* Each letter once, by what of it is not to be had. */
static void what_no_font_has_is_said(void **state)
{
    struct kit *k = *state;
    missing(k, "ㄅ", 0, "en",
            "no font has U+3105 of Bopomofo (ㄅ); EB Garamond");
    missing(k, "、", 0, "en", "U+3001 of CJK Symbols and Punctuation");
    missing(k, "☃", SPAN_ITALIC, "en",
            "U+2603 SNOWMAN (☃); EB Garamond italic is");
    missing(k, "א\u1ab0", 0, NULL,
            "no font has U+1AB0 of Combining Diacritical");
    missing(k, "☃\u20dd", 0, "",
            "no font has U+2603 SNOWMAN (☃), nor the 1 after");
    missing(k, "a\u20e3", 0, "en", "no font has U+20E3");
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 1);
    /* Of a cluster that has no glyph though its characters have: the first. */
    const struct para *p = shape(k, k->a, "x\u0323");
    struct missing none = {0};
    k->d = diags_new(k->a);
    missing_say(k->a, k->d, p->run[0].face, p, 0, p->len, &none);
    assert_non_null(strstr(said(k), "no font has U+0078 of Basic Latin (x), "
                                    "nor the 1 after it; "));
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_new, kit_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_worker_finds_what_it_made),
        KIT_TEST(texts_of_nothing),
        KIT_TEST(fewest_are_told_where_words_fit),
        KIT_TEST(counts_of_lines_far_apart),
        KIT_TEST(edges_count),
        KIT_TEST(some_are_nothing_to_see),
        KIT_TEST(what_no_font_has_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
