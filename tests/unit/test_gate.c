/* What the gate reads in PDFs made by hand: structures of files, filters,
 * fonts, marks and tags, and files that mean harm. */
#include "check.h"
#include "gate/gate.h"
#include "maker.h"
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

static const struct reading *read_pdf(struct arena *a, struct bytes pdf)
{
    struct diags *d = diags_new(a);
    const struct reading *r = gate_read(a, d, "x.pdf", pdf);
    if (!r)
        diags_print(stderr, d, DIAG_SHORT, false);
    assert_non_null(r);
    assert_false(diags_failed(d));
    return r;
}

static void refused(struct arena *a, struct bytes pdf, const char *words)
{
    struct diags *d = diags_new(a);
    assert_null(gate_read(a, d, "x.pdf", pdf));
    assert_int_equal(diags_exit(d), 1);
    assert_int_equal(diags_count_kind(d, DIAG_BAD_PDF), 1);
    const char *said = diags_said(a, d, DIAG_SHORT);
    if (!strstr(said, words))
        fail_msg("'%s' does not say '%s'", said, words);
}

static struct bytes deflated_bytes(struct arena *a, const void *data,
                                   size_t len)
{
    struct libdeflate_compressor *z = libdeflate_alloc_compressor(6);
    size_t room = libdeflate_zlib_compress_bound(z, len);
    uint8_t *out = arena_alloc(a, room);
    size_t n = libdeflate_zlib_compress(z, data, len, out, room);
    libdeflate_free_compressor(z);
    assert_true(n > 0);
    return (struct bytes){out, n};
}

static struct bytes page_of(struct arena *a, const char *content)
{
    struct maker m = maker_new(a);
    maker_page(&m, content, "", "");
    return maker_end(&m, "/Root 1 0 R");
}

/* What is read on a page of that content. */
static const char *text_of(struct arena *a, const char *content)
{
    return read_pdf(a, page_of(a, content))->text;
}

/* ---- operators ---- */

static void operators(void **state)
{
    struct arena *a = *state;
    assert_string_equal(text_of(a, "BT /F 10 Tf 50 700 Td (Hello) Tj ET"),
                        "Hello");
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td (a\\(b\\)\\134\\143\\\n) Tj ET"),
        "a(b)\\c");
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td <48 65 6C6c6F> Tj ET"), "Hello");
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 12 TL 50 700 Td (one) Tj T* (two) Tj "
                   "(three) ' 0 0 (four) \" 0 -14 TD (five) Tj ET"),
        "one\ntwo\nthree\nfour\nfive");
    assert_string_equal(text_of(a, "BT /F 10 Tf 1 0 0 1 50 700 Tm (one) Tj "
                                   "1 0 0 1 50 600 Tm (two) Tj ET"),
                        "one\ntwo");
    assert_string_equal(text_of(a, "BT /F 10 Tf (caf\\351 \\200\\225) Tj ET"),
                        "café €•");
}

static void gaps(void **state)
{
    struct arena *a = *state;
    /* kerning is no gap, a third of the size is */
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td [(W) 80 (ord) -300 (next)] TJ ET"),
        "Word next");
    /* what is set with its own widths stands together */
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td (AB) Tj 10 0 Td (CD) Tj ET"), "ABCD");
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td (AB) Tj 100 0 Td (CD) Tj ET"),
        "AB CD");
    /* q, Q and cm move text */
    assert_string_equal(
        text_of(a, "q 1 0 0 1 0 -300 cm BT /F 10 Tf 50 700 Td (low) Tj ET Q "
                   "BT /F 10 Tf 50 700 Td (high) Tj ET"),
        "low\nhigh");
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td (x) Tj 5 Ts (2) Tj 0 Ts (y) Tj ET"),
        "x2y");
    /* a picture among operators */
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td (a) Tj ET BI /W 1 /H 1 ID (x)Tj EIX "
                   "EI BT /F 10 Tf 50 600 Td (b) Tj ET"),
        "a\nb");
}

