/* Variants: the algebra of tags, the two guards, names of outputs. */
#include "check.h"
#include "variant/variant.h"
#include <string.h>

static const struct node *read(struct arena *a, struct diags *d,
                               const char *text)
{
    return yaml_read(a, d, "t",
                     (struct bytes){(const uint8_t *)text, strlen(text)});
}

/* What is wrong, a line each, without what would help. */
static const char *said(struct arena *a, const struct diags *d)
{
    return diags_said(a, d, DIAG_SHORT);
}

/* The variant `x` of a résumé, filled and guarded. */
static const struct node *select_x(struct arena *a, struct diags *d,
                                   const char *text, const char *file)
{
    const struct node *root = read(a, d, text);
    const struct variant_file *all = variants_read(a, d, root, NULL);
    const struct variant *v = variant_find(a, d, all, "x");
    assert_non_null(v);
    root = values_fill(a, d, variant_select(a, d, all, v));
    variant_guard(a, d, all, v, root, file);
    return root;
}

/* ---- tags ---- */

static const struct {
    const char *keys, *left;
} tag_rows[] = {
    /* of: a, b, c tagged so; ab, bc, abc with several; u untagged */
    {"", "a b c ab bc abc u"},
    {"include: []", "u"},
    {"include: a", "a ab abc u"},
    {"include: [a]", "a ab abc u"},
    {"include: b", "b ab bc abc u"},
    {"include: c", "c bc abc u"},
    {"include: [a, b]", "a b ab bc abc u"},
    {"include: [a, b, c]", "a b c ab bc abc u"},
    {"include: {any: [a, c]}", "a c ab bc abc u"},
    {"include: {any: a}", "a ab abc u"},
    {"include: {any: []}", "u"},
    {"include: {all: [a, b]}", "ab abc u"},
    {"include: {all: [b, c]}", "bc abc u"},
    {"include: {all: [a, b, c]}", "abc u"},
    {"include: {all: a}", "a ab abc u"},
    {"include: {all: []}", "a b c ab bc abc u"},
    {"include: {not: a}", "b c bc u"},
    {"include: {not: [a, b]}", "c u"},
    {"include: {not: []}", "a b c ab bc abc u"},
    {"include: {not: [a, b, c]}", "u"},
    {"include: {not: {all: [a, b]}}", "a b c bc u"},
    {"include: {not: {not: a}}", "a ab abc u"},
    {"include: {not: {any: [b, c]}}", "a u"},
    {"include: {all: [a, {not: b}]}", "a u"},
    {"include: {all: [b, {not: c}]}", "b ab u"},
    {"include: {all: [{any: [a, c]}, b]}", "ab bc abc u"},
    {"include: {any: [{all: [a, b]}, c]}", "c ab bc abc u"},
    {"include: [{all: [a, b]}, {all: [b, c]}]", "ab bc abc u"},
    {"include: [a, {not: b}]", "a c ab abc u"},
    {"include: {any: [a, b], not: c}", "a b ab u"},
    {"include: {all: [a, b], not: c}", "ab u"},
    {"include: {all: [b], any: [a, c]}", "ab bc abc u"},
    {"include: ~", "a b c ab bc abc u"},
    {"exclude: []", "a b c ab bc abc u"},
    {"exclude: a", "b c bc u"},
    {"exclude: [a]", "b c bc u"},
    {"exclude: [a, b]", "c u"},
    {"exclude: [a, b, c]", "u"},
    {"exclude: {all: [a, b]}", "a b c bc u"},
    {"exclude: {any: [a, c]}", "b u"},
    {"exclude: {not: a}", "a ab abc u"},
    {"exclude: {not: {all: [a, b]}}", "ab abc u"},
    {"exclude: ~", "a b c ab bc abc u"},
    {"include: a, exclude: b", "a u"},
    {"include: b, exclude: [a, c]", "b u"},
    {"include: [a, b], exclude: {all: [a, b]}", "a b bc u"},
    {"include: a, exclude: a", "u"},
    {"include: {not: a}, exclude: {not: c}", "c bc u"},
};

