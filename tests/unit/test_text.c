/* Shaping, the places where lines may end, and lines. */
#include "kit.h"
#include <math.h>
#include <string.h>

#define EPS 1e-6

static const struct setting garamond = {.family = "EB Garamond", .lang = "en"};

static const struct para *shape_rich(struct kit *k, const struct span *span,
                                     int count, struct setting set)
{
    struct rich r = {span, count, {0}};
    if (k->src.text)
        r.at = (struct mark){&k->src, 1, 1, 0};
    return para_shape(k->a, k->d, k->f, &r, &set);
}

static const struct para *shape(struct kit *k, const char *text,
                                struct setting set)
{
    struct span *span = arena_alloc(k->a, sizeof *span);
    span->text = text;
    return shape_rich(k, span, 1, set);
}

static void assert_near(double got, double want)
{
    if (got < want - EPS || got > want + EPS)
        fail_msg("%.9f is not %.9f", got, want);
}

/* The clusters as "of|f|ice". */
static void assert_clusters(struct kit *k, const struct para *p,
                            const char *want)
{
    struct buf b = buf_new(k->a);
    for (int i = 0; i < p->glyphs; i++) {
        const struct glyph *g = &p->glyph[i];
        if (i && g->from == g[-1].from) {
            assert_int_equal(g->to, g[-1].to);
            continue;
        }
        assert_int_equal(g->from, i ? g[-1].to : 0);
        if (i)
            buf_putc(&b, '|');
        buf_add(&b, p->text + g->from, g->to - g->from);
    }
    if (p->glyphs)
        assert_int_equal(p->glyph[p->glyphs - 1].to, p->len);
    assert_string_equal(buf_text(&b), want);
}

static void kerning(void **state)
{
    struct kit *k = *state;
    assert_near(shape(k, "AV", garamond)->width, 1.224);
    assert_near(shape(k, "Tokyo WAVE", garamond)->width, 5.196);
    struct setting plain = garamond;
    plain.features = "-kern";
    assert_near(shape(k, "AV", plain)->width, 1.364);
    assert_near(shape(k, "Tokyo WAVE", plain)->width, 5.611);
    struct setting sans = {.family = "Source Sans 3"};
    assert_near(shape(k, "To", sans)->width, 1.012);
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
}

static void figures(void **state)
{
    struct kit *k = *state;
    struct setting s = garamond;
    assert_near(shape(k, "2022", s)->width, 1.920);
    s.features = "lnum pnum";
    assert_near(shape(k, "2022", s)->width, 2.021);
    s.features = "lnum tnum";
    const struct para *p = shape(k, "0123456789", s);
    for (int i = 1; i < p->glyphs; i++)
        assert_near((double)p->glyph[i].advance, (double)p->glyph[0].advance);
}

static void ligatures(void **state)
{
    struct kit *k = *state;
    const struct para *p = shape(k, "office", garamond);
    assert_clusters(k, p, "o|ffi|c|e");
    assert_near(p->width, 2.048);
    /* Ligatures that are characters are their letters, set as ligatures. */
    p = shape(k, "oﬃce ﬁ ﬆ", garamond);
    assert_string_equal(p->text, "office fi st");
    assert_clusters(k, p, "o|ffi|c|e| |fi| |s|t");
    struct setting s = garamond;
    s.features = "-liga";
    assert_clusters(k, shape(k, "office", s), "o|f|f|i|c|e");
}

static void marks_join_their_letter(void **state)
{
    struct kit *k = *state;
    assert_clusters(k, shape(k, "ax\u0323\u0301b", garamond),
                    "a|x\u0323\u0301|b");
    assert_near(shape(k, "x\u0323\u0301", garamond)->width, 0.430);
    assert_clusters(k, shape(k, "e\u0301", garamond), "e\u0301");
}

static void small_capitals(void **state)
{
    struct kit *k = *state;
    struct setting s = garamond;
    s.bold = s.small_caps = true;
    const struct para *p = shape(k, "office Abc ß", s);
    assert_clusters(k, p, "o|f|f|i|c|e| |A|b|c| |ß");
    assert_near(p->width, 6.172);
    assert_int_not_equal(p->glyph[8].id, face_glyph(p->run[0].face, 'b'));
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
    struct setting sans = {.family = "Source Sans 3", .small_caps = true};
    assert_non_null(shape(k, "abc", sans));
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
    struct span italic = {"abc", SPAN_ITALIC, NULL, NULL};
    assert_non_null(shape_rich(k, &italic, 1, sans));
    assert_non_null(strstr(said(k), "bad value for small capitals: "
                                    "Source Sans 3 italic has none"));
}

