/* Résumés from YAML: what is read. */
#include "resumes.h"

/* ---- what is read ---- */

static void the_header_keeps_its_order(void **state)
{
    struct arena *a = *state;
    assert_string_equal(
        window(a, "cv:\n"
                  "  name: Ada *L.*\n"
                  "  phone: (607)-555-0142\n"
                  "  email: [a_b@example.org, c@example.org]\n"
                  "  headline: Head\n"
                  "  website: https://Example.org/me/\n"
                  "  location: Ithaca, NY\n"
                  "  custom_connections:\n"
                  "    - placeholder: \"Born: 2000\"\n"
                  "    - placeholder: Site\n"
                  "      url: example.org/x\n"
                  "      fontawesome_icon: globe\n"
                  "  summary: Some **words**\n"),
        "lang en\n"
        "title Ada L. - CV\n"
        "name Ada *L.*  2:9\n"
        "headline Head  5:13\n"
        "phone (Phone) [(607)-555-0142](tel:6075550142)  3:10\n"
        "email (E-mail) [a_b@example.org](mailto:a_b@example.org)  4:11\n"
        "email (E-mail) [c@example.org](mailto:c@example.org)  4:28\n"
        "website (Website) [Example.org/me](https://Example.org/me/)  6:12\n"
        "location (Location) Ithaca, NY  7:13\n"
        "custom () Born: 2000  9:7\n"
        "custom () [Site](https://example.org/x)  10:7\n"
        "summary Some **words**  13:12\n");
}

