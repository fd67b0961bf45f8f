/* Résumés from YAML: what is said of what is wrong. */
#include "resumes.h"

static const struct {
    const char *text, *said;
} mistakes[] = {
    {"layout: classic\n", "t:1:1: error: missing key 'cv' in a résumé\n"},
    {"name: Ada\nsections: {}\n",
     "t:1:1: error: missing key 'cv' above 'name'\n"},
    {"- a\n",
     "t:1:1: error: expected a file that begins with 'cv:', found a list\n"},
    {"cv:\n", "t:1:1: error: expected a value for 'cv', found nothing\n"},
    {"cv: {headline: x}\n", "t:1:1: error: missing key 'name' in cv\n"},
    {"cv: {nmae: x}\n", "t:1:6: error: unknown key 'nmae' in cv\n"},
    {"cv: {name: ''}\n", "t:1:6: error: expected a name, found nothing\n"},
    {"cv: {name: }\n",
     "t:1:6: error: expected a value for 'name', found nothing\n"},
    {"cv: {name: [x]}\n",
     "t:1:12: error: expected a text for 'name', found a list\n"},
    {"cv: {name: N, foo: x}\nbar: y\n",
     "t:1:15: error: unknown key 'foo' in cv\n"
     "t:2:1: error: unknown key 'bar' in a résumé\n"},
    {"cv: {name: N, email: me}\n",
     "t:1:22: error: bad value 'me': not an e-mail address\n"},
    {"cv: {name: N, email: a b@c.d}\n",
     "t:1:22: error: bad value 'a b@c.d': not an e-mail address\n"},
    {"cv: {name: N, website: javascript:x}\n",
     "t:1:24: error: bad link 'javascript:x': only http, https, mailto and tel "
     "links are allowed\n"},
    {"cv: {name: N, photo: http://x.y/a}\n",
     "t:1:22: error: bad value 'http://x.y/a' for 'photo': nothing is "
     "fetched\n"},
    {"cv: {name: N, sections: [a]}\n",
     "t:1:25: error: expected titles with entries under them for 'sections', "
     "found a list\n"},
    {"cv: {name: N, social_networks: [{network: Githbu, username: a}]}\n",
     "t:1:43: error: bad value 'Githbu' for 'network'\n"},
    {"cv: {name: N, social_networks: [{network: GitHub, user: a}]}\n",
     "t:1:51: error: unknown key 'user' in a social network\n"},
    {"cv: {name: N, social_networks: [{network: GitHub, username: "
     "https://github.com/a}]}\n",
     "t:1:61: error: bad value 'https://github.com/a' for 'username' of "
     "GitHub\n"},
    {"cv: {name: N, social_networks: [{network: ORCID, username: 12}]}\n",
     "t:1:60: error: bad value '12' for 'username' of ORCID\n"},
    {"cv: {name: N, social_networks: [{network: IMDB, username: tt1234567}]}\n",
     "t:1:59: error: bad value 'tt1234567' for 'username' of IMDB\n"},
    {"cv: {name: N, social_networks: [{network: Mastodon, username: ada}]}\n",
     "t:1:63: error: bad value 'ada' for 'username' of Mastodon\n"},
    {"cv: {name: N, custom_connections: [{url: x.y}]}\n",
     "t:1:36: error: missing key 'placeholder' in a custom connection\n"},
    {"cv: {name: N, summary: 'Dear {{company}}, \\{{this}} {{ no }}'}\n",
     "t:1:30: error: no value for {{company}}\n"},
    {"cv: {name: N}\nlocale: {language: klingon, to: x}\n",
     "t:2:20: error: bad value 'klingon' for 'language'\n"
     "t:2:29: warning: not used: 'to' of locale\n"},
    {"cv: {name: N}\nsettings: {render_command: {}, current_date: soon}\n",
     "t:2:12: warning: not used: 'render_command'\n"
     "t:2:46: error: bad date 'soon' for 'current_date'\n"},
    {"cv: {name: N}\nvariants: [a]\nlayout: [b]\n",
     "t:2:11: error: expected variants by name for 'variants', found a "
     "list\n"
     "t:3:9: error: expected the name of a layout or settings for 'layout', "
     "found a "
     "list\n"},
    {"cv: {name: N, sections: {S: {company: C}}}\n",
     "t:1:29: error: expected a list of entries for 'S', found 'key: value' "
     "pairs\n"},
    {"cv: {name: N, sections: {S: {entris: [a]}}}\n",
     "t:1:30: error: unknown key 'entris' in a section\n"},
    {"cv: {name: N, sections: {S: {style: a, entries: []}}}\n",
     "t:1:37: error: expected settings for 'style', found a text\n"},
    {"cv: {name: N, sections: {S: {subsections: [a]}}}\n",
     "t:1:43: error: expected titles with entries under them for "
     "'subsections', found a list\n"},
    {"cv: {name: N, email: '@a'}\n",
     "t:1:22: error: bad value '@a': not an e-mail address\n"},
    {"cv: {name: N, email: a@}\n",
     "t:1:22: error: bad value 'a@': not an e-mail address\n"},
    {"cv: {name: N, email: a@.b}\n",
     "t:1:22: error: bad value 'a@.b': not an e-mail address\n"},
    {"cv: {name: N, email: [[a]], phone: [[a]], website: [[a]]}\n",
     "t:1:23: error: expected an e-mail address, found a list\n"
     "t:1:37: error: expected a telephone number, found a list\n"
     "t:1:53: error: expected a web address, found a list\n"},
    {"cv: {name: N, custom_connections: [a]}\n",
     "t:1:36: error: expected a placeholder and a url, found a text\n"},
    {"cv: {name: N, social_networks: [{network: IMDB, username: nm12}]}\n",
     "t:1:59: error: bad value 'nm12' for 'username' of IMDB\n"},
    {"cv: {name: N, social_networks: [{network: Mastodon, username: '@@b'}]}\n",
     "t:1:63: error: bad value '@@b' for 'username' of Mastodon\n"},
    {"cv: {name: N, social_networks: [{network: Mastodon, username: '@a@b'}]}"
     "\n",
     "t:1:63: error: bad value '@a@b' for 'username' of Mastodon\n"},
    {"cv: {name: N, social_networks: [{network: StackOverflow, username: 12}]}"
     "\n",
     "t:1:68: error: bad value '12' for 'username' of StackOverflow\n"},
    {"cv: {name: N, social_networks: [{network: StackOverflow, username: 1/}]}"
     "\n",
     "t:1:68: error: bad value '1/' for 'username' of StackOverflow\n"},
    {"cv: {name: N, social_networks: [{network: StackOverflow, username: a/b}]"
     "}\n",
     "t:1:68: error: bad value 'a/b' for 'username' of StackOverflow\n"},
    {"cv: {name: N, social_networks: [{network: GitHub, username: 'a://b'}]}\n",
     "t:1:61: error: bad value 'a://b' for 'username' of GitHub\n"},
    {"cv: {name: N}\nletter: [a]\n",
     "t:2:9: error: expected a letter for 'letter', found a list\n"},
    {"cv: {name: N}\nletter: {as: pag, date: [x], paragraphs: [a]}\n",
     "t:2:14: error: bad value 'pag' for 'as'\n"
     "t:2:25: error: expected a date for 'date', found a list\n"},
    {"cv: {name: N}\nletter: {date: today, paragraphs: [a]}\n",
     "t:2:16: warning: not on the page: the date: nobody knows today's\n"},
    {"cv: {name: N}\nsettings: {current_date: soon}\n",
     "t:2:26: error: bad date 'soon' for 'current_date'\n"},
    {"cv: {name: N}\nsettings: {current_date: present}\n",
     "t:2:26: error: bad date 'present' for 'current_date'\n"},
    {"cv: {name: N}\nsettings: {current_date: [a]}\n",
     "t:2:26: error: expected a date for 'current_date', found a list\n"},
    {"cv: {name: N}\nlocale: {digits: arabic}\n",
     "t:2:18: error: bad value 'arabic' for 'digits'\n"},
    {"cv: {name: N}\nlocale: {years: {one: {a: b}}}\n",
     "t:2:23: error: expected a text for 'one', found 'key: value' pairs\n"},
    {"cv: {name: N}\nlocale: [a]\n",
     "t:2:9: error: expected 'key: value' pairs for 'locale', found a list\n"},
    {"cv: {name: N, sections: {S: [{bullet: B, date: 2020-05}]}}\n"
     "locale: {language: xh}\n",
     "t:2:20: warning: no words in 'xh': dates are in English\n"},
};

