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
        {"+1\u00a0607\u2013555\u20110142",
         "[+1\u00a0607\u2013555\u20110142](tel:+16075550142)"},
        {"607 555 0142\u2026", "607 555 0142\u2026"},
        {"607 555 0142 \u00e9", "607 555 0142 \u00e9"},
        {"1234567890123456", "1234567890123456"},
        {"607+5550142", "607+5550142"},
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
        {"Ada ", "Ada"},
        {"A{b}", "A{b}"},
        {"A[b]", "A[b]"},
        {NULL, "Ada Lovelace"},
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
    struct diags *d = diags_new(a);
    const struct resume *r = read_file(
        a, d,
        resume_new(a, "N",
                   &(struct resume_start){
                       .layout = "a\tb", .size = "a4", .lang = "xh"}));
    assert_int_equal(diags_count(d, SEVERITY_ERROR), 0);
    assert_string_equal(node_get(r->layout, "extends")->text, "a\tb");
    assert_string_equal(rich_text(a, r->section[1].title), "Education");
}

static void a_letter_is_read(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    const struct resume *r = read_file(
        a, d,
        "cv: {name: N}\nsettings: {current_date: 2024-05-06}\n"
        "letter: {as: page, date: today, recipient: [A, B], subject: S,\n"
        "  salutation: H, paragraphs: [P], closing: C, signature: N}\n");
    assert_string_equal(printed_diags(a, d, DIAG_SHORT), "");
    const struct letter *l = r->letter;
    assert_false(l->file);
    assert_int_equal(l->date.year, 2024);
    assert_int_equal(l->date.day, 6);
    assert_int_equal(l->recipients, 2);
    assert_string_equal(rich_text(a, l->closing), "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_keeps_its_order),
        cmocka_unit_test(phones_link_when_they_read_as_numbers),
        cmocka_unit_test(networks_have_their_links),
        cmocka_unit_test(keys_become_titles),
        cmocka_unit_test(sections_may_be_long),
        cmocka_unit_test(languages_are_chosen),
        cmocka_unit_test(settings_are_kept),
        cmocka_unit_test(layout_is_handed_on),
        cmocka_unit_test(dates_as_typed_or_as_dates),
        cmocka_unit_test(a_new_file_reads_without_a_word),
        cmocka_unit_test(a_letter_is_read),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
