/* What is told of entries: a row is a text, and the blocks that come of it. */
#include "stories.h"

static const char head[] = "cv:\n  name: N\n  sections:\n    S:\n";

static void hold(struct arena *a, const struct row *row, size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        struct diags *d = diags_new(a);
        bool whole = strncmp(row[i].text, "cv:", 3) == 0;
        const struct story *s =
            told(a, d, arena_printf(a, "%s%s", whole ? "" : head, row[i].text));
        struct buf b = buf_new(a);
        for (int k = 0; k < s->blocks; k++)
            if (s->block[k].section >= 0 && s->block[k].role != ROLE_SECTION)
                put_block(&b, a, &s->block[k]);
        assert_string_equal(buf_text(&b), row[i].blocks);
        const char *all = said(a, d);
        if (*row[i].said ? !strstr(all, row[i].said) : *all)
            fail_msg("row %zu: '%s' is not what is said: %s", i, row[i].said,
                     all);
    }
}

#define HOLD(rows) hold(*state, rows, sizeof rows / sizeof *rows)

/* ---- wordings ---- */

static void wordings(void **state)
{
    static const struct row rows[] = {
        {"    - company: C\n      summary: long\n"
         "      short: {summary: shorter}\n      min: {summary: s}\n",
         "entry: | C\n"
         "text: | long / shorter / s\n",
         ""},
        {"    - company: C\n      position: P\n      short: {position: Q}\n",
         "entry: | C\n"
         "post: | P / Q\n",
         ""},
        {"    - company: C\n      highlights:\n"
         "      - {text: a, min: b, paragraphs: [{text: c, short: d}]}\n",
         "entry: | C\n"
         "item: • | a / b\n"
         "text: | c / d\n",
         ""},
        {"    - company: C\n      highlights:\n"
         "      - {text: a, paragraphs: [{text: c, min: d}]}\n"
         "      paragraphs: [{text: e, short: f}]\n",
         "entry: | C\n"
         "text: | e / f\n"
         "item: • | a\n"
         "text: | c / d\n",
         ""},
        {"    - company: C\n      roles:\n      - position: P\n"
         "        highlights: [{text: a, short: b}]\n",
         "entry: | C\n"
         "post: | P\n"
         "item: • | a / b\n",
         ""},
        {"    - {text: a b, short: a, min: b}\n", "text: | a b / a / b\n", ""},
        {"    - {bullet: a b, min: b}\n", "item: • | a b / b\n", ""},
        {"    - {number: a b, short: b}\n", "item: 1. | a b / b\n", ""},
        {"    - {reversed_number: a b, short: b}\n", "item: 1. | a b / b\n",
         ""},
        /* one that is empty where the long one is not is none */
        {"    - company: C\n      summary: long\n"
         "      short: {summary: ''}\n      location: L\n",
         "entry: | C, L\n"
         "text: | long\n",
         ""},
    };
    HOLD(rows);
}

/* ---- heads ---- */

#define POSTS(rows)                                                            \
    "layout:\n  entries:\n    experience:\n      rows: " rows "\n"

