/* What reading may take ends somewhere: wherever that is, nothing is read
 * beyond it, and it is known that more was there. */
#include "gate/check.h"
#include "good.h"
#include "maker.h"
#include <libdeflate.h>

/* What is read with so much to take; what is left of it. */
static long long read_with(struct bytes pdf, long long work, bool guess,
                           size_t *text, const struct story *story)
{
    const char *why = NULL;
    struct arena *a = arena_new();
    struct document *doc = document_open(a, pdf, false, &why);
    assert_non_null(doc);
    doc->work = work;
    struct check c = {.a = a,
                      .d = diags_new(a),
                      .kind = DIAG_OTHER_TEXT,
                      .story = story,
                      .doc = doc,
                      .sight = {.doc = doc, .guess = guess}};
    struct tagging t = {.lines = true};
    sight_read(&c.sight);
    tags_read(&c.sight, &t);
    *text = c.sight.text.len + t.text.len;
    for (int i = 0; i < doc->entries; i++)
        document_get(doc, i);
    bool same = story && same_by_content(&c) && same_by_tags(&c) &&
                artifacts_say_nothing(&c) && characters_are_fair(&c) &&
                annotations_are_fair(&c) && same_links(&c);
    long long left = doc->work;
    if (story && left >= 0)
        assert_true(same);
    document_close(doc);
    arena_free(a);
    return left;
}

/* Every budget up to what it takes, or some thousand of them. */
static void ends_anywhere(struct bytes pdf, bool guess,
                          const struct story *story)
{
    static const long long ample = 1 << 30;
    size_t whole, text;
    long long all = ample - read_with(pdf, ample, guess, &whole, story);
    assert_true(all > 0 && whole > 0);
    assert_true(read_with(pdf, all, guess, &text, story) == 0);
    assert_true(text == whole);
    for (long long k = 0; k < all; k += 1 + all / 1500) {
        assert_true(read_with(pdf, k, guess, &text, story) < 0);
        assert_true(text <= whole);
    }
}

static void of_ours(void **state)
{
    (void)state;
    ends_anywhere(good.pdf, false, good.story);
    ends_anywhere(good.pdf, true, NULL);
}

/* ---- one made by hand, of all there is ---- */

static struct bytes deflated(struct arena *a, const char *text)
{
    struct libdeflate_compressor *z = libdeflate_alloc_compressor(6);
    size_t len = strlen(text), room = libdeflate_zlib_compress_bound(z, len);
    uint8_t *out = arena_alloc(a, room);
    size_t n = libdeflate_zlib_compress(z, text, len, out, room);
    libdeflate_free_compressor(z);
    return (struct bytes){out, n};
}

static struct bytes of_all_kinds(struct arena *a)
{
    struct maker m = maker_new(a);
    maker_page(&m, "", "",
               "/StructTreeRoot 20 0 R/MarkInfo<</Marked true>>/Lang(en)");
    maker_object(
        &m, 3,
        "<</Contents[4 0 R 6 0 R 7 0 R 8 0 R 9 0 R]/Annots[13 0 R 14 0 R]"
        "/Resources<</Font<</F 5 0 R/G 15 0 R>>/XObject<</X 10 0 R>>"
        "/ExtGState<</S 16 0 R>>>>>>");
    maker_object(&m, 5,
                 "<</Subtype/Type1/FirstChar 65/Widths[500 600]/Encoding<<"
                 "/Differences[65/eacute/Scedilla 1/u1F600]>>>>");
    struct bytes z = deflated(a, "/P <</MCID 0>> BDC BT /F 10 Tf (A) Tj EMC "
                                 "                                        ");
    maker_bytes(&m, 4, "/Filter/FlateDecode", z.data, z.len);
    static const char one_row[] = "\2/P <</MCID 1>> BDC [(B) -900 (\1)] TJ EMC";
    z = deflated(a, one_row);
    maker_bytes(
        &m, 6,
        arena_printf(a, "/Filter/Fl/DecodeParms<</Predictor 15/Columns %zu>>",
                     sizeof one_row - 2),
        z.data, z.len);
    maker_stream(&m, 7, "/Filter/AHx",
                 "2F502042 4D43 2842 29546A 20454D43 20>");
    maker_bytes(&m, 8, "/Filter/RL", "\x08(A) Tj /X\3 Do \x80", 15);
    maker_stream(&m, 9, "/Filter/LZW", "\x80\x10\x08\x04");
    maker_stream(&m, 10, "/Subtype/Form/StructParents 1",
                 "/S gs /P <</MCID 0>> BDC <00010002> Tj EMC /Span "
                 "<</ActualText(said)>> BDC <0001> Tj EMC /ReversedChars BMC "
                 "<00020001> Tj EMC");
    maker_object(&m, 13,
                 "<</Subtype/Link/A<</URI(https://x.org/1)>>/Contents(c)>>");
    maker_object(&m, 14, "<</Subtype/Link/A<</URI(https://x.org/2)>>>>");
    maker_object(&m, 15,
                 "<</Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 17 "
                 "0 R/DescendantFonts[<</W[1[500 500] 3 5 600]>>]>>");
    maker_object(&m, 16, "<</Font[15 0 R 10]>>");
    maker_stream(&m, 17, "",
                 "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 "
                 "beginbfrange <0001> <0003> <0061> endbfrange");
    maker_object(
        &m, 20,
        "<</K[<</S/P/Pg 3 0 R/K[0<</S/Link/K[1<</Type/OBJR/Obj 13 0 R>>]>>]>>"
        "<</S/P/ActualText(other)/K<</S/Link/K[<</Type/MCR/Stm 10 0 R/MCID "
        "0>><</Type/OBJR/Obj 14 0 R>>]>>>><</S/Figure/Alt(portrait)>>]>>");
    return maker_end(&m, "/Root 1 0 R");
}

static void of_all(void **state)
{
    struct arena *a = *state;
    struct bytes pdf = of_all_kinds(a);
    const struct reading *r = gate_read(a, diags_new(a), "x.pdf", pdf);
    assert_non_null(r);
    assert_string_equal(r->text, "éŞ😀\nother\nportrait");
    assert_string_equal(r->link[1].text, "ab");
    ends_anywhere(pdf, true, NULL);
    ends_anywhere(pdf, false, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_ours),
        cmocka_unit_test(of_all),
    };
    return cmocka_run_group_tests(tests, make_good, free_good);
}
