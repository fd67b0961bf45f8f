/* What stands between two rows. */
#include "page/private.h"

bool has_head(enum role role)
{
    return role == ROLE_ENTRY || role == ROLE_POST;
}

/* Space under the box of a header's line, before anything but a section. */
static int space_below(enum role role)
{
    switch (role) {
    case ROLE_NAME:
        return DIAL_NAME;
    case ROLE_HEADLINE:
        return DIAL_HEADLINE;
    case ROLE_CONTACT:
        return DIAL_CONTACT;
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
    return -1;
}

/* Beyond the leading. */
static int space_beyond(const struct block *b, enum role prev)
{
    if (b->role == ROLE_POST && !has_head(prev))
        return DIAL_ENTRY;
    if (b->first && b->entry > 0)
        return has_head(b->role) ? DIAL_ENTRY : DIAL_TEXT;
    if (b->role == ROLE_ITEM)
        return has_head(prev) ? DIAL_LIST : DIAL_ITEM;
    return -1;
}

/* From a section's title to the text that hangs from its rule. */
static struct gap below_title(const struct setter *s)
{
    const struct style *st = s->style;
    pt size = style_pt(st->section_size, s->size);
    pt rule = st->section_rule == TITLE_RULE_FULL
                  ? style_pt(st->section_rule_gap, size) +
                        style_pt(st->section_rule_thickness, size)
                  : 0;
    return (struct gap){
        .fixed = TEXT_TOP * s->size + rule, .dial = DIAL_TITLE, .times = 1};
}

struct gap gap_before(const struct setter *page, const struct block *prev,
                      const struct block *b)
{
    if (!prev)
        return (struct gap){.leading = true, .dial = -1};
    struct setter own, above;
    const struct setter *s = setter_of(page, b, &own);
    if (prev->role == ROLE_SECTION)
        return below_title(s);
    int below =
        b->role == ROLE_SECTION ? DIAL_SECTION : space_below(prev->role);
    if (below >= 0)
        return (struct gap){.fixed = TEXT_BOTTOM *
                                         setter_of(page, prev, &above)->size +
                                     TEXT_TOP * s->size,
                            .dial = below,
                            .times = 1};
    if (prev->role == ROLE_SUBSECTION)
        return (struct gap){.leading = true, .dial = -1};
    if (b->role == ROLE_SUBSECTION) /* half of what a section has */
        return (struct gap){
            .leading = true, .dial = DIAL_SECTION, .times = 0.5};
    return (struct gap){
        .leading = true, .dial = space_beyond(b, prev->role), .times = 1};
}

pt gap_pt(const struct setter *s, const struct gap *g)
{
    pt more = g->dial < 0 ? 0
                          : g->times * style_pt(dial_length(s->style, g->dial),
                                                s->size);
    return (g->leading ? s->leading : 0) + g->fixed + more;
}
