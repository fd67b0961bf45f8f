/* JSON; what is read of it reads the same once it is written again. */
#include "rig.h"
#include "written.h"

bool fuzz(const uint8_t *data, size_t len)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct bytes b = {data, len};
    const struct node *root = yaml_read(a, d, "x.json", b);
    struct buf first = buf_new(a), second = buf_new(a);
    write_node(&first, root);
    rig_said(d);
    if (!diags_failed(d)) {
        const struct node *again = yaml_read(a, d, "x.json", buf_bytes(&first));
        MUST(!diags_failed(d));
        write_node(&second, again);
        MUST(strcmp(buf_text(&first), buf_text(&second)) == 0);
    }
    bool good = !diags_failed(d);
    arena_free(a);
    return good;
}
