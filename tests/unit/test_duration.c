/* How long a span of dates is, and what day it is. */
#include "check.h"
#include "resume/resume.h"

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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
