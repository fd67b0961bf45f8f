/* Settings: every kind of value, every row of the table, the windows. */
#include "check_style.h"
#include "style/color.h"

/* ---- values ---- */

static void every_kind_of_value_is_read(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *in, *path, *out;
    } rows[] = {
        {"page:\n left_margin: 40pt", "page.left_margin", "40pt"},
        {"page:\n left_margin: 10mm", "page.left_margin", "28.35pt"},
        {"page:\n left_margin: 2.54cm", "page.left_margin", "72pt"},
        {"page:\n left_margin: 0.5in", "page.left_margin", "36pt"},
        {"page:\n left_margin: 1.5em", "page.left_margin", "1.5em"},
        {"page:\n left_margin: 4in", "page.left_margin", "288pt"},
        {"page:\n left_margin: 10.16cm", "page.left_margin", "288pt"},
        {"page:\n left_margin: 40 pt", "page.left_margin", "40pt"},
        {"page:\n left_margin: ' +40pt '", "page.left_margin", "40pt"},
        {"page:\n left_margin: .5in", "page.left_margin", "36pt"},
        {"page:\n left_margin: 0", "page.left_margin", "0pt"},
        {"page:\n left_margin: -0", "page.left_margin", "0pt"},
        {"page:\n left_margin: 0.00000000000000000000000000001in",
         "page.left_margin", "0pt"},
        {"page:\n left_margin: 40pt (30pt to 2in)", "page.left_margin",
         "40pt (30pt to 144pt)"},
        {"page:\n left_margin: 0 (0 to 1 in)", "page.left_margin",
         "0pt (0pt to 72pt)"},
        {"page:\n left_margin: 40pt(30pt to 1in )", "page.left_margin",
         "40pt (30pt to 72pt)"},
        {"page:\n left_margin: 2em (1em to 3em)", "page.left_margin",
         "2em (1em to 3em)"},
        {"typography:\n letter_spacing:\n  name: -0.02em",
         "typography.letter_spacing.name", "-0.02em"},
        {"typography:\n leading: 1.3", "typography.leading", "1.3"},
        {"typography:\n leading: 1.2 (1.15 to 1.3)", "typography.leading",
         "1.2 (1.15 to 1.3)"},
        {"page:\n max: 12", "page.max", "12"},
        {"page:\n size: us-legal", "page.size", "us-legal"},
        {"header:\n alignment: right", "header.alignment", "right"},
        {"links:\n underline: yes", "links.underline", "true"},
        {"links:\n underline: ON", "links.underline", "true"},
        {"links:\n underline: True", "links.underline", "true"},
        {"entries:\n bold_titles: no", "entries.bold_titles", "false"},
        {"entries:\n bold_titles: Off", "entries.bold_titles", "false"},
        {"entries:\n bold_titles: 'false'", "entries.bold_titles", "false"},
        {"header:\n connections:\n  separator: '\"\\ '",
         "header.connections.separator", "\"\\\"\\\\ \""},
        {"header:\n connections:\n  separator: ''",
         "header.connections.separator", "\"\""},
        {"typography:\n font_family:\n  name: Source Sans 3",
         "typography.font_family.name", "\"Source Sans 3\""},
        {"typography:\n features:\n  body: onum  +smcp -liga ss01",
         "typography.features.body", "\"onum  +smcp -liga ss01\""},
        {"typography:\n features:\n  body: ''", "typography.features.body",
         "\"\""},
        {"colors:\n body: Navy", "colors.body", "\"#000080\""},
        {"colors:\n body: '#04f'", "colors.body", "\"#0044ff\""},
        {"colors:\n body: '#004F90'", "colors.body", "\"#004f90\""},
        {"colors:\n body: rgb(0, 79,144)", "colors.body", "\"#004f90\""},
        {"colors:\n body: RGB(0 31% 56.5%)", "colors.body", "\"#004f90\""},
        {"colors:\n body: hsl(207, 100%, 28%)", "colors.body", "\"#004f8f\""},
        {"colors:\n body: hsl(-153deg 100% 28%)", "colors.body", "\"#004f8f\""},
        {"colors:\n lines: none", "colors.lines", "none"},
        {"typography:\n font_family: Source Sans 3",
         "typography.font_family.body", "\"Source Sans 3\""},
        {"description: Mine\nlinks:\n", "links.underline", "false"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        const struct style *s = read_one(a, d, rows[i].in);
        assert_string_equal(said(a, d), "");
        assert_string_equal(value(a, s, rows[i].path), rows[i].out);
    }
}

