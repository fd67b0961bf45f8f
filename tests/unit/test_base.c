/* The cellar: memory, numbers, UTF-8, nearest words, marks, diagnostics. */
#include "check.h"
#include <stdlib.h>
#include <string.h>

static const char *number(struct arena *a, double v, int decimals)
{
    struct buf b = buf_new(a);
    buf_number(&b, v, decimals);
    return buf_text(&b);
}

static void numbers_have_no_locale(void **state)
{
    struct arena *a = *state;
    assert_string_equal(number(a, 12.5, 3), "12.5");
    assert_string_equal(number(a, -0.05, 2), "-0.05");
    assert_string_equal(number(a, -0.001, 2), "0");
    assert_string_equal(number(a, 100, 2), "100");
    assert_string_equal(number(a, 0.999, 2), "1");
    assert_string_equal(number(a, 7, 0), "7");
}

static void utf8_refuses_what_is_not(void **state)
{
    (void)state;
    const char *bad[] = {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                         "\xE2\x82", "\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *p = bad[i];
        assert_int_equal(utf8_next(&p), 0xFFFD);
        assert_ptr_equal(p, bad[i] + 1);
    }
    const char *p = "\xF0\x9F\x98\x80!";
    assert_int_equal(utf8_next(&p), 0x1F600);
    assert_int_equal(utf8_next(&p), '!');
    assert_int_equal(utf8_next(&p), 0);
    assert_int_equal(utf8_next(&p), 0);
}

static void a_typo_finds_its_word(void **state)
{
    (void)state;
    const char *const known[] = {"institution", "area", "degree", "date", NULL};
    assert_string_equal(nearest("institutoin", known), "institution");
    assert_string_equal(nearest("Area", known), "area");
    assert_string_equal(nearest("dat", known), "date");
    assert_null(nearest("employer", known));
    assert_null(nearest("x", known));
}

static void an_arena_goes_back(void **state)
{
    struct arena *a = *state;
    struct arena_mark m = arena_mark(a);
    char *first = arena_alloc(a, 10);
    arena_alloc(a, 3 << 20);
    memset(first, 'x', 10);
    arena_back(a, m);
    char *again = arena_alloc(a, 20);
    assert_ptr_equal(again, first);
    for (int i = 0; i < 20; i++)
        assert_int_equal(again[i], 0);
}

static void a_text_of_any_length_is_printed(void **state)
{
    struct arena *a = *state;
    struct buf b = buf_new(a);
    for (int n = 1; n < 2000; n = n * 3 + 1) {
        size_t before = b.len;
        buf_printf(&b, "%0*d|", n, 7);
        const char *text = buf_text(&b) + before;
        assert_int_equal(b.len - before, n + 1);
        assert_int_equal(strspn(text, "0"), n - 1);
        assert_string_equal(text + n - 1, "7|");
        assert_string_equal(arena_printf(a, "%0*d|", n, 7), text);
    }
}

static const char *printed(struct arena *a, const struct diags *d,
                           enum diag_format format)
{
    char *text = NULL;
    size_t len;
    FILE *f = open_memstream(&text, &len);
    diags_print(f, d, format, false);
    fclose(f);
    char *copy = arena_copy(a, text, len);
    free(text);
    return copy;
}

static void a_diagnostic_points(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    const char *text = "cv:\n  näme: x\n";
    struct source src = {"r.yaml", text, strlen(text), 0};
    const char *const known[] = {"name", NULL};
    diag(d, (struct mark){&src, 2, 3, 4}, DIAG_UNKNOWN_KEY, "'%s'", "n\x1b");
    diag_nearest(d, "nmae", known);
    diag(d, (struct mark){&src, 2, 3, 4}, DIAG_UNKNOWN_KEY, "'%s'", "n\x1b");
    assert_string_equal(printed(a, d, DIAG_HUMAN),
                        "r.yaml:2:3: error: unknown key 'n\\x1B'\n"
                        "    2 |   näme: x\n"
                        "      |   ^^^^\n"
                        "      = did you mean 'name'?\n");
    assert_string_equal(printed(a, d, DIAG_SHORT),
                        "r.yaml:2:3: error: unknown key 'n\\x1B'\n");
    assert_string_equal(printed(a, d, DIAG_JSON),
                        "{\"file\":\"r.yaml\",\"line\":2,\"col\":3,\"len\":4,"
                        "\"severity\":\"error\",\"code\":\"unknown-key\","
                        "\"message\":\"unknown key 'n\\\\x1B'\","
                        "\"hints\":[\"did you mean 'name'?\"]}\n");
    assert_int_equal(diags_count(d, SEVERITY_ERROR), 1);
}

