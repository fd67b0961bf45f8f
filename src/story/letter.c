/* A letter told: who writes, to whom, when and what. */
#include "story/private.h"
#include <string.h>

/* A day as letters have it: by the first of these that the language begins
 * with, else the day before the month and its year. MONTHS is these two in the
 * language's order. */
static const struct {
    const char *lang, *template;
} days[] = {
    {"en-GB", "DAY MONTHS"},
    {"en-AU", "DAY MONTHS"},
    {"en-IE", "DAY MONTHS"},
    {"en-NZ", "DAY MONTHS"},
    {"en", "MONTH_NAME DAY, YEAR"},
    {"de", "DAY. MONTHS"},
    {"da", "DAY. MONTHS"},
    {"nb", "DAY. MONTHS"},
    {"nn", "DAY. MONTHS"},
    {"no", "DAY. MONTHS"},
    {"fi", "DAY. MONTHS"},
    {"cs", "DAY. MONTHS"},
    {"sk", "DAY. MONTHS"},
    {"sl", "DAY. MONTHS"},
    {"hr", "DAY. MONTHS"},
    {"sr", "DAY. MONTHS"},
    {"bs", "DAY. MONTHS"},
    {"et", "DAY. MONTHS"},
    {"is", "DAY. MONTHS"},
    {"es", "DAY de MONTHS"},
    {"pt", "DAY de MONTHS"},
    {"gl", "DAY de MONTHS"},
    {"hu", "YEAR. MONTH_NAME DAY."},
    {"lt", "YEAR m. MONTH_NAME DAY d."},
    {"lv", "YEAR. gada DAY. MONTH_NAME"},
    {"eu", "YEAR(e)ko MONTH_NAMEren DAY(a)"},
    {"ja", "MONTHSDAY日"},
    {"zh", "MONTHSDAY日"},
    {"ko", "MONTHS DAY일"},
    {"", "DAY MONTHS"},
};

static const char *day_template(struct teller *t)
{
    const char *lang = t->resume->lang, *own = t->style->letter_date;
    if (*own)
        return own;
    size_t i = 0;
    for (;; i++) {
        size_t len = strlen(days[i].lang);
        if (strncmp(lang, days[i].lang, len) == 0 &&
            (!len || !lang[len] || lang[len] == '-'))
            break;
    }
    const char *template = days[i].template, *at = strstr(template, "MONTHS");
    if (!at)
        return template;
    return arena_printf(t->arena, "%.*s%s%s", (int)(at - template), template,
                        t->resume->locale->long_date, at + strlen("MONTHS"));
}

static void tell_as(struct teller *t, enum role role, struct rich text)
{
    tell(t, (struct block){.role = role, .text = text, .at = text.at});
}

void tell_letter(struct teller *t, const struct letter *l)
{
    const struct resume *r = t->resume;
    struct rich date = l->date.kind == DATE_DAY
                           ? date_filled(t, &l->date, day_template(t))
                           : date_text(t, &l->date);
    tell_as(t, ROLE_DATE, date);
    for (int i = 0; i < l->recipients; i++)
        tell_as(t, ROLE_ADDRESS, l->recipient[i]);
    struct rich subject = l->subject;
    if (t->style->letter_subject_bold)
        subject = rich_styled(t->arena, subject, SPAN_BOLD, NULL);
    tell_as(t, ROLE_SUBJECT, subject);
    tell_as(t, ROLE_PARAGRAPH, l->salutation);
    for (int i = 0; i < l->paragraphs; i++)
        tell_as(t, ROLE_PARAGRAPH, l->paragraph[i]);
    tell_as(t, ROLE_CLOSING, l->closing);
    tell_as(t, ROLE_CLOSING, rich_empty(l->signature) ? r->name : l->signature);
}
