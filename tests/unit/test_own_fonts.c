/* Pages in fonts that are not bundled: of CFF outlines, variable ones, and one
 * without a hyphen. Debian's fonts-urw-base35 and fonts-inter-variable; without
 * them those tests are skipped. */
#include "gate/document.h"
#include "good.h"
#include "own.h"
#include "pdf/private.h"
#include "text/private.h"

#define CFF "/usr/share/fonts/opentype/urw-base35/C059-"
#define INTER "/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf"
#define GARAMOND SHIPPED "eb-garamond/EBGaramond-Regular.ttf"

/* A page in the family, of words that are broken. */
static struct good page_in(struct own *o, const char *family)
{
    const char *text = arena_printf(
        o->kit.a,
        "cv:\n"
        "  name: Ada Lovelace\n"
        "  sections:\n"
        "    Notes:\n"
        "      - >-\n"
        "        Incontrovertible considerations notwithstanding, **the "
        "office\n"
        "        of a fine** analytical engine is the systematization of\n"
        "        straightforward operations, uncharacteristically "
        "extraordinary\n"
        "layout:\n"
        "  page: {size: a5, left_margin: 100pt, right_margin: 150pt}\n"
        "  typography:\n"
        "    font_family: {body: %s, name: EB Garamond, section_titles: EB "
        "Garamond}\n"
        "    alignment: justified\n"
        "    hyphenation: {on: true}\n",
        family);
    struct good g = good_of(text, o->folder);
    assert_non_null(g.pdf.data);
    good = g;
    assert_string_equal(said_of_in(g.arena, g.pdf), "");
    return g;
}

/* The n-th dictionary or stream with that key; null when there are fewer. */
static struct object with_key(struct document *doc, const char *key, int n)
{
    for (int i = 1; i < doc->entries; i++) {
        struct object o = document_get(doc, i);
        if ((o.kind == OBJECT_DICT || o.kind == OBJECT_STREAM) &&
            object_at(doc, o, key).kind != OBJECT_NULL && !n--)
            return o;
    }
    return (struct object){0};
}

static int count_key(struct document *doc, const char *key)
{
    int n = 0;
    while (with_key(doc, key, n).kind != OBJECT_NULL)
        n++;
    return n;
}

static void shows(struct good *g, const char *words)
{
    const struct reading *r =
        gate_read(g->arena, diags_new(g->arena), "x.pdf", g->pdf);
    if (!strstr(r->text, words))
        fail_msg("'%s' is not in '%s'", words, r->text);
}

static void outlines_of_cff(void **state)
{
    struct own *o = *state;
    if (access(CFF "Roman.otf", R_OK) || access(CFF "Bold.otf", R_OK))
        skip();
    lead(o, "c059/C059-Roman.otf", CFF "Roman.otf");
    lead(o, "c059/C059-Bold.otf", CFF "Bold.otf");
    struct good g = page_in(o, "C059");
    shows(&g, "the systematization of straightforward");
    const char *why;
    struct document *doc = document_open(g.arena, g.pdf, false, &why);
    assert_int_equal(count_key(doc, "FontFile3"), 2);
    assert_int_equal(count_key(doc, "DW"), 4); /* fonts; two are of titles */
    assert_int_equal(count_key(doc, "CIDToGIDMap"), 2);
    struct object d = with_key(doc, "FontFile3", 0);
    struct object program = object_at(doc, d, "FontFile3");
    assert_true(
        object_is_name(object_at(doc, program, "Subtype"), "CIDFontType0C"));
    struct bytes cff = document_decode(doc, program);
    assert_true(cff.len > 100 && cff.data[0] == 1);
    int of_cff = 0;
    for (int i = 0; i < 4; i++) {
        struct object font = with_key(doc, "DW", i);
        of_cff +=
            object_is_name(object_at(doc, font, "Subtype"), "CIDFontType0");
    }
    assert_int_equal(of_cff, 2);
    document_close(doc);
    arena_free(g.arena);
}

static bool bytes_have(struct bytes b, const char *tag)
{
    return memmem(b.data, b.len < 300 ? b.len : 300, tag, 4);
}

/* Each weight is a static font of its own in the PDF. */
static void outlines_that_vary(void **state)
{
    struct own *o = *state;
    if (access(INTER, R_OK))
        skip();
    lead(o, "inter/Inter-roman.var.ttf", INTER);
    struct good g = page_in(o, "Inter");
    shows(&g, "the systematization of straightforward");
    const char *why;
    struct document *doc = document_open(g.arena, g.pdf, false, &why);
    assert_int_equal(count_key(doc, "FontFile2"), 4);
    for (int i = 0; i < 4; i++) {
        struct object d = with_key(doc, "FontFile2", i);
        struct bytes program =
            document_decode(doc, object_at(doc, d, "FontFile2"));
        assert_true(bytes_have(program, "glyf"));
        assert_false(bytes_have(program, "fvar"));
        assert_false(bytes_have(program, "gvar"));
    }
    document_close(doc);
    arena_free(g.arena);
}