static void forms(void **state)
{
    struct arena *a = *state;
    struct maker m = maker_new(a);
    maker_page(&m, "BT /F 10 Tf 50 700 Td (one) Tj ET /X Do /Y Do", "", "");
    maker_stream(&m, 10, "/Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 -50]",
                 "BT /F 10 Tf 50 700 Td (two) Tj ET");
    /* resources of its own, and itself within itself */
    maker_stream(&m, 11,
                 "/Subtype/Form/Resources<</Font<</G 5 0 R>>/XObject<</Y 11 0 "
                 "R>>>>",
                 "BT /G 10 Tf 50 600 Td (three) Tj ET /Y Do");
    assert_string_equal(read_pdf(a, maker_end(&m, "/Root 1 0 R"))->text,
                        "one\ntwo\nthree");
}

/* ---- files ---- */

/* An object that no table knows, and that a reader finds who looks for objects
 * all through the file. */
static void put_decoy(struct maker *m)
{
    buf_puts(&m->b, "4 0 obj<</Length 26>>stream\nBT /F 10 Tf (decoy) Tj ET \n"
                    "endstream endobj\n");
}

static void tables(void **state)
{
    struct arena *a = *state;
    /* a later version of the content, by /Prev; the page tree turns back */
    struct maker m = maker_new(a);
    maker_page(&m, "BT /F 10 Tf (old) Tj ET", "", "");
    struct bytes first = maker_end(&m, "/Root 1 0 R");
    const char *start = strstr(buf_text(&m.b), "startxref\n") + 10;
    size_t prev = (size_t)strtoul(start, NULL, 10), at = first.len;
    buf_puts(&m.b, "4 0 obj <</Length 24>>stream\nBT /F 10 Tf (new) Tj ET "
                   "\nendstream endobj\n");
    put_decoy(&m);
    size_t table = m.b.len;
    buf_printf(&m.b,
               "xref\n4 1\n%010zu 00000 n \ntrailer\n<</Root 1 0 R/Size 6"
               "/Prev %zu>>\nstartxref\n%zu\n%%%%EOF",
               at, prev, table);
    assert_string_equal(read_pdf(a, buf_bytes(&m.b))->text, "new");

    m = maker_new(a);
    maker_page(&m, "BT /F 10 Tf (x) Tj ET", "", "");
    maker_object(&m, 2, "<</Kids[2 0 R 3 0 R 3 0 R 2 0 R]/Count 9>>");
    const struct reading *r = read_pdf(a, maker_end(&m, "/Root 1 0 R"));
    assert_string_equal(r->text, "x");
    assert_int_equal(r->pages, 1);
}

/* Rows of a cross-reference stream, W [1 2 1]. */
static void put_row(struct buf *b, int kind, size_t at, int index)
{
    uint8_t row[] = {(uint8_t)kind, (uint8_t)(at >> 8), (uint8_t)at,
                     (uint8_t)index};
    buf_add(b, row, sizeof row);
}

/* Objects 1, 2, 3, 5 in a stream, 6; the page's content is 4; the table is 7.
 * `hybrid`: behind a classic table that knows only 4 and 6. */
