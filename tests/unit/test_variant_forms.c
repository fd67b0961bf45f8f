/* The forms in which a variant may be written, each with what it makes of the
 * résumé: patches, what is left of sections and their order, layouts, paths. */
#include "variants.h"

/* ---- patches ---- */
static void patches(void **state)
{
    static const struct row rows[] = {
        /* before and after an item, a text alone or a list */
        {CV "    S: [{bullet: b, id: i}]\n" X
            "patch: {i: {before: a, after: [c, d]}}\n",
         "cv/sections/S", "[a, {bullet: b, id: i}, c, d]", ""},
        {CV "    S: [{bullet: b, id: i}]\n" X "patch: {i: {hide: true}}\n",
         "cv/sections", "{}", ""},
        {CV "    S: [{bullet: b, id: i}, c]\n" X "patch: {i: {hide: false}}\n",
         "cv/sections/S", "[{bullet: b, id: i}, c]", ""},
        /* around a list that is there, that is not, and that is a text */
        {CV "    S: [{company: C, id: i, highlights: [b]}]\n" X
            "patch: {i: {highlights: {before: a, after: [c]}}}\n",
         "cv/sections/S", "[{company: C, id: i, highlights: [a, b, c]}]", ""},
        {CV "    S: [{company: C, id: i}]\n" X
            "patch: {i: {highlights: {before: [a]}}}\n",
         "cv/sections/S", "[{company: C, id: i, highlights: [a]}]", ""},
        {CV "    S: [{company: C, id: i, summary: s}]\n" X
            "patch: {i: {summary: {after: a}}}\n",
         "cv/sections/S", "[{company: C, id: i, summary: {after: a}}]", ""},
        {CV "    S: [{company: C, id: i, highlights: [b]}]\n" X
            "patch: {i: {highlights: {after: a, en: b}}}\n",
         "cv/sections/S",
         "[{company: C, id: i, highlights: {after: a, en: b}}]", ""},
        {CV "    S: [{company: C, id: i, summary: s}]\n" X
            "patch: {i: {summary: {}}}\n",
         "cv/sections/S", "[{company: C, id: i, summary: {}}]", ""},
        /* a text where the item has its own word for it, or both */
        {CV "    S: [{number: b, id: i}]\n" X "patch: {i: {text: c}}\n",
         "cv/sections/S", "[{number: c, id: i}]", ""},
        {CV "    S: [{number: b, text: t, id: i}]\n" X "patch: {i: c}\n",
         "cv/sections/S", "[{number: b, text: c, id: i}]", ""},
        /* a section is no item of a list */
        {CV "    S: {id: i, entries: [b]}\n" X "patch: {i: {before: a}}\n",
         "cv/sections/S", "{id: i, entries: [b]}", "'before' of a section"},
        {CV "    S: {id: i, entries: [b]}\n" X "patch: {i: {after: a}}\n",
         "cv/sections/S", "{id: i, entries: [b]}", "'after' of a section"},
        /* what it has of its own, and what is made new in it */
        {CV "    S: {id: i, entries: [b]}\n" X "patch: {i: {entries: [c]}}\n",
         "cv/sections/S", "{id: i, entries: [c]}", ""},
        {CV "    S: {id: i, entries: [b]}\n" X "patch: {i: {entries: [c 3]}}\n",
         "cv/sections/S", "{id: i, entries: [c 3]}",
         "the number '3', which stands nowhere"},
        {CV "    S: {id: i, entries: [b]}\n" X
            "patch: {i: {entries: {after: c}}}\n",
         "cv/sections/S", "{id: i, entries: [b, c]}", ""},
        /* a chain: the nearer on top, what is nothing left out */
        {CV "    S: [{bullet: b, id: i}, {bullet: c, id: k}]\n"
            "variants:\n  base: {patch: {i: one, k: two}}\n"
            "  mid: {extends: base, patch: ~}\n"
            "  x: {extends: mid, patch: {k: three}}\n",
         "cv/sections/S", "[{bullet: one, id: i}, {bullet: three, id: k}]", ""},
        {CV "    S: [{bullet: b, id: i}]\n" X "patch: {j: c}\n",
         "cv/sections/S", "[{bullet: b, id: i}]", "known: i\n"},
    };
    HOLD(rows);
}

static void what_is_left_of_sections(void **state)
{
    static const struct row rows[] = {
        {CV "    S:\n      entries: [{bullet: b, tags: t}]\n"
            "    T:\n      entries: [{bullet: b, tags: t}]\n"
            "      subsections: {U: [c]}\n"
            "    V: {id: v}\n    W: text\n    Y: []\n    Z: [[{bullet: z, "
            "tags: t}]]\n" X "exclude: t\n",
         "cv/sections",
         "{T: {entries: [], subsections: {U: [c]}}, V: {id: v}, W: text, Y: "
         "[], Z: [[]]}",
         ""},
        {"cv: {name: N, sections: [a]}\n" X "sections: [S]\n", "cv/sections",
         "[a]", ""},
        {"cv: {name: N}\n" X "sections: [S]\n", "cv", "{name: N}", ""},
        {"cv: text\n" X "sections: [S]\n", "cv", "text", ""},
        {"values: {a: b}\n" X "values: {a: c}\n", "values", "{a: c}", ""},
        {CV "    S: [{bullet: b, tags: ''}, {bullet: c, tags: {x: y}},\n"
            "        {bullet: d, tags: []}, {bullet: e, tags: [[]]}]\n" X
            "include: []\n",
         "cv/sections/S",
         "[{bullet: b, tags: }, {bullet: c, tags: {x: y}}, {bullet: d, tags: "
         "[]}]",
         ""},
    };
    HOLD(rows);
}

/* ---- the order of sections ---- */

