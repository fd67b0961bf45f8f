/* A font cut down to the glyphs used, by hb-subset. It sees a face of nothing
 * but the tables a PDF wants, so that it neither parses layout and names nor
 * closes the glyphs over substitutions. */
#include "pdf/private.h"
#include <hb-subset.h>
#include <hb.h>
#include <math.h>

static const hb_tag_t wanted[] = {
    HB_TAG('C', 'F', 'F', ' '), HB_TAG('c', 'v', 't', ' '),
    HB_TAG('f', 'p', 'g', 'm'), HB_TAG('g', 'l', 'y', 'f'),
    HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'),
    HB_TAG('m', 'a', 'x', 'p'), HB_TAG('p', 'r', 'e', 'p'),
};

/* And what a variable font's instance is made of. */
static const hb_tag_t varying[] = {
    HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'v', 'a', 'r'),
    HB_TAG('f', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'),
    HB_TAG('H', 'V', 'A', 'R'),
};

static hb_blob_t *table(hb_face_t *face, hb_tag_t tag, void *source)
{
    (void)face;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (wanted[i] == tag)
            return hb_face_reference_table(source, tag);
    for (size_t i = 0; i < sizeof varying / sizeof *varying; i++)
        if (varying[i] == tag)
            return hb_face_reference_table(source, tag);
    return hb_blob_get_empty();
}

/* A font cut down: all that depends on nothing but the face and which of its
 * glyphs are used. */
struct subset {
    const uint16_t *glyph; /* by code: the face's */
    int codes;
    struct bytes packed; /* the program, deflated */
    size_t length;       /* and plain */
};

static hb_subset_plan_t *plan_made(const struct font *f, hb_subset_input_t *in)
{
    hb_set_t *glyphs = hb_subset_input_glyph_set(in);
    for (int g = glyph_next(f, 0); g < f->face->glyphs; g = glyph_next(f, g))
        hb_set_add(glyphs, (hb_codepoint_t)g);
    unsigned flags = f->face->cff ? HB_SUBSET_FLAGS_DESUBROUTINIZE
                                  : HB_SUBSET_FLAGS_NO_HINTING;
    hb_subset_input_set_flags(in, flags);
    hb_face_t *face = hb_face_create_for_tables(table, f->face->hb, NULL);
    bool pinned = true;
    for (int i = 0; i < f->face->coords; i++)
        pinned &= hb_subset_input_pin_axis_location(
            in, face, f->face->coord[i].tag, f->face->coord[i].value);
    hb_subset_plan_t *plan =
        pinned ? hb_subset_plan_create_or_fail(face, in) : NULL;
    hb_face_destroy(face);
    return plan;
}

static hb_subset_plan_t *plan_of(const struct font *f)
{
    hb_subset_input_t *in = hb_subset_input_create_or_fail();
    hb_subset_plan_t *plan = in ? plan_made(f, in) : NULL;
    hb_subset_input_destroy(in);
    return plan;
}

/* ---- the cut ---- */

/* The glyphs that stay: those used, .notdef, and the parts of composed
 * ones. */
static bool glyphs_of(struct arena *a, const struct font *f,
                      const hb_subset_plan_t *plan, struct subset *c)
{
    const hb_map_t *glyph = hb_subset_plan_new_to_old_glyph_mapping(plan);
    c->codes = (int)hb_map_get_population(glyph);
    uint16_t *list = arena_array(a, (size_t)c->codes, sizeof *list);
    bool sound = true;
    for (int code = 0; code < c->codes; code++) {
        unsigned g = hb_map_get(glyph, (hb_codepoint_t)code);
        sound &= g < (unsigned)f->face->glyphs;
        list[code] = (uint16_t)g;
    }
    c->glyph = list;
    return sound;
}

static bool program_of(struct job *j, const struct font *f,
                       hb_subset_plan_t *plan, struct subset *c)
{
    hb_face_t *face = hb_subset_plan_execute_or_fail(plan);
    if (!face)
        return false;
    hb_blob_t *blob =
        f->face->cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
                     : hb_face_reference_blob(face);
    unsigned len;
    const char *data = hb_blob_get_data(blob, &len);
    uint8_t *copy = (uint8_t *)arena_copy(j->arena, data, len);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    if (len && (!f->face->cff || cff_number(copy, len, c->codes)))
        c->packed = deflated(j, (struct bytes){copy, len});
    c->length = len;
    return c->packed.data;
}

static bool subset_make(struct job *j, const struct font *f, struct subset *c)
{
    hb_subset_plan_t *plan = plan_of(f);
    bool made =
        plan && glyphs_of(j->arena, f, plan, c) && program_of(j, f, plan, c);
    hb_subset_plan_destroy(plan);
    return made;
}

/* ---- kept ---- */

static struct bytes key_of(struct arena *a, const struct font *f)
{
    struct buf b = buf_new(a);
    buf_putc(&b, 'S');
    buf_add(&b, &f->face, sizeof f->face);
    buf_add(&b, f->met, ((size_t)f->face->glyphs / 64 + 1) * sizeof *f->met);
    return buf_bytes(&b);
}

static const struct subset *subset_keep(struct kept *k, const struct subset *c)
{
    struct subset own = *c;
    own.glyph = kept_copy(k, c->glyph, (size_t)c->codes * sizeof *c->glyph);
    own.packed.data = kept_copy(k, c->packed.data, c->packed.len);
    return kept_copy(k, &own, sizeof own);
}

/* NULL: it cannot be cut. */
static const struct subset *subset_of(struct job *j, const struct font *f)
{
    struct kept *k = arena_kept(j->arena);
    struct bytes key = {0};
    if (k)
        key = key_of(j->arena, f);
    const struct subset *known = k ? kept_find(k, key) : NULL;
    if (known)
        return known;
    struct subset *c = arena_alloc(j->arena, sizeof *c);
    if (!subset_make(j, f, c))
        return NULL;
    if (k)
        kept_add(k, key, subset_keep(k, c));
    return c;
}

/* ---- the font's ---- */

/* Width as W gives it, an integer as most readers expect. */
static bool set_width(struct font *f, unsigned glyph)
{
    long w = lround(1000.0 * face_advance(f->face, glyph) / f->face->upem);
    f->width[glyph] = (int16_t)w;
    return w > -32000 && w < 32000;
}

/* Codes and widths of the glyphs that stay. */
static bool number(struct job *j, struct font *f, const struct subset *c)
{
    size_t all = (size_t)f->face->glyphs;
    f->codes = c->codes;
    f->glyph = c->glyph;
    f->code = arena_array(j->arena, all, sizeof *f->code);
    f->width = arena_array(j->arena, all, sizeof *f->width);
    int used = 0;
    bool fit = true;
    for (int code = 0; code < f->codes; code++) {
        unsigned g = f->glyph[code];
        fit &= set_width(f, g);
        f->code[g] = (uint16_t)code;
        used += f->meaning[g] != NULL;
    }
    return fit && used == f->used;
}

unsigned code_glyph(const struct font *f, int code)
{
    return code < f->codes ? f->glyph[code] : f->alias[code - f->codes].glyph;
}

void subset_font(struct job *j, struct font *f)
{
    const struct subset *c = subset_of(j, f);
    if (!c || !number(j, f, c)) {
        font_fault(j, f->face, "it cannot be cut to the glyphs in use");
        return;
    }
    f->program = c->packed;
    f->program_length = c->length;
}
