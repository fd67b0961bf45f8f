/* Spans in, a shaped paragraph out. The text is cut where face, style, link,
 * script or direction changes, and each part is shaped in the sight of its
 * neighbours. `code` is set in the family of the text; what that lacks, in
 * another that has it. */
#include <hb-ot.h>
#include <string.h>

#include "text/features.h"
#include "text/private.h"

enum { MOST_RUNS = UINT16_MAX };

/* What is the same for every run of a paragraph, and what has been made. */
struct shaper {
    struct arena *arena;
    struct diags *diags;
    struct fonts *fonts;
    const struct setting *set;
    hb_buffer_t *buffer;
    hb_language_t lang;
    struct features features;
    struct para *para;
    struct glyph *glyph;
    struct run *run;
    int glyph_room, run_room;
    struct missing missing;
    struct levels level; /* none: all are 0 */
    bool full;           /* there are too many runs: no more are made */
};

static bool has_own_family(const struct setting *set, unsigned style)
{
    return style & SPAN_LABEL && set->label_family && *set->label_family;
}

static struct mark family_at(const struct shaper *s, unsigned style)
{
    const struct setting *set = s->set;
    struct mark at =
        has_own_family(set, style) ? set->label_family_at : set->family_at;
    return at.src ? at : s->para->at;
}

/* ---- glyphs ---- */

static struct glyph *glyphs_more(struct shaper *s, unsigned count)
{
    int have = s->para->glyphs;
    if (have + (int)count > s->glyph_room) {
        s->glyph_room = have ? (have + (int)count) * 2 : (int)count;
        struct glyph *more =
            arena_array(s->arena, (size_t)s->glyph_room, sizeof *more);
        if (have)
            memcpy(more, s->glyph, (size_t)have * sizeof *more);
        s->glyph = more;
    }
    return s->glyph + have;
}

static struct run *run_add(struct shaper *s, struct run r)
{
    if (s->para->runs == s->run_room) {
        int room = s->run_room ? s->run_room * 4 : 4;
        struct run *more = arena_array(s->arena, (size_t)room, sizeof *more);
        if (s->run)
            memcpy(more, s->run, (size_t)s->run_room * sizeof *more);
        s->run = more;
        s->run_room = room;
    }
    s->run[s->para->runs] = r;
    return &s->run[s->para->runs++];
}

/* Says which of the glyphs are missing, neighbours in one message. */
static void missing_find(struct shaper *s, const struct face *f,
                         const struct glyph *g, unsigned count)
{
    for (unsigned i = 0, next; i < count; i = next) {
        for (next = i; next < count && !g[next].id;)
            next++;
        if (next > i)
            missing_say(s->arena, s->diags, f, s->para, g[i].from,
                        g[next - 1].to, &s->missing);
        next += next == i;
    }
}

/* Letters of these scripts join, or hang from one line. */
static bool is_joined(hb_script_t script)
{
    static const hb_script_t joined[] = {
        HB_SCRIPT_ARABIC,    HB_SCRIPT_SYRIAC,  HB_SCRIPT_NKO,
        HB_SCRIPT_MONGOLIAN, HB_SCRIPT_MANDAIC, HB_SCRIPT_DEVANAGARI,
        HB_SCRIPT_BENGALI,   HB_SCRIPT_GURMUKHI};
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
        if (script == joined[i])
            return true;
    return false;
}

/* What HarfBuzz made of a part, as glyphs of run `r`. */
static void glyphs_take(struct shaper *s, struct run *r, size_t to)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &count);
    const hb_glyph_position_t *pos =
        hb_buffer_get_glyph_positions(s->buffer, NULL);
    struct glyph *g = glyphs_more(s, count);
    double em = r->face->upem / r->size;
    bool missing = false;
    uint32_t end = (uint32_t)to; /* of the cluster, from the last to first */
    for (unsigned i = count; i--;) {
        bool last = i + 1 == count || info[i + 1].cluster != info[i].cluster;
        if (last && i + 1 < count)
            end = info[i + 1].cluster;
        g[i] = (struct glyph){
            .id = (uint16_t)info[i].codepoint,
            .run = (uint16_t)(r - s->run),
            .from = info[i].cluster,
            .to = end,
            .advance =
                (float)(pos[i].x_advance / em + (last ? r->tracking : 0)),
            .dx = (float)(pos[i].x_offset / em),
            .dy = (float)(pos[i].y_offset / em),
        };
        missing |= !g[i].id;
    }
    if (missing)
        missing_find(s, r->face, g, count);
    r->first = s->para->glyphs;
    s->para->glyphs += (int)count;
    r->end = s->para->glyphs;
}

