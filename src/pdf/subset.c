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

static hb_subset_plan_t *plan_of(const struct font *f)
{
    hb_subset_input_t *in = hb_subset_input_create_or_fail();
    if (!in)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(in);
    for (int g = 1; g < f->face->glyphs; g++)
        if (f->meaning[g])
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
    hb_subset_input_destroy(in);
    return plan;
}

/* Width as W gives it, an integer as most readers expect. */
static bool set_width(struct font *f, unsigned glyph)
{
    long w = lround(1000.0 * face_advance(f->face, glyph) / f->face->upem);
    f->width[glyph] = (int16_t)w;
    return w > -32000 && w < 32000;
}

/* Codes and widths of the glyphs that stay: those used, .notdef, and the
 * parts of composed ones. */
static bool number(struct job *j, struct font *f, const hb_subset_plan_t *plan)
{
    const hb_map_t *glyph = hb_subset_plan_new_to_old_glyph_mapping(plan);
    size_t all = (size_t)f->face->glyphs;
    f->codes = (int)hb_map_get_population(glyph);
    f->code = arena_array(j->arena, all, sizeof *f->code);
    f->width = arena_array(j->arena, all, sizeof *f->width);
    f->glyph = arena_array(j->arena, (size_t)f->codes, sizeof *f->glyph);
    int used = 0;
    for (int code = 0; code < f->codes; code++) {
        unsigned g = hb_map_get(glyph, (hb_codepoint_t)code);
        if (g >= all || !set_width(f, g))
            return false;
        f->code[g] = (uint16_t)code;
        f->glyph[code] = (uint16_t)g;
        used += f->meaning[g] != NULL;
    }
    return used == f->used;
}

static struct bytes program_of(struct job *j, const struct font *f,
                               hb_subset_plan_t *plan)
{
    hb_face_t *face = hb_subset_plan_execute_or_fail(plan);
    if (!face)
        return (struct bytes){0};
    hb_blob_t *blob =
        f->face->cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
                     : hb_face_reference_blob(face);
    unsigned len;
    const char *data = hb_blob_get_data(blob, &len);
    uint8_t *copy = (uint8_t *)arena_copy(j->arena, data, len);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    if (f->face->cff && !cff_number(copy, len, f->codes))
        return (struct bytes){0};
    return (struct bytes){copy, len};
}

unsigned code_glyph(const struct font *f, int code)
{
    return code < f->codes ? f->glyph[code] : f->alias[code - f->codes].glyph;
}

void subset_font(struct job *j, struct font *f)
{
    hb_subset_plan_t *plan = plan_of(f);
    bool numbered = plan && number(j, f, plan);
    if (numbered)
        f->program = program_of(j, f, plan);
    hb_subset_plan_destroy(plan);
    if (!f->program.len)
        fault(j, (struct mark){0}, "%s cannot be cut to its used glyphs",
              f->face->name);
}
