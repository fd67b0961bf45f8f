/* The tables, and a language's words taken from them. A row holds its lists as
 * one string each, so that languages nobody asks for cost nothing. */
#include "locale/locale.h"
#include <string.h>
#include <strings.h>

struct spoken {
    const char *tag, *present, *last_updated, *degree_with_area, *page_of;
    const char *portrait;
    const char *titles;
};
static const struct spoken spoken[] = {
#define WORDS(tag, name, present, updated, degree, page, portrait, titles)     \
    {tag, present, updated, degree, page, portrait, titles},
#include "locale/words.def"
#undef WORDS
};
enum { SPOKEN = sizeof spoken / sizeof *spoken };

enum plural_rule {
#define PLURAL(name, zero, one, two, few, many) RULE_##name,
#include "locale/plural.def"
#undef PLURAL
};

struct dated {
    const char *tag;
    enum plural_rule plurals;
    uint32_t zero;
    const char *short_date, *long_date, *year, *between;
    const char *short_months, *short_months_of_day, *months, *months_of_day;
    const char *counts[COUNTS];
};
static const struct dated dated[] = {
#define CLDR(tag, plurals, zero, short_date, long_date, year, between,         \
             short_months, short_months_of_day, months, months_of_day, years,  \
             months_counted)                                                   \
    {tag,        RULE_##plurals, zero,                                         \
     short_date, long_date,      year,                                         \
     between,    short_months,   short_months_of_day,                          \
     months,     months_of_day,  {years, months_counted}},
#include "locale/cldr.def"
#undef CLDR
};
enum { DATED = sizeof dated / sizeof *dated };

static const struct spoken *find_spoken(const char *lang)
{
    const char *tags[SPOKEN + 1] = {NULL};
    for (int i = 0; i < SPOKEN; i++)
        tags[i] = spoken[i].tag;
    int i = locale_choose(lang, tags);
    return i < 0 ? NULL : &spoken[i];
}

/* Of every language that has words. */
static const struct dated *find_dated(const char *lang)
{
    const char *tags[DATED + 1] = {NULL};
    for (int i = 0; i < DATED; i++)
        tags[i] = dated[i].tag;
    return &dated[locale_choose(lang, tags)];
}

/* The texts of a list, as many as there are, at most `count`. */
static void split(struct arena *a, const char *list, const char **out,
                  int count)
{
    for (int i = 0; i < count; i++) {
        size_t len = strcspn(list, "|");
        out[i] = arena_copy(a, list, len);
        list += len + (list[len] == '|');
    }
}

static void split_months(struct arena *a, const char *of_year,
                         const char *of_day, const char **year,
                         const char **day)
{
    split(a, of_year, year, 12);
    if (*of_day)
        split(a, of_day, day, 12);
    else
        memcpy(day, year, 12 * sizeof *day);
}

/* CLDR's separator of a list's middle, where that is no comma of ours. */
static const char *comma_of(const char *lang)
{
    static const char *const other[] = {"ar", "fa", "ja", "ur", "zh", NULL};
    static const char *const comma[] = {"، ", "، ", "、", "، ", "，"};
    int i = locale_choose(lang, other);
    return i < 0 ? ", " : comma[i];
}

struct locale *locale_of(struct arena *a, const char *lang)
{
    const struct spoken *s = find_spoken(lang);
    bool known = s != NULL;
    if (!known)
        s = find_spoken("en");
    const struct dated *d = find_dated(known ? lang : "en");
    struct locale *w = arena_alloc(a, sizeof *w);
    *w = (struct locale){.lang = lang,
                         .known = known,
                         .present = s->present,
                         .last_updated = s->last_updated,
                         .degree_with_area = s->degree_with_area,
                         .page_of = s->page_of,
                         .portrait = s->portrait,
                         .comma = comma_of(known ? lang : "en"),
                         .degree_whole =
                             strncmp(s->degree_with_area, "AREA", 4) == 0,
                         .short_date = d->short_date,
                         .long_date = d->long_date,
                         .year = d->year,
                         .between = d->between,
                         .own_zero = d->zero,
                         .zero = '0',
                         .plurals = (int)d->plurals};
    split_months(a, d->short_months, d->short_months_of_day, w->short_month,
                 w->short_month_of_day);
    split_months(a, d->months, d->months_of_day, w->month, w->month_of_day);
    for (int u = 0; u < COUNTS; u++)
        split(a, d->counts[u], w->count[u], PLURALS);
    return w;
}