static void phones_link_when_they_read_as_numbers(void **state)
{
    struct arena *a = *state;
    static const char *const rows[][2] = {
        {"+1 607 555 0142", "[+1 607 555 0142](tel:+16075550142)"},
        {"tel:+1-607-555-0142", "[+1-607-555-0142](tel:+16075550142)"},
        {"607.555.0142", "[607.555.0142](tel:6075550142)"},
        {"555-0142", "[555-0142](tel:5550142)"},
        {"555 014", "555 014"},
        {"555-0142 ext. 3", "555-0142 ext. 3"},
        {"ask me", "ask me"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        const struct resume *r = read_file(
            a, d, arena_printf(a, "cv:\n  name: N\n  phone: %s\n", rows[i][0]));
        struct buf b = buf_new(a);
        rich_print(&b, r->contact[0].text);
        assert_string_equal(buf_text(&b), rows[i][1]);
        assert_false(diags_failed(d));
    }
}

static void networks_have_their_links(void **state)
{
    struct arena *a = *state;
    static const char *const rows[][4] = {
        {"LinkedIn", "ada", "ada", "https://linkedin.com/in/ada"},
        {"linkedin", "ada", "ada", "https://linkedin.com/in/ada"},
        {"GitHub", "ada", "ada", "https://github.com/ada"},
        {"GitLab", "ada", "ada", "https://gitlab.com/ada"},
        {"IMDB", "nm0000001", "nm0000001", "https://imdb.com/name/nm0000001"},
        {"Instagram", "ada", "ada", "https://instagram.com/ada"},
        {"ORCID", "0000-0001-2345-678X", "0000-0001-2345-678X",
         "https://orcid.org/0000-0001-2345-678X"},
        {"Mastodon", "\"@ada@example.org\"", "@ada@example.org",
         "https://example.org/@ada"},
        {"StackOverflow", "12/ada-l", "ada-l",
         "https://stackoverflow.com/users/12/ada-l"},
        {"Stack Overflow", "12/ada-l", "ada-l",
         "https://stackoverflow.com/users/12/ada-l"},
        {"ResearchGate", "Ada", "Ada", "https://researchgate.net/profile/Ada"},
        {"YouTube", "ada", "ada", "https://youtube.com/@ada"},
        {"Google Scholar", "AbC", "Google Scholar",
         "https://scholar.google.com/citations?user=AbC"},
        {"Telegram", "ada", "ada", "https://t.me/ada"},
        {"WhatsApp", "+1 607 555 0142", "+1 607 555 0142",
         "https://wa.me/16075550142"},
        {"Leetcode", "ada", "ada", "https://leetcode.com/u/ada"},
        {"X", "ada", "ada", "https://x.com/ada"},
        {"Bluesky", "ada.example.org", "ada.example.org",
         "https://bsky.app/profile/ada.example.org"},
        {"Reddit", "ada", "ada", "https://reddit.com/user/ada"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        const struct resume *r =
            read_file(a, d,
                      arena_printf(a,
                                   "cv:\n  name: N\n  social_networks:\n"
                                   "    - network: %s\n      username: %s\n",
                                   rows[i][0], rows[i][1]));
        assert_string_equal(printed_diags(a, d, DIAG_SHORT), "");
        assert_int_equal(r->contacts, 1);
        assert_string_equal(rich_text(a, r->contact[0].text), rows[i][2]);
        assert_string_equal(r->contact[0].url, rows[i][3]);
        assert_string_equal(r->contact[0].text.span[0].url, rows[i][3]);
    }
}

static void keys_become_titles(void **state)
{
    struct arena *a = *state;
    static const char *const rows[][2] = {
        {"education", "Education"},
        {"work_experience", "Work Experience"},
        {"awards_and_honors_of_the_year", "Awards and Honors of The Year"},
        {"and_more", "And More"},
        {"Research Experience", "Research Experience"},
        {"awards at home", "awards at home"},
        {"mySection", "mySection"},
        {"études_supérieures", "Études Supérieures"},
        {"C++", "C++"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct resume *r = read_file(
            a, diags_new(a),
            arena_printf(a, "cv:\n  name: N\n  sections:\n    %s: []\n",
                         rows[i][0]));
        assert_int_equal(r->sections, 1);
        assert_string_equal(rich_text(a, r->section[0].title), rows[i][1]);
        assert_int_equal(r->section[0].entries, 0);
    }
}

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

static void sections_may_be_long(void **state)
{
    struct arena *a = *state;
    assert_string_equal(window(a, "cv:\n"
                                  "  name: N\n"
                                  "  sections:\n"
                                  "    s:\n"
                                  "      title: {en: Work, de: Arbeit}\n"
                                  "      id: w\n"
                                  "      tags: a\n"
                                  "      style: {x: 1}\n"
                                  "      entries: [One]\n"
                                  "      subsections:\n"
                                  "        Sub: [Two]\n"
                                  "    t: Kindly one\n"
                                  "    u:\n"
                                  "locale: {language: german}\n"),
                        "lang de\n"
                        "title N - CV\n"
                        "name N  2:9\n"
                        "section Arbeit  4:5\n"
                        "  id w\n"
                        "  tags a\n"
                        "  TEXT  9:17\n"
                        "    text One  9:17\n"
                        "  subsection Sub  11:9\n"
                        "    TEXT  11:15\n"
                        "      text Two  11:15\n"
                        "section T  12:5\n"
                        "  TEXT  12:8\n"
                        "    text Kindly one  12:8\n"
                        "section U  13:5\n");
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

static void languages_are_chosen(void **state)
{
    struct arena *a = *state;
    static const char *const rows[][3] = {
        {"en", "{de: Deutsch, en: English}", "English"},
        {"de-AT", "{en: English, de: Deutsch}", "Deutsch"},
        {"fr", "{en: English, de: Deutsch}", "English"},
        {"pt-BR", "{pt: P, pt-BR: B}", "B"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        const struct resume *r =
            read_file(a, d,
                      arena_printf(a,
                                   "cv:\n  name: N\n  headline: %s\nlocale:\n"
                                   "  language: %s\n",
                                   rows[i][1], rows[i][0]));
        assert_string_equal(rich_text(a, r->headline), rows[i][2]);
        assert_false(diags_failed(d));
    }
}

static void settings_are_kept(void **state)
{
    struct arena *a = *state;
    assert_string_equal(
        window(a, "settings:\n"
                  "  bold_keywords: [GPU, machine learning]\n"
                  "  pdf_title: CV of NAME, 2026\n"
                  "  pdf_subject: Work\n"
                  "  pdf_keywords: [one, two]\n"
                  "  current_date: 2026-01-31\n"
                  "cv:\n"
                  "  name: GPU\n"
                  "  summary: On GPU and GPUs\n"
                  "  sections:\n"
                  "    GPU: [machine learning, {bullet: a GPU}]\n"),
        "lang en\n"
        "title CV of GPU, 2026\n"
        "subject Work\n"
        "keywords one two\n"
        "current when 2026-01-31  6:17\n"
        "name GPU  8:9\n"
        "summary On **GPU** and GPUs  9:12\n"
        "section GPU  11:5\n"
        "  TEXT  11:11\n"
        "    text **machine learning**  11:11\n"
        "  BULLET  11:29\n"
        "    bullet a **GPU**  11:38\n");
}

static void layout_is_handed_on(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    const struct resume *r =
        read_file(a, d, "cv: {name: N}\nlayout: plain\nvariants: {a: {}}\n");
    assert_string_equal(r->layout->text, "plain");
    assert_false(r->unlimited);
    r = read_file(a, d, "cv: {name: N}\n");
    assert_null(r->layout);
    assert_false(r->unlimited);
    assert_int_equal(diags_count(d, SEVERITY_WARNING), 0);
    r = read_file(a, d, "cv: {name: N}\ndesign: {theme: classic}\n");
    assert_true(r->unlimited);
    assert_int_equal(diags_count(d, SEVERITY_WARNING), 1);
    r = read_file(a, d, "cv: {name: N}\nlayout: x\ndesign: {}\n");
    assert_false(r->unlimited);
    assert_false(diags_failed(d));
}

static void dates_as_typed_or_as_dates(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *typed;
        enum date_kind kind;
    } rows[] = {
        {"2024", DATE_YEAR},          {"2024-10", DATE_MONTH},
        {"2024-02-29", DATE_DAY},     {"2000-02-29", DATE_DAY},
        {"present", DATE_PRESENT},    {"2024.10", DATE_TEXT},
        {"Fall 2023", DATE_TEXT},     {"2022.9-2026.8 (expected)", DATE_TEXT},
        {"2022-2026", DATE_TEXT},     {"2024-10-", DATE_TEXT},
        {"20244", DATE_TEXT},         {"24-10", DATE_TEXT},
        {"2024-10-01-02", DATE_TEXT}, {"2024-100", DATE_TEXT},
        {"2024 -10", DATE_TEXT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        const struct resume *r = read_file(
            a, d,
            with_entries(a, arena_printf(a, "- bullet: B\n  date: %s\n",
                                         rows[i].typed)));
        const struct when *w = &r->section[0].entry[0].when;
        assert_int_equal(w->start.kind, rows[i].kind);
        assert_int_equal(w->end.kind, DATE_NONE);
        assert_false(diags_failed(d));
        if (rows[i].kind == DATE_TEXT)
            assert_string_equal(rich_text(a, w->start.text), rows[i].typed);
    }
}

static void a_new_file_reads_without_a_word(void **state)
{
    struct arena *a = *state;
    static const char *const names[][2] = {
        {"Ada Lovelace", "Ada Lovelace"},
        {"", "Ada Lovelace"},
        {"Zoë O'Hara-Ng", "Zoë O'Hara-Ng"},
        {"A: \"B\" # *C* \\ [d](e)", "A: \"B\" # *C* \\ [d](e)"},
        {"null", "null"},
        {"- x", "- x"},
        {"王", "王"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct diags *d = diags_new(a);
        const char *text = resume_new(
            a, names[i][0],
            &(struct resume_start){.layout = "classic", .size = "a4"});
        const struct resume *r = read_file(a, d, text);
        assert_string_equal(printed_diags(a, d, DIAG_SHORT), "");
        assert_string_equal(rich_text(a, r->name), names[i][1]);
        const struct node *extends = node_get(r->layout, "extends");
        const struct node *page = node_get(r->layout, "page");
        assert_string_equal(extends->text, "classic");
        assert_string_equal(node_get(page, "size")->text, "a4");
        assert_int_equal(r->sections, 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_keeps_its_order),
        cmocka_unit_test(phones_link_when_they_read_as_numbers),
        cmocka_unit_test(networks_have_their_links),
        cmocka_unit_test(keys_become_titles),
        cmocka_unit_test(every_kind_is_told_by_its_keys),
        cmocka_unit_test(items_nest_and_carry_what_they_may),
        cmocka_unit_test(folded_lists_are_lists),
        cmocka_unit_test(sections_may_be_long),
        cmocka_unit_test(roles_hang_under_a_company),
        cmocka_unit_test(languages_are_chosen),
        cmocka_unit_test(settings_are_kept),
        cmocka_unit_test(layout_is_handed_on),
        cmocka_unit_test(dates_as_typed_or_as_dates),
        cmocka_unit_test(a_new_file_reads_without_a_word),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
