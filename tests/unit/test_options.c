/* The call: where flags may stand, what they may say, what is said of slips. */
#include "check.h"
#include "main/options.h"
#include <string.h>

/* The words after `brevier`, split at spaces. */
static struct call call_of(struct arena *a, struct diags *d, const char *line)
{
    char **argv = arena_array(a, strlen(line) + 2, sizeof *argv);
    int argc = 0;
    argv[argc++] = arena_copy(a, "brevier", 7);
    while (*line) {
        size_t n = strcspn(line, " ");
        argv[argc++] = arena_copy(a, line, n);
        line += n + (line[n] == ' ');
    }
    return call_read(a, d, argc, argv);
}

static struct call good(struct arena *a, const char *line)
{
    struct diags *d = diags_new(a);
    struct call c = call_of(a, d, line);
    assert_false(diags_failed(d));
    return c;
}

/* What is said of a bad call. */
static const char *bad(struct arena *a, const char *line)
{
    struct diags *d = diags_new(a);
    call_of(a, d, line);
    assert_int_equal(diags_exit(d), 2);
    return diags_said(a, d, DIAG_HUMAN);
}

static void a_file_alone_is_rendered(void **state)
{
    struct call c = good(*state, "cv.yaml");
    assert_int_equal(c.verb, VERB_RENDER);
    assert_false(c.named);
    assert_int_equal(c.operands, 1);
    assert_string_equal(c.operand[0], "cv.yaml");
    assert_null(c.operand[1]);
    assert_int_equal(good(*state, "-").verb, VERB_RENDER);
    assert_int_equal(good(*state, "no/such").verb, VERB_RENDER);
    /* the name of a verb is a file after -- */
    c = good(*state, "-- check");
    assert_int_equal(c.verb, VERB_RENDER);
    assert_string_equal(c.operand[0], "check");
}

static void flags_stand_before_and_after(void **state)
{
    static const char *const line[] = {
        "-o x.pdf render cv.yaml",        "render -o x.pdf cv.yaml",
        "render cv.yaml -o x.pdf",        "render cv.yaml -ox.pdf",
        "render cv.yaml -o=x.pdf",        "--output=x.pdf render cv.yaml",
        "render cv.yaml --output x.pdf",  "-o x.pdf cv.yaml",
        "-o y.pdf cv.yaml --output=x.pdf"};
    for (size_t i = 0; i < sizeof line / sizeof *line; i++) {
        struct call c = good(*state, line[i]);
        assert_int_equal(c.verb, VERB_RENDER);
        assert_int_equal(c.operands, 1);
        assert_string_equal(call_last(&c, OPTION_OUTPUT, "-"), "x.pdf");
    }
}

static void letters_bundle(void **state)
{
    struct call c = good(*state, "check -qqltwo cv.yaml -l three");
    assert_int_equal(c.verb, VERB_CHECK);
    assert_true(call_has(&c, OPTION_QUIET));
    assert_string_equal(c.value[OPTION_LAYOUT][0], "two");
    assert_string_equal(c.value[OPTION_LAYOUT][1], "three");
    assert_null(c.value[OPTION_LAYOUT][2]);
    assert_false(call_has(&c, OPTION_COLOR));
    assert_string_equal(call_last(&c, OPTION_COLOR, "auto"), "auto");
}

static void values_may_begin_with_a_dash(void **state)
{
    struct call c = good(*state, "cv.yaml -o - --set cv.name=-x --data=--to");
    assert_string_equal(call_last(&c, OPTION_OUTPUT, ""), "-");
    assert_string_equal(call_last(&c, OPTION_SET, ""), "cv.name=-x");
    assert_string_equal(call_last(&c, OPTION_DATA, ""), "--to");
    c = good(*state, "check -- -q --help");
    assert_int_equal(c.operands, 2);
    assert_string_equal(c.operand[0], "-q");
    assert_false(call_has(&c, OPTION_QUIET));
}

