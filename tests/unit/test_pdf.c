/* The bytes of a PDF, read back by a few lines of our own. */
#include "sheet.h"

static void fill(struct sheet *s)
{
    put_words(s, "An efficient office, (sic) 3\\4", 60);
    const struct para *p = shaped(s, "A link", SPAN_BOLD, "tel:+1-2", 0);
    put_para(s, p, 50, 80);
    place(s, (struct placed){.kind = ITEM_LINK,
                             .x = 50,
                             .y = 72,
                             .width = 30,
                             .height = 10,
                             .para = p,
                             .end = p->glyphs,
                             .url = "tel:+1-2"});
    place(s, (struct placed){.kind = ITEM_RULE,
                             .x = 50,
                             .y = 90,
                             .width = 495.276,
                             .height = 0.4});
}

static void test_same_bytes(void **state)
{
    struct sheet s = sheet_of(state);
    fill(&s);
    struct bytes once = written(&s, &undated);
    struct bytes twice = written(&s, &undated);
    struct arena *fresh = arena_new();
    struct sheet other = sheet_new(fresh, s.fonts);
    fill(&other);
    struct bytes again = written(&other, &undated);
    assert_non_null(once.data);
    assert_int_equal(once.len, twice.len);
    assert_memory_equal(once.data, twice.data, once.len);
    assert_int_equal(once.len, again.len);
    assert_memory_equal(once.data, again.data, once.len);
    arena_free(fresh);
}

static void test_every_object_is_where_xref_says(void **state)
{
    struct sheet s = sheet_of(state);
    fill(&s);
    struct bytes pdf = written(&s, &undated);
    assert_memory_equal(pdf.data, "%PDF-1.7\n%", 10);
    struct read r = read_xref(s.arena, pdf);
    int packed = 0;
    for (int i = 1; i < r.rows; i++) {
        if (field(&r, i, 0) == 1) {
            char head[24];
            int n = snprintf(head, sizeof head, "%d 0 obj\n", i);
            assert_memory_equal(pdf.data + field(&r, i, 1), head, (size_t)n);
            continue;
        }
        assert_int_equal(field(&r, i, 0), 2);
        size_t len;
        unsigned packer = field(&r, (int)field(&r, i, 1), 1);
        const char *p = stream_at(s.arena, pdf, packer, &len);
        for (unsigned skip = 2 * field(&r, i, 2); skip; skip--)
            p = strchr(p, ' ') + 1;
        assert_int_equal(atoi(p), i);
        packed++;
    }
    assert_true(packed > 8);
    assert_int_equal(field(&r, 0, 0), 0);
}

static const char *id_of(struct arena *a, struct bytes pdf)
{
    const char *id = strstr(read_xref(a, pdf).xref, "/ID[<");
    assert_non_null(id);
    return arena_copy(a, id, strlen("/ID[<><>]") + 64);
}

static void test_id_is_of_the_content(void **state)
{
    struct sheet s = sheet_of(state);
    put_words(&s, "Ada", 60);
    const char *first = id_of(s.arena, written(&s, &undated));
    s.story.title = "Another title";
    const char *titled = id_of(s.arena, written(&s, &undated));
    s.story.title = "A title";
    const char *back = id_of(s.arena, written(&s, &undated));
    s.item[0].x = 50.01;
    const char *moved = id_of(s.arena, written(&s, &undated));
    assert_string_not_equal(first, titled);
    assert_string_not_equal(first, moved);
    assert_string_equal(first, back);
}

static void test_metadata(void **state)
{
    static const char *const keywords[] = {"C", "a & b", NULL};
    struct sheet s = sheet_of(state);
    put_words(&s, "Ada", 60);
    s.story.title = "R\xC3\xA9sum\xC3\xA9 \xF0\x9F\x98\x80";
    s.story.author = "A (B) \\ C";
    s.story.subject = "<x>";
    s.story.keywords = keywords;
    const struct pdf_options dated = {.date = 1700000000};
    const char *text = laid_open(s.arena, written(&s, &dated));
    assert_in(text, "/Title <FEFF005200E900730075006D00E90020D83DDE00>");
    assert_in(text, "/Author (A \\050B\\051 \\134 C)");
    assert_in(text, "/Keywords (C, a & b)");
    assert_in(text, "/CreationDate (D:20231114221320Z)");
    assert_in(text, "/Lang (en)");
    assert_in(text, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
                    "R\xC3\xA9sum\xC3\xA9 \xF0\x9F\x98\x80</rdf:li>");
    assert_in(text, "<rdf:li xml:lang=\"x-default\">&lt;x&gt;</rdf:li>");
    assert_in(text, "<rdf:li>a &amp; b</rdf:li>");
    assert_in(text, "<pdf:Keywords>C, a &amp; b</pdf:Keywords>");
    assert_in(text, "<xmp:CreateDate>2023-11-14T22:13:20Z</xmp:CreateDate>");
    text = laid_open(s.arena, written(&s, &undated));
    assert_not_in(text, "Date");
}