/* Shapes a part into the buffer, clusters in the order of the text. */
static void stint_shape(struct shaper *s, const struct stint *p)
{
    hb_buffer_t *b = s->buffer;
    bool back = p->level & 1;
    hb_buffer_clear_contents(b);
    hb_buffer_add_utf8(b, s->para->text, (int)s->para->len, (unsigned)p->from,
                       (int)(p->to - p->from));
    hb_buffer_set_direction(b, back ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, p->script);
    hb_buffer_set_language(b, p->span->lang
                                  ? hb_language_from_string(p->span->lang, -1)
                                  : s->lang);
    unsigned style = p->span->style;
    const struct feature_list *list =
        features_for(&s->features, p->face, p->script, style);
    hb_shape(((const struct loaded *)(const void *)p->face)->font, b, list->tag,
             list->count);
    if (back)
        hb_buffer_reverse_clusters(b);
}

static double size_for(const struct setting *set, unsigned style)
{
    return style & SPAN_LABEL && set->label_size > 0 ? set->label_size : 1;
}

static double tracking_for(const struct setting *set, unsigned style)
{
    return set->tracking + (style & SPAN_LABEL ? set->label_tracking : 0);
}

static void stint_take(struct shaper *s, const struct stint *p)
{
    if (!hb_buffer_get_length(s->buffer)) /* nothing to see */
        return;
    if (s->para->runs == MOST_RUNS) {
        diag(s->diags, s->para->at, DIAG_BUDGET,
             "a text with more than %d changes of style or script", MOST_RUNS);
        s->full = true;
        return;
    }
    struct run r = {
        .face = p->face,
        .style = p->span->style,
        .url = p->span->url,
        .lang = p->span->lang,
        .level = p->level,
        .before = p->before,
        .size = size_for(s->set, p->span->style),
        .tracking =
            is_joined(p->script) ? 0 : tracking_for(s->set, p->span->style),
    };
    struct run *made = run_add(s, r);
    glyphs_take(s, made, p->to);
    features_check(&s->features, s->para, made, s->glyph);
}

/* ---- what the face lacks ---- */

static bool buffer_lacks(const struct shaper *s)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &count);
    while (count && info[count - 1].codepoint)
        count--;
    return count > 0;
}

/* A part in the face of its text or, where that lacks something, in as few
 * faces as can be. */
static void stint_set(struct shaper *s, struct stint p)
{
    if (s->full)
        return;
    stint_shape(s, &p);
    if (!buffer_lacks(s)) {
        stint_take(s, &p);
        return;
    }
    const char *text = s->para->text;
    const struct chooser c = {s->arena, s->diags, s->fonts,
                              s->set,   s->para,  &p};
    struct stint one = p;
    one.to = one.from;
    for (size_t at = p.from; at < p.to && !s->full;) {
        size_t end = letter_end(text, at, p.to);
        const struct face *face = letter_face(&c, one.face, at, end);
        if (face != one.face && one.to > one.from) {
            stint_shape(s, &one);
            stint_take(s, &one);
            one.before = one.level;
            one.from = at;
        }
        one.face = face;
        one.to = at = end;
    }
    stint_shape(s, &one);
    stint_take(s, &one);
}

static struct face_wanted face_for(const struct setting *set, unsigned style)
{
    bool bold = set->bold || (style & SPAN_BOLD) != 0;
    int weight = bold ? set->bold_weight : set->weight;
    if (style & SPAN_LABEL && set->label_weight)
        weight = set->label_weight;
    return (struct face_wanted){
        .family = has_own_family(set, style) ? set->label_family : set->family,
        .weight = weight ? weight
                  : bold ? 700
                         : 400,
        .italic = (style & SPAN_ITALIC) != 0,
        .points = set->points,
        .system = set->system};
}

