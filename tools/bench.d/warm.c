/* Jobs in one warm process: variants of one résumé, each with other words,
 * through all rooms from the node to the gate's verdict. Says how many a
 * second, and what memory is held after the first tenth and at the end; some
 * of them are made once more by a cold process's means and must be the same
 * to the byte.
 *
 *     warm FILE [JOBS [VARIANTS [SHARE [CHECKS]]]]
 *
 * SHARE: of a hundred texts, how many a variant changes. With as many VARIANTS
 * as JOBS none is ever seen again. CHECKS: how many are made twice. */
#include "gate/gate.h"
#include "pdf/pdf.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct bench {
    const struct node *root;
    const char *input;
    const char *const *data;
    int share;
};

/* ---- variants ---- */

static unsigned mixed(unsigned x)
{
    x = (x ^ x >> 16) * 0x7feb352du;
    x = (x ^ x >> 15) * 0x846ca68bu;
    return x ^ x >> 16;
}

/* The text with a word where the next one stood, and instead of that one a
 * word that no other variant has. */
static const char *reworded(struct arena *a, const char *text, unsigned by,
                            int variant)
{
    unsigned words = 1;
    for (const char *s = text; *s; s++)
        words += *s == ' ';
    unsigned pick = mixed(by) % (words - 1);
    const char *first = text;
    while (pick)
        pick -= *first++ == ' ';
    const char *second = strchr(first, ' ') + 1;
    size_t len = strcspn(second, " ");
    char word[8] = {0};
    for (int i = 0, v = variant; i < 5; i++, v /= 10)
        word[i] = "abdegilmno"[v % 10];
    return arena_printf(a, "%.*s%.*s %s%s", (int)(first - text), text, (int)len,
                        second, word, second + len);
}

static const struct node *varied(struct arena *a, const struct bench *b,
                                 const struct node *n, int variant,
                                 unsigned *count)
{
    struct node *copy = arena_alloc(a, sizeof *copy);
    *copy = *n;
    if (n->text && strlen(n->text) > 50 && !strpbrk(n->text, "*`[\n")) {
        unsigned by = mixed((unsigned)variant * 977u + ++*count);
        if (by % 100 < (unsigned)b->share)
            copy->text = reworded(a, n->text, by, variant);
    }
    const struct node **to = &copy->child;
    for (const struct node *c = n->child; c; c = c->next) {
        const struct node *child = varied(a, b, c, variant, count);
        *to = child;
        to = &((struct node *)(uintptr_t)child)->next;
    }
    return copy;
}

/* ---- a job ---- */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static long held(void)
{
    long pages = 0, all;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f && fscanf(f, "%ld %ld", &all, &pages) != 2)
        pages = 0;
    if (f)
        fclose(f);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* The PDF of a variant, judged; exits when something is wrong. */
static struct bytes rendered(struct arena *a, const struct bench *b,
                             struct fonts *fonts, int variant)
{
    static const char *const none[] = {NULL};
    struct diags *d = diags_new(a);
    unsigned count = 0;
    const struct node *node = varied(a, b, b->root, variant, &count);
    const struct resume *r =
        resume_read(a, d, node, &(struct resume_ask){.date = -1});
    const struct style *style =
        style_read(a, d,
                   &(struct style_ask){.inline_layout = r->layout,
                                       .layout = none,
                                       .unlimited = r->unlimited,
                                       .beside = path_folder(a, b->input),
                                       .data = b->data});
    const struct story *story = story_write(a, d, r, style);
    const struct pages *p = page_layout(a, d, fonts, story, style, NULL);
    struct bytes pdf = {0};
    if (!diags_failed(d))
        pdf = pdf_write(a, d, p, p->story, &(struct pdf_options){.date = -1});
    if (!diags_failed(d))
        gate_check(a, d, DIAG_TEXT_LAYER, pdf, p->story);
    if (diags_failed(d)) {
        diags_print(stderr, d, DIAG_SHORT, false);
        exit(1);
    }
    return pdf;
}

static struct bytes rendered_cold(struct arena *a, const struct bench *b,
                                  int variant)
{
    struct fonts *fonts = fonts_new(b->data);
    struct bytes pdf = rendered(a, b, fonts, variant);
    fonts_free(fonts);
    return pdf;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: warm FILE [JOBS [VARIANTS [SHARE [CHECKS]]]]\n", stderr);
        return 2;
    }
    int jobs = argc > 2 ? atoi(argv[2]) : 10000;
    int variants = argc > 3 ? atoi(argv[3]) : 200;
    int checks = argc > 5 ? atoi(argv[5]) : 20;
    struct arena *lasting = arena_new_lasting();
    struct diags *d = diags_new(lasting);
    struct bench b = {.input = argv[1],
                      .share = argc > 4 ? atoi(argv[4]) : 25,
                      .data = data_folders(lasting, NULL)};
    struct bytes file;
    if (!file_read(lasting, d, b.input, (struct mark){0}, FILE_LIMIT, &file)) {
        diags_print(stderr, d, DIAG_SHORT, false);
        return 4;
    }
    b.root = yaml_read(lasting, d, b.input, file);
    struct fonts *fonts = fonts_new(b.data);
    struct kept *kept = kept_new(32 << 20);
    double begun = seconds(), steady = begun;
    long early = 0;
    int warming = variants < jobs / 2 ? variants : jobs / 10, differ = 0;
    for (int i = 0; i < jobs; i++) {
        if (i == warming)
            steady = seconds();
        if (i == jobs / 10)
            early = held();
        struct bytes pdf = rendered(kept_job(kept), &b, fonts, i % variants);
        if (checks && i % (jobs / checks + 1) == jobs / checks) {
            struct arena *a = arena_new();
            struct bytes cold = rendered_cold(a, &b, i % variants);
            differ += cold.len != pdf.len ||
                      memcmp(cold.data, pdf.data, pdf.len) != 0;
            arena_free(a);
        }
    }
    double now = seconds();
    printf("%d jobs, %d variants: %.0f a second, %.0f when warm; "
           "%ld KiB held, %ld early; %d differ\n",
           jobs, variants, jobs / (now - begun),
           (jobs - warming) / (now - steady), held(), early, differ);
    return differ > 0;
}