static void tracking(void **state)
{
    struct kit *k = *state;
    struct setting s = garamond;
    s.tracking = 0.05;
    const struct para *p = shape(k, "office", s);
    assert_clusters(k, p, "o|f|f|i|c|e");
    double all = 0;
    for (int i = 0; i < p->glyphs; i++)
        all += face_advance(p->run[0].face, p->glyph[i].id) / 1000.0;
    /* After each letter; the last one's is not part of the width. */
    s.tracking = 0;
    s.features = "-liga";
    double plain = shape(k, "office", s)->width;
    assert_near(p->width, plain + 5 * 0.05);
    assert_near(p->x[6], plain + 6 * 0.05);
    assert_true(all > 1);
}

static void spans_become_runs(void **state)
{
    struct kit *k = *state;
    const struct span span[] = {
        {"plain ", 0, NULL, NULL},
        {"bold", SPAN_BOLD, NULL, NULL},
        {" and ", 0, NULL, NULL},
        {"link", SPAN_ITALIC | SPAN_UNDERLINE, "https://example.org", NULL},
        {" код", 0, NULL, NULL},
    };
    const struct para *p = shape_rich(k, span, 5, garamond);
    assert_string_equal(p->text, "plain bold and link код");
    assert_int_equal(p->runs, 5);
    assert_false(p->run[0].face->bold);
    assert_true(p->run[1].face->bold);
    assert_true(p->run[3].face->italic);
    assert_string_equal(p->run[3].url, "https://example.org");
    assert_int_equal(p->run[3].style, SPAN_ITALIC | SPAN_UNDERLINE);
    assert_int_equal(p->run[0].first, 0);
    for (int i = 0; i < p->runs; i++) {
        int next = i + 1 < p->runs ? p->run[i + 1].first : p->glyphs;
        assert_int_equal(p->run[i].end, next);
        for (int g = p->run[i].first; g < next; g++)
            assert_int_equal(p->glyph[g].run, i);
    }
    /* Two scripts in one span are two runs. */
    assert_int_equal(shape(k, "код and код", garamond)->runs, 3);
}

static struct lines broken(struct kit *k, const struct para *p, double measure)
{
    struct breaking how = {.measure = measure};
    return para_break(k->a, p, &how);
}

static void odd_spaces(void **state)
{
    struct kit *k = *state;
    const struct para *p = shape(k, "a\tb\nc\u2028d", garamond);
    assert_string_equal(p->text, "a b c d");
    unsigned space = face_glyph(p->run[0].face, ' ');
    assert_int_equal(p->glyph[1].id, space);
    /* Whatever else ends lines is a space within a paragraph. */
    p = shape(k,
              "a\xc2\x85"
              "b\u2028c\u2029d\te\nf\x7f",
              garamond);
    assert_string_equal(p->text, "a b c d e f\x7f");
    k->d = diags_new(k->a);
    /* Spaces the face lacks are set all the same: figure space here. */
    p = shape(k, "1\u20072\u00a03\u202f4", garamond);
    assert_int_equal(p->glyphs, 7);
    assert_int_not_equal(p->glyph[1].id, 0);
    assert_true((double)p->glyph[1].advance > 0.1);
    assert_int_equal(p->chances, 0);
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
}

static void invisible_characters(void **state)
{
    struct kit *k = *state;
    const struct para *p = shape(k, "re\u00adsu\u200bm\u2060e\ufeff", garamond);
    assert_string_equal(p->text, "resume");
    assert_int_equal(p->glyphs, 6);
    assert_int_equal(p->chances, 2);
    assert_int_equal(p->chance[0].glyph, 2); /* the soft hyphen */
    assert_true(p->chance[0].hyphen);
    assert_int_equal(p->chance[1].glyph, 4); /* the zero width space */
    assert_false(p->chance[1].hyphen);
    assert_int_equal(shape(k, "a-\u2060b", garamond)->chances, 0);
    p = shape(k, "a\u200db\u200ec", garamond);
    assert_int_equal(p->glyphs, 3);
    p = shape(k, "\u00ad", garamond);
    assert_int_equal(p->glyphs, 0);
    assert_int_equal(broken(k, p, 10).count, 0);
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
}

