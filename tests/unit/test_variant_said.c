/* What is said of a variant: facts and numbers that changed, names of others,
 * values, what is refused, names of files. */
#include "variants.h"

/* ---- facts ---- */

static void facts(void **state)
{
    static const struct row rows[] = {
        /* a list or a map is the same when all of it is */
        {CV "    S: [{title: T, authors: [A, B], id: i}]\n" X
            "patch: {i: {authors: [A, B]}}\n",
         "cv/name", "N", ""},
        {CV "    S: [{title: T, authors: [A, B], id: i}]\n" X
            "patch: {i: {authors: [B, A]}}\n",
         "cv/name", "N", "its 'authors'"},
        {CV "    S: [{title: T, authors: [A, B], id: i}]\n" X
            "patch: {i: {authors: [A]}}\n",
         "cv/name", "N", "its 'authors'"},
        {CV "    S: [{title: {en: T, de: U}, id: i}]\n" X
            "patch: {i: {title: {en: T, de: U}}}\n",
         "cv/name", "N", ""},
        {CV "    S: [{title: {en: T, de: U}, id: i}]\n" X
            "patch: {i: {title: {en: T, fr: U}}}\n",
         "cv/name", "N", "its 'title'"},
        {CV "    S: [{title: T, id: i}]\n" X
            "patch: {i: {title: {en: T, de: U}}}\n",
         "cv/name", "N", ""},
        {CV "    S: [{title: T, id: i}]\n" X "patch: {i: {title: [[T], U]}}\n",
         "cv/name", "N", "its 'title'"},
        /* nothing that becomes nothing, or was nothing */
        {CV "    S: [{company: C, date: ~, id: i}]\n" X
            "patch: {i: {date: ~, location: ~, company: ~}}\n",
         "cv/name", "N", ""},
        {CV "    S: [{company: C, date: ~, id: i}]\n" X
            "patch: {i: {date: 1843}}\n",
         "cv/name", "N", "its 'date'"},
        {CV "    S: [{company: C, date: 1843, id: i}]\n" X
            "patch: {i: {date: ~}}\n",
         "cv/name", "N", "its 'date'"},
        /* what is not read as a claim */
        {CV "    S: [{bullet: b, id: i}]\n" X
            "patch: {i: {after: [{bullet: c, priority: 3, tags: [v2]}]}}\n",
         "cv/name", "N", ""},
        {CV "    S: [{bullet: b, id: i}]\n" X
            "patch: {i: {after: [{bullet: c, date: 1843}]}}\n",
         "cv/name", "N", "its 'date'"},
        {CV "    S: [{bullet: b, id: i}]\n" X
            "patch: {i: {after: [{bullet: c, company: ~}]}}\n",
         "cv/name", "N", ""},
    };
    HOLD(rows);
}

/* Each pair of texts says the same numbers, or does not. */
static void numbers(void **state)
{
    static const struct {
        const char *was, *is, *more;
    } rows[] = {
        {"12'000 users", "12000 users", ""},
        {"12\xe2\x80\x99"
         "000 users",
         "12,000 users", ""},
        {"12\xc2\xa0"
         "000 users",
         "12\xe2\x80\xaf"
         "000 users",
         ""},
        {"at 12:30", "at 12.30", "'12.30'"},
        {"at 12:30", "by 12:30", ""},
        {"1:200", "1.200", "'1.200'"},
        {"3,1415 of", "3.1415 of", ""},
        {"3,14159 of", "3.14159 of", ""},
        {"5\xe2\x80\xb0", "5 \xe2\x80\xb0", ""},
        {"5\xc2\xa0%", "5\xe2\x80\xaf%", ""},
        {"5\xe2\x80\xb0", "5%", "'5%'"},
        {"3k2", "3k2", ""},
        {"\xd9\xa3 of", "3 of", ""},
        {"3.", "3, 3", "'3'"},
        {"{{a1}} x", "{{a2}} x", ""},
        {"{{a1 x", "{{a2 x", "'2'"},
        {"a b", "a  b", ""},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        selected(a, d,
                 arena_printf(a,
                              CV "    S: [{bullet: \"%s\", id: i}]\n" X
                                 "patch: {i: \"%s\"}\n",
                              rows[i].was, rows[i].is));
        const char *all = said(a, d), *at = strstr(all, "the number ");
        at = at ? at + 11 : all;
        char *got = arena_copy(a, at, strcspn(at, "\n"));
        assert_string_equal(got, rows[i].more);
    }
}