static const struct {
    const char *entries, *said; /* the entries begin in line 5, column 5 */
} bad_entries[] = {
    {"- institutoin: MIT\n  area: CS\n",
     "t:5:7: error: unknown key 'institutoin' in an education entry\n"},
    {"- instituton: MIT\n",
     "t:5:7: error: unknown key 'instituton' in an education entry\n"},
    {"- area: CS\n",
     "t:5:7: error: missing key 'institution' in an education entry\n"},
    {"- label: L\n",
     "t:5:7: error: missing key 'details' in a one-line entry\n"},
    {"- label: L\n  details:\n",
     "t:6:7: error: expected a value for 'details', found nothing\n"},
    {"- label: L\n  details: [a]\n",
     "t:6:16: error: expected a text for 'details', found a list\n"},
    {"- bullet: B\n  date: 2020-01-1\n",
     "t:6:13: error: bad date '2020-01-1': months and days have two digits\n"},
    {"- bullet: B\n  date: 2020-13-01\n",
     "t:6:13: error: bad date '2020-13-01': there is no month 13\n"},
    {"- bullet: B\n  date: 2020-01-00\n",
     "t:6:13: error: bad date '2020-01-00': that month has 31 days\n"},
    {"- name: N\n  start_date: 2020-05-10\n  end_date: 2020-05-09\n",
     "t:7:17: error: bad date '2020-05-09': before the start_date\n"},
    {"- name: N\n  start_date: 2020-05-10\n  end_date: 2020-05\n", ""},
    {"- name: N\n  date: 2020\n  start_date:\n  end_date: 2020-05\n",
     "t:8:7: warning: not on the page: 'end_date', because there is a 'date' "
     "too\n"},
    {"- title: T\n  doi: 10.1000\n",
     "t:6:12: error: bad value '10.1000' for 'doi'\n"},
    {"- title: T\n  doi: x10.1/2\n",
     "t:6:12: error: bad value 'x10.1/2' for 'doi'\n"},
    {"- title: T\n  doi: [a]\n  url: [b]\n",
     "t:6:12: error: expected a DOI for 'doi', found a list\n"
     "t:7:12: error: expected a web address for 'url', found a list\n"},
    {"- page_break: [a]\n",
     "t:5:19: error: expected 'true' for 'page_break', found a list\n"},
    {"- page_break: no\n", "t:5:19: error: bad value 'no' for 'page_break'\n"},
    {"- bullet: B\n  priority: 1234567890\n",
     "t:6:17: error: bad value '1234567890' for 'priority'\n"},
    {"- bullet: B\n  priority: +3\n", ""},
    {"- bullet: B\n  id: 'a|b'\n",
     "t:6:11: error: bad value 'a|b' for 'id': it has small letters, digits, "
     "'-' and '_' only\n"},
    {"- bullet: B\n  id: a{b\n",
     "t:6:11: error: bad value 'a{b' for 'id': it has small letters, digits, "
     "'-' and '_' only\n"},
    {"- x # a\n- \n", "t:6:6: error: expected an entry, found nothing\n"},
    {"- name: N\n  highlights: [{text: []}, {}]\n",
     "t:6:27: error: expected a text for 'text', found a list\n"
     "t:6:32: error: expected a text, found 'key: value' pairs\n"},
    {"- bullet: T {{_a}} {{Z}} {{a~}} {{1}}\n",
     "t:5:17: error: no value for {{_a}}\n"
     "t:5:24: error: no value for {{Z}}\n"},
    {"- company: C\n  highlight: [a]\n",
     "t:6:7: error: unknown key 'highlight' in an experience entry\n"},
    {"- company: C\n  highlights: a\n",
     "t:6:19: error: expected a list of highlights for 'highlights', found a "
     "text\n"},
    {"- company: C\n  highlights:\n    - GPA: 3.9\n",
     "t:7:11: error: expected a text, found 'key: value' pairs\n"},
    {"- company: C\n  highlights:\n    - os: Linux\n",
     "t:7:11: error: expected a text, found 'key: value' pairs\n"},
    {"- company: C\n  highlights:\n    - txet: a\n",
     "t:7:11: error: unknown key 'txet' in a highlight\n"},
    {"- company: C\n  highlights:\n    - id: a\n",
     "t:7:11: error: missing key 'text' in a highlight\n"},
    {"- company: C\n  highlights:\n    - [a]\n",
     "t:7:11: error: expected a text, found a list\n"},
    {"- Languages: English\n",
     "t:5:7: error: bad entry: no kind of entry has the key 'Languages'\n"},
    {"- foo: a\n  bar: b\n",
     "t:5:7: error: bad entry: no kind of entry has the key 'foo'\n"},
    {"- {}\n", "t:5:7: error: bad entry: there is nothing in it\n"},
    {"- [a]\n", "t:5:7: error: expected an entry, found a list\n"},
    {"-\n", "t:5:6: error: expected an entry, found nothing\n"},
    {"- page_break: no\n", "t:5:19: error: bad value 'no' for 'page_break'\n"},
    {"- bullet: B\n  date: 2024-13\n",
     "t:6:13: error: bad date '2024-13': there is no month 13\n"},
    {"- bullet: B\n  date: 2024-02-30\n",
     "t:6:13: error: bad date '2024-02-30': that month has 29 days\n"},
    {"- bullet: B\n  date: 2023-02-29\n",
     "t:6:13: error: bad date '2023-02-29': that month has 28 days\n"},
    {"- bullet: B\n  date: 1900-02-29\n",
     "t:6:13: error: bad date '1900-02-29': that month has 28 days\n"},
    {"- bullet: B\n  date: 2024-00\n",
     "t:6:13: error: bad date '2024-00': there is no month 0\n"},
    {"- bullet: B\n  date: 2024-1\n",
     "t:6:13: error: bad date '2024-1': months and days have two digits\n"},
    {"- bullet: B\n  start_date: 2024-05\n  end_date: 2024-04\n",
     "t:7:17: error: bad date '2024-04': before the start_date\n"},
    {"- bullet: B\n  start_date: 2024-05\n  end_date: 2024\n", ""},
    {"- bullet: B\n  start_date: 2024-05-02\n  end_date: 2024-05-01\n",
     "t:7:17: error: bad date '2024-05-01': before the start_date\n"},
    {"- bullet: B\n  start_date: present\n",
     "t:6:19: error: bad date 'present': only an end_date can be that\n"},
    {"- bullet: B\n  date: 2024\n  end_date: 2023\n",
     "t:7:7: warning: not on the page: 'end_date', because there is a 'date' "
     "too\n"},
    {"- title: T\n  doi: 11.2/3\n",
     "t:6:12: error: bad value '11.2/3' for 'doi'\n"},
    {"- title: T\n  url: file:///etc\n",
     "t:6:12: error: bad link 'file:///etc': only http, https, mailto and tel "
     "links are allowed\n"},
    {"- bullet: B\n  id: x\n- bullet: C\n  id: x\n",
     "t:8:11: error: duplicate id 'x': also in line 6\n"},
    {"- bullet: B\n  id: A b\n",
     "t:6:11: error: bad value 'A b' for 'id': it has small letters, digits, "
     "'-' and '_' only\n"},
    {"- bullet: B\n  priority: high\n",
     "t:6:17: error: bad value 'high' for 'priority'\n"},
    {"- name: B\n  short: Less\n",
     "t:6:14: error: expected shorter texts by key for 'short', found a "
     "text\n"},
    {"- company: C\n  roles:\n    - postion: P\n",
     "t:7:11: error: unknown key 'postion' in a role\n"},
    {"- company: C\n  roles: [P]\n",
     "t:6:15: error: expected a role with its position, found a text\n"},
    {"- bullet: '[a](ftp://x.y)'\n",
     "t:5:20: error: bad link 'ftp://x.y': only http, https, mailto and tel "
     "links are allowed\n"},
    {"- bullet: |\n    one\n    {{two}}\n",
     "t:7:9: error: no value for {{two}}\n"},
    {"- bullet: {en: a, de: '{{b}}'}\n", "t:5:28: error: no value for {{b}}\n"},
};

