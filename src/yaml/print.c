/* The window onto the nodes. */
#include "yaml/yaml.h"
#include <string.h>

static void put_text(struct buf *out, const struct node *n)
{
    const char *mark = n->quoted ? "\"" : "";
    buf_puts(out, mark);
    for (const char *p = n->text; *p; p++)
        if (*p == '\n')
            buf_puts(out, "\\n");
        else if (*p == '\t')
            buf_puts(out, "\\t");
        else
            buf_putc(out, *p);
    buf_puts(out, mark);
}

static void put_node(struct buf *out, const struct node *n, int depth)
{
    buf_printf(out, "%*s", depth * 2, "");
    if (n->key)
        buf_printf(out, "%s: ", n->key);
    else if (depth)
        buf_puts(out, "- ");
    switch (n->kind) {
    case NODE_NULL:
        buf_puts(out, "~");
        break;
    case NODE_SCALAR:
        put_text(out, n);
        break;
    case NODE_MAP:
        buf_puts(out, n->count ? "map" : "{}");
        break;
    case NODE_LIST:
        buf_puts(out, n->count ? "list" : "[]");
        break;
    }
    buf_printf(out, "  %d:%d\n", n->at.line, n->at.col);
    for (const struct node *c = n->child; c; c = c->next)
        put_node(out, c, depth + 1);
}

void node_print(struct buf *out, const struct node *root)
{
    put_node(out, root, 0);
}
