/* Features: the setting's, a label's, and those that the classes of a span
 * ask for, which a face has or has not. A face without a feature for what its
 * glyphs are as they stand (tabular figures, say) has what was asked for. */
#include "text/features.h"
#include "text/private.h"

#include <hb-ot.h>
#include <string.h>

#define CLASSES (~(SPAN_SMALL_CAPS - 1U))
#define UNFIGURED "-lnum -onum -pnum -tnum "

/* What a class turns on, and the features one of which a face must have for
 * it. */
static const struct want {
    unsigned style;
    const char *features, *need;
} want[CLASS_COUNT] = {
    {SPAN_SMALL_CAPS, "smcp", "smcp"},
    {SPAN_ALL_SMALL_CAPS, "smcp c2sc", "c2sc"},
    {SPAN_OLD_STYLE, "-lnum onum", "onum"},
    {SPAN_LINING, "-onum lnum", "lnum"},
    {SPAN_TABULAR, "-pnum tnum", "tnum"},
    {SPAN_PROPORTIONAL, "-tnum pnum", "pnum"},
    {SPAN_FRACTION, UNFIGURED "frac", "frac"},
    {SPAN_SUPERSCRIPT, UNFIGURED "sups", "sups"},
    {SPAN_SUBSCRIPT, UNFIGURED "subs sinf", "subs sinf"},
    {SPAN_ORDINAL, "ordn", "ordn"},
};
static const char *const class_words[CLASS_COUNT] = {
#define CLASS(id, name, words) [CLASS_##id] = words,
#include "markup/class.def"
#undef CLASS
};

/* ---- reading ---- */

static unsigned asked_by(const hb_feature_t *f)
{
    if (!f->value)
        return 0;
    return f->tag == HB_TAG('s', 'm', 'c', 'p')   ? SPAN_SMALL_CAPS
           : f->tag == HB_TAG('c', '2', 's', 'c') ? SPAN_ALL_SMALL_CAPS
                                                  : 0;
}

static void feature_add(struct features *f, struct feature_list *list,
                        const char *name, size_t len)
{
    hb_feature_t feature;
    if (list->count == MOST_FEATURES ||
        !hb_feature_from_string(name, (int)len, &feature)) {
        diag(f->diags, f->at, DIAG_BAD_VALUE,
             "'%.*s' is not an OpenType feature", (int)len, name);
        return;
    }
    list->asks |= asked_by(&feature);
    list->tag[list->count++] = feature;
}

static void features_add(struct features *f, struct feature_list *list,
                         const char *names)
{
    const char *p = names ? names : "";
    while (*(p += strspn(p, " "))) {
        size_t n = strcspn(p, " ");
        feature_add(f, list, p, n);
        p += n;
    }
}

/* Letter-spaced type has no ligatures unless it is told so. */
static void list_read(struct features *f, struct feature_list *list,
                      const char *names, double tracking)
{
    if (tracking != 0)
        features_add(f, list, "-liga -clig");
    features_add(f, list, names);
}

void features_read(struct features *f, struct arena *a, struct diags *d,
                   const struct setting *set, struct mark at)
{
    f->arena = a;
    f->diags = d;
    f->set = set;
    f->at = at;
    list_read(f, &f->plain, set->features, set->tracking);
    bool own = set->label_features && *set->label_features;
    if (own || set->label_tracking != 0)
        list_read(f, &f->label, own ? set->label_features : set->features,
                  set->tracking + set->label_tracking);
}

/* ---- what a face has ---- */

static bool has_feature(const struct face *face, hb_tag_t wanted)
{
    hb_tag_t tag[64];
    unsigned at = 0, count;
    do {
        count = sizeof tag / sizeof *tag;
        hb_ot_layout_table_get_feature_tags(face->hb, HB_OT_TAG_GSUB, at,
                                            &count, tag);
        for (unsigned i = 0; i < count; i++)
            if (tag[i] == wanted)
                return true;
        at += count;
    } while (count);
    return false;
}

static bool has_one_of(const struct face *face, const char *names)
{
    for (; *names; names += 4 + (names[4] == ' '))
        if (has_feature(face, hb_tag_from_string(names, 4)))
            return true;
    return false;
}

static bool is_tabular(const struct face *face)
{
    int wide = face_advance(face, face_glyph(face, '0'));
    bool same = true;
    for (uint32_t c = '1'; c <= '9'; c++)
        same &= face_advance(face, face_glyph(face, c)) == wide;
    return same;
}

/* Whether the figures are so without any feature: where a face has but one
 * of two features, it is the other that they are. */
