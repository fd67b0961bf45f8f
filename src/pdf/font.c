/* A font as PDF has it: Type0 over a CIDFont whose CIDs are the codes of the
 * subset, with widths, descriptor and program (ISO 32000-1, 9.7 and 9.8). */
#include "pdf/hash.h"
#include "pdf/private.h"
#include <math.h>
#include <string.h>

enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };

static int per_mille(double em)
{
    double v = em * 1000;
    return isfinite(v) && fabs(v) < 32000 ? (int)lround(v) : 0;
}

/* ABCDEF+Name: six letters of the hash of name and glyphs. */
static const char *base_name(struct job *j, const struct font *f)
{
    struct buf b = buf_new(j->arena);
    buf_puts(&b, f->face->name);
    buf_putc(&b, '\0');
    for (int code = 0; code < f->codes; code++) {
        buf_putc(&b, (char)(f->glyph[code] >> 8));
        buf_putc(&b, (char)(f->glyph[code] & 0xFF));
    }
    uint8_t hash[16];
    hash128(buf_bytes(&b), hash);
    b.len = 0;
    for (int i = 0; i < 6; i++)
        buf_putc(&b, (char)('A' + hash[i] % 26));
    buf_putc(&b, '+');
    for (const char *s = f->face->name; *s && b.len < 70; s++) {
        bool fine = (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z') ||
                    (*s >= '0' && *s <= '9') || *s == '-';
        if (fine)
            buf_putc(&b, *s);
    }
    return buf_text(&b);
}

/* Stems grow with the weight; no font file says how thick they are. */
static int stem(const struct face *face)
{
    return 50 + face->weight * face->weight / 4225;
}

static int flags_of(const struct face *face)
{
    return SYMBOLIC | (face->fixed ? FIXED_PITCH : 0) |
           (face->serif ? SERIF : 0) |
           (face->italic || face->slant < 0 ? ITALIC : 0);
}

static struct dict *descriptor(struct job *j, const struct font *f,
                               const char *name)
{
    struct haru *h = j->haru;
    const struct face *face = f->face;
    struct dict *program = haru_stream(h, f->program);
    if (face->cff)
        dict_name(h, program, "Subtype", "CIDFontType0C");
    else
        dict_integer(h, program, "Length1", (int)f->program_length);
    struct dict *d = haru_object(h);
    dict_name(h, d, "Type", "FontDescriptor");
    dict_name(h, d, "FontName", name);
    dict_integer(h, d, "Flags", flags_of(face));
    struct array *box = dict_array(h, d, "FontBBox");
    for (int i = 0; i < 4; i++)
        array_integer(h, box, per_mille(face->box[i]));
    dict_integer(h, d, "ItalicAngle", (int)lround(face->slant));
    dict_integer(h, d, "Ascent", per_mille(face->ascender));
    dict_integer(h, d, "Descent", per_mille(face->descender));
    dict_integer(h, d, "CapHeight", per_mille(face->cap_height));
    dict_integer(h, d, "XHeight", per_mille(face->x_height));
    dict_integer(h, d, "StemV", stem(face));
    dict_ref(h, d, face->cff ? "FontFile3" : "FontFile2", program);
    return d;
}

/* Every code's width in one run; .notdef has the default. */
static const char *widths(struct job *j, const struct font *f)
{
    struct buf b = buf_new(j->arena);
    buf_puts(&b, "/W[1[");
    for (int code = 1; code < f->codes + f->aliases; code++) {
        if (code > 1)
            buf_putc(&b, ' ');
        put_fixed(&b, f->width[code_glyph(f, code)], 0);
    }
    buf_puts(&b, "]]");
    return buf_text(&b);
}

/* Codes to the subset's glyphs, where some are aliases. */
static struct dict *glyph_map(struct job *j, const struct font *f)
{
    struct buf b = buf_new(j->arena);
    for (int code = 0; code < f->codes + f->aliases; code++) {
        unsigned g =
            code < f->codes ? (unsigned)code : f->code[code_glyph(f, code)];
        buf_putc(&b, (char)(g >> 8));
        buf_putc(&b, (char)(g & 0xFF));
    }
    return haru_stream(j->haru, deflated(j, buf_bytes(&b)));
}

static struct dict *descendant(struct job *j, const struct font *f,
                               const char *name)
{
    struct haru *h = j->haru;
    struct dict *d = haru_object(h);
    dict_name(h, d, "Type", "Font");
    dict_name(h, d, "Subtype", f->face->cff ? "CIDFontType0" : "CIDFontType2");
    dict_name(h, d, "BaseFont", name);
    struct dict *info = dict_dict(h, d, "CIDSystemInfo");
    dict_string(h, info, "Registry", pdf_text(j->arena, "Adobe"));
    dict_string(h, info, "Ordering", pdf_text(j->arena, "Identity"));
    dict_integer(h, info, "Supplement", 0);
    dict_ref(h, d, "FontDescriptor", descriptor(j, f, name));
    dict_integer(h, d, "DW", f->width[0]);
    if (f->aliases)
        dict_ref(h, d, "CIDToGIDMap", glyph_map(j, f));
    else if (!f->face->cff)
        dict_name(h, d, "CIDToGIDMap", "Identity");
    dict_raw(h, d, widths(j, f));
    return d;
}

struct dict *font_write(struct job *j, const struct font *f)
{
    struct haru *h = j->haru;
    const char *name = base_name(j, f);
    struct dict *d = haru_object(h);
    dict_name(h, d, "Type", "Font");
    dict_name(h, d, "Subtype", "Type0");
    dict_name(h, d, "BaseFont",
              f->face->cff ? arena_printf(j->arena, "%s-Identity-H", name)
                           : name);
    dict_name(h, d, "Encoding", "Identity-H");
    struct array *only = dict_array(h, d, "DescendantFonts");
    array_ref(h, only, descendant(j, f, name));
    dict_ref(h, d, "ToUnicode",
             haru_stream(h, deflated_like(j, cmap_write(j, f))));
    return d;
}
