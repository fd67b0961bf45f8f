/* Entries of résumés: their kinds, what they carry, lists that YAML folds. */
#include "resumes.h"

static void every_kind_is_told_by_its_keys(void **state)
{
    struct arena *a = *state;
    assert_string_equal(
        window(a, with_entries(a, "- Plain **text**\n"
                                  "- page_break: true\n"
                                  "- label: L\n"
                                  "  details: D\n"
                                  "- name: N\n"
                                  "  date: 2024.10\n"
                                  "  location: Here\n"
                                  "- company: C\n"
                                  "  position: P\n"
                                  "  start_date: 2020-03\n"
                                  "  end_date: present\n"
                                  "- institution: I\n"
                                  "  area: A\n"
                                  "  degree: BS\n"
                                  "  end_date: 2024-02-29\n"
                                  "- title: T\n"
                                  "  authors: [A. B., '*C. D.*']\n"
                                  "  doi: https://doi.org/10.1000/182_3\n"
                                  "  url: https://example.org/p/\n"
                                  "  date: 2020\n"
                                  "- bullet: B\n"
                                  "  date: Fall 2023\n"
                                  "- number: One\n"
                                  "- reversed_number: Two\n"
                                  "- text: Long\n"
                                  "  id: t-1\n")),
        "lang en\n"
        "title N - CV\n"
        "name N  2:9\n"
        "section S  4:5\n"
        "  TEXT  5:7\n"
        "    text Plain **text**  5:7\n"
        "  PAGE_BREAK  6:7\n"
        "  ONE_LINE  7:7\n"
        "    label L  7:14\n"
        "    details D  8:16\n"
        "  NORMAL  9:7\n"
        "    name N  9:13\n"
        "    location Here  11:17\n"
        "    when \"2024.10\"  10:13\n"
        "  EXPERIENCE  12:7\n"
        "    company C  12:16\n"
        "    position P  13:17\n"
        "    when 2020-03 to present  14:19\n"
        "  EDUCATION  16:7\n"
        "    institution I  16:20\n"
        "    area A  17:13\n"
        "    degree BS  18:15\n"
        "    when 2024-02-29  19:17\n"
        "  PUBLICATION  20:7\n"
        "    title T  20:14\n"
        "    doi 10.1000/182_3 -> https://doi.org/10.1000/182_3  22:12\n"
        "    url example.org/p -> https://example.org/p/  23:12\n"
        "    when 2020  24:13\n"
        "    authors A. B., *C. D.*  21:17\n"
        "  BULLET  25:7\n"
        "    bullet B  25:15\n"
        "    when \"Fall 2023\"  26:13\n"
        "  NUMBERED  27:7\n"
        "    number One  27:15\n"
        "  REVERSED  28:7\n"
        "    reversed_number Two  28:24\n"
        "  TEXT  29:7\n"
        "    text Long  29:13\n"
        "    id t-1\n");
}

static void items_nest_and_carry_what_they_may(void **state)
{
    struct arena *a = *state;
    const char *text = with_entries(a, "- name: E\n"
                                       "  id: e\n"
                                       "  short: {summary: Less, name: F}\n"
                                       "  min: {summary: None}\n"
                                       "  highlights:\n"
                                       "    - First\n"
                                       "    - text: Second\n"
                                       "      short: Sec\n"
                                       "      min: S\n"
                                       "      id: npu\n"
                                       "      tags: [x, y]\n"
                                       "      priority: -3\n"
                                       "      notes: aside\n"
                                       "      date: 2024-10\n"
                                       "      paragraphs: [Para]\n"
                                       "      highlights:\n"
                                       "        - text: Deep\n"
                                       "          highlights: [Deeper]\n");
    assert_string_equal(window(a, text), "lang en\n"
                                         "title N - CV\n"
                                         "name N  2:9\n"
                                         "section S  4:5\n"
                                         "  NORMAL  5:7\n"
                                         "    name E  5:13\n"
                                         "    short summary Less  7:24\n"
                                         "    short name F  7:36\n"
                                         "    min summary None  8:22\n"
                                         "    id e\n"
                                         "    highlight First  10:11\n"
                                         "    highlight Second  11:11\n"
                                         "      when 2024-10  18:17\n"
                                         "      id npu\n"
                                         "      tags x y\n"
                                         "      priority -3\n"
                                         "      notes aside\n"
                                         "      short Sec  12:18\n"
                                         "      min S  13:16\n"
                                         "      paragraph Para  19:24\n"
                                         "      highlight Deep  21:15\n"
                                         "        highlight Deeper  22:28\n");
}

static void folded_lists_are_lists(void **state)
{
    struct arena *a = *state;
    assert_string_equal(window(a, with_entries(a, "- name: E\n"
                                                  "  highlights:\n"
                                                  "    - Published\n"
                                                  "      more\n"
                                                  "      - one - two\n"
                                                  "          over lines\n"
                                                  "\n"
                                                  "      - ü\n"
                                                  "    - a - b\n"
                                                  "    - 'quoted\n"
                                                  "       - stays'\n"
                                                  "    - x\n"
                                                  "      -y - z\n")),
                        "lang en\n"
                        "title N - CV\n"
                        "name N  2:9\n"
                        "section S  4:5\n"
                        "  NORMAL  5:7\n"
                        "    name E  5:13\n"
                        "    highlight Published more  7:11\n"
                        "      highlight one - two over lines  9:13\n"
                        "      highlight ü  12:13\n"
                        "    highlight a - b  13:11\n"
                        "    highlight quoted - stays  14:11\n"
                        "    highlight x -y - z  16:11\n");
}

