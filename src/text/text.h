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
/* The same, with the font files in and below each `path` (NULL-ended, or NULL)
 * before those. A path that begins with the folder of `own` ("dir/"; "": none)
 * is a stranger's: nothing outside that reach is read through it. The roots
 * live as long as the fonts. */
struct fonts *fonts_new_beside(struct reach own, const char *const *path,
                               const char *const *folder);
/* Says what of the folders of fonts is there and could not be looked into, so
 * that a family found instead is not taken for the one that was meant; nothing
 * after an error. */
void fonts_check(struct fonts *f, struct diags *d);
void fonts_free(struct fonts *f);
/* Whether the program is built to look among the installed fonts. */
bool fonts_know_installed(void);
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
    bool system;   /* an installed one when there is no other */
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
    const char *const *called;  /* each as the font calls it; "": by its tag */
    const char *const *axis;    /* "wght 100 to 900" */
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

/* ---- hyphenation: Liang 1983 ---- */

/* The patterns of a language. They never change and live as long as the
 * fonts, in whose folders they are looked for: hyphen/hyph-LANG.tex. */
struct patterns;
/* Those for texts in `lang` (BCP 47), read when they are first asked for.
 * NULL with a warning when there are none for that language, with an error
 * when its file cannot be read. */
const struct patterns *fonts_patterns(struct fonts *f, struct arena *a,
                                      struct diags *d, const char *lang);
/* Where hyphens may stand in a word: offsets of bytes, and their count. */
enum { HYPHENS = 120 };
int patterns_places(const struct patterns *p, const char *word, size_t len,
                    uint16_t *place);

/* How the words of a job are hyphenated. */
struct hyphenation;
/* By patterns (NULL: none) but for the words of `exception` (NULL-ended; any
 * number of words in each, blanks between), which have their own hyphens or,
 * as "Lovelace", none: "re-li-able". The first of two like words counts, and
 * what is beyond 4096 words does not. */
const struct hyphenation *hyphenation_new(struct arena *a,
                                          const struct patterns *p,
                                          const char *const *exception);

/* ---- paragraphs ---- */

/* How a text is to be set, at any size. */
struct setting {
    const char *family;
    struct mark family_at; /* where it was named; src NULL: the text's */
    const char *fallback;  /* families for what that one lacks, commas between;
                              then any that is found. NULL: none named */
    struct mark fallback_at;
    bool system;             /* installed fonts too, after all others */
    bool bold;               /* all of it; spans add theirs */
    int weight, bold_weight; /* of what is not bold and what is; 0: 400, 700 */
    double points;           /* the size it is for; 0: any */
    bool small_caps; /* unless the face has none for a letter of the text */
    const char *features;       /* "lnum pnum -liga" */
    const char *label_features; /* instead, of spans that are labels; "": no */
    double tracking; /* em after each letter; ligatures are off then */
    /* Of spans that are labels: */
    const char *label_family; /* "": that of the text */
    struct mark label_family_at;
    int label_weight;      /* 0: by whether they are bold */
    double label_size;     /* in sizes of the text; 0: 1 */
    double label_tracking; /* em of the text, beyond tracking */
    double capitals;  /* em between capitals, where nothing else is tracked */
    double link_room; /* em behind what leads to the web, for a sign there */
    const char *lang; /* BCP 47 */
    bool bindings;    /* what belongs together stays on one line */
    const struct hyphenation *hyphenation; /* NULL: words stay whole */
    bool sparing; /* but where one is wider than its line */
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
    uint8_t before;   /* the lowest from the run before to its own: less where
                         two isolates meet */
    double size;      /* in sizes of the text: of all its metrics */
    double tracking;  /* em, part of the advance of each of its letters */
    double room;      /* em, of link_room: part of its last glyph's advance */
};

/* A line may end before glyph `glyph`, and never has to; `hyphen` where
 * a hyphen is then seen that the text does not have: by the author's own soft
 * hyphen or, when `pattern`, by hyphenation; `bound` where it ends only when
 * there is no other way, because what it parts belongs together: "p. 12". */
struct opportunity {
    int glyph;
    bool hyphen, pattern, bound;
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
    const struct para *kept; /* the same, as the worker keeps it; NULL: it
                                does not */
};

/* What glyphs [first, end) take on a line of their own: without the tracking
 * and the kerning that follow the last of them. para_trim: the end without
 * the spaces a line's end eats. */
double para_width(const struct para *p, int first, int end);
int para_trim(const struct para *p, int first, int end);
/* The widest piece that no line may end in unless it has to; em. */
double para_widest(const struct para *p);

/* NULL only when a font could not be had. A character that no font has: one
 * DIAG_NO_GLYPH with its place, code point and name. */
const struct para *para_shape(struct arena *a, struct diags *d, struct fonts *f,
                              const struct rich *text,
                              const struct setting *set);

/* How a line is set beyond what was shaped: each word space wider by that
 * share of itself, em more between two letters, each glyph wider by that
 * share; below 0: tighter. Word spaces are not scaled with the glyphs. */
struct strain {
    double space, fit, scale;
};

