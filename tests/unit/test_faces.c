/* Finding families, opening faces, and refusing what is broken. */
#include "check.h"
#include "text/text.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#define ROOT TEST_FOLDER "/.."
#define REGULAR ROOT "/fonts/eb-garamond/EBGaramond-Regular.ttf"

struct kit {
    struct arena *a;
    struct diags *d;
    char folder[64]; /* of our own, with fonts/ in it */
};

static int kit_new(void **state)
{
    struct arena *a = arena_new();
    struct kit *k = arena_alloc(a, sizeof *k);
    *k = (struct kit){a, diags_new(a), "/tmp/brevier-fonts-XXXXXX"};
    assert_non_null(mkdtemp(k->folder));
    mkdir(arena_printf(a, "%s/fonts", k->folder), 0700);
    *state = k;
    return 0;
}

/* A file under fonts/, gone with the test. */
static const char *path_of(struct kit *k, const char *name)
{
    return arena_printf(k->a, "%s/fonts/%s", k->folder, name);
}

static int kit_free(void **state)
{
    struct kit *k = *state;
    static const char *const made[] = {
        "x.ttf", "y.ttf", "own/family.txt", "own/x.ttf", "own", "", NULL};
    for (int i = 0; made[i]; i++)
        remove(path_of(k, made[i]));
    rmdir(k->folder);
    arena_free(k->a);
    return 0;
}

