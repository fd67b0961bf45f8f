/* variants: what a file has, and how each of them comes out. */
#include "main/explain.h"
#include "main/input.h"
#include "main/items.h"
#include "main/job.h"
#include "main/verbs.h"
#include <stdlib.h>
#include <string.h>

/* One of them, made. */
struct outcome {
    const struct variant *of;
    int in, out; /* parts of the résumé: left, and left away */
    struct made made;
    const struct diags *said;
};

static int by_place(const void *x, const void *y)
{
    return part_compare(x, y);
}

/* Entries and highlights of the résumé that are in; all of them in *count. */
static int count_in(struct arena *a, const struct node *all,
                    const struct node *some, int *count)
{
    int most, left, in = 0;
    const struct part_told *part = parts_told(a, all, &most);
    const struct part_told *now = parts_told(a, some, &left);
    struct part_told *sorted = arena_array(a, (size_t)left + 1, sizeof *sorted);
    if (left)
        memcpy(sorted, now, (size_t)left * sizeof *sorted);
    qsort(sorted, (size_t)left, sizeof *sorted, by_place);
    *count = 0;
    for (int i = 0; i < most; i++) {
        *count += part[i].depth > 0;
        in += part[i].depth > 0 &&
              bsearch(&part[i], sorted, (size_t)left, sizeof *sorted, by_place);
    }
    return in;
}

/* [a, b] as it is typed on one line. */
static void put_tags(struct buf *b, const struct node *n)
{
    const char *open = n->kind == NODE_MAP ? "{" : "[";
    if (n->kind == NODE_SCALAR) {
        buf_puts(b, escaped(b->arena, n->text));
        return;
    }
    buf_puts(b, open);
    for (const struct node *c = n->child; c; c = c->next) {
        buf_puts(b, c == n->child ? "" : ", ");
        if (c->key)
            buf_printf(b, "%s: ", escaped(b->arena, c->key));
        put_tags(b, c);
    }
    buf_puts(b, *open == '{' ? "}" : "]");
}

static void put_key(struct buf *b, const struct variant *v, const char *key)
{
    const struct node *n = node_get(v->node, key);
    if (!n || n->kind == NODE_NULL)
        return;
    buf_printf(b, "  %s: ", key);
    put_tags(b, n);
}

/* acme    5 of 7 parts, 1 page; fit: 9.6 pt (wish 10.5)
 *         extends: base  include: [math] */
static void put_line(struct buf *b, const struct outcome *o, int width)
{
    struct buf fit = buf_new(b->arena), keys = buf_new(b->arena);
    const struct pages *p = o->made.pages;
    buf_printf(b, "%-*s  %d of %d parts", width, escaped(b->arena, o->of->name),
               o->in, o->in + o->out);
    if (p) {
        buf_puts(b, ", ");
        buf_count(b, (size_t)p->count, "page", "pages");
        explain_line(&fit, p);
    }
    if (diags_failed(o->said)) {
        buf_puts(b, ", ");
        buf_mistakes(b, o->said);
    }
    buf_printf(b, "%s%s\n", fit.len ? "; " : "", fit.len ? buf_text(&fit) : "");
    put_key(&keys, o->of, "extends");
    put_key(&keys, o->of, "include");
    put_key(&keys, o->of, "exclude");
    put_key(&keys, o->of, "sections");
    if (keys.len)
        buf_printf(b, "%*s%s\n", width, "", buf_text(&keys));
}

static void put_json_tags(struct buf *b, const struct node *n)
{
    bool map = n->kind == NODE_MAP;
    if (n->kind == NODE_SCALAR) {
        buf_json(b, n->text);
        return;
    }
    buf_putc(b, map ? '{' : '[');
    for (const struct node *c = n->child; c; c = c->next) {
        buf_puts(b, c == n->child ? "" : ",");
        if (map) {
            buf_json(b, c->key);
            buf_putc(b, ':');
        }
        put_json_tags(b, c);
    }
    buf_putc(b, map ? '}' : ']');
}

static void put_json(struct buf *b, const struct outcome *o)
{
    static const char *const keys[] = {"extends", "include", "exclude",
                                       "sections"};
    const struct pages *p = o->made.pages;
    struct buf fit = buf_new(b->arena);
    buf_puts(b, "{\"name\":");
    buf_json(b, o->of->name);
    buf_printf(b, ",\"line\":%d", o->of->at.line);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *n = node_get(o->of->node, keys[i]);
        if (!n || n->kind == NODE_NULL)
            continue;
        buf_printf(b, ",\"%s\":", keys[i]);
        put_json_tags(b, n);
    }
    buf_printf(b, ",\"in\":%d,\"out\":%d,\"errors\":%d", o->in, o->out,
               diags_count(o->said, SEVERITY_ERROR));
    if (p) {
        buf_printf(b, ",\"pages\":%d,\"fit\":", p->count);
        explain_line(&fit, p);
        buf_json(b, fit.len ? buf_text(&fit) : "");
    }
    buf_puts(b, "}\n");
}

static struct outcome make_one(struct arena *a, struct diags *d,
                               struct shared *s, const struct call *c,
                               const struct job *job, const struct variant *v)
{
    struct job one = *job;
    struct outcome o = {.of = v, .said = d};
    int all;
    one.variant = v->name;
    one.file = variant_name(a, d, c, &one, job->read);
    o.made = make(a, d, s, &one, MADE_PAGES);
    o.in = count_in(a, job->read->root, o.made.node, &all);
    o.out = all - o.in;
    return o;
}

static int name_width(const struct variant_file *all)
{
    enum { MOST = 24 };
    int width = 0;
    for (int i = 0; i < all->count; i++) {
        int len = (int)strlen(all->variant[i].name);
        width = len > width && len <= MOST ? len : width;
    }
    return width;
}

int verb_variants(struct diags *d, struct shared *s, const struct call *c)
{
    struct job job = job_of(s->arena, c, c->operand[0]);
    struct buf b = buf_new(s->arena);
    int code = 0;
    job.read = input_variants(s->arena, d, &job);
    if (!job.read || diags_failed(d))
        return 0;
    int width = name_width(job.read);
    for (int i = 0; i < job.read->count; i++) {
        struct arena *a = arena_new();
        struct diags *own = diags_new(a);
        struct outcome o = make_one(a, own, s, c, &job, &job.read->variant[i]);
        say_diags(s, own);
        if (call_has(c, OPTION_JSON))
            put_json(&b, &o);
        else
            put_line(&b, &o, width);
        code = exit_worse(code, diags_exit(own));
        arena_free(a);
    }
    put_stdout(d, s, &b);
    return code;
}
