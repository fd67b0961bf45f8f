/* Faults that no word of the story tells: glyphs that are nothing, artifacts,
 * heads and feet of pages, columns over pages, links in asides, and a file that
 * holds more than is read. */
#include "gate/gate.h"
#include "good.h"
#include "rewrite.h"
#include <libdeflate.h>
#include <stdlib.h>

static void is_said(struct good *g, struct rewriting *w, const char *words)
{
    good = *g;
    const char *said = said_of_in(g->arena, rewriting_end(w));
    if (*words ? !strstr(said, words) : *said != '\0')
        fail_msg("'%s' is not '%s'", said, words);
}

static struct rewriting *start(const struct good *g)
{
    return rewriting_of(g->arena, g->pdf);
}

static int saying(const struct rewriting *w, const char *words)
{
    int i = operation_saying(w, words);
    if (i < 0)
        fail_msg("nothing says '%s'", words);
    return i;
}

/* The mark before an operation. */
static int mark_of(const struct rewriting *w, int i)
{
    while (i >= 0 && !strstr(w->op[i].text, "BDC"))
        i--;
    assert_true(i >= 0);
    return i;
}

static struct good made_of(const char *text)
{
    struct good g = good_of(text, NULL);
    assert_non_null(g.pdf.data);
    is_said(&g, start(&g), "");
    return g;
}

/* ---- glyphs and artifacts ---- */

/* The words are said, and what is seen is an empty box. */
static void a_glyph_that_is_none(void **state)
{
    (void)state;
    struct good g = made_of(resume);
    struct rewriting *w = start(&g);
    int i = saying(w, "Second");
    operation_in(w, i + 1, "EMC");
    operation_in(w, i + 1, "[<0000>]TJ");
    operation_in(w, i + 1, "/Span<</ActualText()>>BDC");
    is_said(&g, w, "a glyph is shown that its font does not have");
    arena_free(g.arena);
}

/* Before the words, an artifact that stands for this. */
static void artifact_in(struct rewriting *w, const char *hex)
{
    int i = saying(w, "Second");
    const char *shown = w->op[i].text;
    i = mark_of(w, i);
    operation_in(w, i, "EMC");
    operation_in(w, i, "EMC");
    operation_in(w, i, shown);
    operation_in(
        w, i, arena_printf(w->arena, "/Span<</ActualText<FEFF%s>>>BDC", hex));
    operation_in(w, i, "/Artifact BMC");
}

static void artifacts(void **state)
{
    (void)state;
    static const struct {
        const char *hex, *said;
    } row[] = {{"00B7", ""},
               {"E000", "it holds U+E000"},
               {"00AD", "it holds U+00AD"},
               {"0031", "an artifact says '1'"},
               {"002000B700200061", "an artifact says 'a'"}};
    struct good g = made_of(resume);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct rewriting *w = start(&g);
        artifact_in(w, row[i].hex);
        is_said(&g, w, row[i].said);
    }
    /* a separator of letters is one */
    struct story other = *g.story;
    other.separator = " | or ";
    g.story = &other;
    struct rewriting *w = start(&g);
    artifact_in(w, "006F0072");
    is_said(&g, w, "");
    arena_free(g.arena);
}

/* ---- heads and feet ---- */

static void feet_of_pages(void **state)
{
    (void)state;
    struct good g = made_of("cv: {name: Ada Lovelace, sections: {A: [Words]}}\n"
                            "layout:\n"
                            "  page: {show_footer: true}\n"
                            "  templates: {footer: Page PAGE_NUMBER}\n");
    struct rewriting *w = start(&g);
    operation_out(w, saying(w, "Page 1"));
    is_said(&g, w, "what stands at the head or foot of a page is not what");
    w = start(&g);
    int i = saying(w, "Page 1");
    operation_in(w, i, w->op[i].text);
    is_said(&g, w, "what stands at the head or foot of a page is not what");
    w = start(&g); /* as long as the right one */
    i = saying(w, "Page 1");
    operation_in(w, i + 1, "EMC");
    operation_in(w, i, "/Span<</ActualText(Page 2)>>BDC");
    is_said(&g, w, "what stands at the head or foot of a page is not what");
    arena_free(g.arena);
}

/* ---- links ---- */

