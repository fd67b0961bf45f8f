/* Columns: over résumés and layouts that chance made, no two texts overlap,
 * all of the story is placed once and in its order, and what fits fits. */
#include "check.h"
#include "page/fit.h"
#include "resume/resume.h"
#include <math.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
enum { RESUMES = 20 };
#else
enum { RESUMES = 80 };
#endif

static const char *const folder[] = {TEST_FOLDER "/..", NULL};

static int below(uint32_t *seed, int n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (int)((*seed >> 8) % (uint32_t)n);
}

static void put_words(struct buf *b, uint32_t *seed, int count)
{
    static const char *const word[] = {"a",       "of",      "engine", "weaves",
                                       "pattern", "science", "notes",  "with"};
    for (int i = 0; i < count; i++)
        buf_printf(b, "%s%s", i ? " " : "", word[below(seed, 8)]);
}

static void put_section(struct buf *b, uint32_t *seed, int n)
{
    buf_printf(b, "    S%d:\n", n);
    bool heads = below(seed, 2);
    for (int i = 1 + below(seed, 5); i > 0; i--) {
        buf_puts(b, heads ? "      - company: " : "      - ");
        put_words(b, seed, 1 + below(seed, heads ? 6 : 25));
        buf_putc(b, '\n');
        if (!heads)
            continue;
        buf_printf(b, "        date: %d\n", 1800 + below(seed, 60));
        buf_puts(b, "        highlights:\n");
        for (int k = 1 + below(seed, 5); k > 0; k--) {
            buf_puts(b, "          - ");
            put_words(b, seed, 1 + below(seed, 30));
            buf_putc(b, '\n');
        }
    }
}

static const char *resume(struct arena *a, uint32_t *seed)
{
    struct buf b = buf_new(a);
    buf_puts(&b, "cv:\n  name: Ada Lovelace\n  email: ada@example.org\n"
                 "  location: London\n  summary: ");
    put_words(&b, seed, 1 + below(seed, 30));
    buf_puts(&b, "\n  sections:\n");
    for (int i = 0, n = 2 + below(seed, 5); i < n; i++)
        put_section(&b, seed, i);
    return buf_text(&b);
}

static const char *layout(struct arena *a, uint32_t *seed)
{
    static const char *const side[] = {"left", "right", "none"};
    static const char *const header[] = {"across", "main", "sidebar"};
    static const char *const sections[] = {"[S0, S2]", "[S1]", "[S1, S2, S3]"};
    static const char *const from[] = {"[]", "[]", "S1"};
    struct buf b = buf_new(a);
    buf_printf(&b,
               "columns: {sidebar: %s, header: %s, sections: %s, from: %s, "
               "width: %dpt, gap: %dpt, background: \"#eef2f5\"}\n",
               side[below(seed, 3)], header[below(seed, 3)],
               sections[below(seed, 3)], from[below(seed, 3)],
               110 + below(seed, 60), 10 + below(seed, 20));
    buf_printf(&b, "sections: {columns: %d}\n",
               below(seed, 3) ? 1 : 1 + below(seed, 4));
    buf_printf(&b, "page: {max: %d, size: %s}\n", below(seed, 3),
               below(seed, 2) ? "a4" : "a5");
    return buf_text(&b);
}

static const struct node *yaml(struct arena *a, const char *text)
{
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    return yaml_read(a, diags_new(a), "r.yaml", b);
}

static const struct pages *laid(struct arena *a, struct fonts *fonts,
                                uint32_t seed, const struct style **wish)
{
    struct diags *d = diags_new(a);
    const char *text = resume(a, &seed);
    struct style_ask ask = {.inline_layout = yaml(a, layout(a, &seed)),
                            .beside = "",
                            .data = folder};
    const struct style *st = style_read(a, d, &ask);
    const struct resume *r = resume_read(a, d, yaml(a, text), NULL);
    const struct story *s = story_write(a, d, r, st);
    assert_false(diags_failed(d));
    const struct pages *p = page_layout(a, d, fonts, s, st, NULL);
    assert_non_null(p);
    assert_int_equal(st->page_max && p->count > st->page_max, diags_failed(d));
    *wish = st;
    return p;
}

/* ---- what holds ---- */

