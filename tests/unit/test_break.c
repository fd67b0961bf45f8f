/* Paragraphs as lines: how they fill their measure, what is strained, what
 * stands out, what a line more or less costs. */
#include "check.h"
#include "text/text.h"
#include <math.h>
#include <string.h>

static struct fonts *fonts;

static const struct para *shaped_in(struct arena *a, const char *lang,
                                    const char *text)
{
    struct rich r = rich_of(a, text, 0, (struct mark){0});
    struct setting set = {.family = "EB Garamond", .lang = lang};
    const struct para *p = para_shape(a, diags_new(a), fonts, &r, &set);
    assert_non_null(p);
    return p;
}

static const struct para *shaped(struct arena *a, const char *text)
{
    return shaped_in(a, "en", text);
}

/* "one two|three" */
static const char *shown(struct arena *a, const struct para *p, struct lines l)
{
    struct buf b = buf_new(a);
    for (int i = 0; i < l.count; i++) {
        const struct line *n = &l.line[i];
        size_t from = p->glyph[n->first].from, to = p->glyph[n->end - 1].to;
        if (i)
            buf_putc(&b, '|');
        buf_add(&b, p->text + from, to - from);
        if (n->hyphen)
            buf_putc(&b, '-');
    }
    return buf_text(&b);
}

static void assert_near(double got, double want)
{
    if (fabs(got - want) > 1e-6)
        fail_msg("%.9f is not %.9f", got, want);
}

static const char words[] =
    "We made the instruction cache faster, verified the chip (twice), and "
    "wrote “an efficient kernel”, which is in use to-day; then we measured "
    "inference on a device with sixteen-bit weights, and found it good.";

static const struct strain least = {-0.3333, -0.002, -0.005};
static const struct strain most = {0.5, 0.002, 0.005};

/* The right end of the last glyph of a line, by its steps. */
static double reach(const struct para *p, const struct line *l)
{
    double x = line_x(p, l, l->end - 1);
    double own = para_width(p, l->end - 1, l->end) * (1 + l->strain.scale);
    return x + own;
}

static void justified_lines_end_at_the_measure(void **state)
{
    struct arena *a = *state;
    const struct para *p = shaped(a, words);
    int tight = 0, loose = 0;
    for (double m = 12; m < 40; m += 0.37) {
        struct breaking how = {.measure = m, .fill = FILL_JUSTIFIED};
        how.least = least;
        how.most = most;
        how.protrusion = (double)((int)(m * 100) % 3) / 2;
        struct lines l = para_break(a, p, &how);
        assert_false(l.overfull);
        for (int i = 0; i < l.count; i++) {
            const struct line *n = &l.line[i];
            struct strain s = n->strain;
            assert_near(reach(p, n), n->width);
            assert_true(s.space >= least.space - 1e-6);
            assert_true(s.fit >= least.fit && s.fit <= most.fit);
            assert_true(s.scale >= least.scale && s.scale <= most.scale);
            assert_near(s.scale * 1000, round(s.scale * 1000));
            if (i + 1 < l.count)
                assert_near(n->width - n->left - n->right, m);
            else
                assert_true(n->width - n->left - n->right < m + 1e-6);
            /* Spaces give when letters have given what they may. */
            if (s.space > 0.05)
                assert_true(s.fit > most.fit - 1e-3);
            tight += s.space < -0.01;
            loose += s.space > 0.01;
        }
    }
    assert_true(tight > 10 && loose > 50);
}

static void ragged_lines_are_as_shaped(void **state)
{
    struct arena *a = *state;
    const struct para *p = shaped(a, words);
    for (double m = 8; m < 40; m += 0.37) {
        struct breaking how = {.measure = m, .least = least, .most = most};
        struct lines l = para_break(a, p, &how);
        int count = 1; /* what filling line after line would take */
        for (int i = 0, first = 0, end = 0; i <= p->chances; i++) {
            int next = i < p->chances ? p->chance[i].glyph : p->glyphs;
            if (para_width(p, first, para_trim(p, end, next)) > m + 1e-9) {
                count++;
                first = end;
            }
            end = next;
        }
        assert_int_equal(l.count, count);
        for (int i = 0; i < l.count; i++) {
            const struct line *n = &l.line[i];
            assert_near(n->width, para_width(p, n->first, n->end));
            assert_true(n->strain.space == 0 && n->strain.fit == 0);
        }
    }
}