static void links_in_asides(void **state)
{
    (void)state;
    struct good g =
        made_of("cv:\n"
                "  name: Ada Lovelace\n"
                "  sections:\n"
                "    A:\n"
                "      - company: Works\n"
                "        position: Analyst\n"
                "        location: \"[London](https://example.org/london)\"\n"
                "      - company: \"[Mill](https://example.org/mill)\"\n"
                "        position: \"[One](https://example.org/one)\"\n");
    struct rewriting *w = start(&g);
    assert_true(change_object(w, "example.org/london", "example.org/paris"));
    is_said(&g, w,
            "a link leads to 'https://example.org/paris' and not to "
            "'https://example.org/london'");
    w = start(&g);
    assert_true(change_object(w, "example.org/one", "example.org/two"));
    is_said(&g, w, "a link leads to 'https://example.org/two'");
    w = start(&g);
    assert_true(change_object(w, "(https://example.org/mill)", "null"));
    is_said(&g, w, "an annotation is no link");
    arena_free(g.arena);
}

static void links_of_nobody(void **state)
{
    (void)state;
    struct good g = made_of("cv: {name: Ada, sections: {A: [Words]}}\n");
    struct rewriting *w = start(&g);
    assert_true(change_object(w, "/MediaBox",
                              "/Annots [<</Subtype /Link/A <</S /URI/URI "
                              "(https://example.org/more)>>>>]/MediaBox"));
    is_said(&g, w,
            "a link that the résumé does not have leads to "
            "'https://example.org/more'");
    arena_free(g.arena);
}

/* ---- columns over pages ---- */

static const char *two_columns(struct arena *a)
{
    struct buf b = buf_new(a);
    buf_puts(&b, "cv:\n  name: Ada Lovelace\n  sections:\n    Work:\n");
    for (int i = 0; i < 14; i++)
        buf_printf(&b,
                   "      - Work %d on [the engine that weaves patterns]"
                   "(https://example.org/%d) of any kind\n",
                   i, i);
    buf_puts(&b, "    Notes:\n");
    for (int i = 0; i < 40; i++)
        buf_printf(&b, "      - Note %d\n", i);
    buf_puts(&b, "layout:\n  page: {max: 0, size: a5}\n  columns: {sidebar: "
                 "left, sections: [Notes], width: 120pt}\n");
    return buf_text(&b);
}

static void columns_over_pages(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct good g = made_of(two_columns(a));
    struct rewriting *w = start(&g);
    int i = mark_of(w, saying(w, "Work 3")),
        k = mark_of(w, saying(w, "Work 4"));
    struct operation o = w->op[i];
    w->op[i] = w->op[k];
    w->op[k] = o;
    is_said(&g, w, "a page is not in the order of its tags");
    w = start(&g);
    i = mark_of(w, saying(w, "Work 3"));
    operation_in(w, i, "EMC");
    operation_in(w, i, w->op[saying(w, "Work 4")].text);
    operation_in(w, i, "/P <</MCID 999>>BDC");
    is_said(&g, w, "there are words in no tag");
    w = start(&g);
    assert_true(change_object(w, "/StructTreeRoot", "/Struct"));
    is_said(&g, w, "it has no tags");
    struct diags *d = diags_new(g.arena); /* nor can it be told without them */
    assert_false(
        gate_check(g.arena, d, DIAG_OTHER_TEXT, rewriting_end(w), g.story));
    w = start(&g);
    assert_true(change_object(w, "example.org/7)", "example.org/8)"));
    is_said(&g, w, "a link leads to 'https://example.org/8'");
    arena_free(g.arena);
    arena_free(a);
}

/* ---- pictures ---- */

/* The page with a picture said to show that, before all else. */
static struct rewriting *picturing(const struct good *g, const char *alt)
{
    struct rewriting *w = start(g);
    const char *figure = arena_printf(w->arena, "/K [<</S/Figure%s>> ", alt);
    for (int i = 1; i < w->objects; i++)
        if (w->object[i] && strstr(w->object[i], "/S /Document"))
            w->object[i] = replaced(w->arena, w->object[i], "/K [", figure);
    return w;
}

