/* How long a span of dates is, and what day it is. */
#include "check.h"
#include "resume/resume.h"
#include <string.h>

/* ---- durations ---- */

static struct date month(int year, int m)
{
    return (struct date){.kind = DATE_MONTH, .year = year, .month = m};
}

static struct date year(int y)
{
    return (struct date){.kind = DATE_YEAR, .year = y};
}

static void lasts(struct date from, struct date to, int years, int months)
{
    const struct date today = {
        .kind = DATE_DAY, .year = 2026, .month = 3, .day = 1};
    const struct when w = {.start = from, .end = to};
    struct duration d = when_duration(&w, &today);
    assert_int_equal(d.years, years);
    assert_int_equal(d.months, months);
}

static void durations_count_months(void **state)
{
    (void)state;
    const struct date present = {.kind = DATE_PRESENT}, none = {0};
    const struct date text = {.kind = DATE_TEXT};
    lasts(month(2021, 1), month(2021, 3), 0, 3);
    lasts(month(2021, 2), month(2021, 2), 0, 1);
    lasts(month(2020, 1), month(2020, 12), 1, 0);
    lasts(month(2019, 11), month(2021, 2), 1, 4);
    lasts(month(2021, 3), month(2021, 2), 0, 0);
    lasts(month(2025, 4), present, 1, 0);
    lasts(month(2026, 4), present, 0, 0);
    lasts(year(2019), year(2021), 2, 0);
    lasts(year(2019), year(2019), 1, 0);
    lasts(year(2019), month(2021, 5), 2, 0);
    lasts(month(2019, 5), year(2021), 2, 0);
    lasts(year(2022), year(2019), 0, 0);
    lasts(year(2020), none, 0, 0);
    lasts(text, month(2020, 1), 0, 0);
    lasts(month(2020, 1), text, 0, 0);
    const struct when on = {.start = month(2020, 1), .end = present};
    assert_int_equal(when_duration(&on, &none).months, 0);
}

/* ---- today ---- */

static void today_is(long long seconds, int y, int m, int d)
{
    static const char text[] = "cv: {name: N}\n";
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct bytes b = {(const uint8_t *)text, sizeof text - 1};
    const struct resume *r = resume_read(a, diags, yaml_read(a, diags, "t", b),
                                         &(struct resume_ask){.date = seconds});
    assert_int_equal(r->current_date.year, y);
    assert_int_equal(r->current_date.month, m);
    assert_int_equal(r->current_date.day, d);
    arena_free(a);
}

/* A month or a year may be all that is said of today; `today` is the day that
 * is asked for, not one that is typed. */
static void today_as_typed(void **state)
{
    static const struct {
        const char *typed, *current; /* year month day */
    } rows[] = {
        {"2026-05-07", "2026 5 7"}, {"2026-05", "2026 5 0"},
        {"2026", "2026 0 0"},       {"today", "2000 2 29"},
        {"~", "2000 2 29"},
    };
    struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        const char *text = arena_printf(
            a, "cv: {name: N}\nsettings: {current_date: %s}\n", rows[i].typed);
        struct bytes b = {(const uint8_t *)text, strlen(text)};
        const struct resume *r =
            resume_read(a, d, yaml_read(a, d, "t", b),
                        &(struct resume_ask){.date = 951782400});
        const struct date *now = &r->current_date;
        assert_true(diags_silent(d));
        assert_string_equal(
            arena_printf(a, "%d %d %d", now->year, now->month, now->day),
            rows[i].current);
    }
    arena_free(a);
}

static void seconds_are_days(void **state)
{
    (void)state;
    today_is(-1, 0, 0, 0);
    today_is(0, 1970, 1, 1);
    today_is(86399, 1970, 1, 1);
    today_is(951782400, 2000, 2, 29);
    today_is(951868800, 2000, 3, 1);
    today_is(1767225599, 2025, 12, 31);
    today_is(253402300799, 9999, 12, 31);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_count_months),
        cmocka_unit_test(seconds_are_days),
        cmocka_unit_test(today_as_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
