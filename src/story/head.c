/* Heads of entries, by the templates of the style. */
#include "story/private.h"
#include "story/template.h"
#include <string.h>

/* A template as it was read. */
struct head {
    const struct template *of;
    unsigned bold;
    const struct head_row *row;
    struct cells {
        struct cell left, right, before;
    } * cells;
    struct head *next;
};

/* The commas of what no layout says are the language's. */
static const char *with_commas(struct teller *t, const char *text)
{
    struct buf b = buf_new(t->arena);
    for (const char *at; (at = strstr(text, ", ")); text = at + 2) {
        buf_add(&b, text, (size_t)(at - text));
        buf_puts(&b, t->resume->locale->comma);
    }
    buf_puts(&b, text);
    return buf_text(&b);
}

/* Bold of the markup is what the caller has for it. */
static struct cell cell_of(struct teller *t, const struct template *of,
                           const char *text, struct mark at, unsigned bold)
{
    if (!text)
        return (struct cell){.text = ""};
    if (!of->own && strcmp(t->resume->locale->comma, ", ") != 0)
        text = with_commas(t, text);
    struct cell c = cell_read(t->arena, t->diags, text, at);
    if (bold == SPAN_BOLD)
        return c;
    struct span *span =
        arena_array(t->arena, (size_t)c.markup.count + 1, sizeof *span);
    for (int i = 0; i < c.markup.count; i++) {
        span[i] = c.markup.span[i];
        if (span[i].style & SPAN_BOLD)
            span[i].style = (span[i].style & ~(unsigned)SPAN_BOLD) | bold;
    }
    c.markup.span = span;
    return c;
}

static const struct head *
head_read(struct teller *t, const struct template *template, unsigned bold)
{
    for (struct head *h = t->heads; h; h = h->next)
        if (h->row == template->row && h->bold == bold)
            return h;
    struct head *h = arena_alloc(t->arena, sizeof *h);
    h->row = template->row;
    h->bold = bold;
    h->cells = arena_array(t->arena, (size_t) template->rows, sizeof *h->cells);
    for (int i = 0; i < template->rows; i++) {
        const struct head_row *r = &template->row[i];
        h->cells[i].left = cell_of(t, template, r->left, r->left_at, bold);
        h->cells[i].right = cell_of(t, template, r->right, r->right_at, bold);
        h->cells[i].before =
            cell_of(t, template, r->before, r->before_at, bold);
    }
    h->next = t->heads;
    t->heads = h;
    return h;
}

/* ---- values ---- */

struct source_of_names {
    struct teller *t;
    const struct entry *e;
    const char *url; /* where the first name leads; NULL: nowhere, any more */
    struct told *told;
};

static struct rich value(void *context, const char *name);

/* The language's phrase of the two, and either where the other is missing. */
static struct rich degree_with_area(struct source_of_names *s)
{
    struct teller *t = s->t;
    struct buf b = buf_new(t->arena);
    for (const char *p = t->resume->locale->degree_with_area; *p;) {
        bool degree = strncmp(p, "DEGREE", 6) == 0;
        bool area = strncmp(p, "AREA", 4) == 0;
        buf_puts(&b, degree ? "{degree}" : area ? "{area}" : "");
        if (!degree && !area)
            buf_putc(&b, *p);
        p += degree ? 6 : area ? 4 : 1;
    }
    struct cell c = cell_read(t->arena, t->diags, buf_text(&b), s->e->at);
    return cell_fill(t->arena, &c, value, s);
}

static struct rich plain_value(struct source_of_names *s, const char *name)
{
    struct teller *t = s->t;
    const struct entry *e = s->e;
    if (strcmp(name, "date") == 0)
        return when_text(t, &e->when);
    if (strcmp(name, "start_date") == 0)
        return date_text(t, &e->when.start);
    if (strcmp(name, "end_date") == 0)
        return date_text(t, &e->when.end);
    if (strcmp(name, "degree_with_area") == 0)
        return degree_with_area(s);
    if (strcmp(name, "authors") == 0)
        return rich_styled(t->arena, e->authors, SPAN_NAME, NULL);
    if (strcmp(name, "counter") == 0 && !entry_field(e, name))
        return rich_of(t->arena, arena_printf(t->arena, "%d", t->counter), 0,
                       e->at);
    if (e->kind == ENTRY_PUBLICATION && strcmp(name, "url") == 0 &&
        rich_empty(entry_text(e, name)))
        name = "doi"; /* it is where it leads */
    struct rich text = wording_of(t, e, name);
    const struct field *f = entry_field(e, name);
    s->told->summary |= strcmp(name, "summary") == 0;
    return f && f->url ? rich_styled(t->arena, text, 0, f->url) : text;
}

static struct rich value(void *context, const char *name)
{
    struct source_of_names *s = context;
    struct rich text = plain_value(s, name);
    if (!s->url || rich_empty(text))
        return text;
    text = rich_styled(s->t->arena, text, 0, s->url);
    s->url = NULL;
    return text;
}

/* ---- rows ---- */

static enum role role_of(const struct head_row *row, int index)
{
    switch (row->look) {
    case HEAD_TITLE:
        return ROLE_ENTRY;
    case HEAD_POST:
        return ROLE_POST;
    case HEAD_TEXT:
        return ROLE_TEXT;
    default:
        return index ? ROLE_ROW : ROLE_HEAD;
    }
}

static struct rich joined(struct teller *t, struct rich a, struct rich b)
{
    if (rich_empty(a) || rich_empty(b))
        return rich_empty(a) ? b : a;
    struct rich comma = rich_of(t->arena, t->resume->locale->comma, 0, a.at);
    return rich_join(t->arena, rich_join(t->arena, a, comma), b);
}

static struct block block_of(const struct head_row *r, int index,
                             const struct cells *c, struct source_of_names *s)
{
    struct arena *a = s->t->arena;
    struct block b = {.role = role_of(r, index)};
    b.label = cell_fill(a, &c->before, value, s);
    b.text = cell_fill(a, &c->left, value, s);
    if (!index) /* what the first row has behind leads nowhere */
        s->url = NULL;
    b.aside = cell_fill(a, &c->right, value, s);
    b.at = b.role == ROLE_TEXT ? b.text.at : s->e->at;
    return b;
}

/* Whether the row has nothing on its left but would: its right goes up. */
static bool goes_up(const struct head_row *r, const struct block *b,
                    const struct block *above)
{
    return r->left && rich_empty(b->text) && rich_empty(b->label) &&
           !rich_empty(b->aside) && above;
}

struct told tell_head(struct teller *t, const struct entry *e,
                      const struct template *template, unsigned bold,
                      void (*list)(struct teller *t, const struct entry *e))
{
    const struct head *h = head_read(t, template, bold);
    const struct field *url = entry_field(e, "url");
    struct told told = {false, false};
    struct source_of_names s = {t, e, url ? url->url : NULL, &told};
    struct block above = {0};
    bool any = false;
    for (int i = 0; i < template->rows; i++) {
        const struct head_row *r = &template->row[i];
        if (r->look == HEAD_LIST) {
            if (any)
                tell(t, above);
            any = false;
            list(t, e);
            told.list = true;
            continue;
        }
        struct block b = block_of(r, i, &h->cells[i], &s);
        if (goes_up(r, &b, any ? &above : NULL)) {
            above.text = joined(t, above.text, b.aside);
            continue;
        }
        if (any)
            tell(t, above);
        b.further = any;
        above = b;
        any = true;
    }
    if (any)
        tell(t, above);
    return told;
}
