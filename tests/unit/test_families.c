/* Families in folders of one's own: what family.txt says, files that none
 * names, what is found when nothing else is, and weights. */
#include "own.h"
#include "text/private.h"
#include <pthread.h>

#define SANS SHIPPED "source-sans-3/SourceSans3-"

/* ---- files that no family.txt names ---- */

static void a_file_stands_for_both_its_names(void **state)
{
    struct own *o = *state;
    lead(o, "s.ttf", SANS "Semibold.ttf");
    lead(o, "deep/er/SI.TTF", SANS "SemiboldIt.ttf");
    lead(o, "r.otf", SANS "Regular.ttf");
    lead(o, "gone.ttf", "nowhere");
    lead(o, "1/2/3/4/too-deep.ttf", SANS "Bold.ttf");
    look(o);
    const struct face *f = find(o, "Source Sans 3 Semibold", 400, false);
    assert_string_equal(f->path, path_of(o, "s.ttf"));
    assert_string_equal(find(o, "Source Sans 3", 600, false)->path, f->path);
    assert_string_equal(find(o, "Source Sans 3", 600, true)->path,
                        path_of(o, "deep/er/SI.TTF"));
    assert_string_equal(find(o, "Source Sans 3", 400, false)->path,
                        path_of(o, "r.otf"));
    assert_false(diags_failed(o->kit.d));
    assert_null(find(o, "Source Sans 3", 700, false));
    assert_said(o, "unknown font 'Source Sans 3' in bold");
}

static void files_passed_over_are_named(void **state)
{
    struct own *o = *state;
    put_text(o, "a.ttf", "no font at all");
    put_text(o, "b.ttf", "nor this one");
    put_text(o, "c.txt", "whose name says so");
    look(o);
    assert_null(find(o, "Any", 400, false));
    assert_said(o, "unknown font 'Any'");
    assert_said(o, "a.ttf': it is not a TrueType or OpenType font; '");
    assert_said(o, "b.ttf': it is not a TrueType or OpenType font\n");
}

/* What cannot be looked into may hold the family that was meant. */
static void what_is_there_and_cannot_be_read(void **state)
{
    struct own *o = *state;
    char longest[300] = {0};
    memset(longest, 'x', sizeof longest - 1);
    lead(o, "one/family.txt", longest);
    lead(o, "two/family.txt", longest);
    lead(o, "three/family.txt", SHIPPED "eb-garamond/family.txt");
    lead(o, "three/EBGaramond-Regular.ttf",
         SHIPPED "eb-garamond/EBGaramond-Regular.ttf");
    look(o);
    assert_non_null(find(o, "EB Garamond", 400, false));
    fonts_check(o->kit.f, o->kit.d);
    assert_said(o, "/fonts/one/family.txt': File name too long; '");
    assert_said(o, "/fonts/two/family.txt': File name too long\n");
    assert_int_equal(diags_exit(o->kit.d), 4);
}

/* ---- family.txt ---- */

static void the_first_of_two_like_families_counts(void **state)
{
    struct own *o = *state;
    put_text(o, "1/family.txt", "family Own\nregular r.ttf\nlang el\n");
    lead(o, "1/r.ttf", SANS "Regular.ttf");
    put_text(o, "2/family.txt",
             "regular r.ttf\nfamily Other\nregular r.ttf\n"
             "family  OWN\nscript Latn\nbold r.ttf\n");
    lead(o, "2/r.ttf", SANS "It.ttf");
    look(o);
    assert_string_equal(find(o, "own", 400, false)->path,
                        path_of(o, "1/r.ttf"));
    assert_string_equal(find(o, "other", 400, false)->path,
                        path_of(o, "2/r.ttf"));
    assert_null(find(o, "own", 700, false));
    assert_said(o, "unknown font 'Own' in bold");
    assert_said(o, "it has regular\n");
}

