/* Variable fonts: weights, what FreeType and HarfBuzz make of them, that a
 * family of static files keeps to what it has, and what families are told.
 * Inter is Debian's fonts-inter-variable; without it those tests are skipped.
 */
#include "check.h"
#include "text/text.h"
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define INTER "/usr/share/fonts/truetype/inter-vf"

struct kit {
    struct arena *a;
    struct diags *d;
    struct fonts *f;
    const char *folder; /* of its own; fonts/ leads to the installed Inter */
};

static int kit_new(void **state)
{
    struct arena *a = arena_new();
    struct kit *k = arena_alloc(a, sizeof *k);
    char *folder = arena_copy(a, "/tmp/brevier-vary-XXXXXX", 24);
    assert_non_null(mkdtemp(folder));
    assert_int_equal(symlink(INTER, path_join(a, folder, "fonts")), 0);
    const char *const folders[] = {TEST_FOLDER "/..", folder, NULL};
    *k = (struct kit){a, diags_new(a), fonts_new(folders), folder};
    *state = k;
    return 0;
}

static int kit_free(void **state)
{
    struct kit *k = *state;
    fonts_free(k->f);
    unlink(path_join(k->a, k->folder, "fonts"));
    rmdir(k->folder);
    arena_free(k->a);
    return 0;
}

static void need_inter(void)
{
    if (access(INTER "/Inter-roman.var.ttf", R_OK))
        skip();
}

static const struct face *find(struct kit *k, const char *family, int weight,
                               bool italic)
{
    struct face_wanted t = {family, weight, italic, 0, false};
    return fonts_find(k->f, k->a, k->d, (struct mark){0}, &t);
}

static const char *said(struct kit *k)
{
    return diags_said(k->a, k->d, DIAG_HUMAN);
}

/* The face as hb-subset makes a static font of it. */
static hb_font_t *pinned(const struct face *f)
{
    hb_subset_input_t *in = hb_subset_input_create_or_fail();
    hb_set_invert(hb_subset_input_glyph_set(in));
    hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_RETAIN_GIDS |
                                      HB_SUBSET_FLAGS_NO_HINTING);
    for (int i = 0; i < f->coords; i++)
        assert_true(hb_subset_input_pin_axis_location(
            in, f->hb, f->coord[i].tag, f->coord[i].value));
    hb_face_t *face = hb_subset_or_fail(f->hb, in);
    assert_non_null(face);
    hb_font_t *font = hb_font_create(face);
    hb_face_destroy(face);
    hb_subset_input_destroy(in);
    return font;
}

static hb_font_t *varied(const struct face *f)
{
    hb_variation_t at[MOST_AXES];
    for (int i = 0; i < f->coords; i++)
        at[i] = (hb_variation_t){f->coord[i].tag, f->coord[i].value};
    hb_font_t *font = hb_font_create(f->hb);
    hb_font_set_variations(font, at, (unsigned)f->coords);
    return font;
}

/* FreeType's advances are HarfBuzz's, and those of what is embedded. */
static void advances_agree(void **state)
{
    need_inter();
    struct kit *k = *state;
    static const int weight[] = {100, 300, 400, 450, 600, 633, 700, 900};
    for (int i = 0; i < 16; i++) {
        const struct face *f = find(k, "Inter", weight[i / 2], i & 1);
        assert_non_null(f);
        assert_int_equal(f->weight, weight[i / 2]);
        assert_int_equal(f->bold, weight[i / 2] >= 600);
        assert_true(f->coords > 0 && f->glyphs > 2000);
        hb_font_t *whole = varied(f), *embedded = pinned(f);
        for (unsigned g = 0; g < (unsigned)f->glyphs; g++) {
            int advance = face_advance(f, g);
            assert_int_equal(advance, hb_font_get_glyph_h_advance(whole, g));
            assert_int_equal(advance, hb_font_get_glyph_h_advance(embedded, g));
        }
        hb_font_destroy(whole);
        hb_font_destroy(embedded);
    }
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
}

