/* The best lines against all there are, in every way to fill lines and for
 * every count of lines. */
#include "check.h"
#include "every_way.h"

enum { PARAGRAPHS = 3000 };

/* Chance, the same in every run. */
static uint32_t rolled;

static uint32_t roll(uint32_t sides)
{
    rolled = rolled * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)rolled * sides) >> 32);
}

static void all_ways_are_no_better(void **state)
{
    (void)state;
    rolled = 20260101;
    int ways = 0, seen[3] = {0};
    for (int n = 0; n < PARAGRAPHS; n++) {
        struct arena *a = arena_new();
        struct paragraph p;
        paragraph_any(&p, n % 100 == 0 ? MOST : 2 + (int)roll(14));
        assert_true(paragraph_holds(a, &p.s, &ways));
        seen[p.s.fill]++;
        arena_free(a);
    }
    assert_true(ways > 4 * PARAGRAPHS); /* there is something to choose */
    for (int i = 0; i < 3; i++)
        assert_true(seen[i] > 900);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_ways_are_no_better),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
