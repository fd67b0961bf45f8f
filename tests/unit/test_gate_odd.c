/* What the gate reads where a PDF is odd: pages that are no objects, tables in
 * a circle, matrices of words, links within what says something else. */
#include "check.h"
#include "gate/gate.h"
#include "gate/reader.h"
#include "maker.h"
#include <stdlib.h>

static const struct reading *read_pdf(struct arena *a, struct bytes pdf)
{
    struct diags *d = diags_new(a);
    const struct reading *r = gate_read(a, d, "x.pdf", pdf);
    assert_non_null(r);
    assert_false(diags_failed(d));
    return r;
}

static bool lacks(const struct reading *r, const char *words)
{
    for (const char *const *w = r->missing; *w; w++)
        if (strcmp(*w, words) == 0)
            return true;
    return false;
}

/* ---- files ---- */

/* Each of two tables says that the other came before it; they are read once,
 * and then the objects are looked for. */
static void tables_in_a_circle(void **state)
{
    struct arena *a = *state;
    struct maker m = maker_new(a);
    maker_page(&m, "BT /F 10 Tf (found) Tj ET", "", "");
    maker_end(&m, "/Root 1 0 R/Prev 00000000");
    size_t first =
        strtoul(strstr(buf_text(&m.b), "startxref\n") + 10, NULL, 10);
    size_t second = m.b.len;
    char *prev = strstr(m.b.data, "/Prev ") + 6;
    memcpy(prev, arena_printf(a, "%08zu", second), 8);
    buf_printf(&m.b,
               "xref\n0 0\ntrailer\n<</Root 1 0 R/XRefStm %zu/Prev "
               "%zu>>\nstartxref\n%zu\n%%%%EOF",
               second, first, second);
    struct bytes pdf = buf_bytes(&m.b);
    assert_string_equal(read_pdf(a, pdf)->text, "found");
    const char *why;
    struct document *doc = document_open(a, pdf, false, &why);
    long long whole = WORK_LEAST + 16 * (long long)pdf.len;
    assert_true(doc->damaged);
    assert_true(whole - doc->work < 2 * (long long)pdf.len);
    document_close(doc);
}

/* ---- content ---- */

/* Where a matrix is none, a form stands where it is drawn. */
static void matrices_of_words(void **state)
{
    static const struct {
        const char *matrix, *text;
    } rows[] = {{"[1 0 0 1 0 -50]", "one\ntwo"},
                {"[1 0 0 (1) 0 -50]", "one two"},
                {"[1 0 0 1 /X -50]", "one two"},
                {"[1 0 0 -50]", "one two"},
                {"(1 0 0 1 0 -50)", "one two"}};
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct maker m = maker_new(a);
        maker_page(&m, "BT /F 10 Tf 50 700 Td (one ) Tj ET /X Do", "", "");
        maker_stream(&m, 10,
                     arena_printf(a, "/Subtype/Form/Matrix%s", rows[i].matrix),
                     "BT /F 10 Tf 72 700 Td (two) Tj ET");
        assert_string_equal(read_pdf(a, maker_end(&m, "/Root 1 0 R"))->text,
                            rows[i].text);
    }
}

/* Glyphs of no size, or beyond all numbers, are words of their own. */
static void glyphs_nowhere(void **state)
{
    struct arena *a = *state;
    char huge[1100];
    memset(huge, '9', sizeof huge);
    huge[sizeof huge - 1] = '\0';
    struct maker m = maker_new(a);
    maker_page(&m,
               arena_printf(a,
                            "BT /F 10 Tf 50 700 Td (one) Tj /F 0 Tf (two) Tj "
                            "0 0 0 0 0 0 Tm (three) Tj %s 0 0 %s %s %s Tm "
                            "/F %s Tf (four) Tj (five) Tj ET",
                            huge, huge, huge, huge, huge),
               "", "");
    const char *text = read_pdf(a, maker_end(&m, "/Root 1 0 R"))->text;
    const char *word[] = {"one", "two", "three", "four", "five"};
    for (size_t i = 0; i < 5; i++)
        assert_non_null(text = strstr(text, word[i]));
}

/* ---- tags ---- */

static void a_page_that_is_no_object(void **state)
{
    struct arena *a = *state;
    struct maker m = maker_new(a);
    maker_page(&m,
               "/P <</MCID 1>> BDC BT /F 10 Tf 50 700 Td (second) Tj ET EMC "
               "/P <</MCID 0>> BDC BT /F 10 Tf 50 600 Td (first) Tj ET EMC",
               "", "/StructTreeRoot 20 0 R");
    maker_object(&m, 2,
                 "<</Kids[<</Contents 4 0 R/Resources<</Font<</F 5 0 "
                 "R>>>>/Annots[<</Subtype/Link/A<</URI(https://x.org)>>"
                 "/Contents(there)>>]>>]/Count 1>>");
    maker_object(&m, 20, "<</K[<</S/P/K 0>><</S/P/K 1>>]>>");
    const struct reading *r = read_pdf(a, maker_end(&m, "/Root 1 0 R"));
    assert_int_equal(r->pages, 1);
    assert_string_equal(r->text, "first\nsecond");
    assert_int_equal(r->links, 1);
    assert_string_equal(r->link[0].text, "there");
}