static void styles_and_weights_are_told(void **state)
{
    struct own *o = *state;
    put_text(o, "own/family.txt",
             "family Own\nregular r.ttf\nbold b.ttf\nitalic i.ttf\n"
             "light ../1/l.ttf\nsemibold broken.ttf\nblack b.ttf\n"
             "family Bold Alone\nbold b.ttf\n"
             "family Broken\nregular too.ttf\n");
    lead(o, "own/r.ttf", SANS "Regular.ttf");
    lead(o, "own/b.ttf", SANS "Bold.ttf");
    lead(o, "own/i.ttf", SANS "It.ttf");
    put_text(o, "own/broken.ttf", "no font");
    put_text(o, "own/too.ttf", "no font");
    look(o);
    assert_null(find(o, "Own", 700, true));
    assert_said(o, "it has regular, bold, italic\n");
    assert_int_equal(find(o, "Own", 900, false)->weight,
                     700);                   /* its own word */
    assert_null(find(o, "Own", 300, false)); /* of another folder */
    assert_said(o, "unknown font 'Own' in weight 300\n");
    assert_said(o, "it has 400, 600, 700, 900\n");
    assert_null(find(o, "Own", 950, true));
    assert_said(o, "unknown font 'Own' in weight 950 italic\n");
    assert_said(o, "it has 400\n");
    assert_null(find(o, "Own", 50, false));
    assert_null(find(o, "Own", 450, false));
    assert_null(find(o, "Own", 600, false));
    assert_said(o, "bad font file '");
    assert_said(o, "own/broken.ttf': it is cut short or damaged");
    assert_null(find(o, "Bold Alone", 500, true));
    assert_said(o, "unknown font 'Bold Alone' in weight 500 italic\n");
    assert_null(find(o, "Bold Alone", 500, false));
    assert_said(o, "it has 700\n");
    assert_null(find(o, "Broken", 500, false));
    assert_said(o, "own/too.ttf': it is cut short or damaged");
}

/* A family that says it is for a language comes first where that is lacked. */
static void the_language_chooses(void **state)
{
    struct own *o = *state;
    put_text(o, "a/family.txt", "family A\nscript Grek\nregular r.ttf\n");
    lead(o, "a/r.ttf", SANS "Regular.ttf");
    put_text(o, "b/family.txt",
             "family B\nscript Cyrl Grek\nlang grc el\n"
             "regular r.ttf\n");
    lead(o, "b/r.ttf", SANS "Regular.ttf");
    put_text(o, "c/family.txt", "family C\nregular r.ttf\n");
    lead(o, "c/r.ttf", SHIPPED "noto-sans-thai/NotoSansThai-Regular.ttf");
    /* these are asked before B, and have none */
    put_text(o, "aa/family.txt",
             "family D\nscript Grek\nlang el\nbold r.ttf\n"
             "family E\nscript Grek\nlang el\n"
             "regular broken.ttf\n");
    lead(o, "aa/r.ttf", SANS "Bold.ttf");
    put_text(o, "aa/broken.ttf", "no font");
    look(o);
    static const struct {
        const char *span, *lang, *family;
    } row[] = {{NULL, "el-GR", "B"}, {"el", "en", "B"}, {NULL, "grc", "B"},
               {NULL, "e", "A"},     {NULL, "en", "A"}, {NULL, NULL, "A"}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct span span = {.text = "αβγ", .lang = row[i].span};
        struct rich r = {&span, 1, {0}};
        struct setting set = {.family = "C", .lang = row[i].lang};
        const struct para *p =
            para_shape(o->kit.a, o->kit.d, o->kit.f, &r, &set);
        assert_string_equal(p->run[0].face->family, row[i].family);
    }
    assert_false(diags_failed(o->kit.d));
}

/* ---- files that are refused, and one that is not ---- */

static void spoil(struct own *o, size_t at, const char *by)
{
    struct bytes b;
    assert_true(file_read(o->kit.a, o->kit.d, SANS "Regular.ttf",
                          (struct mark){0}, 1 << 24, &b));
    char *copy = arena_copy(o->kit.a, (const char *)b.data, b.len);
    memcpy(copy + at, by, 4);
    put(o, "own/x.ttf", copy, b.len);
    o->kit.d = diags_new(o->kit.a);
    look(o);
}

