/* YAML: nodes and their places, aliases, merging, budgets, encodings. */
#include "reading.h"

static void places_are_of_key_and_value(void **state)
{
    struct arena *a = *state;
    struct reading r = read_text(a, "r.yaml",
                                 "cv:\n"
                                 "  name: Zo\xC3\xAB \xE2\x82\xAC  # note\n"
                                 "  quoted: \"a \\\"b\\\"\"\n"
                                 "  empty:\n"
                                 "  list: [one, &x two]\n"
                                 "  block: |\n"
                                 "    text\n");
    const struct node *cv = node_get(r.root, "cv");
    const struct node *name = node_get(cv, "name");
    assert_int_equal(name->key_at.line, 2);
    assert_int_equal(name->key_at.col, 3);
    assert_int_equal(name->key_at.len, 4);
    assert_int_equal(name->at.line, 2);
    assert_int_equal(name->at.col, 9);
    assert_int_equal(name->at.len, 5);
    assert_string_equal(name->text, "Zo\xC3\xAB \xE2\x82\xAC");
    assert_false(name->quoted);
    const struct node *quoted = node_get(cv, "quoted");
    assert_int_equal(quoted->at.col, 11);
    assert_int_equal(quoted->at.len, 9);
    assert_string_equal(quoted->text, "a \"b\"");
    assert_true(quoted->quoted);
    const struct node *empty = node_get(cv, "empty");
    assert_int_equal(empty->kind, NODE_NULL);
    assert_string_equal(empty->text, "");
    assert_int_equal(empty->at.line, 4);
    assert_int_equal(empty->at.col, 9);
    assert_int_equal(empty->at.len, 0);
    const struct node *list = node_get(cv, "list");
    assert_int_equal(list->count, 2);
    assert_null(list->text);
    const struct node *two = list->child->next;
    assert_null(two->key);
    assert_int_equal(two->at.col, 18);
    assert_int_equal(two->at.len, 3);
    assert_int_equal(two->key_at.col, 18);
    const struct node *block = node_get(cv, "block");
    assert_string_equal(block->text, "text\n");
    assert_true(block->quoted);
    assert_int_equal(block->at.col, 10);
    assert_int_equal(block->at.len, 0);
    assert_string_equal(r.root->at.src->name, "r.yaml");
    assert_null(node_get(cv, "none"));
    assert_null(node_get(NULL, "none"));
}

static void scalars_are_text_as_written(void **state)
{
    struct arena *a = *state;
    check_nodes(a, "r.yaml",
                "- 3.90\n- no\n- 2018-09\n- 0x1F\n- 012\n- 1_000\n- 12:30\n"
                "- ~\n- null\n- Null\n- NULL\n- nuLL\n- 'null'\n- \"~\"\n-\n"
                "- !!str null\n- !!int 7\n- ''\n- C# and C++\n- 5 > 3\n",
                "list  1:1\n"
                "  - 3.90  1:3\n  - no  2:3\n  - 2018-09  3:3\n"
                "  - 0x1F  4:3\n  - 012  5:3\n  - 1_000  6:3\n"
                "  - 12:30  7:3\n  - ~  8:3\n  - ~  9:3\n  - ~  10:3\n"
                "  - ~  11:3\n  - nuLL  12:3\n  - \"null\"  13:3\n"
                "  - \"~\"  14:3\n  - ~  15:2\n  - \"null\"  16:9\n"
                "  - \"7\"  17:9\n  - \"\"  18:3\n  - C# and C++  19:3\n"
                "  - 5 > 3  20:3\n");
}

static void nothing_is_a_null_of_the_whole_file(void **state)
{
    struct arena *a = *state;
    check_nodes(a, "r.yaml", "", "~  0:0\n");
    check_nodes(a, "r.yaml", " \n# only a comment\n", "~  0:0\n");
    check_nodes(a, "r.json", "", "~  0:0\n");
    check_nodes(a, "r.yaml", "---\n...\n", "~  2:1\n");
}

