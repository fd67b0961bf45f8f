/* Dates in words, by the templates of the style. What the author typed as
 * free text stays as typed. */
#include "story/private.h"
#include <string.h>

static const char *const month_name[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
static const char *const month_short[] = {"Jan",  "Feb",  "Mar",  "Apr",
                                          "May",  "June", "July", "Aug",
                                          "Sept", "Oct",  "Nov",  "Dec"};

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

static void put_word(struct buf *b, enum word w, const struct date *date)
{
    switch (w) {
    case MONTH_ABBREVIATION:
        buf_puts(b, month_short[date->month - 1]);
        break;
    case MONTH_IN_TWO_DIGITS:
        buf_printf(b, "%02d", date->month);
        break;
    case MONTH_NAME:
        buf_puts(b, month_name[date->month - 1]);
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

/* `template` with the words that are date's in their place. A month alone has
 * no day: a template that asks for one prints the first. */
static const char *filled(struct arena *a, const char *template,
                          const struct date *date)
{
    struct buf b = buf_new(a);
    struct date whole = *date;
    if (whole.kind == DATE_MONTH)
        whole.day = 1;
    while (*template) {
        int w = 0;
        while (w < WORDS && strncmp(template, words[w], strlen(words[w])) != 0)
            w++;
        if (w < WORDS) {
            put_word(&b, (enum word)w, &whole);
            template += strlen(words[w]);
        } else {
            buf_putc(&b, *template ++);
        }
    }
    return buf_text(&b);
}

static struct rich date_text(struct teller *t, const struct date *date)
{
    struct arena *a = t->arena;
    switch (date->kind) {
    case DATE_NONE:
        return (struct rich){.at = date->at};
    case DATE_TEXT:
        return date->text;
    case DATE_YEAR:
        return rich_of(a, arena_printf(a, "%d", date->year), 0, date->at);
    case DATE_PRESENT:
        return rich_of(a, "present", 0, date->at);
    case DATE_MONTH:
    case DATE_DAY:
        break;
    }
    return rich_of(a, filled(a, t->style->single_date, date), 0, date->at);
}

struct rich when_text(struct teller *t, const struct when *w)
{
    struct rich start = date_text(t, &w->start);
    if (w->end.kind == DATE_NONE)
        return start;
    struct rich end = date_text(t, &w->end);
    struct rich all = {.at = start.at};
    const char *rest = t->style->date_range;
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