/* ---- no hyphen ---- */

static void number_put(struct buf *b, uint32_t n, int bytes)
{
    while (bytes--)
        buf_putc(b, (char)(n >> (8 * bytes)));
}

/* The bundled font, with a character map of space and small letters alone. */
static void put_hyphenless(struct own *o, const struct face *f)
{
    struct arena *a = o->kit.a;
    struct bytes whole;
    assert_true(
        file_read(a, o->kit.d, GARAMOND, (struct mark){0}, 1 << 24, &whole));
    struct buf b = buf_new(a);
    buf_add(&b, whole.data, whole.len);
    while (b.len % 4)
        buf_putc(&b, 0);
    size_t map = b.len;
    number_put(&b, 1, 4); /* version 0, one table: Windows, full Unicode */
    number_put(&b, 3 << 16 | 10, 4);
    number_put(&b, 12, 4);
    number_put(&b, 12 << 16, 4);
    number_put(&b, 16 + 27 * 12, 4);
    number_put(&b, 0, 4);
    number_put(&b, 27, 4);
    for (uint32_t c = '`'; c <= 'z'; c++) {
        uint32_t is = c == '`' ? ' ' : c;
        number_put(&b, is, 4);
        number_put(&b, is, 4);
        number_put(&b, face_glyph(f, is), 4);
    }
    struct buf row = buf_new(a);
    number_put(&row, (uint32_t)map, 4);
    number_put(&row, (uint32_t)(b.len - map), 4);
    size_t at = 12;
    while (memcmp(b.data + at, "cmap", 4) != 0)
        at += 16;
    memcpy(b.data + at + 8, row.data, 8);
    put(o, "less/less.ttf", b.data, b.len);
    put_text(o, "less/family.txt", "family Less\nregular less.ttf\n");
}

/* A word is broken where its hyphen can be shown, and else it is not. */
static void a_font_without_hyphen(void **state)
{
    struct own *o = *state;
    lead(o, "more/more.ttf", GARAMOND);
    put_text(o, "more/family.txt", "family More\nregular more.ttf\n");
    look(o);
    const struct face *f = find(o, "More", 400, false);
    assert_non_null(f);
    put_hyphenless(o, f);
    look(o);
    static const char *const family[] = {"More", "Less"};
    for (int i = 0; i < 2; i++) {
        struct span span = {.text = "ge\u00adschwin\u00addig\u00adkeits"};
        struct rich r = {&span, 1, {0}};
        struct setting set = {.family = family[i], .lang = "de"};
        const struct para *p =
            para_shape(o->kit.a, o->kit.d, o->kit.f, &r, &set);
        assert_non_null(p);
        struct breaking how = {.measure = p->width * 0.6};
        struct lines l = para_break(o->kit.a, p, &how);
        assert_true(l.count >= 2);
        for (int k = 0; k < l.count; k++)
            assert_int_equal(l.line[k].hyphen, k + 1 < l.count && !i);
        double advance;
        assert_int_equal(!para_hyphen(p, 0, &advance), i);
    }
    assert_int_equal(diags_count(o->kit.d, SEVERITY_ERROR), 0);
    /* who places one all the same is told */
    struct span span = {.text = "ge\u00adschwin"};
    struct rich r = {&span, 1, {0}};
    struct setting set = {.family = "Less", .lang = "de"};
    const struct para *p = para_shape(o->kit.a, o->kit.d, o->kit.f, &r, &set);
    struct block block = {.role = ROLE_TEXT};
    struct placed item = {.kind = ITEM_TEXT,
                          .block = &block,
                          .x = 50,
                          .y = 50,
                          .size = 10,
                          .para = p,
                          .end = 2,
                          .hyphen = true};
    struct page page = {&item, 1};
    struct pages pages = {
        .width = 300, .height = 300, .page = &page, .count = 1};
    struct story story = {
        .lang = "de", .title = "", .author = "", .block = &block, .blocks = 1};
    struct pdf_options undated = {.date = -1};
    assert_null(pdf_write(o->kit.a, o->kit.d, &pages, &story, &undated).data);
    assert_int_equal(diags_exit(o->kit.d), 70);
    assert_said(o, "a hyphen that the font does not have");
}

#define OWN_TEST(f) cmocka_unit_test_setup_teardown(f, own_new, own_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OWN_TEST(outlines_of_cff),
        OWN_TEST(outlines_that_vary),
        OWN_TEST(a_font_without_hyphen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
