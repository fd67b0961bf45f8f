/* Where pages end: what holds of random rows, however they fall. */
#include "check.h"
#include "page/private.h"

enum { MOST = 160 };
/* Pages that are alike, and a first one that is longer or shorter. */
static const struct areas pages_of[] = {
    {{50, 250}, {50, 250}}, {{30, 270}, {50, 250}}, {{80, 280}, {40, 290}}};

static int below(uint32_t *seed, int n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (int)((*seed >> 8) % (uint32_t)n);
}

struct document {
    struct block block[MOST];
    struct row row[MOST];
    int blocks, rows;
};

static void add(struct document *d, struct block b, int lines, uint32_t *seed)
{
    struct block *block = &d->block[d->blocks++];
    *block = b;
    for (int i = 0; i < lines; i++)
        d->row[d->rows++] =
            (struct row){.block = block,
                         .before = 12 + (i ? 0 : below(seed, 6)),
                         .head = 8,
                         .below = 3};
}

/* Sections of entries of items, and some of plain texts. */
static void make(struct document *d, uint32_t seed)
{
    d->blocks = d->rows = 0;
    add(d, (struct block){.role = ROLE_NAME, .section = -1}, 1, &seed);
    for (int s = 0; s < 4; s++) {
        add(d, (struct block){.role = ROLE_SECTION, .section = s, .entry = -1},
            1, &seed);
        bool heads = below(&seed, 3) > 0;
        for (int e = 0; e < 1 + below(&seed, 4); e++) {
            struct block b = {.section = s, .entry = e, .first = true};
            b.role = heads ? ROLE_ENTRY : ROLE_TEXT;
            add(d, b, heads ? 1 : 1 + below(&seed, 4), &seed);
            b.first = false;
            b.role = ROLE_ITEM;
            for (int i = below(&seed, 4); heads && i > 0; i--)
                add(d, b, 1 + below(&seed, 4), &seed);
        }
    }
}

static bool is_head(const struct row *r)
{
    return r->block->role == ROLE_ENTRY || r->block->role == ROLE_SECTION;
}

/* So many rows like row i, from it on or, `by` being -1, back from it, are on
 * its page and of its text. */
static int alike(const struct document *d, int i, int by, bool same_page)
{
    int n = 0;
    for (int k = i; k >= 0 && k < d->rows; k += by) {
        const struct row *r = &d->row[k];
        if (r->block != d->row[i].block ||
            (same_page && r->page != d->row[i].page))
            break;
        n++;
    }
    return n;
}

/* The fewest pages when nothing is kept together but what always is. */
static void assert_laid(const struct document *d, int pages,
                        const struct style *st, const struct areas *areas)
{
    for (int i = 0; i < d->rows; i++) {
        const struct row *r = &d->row[i], *next = r + 1;
        struct area page = area_of(areas, r->page);
        assert_true(r->y >= page.top);
        assert_true(r->y + r->below <= page.bottom + 1e-6);
        if (i + 1 == d->rows || next->page == r->page)
            continue;
        assert_int_equal(next->page, r->page + 1);
        if (is_head(r))
            assert_true(r->block->section != next->block->section ||
                        next->block->first);
        assert_true(r->block->role != ROLE_SECTION);
        if (r->block != next->block)
            continue;
        assert_true(alike(d, i, -1, true) >= st->orphans);
        assert_true(alike(d, i + 1, 1, true) >= st->widows);
    }
    assert_int_equal(d->row[d->rows - 1].page + 1, pages);
}

static void ends_where_it_may(void **state)
{
    (void)state;
    struct document d;
    for (uint32_t seed = 1; seed <= 2000; seed++) {
        struct arena *a = arena_new();
        struct style st = {.orphans = 2 + (int)(seed & 1),
                           .widows = 2,
                           .entry_break = true,
                           .section_break = true};
        const struct areas *areas = &pages_of[seed % 3];
        make(&d, seed);
        int pages = rows_lay(a, d.row, d.rows, &st, areas);
        assert_laid(&d, pages, &st, areas);
        arena_free(a);
    }
}

