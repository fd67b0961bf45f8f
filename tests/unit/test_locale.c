/* Words of languages: nothing missing, plurals by CLDR. */
#include "check.h"
#include "locale/locale.h"
#include <string.h>

/* ---- the tables ---- */

static bool is_told(const char *s)
{
    return s && *s && !strchr(s, '|');
}

static void check_language(struct arena *a, const char *tag)
{
    const struct locale *l = locale_of(a, tag);
    assert_true(l->known);
    assert_string_equal(l->lang, tag);
    const char *const one[] = {l->present, l->last_updated, l->degree_with_area,
                               l->page_of, l->short_date,   l->long_date};
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        assert_true(is_told(one[i]));
    for (int m = 0; m < 12; m++) {
        assert_true(is_told(l->short_month[m]) && is_told(l->month[m]));
        assert_true(is_told(l->short_month_of_day[m]));
        assert_true(is_told(l->month_of_day[m]));
    }
    for (int t = 0; t < TITLES; t++)
        assert_true(is_told(locale_title(a, tag, (enum usual_title)t)));
    for (int n = 0; n < 130; n++)
        for (int u = 0; u < COUNTS; u++) {
            assert_true(is_told(locale_count(a, l, (enum count)u, n)));
            assert_true(is_told(locale_unit(a, l, (enum count)u, n)));
        }
    assert_non_null(strstr(l->degree_with_area, "DEGREE"));
    assert_non_null(strstr(l->degree_with_area, "AREA"));
    assert_non_null(strstr(l->page_of, "{page}"));
    assert_non_null(strstr(l->page_of, "{pages}"));
    assert_non_null(strstr(l->portrait, "NAME"));
    assert_non_null(l->comma);
    assert_non_null(strstr(l->short_date, "YEAR"));
    assert_non_null(strstr(l->long_date, "MONTH"));
}

static void nothing_is_missing(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    int count = 0;
    for (const char *const *tag = locale_languages(a); *tag; tag++, count++) {
        check_language(a, *tag);
        assert_true(locale_is_tag(*tag));
        assert_string_equal(locale_tag(a, *tag), *tag);
    }
    assert_true(count >= 35);
    arena_free(a);
}

static void names_lead_to_tags(void **state)
{
    (void)state;
    static const char *const pair[][2] = {
        {"english", "en"},
        {"arabic", "ar"},
        {"danish", "da"},
        {"dutch", "nl"},
        {"french", "fr"},
        {"german", "de"},
        {"hebrew", "he"},
        {"hindi", "hi"},
        {"hungarian", "hu"},
        {"indonesian", "id"},
        {"italian", "it"},
        {"japanese", "ja"},
        {"korean", "ko"},
        {"mandarin_chinese", "zh"},
        {"norwegian_bokmål", "nb"},
        {"norwegian_nynorsk", "nn"},
        {"persian", "fa"},
        {"portuguese", "pt"},
        {"russian", "ru"},
        {"spanish", "es"},
        {"turkish", "tr"},
        {"vietnamese", "vi"},
        {"Polish", "pl"},
        {"DE-at", "de-at"},
        {"klingon", NULL},
        {"", NULL},
        {"d", NULL},
        {"yue", "yue"},
        {"ds", NULL},
        {"en-", NULL},
        {"en-a", NULL},
        {"en-GB-a", NULL},
        {"en-GB-oxendict", "en-GB-oxendict"},
        {"en-abcdefghi", NULL},
        {"en-G$", NULL},
        {"en-G:", NULL},
        {"en-G[", NULL},
        {"en-G~", NULL},
        {"es-419", "es-419"},
        {"en-abcdefgh-abcdefgh-abcdefgh-abcdefgh", NULL},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        const char *tag = locale_tag(a, pair[i][0]);
        assert_true(pair[i][1] ? tag && strcmp(tag, pair[i][1]) == 0 : !tag);
    }
    arena_free(a);
}

/* ---- which row ---- */

