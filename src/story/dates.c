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
        locale_number(b, in, date->month, 2);
        break;
    case MONTH_NAME:
        buf_puts(b, (with_day ? in->month_of_day : in->month)[month]);
        break;
    case MONTH:
        locale_number(b, in, date->month, 1);
        break;
    case DAY_IN_TWO_DIGITS:
        locale_number(b, in, date->day, 2);
        break;
    case DAY:
        locale_number(b, in, date->day, 1);
        break;
    case YEAR_IN_TWO_DIGITS:
        locale_number(b, in, date->year % 100, 2);
        break;
    case YEAR:
    case WORDS:
        locale_number(b, in, date->year, 1);
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

/* The word that s begins with; WORDS: none. */
static enum word word_at(const char *s)
{
    int w = 0;
    while (w < WORDS && strncmp(s, words[w], strlen(words[w])) != 0)
        w++;
    return (enum word)w;
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
        enum word w = word_at(template);
        if (w < WORDS) {
            put_word(&b, w, &whole, in, with_day);
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

struct rich date_filled(struct teller *t, const struct date *date,
                        const char *template)
{
    return rich_of(t->arena,
                   filled(t->arena, template, date, t->resume->locale), 0,
                   date->at);
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

/* ---- a year that both dates have ---- */

/* The words of a template, first and last, and where they stand. */
struct ends {
    enum word first, last;
    const char *first_end, *second, *last_begin, *before_last_end;
};

static struct ends ends_of(const char *template)
{
    struct ends e = {.first = WORDS, .last = WORDS};
    for (const char *s = template, *end = NULL; *s;) {
        enum word w = word_at(s);
        if (w == WORDS) {
            s++;
            continue;
        }
        if (e.first == WORDS)
            e = (struct ends){.first = w, .first_end = s + strlen(words[w])};
        else if (!e.second)
            e.second = s;
        e.last = w;
        e.last_begin = s;
        e.before_last_end = end;
        s = end = s + strlen(words[w]);
    }
    return e;
}

/* Whether a date can stand without its year: its month has letters, or what
 * joins the two is more than a mark, as in 2024年10月 and not in 10/2024. */
static bool stands_alone(const char *template, const char *from, const char *to)
{
    static const char marks[] = "-./";
    return strstr(template, "MONTH_NAME") ||
           strstr(template, "MONTH_ABBREVIATION") ||
           from + strspn(from, marks) < to;
}

/* What two dates of one year are printed by, so that the year stands once: at
 * the end, where it comes last, or else at the beginning. */
static void without_year(struct arena *a, const char **start, const char **end)
{
    const char *template = *start;
    struct ends e = ends_of(template);
    if (!e.second)
        return;
    if (e.last == YEAR &&
        stands_alone(template, e.before_last_end, e.last_begin))
        *start =
            arena_copy(a, template, (size_t)(e.before_last_end - template));
    else if (e.first == YEAR && stands_alone(template, e.first_end, e.second))
        *end = e.second;
}

static bool is_month(const struct date *d)
{
    return d->kind == DATE_MONTH || d->kind == DATE_DAY;
}

/* Start and end of a range within one year, if the style would have the year
 * once. */
static void shorten(struct teller *t, const struct when *w, struct rich *start,
                    struct rich *end)
{
    if (!t->style->collapse_same_year || !is_month(&w->start) ||
        !is_month(&w->end) || w->start.year != w->end.year)
        return;
    const struct locale *in = t->resume->locale;
    const char *from = in_order(in, t->style->single_date), *to = from;
    without_year(t->arena, &from, &to);
    if (from == to)
        return;
    *start = rich_of(t->arena, filled(t->arena, from, &w->start, in), 0,
                     w->start.at);
    *end = rich_of(t->arena, filled(t->arena, to, &w->end, in), 0, w->end.at);
}

/* ---- ranges ---- */

static bool same_text(struct arena *a, struct rich x, struct rich y)
{
    return strcmp(rich_text(a, x), rich_text(a, y)) == 0;
}

static struct rich range_text(struct teller *t, const struct when *w)
{
    struct rich start = date_text(t, &w->start);
    if (w->end.kind == DATE_NONE)
        return start;
    struct rich end = date_text(t, &w->end);
    if (t->style->collapse_same_year && same_text(t->arena, start, end))
        return start;
    shorten(t, w, &start, &end);
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

struct rich when_text(struct teller *t, const struct when *w)
{
    struct rich text = range_text(t, w);
    struct rich span = t->spans ? span_text(t, w) : (struct rich){0};
    if (rich_empty(span))
        return text;
    struct rich comma = rich_of(t->arena, ", ", 0, text.at);
    return rich_join(t->arena, rich_join(t->arena, text, comma), span);
}
