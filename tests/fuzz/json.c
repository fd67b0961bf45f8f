/* JSON; what is read of it reads the same once it is written again. */
#include "rig.h"

static void write_node(struct buf *b, const struct node *n)
{
    if (n->kind == NODE_NULL)
        buf_puts(b, "null");
    else if (n->kind == NODE_SCALAR)
        buf_json(b, n->text);
    else
        buf_putc(b, n->kind == NODE_MAP ? '{' : '[');
    for (const struct node *c = n->child; c; c = c->next) {
        if (n->kind == NODE_MAP) {
            buf_json(b, c->key);
            buf_putc(b, ':');
        }
        write_node(b, c);
        if (c->next)
            buf_putc(b, ',');
    }
    if (n->kind == NODE_MAP || n->kind == NODE_LIST)
        buf_putc(b, n->kind == NODE_MAP ? '}' : ']');
}

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