static const char items[] =
    "cv:\n  name: N\n  sections:\n    S:\n"
    "    - {bullet: a, tags: [a]}\n    - {bullet: b, tags: b}\n"
    "    - {bullet: c, tags: [c]}\n    - {bullet: ab, tags: [a, b]}\n"
    "    - {bullet: bc, tags: [c, b]}\n    - {bullet: abc, tags: [a, b, c]}\n"
    "    - {bullet: u}\n";

static void tags_choose(void **state)
{
    for (size_t i = 0; i < sizeof tag_rows / sizeof *tag_rows; i++) {
        struct arena *a = *state;
        struct diags *d = diags_new(a);
        const struct node *root = select_x(
            a, d,
            arena_printf(a, "%svariants: {x: {%s}}\n", items, tag_rows[i].keys),
            NULL);
        const struct node *n =
            node_get(node_get(node_get(root, "cv"), "sections"), "S");
        struct buf left = buf_new(a);
        for (n = n->child; n; n = n->next)
            buf_printf(&left, "%s%s", left.len ? " " : "",
                       node_get(n, "bullet")->text);
        assert_string_equal(buf_text(&left), tag_rows[i].left);
        assert_string_equal(said(a, d), "");
    }
}

/* ---- the guard of truth ---- */

/* An item as it stands, its patch, and what is said of it. */
static const struct {
    const char *was, *patch, *said;
} fact_rows[] = {
    {"text: Cut costs by 12%", "text: Costs went down by 12%", ""},
    {"text: Cut costs by 12%", "text: Cut costs", ""},
    {"text: Cut costs by 12%", "text: Cut costs by 12 %", ""},
    {"text: Cut costs by 12%", "text: Cut costs by 13%", "the number '13%'"},
    {"text: Cut costs by 12%", "text: Cut 12 costs", "the number '12'"},
    {"text: Cut 12 costs", "text: Cut costs by 12%", "the number '12%'"},
    {"text: Cut costs", "text: Cut 3 costs", "the number '3'"},
    {"text: 3.5x as fast", "text: as fast as 3.5x", ""},
    {"text: 3.5x as fast", "text: '35x as fast'", "the number '35x'"},
    {"text: 3.5x as fast", "text: 3.5\xC3\x97 as fast", ""},
    {"text: '1,200 users'", "text: 1200 users", ""},
    {"text: '1,200 users'", "text: 1.2 users", "the number '1.2'"},
    {"text: '1,200 users'", "text: '12,00 users'", "the number '12.00'"},
    {"text: 12 of 20", "text: 20 of 12", ""},
    {"text: 12 of 20", "text: 12 of 12", "the number '12'"},
    {"text: 40k users", "text: 40K users", ""},
    {"text: 40k users", "text: 40M users", "the number '40m'"},
    {"text: 40 users", "text: 40+ users", "the number '40+'"},
    {"text: C++17", "text: C++20", "the number '20'"},
    {"text: 'in 2019.'", "text: 'In 2019, I'", ""},
    {"text: long 5, short: s 6", "text: long 6", ""},
    {"text: long", "short: short 5", "the number '5'"},
    {"text: long", "text: 'for {{n2}}'", ""},
    {"text: long", "'plain words'", ""},
    {"text: long", "'7 words'", "the number '7'"},
    {"text: long", "after: [one more]", ""},
    {"text: long", "after: [one more in 1815]", ""},
    {"text: long", "after: [one more in 1816]",
     "the number '1816', which stands nowhere in the r\xC3\xA9sum\xC3\xA9"},
    {"text: long", "tags: [t2]", ""},
    {"company: C, position: P", "company: C", ""},
    {"company: C, position: P", "company: D", "its 'company'"},
    {"company: C, position: P", "position: Q", "its 'position'"},
    {"company: C, position: P", "summary: S", ""},
    {"company: C, date: 2020", "date: 2021", "its 'date'"},
    {"company: C, date: 2020", "date: ~", "its 'date'"},
    {"company: C, end_date: 2020", "start_date: 2019", "its 'start_date'"},
    {"company: {en: C, de: D}", "company: D", ""},
    {"company: {en: C, de: D}", "company: E", "its 'company'"},
    {"institution: I, area: A, degree: BSc", "degree: MSc", "its 'degree'"},
    {"institution: I, area: A", "degree: MSc", "its 'degree'"},
    {"institution: I, area: A", "institution: J", "its 'institution'"},
    {"company: C, highlights: [one 4]", "highlights: [uno 4]", ""},
    {"company: C, highlights: [one 4]", "highlights: [uno 5]",
     "the number '5'"},
    {"company: C, highlights: [one]", "highlights: {after: [two]}", ""},
    {"company: C", "after: [{company: D}]", "its 'company'"},
};