/* ---- names of others ---- */

static void others(void **state)
{
    static const struct row rows[] = {
        /* settings.guard as a text; values that are no names */
        {CV "    S: [{bullet: b, id: i}]\nsettings: {guard: city}\n"
            "variants:\n  x: {patch: {i: in Bonn}}\n"
            "  y: {values: {city: Bonn, a: b, role: ~, company: ''}}\n",
         "cv/name", "N", "the 'city' of variant 'y'"},
        {CV "    S: [{bullet: b, id: i}]\n"
            "variants:\n  x: {patch: {i: in Bonn}}\n"
            "  y: {values: {city: Bonn, company: '&'}}\n",
         "cv/name", "N", ""},
        {CV "    S: [{bullet: b, id: i}]\nsettings: {guard: {a: b}}\n"
            "variants:\n  x: {patch: {i: in Bonn}}\n"
            "  y: {values: {city: Bonn, company: C1}}\n",
         "cv/name", "N", ""},
        /* marks and blanks between words, and where they differ */
        {CV "    S: ['for *Big*  Corp']\nvariants:\n"
            "  x: {}\n  y: {values: {company: Big Corp}}\n",
         "cv/name", "N", "'Big Corp'"},
        {CV "    S: ['for Big-Corp', 'Big_Corp', 'BigCorp']\nvariants:\n"
            "  x: {}\n  y: {values: {company: Big Corp}}\n",
         "cv/name", "N", ""},
        {CV "    S: ['for Big, Corp', 'Big. Corp', 'Big Corp']\nvariants:\n"
            "  x: {}\n  y: {values: {company: 'Big. Corp'}}\n",
         "cv/name", "N", "'Big. Corp'"},
        {CV "    S: ['for O Neil']\nvariants:\n"
            "  x: {}\n  y: {values: {company: \"O'Neil\"}}\n",
         "cv/name", "N", ""},
        {CV "    S: [\"for Big\\nCorp\"]\nvariants:\n"
            "  x: {}\n  y: {values: {company: Big Corp}}\n",
         "cv/name", "N", "'Big Corp'"},
        {CV "    S: [for Big Corp]\nvariants:\n"
            "  x: {}\n  y: {values: {company: 'Big [Corp]'}}\n",
         "cv/name", "N", "'Big [Corp]'"},
        {CV "    S: ['see www.big.example/x']\nvariants:\n"
            "  x: {}\n  y: {values: {company: Big}}\n",
         "cv/name", "N", "'Big'"},
        {CV "    S: [{company: C, url: 'https://jobs.bigcorp.example'}]\n"
            "variants:\n  x: {}\n  y: {values: {company: Big Corp}}\n",
         "cv/name", "N", "'Big Corp'"},
        /* a variant that is for the same one, or for one it has from above */
        {CV "    S: [for Big Corp]\nvariants:\n"
            "  x: {values: {company: BIG CORP, role: a b}}\n"
            "  y: {values: {company: Big Corp}}\n",
         "cv/name", "N", ""},
        {CV
         "    S: ['for {{company}}']\nvalues: {company: Big Corp}\nvariants:\n"
         "  x: {}\n  y: {values: {company: Big Corp}}\n",
         "cv/name", "N", ""},
        /* titles, and what stands below `variants:` in the file */
        {"variants:\n  x: {}\n  y: {values: {company: Big, contact: Jo}}\n" CV
         "    For Big: [Jo]\n",
         "cv/name", "N", "'Big'"},
        {"cv: {name: N, sections: [for Big]}\nvariants:\n  x: {}\n"
         "  y: {values: {company: Big}}\n",
         "cv/name", "N", "'Big'"},
        {"a: b\nvariants:\n  x: {}\n  y: {values: {company: Big}}\n", "a", "b",
         ""},
        /* scripts without word spaces */
        {CV "    S: ['\xea\xb0\x80\xeb\x82\x98 "
            "x\xef\xa4\x80\xf0\xa0\x80\x80\xf0\xa0\x80\x81"
            "z']\nvariants:\n  x: {}\n"
            "  y: {values: {company: \"\xf0\xa0\x80\x80\xf0\xa0\x80\x81\"}}\n",
         "cv/name", "N", "\xf0\xa0\x80\x80"},
    };
    HOLD(rows);
}

