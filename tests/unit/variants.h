/* A variant of a file, and what it makes of it: rows for tests. */
#pragma once
#include "check.h"
#include "variant/variant.h"
#include <string.h>

static inline const struct node *read(struct arena *a, struct diags *d,
                                      const char *text)
{
    return yaml_read(a, d, "t",
                     (struct bytes){(const uint8_t *)text, strlen(text)});
}

static inline const char *said(struct arena *a, const struct diags *d)
{
    return diags_said(a, d, DIAG_HUMAN);
}

/* {k: v, l: [a, b]} on one line; ~: nothing. */
static inline void put_flat(struct buf *b, const struct node *n)
{
    if (!n || n->kind == NODE_NULL)
        buf_putc(b, '~');
    else if (n->kind == NODE_SCALAR)
        buf_puts(b, n->text);
    else
        buf_putc(b, n->kind == NODE_MAP ? '{' : '[');
    if (!n || n->kind == NODE_SCALAR || n->kind == NODE_NULL)
        return;
    for (const struct node *c = n->child; c; c = c->next) {
        buf_puts(b, c == n->child ? "" : ", ");
        if (n->kind == NODE_MAP)
            buf_printf(b, "%s: ", c->key);
        put_flat(b, c);
    }
    buf_putc(b, n->kind == NODE_MAP ? '}' : ']');
}

static inline const char *flat(struct arena *a, const struct node *n)
{
    struct buf b = buf_new(a);
    put_flat(&b, n);
    return buf_text(&b);
}

/* What is under `path`, keys with '/' between. */
static inline const struct node *under(const struct node *n, const char *path)
{
    char key[64];
    while (n && *path) {
        size_t len = strcspn(path, "/");
        memcpy(key, path, len);
        key[len] = '\0';
        n = node_get(n, key);
        path += len + (path[len] == '/');
    }
    return n;
}

struct row {
    const char *text; /* the file */
    const char *path; /* what of its variant `x` is looked at */
    const char *want;
    const char *said; /* a part of it; "": nothing at all */
};

static inline const struct node *selected(struct arena *a, struct diags *d,
                                          const char *text)
{
    const struct node *root = read(a, d, text);
    const struct variant_file *all = variants_read(a, d, root, NULL);
    const struct variant *v = variant_find(a, d, all, "x");
    if (!v)
        fail_msg("no variant: %s", said(a, d));
    root = values_fill(a, d, variant_select(a, d, all, v));
    variant_guard(a, d, all, v, root, NULL);
    return root;
}

static inline void hold(struct arena *a, const struct row *row, size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        struct diags *d = diags_new(a);
        const struct node *root = selected(a, d, row[i].text);
        assert_string_equal(flat(a, under(root, row[i].path)), row[i].want);
        const char *all = said(a, d);
        if (*row[i].said ? !strstr(all, row[i].said) : *all)
            fail_msg("row %zu: '%s' is not what is said: %s", i, row[i].said,
                     all);
    }
}

#define HOLD(rows) hold(*state, rows, sizeof rows / sizeof *rows)

#define CV "cv:\n  name: N\n  sections:\n"
#define X "variants:\n  x:\n    "
