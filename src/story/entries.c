/* How each kind of entry is told. */
#include "story/private.h"

static void tell_text(struct teller *t, struct rich text, int depth)
{
    tell(t,
         (struct block){
             .role = ROLE_TEXT, .depth = depth, .text = text, .at = text.at});
}

static void tell_item(struct teller *t, const struct item *item, int depth);

static void tell_items(struct teller *t, const struct item *paragraph,
                       int paragraphs, const struct item *highlight,
                       int highlights, int depth)
{
    for (int i = 0; i < paragraphs; i++)
        tell_text(t, paragraph[i].text, depth);
    for (int i = 0; i < highlights; i++)
        tell_item(t, &highlight[i], depth + 1);
}

/* A label before a text, at a depth of lists. */
static void tell_labelled(struct teller *t, const char *label, struct rich text,
                          const struct when *when, int depth)
{
    tell(t, (struct block){.role = ROLE_ITEM,
                           .depth = depth,
                           .label = rich_of(t->arena, label, 0, text.at),
                           .text = text,
                           .aside = when_text(t, when),
                           .at = text.at});
}

static const char *bullet(const struct teller *t, int depth)
{
    return depth > 1 ? t->style->bullet_nested : t->style->bullet;
}

static void tell_item(struct teller *t, const struct item *item, int depth)
{
    tell_labelled(t, bullet(t, depth), item->text, &item->when, depth);
    tell_items(t, item->paragraph, item->paragraphs, item->highlight,
               item->highlights, depth);
}

/* a, then `between` and b where there are both. */
static struct rich joined(struct teller *t, struct rich a, const char *between,
                          struct rich b)
{
    if (rich_empty(a) || rich_empty(b))
        return rich_empty(a) ? b : a;
    struct rich gap = rich_of(t->arena, between, 0, a.at);
    return rich_join(t->arena, rich_join(t->arena, a, gap), b);
}

static void tell_row(struct teller *t, enum role role, struct rich text,
                     struct rich aside, const struct entry *e)
{
    if (role == ROLE_POST && t->style->post_italic)
        text = rich_styled(t->arena, text, SPAN_ITALIC, NULL);
    tell(t, (struct block){
                .role = role, .text = text, .aside = aside, .at = e->at});
}

/* The head's text, leading where the entry's url does, if it has one. */
static struct rich linked(struct teller *t, const struct entry *e,
                          struct rich text)
{
    const struct field *url = entry_field(e, "url");
    return url && url->url ? rich_styled(t->arena, text, 0, url->url) : text;
}

static void tell_rest(struct teller *t, const struct entry *e, int depth)
{
    tell_text(t, entry_text(e, "summary"), depth);
    tell_items(t, e->paragraph, e->paragraphs, e->highlight, e->highlights,
               depth);
}

static void tell_normal(struct teller *t, const struct entry *e)
{
    struct rich head = linked(t, e, entry_text(e, "name"));
    head = joined(t, head, ", ", entry_text(e, "location"));
    tell_row(t, ROLE_ENTRY, head, when_text(t, &e->when), e);
    tell_rest(t, e, 0);
}

/* A head with a date, and under it what was done there with the place. With
 * no second row to stand in, the place joins the head. */
static void tell_two_rows(struct teller *t, const struct entry *e,
                          struct rich head, struct rich second)
{
    struct rich place = entry_text(e, "location");
    head = linked(t, e, head);
    if (rich_empty(second)) {
        head = joined(t, head, ", ", place);
        place = (struct rich){0};
    }
    tell_row(t, ROLE_ENTRY, head, when_text(t, &e->when), e);
    tell_row(t, ROLE_POST, second, place, e);
    tell_rest(t, e, 0);
}

static void tell_experience(struct teller *t, const struct entry *e)
{
    tell_two_rows(t, e, entry_text(e, "company"), entry_text(e, "position"));
    for (int i = 0; i < e->roles; i++) {
        const struct entry *post = &e->role[i];
        struct rich text = joined(t, entry_text(post, "position"), ", ",
                                  entry_text(post, "location"));
        tell_row(t, ROLE_POST, text, when_text(t, &post->when), post);
        tell_rest(t, post, 0);
    }
}

static void tell_education(struct teller *t, const struct entry *e)
{
    struct rich what =
        joined(t, entry_text(e, "degree"), ", ", entry_text(e, "area"));
    what = joined(t, what, ", ", entry_text(e, "grade"));
    tell_two_rows(t, e, entry_text(e, "institution"), what);
}

static void tell_publication(struct teller *t, const struct entry *e)
{
    tell_row(t, ROLE_ENTRY, linked(t, e, entry_text(e, "title")),
             when_text(t, &e->when), e);
    tell_text(t, rich_styled(t->arena, e->authors, SPAN_NAME, NULL), 0);
    struct rich doi = entry_text(e, "doi");
    const struct field *link = entry_field(e, "doi");
    if (link && link->url)
        doi = rich_styled(t->arena, doi, 0, link->url);
    struct rich journal = entry_text(e, "journal");
    journal = rich_styled(t->arena, journal, SPAN_ITALIC, NULL);
    tell_text(t, joined(t, journal, ", ", doi), 0);
    tell_rest(t, e, 0);
}

static void tell_one_line(struct teller *t, const struct entry *e)
{
    unsigned look = (t->style->label_bold ? SPAN_BOLD : 0) |
                    (*t->style->label_features ? SPAN_LABEL : 0);
    struct rich label = entry_text(e, "label");
    struct rich colon = rich_of(t->arena, ":", 0, label.at);
    label =
        rich_styled(t->arena, rich_join(t->arena, label, colon), look, NULL);
    tell_text(t, joined(t, label, " ", entry_text(e, "details")), 0);
}

static void tell_numbered(struct teller *t, const struct entry *e,
                          const char *number, const char *key)
{
    tell_labelled(t, number, entry_text(e, key), &e->when, 1);
    tell_rest(t, e, 1);
}

void tell_entry(struct teller *t, const struct entry *e, const char *number)
{
    switch (e->kind) {
    case ENTRY_TEXT:
        tell_text(t, entry_text(e, "text"), 0);
        tell_rest(t, e, 0);
        break;
    case ENTRY_PAGE_BREAK:
        tell(t, (struct block){.role = ROLE_BREAK, .at = e->at});
        break;
    case ENTRY_ONE_LINE:
        tell_one_line(t, e);
        break;
    case ENTRY_NORMAL:
        tell_normal(t, e);
        break;
    case ENTRY_EXPERIENCE:
        tell_experience(t, e);
        break;
    case ENTRY_EDUCATION:
        tell_education(t, e);
        break;
    case ENTRY_PUBLICATION:
        tell_publication(t, e);
        break;
    case ENTRY_BULLET:
        tell_numbered(t, e, bullet(t, 1), "bullet");
        break;
    case ENTRY_NUMBERED:
        tell_numbered(t, e, number, "number");
        break;
    case ENTRY_REVERSED:
        tell_numbered(t, e, number, "reversed_number");
        break;
    case ENTRY_COUNT:
        break;
    }
}
