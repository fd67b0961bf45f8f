/* read: what a machine sees in a PDF. The text goes to stdout, the rest is
 * said on stderr. */
#include "gate/gate.h"
#include "main/verbs.h"
#include <string.h>

/* A PDF is a stranger's: what a terminal would obey is escaped. */
static void put_text(struct buf *b, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        buf_puts(b, escaped(b->arena, arena_copy(b->arena, text, len)));
        buf_putc(b, '\n');
        text += len + (text[len] == '\n');
    }
}

static void say_fact(const struct shared *s, struct arena *a, const char *what,
                     const char *fact)
{
    struct buf b = buf_new(a);
    buf_printf(&b, "  %-10s%s", what, *fact ? escaped(a, fact) : "none");
    say_line(s, &b);
}

/* resume.pdf: 1 page, tagged
 *   title     Ada Lovelace - CV
 *   link      https://example.org (Notes)
 *   lacks     no language */
static void say_reading(const struct shared *s, struct arena *a,
                        const char *path, const struct reading *r)
{
    struct buf b = buf_new(a);
    buf_printf(&b, "%s: ", escaped(a, path));
    buf_count(&b, (size_t)r->pages, "page", "pages");
    buf_puts(&b, r->tagged ? ", tagged" : ", not tagged");
    say_line(s, &b);
    say_fact(s, a, "title", r->title);
    say_fact(s, a, "author", r->author);
    say_fact(s, a, "language", r->lang);
    for (int i = 0; i < r->links; i++)
        say_fact(s, a, "link",
                 arena_printf(a, "%s (%s)", r->link[i].url, r->link[i].text));
    for (const char *const *m = r->missing; *m; m++)
        say_fact(s, a, "lacks", *m);
}

static void put_field(struct buf *b, const char *key, const char *value)
{
    buf_printf(b, ",\"%s\":", key);
    buf_json(b, value);
}

static void put_json(struct buf *b, const char *path, const struct reading *r)
{
    buf_puts(b, "{\"path\":");
    buf_json(b, path);
    buf_printf(b, ",\"pages\":%d,\"tagged\":%s", r->pages,
               r->tagged ? "true" : "false");
    put_field(b, "title", r->title);
    put_field(b, "author", r->author);
    put_field(b, "language", r->lang);
    put_field(b, "text", r->text);
    put_field(b, "content", r->content);
    buf_puts(b, ",\"links\":[");
    for (int i = 0; i < r->links; i++) {
        buf_puts(b, i ? ",{\"url\":" : "{\"url\":");
        buf_json(b, r->link[i].url);
        put_field(b, "text", r->link[i].text);
        buf_putc(b, '}');
    }
    buf_puts(b, "],\"missing\":[");
    for (int i = 0; r->missing[i]; i++) {
        buf_puts(b, i ? "," : "");
        buf_json(b, r->missing[i]);
    }
    buf_puts(b, "]}\n");
}

int verb_read(struct diags *d, struct shared *s, const struct call *c)
{
    struct arena *a = s->arena;
    const char *path = c->operand[0];
    struct bytes pdf;
    if (!file_read(a, d, path, (struct mark){0}, GATE_LIMIT, &pdf))
        return 0;
    const struct reading *r = gate_read(a, d, path, pdf);
    if (!r)
        return 0;
    struct buf b = buf_new(a);
    if (call_has(c, OPTION_JSON))
        put_json(&b, path, r);
    else
        put_text(&b, r->text);
    put_stdout(d, s, &b);
    if (!call_has(c, OPTION_JSON))
        say_reading(s, a, path, r);
    return 0;
}