static bool is_so_already(const struct face *face, unsigned style)
{
    switch (style) {
    case SPAN_OLD_STYLE:
        return has_one_of(face, "lnum");
    case SPAN_LINING:
        return true;
    case SPAN_TABULAR:
        return is_tabular(face);
    case SPAN_PROPORTIONAL:
        return !is_tabular(face);
    default:
        return false;
    }
}

/* Of the text's own family; what another that stands in for it lacks is told
 * letter by letter. */
static void say_lacking(struct features *f, const struct face *face, int class)
{
    unsigned style = want[class].style;
    bool set = style == SPAN_SMALL_CAPS && f->set->small_caps;
    bool own = family_same(face->family, f->set->family);
    if (!own || f->lacking & style)
        return;
    f->lacking |= style;
    diag(f->diags, set && f->set->family_at.src ? f->set->family_at : f->at,
         DIAG_BAD_VALUE, "for %s: %s%s%s has none", class_words[class],
         face->family, face->bold ? " bold" : "",
         face->italic ? " italic" : "");
    if (set)
        diag_hint(f->diags, "turn small capitals off in the layout, or name a "
                            "family that has them, such as EB Garamond");
    else
        diag_hint(f->diags,
                  "do without, or name a family that has them, such as EB "
                  "Garamond, under typography.font_family in the layout");
}

/* ---- a run's ---- */

/* Whether letters of the script are capital or small. */
static bool has_cases(hb_script_t script)
{
    return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK ||
           script == HB_SCRIPT_CYRILLIC || script == HB_SCRIPT_ARMENIAN;
}

static void classes_add(struct features *f, const struct face *face,
                        unsigned style)
{
    for (int i = 0; i < CLASS_COUNT; i++) {
        if (!(style & want[i].style))
            continue;
        if (has_one_of(face, want[i].need) ||
            is_so_already(face, want[i].style))
            features_add(f, &f->made, want[i].features);
        else
            say_lacking(f, face, i);
    }
    bool small = style & (SPAN_SMALL_CAPS | SPAN_ALL_SMALL_CAPS);
    if (small && f->set->capitals != 0)
        features_add(f, &f->made, "-liga -clig");
}

const struct feature_list *features_for(struct features *f,
                                        const struct face *face,
                                        hb_script_t script, unsigned style)
{
    bool label = style & SPAN_LABEL && f->label.count;
    const struct feature_list *base = label ? &f->label : &f->plain;
    unsigned asks = (style & CLASSES) | base->asks |
                    (f->set->small_caps ? SPAN_SMALL_CAPS : 0);
    if (!has_cases(script))
        asks &= ~(unsigned)(SPAN_SMALL_CAPS | SPAN_ALL_SMALL_CAPS);
    if (!asks)
        return base;
    asks |= label ? SPAN_LABEL : 0;
    if (f->face == face && f->style == asks)
        return &f->made;
    f->face = face;
    f->style = asks;
    f->made = *base;
    classes_add(f, face, asks & CLASSES);
    return &f->made;
}

/* ---- forms that a face has not ---- */

/* Whether a character of that kind is changed by what `style` asks for. */
static bool is_changed(unsigned style, hb_unicode_general_category_t kind)
{
    enum {
        FIGURES = SPAN_SUPERSCRIPT | SPAN_SUBSCRIPT,
        CAPITALS = FIGURES | SPAN_ALL_SMALL_CAPS,
        LETTERS = CAPITALS | SPAN_SMALL_CAPS,
    };
    unsigned by = kind == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ? LETTERS
                  : kind == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER
                      ? CAPITALS
                  : kind == HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER ? FIGURES
                                                                       : 0;
    return style & by;
}

static void say_unmet(struct features *f, const struct run *r, uint32_t c)
{
    struct buf shown = buf_new(f->arena);
    buf_utf8(&shown, c);
    diag(f->diags, f->at, DIAG_NOT_USED,
         "'%s' stays as it is: %s%s%s has no other form of it",
         buf_text(&shown), r->face->family, r->face->bold ? " bold" : "",
         r->face->italic ? " italic" : "");
    f->unmet = true;
}

void features_check(struct features *f, const struct para *p,
                    const struct run *r, const struct glyph *glyph)
{
    bool set = f->set->small_caps && !(r->style & CLASSES);
    unsigned style = set ? SPAN_SMALL_CAPS : r->style;
    style &= ~f->lacking;
    if (!(style & CLASSES) || f->unmet || f->mixed)
        return;
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    for (int i = r->first; i < r->end && !f->unmet && !f->mixed; i++) {
        const char *s = p->text + glyph[i].from;
        uint32_t c = utf8_next(&s);
        if (glyph[i].id && glyph[i].id == face_glyph(r->face, c) &&
            is_changed(style, hb_unicode_general_category(unicode, c))) {
            if (set)
                f->mixed = true;
            else
                say_unmet(f, r, c);
        }
    }
}
