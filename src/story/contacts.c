/* Which connections are shown, in which order and how they are printed. */
#include "story/private.h"
#include "story/smart.h"
#include <string.h>

static const char *const kinds[] = {
    [CONTACT_LOCATION] = "location", [CONTACT_EMAIL] = "email",
    [CONTACT_PHONE] = "phone",       [CONTACT_WEBSITE] = "website",
    [CONTACT_SOCIAL] = "social",     [CONTACT_CUSTOM] = "custom"};

/* Every span without its link. */
static struct rich unlinked(struct arena *a, struct rich r)
{
    struct span *span = arena_array(a, (size_t)r.count + 1, sizeof *span);
    for (int i = 0; i < r.count; i++) {
        span[i] = r.span[i];
        span[i].url = NULL;
    }
    return (struct rich){span, r.count, r.at};
}

/* `text` in place of what is printed, with its link. */
static struct rich instead(struct arena *a, const struct contact *c,
                           const char *text)
{
    return rich_styled(a, rich_of(a, text, 0, c->text.at), 0, c->url);
}

static struct rich text_of(const struct teller *t, const struct contact *c)
{
    struct arena *a = t->arena;
    const struct style *st = t->style;
    struct rich text = c->text;
    if (c->kind == CONTACT_PHONE && st->phone_format != PHONE_TYPED)
        text =
            instead(a, c, phone_text(a, rich_text(a, text), st->phone_format));
    if (c->kind == CONTACT_SOCIAL && st->show_urls && c->url)
        text = instead(a, c, strstr(c->url, "://") + strlen("://"));
    bool own =
        c->kind == CONTACT_LOCATION || (c->kind == CONTACT_CUSTOM && !c->url);
    if (t->smart && own)
        text = smart_text(a, text, t->smart, t->resume->lang);
    if (!st->contact_links)
        return unlinked(a, text);
    int which = st->contact_underline;
    bool under =
        c->url && (which == UNDERLINE_ALL ||
                   (which == UNDERLINE_EMAIL && c->kind == CONTACT_EMAIL));
    return rich_styled(a, text, under ? SPAN_UNDERLINE : 0, NULL);
}

/* Adds those of one kind, or of any. */
static void add(const struct teller *t, int kind, struct contact *to,
                int *count)
{
    const struct resume *r = t->resume;
    for (int i = 0; i < r->contacts; i++)
        if (kind < 0 || (int)r->contact[i].kind == kind) {
            to[*count] = r->contact[i];
            to[*count].text = text_of(t, &r->contact[i]);
            ++*count;
        }
}

const struct contact *contacts_shown(const struct teller *t, int *count)
{
    enum { KINDS = sizeof kinds / sizeof *kinds };
    const char *list = t->style->contacts;
    size_t most = (size_t)t->resume->contacts + 1;
    struct contact *to = arena_array(t->arena, most, sizeof *to);
    bool told[KINDS] = {false};
    *count = 0;
    if (!*list)
        add(t, -1, to, count);
    for (size_t len; *list; list += len + (list[len] == ' ')) {
        len = strcspn(list, " ");
        for (int k = 0; k < KINDS; k++)
            if (strlen(kinds[k]) == len && !strncmp(kinds[k], list, len) &&
                !told[k]) {
                told[k] = true;
                add(t, k, to, count);
            }
    }
    return to;
}