static void roles_hang_under_a_company(void **state)
{
    struct arena *a = *state;
    const struct resume *r =
        read_file(a, diags_new(a),
                  with_entries(a, "- company: C\n"
                                  "  roles:\n"
                                  "    - position: Second\n"
                                  "      start_date: 2021\n"
                                  "    - position: First\n"
                                  "      highlights: [Did]\n"));
    const struct entry *e = &r->section[0].entry[0];
    assert_int_equal(e->roles, 2);
    assert_string_equal(rich_text(a, entry_text(&e->role[0], "position")),
                        "Second");
    assert_int_equal(e->role[0].when.end.kind, DATE_PRESENT);
    assert_int_equal(e->role[1].highlights, 1);
}

/* White space at line ends, blocks, aliases. */
static void folds_are_told_by_their_lines(void **state)
{
    struct arena *a = *state;
    assert_string_equal(window(a, with_entries(a, "- name: E\n"
                                                  "  highlights:\n"
                                                  "    - &x Published \t\n"
                                                  "      - in two \n"
                                                  "    - *x\n"
                                                  "    - >\n"
                                                  "      a\n"
                                                  "      - b\n"
                                                  "    - |\n"
                                                  "      c\n"
                                                  "      - d\n"
                                                  "    - text: e\n"
                                                  "        - f\n"
                                                  "        - g\n")),
                        "lang en\n"
                        "title N - CV\n"
                        "name N  2:9\n"
                        "section S  4:5\n"
                        "  NORMAL  5:7\n"
                        "    name E  5:13\n"
                        "    highlight Published  7:14\n"
                        "      highlight in two  8:13\n"
                        "    highlight Published  7:14\n"
                        "      highlight in two  8:13\n"
                        "    highlight a - b  10:11\n"
                        "    highlight c - d  13:11\n"
                        "    highlight e - f - g  16:11\n");
}

/* However often a list is used again. */
static void aliases_stay_lists(void **state)
{
    enum { MANY = 1500 };
    struct arena *a = *state;
    struct buf b = buf_new(a);
    buf_puts(&b, "- name: E\n"
                 "  highlights: &all\n"
                 "    - one\n"
                 "      - under it\n");
    for (int i = 0; i < MANY; i++)
        buf_puts(&b, "- name: F\n"
                     "  highlights: *all\n"
                     "- name: G\n"
                     "  highlights:\n"
                     "    - two\n"
                     "      - under it\n");
    const struct resume *r =
        read_file(a, diags_new(a), with_entries(a, buf_text(&b)));
    const struct section *s = &r->section[0];
    assert_int_equal(s->entries, 1 + 2 * MANY);
    for (int i = 0; i < s->entries; i++)
        assert_int_equal(s->entry[i].highlight[0].highlights, 1);
}

/* A line end of YAML's that is none of ours: the text is as YAML has it. */
static void other_line_ends_make_no_list(void **state)
{
    struct arena *a = *state;
    assert_string_equal(window(a, with_entries(a, "- name: E\n"
                                                  "  highlights:\n"
                                                  "    - one\302\205\n"
                                                  "      two\n"
                                                  "      - three\n")),
                        "lang en\n"
                        "title N - CV\n"
                        "name N  2:9\n"
                        "section S  4:5\n"
                        "  NORMAL  5:7\n"
                        "    name E  5:13\n"
                        "    highlight one two - three  7:11\n");
}

static void dates_and_dois_are_found(void **state)
{
    struct arena *a = *state;
    const char *text = arena_printf(a, "%ssettings: {bold_keywords: [Fall]}\n",
                                    with_entries(a, "- bullet: B\n"
                                                    "  date: Fall 2023\n"
                                                    "- name: N\n"
                                                    "  start_date: 2020\n"
                                                    "  end_date: Present\n"
                                                    "- name: O\n"
                                                    "  date: ''\n"
                                                    "  end_date: 2020-\n"
                                                    "- title: T\n"
                                                    "  authors: ['', '']\n"
                                                    "  doi: doi:10.1000/182\n"
                                                    "  short:\n"));
    assert_string_equal(window(a, text),
                        "lang en\n"
                        "title N - CV\n"
                        "name N  2:9\n"
                        "section S  4:5\n"
                        "  BULLET  5:7\n"
                        "    bullet B  5:15\n"
                        "    when \"**Fall** 2023\"  6:13\n"
                        "  NORMAL  7:7\n"
                        "    name N  7:13\n"
                        "    when 2020 to present  8:19\n"
                        "  NORMAL  10:7\n"
                        "    name O  10:13\n"
                        "    when \"2020-\"  12:17\n"
                        "  PUBLICATION  13:7\n"
                        "    title T  13:14\n"
                        "    doi 10.1000/182 -> https://doi.org/10.1000/182  "
                        "15:12\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_told_by_its_keys),
        cmocka_unit_test(items_nest_and_carry_what_they_may),
        cmocka_unit_test(folded_lists_are_lists),
        cmocka_unit_test(roles_hang_under_a_company),
        cmocka_unit_test(folds_are_told_by_their_lines),
        cmocka_unit_test(aliases_stay_lists),
        cmocka_unit_test(other_line_ends_make_no_list),
        cmocka_unit_test(dates_and_dois_are_found),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