static bool apart(const struct placed *x, const struct placed *y)
{
    static const double thin = 0.01, high = 0.45;
    return x->x + x->width <= y->x + thin || y->x + y->width <= x->x + thin ||
           x->y <= y->y - high * y->size || y->y <= x->y - high * x->size;
}

static void nothing_overlaps(const struct page *page)
{
    for (int i = 0; i < page->items; i++)
        for (int k = 0; k < i; k++) {
            const struct placed *x = &page->item[i], *y = &page->item[k];
            if (x->kind == ITEM_TEXT && y->kind == ITEM_TEXT && !apart(x, y))
                fail_msg("%.2f,%.2f over %.2f,%.2f", x->x, x->y, y->x, y->y);
        }
}

static void all_is_within(const struct pages *p, const struct page *page)
{
    const struct style *st = p->style;
    pt size = st->body_size.v;
    for (int i = 0; i < page->items; i++) {
        const struct placed *x = &page->item[i];
        if (x->kind != ITEM_TEXT)
            continue;
        assert_true(x->x >= style_pt(st->margin_left, size) - 0.01);
        assert_true(x->x + x->width <=
                    p->width - style_pt(st->margin_right, size) + 0.01);
        assert_true(x->y + TEXT_BOTTOM * x->size <=
                    p->height - style_pt(st->margin_bottom, size) + 0.01);
    }
}

/* Where the text of a block has been read to. */
struct read {
    int glyphs[PART_DECORATION];
};

/* On a page in the order of the story; over pages each text in its own. */
static void all_is_placed_once(struct arena *a, const struct pages *p)
{
    size_t blocks = (size_t)p->story->blocks;
    struct read *read = arena_array(a, blocks, sizeof *read);
    for (int n = 0; n < p->count; n++) {
        const struct block *before = p->story->block;
        for (int i = 0; i < p->page[n].items; i++) {
            const struct placed *x = &p->page[n].item[i];
            if (x->kind != ITEM_TEXT || x->part >= PART_DECORATION)
                continue;
            assert_true(x->block >= before);
            before = x->block;
            if (x->block->role == ROLE_CONTACT)
                continue;
            int *at = &read[x->block - p->story->block].glyphs[x->part];
            assert_int_equal(x->first, *at);
            *at = x->end;
            if (x->end == x->para->glyphs)
                *at = -1;
        }
    }
    for (size_t i = 0; i < blocks; i++) {
        const struct block *b = &p->story->block[i];
        if (b->role == ROLE_CONTACT)
            continue;
        const int *at = read[i].glyphs;
        assert_int_equal(at[PART_LABEL], rich_empty(b->label) ? 0 : -1);
        assert_int_equal(at[PART_TEXT], rich_empty(b->text) ? 0 : -1);
        assert_int_equal(at[PART_ASIDE], rich_empty(b->aside) ? 0 : -1);
    }
}

/* Both columns begin on one line. */
static int columns_are_level(const struct pages *p)
{
    pt first[FLOWS] = {0};
    for (int i = p->page->items; i--;) {
        const struct placed *x = &p->page->item[i];
        if (x->kind == ITEM_TEXT && x->block)
            first[x->block->flow] = x->y;
    }
    if (first[FLOW_MAIN] <= 0 || first[FLOW_SIDE] <= 0)
        return 0;
    assert_true(fabs(first[FLOW_MAIN] - first[FLOW_SIDE]) < 1e-6);
    return 1;
}

static void columns_hold(void **state)
{
    (void)state;
    struct fonts *fonts = fonts_new(folder);
    int level = 0, more = 0, fitted = 0;
    for (uint32_t seed = 1; seed <= RESUMES; seed++) {
        struct arena *a = arena_new();
        const struct style *wish;
        const struct pages *p = laid(a, fonts, seed * 7919, &wish);
        for (int n = 0; n < p->count; n++) {
            nothing_overlaps(&p->page[n]);
            all_is_within(p, &p->page[n]);
        }
        all_is_placed_once(a, p);
        level += columns_are_level(p);
        more += p->count > 1 && p->story->columns;
        fitted += p->fit && p->fit->givens && p->story->columns;
        arena_free(a);
    }
    assert_true(level > RESUMES / 4 && more > RESUMES / 20 &&
                fitted > RESUMES / 20);
    fonts_free(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(columns_hold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