/* ---- counting ---- */

#define IN(n, low, high) ((n) >= (low) && (n) <= (high))

#define PLURAL(name, zero, one, two, few, many)                                \
    case RULE_##name:                                                          \
        is = (zero)   ? PLURAL_ZERO                                            \
             : (one)  ? PLURAL_ONE                                             \
             : (two)  ? PLURAL_TWO                                             \
             : (few)  ? PLURAL_FEW                                             \
             : (many) ? PLURAL_MANY                                            \
                      : PLURAL_OTHER;                                          \
        break;
enum plural locale_plural(const struct locale *w, int n)
{
    enum plural is = PLURAL_OTHER;
    switch ((enum plural_rule)w->plurals) {
#include "locale/plural.def"
    }
    return is;
}
#undef PLURAL

static const char *form(const struct locale *w, enum count which, int n)
{
    const char *f = w->count[which][locale_plural(w, n)];
    return *f ? f : w->count[which][PLURAL_OTHER];
}

void locale_number(struct buf *b, const struct locale *w, int n, int width)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%0*d", width, n);
    for (const char *c = digits; *c; c++)
        buf_utf8(b, w->zero + (uint32_t)(*c - '0'));
}

const char *locale_count(struct arena *a, const struct locale *w,
                         enum count which, int n)
{
    const char *f = form(w, which, n), *at = strstr(f, "{0}");
    if (!at)
        return f;
    struct buf b = buf_new(a);
    buf_add(&b, f, (size_t)(at - f));
    locale_number(&b, w, n, 1);
    buf_puts(&b, at + 3);
    return buf_text(&b);
}

/* Bytes of the blank that `s` begins with. */
static size_t blank(const char *s)
{
    return *s == ' ' ? 1 : strncmp(s, "\u00a0", 2) == 0 ? 2 : 0;
}

/* Bytes of the blank that ends at `end`, in a text from `begin` on. */
static size_t blank_before(const char *begin, const char *end)
{
    size_t n = end > begin ? blank(end - 1) : 0;
    return n || end - begin < 2 ? n : blank(end - 2) & 2;
}

const char *locale_unit(struct arena *a, const struct locale *w,
                        enum count which, int n)
{
    const char *f = form(w, which, n), *at = strstr(f, "{0}");
    if (!at)
        return f;
    const char *rest = at + 3;
    rest += blank(rest);
    if (!*rest)
        at -= blank_before(f, at);
    return arena_printf(a, "%.*s%s", (int)(at - f), f, rest);
}

/* ---- titles ---- */

static const char *const title_key[] = {
#define TITLE(name, key) key,
#include "locale/title.def"
#undef TITLE
};

static const char *title(struct arena *a, const struct spoken *s, int which)
{
    const char *titles[TITLES];
    split(a, s->titles, titles, TITLES);
    return titles[which];
}

const char *locale_title(struct arena *a, const char *lang,
                         enum usual_title which)
{
    const struct spoken *s = find_spoken(lang);
    return title(a, s ? s : find_spoken("en"), (int)which);
}

const char *locale_title_of(struct arena *a, const char *lang, const char *key)
{
    int i = 0;
    while (i < TITLES && strcmp(title_key[i], key) != 0)
        i++;
    const struct spoken *s = i < TITLES ? find_spoken(lang) : NULL;
    return s ? title(a, s, i) : NULL;
}

const char *const *locale_languages(struct arena *a)
{
    const char **tags = arena_array(a, SPOKEN + 1, sizeof *tags);
    for (int i = 0; i < SPOKEN; i++)
        tags[i] = spoken[i].tag;
    return tags;
}
