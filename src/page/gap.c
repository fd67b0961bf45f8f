/* What stands between two rows. */
#include "page/private.h"

bool has_head(enum role role)
{
    return role_is_entry(role) || role == ROLE_POST || role == ROLE_ROW;
}

/* Space under the box of a header's line, before anything but a section. */
static int space_below(enum role role)
{
    return role == ROLE_NAME       ? DIAL_NAME
           : role == ROLE_HEADLINE ? DIAL_HEADLINE
           : role == ROLE_CONTACT  ? DIAL_CONTACT
                                   : -1;
}

/* Beyond the leading. */
static int space_beyond(const struct block *b, enum role prev)
{
    bool goes_on = has_head(prev) || b->further;
    if ((b->role == ROLE_POST || b->role == ROLE_ROW) && !goes_on)
        return DIAL_ENTRY;
    if (b->first && b->entry > 0)
        return has_head(b->role) ? DIAL_ENTRY : DIAL_TEXT;
    if (b->role == ROLE_ITEM)
        return has_head(prev) ? DIAL_LIST : DIAL_ITEM;
    if (b->prose == PROSE_SUMMARY)
        return DIAL_SUMMARY;
    if (b->prose == PROSE_PARAGRAPH)
        return DIAL_PARAGRAPH;
    return -1;
}

/* From a section's title to the text that hangs from its rule. */
static struct gap below_title(const struct setter *s)
{
    return (struct gap){.fixed = TEXT_TOP * s->size + title_below(s),
                        .dial = DIAL_TITLE,
                        .times = 1};
}

/* How much larger heads of entries, and a name that does not come first, are
 * than the text about them. */
static pt larger(const struct setter *s, enum role role)
{
    const struct style *st = s->style;
    pt size = role == ROLE_ENTRY  ? style_pt(st->title_size, s->size)
              : role == ROLE_POST ? style_pt(st->post_size, s->size)
              : role == ROLE_NAME ? style_pt(st->name_size, s->size)
                                  : 0;
    return size > s->size ? size - s->size : 0;
}

/* How much larger a line of the header or a section's title is than what its
 * gaps bear. */
static pt unborne(const struct setter *s, enum role role)
{
    const struct style *st = s->style;
    struct length own = role == ROLE_NAME       ? st->name_size
                        : role == ROLE_HEADLINE ? st->headline_size
                        : role == ROLE_CONTACT  ? st->connections_size
                        : role == ROLE_SECTION  ? st->section_size
                                                : (struct length){0};
    double borne = role == ROLE_NAME ? 2.7 : role == ROLE_SECTION ? 1.3 : 1.2;
    pt size = style_pt(own, s->size), most = borne * s->size;
    return size > most ? size - most : 0;
}

static bool is_letter(enum role role)
{
    return role == ROLE_DATE || role == ROLE_ADDRESS || role == ROLE_SUBJECT ||
           role == ROLE_PARAGRAPH || role == ROLE_CLOSING;
}

/* Before a part of a letter, beyond the leading. */
static struct length letter_gap(const struct setter *s, enum role prev,
                                enum role role)
{
    static const struct length none = {0};
    const struct style *st = s->style;
    if (!is_letter(prev))
        return st->letter_above;
    if (role != prev)
        return st->letter_gap;
    return role == ROLE_PARAGRAPH ? st->letter_paragraph_gap
           : role == ROLE_CLOSING ? st->signature_above
                                  : none;
}

/* Of the gap that highlights have, what one of its depth has. */
static double depth_share(const struct setter *s, const struct block *b)
{
    double share = 1;
    for (int depth = 1; depth < b->depth; depth++)
        share *= s->style->nested_gap.v;
    return share;
}

/* By the setters of the block and of the one above. */
static struct gap gap_by_role(const struct setter *s,
                              const struct setter *above,
                              const struct block *prev, const struct block *b)
{
    if (!prev)
        return (struct gap){.leading = true, .dial = -1};
    if (is_letter(b->role))
        return (struct gap){
            .leading = true,
            .fixed = style_pt(letter_gap(s, prev->role, b->role), s->size),
            .dial = -1};
    if (prev->role == ROLE_SECTION)
        return below_title(s);
    int below =
        b->role == ROLE_SECTION ? DIAL_SECTION : space_below(prev->role);
    if (below >= 0)
        return (struct gap){.fixed =
                                (TEXT_BOTTOM + TEXT_TOP) * s->size +
                                TEXT_BOTTOM * (above->size - s->size) +
                                (b->role == ROLE_SECTION ? title_above(s) : 0),
                            .dial = below,
                            .times = 1};
    if (prev->role == ROLE_SUBSECTION)
        return (struct gap){.leading = true, .dial = -1};
    if (b->role == ROLE_SUBSECTION) /* half of what a section has */
        return (struct gap){
            .leading = true, .dial = DIAL_SECTION, .times = 0.5};
    return (struct gap){.leading = true,
                        .dial = space_beyond(b, prev->role),
                        .times = b->role == ROLE_ITEM ? depth_share(s, b) : 1};
}

struct gap gap_before(const struct setter *page, const struct block *prev,
                      const struct block *b)
{
    static const double tail = 0.3; /* of g and y, seen in large type */
    struct setter of_b, of_prev;
    const struct setter *s = setter_of(page, b, &of_b);
    const struct setter *above = prev ? setter_of(page, prev, &of_prev) : s;
    struct gap g = gap_by_role(s, above, prev, b);
    if (!prev)
        return g;
    pt more = larger(s, b->role);
    g.fixed += TEXT_TOP * (more > 0 ? more : unborne(s, b->role));
    if (prev->role != ROLE_SECTION || title_below(above) <= 0)
        g.fixed += tail * unborne(above, prev->role);
    if (g.leading)
        g.fixed += TEXT_BOTTOM * larger(above, prev->role);
    return g;
}

pt head_of(const struct setter *s, const struct block *b, pt size)
{
    return TEXT_TOP * size + (b->role == ROLE_SECTION ? title_above(s) : 0);
}

pt gap_pt(const struct setter *s, const struct gap *g)
{
    pt more = g->dial < 0 ? 0
                          : g->times * style_pt(dial_length(s->style, g->dial),
                                                s->size);
    return (g->leading ? s->leading : 0) + g->fixed + more;
}
