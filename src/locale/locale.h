/* locale: what a language calls things: months beside a year and beside a day,
 * years and months counted, "present", the usual titles of sections. Facts in
 * tables, one row a language: words.def is written by hand; cldr.def and
 * plural.def are CLDR's, by tools/make-locale. */
#pragma once
#include "base/base.h"

/* ---- language tags (BCP 47) ---- */

/* The first parts that a tag may have, with blanks between. */
extern const char locale_codes[];
/* Whether a text may be keyed by it: "de", "pt-BR". */
bool locale_is_tag(const char *tag);
/* The tag for what a user writes, a tag in any case or an English name as
 * RenderCV has them ("german", "mandarin_chinese"); NULL for neither. */
const char *locale_tag(struct arena *a, const char *word);
/* Which of the NULL-ended `tags` serves a reader of `lang` best: itself, what
 * means the same (nb for no, zh-Hant for zh-TW), what it begins with (de for
 * de-AT; RFC 4647, lookup), else the first of the same language; -1: none. */
int locale_choose(const char *lang, const char *const *tags);

/* ---- words ---- */

/* CLDR's plural categories. */
enum plural {
    PLURAL_ZERO,
    PLURAL_ONE,
    PLURAL_TWO,
    PLURAL_FEW,
    PLURAL_MANY,
    PLURAL_OTHER,
    PLURALS
};
enum count { COUNT_YEARS, COUNT_MONTHS, COUNTS };

enum usual_title {
#define TITLE(name, key) TITLE_##name,
#include "locale/title.def"
#undef TITLE
    TITLES
};

/* A language's words. Patterns of dates are in the words of the setting
 * templates.single_date. */
struct locale {
    const char *lang;                   /* that was asked for */
    bool known;                         /* else the words are English */
    const char *present;                /* where an ongoing span ends */
    const char *last_updated;           /* before a date */
    const char *degree_with_area;       /* with DEGREE and AREA */
    bool degree_whole;                  /* that stands for the two by itself */
    const char *page_of;                /* with {page} and {pages} */
    const char *portrait;               /* what a photo shows, with NAME */
    const char *comma;                  /* between two things: ", " */
    const char *short_date, *long_date; /* a month and its year */
    const char *year;                   /* alone: YEAR, YEAR年 */
    const char *between; /* a start and an end; "": no other than a dash */
    /* From January: beside a year or alone ("październik"), and beside a day
     * ("października"). */
    const char *short_month[12], *month[12];
    const char *short_month_of_day[12], *month_of_day[12];
    /* A number {0} of each, by category; "": as PLURAL_OTHER. Some hold the
     * number in the word, without a {0}. */
    const char *count[COUNTS][PLURALS];
    uint32_t own_zero; /* of the language's own digits; '0' for most */
    uint32_t zero;     /* of the digits that are printed: '0' */
    int plurals;       /* which row of plural.def */
};

/* Never NULL: the caller's own, to change before it is handed on. */
struct locale *locale_of(struct arena *a, const char *lang);
/* The category of n >= 0 things (CLDR, UTS #35 part 3, cardinal). */
enum plural locale_plural(const struct locale *w, int n);
/* n of them in words: "1 year", "5 лет", "سنتان". */
const char *locale_count(struct arena *a, const struct locale *w,
                         enum count which, int n);
/* n >= 0 in the language's digits, at least `width` of them. */
void locale_number(struct buf *b, const struct locale *w, int n, int width);
/* The word alone, as it stands beside the number n: "years". */
const char *locale_unit(struct arena *a, const struct locale *w,
                        enum count which, int n);
/* The title that sections of the name have; English where the language is not
 * known. */
const char *locale_title(struct arena *a, const char *lang,
                         enum usual_title title);
/* Likewise of the key that stands for one; NULL when it is none of them or
 * the language is not known. */
const char *locale_title_of(struct arena *a, const char *lang, const char *key);
/* Every language there are words for, NULL-ended. */
const char *const *locale_languages(struct arena *a);