static void facts_stay(void **state)
{
    for (size_t i = 0; i < sizeof fact_rows / sizeof *fact_rows; i++) {
        struct arena *a = *state;
        bool map =
            strchr(fact_rows[i].patch, ':') && *fact_rows[i].patch != '\'';
        const char *text = arena_printf(
            a,
            "cv: {name: N, sections: {S: [{id: i, %s}, {bullet: 1815}]}}\n"
            "variants: {x: {%spatch: {i: %s%s%s}}}\n",
            fact_rows[i].was, "%s", map ? "{" : "", fact_rows[i].patch,
            map ? "}" : "");
        const char *cut = strstr(text, "%spatch");
        struct diags *d = diags_new(a), *allowed = diags_new(a);
        const char *with = arena_printf(a, "%.*sallow: [facts], %s",
                                        (int)(cut - text), text, cut + 2);
        text = arena_printf(a, "%.*s%s", (int)(cut - text), text, cut + 2);
        select_x(a, d, text, NULL);
        const char *all = said(a, d), *at = strstr(all, "a fact: ");
        char *got = arena_copy(a, at ? at + 8 : all, strlen(at ? at + 8 : all));
        got[strcspn(got, "\n")] = '\0';
        assert_string_equal(got, fact_rows[i].said);
        select_x(a, allowed, with, NULL);
        assert_string_equal(said(a, allowed), "");
    }
}

/* ---- the guard of names ---- */

static const char people[] =
    "cv:\n  name: N\n  headline: Data Wizard\n  sections:\n    S:\n"
    "    - {company: Umbrella Ltd, id: e, summary: \"%s\"}\n"
    "    - {bullet: b, id: b}\n"
    "settings: {guard: [city]}\n"
    "variants:\n"
    "  x: {values: {company: Acme Labs, city: Bonn}, patch: {b: \"%s\"}%s}\n"
    "  y: {values: {company: Globex, role: Site Engineer, city: K\xC3\xB6ln}}\n"
    "  z: {values: {company: Acme, role: Engineer, contact: Jo Doe}}\n"
    "  w: {values: {company: Umbrella, role: Data Wizard}}\n"
    "  v: {values: {company: Shell}}\n"
    "  u: {values: {company: AT&T}}\n"
    "  t: {values: {company: \xE8\xB0\xB7\xE6\xAD\x8C}}\n"
    "  s: {values: {company: Acme Labs}}\n";