static void texts_are_chosen(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *tags[4];
        int chosen;
    } row[] = {
        {"de-AT", {"en", "de", "de-AT"}, 2},
        {"de-AT", {"en", "de"}, 1},
        {"de", {"en", "de-CH"}, 1},
        {"no-NO", {"en", "nb"}, 1},
        {"nob", {"en", "nb"}, -1},
        {"zh", {"en", "zh-TW"}, 1},
        {"no", {"en", "nb"}, 1},
        {"nb", {"en", "no"}, 1},
        {"nb-NO", {"en", "no"}, 1},
        {"no", {"nn", "no", "nb"}, 1},
        {"nn", {"nb", "no"}, -1},
        {"zh-TW", {"zh", "zh-Hant"}, 1},
        {"zh-TW", {"zh-HK", "zh"}, 0},
        {"zh-Hant", {"zh", "zh-TW"}, 1},
        {"zh-TW", {"en", "zh"}, 1},
        {"zh-CN", {"zh-TW", "zh"}, 1},
        {"zh", {"zh-Hant", "zh"}, 1},
        {"fr", {"en", "de"}, -1},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        assert_int_equal(locale_choose(row[i].lang, row[i].tags),
                         row[i].chosen);
}

static void rows_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *january, *present;
    } row[] = {
        {"de", "Januar", "heute"},
        {"de-AT", "Jänner", "heute"},
        {"de-CH", "Januar", "heute"},
        {"pt-BR", "janeiro", "atual"},
        {"pt-PT", "janeiro", "presente"},
        {"pt-AO", "janeiro", "presente"},
        {"no", "januar", "nå"},
        {"zh-Hans-CN", "一月", "至今"},
        {"zh-tw", "1月", "現在"},
        {"zh-Hant-HK", "1月", "現在"},
        {"sr-Latn-RS", "januar", "danas"},
        {"sr-RS", "јануар", "данас"},
        {"eo", "January", "present"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const struct locale *l = locale_of(a, row[i].lang);
        assert_string_equal(l->month[0], row[i].january);
        assert_string_equal(l->present, row[i].present);
        assert_int_equal(l->known, strcmp(row[i].lang, "eo") != 0);
    }
    arena_free(a);
}

static void the_best_text_is_chosen(void **state)
{
    (void)state;
    static const char *const tags[] = {"en", "pt-PT",   "de",
                                       "pt", "zh-Hant", NULL};
    assert_int_equal(locale_choose("de", tags), 2);
    assert_int_equal(locale_choose("de-AT", tags), 2);
    assert_int_equal(locale_choose("DE-at-1996", tags), 2);
    assert_int_equal(locale_choose("pt-BR", tags), 3);
    assert_int_equal(locale_choose("pt-pt", tags), 1);
    assert_int_equal(locale_choose("zh", tags), 4);
    assert_int_equal(locale_choose("d", tags), -1);
    assert_int_equal(locale_choose("fr", tags), -1);
}

/* ---- counts ---- */

static void counts_are_right(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        enum count which;
        int n;
        const char *text;
    } count[] = {
        {"en", COUNT_YEARS, 1, "1 year"},
        {"en", COUNT_YEARS, 0, "0 years"},
        {"en", COUNT_MONTHS, 11, "11 months"},
        {"ru", COUNT_YEARS, 1, "1 год"},
        {"ru", COUNT_YEARS, 2, "2 года"},
        {"ru", COUNT_YEARS, 5, "5 лет"},
        {"ru", COUNT_YEARS, 11, "11 лет"},
        {"ru", COUNT_YEARS, 12, "12 лет"},
        {"ru", COUNT_YEARS, 21, "21 год"},
        {"ru", COUNT_YEARS, 112, "112 лет"},
        {"ru", COUNT_MONTHS, 2, "2 месяца"},
        {"uk", COUNT_YEARS, 3, "3 роки"},
        {"uk", COUNT_MONTHS, 5, "5 місяців"},
        {"pl", COUNT_YEARS, 1, "1 rok"},
        {"pl", COUNT_YEARS, 2, "2 lata"},
        {"pl", COUNT_YEARS, 5, "5 lat"},
        {"pl", COUNT_YEARS, 12, "12 lat"},
        {"pl", COUNT_YEARS, 22, "22 lata"},
        {"pl", COUNT_YEARS, 21, "21 lat"},
        {"cs", COUNT_YEARS, 1, "1 rok"},
        {"cs", COUNT_YEARS, 4, "4 roky"},
        {"cs", COUNT_YEARS, 5, "5 let"},
        {"cs", COUNT_YEARS, 22, "22 let"},
        {"ar", COUNT_YEARS, 0, "0 سنة"},
        {"ar", COUNT_YEARS, 1, "سنة"},
        {"ar", COUNT_YEARS, 2, "سنتان"},
        {"ar", COUNT_YEARS, 3, "3 سنوات"},
        {"ar", COUNT_YEARS, 11, "11 سنة"},
        {"ar", COUNT_MONTHS, 11, "11 شهرًا"},
        {"ar", COUNT_YEARS, 100, "100 سنة"},
        {"he", COUNT_MONTHS, 2, "חודשיים"},
        {"lv", COUNT_YEARS, 10, "10 gadu"},
        {"lv", COUNT_YEARS, 21, "21 gads"},
        {"lt", COUNT_MONTHS, 9, "9 mėnesiai"},
        {"ro", COUNT_YEARS, 20, "20 de ani"},
        {"ro", COUNT_YEARS, 19, "19 ani"},
        {"sl", COUNT_YEARS, 2, "2 leti"},
        {"fr", COUNT_YEARS, 0, "0\u00a0an"},
        {"fr", COUNT_YEARS, 2, "2 ans"},
        {"ja", COUNT_MONTHS, 3, "3 か月"},
        {"zh", COUNT_YEARS, 2, "2年"},
        {"tr", COUNT_YEARS, 5, "5 yıl"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof count / sizeof *count; i++) {
        const struct locale *l = locale_of(a, count[i].lang);
        assert_string_equal(locale_count(a, l, count[i].which, count[i].n),
                            count[i].text);
    }
    const struct locale *en = locale_of(a, "en"), *ar = locale_of(a, "ar");
    assert_string_equal(locale_unit(a, en, COUNT_YEARS, 3), "years");
    assert_string_equal(locale_unit(a, ar, COUNT_YEARS, 3), "سنوات");
    assert_string_equal(locale_unit(a, ar, COUNT_YEARS, 2), "سنتان");
    assert_string_equal(locale_unit(a, locale_of(a, "zh"), COUNT_MONTHS, 2),
                        "个月");
    arena_free(a);
}

