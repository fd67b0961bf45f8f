/* `settings`: what a file says beside the person. */
#include "resume/read.h"
#include <string.h>

const struct keys settings_keys = {
    "settings", "",
    "current_date bold_keywords hyphenation no_hyphens pdf_title pdf_subject "
    "pdf_keywords guard render_command"};

/* `template` with NAME as the person's. */
static const char *with_name(struct arena *a, const char *template,
                             const char *name)
{
    struct buf out = buf_new(a);
    for (const char *s; (s = strstr(template, "NAME")); template = s + 4) {
        buf_add(&out, template, (size_t)(s - template));
        buf_puts(&out, name);
    }
    buf_puts(&out, template);
    return buf_text(&out);
}

static void read_current_date(struct reading *r, const struct node *n,
                              struct resume *resume)
{
    struct date date = date_read(r, n);
    if (date.kind == DATE_DAY || date.kind == DATE_MONTH ||
        date.kind == DATE_YEAR) {
        resume->current_date = date;
        return;
    }
    bool today = n->kind == NODE_SCALAR && strcmp(n->text, "today") == 0;
    if (date.kind != DATE_NONE && !today) {
        diag(r->d, n->at, DIAG_BAD_DATE, "%s for 'current_date'",
             quoted(r->a, n->text ? n->text : ""));
        diag_hint(r->d, "as in: 2026-01-31, or today");
    }
}

static const char *word_under(struct reading *r, const struct node *map,
                              const char *key)
{
    const struct node *n = map ? node_get(map, key) : NULL;
    return n ? read_word(r, n, "a text") : NULL;
}

/* The title of a PDF says whose it is and what. */
static const char *default_title(struct arena *a, const char *name)
{
    return *name ? arena_printf(a, "%s - CV", name) : "CV";
}

void settings_read(struct reading *r, const struct node *settings,
                   struct resume *resume)
{
    if (settings && !is_kind(r, settings, NODE_MAP, "'key: value' pairs"))
        settings = NULL;
    const char *name = rich_text(r->a, resume->name);
    const char *title = word_under(r, settings, "pdf_title");
    resume->title =
        title ? with_name(r->a, title, name) : default_title(r->a, name);
    resume->subject = word_under(r, settings, "pdf_subject");
    const struct node *n = settings ? node_get(settings, "pdf_keywords") : NULL;
    resume->keywords = read_words(r, n, "a keyword");
    if (!settings)
        return;
    read_keys(r, settings, &settings_keys, false);
    n = node_get(settings, "current_date");
    if (n)
        read_current_date(r, n, resume);
    n = node_get(settings, "hyphenation");
    resume->hyphenation = read_words(r, n, "a word with its hyphens");
    n = node_get(settings, "no_hyphens");
    resume->no_hyphens = read_words(r, n, "a word");
    n = node_get(settings, "render_command");
    if (n)
        diag(r->d, n->key_at, DIAG_NOT_USED, "'render_command'");
}

const char *const *keywords_read(struct reading *r, const struct node *settings)
{
    const struct node *n =
        settings ? node_get(settings, "bold_keywords") : NULL;
    const char *const *words = n ? read_words(r, n, "a keyword") : NULL;
    return words && *words ? words : NULL;
}