static void the_exit_code_has_an_order(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    struct mark nowhere = {0};
    diag(d, nowhere, DIAG_OVERFULL, "by a line");
    assert_int_equal(diags_exit(d), 0);
    diag(d, nowhere, DIAG_NO_GLYPH, "U+2603");
    assert_int_equal(diags_exit(d), 3);
    diag(d, nowhere, DIAG_UNKNOWN_KEY, "'x'");
    assert_int_equal(diags_exit(d), 1);
    diag(d, nowhere, DIAG_CANNOT_READ, "'x'");
    assert_int_equal(diags_exit(d), 4);
    diag(d, nowhere, DIAG_USAGE, "no file");
    assert_int_equal(diags_exit(d), 2);
    diag(d, nowhere, DIAG_INTERNAL, "x");
    assert_int_equal(diags_exit(d), 70);
}

static void a_mark_finds_its_character(void **state)
{
    (void)state;
    const char *text = "a: é\nb: >-\n  x é ☃ y\n";
    struct source src = {"r.yaml", text, strlen(text), 0};
    struct mark m = mark_find((struct mark){&src, 2, 4, 0}, "☃", 9);
    assert_int_equal(m.line, 3);
    assert_int_equal(m.col, 7);
    assert_int_equal(m.len, 1);
    m = mark_find((struct mark){&src, 2, 4, 0}, "☃", 1);
    assert_int_equal(m.line, 2);
    const struct mark nowhere[] = {{NULL, 1, 1, 0}, {&src, 0, 0, 0}};
    for (int i = 0; i < 2; i++)
        assert_int_equal(mark_find(nowhere[i], "x", 9).line, nowhere[i].line);
    m = mark_find((struct mark){&src, 9, 4, 0}, "x", 9);
    assert_int_equal(m.line, 9);
    m = mark_find((struct mark){&src, 1, 4, 0}, "", 9);
    assert_int_equal(m.len, 0);
    m = mark_find((struct mark){&src, 1, 40, 0}, "☃", 9);
    assert_int_equal(m.line, 3);
    assert_int_equal(m.col, 7);
    m = mark_at_offset(&src, strlen("a: é\nb:"));
    assert_int_equal(m.line, 2);
    assert_int_equal(m.col, 3);
}

/* Which of the wishes ends the job. */
static int wished(int which)
{
    struct arena *a = arena_new();
    struct arena_bound bound = {0};
    int room = 4, why = setjmp(bound.back);
    if (!why) {
        arena_bind(a, &bound);
        if (which == 0)
            arena_alloc(a, SIZE_MAX - 64);
        else if (which == 1)
            arena_array(a, SIZE_MAX / 4, 8);
        else if (which == 2)
            arena_more(a, NULL, 4, &room, SIZE_MAX / 4, 4);
        else
            arena_alloc(a, 5 << 20);
    }
    arena_free(a);
    return why;
}

static void what_no_number_holds_is_no_memory(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(wished(i), BOUND_MEMORY);
    assert_int_equal(wished(3), 0);
}

static void numbers_beyond_all_pages_are_none(void **state)
{
    struct arena *a = *state;
    assert_string_equal(number(a, 1e300, 0), "0");
    assert_string_equal(number(a, 999999999999999, 0), "999999999999999");
}

static void json_escapes_what_terminals_obey(void **state)
{
    struct buf b = buf_new(*state);
    buf_json(&b, "a\"\\\n\x7F\xC2\x9B\u00A0é");
    assert_string_equal(buf_text(&b),
                        "\"a\\\"\\\\\\u000a\\u007f\\u009b\u00A0é\"");
}

static const char *name(struct arena *a, const char *s)
{
    struct buf b = buf_new(a);
    buf_puts(&b, "out/");
    buf_name(&b, s);
    return buf_text(&b);
}

static void names_are_fit_for_files(void **state)
{
    struct arena *a = *state;
    static const char *const is[][2] = {
        {"Acme", "Acme"},
        {"A/B: C", "A-B-C"},
        {"..x-.", "x"},
        {"a\u200Bb", "a-b"},
        {"a\xC2\x9B"
         "b",
         "a-b"},
        {"a\u00A0b", "a-b"},
        {"a\uFEFFb", "a-b"},
        {"a\x80z", "a-z"},
        {"Ca\u2070 \u1FFF", "Ca\u2070-\u1FFF"},
        {"e\u0301t\u00E9", "e\u0301t\u00E9"},
    };
    for (size_t i = 0; i < sizeof is / sizeof *is; i++)
        assert_string_equal(name(a, is[i][0]) + 4, is[i][1]);
    char many[202] = "";
    for (int i = 0; i < 100; i++)
        strcat(many, "\u00E9");
    assert_int_equal(strlen(name(a, many)), 4 + 100);
}

