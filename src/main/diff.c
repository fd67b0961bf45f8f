/* diff: what one variant says and another does not. */
#include "main/explain.h"
#include "main/input.h"
#include "main/items.h"
#include "main/job.h"
#include "main/reword.h"
#include "main/settings.h"
#include "main/verbs.h"
#include <stdlib.h>
#include <string.h>

/* One side. */
struct side {
    const char *name;
    struct made made;
    const struct part_told *part;
    int parts;
};

/* A part of a side, and which of the other it is. */
struct pair {
    const struct part_told *part;
    int at, other; /* -1: there is none */
    bool moved;
};

static int by_place(const void *x, const void *y)
{
    const struct pair *p = x, *q = y;
    int c = part_compare(p->part, q->part);
    return c ? c : p->at - q->at;
}

static struct pair *pairs_of(struct arena *a, const struct side *s)
{
    struct pair *p = arena_array(a, (size_t)s->parts + 1, sizeof *p);
    for (int i = 0; i < s->parts; i++)
        p[i] = (struct pair){&s->part[i], i, -1, false};
    return p;
}

/* Finds which is which by the places where they were written. */
static void match(struct arena *a, struct pair *x, int xs, struct pair *y,
                  int ys)
{
    struct pair *p = arena_array(a, (size_t)xs + 1, sizeof *p);
    struct pair *q = arena_array(a, (size_t)ys + 1, sizeof *q);
    memcpy(p, x, (size_t)xs * sizeof *p);
    memcpy(q, y, (size_t)ys * sizeof *q);
    qsort(p, (size_t)xs, sizeof *p, by_place);
    qsort(q, (size_t)ys, sizeof *q, by_place);
    for (int i = 0, k = 0; i < xs && k < ys;) {
        int c = part_compare(p[i].part, q[k].part);
        if (!c) {
            x[p[i].at].other = q[k].at;
            y[q[k].at].other = p[i].at;
        }
        i += c <= 0;
        k += c >= 0;
    }
}

