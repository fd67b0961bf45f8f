/* How each role looks: the one place where roles meet settings. */
#include "page/private.h"

/* What the settings say of a role; what is empty is the body's. */
struct manner {
    const char *font;
    struct mark font_at;
    const char *features;
    struct length tracking;
    bool bold, small_caps;
    int weight; /* 0: by `bold` */
};

/* ---- sizes ---- */

static pt sized(const struct setter *s, struct length own)
{
    return own.v > 0 ? style_pt(own, s->size) : s->size;
}

pt look_size(const struct setter *s, enum role role, enum part part)
{
    const struct style *st = s->style;
    if (part == PART_ASIDE)
        return sized(s, st->date_size);
    if (part == PART_LABEL && !role_is_entry(role))
        return style_pt(st->bullet_size, s->size);
    switch (role) {
    case ROLE_NAME:
        return sized(s, st->name_size);
    case ROLE_HEADLINE:
        return sized(s, st->headline_size);
    case ROLE_CONTACT:
        return sized(s, st->connections_size);
    case ROLE_SECTION:
        return sized(s, st->section_size);
    case ROLE_ENTRY:
        return sized(s, st->title_size);
    case ROLE_POST:
        return sized(s, st->post_size);
    case ROLE_FOOTER:
        return sized(s, st->footer_size);
    case ROLE_TOP_NOTE:
        return sized(s, st->top_note_size);
    case ROLE_SUBSECTION:
    case ROLE_PHOTO:
    case ROLE_HEAD:
    case ROLE_ROW:
    case ROLE_SUMMARY:
    case ROLE_TEXT:
    case ROLE_ITEM:
    case ROLE_DATE:
    case ROLE_ADDRESS:
    case ROLE_SUBJECT:
    case ROLE_PARAGRAPH:
    case ROLE_CLOSING:
    case ROLE_BREAK:
    case ROLE_COUNT:
        break;
    }
    return s->size;
}

/* ---- looks ---- */

/* Ems of a label are of its own size. */
static double label_tracking(const struct setter *s)
{
    const struct style *st = s->style;
    if (st->label_tracking.v == 0)
        return 0;
    pt own = style_pt(st->label_size, s->size);
    return style_pt(st->label_tracking, own) / s->size;
}

static struct look plain(const struct setter *s)
{
    const struct style *st = s->style;
    return (struct look){
        .set = {.family = st->body_font,
                .family_at = st->body_font_at,
                .fallback = st->fallback_fonts,
                .fallback_at = st->fallback_fonts_at,
                .system = st->system_fonts,
                .weight = st->body_weight,
                .bold_weight = st->bold_weight,
                .points = st->optical_size == OPTICAL_AUTO ? s->size : 0,
                .features = st->body_features,
                .label_features = st->label_features,
                .label_family = st->label_font,
                .label_family_at = st->label_font_at,
                .label_weight = st->label_weight,
                .label_size = style_pt(st->label_size, s->size) / s->size,
                .label_tracking = label_tracking(s),
                .capitals = style_pt(st->capitals_tracking, s->size) / s->size,
                .lang = s->story->lang,
                .bindings = st->bindings,
                .tracking = style_pt(st->body_tracking, s->size) / s->size},
        .size = s->size};
}

static void resize(struct look *l, pt size)
{
    l->size = size;
    l->set.points = l->set.points > 0 ? size : 0;
}

static struct look look_in(const struct setter *s, pt size, struct manner m)
{
    struct look l = plain(s);
    if (m.font && *m.font) {
        l.set.family = m.font;
        l.set.family_at = m.font_at;
    }
    if (m.features && *m.features)
        l.set.features = m.features;
    resize(&l, size);
    l.set.tracking = style_pt(m.tracking, l.size) / l.size;
    l.set.bold = m.bold && !m.weight;
    l.set.weight = m.weight ? m.weight : l.set.weight;
    l.set.small_caps = m.small_caps;
    return l;
}

static struct look name_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_NAME, PART_TEXT),
                   (struct manner){.font = st->name_font,
                                   .font_at = st->name_font_at,
                                   .features = st->name_features,
                                   .tracking = st->name_tracking,
                                   .bold = st->name_bold,
                                   .small_caps = st->name_small_caps,
                                   .weight = st->name_weight});
}

static struct look headline_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_HEADLINE, PART_TEXT),
                   (struct manner){.font = st->headline_font,
                                   .font_at = st->headline_font_at,
                                   .features = st->headline_features,
                                   .tracking = st->headline_tracking,
                                   .bold = st->headline_bold,
                                   .small_caps = st->headline_small_caps,
                                   .weight = st->headline_weight});
}

