/* A PDF that does not say what its file says: it never gets the name that was
 * asked for, and what stands there stays. */
#include "check.h"
#include "main/job.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The page of another, and one without a page. */
static struct bytes other(struct arena *a, struct diags *d,
                          const struct made *m)
{
    static const char text[] = "cv: {name: Grace Hopper}\n";
    (void)m;
    struct bytes b = {(const uint8_t *)text, sizeof text - 1};
    struct shared s = {
        .arena = a, .data = data_folders(a, TEST_FOLDER "/.."), .date = -1};
    char path[] = "/tmp/brevier-test-XXXXXX";
    struct job job = {.input = path};
    close(mkstemp(path));
    assert_true(file_write(a, d, path, b));
    struct made of = make(a, d, &s, &job, MADE_PAGES);
    struct bytes pdf = output_find("pdf")->write(a, d, &of);
    assert_int_equal(unlink(path), 0);
    shared_end(&s);
    return pdf;
}

static struct bytes none(struct arena *a, struct diags *d, const struct made *m)
{
    (void)a;
    (void)d;
    (void)m;
    return (struct bytes){(const uint8_t *)"%PDF-1.7\n", 9};
}

static const char *said(struct arena *a, const struct diags *d)
{
    struct buf b = buf_new(a);
    diags_put(&b, d, DIAG_HUMAN, false);
    return buf_text(&b);
}

static void is_rejected(struct arena *a, const char *folder, const char *name,
                        struct bytes (*write)(struct arena *, struct diags *,
                                              const struct made *))
{
    struct diags *d = diags_new(a);
    struct shared s = {
        .arena = a, .data = data_folders(a, TEST_FOLDER "/.."), .date = -1};
    const struct output to = {"pdf", MADE_PAGES, true, true, write, ""};
    const char *input = path_join(a, folder, "cv.yaml");
    bool file = strcmp(name, "-") != 0;
    const char *path = file ? path_join(a, folder, name) : name;
    struct target t = {.input = input, .path = path, .to = &to};
    struct job job = {.input = input};
    struct rendered r = job_render(a, d, &s, &job, &t);
    assert_false(r.whole);
    assert_false(r.written);
    assert_true(diags_exit(d) == 70);
    assert_non_null(strstr(said(a, d), "this is a fault in brevier"));
    if (file) {
        const char *kept = path_join(a, folder, "x.rejected.pdf");
        assert_false(file_exists(path));
        assert_non_null(strstr(said(a, d), kept));
        assert_int_equal(unlink(kept), 0);
    }
    shared_end(&s);
}

static void another_page_is_rejected(void **state)
{
    struct arena *a = *state;
    char folder[] = "/tmp/brevier-test-XXXXXX";
    static const char text[] = "cv: {name: Ada Lovelace}\n";
    assert_non_null(mkdtemp(folder));
    const char *input = path_join(a, folder, "cv.yaml");
    struct bytes b = {(const uint8_t *)text, sizeof text - 1};
    assert_true(file_write(a, diags_new(a), input, b));
    is_rejected(a, folder, "x.pdf", other);
    is_rejected(a, folder, "x", none);
    is_rejected(a, folder, "-", other);
    assert_int_equal(unlink(input), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_page_is_rejected),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
