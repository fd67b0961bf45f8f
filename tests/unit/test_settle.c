/* The least costly steps, against every choice there is. */
#include "check.h"
#include "page/settle.h"
#include <math.h>

/* A generator of ours, so that the cases are the same everywhere. */
static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static double part(uint32_t *seed)
{
    return (double)(next(seed) % 1000 + 1) / 100;
}

/* The least cost of givers from i on that save `need`, by trying all. */
static double exhaustive(const struct giver *g, int count, double need)
{
    if (!count)
        return need <= 1e-9 ? 0 : INFINITY;
    double best = INFINITY;
    for (int k = 0; k <= g->steps; k++) {
        double rest = exhaustive(g + 1, count - 1, need - k * g->rate);
        best = fmin(best, g->cost * k * k + rest);
    }
    return best;
}

static double saved(const struct giver *g, int count, const int *steps)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += g[i].rate * steps[i];
    return sum;
}

static int random_givers(uint32_t *seed, struct giver *g, double *need)
{
    int count = 1 + (int)(next(seed) % 5);
    double whole = 0;
    for (int i = 0; i < count; i++) {
        g[i] = (struct giver){next(seed) % 8 ? part(seed) : 0, part(seed),
                              (int)(next(seed) % 8)};
        whole += g[i].rate * g[i].steps;
    }
    *need = whole * (double)(next(seed) % 1100) / 1000;
    return count;
}

static void it_is_what_trying_all_finds(void **state)
{
    (void)state;
    uint32_t seed = 1;
    int infinite = 0, some = 0;
    for (int n = 0; n < 2000; n++) {
        struct giver g[5];
        double need;
        int count = random_givers(&seed, g, &need), steps[5] = {0};
        double best = exhaustive(g, count, need);
        double cost = settle(g, count, need, 1 << 20, steps);
        infinite += isinf(best) != 0;
        some += best > 0 && !isinf(best);
        assert_true(isinf(best) == isinf(cost));
        if (isinf(best))
            continue;
        assert_true(fabs(best - cost) < 1e-6);
        assert_true(saved(g, count, steps) >= need - 1e-6);
        assert_true(settle_bound(g, count, need) <= best + 1e-6);
        for (int i = 0; i < count; i++)
            assert_in_range(steps[i], 0, g[i].steps);
    }
    assert_true(infinite > 50);
    assert_true(some > 1000);
}

/* With many givers and few trials it is near the bound, and no step of it can
 * be taken back. */
static void few_trials_leave_nothing_to_take_back(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int n = 0; n < 500; n++) {
        struct giver g[12];
        double whole = 0;
        for (int i = 0; i < 12; i++) {
            g[i] = (struct giver){part(&seed) / 20, part(&seed) / 1000,
                                  (int)(next(&seed) % 300)};
            whole += g[i].rate * g[i].steps;
        }
        double need = whole * part(&seed) / 11;
        int steps[12];
        double cost = settle(g, 12, need, 100, steps);
        double spare = saved(g, 12, steps) - need;
        assert_true(spare >= -1e-6);
        for (int i = 0; i < 12; i++)
            assert_false(steps[i] && g[i].rate < spare - 1e-6);
        assert_true(cost <= settle_bound(g, 12, need) * 1.02 + 0.05);
    }
}

static void nothing_costs_nothing(void **state)
{
    (void)state;
    const struct giver g[2] = {{1, 1, 4}, {2, 1, 4}};
    int steps[2] = {9, 9};
    assert_true(settle(g, 2, 0, 10, steps) <= 0);
    assert_int_equal(steps[0] + steps[1], 0);
    assert_true(settle(g, 2, -3, 10, steps) <= 0);
    assert_true(isinf(settle(g, 2, 12.01, 10, steps)));
    assert_true(settle(g, 2, 12, 10, steps) == 32);
    assert_true(steps[0] == 4 && steps[1] == 4);
    assert_true(isinf(settle(g, 0, 1, 10, steps)));
    /* one step of the second saves what two of the first do, at half */
    assert_true(settle(g, 2, 2, 10, steps) == 1);
    assert_true(steps[0] == 0 && steps[1] == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_what_trying_all_finds),
        cmocka_unit_test(few_trials_leave_nothing_to_take_back),
        cmocka_unit_test(nothing_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
