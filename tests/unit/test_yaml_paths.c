/* A value set at a path, beside what was read. */
#include "reading.h"

static const char *file = "page: {size: letter, max: 1}\n"
                          "cv:\n"
                          "  name: Ada\n"
                          "  sections:\n"
                          "    Work:\n"
                          "      - {id: acme, text: old}\n"
                          "      - plain\n"
                          "      - {id: [x], text: odd}\n"
                          "      - {id: lab}\n"
                          "    One: [a]\n"
                          "    Two: [a, b]\n"
                          "    None: []\n"
                          "    q\"\\r: x\n"
                          "    A. B:\n"
                          "      title: x\n"
                          "    Later:\n";

static struct mark typed(struct arena *a, const char *text, int col, int len)
{
    struct source *src = arena_alloc(a, sizeof *src);
    *src = (struct source){"--set", text, strlen(text), 0};
    return (struct mark){src, 1, col, len};
}

static void check_with(struct arena *a, const char *path, const char *value,
                       const char *line)
{
    struct reading r = read_text(a, "r.yaml", file);
    const char *before = shown(a, r.root);
    const struct node *n = node_with(a, r.diags, r.root, path,
                                     typed(a, path, 1, (int)strlen(path)),
                                     value, typed(a, value, 9, 1));
    assert_string_equal(said(a, r.diags, DIAG_SHORT), "");
    if (!strstr(shown(a, n), line))
        fail_msg("no '%s' in\n%s", line, shown(a, n));
    assert_string_equal(shown(a, r.root), before);
}

static void a_value_is_set_at_a_path(void **state)
{
    struct arena *a = *state;
    check_with(a, "page.size", "a4",
               "  page: map  1:7\n    size: \"a4\"  1:9\n    max: 1  1:27\n");
    check_with(a, "page.top", "1cm",
               "    max: 1  1:27\n    top: \"1cm\"  1:9\n  cv: map  3:3\n");
    check_with(a, "new.deep.key", "null",
               "  new: map  1:5\n    deep: map  1:10\n"
               "      key: \"null\"  1:9\n");
    check_with(a, "cv.sections.Work[acme].text", "new",
               "        - map  6:9\n          id: acme  6:14\n"
               "          text: \"new\"  1:9\n        - plain  7:9\n");
    check_with(a, "cv.sections.Work[1]", "x",
               "        - \"x\"  1:9\n        - map  8:9\n");
    check_with(a, "cv.sections.\"A. B\".title", "y",
               "        title: \"y\"  1:9\n");
    check_with(a, "cv.sections.Later.title", "z",
               "        title: \"z\"  1:9\n");
    check_with(a, "cv.sections.\"q\\\"\\\\r\"", "w",
               "      q\"\\r: \"w\"  1:9\n");
    check_with(a, "cv.sections.\"a\\b\"", "w", "      a\\b: \"w\"  1:9\n");
    check_with(a, "page", "none", "map  1:1\n  page: \"none\"  1:9\n  cv:");
    struct diags *d = diags_new(a);
    struct mark at = typed(a, "--set a.\xC3\xA9=1", 7, 3);
    const struct node *n = node_with(a, d, NULL, "a.\xC3\xA9", at, "1", at);
    assert_string_equal(shown(a, n), "map  1:7\n  a: map  1:9\n"
                                     "    \xC3\xA9: \"1\"  1:7\n");
    assert_int_equal(n->child->child->key_at.col, 9);
    assert_int_equal(n->child->child->key_at.len, 1);
}

