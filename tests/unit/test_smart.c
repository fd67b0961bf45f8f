/* Typed characters and what is printed for them. A row is: what is on, what
 * is typed, what is printed; NULL: the same. */
#include "check.h"
#include <string.h>

#include "story/smart.h"

struct row {
    const char *smart, *typed, *printed;
};

#define ALL "dashes quotes apostrophes ellipsis minus"
#define DASH(typed, printed)                                                   \
    {                                                                          \
        "dashes", typed, printed                                               \
    }
#define SAME(typed)                                                            \
    {                                                                          \
        ALL, typed, NULL                                                       \
    }

static const struct row english[] = {
    /* ranges */
    DASH("2022-2026", "2022–2026"),
    DASH("2022.9-2026.8 (expected)", "2022.9–2026.8 (expected)"),
    DASH("pp. 3-5", "pp. 3–5"),
    DASH("pp.3-5", "pp.3–5"),
    DASH("(2019-2021),", "(2019–2021),"),
    DASH("10-15%", "10–15%"),
    DASH("5%-10%", "5%–10%"),
    DASH("3-5x faster", "3–5x faster"),
    DASH("$10-20", "$10–20"),
    DASH("$10-$20", "$10–$20"),
    DASH("9:00-17:00", "9:00–17:00"),
    DASH("09:00-17:00", "09:00–17:00"),
    DASH("1990s-2000s", "1990s–2000s"),
    DASH("145-52", "145–52"),
    DASH("2022-26", "2022–26"),
    DASH("2022-23", "2022–23"),
    DASH("09.2020-03.2021", "09.2020–03.2021"),
    DASH("09/2020-03/2021", "09/2020–03/2021"),
    DASH("2022-present", "2022–present"),
    DASH("2022-Present.", "2022–Present."),
    DASH("Jan-Mar 2024", "Jan–Mar 2024"),
    DASH("Mon-Fri", "Mon–Fri"),
    DASH("Sept 2022-June 2026", "Sept 2022–June 2026"),
    DASH("Sept. 2022-Dec. 2023", "Sept. 2022–Dec. 2023"),
    DASH("Python 3.10-3.12", "Python 3.10–3.12"),
    DASH("1-2", "1–2"),
    DASH("1,000-2,000", "1,000–2,000"),
    DASH("100-200 users", "100–200 users"),
    DASH("~5-10", "~5–10"),
    DASH("pages 3-5, 8-9", "pages 3–5, 8–9"),
    DASH("2022 - 2026", "2022 – 2026"),
    DASH("Ada - a poet", "Ada – a poet"),
    DASH("2020--2024", "2020–2024"),
    DASH("yes---no", "yes—no"),
    DASH("yes -- no", "yes – no"),
    DASH("3.5-7", "3.5–7"),
    DASH(").x--y", ").x–y"),
    /* no ranges */
    SAME(".5-6"),
    SAME("0999-present"),
    SAME("2250-present"),
    SAME("2020s-present"),
    SAME("3a4-5a4"),
    SAME("3_-5_"),
    SAME("007-8"),
    SAME("7-008"),
    SAME("3-1.2.3"),
    SAME("10-9.5"),
    SAME("10.5-7"),
    SAME("145-32"),
    SAME("2020-1.5"),
    SAME("5%-10kg"),
    SAME("5%-10k"),
    SAME("a -b"),
    SAME("é-5"),
    SAME("-.x"),
    /* addresses and names */
    SAME("./x--y"),
    SAME("é.é--b"),
    SAME("2.x--y"),
    SAME("x.é--y"),
    DASH("x.“--y", "x.“–y"),
    /* quotes beyond ASCII, and alone */
    {"quotes", "–\"so\" —\"so\"", "–“so” —“so”"},
    {"quotes", "a\u00a0\"so\" b\u202f\"so\"", "a\u00a0“so” b\u202f“so”"},
    {"quotes", "\"a \"b\"", "“a \"b”"},
    {"apostrophes", "l'été d'une", "l’été d’une"},
    {"apostrophes quotes", "' a'", "' a’"},
    SAME("é\""),
    SAME("'9"),
    SAME("'9x"),
    SAME("'123"),
    SAME("2022-10-01"),
    SAME("2022-10"),
    SAME("2020-01"),
    SAME("555-0100"),
    SAME("555-1234"),
    SAME("+1-555-123-4567"),
    SAME("1-800-555-0100"),
    SAME("COVID-19"),
    SAME("GPT-4"),
    SAME("UTF-8"),
    SAME("x86-64"),
    SAME("well-known"),
    SAME("state-of-the-art"),
    SAME("F-16"),
    SAME("A4-A5"),
    SAME("3-2"),
    SAME("50-50"),
    SAME("24-7"),
    SAME("ISO 9001-2015"),
    SAME("IEEE 802.11-2016"),
    SAME("Boeing 737-800"),
    SAME("2008-era"),
    SAME("https://example.org/2022-2026"),
    SAME("a@b.org"),
    SAME("--flag"),
    SAME("-v"),
    SAME("978-3-16-148410-0"),
    SAME("2022-"),
    SAME("-"),
    SAME("may-be"),
    SAME("----"),
    SAME("CVE 2021-44228"),
    SAME("top-10"),
    SAME("5-year"),
    SAME("3-D"),
    SAME("2-in-1"),
    SAME("log_2-3"),
    /* quotes */
    {"quotes", "\"So\"", "“So”"},
    {"quotes", "a \"quick\" fox.", "a “quick” fox."},
    {"quotes", "(\"so\")", "(“so”)"},
    {"quotes", "\"one\" and \"two\"", "“one” and “two”"},
    {"quotes", "\"so,\" he said", "“so,” he said"},
    {"quotes", "an 'inner' one", "an ‘inner’ one"},
    {"quotes", "\"an 'inner' one\"", "“an ‘inner’ one”"},
    {"quotes", "\"'inner' at once\"", "“‘inner’ at once”"},
    {"quotes", "a 19\" screen", NULL},
    {"quotes", "6'2\" tall", NULL},
    {"quotes", "a lone \" there", NULL},
    {"quotes", "a lone \"there", NULL},
    {"quotes", "don't", NULL},
    {"quotes", "\"example.org\"", "“example.org”"},
    {"quotes", "x=\"y\"", NULL},
    {"dashes", "\"so\"", NULL},
    /* apostrophes */
    {"apostrophes", "don't", "don’t"},
    {"apostrophes", "O'Brien's", "O’Brien’s"},
    {"apostrophes", "the '90s", "the ’90s"},
    {"apostrophes", "class of '24", "class of ’24"},
    {"apostrophes", "students' union", "students’ union"},
    {"apostrophes", "'tis", "’tis"},
    {"apostrophes", "6'2", NULL},
    {"apostrophes", "user's@example.org", NULL},
    {"quotes apostrophes", "he said 'don't'", "he said ‘don’t’"},
    {"quotes apostrophes", "the '90s' end", "the ’90s’ end"},
    {"quotes apostrophes", "dogs' and cats'", "dogs’ and cats’"},
    {"quotes apostrophes", "rock 'n' roll", "rock ‘n’ roll"},
    {"quotes apostrophes", "\"Ada's\" and 'Bob's'", "“Ada’s” and ‘Bob’s’"},
    /* ellipses */
    {"ellipsis", "and so on...", "and so on…"},
    {"ellipsis", "wait... what", "wait… what"},
    {"ellipsis", "wait...what", "wait…what"},
    {"ellipsis", "(...)", "(…)"},
    {"ellipsis", "a ... b", "a … b"},
    {"ellipsis", "....", NULL},
    {"ellipsis", "..", NULL},
    {"ellipsis", "../up", NULL},
    {"ellipsis", "f(...args)", "f(…args)"},
    {"ellipsis", "...args", NULL},
    /* minuses */
    {"minus", "-5 °C", "−5 °C"},
    {"minus", "(-3.2)", "(−3.2)"},
    {"minus", "from -5 to -1", "from −5 to −1"},
    {"minus", "-.5", "−.5"},
    {"minus", "GPT-4", NULL},
    {"minus", "a - b", NULL},
    {"minus", "-x", NULL},
    {"minus", "2022-2026", NULL},
    /* together, and nothing */
    {ALL, "\"2022-2026\" isn't -5...", "“2022–2026” isn’t −5…"},
    {"", "\"2022-2026\" isn't -5...", NULL},
};