static void orders(void **state)
{
    static const struct row rows[] = {
        {CV "    A: [a]\n    B: [b]\n    C: [c]\n" X "sections: C\n",
         "cv/sections", "{C: [c]}", ""},
        {CV "    A: [a]\n    B: [b]\n    C: [c]\n" X
            "sections: [C, '...', A]\n",
         "cv/sections", "{C: [c], B: [b], A: [a]}", ""},
        {CV "    A: [a]\n    B: [b]\n" X "sections: [B, A, B]\n", "cv/sections",
         "{B: [b], A: [a]}", "'B', which stands twice in 'sections'"},
        {CV "    A: [a]\n    B: [b]\n" X "sections: ['...', A, '...']\n",
         "cv/sections", "{B: [b], A: [a]}",
         "'...', which stands twice in 'sections'"},
        {CV "    A: {title: Work, entries: [a]}\n"
            "    B: {title: {en: School, de: Schule}, entries: [b]}\n"
            "    C: {id: c, entries: [c]}\n    D: {title: ~}\n" X
            "sections: [c, Schule, Work]\n",
         "cv/sections",
         "{C: {id: c, entries: [c]}, B: {title: {en: School, de: Schule}, "
         "entries: [b]}, A: {title: Work, entries: [a]}}",
         ""},
        {CV "    A: [a]\n" X "sections: [Play]\n", "cv/sections", "{}",
         "no section is called 'Play'"},
        {CV "    A: [a]\n" X "sections: ~\n", "cv/sections", "{A: [a]}", ""},
    };
    HOLD(rows);
}

static void orders_have_an_end(void **state)
{
    struct arena *a = *state;
    struct buf b = buf_new(a);
    buf_puts(&b, CV "    A: [a]\n" X "sections:\n");
    for (int i = 0; i <= 200; i++)
        buf_puts(&b, "    - A\n");
    const struct row row = {buf_text(&b), "cv/sections", "{A: [a]}",
                            "more than 200 sections to put in order"};
    hold(a, &row, 1);
}

/* ---- layouts and paths ---- */

static void paths(void **state)
{
    static const struct row rows[] = {
        {"cv: {name: N}\nlayout: modern\n" X "set: {layout.page.max: 2}\n",
         "layout", "{extends: modern, page: {max: 2}}", ""},
        {"cv: {name: N}\n" X "set: {layout.page.max: 2}\n", "layout",
         "{page: {max: 2}}", ""},
        {"cv: {name: N}\nlayout: modern\n" X "layout: {page: {max: 2}}\n",
         "layout", "{extends: modern, page: {max: 2}}", ""},
        {"cv: {name: N}\nlayout: modern\n" X "layout: plain\n", "layout",
         "plain", ""},
        {"cv: {name: N}\nlayout: {page: {max: 3, size: a4}}\n" X
         "layout: {extends: plain}\n",
         "layout", "{extends: plain}", ""},
        {"cv: {name: N}\nlayout: {page: {max: 3, size: a4}}\n" X
         "layout: {page: {max: 2}}\n",
         "layout", "{page: {max: 2, size: a4}}", ""},
        {"cv: {name: N}\nlayout: ~\n" X "layout: {page: {max: 2}}\n", "layout",
         "{page: {max: 2}}", ""},
        {"cv: {name: N}\nlayout: plain\n" X "layout: ~\n", "layout", "plain",
         ""},
        {"cv: {name: N}\nlocale: de\n" X "locale: {language: fr}\n", "locale",
         "{language: fr}", ""},
        {CV "    S: [{bullet: b, id: i}]\n" X
            "set: {'cv.sections.S[i].bullet': c}\n",
         "cv/sections/S", "[{bullet: c, id: i}]", ""},
        {CV "    S.T: [{bullet: b 1, id: i}]\n" X
            "set: {'cv.sections.\"S.T\"[i].bullet': c 2}\n",
         "cv/sections/S.T", "[{bullet: c 2, id: i}]", "the number '2'"},
        {CV "    S: [{company: C, date: 1843, id: i}]\n" X
            "set: {'cv.sections.S[i].company': D}\n",
         "cv/sections/S", "[{company: D, date: 1843, id: i}]", "its 'company'"},
        {CV "    S: [{company: C, id: i}]\n" X "allow: facts\n    "
            "set: {'cv.sections.S[i].company': D}\n",
         "cv/sections/S", "[{company: D, id: i}]", ""},
        {CV "    S: [{bullet: b, id: i}]\n" X
            "set: {'cv.sections.S[i].priority': 7}\n",
         "cv/sections/S", "[{bullet: b, id: i, priority: 7}]", ""},
        {CV "    S: [{bullet: b, id: i}]\n" X
            "set: {'cv.sections.S[i].summary': 7 of them}\n",
         "cv/sections/S", "[{bullet: b, id: i, summary: 7 of them}]",
         "the number '7', which stands nowhere"},
        {CV "    S: [b 7]\n" X "set: {cv.sections.\"S\": c}\n", "cv/sections",
         "{S: c}", ""},
        {"cv: {name: N, summary: s 1}\n" X "set: {cv.summary: s 2}\n",
         "cv/summary", "s 2", "the number '2'"},
        {"cv: {name: N}\n" X "set: {cvx.summary: s}\n", "cv", "{name: N}",
         "a path begins with cv, layout, locale or settings"},
        {"cv: {name: N}\n" X "set: {'': s}\n", "cv", "{name: N}",
         "a path begins with cv, layout, locale or settings"},
    };
    HOLD(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patches), cmocka_unit_test(what_is_left_of_sections),
        cmocka_unit_test(orders),  cmocka_unit_test(orders_have_an_end),
        cmocka_unit_test(paths),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
