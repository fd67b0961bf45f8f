/* OpenType features: those of a role, those of a span, what a face lacks, and
 * that none of them ever changes the text. */
#include "kit.h"
#include <math.h>
#include <string.h>

static const struct setting garamond = {.family = "EB Garamond",
                                        .features = "lnum pnum"};
static const struct setting sans = {.family = "Source Sans 3",
                                    .features = "lnum pnum"};

static const struct para *shape(struct kit *k, const char *text, unsigned style,
                                struct setting set)
{
    struct span *span = arena_alloc(k->a, sizeof *span);
    *span = (struct span){.text = text, .style = style};
    struct rich r = {span, 1, {0}};
    return para_shape(k->a, k->d, k->f, &r, &set);
}

static bool same_glyphs(const struct para *x, const struct para *y)
{
    bool same = x->glyphs == y->glyphs;
    for (int i = 0; same && i < x->glyphs; i++)
        same = x->glyph[i].id == y->glyph[i].id;
    return same;
}

/* A class gives the glyphs that its features give. */
static void classes_are_features(void **state)
{
    struct kit *k = *state;
    static const struct {
        unsigned style;
        const char *text, *features;
    } rows[] = {
        {SPAN_SMALL_CAPS, "Small Abc", "lnum pnum smcp"},
        {SPAN_ALL_SMALL_CAPS, "Small Abc", "lnum pnum smcp c2sc"},
        {SPAN_OLD_STYLE, "0123456789", "onum pnum"},
        {SPAN_OLD_STYLE | SPAN_TABULAR, "0123456789", "onum tnum"},
        {SPAN_TABULAR, "0123456789", "lnum tnum"},
        {SPAN_FRACTION, "10/3", "frac"},
        {SPAN_SUPERSCRIPT, "12", "sups"},
        {SPAN_SUBSCRIPT, "12", "subs"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct setting s = garamond;
        s.features = rows[i].features;
        const struct para *want = shape(k, rows[i].text, 0, s);
        const struct para *got =
            shape(k, rows[i].text, rows[i].style, garamond);
        assert_true(same_glyphs(got, want));
        assert_string_equal(got->text, rows[i].text);
        if (rows[i].style != SPAN_LINING)
            assert_false(same_glyphs(got, shape(k, rows[i].text, 0, garamond)));
    }
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
}

/* Source Sans 3 has no lnum and no tnum, since its figures are both. */
static void what_a_face_is_it_need_not_have(void **state)
{
    struct kit *k = *state;
    const struct para *p =
        shape(k, "0123456789", SPAN_TABULAR | SPAN_LINING, sans);
    for (int i = 1; i < p->glyphs; i++)
        assert_true(p->glyph[i].advance == p->glyph[0].advance);
    assert_false(same_glyphs(p, shape(k, "0123456789", SPAN_OLD_STYLE, sans)));
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
}

static void what_a_face_lacks_is_said_once(void **state)
{
    struct kit *k = *state;
    const struct span span[] = {
        {.text = "one ", .style = SPAN_ITALIC | SPAN_SMALL_CAPS},
        {.text = "two ", .style = 0},
        {.text = "three", .style = SPAN_ITALIC | SPAN_SMALL_CAPS},
    };
    struct rich r = {span, 3, {0}};
    const struct para *p = para_shape(k->a, k->d, k->f, &r, &sans);
    assert_string_equal(p->text, "one two three");
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 1);
    assert_non_null(strstr(said(k), "bad value for small capitals: "
                                    "Source Sans 3 italic has none"));
    struct setting named = sans;
    named.features = "c2sc";
    assert_non_null(shape(k, "A", SPAN_ITALIC, named));
    assert_non_null(strstr(said(k), "bad value for small capitals for "
                                    "capitals: Source Sans 3 italic has none"));
    /* Nor is it said of a family that only stands in. */
    assert_non_null(shape(k, "שלום", SPAN_OLD_STYLE, garamond));
    named.features = "-c2sc";
    assert_non_null(shape(k, "A", SPAN_ITALIC, named));
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 2);
}

/* Source Sans 3 has superior figures and a few letters, no capitals. */
static void a_form_that_is_not_there(void **state)
{
    struct kit *k = *state;
    shape(k, "12 Small", SPAN_SMALL_CAPS, sans);
    shape(k, "2", SPAN_SUPERSCRIPT, sans);
    shape(k, "TM", SPAN_OLD_STYLE, sans);
    assert_int_equal(diags_count(k->d, SEVERITY_WARNING), 0);
    shape(k, "1%ЖЖ", SPAN_SUPERSCRIPT, sans);
    assert_int_equal(diags_count(k->d, SEVERITY_WARNING), 1);
    assert_non_null(strstr(said(k), "'Ж' stays as it is: Source Sans 3 has no "
                                    "other form of it"));
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
}

/* EB Garamond has no small capitals in Cyrillic: letters large and small are
 * not mixed with them. */
