/* Words broken at soft hyphens: whatever the measure, the lines read as the
 * text, every word whole on the line it begins on. */
#include "check.h"
#include "pdf/broken.h"
#include "text/text.h"
#include <string.h>

static const struct para *shaped(struct arena *a, struct fonts *f,
                                 const char *text)
{
    struct diags *d = diags_new(a);
    struct rich r = rich_of(a, text, 0, (struct mark){0});
    struct setting set = {
        .family = "EB Garamond", .features = "", .lang = "de"};
    const struct para *p = para_shape(a, d, f, &r, &set);
    assert_false(diags_failed(d));
    return p;
}

/* What line i of `lines` reads as, added to `out`. */
static void read_line(struct arena *a, const struct para *p, struct line line,
                      struct buf *out, int *longest)
{
    struct placed item = {.kind = ITEM_TEXT,
                          .para = p,
                          .first = line.first,
                          .end = line.next,
                          .hyphen = line.hyphen,
                          .tail = line.tail};
    struct broken b = broken_of(a, &item);
    for (int i = item.first, end; i < item.end; i = end) {
        end = cluster_end(p, i, item.end);
        const struct slice *says = broken_says(&b, i);
        struct slice s = says ? *says : cluster_text(p, i);
        buf_add(out, s.text, s.len);
        if (says && (int)s.len > *longest)
            *longest = (int)s.len;
    }
    buf_add(out, b.hyphen.text, b.hyphen.len);
}

static void lines_read_as_the_text(void **state)
{
    struct arena *a = *state;
    const char *folder[] = {TEST_FOLDER "/..", NULL};
    struct fonts *f = fonts_new(folder);
    const struct para *p = shaped(
        a, f,
        "Ge\u00adschwin\u00addig\u00adkeits\u00admess\u00adung (Be\u00adtriebs"
        "\u00adüber\u00adwa\u00adchung), fi\u00adnal of\u00adfice "
        "х\u00adа\u00adр\u00adа\u00adк\u00adт\u00adе\u00adр.");
    int hyphens = 0, twice = 0;
    for (double measure = 1.5; measure < 20; measure += 0.25) {
        struct breaking how = {.measure = measure};
        struct lines l = para_break(a, p, &how);
        struct buf out = buf_new(a);
        int longest = 0;
        for (int i = 0; i < l.count; i++) {
            read_line(a, p, l.line[i], &out, &longest);
            hyphens += l.line[i].hyphen;
            twice += l.line[i].hyphen && l.line[i].tail;
        }
        if (measure >= 4) { /* below, a word may have too few letters */
            assert_true(longest <= 16);
            assert_string_equal(buf_text(&out), p->text);
        }
    }
    assert_true(hyphens > 50); /* the test is of something */
    assert_true(twice > 5);
    fonts_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_read_as_the_text),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