static void every_mistake_is_said_at_its_place(void **state)
{
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        assert_string_equal(said(a, mistakes[i].text), mistakes[i].said);
    for (size_t i = 0; i < sizeof bad_entries / sizeof *bad_entries; i++)
        assert_string_equal(said(a, with_entries(a, bad_entries[i].entries)),
                            bad_entries[i].said);
}

static void every_mistake_has_a_way_out(void **state)
{
    struct arena *a = *state;
    static const char *const rows[][2] = {
        {"- institutoin: MIT\n", "did you mean 'institution'?"},
        {"- company: C\n  highlights:\n    - GPA: 3.9\n",
         "a text with ': ' in it needs quotes: \"GPA: 3.9\""},
        {"- Languages: English\n",
         "a text with ': ' in it needs quotes: \"Languages: English\""},
        {"- bullet: B\n  date: 2023-24\n", "write 2023/24"},
        {"- bullet: B\n  date: 2024-1\n", "write 2024-01"},
        {"- company: C\n  highlights: a\n", "'- '"},
        {"- bullet: B {{x}}\n", "\\{{x}}"},
        {"- title: T\n  doi: x\n", "10.1000/182"},
        {"- bullet: B\n  date: 2024-01-5\n", "write 2024-01-05"},
        {"- x: he said \"a\"\n",
         "a text with ': ' in it needs quotes: 'x: he said \"a\"'"},
        {"- name: N\n  highlights:\n    - A b: say \"hi\"\n",
         "a text with ': ' in it needs quotes: 'A b: say \"hi\"'"},
        {"- label: [a, b]\n  details: x\n", "as one text: 'label: a, b'"},
        {"- name: {a: b}\n", "'a' is indented under 'name'"},
        {"- title: T\n  short: [a]\n", "as in: short: {summary: …}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        read_file(a, d, with_entries(a, rows[i][0]));
        const char *text = printed_diags(a, d, DIAG_HUMAN);
        if (!strstr(text, rows[i][1]))
            assert_string_equal(text, rows[i][1]);
    }
}

static void highlights_nest_to_eight(void **state)
{
    struct arena *a = *state;
    for (int depth = 8; depth <= 9; depth++) {
        struct buf b = buf_new(a);
        buf_puts(&b, "- name: N\n  highlights: [");
        for (int i = 1; i < depth; i++)
            buf_puts(&b, "{text: t, highlights: [");
        buf_puts(&b, "end");
        for (int i = 1; i < depth; i++)
            buf_puts(&b, "]}");
        buf_puts(&b, "]\n");
        const char *s = said(a, with_entries(a, buf_text(&b)));
        if (depth == 8)
            assert_string_equal(s, "");
        else
            assert_non_null(
                strstr(s, "too much: highlights are nested deeper than 8"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_said_at_its_place),
        cmocka_unit_test(every_mistake_has_a_way_out),
        cmocka_unit_test(highlights_nest_to_eight),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