static void aliases_are_what_they_stand_for(void **state)
{
    struct arena *a = *state;
    check_nodes(a, "r.yaml",
                "a: &x text\nb: *x\n&k key: &m {c: [d]}\ne: *m\n"
                "f: &x other\ng: *x\n",
                "map  1:1\n  a: text  1:7\n  b: text  1:7\n  key: map  3:12\n"
                "    c: list  3:16\n      - d  3:17\n  e: map  3:12\n"
                "    c: list  3:16\n      - d  3:17\n"
                "  f: other  5:7\n  g: other  5:7\n");
}

static void comments_are_no_values(void **state)
{
    struct arena *a = *state;
    check_nodes(a, "r.yaml", "a: &b # c\n  b: c\n",
                "map  1:1\n  a: map  2:3\n    b: c  2:6\n");
    check_nodes(a, "r.yaml", "a: b #", "map  1:1\n  a: b  1:4\n");
    check_nodes(a, "r.yaml", "a: &b #", "map  1:1\n  a: ~  1:6\n");
}

static void aliases_as_keys(void **state)
{
    struct arena *a = *state;
    check_nodes(a, "r.yaml", "a: &x text\n*x : b\n",
                "map  1:1\n  a: text  1:7\n  text: b  2:6\n");
}

static void merging_keeps_order_and_priority(void **state)
{
    struct arena *a = *state;
    check_nodes(a, "r.yaml",
                "base: &b\n  a: 1\n  c: 2\n"
                "x:\n  first: 1\n  <<: *b\n  c: 3\n"
                "y: {<<: [{a: 9, n: [p]}, *b], z: 1}\n"
                "z: &z\n  <<: *b\nw:\n  <<: *z\n"
                "\"<<\": literal\nv: <<\n",
                "map  1:1\n  base: map  2:3\n    a: 1  2:6\n    c: 2  3:6\n"
                "  x: map  5:3\n    first: 1  5:10\n    a: 1  2:6\n"
                "    c: 3  7:6\n"
                "  y: map  8:4\n    a: 9  8:14\n    n: list  8:20\n"
                "      - p  8:21\n    c: 2  3:6\n    z: 1  8:34\n"
                "  z: map  10:3\n    a: 1  2:6\n    c: 2  3:6\n"
                "  w: map  12:3\n    a: 1  2:6\n    c: 2  3:6\n"
                "  <<: literal  13:7\n  v: <<  14:4\n");
}

/* ---- bytes that are no text ---- */

static void a_nul_is_refused_where_it_stands(void **state)
{
    struct arena *a = *state;
    struct reading r = read_bytes(a, "r.yaml", "a: b\nc: d\0e\n", 12);
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.yaml:2:5: error: control character U+0000 (NUL)\n");
    assert_int_equal(r.root->kind, NODE_NULL);
}

/* ---- encodings ---- */

static const char *utf16(struct arena *a, const char *text, bool big,
                         size_t *len)
{
    struct buf b = buf_new(a);
    buf_add(&b, big ? "\xFE\xFF" : "\xFF\xFE", 2);
    for (const char *p = text; *p;) {
        uint32_t c = utf8_next(&p), units[2] = {c, 0};
        int n = 1;
        if (c >= 0x10000) {
            units[0] = 0xD800 + ((c - 0x10000) >> 10);
            units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
            n = 2;
        }
        for (int i = 0; i < n; i++) {
            char high = (char)(units[i] >> 8), low = (char)(units[i] & 0xFF);
            buf_putc(&b, big ? high : low);
            buf_putc(&b, big ? low : high);
        }
    }
    *len = b.len;
    return buf_text(&b);
}

static const char *with_line_ends(struct arena *a, const char *text,
                                  const char *end)
{
    struct buf b = buf_new(a);
    for (; *text; text++)
        if (*text == '\n')
            buf_puts(&b, end);
        else
            buf_putc(&b, *text);
    return buf_text(&b);
}

