/* The structure tree of rendered stories, read back from the bytes, and what
 * the catalog has beside it. */
#include "check_tags.h"

/* ---- structure ---- */

static void test_a_resume(void **state)
{
    const struct kit *k = *state;
    const struct rich part[] = {plain(k, "London"),
                                marked(k, "[ada@x.org](mailto:ada@x.org)")};
    const struct block block[] = {
        {.role = ROLE_NAME, .text = plain(k, "Ada")},
        {.role = ROLE_HEADLINE, .text = plain(k, "Analyst")},
        {.role = ROLE_CONTACT, .part = part, .parts = 2},
        {.role = ROLE_SUMMARY, .text = plain(k, "Counts.")},
        {.role = ROLE_SECTION, .text = plain(k, "Work")},
        {.role = ROLE_ENTRY,
         .text = marked(k, "[Engines](https://x.org/), Ltd"),
         .aside = plain(k, "1842")},
        {.role = ROLE_POST,
         .text = plain(k, "Analyst"),
         .aside = plain(k, "Turin")},
        {.role = ROLE_TEXT, .text = plain(k, "In short")},
        {.role = ROLE_ITEM,
         .depth = 1,
         .label = plain(k, "\u2022"),
         .text = plain(k, "Wrote"),
         .aside = plain(k, "1843")},
        {.role = ROLE_ITEM,
         .depth = 1,
         .label = plain(k, "\u2022"),
         .text = plain(k, "Read")},
        {.role = ROLE_TEXT, .text = plain(k, "To be said")},
    };
    assert_string_equal(TREE(k, block, "extends: classic"),
                        "Document(H1 P P(Link(*)) P H2 H3(Link(*)) P P P P "
                        "L:Dis(LI(Lbl LBody(P)) LI(Lbl LBody)) P)");
}

static void test_lists_nest(void **state)
{
    const struct kit *k = *state;
    const struct {
        enum role role;
        int depth;
        const char *label, *text;
    } row[] = {
        {ROLE_NAME, 0, "", "Ada"},
        {ROLE_ITEM, 1, "\u2022", "one"},
        {ROLE_TEXT, 1, "", "more of one"},
        {ROLE_ITEM, 2, "\u2013", "one one"},
        {ROLE_ITEM, 3, "\u25E6", "one one one"},
        {ROLE_TEXT, 3, "", "more of it"},
        {ROLE_TEXT, 1, "", "the end of one"},
        {ROLE_ITEM, 1, "\u2022", "two"},
        {ROLE_ITEM, 1, "1.", "first of another list"},
        {ROLE_ITEM, 1, "2.", "second"},
        {ROLE_TEXT, 0, "", "between"},
        {ROLE_ITEM, 1, "1.", "first of a third"},
        {ROLE_ITEM, 1, "", "no label"},
        {ROLE_ITEM, 3, "\u2022", "a depth left out"},
        {ROLE_TEXT, 2, "", "of what is open above it"},
    };
    enum { ROWS = sizeof row / sizeof *row };
    struct block block[ROWS] = {0};
    for (int i = 0; i < ROWS; i++) {
        block[i].role = row[i].role;
        block[i].depth = row[i].depth;
        block[i].text = plain(k, row[i].text);
        if (*row[i].label)
            block[i].label = plain(k, row[i].label);
    }
    assert_string_equal(
        TREE(k, block, "extends: classic"),
        "Document(H1 "
        "L:Dis(LI(Lbl LBody(P L(LI(Lbl LBody(L:Cir(LI(Lbl LBody(P))))))"
        " P)) LI(Lbl LBody)) "
        "L:Dec(LI(Lbl LBody) LI(Lbl LBody)) P "
        "L:Dec(LI(Lbl LBody)) L(LI(LBody(L:Dis(LI(Lbl LBody)) P))))");
}

static void test_heads_skip_no_level(void **state)
{
    const struct kit *k = *state;
    const enum role role[] = {ROLE_SECTION, ROLE_ENTRY,      ROLE_SUBSECTION,
                              ROLE_ENTRY,   ROLE_SUBSECTION, ROLE_SECTION,
                              ROLE_ENTRY};
    enum { ROLES = sizeof role / sizeof *role };
    struct block block[ROLES + 1] = {0};
    for (int i = 0; i <= ROLES; i++)
        block[i] = (struct block){.role = i ? role[i - 1] : ROLE_NAME,
                                  .text = plain(k, "x")};
    const char *layout = "extends: classic";
    assert_string_equal(
        tree_of(&(struct read[]){rendered(k, block, ROLES + 1, layout)}[0]),
        "Document(H1 H2 H3 H3 H4 H3 H2 H3)");
    assert_string_equal(
        tree_of(&(struct read[]){rendered(k, block + 1, ROLES, layout)}[0]),
        "Document(H1 H2 H2 H3 H2 H1 H2)");
    block[2] = (struct block){.role = ROLE_ENTRY, .aside = plain(k, "1842")};
    assert_string_equal(
        tree_of(&(struct read[]){rendered(k, block + 2, ROLES - 1, layout)}[0]),
        "Document(P H1 H2 H1 H1 H2)");
}

