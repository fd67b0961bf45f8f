/* Résumés, from YAML to a PDF that the gate has let through. */
#include "rig.h"

bool fuzz(const uint8_t *data, size_t len)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct bytes b = {data, len};
    const struct node *node = yaml_read(a, d, "resume.yaml", b);
    MUST(node);
    if (!diags_failed(d))
        rig_render(a, d, node, NULL, rig_fonts());
    rig_said(d);
    bool good = !diags_failed(d);
    arena_free(a);
    return good;
}
