/* Blocks into rows. */
#include "page/private.h"

static const struct para *shape(struct setter *s, struct rich text,
                                const struct look *look)
{
    return para_shape(s->arena, s->diags, s->fonts, &text, &look->set);
}

/* ---- gaps ---- */

/* Headless entries stand closer than those with a head. */
static bool has_head(enum role role)
{
    return role == ROLE_ENTRY || role == ROLE_POST;
}

/* Space under the box of a header's line, before anything but a section. */
static const struct length *space_below(const struct setter *s, enum role role)
{
    switch (role) {
    case ROLE_NAME:
        return &s->style->name_space_below;
    case ROLE_HEADLINE:
        return &s->style->headline_space_below;
    case ROLE_CONTACT:
        return &s->style->contact_space_below;
    case ROLE_SUMMARY:
    case ROLE_SECTION:
    case ROLE_SUBSECTION:
    case ROLE_ENTRY:
    case ROLE_POST:
    case ROLE_TEXT:
    case ROLE_ITEM:
    case ROLE_NOTE:
    case ROLE_BREAK:
    case ROLE_COUNT:
        break;
    }
    return NULL;
}

/* Space before b beyond the leading, when it does not hang. */
static pt gap_before(const struct setter *s, const struct block *b,
                     enum role prev)
{
    const struct style *st = s->style;
    if (prev == ROLE_SUBSECTION)
        return 0;
    if (b->role == ROLE_SUBSECTION) /* half of what a section has */
        return style_pt(st->section_space_above, s->size) / 2;
    if (b->role == ROLE_POST && !has_head(prev))
        return style_pt(st->entry_gap, s->size);
    if (b->first && b->entry > 0)
        return style_pt(has_head(b->role) ? st->entry_gap : st->text_gap,
                        s->size);
    if (b->role == ROLE_ITEM)
        return style_pt(has_head(prev) ? st->list_gap : st->item_gap, s->size);
    return 0;
}

/* Sets what stands between b and what came before it. What hangs from a title
 * rule hangs there already. */
static void space_before(struct setter *s, const struct block *b)
{
    const struct block *prev = b > s->story->block ? b - 1 : NULL;
    if (!prev || s->hang > 0)
        return;
    const struct length *below = space_below(s, prev->role);
    if (b->role == ROLE_SECTION)
        below = &s->style->section_space_above;
    if (below)
        s->hang = TEXT_BOTTOM * s->size + style_pt(*below, s->size);
    else
        s->gap = gap_before(s, b, prev->role);
}

/* ---- sides ---- */

/* Left edge of the text of a block at a depth of lists. */
static pt indent(const struct setter *s, int depth)
{
    pt step = style_pt(s->style->bullet_indent, s->size) +
              style_pt(s->style->bullet_width, s->size);
    return s->left + depth * step;
}

/* ---- the parts of a block ---- */

/* Space at the start of the text for a label, wider than usual when the label
 * (a number) needs it. */
static pt put_label(struct setter *s, const struct block *b, pt x)
{
    struct look look = look_of(s, b->role, PART_LABEL);
    const struct para *p = shape(s, b->label, &look);
    pt room = style_pt(s->style->bullet_width, s->size);
    if (!p)
        return x;
    pt wide = p->width * look.size;
    if (wide + 0.25 * look.size > room)
        room = wide + 0.25 * look.size;
    put_line(s, b, PART_LABEL, p, whole(p), x - room, look.size);
    put_space(s, b, PART_LABEL, p, 0, x - room + wide, room - wide, look.size);
    return x;
}

/* What a date takes of the last line it stands on. */
static pt aside_room(const struct setter *s, const struct para *aside,
                     const struct look *look)
{
    return aside->width * look->size + style_pt(s->style->date_gap, s->size);
}

/* A date flush right: on the line that was just put, ending at `end`, if it
 * keeps its distance; else on a row of its own. */
static void put_aside(struct setter *s, const struct block *b,
                      const struct para *title, int last_glyph, pt end,
                      const struct para *aside, const struct look *look)
{
    pt width = aside->width * look->size;
    pt x = s->left + s->measure - width;
    if (title) {
        bool room = x - end >= style_pt(s->style->date_gap, s->size);
        pt gap = room ? x - end : look->size / 4;
        put_space(s, b, PART_TEXT, title, last_glyph, end, gap, look->size);
        if (!room)
            row_end(s, s->size)->keep = true;
    }
    struct breaking how = {.measure = s->measure / look->size};
    struct lines lines = para_break(s->arena, aside, &how);
    for (int i = 0; i < lines.count; i++) {
        pt w = lines.line[i].width * look->size;
        put_line(s, b, PART_ASIDE, aside, lines.line[i],
                 s->left + s->measure - w, look->size);
        if (i + 1 < lines.count)
            row_end(s, s->size)->keep = true;
    }
}

