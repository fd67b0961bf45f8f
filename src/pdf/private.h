/* Inside pdf. A job goes through four steps: survey finds the glyphs the pages
 * use and what each means; subset cuts the fonts down to them and numbers them
 * anew; the objects are made (fonts, content, links, tags, outline, metadata);
 * file lays them out. */
#pragma once
#include "pdf/haru.h"
#include "pdf/pdf.h"

struct libdeflate_compressor;
struct tags;
struct element;

/* A piece of text, in UTF-8; a slice of a text that is NUL-ended. */
struct slice {
    const char *text;
    size_t len;
};

/* One thing a glyph stands for, and how often. */
struct meaning {
    struct slice says;
    int count; /* 0: only as a part of a cluster of several glyphs */
    struct meaning *next;
};

/* A code of its own for a glyph that has to read as something else than it
 * does elsewhere. */
struct alias {
    unsigned glyph;
    struct slice says; /* empty: it is passed over */
};

/* A face as the document uses it. Arrays are by glyph id of the face. */
struct font {
    const struct face *face;
    char name[16];            /* of the resource */
    int used;                 /* glyphs, without .notdef */
    struct meaning **meaning; /* NULL: not used; first: what ToUnicode says */
    uint64_t *met;            /* a bit a glyph: whether it is used */
    uint16_t *code;           /* its number in the subset */
    int16_t *width;           /* 1/1000 em, as W says */
    unsigned space;           /* glyph of U+0020, which every face has */
    const uint16_t *glyph;    /* by code: the face's glyph */
    int codes;                /* with .notdef, code 0 */
    struct alias *alias;      /* their codes come after */
    int aliases, alias_room;
    struct bytes program;  /* of the subset, deflated: sfnt, or bare CFF */
    size_t program_length; /* not deflated */
};

struct job {
    struct arena *arena;
    struct diags *diags;
    const struct pages *pages;
    const struct story *story;
    const struct pdf_options *options;
    struct font *font;
    int fonts;
    const struct picture **picture; /* each once, named Im0, Im1, ... */
    int pictures, picture_room;
    struct haru *haru;
    struct tags *tags;
    struct dict **sheet; /* the pages, as far as they are made */
    struct libdeflate_compressor *deflate[2]; /* NULL: not made so far */
    bool failed;
};

/* Says a fault of ours, the first of the job. */
void fault(struct job *j, struct mark at, const char *fmt, ...)
    PRINTF_LIKE(3, 4);
/* Says what is wrong with a font that is seen only when it is used. */
void font_fault(struct job *j, const struct face *f, const char *why);
/* Zlib's format; data NULL after a fault. */
struct bytes deflated(struct job *j, struct bytes text);
/* The same of what other jobs are likely to have too. */
struct bytes deflated_like(struct job *j, struct bytes text);

/* ---- survey.c ---- */

/* Fills in the fonts; a fault when an item is not what page.h promises, so
 * that what comes later can trust every number. */
void survey_pages(struct job *j);
/* The font of a face; NULL when the survey has not met it. */
struct font *font_of(const struct job *j, const struct face *face);
/* The glyph used next after `after`, the face's count when there is none. */
int glyph_next(const struct font *f, int after);
/* The face a space is set in. */
const struct face *space_face(const struct placed *item);
static inline bool slice_equal(struct slice x, struct slice y)
{
    if (x.len != y.len)
        return false;
    for (size_t i = 0; i < x.len; i++) /* a letter, as a rule */
        if (x.text[i] != y.text[i])
            return false;
    return true;
}

/* The alias of a glyph, NULL when there is none. */
const struct alias *alias_find(const struct font *f, unsigned glyph,
                               struct slice says);
/* The same, made when it is new; NULL where the font can have none, or has
 * too many. */
const struct alias *alias_of(struct job *j, struct font *f, unsigned glyph,
                             struct slice says);

/* ---- cluster.c ---- */

/* Where the cluster that begins with glyph i ends, at most `end`; where the
 * one that ends with glyph i begins, at least `first`. */
int cluster_end(const struct para *p, int i, int end);
int cluster_first(const struct para *p, int i, int first);
static inline bool same_cluster(const struct glyph *g, const struct glyph *next)
{
    return next->from == g->from && next->to == g->to && next->run == g->run;
}
static inline struct slice cluster_text(const struct para *p, int i)
{
    const struct glyph *g = &p->glyph[i];
    return (struct slice){p->text + g->from, g->to - g->from};
}