static struct look contact_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_CONTACT, PART_TEXT),
                   (struct manner){.font = st->connections_font,
                                   .font_at = st->connections_font_at,
                                   .features = st->connections_features,
                                   .tracking = st->connections_tracking,
                                   .bold = st->connections_bold,
                                   .small_caps = st->connections_small_caps,
                                   .weight = st->connections_weight});
}

static struct look section_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_SECTION, PART_TEXT),
                   (struct manner){.font = st->section_font,
                                   .font_at = st->section_font_at,
                                   .features = st->section_features,
                                   .tracking = st->section_tracking,
                                   .bold = st->section_bold,
                                   .small_caps = st->section_small_caps,
                                   .weight = st->section_weight});
}

/* A section's title in the size of the text, and not bold: that is what heads
 * of entries are. */
static struct look subsection_look(const struct setter *s)
{
    struct look l = section_look(s);
    resize(&l, s->size);
    l.set.bold = false;
    l.set.weight = s->style->body_weight;
    return l;
}

static struct look title_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_ENTRY, PART_TEXT),
                   (struct manner){.font = st->title_font,
                                   .font_at = st->title_font_at,
                                   .features = st->title_features,
                                   .tracking = st->title_tracking,
                                   .bold = st->title_bold,
                                   .small_caps = st->title_small_caps,
                                   .weight = st->title_weight});
}

static struct look post_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_POST, PART_TEXT),
                   (struct manner){.font = st->post_font,
                                   .font_at = st->post_font_at,
                                   .features = st->post_features,
                                   .tracking = st->post_tracking,
                                   .bold = st->post_bold,
                                   .small_caps = st->post_small_caps,
                                   .weight = st->post_weight});
}

static struct look date_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_ENTRY, PART_ASIDE),
                   (struct manner){.font = st->date_font,
                                   .font_at = st->date_font_at,
                                   .features = st->date_features,
                                   .tracking = st->date_tracking,
                                   .bold = st->date_bold,
                                   .small_caps = st->date_small_caps,
                                   .weight = st->date_weight});
}

static struct look footer_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_FOOTER, PART_TEXT),
                   (struct manner){.font = st->footer_font,
                                   .font_at = st->footer_font_at,
                                   .features = st->footer_features,
                                   .tracking = st->footer_tracking,
                                   .bold = st->footer_bold,
                                   .small_caps = st->footer_small_caps,
                                   .weight = st->footer_weight});
}

static struct look top_note_look(const struct setter *s)
{
    const struct style *st = s->style;
    return look_in(s, look_size(s, ROLE_TOP_NOTE, PART_TEXT),
                   (struct manner){.font = st->top_note_font,
                                   .font_at = st->top_note_font_at,
                                   .features = st->top_note_features,
                                   .tracking = st->top_note_tracking,
                                   .bold = st->top_note_bold,
                                   .small_caps = st->top_note_small_caps,
                                   .weight = st->top_note_weight});
}

/* As the text, but for its face and its size. */
static struct look bullet_look(const struct setter *s)
{
    const struct style *st = s->style;
    struct look l = plain(s);
    if (*st->bullet_font) {
        l.set.family = st->bullet_font;
        l.set.family_at = st->bullet_font_at;
    }
    resize(&l, look_size(s, ROLE_ITEM, PART_LABEL));
    return l;
}

/* Heads keep the shape their words give them. */
bool is_running(enum role role)
{
    return role == ROLE_SUMMARY || role == ROLE_TEXT || role == ROLE_ITEM ||
           role == ROLE_PARAGRAPH;
}

static struct look look_by_role(const struct setter *s, enum role role,
                                enum part part)
{
    if (part == PART_ASIDE)
        return date_look(s);
    if (part == PART_LABEL && !role_is_entry(role))
        return bullet_look(s);
    switch (role) {
    case ROLE_NAME:
        return name_look(s);
    case ROLE_SECTION:
        return section_look(s);
    case ROLE_HEADLINE:
        return headline_look(s);
    case ROLE_CONTACT:
        return contact_look(s);
    case ROLE_SUBSECTION:
        return subsection_look(s);
    case ROLE_ENTRY:
        return title_look(s);
    case ROLE_POST:
        return post_look(s);
    case ROLE_FOOTER:
        return footer_look(s);
    case ROLE_TOP_NOTE:
        return top_note_look(s);
    case ROLE_PHOTO:
    case ROLE_HEAD:
    case ROLE_ROW:
    case ROLE_SUMMARY:
    case ROLE_TEXT:
    case ROLE_ITEM:
    case ROLE_DATE:
    case ROLE_ADDRESS:
    case ROLE_SUBJECT:
    case ROLE_PARAGRAPH:
    case ROLE_CLOSING:
    case ROLE_BREAK:
    case ROLE_COUNT:
        break;
    }
    struct look l = plain(s);
    if (part == PART_TEXT && is_running(role))
        l.set.hyphenation = s->hyphenation;
    return l;
}