/* What the résumé says, what the patch says, and whose name it is. */
static const struct {
    const char *given, *patch, *name;
} name_rows[] = {
    {"plain", "plain", ""},
    {"plain", "for Acme Labs", ""},
    {"plain", "for Acme", "Acme"},
    {"plain", "for Globex", "Globex"},
    {"plain", "for GLOBEX.", "Globex"},
    {"plain", "for globex", "Globex"},
    {"plain", "for Globexes", ""},
    {"plain", "(Globex)", "Globex"},
    {"plain", "**Glo**bex", ""},
    {"plain", "**Globex** of old", "Globex"},
    {"for Globex", "plain", "Globex"},
    {"for globex", "plain", ""},
    {"see https://globex.example/x", "plain", "Globex"},
    {"see [it](https://jobs.globex.example)", "plain", "Globex"},
    {"plain", "Umbrella", ""},
    {"Umbrella", "plain", ""},
    {"a shell script", "a shell", "Shell"},
    {"a shell script", "plain", ""},
    {"Shell scripts", "plain", "Shell"},
    {"at T-Mobile", "at T", ""},
    {"for AT&T", "plain", "AT&T"},
    {"plain", "a Site Engineer", "Site Engineer"},
    {"plain", "a *site  engineer*", "Site Engineer"},
    {"a site engineer", "plain", ""},
    {"plain", "an Engineer", ""},
    {"plain", "a Data Wizard", ""},
    {"plain", "Dear Jo Doe", "Jo Doe"},
    {"Jo Doe", "plain", ""},
    {"plain", "in K\xC3\xB6ln", "K\xC3\xB6ln"},
    {"plain", "in Ko\xCC\x88ln", "K\xC3\xB6ln"},
    {"plain", "in K\xC3\x96LN", "K\xC3\xB6ln"},
    {"plain", "in Bonn", ""},
    {"plain", "\xE5\x9C\xA8\xE8\xB0\xB7\xE6\xAD\x8C\xE5\xB7\xA5\xE4\xBD\x9C",
     "\xE8\xB0\xB7\xE6\xAD\x8C"},
    {"plain",
     "soft Glo\xC2\xAD"
     "bex",
     "Globex"},
    {"plain", "mail jobs@globex.example", "Globex"},
};

static void names_are_kept_apart(void **state)
{
    for (size_t i = 0; i < sizeof name_rows / sizeof *name_rows; i++) {
        struct arena *a = *state;
        struct diags *d = diags_new(a);
        struct buf text = buf_new(a);
        const char *rest = strstr(people, "%s"),
                   *third = strstr(rest + 2, "%s");
        const char *last = strstr(third + 2, "%s");
        buf_add(&text, people, (size_t)(rest - people));
        buf_puts(&text, name_rows[i].given);
        buf_add(&text, rest + 2, (size_t)(third - rest - 2));
        buf_puts(&text, name_rows[i].patch);
        buf_add(&text, third + 2, (size_t)(last - third - 2));
        buf_puts(&text, last + 2);
        select_x(a, d, buf_text(&text), NULL);
        const char *all = said(a, d), *at = strstr(all, "variant: '");
        char *got =
            arena_copy(a, at ? at + 10 : all, strlen(at ? at + 10 : all));
        got[strcspn(got, "'")] = '\0';
        assert_string_equal(got, name_rows[i].name);
    }
}

