/* The pen: glyphs at given places, as the fewest text operators that put them
 * there. It knows where PDF's own text position is after every operator, in
 * the numbers that were written, so that no rounding adds up. */
#pragma once
#include "pdf/private.h"

struct pen {
    struct buf *out;
    struct buf show;     /* what the next Tj or TJ shows */
    bool string;         /* a string is open in it */
    bool adjusted;       /* it holds numbers: TJ */
    bool placed;         /* a Td was written */
    long line_x, line_y; /* where the last Td led; 1/100 pt, y upward */
    double x;            /* where the next glyph lands; pt */
    const struct font *font;
    long size;                /* 1/1000 pt */
    long tracking;            /* 1/1000 pt after each glyph */
    long rise;                /* 1/1000 pt */
    long scale;               /* of widths, 1/1000 */
    double unit;              /* points of a thousandth of an em */
    double after;             /* points after each glyph */
    const struct slice *says; /* of aliases; NULL: none */
    struct color color;       /* of what is filled */
};

struct pen pen_new(struct buf *out, struct arena *a);
/* Writes what is held back: before every operator that is not the pen's. */
void pen_flush(struct pen *p);
void pen_font(struct pen *p, const struct font *f, pt size);
/* What is filled from here on, text and rules. */
void pen_color(struct pen *p, struct color c);
/* `per_mille` of an em after each glyph from here on. */
void pen_tracking(struct pen *p, double per_mille);
/* Glyphs and what is between them are that much wider from here on, in
 * thousandths of their width. */
void pen_scale(struct pen *p, long scale);
/* How far a glyph moves the position, letter-spacing with it. */
static inline pt pen_advance(const struct pen *p, unsigned glyph)
{
    return (double)p->font->width[glyph] * p->unit + p->after;
}
/* What the glyphs that follow are to read as, where their font has aliases;
 * NULL: as they do. */
void pen_alias(struct pen *p, const struct slice *says);
/* A glyph of the font's face at x on the baseline y (1/100 pt, upward), raised
 * by `rise`. */
void pen_glyph(struct pen *p, unsigned glyph, pt x, long y, pt rise);
/* `count` glyphs as they were shaped, of type of `size` points, the first
 * `em` from x; none is raised or shifted or has an alias. The em after. */
double pen_glyphs(struct pen *p, const struct glyph *g, int count, pt x,
                  double em, pt size, long y);
/* The same glyph `count` times, once at least, each where the one before it
 * ends. */
void pen_repeat(struct pen *p, unsigned glyph, int count, pt x, long y);