/* ---- the table ---- */

struct def {
    const char *path, *kind, *words;
    double low, high;
};
static const struct def defs[] = {
#define SETTING(member, path, kind, def, low, high, words, help)               \
    {path, #kind, words, low, high},
#include "style/style.def"
#undef SETTING
};
enum { DEFS = sizeof defs / sizeof *defs };

/* A value other than the row's default. */
static const char *other(struct arena *a, const struct def *row,
                         const char *now)
{
    static const char *const kind[] = {"length", "number",   "count", "bool",
                                       "text",   "features", "font",  "color"};
    const size_t len = strcspn(row->kind, "_"); /* a range may be plain */
    static const char *const pair[][2] = {
        {"20pt", "4pt"},
        {"1.5", "1.6"},
        {"3", "4"},
        {"true", "false"},
        {"\"one\"", "\"two\""},
        {"\"onum\"", "\"\""},
        {"\"One\"", "\"Two\""},
        {"\"#004f90\"", "\"#900000\""},
    };
    if (strcmp(row->kind, "list") == 0)
        return *row->words
                   ? arena_printf(a, "[%.*s]", (int)strcspn(row->words, " "),
                                  row->words)
                   : "[\"one\", \"two\"]";
    if (strcmp(row->kind, "titles") == 0)
        return "[\"One title\", \"two\"]";
    if (strcmp(row->kind, "number") == 0 && row->high < 1.6) {
        struct buf b = buf_new(a);
        buf_number(&b, (row->low + row->high) / 2, 4);
        return buf_text(&b);
    }
    for (int i = 0; i < 8; i++)
        if (strlen(kind[i]) == len && memcmp(kind[i], row->kind, len) == 0)
            return pair[i][strcmp(pair[i][0], now) == 0];
    if (strcmp(row->kind, "template") == 0)
        return "[{left: \"**One**\", right: \"{two}\"}]";
    assert_string_equal(row->kind, "choice");
    const char *last = strrchr(row->words, ' ') + 1;
    return strcmp(last, now) != 0
               ? last
               : arena_copy(a, row->words, strcspn(row->words, " "));
}

static const char *nested(struct arena *a, const char *path, const char *value)
{
    struct buf b = buf_new(a);
    int depth = 0;
    for (const char *p = path; *p; p++)
        if (*p == '.')
            buf_printf(&b, ":\n%*s", ++depth, "");
        else
            buf_putc(&b, *p);
    buf_printf(&b, ": %s\n", value);
    return buf_text(&b);
}

/* RenderCV's spelling of the rows of an entry. */
static void cells_become_rows(void **state)
{
    struct arena *a = *state;
    static const char *const is[][2] = {
        {"main_column: '**COMPANY**, aBC C3 X_Y9 _AB AB9c {x COMPANY}'",
         "[{left: \"**{company}**, aBC C3 X_Y9 _AB AB9c {x COMPANY}\", right: "
         "\"{date}, {location}\"}]"},
        {"main_column: 'COMPANY in POSITION'",
         "[{left: \"{company} in {position}\", right: \"{date}, {location}\", "
         "look: plain}]"},
        {"main_column: 'aDATE DATEs X1 {company}'",
         "[{left: \"aDATE DATEs X1 {company}\", right: \"{date}, "
         "{location}\", look: plain}]"},
        {"main_column: \"{company}  \\n\\n{position}\"\n"
         "  date_and_location_column: \"{date}\\n{location}\\n{note}\"",
         "[{left: \"{company}\", right: \"{date}\", look: plain}, {left: "
         "\"{position}\", right: \"{location}, {note}\", look: plain}]"},
        {"main_column: \"{summary}\\n{highlights}\"",
         "[{right: \"{date}, {location}\", look: plain}, {left: "
         "\"{summary}\"}, {left: \"{highlights}\"}]"},
        {"main_column: '{company}'\n  date_and_location_column:",
         "[{left: \"{company}\", look: plain}]"},
        {"date_and_location_column: '{date}'",
         "[{left: \"{company}\", right: \"{date}\"}, {left: "
         "\"{position}\"}]"},
    };
    for (size_t i = 0; i < sizeof is / sizeof *is; i++) {
        struct diags *d = diags_new(a);
        const struct style *s =
            read_one(a, d,
                     arena_printf(a, "templates:\n experience_entry:\n  %s\n",
                                  is[i][0]));
        assert_int_equal(diags_failed(d), !is[i][1]);
        if (is[i][1])
            assert_string_equal(value(a, s, "entries.experience.rows"),
                                is[i][1]);
    }
}

static void a_colour_is_mended_as_far_as_it_goes(void **state)
{
    (void)state;
    struct color red, grey, white;
    assert_true(color_read("red", &red));
    assert_true(color_read("#777777", &grey));
    assert_true(color_read("white", &white));
    struct color c = color_mended(red, white, 4.5);
    assert_true(color_contrast(c, white) >= 4.5 && c.r > c.g);
    c = color_mended(red, grey, 15);
    assert_true(!c.r && !c.g && !c.b);
}

static void every_row_can_be_set(void **state)
{
    struct arena *a = *state;
    const struct style *plain = read_one(a, diags_new(a), "classic");
    for (int i = 0; i < DEFS; i++) {
        const char *now = value(a, plain, defs[i].path);
        const char *then = other(a, &defs[i], now);
        if (strstr(defs[i].path, "thickness"))
            then = "1pt";
        if (strcmp(defs[i].path, "colors.page") == 0)
            then = "\"#ffffee\"";
        if (strstr(defs[i].path, "letter_fit") ||
            strcmp(defs[i].path, "typography.letter_spacing.body") == 0)
            then = "0.01em";
        assert_string_not_equal(now, then);
        struct diags *d = diags_new(a);
        const struct style *s = read_one(a, d, nested(a, defs[i].path, then));
        assert_string_equal(said(a, d), "");
        const char *line =
            arena_printf(a, "%s%s: %s\n", i ? "\n" : "", defs[i].path, then);
        assert_non_null(strstr(printed(a, s), line));
    }
}

static void the_table_stands_by_path(void **state)
{
    (void)state;
    const char *const *path = style_paths();
    for (int i = 0; i < DEFS; i++) {
        assert_string_equal(path[i], defs[i].path);
        assert_true(i == 0 || strcmp(path[i - 1], path[i]) < 0);
    }
    assert_null(path[DEFS]);
}

static void the_window_is_yaml(void **state)
{
    struct arena *a = *state;
    const struct style *s = read_one(a, diags_new(a), "classic");
    const struct node *n = yaml(a, printed(a, s));
    assert_int_equal(n->count, DEFS);
    assert_string_equal(node_get(n, "header.connections.separator")->text, "|");
}

static bool is_dial(const char *path)
{
    static const size_t member[] = {
#define DIAL(id, member, tier) offsetof(struct style, member),
#include "page/dial.def"
#undef DIAL
    };
    for (size_t i = 0; i < sizeof member / sizeof *member; i++)
        if (strcmp(style_path(member[i]), path) == 0)
            return true;
    return false;
}

/* What page can turn takes a range, and nothing else does. */
static void what_takes_a_range_gives(void **state)
{
    struct arena *a = *state;
    int count, lengths = 0;
    const struct setting_told *t = settings_told(a, &count);
    for (int i = 0; i < count; i++) {
        const char *kind = defs[i].kind, *now = t[i].value;
        assert_int_equal(t[i].gives, strstr(kind, "_range") != NULL);
        assert_int_equal(t[i].gives, is_dial(t[i].path));
        if (strncmp(kind, "length", 6) != 0 && strncmp(kind, "number", 6) != 0)
            continue;
        lengths++;
        struct diags *d = diags_new(a);
        read_one(a, d,
                 nested(a, t[i].path,
                        arena_printf(a, "%s (%s to %s)", now, now, now)));
        if (t[i].gives)
            assert_string_equal(said(a, d), "");
        else
            assert_non_null(strstr(said(a, d), " | it is rigid: "));
    }
    assert_true(lengths > 60);
}

static void help_tells_all(void **state)
{
    struct arena *a = *state;
    struct buf b = buf_new(a);
    assert_true(style_help(&b, "page.left_margin"));
    assert_string_equal(
        buf_text(&b),
        "page.left_margin: 54pt\n"
        "    Margin on the left. A length from 0 to 288pt, or a range. With a "
        "range\n"
        "    it gives to keep page.max.\n");
    b = buf_new(a);
    assert_true(style_help(&b, "size"));
    assert_string_equal(
        buf_text(&b),
        "page.size: us-letter\n"
        "    The paper. One of us-letter, a4, a5, us-executive, us-legal.\n");
    b = buf_new(a);
    assert_true(style_help(&b, "typography.hyphenation"));
    assert_string_equal(
        buf_text(&b),
        "typography.hyphenation.exceptions: []\n"
        "    Words with the only hyphens they may have, as in re-li-able; "
        "without\n"
        "    one, they are never broken. A list of words.\n"
        "typography.hyphenation.on: false\n"
        "    Whether words of running text may be broken by a hyphen. They "
        "always may\n"
        "    where lines are justified, unless typography.alignment says "
        "otherwise.\n"
        "    True or false.\n");
    int count;
    const struct setting_told *t = settings_told(a, &count);
    assert_int_equal(count, DEFS);
    for (int i = 0; i < DEFS; i++)
        assert_string_equal(t[i].path, defs[i].path);
    b = buf_new(a);
    assert_false(style_help(&b, "margin"));
    assert_false(style_help(&b, ""));
    assert_false(style_help(&b, "page."));
    assert_int_equal(b.len, 0);
}

static void papers_and_lengths_are_exact(void **state)
{
    (void)state;
    static const struct {
        style_choice paper;
        double width, height;
    } rows[] = {
        {PAPER_LETTER, 612, 792},     {PAPER_A4, 595.276, 841.890},
        {PAPER_A5, 419.528, 595.276}, {PAPER_EXECUTIVE, 522, 756},
        {PAPER_LEGAL, 612, 1008},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pt width, height;
        style_paper(rows[i].paper, &width, &height);
        assert_true(width == rows[i].width && height == rows[i].height);
    }
    assert_true(style_pt((struct length){12, false, 12, 12}, 10) == 12);
    assert_true(style_pt((struct length){1.5, true, 1.5, 1.5}, 10) == 15);
}

/* The help of by_section names all that a section cannot have. */
static void whole_pages_are_told(void **state)
{
    struct arena *a = *state;
    int count;
    const struct setting_told *t = layout_keys_told(&count);
    while (strcmp(t->path, "by_section") != 0)
        t++;
    const char *list = strstr(t->help, "cannot stand there: ");
    assert_non_null(list);
    const char *ends = strstr(list, "what ends in ");
    assert_non_null(ends);
    for (const char *const *path = style_paths(); *path; path++) {
        bool told = false;
        for (const char *p = *path; !told && *p; p++) {
            p += strcspn(p, ".");
            int len = (int)(p - *path);
            const char *at =
                strstr(list, arena_printf(a, " %.*s,", len, *path));
            told = at && at < ends;
            p -= !*p;
        }
        const char *last = strrchr(*path, '.') + 1;
        told = told || strstr(ends, arena_printf(a, " %s,", last)) ||
               strstr(ends, arena_printf(a, " %s.", last));
        if (told == style_of_section(*path))
            fail_msg("%s", *path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whole_pages_are_told, arena_setup,
                                        arena_teardown),
        cmocka_unit_test(every_kind_of_value_is_read),
        cmocka_unit_test(cells_become_rows),
        cmocka_unit_test(a_colour_is_mended_as_far_as_it_goes),
        cmocka_unit_test(every_row_can_be_set),
        cmocka_unit_test(the_table_stands_by_path),
        cmocka_unit_test(the_window_is_yaml),
        cmocka_unit_test(what_takes_a_range_gives),
        cmocka_unit_test(help_tells_all),
        cmocka_unit_test(papers_and_lengths_are_exact),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
