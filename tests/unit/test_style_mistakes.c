/* Mistakes in layouts: each with its place and a way out, all in one run. */
#include "check_style.h"

static void every_mistake_has_a_place_and_a_way_out(void **state)
{
    struct arena *a = *state;
    static const char *const rows[][2] = {
#define LENGTH(typed) "page:\n  left_margin: " typed,
#define BAD(typed, hint)                                                       \
    "r.yaml:2:16: error: bad length '" typed "' for page.left_margin | " hint
#define GENERIC                                                                \
    "a length is a number and a unit: 12pt, 4mm, 1.5cm, 0.5in, 1.2em"
        {LENGTH("1,5pt") BAD("1,5pt", "the decimal sign is a point: 1.5pt")},
        {LENGTH("-1,5 cm")
             BAD("-1,5 cm", "the decimal sign is a point: -1.5 cm")},
        {LENGTH("12")
             BAD("12", "a unit is missing: write 12pt, or mm, cm, in, em")},
        {LENGTH("12px")
             BAD("12px", "there is no unit 'px' | did you mean 'pt'?")},
        {LENGTH("1 inch")
             BAD("1 inch", "there is no unit 'inch' | known: pt, mm, cm, in, "
                           "em")},
        {LENGTH("12PT")
             BAD("12PT", "there is no unit 'PT' | did you mean 'pt'?")},
        {LENGTH("12ptx")
             BAD("12ptx", "there is no unit 'ptx' | did you mean 'pt'?")},
        {LENGTH("nan") BAD("nan", GENERIC)},
        {LENGTH("inf") BAD("inf", GENERIC)},
        {LENGTH("-infpt") BAD("-infpt", GENERIC)},
        {LENGTH(".inf") BAD(".inf", GENERIC)},
        {LENGTH("0x10pt") BAD("0x10pt", GENERIC)},
        {LENGTH("1e400pt") BAD("1e400pt", GENERIC)},
        {LENGTH("1e2pt") BAD("1e2pt", GENERIC)},
        {LENGTH("1.2.3pt") BAD("1.2.3pt", GENERIC)},
        {LENGTH("12pt 13pt") BAD("12pt 13pt", GENERIC)},
        {LENGTH("12pt;") BAD("12pt;", GENERIC)},
        {LENGTH("--12pt") BAD("--12pt", GENERIC)},
        {LENGTH(".pt") BAD(".pt", GENERIC)},
        {LENGTH("50%") BAD("50%", GENERIC)},
        {LENGTH("true") BAD("true", GENERIC)},
        {LENGTH("''") BAD("", GENERIC)},
        {LENGTH("4pt (3pt to")
             BAD("4pt (3pt to", "a range is written 8pt (4pt to 14pt)")},
        {LENGTH("4pt (3pt - 5pt)")
             BAD("4pt (3pt - 5pt)", "a range is written 8pt (4pt to 14pt)")},
        {LENGTH("4pt (3pt to 5pt) x")
             BAD("4pt (3pt to 5pt) x", "a range is written 8pt (4pt to 14pt)")},
        {LENGTH("4pt (3 to 5pt)")
             BAD("4pt (3 to 5pt)", "a range is written 8pt (4pt to 14pt)")},
#define OUT(what) "r.yaml:2:16: error: out of bounds: page.left_margin is " what
        {LENGTH("5in") OUT("5in; it may be 0 to 4in")},
        {LENGTH("-1mm") OUT("-1mm; it may be 0 to 101.6mm")},
        {LENGTH("11cm") OUT("11cm; it may be 0 to 10.16cm")},
        {LENGTH("29em") OUT("29em; it may be 0 to 28.8em")},
        {LENGTH("288.01pt") OUT("288.01pt; it may be 0 to 288pt")},
        {LENGTH("4pt (3pt to 9in)") OUT("9in; it may be 0 to 4in")},
        {LENGTH("4pt (-1pt to 9pt)") OUT("-1pt; it may be 0 to 288pt")},
        {LENGTH("2pt (3pt to 5pt)")
             OUT("'2pt (3pt to 5pt)', and the value is not in its own range "
                 "| write the wish, then the least and the most: 8pt (4pt to "
                 "14pt)")},
        {LENGTH("4pt (5pt to 3pt)")
             OUT("'4pt (5pt to 3pt)', and the range runs backwards | write "
                 "the wish, then the least and the most: 8pt (4pt to 14pt)")},
        {LENGTH("4em (3pt to 5em)")
             BAD("4em (3pt to 5em)",
                 "a range is in em or in other units, not in both")},
        {"fit:\n order: [gaps, kerning]",
         "r.yaml:2:16: error: bad value 'kerning' for fit.order | known: "
         "lines, gaps, leading, margins, measure, wordings, size, tracking"},
        {"typography:\n font_size:\n  body: 2mm",
         "r.yaml:3:9: error: out of bounds: typography.font_size.body is 2mm; "
         "it may be 2.12mm to 8.46mm"},
        {"typography:\n font_size:\n  body: 1000000000pt",
         "r.yaml:3:9: error: out of bounds: typography.font_size.body is "
         "1000000000pt; it may be 6pt to 24pt"},
        {"typography:\n font_size:\n  body: 1em",
         "r.yaml:3:9: error: bad length in em for typography.font_size.body | "
         "an em is the size of the text itself: write 10.5pt"},
        {"typography:\n font_family:\n  body: ''",
         "r.yaml:3:9: error: bad value '' for typography.font_family.body | "
         "name a font: EB Garamond"},
        {"typography:\n leading: 1,24",
         "r.yaml:2:11: error: bad value '1,24' for typography.leading | the "
         "decimal sign is a point: 1.24"},
        {"typography:\n leading: 120%",
         "r.yaml:2:11: error: bad value '120%' for typography.leading | it is "
         "a plain number without a unit, as in 1.25"},
        {"typography:\n leading: 13pt",
         "r.yaml:2:11: error: bad value '13pt' for typography.leading | it is "
         "a plain number without a unit, as in 1.25"},
        {"typography:\n leading: 1.2 (1.1)",
         "r.yaml:2:11: error: bad value '1.2 (1.1)' for typography.leading | "
         "a range is written 1.2 (1.15 to 1.3)"},
        {"typography:\n leading: 0",
         "r.yaml:2:11: error: out of bounds: typography.leading is 0; it may "
         "be 0.8 to 3"},
        {"page:\n max: one",
         "r.yaml:2:7: error: bad value 'one' for page.max | it is a whole "
         "number, as in 1"},
        {"page:\n max: 1.0",
         "r.yaml:2:7: error: bad value '1.0' for page.max | it is a whole "
         "number, as in 1"},
        {"page:\n max: -1",
         "r.yaml:2:7: error: out of bounds: page.max is -1; it may be 0 to "
         "1000"},
        {"page:\n max: 99999999999999999999",
         "r.yaml:2:7: error: out of bounds: page.max is 99999999999999999999; "
         "it may be 0 to 1000"},
        {"page:\n size: "
         "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
         "\u00e9"
         "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
         "\u00e9"
         "\u00e9\u00e9\u00e9\u00e9\u00e9x\u00e9\u00e9",
         "r.yaml:2:8: error: bad value "
         "'\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
         "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
         "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9x…' for page.size | known: "
         "us-letter, a4, a5, us-executive, us-legal"},
        {"page: {max: 1 (0 to 2)}",
         "r.yaml:1:13: error: bad value '1 (0 to 2)' for page.max | it is a "
         "whole number, as in 1"},
        {"page: {left_margin: '1,cm'}", "r.yaml:1:21: error: bad length '1,cm' "
                                        "for page.left_margin | " GENERIC},
        {"page: {left_margin: 3pt (3pt to 5em)}",
         "r.yaml:1:21: error: bad length '3pt (3pt to 5em)' for "
         "page.left_margin | a range is in em or in other units, not in "
         "both"},
        {"typography: {leading: [a]}",
         "r.yaml:1:23: error: expected a number for typography.leading, found "
         "a list | as in 1.24"},
        {"typography: {features: {body: }}",
         "r.yaml:1:31: error: expected OpenType features for "
         "typography.features.body, found nothing | write \"\" for none"},
        {"typography: {features: {body: [a]}}",
         "r.yaml:1:31: error: expected OpenType features for "
         "typography.features.body, found a list | as in \"lnum pnum\""},
        {"columns: {sections: [a, [b]]}",
         "r.yaml:1:25: error: expected the title of a section in "
         "columns.sections | as in [Skills, Languages]"},
        {"columns: {sections: [\"a\\nb\"]}",
         "r.yaml:1:22: error: expected the title of a section in "
         "columns.sections | as in [Skills, Languages]"},
        {"columns: {sections: }",
         "r.yaml:1:21: error: expected a list of titles for columns.sections, "
         "found nothing | write [] for none"},
        {"colors: {body: fff}",
         "r.yaml:1:16: error: bad value 'fff' for colors.body | did you mean "
         "'#fff'?"},
#define COLOR(typed)                                                           \
    {"colors:\n body: " typed,                                                 \
     "r.yaml:2:8: error: bad value '" typed "' for colors.body | a colour is " \
     "a name of CSS, \"#004f90\", rgb(0 79 144) or hsl(207 100% 28%)"}
        COLOR("hsl(400, 10%, 10%)"),
        COLOR("hsl(10%, 10%, 10%)"),
        COLOR("hsl(10, 110%, 10%)"),
        COLOR("hsl(10, 10%, -1%)"),
        COLOR("rgb(-1, 2, 3)"),
        {"entries: {experience: {rows: 3}}",
         "r.yaml:1:30: error: expected a list of rows for "
         "entries.experience.rows, found a text | as in [{left: \"{company}\", "
         "right: \"{date}\"}, {left: \"{position}\", right: "
         "\"{location}\"}]"},
        {"entries: {experience: {rows: []}}",
         "r.yaml:1:30: error: expected 1 to 32 rows for "
         "entries.experience.rows | as in [{left: \"{company}\", right: "
         "\"{date}\"}]"},
        {"entries: {experience: {rows: [{left: a, before: [b]}]}}",
         "r.yaml:1:49: error: expected a text for before in "
         "entries.experience.rows | one that begins with '{' needs quotes: "
         "\"{company}\""},
        {"entries: {experience: {rows: [{left: a, look: [b]}]}}",
         "r.yaml:1:47: error: expected a word for look in "
         "entries.experience.rows | known: title, post, plain, text"},
        {"entries: {experience: {rows: [{left: a, look: pots}]}}",
         "r.yaml:1:47: error: bad value 'pots' for look | did you mean "
         "'post'?"},
        {"entries: {experience: {rows: [{left: ''}]}}",
         "r.yaml:1:31: error: expected a row with a cell in "
         "entries.experience.rows | as in {left: \"{company}\", right: "
         "\"{date}\"}"},
#define X100                                                                   \
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"                       \
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        {"entries: {experience: {rows: [x" X100 X100 X100 X100 X100 "]}}",
         "r.yaml:1:31: error: bad value "
         "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' for "
         "entries.experience.rows: more than 500 bytes | as in "
         "\"**{company}**, {position}\""},
        {"templates: {experience_entry: [a]}",
         "r.yaml:1:31: error: expected 'key: value' pairs for "
         "templates.experience_entry | known: main_column, "
         "date_and_location_column"},
        {"templates: {experience_entry: {main_column: ''}}",
         "r.yaml:1:45: error: expected 1 to 32 lines for "
         "templates.experience_entry.main_column"},
        {"templates: {experience_entry: {main_colum: a}}",
         "r.yaml:1:32: error: unknown key 'main_colum' in "
         "templates.experience_entry | did you mean 'main_column'?"},
        {"page:\n size: A4",
         "r.yaml:2:8: error: bad value 'A4' for page.size | did you mean "
         "'a4'?"},
        {"page:\n size: tabloid",
         "r.yaml:2:8: error: bad value 'tabloid' for page.size | known: "
         "us-letter, a4, a5, us-executive, us-legal"},
        {"links:\n underline: maybe",
         "r.yaml:2:13: error: bad value 'maybe' for links.underline | write "
         "true or false"},
        {"links:\n underline: truely",
         "r.yaml:2:13: error: bad value 'truely' for links.underline | write "
         "true or false"},
        {"typography:\n features:\n  body: liga,kern",
         "r.yaml:3:9: error: bad value 'liga,kern' for "
         "typography.features.body | OpenType features are up to 24 "
         "tags of four letters or digits with blanks between, as in lnum "
         "-liga"},
#define SIX "liga kern lnum pnum onum tnum "
        {"typography:\n features:\n  body: " SIX SIX SIX SIX "smcp",
         "r.yaml:3:9: error: bad value '" SIX SIX "…' for "
         "typography.features.body | OpenType features are up to 24 tags of "
         "four letters or digits with blanks between, as in lnum -liga"},
        {"typography:\n features:\n  body: lnum lig",
         "r.yaml:3:9: error: bad value 'lnum lig' for "
         "typography.features.body | OpenType features are up to 24 "
         "tags of four letters or digits with blanks between, as in lnum "
         "-liga"},
        {"entries:\n highlights:\n  bullet: \"a\\nb\"",
         "r.yaml:3:11: error: bad value 'a\\x0Ab' for "
         "entries.highlights.bullet | it is one line"},
        {"page:\n left_margin:",
         "r.yaml:2:14: error: expected a length for page.left_margin, found "
         "nothing | as in 54pt"},
        {"page:\n left_margin: {a: b}",
         "r.yaml:2:15: error: expected a length for page.left_margin, found "
         "'key: value' pairs | as in 54pt"},
        {"page:\n size: [a4]",
         "r.yaml:2:8: error: expected a word for page.size, found a list | "
         "known: us-letter, a4, a5, us-executive, us-legal"},
        {"entries:\n highlights:\n  bullet:",
         "r.yaml:3:10: error: expected a text for entries.highlights.bullet, "
         "found nothing | write \"\" for none"},
        {"typography:\n smart: [quotes, dashs]",
         "r.yaml:2:18: error: bad value 'dashs' for typography.smart | did "
         "you mean 'dashes'?"},
        {"typography:\n smart: [[dashes]]",
         "r.yaml:2:10: error: expected a word in typography.smart | as in "
         "[one, two]"},
        {"typography:\n smart:",
         "r.yaml:2:8: error: expected a list of words for typography.smart, "
         "found nothing | write [] for none"},
        {"page: a4",
         "r.yaml:1:7: error: expected 'key: value' pairs for page | known: "
         "bottom_margin, first, footer, left_margin, max, orphans, "
         "right_margin, "
         "show_footer, show_top_note, size, top_margin, top_note, widows"},
        {"entries:\n summary: [a]",
         "r.yaml:2:11: error: expected 'key: value' pairs for "
         "entries.summary | known: space_above, space_left"},
        {"pgae:\n size: a4",
         "r.yaml:1:1: error: unknown key 'pgae' in a layout | did you mean "
         "'page'?"},
        {"page:\n left_margn: 4pt",
         "r.yaml:2:2: error: unknown key 'left_margn' in page | did you mean "
         "'left_margin'?"},
        {"page:\n colour: red",
         "r.yaml:2:2: error: unknown key 'colour' in page | known: "
         "bottom_margin, first, footer, left_margin, max, orphans, "
         "right_margin, "
         "show_footer, show_top_note, size, top_margin, top_note, widows"},
        {"left_margin: 4pt",
         "r.yaml:1:1: error: unknown key 'left_margin' in a layout | did you "
         "mean 'page.left_margin'?"},
        {"page.size: a4",
         "r.yaml:1:1: error: unknown key 'page.size' in a layout | write it "
         "as page: {size: ...}"},
        {"typography:\n font_size.body: 9pt",
         "r.yaml:2:2: error: unknown key 'font_size.body' in typography | "
         "write it as typography: {font_size: {body: ...}}"},
        {"layout:\n page: {}",
         "r.yaml:1:1: error: unknown key 'layout' in a layout | in a layout "
         "file the settings stand at the left edge, without 'layout:'"},
        {"watermark: {}",
         "r.yaml:1:1: error: unknown key 'watermark' in a layout | known: "
         "colors, columns, entries, fit, fonts, header, letter, links, page, "
         "section_titles, "
         "sections, "
         "templates, typography, by_column, by_section, by_size, description, "
         "extends"},
        {"description: [a]",
         "r.yaml:1:14: error: expected one line for description | as in "
         "description: My letterhead"},
        {"by_size: a4",
         "r.yaml:1:10: error: expected 'key: value' pairs for by_size | known: "
         "us-letter, a4, a5, us-executive, us-legal"},
        {"by_size:\n A4: {}",
         "r.yaml:2:2: error: unknown key 'A4' in by_size | did you mean "
         "'a4'?"},
        {"by_size:\n a5: 12pt",
         "r.yaml:2:6: error: expected 'key: value' pairs for by_size.a5 | "
         "known: "
         "colors, columns, entries, fit, fonts, header, letter, links, page, "
         "section_titles, "
         "sections, "
         "templates, typography, by_column, by_section"},
        {"by_size:\n a5:\n  page:\n   left_margin: 12",
         "r.yaml:4:17: error: bad length '12' for page.left_margin | a unit is "
         "missing: write 12pt, or mm, cm, in, em"},
        {"by_size:\n a4:\n  page:\n   size: a5",
         "r.yaml:4:4: error: unknown key 'size' beneath by_size | the paper is "
         "settled first: set page.size outside"},
        {"by_size:\n a4:\n  extends: modern",
         "r.yaml:3:3: error: unknown key 'extends' in a layout | known: "
         "colors, columns, entries, fit, fonts, header, letter, links, page, "
         "section_titles, "
         "sections, "
         "templates, typography, by_column, by_section"},
        {"page:\n left_margin: 288pt\n right_margin: 253pt",
         "r.yaml:3:16: error: out of bounds: page.left_margin and "
         "page.right_margin leave 71pt of the paper's 612pt | 72pt at least "
         "must be left"},
        {"page:\n left_margin: 20em\n size: a5\n right_margin: 20em",
         "r.yaml:4:16: error: out of bounds: page.left_margin and "
         "page.right_margin leave -0.47pt of the paper's 419.53pt | 72pt at "
         "least must be left"},
        {"page:\n top_margin: 4in\n bottom_margin: 4in\n size: a5",
         "r.yaml:4:8: error: out of bounds: page.top_margin and "
         "page.bottom_margin leave 19.28pt of the paper's 595.28pt | 72pt at "
         "least must be left"},
        {"[a]",
         "r.yaml:1:1: error: expected the name of a layout, its path, or "
         "settings | as in layout: classic"},
        {"extends: [classic]",
         "r.yaml:1:10: error: expected the name or the path of one layout | "
         "as in extends: classic"},
        {"clasic", "r.yaml:1:1: error: unknown layout 'clasic' | did you mean "
                   "'classic'? | known: academic, classic, compact, modern, "
                   "plain, sidebar"},
        {"extends: fancy",
         "r.yaml:1:10: error: unknown layout 'fancy' | known: academic, "
         "classic, compact, modern, plain, sidebar "
         "| a "
         "layout of your own is fancy.yaml beside the résumé, or a path"},
        {"page:\n left_margin: 5in\n size: b5\nlink: {}",
         "r.yaml:2:15: error: out of bounds: page.left_margin is 5in; it may "
         "be 0 to 4in\n"
         "r.yaml:3:8: error: bad value 'b5' for page.size | did you mean "
         "'a5'?\n"
         "r.yaml:4:1: error: unknown key 'link' in a layout | did you mean "
         "'links'?"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        read_one(a, d, rows[i][0]);
        assert_string_equal(said(a, d), rows[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_has_a_place_and_a_way_out),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