struct look look_of(const struct setter *s, enum role role, enum part part)
{
    struct look l = look_by_role(s, role, part);
    if (s->style->link_icons && role != ROLE_CONTACT)
        l.set.link_room = LINK_ROOM;
    return l;
}

static struct color either(struct color c, struct color otherwise)
{
    return c.none ? otherwise : c;
}

/* Of a role; none: the body's. */
static struct color role_color(const struct style *st, enum role role)
{
    switch (role) {
    case ROLE_NAME:
        return st->name_color;
    case ROLE_HEADLINE:
        return st->headline_color;
    case ROLE_CONTACT:
        return st->connections_color;
    case ROLE_SECTION:
    case ROLE_SUBSECTION:
        return st->section_color;
    case ROLE_ENTRY:
        return st->title_color;
    case ROLE_POST:
        return st->post_color;
    case ROLE_FOOTER:
        return st->footer_color;
    case ROLE_TOP_NOTE:
        return st->top_note_color;
    case ROLE_HEAD:
    case ROLE_ROW:
    case ROLE_PHOTO:
    case ROLE_SUMMARY:
    case ROLE_TEXT:
    case ROLE_ITEM:
    case ROLE_DATE:
    case ROLE_ADDRESS:
    case ROLE_SUBJECT:
    case ROLE_PARAGRAPH:
    case ROLE_CLOSING:
    case ROLE_BREAK:
    case ROLE_COUNT:
        break;
    }
    return st->body_color;
}

struct ink ink_of(const struct setter *s, enum role role, enum part part)
{
    const struct style *st = s->style;
    bool bullet = part == PART_LABEL && !role_is_entry(role);
    struct color own = bullet               ? st->bullet_color
                       : part == PART_ASIDE ? st->date_color
                                            : role_color(st, role);
    struct ink ink = {.text = either(own, st->body_color)};
    ink.link =
        role == ROLE_CONTACT ? ink.text : either(st->link_color, ink.text);
    ink.label = either(st->label_color, ink.text);
    if (part != PART_DECORATION)
        return ink;
    struct color of_line =
        role == ROLE_CONTACT ? st->separator_color : st->line_color;
    ink.text = either(of_line, ink.text);
    return ink;
}

/* How far ragged lines may be narrowed, where that is asked for to save one:
 * nobody sees it. */
static const struct strain tightest = {-0.1, -0.005, 0};

pt first_line(const struct setter *s, const struct block *b)
{
    bool prose = b->role == ROLE_SUMMARY || b->role == ROLE_PARAGRAPH ||
                 b->prose != PROSE_OTHER;
    return prose ? style_pt(s->style->first_line, s->size) : 0;
}

struct breaking breaking_of(const struct setter *s, const struct block *of,
                            pt measure, pt size)
{
    const struct style *st = s->style;
    enum role role = of->role;
    struct breaking b = {.measure = measure / size, .least = tightest};
    if (role_align(s, role) == ALIGN_CENTER)
        b.fill = FILL_BALANCED;
    if (!is_running(role))
        return b;
    b.first = first_line(s, of) / size;
    b.protrusion = st->protrusion.v;
    if (st->alignment == TEXT_LEFT)
        return b;
    double fit = style_pt(st->letter_fit, size) / size;
    b.fill = FILL_JUSTIFIED;
    b.least = (struct strain){st->word_space_min.v - 1, -fit, -st->scaling.v};
    b.most = (struct strain){st->word_space_max.v - 1, fit, st->scaling.v};
    return b;
}

int role_align(const struct setter *s, enum role role)
{
    if (role == ROLE_SECTION)
        return title_align(s);
    if (role == ROLE_FOOTER)
        return s->style->footer_align;
    if (role == ROLE_TOP_NOTE)
        return s->style->top_note_align;
    if (role == ROLE_DATE)
        return s->style->letter_date_align;
    bool header =
        role == ROLE_NAME || role == ROLE_HEADLINE || role == ROLE_CONTACT;
    return header ? s->style->header_align : ALIGN_LEFT;
}
