/* What the fit costs, for tools/bench: milliseconds of CPU of page_layout with
 * a limit of one page, less without, of the résumés given and of 2000 that
 * chance writes; of each the least of some runs in turns. Shaping is in both.
 */
#include "page/page.h"
#include "resume/resume.h"
#include "../../tests/unit/chance.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RESUMES = 2000, RUNS = 7 };

static const char *const folder[] = {TEST_FOLDER "/..", NULL};

struct cost {
    double with, without;
    bool refused;
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static const struct style *layout(struct arena *a, int max)
{
    struct bytes text = {(const uint8_t *)"classic", 7};
    struct diags *d = diags_new(a);
    struct style_ask ask = {.inline_layout = yaml_read(a, d, "layout", text),
                            .beside = "",
                            .data = folder};
    struct style *st = arena_alloc(a, sizeof *st);
    *st = *style_read(a, d, &ask);
    st->page_max = max;
    return st;
}

/* What it takes, or `ms` where that is less. */
static double lay(struct fonts *fonts, const struct story *s,
                  const struct style *st, double ms, bool *refused)
{
    struct arena *a = arena_new();
    double begin = now_ms();
    const struct pages *p = page_layout(a, diags_new(a), fonts, s, st, NULL);
    double took = now_ms() - begin;
    *refused = p->lines_over > 0;
    arena_free(a);
    return took < ms ? took : ms;
}

/* False when it cannot be read, which is said. */
static bool measure(struct fonts *fonts, const char *name, struct bytes text,
                    struct cost *c)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    const struct style *one = layout(a, 1), *any = layout(a, 0);
    const struct resume *r =
        resume_read(a, d, yaml_read(a, d, name, text), NULL);
    if (diags_failed(d)) {
        diags_print(stderr, d, DIAG_SHORT, false);
        arena_free(a);
        return false;
    }
    const struct story *s = story_write(a, d, r, one);
    bool none;
    c->with = c->without = 1e9;
    for (int i = 0; i < RUNS; i++) {
        c->with = lay(fonts, s, one, c->with, &c->refused);
        c->without = lay(fonts, s, any, c->without, &none);
    }
    arena_free(a);
    return true;
}

static int by_cost(const void *x, const void *y)
{
    const struct cost *a = x, *b = y;
    double p = a->with - a->without, q = b->with - b->without;
    return p < q ? -1 : p > q;
}

static void print(const char *what, const struct cost *c)
{
    printf("%-42s %6.2f ms   (%.2f with, %.2f without%s)\n", what,
           c->with - c->without, c->with, c->without,
           c->refused ? ", refused" : "");
}

int main(int argc, char **argv)
{
    static struct cost cost[RESUMES];
    struct fonts *fonts = fonts_new(folder);
    for (int i = 1; i < argc; i++) {
        struct arena *a = arena_new();
        struct diags *d = diags_new(a);
        struct bytes text;
        struct cost c;
        if (file_read(a, d, argv[i], (struct mark){0}, FILE_LIMIT, &text) &&
            measure(fonts, argv[i], text, &c))
            print(argv[i], &c);
        arena_free(a);
    }
    uint32_t seed = 1843;
    for (int i = 0; i < RESUMES; i++) {
        struct arena *a = arena_new();
        const char *text = random_resume(a, &seed);
        struct bytes b = {(const uint8_t *)text, strlen(text)};
        if (!measure(fonts, "chance", b, &cost[i]))
            return 1;
        arena_free(a);
    }
    qsort(cost, RESUMES, sizeof *cost, by_cost);
    print("of 2000 by chance: the median", &cost[RESUMES / 2]);
    print("  all but one in a hundred", &cost[RESUMES * 99 / 100]);
    print("  the worst", &cost[RESUMES - 1]);
    int fits = RESUMES - 1;
    while (fits > 0 && cost[fits].refused)
        fits--;
    print("  the worst that fits", &cost[fits]);
    fonts_free(fonts);
    return 0;
}
