/* What a change to a résumé makes of its fit: less text never costs more, a
 * word little, and the cuts that a refusal names suffice. */
#include "fits.h"

/* Without block i. */
static const struct story *without(struct arena *a, const struct story *s,
                                   int i)
{
    struct story *less = arena_alloc(a, sizeof *less);
    struct block *b = arena_array(a, (size_t)s->blocks, sizeof *b);
    *less = *s;
    memcpy(b, s->block, (size_t)i * sizeof *b);
    memcpy(b + i, s->block + i + 1, (size_t)(s->blocks - i - 1) * sizeof *b);
    less->block = b;
    less->blocks--;
    return less;
}

/* With the text of block i ending `n` characters sooner. */
static const struct story *shorter(struct arena *a, const struct story *s,
                                   int i, size_t n)
{
    struct story *less = arena_alloc(a, sizeof *less);
    struct block *b = arena_array(a, (size_t)s->blocks, sizeof *b);
    *less = *s;
    memcpy(b, s->block, (size_t)s->blocks * sizeof *b);
    const char *text = rich_text(a, b[i].text);
    size_t len = strlen(text);
    assert_true(n < len);
    b[i].text = rich_of(a, arena_copy(a, text, len - n), 0, b[i].text.at);
    b[i].shorters = 0;
    less->block = b;
    return less;
}

static bool is_leaf(const struct story *s, int i)
{
    return s->block[i].role == ROLE_ITEM && i > 0 &&
           s->block[i - 1].role == ROLE_ITEM &&
           (i + 1 == s->blocks || s->block[i + 1].depth <= s->block[i].depth);
}

struct tally {
    int dearer, edits, jumps, refused;
};

static void deleting_never_costs(const struct kit *k, const struct story *s,
                                 const struct style *st, const struct pages *p,
                                 uint32_t *seed, struct tally *t)
{
    int i = below(seed, s->blocks);
    if (!is_leaf(s, i) || s->block[i].shorters)
        return;
    const struct pages *q = laid(k, without(k->arena, s, i), st);
    if (cost_of(q) > cost_of(p) * 1.0001 + 1e-6)
        t->dearer++;
    const char *text = rich_text(k->arena, s->block[i].text);
    const char *last = strrchr(text, ' ');
    if (!last)
        return;
    q = laid(k, shorter(k->arena, s, i, strlen(last)), st);
    if (cost_of(q) > cost_of(p) * 1.0001 + 1e-6)
        t->dearer++;
    t->edits++;
    if (!p->lines_over && !q->lines_over &&
        fabs(size_of(p) - size_of(q)) > 0.2 + 1e-9)
        t->jumps++;
}

static bool is_part(const struct story *s, int block, struct mark at)
{
    for (int u = s->block[block].unit; u >= 0; u = s->unit[u].parent)
        if (s->unit[u].at.line == at.line && s->unit[u].at.col == at.col &&
            !s->unit[u].section)
            return true;
    return false;
}

/* Every cut of the list, by its place. */
static const struct story *cut(struct arena *a, const struct story *s,
                               const struct fit *f)
{
    for (int i = 0; i < f->cuts; i++)
        for (int b = s->blocks - 1; b >= 0; b--) {
            struct mark at = s->block[b].text.at;
            if (f->cut[i].whole && is_part(s, b, f->cut[i].at))
                s = without(a, s, b);
            else if (!f->cut[i].whole && at.line == f->cut[i].at.line &&
                     at.col == f->cut[i].at.col)
                s = shorter(a, s, b, (size_t)f->cut[i].characters);
        }
    return s;
}

/* Heads of sections with nothing under them. */
static const struct story *without_bare_heads(struct arena *a,
                                              const struct story *s)
{
    for (int i = s->blocks - 1; i >= 0; i--)
        if (s->block[i].role == ROLE_SECTION &&
            (i + 1 == s->blocks || s->block[i + 1].role == ROLE_SECTION))
            s = without(a, s, i);
    return s;
}

static void cuts_are_enough(const struct kit *k, const struct pages *p,
                            const struct style *st)
{
    assert_true(p->fit->cuts > 0);
    const struct story *s = cut(k->arena, p->story, p->fit);
    const struct pages *q = laid(k, without_bare_heads(k->arena, s), st);
    assert_int_equal(q->lines_over, 0);
    assert_int_equal(q->count, 1);
}