static void a_face_is_file_and_weight(void **state)
{
    need_inter();
    struct kit *k = *state;
    const struct face *plain = find(k, "Inter", 400, false);
    const struct face *semi = find(k, "Inter", 600, false);
    assert_ptr_equal(find(k, "Inter", 600, false), semi);
    assert_ptr_equal(
        fonts_face(k->f, k->a, k->d, (struct mark){0}, "inter", false, false),
        plain);
    assert_string_equal(plain->path, semi->path);
    assert_string_equal(plain->name, "Inter-400");
    assert_string_equal(semi->name, "Inter-600");
    assert_string_equal(find(k, "Inter", 650, true)->name, "Inter-650Italic");
    assert_true(face_advance(semi, face_glyph(semi, 'n')) >
                face_advance(plain, face_glyph(plain, 'n')));
    assert_int_equal(plain->lightest, 100);
    assert_int_equal(plain->heaviest, 900);
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
    assert_null(find(k, "Inter", 950, false));
    assert_non_null(strstr(said(k), "unknown font 'Inter' in weight 950"));
    assert_non_null(strstr(said(k), "it has weights from 100 to 900"));
}

/* Inter with its weights taken for another axis. */
static void write_as(struct kit *k, const char *path, const char *tag)
{
    struct bytes b;
    assert_true(file_read(k->a, k->d, INTER "/Inter-roman.var.ttf",
                          (struct mark){0}, 1 << 24, &b));
    char *copy = arena_copy(k->a, (const char *)b.data, b.len);
    size_t axes = 0;
    for (size_t i = 12; copy[i]; i += 16)
        if (memcmp(copy + i, "fvar", 4) == 0)
            axes = (size_t)b.data[i + 9] << 16 | (size_t)b.data[i + 10] << 8 |
                   b.data[i + 11];
    assert_true(axes && memcmp(copy + axes + 16, "wght", 4) == 0);
    for (int i = 0; i < 4; i++)
        copy[axes + 16 + (size_t)i] = tag[i];
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(copy, 1, b.len, f), b.len);
    fclose(f);
}

static const struct face *sized(struct kit *k, double points)
{
    struct face_wanted t = {"Inter", 400, false, points, false};
    return fonts_find(k->f, k->a, k->d, (struct mark){0}, &t);
}

static void optical_sizes(void **state)
{
    need_inter();
    struct kit *k = *state;
    const struct face *light = find(k, "Inter", 300, false);
    int advance = face_advance(light, face_glyph(light, 'n'));
    const char *fonts = path_join(k->a, k->folder, "fonts");
    const char *file = path_join(k->a, k->folder, "fonts/sized.ttf");
    unlink(fonts);
    mkdir(fonts, 0700);
    write_as(k, file, "opsz");
    struct fonts *before = k->f;
    const char *const folders[] = {k->folder, NULL};
    k->f = fonts_new(folders);
    const struct face *any = sized(k, 0), *at300 = sized(k, 300.04);
    assert_true(any->sized && any->coords == 1);
    assert_true(any->coord[0].value == 400.0F);
    assert_true(at300->coord[0].value == 300.0F);
    assert_int_equal(face_advance(at300, face_glyph(at300, 'n')), advance);
    assert_ptr_equal(sized(k, 299.96), at300);
    assert_ptr_equal(sized(k, 0), any);
    assert_true(sized(k, 10.5)->coord[0].value == 100.0F); /* its least */
    /* A setting's size finds it; what has no such axis does not care. */
    const struct span span = {.text = "n", .style = 0};
    struct rich r = {&span, 1, {0}};
    struct setting s = {.family = "Inter", .points = 300};
    const struct para *p = para_shape(k->a, k->d, k->f, &r, &s);
    assert_ptr_equal(p->run[0].face, at300);
    fonts_free(k->f);
    k->f = before;
    assert_ptr_equal(sized(k, 12), find(k, "Inter", 400, false));
    unlink(file);
    rmdir(fonts);
}

