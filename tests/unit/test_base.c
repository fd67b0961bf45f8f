/* The cellar: numbers, UTF-8, nearest words, marks, diagnostics, files. */
#include "base/beneath.h"
#include "check.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
    m = mark_at_offset(&src, strlen("a: é\nb:"));
    assert_int_equal(m.line, 2);
    assert_int_equal(m.col, 3);
}

static void a_failed_write_keeps_the_old(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    char folder[] = "/tmp/brevier-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *path = path_join(a, folder, "x.pdf");
    struct bytes one = {(const uint8_t *)"one", 3}, got;
    assert_true(file_write(a, d, path, one));
    chmod(path, 0640);
    assert_true(
        file_write(a, d, path, (struct bytes){(const uint8_t *)"two2", 4}));
    struct stat st;
    stat(path, &st);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_true(file_read(a, d, path, (struct mark){0}, 10, &got));
    assert_int_equal(got.len, 4);
    assert_memory_equal(got.data, "two2", 4);
    assert_false(diags_failed(d));
    assert_false(file_read(a, d, path, (struct mark){0}, 3, &got));
    assert_int_equal(diags_exit(d), 1);
    assert_false(file_write(a, d, folder, one));
    assert_false(file_write(a, d, "/dev/full", one));
    assert_false(file_write(a, d, path_join(a, path, "x"), one));
    assert_int_equal(diags_exit(d), 4);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* and nothing else is in it */
}

static void touch(const char *folder, const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, name, 1), 1);
    close(fd);
}

static int opened(int (*way)(int, const char *), int folder, const char *path)
{
    int fd = way(folder, path);
    if (fd < 0)
        return errno;
    close(fd);
    return 0;
}

/* By the system and by hand: what is beneath, and nothing else. */
static void nothing_outside_a_folder_is_opened(void **state)
{
    (void)state;
    char top[] = "/tmp/brevier-test-XXXXXX";
    assert_non_null(mkdtemp(top));
    int fd = open(top, O_RDONLY | O_DIRECTORY);
    assert_int_equal(mkdirat(fd, "in", 0700), 0);
    assert_int_equal(mkdirat(fd, "in/deep", 0700), 0);
    touch(top, "secret");
    touch(top, "in/a");
    touch(top, "in/deep/b");
    assert_int_equal(symlinkat("../secret", fd, "in/out"), 0);
    assert_int_equal(symlinkat("..", fd, "in/up"), 0);
    assert_int_equal(symlinkat("deep/b", fd, "in/link"), 0);
    int in = openat(fd, "in", O_RDONLY | O_DIRECTORY);
    int (*const ways[])(int, const char *) = {open_beneath, open_walking};
    for (int i = 0; i < 2; i++) {
        int (*way)(int, const char *) = ways[i];
        int link = i ? ELOOP : EXDEV;
        assert_int_equal(opened(way, in, "a"), 0);
        assert_int_equal(opened(way, in, "./deep//b"), 0);
        assert_int_equal(opened(way, in, "deep/../a"), 0);
        assert_int_equal(opened(way, in, "none"), ENOENT);
        assert_int_equal(opened(way, in, "a/b"), ENOTDIR);
        assert_int_equal(opened(way, in, "../secret"), EXDEV);
        assert_int_equal(opened(way, in, "deep/../../secret"), EXDEV);
        assert_int_equal(opened(way, in, "/etc/passwd"), EXDEV);
        assert_int_equal(opened(way, in, "out"), link);
        assert_int_equal(opened(way, in, "link"), i ? ELOOP : 0);
        assert_int_not_equal(opened(way, in, "up/secret"), 0);
    }
    static const char *const all[] = {"in/out",    "in/up", "in/link",
                                      "in/deep/b", "in/a",  "secret"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_int_equal(unlinkat(fd, all[i], 0), 0);
    assert_int_equal(unlinkat(fd, "in/deep", AT_REMOVEDIR), 0);
    assert_int_equal(unlinkat(fd, "in", AT_REMOVEDIR), 0);
    close(in);
    close(fd);
    assert_int_equal(rmdir(top), 0);
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
        cmocka_unit_test(a_failed_write_keeps_the_old),
        cmocka_unit_test(nothing_outside_a_folder_is_opened),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