static struct bytes packed(struct arena *a, bool hybrid, bool predicted)
{
    static const char *const object[] = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/X/Encoding/WinAnsiEncoding>>"};
    static const int number[] = {1, 2, 3, 5};
    struct buf head = buf_new(a), body = buf_new(a), rows = buf_new(a);
    for (int i = 0; i < 4; i++) {
        buf_printf(&head, "%d %zu ", number[i], body.len);
        buf_printf(&body, "%s ", object[i]);
    }
    size_t start = head.len;
    buf_add(&head, body.data, body.len);
    struct maker m = maker_new(a);
    maker_stream(&m, 4, "", "BT /F 10 Tf (packed) Tj ET");
    struct bytes z = deflated_bytes(a, head.data, head.len);
    maker_bytes(
        &m, 6,
        arena_printf(a, "/Type/ObjStm/N 4/First %zu/Filter/FlateDecode", start),
        z.data, z.len);
    put_row(&rows, 0, 0, 0);
    for (int i = 1; i <= 5; i++)
        if (i == 4)
            put_row(&rows, 1, m.offset[4], 0);
        else
            put_row(&rows, 2, 6, i == 5 ? 3 : i - 1);
    put_row(&rows, 1, m.offset[6], 0);
    struct bytes plain = buf_bytes(&rows);
    const char *parms = "";
    if (predicted) { /* every row less the one above it: PNG's filter 2 */
        struct buf up = buf_new(a);
        for (size_t i = 0; i < rows.len; i++) {
            if (i % 4 == 0)
                buf_putc(&up, 2);
            buf_putc(&up,
                     (char)(rows.data[i] - (i >= 4 ? rows.data[i - 4] : 0)));
        }
        plain = buf_bytes(&up);
        parms = "/DecodeParms<</Predictor 12/Columns 4>>";
    }
    z = deflated_bytes(a, plain.data, plain.len);
    put_decoy(&m);
    size_t table = m.b.len;
    maker_bytes(&m, 7,
                arena_printf(a,
                             "/Type/XRef/Size 7/W[1 2 1]/Root 1 0 "
                             "R/Filter/FlateDecode%s",
                             parms),
                z.data, z.len);
    if (hybrid) {
        m.offset[7] = 0;
        return maker_end(&m, arena_printf(a, "/Root 1 0 R/XRefStm %zu", table));
    }
    buf_printf(&m.b, "startxref\n%zu\n%%%%EOF", table);
    return buf_bytes(&m.b);
}

static void object_streams(void **state)
{
    struct arena *a = *state;
    assert_string_equal(read_pdf(a, packed(a, false, false))->text, "packed");
    assert_string_equal(read_pdf(a, packed(a, false, true))->text, "packed");
    /* the classic table calls 1, 2, 3 and 5 free, and is asked first */
    struct bytes hybrid = packed(a, true, false);
    assert_string_equal(read_pdf(a, hybrid)->text, "packed");
}

static void rebuilt(void **state)
{
    struct arena *a = *state;
    static const char *const broken[] = {"startxref", "xref\n0", "trailer"};
    for (size_t i = 0; i < 3; i++) {
        struct bytes pdf = page_of(a, "BT /F 10 Tf (found) Tj ET");
        char *text = arena_copy(a, (const char *)pdf.data, pdf.len);
        memset(strstr(text, broken[i]), '#', 4);
        struct bytes bad = {(const uint8_t *)text, pdf.len};
        assert_string_equal(read_pdf(a, bad)->text, "found");
    }
    /* bytes before the header, and a tail that is cut off */
    struct bytes pdf = page_of(a, "BT /F 10 Tf (found) Tj ET");
    struct buf b = buf_new(a);
    buf_puts(&b, "HTTP/1.1 200 OK\r\n\r\n");
    buf_add(&b, pdf.data, pdf.len);
    assert_string_equal(read_pdf(a, buf_bytes(&b))->text, "found");
    struct bytes packed_one = packed(a, false, false);
    packed_one.len -= 120;
    assert_string_equal(read_pdf(a, packed_one)->text, "decoy");
    pdf.len -= 150;
    assert_string_equal(read_pdf(a, pdf)->text, "found");
    /* a wrong Length */
    struct maker m = maker_new(a);
    maker_page(&m, "", "", "");
    maker_object(&m, 4,
                 "<</Length 3>>stream\nBT /F 10 Tf (found) Tj ET\n"
                 "endstream");
    assert_string_equal(read_pdf(a, maker_end(&m, "/Root 1 0 R"))->text,
                        "found");
}