static void soft_hyphens(void **state)
{
    struct kit *k = *state;
    const struct para *p = shape(k, "ab re\u00adsume", garamond);
    double hyphen, words = para_width(p, 0, 5);
    assert_int_not_equal(para_hyphen(p, 4, &hyphen), 0);
    assert_true(hyphen > 0.1);
    /* Room for the part and its hyphen: it is broken there, and seen. */
    struct lines l = broken(k, p, words + hyphen + 1e-6);
    assert_int_equal(l.count, 2);
    assert_int_equal(l.line[0].end, 5);
    assert_true(l.line[0].hyphen);
    assert_false(l.line[1].hyphen);
    assert_true(fabs(l.line[0].width - words - hyphen) < 1e-9);
    /* Room for the part alone is not enough. */
    l = broken(k, p, words + hyphen - 1e-3);
    assert_int_equal(l.line[0].end, 2);
    assert_false(l.line[0].hyphen);
    /* At the end of a text, and after a space, there is nothing to break. */
    assert_int_equal(shape(k, "a\u00ad", garamond)->chances, 0);
    p = shape(k, "a \u00adb", garamond);
    assert_int_equal(p->chances, 1);
    assert_false(p->chance[0].hyphen);
    assert_false(l.overfull);
}

static void no_glyph(void **state)
{
    struct kit *k = *state;
    k->src.name = "x.yaml";
    k->src.text = "a: b\nc: snow ☃ man ☃\n";
    k->src.len = strlen(k->src.text);
    assert_non_null(shape(k, "snow ☃ man ☃", garamond));
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 1);
    assert_int_equal(diags_exit(k->d), 3);
    assert_non_null(
        strstr(said(k), "x.yaml:2:9: error: no font has U+2603 SNOWMAN (☃); EB "
                        "Garamond is the text font"));
    struct span bold = {"中", SPAN_BOLD, NULL, NULL};
    assert_non_null(shape_rich(k, &bold, 1, garamond));
    assert_non_null(strstr(said(k),
                           "no font has U+4E2D of CJK Unified Ideographs (中); "
                           "EB Garamond bold is the text font"));
}

static void bad_features(void **state)
{
    struct kit *k = *state;
    struct setting s = garamond;
    s.features = "lnum pnum bogus!";
    assert_near(shape(k, "2022", s)->width, 2.021);
    assert_non_null(strstr(said(k), "'bogus!' is not an OpenType feature"));
}

static void marks_without_end(void **state)
{
    struct kit *k = *state;
    struct buf b = buf_new(k->a);
    buf_putc(&b, 'a');
    for (int i = 0; i < 20000; i++)
        buf_utf8(&b, 0x301);
    const struct para *p = shape(k, buf_text(&b), garamond);
    assert_int_equal(p->len, 1 + 30 * 2);
    assert_non_null(strstr(said(k), "more than 30 combining marks"));
}

/* ---- chances and lines ---- */

/* The text with '/' where a line may end. */
static void assert_chances(struct kit *k, const char *text, const char *want)
{
    const struct para *p = shape(k, text, garamond);
    struct buf b = buf_new(k->a);
    size_t at = 0;
    for (int i = 0; i < p->chances; i++) {
        size_t to = p->glyph[p->chance[i].glyph].from;
        buf_add(&b, p->text + at, to - at);
        buf_putc(&b, '/');
        at = to;
    }
    buf_puts(&b, p->text + at);
    assert_string_equal(buf_text(&b), want);
}

static void chances(void **state)
{
    struct kit *k = *state;
    assert_chances(k, "well-known words", "well-/known /words");
    assert_chances(k, "2022-2026, 2022–2026", "2022-2026, /2022–2026");
    assert_chances(k, "2022‐2026, 2022‒2026 ‐a", "2022‐2026, /2022‒2026 /‐/a");
    assert_chances(k, "2022–present", "2022–/present");
    assert_chances(k, "C++ C# QuIP#", "C++ /C# /QuIP#");
    assert_chances(k, "Senior-#1", "Senior-#1");
    assert_chances(k, "a@b.example.org", "a@b.example.org");
    assert_chances(k, "GPA 3.97/4.00", "GPA /3.97/4.00");
    /* Not within a ligature, nor between a letter and its mark. */
    assert_chances(k, "f\u200bi", "fi");
}

