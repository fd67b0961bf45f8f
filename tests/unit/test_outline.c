/* The outline of a PDF: its sections in their order, each leading to the top
 * of its head, and none above the page. */
#include "gate/document.h"
#include "good.h"

/* The height of the page that the section's entry leads to; -1: it has none. */
static double leads_to(struct good *g, const char *section)
{
    const char *why;
    struct document *doc = document_open(g->arena, g->pdf, false, &why);
    double top = -1;
    for (int i = 1; i < doc->entries; i++) {
        struct object o = document_get(doc, i);
        struct object title = object_at(doc, o, "Title");
        struct object to = object_at(doc, o, "Dest");
        if (title.kind == OBJECT_STRING && object_says(title, section) &&
            to.kind == OBJECT_ARRAY)
            top = object_item(doc, to, 3).number;
    }
    document_close(doc);
    return top;
}

static void leads_to_heads(void **state)
{
    (void)state;
    struct good g =
        good_of("cv: {name: Ada, sections: {One: [Words], Two: [Words]}}\n"
                "layout:\n"
                "  page: {size: a4, top_margin: 0pt}\n"
                "  columns: {sidebar: left, sections: [One], header: main}\n"
                "  typography: {font_size: {section_titles: 30pt}}\n",
                NULL);
    assert_non_null(g.pdf.data);
    good = g;
    assert_string_equal(said_of_in(g.arena, g.pdf), "");
    double one = leads_to(&g, "One"), two = leads_to(&g, "Two");
    assert_true(one > 841.8 && one < 841.9); /* the edge of the page */
    assert_true(two > 700 && two < one - 20);
    assert_true(leads_to(&g, "Three") < 0);
    arena_free(g.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(leads_to_heads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