static void filters(void **state)
{
    struct arena *a = *state;
    static const char content[] = "BT /F 10 Tf (filter) Tj ET";
    struct bytes z = deflated_bytes(a, content, strlen(content));
    struct buf hex = buf_new(a);
    for (size_t i = 0; i < z.len; i++)
        buf_printf(&hex, "%02x ", z.data[i]);
    buf_puts(&hex, ">");
    /* LZW: clear, the bytes as codes of 9 bits, end */
    struct buf lzw = buf_new(a);
    uint32_t bits = 0, held = 0;
    for (size_t i = 0; i < strlen(content) + 2; i++) {
        uint32_t code = i == 0                 ? 256
                        : i <= strlen(content) ? (uint8_t)content[i - 1]
                                               : 257;
        bits = bits << 9 | code;
        for (held += 9; held >= 8; held -= 8)
            buf_putc(&lzw, (char)(bits >> (held - 8)));
    }
    buf_putc(&lzw, (char)(bits << (8 - held)));
    const struct {
        const char *keys;
        struct bytes data;
    } row[] = {
        {"/Filter/FlateDecode", z},
        {"/Filter[/AHx/Fl]", buf_bytes(&hex)},
        {"/Filter/LZWDecode", buf_bytes(&lzw)},
        {"/Filter/RL",
         {(const uint8_t *)"\x19"
                           "BT /F 10 Tf (filter) Tj ET\x80",
          28}},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct maker m = maker_new(a);
        maker_page(&m, "", "", "");
        maker_bytes(&m, 4, row[i].keys, row[i].data.data, row[i].data.len);
        assert_string_equal(read_pdf(a, maker_end(&m, "/Root 1 0 R"))->text,
                            "filter");
    }
}

static void ascii_85(void **state)
{
    struct arena *a = *state;
    static const char content[] = "BT /F 10 Tf (eighty-five) Tj ET\n";
    struct buf b = buf_new(a);
    for (size_t i = 0; i < strlen(content); i += 4) {
        uint32_t v = 0;
        char digit[5];
        for (size_t k = 0; k < 4; k++)
            v = v << 8 | (uint8_t)content[i + k];
        for (int k = 4; k >= 0; k--, v /= 85)
            digit[k] = (char)('!' + v % 85);
        buf_add(&b, digit, 5);
    }
    buf_puts(&b, "~>");
    struct maker m = maker_new(a);
    maker_page(&m, "", "", "");
    maker_bytes(&m, 4, "/Filter/A85", b.data, b.len);
    assert_string_equal(read_pdf(a, maker_end(&m, "/Root 1 0 R"))->text,
                        "eighty-five");
}

/* ---- fonts ---- */

static void to_unicode(void **state)
{
    struct arena *a = *state;
    struct maker m = maker_new(a);
    maker_page(&m, "BT /F 10 Tf <0001000200030004000500100011> Tj ET", "", "");
    maker_object(&m, 5,
                 "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H"
                 "/DescendantFonts[<</W[1[500 500] 3 5 600]>>]/ToUnicode 6 0 "
                 "R>>");
    maker_stream(&m, 6, "",
                 "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                 "2 beginbfchar <0001> <00660066> <0010> <D83DDE00> endbfchar "
                 "2 beginbfrange <0002> <0003> <0041> "
                 "<0004> <0005> [<0061> <00E9>] endbfrange");
    const struct reading *r = read_pdf(a, maker_end(&m, "/Root 1 0 R"));
    assert_string_equal(r->text, "ffABaé😀\uFFFD");
    bool said = false;
    for (const char *const *w = r->missing; *w; w++)
        said = said || strcmp(*w, "1 character that means nothing") == 0;
    assert_true(said);
}

