/* `locale`: the language, and words that are to be others than its own. */
#include "resume/read.h"
#include <string.h>

const struct keys locale_keys = {
    "locale", "",
    "language last_updated month months year years present phrases "
    "month_abbreviations month_names digits phone_number_format "
    "page_numbering_template last_updated_date_template date_template to "
    "abbreviations_for_months full_names_of_months"};
/* Of older files; their meaning has gone into layouts or other keys. */
static const char old_keys[] =
    "phone_number_format page_numbering_template last_updated_date_template "
    "date_template to abbreviations_for_months full_names_of_months";
const struct keys phrase_keys = {"phrases", "", "degree_with_area page"};

const char *locale_read(struct reading *r, const struct node *locale)
{
    if (!locale || !is_kind(r, locale, NODE_MAP, "'key: value' pairs"))
        return NULL;
    read_keys(r, locale, &locale_keys, false);
    const struct node *n = node_get(locale, "language");
    const char *word = n ? read_word(r, n, "a language") : NULL;
    const char *tag = word ? locale_tag(r->a, word) : NULL;
    if (word && !tag) {
        diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'language'",
             quoted(r->a, word));
        diag_hint(r->d, "a language tag as in: en, de, pt-BR");
    }
    return tag;
}

/* ---- words ---- */

/* Whether words are the asked language's: in a map of languages it is one,
 * and all others are the file's own. */
static bool is_meant(const struct reading *r, const struct node *n)
{
    const char *const own[] = {r->own, NULL};
    if (!is_language_map(r, n))
        return locale_choose(r->lang, own) == 0;
    for (const struct node *c = n->child; c; c = c->next) {
        const char *const tag[] = {c->key, NULL};
        if (locale_choose(r->lang, tag) == 0)
            return true;
    }
    return false;
}

static void read_text(struct reading *r, const struct node *map,
                      const char *key, const char **out)
{
    const struct node *n = node_get(map, key);
    const char *word = n && is_meant(r, n) ? read_word(r, n, "a text") : NULL;
    if (word)
        *out = word;
}

/* The same for months beside a year and beside a day. */
static void read_months(struct reading *r, const struct node *locale,
                        const char *key, const char **year, const char **day)
{
    const struct node *n = node_get(locale, key);
    if (!n || n->kind == NODE_NULL || !is_meant(r, n))
        return;
    const char *const *month = read_words(r, n, "a month");
    int count = 0;
    while (month[count])
        count++;
    if (count != 12) {
        diag(r->d, n->key_at, DIAG_BAD_VALUE, "'%s' has %d months, not 12", key,
             count);
        return;
    }
    memcpy(year, month, 12 * sizeof *year);
    memcpy(day, month, 12 * sizeof *day);
}

/* A word for `count`, which wants to know where the number stands. */
static const char *counted(struct arena *a, const char *word)
{
    return strstr(word, "{0}") ? word : arena_printf(a, "{0} %s", word);
}

const struct keys plural_keys = {"plural forms", "",
                                 "zero one two few many other"};

static void read_forms(struct reading *r, const struct node *map,
                       const char **forms)
{
    static const char *const category[] = {"zero", "one",  "two",
                                           "few",  "many", "other"};
    read_keys(r, map, &plural_keys, false);
    for (int i = 0; i < PLURALS; i++) {
        const char *word = NULL;
        read_text(r, map, category[i], &word);
        if (word)
            forms[i] = counted(r->a, word);
    }
}

/* `one` is the word beside 1; `many` the word beside any other number, or the
 * words by category. */
static void read_count(struct reading *r, const struct node *locale,
                       const char *one, const char *many, const char **forms)
{
    const struct node *n = node_get(locale, many);
    const char *word = NULL;
    if (n && n->kind == NODE_MAP && !is_language_map(r, n) && is_meant(r, n))
        read_forms(r, n, forms);
    else
        read_text(r, locale, many, &word);
    if (word) {
        for (int i = 0; i < PLURAL_OTHER; i++)
            forms[i] = i == PLURAL_ONE ? forms[i] : "";
        forms[PLURAL_OTHER] = counted(r->a, word);
    }
    word = NULL;
    read_text(r, locale, one, &word);
    if (word)
        forms[PLURAL_ONE] = counted(r->a, word);
}

static void read_phrases(struct reading *r, const struct node *locale,
                         struct locale *w)
{
    const struct node *n = node_get(locale, "phrases");
    if (!n || !is_kind(r, n, NODE_MAP, "'key: value' pairs"))
        return;
    read_keys(r, n, &phrase_keys, false);
    const char *own = NULL;
    read_text(r, n, "degree_with_area", &own);
    if (own) {
        w->degree_with_area = own;
        w->degree_whole = true;
    }
    read_text(r, n, "page", &w->page_of);
}

/* `digits`: latin, or the language's own. */
static void read_digits(struct reading *r, const struct node *locale,
                        struct locale *w)
{
    const char *word = NULL;
    read_text(r, locale, "digits", &word);
    if (!word)
        return;
    if (strcmp(word, "native") == 0) {
        w->zero = w->own_zero;
    } else if (strcmp(word, "latin") != 0) {
        const struct node *n = node_get(locale, "digits");
        diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'digits'",
             quoted(r->a, word));
        diag_hint(r->d, "native: the language's own; latin: 0123456789");
    }
}

const struct locale *words_read(struct reading *r, const struct node *locale)
{
    struct locale *w = locale_of(r->a, r->lang);
    if (!locale || locale->kind != NODE_MAP)
        return w;
    for (const struct node *c = locale->child; c; c = c->next)
        if (has_word(old_keys, c->key))
            diag(r->d, c->key_at, DIAG_NOT_USED, "'%s' of locale", c->key);
    read_text(r, locale, "present", &w->present);
    read_text(r, locale, "last_updated", &w->last_updated);
    read_months(r, locale, "month_abbreviations", w->short_month,
                w->short_month_of_day);
    read_months(r, locale, "month_names", w->month, w->month_of_day);
    read_count(r, locale, "year", "years", w->count[COUNT_YEARS]);
    read_count(r, locale, "month", "months", w->count[COUNT_MONTHS]);
    read_phrases(r, locale, w);
    read_digits(r, locale, w);
    return w;
}

void words_check(struct reading *r, const struct node *locale, struct mark at,
                 const struct locale *w)
{
    bool own = locale && (node_get(locale, "month_names") ||
                          node_get(locale, "month_abbreviations"));
    if (w->known || own || !r->dated)
        return;
    diag(r->d, at, DIAG_NO_WORDS, "%s: dates are in English",
         quoted(r->a, w->lang));
    diag_hint(r->d, "locale: {present: …, month_names: [… twelve of them]} "
                    "has them otherwise");
}