/* An axis of italics is at 1 for an italic, within what it has, and one that
 * nobody asks for where the font has it by default. */
static void other_axes(void **state)
{
    need_inter();
    struct kit *k = *state;
    static const struct {
        const char *tag;
        float upright, italic;
    } row[] = {{"ital", 400, 100}, {"wdth", 400, 0}, {"XXXX", 400, 0}};
    const char *fonts = path_join(k->a, k->folder, "fonts");
    const char *file = path_join(k->a, k->folder, "fonts/other.ttf");
    unlink(fonts);
    mkdir(fonts, 0700);
    struct fonts *before = k->f;
    const char *const folders[] = {k->folder, NULL};
    for (int i = 0; i < 3; i++) {
        write_as(k, file, row[i].tag);
        k->f = fonts_new(folders);
        const struct face *f = find(k, "Inter", 400, false);
        assert_int_equal(f->coords, 1);
        assert_true(f->coord[0].value == row[i].upright && !f->italic);
        if (row[i].italic > 0) {
            f = find(k, "Inter", 400, true);
            assert_true(f->coord[0].value == row[i].italic && f->italic);
        }
        assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
        fonts_free(k->f);
    }
    k->f = before;
    unlink(file);
    rmdir(fonts);
}

/* One file with a slant stands for upright and italic, in every weight. */
static void a_slant_is_an_italic(void **state)
{
    need_inter();
    struct kit *k = *state;
    const char *fonts = path_join(k->a, k->folder, "fonts");
    const char *file = path_join(k->a, k->folder, "fonts/Inter.var.ttf");
    unlink(fonts);
    mkdir(fonts, 0700);
    assert_int_equal(symlink(INTER "/Inter.var.ttf", file), 0);
    const char *const folders[] = {k->folder, NULL};
    struct fonts *before = k->f;
    k->f = fonts_new(folders);
    static const int weight[] = {400, 600, 700};
    for (int i = 0; i < 3; i++) {
        const struct face *upright = find(k, "Inter", weight[i], false);
        const struct face *italic = find(k, "Inter", weight[i], true);
        assert_string_equal(upright->path, italic->path);
        assert_int_equal(upright->coords, 2);
        assert_true(upright->coord[1].value == 0.0F);
        assert_true(italic->coord[1].value == -10.0F);
        assert_int_equal(italic->weight, weight[i]);
        assert_true(italic->italic && !upright->italic);
    }
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
    fonts_free(k->f);
    k->f = before;
    unlink(file);
    rmdir(fonts);
}

static void static_weights_are_files(void **state)
{
    struct kit *k = *state;
    const struct face *f = find(k, "Source Sans 3", 600, false);
    assert_string_equal(f->name, "SourceSans3-Semibold");
    assert_int_equal(f->weight, 600);
    assert_string_equal(find(k, "Source Sans 3", 600, true)->name,
                        "SourceSans3-SemiboldIt");
    assert_string_equal(find(k, "Source Sans 3", 700, false)->name,
                        "SourceSans3-Bold");
    assert_int_equal(f->coords, 0);
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
    assert_null(find(k, "Source Sans 3", 500, true));
    assert_non_null(
        strstr(said(k), "unknown font 'Source Sans 3' in weight 500 italic"));
    assert_non_null(strstr(said(k), "it has 400, 600, 700"));
    assert_null(find(k, "EB Garamond", 650, false));
    assert_non_null(strstr(said(k), "it has 400, 700"));
}

static void a_setting_chooses_weights(void **state)
{
    struct kit *k = *state;
    const struct span span[] = {{.text = "plain ", .style = 0},
                                {.text = "bold", .style = SPAN_BOLD}};
    struct rich r = {span, 2, {0}};
    struct setting s = {.family = "Source Sans 3", .bold_weight = 600};
    const struct para *p = para_shape(k->a, k->d, k->f, &r, &s);
    assert_int_equal(p->run[0].face->weight, 400);
    assert_int_equal(p->run[1].face->weight, 600);
    s.weight = 600;
    s.bold_weight = 0;
    p = para_shape(k->a, k->d, k->f, &r, &s);
    assert_int_equal(p->run[0].face->weight, 600);
    assert_int_equal(p->run[1].face->weight, 700);
    s.bold = true;
    p = para_shape(k->a, k->d, k->f, &r, &s);
    assert_int_equal(p->run[0].face->weight, 700);
}