/* An entry that a page holds is on one, a section likewise. */
static void keeps_what_is_wished_whole(void **state)
{
    (void)state;
    struct document d;
    int split = 0, whole = 0;
    for (uint32_t seed = 1; seed <= 500; seed++) {
        struct arena *a = arena_new();
        struct style st = {.orphans = 2, .widows = 2, .section_break = true};
        const struct areas *areas = &pages_of[seed % 3];
        make(&d, seed);
        int pages = rows_lay(a, d.row, d.rows, &st, areas);
        assert_laid(&d, pages, &st, areas);
        for (int i = 0; i + 1 < d.rows; i++) {
            const struct row *r = &d.row[i], *next = r + 1;
            bool same = r->block->section == next->block->section &&
                        r->block->role != ROLE_SECTION && !next->block->first;
            same |= r->block == next->block;
            assert_true(!same || r->page == next->page);
            whole += same;
        }
        st.entry_break = true;
        rows_lay(a, d.row, d.rows, &st, areas);
        for (int i = 0; i + 1 < d.rows; i++)
            split += d.row[i].page != d.row[i + 1].page &&
                     !d.row[i + 1].block->first &&
                     d.row[i + 1].block->role == ROLE_ITEM;
        arena_free(a);
    }
    assert_true(whole && split);
}

/* What no page holds goes over several all the same. */
static void lets_go_of_the_longest(void **state)
{
    (void)state;
    struct document d = {.blocks = 0};
    uint32_t seed = 7;
    struct arena *a = arena_new();
    struct style st = {.orphans = 2, .widows = 2};
    add(&d, (struct block){.role = ROLE_SECTION}, 1, &seed);
    struct block b = {.role = ROLE_ENTRY, .first = true};
    add(&d, b, 1, &seed);
    add(&d, (struct block){.role = ROLE_ITEM}, 60, &seed);
    const struct areas *areas = &pages_of[0];
    int pages = rows_lay(a, d.row, d.rows, &st, areas);
    assert_laid(&d, pages, &st, areas);
    assert_int_equal(pages, 4);
    st.orphans = st.widows = 20;
    pages = rows_lay(a, d.row, d.rows, &st, areas);
    assert_int_equal(pages, 4);
    for (int i = 0; i < d.rows; i++)
        assert_true(d.row[i].y + d.row[i].below <= areas->later.bottom + 1e-6);
    arena_free(a);
}

/* A page that the author ends is ended, with one row as well. */
static void breaks_where_it_must(void **state)
{
    (void)state;
    struct document d = {.blocks = 0};
    uint32_t seed = 7;
    struct arena *a = arena_new();
    struct style st = {.orphans = 2, .widows = 2};
    for (int i = 0; i < 4; i++)
        add(&d, (struct block){.role = ROLE_TEXT, .first = true}, 1, &seed);
    d.row[0].breaks = d.row[2].breaks = true;
    assert_int_equal(rows_lay(a, d.row, d.rows, &st, &pages_of[0]), 3);
    static const int page[] = {0, 1, 1, 2};
    for (int i = 0; i < 4; i++)
        assert_int_equal(d.row[i].page, page[i]);
    arena_free(a);
}

/* Rows side by side; one that is higher than a page stands by itself. */
static void stands_side_by_side(void **state)
{
    (void)state;
    struct document d = {.blocks = 0};
    uint32_t seed = 7;
    struct arena *a = arena_new();
    struct style st = {.section_columns = 2, .orphans = 2, .widows = 2};
    struct setter s = {.arena = a, .style = &st, .size = 10};
    s.flow[FLOW_PAGE] = (struct column){0, 400};
    add(&d, (struct block){.role = ROLE_TEXT, .first = true}, 3, &seed);
    const struct block *b = d.row[0].block;
    d.row[1].below = 300;
    struct row row[3] = {d.row[0], d.row[0], d.row[0]};
    assert_int_equal(rows_beside(&s, b, row, 3, 200), 1);
    struct row high[3] = {d.row[1], d.row[1], d.row[1]};
    assert_int_equal(rows_beside(&s, b, high, 3, 200), 3);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_where_it_may),
        cmocka_unit_test(keeps_what_is_wished_whole),
        cmocka_unit_test(lets_go_of_the_longest),
        cmocka_unit_test(breaks_where_it_must),
        cmocka_unit_test(stands_side_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
