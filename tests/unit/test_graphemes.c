/* grapheme_next against Unicode's own test file, and words that are cut. */
#include "text/text.h"
#include "unicode.h"

/* What begins at each byte; at the end, the next one would. */
static const char *graphemes_of(struct arena *a, const char *text, size_t len)
{
    char *said = arena_alloc(a, len + 2);
    memset(said, '.', len);
    said[len] = '/';
    for (const char *s = text; s < text + len; s = grapheme_next(s, text + len))
        said[s - text] = '/';
    return said;
}

static void unicode_cases(void **state)
{
    (void)state;
    unicode_file(UNICODE_FILES "GraphemeBreakTest.txt", 602, graphemes_of);
}

static void stays_in_the_text(void **state)
{
    (void)state;
    const char *text = "e\u0301\u0301x";
    assert_ptr_equal(grapheme_next(text, text + 3), text + 3);
    assert_ptr_equal(grapheme_next(text, text + 6), text + 5);
    const char *cut = "a\0b";
    assert_ptr_equal(grapheme_next(cut, cut + 3), cut + 1);
    assert_ptr_equal(grapheme_next(cut + 1, cut + 3), cut + 2);
}

/* Syllables of three jamo each and flags of two letters, and
 * an accent of another face than its letter, on lines that have
 * room for nothing. */
static void a_cut_word(void **state)
{
    struct arena *a = *state;
    const char *folder[] = {TEST_FOLDER "/..", NULL};
    struct fonts *f = fonts_new(folder);
    struct diags *d = diags_new(a);
    const char *text = "\u1100\u1161\u11a8\u1100\u1161\u11a8"
                       "\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7";
    const struct span span[] = {
        {.text = text}, {.text = "e", .style = SPAN_BOLD}, {.text = "\u0301o"}};
    struct rich rich = {.span = span, .count = 3};
    struct setting set = {.family = "EB Garamond", .lang = "ko"};
    const struct para *p = para_shape(a, d, f, &rich, &set);
    assert_non_null(p);
    struct breaking how = {.measure = 0.01};
    struct lines lines = para_break(a, p, &how);
    const char *starts = graphemes_of(a, p->text, p->len);
    assert_int_equal(lines.count, 6);
    assert_true(lines.overfull);
    for (int i = 0; i < lines.count; i++)
        assert_int_equal(starts[p->glyph[lines.line[i].first].from], '/');
    fonts_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unicode_cases),
        cmocka_unit_test(stays_in_the_text),
        cmocka_unit_test_setup_teardown(a_cut_word, arena_setup,
                                        arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