static void pictures(void **state)
{
    (void)state;
    struct good g = made_of(resume);
    is_said(&g, picturing(&g, "/Alt(A portrait)"),
            "there is a picture that the résumé does not have");
    struct story other = *g.story;
    struct block *block =
        arena_array(g.arena, (size_t)other.blocks, sizeof *block);
    memcpy(block, other.block, (size_t)other.blocks * sizeof *block);
    block[0].alt = "A portrait";
    other.block = block;
    g.story = &other;
    is_said(&g, picturing(&g, "/Alt(A portrait)"), "");
    is_said(&g, picturing(&g, "/Alt(A landscape)"),
            "a picture of 'A portrait' is described as 'A landscape'");
    is_said(&g, picturing(&g, ""),
            "a picture of 'A portrait' is described as ''");
    is_said(&g, start(&g), "a picture of 'A portrait' is missing");
    arena_free(g.arena);
}

/* ---- more than is read ---- */

/* The PDF with an object more that nothing leads to: a list of so many empty
 * names, packed. */
static struct bytes with_names(struct arena *a, struct bytes pdf, size_t count)
{
    const char *why = NULL;
    struct document *doc = document_open(a, pdf, false, &why);
    int root = object_at_raw(doc, doc->trailer, "Root").ref;
    int info = object_at_raw(doc, doc->trailer, "Info").ref;
    int from = doc->entries;
    document_close(doc);
    struct buf plain = buf_new(a), b = buf_new(a), rows = buf_new(a);
    buf_printf(&plain, "%d 0 [", from);
    size_t first = plain.len - 1;
    for (size_t i = 0; i < count; i++)
        buf_putc(&plain, '/');
    buf_putc(&plain, ']');
    struct libdeflate_compressor *z = libdeflate_alloc_compressor(1);
    size_t room = libdeflate_zlib_compress_bound(z, plain.len);
    uint8_t *packed = arena_alloc(a, room);
    size_t n = libdeflate_zlib_compress(z, plain.data, plain.len, packed, room);
    libdeflate_free_compressor(z);
    buf_add(&b, pdf.data, pdf.len);
    size_t at[2] = {b.len};
    buf_printf(&b,
               "%d 0 obj<</Type/ObjStm/N 1/First %zu/Filter/FlateDecode"
               "/Length %zu>>stream\n",
               from + 1, first, n);
    buf_add(&b, packed, n);
    buf_puts(&b, "\nendstream endobj\n");
    at[1] = b.len;
    const char *text =
        (const char *)memmem(pdf.data + pdf.len - 40, 40, "startxref\n", 10);
    assert_non_null(text);
    uint32_t row[3] = {(uint32_t)from + 1, (uint32_t)at[0], (uint32_t)at[1]};
    for (int i = 0; i < 3; i++) {
        buf_putc(&rows, i ? 1 : 2);
        for (int shift = 24; shift >= 0; shift -= 8)
            buf_putc(&rows, (char)(row[i] >> shift));
        buf_putc(&rows, 0);
    }
    buf_printf(&b,
               "%d 0 obj<</Type/XRef/W[1 4 1]/Size %d/Index[%d 3]/Root %d 0 "
               "R/Info %d 0 R/Prev %ld/Length %zu>>stream\n",
               from + 2, from + 3, from, root, info,
               strtol(text + 10, NULL, 10), rows.len);
    buf_add(&b, rows.data, rows.len);
    buf_printf(&b, "\nendstream endobj\nstartxref\n%zu\n%%%%EOF\n", at[1]);
    return buf_bytes(&b);
}

static void more_than_a_page_holds(void **state)
{
    (void)state;
    struct good g = made_of(resume);
    assert_string_equal(said_of_in(g.arena, with_names(g.arena, g.pdf, 1000)),
                        "");
    assert_non_null(
        strstr(said_of_in(g.arena, with_names(g.arena, g.pdf, 4500000)),
               "there is more in it than a page holds"));
    arena_free(g.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_glyph_that_is_none),
        cmocka_unit_test(artifacts),
        cmocka_unit_test(feet_of_pages),
        cmocka_unit_test(links_in_asides),
        cmocka_unit_test(links_of_nobody),
        cmocka_unit_test(columns_over_pages),
        cmocka_unit_test(pictures),
        cmocka_unit_test(more_than_a_page_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