static void help_needs_no_file(void **state)
{
    struct call c = good(*state, "render --help");
    assert_int_equal(c.verb, VERB_RENDER);
    assert_true(c.named);
    assert_true(call_has(&c, OPTION_HELP));
    c = good(*state, "-V");
    assert_true(call_has(&c, OPTION_VERSION));
}

static void slips_find_their_way(void **state)
{
    static const struct {
        const char *line, *said;
    } slip[] = {
        {"rendr cv.yaml",
         "brevier: error: 'rendr' is neither a verb nor a file that is there\n"
         "  = did you mean 'render'?\n"},
        {"sing cv.yaml",
         "brevier: error: 'sing' is neither a verb nor a file that is there\n"
         "  = known: render, batch, check, proof, variants, diff, read, new, "
         "fonts, layouts, schema, completion, help\n"},
        {"cv.yaml --outptu x.pdf", "brevier: error: unknown option '--outptu'\n"
                                   "  = did you mean '--output'?\n"},
        {"cv.yaml --Layout=x", "brevier: error: unknown option '--Layout'\n"
                               "  = did you mean '--layout'?\n"},
        {"cv.yaml -output x.pdf", "brevier: error: unknown option '-output'\n"
                                  "  = did you mean '--output'?\n"},
        {"cv.yaml -o", "brevier: error: --output needs OUT\n"},
        {"cv.yaml -o --quiet", "brevier: error: --output needs OUT\n"},
        {"cv.yaml --output=",
         "brevier: error: --output needs OUT, not nothing\n"},
        {"cv.yaml --quiet=yes", "brevier: error: --quiet takes no value\n"},
        {"cv.yaml --color allways",
         "brevier: error: --color does not know 'allways'\n"
         "  = did you mean 'always'?\n"},
        {"check cv.yaml --to txt", "brevier: error: --to is not for 'check'\n"
                                   "  = 'brevier help check' lists what is\n"},
        {"check", "brevier: error: 'check' needs FILE...\n"
                  "  = 'brevier help check' says more\n"},
        {"new Ada Lovelace",
         "brevier: error: 'new' takes [NAME] and not 'Lovelace'\n"
         "  = a name of several words goes in quotes\n"},
    };
    for (size_t i = 0; i < sizeof slip / sizeof *slip; i++)
        assert_string_equal(bad(*state, slip[i].line), slip[i].said);
}

static void all_slips_are_said_at_once(void **state)
{
    assert_string_equal(bad(*state, "rendr --colour=never -x"),
                        "brevier: error: 'rendr' is neither a verb nor a file "
                        "that is there\n"
                        "  = did you mean 'render'?\n"
                        "brevier: error: unknown option '--colour'\n"
                        "  = did you mean '--color'?\n"
                        "brevier: error: unknown option '-x'\n"
                        "  = 'brevier --help' lists what there is; a file "
                        "whose name begins with '-' goes after '--'\n");
}

static void every_row_is_whole(void **state)
{
    (void)state;
    for (int o = 0; o < OPTION_COUNT; o++) {
        assert_true(strlen(option_rows[o].help) <= 50); /* one line of help */
        assert_int_not_equal(option_rows[o].verbs, 0);
        for (int p = 0; p < o; p++) {
            assert_string_not_equal(option_rows[o].name, option_rows[p].name);
            assert_true(!option_rows[o].letter ||
                        option_rows[o].letter != option_rows[p].letter);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_alone_is_rendered),
        cmocka_unit_test(flags_stand_before_and_after),
        cmocka_unit_test(letters_bundle),
        cmocka_unit_test(values_may_begin_with_a_dash),
        cmocka_unit_test(help_needs_no_file),
        cmocka_unit_test(slips_find_their_way),
        cmocka_unit_test(all_slips_are_said_at_once),
        cmocka_unit_test(every_row_is_whole),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