static void encodings_and_line_ends_are_all_the_same(void **state)
{
    struct arena *a = *state;
    const char *text = "name: Zo\xC3\xAB \xF0\x9F\x98\x80 x\n\n"
                       "block: |\n  a\n\n  b\nlist:\n  - \"x\n    y\"\n  - z\n";
    struct reading plain = read_text(a, "r.yaml", text);
    const char *nodes = shown(a, plain.root);
    assert_non_null(strstr(nodes, "name: Zo\xC3\xAB \xF0\x9F\x98\x80 x  1:7"));
    assert_non_null(strstr(nodes, "block: \"a\\n\\nb\\n\"  3:8"));
    check_nodes(a, "r.yaml", with_line_ends(a, text, "\r\n"), nodes);
    check_nodes(a, "r.yaml", with_line_ends(a, text, "\r"), nodes);
    check_nodes(a, "r.yaml", arena_printf(a, "\xEF\xBB\xBF%s", text), nodes);
    for (int big = 0; big < 2; big++) {
        size_t len;
        const char *wide = utf16(a, with_line_ends(a, text, "\r\n"), big, &len);
        struct reading r = read_bytes(a, "r.yaml", wide, len);
        assert_string_equal(said(a, r.diags, DIAG_SHORT), "");
        assert_string_equal(shown(a, r.root), nodes);
        assert_string_equal(r.root->at.src->text, text);
        assert_int_equal(node_get(r.root, "name")->at.len, 7);
    }
}

static void other_encodings_are_named(void **state)
{
    struct arena *a = *state;
    size_t len;
    const char *wide = utf16(a, "name: Jane\n", true, &len);
    struct reading r = read_bytes(a, "r.yaml", wide + 2, len - 2);
    assert_string_equal(
        said(a, r.diags, DIAG_SHORT),
        "r.yaml: error: not UTF-8: this looks like UTF-16 without a byte "
        "order mark\n");
    wide = utf16(a, "name: Jane\n", false, &len);
    r = read_bytes(a, "r.yaml", wide + 2, len - 2);
    assert_true(diags_failed(r.diags));
    r = read_bytes(a, "r.yaml", wide, len - 1);
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.yaml:1:11: error: not UTF-8: half a character of "
                        "UTF-16\n");
    r = read_bytes(a, "r.yaml",
                   "\xFF\xFE"
                   "a\0:\0\n\0\x3D\xD8x\0",
                   12);
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.yaml:2:1: error: not UTF-8: half a character of "
                        "UTF-16\n");
    r = read_text(a, "r.yaml", "%PDF-1.7\n");
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.yaml: error: not UTF-8: this is a PDF\n");
}

/* ---- budgets ---- */

static void an_alias_bomb_is_stopped(void **state)
{
    struct arena *a = *state;
    const char *bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
                       "a1: &a1 [*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0]\n"
                       "a2: &a2 [*a1,*a1,*a1,*a1,*a1,*a1,*a1,*a1,*a1]\n"
                       "a3: &a3 [*a2,*a2,*a2,*a2,*a2,*a2,*a2,*a2,*a2]\n"
                       "a4: &a4 [*a3,*a3,*a3,*a3,*a3,*a3,*a3,*a3,*a3]\n"
                       "a5: &a5 [*a4,*a4,*a4,*a4,*a4,*a4,*a4,*a4,*a4]\n";
    struct reading r = read_text(a, "r.yaml", bomb);
    assert_string_equal(
        said(a, r.diags, DIAG_SHORT),
        "r.yaml:6:10: error: too much: more than 100000 values in one file\n");
}

static const char *repeated(struct arena *a, const char *unit, size_t bytes)
{
    size_t n = strlen(unit), times = bytes / n;
    char *text = arena_alloc(a, times * n + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * n, unit, n);
    return text;
}

static void depth_is_bounded_at_the_event(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *unit, *name, *says;
    } deep[] = {
        {"[", "r.yaml", "1:65: error: too much: nested more than 64 deep"},
        {"[", "r.json", "1:65: error: too much: nested more than 64 deep"},
        {"- ", "r.yaml", "1:129: error: too much: nested more than 64 deep"},
        {"{\"a\":", "r.json",
         "1:321: error: too much: nested more than 64 deep"},
        {"{a: ", "r.yaml", "1:257: error: too much: nested more than 64 deep"},
        {"{a:", "r.yaml", "1:3: error: no space after ':'"},
    };
    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        const char *text = repeated(a, deep[i].unit, (size_t)1 << 20);
        struct reading r = read_text(a, deep[i].name, text);
        assert_string_equal(
            said(a, r.diags, DIAG_SHORT),
            arena_printf(a, "%s:%s\n", deep[i].name, deep[i].says));
    }
    struct buf b = buf_new(a);
    for (int i = 0; i < 64; i++)
        buf_putc(&b, '[');
    for (int i = 0; i < 64; i++)
        buf_putc(&b, ']');
    assert_false(diags_failed(read_text(a, "r.yaml", buf_text(&b)).diags));
    assert_false(diags_failed(read_text(a, "r.json", buf_text(&b)).diags));
}