static void small_capitals_do_not_mix(void **state)
{
    struct kit *k = *state;
    struct setting caps = {.family = "EB Garamond", .small_caps = true};
    struct setting plain = {.family = "EB Garamond"};
    const struct para *p = shape(k, "ab опыт", 0, caps);
    const struct para *q = shape(k, "ab опыт", 0, plain);
    assert_int_equal(p->glyphs, q->glyphs);
    for (int i = 0; i < p->glyphs; i++)
        assert_int_equal(p->glyph[i].id, q->glyph[i].id);
    assert_int_equal(diags_count(k->d, SEVERITY_WARNING), 1);
    shape(k, "ещё один", 0, caps);
    assert_int_equal(diags_count(k->d, SEVERITY_WARNING), 1);
    p = shape(k, "ab", 0, caps);
    assert_true(p->glyph[0].id != q->glyph[0].id);
}

static void labels_have_their_own(void **state)
{
    struct kit *k = *state;
    struct setting s = garamond;
    s.label_features = "onum";
    struct setting old = garamond;
    old.features = "onum";
    assert_true(
        same_glyphs(shape(k, "2022", SPAN_LABEL, s), shape(k, "2022", 0, old)));
    assert_true(
        same_glyphs(shape(k, "2022", 0, s), shape(k, "2022", 0, garamond)));
    s.label_features = "";
    assert_true(same_glyphs(shape(k, "2022", SPAN_LABEL, s),
                            shape(k, "2022", 0, garamond)));
}

/* The space behind each letter as the number of tenths of an em. */
static const char *spaces(struct kit *k, const char *text, unsigned style,
                          double tracking)
{
    struct setting s = garamond;
    s.features = "-kern -liga";
    const struct para *plain = shape(k, text, style, s);
    s.tracking = tracking;
    s.capitals = 0.1;
    const struct para *p = shape(k, text, style, s);
    assert_int_equal(p->glyphs, plain->glyphs);
    struct buf b = buf_new(k->a);
    for (int i = 0; i < p->glyphs; i++) {
        double more = (double)(p->glyph[i].advance - plain->glyph[i].advance);
        buf_printf(&b, "%ld", lround(more * 10));
    }
    return buf_text(&b);
}

static void capitals_are_spaced(void **state)
{
    struct kit *k = *state;
    assert_string_equal(spaces(k, "The NASA, PDFs", 0, 0), "00001110001100");
    assert_string_equal(spaces(k, "A B McD HTML5", 0, 0), "0000000011100");
    assert_string_equal(spaces(k, "ÀÉÎ", 0, 0), "110");
    assert_string_equal(spaces(k, "Small ab 12", SPAN_SMALL_CAPS, 0),
                        "11110010000");
    assert_string_equal(spaces(k, "éÀß 1", SPAN_SMALL_CAPS, 0), "11000");
    /* a letter and its mark are one */
    assert_string_equal(spaces(k, "AX\u0323\u0301B", 0, 0), "10010");
    assert_string_equal(spaces(k, "", 0, 0), "");
    /* What is letter-spaced already is not spaced twice. */
    assert_string_equal(spaces(k, "NASA", 0, 0.2), "2222");
    struct setting s = garamond;
    s.capitals = 0.1;
    const struct para *p = shape(k, "NA", 0, s);
    struct setting none = garamond;
    double plain = shape(k, "NA", 0, none)->width;
    assert_true(fabs(p->width - plain - 0.1) < 1e-6);
}

/* Whatever features there are, the text is the text, and every byte of it
 * belongs to one cluster. */
static void no_features_change_the_text(void **state)
{
    struct kit *k = *state;
    static const char *const tag[] = {
        "smcp",  "c2sc", "onum", "lnum", "tnum", "pnum", "frac", "sups",
        "subs",  "sinf", "ordn", "dlig", "hlig", "swsh", "calt", "ss01",
        "ss02",  "ss03", "salt", "zero", "case", "cpsp", "titl", "-kern",
        "-liga", "afrc", "numr", "dnom", "aalt", "cv01", "hist", "unic"};
    static const char text[] = "Office The Queen 10/3 2 1st flffi H2O Th ct st "
                               "QuIP# C++ (1/2) 0123456789 NASA";
    uint32_t seed = 1;
    for (int round = 0; round < 300; round++) {
        struct buf b = buf_new(k->a);
        for (int n = 0; n < 8; n++) {
            seed = seed * 1664525 + 1013904223;
            buf_printf(&b, "%s ", tag[seed >> 27]);
        }
        seed = seed * 1664525 + 1013904223;
        struct setting s = seed & 1U << 20 ? garamond : sans;
        s.features = buf_text(&b);
        unsigned style = seed >> 16 & SPAN_BOLD;
        style |= (seed >> 21) % (1U << CLASS_COUNT) * SPAN_SMALL_CAPS;
        const struct para *p = shape(k, text, style, s);
        assert_string_equal(p->text, text);
        uint32_t at = 0;
        for (int i = 0; i < p->glyphs; i++) {
            if (i && p->glyph[i].from == p->glyph[i - 1].from)
                continue;
            assert_int_equal(p->glyph[i].from, at);
            at = p->glyph[i].to;
        }
        assert_int_equal(at, strlen(text));
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_new, kit_free)
    const struct CMUnitTest tests[] = {
        TEST(classes_are_features),
        TEST(what_a_face_is_it_need_not_have),
        TEST(what_a_face_lacks_is_said_once),
        TEST(a_form_that_is_not_there),
        TEST(small_capitals_do_not_mix),
        TEST(labels_have_their_own),
        TEST(capitals_are_spaced),
        TEST(no_features_change_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
