/* How each kind of entry is told. */
#include "story/private.h"
#include <string.h>

/* ---- wordings ---- */

static const struct rich *field_text(const struct field *f, int count,
                                     const char *key)
{
    for (; count > 0; f++, count--)
        if (strcmp(f->key, key) == 0)
            return &f->text;
    return NULL;
}

/* The text in the wording that is told, or the next longer one there is. */
static struct rich worded(const struct teller *t, struct rich text,
                          const struct tagged *tagged)
{
    if (t->wording > 1 && !rich_empty(tagged->min_text))
        return tagged->min_text;
    if (t->wording > 0 && !rich_empty(tagged->short_text))
        return tagged->short_text;
    return text;
}

/* Whether the key is that of the text which an entry's own wordings are of. */
static bool is_main(const struct entry *e, const char *key)
{
    static const char *const main[ENTRY_COUNT] = {[ENTRY_TEXT] = "text",
                                                  [ENTRY_BULLET] = "bullet",
                                                  [ENTRY_NUMBERED] = "number",
                                                  [ENTRY_REVERSED] =
                                                      "reversed_number"};
    return main[e->kind] && strcmp(key, main[e->kind]) == 0;
}

struct rich wording_of(const struct teller *t, const struct entry *e,
                       const char *key)
{
    const struct rich *r = NULL;
    if (t->wording > 1)
        r = field_text(e->min_field, e->min_fields, key);
    if (t->wording > 0 && !r)
        r = field_text(e->short_field, e->short_fields, key);
    if (r)
        return *r;
    struct rich text = entry_text(e, key);
    return is_main(e, key) ? worded(t, text, &e->tagged) : text;
}

static bool items_have(const struct item *item, int count)
{
    for (; count > 0; item++, count--)
        if (!rich_empty(item->tagged.short_text) ||
            !rich_empty(item->tagged.min_text) ||
            items_have(item->highlight, item->highlights) ||
            items_have(item->paragraph, item->paragraphs))
            return true;
    return false;
}

/* Whether there is another wording of anything in the entry. */
static bool has_wordings(const struct entry *e)
{
    if (e->short_fields || e->min_fields || !rich_empty(e->tagged.short_text) ||
        !rich_empty(e->tagged.min_text) ||
        items_have(e->highlight, e->highlights) ||
        items_have(e->paragraph, e->paragraphs))
        return true;
    for (int i = 0; i < e->roles; i++)
        if (has_wordings(&e->role[i]))
            return true;
    return false;
}

/* ---- the kinds ---- */

static void tell_prose(struct teller *t, enum prose prose, struct rich text,
                       int depth)
{
    tell(t, (struct block){.role = ROLE_TEXT,
                           .prose = prose,
                           .depth = depth,
                           .text = text,
                           .at = text.at});
}

static void tell_item(struct teller *t, const struct item *item, int depth);

static void tell_items(struct teller *t, const struct item *paragraph,
                       int paragraphs, const struct item *highlight,
                       int highlights, int depth)
{
    for (int i = 0; i < paragraphs; i++) {
        const struct item *p = &paragraph[i];
        int up = unit_begin(t, &p->tagged, p->at);
        tell_prose(t, PROSE_PARAGRAPH, worded(t, p->text, &p->tagged), depth);
        t->at_unit = up;
    }
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
    const char *deeper = t->style->bullets_deeper;
    if (depth < 3 || !*deeper)
        return depth > 1 ? t->style->bullet_nested : t->style->bullet;
    for (const char *next; depth > 3 && (next = strchr(deeper, ' ')); depth--)
        deeper = next + 1;
    return arena_copy(t->arena, deeper, strcspn(deeper, " "));
}

static void tell_item(struct teller *t, const struct item *item, int depth)
{
    int up = unit_begin(t, &item->tagged, item->at);
    tell_labelled(t, bullet(t, depth), worded(t, item->text, &item->tagged),
                  &item->when, depth);
    tell_items(t, item->paragraph, item->paragraphs, item->highlight,
               item->highlights, depth);
    t->at_unit = up;
}

static void tell_list(struct teller *t, const struct entry *e)
{
    tell_items(t, e->paragraph, e->paragraphs, e->highlight, e->highlights, 0);
}

static void tell_rest(struct teller *t, const struct entry *e, int depth)
{
    tell_prose(t, PROSE_SUMMARY, wording_of(t, e, "summary"), depth);
    tell_items(t, e->paragraph, e->paragraphs, e->highlight, e->highlights,
               depth);
}

/* The head by its template, and what that does not say of the rest. */
static void tell_headed(struct teller *t, const struct entry *e,
                        const struct template *template)
{
    struct told told = tell_head(t, e, template, SPAN_BOLD, tell_list);
    if (!told.summary)
        tell_prose(t, PROSE_SUMMARY, wording_of(t, e, "summary"), 0);
    if (!told.list)
        tell_list(t, e);
}

