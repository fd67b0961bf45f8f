/* The gate: PDFs of strangers read, and held against a story. */
#include "gate/gate.h"
#include "resume/resume.h"
#include "rig.h"

static const char resume[] =
    "cv:\n  name: Ada\n  website: https://example.org/ada\n"
    "  sections:\n    Notes: [An engine *weaves* patterns, Of numbers]\n";

static const struct story *story_make(struct arena *a)
{
    static const char *const none[] = {NULL};
    struct diags *d = diags_new(a);
    struct bytes text = {(const uint8_t *)resume, sizeof resume - 1};
    const struct resume *r =
        resume_read(a, d, yaml_read(a, d, "r.yaml", text), NULL);
    const struct style *st = style_read(
        a, d,
        &(struct style_ask){.layout = none, .beside = "", .data = rig_data});
    const struct story *s = story_write(a, d, r, st);
    MUST(!diags_failed(d));
    return s;
}

/* What a worker keeps makes no difference. */
static void fuzz_warm(struct bytes b, const struct story *story,
                      const struct diags *cold)
{
    static struct kept *k;
    if (!k)
        k = kept_new(1 << 20);
    struct arena *a = kept_job(k);
    struct diags *d = diags_new(a);
    gate_check(a, d, DIAG_OTHER_TEXT, b, story);
    struct buf x = buf_new(a), y = buf_new(a);
    diags_put(&x, cold, DIAG_SHORT, false);
    diags_put(&y, d, DIAG_SHORT, false);
    MUST(strcmp(buf_text(&x), buf_text(&y)) == 0);
}

bool fuzz(const uint8_t *data, size_t len)
{
    static struct arena *kept;
    static const struct story *story;
    if (!story)
        story = story_make(kept = arena_new());
    struct arena *a = arena_new();
    struct diags *d = diags_new(a), *other = diags_new(a);
    struct bytes b = {data, len};
    const struct reading *r = gate_read(a, d, "x.pdf", b);
    MUST((r == NULL) == diags_failed(d));
    bool passed = gate_check(a, other, DIAG_OTHER_TEXT, b, story);
    MUST(passed != diags_failed(other));
    for (int again = 0; again < 2; again++)
        fuzz_warm(b, story, other);
    rig_said(d);
    rig_said(other);
    bool good = r != NULL;
    arena_free(a);
    return good;
}