/* Metadata, names of files, and what is allowed by name. */
static void names_elsewhere(void **state)
{
    static const struct {
        const char *variant, *file;
        int errors;
    } rows[] = {
        {"values: {company: A}", "cv-x.pdf", 0},
        {"values: {company: A}", "cv-globex.pdf", 1},
        {"values: {company: A}", "cv-umbrellacorp.pdf", 1},
        {"values: {company: A}", "cv_umbrella_corp.pdf", 1},
        {"values: {company: A}, allow: [globex]", "cv-Globex.pdf", 0},
        {"settings: {pdf_title: For Globex}", NULL, 1},
        {"settings: {pdf_subject: globex}", NULL, 1},
        {"settings: {pdf_keywords: [Globex]}", NULL, 1},
        {"settings: {pdf_title: Umbrella Corp}", NULL, 1},
        {"set: {cv.headline: Umbrella Corp}", NULL, 0},
        {"set: {cv.headline: Globex}", NULL, 1},
        {"letter: {paragraphs: [Dear Globex]}", NULL, 1},
        {"letter: {paragraphs: [At Umbrella Corp I led]}", NULL, 0},
        {"letter: {recipient: [Umbrella Corp]}", NULL, 1},
        {"letter: {recipient: [Globex]}, allow: Globex", NULL, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *a = *state;
        struct diags *d = diags_new(a);
        select_x(
            a, d,
            arena_printf(
                a,
                "cv: {name: N, sections: {S: [{company: Umbrella Corp}]}}\n"
                "variants:\n  x: {%s}\n  y: {values: {company: Globex}}\n"
                "  z: {values: {company: Umbrella Corp}}\n",
                rows[i].variant),
            rows[i].file);
        assert_int_equal(diags_count(d, SEVERITY_ERROR), rows[i].errors);
    }
}

/* ---- names of outputs ---- */

static void outputs_are_named(void **state)
{
    static const struct {
        const char *out, *name, *path;
        int errors;
    } rows[] = {
        {"~", "Ada", "cv-x.pdf", 0},
        {"'{name}-{variant}.pdf'", "Ada  King", "Ada-King-x.pdf", 0},
        {"'{name}.pdf'", "A/b: c?", "A-b-c.pdf", 0},
        {"'{name}.pdf'", "Zo\xC3\xAB", "Zo\xC3\xAB.pdf", 0},
        {"'{name}.pdf'", "../../x", "x.pdf", 0},
        {"'{stem}.{lang}.{layout}.{paper}.pdf'", "A", "cv.de.modern.a4.pdf", 0},
        {"'{company}.pdf'", "A", "Acme-Co.pdf", 0},
        {"'out/{variant}.pdf'", "A", "out/x.pdf", 0},
        {"a.pdf", "A", "a.pdf", 0},
        {"../a.pdf", "A", "cv-x.pdf", 1},
        {"/a.pdf", "A", "cv-x.pdf", 1},
        {"a/../b.pdf", "A", "cv-x.pdf", 1},
        {"a", "A", "cv-x.pdf", 1},
        {"a.txt", "A", "cv-x.pdf", 1},
        {".pdf", "A", "cv-x.pdf", 1},
        {"'{nmae}a.pdf'", "A", "a.pdf", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *a = *state;
        struct diags *d = diags_new(a);
        const struct node *root =
            read(a, d,
                 arena_printf(a,
                              "cv: {name: '%s'}\nvariants: {x: {out: %s, "
                              "values: {company: Acme Co}}}\n",
                              rows[i].name, rows[i].out));
        const struct variant_file *all = variants_read(a, d, root, NULL);
        const struct variant *v = variant_find(a, d, all, "x");
        root = variant_select(a, d, all, v);
        const char *path = variant_out(
            a, d, v, root, &(struct name_parts){"cv", "de", "modern", "a4"});
        assert_int_equal(diags_count(d, SEVERITY_ERROR), rows[i].errors);
        assert_string_equal(path, rows[i].path);
    }
}

/* ---- sharing ---- */

static void untouched_is_shared(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    const struct node *root =
        read(a, d,
             "cv: {name: N, sections: {S: [{bullet: a, id: a}], T: [b]}}\n"
             "variants: {x: {patch: {a: c}}}\n");
    const struct node *now =
        select_x(a, d, "cv: {name: N}\nvariants: {x: {}}\n", NULL);
    assert_non_null(now);
    const struct variant_file *all = variants_read(a, d, root, NULL);
    now = variant_select(a, d, all, variant_find(a, d, all, "x"));
    const struct node *was = node_get(node_get(root, "cv"), "sections");
    const struct node *is = node_get(node_get(now, "cv"), "sections");
    assert_ptr_equal(node_get(was, "T")->child, node_get(is, "T")->child);
    const struct node *text = node_get(node_get(is, "S")->child, "bullet");
    assert_string_equal(text->text, "c");
    assert_int_equal(text->at.line, 2);
    assert_string_equal(node_get(node_get(was, "S")->child, "bullet")->text,
                        "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_choose),
        cmocka_unit_test(facts_stay),
        cmocka_unit_test(names_are_kept_apart),
        cmocka_unit_test(names_elsewhere),
        cmocka_unit_test(outputs_are_named),
        cmocka_unit_test(untouched_is_shared),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
