/* How each role looks: the one place where roles meet settings. */
#include "page/private.h"

static const char *family_or(const char *family, const char *body)
{
    return *family ? family : body;
}

static struct look plain(const struct setter *s)
{
    const struct style *st = s->style;
    return (struct look){.set = {.family = st->body_font,
                                 .family_at = st->body_font_at,
                                 .fallback = st->fallback_fonts,
                                 .fallback_at = st->fallback_fonts_at,
                                 .features = st->body_features,
                                 .lang = s->story->lang},
                         .size = s->size};
}

static struct look name_look(const struct setter *s)
{
    const struct style *st = s->style;
    struct look l = plain(s);
    l.size = style_pt(st->name_size, s->size);
    l.set.family = family_or(st->name_font, st->body_font);
    l.set.family_at = st->name_font_at;
    l.set.bold = st->name_bold;
    l.set.small_caps = st->name_small_caps;
    l.set.tracking = style_pt(st->name_tracking, l.size) / l.size;
    return l;
}

static struct look section_look(const struct setter *s)
{
    const struct style *st = s->style;
    struct look l = plain(s);
    l.size = style_pt(st->section_size, s->size);
    l.set.family = family_or(st->section_font, st->body_font);
    l.set.family_at = st->section_font_at;
    l.set.bold = st->section_bold;
    l.set.small_caps = st->section_small_caps;
    l.set.tracking = style_pt(st->section_tracking, l.size) / l.size;
    return l;
}

/* A section's title in the size of the text, and not bold: that is what heads
 * of entries are. */
static struct look subsection_look(const struct setter *s)
{
    struct look l = section_look(s);
    l.size = s->size;
    l.set.bold = false;
    return l;
}

struct look look_of(const struct setter *s, enum role role, enum part part)
{
    struct look l = plain(s);
    if (part == PART_ASIDE) {
        l.set.features = s->style->date_features;
        return l;
    }
    switch (role) {
    case ROLE_NAME:
        return name_look(s);
    case ROLE_SECTION:
        return section_look(s);
    case ROLE_HEADLINE:
        l.size = style_pt(s->style->headline_size, s->size);
        break;
    case ROLE_CONTACT:
        l.size = style_pt(s->style->connections_size, s->size);
        break;
    case ROLE_SUBSECTION:
        return subsection_look(s);
    case ROLE_ENTRY:
        l.set.bold = s->style->title_bold;
        break;
    case ROLE_SUMMARY:
    case ROLE_POST:
    case ROLE_TEXT:
    case ROLE_ITEM:
    case ROLE_NOTE:
    case ROLE_BREAK:
    case ROLE_COUNT:
        break;
    }
    return l;
}

int role_align(const struct setter *s, enum role role)
{
    bool header =
        role == ROLE_NAME || role == ROLE_HEADLINE || role == ROLE_CONTACT;
    return header ? s->style->header_align : ALIGN_LEFT;
}