/* Glyphs [first, end) that stand for one piece of text. Each reads as one
 * character of it, in the order they are read, the last as all that is left;
 * what is one too many, as nothing. `back`: they are read from the last to the
 * first. */
struct cluster {
    const struct para *para;
    int first, end;
    bool back;
};
struct cluster cluster_of(const struct para *p, int first, int end, bool back);
/* What a glyph of it is to read as. */
struct slice cluster_share(const struct cluster *c, int glyph);
/* Whether it is a bracket that shows as its counterpart. */
bool cluster_mirrored(const struct cluster *c);

/* ---- subset.c ---- */

/* Code, width and program of a font. */
void subset_font(struct job *j, struct font *f);
/* The face's glyph of a code, an alias's too. */
unsigned code_glyph(const struct font *f, int code);

/* ---- cff.c ---- */

/* Gives the glyphs of a CID-keyed font their own numbers for CIDs, in place: a
 * single range is never longer than the charset it replaces. Others stay as
 * they are. False when it is no CFF. */
bool cff_number(uint8_t *cff, size_t len, int glyphs);

/* ---- cmap.c ---- */

/* The ToUnicode stream of a font, plain. */
struct bytes cmap_write(struct job *j, const struct font *f);

/* ---- font.c ---- */

/* The Type0 font and all that hangs on it. */
struct dict *font_write(struct job *j, const struct font *f);

/* ---- content.c ---- */

/* The content stream of a page, plain; what it shows is hung on the tags, and
 * its links on the page. */
struct bytes content_write(struct job *j, int page);

/* ---- picture.c ---- */

/* The pictures the pages show, each an image XObject in `resources`. */
void pictures_write(struct job *j, struct dict *resources);
/* What draws an item's picture: operators for outside a text object. */
void picture_draw(const struct job *j, struct buf *b,
                  const struct placed *item);

/* ---- drawing.c ---- */

/* What fills an item's icon, in the colour that is set. */
void icon_draw(const struct job *j, struct buf *b, const struct placed *item);

/* ---- link.c ---- */

/* The annotation of a link; `in` is what it is part of. NULL after a fault. */
struct dict *link_write(struct job *j, const struct placed *item,
                        struct element *in, int page);
/* Runs [*first, *end): a glyph's run and its neighbours that lead where it
 * does. */
void link_runs(const struct para *p, int glyph, int *first, int *end);

/* ---- outline.c ---- */

void outline_write(struct job *j);

/* ---- meta.c ---- */

/* Info, XMP and the catalog's own entries. */
void meta_write(struct job *j);

/* ---- icc.c ---- */

/* The profile of sRGB, plain. */
struct bytes icc_write(struct job *j);

/* ---- encode.c: text as PDF has it ---- */

/* A unit of UTF-16 as four hexadecimal digits; a text of them, no mark before
 * it. */
void unit_hex(struct buf *b, unsigned u);
void utf16_hex(struct buf *b, struct slice s);
/* A text string: ASCII as it stands, else UTF-16BE after a byte order mark. At
 * most TEXT_LIMIT bytes, cut between characters: PDF/A-2 has no longer. */
struct bytes pdf_text(struct arena *a, const char *utf8);
enum { TEXT_LIMIT = 32000 };
/* A byte of a literal string, escaped where it has to be: one or two bytes at
 * `to`; where the next goes. */
static inline char *literal_byte(char *to, unsigned c)
{
    if (c == '(' || c == ')' || c == '\\' || c == '\r')
        *to++ = '\\';
    *to++ = c == '\r' ? 'r' : (char)c;
    return to;
}
/* value / 10^decimals without needless digits: ".5", "-12", "0". */
void put_fixed(struct buf *b, long value, int decimals);
/* A length in hundredths of a point. What comes of lengths that are finite
 * and at most LENGTH_LIMIT is exact in every number PDF and libHaru have. */
long hundredths(pt v);
#define LENGTH_LIMIT 32000.0
bool length_fits(pt v);

/* ---- file.c ---- */

/* The finished file. */
struct bytes file_frame(struct job *j);