static void punctuation_stands_out(void **state)
{
    struct arena *a = *state;
    const struct para *p = shaped(a, "“one two, three");
    struct breaking how = {.measure = 100, .protrusion = 1};
    struct lines l = para_break(a, p, &how);
    assert_true(l.line[0].left > 0.1 && l.line[0].left < 0.4);
    assert_near(l.line[0].right, 0);
    how.measure = para_width(p, 0, 9) - 0.25; /* “one two, but for its ends */
    l = para_break(a, p, &how);
    assert_string_equal(shown(a, p, l), "“one two,|three");
    assert_true(l.line[0].right > 0.1 && l.line[0].right < 0.23);
    assert_near(l.line[1].left, 0);
    double whole = l.line[0].right;
    how.protrusion = 0.5;
    how.measure += 0.2;
    l = para_break(a, p, &how);
    assert_near(l.line[0].right, whole / 2);
    how.protrusion = 0;
    l = para_break(a, p, &how);
    assert_string_equal(shown(a, p, l), "“one|two,|three");
}

/* The comma stands at the left. */
static void punctuation_stands_out_where_its_line_ends(void **state)
{
    struct arena *a = *state;
    const struct para *p = shaped_in(a, "he", "אחד שתיים, שלוש");
    struct breaking how = {.protrusion = 1};
    how.measure = para_width(p, 0, 10) - 0.05;
    struct lines l = para_break(a, p, &how);
    assert_string_equal(shown(a, p, l), "אחד שתיים,|שלוש");
    assert_true(l.line[0].left > 0.05 && l.line[0].left < 0.3);
    assert_near(l.line[0].right, 0);
    p = shaped_in(a, "he", "אחד two, שלוש"); /* nothing tells what ends it */
    how.measure = para_width(p, 0, 8);
    l = para_break(a, p, &how);
    assert_string_equal(shown(a, p, l), "אחד two,|שלוש");
    assert_true(l.line[0].left > 0.05);
    p = shaped_in(a, "en", "one שתיים\" three");
    how.measure = para_width(p, 0, 10);
    l = para_break(a, p, &how);
    assert_true(l.line[0].right > 0.05);
    assert_near(l.line[0].left, 0);
}

/* A word from left to right has its soft hyphens wherever it stands; one from
 * right to left has none. */
static void soft_hyphens_among_directions(void **state)
{
    struct arena *a = *state;
    const struct {
        const char *lang, *text, *lines;
        double measure;
    } row[] = {
        {"he", "אחד doc\u00adu\u00admen\u00adta\u00adtion שתיים",
         "אחד|documenta-|tion שתיים", 5},
        {"en", "one שתיים doc\u00adu\u00admen\u00adta\u00adtion",
         "one שתיים|documen-|tation", 5},
        {"he", "אחד שתי\u00adים", "אחד|שתיים", 3},
        {"he", "אחד doc\u00adשתיים", "אחד|docשתיים", 4.6},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const struct para *p = shaped_in(a, row[i].lang, row[i].text);
        struct breaking how = {.measure = row[i].measure};
        assert_string_equal(shown(a, p, para_break(a, p, &how)), row[i].lines);
    }
}

static void the_first_line_is_indented(void **state)
{
    static const double indent = 1.7;
    struct arena *a = *state;
    const struct para *p = shaped(a, words);
    for (double m = 12; m < 40; m += 0.37)
        for (enum fill fill = FILL_RAGGED; fill <= FILL_JUSTIFIED; fill++) {
            struct breaking how = {.measure = m, .first = indent, .fill = fill};
            how.least = least;
            how.most = most;
            struct lines l = para_break(a, p, &how);
            assert_false(l.overfull);
            for (int i = 0; i < l.count; i++) {
                double room = m - (i ? 0 : indent), width = l.line[i].width;
                assert_near(reach(p, &l.line[i]), width);
                assert_true(width <= room + 1e-6);
                if (fill == FILL_JUSTIFIED && i + 1 < l.count)
                    assert_near(width, room);
            }
        }
    p = shaped(a, "One line");
    struct breaking how = {.measure = p->width + 1, .first = 0.5};
    assert_int_equal(para_break(a, p, &how).count, 1);
    how.first = 1.5;
    assert_int_equal(para_break(a, p, &how).count, 2);
}