static void a_path_that_leads_nowhere_is_said(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *path, *says, *hint;
    } bad[] = {
        {"", "1:1: error: --set : a key is missing here", NULL},
        {"cv..name", "1:4: error: --set cv..name: a key is missing here", NULL},
        {"cv.", "1:4: error: --set cv.: a key is missing here", NULL},
        {"cv[a", "1:3: error: --set cv[a: this '[' is not closed", NULL},
        {"cv.\"a", "1:4: error: --set cv.\"a: this quote is not closed", NULL},
        {"cv[a]b", "1:6: error: --set cv[a]b: a '.' belongs here", NULL},
        {"cv.name.first",
         "1:9: error: --set cv.name.first: 'cv.name' is a "
         "text, and has nothing below it",
         NULL},
        {"cv.sections.Work.text",
         "1:18: error: --set cv.sections.Work.text: "
         "'cv.sections.Work' is a list",
         NULL},
        {"cv.sections.Work[nope]",
         "1:17: error: --set cv.sections.Work[nope]: 'cv.sections.Work' has "
         "no item [nope]",
         NULL},
        {"cv.sections.Work[4]",
         "1:17: error: --set cv.sections.Work[4]: 'cv.sections.Work' has no "
         "item [4]",
         "known: acme, lab"},
        {"cv.sections.Work[0x]",
         "1:17: error: --set cv.sections.Work[0x]: 'cv.sections.Work' has no "
         "item [0x]",
         NULL},
        {"cv.sections.Work[000000000]",
         "1:17: error: --set cv.sections.Work[000000000]: 'cv.sections.Work' "
         "has no item [000000000]",
         NULL},
        {"cv.sections.One[1]",
         "1:16: error: --set cv.sections.One[1]: 'cv.sections.One' has no "
         "item [1]",
         "its only item is [0], and has no id"},
        {"cv.sections.Two[2]",
         "1:16: error: --set cv.sections.Two[2]: 'cv.sections.Two' has no "
         "item [2]",
         "its items are [0] to [1]; no item has an id"},
        {"cv.sections.None[0]",
         "1:17: error: --set cv.sections.None[0]: 'cv.sections.None' has no "
         "item [0]",
         NULL},
        {"cv.sections.Later[0]",
         "1:18: error: --set cv.sections.Later[0]: 'cv.sections.Later' is not "
         "there, so it has no items",
         NULL},
        {"cv.[0]", "1:4: error: --set cv.[0]: a key is missing here", NULL},
        {"cv[0]", "1:3: error: --set cv[0]: 'cv' is a mapping, not a list",
         NULL},
        {"a\x1B", "1:2: error: control character U+001B (ESC)", NULL},
        {"a\xFF", "1:2: error: not UTF-8: the byte 0xFF", NULL},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct reading r = read_text(a, "r.yaml", file);
        const char *path = bad[i].path;
        struct mark at = typed(a, path, 1, (int)strlen(path));
        assert_ptr_equal(node_with(a, r.diags, r.root, path, at, "v", at),
                         r.root);
        assert_string_equal(said(a, r.diags, DIAG_SHORT),
                            arena_printf(a, "--set:%s\n", bad[i].says));
        if (bad[i].hint)
            assert_non_null(strstr(said(a, r.diags, DIAG_HUMAN),
                                   arena_printf(a, "= %s\n", bad[i].hint)));
    }
}

/* The path's error, without its place. */
static const char *refused(struct arena *a, const char *path, const char *value)
{
    struct diags *d = diags_new(a);
    struct mark at = typed(a, path, 1, 1);
    assert_null(node_with(a, d, NULL, path, at, value, typed(a, value, 1, 1)));
    const char *all = said(a, d, DIAG_SHORT);
    return strrchr(arena_copy(a, all, strlen(all) - 1), ':') + 2;
}

static void paths_and_values_have_bounds(void **state)
{
    struct arena *a = *state;
    struct buf deep = buf_new(a);
    for (int i = 0; i < YAML_DEPTH; i++)
        buf_puts(&deep, "a.");
    buf_putc(&deep, 'a');
    assert_string_equal(refused(a, buf_text(&deep), "v"), "too many steps");
    assert_string_equal(refused(a, "a", "v\x1B"),
                        "control character U+001B (ESC)");
    assert_string_equal(refused(a, "a", "v\xC3"), "the byte 0xC3");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_value_is_set_at_a_path),
        TEST(a_path_that_leads_nowhere_is_said),
        TEST(paths_and_values_have_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
