/* How a batch stands: a bar on a terminal, lines elsewhere, in their time. */
#include "batch/private.h"
#include "check.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is told on stderr when the batch began so many seconds ago. */
static const char *told(struct arena *a, struct progress *p, double seconds,
                        struct standing s)
{
    FILE *f = tmpfile();
    int err = dup(2);
    fflush(stderr);
    assert_int_equal(dup2(fileno(f), 2), 2);
    p->begun = progress_clock() - seconds * 1e3;
    progress_tell(p, &s);
    fflush(stderr);
    assert_int_equal(dup2(err, 2), 2);
    close(err);
    char text[400] = "";
    rewind(f);
    size_t len = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    return arena_copy(a, text, len);
}

static void a_terminal_has_a_bar(void **state)
{
    struct arena *a = *state;
    struct progress p = {.bar = true};
    assert_string_equal(told(a, &p, 10, (struct standing){50, 2, 0.25}),
                        "\r\033[K[======>                 ] 50 done, 2 failed, "
                        "5/s, 30 s left");
    assert_string_equal(told(a, &p, 10, (struct standing){51, 2, 0.25}), "");
    const struct {
        double share;
        const char *left;
    } row[] = {{0.01, ", 16 min 30 s left"},
               {0.001, ", 2 h 46 min left"},
               {0, ""},
               {1, ""}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        p.last = 0;
        const char *text =
            told(a, &p, 10, (struct standing){10, 0, row[i].share});
        assert_string_equal(
            strstr(text, "] ") + 2,
            arena_printf(a, "10 done, 0 failed, 1/s%s", row[i].left));
    }
    p.last = 0;
    assert_string_equal(told(a, &p, 10, (struct standing){10, 0, -1}),
                        "\r\033[K10 done, 0 failed, 1/s");
    p.last = 0;
    assert_string_equal(told(a, &p, -60, (struct standing){10, 0, -1}),
                        "\r\033[K10 done, 0 failed, 0/s");
    assert_true(p.shown);
}

static void elsewhere_lines_are_enough(void **state)
{
    struct arena *a = *state;
    struct progress p = {.lines = true};
    assert_string_equal(told(a, &p, 10, (struct standing){50, 2, 0.5}),
                        "50 done, 2 failed, 5/s, 10 s left\n");
    p.last = progress_clock() - 1000;
    assert_string_equal(told(a, &p, 10, (struct standing){50, 2, 0.5}), "");
    p = (struct progress){0};
    assert_string_equal(told(a, &p, 10, (struct standing){50, 2, 0.5}), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_has_a_bar),
        cmocka_unit_test(elsewhere_lines_are_enough),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
