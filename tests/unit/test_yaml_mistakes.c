/* What is no YAML: where it is, in plain words, and the way out. */
#include "reading.h"

static const struct mistake mistakes[] = {
    /* keys */
    {"a: 1\nb: 2\na: 3\n", "3:1: duplicate key 'a'",
     "the first is on line 1; keep one of them", 1},
    {"x:\n  na: 1\n  \"na\": 3\n", "3:3: duplicate key 'na'",
     "the first is on line 2; keep one of them", 4},
    {"<<: {q: 1}\n<<: {r: 2}\n", "2:1: duplicate key '<<'",
     "the first is on line 1; several go in one list: <<: [*first, *second]",
     2},
    {"a: 1\n<<: b\n",
     "2:5: expected a mapping or a list of mappings after '<<'",
     "as in '<<: *name', where '&name' marks a mapping", 1},
    {"<<: [{a: 1}, b]\n",
     "1:14: expected a mapping or a list of mappings after '<<'",
     "as in '<<: *name', where '&name' marks a mapping", 1},
    {"[a, b]: c\nd: e\n", "1:1: a key cannot begin with '['",
     "put quotes around a key or a text that begins with a bracket", 0},
    {"a: {{name}}\nb: 1\n", "1:4: a text cannot begin with '{{'",
     "put quotes around a text that holds {{...}}", 2},
    {"a: {{name}} and more\n", "1:4: a text cannot begin with '{{'",
     "put quotes around a text that holds {{...}}", 2},
    {"a: 1\n: b\n", "2:1: a key is missing before ':'", "write 'key: value'",
     1},

    /* aliases and tags */
    {"text: **Led** a team\n", "1:7: a text cannot begin with '*'",
     "put quotes around a text that begins with '*': \"**Led** a team\"", 1},
    {"- **bold** x\n", "1:3: a text cannot begin with '*'",
     "put quotes around a text that begins with '*': \"**bold** x\"", 1},
    {"- *bold* x\n", "1:3: a text cannot begin with '*'",
     "put quotes around a text that begins with '*': \"*bold* x\"", 1},
    {"key: *x\n", "1:6: alias '*x' has no '&x' before it",
     "put quotes around a text that begins with '*': \"*x\"", 2},
    {"key: *led a team\nb: 1\n", "1:6: alias '*led' has no '&led' before it",
     "put quotes around a text that begins with '*': \"*led a team\"", 4},
    {"a: &led x\nkey: *led a team\nb: 1\n", "2:11: text after an alias",
     "put quotes around a text that begins with '*': \"*led a team\"", 1},
    {"a: &a [b, {c: *a}]\n", "1:15: alias '*a' refers to itself",
     "it stands inside the value that '&a' marks", 2},
    {"a: & b\n", "1:4: a text cannot begin with '&'",
     "put quotes around a text that begins with '&': \"& b\"", 1},
    {"a: !important thing\n",
     "1:4: '!important' is a YAML tag, and tags mean nothing here",
     "put quotes around a text that begins with '!'", 10},
    {"a: ! thing\n", "1:4: '!' is a YAML tag, and tags mean nothing here",
     "put quotes around a text that begins with '!'", 1},

    /* colons and values */
    {"a: value: more\n", "1:9: ': ' inside a value",
     "put quotes around the value: \"value: more\"", 1},
    {"a: \"b\": c # d\n", "1:7: ': ' inside a value",
     "put quotes around the value: '\"b\": c'", 1},
    {"a: http://x: y\n", "1:12: ': ' inside a value",
     "put quotes around the value: \"http://x: y\"", 1},
    {"\xC3\xA9: \xC3\xA9: b\n", "1:5: ': ' inside a value",
     "put quotes around the value: \"\xC3\xA9: b\"", 1},
    {"name:Jane\nemail: x\n", "1:5: no space after ':'", "write 'key: value'",
     1},
    {"cv:\n  name:Jane\n  email: x\n", "2:7: no space after ':'",
     "write 'key: value'", 1},
    {"a: 1\nb:2\nc: 3\n", "2:2: no space after ':'", "write 'key: value'", 1},
    {"a: 1\njust words\nc: 2\n", "2:1: no 'key: value' in this line",
     "write 'key: value'; a text that goes on is indented more", 10},
    {"a: @home\n", "1:4: a value cannot begin with '@'",
     "put quotes around it: \"@home\"", 1},
    {"a: `code` x\n", "1:4: a value cannot begin with '`'",
     "put quotes around it: \"`code` x\"", 1},
    {"- %x\n", "1:3: a value cannot begin with '%'",
     "put quotes around it: \"%x\"", 1},
    {"a: - b\n", "1:4: a list cannot begin on the line of its key",
     "write '- ' on the next line, or quotes around the text: \"- b\"", 1},
    {"a: ? b\n", "1:4: '? ' cannot begin a value",
     "put quotes around it: \"? b\"", 1},
    {"a: > 99 %\n", "1:4: text on the line of '>'",
     "the text begins on the next line, indented; a value that begins with "
     "'>' needs quotes: \"> 99 %\"",
     6},
    {"a: ,x\n", "1:4: nothing stands before this ','",
     "delete the ',' or put quotes around the text", 1},

    /* quotes */
    {"a: 'never closed\nb: 1\n", "1:4: this quote is never closed",
     "close it with '; inside '...' write '' for an apostrophe", 1},
    {"a: 1\nb:\n  - \"x\n\n", "3:5: this quote is never closed",
     "close it with \"; inside '...' write '' for an apostrophe", 1},
    {"a: \"unclosed\nb: \"next\"\nc: 3\n",
     "1:4: this quote ends only on line 2",
     "close it where the text ends; inside '...' write '' for an apostrophe, "
     "inside \"...\" write \\\" for a quote",
     1},
    {"a: 'It's fine'\nb: 2\n", "1:7: this apostrophe ends the quoted text",
     "inside '...' write '' for an apostrophe, or use \"...\"", 1},
    {"key: \"quoted\" rest\n", "1:15: text after the closing quote",
     "put all of the value in one pair of quotes: '\"quoted\" rest'", 1},
    {"- \"x\" rest\n- y\n", "1:7: text after the closing quote",
     "put all of the value in one pair of quotes: '\"x\" rest'", 1},
    {"a: \"x\",\nb: y\n", "1:7: a ',' after a whole value",
     "delete it: lines need no commas in YAML", 1},
    {"a: \"C:\\dir\"\n", "1:7: '\\d' is no escape",
     "write \\\\ for a backslash, or use single quotes", 2},
    {"a: \"\\xZZ\"\n", "1:5: '\\x' lacks its hexadecimal digits",
     "\\x takes 2, \\u 4 and \\U 8 of them; write \\\\ for a backslash", 2},
    {"a: \"\\uD800\"\n", "1:5: '\\uD800' is no character",
     "write the character itself, or \\U and eight digits", 6},

    /* brackets */
    {"a: [1, 2\n", "1:4: this '[' is never closed",
     "write ']' where the list ends; a text that begins with '[' needs quotes",
     1},
    {"a: [1,\n", "1:4: this '[' is never closed",
     "close it; a text that begins with a bracket needs quotes", 1},
    {"a: [1, 2\nb: 3\n", "1:4: this '[' is not closed by line 2",
     "write ']' where the list ends, and ',' between its items", 1},
    {"a: {b: 1, c: 2]\n", "1:15: ']' cannot close the '{' of line 1",
     "write '}'", 1},
    {"a: [Remote](x)\n", "1:12: text after the closing bracket",
     "put quotes around a text that begins with a bracket: \"[Remote](x)\"", 1},
    {"a: [\"x\" \"y\"]\n", "1:9: a ',' is missing here",
     "write ',' between items, or put quotes around the whole text", 1},
    {"a: ]\n", "1:4: ']' closes nothing",
     "delete it, or put quotes around the text: \"]\"", 1},
    {"c: [d]]\n", "1:7: ']' closes nothing",
     "delete it, or put quotes around the text: \"[d]]\"", 1},

    /* indentation */
    {"a:\n\tb: 1\n", "2:1: a tab is used for indentation",
     "use spaces: YAML takes no tabs before a line's text", 1},
    {"a:\n  b: 1\n\tc: 2\n", "3:1: a tab is used for indentation",
     "use spaces: YAML takes no tabs before a line's text", 1},
    {"-\tx\n", "1:2: a tab where a space belongs", "write a space in its place",
     1},
    {"name: Jane\n  email: x\n",
     "2:3: indented more than line 1, which has a value already",
     "begin it in column 1, like line 1", 5},
    {"a:\n  - x: 1\n     y: 2\n",
     "3:6: indented more than line 2, which has a value already",
     "begin it in column 5, like line 2", 1},
    {"a:\n  - x\n   - y: 2\n",
     "3:4: indented more than line 2, which has a value already",
     "begin it in column 3, like line 2", 3},
    {"a\nb: 1\n", "1:1: a text stands here, but line 2 goes on with a key",
     "write 'key: value' here, or put line 2 in the column of its own key", 1},
    {"a: \"x\"\n  b: 1\n",
     "2:3: indented more than line 1, which has a value already",
     "begin it in column 1, like line 1", 1},
    {"a:\n  b: 1\n c: 2\n", "3:2: this indentation fits no line above",
     "begin it in column 3, like line 2", 1},
    {"list:\n  - one\n - two\n", "3:2: this indentation fits no line above",
     "begin it in column 3, like line 2", 1},
    {"list:\n  - one\n  -two\n", "3:3: no space after '-'", "write '- item'",
     1},
    {"a: b\n- c\n", "2:1: a list item where a key belongs",
     "without '- ' it is a key like those above; a list stands under its key",
     1},
    {"- c\na: b\n",
     "2:1: no '-' in this line, but it stands in the list of line 1",
     "begin it with '- ', or indent it as its key is", 1},
    {"  a: 1\nb: 2\n", "2:1: begins further left than line 1",
     "begin it in column 3, like line 1", 1},

    /* documents */
    {"a: b\n---\nc: d\n", "2:1: a second document begins here",
     "delete the line '---', or put what follows into a file of its own", 3},
    {"a: b\n...\njunk\n", "3:1: text after '...', which ends the file",
     "delete the line '...'", 1},
    {"%YAML 3.0\n---\na: b\n", "1:1: a YAML version that is not 1.1 or 1.2",
     "delete this line", 1},

    /* characters */
    {"a: \"x\\0\"\n", "1:6: control character U+0000 (NUL)",
     "delete '\\0'; for a backslash write '\\\\'", 2},
    {"a: \"\\e[31m\"\n", "1:5: control character U+001B (ESC)",
     "delete '\\e'; for a backslash write '\\\\'", 2},
    {"\"k\\x07\": b\n", "1:3: control character U+0007 (BEL)",
     "delete '\\x07'; for a backslash write '\\\\'", 4},
    {"a: \"x\\\n  \\u009b\"\n", "2:3: control character U+009B (C1)",
     "delete '\\u009b'; for a backslash write '\\\\'", 6},
    {"a: b\x1B[31m\n", "1:5: control character U+001B (ESC)",
     "delete it, or write a space in its place", 1},
    {"\xC3\xA9: b\x7F\n", "1:5: control character U+007F (DEL)",
     "delete it, or write a space in its place", 1},
    {"a: \xC2\x80\n", "1:4: control character U+0080 (C1)",
     "delete it, or write a space in its place", 1},
    {"a: \xE2\x80\xA8 b\n", "1:4: control character U+2028 (line separator)",
     "delete it, or write a space in its place", 1},
    {"\xC3\xA9:\n  \xC3\xA9: \xE9t\xE9\n",
     "2:6: not UTF-8: the byte 0xE9 stands alone",
     "save the file as UTF-8; it seems to be Windows-1252, where this byte is "
     "'\xC3\xA9'",
     1},
    {"a: it\x92s\n", "1:6: not UTF-8: the byte 0x92 stands alone",
     "save the file as UTF-8; it seems to be Windows-1252, where this byte is "
     "'\xE2\x80\x99'",
     1},
    {"a: \xC0\x80\n", "1:4: not UTF-8: the byte 0xC0 begins an overlong form",
     "save the file as UTF-8", 1},
    {"a: value: more\t# d\n", "1:9: ': ' inside a value",
     "put quotes around the value: \"value: more\"", 1},
    {"a: \"x\\", "1:6: '\\' is no escape",
     "write \\\\ for a backslash, or use single quotes", 1},
    {"a: \"\\U0001\"\n", "1:5: '\\U0001' lacks its hexadecimal digits",
     "\\x takes 2, \\u 4 and \\U 8 of them; write \\\\ for a backslash", 6},
    {"a: \"\\U00110000\"\n", "1:5: '\\U00110000' is no character",
     "write the character itself, or \\U and eight digits", 10},
    {"a: \"\\U00000007\"\n", "1:5: control character U+0007 (BEL)",
     "delete '\\U00000007'; for a backslash write '\\\\'", 10},
    {"a: \"x\\r\\ny\\rz\"\n", "1:11: control character U+000D (CR)",
     "delete '\\r'; for a backslash write '\\\\'", 2},
    {"a: 'x'\nb", "2:1: no 'key: value' in this line",
     "write 'key: value'; a text that goes on is indented more", 1},
    {"a: {b: 1}}\n", "1:10: '}' closes nothing",
     "delete it, or put quotes around the text: \"{b: 1}}\"", 1},
    {"[a, b]\n c: d\n", "2:2: text after the end of the value",
     "a file is lines of 'key: value'", 1},
    {"a: |\n\tb\n", "2:1: a tab is used for indentation",
     "use spaces: YAML takes no tabs before a line's text", 1},
    {"a: \xED\xA0\x80\n",
     "1:4: not UTF-8: the byte 0xED begins half a surrogate pair",
     "save the file as UTF-8", 1},
    {"a: \xF4\x90\x80\x80\n",
     "1:4: not UTF-8: the byte 0xF4 begins what is beyond U+10FFFF",
     "save the file as UTF-8", 1},
};