static void encodings(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *encoding, *codes, *want;
    } row[] = {
        {"/WinAnsiEncoding", "<27928096AD>", "'’€–-"},
        {"/MacRomanEncoding", "<8EA5D2DEDB>", "é•“fi€"},
        {"/StandardEncoding", "<27A1AEB7>", "’¡fi•"},
        {"<</BaseEncoding/WinAnsiEncoding/Differences[65/bullet/eacute 1"
         "/uni20AC/u1F600/Scedilla/f_f.alt/afii10017]>>",
         "<41420102030543>", "•é€😀ŞАC"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct maker m = maker_new(a);
        maker_page(&m, arena_printf(a, "BT /F 10 Tf %s Tj ET", row[i].codes),
                   "", "");
        maker_object(&m, 5,
                     arena_printf(a, "<</Subtype/Type1/BaseFont/X/Encoding%s>>",
                                  row[i].encoding));
        assert_string_equal(read_pdf(a, maker_end(&m, "/Root 1 0 R"))->text,
                            row[i].want);
    }
}

/* ---- marks and tags ---- */

static void actual_text(void **state)
{
    struct arena *a = *state;
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td (one ) Tj /Span <</ActualText "
                   "(example)>> BDC (exam-) Tj 0 -12 Td (ple) Tj EMC "
                   "( two) Tj ET"),
        "one example\ntwo");
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td /Span <</ActualText <FEFF00E9>>> "
                   "BDC (e) Tj EMC ET"),
        "é");
    struct maker m = maker_new(a);
    maker_page(&m, "BT /F 10 Tf /Span /P BDC (x) Tj EMC ET", "", "");
    maker_object(&m, 12, "<</ActualText(named)>>");
    assert_string_equal(read_pdf(a, maker_end(&m, "/Root 1 0 R"))->text,
                        "named");
}

static void reversed_text(void **state)
{
    struct arena *a = *state;
    assert_string_equal(text_of(a, "BT /F 10 Tf 50 700 Td (a ) Tj "
                                   "/ReversedChars BMC (dc) Tj [(b) 9 (x)] TJ "
                                   "EMC ( e) Tj ET"),
                        "a xbcd e");
    assert_string_equal(
        text_of(a, "BT /F 10 Tf 50 700 Td /ReversedChars BMC (b) Tj /Span "
                   "<</ActualText(yz)>> BDC (a) Tj EMC EMC (c) Tj ET"),
        "yzbc");
    assert_string_equal(text_of(a, "BT /F 10 Tf 50 700 Td /ReversedChars BMC "
                                   "/ReversedChars BMC (ba) Tj EMC (c) Tj"),
                        "cab");
}

static const struct reading *tagged(struct arena *a)
{
    struct maker m = maker_new(a);
    maker_page(
        &m,
        "/P <</MCID 2>> BDC BT /F 10 Tf 50 600 Td (second) Tj ET EMC "
        "/H1 <</MCID 0>> BDC BT /F 10 Tf 50 700 Td (first) Tj ET EMC "
        "/Artifact BMC BT /F 10 Tf 50 20 Td (page 1) Tj ET EMC "
        "/Lbl <</MCID 3>> BDC BT /F 10 Tf 50 500 Td (1. ) Tj ET EMC "
        "/P <</MCID 1>> BDC BT /F 10 Tf (third ) Tj /Span <</ActualText(W)>> "
        "BDC (w) Tj EMC ET EMC "
        "/P <</MCID 4>> BDC BT /F 10 Tf (linked) Tj ET EMC /X Do",
        "/Annots[13 0 R]/StructParents 0",
        "/StructTreeRoot 20 0 R/Lang(en)/MarkInfo<</Marked true>>");
    maker_stream(&m, 10, "/Subtype/Form/StructParents 1",
                 "/P <</MCID 0>> BDC BT /F 10 Tf (form) Tj ET EMC");
    maker_object(&m, 13,
                 "<</Subtype/Link/A<</S/URI/URI(https://x.org/)>>/Contents(c)"
                 "/StructParent 2>>");
    maker_object(&m, 20, "<</K 21 0 R/RoleMap<</Head/H1/Loop/Loop>>>>");
    maker_object(&m, 21,
                 "<</S/Document/K[22 0 R 23 0 R<</S/LI/Pg 3 0 R/K[<</S/Lbl/K "
                 "3>><</S/LBody/K 1>>]>> 24 0 R 25 0 R 26 0 R 22 0 R]>>");
    maker_object(&m, 22, "<</S/Head/Pg 3 0 R/K 0>>");
    maker_object(&m, 23, "<</S/Loop/K<</Type/MCR/Pg 3 0 R/MCID 2>>>>");
    maker_object(&m, 24,
                 "<</S/P/Pg 3 0 R/K<</S/Link/K[4<</Type/OBJR/Obj 13 0 "
                 "R>>]>>>>");
    maker_object(&m, 25, "<</S/Figure/Alt(a picture)/K[21 0 R]>>");
    maker_object(&m, 26,
                 "<</S/P/K[<</Type/MCR/Pg 3 0 R/Stm 10 0 R/MCID 0>><</S/Span"
                 "/ActualText( said)>>]>>");
    return read_pdf(a, maker_end(&m, "/Root 1 0 R/Info<</Title(T)>>"));
}