static void put(struct kit *k, const char *name, struct bytes b)
{
    FILE *f = fopen(path_of(k, name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(b.data, 1, b.len, f), b.len);
    fclose(f);
}

static struct bytes get(struct kit *k, const char *path)
{
    struct bytes b;
    assert_true(file_read(k->a, k->d, path, (struct mark){0}, 1 << 24, &b));
    return b;
}

static struct fonts *fonts_of(const char *first, const char *second)
{
    const char *folder[] = {first, second, NULL};
    return fonts_new(folder);
}

static const struct face *face_of(struct kit *k, struct fonts *f,
                                  const char *family, bool bold, bool italic)
{
    return fonts_face(f, k->a, k->d, (struct mark){0}, family, bold, italic);
}

static const char *said(struct kit *k)
{
    return diags_said(k->a, k->d, DIAG_HUMAN);
}

static void assert_said(struct kit *k, const char *words)
{
    if (!strstr(said(k), words))
        fail_msg("'%s' is not in: %s", words, said(k));
}

/* ---- metrics ---- */

static void as_freetype(struct kit *k, const struct face *f)
{
    FT_Library lib;
    FT_Face ft;
    assert_int_equal(FT_Init_FreeType(&lib), 0);
    assert_int_equal(FT_New_Face(lib, f->path, 0, &ft), 0);
    assert_int_equal(f->glyphs, ft->num_glyphs);
    for (unsigned g = 0; g < (unsigned)f->glyphs; g++) {
        FT_Fixed advance;
        assert_int_equal(FT_Get_Advance(ft, g, FT_LOAD_NO_SCALE, &advance), 0);
        assert_int_equal(face_advance(f, g), advance);
        assert_int_equal(face_advance(f, g), advance); /* and from memory */
    }
    assert_int_equal(face_advance(f, (unsigned)f->glyphs), 0);
    for (uint32_t c = 1; c < 0x20000; c++)
        if (face_glyph(f, c) != FT_Get_Char_Index(ft, c))
            fail_msg("%s", character_name(k->a, c));
    FT_Done_Face(ft);
    FT_Done_FreeType(lib);
}

static void every_shipped_face(void **state)
{
    struct kit *k = *state;
    struct fonts *f = fonts_of(ROOT, NULL);
    static const char *const family[] = {"EB Garamond", "Source Sans 3",
                                         "Source Sans 3 Semibold"};
    for (int i = 0; i < 10; i++) {
        const struct face *face = face_of(k, f, family[i / 4], (i & 1) && i < 8,
                                          i < 8 ? (i & 2) != 0 : i == 9);
        assert_non_null(face);
        assert_string_equal(face->family, family[i / 4]);
        assert_int_equal(face->upem, 1000);
        assert_int_equal(face->weight, i >= 8 ? 600 : i & 1 ? 700 : 400);
        assert_int_equal(face->slant < 0, i < 8 ? (i & 2) != 0 : i == 9);
        assert_int_equal(face->serif, i < 4);
        assert_false(face->cff || face->fixed);
        as_freetype(k, face);
    }
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
    fonts_free(f);
}

static void metrics(void **state)
{
    struct kit *k = *state;
    struct fonts *f = fonts_of(ROOT, NULL);
    const struct face *g = face_of(k, f, "EB Garamond", false, false);
    assert_string_equal(g->name, "EBGaramond-Regular");
    assert_true(g->ascender == 1.007 && g->descender == -0.298);
    assert_true(g->x_height == 0.400 && g->cap_height == 0.650);
    assert_true(g->slant == 0 && g->box[3] > g->box[1]);
    assert_int_equal(g->glyphs, 3080);
    g = face_of(k, f, "EB Garamond", true, true);
    assert_string_equal(g->name, "EBGaramond-BoldItalic");
    assert_true(g->slant < -17.1 && g->slant > -17.3);
    fonts_free(f);
}

/* ---- families ---- */

static void found_by_any_spelling(void **state)
{
    struct kit *k = *state;
    struct fonts *f = fonts_of(k->folder, ROOT);
    const struct face *one = face_of(k, f, "EB Garamond", false, false);
    assert_non_null(one);
    assert_ptr_equal(one, face_of(k, f, "ebgaramond", false, false));
    assert_ptr_equal(one, face_of(k, f, "Eb GARAMOND", false, false));
    assert_non_null(face_of(k, f, "SourceSans3", true, false));
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
    assert_null(face_of(k, f, "EB Garamnd", false, false));
    assert_said(k, "unknown font 'EB Garamnd'");
    assert_said(k, "did you mean 'EB Garamond'?");
    assert_null(face_of(k, f, "../eb-garamond", false, false));
    fonts_free(f);
}

static void missing_style(void **state)
{
    struct kit *k = *state;
    struct fonts *f = fonts_of(ROOT, NULL);
    assert_null(face_of(k, f, "Source Sans 3 Semibold", true, false));
    assert_said(k, "unknown font 'Source Sans 3 Semibold' in bold");
    assert_said(k, "it has regular, italic");
    fonts_free(f);
}

static void files_without_a_list(void **state)
{
    struct kit *k = *state;
    put(k, "x.ttf", get(k, ROOT "/fonts/source-sans-3/SourceSans3-It.ttf"));
    put(k, "y.ttf", (struct bytes){(const uint8_t *)"no font at all", 14});
    struct fonts *f = fonts_of(k->folder, NULL);
    const struct face *face = face_of(k, f, "source sans 3", false, true);
    assert_non_null(face);
    assert_string_equal(face->path, path_of(k, "x.ttf"));
    assert_string_equal(face->family, "Source Sans 3");
    assert_null(face_of(k, f, "Source Sans 3", false, false));
    assert_null(face_of(k, f, "Y", false, false));
    assert_said(k, "it is not a TrueType or OpenType font");
    fonts_free(f);
}

static void own_family_list(void **state)
{
    struct kit *k = *state;
    static const char list[] = "# ours\r\nfamily My Own\r\nbold x.ttf\r\n"
                               "italic ../x.ttf\nregular gone.ttf";
    mkdir(path_of(k, "own"), 0700);
    put(k, "own/x.ttf", get(k, REGULAR));
    put(k, "own/family.txt",
        (struct bytes){(const uint8_t *)list, sizeof list - 1});
    struct fonts *f = fonts_of(k->folder, NULL);
    assert_non_null(face_of(k, f, "my own", true, false));
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
    assert_null(face_of(k, f, "my own", false, true));
    assert_said(k, "unknown font 'My Own' in italic");
    assert_null(face_of(k, f, "my own", false, false));
    assert_said(k, "gone.ttf': it cannot be read");
    fonts_free(f);
}

/* ---- broken files ---- */

/* Opens `b` as a font of its own; whether it was taken. */
static bool taken(struct kit *k, struct bytes b)
{
    static const char list[] = "family Own\nregular x.ttf\n";
    mkdir(path_of(k, "own"), 0700);
    put(k, "own/x.ttf", b);
    put(k, "own/family.txt",
        (struct bytes){(const uint8_t *)list, sizeof list - 1});
    struct fonts *f = fonts_of(k->folder, NULL);
    const struct face *face = face_of(k, f, "Own", false, false);
    if (face) {
        static const char text[] = "Office Tokyo ½ résumé – ﬃ x\u0323\u0301";
        const struct span span = {.text = text};
        const struct rich rich = {&span, 1, {0}};
        const struct setting set = {.family = "Own", .features = "onum"};
        const struct para *p = para_shape(k->a, k->d, f, &rich, &set);
        assert_non_null(p);
        struct breaking how = {.measure = 4};
        assert_true(para_break(k->a, p, &how).count > 0);
        assert_true(face_advance(face, 0) >= 0);
    }
    fonts_free(f);
    return face != NULL;
}

/* A copy of EB Garamond to spoil. */
static uint8_t *copy_of(struct kit *k, size_t *len)
{
    struct bytes b = get(k, REGULAR);
    *len = b.len;
    return (uint8_t *)arena_copy(k->a, (const char *)b.data, b.len);
}

/* Where the table of that tag begins. */
static uint8_t *table_in(uint8_t *font, const char *tag)
{
    for (uint8_t *row = font + 12;; row += 16)
        if (memcmp(row, tag, 4) == 0)
            return font + ((uint32_t)row[8] << 24 | (uint32_t)row[9] << 16 |
                           (uint32_t)row[10] << 8 | row[11]);
}

static void refused(void **state)
{
    struct kit *k = *state;
    size_t len;
    uint8_t *font = copy_of(k, &len);
    assert_true(taken(k, (struct bytes){font, len}));
    assert_false(taken(k, (struct bytes){font, 100}));
    assert_said(k, "bad font file");
    assert_said(k, "x.ttf': it is cut short or damaged");
    assert_false(taken(k, (struct bytes){font, len / 2}));
    assert_false(taken(k, (struct bytes){(const uint8_t *)"wOF2aaaaaaaa", 12}));
    assert_said(k, "web font");
    assert_false(taken(k, (struct bytes){(const uint8_t *)"ttcfaaaaaaaa", 12}));
    assert_said(k, "collection");
    static const struct {
        const char *tag;
        int at;
        uint8_t v[2];
        const char *why;
    } spoil[] = {
        {"head", 18, {0, 0}, "units per em"},
        {"hhea", 34, {0xff, 0xff}, "tables disagree (maxp, hhea, hmtx)"},
        {"hhea", 34, {0, 0}, "tables disagree (maxp, hhea, hmtx)"},
        {"maxp", 4, {0, 0}, "tables disagree (maxp, hhea, hmtx)"},
        {"maxp", 4, {0xff, 0xff}, "tables disagree"},
        {"OS/2", 8, {0, 2}, "forbid embedding"},
        {"OS/2", 8, {1, 0}, "forbid embedding a part"},
    };
    for (size_t i = 0; i < sizeof spoil / sizeof *spoil; i++) {
        uint8_t *at = table_in(font, spoil[i].tag) + spoil[i].at;
        uint8_t old[2] = {at[0], at[1]};
        memcpy(at, spoil[i].v, 2);
        k->d = diags_new(k->a);
        assert_false(taken(k, (struct bytes){font, len}));
        assert_said(k, spoil[i].why);
        memcpy(at, old, 2);
    }
}

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Bytes changed in the directory, in the small tables and anywhere; and files
 * cut short. Each is used or refused; none does harm. */
static void mutants(void **state)
{
    struct kit *k = *state;
    static const char *const table[] = {"head", "hhea", "maxp", "cmap", "GSUB",
                                        "GPOS", "GDEF", "loca", "name", "OS/2"};
    size_t len;
    uint8_t *font = copy_of(k, &len);
    uint32_t seed = 1;
    int used = 0;
    for (int i = 0; i < 200; i++) {
        uint8_t old[8], *at[8];
        for (int j = 0; j < 8; j++) {
            size_t where = random_next(&seed);
            at[j] = i % 4 == 0   ? font + where % 300
                    : i % 4 == 3 ? font + where % len
                                 : table_in(font, table[i % 10]) + where % 64;
            old[j] = *at[j];
        }
        for (int j = 0; j < 8; j++)
            *at[j] = (uint8_t)random_next(&seed);
        size_t keep = i % 16 == 15 ? random_next(&seed) % len : len;
        used += taken(k, (struct bytes){font, keep});
        for (int j = 8; j--;)
            *at[j] = old[j];
    }
    print_message("%d of 200 mutants used\n", used);
    assert_in_range(used, 10, 190);
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_new, kit_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(every_shipped_face),
        KIT_TEST(metrics),
        KIT_TEST(found_by_any_spelling),
        KIT_TEST(missing_style),
        KIT_TEST(files_without_a_list),
        KIT_TEST(own_family_list),
        KIT_TEST(refused),
        KIT_TEST(mutants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
