/* What stands at the head and the foot of a page, outside of the text. */
#include "page/private.h"

/* The baseline, at the distance that the style asks for from the text; never
 * off the paper. */
static pt baseline_of(const struct setter *s, int which, int page, pt size,
                      pt height)
{
    const struct style *st = s->style;
    const struct areas all = areas_of(s);
    struct area e = area_of(&all, page - 1);
    pt least = TEXT_TOP * size + 6, most = height - TEXT_BOTTOM * size - 6;
    pt y =
        which == RUNNING_HEAD
            ? e.top - style_pt(st->top_note_gap, s->size) - TEXT_BOTTOM * size
            : e.bottom + style_pt(st->footer_gap, s->size) + TEXT_TOP * size;
    return y < least ? least : y > most ? most : y;
}

static void say_wide(const struct setter *s, int which, int page,
                     struct mark at)
{
    const struct style *st = s->style;
    bool head = which == RUNNING_HEAD;
    const char *first = head ? st->first_top_note : st->first_footer;
    diag(s->diags, at, DIAG_OVERFULL, "the %s of a page",
         head ? "top note" : "footer");
    diag_hint(s->diags, "templates.%s%s says less, or is smaller",
              page == 1 && *first ? "first_" : "",
              head ? "top_note" : "footer");
}

static void put_one(struct setter *s, int which, int page, int pages, pt height)
{
    struct rich text = story_running(s->arena, s->story, which, page, pages);
    if (rich_empty(text))
        return;
    const struct running *r = &s->story->running[which];
    const struct block *b = page == 1 ? r->first : r->later;
    struct look look = look_of(s, b->role, PART_TEXT);
    const struct para *p =
        para_shape(s->arena, s->diags, s->fonts, &text, &look.set);
    if (!p || !p->glyphs)
        return;
    struct line line = whole(p);
    if (line.width * look.size > s->measure)
        say_wide(s, which, page, p->at);
    pt x = aligned(role_align(s, b->role), s->left, s->measure,
                   line.width * look.size);
    int from = s->items;
    put_line(s, b, which == RUNNING_HEAD ? PART_HEAD : PART_FOOT, p, line, x,
             look.size);
    pt y = baseline_of(s, which, page, look.size, height);
    for (; from < s->items; from++)
        s->item[from].y += y;
}

int running_items(const struct setter *s, int page, int pages, pt height,
                  const struct placed **item)
{
    struct setter at = *s;
    at.item = NULL;
    at.items = at.item_room = 0;
    at.mirrored = false;
    for (int i = 0; i < RUNNINGS; i++)
        put_one(&at, i, page, pages, height);
    *item = at.item;
    return at.items;
}