static void heads(void **state)
{
    static const struct row rows[] = {
        {"    - {company: C, start_date: 1842, end_date: 1843}\n" POSTS(
             "['{company} from {start_date} to { end_date }']"),
         "entry: | C from 1842 to 1843\n", ""},
        {"    - {company: C, date: 1842}\n" POSTS("['{company}']"),
         "entry: | C\n", "'date', which no row of entries.experience.rows has"},
        {"    - {company: C, position: '', location: L}\n" POSTS(
             "['{company}']"),
         "entry: | C\n",
         "'location', which no row of entries.experience.rows has"},
        {"    - {title: T, authors: [A]}\n"
         "layout: {entries: {publication: {rows: ['{title}']}}}\n",
         "entry: | T\n",
         "'authors', which no row of entries.publication.rows has"},
        {"    - {title: T, authors: [A], url: 'https://x.org', doi: 10.1/2}\n"
         "layout: {entries: {publication: {rows: ['{title}, {authors}: "
         "{url}']}}}\n",
         "entry: | T, A: x.org\n",
         "'doi', which no row of entries.publication.rows has"},
        {"    - {title: T, authors: [A], doi: 10.1/2}\n"
         "layout: {entries: {publication: {rows: ['{highlights}', '{title}, "
         "{authors}: {url}', '{highlights}']}}}\n",
         "post: | T, A: 10.1/2\n", ""},
        {"    - {company: C, roles: [{position: P, extra: x}]}\n",
         "entry: | C\n"
         "post: | P\n",
         "'extra', which is no key of a role"},
        {"    - {company: C, roles: [{position: P, date: 1842}]}\n"
         "layout: {entries: {role: {rows: ['{position} {roles}']}}}\n",
         "entry: | C\n"
         "post: | P\n",
         "unknown key 'roles' in entries.role.rows"},
        {"    - {institution: I, degree: D, area: A}\n"
         "layout: {entries: {education: {rows: ['{institution} "
         "{degree_with_arex}']}}}\n",
         "entry: | I\n", "degree_with_arex"},
        {"    - {institution: I, degree: D, area: A}\n"
         "layout: {entries: {education: {rows: ['{institution}: "
         "{degree_with_area}']}}}\n",
         "entry: | I: D in A\n", ""},
        /* keys that only a post has, or an entry further down */
        {"    - {company: C, roles: [{position: P, team: T}]}\n"
         "layout: {entries: {role: {rows: ['{position} {team}']}}}\n",
         "entry: | C\npost: | P T\n", ""},
        {"      subsections: {U: [{company: C, team: T}]}\n" POSTS(
             "['{company} {team}']"),
         "subsection: | U\nentry: | C T\n", ""},
        /* a row with nothing on its left goes up */
        {"    - {company: C, position: P, date: 1842}\n" POSTS(
             "[{left: '{location}', right: '{company}'}, {left: "
             "'{location}', right: '{date}'}, '{position}']"),
         "entry: | 1842 | C\n"
         "post: | P\n",
         ""},
        {"    - {company: C, position: P, date: 1842}\n" POSTS(
             "['{location}', {left: '{location}', right: '{date}'}, "
             "'{company} {position}']"),
         "entry: | 1842\n"
         "post: | C P\n",
         ""},
        {"    - {company: C, position: P, date: 1842}\n" POSTS(
             "['{company}', {before: '{position}', left: '{location}', "
             "right: '{date}'}, {right: '{position}'}]"),
         "entry: | C\n"
         "post: P |  | 1842\n"
         "post: |  | P\n",
         ""},
    };
    HOLD(rows);
}

/* ---- kinds of entries ---- */

static void kinds(void **state)
{
    static const struct row rows[] = {
        {"    - bullet: a\n      highlights: [b, {text: c, highlights: [d, "
         "{text: e, highlights: [f, {text: g, highlights: [h]}]}]}]\n"
         "layout: {entries: {highlights: {deeper_bullets: 'x y'}}}\n",
         "item: • | a\n"
         "item: – | b\n"
         "item: – | c\n"
         "item: x | d\n"
         "item: x | e\n"
         "item: y | f\n"
         "item: y | g\n"
         "item: y | h\n",
         ""},
        {"    - {text: a, short: b}\n    - page_break: true\n    - b\n",
         "text: | a / b\n"
         "break: | \n"
         "text: | b\n",
         ""},
    };
    HOLD(rows);
}

/* ---- how long ---- */

#define SPANS(template)                                                        \
    "layout: {sections: {show_time_spans_in: [Play, Sx, s]}, templates: "      \
    "{time_span: '" template "'}}\n"

static void spans(void **state)
{
    static const struct row rows[] = {
        {"    - {company: C, start_date: 1842-01, end_date: 1843-02}\n" SPANS(
             "HOW_MANY_YEARS YEARS HOW_MANY_MONTHS MONTHS"),
         "entry: | C | Jan 1842 – Feb 1843, 1 year 2 months\n", ""},
        {"    - {company: C, start_date: 1842-01, end_date: 1842-12}\n" SPANS(
             " ,(HOW_MANY_YEARS YEARS, HOW_MANY_MONTHS MONTHS ) , "),
         "entry: | C | Jan 1842 – Dec 1842, (1 year)\n", ""},
        {"    - {company: C, start_date: 1842-01, end_date: 1842-12}\n" SPANS(
             "(HOW_MANY_MONTHS MONTHS, HOW_MANY_YEARS YEARS)"),
         "entry: | C | Jan 1842 – Dec 1842, (1 year)\n", ""},
        {"    - {company: C, start_date: 1842-01, end_date: 1843-12}\n" SPANS(
             "HOW_MANY_MONTHS"),
         "entry: | C | Jan 1842 – Dec 1843\n", ""},
        {"    - {company: C, start_date: 1842-01}\n" SPANS("YEARS"),
         "entry: | C | Jan 1842 – present\n",
         "how long it lasts, which takes today's date"},
        {"    - {company: C, start_date: 1843, end_date: 1842}\n" SPANS(
             "YEARS"),
         "entry: | C | 1843 – 1842\n", "before the start_date"},
    };
    HOLD(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wordings),
        cmocka_unit_test(heads),
        cmocka_unit_test(kinds),
        cmocka_unit_test(spans),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