/* ---- content ---- */

static void test_content_over_pages(void **state)
{
    const struct kit *k = *state;
    struct buf words = buf_new(k->arena);
    for (int i = 0; i < 40; i++)
        buf_puts(&words, "An office of five, with `code`, *much* to say. ");
    struct rich text = marked(k, buf_text(&words));
    struct block block[12] = {0};
    for (int i = 0; i < 12; i++)
        block[i] = (struct block){.role = i ? ROLE_ITEM : ROLE_SECTION,
                                  .depth = i > 0,
                                  .text = text,
                                  .aside = plain(k, "1842")};
    struct read r = rendered(k, block, 12, "page: {max: 0}");
    const struct account *c = account_of(&r);
    assert_true(c->pages > 1);
    assert_parents(c);
    const char *tree = tree_of(&r);
    assert_memory_equal(tree, "Document(H1 P L(LI(LBody(P)) LI(LBody(P)) ", 42);
    bool split = false;
    for (int i = 1; i < r.rows - 2; i++)
        split |= strstr(object_text(&r, i), "<</Type/MCR/Pg ") != NULL;
    assert_true(split);
}

/* How many pieces of content the element `number` has. */
static int content_of(const struct account *c, int number)
{
    int n = 0;
    for (int i = 0; i < c->pages; i++)
        for (int k = 0; k < MOST; k++)
            n += c->owner[i][k] == number;
    return n;
}

static void test_links(void **state)
{
    const struct kit *k = *state;
    const struct block block[] = {
        {.role = ROLE_NAME, .text = plain(k, "Ada")},
        {.role = ROLE_TEXT,
         .text = marked(k, "See [a](https://a.org/)[b](https://b.org/), and "
                           "[a](https://a.org/) again.")},
        {.role = ROLE_TEXT,
         .text = marked(
             k,
             "[A **link** with so many words that it does not "
             "stand on one line of the page, however wide the "
             "page is or the line, and goes on, and on, and on, as it has to]"
             "(https://c.org/), here.")},
    };
    struct read r = rendered(k, block, 3, "extends: classic");
    assert_string_equal(tree_of(&r),
                        "Document(H1 P(Link(*) Link(*) Link(*)) P(Link(* *)))");
    const struct account *c = account_of(&r);
    assert_parents(c);
    assert_int_equal(c->count, 5);
    assert_int_equal(c->owner_of[3], c->owner_of[4]);
    for (int i = 0; i < 5; i++)
        assert_int_equal(content_of(c, c->owner_of[i]), 1);
    static const char *const url[] = {"a", "b", "a", "c", "c"};
    for (int i = 0; i < 5; i++)
        assert_in(object_text(&r, c->annotations[i]),
                  arena_printf(k->arena, "/URI (https:\\057\\057%s.org\\057)",
                               url[i]));
    for (int i = 3; i < 5; i++)
        assert_in(object_text(&r, c->annotations[i]),
                  "/Contents (A link with so many words that it does not stand "
                  "on one line of the page, however wide the page is or the "
                  "line, and goes on, and on, and on, as it has to)");
}

static void test_lines_of_connections_are_apart(void **state)
{
    const struct kit *k = *state;
    struct rich part[12];
    for (int i = 0; i < 12; i++)
        part[i] = plain(k, "connection of some length");
    const struct block block = {
        .role = ROLE_CONTACT, .part = part, .parts = 12};
    struct diags *d = diags_new(k->arena);
    struct style_ask ask = {.beside = "", .data = folder};
    const struct story story = {
        .separator = "|", .block = &block, .blocks = 1, .lang = "en"};
    const struct pages *p = page_layout(k->arena, d, k->fonts, &story,
                                        style_read(k->arena, d, &ask), NULL);
    int lines = 1;
    for (int i = 1; i < p->page[0].items; i++) {
        const struct placed *item = &p->page[0].item[i];
        if (item->y <= item[-1].y + 1)
            continue;
        assert_int_equal(item[-1].kind, ITEM_SPACE);
        assert_int_equal(item[-1].part, PART_TEXT);
        lines++;
    }
    assert_true(lines > 2);
    assert_int_equal(p->page[0].item[p->page[0].items - 1].kind, ITEM_TEXT);
}