static void test_dates_of_leap_years(void **state)
{
    struct sheet s = sheet_of(state);
    put_words(&s, "Ada", 60);
    const struct pdf_options leap = {.date = 951782400},
                             last = {.date = 4102444799};
    assert_in(laid_open(s.arena, written(&s, &leap)), "(D:20000229000000Z)");
    assert_in(laid_open(s.arena, written(&s, &last)), "(D:20991231235959Z)");
    const struct pdf_options never = {.date = 253402300800};
    assert_null(written(&s, &never).data);
    assert_int_equal(diags_exit(s.diags), 70);
}

static void test_nothing_runs(void **state)
{
    static const char *const forbidden[] = {
        "/JavaScript", "/JS",           "/Launch", "/OpenAction",
        "/AA",         "/EmbeddedFile", "/GoToR",  "/SubmitForm",
        "/home",       "/root",         "/tmp"};
    struct sheet s = sheet_of(state);
    fill(&s);
    s.story.title = "x) /Launch (y";
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text, "(x\\051 \\057Launch \\050y)");
    s.story.title = "x";
    text = laid_open(s.arena, written(&s, &undated));
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        assert_not_in(text, forbidden[i]);
}

static void test_ligature_reads_as_its_letters(void **state)
{
    struct sheet s = sheet_of(state);
    const struct para *p = put_words(&s, "ffi", 60)->para;
    assert_int_equal(p->glyphs, 1);
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text, "1 beginbfchar\n<0001><006600660069>\nendbfchar");
    assert_not_in(text, "ActualText");
}

static void test_ranges_of_letters(void **state)
{
    struct sheet s = sheet_of(state);
    put_words(&s, "ABC", 60);
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text, "1 beginbfrange\n<0001><0003><0041>\nendbfrange");
    assert_not_in(text, "beginbfchar");
}

/* A copy of the paragraph that stands for other text. */
static const struct para *renamed(struct sheet *s, const struct para *p,
                                  const char *text, unsigned to)
{
    struct para *copy = arena_alloc(s->arena, sizeof *copy);
    *copy = *p;
    copy->text = text;
    copy->len = strlen(text);
    struct glyph *glyph =
        arena_array(s->arena, (size_t)p->glyphs, sizeof *glyph);
    for (int i = 0; i < p->glyphs; i++) {
        glyph[i] = p->glyph[i];
        glyph[i].from = 0;
        glyph[i].to = to;
    }
    copy->glyph = glyph;
    return copy;
}

static void test_two_meanings_of_a_glyph(void **state)
{
    struct sheet s = sheet_of(state);
    const struct para *p = put_words(&s, "A", 60)->para;
    put_para(&s, p, 50, 80);
    put_para(&s, renamed(&s, p, "\xCE\x91", 2), 50, 100);
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text, "<0001><0041>");
    assert_in(text, "/Span<</ActualText<FEFF0391>>>BDC\n0 -20 Td\n"
                    "(@\x01)Tj\nEMC\n");
}

static void test_cluster_of_several_glyphs(void **state)
{
    struct sheet s = sheet_of(state);
    const struct para *p = shaped(&s, "xy", 0, NULL, 0);
    put_para(&s, renamed(&s, p, "x\xCC\xA3\xCC\x81", 5), 50, 60);
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text, "(@\x01@\x02)Tj");
    assert_in(text, "<0001><0078>\n<0002><03230301>\n");
    assert_not_in(text, "ActualText");
}

/* As in scripts whose vowels go before their letter: what a glyph says alone is
 * its code's, its shares of clusters have others, however many they are. */
static void test_alone_before_clusters(void **state)
{
    struct sheet s = sheet_of(state);
    const struct para *p = shaped(&s, "xy", 0, NULL, 0);
    put_para(&s, renamed(&s, p, "zx", 2), 50, 60);
    put_para(&s, renamed(&s, p, "zx", 2), 50, 80);
    put_para(&s, shaped(&s, "x", 0, NULL, 0), 50, 100);
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text, "<0001><0078>\n<0002><0078>\n<0003><007A>\n");
    assert_in(text, "(@\x03@\x02)Tj");
    assert_in(text, "(@\x01)Tj");
    assert_not_in(text, "ActualText");
}

/* Letters that run from right to left are shown from left to right and marked
 * so; the space between two runs stands where it is read. */
static void test_right_to_left(void **state)
{
    struct sheet s = sheet_of(state);
    const struct para *p = shaped(&s, "xyz ", 0, NULL, 0);
    struct placed *i = put_para(&s, p, 50, 60);
    i->back = true;
    i->width = p->x[4] * 10;
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text, "/ReversedChars BMC\n");
    assert_in(text, "(@\x03@\x02@\x01)Tj\nEMC\n");
    assert_not_in(text, "ActualText");
}

