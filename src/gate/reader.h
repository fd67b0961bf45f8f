/* private to gate: the text that pages show and tags order. */
#pragma once
#include "gate/document.h"

/* ---- string.c ---- */

/* A text string as UTF-8; NUL becomes U+FFFD. */
void string_put(struct buf *b, struct object o);
/* "" for what is no string. */
const char *string_text(struct document *doc, struct object o);
/* A code point of UTF-16, and *p moved past it; U+FFFD for half of a pair. */
uint32_t utf16_next(const uint8_t **p, const uint8_t *end, bool little);

/* ---- cmap.c: codes to text ---- */

/* Codes lo to hi: `to` is a UTF-16 text whose last unit counts on with the
 * code or, in a map to glyphs, nothing and `first` the glyph of lo. */
struct code_range {
    uint32_t lo, hi;
    struct bytes to;
    uint32_t first; /* the code point of lo where `to` is a single one; 0 */
};

struct cmap {
    struct code_range *range; /* sorted, none overlapping the next */
    int ranges, room;
    uint16_t direct[256];  /* for codes below 256: 1 + which range; 0: none */
    char ascii[256];       /* the text of codes 1 to 255 that are ASCII; 0 */
    uint8_t bytes_of[256]; /* of a code that begins so; 0: no code does */
    bool spaces;           /* bytes_of is filled */
    bool unfair;           /* it means characters that no text may hold */
    bool kept;             /* it lives as long as what is kept */
};
/* Empty for what is no stream. */
const struct cmap *cmap_of(struct document *doc, struct object stream);
const struct code_range *cmap_find(const struct cmap *c, uint32_t code);
/* The text of a code in its range. */
void cmap_put(struct buf *b, const struct code_range *r, uint32_t code);

/* ---- encoding.c: simple fonts ---- */

/* The code points of the 256 codes of a simple font, 0 where there is none. */
void encoding_read(struct document *doc, struct object font,
                   uint32_t unicode[256]);
/* The code point a glyph is named for, 0 when the name says none. */
uint32_t encoding_glyph(struct bytes name);

/* ---- typeface.c ---- */

struct typeface {
    bool composite, embedded, mapped; /* mapped: it has a ToUnicode */
    const char *name;
    const struct cmap *unicode;
    const struct cmap
        *codes;            /* an embedded map from codes to glyphs, or NULL */
    uint32_t *simple;      /* 256 code points, NULL where unicode serves */
    struct widths *widths; /* NULL until asked for */
    struct object font;
};
/* Widths are read only where they are asked for. */
const struct typeface *typeface_read(struct document *doc, struct object font,
                                     bool widths);
/* How many bytes the code at s takes, at least one. */
int typeface_code(const struct typeface *t, const uint8_t *s,
                  const uint8_t *end, uint32_t *code);
/* What was shown that is no text. */
struct faults {
    int notdef;   /* codes that stand for no glyph */
    int unmapped; /* codes that mean nothing; they are U+FFFD */
};
/* The text of the codes [s, end); b NULL: only the faults. */
void typeface_put(struct buf *b, const struct typeface *t, const uint8_t *s,
                  const uint8_t *end, struct faults *f);
/* In thousandths of the size. */
double widths_of(const struct widths *w, uint32_t code);

/* ---- content.c: what the pages show ---- */

/* A piece of the text in content order, all of one mark. */
struct shown {
    int owner, mcid; /* the object whose content it is, and the mark; mcid -1:
                        no mark */
    bool artifact;
    bool guessed; /* a gap that stands between glyphs, not in the content */
    bool used;    /* a tag holds it */
    int next;     /* of the same owner and mark, -1: none */
    size_t start, end;
};

struct annotation {
    int number; /* of the object */
    int page;
    const char *url, *contents; /* NULL: it has none */
    bool link, in_tags;
};

/* What was read on all pages. */
struct sight {
    struct document *doc;
    bool guess; /* gaps from where glyphs stand */
    struct buf text;
    struct shown *run;
    int runs, run_room;
    struct annotation *annotation;
    int annotations, annotation_room;
    const struct typeface **face; /* every one that was used */
    int faces, face_room;
    const struct typeface **face_of; /* by object number */
    int pages, untabbed; /* pages with annotations and no /Tabs /S */
    struct faults faults;
};

void sight_read(struct sight *s);
/* The font a reference leads to, read once; NULL for what is none. */
const struct typeface *sight_face(struct sight *s, struct object font);

/* ---- pen.c: where glyphs stand, for the guess ---- */

struct matrix {
    double a, b, c, d, e, f;
};
/* Of an array of six numbers; what is none changes nothing. */
struct matrix matrix_of(struct document *doc, struct object array);
/* First m, then n. */
struct matrix matrix_by(struct matrix m, struct matrix n);

/* A place on the page, the way the text runs there, and how large it is. */
struct pen {
    double x, y, dx, dy, size;
    bool set; /* something stands there */
};
struct pen pen_at(struct matrix m, double rise, double size);
/* What a reader sees between the end of one piece and the start of another:
 * 0 nothing, ' ' a gap of a word, '\n' another line. */
char pen_between(const struct pen *end, const struct pen *start);

/* ---- tags.c ---- */

struct tagging {
    struct buf text;    /* in tag order */
    bool lines;         /* a line for each block; else nothing between */
    bool apart;         /* what Figures show is no part of the text */
    const char **shows; /* but here, "" for one that does not say */
    int figures, figure_room;
    int figures_unsaid; /* without Alt */
    int stray;          /* runs of words in no tag */
    bool disordered;    /* on a page, content is not in tag order */
    struct told_words {
        size_t start, len;
        const char *unheard; /* them, where an element around says others */
    } * link_text; /* by object number of the annotation; len 0: none */
};
/* False when there is no tag tree. */
bool tags_read(struct sight *s, struct tagging *t);