static void an_alias_cannot_nest_deeper(void **state)
{
    struct arena *a = *state;
    struct buf b = buf_new(a);
    buf_puts(&b, "m0: &m0 {a: 1}\n");
    for (int i = 1; i < 80; i++)
        buf_printf(&b, "m%d: &m%d {x: *m%d}\n", i, i, i - 1);
    struct reading r = read_text(a, "r.yaml", buf_text(&b));
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.yaml:64:15: error: too much: nested more than 64 "
                        "deep by this alias\n");
}

static void a_long_chain_of_merges_is_no_bomb(void **state)
{
    struct arena *a = *state;
    struct buf b = buf_new(a);
    buf_puts(&b, "m0: &m0 {a: 1}\n");
    for (int i = 1; i < 1000; i++)
        buf_printf(&b, "m%d: &m%d {<<: *m%d}\n", i, i, i - 1);
    struct reading r = read_text(a, "r.yaml", buf_text(&b));
    assert_string_equal(said(a, r.diags, DIAG_SHORT), "");
    assert_string_equal(node_get(node_get(r.root, "m999"), "a")->text, "1");
}

static const char *many_keys(struct arena *a, int count)
{
    struct buf b = buf_new(a);
    for (int i = 0; i < count; i++)
        buf_printf(&b, "k%d: v%d\n", i, i);
    return buf_text(&b);
}

static void a_hundred_thousand_keys(void **state)
{
    struct arena *a = *state;
    struct reading r = read_text(a, "r.yaml", many_keys(a, YAML_NODES));
    assert_string_equal(said(a, r.diags, DIAG_SHORT), "");
    assert_int_equal(r.root->count, YAML_NODES);
    assert_string_equal(node_get(r.root, "k99999")->text, "v99999");
    r = read_text(a, "r.yaml", many_keys(a, YAML_NODES + 1));
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.yaml:100001:10: error: too much: more than 100000 "
                        "values in one file\n");
    const char *twice = arena_printf(a, "%sk7: again\n", many_keys(a, 50000));
    r = read_text(a, "r.yaml", twice);
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.yaml:50001:1: error: duplicate key 'k7'\n");
    assert_non_null(strstr(said(a, r.diags, DIAG_HUMAN), "on line 8;"));
}

static void a_text_is_at_most_a_mebibyte(void **state)
{
    struct arena *a = *state;
    const char *full = repeated(a, "x", YAML_SCALAR);
    struct reading r = read_text(a, "r.yaml", arena_printf(a, "a: %s\n", full));
    assert_string_equal(said(a, r.diags, DIAG_SHORT), "");
    assert_int_equal(strlen(r.root->child->text), YAML_SCALAR);
    r = read_text(a, "r.yaml", arena_printf(a, "a: %sx\n", full));
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.yaml:1:4: error: too much: a text of 1048577 bytes; "
                        "the most is 1048576 (1 MiB)\n");
    r = read_text(a, "r.json", arena_printf(a, "{\"a\": \"%sx\", 1}", full));
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.json:1:7: error: too much: a text of 1048577 bytes; "
                        "the most is 1048576 (1 MiB)\n");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(places_are_of_key_and_value),
        TEST(scalars_are_text_as_written),
        TEST(nothing_is_a_null_of_the_whole_file),
        TEST(aliases_are_what_they_stand_for),
        TEST(comments_are_no_values),
        TEST(aliases_as_keys),
        TEST(merging_keeps_order_and_priority),
        TEST(a_nul_is_refused_where_it_stands),
        TEST(encodings_and_line_ends_are_all_the_same),
        TEST(other_encodings_are_named),
        TEST(an_alias_bomb_is_stopped),
        TEST(depth_is_bounded_at_the_event),
        TEST(an_alias_cannot_nest_deeper),
        TEST(a_long_chain_of_merges_is_no_bomb),
        TEST(a_hundred_thousand_keys),
        TEST(a_text_is_at_most_a_mebibyte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
