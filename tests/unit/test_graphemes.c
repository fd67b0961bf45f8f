/* grapheme_next against Unicode's own test file, and words that are cut. */
#include "check.h"
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

#define CASES "/usr/share/unicode/auxiliary/GraphemeBreakTest.txt"

/* A row "÷ 0020 × 0308 ÷" as text and as what begins at each byte. */
static void row_read(char *row, struct buf *text, struct buf *want)
{
    char *save = NULL;
    row[strcspn(row, "#\n")] = '\0';
    bool parts = false;
    for (char *w = strtok_r(row, " \t", &save); w;
         w = strtok_r(NULL, " \t", &save)) {
        if (strcmp(w, "÷") == 0 || strcmp(w, "×") == 0) {
            parts = strcmp(w, "÷") == 0;
            continue;
        }
        size_t before = text->len;
        buf_utf8(text, (uint32_t)strtoul(w, NULL, 16));
        buf_putc(want, parts ? '/' : '.');
        while (++before < text->len)
            buf_putc(want, '.');
    }
}

static const char *graphemes_of(struct arena *a, const char *text, size_t len)
{
    char *said = arena_alloc(a, len + 1);
    memset(said, '.', len);
    for (const char *s = text; s < text + len; s = grapheme_next(s, text + len))
        said[s - text] = '/';
    return said;
}

static void unicode_cases(void **state)
{
    (void)state;
    FILE *f = fopen(CASES, "r");
    if (!f) {
        print_message("%s is not here (Debian: unicode-data)\n", CASES);
        skip();
    }
    int cases = 0, wrong = 0;
    for (char row[4096]; fgets(row, sizeof row, f);) {
        if (row[0] == '#')
            continue;
        struct arena *a = arena_new();
        struct buf text = buf_new(a), want = buf_new(a);
        const char *shown = arena_copy(a, row, strcspn(row, "\n"));
        row_read(row, &text, &want);
        const char *got = graphemes_of(a, buf_text(&text), text.len);
        if (strcmp(got, buf_text(&want)) != 0 && wrong++ < 10)
            print_message("%s\n  want %s\n  got  %s\n", shown, buf_text(&want),
                          got);
        cases++;
        arena_free(a);
    }
    fclose(f);
    assert_int_equal(wrong, 0);
    assert_int_equal(cases, 602);
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