static void test_gap_is_spaces(void **state)
{
    struct sheet s = sheet_of(state);
    struct placed *i = put_words(&s, "A", 60);
    const struct para *p = i->para;
    double space = (double)shaped(&s, "A b", 0, NULL, 0)->glyph[1].advance;
    pt end = 50 + p->width * 10;
    place(&s, (struct placed){.kind = ITEM_SPACE,
                              .part = PART_TEXT,
                              .x = end,
                              .y = 60,
                              .size = 10,
                              .width = space * 35,
                              .para = p});
    put_para(&s, p, end + space * 35, 60)->part = PART_ASIDE;
    const char *text = laid_open(s.arena, written(&s, &undated));
    char want[80];
    snprintf(want, sizeof want,
             "50 781.89 Td\n(@\x01@\x02@\x02@\x02)Tj\nEMC\n"
             "/P<</MCID 1>>BDC\n[-%ld(@\x01)]TJ\nEMC\n",
             lround(space * 500));
    assert_in(text, want);
    assert_in(text, "<0002><0020>");
}

static void test_letter_spacing_is_tc(void **state)
{
    struct sheet s = sheet_of(state);
    put_para(&s, shaped(&s, "HIHIHI", 0, NULL, 0.05), 50, 60);
    put_words(&s, "HIHIHI", 80);
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text,
              "\n.5 Tc\n50 781.89 Td\n(@\x01@\x02@\x01@\x02@\x01@\x02)Tj\n"
              "0 Tc\n0 -20 Td\n(");
}

static void test_links(void **state)
{
    struct sheet s = sheet_of(state);
    fill(&s);
    const char *text = laid_open(s.arena, written(&s, &undated));
    assert_in(text, "/Contents (A link)");
    assert_in(text, "/Rect[50 759.89 80 769.89]");
    assert_in(text, "/URI (tel:+1-2)");
    assert_in(text, "/F 4");
    assert_in(text, "/Artifact<</Type/Layout>>BDC\n"
                    "50 751.49 495.28 .4 re\nf\nEMC\n");
    assert_in(text, "/MediaBox[0 0 595.28 841.89]");
}

/* A claim more, and not a byte elsewhere but in what counts the bytes. */
static void test_the_claim_is_all_that_differs(void **state)
{
    struct sheet s = sheet_of(state);
    fill(&s);
    const struct pdf_options claimed = {.date = -1, .claim_a2a = true};
    struct read r[] = {read_xref(s.arena, written(&s, &undated)),
                       read_xref(s.arena, written(&s, &claimed))};
    assert_int_equal(r[0].rows, r[1].rows);
    int metadata = 0, streams = 0;
    for (int i = 1; i < r[0].rows - 2; i++) {
        const char *text = object_text(&r[0], i);
        if (strstr(text, "/Metadata\n")) {
            metadata += strstr(text, "/Type /Metadata") != NULL;
            continue;
        }
        assert_string_equal(text, object_text(&r[1], i));
        if (field(&r[0], i, 0) != 1)
            continue;
        size_t len[2];
        const char *data[2];
        for (int k = 0; k < 2; k++)
            data[k] = stream_at(s.arena, r[k].pdf, field(&r[k], i, 1), &len[k]);
        assert_int_equal(len[0], len[1]);
        assert_memory_equal(data[0], data[1], len[0]);
        streams++;
    }
    assert_int_equal(metadata, 1);
    assert_true(streams >= 4);
    const char *plain = laid_open(s.arena, r[0].pdf);
    const char *more = laid_open(s.arena, r[1].pdf);
    assert_in(plain, "<pdfuaid:part>1</pdfuaid:part>");
    assert_in(more, "<pdfuaid:part>1</pdfuaid:part>");
    assert_not_in(plain, "pdfaid");
    assert_in(more, "<pdfaid:part>2</pdfaid:part>\n"
                    "<pdfaid:conformance>A</pdfaid:conformance>\n");
}

static void test_no_words(void **state)
{
    struct sheet s = sheet_of(state);
    assert_non_null(written(&s, &undated).data);
    assert_int_equal(diags_count(s.diags, SEVERITY_ERROR), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_every_object_is_where_xref_says),
        cmocka_unit_test(test_id_is_of_the_content),
        cmocka_unit_test(test_metadata),
        cmocka_unit_test(test_dates_of_leap_years),
        cmocka_unit_test(test_nothing_runs),
        cmocka_unit_test(test_ligature_reads_as_its_letters),
        cmocka_unit_test(test_ranges_of_letters),
        cmocka_unit_test(test_two_meanings_of_a_glyph),
        cmocka_unit_test(test_cluster_of_several_glyphs),
        cmocka_unit_test(test_alone_before_clusters),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_gap_is_spaces),
        cmocka_unit_test(test_letter_spacing_is_tc),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_the_claim_is_all_that_differs),
        cmocka_unit_test(test_no_words),
    };
    return cmocka_run_group_tests(tests, kit_setup, kit_teardown);
}
