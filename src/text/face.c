/* One font file opened: its metrics by FreeType, its shaping by HarfBuzz
 * through font functions that hand it FreeType's advances. Characters are
 * mapped by HarfBuzz's own reader of cmap, which needs no lock. */
#include "text/private.h"

#include FT_ADVANCES_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 63 };

static struct loaded *loaded_of(const struct face *f)
{
    return (struct loaded *)(uintptr_t)f;
}

/* ---- advances ---- */

static int32_t advance_ask(const struct loaded *f, unsigned glyph)
{
    FT_Fixed advance = 0;
    fonts_lock(f->fonts);
    bool had = !FT_Get_Advance(f->ft, glyph, FT_LOAD_NO_SCALE, &advance);
    fonts_unlock(f->fonts);
    return had ? (int32_t)advance : 0;
}

static int32_t advance_of(const struct loaded *f, unsigned glyph)
{
    if (glyph >= (unsigned)f->face.glyphs)
        return 0;
    int32_t v = atomic_load_explicit(&f->advance[glyph], memory_order_relaxed);
    if (!v) {
        v = advance_ask(f, glyph) + 1;
        atomic_store_explicit(&f->advance[glyph], v, memory_order_relaxed);
    }
    return v - 1;
}

int face_advance(const struct face *f, unsigned glyph)
{
    return advance_of(loaded_of(f), glyph);
}

/* ---- characters ---- */

static unsigned glyph_of(struct loaded *f, uint32_t c)
{
    hb_codepoint_t glyph = 0;
    if (c < LATIN)
        glyph = atomic_load_explicit(&f->latin[c], memory_order_relaxed);
    if (glyph)
        return glyph;
    hb_font_get_nominal_glyph(f->whole, c, &glyph);
    if (c < LATIN)
        atomic_store_explicit(&f->latin[c], (uint16_t)glyph,
                              memory_order_relaxed);
    return glyph;
}

unsigned face_glyph(const struct face *f, uint32_t c)
{
    return glyph_of(loaded_of(f), c);
}

static hb_bool_t hb_glyph(hb_font_t *font, void *data, hb_codepoint_t c,
                          hb_codepoint_t *glyph, void *user)
{
    (void)font, (void)user;
    *glyph = glyph_of(data, c);
    return *glyph != 0;
}

static unsigned hb_glyphs(hb_font_t *font, void *data, unsigned count,
                          const hb_codepoint_t *c, unsigned c_step,
                          hb_codepoint_t *glyph, unsigned glyph_step,
                          void *user)
{
    (void)font, (void)user;
    const char *from = (const char *)c;
    char *to = (char *)glyph;
    unsigned done = 0;
    for (; done < count; done++, from += c_step, to += glyph_step) {
        hb_codepoint_t v;
        memcpy(&v, from, sizeof v);
        v = glyph_of(data, v);
        if (!v)
            break;
        memcpy(to, &v, sizeof v);
    }
    return done;
}

/* ---- font functions ---- */

static hb_position_t hb_advance(hb_font_t *font, void *data,
                                hb_codepoint_t glyph, void *user)
{
    (void)font, (void)user;
    return advance_of(data, glyph);
}

static void hb_advances(hb_font_t *font, void *data, unsigned count,
                        const hb_codepoint_t *glyph, unsigned glyph_step,
                        hb_position_t *advance, unsigned advance_step,
                        void *user)
{
    (void)font, (void)user;
    const char *from = (const char *)glyph;
    char *to = (char *)advance;
    for (; count; count--, from += glyph_step, to += advance_step) {
        hb_codepoint_t g;
        memcpy(&g, from, sizeof g);
        hb_position_t v = advance_of(data, g);
        memcpy(to, &v, sizeof v);
    }
}

static hb_font_t *font_make(struct loaded *f)
{
    hb_font_funcs_t *funcs = hb_font_funcs_create();
    hb_font_funcs_set_nominal_glyph_func(funcs, hb_glyph, NULL, NULL);
    hb_font_funcs_set_nominal_glyphs_func(funcs, hb_glyphs, NULL, NULL);
    hb_font_funcs_set_glyph_h_advance_func(funcs, hb_advance, NULL, NULL);
    hb_font_funcs_set_glyph_h_advances_func(funcs, hb_advances, NULL, NULL);
    f->whole = hb_font_create(f->face.hb);
    if (f->face.coords) {
        hb_variation_t at[MOST_AXES];
        for (int i = 0; i < f->face.coords; i++)
            at[i] =
                (hb_variation_t){f->face.coord[i].tag, f->face.coord[i].value};
        hb_font_set_variations(f->whole, at, (unsigned)f->face.coords);
    }
    hb_font_make_immutable(f->whole);
    hb_font_t *font = hb_font_create_sub_font(f->whole);
    hb_font_set_funcs(font, funcs, f, NULL);
    hb_font_funcs_destroy(funcs);
    hb_font_make_immutable(font);
    return font;
}

/* ---- metrics ---- */

/* Top of a letter's outline, for fonts that do not say; em. */
static double top_of(FT_Face ft, FT_ULong letter, double otherwise)
{
    FT_UInt glyph = FT_Get_Char_Index(ft, letter);
    if (!glyph || FT_Load_Glyph(ft, glyph, FT_LOAD_NO_SCALE) ||
        ft->glyph->metrics.horiBearingY <= 0)
        return otherwise;
    return (double)ft->glyph->metrics.horiBearingY / ft->units_per_EM;
}

/* By the font's own word; by its name where it says nothing. */
static bool is_serif(const TT_OS2 *os2, const char *family)
{
    int kind = os2 ? os2->sFamilyClass >> 8 : 0;
    if (os2 && os2->panose[0] == 2 && os2->panose[1] >= 2)
        return os2->panose[1] <= 10;
    if (kind > 0)
        return kind <= 7 && kind != 6;
    return !strstr(family, "Sans");
}

