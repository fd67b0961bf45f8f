/* Links in a paragraph: the room behind what leads to the web, and isolates
 * where the page runs from right to left. */
#include "kit.h"
#include <math.h>
#include <string.h>

#define WEB "https://x.org/"

static const struct para *shape(struct kit *k, const struct span *span,
                                int count, double room)
{
    struct rich r = {span, count, {0}};
    struct setting set = {
        .family = "EB Garamond", .lang = "en", .link_room = room};
    const struct para *p = para_shape(k->a, k->d, k->f, &r, &set);
    assert_false(diags_failed(k->d));
    return p;
}

/* What each run has behind it, in tenths of an em. */
static const char *rooms(struct kit *k, const struct span *span, int count)
{
    const struct para *p = shape(k, span, count, 0.5);
    const struct para *plain = shape(k, span, count, 0);
    struct buf b = buf_new(k->a);
    double all = 0;
    for (int i = 0; i < p->runs; i++) {
        buf_printf(&b, "%ld ", lround(p->run[i].room * 10));
        all += p->run[i].room;
    }
    assert_true(fabs(p->x[p->glyphs] - plain->x[plain->glyphs] - all) < 1e-5);
    return buf_text(&b);
}

static void room_is_behind_the_last_of_a_link(void **state)
{
    struct kit *k = *state;
    static const struct span one[] = {
        {.text = "see "}, {.text = "it", .url = WEB}, {.text = " there"}};
    assert_string_equal(rooms(k, one, 3), "0 5 0 ");
    static const struct span parts[] = {
        {.text = "a ", .url = WEB},
        {.text = "bold", .style = SPAN_BOLD, .url = WEB},
        {.text = " one", .url = WEB},
        {.text = "other", .url = WEB "y"}};
    assert_string_equal(rooms(k, parts, 4), "0 0 5 5 ");
    static const struct span others[] = {
        {.text = "mail ", .url = "mailto:a@x.org"},
        {.text = "bold ", .style = SPAN_BOLD},
        {.text = "web", .url = "http://x.org"}};
    assert_string_equal(rooms(k, others, 3), "0 0 5 ");
    static const struct span back[] = {{.text = "שלום", .url = WEB}};
    assert_string_equal(rooms(k, back, 1), "0 ");
}

/* A text of more runs than a paragraph may have goes no further. */
static void runs_have_an_end(void **state)
{
    enum { SPANS = 70000 };
    struct kit *k = *state;
    struct span *span = arena_array(k->a, SPANS, sizeof *span);
    for (int i = 0; i < SPANS; i++)
        span[i] = (struct span){.text = "a", .style = i % 2 ? SPAN_BOLD : 0};
    struct rich r = {span, SPANS, {0}};
    struct setting set = {.family = "EB Garamond"};
    const struct para *p = para_shape(k->a, k->d, k->f, &r, &set);
    assert_true(p->runs < SPANS);
    assert_int_equal(p->glyphs, p->runs);
    assert_non_null(strstr(said(k), "changes of style or script"));
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_new, kit_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(room_is_behind_the_last_of_a_link),
        KIT_TEST(runs_have_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