static void a_nul_is_a_letter_of_its_own(void **state)
{
    (void)state;
    const char *s = "e\u0301\0x";
    const char *end = s + 5, *next = grapheme_next(s, end);
    assert_ptr_equal(next, s + 3);
    next = grapheme_next(next, end);
    assert_ptr_equal(next, s + 4);
    assert_ptr_equal(grapheme_next(next, end), end);
}

/* Whatever byte the cut falls on, what is said is UTF-8. */
static void a_long_message_is_cut_between_letters(void **state)
{
    struct arena *a = *state;
    char text[1200];
    for (int lead = 0; lead < 4; lead++) {
        memset(text, 'a', (size_t)lead);
        for (size_t n = (size_t)lead; n + 4 < sizeof text; n += 3)
            strcpy(text + n, "\u20AC");
        struct diags *d = diags_new(a);
        diag(d, (struct mark){0}, DIAG_INTERNAL, "%s", text);
        const char *said = printed(a, d, DIAG_SHORT);
        assert_null(strstr(said, "\\x"));
        assert_true(strlen(said) > 1000 && strlen(said) < 1100);
    }
    struct diags *d = diags_new(a);
    memset(text, 0x80, sizeof text - 1);
    text[sizeof text - 1] = '\0';
    diag(d, (struct mark){0}, DIAG_INTERNAL, "%s", text);
    assert_non_null(strstr(printed(a, d, DIAG_SHORT), "fault"));
}

/* What leaves ink or room, and its neighbours that do not. */
static void what_is_seen(void **state)
{
    static const uint32_t seen[] = {'a',    '7',    0x0301, 0x1161, 0x17B3,
                                    0x1810, 0x3163, 0xFE10, 0xFFA1, 0x1F600};
    static const uint32_t unseen[] = {
        ' ',    0x00A0, 0x034F, 0x0378, 0x115F, 0x1160,  0x17B4, 0x17B5, 0x180B,
        0x180F, 0x200B, 0x3164, 0xFE00, 0xFE0F, 0xE0100, 0xFFA0, 0xE01F0};
    (void)state;
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        assert_true(utf8_is_seen(seen[i]));
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        assert_false(utf8_is_seen(unseen[i]));
}

/* Of one file that was read twice, what was said twice counts once. */
static void the_same_is_said_once(void **state)
{
    struct arena *a = *state;
    const struct source once = {.name = "a.yaml", .text = "x", .len = 1};
    const struct source again = once, other = {.name = "b.yaml", .text = ""};
    struct diags *d = diags_new(a), *more = diags_new(a);
    diag(d, (struct mark){0}, DIAG_USAGE, "A");
    diag(d, (struct mark){&once, 1, 1, 0}, DIAG_USAGE, "A");
    diag(more, (struct mark){&again, 1, 1, 0}, DIAG_USAGE, "A");
    diag(more, (struct mark){&again, 1, 1, 0}, DIAG_NOT_PRINTED, "A");
    diag(more, (struct mark){&other, 1, 1, 0}, DIAG_USAGE, "A");
    diag(more, (struct mark){0}, DIAG_USAGE, "A");
    diags_add(d, more);
    assert_int_equal(diags_count(d, SEVERITY_ERROR), 3);
    assert_int_equal(diags_count(d, SEVERITY_WARNING), 1);
    assert_false(diags_silent(d));
    more = diags_new(a);
    assert_true(diags_silent(more));
    diag(more, (struct mark){0}, DIAG_NOT_PRINTED, "A");
    assert_false(diags_silent(more));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_no_locale),
        cmocka_unit_test(utf8_refuses_what_is_not),
        cmocka_unit_test(a_typo_finds_its_word),
        cmocka_unit_test(an_arena_goes_back),
        cmocka_unit_test(a_text_of_any_length_is_printed),
        cmocka_unit_test(a_diagnostic_points),
        cmocka_unit_test(the_exit_code_has_an_order),
        cmocka_unit_test(a_mark_finds_its_character),
        cmocka_unit_test(what_no_number_holds_is_no_memory),
        cmocka_unit_test(numbers_beyond_all_pages_are_none),
        cmocka_unit_test(json_escapes_what_terminals_obey),
        cmocka_unit_test(names_are_fit_for_files),
        cmocka_unit_test(a_nul_is_a_letter_of_its_own),
        cmocka_unit_test(a_long_message_is_cut_between_letters),
        cmocka_unit_test(what_is_seen),
        cmocka_unit_test(the_same_is_said_once),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