static void tag_order(void **state)
{
    struct arena *a = *state;
    const struct reading *r = tagged(a);
    assert_true(r->tagged);
    assert_string_equal(r->text, "first\nsecond\n1. third W\nlinked\n"
                                 "a picture\nform said");
    assert_non_null(strstr(r->content, "page 1"));
    assert_int_equal(r->links, 1);
    assert_string_equal(r->link[0].url, "https://x.org/");
    assert_string_equal(r->link[0].text, "linked");
    assert_string_equal(r->lang, "en");
    assert_string_equal(r->title, "T");
}

/* ---- what means harm ---- */

static void refusals(void **state)
{
    struct arena *a = *state;
    refused(a, (struct bytes){(const uint8_t *)"", 0}, "begin with %PDF");
    refused(a, (struct bytes){(const uint8_t *)"cv:\n  name: A\n", 14},
            "begin with %PDF");
    refused(a, (struct bytes){(const uint8_t *)"%PDF-1.7\n", 9}, "no pages");
    struct maker m = maker_new(a);
    maker_page(&m, "", "", "");
    maker_object(&m, 6, "<</Filter/Standard>>");
    refused(a, maker_end(&m, "/Root 1 0 R/Encrypt 6 0 R"), "encrypted");
}

/* Read or refused, but soon, and within what it may take. */
static void soon(struct arena *a, struct bytes pdf)
{
    gate_read(a, diags_new(a), "x.pdf", pdf);
}

static void bombs(void **state)
{
    struct arena *a = arena_new();
    (void)state;
    /* 80 MiB of blanks in 80 kB */
    size_t len = (size_t)80 << 20;
    char *blank = arena_alloc(a, len);
    memset(blank, ' ', len);
    struct bytes z = deflated_bytes(a, blank, len);
    struct maker m = maker_new(a);
    maker_page(&m, "", "", "");
    maker_bytes(&m, 4, "/Filter/FlateDecode", z.data, z.len);
    soon(a, maker_end(&m, "/Root 1 0 R"));
    /* forms that draw forms, ten each, to a depth of twelve */
    m = maker_new(a);
    maker_page(&m, "/X Do", "", "");
    for (int i = 10; i < 22; i++)
        maker_stream(&m, i,
                     arena_printf(a,
                                  "/Subtype/Form/Resources<</Font<</F 5 0 "
                                  "R>>/XObject<</X %d 0 R>>>>",
                                  i + 1),
                     "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do "
                     "/X Do BT /F 9 Tf (lol) Tj ET");
    maker_stream(&m, 22, "/Subtype/Form", "BT /F 9 Tf (lol) Tj ET");
    soon(a, maker_end(&m, "/Root 1 0 R"));
    /* depth */
    struct buf b = buf_new(a);
    for (int i = 0; i < 200000; i++)
        buf_puts(&b, i % 2 ? "[" : "<</K");
    soon(a, page_of(a, buf_text(&b)));
    m = maker_new(a);
    maker_page(&m, "", "", "/StructTreeRoot 10 0 R");
    maker_object(&m, 10, buf_text(&b));
    soon(a, maker_end(&m, "/Root 1 0 R"));
    /* a chain of tags and one of tables, each leading back */
    m = maker_new(a);
    maker_page(&m, "BT /F 9 Tf (x) Tj ET", "", "/StructTreeRoot 10 0 R");
    for (int i = 10; i < 500; i++)
        maker_object(
            &m, i,
            arena_printf(a, "<</S/P/K[%d 0 R 10 0 R %d 0 R]>>", i + 1, i));
    struct bytes chain = maker_end(&m, "/Root 1 0 R/Prev 9");
    soon(a, chain);
    /* a Length that is its own stream's, a reference to itself */
    m = maker_new(a);
    maker_page(&m, "", "", "");
    maker_object(&m, 4, "<</Length 4 0 R>>stream\nBT\nendstream");
    maker_object(&m, 5, "5 0 R");
    soon(a, maker_end(&m, "/Root 1 0 R"));
    /* many strings that are all of the file's rest */
    b = buf_new(a);
    buf_puts(&b, "%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<<>>endobj\n");
    for (int i = 0; i < 30000; i++)
        buf_printf(&b, "%d 0 obj (", i + 3);
    soon(a, buf_bytes(&b));
    arena_free(a);
}

