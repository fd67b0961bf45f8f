/* What a font file must be before a library sees it: a single sfnt whose
 * tables lie within it and agree with one another. */
#include <hb-ot.h>
#include <string.h>

#include "text/private.h"

#define TAG(a, b, c, d)                                                        \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 |          \
     (uint32_t)(d))

enum {
    MOST_TABLES = 256,
    LARGEST = 64 << 20,
};

static uint32_t u16(const uint8_t *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t u32(const uint8_t *p)
{
    return u16(p) << 16 | u16(p + 2);
}

/* The table of that tag; data NULL when there is none of `least` bytes. */
static struct bytes table(struct bytes file, uint32_t tag, size_t least)
{
    const uint8_t *row = file.data + 12;
    for (uint32_t n = u16(file.data + 4); n; n--, row += 16) {
        struct bytes t = {file.data + u32(row + 8), u32(row + 12)};
        if (u32(row) == tag)
            return t.len < least ? (struct bytes){0} : t;
    }
    return (struct bytes){0};
}

static const char *directory_check(struct bytes file)
{
    static const char cut[] = "it is cut short or damaged";
    if (file.len < 12)
        return cut;
    if (file.len > LARGEST)
        return "it is larger than 64 MiB";
    switch (u32(file.data)) {
    case TAG(0, 1, 0, 0):
    case TAG('t', 'r', 'u', 'e'):
    case TAG('O', 'T', 'T', 'O'):
        break;
    case TAG('t', 't', 'c', 'f'):
        return "it is a collection; only single fonts can be used";
    case TAG('w', 'O', 'F', 'F'):
    case TAG('w', 'O', 'F', '2'):
        return "it is a web font (WOFF); the TTF or OTF of it can be used";
    default:
        return "it is not a TrueType or OpenType font";
    }
    size_t tables = u16(file.data + 4);
    if (tables > MOST_TABLES || file.len < 12 + 16 * tables)
        return cut;
    for (const uint8_t *row = file.data + 12; tables; tables--, row += 16)
        if (u32(row + 8) > file.len || u32(row + 12) > file.len - u32(row + 8))
            return cut;
    return NULL;
}

/* Outlines, and their index by glyph where they are TrueType's. */
static const char *outlines_check(struct bytes file, struct bytes head,
                                  size_t glyphs)
{
    if (table(file, TAG('C', 'F', 'F', ' '), 4).data)
        return NULL;
    if (table(file, TAG('C', 'F', 'F', '2'), 1).data)
        return "its outlines are CFF2; a font with glyf or CFF can be used";
    struct bytes loca = table(file, TAG('l', 'o', 'c', 'a'), 4);
    if (!loca.data || !table(file, TAG('g', 'l', 'y', 'f'), 1).data)
        return "it has no outlines (glyf or CFF)";
    size_t each = u16(head.data + 50) ? 4 : 2;
    return loca.len < (glyphs + 1) * each ? "its tables disagree (loca)" : NULL;
}

/* The licence bits: embedding must be allowed, and of a part. */
static const char *licence_check(struct bytes os2)
{
    uint32_t bits = os2.data ? u16(os2.data + 8) : 0;
    if ((bits & 0xf) == 2)
        return "its licence bits (OS/2 fsType) forbid embedding";
    if (bits & 0x300)
        return "its licence bits (OS/2 fsType) forbid embedding a part of it";
    return NULL;
}

const char *sfnt_check(struct bytes file)
{
    const char *why = directory_check(file);
    if (why)
        return why;
    struct bytes head = table(file, TAG('h', 'e', 'a', 'd'), 54);
    struct bytes hhea = table(file, TAG('h', 'h', 'e', 'a'), 36);
    struct bytes maxp = table(file, TAG('m', 'a', 'x', 'p'), 6);
    struct bytes hmtx = table(file, TAG('h', 'm', 't', 'x'), 4);
    if (!head.data || !hhea.data || !maxp.data || !hmtx.data)
        return "a table is missing (head, hhea, hmtx or maxp)";
    if (!table(file, TAG('c', 'm', 'a', 'p'), 4).data)
        return "it has no character map (cmap)";
    size_t glyphs = u16(maxp.data + 4), wide = u16(hhea.data + 34);
    uint32_t upem = u16(head.data + 18);
    if (!glyphs || !wide || wide > glyphs ||
        hmtx.len < 4 * wide + 2 * (glyphs - wide))
        return "its tables disagree (maxp, hhea, hmtx)";
    if (upem < 16 || upem > 16384)
        return "its units per em are out of bounds (head)";
    why = outlines_check(file, head, glyphs);
    return why ? why : licence_check(table(file, TAG('O', 'S', '/', '2'), 10));
}

static const char *name_of(struct arena *a, hb_face_t *face, hb_ot_name_id_t id)
{
    char name[128];
    unsigned room = sizeof name;
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &room,
                        name);
    return arena_copy(a, name, room);
}

static bool has_axis(hb_face_t *face, hb_tag_t tag)
{
    hb_ot_var_axis_info_t axis;
    return hb_ot_var_find_axis_info(face, tag, &axis);
}

struct told sfnt_told(struct arena *a, struct bytes file)
{
    hb_blob_t *blob =
        hb_blob_create((const char *)file.data, (unsigned)file.len,
                       HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    struct bytes head = table(file, TAG('h', 'e', 'a', 'd'), 54);
    struct bytes os2 = table(file, TAG('O', 'S', '/', '2'), 10);
    struct told t = {
        .family = name_of(a, face, HB_OT_NAME_ID_FONT_FAMILY),
        .group = name_of(a, face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY),
        .style = (int)(head.data[45] & (STYLE_BOLD | STYLE_ITALIC)),
        .weight = os2.data ? (int)u16(os2.data + 4) : 0,
        .weights = has_axis(face, HB_OT_TAG_VAR_AXIS_WEIGHT),
        .slants = has_axis(face, HB_OT_TAG_VAR_AXIS_ITALIC) ||
                  has_axis(face, HB_OT_TAG_VAR_AXIS_SLANT),
    };
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return t;
}
