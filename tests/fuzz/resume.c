/* Résumés, from YAML to a PDF that the gate has let through; some of them once
 * more in a warm process, which must not be seen. */
#include "rig.h"

/* What the process is warm of beside the résumé itself. */
static const char other[] = "typography: {font_size: {body: 8.3pt}}\n"
                            "page: {size: a4, left_margin: 50pt}\n";

struct came {
    struct bytes pdf;
    const char *said;
    bool good;
};

static struct came make(struct arena *a, struct bytes b, const char *layout)
{
    struct diags *d = diags_new(a);
    struct came c = {0};
    const struct node *node = yaml_read(a, d, "resume.yaml", b), *over = NULL;
    MUST(node);
    if (layout)
        over =
            yaml_read(a, d, "over.yaml",
                      (struct bytes){(const uint8_t *)layout, strlen(layout)});
    if (!diags_failed(d))
        c.pdf = rig_render(a, d, node, over, rig_fonts());
    rig_said(d);
    struct buf said = buf_new(a);
    diags_put(&said, d, DIAG_HUMAN, false);
    c.said = buf_text(&said);
    c.good = !diags_failed(d);
    return c;
}

/* Another page of the same words comes before. */
static void must_stay(struct bytes b, const struct came *cold)
{
    struct kept *k = kept_new(4 << 20);
    make(kept_job(k), b, other);
    struct came warm = make(kept_job(k), b, NULL);
    MUST(strcmp(warm.said, cold->said) == 0);
    MUST(warm.pdf.len == cold->pdf.len);
    MUST(memcmp(warm.pdf.data, cold->pdf.data, warm.pdf.len) == 0);
    kept_free(k);
}

bool fuzz(const uint8_t *data, size_t len)
{
    struct arena *a = arena_new();
    struct bytes b = {data, len};
    struct came cold = make(a, b, NULL);
    unsigned sum = 0;
    for (size_t i = 0; i < len; i++)
        sum += data[i];
    if (cold.pdf.len && sum % 4 == 0)
        must_stay(b, &cold);
    arena_free(a);
    return cold.good;
}
