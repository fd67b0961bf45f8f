/* What a worker keeps makes no difference: many résumés, one after the other
 * in one warm process and back again, each against a cold one of its own. */
#include "check.h"
#include "gate/gate.h"
#include "pdf/pdf.h"
#include <glob.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
enum { MOST = 25 };
#else
enum { MOST = 60 };
#endif

static const char *const folder[] = {TEST_FOLDER "/..", NULL};

/* ---- a job, up to what came of it: its words and its PDF ---- */

static struct bytes pdf_of(struct arena *a, struct diags *d,
                           struct fonts *fonts, const char *path)
{
    static const char *const none[] = {NULL};
    struct bytes file, pdf = {0};
    if (!file_read(a, d, path, (struct mark){0}, FILE_LIMIT, &file))
        return pdf;
    const struct node *node = yaml_read(a, d, path, file);
    const struct resume *r = resume_read(a, d, node, NULL);
    const struct style *style =
        style_read(a, d,
                   &(struct style_ask){.inline_layout = r->layout,
                                       .layout = none,
                                       .unlimited = r->unlimited,
                                       .beside = path_folder(a, path),
                                       .data = folder});
    if (diags_failed(d))
        return pdf;
    const struct story *story = story_write(a, d, r, style);
    const struct pages *p = page_layout(a, d, fonts, story, style, NULL);
    if (!p)
        return pdf;
    pdf = pdf_write(a, d, p, p->story, &(struct pdf_options){.date = -1});
    if (pdf.data)
        gate_check(a, d, DIAG_TEXT_LAYER, pdf, p->story);
    return pdf;
}

static struct bytes came_of(struct arena *to, struct arena *a,
                            struct fonts *fonts, const char *path)
{
    struct diags *d = diags_new(a);
    struct bytes pdf = pdf_of(a, d, fonts, path);
    struct buf all = buf_new(to);
    diags_put(&all, d, DIAG_HUMAN, false);
    buf_putc(&all, '\0');
    buf_add(&all, pdf.data, pdf.len);
    return buf_bytes(&all);
}

/* ---- all of them ---- */

struct inputs {
    const char *path[MOST];
    struct bytes cold[MOST];
    int count, pdfs;
};

static struct inputs inputs_of(struct arena *to)
{
    struct inputs in = {0};
    glob_t found;
    assert_int_equal(glob(TEST_FOLDER "/cases/[a-l]*/*.yaml", 0, NULL, &found),
                     0);
    glob(TEST_FOLDER "/cases/[p-z]*/*.yaml", GLOB_APPEND, NULL, &found);
    glob(TEST_FOLDER "/../samples/*.yaml", GLOB_APPEND, NULL, &found);
    assert_true(found.gl_pathc > MOST);
    for (size_t i = 0; i < MOST; i++) {
        const char *path = found.gl_pathv[i * found.gl_pathc / MOST];
        struct arena *a = arena_new();
        struct fonts *fonts = fonts_new(folder);
        in.path[i] = arena_copy(to, path, strlen(path));
        in.cold[i] = came_of(to, a, fonts, path);
        in.pdfs += in.cold[i].len > 5000;
        in.count++;
        fonts_free(fonts);
        arena_free(a);
    }
    globfree(&found);
    return in;
}

static void check_one(struct arena *to, struct kept *k, struct fonts *fonts,
                      const struct inputs *in, int i)
{
    struct arena_mark mark = arena_mark(to);
    struct bytes warm = came_of(to, kept_job(k), fonts, in->path[i]);
    if (warm.len != in->cold[i].len ||
        memcmp(warm.data, in->cold[i].data, warm.len) != 0)
        fail_msg("%s is not the same", in->path[i]);
    arena_back(to, mark);
}

static void same_warm(void **state)
{
    struct inputs in = inputs_of(*state);
    assert_true(in.pdfs > MOST / 2);
    for (int megabytes = 1; megabytes <= 32; megabytes *= 32) {
        struct fonts *fonts = fonts_new(folder);
        struct kept *k = kept_new((size_t)megabytes << 20);
        for (int i = 0; i < in.count; i++)
            check_one(*state, k, fonts, &in, i);
        for (int i = in.count; i--;) /* all is known now */
            check_one(*state, k, fonts, &in, i);
        fonts_free(fonts);
        kept_forget(k);
        fonts = fonts_new(folder);
        check_one(*state, k, fonts, &in, in.count - 1);
        kept_free(k);
        fonts_free(fonts);
    }
}

