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

/* ---- mistakes ---- */

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
}

/* ---- node_with ---- */

static const char *file = "page: {size: letter, max: 1}\n"
                          "cv:\n"
                          "  name: Ada\n"
                          "  sections:\n"
                          "    Work:\n"
                          "      - {id: acme, text: old}\n"
                          "      - plain\n"
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
               "        - \"x\"  1:9\n      A. B:");
    check_with(a, "cv.sections.\"A. B\".title", "y",
               "        title: \"y\"  1:9\n");
    check_with(a, "cv.sections.Later.title", "z",
               "        title: \"z\"  1:9\n");
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
        const char *path, *says;
    } bad[] = {
        {"", "1:1: error: --set : a key is missing here"},
        {"cv..name", "1:4: error: --set cv..name: a key is missing here"},
        {"cv.", "1:4: error: --set cv.: a key is missing here"},
        {"cv[a", "1:3: error: --set cv[a: this '[' is not closed"},
        {"cv.\"a", "1:4: error: --set cv.\"a: this quote is not closed"},
        {"cv[a]b", "1:6: error: --set cv[a]b: a '.' belongs here"},
        {"cv.name.first", "1:9: error: --set cv.name.first: 'cv.name' is a "
                          "text, and has nothing below it"},
        {"cv.sections.Work.text", "1:18: error: --set cv.sections.Work.text: "
                                  "'cv.sections.Work' is a list"},
        {"cv.sections.Work[nope]",
         "1:17: error: --set cv.sections.Work[nope]: 'cv.sections.Work' has "
         "no item [nope]"},
        {"cv.sections.Work[2]",
         "1:17: error: --set cv.sections.Work[2]: 'cv.sections.Work' has no "
         "item [2]"},
        {"cv[0]", "1:3: error: --set cv[0]: 'cv' is a mapping, not a list"},
        {"a\x1B", "1:2: error: control character U+001B (ESC)"},
        {"a\xFF", "1:2: error: not UTF-8: the byte 0xFF"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct reading r = read_text(a, "r.yaml", file);
        const char *path = bad[i].path;
        struct mark at = typed(a, path, 1, (int)strlen(path));
        assert_ptr_equal(node_with(a, r.diags, r.root, path, at, "v", at),
                         r.root);
        assert_string_equal(said(a, r.diags, DIAG_SHORT),
                            arena_printf(a, "--set:%s\n", bad[i].says));
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(places_are_of_key_and_value),
        TEST(scalars_are_text_as_written),
        TEST(nothing_is_a_null_of_the_whole_file),
        TEST(aliases_are_what_they_stand_for),
        TEST(aliases_as_keys),
        TEST(merging_keeps_order_and_priority),
        TEST(mistakes_are_said_in_plain_words),
        TEST(all_mistakes_that_can_be_are_said),
        TEST(a_nul_is_refused_where_it_stands),
        TEST(encodings_and_line_ends_are_all_the_same),
        TEST(other_encodings_are_named),
        TEST(an_alias_bomb_is_stopped),
        TEST(depth_is_bounded_at_the_event),
        TEST(an_alias_cannot_nest_deeper),
        TEST(a_long_chain_of_merges_is_no_bomb),
        TEST(a_hundred_thousand_keys),
        TEST(a_text_is_at_most_a_mebibyte),
        TEST(a_value_is_set_at_a_path),
        TEST(a_path_that_leads_nowhere_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