/* Those that are not in the longest run of rising places were moved. */
static void find_moved(struct arena *a, struct pair *x, int count)
{
    int *tail = arena_array(a, (size_t)count + 1, sizeof *tail);
    int *before = arena_array(a, (size_t)count + 1, sizeof *before);
    int longest = 0;
    for (int i = 0; i < count; i++) {
        if (x[i].other < 0)
            continue;
        int low = 0, high = longest;
        while (low < high) {
            int middle = (low + high) / 2;
            if (x[tail[middle]].other < x[i].other)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low ? tail[low - 1] : -1;
        tail[low] = i;
        longest += low == longest;
        x[i].moved = true;
    }
    for (int i = longest ? tail[longest - 1] : -1; i >= 0; i = before[i])
        x[i].moved = false;
}

/* ---- telling ---- */

struct telling {
    struct buf *b;
    bool json;
    const struct side *x, *y;
    struct pair *p, *q;
};

static const char *place(struct arena *a, const struct part_told *p)
{
    const char *file = p->at.src ? escaped(a, p->at.src->name) : "";
    return p->id ? arena_printf(a, "%s:%d %s", file, p->at.line,
                                escaped(a, p->id))
                 : arena_printf(a, "%s:%d", file, p->at.line);
}

static void put_part(struct telling *t, const char *word,
                     const struct part_told *p, int *n)
{
    struct arena *a = t->b->arena;
    if (!t->json) {
        buf_printf(t->b, "%-9s %s: %s\n", word, place(a, p),
                   escaped(a, p->text));
        return;
    }
    buf_printf(t->b, "%s{\"line\":%d,\"section\":", (*n)++ ? "," : "",
               p->at.line);
    buf_json(t->b, p->of);
    if (p->id) {
        buf_puts(t->b, ",\"id\":");
        buf_json(t->b, p->id);
    }
    buf_puts(t->b, ",\"text\":");
    buf_json(t->b, p->text);
    buf_putc(t->b, '}');
}

static void begin(struct telling *t, const char *key)
{
    if (t->json)
        buf_printf(t->b, ",\"%s\":[", key);
}

static void end(struct telling *t)
{
    if (t->json)
        buf_putc(t->b, ']');
}

/* A string of JSON; NULL is null. */
static void put_text(struct buf *b, const char *text)
{
    if (text)
        buf_json(b, text);
    else
        buf_puts(b, "null");
}

static void put_alone(struct telling *t, const char *word, const struct pair *p,
                      int count)
{
    int n = 0;
    begin(t, word);
    for (int i = 0; i < count; i++)
        if (p[i].other < 0)
            put_part(t, word, p[i].part, &n);
    end(t);
}

static void put_moved(struct telling *t)
{
    int n = 0;
    bool whole = false; /* the section that it is in was moved */
    begin(t, "moved");
    for (int i = 0; i < t->x->parts; i++) {
        bool section = t->p[i].part->depth == 0;
        whole = section ? t->p[i].moved : whole;
        if (t->p[i].moved && (section || !whole))
            put_part(t, "moved", t->p[i].part, &n);
    }
    end(t);
}

static void put_reworded(struct telling *t)
{
    struct arena *a = t->b->arena;
    int n = 0;
    begin(t, "reworded");
    for (int i = 0; i < t->x->parts; i++) {
        if (t->p[i].other < 0)
            continue;
        const struct part_told *was = t->p[i].part;
        const struct part_told *now = &t->y->part[t->p[i].other];
        if (strcmp(was->text, now->text) == 0)
            continue;
        struct buf words = buf_new(a);
        reword_put(&words, was->text, now->text, t->json);
        if (!t->json) {
            buf_printf(t->b, "reworded  %s: %s\n", place(a, was),
                       buf_text(&words));
            continue;
        }
        buf_printf(t->b, "%s{\"line\":%d", n++ ? "," : "", was->at.line);
        if (was->id) {
            buf_puts(t->b, ",\"id\":");
            buf_json(t->b, was->id);
        }
        buf_printf(t->b, ",\"words\":[%s]}", buf_text(&words));
    }
    end(t);
}

/* layout    page.size: us-letter -> a4
 * fit       typography.font_size.body: 10.5pt -> 9.6pt */
static void put_settings(struct telling *t)
{
    struct arena *a = t->b->arena;
    int count, n = 0;
    const struct setting_apart *s =
        settings_apart(a, &t->x->made, &t->y->made, &count);
    begin(t, "settings");
    for (; n < count; n++) {
        const char *was = s[n].a ? s[n].a : "unset",
                   *now = s[n].b ? s[n].b : "unset";
        if (!t->json) {
            buf_printf(t->b, "%-9s %s: %s -> %s\n",
                       s[n].gave ? "fit" : "layout", escaped(a, s[n].path),
                       escaped(a, was), escaped(a, now));
            continue;
        }
        buf_puts(t->b, n ? ",{\"path\":" : "{\"path\":");
        buf_json(t->b, s[n].path);
        buf_puts(t->b, ",\"a\":");
        put_text(t->b, s[n].a);
        buf_puts(t->b, ",\"b\":");
        put_text(t->b, s[n].b);
        buf_printf(t->b, ",\"fit\":%s}", s[n].gave ? "true" : "false");
    }
    end(t);
}

/* acme: 1 page; fit: 9.6 pt (wish 10.5) */
static void put_side(struct telling *t, const char *key, const struct side *s)
{
    struct buf fit = buf_new(t->b->arena);
    const struct pages *p = s->made.pages;
    explain_line(&fit, p);
    if (t->json) {
        buf_printf(t->b, "%s\"%s\":{\"name\":", *key == 'a' ? "{" : ",", key);
        buf_json(t->b, s->name);
        buf_printf(t->b, ",\"pages\":%d,\"fit\":", p->count);
        buf_json(t->b, fit.len ? buf_text(&fit) : "");
        buf_putc(t->b, '}');
        return;
    }
    buf_printf(t->b, "%-9s ", escaped(t->b->arena, s->name));
    buf_count(t->b, (size_t)p->count, "page", "pages");
    buf_printf(t->b, "%s%s\n", fit.len ? "; " : "",
               fit.len ? buf_text(&fit) : "");
}

static void put_diff(struct telling *t)
{
    int kept = 0;
    for (int i = 0; i < t->x->parts; i++)
        kept += t->p[i].other >= 0 && !t->p[i].moved &&
                strcmp(t->p[i].part->text, t->y->part[t->p[i].other].text) == 0;
    put_side(t, "a", t->x);
    put_side(t, "b", t->y);
    if (t->json)
        buf_printf(t->b, ",\"kept\":%d", kept);
    else
        buf_printf(t->b, "kept      %d\n", kept);
    put_alone(t, "dropped", t->p, t->x->parts);
    put_alone(t, "added", t->q, t->y->parts);
    put_moved(t);
    put_reworded(t);
    put_settings(t);
    if (t->json)
        buf_puts(t->b, "}\n");
}

/* ---- the call ---- */

static struct side make_side(struct diags *d, struct shared *s,
                             const struct call *c, const struct job *job,
                             const char *variant)
{
    struct side side = {.name = variant ? variant : "(all)"};
    struct job one = *job;
    one.variant = variant;
    one.file = variant ? variant_name(s->arena, d, c, &one, job->read) : NULL;
    side.made = make(s->arena, d, s, &one, MADE_PAGES);
    side.part = parts_told(s->arena, side.made.node, &side.parts);
    return side;
}

/* FILE A B: from A to B. FILE A: from all that the file has to A. */
int verb_diff(struct diags *d, struct shared *s, const struct call *c)
{
    struct job job = job_of(s->arena, c, c->operand[0]);
    struct buf b = buf_new(s->arena);
    job.read = input_variants(s->arena, d, &job);
    if (!job.read || diags_failed(d))
        return 0;
    bool two = c->operands > 2;
    struct side x = make_side(d, s, c, &job, two ? c->operand[1] : NULL);
    struct side y = make_side(d, s, c, &job, c->operand[two ? 2 : 1]);
    if (diags_failed(d))
        return 0;
    struct telling t = {.b = &b,
                        .json = call_has(c, OPTION_JSON),
                        .x = &x,
                        .y = &y,
                        .p = pairs_of(s->arena, &x),
                        .q = pairs_of(s->arena, &y)};
    match(s->arena, t.p, x.parts, t.q, y.parts);
    find_moved(s->arena, t.p, x.parts);
    put_diff(&t);
    put_stdout(d, s, &b);
    return 0;
}