/* Glyphs [first, end) are seen; [end, next) are the spaces the break eats. */
struct line {
    int first, end, next;
    double width; /* of [first, end) and the hyphen, as set, em */
    bool hyphen;  /* a hyphen that is not in the text ends it */
    bool tail;    /* it begins with the rest of a word so broken */
    struct strain strain;
    double left, right; /* how far it stands out at its ends; of width */
};
/* Em from the left of glyph i to the left of the next, in a line so set, and
 * from the left of the line's first glyph to that of glyph i. */
double para_step(const struct para *p, int i, struct strain s);
double line_x(const struct para *p, const struct line *l, int i);
/* The glyph of that hyphen behind glyph `last`, and its advance in em. */
unsigned para_hyphen(const struct para *p, int last, double *advance);
struct lines {
    const struct line *line; /* at least one unless the para is empty */
    int count;
    bool overfull; /* a word was broken because it is wider, or runs over */
    double demerits;
};

/* How lines fill their measure. */
enum fill {
    FILL_RAGGED,    /* as shaped; the last as it comes */
    FILL_BALANCED,  /* likewise, the last as long as the others */
    FILL_JUSTIFIED, /* all but the last end at the measure */
};

struct breaking {
    double measure; /* em */
    double first;   /* how far the first line is indented; em */
    double last;    /* room on the last line beside what shares it; 0: all */
    enum fill fill;
    struct strain least, most; /* how far lines may be strained; justified
                                  ones go beyond most.space when they must */
    double protrusion;         /* share of what the table of edges says */
};
/* The best lines. Ragged and balanced ones are the fewest there can be. A word
 * wider than the measure is broken where patterns that are used sparingly say,
 * else between graphemes. Trailing spaces take no
 * room. */
struct lines para_break(struct arena *a, const struct para *p,
                        const struct breaking *b);

/* The best lines of each count, the fewest first: lines[i] has `fewest` + i,
 * or 0 when there is no such; `best` is what para_break chooses when nothing
 * is strained to save a line (ragged) or at all (justified). Ragged lines are
 * narrowed as far as b->least only where that saves a line. */
enum { VARIANTS = 4 };
struct variants {
    struct lines lines[VARIANTS];
    int fewest, best;
};
struct variants para_variants(struct arena *a, const struct para *p,
                              const struct breaking *b);

/* The least measures at which a ragged or balanced text is of no more than
 * i + 1 lines, as shaped and strained by b->least; the last plain one is no
 * more than b->measure. Without any when it is justified, or is too long or its
 * words too wide to tell. */
enum { FEWEST_MOST = 16 };
struct fewest {
    double plain[FEWEST_MOST], tight[FEWEST_MOST];
    int count;
};
struct fewest para_fewest(struct arena *a, const struct para *p,
                          const struct breaking *b);

/* ---- the best lines: pure, over arrays ---- */

/* A stretch of one endless line: its width, of that the word spaces, and how
 * many pairs of letters stand side by side in it. Letter and word mean what
 * the caller counts as such. */
struct extent {
    double width, space;
    int pairs;
};

/* What is from a stop to the end of its paragraph. */
enum rest {
    REST_LONG, /* two words at least */
    REST_WORD, /* one */
    REST_RUNT, /* one, and a short one */
};

/* A place where a line may end and the next one begin. The first is where the
 * text begins, the last where it ends. */
struct stop {
    struct extent end;   /* of all before, when a line ends here: with its
                            hyphen, without the spaces */
    struct extent begin; /* of all before, when a line begins here: with the
                            spaces */
    double penalty;      /* of a line that ends here */
    unsigned word;       /* names the word that begins here; 0: no matter */
    enum rest rest;
    bool hyphen, must; /* the line ends in a hyphen; has to end */
};

struct stops {
    const struct stop *stop;
    int count; /* 2 at least */
    double measure, last;
    enum fill fill;
    struct strain least, most;
};

/* end[i]: the stop where line i ends. */
struct plan {
    double demerits;
    const int *end;
    int lines; /* 0: none, and demerits are infinite */
};
/* The plan with the least demerits (demerits.h says which there are) of all
 * whose lines are no wider than the measure, but for those that go from one
 * stop to the next: they may be. */
struct plan optimum(struct arena *a, const struct stops *s);
/* The best of the fewest lines there can be, of one more, and so on. */
const struct plan *optimum_by_count(struct arena *a, const struct stops *s,
                                    int counts);

/* ---- right to left: UAX #9, by FriBidi ---- */

/* Whether a page in that language (BCP 47) runs from right to left. */
bool lang_is_rtl(const char *lang);

/* Whether glyph `glyph`, not the first, runs another way than the one before
 * it, or is of another isolate: it may stand anywhere in the line. */
bool para_apart(const struct para *p, int glyph);
/* Neighbouring glyphs [first, end) of a line that stand together and run one
 * way; x is where they begin at the left, from the line's left edge, in ems.
 * Spaces that the line's end eats belong to the last and have no width. */
struct stretch {
    int first, end;
    bool back; /* they run from right to left, from x + width on */
    double x, width;
};
/* The stretches of a line in reading order; how many. */
int para_stretches(struct arena *a, const struct para *p,
                   const struct line *line, const struct stretch **out);
/* Where glyphs [first, end) of a stretch begin at the left, as x. */
double stretch_x(const struct para *p, const struct line *line,
                 const struct stretch *s, int first, int end);

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
