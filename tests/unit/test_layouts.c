/* Layouts: what is found where, what extends what, what lies over what. */
#include "check_style.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of the test's own, with a data folder in it. */
struct place {
    struct arena *a;
    struct diags *d;
    const char *folder; /* with its '/' */
    const char *data[2];
};

static void put(const struct place *p, const char *name, const char *text)
{
    FILE *f = fopen(path_join(p->a, p->folder, name), "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int place_setup(void **state)
{
    struct arena *a = arena_new();
    struct place *p = arena_alloc(a, sizeof *p);
    char *folder = arena_printf(a, "/tmp/brevier-style-XXXXXX");
    p->a = a;
    p->d = diags_new(a);
    if (!mkdtemp(folder))
        return -1;
    p->folder = arena_printf(a, "%s/", folder);
    p->data[0] = arena_printf(a, "%sdata", p->folder);
    mkdir(p->data[0], 0755);
    mkdir(path_join(a, p->data[0], "layouts"), 0755);
    mkdir(path_join(a, p->folder, "own"), 0755);
    put(p, "data/layouts/classic.yaml",
        "extends: none\n"
        "page: {max: 1, left_margin: 10pt, right_margin: 10pt}\n"
        "by_size: {a4: {page: {left_margin: 14pt}}}\n");
    put(p, "data/layouts/modern.yaml",
        "extends: classic\n"
        "page: {left_margin: 20pt}\n"
        "links: {underline: true}\n");
    put(p, "data/layouts/academic.yaml",
        "extends: classic\n"
        "page: {max: 0, top_margin: 30pt}\n");
    put(p, "tight.yaml", "page: {right_margin: 5pt}\n");
    *state = p;
    return 0;
}

static int place_teardown(void **state)
{
    struct place *p = *state;
    char *rm = arena_printf(p->a, "rm -r '%s'", p->folder);
    int failed = system(rm);
    arena_free(p->a);
    return failed;
}

/* The settings of these layers; nothing may be said. `set` in YAML. */
static const struct style *laid_as(struct place *p, struct style_ask ask,
                                   const char *layout, const char *set)
{
    p->d = diags_new(p->a);
    ask.beside = p->folder;
    ask.data = p->data;
    if (layout)
        ask.inline_layout = yaml(p->a, layout);
    if (set)
        ask.set = yaml(p->a, set);
    return style_read(p->a, p->d, &ask);
}

static const char *laid(struct place *p, const char *layout,
                        const char *const *over, const char *set)
{
    const struct style *s =
        laid_as(p, (struct style_ask){.layout = over}, layout, set);
    assert_string_equal(said(p->a, p->d), "");
    return arena_printf(
        p->a, "%s; left %s right %s top %s max %s underline %s %s", s->name,
        value(p->a, s, "page.left_margin"), value(p->a, s, "page.right_margin"),
        value(p->a, s, "page.top_margin"), value(p->a, s, "page.max"),
        value(p->a, s, "links.underline"), value(p->a, s, "page.size"));
}

#define OVER(...) ((const char *const[]){__VA_ARGS__, NULL})
#define MODERN                                                                 \
    "modern; left 20pt right 10pt top 54pt max 1 underline true us-letter"

static void a_layout_is_named_or_implied(void **state)
{
    struct place *p = *state;
    static const char classic[] =
        "classic; left 10pt right 10pt top 54pt max 1 underline false "
        "us-letter";
    assert_string_equal(laid(p, NULL, NULL, NULL), classic);
    assert_string_equal(laid(p, "classic", NULL, NULL), classic);
    assert_string_equal(laid(p, "~", NULL, NULL), classic);
    assert_string_equal(laid(p, "{}", NULL, NULL), classic);
    assert_string_equal(laid(p, "modern", NULL, NULL), MODERN);
    assert_string_equal(laid(p, "extends: modern", NULL, NULL), MODERN);
    assert_string_equal(laid(p, NULL, OVER("modern"), NULL), MODERN);
    assert_string_equal(laid(p, NULL, NULL, "extends: modern"), MODERN);
    assert_string_equal(laid(p, "none", NULL, NULL),
                        "none; left 54pt right 54pt top 54pt max 0 underline "
                        "false us-letter");
}

static void changes_lie_over_what_is_beneath(void **state)
{
    struct place *p = *state;
    assert_string_equal(laid(p, "page: {left_margin: 7pt}", NULL, NULL),
                        "classic; left 7pt right 10pt top 54pt max 1 "
                        "underline false us-letter");
    assert_string_equal(laid(p, "tight", NULL, NULL),
                        "classic + tight; left 10pt right 5pt top 54pt max 1 "
                        "underline false us-letter");
    assert_string_equal(laid(p, NULL, OVER("tight"), NULL),
                        laid(p, "tight", NULL, NULL));
    assert_string_equal(laid(p, "modern", OVER("tight"), NULL),
                        "modern + tight; left 20pt right 5pt top 54pt max 1 "
                        "underline true us-letter");
    assert_string_equal(laid(p,
                             "extends: modern\n"
                             "page: {left_margin: 7pt, right_margin: 7pt}",
                             OVER("tight"), "page: {left_margin: 8pt}"),
                        "modern + tight; left 8pt right 5pt top 54pt max 1 "
                        "underline true us-letter");
}

static void a_whole_layout_takes_anothers_place(void **state)
{
    struct place *p = *state;
    assert_string_equal(laid(p, "academic", OVER("modern"), NULL), MODERN);
    assert_string_equal(laid(p, "academic", OVER("academic", "modern"), NULL),
                        MODERN);
    /* the résumé's own settings show where the new one is silent */
    assert_string_equal(
        laid(p, "extends: academic\npage: {size: a5, left_margin: 7pt}",
             OVER("modern"), NULL),
        "modern; left 20pt right 10pt top 54pt max 1 underline true a5");
    /* and so do changes named before it */
    put(p, "high.yaml", "page: {top_margin: 9pt}\n");
    assert_string_equal(laid(p, NULL, OVER("high", "modern"), NULL),
                        "modern; left 20pt right 10pt top 9pt max 1 underline "
                        "true us-letter");
    put(p, "longer.yaml", "extends: modern\n");
    assert_string_equal(
        laid(p, NULL, OVER("longer", "academic", "high", "modern"), NULL),
        laid(p, NULL, OVER("high", "modern"), NULL));
    /* a file that only extends is what it extends */
    put(p, "same.yaml", "extends: modern\n");
    assert_string_equal(laid(p, "academic", OVER("same"), NULL),
                        "same; left 20pt right 10pt top 54pt max 1 underline "
                        "true us-letter");
}

static void papers_have_settings_of_their_own(void **state)
{
    struct place *p = *state;
    /* the paper is settled first, wherever it is said */
    assert_string_equal(laid(p, NULL, NULL, "page: {size: a4}"),
                        "classic; left 14pt right 10pt top 54pt max 1 "
                        "underline false a4");
    assert_string_equal(
        laid(p, "page: {size: a4}", NULL, "page: {size: us-letter}"),
        "classic; left 10pt right 10pt top 54pt max 1 "
        "underline false us-letter");
    /* a later plain setting lies over an earlier one by size */
    assert_string_equal(laid(p, "modern", NULL, "page: {size: a4}"),
                        "modern; left 20pt right 10pt top 54pt max 1 "
                        "underline true a4");
    assert_string_equal(
        laid(p,
             "page: {size: a5, left_margin: 7pt}\n"
             "by_size: {a5: {page: {left_margin: 6pt}},"
             " a4: {page: {left_margin: 5pt}}}",
             NULL, NULL),
        "classic; left 6pt right 10pt top 54pt max 1 underline false a5");
}

static const char *max_of(struct place *p, const char *layout,
                          const char *const *over, const char *set)
{
    const struct style *s = laid_as(
        p, (struct style_ask){.layout = over, .unlimited = true}, layout, set);
    assert_string_equal(said(p->a, p->d), "");
    return value(p->a, s, "page.max");
}

static void pages_are_unlimited_until_asked(void **state)
{
    struct place *p = *state;
    assert_string_equal(max_of(p, NULL, NULL, NULL), "0");
    assert_string_equal(max_of(p, NULL, OVER("tight"), NULL), "0");
    assert_string_equal(max_of(p, NULL, OVER("modern"), NULL), "1");
    assert_string_equal(max_of(p, NULL, OVER("academic"), NULL), "0");
    assert_string_equal(max_of(p, NULL, NULL, "page: {max: 2}"), "2");
}

static void files_are_found_from_who_names_them(void **state)
{
    struct place *p = *state;
    put(p, "own/a.yaml", "extends: b.yaml\npage: {left_margin: 3pt}\n");
    put(p, "own/b.yaml", "extends: ../c.yml\npage: {right_margin: 4pt}\n");
    put(p, "c.yml", "extends: modern\npage: {top_margin: 5pt}\n");
    static const char want[] =
        "left 3pt right 4pt top 5pt max 1 underline true us-letter";
    assert_string_equal(laid(p, "own/a.yaml", NULL, NULL),
                        arena_printf(p->a, "own/a.yaml; %s", want));
    const char *whole = path_join(p->a, p->folder, "own/a.yaml");
    assert_string_equal(laid(p, NULL, OVER(whole), NULL),
                        arena_printf(p->a, "%s; %s", whole, want));
    put(p, "d.json", "{\"extends\": \"modern\"}");
    assert_string_equal(laid(p, "d.json", NULL, NULL),
                        "d.json; left 20pt right 10pt top 54pt max 1 underline "
                        "true us-letter");
    put(p, "empty.yaml", "# nothing yet\n");
    assert_string_equal(laid(p, "modern", OVER("empty"), NULL),
                        "modern + empty; left 20pt right 10pt top 54pt max 1 "
                        "underline true us-letter");
}

static void a_name_beside_goes_before_a_shipped_one(void **state)
{
    struct place *p = *state;
    /* it may extend the one it is called like; the shipped ones never see it */
    put(p, "classic.yaml", "extends: classic\npage: {top_margin: 3pt}\n");
    assert_string_equal(laid(p, "classic", NULL, NULL),
                        "classic; left 10pt right 10pt top 3pt max 1 underline "
                        "false us-letter");
    assert_string_equal(laid(p, "modern", NULL, NULL), MODERN);
    assert_string_equal(laid(p, NULL, NULL, NULL),
                        "classic; left 10pt right 10pt top 54pt max 1 "
                        "underline false us-letter");
    /* a résumé that is called like a layout is none */
    put(p, "modern.yaml", "cv: {name: Ada}\nlayout: modern\n");
    assert_string_equal(laid(p, "modern", NULL, NULL), MODERN);
    unlink(path_join(p->a, p->folder, "classic.yaml"));
    unlink(path_join(p->a, p->folder, "modern.yaml"));
}

/* What is said of a layout, with the test's folder taken out. */
static const char *refused(struct place *p, const char *layout,
                           const char *const *over)
{
    laid_as(p, (struct style_ask){.layout = over}, layout, NULL);
    const char *text = said(p->a, p->d), *at;
    struct buf b = buf_new(p->a);
    while ((at = strstr(text, p->folder))) {
        buf_add(&b, text, (size_t)(at - text));
        text = at + strlen(p->folder);
    }
    buf_puts(&b, text);
    return buf_text(&b);
}

static void a_circle_is_shown(void **state)
{
    struct place *p = *state;
    put(p, "x.yaml", "extends: y\n");
    put(p, "y.yaml", "page: {}\nextends: own/z.yaml\n");
    put(p, "own/z.yaml", "extends: ../own/../x.yaml\n");
    put(p, "own/loop.yaml", "extends: loop.yaml\n");
    put(p, "w.yaml", "extends: v\n");
    put(p, "v.yaml", "extends: w\n");
    assert_string_equal(refused(p, "w", NULL),
                        "v.yaml:1:10: error: extends in a circle: w.yaml -> "
                        "v.yaml -> w.yaml | take one 'extends' out of them");
    assert_string_equal(refused(p, "own/loop.yaml", NULL),
                        "own/loop.yaml:1:10: error: extends in a circle: "
                        "own/loop.yaml -> own/loop.yaml | take one 'extends' "
                        "out of them");
    /* spelt differently: seen at the next name, or ended by the depth */
    assert_string_equal(
        refused(p, "x", NULL),
        "own/../own/../x.yaml:1:10: error: extends in a "
        "circle: x.yaml -> y.yaml -> own/z.yaml -> own/../own/../x.yaml -> "
        "y.yaml | take one 'extends' out of them");
    put(p, "own/dot.yaml", "extends: ./dot.yaml\n");
    assert_string_equal(refused(p, "own/dot.yaml", NULL),
                        "own/dot.yaml:1:10: error: extends in a circle: "
                        "own/dot.yaml -> own/dot.yaml | take one 'extends' "
                        "out of them");
}

static void eight_deep_is_enough(void **state)
{
    struct place *p = *state;
    for (int i = 1; i < 9; i++)
        put(p, arena_printf(p->a, "deep%d.yaml", i),
            arena_printf(p->a, "extends: deep%d\n", i + 1));
    put(p, "deep9.yaml", "page: {top_margin: 9pt}\n");
    assert_string_equal(laid(p, "deep2", NULL, NULL),
                        "classic + deep2; left 10pt right 10pt top 9pt max 1 "
                        "underline false us-letter");
    assert_string_equal(
        refused(p, "deep1", NULL),
        "deep8.yaml:1:10: error: extends more than 8 layouts deep: deep1.yaml "
        "-> deep2.yaml -> deep3.yaml -> deep4.yaml -> deep5.yaml -> deep6.yaml "
        "-> deep7.yaml -> deep8.yaml -> deep9.yaml | take one 'extends' out of "
        "them");
}

static void what_is_not_a_layout_is_refused(void **state)
{
    struct place *p = *state;
    put(p, "cv.yaml", "cv:\n  name: Ada\n");
    put(p, "list.yaml", "- a\n");
    put(p, "bad.yaml", "extends:\npage: {left_margin: 3}\n");
    assert_string_equal(refused(p, "cv.yaml", NULL),
                        "cv.yaml:1:1: error: expected a layout; this is a "
                        "résumé | settings for the page are page, typography, "
                        "header, ... (brevier help layout)");
    assert_string_equal(
        refused(p, "list.yaml", NULL),
        "list.yaml:1:1: error: expected settings as 'key: value' pairs "
        "| a layout begins like this: page: {left_margin: "
        "54pt}");
    assert_string_equal(refused(p, "bad.yaml", NULL),
                        "bad.yaml:1:9: error: expected the name or the path of "
                        "one layout | as in extends: classic\n"
                        "bad.yaml:2:21: error: bad length '3' for "
                        "page.left_margin | a unit is missing: write 3pt, or "
                        "mm, cm, in, em");
    assert_string_equal(refused(p, "own/none.yaml", NULL),
                        "r.yaml:1:1: error: cannot read 'own/none.yaml': No "
                        "such file or directory | a path begins in the folder "
                        "of the file that names it, and nothing outside that "
                        "is read without --root DIR");
    assert_string_equal(refused(p, NULL, OVER("modrn")),
                        "--layout:1:1: error: unknown layout 'modrn' | did you "
                        "mean 'modern'? | known: academic, classic, modern");
    p->data[0] = path_join(p->a, p->folder, "own");
    assert_string_equal(refused(p, NULL, NULL),
                        "brevier: error: unknown layout 'classic' | no data "
                        "folder holds layouts/classic.yaml; name one with "
                        "--data or BREVIER_DATA");
    p->data[0] = path_join(p->a, p->folder, "data");
}

/* By "..", from "/", through a link. */
static void what_lies_outside_is_not_read(void **state)
{
    struct place *p = *state;
    char *outside = arena_printf(p->a, "%.*s-outside.yaml",
                                 (int)strlen(p->folder) - 1, p->folder);
    FILE *f = fopen(outside, "w");
    assert_non_null(f);
    fputs("page: {left_margin: 7pt}\n", f);
    fclose(f);
    const char *name = strrchr(outside, '/') + 1;
    put(p, "own/out.yaml", arena_printf(p->a, "extends: ../../%s", name));
    assert_int_equal(symlink(outside, path_join(p->a, p->folder, "ln.yaml")),
                     0);
    const char *const asked[] = {"own/out.yaml", outside, "ln", "./ln.yaml",
                                 arena_printf(p->a, "../%s", name)};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        const char *words = refused(p, asked[i], NULL);
        if (!strstr(words, "outside the folder") && !strstr(words, "a link"))
            fail_msg("%s: %s", asked[i], words);
    }
    const char *over = path_join(p->a, p->folder, "own/out.yaml");
    assert_non_null(strstr(refused(p, NULL, OVER(over)), "outside the folder"));
    p->d = diags_new(p->a);
    assert_non_null(
        laid_as(p, (struct style_ask){.layout = OVER(outside)}, NULL, NULL));
    assert_string_equal(said(p->a, p->d), "");
    unlink(outside);
}

static void set_points_into_what_was_typed(void **state)
{
    struct place *p = *state;
    static const struct source typed = {"--set", "page.top_margin=1,5pt", 21,
                                        0};
    struct mark path = {&typed, 1, 1, 15}, text = {&typed, 1, 17, 5};
    struct style_ask ask = {.set =
                                node_with(p->a, p->d, NULL, "page.top_margin",
                                          path, "1,5pt", text)};
    laid_as(p, ask, "modern", NULL);
    assert_string_equal(said(p->a, p->d),
                        "--set:1:17: error: bad length '1,5pt' for "
                        "page.top_margin | the decimal sign is a point: "
                        "1.5pt");
    ask.set = node_with(p->a, p->d, NULL, "page.tip_margin", path, "1pt", text);
    laid_as(p, ask, "modern", NULL);
    assert_string_equal(said(p->a, p->d),
                        "--set:1:6: error: unknown key 'tip_margin' in page | "
                        "did you mean 'top_margin'?");
    ask.set =
        node_with(p->a, p->d, NULL, "page.top_margin", path, "15mm", text);
    const struct style *s = laid_as(p, ask, "modern", NULL);
    assert_string_equal(said(p->a, p->d), "");
    assert_string_equal(value(p->a, s, "page.top_margin"), "42.52pt");
}

/* What a page with room to spare gets, and how far it may give. */
static void classic_gives(void **state)
{
    struct place *p = *state;
    static const char *const rows[][2] = {
        {"page.max", "1"},
        {"page.top_margin", "54pt (37pt to 54pt)"},
        {"page.left_margin", "54pt (42pt to 54pt)"},
        {"typography.font_size.body", "10.5pt (9.5pt to 10.5pt)"},
        {"typography.leading", "1.24 (1.15 to 1.24)"},
        {"section_titles.space_above", "12pt (7pt to 15pt)"},
    };
    static const char *const papers[] = {"page: {size: us-letter}",
                                         "page: {size: a4}"};
    for (size_t paper = 0; paper < 2; paper++) {
        struct style_ask ask = {
            .beside = "", .data = shipped, .set = yaml(p->a, papers[paper])};
        const struct style *s = style_read(p->a, diags_new(p->a), &ask);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            assert_string_equal(value(p->a, s, rows[i][0]), rows[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_layout_is_named_or_implied),
        cmocka_unit_test(changes_lie_over_what_is_beneath),
        cmocka_unit_test(a_whole_layout_takes_anothers_place),
        cmocka_unit_test(papers_have_settings_of_their_own),
        cmocka_unit_test(pages_are_unlimited_until_asked),
        cmocka_unit_test(files_are_found_from_who_names_them),
        cmocka_unit_test(a_name_beside_goes_before_a_shipped_one),
        cmocka_unit_test(a_circle_is_shown),
        cmocka_unit_test(eight_deep_is_enough),
        cmocka_unit_test(what_is_not_a_layout_is_refused),
        cmocka_unit_test(what_lies_outside_is_not_read),
        cmocka_unit_test(set_points_into_what_was_typed),
        cmocka_unit_test(classic_gives),
    };
    return cmocka_run_group_tests(tests, place_setup, place_teardown);
}
