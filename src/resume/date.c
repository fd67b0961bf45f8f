/* Dates. What looks like one (four digits, or with '-' and a month and a day)
 * must be one; anything else is a text and stays as typed. */
#include "resume/read.h"
#include <string.h>

/* A date's numbers as typed. */
struct numbers {
    int count, value[3], digits[3];
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether `s` looks like a date: YYYY, YYYY-M or YYYY-M-D. */
static bool numbers_of(const char *s, struct numbers *n)
{
    *n = (struct numbers){0};
    while (n->count < 3) {
        int *value = &n->value[n->count], *digits = &n->digits[n->count];
        while (is_digit(*s) && *digits <= 4) {
            *value = *value * 10 + (*s++ - '0');
            ++*digits;
        }
        if (n->count ? *digits < 1 || *digits > 2 : *digits != 4)
            return false;
        n->count++;
        if (*s != '-')
            break;
        s++;
    }
    return !*s && s[-1] != '-';
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* Says what is wrong with numbers that look like a date. */
static bool is_date(struct reading *r, const struct node *n,
                    const struct numbers *is)
{
    int year = is->value[0], month = is->value[1], day = is->value[2];
    const char *typed = quoted(r->a, n->text);
    if ((is->count > 1 && is->digits[1] != 2) ||
        (is->count > 2 && is->digits[2] != 2)) {
        diag(r->d, n->at, DIAG_BAD_DATE, "%s: months and days have two digits",
             typed);
        if (is->count > 2)
            diag_hint(r->d, "write %04d-%02d-%02d", year, month, day);
        else
            diag_hint(r->d, "write %04d-%02d", year, month);
        return false;
    }
    if (is->count > 1 && (month < 1 || month > 12)) {
        diag(r->d, n->at, DIAG_BAD_DATE, "%s: there is no month %d", typed,
             month);
        if (is->count == 2 && month > 12)
            diag_hint(r->d,
                      "for years from to, write %d/%02d, or start_date "
                      "and end_date",
                      year, month);
        return false;
    }
    if (is->count > 2 && (day < 1 || day > days_in(year, month))) {
        diag(r->d, n->at, DIAG_BAD_DATE, "%s: that month has %d days", typed,
             days_in(year, month));
        return false;
    }
    return true;
}

struct date date_read(struct reading *r, const struct node *n)
{
    const struct node *s = n ? read_scalar(r, n, "a date") : NULL;
    if (!s || !*s->text)
        return (struct date){.kind = DATE_NONE};
    struct numbers is;
    struct date date = {.kind = DATE_TEXT, .at = s->at};
    if (strcmp(s->text, "present") == 0 || strcmp(s->text, "Present") == 0) {
        date.kind = DATE_PRESENT;
    } else if (numbers_of(s->text, &is) && is_date(r, s, &is)) {
        static const enum date_kind kinds[] = {DATE_YEAR, DATE_MONTH, DATE_DAY};
        date.kind = kinds[is.count - 1];
        date.year = is.value[0];
        date.month = is.value[1];
        date.day = is.value[2];
    } else {
        date.text = markup_read(r->a, r->d, s->text, s->at);
        if (r->bold)
            date.text = rich_bold_words(r->a, date.text, r->bold);
    }
    return date;
}

static bool is_calendar(const struct date *d)
{
    return d->kind == DATE_YEAR || d->kind == DATE_MONTH || d->kind == DATE_DAY;
}

/* Whether x is later than y, as far as both are known. */
static bool is_later(const struct date *x, const struct date *y)
{
    if (x->year != y->year)
        return x->year > y->year;
    if (!x->month || !y->month || x->month != y->month)
        return x->month && y->month && x->month > y->month;
    return x->day && y->day && x->day > y->day;
}

static bool is_worded(const struct date *d)
{
    return d->kind == DATE_MONTH || d->kind == DATE_DAY ||
           d->kind == DATE_PRESENT;
}

static void warn_unused(struct reading *r, const struct node *n)
{
    if (n && n->kind != NODE_NULL)
        diag(r->d, n->key_at, DIAG_NOT_PRINTED,
             "'%s', because there is a 'date' too", n->key);
}

struct when when_read(struct reading *r, const struct node *map)
{
    const struct node *one = node_get(map, "date");
    const struct node *from = node_get(map, "start_date");
    const struct node *to = node_get(map, "end_date");
    struct date date = date_read(r, one);
    struct date start = date_read(r, from), end = date_read(r, to);
    if (start.kind == DATE_PRESENT) {
        diag(r->d, start.at, DIAG_BAD_DATE,
             "'present': only an end_date can be that");
    } else if (is_calendar(&start) && is_calendar(&end) &&
               is_later(&start, &end)) {
        diag(r->d, end.at, DIAG_BAD_DATE, "%s: before the start_date",
             quoted(r->a, to->text ? to->text : ""));
        diag_hint(r->d, "it starts in line %d", start.at.line);
    }
    r->dated =
        r->dated || is_worded(&date) || is_worded(&start) || is_worded(&end);
    if (date.kind != DATE_NONE) {
        warn_unused(r, from);
        warn_unused(r, to);
        return (struct when){.start = date};
    }
    if (start.kind == DATE_NONE)
        return (struct when){.start = end};
    if (end.kind == DATE_NONE)
        end = (struct date){.kind = DATE_PRESENT, .at = start.at};
    return (struct when){.start = start, .end = end};
}