static void os2_read(struct face *f, FT_Face ft, double em)
{
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    bool known = os2 && os2->version != 0xffff;
    bool heights = known && os2->version >= 2;
    f->x_height = heights && os2->sxHeight > 0 ? os2->sxHeight / em
                                               : top_of(ft, 'x', 0.45);
    f->cap_height = heights && os2->sCapHeight > 0 ? os2->sCapHeight / em
                                                   : top_of(ft, 'H', 0.65);
    if (!f->weight)
        f->weight = known && os2->usWeightClass <= 1000 ? os2->usWeightClass
                    : f->bold                           ? 700
                                                        : 400;
    f->serif = is_serif(known ? os2 : NULL, f->family);
}

static void metrics_read(struct face *f, FT_Face ft)
{
    double em = ft->units_per_EM;
    f->upem = ft->units_per_EM;
    f->glyphs = (int)ft->num_glyphs;
    f->ascender = ft->ascender / em;
    f->descender = ft->descender / em;
    f->box[0] = (double)ft->bbox.xMin / em;
    f->box[1] = (double)ft->bbox.yMin / em;
    f->box[2] = (double)ft->bbox.xMax / em;
    f->box[3] = (double)ft->bbox.yMax / em;
    const TT_Postscript *post = FT_Get_Sfnt_Table(ft, FT_SFNT_POST);
    f->slant =
        post && post->italicAngle < 0 ? (double)post->italicAngle / 65536 : 0;
    f->fixed = FT_IS_FIXED_WIDTH(ft);
    os2_read(f, ft, em);
}

/* A name that can stand in any PDF, whatever the font calls itself. */
static const char *plain_name(struct arena *a, const char *name)
{
    char *plain = arena_alloc(a, LONGEST_NAME + 1);
    size_t n = 0;
    for (; name && *name && n < LONGEST_NAME; name++)
        if ((*name >= 'A' && *name <= 'Z') || (*name >= 'a' && *name <= 'z') ||
            (*name >= '0' && *name <= '9') || *name == '-')
            plain[n++] = *name;
    return n ? plain : "Font";
}

/* Of an instance, for which fonts have names or none. */
static const char *instance_name(struct arena *a, const struct face *f)
{
    return arena_printf(a, "%s-%d%s", f->family, f->weight,
                        f->italic ? "Italic" : "");
}

bool face_ink(const struct face *f, unsigned glyph, double *left, double *right)
{
    const struct loaded *l = (const struct loaded *)(const void *)f;
    hb_glyph_extents_t e = {0};
    hb_font_get_glyph_extents(l->whole, glyph, &e);
    *left = (double)e.x_bearing / f->upem;
    *right = (double)(e.x_bearing + e.width) / f->upem;
    return e.width > 0;
}

/* ---- opening ---- */

static const char *ft_open(FT_Library ft, struct bytes file, FT_Face *face)
{
    if (FT_New_Memory_Face(ft, file.data, (FT_Long)file.len, 0, face)) {
        *face = NULL;
        return "FreeType cannot read it";
    }
    FT_Face f = *face;
    if (!FT_IS_SCALABLE(f) || !FT_IS_SFNT(f) || f->num_glyphs < 1)
        return "it has no outlines";
    if (FT_Select_Charmap(f, FT_ENCODING_UNICODE))
        return "it has no Unicode character map";
    return NULL;
}

static const char *hb_open(struct loaded *f)
{
    struct bytes file = f->face.file;
    hb_blob_t *blob =
        hb_blob_create((const char *)file.data, (unsigned)file.len,
                       HB_MEMORY_MODE_READONLY, NULL, NULL);
    f->face.hb = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_make_immutable(f->face.hb);
    if ((int)hb_ot_var_get_axis_count(f->face.hb) != f->face.coords ||
        (int)hb_face_get_glyph_count(f->face.hb) != f->face.glyphs ||
        (int)hb_face_get_upem(f->face.hb) != f->face.upem)
        return "FreeType and HarfBuzz read it differently";
    f->font = font_make(f);
    if (!face_glyph(&f->face, ' '))
        return "it has no space";
    return NULL;
}

const char *face_load(struct arena *a, FT_Library ft, struct loaded *f)
{
    f->face.path = f->is.path;
    if (!font_map(fonts_own(f->fonts), f->is.path, &f->face.file)) {
        fonts_unread(f->fonts, f->is.path);
        return "it cannot be read";
    }
    const char *why = sfnt_check(f->face.file);
    if (!why)
        why = ft_open(ft, f->face.file, &f->ft);
    if (!why && FT_HAS_MULTIPLE_MASTERS(f->ft))
        why = face_vary(ft, f);
    if (why)
        return why;
    metrics_read(&f->face, f->ft);
    if (f->face.ascender <= f->face.descender)
        return "its ascender is not above its descender";
    f->face.name =
        plain_name(a, f->face.coords ? instance_name(a, &f->face)
                                     : FT_Get_Postscript_Name(f->ft));
    f->face.cff = memcmp(f->face.file.data, "OTTO", 4) == 0;
    f->advance = arena_array(a, (size_t)f->face.glyphs, sizeof *f->advance);
    return hb_open(f);
}

void face_unload(struct loaded *f)
{
    if (f->font)
        hb_font_destroy(f->font);
    if (f->whole)
        hb_font_destroy(f->whole);
    if (f->face.hb)
        hb_face_destroy(f->face.hb);
    if (f->ft)
        FT_Done_Face(f->ft);
    *f = (struct loaded){0};
}