static void every_category_is_met(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        int n[PLURALS]; /* that is of the category; -1: none is */
    } of[] = {
        {"ar", {0, 1, 2, 103, 111, 100}},    {"ru", {-1, 101, -1, 24, 14, -1}},
        {"pl", {-1, 1, -1, 34, 101, -1}},    {"cs", {-1, 1, -1, 3, -1, 0}},
        {"en", {-1, 1, -1, -1, -1, 0}},      {"ja", {-1, -1, -1, -1, -1, 1}},
        {"lv", {30, 31, -1, -1, -1, 22}},    {"sl", {-1, 101, 102, 104, -1, 5}},
        {"is", {-1, 21, -1, -1, -1, 11}},    {"he", {-1, 1, 2, -1, -1, 20}},
        {"fr", {-1, 0, -1, -1, 1000000, 2}},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        for (int c = 0; c < PLURALS; c++)
            if (of[i].n[c] >= 0)
                assert_int_equal(
                    locale_plural(locale_of(a, of[i].lang), of[i].n[c]), c);
    arena_free(a);
}

/* Numbers at the edges of a language's rules, by CLDR's samples. */
static void edges_of_categories(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        enum plural is;
        int n[12]; /* up to a -1 */
    } of[] = {
        {"af", PLURAL_ONE, {1, -1}},
        {"af", PLURAL_OTHER, {0, 2, 11, -1}},
        {"ar", PLURAL_FEW, {3, 10, 110, -1}},
        {"ar", PLURAL_MANY, {11, 99, 199, -1}},
        {"ar", PLURAL_OTHER, {100, 101, 102, 200, -1}},
        {"be", PLURAL_ONE, {1, 21, 101, -1}},
        {"be", PLURAL_FEW, {2, 4, 22, 104, -1}},
        {"be", PLURAL_MANY, {0, 5, 9, 10, 11, 12, 14, 19, 20, 111, 112, -1}},
        {"bn", PLURAL_ONE, {0, 1, -1}},
        {"bn", PLURAL_OTHER, {2, 10, 101, -1}},
        {"bs", PLURAL_ONE, {1, 21, 101, -1}},
        {"bs", PLURAL_FEW, {2, 4, 22, 104, -1}},
        {"bs", PLURAL_OTHER, {0, 5, 10, 11, 12, 14, 19, 112, -1}},
        {"ca", PLURAL_ONE, {1, -1}},
        {"ca", PLURAL_MANY, {1000000, 2000000, -1}},
        {"ca", PLURAL_OTHER, {0, 2, 1000001, -1}},
        {"cs", PLURAL_FEW, {2, 4, -1}},
        {"cs", PLURAL_OTHER, {0, 5, 22, -1}},
        {"fr", PLURAL_ONE, {0, 1, -1}},
        {"fr", PLURAL_OTHER, {2, 17, 1000001, -1}},
        {"id", PLURAL_OTHER, {0, 1, 2, -1}},
        {"is", PLURAL_ONE, {1, 21, 101, -1}},
        {"is", PLURAL_OTHER, {0, 2, 11, 111, -1}},
        {"lt", PLURAL_ONE, {1, 21, 101, -1}},
        {"lt", PLURAL_FEW, {2, 9, 22, 102, -1}},
        {"lt", PLURAL_OTHER, {0, 10, 11, 12, 19, 20, 111, 112, -1}},
        {"lv", PLURAL_ZERO, {0, 10, 11, 19, 20, 111, -1}},
        {"lv", PLURAL_ONE, {1, 21, 101, -1}},
        {"lv", PLURAL_OTHER, {2, 9, 22, 102, -1}},
        {"pl", PLURAL_FEW, {2, 4, 22, 104, -1}},
        {"pl", PLURAL_MANY, {0, 5, 9, 10, 11, 12, 14, 19, 20, 21, 112, -1}},
        {"pt", PLURAL_ONE, {0, 1, -1}},
        {"pt", PLURAL_MANY, {1000000, 2000000, -1}},
        {"pt", PLURAL_OTHER, {2, 17, 1000001, -1}},
        {"ro", PLURAL_ONE, {1, -1}},
        {"ro", PLURAL_FEW, {0, 2, 19, 101, 119, -1}},
        {"ro", PLURAL_OTHER, {20, 35, 100, 120, -1}},
        {"sl", PLURAL_FEW, {3, 4, 103, 104, -1}},
        {"sl", PLURAL_OTHER, {0, 5, 100, 105, -1}},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        for (const int *n = of[i].n; *n >= 0; n++) {
            enum plural is = locale_plural(locale_of(a, of[i].lang), *n);
            if (is != of[i].is)
                fail_msg("%d of %s is %d", *n, of[i].lang, (int)is);
        }
    arena_free(a);
}

