/* line_breaks against Unicode's own test file, and some cases by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

#define CASES "/usr/share/unicode/auxiliary/LineBreakTest.txt"

/* A row "× 0023 ÷ 0020 ÷" as text and what may break before each byte. */
static void row_read(char *row, struct buf *text, struct buf *want)
{
    char *save = NULL;
    bool may = false;
    row[strcspn(row, "#\n")] = '\0';
    for (char *w = strtok_r(row, " \t", &save); w;
         w = strtok_r(NULL, " \t", &save)) {
        if (strcmp(w, "÷") == 0 || strcmp(w, "×") == 0) {
            may = strcmp(w, "÷") == 0;
            continue;
        }
        size_t before = text->len;
        buf_utf8(text, (uint32_t)strtoul(w, NULL, 16));
        buf_putc(want, may ? '/' : '.');
        while (++before < text->len)
            buf_putc(want, '.');
    }
    buf_putc(want, may ? '/' : '.');
}

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
        const char *t = buf_text(&text);
        const char *got = breaks_of(a, t, text.len);
        if (strcmp(got, buf_text(&want)) != 0 && wrong++ < 10)
            print_message("%s\n  want %s\n  got  %s\n", shown, buf_text(&want),
                          got);
        cases++;
        arena_free(a);
    }
    fclose(f);
    assert_int_equal(wrong, 0);
    assert_int_equal(cases, 7654);
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