/* Marks without a number, or with one that no mark has, hold nothing. */
static void marks_without_number(void **state)
{
    struct arena *a = *state;
    struct maker m = maker_new(a);
    maker_page(&m,
               "/P BMC BT /F 10 Tf 50 700 Td (loose) Tj ET EMC "
               "/P <</MCID -1>> BDC BT /F 10 Tf 50 650 Td (less) Tj ET EMC "
               "/P <</MCID 0>> BDC BT /F 10 Tf 50 600 Td (held) Tj ET EMC",
               "", "/StructTreeRoot 20 0 R");
    maker_object(&m, 20,
                 "<</K<</S/P/Pg 3 0 R/K[-1<</Type/MCR>><</Type/MCR/MCID(0)>> "
                 "0 7<</Type/OBJR/Obj 9999 0 R>><</Type/OBJR/Obj 4>>]>>>>");
    const struct reading *r = read_pdf(a, maker_end(&m, "/Root 1 0 R"));
    assert_string_equal(r->text, "held");
    assert_true(lacks(r, "2 pieces of text in no tag"));
}

static void pictures_unsaid(void **state)
{
    static const struct {
        const char *keys;
        bool said;
    } rows[] = {{"", false},
                {"/Alt 7", false},
                {"/Alt(a portrait)", true},
                {"/ActualText(a portrait)", true}};
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct maker m = maker_new(a);
        maker_page(&m, "BT /F 10 Tf (x) Tj ET", "", "/StructTreeRoot 20 0 R");
        maker_object(&m, 20,
                     arena_printf(a, "<</K<</S/Figure%s>>>>", rows[i].keys));
        const struct reading *r = read_pdf(a, maker_end(&m, "/Root 1 0 R"));
        assert_int_equal(lacks(r, "1 picture without a description"),
                         !rows[i].said);
        assert_string_equal(r->text, rows[i].said ? "a portrait" : "");
    }
}

/* The words under a link are its own, whatever is said of all around it. */
static void links_in_what_says_else(void **state)
{
    struct arena *a = *state;
    struct maker m = maker_new(a);
    maker_page(&m,
               "/P <</MCID 0>> BDC BT /F 10 Tf (see the ) Tj ET EMC "
               "/P <</MCID 1>> BDC BT /F 10 Tf (long long page) Tj ET EMC "
               "/P <</MCID 2>> BDC BT /F 10 Tf 0 600 Td (and go on) Tj ET EMC",
               "/Annots[13 0 R 14 0 R]", "/StructTreeRoot 20 0 R");
    maker_object(&m, 13, "<</Subtype/Link/A<</URI(https://x.org/1)>>>>");
    maker_object(&m, 14,
                 "<</Subtype/Link/A<</URI(https://x.org/2)>>/Contents(c)>>");
    maker_object(
        &m, 20,
        "<</K[<</S/P/Pg 3 0 R/ActualText(see)/K[0<</S/Link/K[1<</Type/OBJR/Obj "
        "13 0 R>>]>><</S/Link/K<</Type/OBJR/Obj 14 0 R>>>>]>>"
        "<</S/P/Pg 3 0 R/K 2>>]>>");
    const struct reading *r = read_pdf(a, maker_end(&m, "/Root 1 0 R"));
    assert_string_equal(r->text, "see\nand go on");
    assert_int_equal(r->links, 2);
    assert_string_equal(r->link[0].text, "long long page");
    assert_string_equal(r->link[1].text, "c");
}

/* ---- what is seen of a catalog ---- */

static void a_catalog_of_lies(void **state)
{
    struct arena *a = *state;
    struct maker m = maker_new(a);
    maker_page(&m, "BT /F 10 Tf (x\\240y\\302z) Tj ET", "",
               "/StructTreeRoot 20 0 R/MarkInfo<</Marked false>>/Lang 7");
    maker_object(&m, 20, "<<>>");
    const struct reading *r = read_pdf(a, maker_end(&m, "/Root 1 0 R"));
    assert_true(lacks(r, "it is not marked as tagged"));
    assert_true(lacks(r, "no language"));
    assert_string_equal(r->content, "x yÂz");
    m = maker_new(a);
    maker_page(&m, "", "",
               "/StructTreeRoot 20 0 R/MarkInfo<</Marked true>>/Lang(en)");
    maker_object(&m, 20, "<<>>");
    r = read_pdf(a, maker_end(&m, "/Root 1 0 R"));
    assert_false(lacks(r, "it is not marked as tagged"));
    assert_false(lacks(r, "no language"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_in_a_circle),
        cmocka_unit_test(matrices_of_words),
        cmocka_unit_test(glyphs_nowhere),
        cmocka_unit_test(a_page_that_is_no_object),
        cmocka_unit_test(marks_without_number),
        cmocka_unit_test(pictures_unsaid),
        cmocka_unit_test(links_in_what_says_else),
        cmocka_unit_test(a_catalog_of_lies),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