/* The row of the directory that has that tag. */
static size_t row_of(struct own *o, const char *tag)
{
    struct bytes b;
    assert_true(file_read(o->kit.a, o->kit.d, SANS "Regular.ttf",
                          (struct mark){0}, 1 << 24, &b));
    size_t at = 12;
    while (memcmp(b.data + at, tag, 4) != 0)
        at += 16;
    return at;
}

static void kinds_of_files(void **state)
{
    struct own *o = *state;
    put_text(o, "own/family.txt", "family Own\nregular x.ttf\n");
    spoil(o, 0, "true");
    assert_non_null(find(o, "Own", 400, false));
    spoil(o, 0, "wOFF");
    assert_null(find(o, "Own", 400, false));
    assert_said(o, "it is a web font (WOFF)");
    spoil(o, row_of(o, "glyf"), "CFF2");
    assert_null(find(o, "Own", 400, false));
    assert_said(o, "its outlines are CFF2");
    spoil(o, row_of(o, "OS/2"), "none"); /* says nothing: it may be used */
    assert_int_equal(find(o, "Own", 400, false)->weight, 400);
    spoil(o, 0, "true");
    assert_int_equal(truncate(path_of(o, "own/x.ttf"), (64 << 20) + 1), 0);
    look(o);
    assert_null(find(o, "Own", 400, false));
    assert_said(o, "it is larger than 64 MiB");
}

/* Where a face has no feature for what its figures are, it has that; of what
 * it has not, only that is said, and once. */
static void figures_without_features(void **state)
{
    struct own *o = *state;
    static const struct {
        const char *file, *tag;
        unsigned style;
        const char *lacks; /* NULL: nothing */
    } row[] = {
        {SANS "Regular.ttf", "onum", SPAN_OLD_STYLE, "old-style figures"},
        {SANS "Regular.ttf", "pnum", SPAN_PROPORTIONAL, "proportional figures"},
        {SANS "Regular.ttf", "zero", SPAN_TABULAR, NULL},
        {SHIPPED "eb-garamond/EBGaramond-Regular.ttf", "tnum", SPAN_TABULAR,
         NULL},
        {SHIPPED "eb-garamond/EBGaramond-Regular.ttf", "onum", SPAN_OLD_STYLE,
         NULL},
        {SHIPPED "eb-garamond/EBGaramond-Regular.ttf", "pnum",
         SPAN_PROPORTIONAL, "proportional figures"},
    };
    put_text(o, "own/family.txt", "family Own\nregular x.ttf\n");
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct bytes b;
        assert_true(file_read(o->kit.a, o->kit.d, row[i].file, (struct mark){0},
                              1 << 24, &b));
        char *copy = arena_copy(o->kit.a, (const char *)b.data, b.len);
        for (char *p; (p = memmem(copy, b.len, row[i].tag, 4));)
            memcpy(p, "none", 4);
        put(o, "own/x.ttf", copy, b.len);
        look(o);
        o->kit.d = diags_new(o->kit.a);
        const struct span span[] = {
            {.text = "12", .style = row[i].style},
            {.text = "34", .style = row[i].style | SPAN_ORDINAL}};
        struct rich r = {span, 2, {0}};
        struct setting set = {.family = "Own"};
        assert_non_null(para_shape(o->kit.a, o->kit.d, o->kit.f, &r, &set));
        assert_int_equal(diags_count(o->kit.d, SEVERITY_ERROR),
                         row[i].lacks != NULL);
        if (row[i].lacks)
            assert_said(o, row[i].lacks);
    }
}

/* ---- what `fonts` tells ---- */