/* Lines joined by '|'. */
static const char *lines_of(struct kit *k, const struct para *p, struct lines l,
                            double measure)
{
    struct buf b = buf_new(k->a);
    for (int i = 0; i < l.count; i++) {
        const struct line *n = &l.line[i];
        assert_int_equal(n->first, i ? n[-1].next : 0);
        assert_true(n->end <= n->next);
        assert_true(n->width <= measure + EPS || l.overfull);
        assert_near(n->width, para_width(p, n->first, n->end));
        size_t from = p->glyph[n->first].from;
        size_t to = n->end > n->first ? p->glyph[n->end - 1].to : from;
        buf_add(&b, p->text + from, to - from);
        if (i + 1 < l.count)
            buf_putc(&b, '|');
        else
            assert_int_equal(n->next, p->glyphs);
    }
    return buf_text(&b);
}

static void assert_lines(struct kit *k, const char *text, double measure,
                         bool overfull, const char *want)
{
    const struct para *p = shape(k, text, garamond);
    struct lines l = broken(k, p, measure);
    assert_int_equal(l.overfull, overfull);
    assert_string_equal(lines_of(k, p, l, measure), want);
}

static void ragged(void **state)
{
    struct kit *k = *state;
    assert_lines(k, "", 5, false, "");
    assert_lines(k, "one two  three", 100, false, "one two  three");
    /* No short word alone on the last line where there is another way. */
    assert_lines(k, "one two  three", 4, false, "one|two  three");
    assert_lines(k, "one two  three ", 2.5, false, "one|two|three");
    double two = shape(k, "one two", garamond)->width;
    assert_lines(k, "one two three", two, false, "one two|three");
    assert_lines(k, "one two three", two - 0.001, false, "one|two|three");
    assert_lines(k, "a well-known thing", 4, false, "a well-|known|thing");
}

static void words_too_wide(void **state)
{
    struct kit *k = *state;
    assert_lines(k, "iiiiii mm", 0.75, true, "iii|iii|m|m");
    assert_lines(k, "ab", 0, true, "a|b");
    /* A grapheme is never cut. */
    assert_lines(k, "x\u0323\u0301x\u0323\u0301", 0.5, true,
                 "x\u0323\u0301|x\u0323\u0301");
}

static void kerning_ends_with_the_line(void **state)
{
    struct kit *k = *state;
    const struct para *p = shape(k, "A-VAT", garamond);
    const struct para *head = shape(k, "A-", garamond);
    struct lines l = broken(k, p, 1.3);
    assert_string_equal(lines_of(k, p, l, 1.3), "A-|VA|T");
    assert_near(l.line[0].width, head->width);
    assert_near(l.line[1].width, shape(k, "VA", garamond)->width);
}

static void long_texts_are_linear(void **state)
{
    struct kit *k = *state;
    struct buf b = buf_new(k->a);
    for (int i = 0; i < 100000; i++)
        buf_puts(&b, "word ");
    const struct para *p = shape(k, buf_text(&b), garamond);
    struct lines l = broken(k, p, 40);
    int words = 0; /* a line holds as many as fit */
    double one = shape(k, "word ", garamond)->x[5];
    while (words * one + shape(k, "word", garamond)->width <= 40)
        words++;
    assert_int_equal(l.count, (100000 + words - 1) / words);
}

static void names(void **state)
{
    struct kit *k = *state;
    assert_string_equal(character_name(k->a, 0x1f600), "U+1F600 GRINNING FACE");
    assert_string_equal(character_name(k->a, 0x2010), "U+2010 HYPHEN");
    assert_string_equal(character_name(k->a, 'A'), "U+0041 of Basic Latin");
    assert_string_equal(character_name(k->a, 0x10fffd),
                        "U+10FFFD of Supplementary Private Use Area-B");
    assert_string_equal(character_name(k->a, 0x1fffff), "U+1FFFFF");
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_new, kit_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(kerning),
        KIT_TEST(figures),
        KIT_TEST(ligatures),
        KIT_TEST(marks_join_their_letter),
        KIT_TEST(small_capitals),
        KIT_TEST(tracking),
        KIT_TEST(spans_become_runs),
        KIT_TEST(odd_spaces),
        KIT_TEST(invisible_characters),
        KIT_TEST(soft_hyphens),
        KIT_TEST(no_glyph),
        KIT_TEST(bad_features),
        KIT_TEST(marks_without_end),
        KIT_TEST(chances),
        KIT_TEST(ragged),
        KIT_TEST(words_too_wide),
        KIT_TEST(kerning_ends_with_the_line),
        KIT_TEST(long_texts_are_linear),
        KIT_TEST(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
