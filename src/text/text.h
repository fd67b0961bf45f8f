/* text: fonts, shaping, and where lines may and do break. A text is shaped
 * once, for type of one point, and reused at any size: every advance here is
 * in ems. Metrics are FreeType's, unhinted and unscaled; HarfBuzz shapes with
 * font functions of ours that hand it those. */
#pragma once
#include "base/base.h"
#include "markup/markup.h"

struct hb_face_t;

/* Where on an axis of a variable font a face lies. */
struct coord {
    uint32_t tag; /* as HarfBuzz has tags */
    float value;
};
enum { MOST_AXES = 16 };

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
    /* Of a variable font, which this face is one instance of: */
    struct coord coord[MOST_AXES]; /* of every axis */
    int coords;                    /* 0: it is none */
    float lightest, heaviest;      /* the weights it has; 0: but one */
    bool sized;                    /* it has an optical size axis */
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
void fonts_free(struct fonts *f);
/* The family's face in that style. NULL with a diagnostic at `at` when there
 * is no such family (the nearest is named), the style is missing or the file
 * is broken. */
const struct face *fonts_face(struct fonts *f, struct arena *a, struct diags *d,
                              struct mark at, const char *family, bool bold,
                              bool italic);

/* One face of a family. */
struct face_wanted {
    const char *family;
    int weight; /* 400 regular, 700 bold; any, where the family has it */
    bool italic;
    double points; /* the size it is for, where it has optical sizes; 0: any */
};
/* The same for any weight: of the file of that weight, else of a variable
 * font; never of another weight than was asked for, but that regular and bold
 * are the nearest that a variable font has. */
const struct face *fonts_find(struct fonts *f, struct arena *a, struct diags *d,
                              struct mark at, const struct face_wanted *t);

/* ---- what fonts there are ---- */

/* A file of a family, for people. Lists are sorted and NULL-ended. */
struct font_told {
    const char *path, *style; /* "bold italic", "semibold" */
    int weight;
    bool italic;
    const char *broken; /* why it cannot be used; NULL: it can */
    int glyphs;
    const char *const *script;  /* names of script.def */
    const char *const *feature; /* tags */
    const char *const *axis;    /* "wght 100 to 900, else 400" */
};
struct family_told {
    const char *name;
    const char *origin; /* by its SOURCE.toml; NULL: there is none */
    const struct font_told *font;
    int fonts;
};
/* Every family that can be found, by name; opens every file. With `only`, that
 * family alone: none with a diagnostic when there is no such. *passed_over:
 * font files that cannot be used and why, NULL when there are none. */
const struct family_told *fonts_told(struct fonts *f, struct arena *a,
                                     struct diags *d, const char *only,
                                     int *count, const char **passed_over);
/* What a feature does, NULL when it is not known; *usual: without being asked
 * for. */
const char *feature_words(struct arena *a, const char *tag, bool *usual);

/* ---- paragraphs ---- */

/* How a text is to be set, at any size. */
struct setting {
    const char *family;
    struct mark family_at;   /* where it was named; src NULL: the text's */
    bool bold;               /* all of it; spans add theirs */
    int weight, bold_weight; /* of what is not bold and what is; 0: 400, 700 */
    double points;           /* the size it is for; 0: any */
    bool small_caps;
    const char *features;       /* "lnum pnum -liga" */
    const char *label_features; /* instead, of spans that are labels; "": no */
    double tracking;  /* em after each letter; ligatures are off then */
    double capitals;  /* em between capitals, where nothing else is tracked */
    const char *lang; /* BCP 47 */
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
};

/* A line may end before glyph `glyph`; `must` where it has to; `hyphen` where
 * a hyphen is then seen that the text does not have: the author's own soft
 * hyphen stood there. */
struct opportunity {
    int glyph;
    bool must, hyphen;
};

/* A shaped text. Glyphs are in visual order, which for now is reading order.
 * Glyphs of one cluster are neighbours and carry the same from and to. */
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