/* ---- mutants ---- */

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* A few bytes changed, bits turned, or a piece cut, moved or doubled. */
static struct bytes mutant(struct arena *a, struct bytes pdf, uint64_t *seed)
{
    uint8_t *data = (uint8_t *)arena_copy(a, (const char *)pdf.data, pdf.len);
    struct bytes b = {data, pdf.len};
    switch (next_random(seed) % 6) {
    case 0:
        b.len = next_random(seed) % pdf.len;
        break;
    case 1: {
        size_t n = next_random(seed) % 200;
        size_t to = next_random(seed) % (pdf.len - n);
        size_t from = next_random(seed) % (pdf.len - n);
        memmove(data + to, data + from, n);
        break;
    }
    default:
        for (uint32_t n = 1 + next_random(seed) % 12; n; n--) {
            uint8_t *at = &data[next_random(seed) % pdf.len];
            uint32_t how = next_random(seed);
            static const char telling[] = "0123456789/<[(R ";
            if (how & 1)
                *at = (uint8_t)(how >> 8);
            else if (how & 2)
                *at = (uint8_t)(*at ^ (1u << (how >> 8 & 7)));
            else
                *at = (uint8_t)telling[how >> 8 & 15];
        }
    }
    return b;
}

static void mutants(void **state)
{
    (void)state;
    uint64_t seed = 20240101;
    struct arena *keep = arena_new();
    struct bytes first[] = {packed(keep, false, true),
                            page_of(keep, "BT /F 10 Tf 50 700 Td [(a) 3 (b)] "
                                          "TJ /Span <</ActualText(c)>> BDC "
                                          "(d) Tj EMC ET")};
    for (int i = 0; i < 1500; i++) {
        struct arena *a = arena_new();
        struct bytes b = mutant(a, first[i & 1], &seed);
        gate_read(a, diags_new(a), "x.pdf", b);
        arena_free(a);
    }
    arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators),      cmocka_unit_test(gaps),
        cmocka_unit_test(forms),          cmocka_unit_test(tables),
        cmocka_unit_test(object_streams), cmocka_unit_test(rebuilt),
        cmocka_unit_test(filters),        cmocka_unit_test(ascii_85),
        cmocka_unit_test(to_unicode),     cmocka_unit_test(encodings),
        cmocka_unit_test(reversed_text),  cmocka_unit_test(actual_text),
        cmocka_unit_test(tag_order),      cmocka_unit_test(refusals),
        cmocka_unit_test(bombs),          cmocka_unit_test(mutants),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