static void tell_experience(struct teller *t, const struct entry *e)
{
    tell_headed(t, e, &t->style->experience_rows);
    for (int i = 0; i < e->roles; i++) {
        const struct entry *post = &e->role[i];
        int up = unit_begin(t, &post->tagged, post->at);
        tell_headed(t, post, &t->style->role_rows);
        t->at_unit = up;
    }
}

/* A column for the degree takes it out of its row. */
static const struct head_row with_column[] = {
    {.before = "{degree}", .left = "{institution}", .right = "{date}"},
    {.left = "{area}, {grade}", .right = "{location}", .look = HEAD_POST}};
static const struct template education_with_column = {with_column, 2, false};

/* Where the language has the degree and the area in an order of its own. */
static const struct head_row with_phrase[] = {
    {.left = "{institution}", .right = "{date}"},
    {.left = "{degree_with_area}, {grade}",
     .right = "{location}",
     .look = HEAD_POST}};
static const struct template education_with_phrase = {with_phrase, 2, false};

static void tell_education(struct teller *t, const struct entry *e)
{
    const struct template *rows = &t->style->education_rows;
    if (!rows->own && t->style->degree_width.v > 0)
        rows = &education_with_column;
    else if (!rows->own && t->resume->locale->degree_whole)
        rows = &education_with_phrase;
    tell_headed(t, e, rows);
}

static void tell_one_line(struct teller *t, const struct entry *e)
{
    const struct style *st = t->style;
    const struct length *size = &st->label_size;
    bool own = *st->label_features || !st->label_color.none ||
               *st->label_font || st->label_weight || !size->em ||
               size->v < 1 || size->v > 1 || st->label_tracking.v != 0;
    unsigned look = (st->label_bold ? SPAN_BOLD : 0) |
                    (st->label_italic ? SPAN_ITALIC : 0) |
                    (st->label_small_caps ? SPAN_SMALL_CAPS : 0) |
                    (own ? SPAN_LABEL : 0);
    tell_head(t, e, &st->one_line_rows, look, tell_list);
}

static void tell_numbered(struct teller *t, const struct entry *e,
                          const char *number, const char *key)
{
    tell_labelled(t, number, wording_of(t, e, key), &e->when, 1);
    tell_rest(t, e, 1);
}

static void tell_kind(struct teller *t, const struct entry *e,
                      const char *number)
{
    switch (e->kind) {
    case ENTRY_TEXT:
        tell_prose(t, PROSE_ENTRY, wording_of(t, e, "text"), 0);
        tell_rest(t, e, 0);
        break;
    case ENTRY_PAGE_BREAK:
        tell(t, (struct block){.role = ROLE_BREAK, .at = e->at});
        break;
    case ENTRY_ONE_LINE:
        tell_one_line(t, e);
        break;
    case ENTRY_NORMAL:
        tell_headed(t, e, &t->style->normal_rows);
        break;
    case ENTRY_EXPERIENCE:
        tell_experience(t, e);
        break;
    case ENTRY_EDUCATION:
        tell_education(t, e);
        break;
    case ENTRY_PUBLICATION:
        tell_headed(t, e, &t->style->publication_rows);
        break;
    case ENTRY_BULLET:
        tell_numbered(t, e, bullet(t, 1), "bullet");
        break;
    case ENTRY_NUMBERED:
        tell_numbered(t, e, number, "number");
        break;
    case ENTRY_REVERSED:
    case ENTRY_COUNT:
        tell_numbered(t, e, number, "reversed_number");
        break;
    }
}

static bool same_text(struct arena *a, struct rich x, struct rich y)
{
    return strcmp(rich_text(a, x), rich_text(a, y)) == 0;
}

/* Blocks [from, middle) have another wording at [middle, end), block by
 * block. */
static void wordings_add(struct teller *t, int from, int middle)
{
    if (t->blocks - middle != middle - from)
        return; /* something is empty then: no wording of this */
    for (int i = from, k = middle; i < middle; i++, k++) {
        struct block *b = &t->block[i];
        struct rich last = b->shorters ? b->shorter[b->shorters - 1] : b->text;
        if (same_text(t->arena, last, t->block[k].text))
            continue;
        struct rich *more =
            arena_array(t->arena, (size_t)b->shorters + 1, sizeof *more);
        if (b->shorters)
            memcpy(more, b->shorter, (size_t)b->shorters * sizeof *more);
        more[b->shorters++] = t->block[k].text;
        b->shorter = more;
    }
}

void tell_entry(struct teller *t, const struct entry *e, const char *number)
{
    int from = t->blocks, up = unit_begin(t, &e->tagged, e->at);
    tell_kind(t, e, number);
    int middle = t->blocks;
    bool first = t->first;
    for (t->wording = 1; has_wordings(e) && t->wording < 3; t->wording++) {
        t->first = true;
        tell_kind(t, e, number);
        wordings_add(t, from, middle);
        t->blocks = middle;
    }
    t->wording = 0;
    t->first = first;
    t->at_unit = up;
}