/* ---- values ---- */

static void values(void **state)
{
    static const struct row rows[] = {
        {"cv: {name: 'for {{Who_2}}', email: '{{Who_2}}'}\n" X
         "values: {Who_2: 'a*b {{c}}'}\n",
         "cv", "{name: for a\\*b \\{{c}}, email: a*b {{c}}}", ""},
        {"cv: {name: '{{}} {{1a}} {{_a}} {{a b}} \\{{_a}} {{_a'}\n" X
         "values: {_a: v}\n",
         "cv/name", "{{}} {{1a}} v {{a b}} \\{{_a}} {{_a", ""},
        {"cv: {name: N}\n" X "values: {a: ~}\n", "cv/name", "N",
         "it takes the place of {{a}}"},
        {"cv: {name: N}\n" X "values: {a: [b]}\n", "cv/name", "N",
         "it takes the place of {{a}}"},
        {"cv: {name: N}\n" X "values: {a-b: c}\n", "cv/name", "N",
         "letters, digits and '_', no digit first"},
    };
    HOLD(rows);
}

/* ---- what is refused ---- */

static void assert_refused(struct arena *a, const char *text, const char *own,
                           const char *words)
{
    struct diags *d = diags_new(a);
    const struct node *root = read(a, d, text);
    variants_read(a, d, root, own ? read(a, d, own) : NULL);
    const char *all = said(a, d);
    if (*words ? !strstr(all, words) : *all)
        fail_msg("'%s' is not in: %s", words, all);
}

