/* JSON through the door of YAML. */
#include "reading.h"

static void values_are_text_as_written(void **state)
{
    struct arena *a = *state;
    check_nodes(a, "r.json",
                " {\"a\": 1, \"b\": [true, false, null, -0.50e+3, 3.90],\n"
                "  \"c\": {}, \"d\": [], \"\": \"\", \"<<\": {\"x\": 0}}\n",
                "map  1:2\n  a: 1  1:8\n  b: list  1:16\n    - true  1:17\n"
                "    - false  1:23\n    - ~  1:30\n    - -0.50e+3  1:36\n"
                "    - 3.90  1:46\n  c: {}  2:8\n  d: []  2:17\n"
                "  : \"\"  2:25\n  <<: map  2:35\n    x: 0  2:41\n");
    check_nodes(a, "r.json", "\"text\"", "\"text\"  1:1\n");
    check_nodes(a, "r.json", " 7 ", "7  1:2\n");
    check_nodes(a, "r.json", "\xEF\xBB\xBF{\"a\":\r\n1}",
                "map  1:1\n  a: 1  2:1\n");
    check_nodes(a, "r.json", "[1E5, 1e-5]",
                "list  1:1\n  - 1E5  1:2\n  - 1e-5  1:7\n");
}

static void escapes_are_their_characters(void **state)
{
    struct arena *a = *state;
    struct reading r = read_text(
        a, "r.json",
        "[\"\\ud83d\\ude00\", \"\\u00e9\\/\\\\\\\"\\n\\t\", \"a\\r\\nb\", "
        "\"\xE2\x80\xA8\\u2028\"]");
    assert_string_equal(said(a, r.diags, DIAG_SHORT), "");
    const struct node *n = r.root->child;
    assert_string_equal(n->text, "\xF0\x9F\x98\x80");
    assert_int_equal(n->at.len, 14);
    assert_true(n->quoted);
    assert_string_equal(n->next->text, "\xC3\xA9/\\\"\n\t");
    assert_string_equal(n->next->next->text, "a\nb");
    assert_string_equal(n->next->next->next->text, "\xE2\x80\xA8\xE2\x80\xA8");
}

static void places_are_of_key_and_value(void **state)
{
    struct arena *a = *state;
    struct reading r = read_text(a, "r.json",
                                 "{\n\t\"\xC3\xA9\xC3\xA9\": \"\xC3\xA9\", "
                                 "\"n\": null}");
    const struct node *n = r.root->child;
    assert_int_equal(n->key_at.line, 2);
    assert_int_equal(n->key_at.col, 2);
    assert_int_equal(n->key_at.len, 4);
    assert_int_equal(n->at.col, 8);
    assert_int_equal(n->at.len, 3);
    assert_int_equal(n->next->at.col, 18);
    assert_int_equal(n->next->at.len, 4);
    assert_int_equal(n->next->kind, NODE_NULL);
    assert_string_equal(n->next->text, "");
    assert_false(n->next->quoted);
}

static void json_is_known_by_name_or_beginning(void **state)
{
    struct arena *a = *state;
    check_nodes(a, "-", "\n {\"a\": \"\\ud83d\\ude00\"}",
                "map  2:2\n  a: \"\xF0\x9F\x98\x80\"  2:8\n");
    check_nodes(a, "r.yaml", "{\"a\": \"\\ud83d\\ude00\"}",
                "map  1:1\n  a: \"\xF0\x9F\x98\x80\"  1:7\n");
    check_nodes(a, "r.yml", "{\"a\": b}", "map  1:1\n  a: b  1:7\n");
    check_nodes(a, "r.yaml", "{a: b}", "map  1:1\n  a: b  1:5\n");
}

