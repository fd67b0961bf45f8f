/* para_fewest against para_break, over paragraphs that chance writes. */
#include "chance.h"
#include "check.h"
#include "text/text.h"
#include <math.h>

static int lines_at(struct arena *a, const struct para *p,
                    const struct breaking *how, double measure)
{
    struct arena_mark mark = arena_mark(a);
    struct breaking at = *how;
    at.measure = measure;
    int count = para_break(a, p, &at).count;
    arena_back(a, mark);
    return count;
}

/* The fewest lines when they may be narrowed. */
static int tight_at(struct arena *a, const struct para *p,
                    const struct breaking *how, double measure)
{
    struct arena_mark mark = arena_mark(a);
    struct breaking at = *how;
    at.measure = measure;
    int count = para_variants(a, p, &at).fewest;
    arena_back(a, mark);
    return count;
}

/* A hair to either side of each measure that was told. */
static void compare(struct arena *a, const struct para *p,
                    const struct breaking *how, const struct fewest *f)
{
    static const double hair = 1e-6;
    for (int i = 0; i < f->count; i++) {
        double plain = f->plain[i], tight = f->tight[i];
        assert_true(tight <= plain + hair);
        assert_true(i == 0 || plain <= f->plain[i - 1] + hair);
        if (plain >= how->measure) {
            assert_int_equal(lines_at(a, p, how, plain + hair), i + 1);
            if (plain - hair >= how->measure)
                assert_true(lines_at(a, p, how, plain - hair) > i + 1);
        }
        if (tight >= how->measure) {
            assert_true(tight_at(a, p, how, tight + hair) <= i + 1);
            if (tight - hair >= how->measure)
                assert_true(tight_at(a, p, how, tight - hair) > i + 1);
        }
    }
}

static void fewest_are_those_of_break(void **state)
{
    enum { PARAS = 400 };
    static const char *const folder[] = {TEST_FOLDER "/..", NULL};
    static const enum fill fill[] = {FILL_RAGGED, FILL_BALANCED};
    (void)state;
    struct fonts *fonts = fonts_new(folder);
    uint32_t seed = 1852;
    int told = 0, lines = 0;
    for (int n = 0; n < PARAS; n++) {
        struct arena *a = arena_new();
        struct buf b = buf_new(a);
        put_words(&b, &seed, 1 + below(&seed, 60));
        struct rich r = rich_of(a, buf_text(&b), 0, (struct mark){0});
        struct setting set = {.family = "EB Garamond", .lang = "en"};
        const struct para *p = para_shape(a, diags_new(a), fonts, &r, &set);
        struct breaking how = {.measure = 12 + below(&seed, 40),
                               .first = n % 3 ? 0 : 1.5,
                               .fill = fill[n % 2],
                               .least = {-0.1, -0.005, 0}};
        struct fewest f = para_fewest(a, p, &how);
        told += f.count > 0;
        lines += f.count;
        compare(a, p, &how, &f);
        arena_free(a);
    }
    fonts_free(fonts);
    print_message("%d of %d told, %d lines\n", told, PARAS, lines);
    assert_true(told > PARAS * 3 / 4 && lines > 2 * PARAS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fewest_are_those_of_break),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