static void origins(void **state)
{
    struct own *o = *state;
    put_text(o, "1/family.txt", "family One\nregular r.ttf\n");
    lead(o, "1/r.ttf", SANS "Regular.ttf");
    put_text(o, "1/SOURCE.toml",
             "package_version= 3\npackage = \"sans\"\n"
             "licence = \"OFL-1.1\"");
    put_text(o, "2/family.txt", "family Two\nregular r.ttf\n");
    lead(o, "2/r.ttf", SANS "Regular.ttf");
    put_text(o, "2/SOURCE.toml", "# nothing\n");
    look(o);
    int count;
    const char *passed;
    const struct family_told *t =
        fonts_told(o->kit.f, o->kit.a, o->kit.d, NULL, &count, &passed);
    assert_int_equal(count, 2);
    assert_null(passed);
    assert_string_equal(t[0].origin, "sans, OFL-1.1");
    assert_null(t[1].origin);
    bool usual;
    struct arena *a = o->kit.a;
    assert_string_equal(feature_words(a, "ss07", &usual), "stylistic set 7");
    assert_string_equal(feature_words(a, "cv12", &usual),
                        "other forms of one letter, 12");
    static const char *const unknown[] = {"ss1",  "ss1x", "ssx1", "cv1x",
                                          "cvx1", "xy12", "ss00"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_null(feature_words(a, unknown[i], &usual));
}

/* ---- patterns ---- */

static void assert_no_patterns(struct own *o)
{
    look(o);
    o->kit.d = diags_new(o->kit.a);
    assert_null(fonts_patterns(o->kit.f, o->kit.a, o->kit.d, "de"));
    assert_said(o, "/hyphen/hyph-de-1996.tex': no patterns");
}

static void patterns_that_are_no_file_of_patterns(void **state)
{
    struct own *o = *state;
    static const char *const text[] = {
        "", "\n\\patterns{a1b", "\n\\patterns{a1b % c\n", "\n\\pattern{a1b}",
        "}\n\\patterns{a1b % }"};
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        put_text(o, "../hyphen/hyph-de-1996.tex", text[i]);
        assert_no_patterns(o);
    }
    put_text(o, "../hyphen/hyph-de-1996.tex", "\n\\patterns{a1b 1b % }\n}");
    look(o);
    const struct patterns *p =
        fonts_patterns(o->kit.f, o->kit.a, o->kit.d, "de");
    uint16_t place[HYPHENS];
    assert_int_equal(patterns_places(p, "aaaabbbb", 8, place), 3);
    const char *path = path_of(o, "../hyphen/hyph-de-1996.tex");
    assert_int_equal(truncate(path, 1 << 24), 0);
    assert_no_patterns(o);
    remove(path);
    mkdir(path, 0700);
    assert_no_patterns(o);
}

/* ---- what threads share ---- */

static _Atomic bool asks, freed;

static void *ask(void *fonts)
{
    atomic_store(&asks, true);
    fonts_lock(fonts);
    bool after = atomic_load(&freed);
    fonts_unlock(fonts);
    return after ? fonts : NULL;
}

static void one_waits_for_the_other(void **state)
{
    struct own *o = *state;
    look(o);
    pthread_t other;
    void *got = NULL;
    fonts_lock(o->kit.f);
    assert_int_equal(pthread_create(&other, NULL, ask, o->kit.f), 0);
    while (!atomic_load(&asks))
        usleep(100);
    usleep(5000);
    atomic_store(&freed, true);
    fonts_unlock(o->kit.f);
    assert_int_equal(pthread_join(other, &got), 0);
    assert_ptr_equal(got, o->kit.f);
    hb_buffer_t *one = fonts_buffer(o->kit.f), *two = fonts_buffer(o->kit.f);
    assert_ptr_not_equal(one, two);
    fonts_buffer_back(o->kit.f, one);
    fonts_buffer_back(o->kit.f, two);
    assert_ptr_equal(fonts_buffer(o->kit.f), two);
    fonts_buffer_back(o->kit.f, two);
}

#define OWN_TEST(f) cmocka_unit_test_setup_teardown(f, own_new, own_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OWN_TEST(a_file_stands_for_both_its_names),
        OWN_TEST(files_passed_over_are_named),
        OWN_TEST(what_is_there_and_cannot_be_read),
        OWN_TEST(the_first_of_two_like_families_counts),
        OWN_TEST(styles_and_weights_are_told),
        OWN_TEST(the_language_chooses),
        OWN_TEST(kinds_of_files),
        OWN_TEST(figures_without_features),
        OWN_TEST(origins),
        OWN_TEST(patterns_that_are_no_file_of_patterns),
        OWN_TEST(one_waits_for_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
