/* Reckoning with the calendar: today, and how long a range lasts. */
#include "resume/read.h"

/* The algorithm counts from March, so that leap days end its years: Hinnant,
 * chrono-compatible low-level date algorithms. */
struct date date_of_seconds(long long seconds)
{
    long long days = seconds / 86400 + 719468;
    long long era = days / 146097, of_era = days % 146097;
    long long year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long long of_year = of_era - (365 * year + year / 4 - year / 100);
    long long march = (5 * of_year + 2) / 153;
    int month = (int)(march < 10 ? march + 3 : march - 9);
    return (struct date){.kind = DATE_DAY,
                         .year = (int)(year + era * 400) + (month <= 2),
                         .month = month,
                         .day = (int)(of_year - (153 * march + 2) / 5) + 1};
}

static bool is_calendar(const struct date *d)
{
    return d->kind == DATE_YEAR || d->kind == DATE_MONTH || d->kind == DATE_DAY;
}

struct duration when_duration(const struct when *w, const struct date *today)
{
    const struct date *from = &w->start, *to = &w->end;
    if (to->kind == DATE_PRESENT)
        to = today;
    if (!is_calendar(from) || !is_calendar(to) || from->year > to->year)
        return (struct duration){0};
    int years = to->year - from->year;
    if (from->kind == DATE_YEAR || to->kind == DATE_YEAR)
        return (struct duration){.years = years ? years : 1};
    int months = years * 12 + to->month - from->month + 1;
    if (months <= 0)
        return (struct duration){0};
    return (struct duration){months / 12, months % 12};
}
