/* What stands at the head and the foot of every page: templates with words in
 * capitals or in braces for what is known now, and for what each page knows. */
#include "story/private.h"
#include <string.h>

/* A word of a template and what takes its place. */
struct fill {
    const char *word, *text;
};

static bool is_wordy(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

/* Whether the word stands at `s`, which begins after `before`; a name in
 * capitals is no part of another word. */
static bool stands(const char *s, char before, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(s, word, n) != 0)
        return false;
    return *word == '{' || (!is_wordy(before) && !is_wordy(s[n]));
}

static const char *filled(struct arena *a, const char *s,
                          const struct fill *fill, int fills)
{
    struct buf b = buf_new(a);
    for (char before = ' '; *s;) {
        int i = 0;
        while (i < fills && !stands(s, before, fill[i].word))
            i++;
        if (i < fills) {
            buf_puts(&b, fill[i].text);
            s += strlen(fill[i].word);
            before = fill[i].word[0] == '{' ? '}' : 'A';
        } else {
            before = *s;
            buf_putc(&b, *s++);
        }
    }
    return buf_text(&b);
}

/* The text with the words filled in and without links: nobody tags what is
 * no part of the text. */
static struct rich rich_filled(struct arena *a, struct rich r,
                               const struct fill *fill, int fills)
{
    struct span *span = arena_array(a, (size_t)r.count + 1, sizeof *span);
    int count = 0;
    for (int i = 0; i < r.count; i++) {
        struct span one = r.span[i];
        one.text = filled(a, one.text, fill, fills);
        one.url = NULL;
        if (*one.text)
            span[count++] = one;
    }
    return (struct rich){span, count, r.at};
}

static bool asks_today(const char *template)
{
    return strstr(template, "CURRENT_DATE") || strstr(template, "{date}");
}

/* One that no layout says stands nowhere; what is wrong then is wrong with the
 * résumé. */
static const struct block *running_block(struct teller *t, enum role role,
                                         const char *template, struct mark at)
{
    const struct resume *r = t->resume;
    struct arena *a = t->arena;
    at = at.src ? at : (struct mark){.src = r->at.src};
    const char *today = rich_text(a, date_text(t, &r->current_date));
    if (asks_today(template) && !*today) {
        diag(t->diags, at, DIAG_NOT_PRINTED, "the %s, which tells today's date",
             role_name(role));
        diag_hint(t->diags, "say which day that is: settings: {current_date: "
                            "2026-05-01}");
        return NULL;
    }
    const char *name = rich_text(a, r->name);
    const struct fill fill[] = {{"NAME", name},
                                {"{name}", name},
                                {"LAST_UPDATED", r->locale->last_updated},
                                {"PAGE_OF", r->locale->page_of},
                                {"{page_of}", r->locale->page_of},
                                {"CURRENT_DATE", today},
                                {"{date}", today}};
    enum { FILLS = sizeof fill / sizeof *fill };
    struct rich text = markup_read(a, t->diags, template, at);
    struct block *b = arena_alloc(a, sizeof *b);
    *b = (struct block){.role = role,
                        .section = -1,
                        .entry = -1,
                        .unit = -1,
                        .text = rich_filled(a, text, fill, FILLS)};
    return rich_empty(b->text) ? NULL : b;
}

/* A template, and where it was set. */
struct template_at {
    const char *text;
    struct mark at;
};

/* On the pages that have it; `first` is that of the first page, empty when it
 * is as the others'. */
static struct running running_of(struct teller *t, enum role role,
                                 struct template_at all,
                                 struct template_at first, style_choice pages)
{
    struct running r = {NULL, NULL};
    if (pages != PAGES_FIRST || !*first.text)
        r.later = running_block(t, role, all.text, all.at);
    if (pages != PAGES_LATER)
        r.first = *first.text ? running_block(t, role, first.text, first.at)
                              : r.later;
    if (pages == PAGES_FIRST)
        r.later = NULL;
    return r;
}

void tell_running(struct teller *t, struct running running[RUNNINGS])
{
    const struct style *st = t->style;
    struct template_at note = {st->top_note, st->top_note_at};
    struct template_at first_note = {st->first_top_note, st->first_top_note_at};
    struct template_at foot = {st->footer, st->footer_at};
    struct template_at first_foot = {st->first_footer, st->first_footer_at};
    if (st->show_top_note)
        running[RUNNING_HEAD] =
            running_of(t, ROLE_TOP_NOTE, note, first_note, st->top_note_pages);
    if (st->show_footer)
        running[RUNNING_FOOT] =
            running_of(t, ROLE_FOOTER, foot, first_foot, st->footer_pages);
}

struct rich story_running(struct arena *a, const struct story *s, int which,
                          int page, int pages)
{
    const struct running *r = &s->running[which];
    const struct block *b = page == 1 ? r->first : r->later;
    if (!b)
        return (struct rich){0};
    const char *number = arena_printf(a, "%d", page);
    const char *count = arena_printf(a, "%d", pages);
    const struct fill fill[] = {{"PAGE_NUMBER", number},
                                {"{page}", number},
                                {"TOTAL_PAGES", count},
                                {"{pages}", count}};
    return rich_filled(a, b->text, fill, 4);
}
