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
                                 .lang = s->story->lang,
                                 .bindings = st->bindings},
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

/* Text that is read rather than looked up; heads keep the shape their words
 * give them. */
static bool is_running(enum role role)
{
    return role == ROLE_SUMMARY || role == ROLE_TEXT || role == ROLE_ITEM ||
           role == ROLE_NOTE;
}

struct look look_of(const struct setter *s, enum role role, enum part part)
{
    struct look l = plain(s);
    if (part == PART_ASIDE) {
        l.set.features = s->style->date_features;
        return l;
    }
    if (part == PART_TEXT && is_running(role))
        l.set.hyphenation = s->hyphenation;
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

/* How far ragged lines may be narrowed, where that is asked for to save one:
 * nobody sees it. */
static const struct strain tightest = {-0.1, -0.005, 0};

struct breaking breaking_of(const struct setter *s, enum role role, pt measure,
                            pt size)
{
    const struct style *st = s->style;
    struct breaking b = {.measure = measure / size, .least = tightest};
    if (role_align(s, role) == ALIGN_CENTER)
        b.fill = FILL_BALANCED;
    if (!is_running(role))
        return b;
    b.protrusion = st->protrusion;
    if (st->alignment == TEXT_LEFT)
        return b;
    double fit = style_pt(st->letter_fit, size) / size;
    b.fill = FILL_JUSTIFIED;
    b.least = (struct strain){st->word_space_min - 1, -fit, -st->scaling};
    b.most = (struct strain){st->word_space_max - 1, fit, st->scaling};
    return b;
}

int role_align(const struct setter *s, enum role role)
{
    bool header =
        role == ROLE_NAME || role == ROLE_HEADLINE || role == ROLE_CONTACT;
    return header ? s->style->header_align : ALIGN_LEFT;
}
