/* line_breaks against Unicode's own test file, and some cases by hand. */
#include "text/text.h"
#include "unicode.h"

static const char *breaks_of(struct arena *a, const char *text, size_t len)
{
    uint8_t *out = arena_alloc(a, len + 1);
    char *said = arena_alloc(a, len + 2);
    line_breaks(text, len, out);
    for (size_t i = 0; i <= len; i++)
        said[i] = out[i] == LINE_NO ? '.' : '/';
    return said;
}

static void unicode_cases(void **state)
{
    (void)state;
    unicode_file(UNICODE_FILES "LineBreakTest.txt", 7654, breaks_of);
}

static void assert_breaks(const char *text, const char *want)
{
    struct arena *a = arena_new();
    assert_string_equal(breaks_of(a, text, strlen(text)), want);
    arena_free(a);
}

static void by_hand(void **state)
{
    (void)state;
    assert_breaks("", "/");
    assert_breaks("a", "./");
    assert_breaks("a b", "..//");
    assert_breaks("a b-c d", "../././/");
    assert_breaks("$(12.50) x", ".........//");
    assert_breaks("a\xff\xc3 b", "....//"); /* ill-formed is U+FFFD */
}

static void a_zero_is_a_character(void **state)
{
    assert_string_equal(breaks_of(*state, "a\0 b", 4), "...//");
}

static void must_break(void **state)
{
    (void)state;
    uint8_t out[6];
    line_breaks("a\r\nbc", 5, out);
    const uint8_t want[6] = {LINE_NO,   LINE_NO, LINE_NO,
                             LINE_MUST, LINE_NO, LINE_MUST};
    assert_memory_equal(out, want, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unicode_cases),
        cmocka_unit_test(by_hand),
        cmocka_unit_test(must_break),
        cmocka_unit_test_setup_teardown(a_zero_is_a_character, arena_setup,
                                        arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
