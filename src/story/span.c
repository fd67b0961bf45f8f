/* How long something lasted, in words. */
#include "story/private.h"
#include <string.h>

/* The same letters, whatever their case, with a blank or '_' between words. */
static bool same_letter(uint32_t x, uint32_t y)
{
    bool blank_x = x == ' ' || x == '_', blank_y = y == ' ' || y == '_';
    return blank_x || blank_y ? blank_x && blank_y
                              : utf8_lower(x) == utf8_lower(y);
}

/* The end of `title` where it stands at `s`; NULL: it does not. */
static const char *title_end(const char *s, const char *title)
{
    while (*title)
        if (!same_letter(utf8_next(&s), utf8_next(&title)))
            return NULL;
    return s;
}

bool list_has_title(const char *list, const char *title)
{
    for (const char *s = list; *s && *title;) {
        const char *end = title_end(s, title);
        if (end && (!*end || *end == ' '))
            return true;
        s += strcspn(s, " ");
        s += *s == ' ';
    }
    return style_has(list, "all");
}

/* `template` with `word` replaced, as often as it stands there. */
static const char *replaced(struct arena *a, const char *template,
                            const char *word, const char *by)
{
    struct buf b = buf_new(a);
    for (const char *at; (at = strstr(template, word));
         template = at + strlen(word)) {
        buf_add(&b, template, (size_t)(at - template));
        buf_puts(&b, by);
    }
    buf_puts(&b, template);
    return buf_text(&b);
}

/* Both words of a number and its unit, side by side or apart; nothing of
 * nothing. */
static const char *counted(struct teller *t, const char *template,
                           enum count which, int n)
{
    static const char *const words[COUNTS][3] = {
        {"HOW_MANY_YEARS YEARS", "HOW_MANY_YEARS", "YEARS"},
        {"HOW_MANY_MONTHS MONTHS", "HOW_MANY_MONTHS", "MONTHS"}};
    const struct locale *in = t->resume->locale;
    struct arena *a = t->arena;
    const char *const *word = words[which];
    template =
        replaced(a, template, word[0], n ? locale_count(a, in, which, n) : "");
    template =
        replaced(a, template, word[1], n ? arena_printf(a, "%d", n) : "");
    return replaced(a, template, word[2],
                    n ? locale_unit(a, in, which, n) : "");
}

/* Without blanks and commas at its ends and at those of brackets, and with
 * single blanks. */
static const char *tidied(struct arena *a, const char *s)
{
    struct buf b = buf_new(a);
    for (; *s; s++) {
        bool opens = !b.len || b.data[b.len - 1] == '(';
        bool loose = *s == ' ' || *s == ',';
        if (*s == ')' || (loose && b.len && b.data[b.len - 1] == ' '))
            while (b.len && strchr(" ,", b.data[b.len - 1]))
                b.len--;
        if (!loose || !opens)
            buf_putc(&b, *s);
    }
    while (b.len && strchr(" ,", b.data[b.len - 1]))
        b.len--;
    return buf_text(&b);
}

struct rich span_text(struct teller *t, const struct when *w)
{
    struct duration d = when_duration(w, &t->resume->current_date);
    struct rich none = {.at = w->start.at};
    if (w->end.kind == DATE_PRESENT &&
        t->resume->current_date.kind == DATE_NONE) {
        diag(t->diags, w->start.at, DIAG_NOT_PRINTED,
             "how long it lasts, which takes today's date");
        diag_hint(t->diags, "say which day that is: settings: {current_date: "
                            "2026-05-01}");
        return none;
    }
    if (w->end.kind == DATE_NONE || (!d.years && !d.months))
        return none;
    const char *text = t->style->time_span;
    text = counted(t, text, COUNT_YEARS, d.years);
    text = tidied(t->arena, counted(t, text, COUNT_MONTHS, d.months));
    return *text ? rich_of(t->arena, text, 0, w->start.at) : none;
}