/* The runs of one span; false when its font could not be had. */
static bool piece_shape(struct shaper *s, const struct gathered *g,
                        const struct piece *piece, hb_script_t *script)
{
    unsigned style = piece->span->style;
    struct face_wanted t = face_for(s->set, style);
    const struct face *face =
        fonts_find(s->fonts, s->arena, s->diags, family_at(s, style), &t);
    if (!face)
        return false;
    for (size_t at = piece->from, end; at < piece->to; at = end) {
        const uint8_t *of = s->level.of;
        uint8_t level = of ? of[at] : 0;
        for (end = of ? at : piece->to; end < piece->to && of[end] == level;)
            end++;
        end = script_end(g, at, end, script);
        stint_set(s, (struct stint){.face = face,
                                    .span = piece->span,
                                    .script = *script,
                                    .level = level,
                                    .before = of ? s->level.before[at] : 0,
                                    .from = at,
                                    .to = end});
    }
    return true;
}

/* ---- links ---- */

static bool leads_to_web(const struct run *r)
{
    return r->url && strncmp(r->url, "http", 4) == 0 && !(r->level & 1) &&
           r->end > r->first;
}

/* Room behind each link to the web, whose runs may be several. */
static void links_space(struct shaper *s)
{
    for (int i = 0; i < s->para->runs; i++) {
        struct run *r = &s->run[i], *next = r + 1;
        bool goes_on = i + 1 < s->para->runs && next->url && r->url &&
                       strcmp(next->url, r->url) == 0;
        if (!leads_to_web(r) || goes_on)
            continue;
        r->room = s->set->link_room;
        s->glyph[r->end - 1].advance += (float)r->room;
    }
}

/* ---- the whole ---- */

static void para_measure(struct arena *a, const struct setting *set,
                         struct para *p)
{
    double *x = arena_array(a, (size_t)p->glyphs + 1, sizeof *x);
    for (int i = 0; i < p->glyphs; i++)
        x[i + 1] = x[i] + (double)p->glyph[i].advance;
    p->x = x;
    p->tracking = set->tracking;
    p->width = para_width(p, 0, para_trim(p, 0, p->glyphs));
}

/* Shapes the text; *mixed says that its face has small capitals for a part of
 * its letters only. */
static const struct para *shape(struct arena *a, struct diags *d,
                                struct fonts *f, const struct rich *text,
                                const struct setting *set, bool *mixed)
{
    struct gathered g = text_gather(a, d, text);
    struct para *p = arena_alloc(a, sizeof *p);
    p->text = g.text;
    p->len = g.len;
    p->at = text->at;
    struct shaper s = {.arena = a,
                       .diags = d,
                       .fonts = f,
                       .set = set,
                       .para = p,
                       .missing.system = set->system};
    s.level = text_levels(a, &g, set->lang, &p->base);
    p->turns = s.level.of != NULL;
    s.lang = set->lang && *set->lang ? hb_language_from_string(set->lang, -1)
                                     : HB_LANGUAGE_INVALID;
    features_read(&s.features, a, d, set, text->at);
    glyphs_more(&s, (unsigned)g.len + 1);
    s.buffer = fonts_buffer(f);
    bool had = true;
    hb_script_t script = HB_SCRIPT_LATIN;
    for (int i = 0; had && i < g.pieces; i++)
        had = piece_shape(&s, &g, &g.piece[i], &script);
    fonts_buffer_back(f, s.buffer);
    if (!had)
        return NULL;
    p->glyph = s.glyph;
    p->run = s.run;
    if (set->link_room > 0)
        links_space(&s);
    if (set->capitals != 0 && set->tracking == 0)
        capitals_space(p, set, s.glyph);
    para_measure(a, set, p);
    para_chances(a, &g, set, p);
    *mixed = s.features.mixed;
    return p;
}

const struct para *para_make(struct arena *a, struct diags *d, struct fonts *f,
                             const struct rich *text, const struct setting *set)
{
    bool mixed = false;
    const struct para *p = shape(a, d, f, text, set, &mixed);
    if (!p || !mixed)
        return p;
    diag(d, (struct mark){.src = text->at.src}, DIAG_NOT_USED,
         "small capitals where %s has none for a letter of the text",
         p->run[0].face->family);
    struct setting plain = *set;
    plain.small_caps = false;
    return shape(a, d, f, text, &plain, &mixed);
}
