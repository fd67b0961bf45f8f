/* What a section's own range makes of what the page settles. */
#include "check.h"
#include "page/private.h"
#include <math.h>

static struct style gap(double v, double low, double high)
{
    struct style st = {.text_gap = {v, false, low, high}};
    return st;
}

static void the_same_part_is_given(void **state)
{
    (void)state;
    static const struct {
        double own[3], page[3], settled, is; /* wish, low, high */
    } row[] = {
        {{6, 2, 6}, {9, 0, 9}, 9, 6},     /* nothing */
        {{6, 2, 6}, {9, 0, 9}, 4.5, 4},   /* half of it */
        {{6, 2, 6}, {9, 0, 9}, 0, 2},     /* all of it */
        {{6, 2, 10}, {9, 0, 12}, 12, 10}, /* the other way */
        {{6, 2, 10}, {9, 0, 12}, 10.5, 8},
        {{6, 6, 6}, {9, 0, 9}, 4, 6},   /* a plain value stays */
        {{6, 2, 10}, {9, 9, 9}, 9, 6},  /* beside a plain one of the page */
        {{6, 2, 6}, {9, 0, 12}, 12, 6}, /* no room that way */
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct style own = gap(row[i].own[0], row[i].own[1], row[i].own[2]);
        struct style page = gap(row[i].page[0], row[i].page[1], row[i].page[2]);
        assert_true(fabs(dial_follow(&own, &page, DIAL_TEXT, row[i].settled) -
                         row[i].is) < 1e-9);
    }
}

/* Ems of a section's size are the page's, which gives already. */
static void sizes_in_em_stay(void **state)
{
    (void)state;
    struct style own = {.body_size = {0.9, true, 0.9, 0.9}};
    struct style page = {.body_size = {10.5, false, 9, 10.5}};
    assert_true(fabs(dial_follow(&own, &page, DIAL_SIZE, 9) - 0.9) < 1e-9);
    own.body_size = (struct length){9, false, 8, 9};
    assert_true(fabs(dial_follow(&own, &page, DIAL_SIZE, 9) - 8) < 1e-9);
}

/* The leading is a plain number. */
static void leading_follows(void **state)
{
    (void)state;
    struct style own = {.leading = {1.4, 1.2, 1.4}};
    struct style page = {.leading = {1.24, 1.2, 1.24}};
    assert_true(fabs(dial_follow(&own, &page, DIAL_LEADING, 1.22) - 1.3) <
                1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_part_is_given),
        cmocka_unit_test(sizes_in_em_stay),
        cmocka_unit_test(leading_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
