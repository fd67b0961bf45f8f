/* --set: which tree a path addresses, and where its marks stand. */
#include "check.h"
#include "main/set.h"
#include <string.h>

static const struct node *walk(const struct node *n, const char *path)
{
    while (n && *path) {
        char key[40] = "";
        size_t len = strcspn(path, ".");
        memcpy(key, path, len);
        n = node_get(n, key);
        path += len + (path[len] == '.');
    }
    return n;
}

static void paths_find_their_tree(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    static const char text[] = "cv:\n  name: Ada\n  phone: 1\n";
    struct bytes b = {(const uint8_t *)text, sizeof text - 1};
    const char *const set[] = {
        "cv.name=Bo=b",        "page.size=a4", "layout.page.max=2",
        "settings.pdf_title=", "page.size=a5", NULL};
    struct settings_asked asked =
        set_read(a, d, yaml_read(a, d, "cv.yaml", b), set);
    assert_false(diags_failed(d));
    assert_string_equal(walk(asked.resume, "cv.name")->text, "Bo=b");
    assert_string_equal(walk(asked.resume, "cv.phone")->text, "1");
    assert_string_equal(walk(asked.resume, "settings.pdf_title")->text, "");
    assert_null(walk(asked.resume, "page"));
    assert_string_equal(walk(asked.layout, "page.size")->text, "a5");
    assert_string_equal(walk(asked.layout, "page.max")->text, "2");
    assert_null(walk(asked.layout, "cv"));
    assert_null(walk(asked.layout, "layout"));
    const struct node *max = walk(asked.layout, "page.max");
    assert_string_equal(max->at.src->name, "--set");
    assert_string_equal(max->at.src->text, "layout.page.max=2");
    assert_int_equal(max->at.col, 17);
    assert_int_equal(max->at.len, 1);
}

/* Keys that begin like those of a résumé; quotes; white space. */
static void keys_are_whole(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    const char *const set[] = {"cvs.x=1", "cv.\"a=\\\"b\"=2",
                               "cv.t=a\tb\nc\u00a0", "a\\b=3", NULL};
    struct settings_asked asked = set_read(a, d, NULL, set);
    assert_false(diags_failed(d));
    assert_string_equal(walk(asked.layout, "cvs.x")->text, "1");
    assert_string_equal(walk(asked.layout, "a\\b")->text, "3");
    assert_string_equal(walk(asked.resume, "cv.a=\"b")->text, "2");
    assert_string_equal(walk(asked.resume, "cv.t")->text, "a\tb\nc\u00a0");
}

static void nothing_set_changes_nothing(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    const struct node root = {.kind = NODE_MAP};
    struct settings_asked asked = set_read(a, d, &root, NULL);
    assert_ptr_equal(asked.resume, &root);
    assert_null(asked.layout);
}

static void slips_are_shown(void **state)
{
    static const struct {
        const char *set, *said;
    } slip[] = {
        {"page.size", "--set:1:1: error: --set needs PATH=VALUE"},
        {"=a4", "--set:1:1: error: --set needs PATH=VALUE"},
        {"\"a=b\"", "--set:1:1: error: --set needs PATH=VALUE"},
        {"layout=plain", "--set:1:1: error: --set cannot name the layout"},
        {"\"a\\\"=b\"", "--set:1:1: error: --set needs PATH=VALUE"},
        {"\"a\\", "--set:1:1: error: --set needs PATH=VALUE"},
        {"cv.name=a\302\233", "--set:1:10: error: --set holds a control "
                              "character or is not UTF-8"},
        {"cv.name=a\033b", "--set:1:10: error: --set holds a control "
                           "character or is not UTF-8"},
        {"cv.name=\xC3", "--set:1:9: error: --set holds a control "
                         "character or is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof slip / sizeof *slip; i++) {
        struct arena *a = *state;
        struct diags *d = diags_new(a);
        const char *const set[] = {slip[i].set, NULL};
        set_read(a, d, NULL, set);
        assert_int_equal(diags_exit(d), 2);
        char said[4096] = "";
        FILE *f = fmemopen(said, sizeof said, "w");
        diags_print(f, d, DIAG_SHORT, false);
        fclose(f);
        said[strcspn(said, "\n")] = '\0';
        assert_string_equal(said, slip[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_find_their_tree),
        cmocka_unit_test(keys_are_whole),
        cmocka_unit_test(nothing_set_changes_nothing),
        cmocka_unit_test(slips_are_shown),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