static void mistakes_are_said_in_plain_words(void **state)
{
    check_mistakes(*state, "r.yaml", mistakes,
                   sizeof mistakes / sizeof *mistakes);
}

static void all_mistakes_that_can_be_are_said(void **state)
{
    struct arena *a = *state;
    struct reading r = read_text(a, "r.yaml",
                                 "a: *x\na: 1\nb: \"\\e\"\n[c]: {d: 1}\na: 2\n"
                                 "e: !t f\ng: @\n");
    assert_string_equal(
        said(a, r.diags, DIAG_SHORT),
        "r.yaml:1:4: error: alias '*x' has no '&x' before it\n"
        "r.yaml:3:5: error: control character U+001B (ESC)\n"
        "r.yaml:4:1: error: a key cannot begin with '['\n"
        "r.yaml:5:1: error: duplicate key 'a'\n"
        "r.yaml:6:4: error: '!t' is a YAML tag, and tags mean nothing here\n"
        "r.yaml:7:4: error: a value cannot begin with '@'\n");
    assert_string_equal(shown(a, r.root),
                        "map  1:1\n  a: 1  2:4\n  b: \" \"  3:4\n"
                        "  e: \"f\"  6:7\n");
    assert_int_equal(diags_exit(r.diags), 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(mistakes_are_said_in_plain_words),
        TEST(all_mistakes_that_can_be_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