/* ---- titles ---- */

/* Words of one's own: not every category, the number in their middle. */
static void words_of_a_user_are_counted(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct locale *w = locale_of(a, "en");
    w->count[0][PLURAL_ONE] = "";
    w->count[0][PLURAL_OTHER] = "some {0} years";
    assert_string_equal(locale_count(a, w, 0, 1), "some 1 years");
    assert_string_equal(locale_unit(a, w, 0, 1), "some years");
    w->count[0][PLURAL_OTHER] = "~{0}\u00a0y";
    assert_string_equal(locale_count(a, w, 0, 2), "~2\u00a0y");
    assert_string_equal(locale_unit(a, w, 0, 2), "~y");
    w->count[0][PLURAL_OTHER] = "an {0}";
    assert_string_equal(locale_unit(a, w, 0, 2), "an");
    w->count[0][PLURAL_OTHER] = "an\u00a0{0}";
    assert_string_equal(locale_unit(a, w, 0, 2), "an");
    w->count[0][PLURAL_OTHER] = "é{0}";
    assert_string_equal(locale_unit(a, w, 0, 2), "é");
    w->count[0][PLURAL_OTHER] = "{0}";
    assert_string_equal(locale_unit(a, w, 0, 2), "");
    w->count[0][PLURAL_OTHER] = "years";
    assert_string_equal(locale_unit(a, w, 0, 2), "years");
    arena_free(a);
}

static void titles_have_keys(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_string_equal(locale_title_of(a, "de", "experience"),
                        "Berufserfahrung");
    assert_string_equal(locale_title_of(a, "de-AT", "education"), "Ausbildung");
    assert_string_equal(locale_title_of(a, "fr", "memberships"),
                        "Affiliations");
    assert_null(locale_title_of(a, "de", "Experience"));
    assert_null(locale_title_of(a, "de", ""));
    assert_null(locale_title_of(a, "eo", "experience"));
    assert_string_equal(locale_title(a, "eo", TITLE_SKILLS), "Skills");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_missing),
        cmocka_unit_test(names_lead_to_tags),
        cmocka_unit_test(texts_are_chosen),
        cmocka_unit_test(rows_are_found),
        cmocka_unit_test(the_best_text_is_chosen),
        cmocka_unit_test(counts_are_right),
        cmocka_unit_test(every_category_is_met),
        cmocka_unit_test(edges_of_categories),
        cmocka_unit_test(words_of_a_user_are_counted),
        cmocka_unit_test(titles_have_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