static const struct mistake mistakes[] = {
    {"{\"a\": 1,}", "1:8: a ',' before the closing bracket",
     "delete it: JSON has no comma after the last one", 1},
    {"[1,\n 2,\n]", "2:3: a ',' before the closing bracket",
     "delete it: JSON has no comma after the last one", 1},
    {"{\"a\": 1} // x", "1:10: JSON has no comments",
     "delete it, or name the file .yaml and write '# comment'", 4},
    {"{/* x */\"a\": 1}", "1:2: JSON has no comments",
     "delete it, or name the file .yaml and write '# comment'", 7},
    {"# x\n{\"a\": 1}", "1:1: JSON has no comments",
     "delete it, or name the file .yaml and write '# comment'", 3},
    {"{'a': 1}", "1:2: this is no quote of JSON", "use \"double quotes\"", 1},
    {"{\"a\": 'x'}", "1:7: this is no quote of JSON", "use \"double quotes\"",
     1},
    {"{\"a\": \xE2\x80\x9Cx\xE2\x80\x9D}", "1:7: this is no quote of JSON",
     "use \"double quotes\"", 1},
    {"{abc: 1}", "1:2: a key without quotes", "put double quotes around it", 3},
    {"{\"a\": True}", "1:7: 'True' is no value in JSON", "write true", 4},
    {"{\"a\": None}", "1:7: 'None' is no value in JSON", "write null", 4},
    {"{\"a\": NULL}", "1:7: 'NULL' is no value in JSON", "write null", 4},
    {"{\"a\": undefined}", "1:7: 'undefined' is no value in JSON", "write null",
     9},
    {"[1] /* x", "1:5: JSON has no comments",
     "delete it, or name the file .yaml and write '# comment'", 4},
    {"[1E]", "1:2: '1E' is no number in JSON",
     "a number is like 0.5, -3 or 1e6; put quotes around a text", 2},
    {"[\"\\ud83d\\ue000\"]", "1:3: '\\ud83d' is half a character",
     "write both halves, or the character itself", 6},
    {"{\"a\": NaN}", "1:7: 'NaN' is no value in JSON", "write null", 3},
    {"{\"a\": word}", "1:7: 'word' is no value in JSON",
     "put double quotes around a text", 4},
    {"{\"a\": 012}", "1:7: '012' is no number in JSON",
     "a number is like 0.5, -3 or 1e6; put quotes around a text", 3},
    {"[.5]", "1:2: '.5' is no number in JSON",
     "a number is like 0.5, -3 or 1e6; put quotes around a text", 2},
    {"[1.]", "1:2: '1.' is no number in JSON",
     "a number is like 0.5, -3 or 1e6; put quotes around a text", 2},
    {"[+1]", "1:2: '+1' is no number in JSON",
     "a number is like 0.5, -3 or 1e6; put quotes around a text", 2},
    {"[2024-10]", "1:2: '2024-10' is no number in JSON",
     "a number is like 0.5, -3 or 1e6; put quotes around a text", 7},
    {"[\"\\ud83d\"]", "1:3: '\\ud83d' is half a character",
     "write both halves, or the character itself", 6},
    {"[\"\\ud83d\\u0041\"]", "1:3: '\\ud83d' is half a character",
     "write both halves, or the character itself", 6},
    {"[\"x\\ude00\"]", "1:4: '\\ude00' is half a character",
     "write both halves, or the character itself", 6},
    {"[\"\\x41\"]", "1:3: '\\x' is no escape of JSON",
     "write \\\\ for a backslash", 2},
    {"[\"\\u12\"]", "1:3: '\\u' lacks its four hexadecimal digits",
     "write \\u00e9, or the character itself", 2},
    {"[\"x\ny\"]", "1:2: this quote is not closed on its line",
     "close it with \"; inside a text write \\n for a line end and \\\" for a "
     "quote",
     1},
    {"[\"x", "1:2: this quote is not closed on its line",
     "close it with \"; inside a text write \\n for a line end and \\\" for a "
     "quote",
     1},
    {"[\"a\tb\"]", "1:4: a tab inside a text", "write \\t, or a space", 1},
    {"{\"a\": \"say \"hi\" x\"}", "1:13: text after the closing quote",
     "inside a text write \\\" for a quote", 1},
    {"{\"a\": 1 \"b\": 2}", "1:8: a ',' is missing here",
     "write ',' between one value and the next", 1},
    {"{\"a\" 1}", "1:5: a ':' is missing after the key", "write \"key\": value",
     1},
    {"{\"a\": 1", "1:1: this '{' is never closed", "write '}' where it ends",
     1},
    {"{\"a\": [1,\n2", "1:7: this '[' is never closed",
     "write ']' where it ends", 1},
    {"{\"a\": [1, 2}", "1:12: '}' cannot close the '[' of line 1", "write ']'",
     1},
    {"{\"a\": 1} x", "1:10: text after the end",
     "a JSON file is one value and nothing after it", 1},
    {"{\"a\": }", "1:7: a value is missing here",
     "write null for nothing, or \"\"", 1},
    {"[1,,2]", "1:4: a value is missing before ','",
     "delete the ',' or write null", 1},
    {"[\"a\": 1]", "1:5: a ':' where ',' or a bracket belongs",
     "keys belong in { }, not in [ ]", 1},
    {"{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", "3:2: duplicate key 'a'",
     "the first is on line 1; keep one of them", 3},
    {"[\"\\u0000\"]", "1:3: control character U+0000 (NUL)",
     "delete '\\u0000'; for a backslash write '\\\\'", 6},
    {"[\"\\u001b[31m\"]", "1:3: control character U+001B (ESC)",
     "delete '\\u001b'; for a backslash write '\\\\'", 6},
    {"[\"a\x01\"]", "1:4: control character U+0001 (SOH)",
     "delete it, or write a space in its place", 1},
    {"[\"\xFF\"]", "1:3: not UTF-8: the byte 0xFF stands alone",
     "save the file as UTF-8; it seems to be Windows-1252, where this byte is "
     "'\xC3\xBF'",
     1},
};

