/* The window: a résumé as lines, one a value, with the place of each. */
#include "resume/resume.h"

struct printer {
    struct buf *out;
    int depth;
};

static void begin(struct printer *p, const char *word)
{
    buf_printf(p->out, "%*s%s", 2 * p->depth, "", word);
}

static void end(struct printer *p, struct mark at)
{
    if (at.line)
        buf_printf(p->out, "  %d:%d", at.line, at.col);
    buf_putc(p->out, '\n');
}

static void print_text(struct printer *p, const char *word, struct rich text)
{
    if (rich_empty(text))
        return;
    begin(p, word);
    buf_putc(p->out, ' ');
    rich_print(p->out, text);
    end(p, text.at);
}

static void print_word(struct printer *p, const char *word, const char *text)
{
    if (!text)
        return;
    begin(p, word);
    buf_printf(p->out, " %s\n", text);
}

/* ---- dates ---- */

static void put_date(struct buf *out, const struct date *d)
{
    switch (d->kind) {
    case DATE_NONE:
    case DATE_TEXT:
        buf_putc(out, '"');
        rich_print(out, d->text);
        buf_putc(out, '"');
        break;
    case DATE_YEAR:
        buf_printf(out, "%04d", d->year);
        break;
    case DATE_MONTH:
        buf_printf(out, "%04d-%02d", d->year, d->month);
        break;
    case DATE_DAY:
        buf_printf(out, "%04d-%02d-%02d", d->year, d->month, d->day);
        break;
    case DATE_PRESENT:
        buf_puts(out, "present");
        break;
    }
}

static void print_when(struct printer *p, const struct when *w)
{
    if (w->start.kind == DATE_NONE && w->end.kind == DATE_NONE)
        return;
    begin(p, "when ");
    put_date(p->out, &w->start);
    if (w->end.kind != DATE_NONE) {
        buf_puts(p->out, " to ");
        put_date(p->out, &w->end);
    }
    end(p, w->start.at);
}

/* ---- tags, items, entries ---- */

static void print_list(struct printer *p, const char *word,
                       const char *const *list)
{
    if (!list || !*list)
        return;
    begin(p, word);
    for (; *list; list++)
        buf_printf(p->out, " %s", *list);
    buf_putc(p->out, '\n');
}

static void print_tagged(struct printer *p, const struct tagged *t)
{
    print_word(p, "id", t->id);
    print_list(p, "tags", t->tags);
    if (t->has_priority) {
        begin(p, "priority");
        buf_printf(p->out, " %d\n", t->priority);
    }
    print_word(p, "notes", t->notes);
    print_text(p, "short", t->short_text);
    print_text(p, "min", t->min_text);
}

static void print_items(struct printer *p, const char *word,
                        const struct item *item, int count)
{
    for (int i = 0; i < count; i++) {
        begin(p, word);
        buf_putc(p->out, ' ');
        rich_print(p->out, item[i].text);
        end(p, item[i].at);
        p->depth++;
        print_when(p, &item[i].when);
        print_tagged(p, &item[i].tagged);
        print_items(p, "paragraph", item[i].paragraph, item[i].paragraphs);
        print_items(p, "highlight", item[i].highlight, item[i].highlights);
        p->depth--;
    }
}

static void print_fields(struct printer *p, const char *before,
                         const struct field *field, int count)
{
    for (int i = 0; i < count; i++) {
        begin(p, before);
        buf_printf(p->out, "%s%s ", field[i].key, field[i].known ? "" : "?");
        rich_print(p->out, field[i].text);
        if (field[i].url)
            buf_printf(p->out, " -> %s", field[i].url);
        end(p, field[i].text.at);
    }
}

static const char *const kind_words[] = {
#define ENTRY(name, words, marks, must, may) [ENTRY_##name] = #name,
#include "resume/entry.def"
#undef ENTRY
};

static void print_entry(struct printer *p, const char *word,
                        const struct entry *e)
{
    begin(p, word);
    end(p, e->at);
    p->depth++;
    print_fields(p, "", e->field, e->fields);
    print_fields(p, "short ", e->short_field, e->short_fields);
    print_fields(p, "min ", e->min_field, e->min_fields);
    print_when(p, &e->when);
    print_text(p, "authors", e->authors);
    print_tagged(p, &e->tagged);
    print_items(p, "paragraph", e->paragraph, e->paragraphs);
    print_items(p, "highlight", e->highlight, e->highlights);
    for (int i = 0; i < e->roles; i++)
        print_entry(p, "role", &e->role[i]);
    p->depth--;
}

static void print_section(struct printer *p, const char *word,
                          const struct section *s)
{
    begin(p, word);
    buf_putc(p->out, ' ');
    rich_print(p->out, s->title);
    end(p, s->at);
    p->depth++;
    print_tagged(p, &s->tagged);
    for (int i = 0; i < s->entries; i++)
        print_entry(p, kind_words[s->entry[i].kind], &s->entry[i]);
    for (int i = 0; i < s->subs; i++)
        print_section(p, "subsection", &s->sub[i]);
    p->depth--;
}

static void print_contact(struct printer *p, const struct contact *c)
{
    static const char *const words[] = {
        [CONTACT_LOCATION] = "location", [CONTACT_EMAIL] = "email",
        [CONTACT_PHONE] = "phone",       [CONTACT_WEBSITE] = "website",
        [CONTACT_SOCIAL] = "social",     [CONTACT_CUSTOM] = "custom",
    };
    begin(p, words[c->kind]);
    buf_printf(p->out, " (%s) ", c->label);
    rich_print(p->out, c->text);
    end(p, c->at);
}

static void print_letter(struct printer *p, const struct letter *l)
{
    begin(p, l->file ? "letter file" : "letter page");
    end(p, l->at);
    p->depth++;
    const struct when date = {.start = l->date};
    print_when(p, &date);
    for (int i = 0; i < l->recipients; i++)
        print_text(p, "recipient", l->recipient[i]);
    print_text(p, "subject", l->subject);
    print_text(p, "salutation", l->salutation);
    for (int i = 0; i < l->paragraphs; i++)
        print_text(p, "paragraph", l->paragraph[i]);
    print_text(p, "closing", l->closing);
    print_text(p, "signature", l->signature);
    p->depth--;
}

void resume_print(struct buf *out, const struct resume *r)
{
    struct printer p = {.out = out};
    print_word(&p, "lang", r->lang);
    print_word(&p, "title", r->title);
    print_word(&p, "subject", r->subject);
    print_list(&p, "keywords", r->keywords);
    print_list(&p, "hyphenation", r->hyphenation);
    print_list(&p, "no_hyphens", r->no_hyphens);
    const struct when today = {.start = r->current_date};
    if (r->current_date.kind != DATE_NONE)
        begin(&p, "current ");
    print_when(&p, &today);
    print_text(&p, "name", r->name);
    print_text(&p, "headline", r->headline);
    for (int i = 0; i < r->contacts; i++)
        print_contact(&p, &r->contact[i]);
    print_text(&p, "summary", r->summary);
    if (r->photo) {
        begin(&p, "photo ");
        buf_puts(out, r->photo);
        end(&p, r->photo_at);
    }
    for (int i = 0; i < r->sections; i++)
        print_section(&p, "section", &r->section[i]);
    if (r->letter)
        print_letter(&p, r->letter);
}
