/* What the fit promises, over many résumés that chance wrote. */
#include "fits.h"

/* ---- what holds of one ---- */

static void every_value_is_in_its_range(const struct pages *p,
                                        const struct style *st)
{
    for (int i = 0; i < DIAL_COUNT; i++) {
        struct length now = dial_length(p->style, i), l = dial_length(st, i);
        assert_true(now.v >= l.low - 1e-9 && now.v <= l.high + 1e-9);
    }
    assert_true(size_of(p) >= fmin(p->fit->floor, st->body_size.v) - 1e-9);
    assert_true(size_of(p) <= st->body_size.v + 1e-9);
}

static int dial_of(const char *path)
{
    for (int i = 0; i < DIAL_COUNT; i++)
        if (strcmp(dial_path(i), path) == 0)
            return i;
    fail_msg("no dial %s", path);
    return -1;
}

/* Of a step of what gave. */
static double step_of(const struct pages *p, int dial)
{
    bool em = dial_length(p->style, dial).em;
    return dial == DIAL_SIZE ? 0.1 : dial == DIAL_LEADING || em ? 0.005 : 0.05;
}

/* Each value that gave, one step nearer to its wish: it no longer fits. */
static void no_step_can_be_taken_back(const struct kit *k,
                                      const struct pages *p)
{
    struct trial t = trial_of(k, p->story, p->style);
    for (int i = 0; i < p->fit->tights; i++)
        t.shaped[p->fit->tight[i] - p->story->block].tight = true;
    assert_int_equal(pages_at(&t, p->style), 1);
    for (int i = 0; i < p->fit->givens; i++) {
        const struct given *g = &p->fit->given[i];
        int dial = dial_of(g->path);
        if (g->value >= g->wish || dial == DIAL_RIGHT)
            continue;
        double step = step_of(p, dial);
        struct style back = *p->style;
        dial_settle(&back, dial, fmin(g->value + step, g->wish));
        if (dial == DIAL_LEFT)
            dial_settle(&back, DIAL_RIGHT, fmin(g->value + step, g->wish));
        if (pages_at(&t, &back) <= 1)
            fail_msg("%s: %g (%g) could be %g", g->path, g->value, g->wish,
                     g->value + step);
    }
}

struct tally {
    int untouched, fitted, refused;
};

/* Over so many résumés of chance. */
static struct tally promised(struct kit *k, const struct style *st, int count,
                             uint32_t seed)
{
    struct tally t = {0};
    struct arena *kept = k->arena;
    for (int n = 0; n < count; n++) {
        k->arena = arena_new();
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        const struct pages *p = laid(k, s, st);
        every_value_is_in_its_range(p, st);
        assert_true(p->count == 1 || p->lines_over > 0);
        assert_true(p->lines_over > 0 || !isinf(p->fit->cost));
        if (p->lines_over)
            t.refused++;
        else if (p->fit->cost > 0) {
            t.fitted++;
            no_step_can_be_taken_back(k, p);
        } else
            t.untouched++;
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d untouched, %d fitted, %d refused\n", t.untouched,
                  t.fitted, t.refused);
    return t;
}

static void what_is_promised_holds(void **state)
{
    struct kit *k = *state;
    struct tally t = promised(k, layout(k->arena, "classic"), RESUMES, 1843);
    const int some = RESUMES / 20;
    assert_true(t.untouched > some && t.fitted > some && t.refused > some);
}

/* Lengths beside the text in points, which do not shrink with it, and ranges in
 * ems, which do. */
static void so_it_does_in_points_and_in_ems(void **state)
{
    static const char *const some[] = {
        "typography: {alignment: justified, justification: {letter_fit: "
        "0.2pt}}",
        "section_titles: {type: moderncv, line_length: 60pt}",
        "section_titles: {type: moderncv, line_length: 5em, "
        "space_beside_line: 6pt}",
        "entries: {highlights: {space_between_bullet_and_text: 12pt}}",
        "page: {top_margin: 4.2em (3em to 4.2em), bottom_margin: 4.2em (3em "
        "to 4.2em)}\n"
        "section_titles: {space_above: 1.1em (0.5em to 1.4em)}",
    };
    struct kit *k = *state;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        const char *text =
            arena_printf(k->arena, "extends: classic\n%s\n", some[i]);
        struct tally t =
            promised(k, layout(k->arena, text), RESUMES / 40, 7 + (uint32_t)i);
        assert_true(t.fitted > 0);
    }
}

/* ---- proofs ---- */

static void a_proof_adds_decoration_alone(void **state)
{
    const struct kit *k = *state;
    const struct style *st = layout(k->arena, "classic");
    uint32_t seed = 7;
    for (int n = 0; n < 20; n++) {
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        const struct pages *p = laid(k, s, st);
        const struct pages *q =
            pages_proof(k->arena, diags_new(k->arena), k->fonts, p);
        assert_int_equal(q->count, p->count);
        assert_true(q->width > p->width && q->height > p->height);
        for (int i = 0; i < p->count; i++) {
            const struct page *x = &p->page[i], *y = &q->page[i];
            assert_true(y->items > x->items);
            double dx = y->item->x - x->item->x, dy = y->item->y - x->item->y;
            for (int m = 0; m < y->items; m++) {
                if (m >= x->items) {
                    assert_int_equal(y->item[m].part, PART_DECORATION);
                    continue;
                }
                struct placed at = y->item[m];
                assert_true(fabs(at.x - x->item[m].x - dx) < 1e-9);
                assert_true(fabs(at.y - x->item[m].y - dy) < 1e-9);
                assert_ptr_equal(at.para, x->item[m].para);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_promised_holds, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(so_it_does_in_points_and_in_ems, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_proof_adds_decoration_alone, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
