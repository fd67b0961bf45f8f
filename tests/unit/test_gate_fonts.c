/* What the gate reads of fonts and content in PDFs made by hand: encodings,
 * maps of codes, widths, states, forms, pages in pieces, tables that lie. */
#include "check.h"
#include "gate/gate.h"
#include "gate/reader.h"
#include "maker.h"
#include <stdlib.h>

static const struct reading *reading_of(struct arena *a, struct bytes pdf)
{
    return gate_read(a, diags_new(a), "x.pdf", pdf);
}

/* The text of a page whose font is that. */
static const char *with_font(struct arena *a, const char *font,
                             const char *codes)
{
    struct maker m = maker_new(a);
    maker_page(&m, arena_printf(a, "BT /F 10 Tf 50 700 Td %s Tj ET", codes), "",
               "");
    maker_object(&m, 5, arena_printf(a, "<</Type/Font%s>>", font));
    const struct reading *r = reading_of(a, maker_end(&m, "/Root 1 0 R"));
    assert_non_null(r);
    return r->text;
}

/* ---- encodings ---- */

static void encodings(void **state)
{
    static const struct {
        const char *font, *codes, *text;
    } rows[] = {
        {"/Subtype/TrueType", "<92AD>", "’-"},
        {"/Subtype/TrueType/Encoding/MacRomanEncoding", "<8E>", "é"},
        {"/Subtype/TrueType/Encoding/StandardEncoding", "<27>", "’"},
        {"/Subtype/Type1/Encoding 7", "<27>", "’"},
        {"/Subtype/Type1/Encoding<</Differences[65/uniD800/uniFFFFF/u110000"
         "/u0041/uni00e9 (x) 254/b/c/d 9/a]>>",
         "<4142434445FEFF>", "\uFFFD\uFFFD\uFFFDAébc"},
        {"/Subtype/Type1/Encoding<</Differences[65/a 300/b 66/c]>>", "<4142>",
         "aB"},
        {"/Subtype/Type1/Encoding<</Differences[65/uni004/uni00G0/u004G"
         "/.notdef/uxyz/u1234567]>>",
         "<414243444546>", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"/Subtype/Type1/Encoding<</Differences[65/f_i/ffi/ff/fl]>>",
         "<42434441>", "ffifffl\uFFFD"},
        {"/Subtype/Type1/Encoding<</Differences[65/A.sc/ /]>>", "<41>", "A"},
        {"/Subtype/Type3/BaseFont/a#00b/FontMatrix[0.01 0 0 0.01 0 0]"
         "/FirstChar 65/Widths[1 2 (x)]/Encoding<</Differences[65/a/b]>>",
         "<4142>", "ab"},
        {"/Subtype/Type1/Widths[1e9 -1e9]/FirstChar 65", "<4142>", "AB"},
        {"/Subtype/Type1/FontDescriptor<</MissingWidth 300>>", "<4142>", "AB"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(with_font(a, rows[i].font, rows[i].codes),
                            rows[i].text);
}

/* ---- maps ---- */

/* A composite font with those maps; `codes`: from codes to glyphs, "" for
 * Identity-H. */
static const char *with_maps(struct arena *a, const char *unicode,
                             const char *codes, const char *shown)
{
    struct maker m = maker_new(a);
    maker_page(&m, arena_printf(a, "BT /F 10 Tf 50 700 Td %s Tj ET", shown), "",
               "");
    maker_object(&m, 5,
                 arena_printf(a,
                              "<</Type/Font/Subtype/Type0/Encoding%s"
                              "/DescendantFonts[<</DW 700/W[1[500 (x)] 2 1 "
                              "400 3 9 600 20[]]>>]/ToUnicode 6 0 R>>",
                              *codes ? " 7 0 R" : "/Identity-H"));
    maker_stream(&m, 6, "", unicode);
    maker_stream(&m, 7, "", codes);
    const struct reading *r = reading_of(a, maker_end(&m, "/Root 1 0 R"));
    assert_non_null(r);
    return r->text;
}

static void maps(void **state)
{
    static const struct {
        const char *unicode, *codes, *shown, *text;
    } rows[] = {
        {"beginbfchar <01> <41> <02> <00> <03> <> <04> 65 endbfchar "
         "beginbfrange <0005> <0006> <0061> <0008> <0007> <0061> "
         "<0009> <000A> [<0031> <0032> <0033>] <000B> <000C> 98 endbfrange",
         "", "<0001000200030004000500060007000900 0A000B000C>",
         "A\uFFFD\uFFFDAab\uFFFD12bc"},
        /* codes of one and of two bytes, to glyphs, to text */
        {"beginbfrange <00> <FF> <0020> <8100> <81FF> <0400> endbfrange",
         "begincodespacerange <00> <80> <8100> <FFFF> endcodespacerange "
         "begincidchar <21> 1 endcidchar "
         "begincidrange <22> <23> 2 <8101> <8102> 7 endcidrange",
         "<2122238101 8102 24>", "ABCЁЂD"},
        {"beginbfrange <21> <22> <0041> endbfrange", "nothing", "<0021>", "A"},
        /* what leads beyond the last character, or into halves of pairs */
        {"beginbfrange <0000> <FFFF> <DBFFDFFF> endbfrange", "",
         "<0000> Tj <0001>", "\U0010FFFF\uFFFD"},
        {"beginbfrange <0000> <0002> <D7FF> endbfrange", "", "<0000> Tj <0001>",
         "\uD7FF\uFFFD"},
        {"beginbfrange <0000> <0001> <0066DFFF> endbfrange", "",
         "<0000> Tj <0001>", "f\uFFFDf\uFFFE"},
        {"beginbfrange <0000> /x <0041> endbfrange beginbfrange <0001> 7 <41> "
         "endbfrange <0001>",
         "", "<0001>", "\uFFFD"},
        /* of ranges that lie over one another, the later begins anew */
        {"beginbfrange <0001> <0009> <0061> <0003> <0003> <0041> <0003> <0004> "
         "<0051> endbfrange",
         "", "<000100020003>", "abQ"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(
            with_maps(a, rows[i].unicode, rows[i].codes, rows[i].shown),
            rows[i].text);
    /* 64 bytes of text for one code at the most; ten thousands of ranges */
    struct buf b = buf_new(a);
    buf_puts(&b, "beginbfchar <0001> <");
    for (int i = 0; i < 60; i++)
        buf_puts(&b, "0061");
    buf_puts(&b, "> endbfchar beginbfchar ");
    for (int i = 70000; i > 2; i--)
        buf_printf(&b, "<%06X> <0062> ", i);
    buf_puts(&b, "endbfchar");
    const char *got = with_maps(a, buf_text(&b), "", "<0001> Tj <0005>");
    assert_int_equal(strlen(got), 33);
    assert_string_equal(got + 30, "aab");
}

/* ---- content ---- */

static const char *with_content(struct arena *a, const char *content)
{
    struct maker m = maker_new(a);
    maker_page(&m, content, "", "");
    maker_object(&m, 3,
                 "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
                 "/XObject<</X 10 0 R>>/ExtGState<</G 13 0 R/H 14 0 R>>>>>>");
    maker_stream(&m, 10, "/Subtype/Form", "BT (form) Tj ET q q");
    maker_object(&m, 13, "<</Font[5 0 R 10]>>");
    maker_object(&m, 14, "<</Font[5 0 R /x]/LW 2>>");
    const struct reading *r = reading_of(a, maker_end(&m, "/Root 1 0 R"));
    assert_non_null(r);
    return r->text;
}

static void content(void **state)
{
    static const struct {
        const char *content, *text;
    } rows[] = {
        {"BT /F 10 Tf 50 700 Td 40 Tw (a) Tj (b) Tj 0 Tw ET", "ab"},
        {"BT /F 10 Tf 50 700 Td 30 Tw 50 Tz (a ) Tj (b) Tj ET", "a b"},
        {"BT /F 10 Tf 50 700 Td 30 Tc (a) Tj (b) Tj ET", "ab"},
        {"/G gs BT 50 700 Td (a) Tj ET", "a"},
        {"/H gs /None gs BT 50 700 Td (a) Tj ET", ""},
        {"Q Q EMC BT /F 10 Tf 50 700 Td (a) Tj ET q q", "a"},
        {"BT /F 10 Tf 50 700 Td (a) Tj (a)Tj", "aa"},
        {"BT /F 10 Tf 50 700 Td (a) Tj ET BI /W 1 ID xE\nEx\nEI", "a"},
        {"BT /F 10 Tf 50 700 Td (a) Tj ET BI /W 1 ID x EIEI x", "a"},
        {"BT /F 10 Tf 50 700 Td (a) Tj ET BI /W 1 ID", "a"},
        {"/F 10 Tf /X Do /Nothing Do 7 Do BT 50 600 Td (b) Tj ET", "form\nb"},
        {"BT /F 10 Tf 0 0 0 0 0 0 Tm (a) Tj 1 0 0 1 1e300 0 Tm (b) Tj ET",
         "a b"},
        {"BT /F 10 Tf 0 1 -1 0 50 50 Tm (a) Tj 1 0 0 1 50 50 Tm (b) Tj ET",
         "a\nb"},
        {"longoperator /Span (x) BDC BT /F 10 Tf (a) Tj ET EMC", "a"},
        {"+-+7 --7 .5.5 0.0.1 Td BT /F 10 Tf (a) Tj ET", "a"},
        {"true false null ] > ) } BT /F 10 Tf (a) Tj ET", "a"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(with_content(a, rows[i].content), rows[i].text);
    /* states and operands without end */
    struct buf b = buf_new(a);
    for (int i = 0; i < 500; i++)
        buf_puts(&b, "q 1 2 3 4 5 6 7 8 9 ");
    for (int i = 0; i < 500; i++)
        buf_puts(&b, "Q ");
    buf_puts(&b, "BT /F 10 Tf (a) Tj ET");
    for (int i = 0; i < 500; i++)
        buf_puts(&b, " /Span BMC");
    buf_puts(&b, " BT (b) Tj ET");
    assert_string_equal(with_content(a, buf_text(&b)), "ab");
}

static void pages_in_pieces(void **state)
{
    static const struct {
        const char *contents, *text;
    } rows[] = {
        {"[13 0 R]", "a"},
        {"[13 0 R 14 0 R 13 0 R]", "aba"},
        {"[13 0 R 99 0 R 7 14 0 R]", "ab"},
        {"[]", ""},
        {"99 0 R", ""},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct maker m = maker_new(a);
        maker_page(&m, "", "", "");
        maker_object(&m, 3,
                     arena_printf(a,
                                  "<</Type/Page/Contents %s/Resources<</Font<<"
                                  "/F 5 0 R>>>>/Annots[]>>",
                                  rows[i].contents));
        maker_stream(&m, 13, "", "BT /F 10 Tf (a) Tj");
        maker_stream(&m, 14, "", "(b) Tj");
        assert_string_equal(reading_of(a, maker_end(&m, "/Root 1 0 R"))->text,
                            rows[i].text);
    }
}

/* Forms within one another, to a depth. */
static void forms_have_an_end(void **state)
{
    struct arena *a = *state;
    struct maker m = maker_new(a);
    maker_page(&m, "/F 10 Tf /X Do", "", "");
    for (int i = 10; i < 80; i++)
        maker_stream(&m, i,
                     arena_printf(a,
                                  "/Subtype/Form/Resources<</Font<</F 5 0 R>>"
                                  "/XObject<</X %d 0 R>>>>",
                                  i + 1),
                     "BT /F 10 Tf (a) Tj ET /X Do");
    const struct reading *r = reading_of(a, maker_end(&m, "/Root 1 0 R"));
    size_t len = strlen(r->text);
    assert_in_range(len, 5, 60);
    assert_int_equal(strspn(r->text, "a"), len);
}

/* ---- tables that lie ---- */

/* Whatever the table says, what is found is the page, or nothing. */
static void tables(void **state)
{
    static const struct {
        const char *from, *to;
    } rows[] = {
        {"xref\n0 6", "xref\n0 9"},
        {"xref\n0 6", "xref\n-1 "},
        {"0 6\n", "9999999999 6\n"},
        {" 00000 n", "-00000 n"},
        {" 00000 n", " 00000 x"},
        {"/Size 6", "/Size x"},
        {"/Root 1 0 R", "/Root 9 0 R"},
        {"startxref\n", "startxref\n9"},
        {"startxref\n", "startxref\n-"},
        {"/Root 1 0 R", "/Prev (x)"},
        {"/Root 1 0 R", "/Root 1 0 R/Prev -1"},
        {"/Root 1 0 R", "/Root 1 0 R/XRefStm 9"},
        {"/Root 1 0 R", "/Root 1 0 R/Prev 9999999"},
        {"endobj", "\rendobj"},
        {"4 0 obj\n", "4 0 obj\r"},
        {"stream\n", "stream\r\n"},
        {"\nendstream", "\r\nendstream"},
        {"\nendstream", "\rendstream"},
        {"4 0 obj", "40 0obj"},
        {"/Length", "/Lenght"},
        {"/Kids[3 0 R]", "/Kids[3 0 R 3 0 R 9 0 R]"},
        {"/Kids[3 0 R]", "/Kids[<</Contents 4 0 R>>]"},
        {"/Pages 2 0 R", "/Pages 3 0 R"},
    };
    struct arena *a = *state;
    int found = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct maker m = maker_new(a);
        maker_page(&m, "BT /F 10 Tf (found) Tj ET", "", "");
        struct bytes pdf = maker_end(&m, "/Root 1 0 R");
        const char *text = buf_text(&m.b), *at = strstr(text, rows[i].from);
        (void)pdf;
        assert_non_null(at);
        struct buf b = buf_new(a);
        buf_add(&b, text, (size_t)(at - text));
        buf_puts(&b, rows[i].to);
        buf_puts(&b, at + strlen(rows[i].from));
        const struct reading *r = reading_of(a, buf_bytes(&b));
        if (r && *r->text) {
            assert_string_equal(r->text, "found");
            found++;
        }
    }
    print_message("%d of %zu read\n", found, sizeof rows / sizeof *rows);
    assert_true(found >= 17);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings),         cmocka_unit_test(maps),
        cmocka_unit_test(content),           cmocka_unit_test(pages_in_pieces),
        cmocka_unit_test(forms_have_an_end), cmocka_unit_test(tables),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
