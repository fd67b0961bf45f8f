/* Pictures: let through, and then what they say of themselves holds. */
#include "image/image.h"
#include "rig.h"

bool fuzz(const uint8_t *data, size_t len)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    const struct picture *p = picture_read(a, d, (struct bytes){data, len},
                                           "x.png", (struct mark){0});
    MUST((p == NULL) == diags_failed(d));
    if (p) {
        MUST(p->width > 0 && p->width <= PICTURE_SIDE);
        MUST(p->height > 0 && p->height <= PICTURE_SIDE);
        MUST(p->colours == 1 || p->colours == 3);
        MUST(p->turn >= 1 && p->turn <= 8);
        size_t pixels = (size_t)p->width * (size_t)p->height;
        MUST(pixels <= PICTURE_PIXELS);
        MUST(p->jpeg || p->data.len == pixels * (size_t)p->colours);
        MUST(!p->alpha.data || p->alpha.len == pixels);
        unsigned sum = 0;
        for (size_t i = 0; i < p->data.len; i++)
            sum += p->data.data[i];
        for (size_t i = 0; i < p->alpha.len; i++)
            sum += p->alpha.data[i];
        MUST(sum < ~0u);
    }
    rig_said(d);
    bool good = p != NULL;
    arena_free(a);
    return good;
}