/* ---- the catalog ---- */

static void test_another_language_is_told(void **state)
{
    const struct kit *k = *state;
    struct rich word = rich_in(k->arena, marked(k, "der **Geist**"), "de");
    const struct block block[] = {
        {.role = ROLE_TEXT,
         .text = rich_join(k->arena, plain(k, "In German: "), word)},
    };
    struct read r = rendered(k, block, 1, "");
    /* a span for each of the two styles, within the paragraph's mark */
    const char *text = laid_open(k->arena, r.pdf);
    const char *first = strstr(text, "/Span<</Lang(de)>>BDC");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, "/Span<</Lang(de)>>BDC"));
    assert_null(strstr(text, "/Lang(en)>>BDC"));
}

static void test_outline(void **state)
{
    const struct kit *k = *state;
    const struct block block[] = {
        {.role = ROLE_NAME, .text = plain(k, "Ada")},
        {.role = ROLE_SECTION, .text = plain(k, "Work")},
        {.role = ROLE_ENTRY, .text = plain(k, "Engines")},
        {.role = ROLE_BREAK},
        {.role = ROLE_SECTION, .text = marked(k, "\u00C9t\u00E9 **x**")},
        {.role = ROLE_SUBSECTION, .text = plain(k, "Sub")},
    };
    struct read r = rendered(k, block, 6, "page: {max: 0}");
    const struct account *c = account_of(&r);
    assert_int_equal(c->pages, 2);
    int catalog = (int)number_after(r.xref, "/Root ");
    const char *text = object_text(&r, catalog);
    const char *outline =
        object_text(&r, (int)number_after(text, "/Outlines "));
    assert_in(outline, "/Count 2\n");
    int first = (int)number_after(outline, "/First ");
    int last = (int)number_after(outline, "/Last ");
    text = object_text(&r, first);
    assert_in(text, "/Title (Work)\n");
    assert_int_equal(number_after(text, "/Next "), last);
    assert_not_in(text, "/Prev");
    assert_int_equal(number_after(text, "/Dest["), c->page[0]);
    assert_in(text, " 0 R/XYZ null ");
    text = object_text(&r, last);
    assert_in(text, "/Title <FEFF00C9007400E900200078>");
    assert_int_equal(number_after(text, "/Prev "), first);
    assert_not_in(text, "/Next");
    assert_int_equal(number_after(text, "/Dest["), c->page[1]);
}

static unsigned word(const char *p)
{
    const uint8_t *b = (const uint8_t *)p;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 |
           b[3];
}

static void test_profile_is_whole(void **state)
{
    const struct kit *k = *state;
    struct block block = {.role = ROLE_NAME, .text = plain(k, "Ada")};
    struct read r = rendered(k, &block, 1, "extends: classic");
    int catalog = (int)number_after(r.xref, "/Root ");
    const char *text = object_text(&r, catalog);
    assert_in(text, "/S /GTS_PDFA1");
    int number = (int)number_after(text, "/DestOutputProfile ");
    assert_in(object_text(&r, number), "/N 3");
    size_t len;
    const char *p = stream_at(r.arena, r.pdf, field(&r, number, 1), &len);
    assert_int_equal(word(p), len);
    assert_memory_equal(p + 8, "\4\x20\0\0mntrRGB XYZ ", 16);
    assert_memory_equal(p + 36, "acsp", 4);
    unsigned sum[3] = {0}, white[3] = {0};
    assert_int_equal(word(p + 128), 10);
    for (int i = 0; i < 10; i++) {
        const char *row = p + 132 + 12 * i;
        unsigned at = word(row + 4), size = word(row + 8);
        assert_int_equal(at % 4, 0);
        assert_true(at >= 252 && at + size <= len);
        bool is_white = memcmp(row, "wtpt", 4) == 0;
        for (int n = 0; n < 3 && memcmp(p + at, "XYZ ", 4) == 0; n++)
            *(is_white ? &white[n] : &sum[n]) += word(p + at + 8 + 4 * n);
    }
    assert_memory_equal(sum, white, sizeof sum);
    assert_memory_equal(p + 68, p + word(p + 132 + 24 + 4) + 8, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_resume),
        cmocka_unit_test(test_lists_nest),
        cmocka_unit_test(test_heads_skip_no_level),
        cmocka_unit_test(test_content_over_pages),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_lines_of_connections_are_apart),
        cmocka_unit_test(test_another_language_is_told),
        cmocka_unit_test(test_outline),
        cmocka_unit_test(test_profile_is_whole),
    };
    return cmocka_run_group_tests(tests, kit_setup, kit_teardown);
}