static void less_costs_no_more(void **state)
{
    struct kit *k = *state;
    const struct style *st = layout(k->arena, "classic");
    uint32_t seed = 1843;
    struct tally t = {0};
    struct arena *kept = k->arena;
    for (int n = 0; n < RESUMES; n++) {
        k->arena = arena_new();
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        const struct pages *p = laid(k, s, st);
        if (p->lines_over)
            cuts_are_enough(k, p, st);
        t.refused += p->lines_over > 0;
        deleting_never_costs(k, s, st, p, &seed, &t);
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d refused; %d of %d edits jump, %d are dearer\n", t.refused,
                  t.jumps, t.edits, t.dearer);
    assert_int_equal(t.dearer, 0);
    assert_true(t.refused > RESUMES / 20);
    assert_true(t.edits > RESUMES / 10 && t.jumps * 100 <= t.edits);
}

/* ---- cuts, one after another ---- */

static int characters(struct arena *a, const struct story *s)
{
    int n = 0;
    for (int i = 0; i < s->blocks; i++)
        n += (int)strlen(rich_text(a, s->block[i].text));
    return n;
}

/* A line is cut off whole, whatever spans it is of, and the blank before it;
 * who asks again gets more. */
static void a_line_is_cut_with_its_spans(void **state)
{
    static const char text[] =
        "cv:\n"
        "  name: Ada\n"
        "  sections:\n"
        "    Notes:\n"
        "      - The engine weaves algebraic patterns as the loom of Jacquard "
        "weaves flowers *and* **leaves** *où*\n"
        "    Crafts: [A craft]\n";
    static const char *const sidebar[] = {"none", "left"};
    struct kit *k = *state;
    for (int i = 0; i < 2; i++) {
        const struct style *st = layout(
            k->arena, arena_printf(k->arena,
                                   "page: {size: a5, max: 1}\n"
                                   "fit: {order: [leading]}\n"
                                   "columns: {sidebar: %s, width: 60pt, gap: "
                                   "6pt, sections: [Crafts]}\n",
                                   sidebar[i]));
        const struct story *s = told(k->arena, text, st);
        struct trial t = trial_of(k, s, st);
        struct fitter *f = fit_new(&t.s, s, NULL);
        fit_tightest(f);
        while (!rung_over_without(f, &f->best, NULL))
            f->height -= 1;
        struct cutter *c = cutter_new(f);
        struct fit r = {0};
        const struct story *cut = cutter_next(c, &r);
        assert_non_null(cut);
        assert_int_equal(r.cuts, 1);
        if (!i) { /* the item in the sidebar is no help, or is */
            assert_true(r.cut->whole);
        } else {
            const char *left = rich_text(k->arena, cut->block[2].text);
            assert_string_equal(left, "The engine weaves algebraic patterns as "
                                      "the loom of Jacquard");
            assert_int_equal(r.cut->characters, 29);
        }
        const struct story *more = cutter_next(c, &r);
        assert_non_null(more);
        assert_true(characters(k->arena, more) < characters(k->arena, cut));
    }
}

/* ---- shorter wordings, more than there is a choice of ---- */

static const struct pages *with_wordings(const struct kit *k, int texts,
                                         int pages)
{
    struct buf b = buf_new(k->arena);
    buf_puts(&b, "cv:\n  name: Ada\n  sections:\n    Notes:\n");
    for (int i = 0; i < texts; i++)
        buf_puts(&b, "      - text: The engine weaves algebraic patterns just "
                     "as the loom of Jacquard weaves flowers and leaves\n"
                     "        short: The engine weaves\n");
    const struct style *st =
        layout(k->arena, arena_printf(k->arena,
                                      "page: {max: %d, left_margin: 144pt,"
                                      " right_margin: 144pt}\n"
                                      "fit: {order: [wordings]}\n",
                                      pages));
    return laid(k, told(k->arena, buf_text(&b), st), st);
}

static void wordings_are_found_however_many(void **state)
{
    struct kit *k = *state;
    const struct pages *p = with_wordings(k, 90, 2);
    assert_int_equal(p->lines_over, 0);
    assert_int_equal(p->fit->cuts, 0);
    assert_in_range(p->fit->shortenings, 65, 89);
    p = with_wordings(k, 300, 7);
    assert_int_equal(p->lines_over, 0);
    assert_int_equal(p->fit->cuts, 0);
    assert_int_equal(p->fit->shortenings, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(less_costs_no_more, setup, teardown),
        cmocka_unit_test_setup_teardown(wordings_are_found_however_many, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_line_is_cut_with_its_spans, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
