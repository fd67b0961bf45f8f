/* A résumé all the way, as main/make.c walks it, without files. */
#include "gate/gate.h"
#include "pdf/pdf.h"
#include "resume/resume.h"
#include "rig.h"
#include <math.h>

/* The photo of whoever names one. */
static const struct picture photo = {
    .width = 2,
    .height = 2,
    .colours = 1,
    .turn = 1,
    .data = {(const uint8_t *)"\x10\x80\xC0\xF0", 4},
};

static struct fonts *fonts_kept;

static void fonts_end(void)
{
    fonts_free(fonts_kept);
}

struct fonts *rig_fonts(void)
{
    if (!fonts_kept) {
        fonts_kept = fonts_new(rig_data);
        MUST(atexit(fonts_end) == 0);
    }
    return fonts_kept;
}

/* Every number is one. */
static void must_stand(struct arena *a, const struct pages *p)
{
    struct buf window = buf_new(a);
    pages_print(&window, p);
    MUST(p->count > 0);
    for (int i = 0; i < p->count; i++)
        for (int k = 0; k < p->page[i].items; k++) {
            const struct placed *item = &p->page[i].item[k];
            MUST(isfinite(item->x) && isfinite(item->y));
            MUST(isfinite(item->width) && isfinite(item->height));
            MUST(isfinite(item->size) && item->size >= 0);
        }
}

struct bytes rig_render(struct arena *a, struct diags *d,
                        const struct node *resume, const struct node *layout,
                        struct fonts *fonts)
{
    static const char *const none[] = {NULL};
    struct bytes pdf = {0};
    const struct resume *r = resume_read(a, d, resume, NULL);
    const struct style *st =
        style_read(a, d,
                   &(struct style_ask){.inline_layout = r->layout,
                                       .layout = none,
                                       .set = layout,
                                       .unlimited = r->unlimited,
                                       .beside = TEST_FOLDER "/fuzz/none/",
                                       .data = rig_data});
    if (diags_failed(d))
        return pdf;
    const struct story *s = story_write(a, d, r, st);
    if (diags_failed(d))
        return pdf;
    const struct pages *p =
        page_layout(a, d, fonts, s, st, r->photo ? &photo : NULL);
    MUST(p || diags_failed(d));
    if (diags_failed(d))
        return pdf;
    must_stand(a, p);
    pdf = pdf_write(a, d, p, p->story, &(struct pdf_options){.date = -1});
    MUST(pdf.data || diags_failed(d));
    if (pdf.data)
        gate_check(a, d, DIAG_TEXT_LAYER, pdf, p->story);
    return pdf;
}