/* ---- what there is ---- */

static bool in_list(const char *const *list, const char *word)
{
    while (*list && strcmp(*list, word) != 0)
        list++;
    return *list;
}

static void families_are_told(void **state)
{
    struct kit *k = *state;
    int count;
    const char *passed;
    const struct family_told *all =
        fonts_told(k->f, k->a, k->d, NULL, &count, &passed);
    for (int i = 1; i < count; i++)
        assert_true(strcmp(all[i - 1].name, all[i].name) < 0);
    int found = 0;
    for (int i = 0; i < count; i++)
        found += !strcmp(all[i].name, "EB Garamond") ||
                 !strcmp(all[i].name, "Source Sans 3");
    assert_int_equal(found, 2);
    all = fonts_told(k->f, k->a, k->d, "eb garamond", &count, &passed);
    assert_int_equal(count, 1);
    assert_string_equal(all->name, "EB Garamond");
    assert_string_equal(all->origin, "pypi rendercv-fonts 0.5.1, OFL-1.1");
    assert_int_equal(all->fonts, 4);
    static const char *const style[] = {"regular", "italic", "bold",
                                        "bold italic"};
    for (int i = 0; i < 4; i++) {
        const struct font_told *f = &all->font[i];
        assert_string_equal(f->style, style[i]);
        assert_int_equal(f->weight, i < 2 ? 400 : 700);
        assert_null(f->broken);
        assert_null(*f->axis);
        assert_true(in_list(f->script, "Cyrillic"));
        assert_false(in_list(f->script, "Hebrew"));
        assert_true(in_list(f->feature, "smcp") && in_list(f->feature, "kern"));
        assert_false(in_list(f->feature, "nosu"));
        for (const char *const *p = f->feature; p[1]; p++)
            assert_true(strcmp(p[0], p[1]) < 0);
    }
    assert_null(fonts_told(k->f, k->a, k->d, "Garamont", &count, &passed));
    assert_int_equal(count, 0);
    assert_non_null(strstr(said(k), "unknown font 'Garamont'"));
}

static void variable_families_are_told(void **state)
{
    need_inter();
    struct kit *k = *state;
    int count;
    const char *passed;
    const struct family_told *f =
        fonts_told(k->f, k->a, k->d, "Inter", &count, &passed);
    assert_int_equal(f->fonts, 4);
    assert_null(f->origin);
    assert_string_equal(f->font[0].axis[0], "wght 100 to 900");
    int named = 0;
    for (int i = 0; f->font[0].feature[i]; i++)
        named += *f->font[0].called[i] != 0;
    assert_true(named > 5);
}

static void features_have_words(void **state)
{
    struct kit *k = *state;
    bool usual;
    assert_string_equal(feature_words(k->a, "onum", &usual),
                        "old-style figures, with tails");
    assert_false(usual);
    feature_words(k->a, "liga", &usual);
    assert_true(usual);
    assert_string_equal(feature_words(k->a, "ss07", &usual), "stylistic set 7");
    assert_null(feature_words(k->a, "ssxx", &usual));
    assert_null(feature_words(k->a, "ss00", &usual));
    assert_null(feature_words(k->a, "x", &usual));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_new, kit_free)
    const struct CMUnitTest tests[] = {
        TEST(advances_agree),
        TEST(a_face_is_file_and_weight),
        TEST(optical_sizes),
        TEST(other_axes),
        TEST(a_slant_is_an_italic),
        TEST(static_weights_are_files),
        TEST(a_setting_chooses_weights),
        TEST(families_are_told),
        TEST(variable_families_are_told),
        TEST(features_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