static void mistakes_are_said_in_plain_words(void **state)
{
    check_mistakes(*state, "r.json", mistakes,
                   sizeof mistakes / sizeof *mistakes);
}

static void all_mistakes_that_can_be_are_said(void **state)
{
    struct arena *a = *state;
    struct reading r = read_text(
        a, "r.json", "{\"a\": \"\\q\", // x\n\"b\": \"\\u0007\" \"a\": 1,}");
    assert_string_equal(said(a, r.diags, DIAG_SHORT),
                        "r.json:1:8: error: '\\q' is no escape of JSON\n"
                        "r.json:1:13: error: JSON has no comments\n"
                        "r.json:2:7: error: control character U+0007 (BEL)\n"
                        "r.json:2:14: error: a ',' is missing here\n"
                        "r.json:2:15: error: duplicate key 'a'\n"
                        "r.json:2:21: error: a ',' before the closing "
                        "bracket\n");
    assert_string_equal(shown(a, r.root),
                        "map  1:1\n  a: \" \"  1:7\n  b: \" \"  2:6\n");
}

static void time_is_linear_on_one_line(void **state)
{
    struct arena *a = *state;
    struct buf b = buf_new(a);
    for (int i = 0; i < YAML_NODES; i++)
        buf_printf(&b, "%c\"\xC3\xA9%d\":\"\\u00e9\"", i ? ',' : '{', i);
    buf_puts(&b, "}");
    struct reading r = read_text(a, "r.json", buf_text(&b));
    assert_string_equal(said(a, r.diags, DIAG_SHORT), "");
    assert_int_equal(r.root->count, YAML_NODES);
    b = buf_new(a);
    buf_puts(&b, "[\"");
    for (int i = 0; i < 400000; i++)
        buf_puts(&b, "\\x");
    buf_puts(&b, "\"]");
    r = read_text(a, "r.json", buf_text(&b));
    assert_int_equal(diags_count(r.diags, SEVERITY_ERROR), 1000);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_are_text_as_written),
        TEST(escapes_are_their_characters),
        TEST(places_are_of_key_and_value),
        TEST(json_is_known_by_name_or_beginning),
        TEST(mistakes_are_said_in_plain_words),
        TEST(all_mistakes_that_can_be_are_said),
        TEST(time_is_linear_on_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
