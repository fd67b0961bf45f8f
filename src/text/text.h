/* text: fonts, shaping, and where lines may and do break. A text is shaped
 * once, for type of one point, and reused at any size: every advance here is
 * in ems. Metrics are FreeType's, unhinted and unscaled; HarfBuzz shapes with
 * font functions of ours that hand it those. */
#pragma once
#include "base/base.h"
#include "markup/markup.h"

struct hb_face_t;

/* ---- fonts: as long as the process, shared by all jobs ---- */

/* A font file opened and checked: FreeType and HarfBuzz both read it, it has
 * outlines, a Unicode map and sane tables. Never changes. Metrics in ems, y
 * upward. */
struct face {
    const char *family;
    bool bold, italic;
    const char *path;  /* as found */
    struct bytes file; /* the whole of it */
    const char *name;  /* PostScript name, [A-Za-z0-9-], 63 at most */
    int upem, glyphs;
    bool cff;                   /* outlines in CFF rather than glyf */
    double ascender, descender; /* of the line; descender negative */
    double x_height, cap_height;
    double box[4];        /* left bottom right top of all glyphs */
    double slant;         /* italic angle in degrees, 0 or negative */
    int weight;           /* OS/2 weight class */
    bool serif, fixed;    /* serif: by the name where the font does not say */
    struct hb_face_t *hb; /* for the subsetter */
};
/* Advance of a glyph in font units, FreeType's own. */
int face_advance(const struct face *f, unsigned glyph);
/* The glyph of a code point, 0 when there is none. */
unsigned face_glyph(const struct face *f, uint32_t c);

struct fonts;
/* Knows the font files under the fonts/ of each `folder` (NULL-ended, best
 * first); touches none yet. A family is looked for in the folder that bears
 * its name ("EB Garamond": fonts/eb-garamond/), then in every family.txt,
 * then in the font files that no family.txt names, which must be opened for
 * it. Names are matched without regard to case and spaces. Safe to share
 * between threads. */
struct fonts *fonts_new(const char *const *folder);
/* The same, with the font files in and below each `path` (NULL-ended, or NULL)
 * before those. */
struct fonts *fonts_new_beside(const char *const *path,
                               const char *const *folder);
void fonts_free(struct fonts *f);
/* The family's face in that style. NULL with a diagnostic at `at` when there
 * is no such family (the nearest is named), the style is missing or the file
 * is broken. */
const struct face *fonts_face(struct fonts *f, struct arena *a, struct diags *d,
                              struct mark at, const char *family, bool bold,
                              bool italic);

/* ---- paragraphs ---- */

/* How a text is to be set, at any size. */
struct setting {
    const char *family;
    struct mark family_at; /* where it was named; src NULL: the text's */
    const char *fallback;  /* families for what that one lacks, commas between;
                              then any that is found. NULL: none named */
    struct mark fallback_at;
    bool bold; /* all of it; spans add theirs */
    bool small_caps;
    const char *features; /* "lnum pnum -liga" */
    double tracking;      /* em after each letter; ligatures are off then */
    const char *lang;     /* BCP 47 */
};

struct glyph {
    uint16_t id;
    uint16_t run;          /* index into para.run */
    uint32_t from, to;     /* its cluster: bytes [from, to) of para.text */
    float advance, dx, dy; /* em; y upward */
};

/* Neighbouring glyphs of one face and one look. */
struct run {
    const struct face *face;
    unsigned style;   /* enum span_style, of the span */
    const char *url;  /* NULL: none */
    const char *lang; /* of the span; NULL: the document's */
    int first, end;   /* glyphs */
    uint8_t level;    /* of embedding (UAX #9); odd: it runs right to left */
    double tracking;  /* em, part of the advance of each of its letters */
};

/* A line may end before glyph `glyph`; `must` where it has to; `hyphen` where
 * a hyphen is then seen that the text does not have: the author's own soft
 * hyphen stood there. */
struct opportunity {
    int glyph;
    bool must, hyphen;
};

/* A shaped text. Clusters are in reading order, whichever way they run on the
 * page; the glyphs of one cluster are neighbours, from left to right, and
 * carry the same from and to. */
struct para {
    const char *text;
    size_t len;
    const struct glyph *glyph;
    int glyphs;
    const struct run *run;
    int runs;
    const struct opportunity *chance;
    int chances;
    const double *x; /* where each glyph begins when all is one line, and
                        the end: glyphs + 1 places; em */
    double tracking; /* of the setting: part of the advance of each letter */
    double width;    /* of all on one line, without trailing spaces; em */
    struct mark at;
    uint8_t base; /* level of the paragraph: 0, or 1 from right to left */
    bool turns;   /* some runs are not of level 0 */
};

/* What glyphs [first, end) take on a line of their own: without the tracking
 * and the kerning that follow the last of them. para_trim: the end without
 * the spaces a line's end eats. */
double para_width(const struct para *p, int first, int end);
int para_trim(const struct para *p, int first, int end);

/* NULL only when a font could not be had. A character that no font has: one
 * DIAG_NO_GLYPH with its place, code point and name. */
const struct para *para_shape(struct arena *a, struct diags *d, struct fonts *f,
                              const struct rich *text,
                              const struct setting *set);

/* Glyphs [first, end) are seen; [end, next) are the spaces the break eats. */
struct line {
    int first, end, next;
    double width; /* of [first, end) and the hyphen, em */
    bool hyphen;  /* a hyphen that is not in the text ends it */
    bool tail;    /* it begins with the rest of a word so broken */
};
/* The glyph of that hyphen behind glyph `last`, and its advance in em. */
unsigned para_hyphen(const struct para *p, int last, double *advance);
struct lines {
    const struct line *line; /* at least one unless the para is empty */
    int count;
    bool overfull; /* a word was broken at a grapheme or runs over */
};
/* First-fit lines of at most `measure` em. A word wider than that is broken
 * between graphemes. Trailing spaces take no room. */
struct lines para_lines(struct arena *a, const struct para *p, double measure);

/* ---- right to left: UAX #9, by FriBidi ---- */

/* Whether a page in that language (BCP 47) runs from right to left. */
bool lang_is_rtl(const char *lang);

/* Neighbouring glyphs [first, end) of a line that run one way; x is where they
 * begin at the left, from the line's left edge, in ems. Spaces that the line's
 * end eats belong to the last and have no width. */
struct stretch {
    int first, end;
    bool back; /* they run from right to left, from x + width on */
    double x, width;
};
/* The stretches of a line in reading order; how many. */
int para_stretches(struct arena *a, const struct para *p,
                   const struct line *line, const struct stretch **out);
/* Where glyphs [first, end) of a stretch begin at the left, as x. */
double stretch_x(const struct para *p, const struct stretch *s, int first,
                 int end);

/* ---- line breaking opportunities: UAX #14, Unicode 15 ---- */

enum { LINE_NO, LINE_MAY, LINE_MUST };
/* For each byte of text[0..len], what a line may do before the character that
 * begins there: LINE_*; bytes inside a character are LINE_NO. `out` has
 * len + 1 places; the last is LINE_MUST (LB3), the first LINE_NO (LB2). The
 * algorithm untailored; ill-formed UTF-8 counts as U+FFFD. */
void line_breaks(const char *text, size_t len, uint8_t *out);

/* A character for a message: "U+2603 SNOWMAN", as far as a short table of
 * names goes; else "U+1F9FF of Supplemental Symbols and Pictographs". */
const char *character_name(struct arena *a, uint32_t c);