static const struct {
    const char *lang, *printed;
} languages[] = {
    {"en", "“so” ‘la’ l’on"},
    {"en-GB", "“so” ‘la’ l’on"},
    {"de", "„so“ ‚la‘ l’on"},
    {"de-CH", "«so» ‹la› l’on"},
    {"de-AT", "„so“ ‚la‘ l’on"},
    {"es", "«so» “la” l’on"},
    {"fr", "«\u202fso\u202f» “la” l’on"},
    {"it", "«so» “la” l’on"},
    {"pt", "«so» “la” l’on"},
    {"pt-BR", "“so” ‘la’ l’on"},
    {"nl", "“so” ‘la’ l’on"},
    {"sv", "”so” ’la’ l’on"},
    {"pl", "„so” ‚la’ l’on"},
    {"ru", "«so» „la“ l’on"},
    {"uk", "«so» „la“ l’on"},
    {"el", "«so» “la” l’on"},
    {"xx", "“so” ‘la’ l’on"},
};

static const char *print(struct arena *a, const char *smart, const char *lang,
                         const char *typed)
{
    struct rich r = rich_of(a, typed, 0, (struct mark){0});
    return rich_text(a, smart_text(a, r, smart_of(smart), lang));
}

static void table(void **state)
{
    int failed = 0;
    for (size_t i = 0; i < sizeof english / sizeof *english; i++) {
        const struct row *r = &english[i];
        const char *got = print(*state, r->smart, "en", r->typed);
        const char *want = r->printed ? r->printed : r->typed;
        if (strcmp(got, want) != 0) {
            print_error("%s: wanted %s, got %s\n", r->typed, want, got);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void quotes_by_language(void **state)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        assert_string_equal(
            print(*state, ALL, languages[i].lang, "\"so\" 'la' l'on"),
            languages[i].printed);
}

/* Code stays; links lead where they led; a sign in two spans is two. */
static void spans(void **state)
{
    struct arena *a = *state;
    const struct span span[] = {
        {"run \"", 0, NULL, NULL},
        {"a-\"b\"...1-2", SPAN_CODE, NULL, NULL},
        {"\" for ", 0, NULL, NULL},
        {"2022-2026", SPAN_BOLD, "https://example.org/2022-2026?a='b'", NULL},
        {" and.", 0, NULL, NULL},
        {"..", SPAN_ITALIC, NULL, NULL},
    };
    struct rich r = {span, 6, {0}};
    r = smart_text(a, r, smart_of(ALL), "en");
    static const char *const want[] = {"run “",     "a-\"b\"...1-2", "” for ",
                                       "2022–2026", " and.",         ".."};
    for (int i = 0; i < 6; i++) {
        assert_string_equal(r.span[i].text, want[i]);
        assert_int_equal(r.span[i].style, span[i].style);
        assert_ptr_equal(r.span[i].url, span[i].url);
    }
}

/* No quadratic time: a million quotes and hyphens. */
static void long_texts(void **state)
{
    struct arena *a = *state;
    struct buf b = buf_new(a);
    for (int i = 0; i < 250000; i++)
        buf_puts(&b, "'-\"-");
    for (int i = 0; i < 1000000; i++)
        buf_putc(&b, '-');
    assert_non_null(print(a, ALL, "en", buf_text(&b)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table),
        cmocka_unit_test(quotes_by_language),
        cmocka_unit_test(spans),
        cmocka_unit_test(long_texts),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
