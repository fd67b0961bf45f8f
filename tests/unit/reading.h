/* What reading a text says and gives, as text. */
#pragma once
#include "check.h"
#include "yaml/yaml.h"
#include <string.h>

struct reading {
    const struct node *root;
    struct diags *diags;
};

static inline struct reading read_bytes(struct arena *a, const char *name,
                                        const void *data, size_t len)
{
    struct reading r = {.diags = diags_new(a)};
    struct bytes b = {(const uint8_t *)arena_copy(a, data, len), len};
    r.root = yaml_read(a, r.diags, name, b);
    assert_non_null(r.root);
    return r;
}

static inline struct reading read_text(struct arena *a, const char *name,
                                       const char *text)
{
    return read_bytes(a, name, text, strlen(text));
}

static inline const char *said(struct arena *a, const struct diags *d,
                               enum diag_format format)
{
    return diags_said(a, d, format);
}

static inline const char *shown(struct arena *a, const struct node *root)
{
    struct buf b = buf_new(a);
    node_print(&b, root);
    return buf_text(&b);
}

/* Reading `text` says nothing and shows `nodes`. */
static inline void check_nodes(struct arena *a, const char *name,
                               const char *text, const char *nodes)
{
    struct reading r = read_text(a, name, text);
    assert_string_equal(said(a, r.diags, DIAG_SHORT), "");
    assert_string_equal(shown(a, r.root), nodes);
}

/* A mistake, where it is said, and the way out. */
struct mistake {
    const char *text, *says, *hint; /* says: "line:col: message" */
    int len;                        /* of what is underlined */
};

/* Each of the mistakes is the only one said of its text. */
static inline void check_mistakes(struct arena *a, const char *name,
                                  const struct mistake *all, size_t count)
{
    int failed = 0;
    for (const struct mistake *m = all; m < all + count; m++) {
        struct reading r = read_text(a, name, m->text);
        const char *colon = strstr(m->says, ": ");
        const char *head = arena_printf(a, "%s:%.*s: error%s\n", name,
                                        (int)(colon - m->says), m->says, colon);
        const char *hint = arena_printf(a, "      = %s\n", m->hint);
        const char *len = arena_printf(a, "\"len\":%d,", m->len);
        const char *brief = said(a, r.diags, DIAG_SHORT);
        bool good = !strcmp(brief, head) &&
                    strstr(said(a, r.diags, DIAG_HUMAN), hint) &&
                    strstr(said(a, r.diags, DIAG_JSON), len);
        if (!good)
            print_error("of:\n%s\nwanted (len %d):\n%s%s\ngot:\n%s%s\n",
                        m->text, m->len, head, hint,
                        said(a, r.diags, DIAG_HUMAN),
                        said(a, r.diags, DIAG_JSON));
        failed += !good;
    }
    assert_int_equal(failed, 0);
}