/* Whether the block after b still belongs to its entry. */
static bool goes_on(const struct setter *s, const struct block *b)
{
    const struct block *next = b + 1;
    return next < s->story->block + s->story->blocks &&
           next->section == b->section && !next->first;
}

/* A head stays with what it heads; two lines of a text stay together. */
static bool keeps(const struct setter *s, const struct block *b, int line,
                  int lines)
{
    if (b->role == ROLE_SECTION || b->role == ROLE_SUBSECTION)
        return true;
    if (has_head(b->role) && (line < lines - 1 || goes_on(s, b)))
        return true;
    return lines > 1 && (line == 0 || line == lines - 2);
}

static void say_overfull(struct setter *s, const struct para *p)
{
    diag(s->diags, p->at, DIAG_OVERFULL,
         "a word is broken where it has no "
         "hyphen");
    diag_hint(s->diags, "add spaces, or shorten the word");
}

/* The rule under a section's title; the next row hangs from it. */
static void put_title_rule(struct setter *s, const struct block *b,
                           const struct look *look)
{
    const struct style *st = s->style;
    pt below = style_pt(st->section_space_below, s->size);
    if (st->section_rule != TITLE_RULE_FULL) {
        s->hang = below;
        return;
    }
    pt gap = style_pt(st->section_rule_gap, look->size);
    pt thick = style_pt(st->section_rule_thickness, look->size);
    struct row *r = &s->row[s->rows - 1];
    struct placed *item =
        arena_array(s->arena, (size_t)r->items + 1, sizeof *item);
    for (int i = 0; i < r->items; i++)
        item[i] = r->item[i];
    item[r->items] = (struct placed){.kind = ITEM_RULE,
                                     .part = PART_DECORATION,
                                     .block = b,
                                     .at = b->at,
                                     .x = s->left,
                                     .y = gap,
                                     .width = s->measure,
                                     .height = thick};
    r->item = item;
    r->items++;
    s->hang = gap + thick + below;
}

static void set_text(struct setter *s, const struct block *b)
{
    struct look look = look_of(s, b->role, PART_TEXT);
    struct look aside_look = look_of(s, b->role, PART_ASIDE);
    const struct para *p =
        rich_empty(b->text) ? NULL : shape(s, b->text, &look);
    const struct para *aside =
        rich_empty(b->aside) ? NULL : shape(s, b->aside, &aside_look);
    pt left = indent(s, b->depth);
    pt measure = s->left + s->measure - left;
    int align = role_align(s, b->role);
    if (!rich_empty(b->label))
        left = put_label(s, b, left);
    struct lines lines = {0};
    if (p) {
        struct breaking how = breaking_of(s, b->role, measure, look.size);
        if (aside)
            how.last =
                how.measure - aside_room(s, aside, &aside_look) / look.size;
        lines = para_break(s->arena, p, &how);
    }
    if (lines.overfull)
        say_overfull(s, p);
    pt end = left;
    for (int i = 0; i < lines.count; i++) {
        struct line line = lines.line[i];
        pt x = line_left(align, left, measure, &line, look.size);
        end = put_line(s, b, PART_TEXT, p, line, x, look.size);
        if (i + 1 < lines.count)
            row_end(s, look.size)->keep = keeps(s, b, i, lines.count);
    }
    if (aside)
        put_aside(s, b, lines.count ? p : NULL,
                  lines.count ? lines.line[lines.count - 1].end - 1 : 0, end,
                  aside, &aside_look);
    if (!s->items)
        return;
    row_end(s, look.size)->keep = keeps(s, b, lines.count - 1, lines.count);
    if (b->role == ROLE_SECTION)
        put_title_rule(s, b, &look);
}

void set_block(struct setter *s, const struct block *b)
{
    space_before(s, b);
    if (b->role == ROLE_BREAK) {
        if (s->rows)
            s->row[s->rows - 1].breaks = true;
    } else if (b->role == ROLE_CONTACT) {
        set_contacts(s, b);
    } else {
        set_text(s, b);
    }
}
