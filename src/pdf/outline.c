/* The outline: the sections in the story's order, each leading to the top of
 * its head (ISO 32000-1, 12.3.3). Nothing finer: some readers take the outline
 * for text of the page. */
#include "pdf/private.h"

/* Where a block begins. */
struct spot {
    const struct placed *item; /* NULL: it is no head, or is on no page */
    int page;
};

static void note_heads(const struct job *j, int page, struct spot *spot)
{
    const struct page *p = &j->pages->page[page];
    for (const struct placed *i = p->item; i < p->item + p->items; i++) {
        if (i->kind != ITEM_TEXT || i->part != PART_TEXT ||
            i->first >= i->end || i->block->role != ROLE_SECTION)
            continue;
        struct spot *s = &spot[i->block - j->story->block];
        if (!s->item)
            *s = (struct spot){i, page};
    }
}

static const char *destination(const struct job *j, const struct spot *s)
{
    const struct placed *i = s->item;
    const struct para *p = i->para;
    const struct face *face = p->run[p->glyph[i->first].run].face;
    pt top = j->pages->height - i->y + face->ascender * i->size;
    if (top > j->pages->height)
        top = j->pages->height;
    struct buf b = buf_new(j->arena);
    buf_printf(&b, "/Dest[%d 0 R/XYZ null ", haru_number(j->sheet[s->page]));
    put_fixed(&b, hundredths(top), 2);
    buf_puts(&b, " null]");
    return buf_text(&b);
}

static struct dict *entry_write(struct job *j, const struct spot *s,
                                struct dict *outline, struct dict *before)
{
    struct haru *h = j->haru;
    struct dict *d = haru_object(h);
    const char *title = rich_text(j->arena, s->item->block->text);
    dict_string(h, d, "Title", pdf_text(j->arena, title));
    dict_ref(h, d, "Parent", outline);
    if (before) {
        dict_ref(h, d, "Prev", before);
        dict_ref(h, before, "Next", d);
    }
    dict_raw(h, d, destination(j, s));
    return d;
}

void outline_write(struct job *j)
{
    struct haru *h = j->haru;
    if (haru_failure(h))
        return;
    const struct story *s = j->story;
    struct spot *spot =
        arena_array(j->arena, (size_t)s->blocks + 1, sizeof *spot);
    for (int page = 0; page < j->pages->count; page++)
        note_heads(j, page, spot);
    struct dict *outline = NULL, *last = NULL;
    int count = 0;
    for (int i = 0; i < s->blocks; i++) {
        if (!spot[i].item)
            continue;
        if (!outline)
            outline = haru_object(h);
        struct dict *entry = entry_write(j, &spot[i], outline, last);
        if (!last)
            dict_ref(h, outline, "First", entry);
        last = entry;
        count++;
    }
    if (!outline)
        return;
    dict_ref(h, outline, "Last", last);
    dict_integer(h, outline, "Count", count);
    dict_ref(h, haru_catalog(h), "Outlines", outline);
}