static void refused(void **state)
{
    static const struct {
        const char *text, *own, *words;
    } rows[] = {
        {"cv: {name: N}\nvariants: [x]\n", NULL, "variants by name for"},
        {"cv: {name: N}\nvariants: ~\n", NULL, ""},
        {"cv: {name: N}\n", "[x]", "variants by name for '', found a list"},
        {"cv: {name: N}\n", "variants: {x: {}}\nother: y\n",
         "'other' beside 'variants'"},
        {"variants: {x: ~}\n", NULL, ""},
        {"variants: {x: [a]}\n", NULL, "what differs for 'x', found a list"},
        {"variants: {x: text}\n", NULL, "what differs for 'x', found a text"},
        {"variants: {x: {text: a}}\n", NULL,
         "'patch' changes what has an id, 'set' the rest"},
        {"variants: {x: {outt: a}}\n", NULL, "did you mean 'out'?"},
        {"variants: {x: {patch: {i: ~}}}\n", NULL,
         "as in: i: {text: \xe2\x80\xa6} or {hide: true}"},
        {"variants: {'': {}}\n", NULL, "for the name of a variant"},
        {"variants: {.: {}}\n", NULL, "for the name of a variant"},
        {"variants: {..: {}}\n", NULL, "for the name of a variant"},
        {"variants: {a/b: {}}\n", NULL, "for the name of a variant"},
        {"variants: {x: {extends: [y]}}\n", NULL, "the name of a variant for"},
        {"variants: {x: {extends: x}}\n", NULL, "itself: variant 'x', line 1"},
        {"variants: {x: {extends: y}, y: {extends: z},\n  z: {extends: y}}\n",
         NULL, "by way of line 2"},
        {"variants: {x: {include: {nto: a}}}\n", NULL, "'nto' among tags"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_refused(*state, rows[i].text, rows[i].own, rows[i].words);
}

static void chains_have_an_end(void **state)
{
    struct arena *a = *state;
    for (int most = 16; most <= 17; most++) {
        struct buf b = buf_new(a);
        buf_puts(&b, "variants:\n  v0: {values: {a: b}}\n");
        for (int i = 1; i < most; i++)
            buf_printf(&b, "  v%d: {extends: v%d}\n", i, i - 1);
        assert_refused(a, buf_text(&b), NULL,
                       most == 16 ? "" : "more than 16 variants that extend");
    }
}

/* So many that not all of them can be named. */
static void hints_have_an_end(void **state)
{
    struct arena *a = *state;
    struct buf b = buf_new(a);
    buf_puts(&b, CV "    S:\n");
    for (int i = 10; i < 30; i++)
        buf_printf(&b, "    - {bullet: b, id: item%d, tags: [[], t]}\n", i);
    buf_puts(&b, X "patch: {zzzzzzzz: c}\n");
    struct row row = {buf_text(&b), "cv/name", "N",
                      "item20, item21, \xe2\x80\xa6"};
    hold(a, &row, 1);
    row = (struct row){"cv: {name: N}\n" X "patch: {i: c}\n", "cv/name", "N",
                       "nothing has the id 'i'"};
    hold(a, &row, 1);
}

/* A variant of another file says where it stands. */
static void places_of_two_files(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    const struct node *root = read(a, d, CV "    S: [{bullet: b 1, id: i}]\n");
    const char own[] = "x: {patch: {i: c 2}}\n";
    const struct node *map = yaml_read(
        a, d, "own.yaml", (struct bytes){(const uint8_t *)own, sizeof own - 1});
    const struct variant_file *all = variants_read(a, d, root, map);
    variant_select(a, d, all, variant_find(a, d, all, "x"));
    assert_non_null(strstr(said(a, d), "own.yaml:1:16: error: "));
    assert_non_null(strstr(said(a, d), "it is on t:4"));
    assert_null(variant_find(a, d, all, "y"));
    assert_non_null(strstr(said(a, d), "unknown variant 'y'"));
    const struct variant_file *none = variants_read(a, d, root, NULL);
    assert_null(variant_find(a, d, none, "x"));
    assert_non_null(strstr(said(a, d), "the file has no 'variants:'"));
}

/* ---- names of files ---- */

static void outputs(void **state)
{
    static const struct {
        const char *cv, *out, *path;
        int errors;
    } rows[] = {
        {"cv: {name: {en: E, de: D}}", "'{name}.pdf'", "D.pdf", 0},
        {"cv: {name: {en: E, fr: F}}", "'{name}.pdf'", "E.pdf", 0},
        {"cv: {name: {}}", "'{name}x.pdf'", "x.pdf", 0},
        {"cv: {}", "'a{name}.pdf'", "a.pdf", 0},
        {"a: b", "'a{name}.pdf'", "a.pdf", 0},
        {"a: b", "'a{name", "cv-x.pdf", 1},
        {"a: b", "''", "cv-x.pdf", 0},
        {"a: b", "'x{zz}{yy}.pdf'", "x.pdf", 2},
        {"a: b", "'a\\b.pdf'", "cv-x.pdf", 1},
        {"a: b", "'a//b.pdf'", "cv-x.pdf", 1},
        {"a: b", "'a/.b.pdf'", "cv-x.pdf", 1},
        {"a: b", "'{lang}y.pdf'", "y.pdf", 0},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(a);
        const char *lang = strstr(rows[i].out, "{lang}") ? NULL : "de";
        const struct node *root =
            read(a, d,
                 arena_printf(a, "%s\nvariants: {x: {out: %s}}\n", rows[i].cv,
                              rows[i].out));
        const struct variant_file *all = variants_read(a, d, root, NULL);
        const struct variant *v = variant_find(a, d, all, "x");
        const char *path =
            variant_out(a, d, v, variant_select(a, d, all, v),
                        &(struct name_parts){"cv", lang, "plain", "a4"});
        assert_string_equal(path, rows[i].path);
        assert_int_equal(diags_count(d, SEVERITY_ERROR), rows[i].errors);
    }
    struct diags *d = diags_new(a);
    char longest[300] = {0};
    memset(longest, 'a', 250);
    const struct node *root =
        read(a, d, arena_printf(a, "variants: {x: {out: %s.pdf}}\n", longest));
    const struct variant_file *all = variants_read(a, d, root, NULL);
    const struct variant *v = variant_find(a, d, all, "x");
    variant_out(a, d, v, root, &(struct name_parts){"cv", NULL, "a", "b"});
    assert_int_equal(diags_count(d, SEVERITY_ERROR), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts),
        cmocka_unit_test(numbers),
        cmocka_unit_test(others),
        cmocka_unit_test(values),
        cmocka_unit_test(refused),
        cmocka_unit_test(chains_have_an_end),
        cmocka_unit_test(hints_have_an_end),
        cmocka_unit_test(places_of_two_files),
        cmocka_unit_test(outputs),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
