/* What was read, as JSON. */
#pragma once
#include "yaml/yaml.h"

static inline void write_node(struct buf *b, const struct node *n)
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