/* ---- the table ---- */

static struct bytes key_of(struct arena *a, int i)
{
    struct buf b = buf_new(a);
    buf_printf(&b, "%d", i * 7919);
    return buf_bytes(&b);
}

static void finds_what_was_added(void **state)
{
    struct kept *k = kept_new(8 << 20);
    struct arena *a = kept_job(k);
    assert_ptr_equal(arena_kept(a), k);
    assert_null(arena_kept(*state));
    for (int i = 0; i < 5000; i++) {
        assert_null(kept_find(k, key_of(a, i)));
        kept_add(k, key_of(a, i), kept_copy(k, &i, sizeof i));
    }
    a = kept_job(k);
    for (int i = 0; i < 5000; i++) {
        const int *found = kept_find(k, key_of(a, i));
        assert_non_null(found);
        assert_int_equal(*found, i);
    }
    kept_free(k);
}

static void forgets(void **state)
{
    (void)state;
    struct kept *k = kept_new(4 << 20);
    struct arena *a = kept_job(k);
    const char *value = kept_copy(k, "value", 6);
    kept_add(k, key_of(a, 1), value);
    kept_forget(k);
    assert_null(arena_kept(a));
    assert_null(kept_find(k, key_of(a, 1)));
    assert_string_equal(value, "value"); /* while the job lasts */
    a = kept_job(k);
    assert_ptr_equal(arena_kept(a), k);
    assert_null(kept_find(k, key_of(a, 1)));
    kept_add(k, key_of(a, 1), kept_copy(k, "other", 6));
    assert_string_equal(kept_find(k, key_of(a, 1)), "other");
    kept_free(k);
}

/* Beyond the budget all goes with the next job; beyond twice of it, nothing
 * more is kept within one. */
static void keeps_to_its_budget(void **state)
{
    (void)state;
    struct kept *k = kept_new(4 << 20);
    struct arena *a = kept_job(k);
    kept_add(k, key_of(a, 1), kept_copy(k, "value", 6));
    arena_alloc(kept_arena(k), 5 << 20);
    assert_ptr_equal(arena_kept(a), k);
    assert_non_null(kept_find(k, key_of(a, 1)));
    arena_alloc(kept_arena(k), 5 << 20);
    assert_null(arena_kept(a));
    a = kept_job(k);
    assert_ptr_equal(arena_kept(a), k);
    assert_null(kept_find(k, key_of(a, 1)));
    kept_free(k);
}

/* What a font has led to is neither found nor kept once that is gone. */
static void forgets_until_the_next_job(void **state)
{
    (void)state;
    struct kept *k = kept_new(1 << 20);
    struct arena *a = kept_job(k);
    kept_add(k, key_of(a, 1), kept_copy(k, "old", 4));
    kept_forget(k);
    kept_add(k, key_of(a, 2), kept_copy(k, "new", 4));
    assert_null(arena_kept(a));
    assert_null(kept_find(k, key_of(a, 1)));
    assert_null(kept_find(k, key_of(a, 2)));
    a = kept_job(k);
    assert_null(kept_find(k, key_of(a, 2)));
    kept_add(k, key_of(a, 2), kept_copy(k, "again", 6));
    assert_string_equal(kept_find(k, key_of(a, 2)), "again");
    kept_free(k);
    kept_free(NULL);
}

/* What a job gets is zeroed, whatever was there. */
static void gives_zeroed_memory_again(void **state)
{
    (void)state;
    struct kept *k = kept_new(1 << 20);
    for (int job = 0; job < 4; job++) {
        struct arena *a = kept_job(k);
        for (int i = 0; i < 40; i++) {
            size_t size = i % 3 ? 9000 : 700000;
            char *p = arena_alloc(a, size);
            for (size_t n = 0; n < size; n++)
                assert_int_equal(p[n], 0);
            memset(p, 0xAA, size);
        }
    }
    kept_free(k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_warm),
        cmocka_unit_test(finds_what_was_added),
        cmocka_unit_test(forgets),
        cmocka_unit_test(keeps_to_its_budget),
        cmocka_unit_test(forgets_until_the_next_job),
        cmocka_unit_test(gives_zeroed_memory_again),
    };
    return cmocka_run_group_tests_name("kept", tests, arena_setup,
                                       arena_teardown);
}
