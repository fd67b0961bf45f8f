/* Dates in words, by the templates of the style and the words of the language.
 * What the author typed as free text stays as typed. */
#include "story/private.h"
#include <string.h>

enum word {
    MONTH_ABBREVIATION,
    MONTH_IN_TWO_DIGITS,
    MONTH_NAME,
    MONTH,
    DAY_IN_TWO_DIGITS,
    DAY,
    YEAR_IN_TWO_DIGITS,
    YEAR,
    WORDS
};
/* Longer ones before those they begin with. */
static const char *const words[] = {"MONTH_ABBREVIATION", "MONTH_IN_TWO_DIGITS",
                                    "MONTH_NAME",         "MONTH",
                                    "DAY_IN_TWO_DIGITS",  "DAY",
                                    "YEAR_IN_TWO_DIGITS", "YEAR"};

static void put_word(struct buf *b, enum word w, const struct date *date,
                     const struct locale *in, bool with_day)
{
    int month = date->month - 1;
    switch (w) {
    case MONTH_ABBREVIATION:
        buf_puts(b,
                 (with_day ? in->short_month_of_day : in->short_month)[month]);
        break;
    case MONTH_IN_TWO_DIGITS:
        buf_printf(b, "%02d", date->month);
        break;
    case MONTH_NAME:
        buf_puts(b, (with_day ? in->month_of_day : in->month)[month]);
        break;
    case MONTH:
        buf_printf(b, "%d", date->month);
        break;
    case DAY_IN_TWO_DIGITS:
        buf_printf(b, "%02d", date->day);
        break;
    case DAY:
        buf_printf(b, "%d", date->day);
        break;
    case YEAR_IN_TWO_DIGITS:
        buf_printf(b, "%02d", date->year % 100);
        break;
    case YEAR:
    case WORDS:
        buf_printf(b, "%d", date->year);
        break;
    }
}

/* A month and its year, and a year alone, stand as the language has them. */
static const char *in_order(const struct locale *in, const char *template)
{
    if (strcmp(template, "MONTH_ABBREVIATION YEAR") == 0)
        return in->short_date;
    if (strcmp(template, "MONTH_NAME YEAR") == 0)
        return in->long_date;
    return strcmp(template, "YEAR") == 0 ? in->year : template;
}

/* `template` with the words that are date's in their place. A month alone has
 * no day: a template that asks for one prints the first. */
static const char *filled(struct arena *a, const char *template,
                          const struct date *date, const struct locale *in)
{
    struct buf b = buf_new(a);
    struct date whole = *date;
    if (whole.kind == DATE_MONTH)
        whole.day = 1;
    template = in_order(in, template);
    bool with_day = strstr(template, "DAY") != NULL;
    while (*template) {
        int w = 0;
        while (w < WORDS && strncmp(template, words[w], strlen(words[w])) != 0)
            w++;
        if (w < WORDS) {
            put_word(&b, (enum word)w, &whole, in, with_day);
            template += strlen(words[w]);
        } else {
            buf_putc(&b, *template ++);
        }
    }
    return buf_text(&b);
}

struct rich date_text(struct teller *t, const struct date *date)
{
    struct arena *a = t->arena;
    const struct locale *in = t->resume->locale;
    switch (date->kind) {
    case DATE_NONE:
        return (struct rich){.at = date->at};
    case DATE_TEXT:
        return date->text;
    case DATE_YEAR:
        return rich_of(a, filled(a, "YEAR", date, in), 0, date->at);
    case DATE_PRESENT:
        return rich_of(a, in->present, 0, date->at);
    case DATE_MONTH:
    case DATE_DAY:
        break;
    }
    return rich_of(a, filled(a, t->style->single_date, date, in), 0, date->at);
}

/* How a range is printed; between the dates stands what the language has
 * there, unless the style says another thing than a dash. */
static const char *range_template(const struct teller *t)
{
    const char *between = t->resume->locale->between;
    const char *template = t->style->date_range;
    if (!*between || strcmp(template, "START_DATE – END_DATE") != 0)
        return template;
    return arena_printf(t->arena, "START_DATE%sEND_DATE", between);
}

struct rich when_text(struct teller *t, const struct when *w)
{
    struct rich start = date_text(t, &w->start);
    if (w->end.kind == DATE_NONE)
        return start;
    struct rich end = date_text(t, &w->end);
    struct rich all = {.at = start.at};
    const char *rest = range_template(t);
    while (*rest) {
        const char *s = strstr(rest, "START_DATE");
        const char *e = strstr(rest, "END_DATE");
        const char *next = s && (!e || s < e) ? s : e;
        size_t literal = next ? (size_t)(next - rest) : strlen(rest);
        if (literal) {
            const char *between = arena_copy(t->arena, rest, literal);
            all = rich_join(t->arena, all,
                            rich_of(t->arena, between, 0, start.at));
        }
        if (!next)
            break;
        all = rich_join(t->arena, all, next == s ? start : end);
        rest = next + strlen(next == s ? "START_DATE" : "END_DATE");
    }
    return all;
}