static void runts_take_a_word_along(void **state)
{
    struct arena *a = *state;
    const struct para *p = shaped(a, "Words enough to fill a line up.");
    struct breaking how = {.measure = p->width - 0.1};
    assert_string_equal(shown(a, p, para_break(a, p, &how)),
                        "Words enough to fill a|line up.");
    /* Not at the price of a line. */
    p = shaped(a, "Incomprehensibilities up.");
    how.measure = p->width - 0.1;
    assert_string_equal(shown(a, p, para_break(a, p, &how)),
                        "Incomprehensibilities|up.");
}

static void headings_are_balanced(void **state)
{
    struct arena *a = *state;
    const struct para *p =
        shaped(a, "A heading that is too long for one line only");
    struct breaking how = {.measure = p->width - 1, .fill = FILL_BALANCED};
    struct lines l = para_break(a, p, &how);
    assert_int_equal(l.count, 2);
    assert_true(fabs(l.line[0].width - l.line[1].width) < 1.5);
}

static void room_is_left_beside_the_last_line(void **state)
{
    struct arena *a = *state;
    const struct para *p = shaped(
        a, "Two lines of text of which the second has a date at its end");
    struct breaking how = {.measure = p->width * 0.55};
    struct lines free = para_break(a, p, &how);
    how.last = free.line[1].width - 0.5;
    struct lines l = para_break(a, p, &how);
    assert_int_equal(free.count, 2);
    assert_int_equal(l.count, 2);
    assert_true(l.line[1].width < how.last);
}

static void variants_save_and_add_lines(void **state)
{
    struct arena *a = *state;
    const struct para *p = shaped(a, words);
    int saved = 0, added = 0;
    for (double m = 12; m < 40; m += 0.37) {
        struct breaking how = {.measure = m, .least = {-0.1, -0.005, 0}};
        struct lines l = para_break(a, p, &how);
        struct variants v = para_variants(a, p, &how);
        assert_int_equal(v.best, l.count);
        assert_true(v.fewest <= v.best && v.best - v.fewest <= 2);
        for (int k = 0; k < VARIANTS; k++) {
            struct lines n = v.lines[k];
            if (!n.count)
                continue;
            assert_int_equal(n.count, v.fewest + k);
            if (n.count == v.best)
                assert_string_equal(shown(a, p, n), shown(a, p, l));
            for (int i = 0; i < n.count; i++) {
                assert_true(n.line[i].width < m + 1e-6);
                assert_near(reach(p, &n.line[i]), n.line[i].width);
                if (n.count >= v.best)
                    assert_true(n.line[i].strain.space == 0);
            }
            saved += n.count < v.best;
            added += n.count > v.best;
        }
    }
    assert_true(saved >= 5 && added > 50);
}

static int fonts_open(void **state)
{
    static const char *const folder[] = {TEST_FOLDER "/..", NULL};
    fonts = fonts_new(folder);
    return arena_setup(state);
}

static int fonts_close(void **state)
{
    fonts_free(fonts);
    return arena_teardown(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(justified_lines_end_at_the_measure),
        cmocka_unit_test(ragged_lines_are_as_shaped),
        cmocka_unit_test(punctuation_stands_out),
        cmocka_unit_test(punctuation_stands_out_where_its_line_ends),
        cmocka_unit_test(soft_hyphens_among_directions),
        cmocka_unit_test(the_first_line_is_indented),
        cmocka_unit_test(runts_take_a_word_along),
        cmocka_unit_test(headings_are_balanced),
        cmocka_unit_test(room_is_left_beside_the_last_line),
        cmocka_unit_test(variants_save_and_add_lines),
    };
    return cmocka_run_group_tests(tests, fonts_open, fonts_close);
}
