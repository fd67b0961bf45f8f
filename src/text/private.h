/* Private to text: a face with the two libraries' views of it. */
#pragma once
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <stdatomic.h>

#include "text/text.h"

/* What is asked of a file: of a variable font it chooses the face. */
struct instance {
    const char *path;
    int weight;
    bool italic;
    int tenths; /* of a point, of the size; 0: any */
};

/* `face` stands first, so that a struct face leads back here. FreeType's face
 * is touched under the lock of `fonts` alone; HarfBuzz's are immutable. */
enum { LATIN = 0x180 };
struct loaded {
    struct face face;
    struct fonts *fonts;
    FT_Face ft;
    hb_font_t *whole, *font;  /* HarfBuzz's own functions; and ours above */
    _Atomic int32_t *advance; /* per glyph, plus 1; 0 until asked for */
    _Atomic uint16_t latin[LATIN]; /* glyphs; 0 until asked for */
    struct instance is;
    _Atomic(struct loaded *) next; /* of the family's other faces */
};

/* Why the bytes are no font this program may set, in words; NULL: they are. */
const char *sfnt_check(struct bytes file);
/* What a font file says of itself. */
struct told {
    const char *family;   /* that of four styles at most (name ID 1) */
    const char *group;    /* that of all weights (ID 16); "": the same */
    int style, weight;    /* by head and OS/2 */
    bool weights, slants; /* it has an axis for it */
};
struct told sfnt_told(struct arena *a, struct bytes file);
/* Fills `f` in from the file of f->is; NULL, or why it cannot be used. */
const char *face_load(struct arena *a, FT_Library ft, struct loaded *f);
/* Sets a variable font to f->is, and says so in f->face; NULL, or why not. */
const char *face_vary(FT_Library ft, struct loaded *f);
void face_unload(struct loaded *f);

void fonts_lock(struct fonts *f);
void fonts_unlock(struct fonts *f);
/* A buffer for one paragraph, to be given back. */
hb_buffer_t *fonts_buffer(struct fonts *f);
void fonts_buffer_back(struct fonts *f, hb_buffer_t *b);

/* Families: what lies in the folders, found as lazily as can be. */
enum { STYLE_BOLD = 1, STYLE_ITALIC = 2, STYLES = 4 };
enum { WEIGHTS = 9 }; /* 100 to 900 */
struct family {
    const char *name;
    const char *script, *lang; /* good for; words, or NULL: it is not said */
    const char *path[STYLES];  /* NULL: no such style */
    const char *broken[STYLES];
    _Atomic(struct loaded *) face[STYLES];
    const char *heavy[WEIGHTS][2]; /* upright and italic of other weights */
    _Atomic(struct loaded *) other;
    _Atomic(struct family *) next;
};
/* Whether two family names are the same but for case and spaces. */
bool family_same(const char *x, const char *y);
struct family *family_in(struct family *list, const char *name);
/* What was found, which nobody else sees yet. */
struct found {
    struct arena *arena;
    struct reach own; /* of paths that begin with its folder; "": of none */
    struct family *first;
    struct buf broken; /* files that are no fonts, and why */
    struct buf unread; /* what is there and could not be looked into */
};
/* All three look in `folder` and below. The families of the folder that bears
 * the name; of every folder with a family.txt; and of font files that no
 * family.txt names, each of which is opened. */
void families_named(struct found *to, const char *const *folder,
                    const char *name);
void families_listed(struct found *to, const char *const *folder);
void families_loose(struct found *to, const char *const *folder);
/* The families of those files (NULL-ended). */
void families_in_files(struct found *to, const char *const *file);
/* The file of a font, or what stands beside one; false with errno. */
bool font_map(struct reach own, const char *path, struct bytes *out);
/* Notes what could not be read by the present errno, unless it is not there,
 * or not for us. */
void unread_note(struct buf *unread, const char *path);
/* The same for a file of the fonts. Under the lock. */
void fonts_unread(struct fonts *f, const char *path);
struct reach fonts_own(const struct fonts *f);
/* Says, once, what of the fonts could not be read; false when all could. */
bool fonts_wanting(struct fonts *f, struct diags *d);

/* Under the lock: the families met so far; the family of that name, or NULL,
 * among the installed ones too when `system`; looking one step further, into
 * font files too where `files`, false when all has been seen; the message that
 * there is none; and a face opened, NULL when it is broken. */
struct family *fonts_known(struct fonts *f);
struct family *fonts_seek(struct fonts *f, const char *name, bool system);
bool fonts_seek_more(struct fonts *f, bool files);
void fonts_unknown(struct fonts *f, struct arena *a, struct diags *d,
                   struct mark at, const char *name);
struct loaded *fonts_make(struct fonts *f, struct family *i, int style);
/* Under the lock: what stands for the installed fonts, opened when first asked
 * for; NULL when the program is built without fontconfig. */
struct installed *fonts_installed(struct fonts *f);

/* What a character that the text's family lacks is set in. */
struct wanted {
    const char *list; /* families, commas between; looked at first */
    struct mark list_at;
    const char *lang;
    bool system; /* the installed fonts too, after all others */
    hb_script_t script;
    int style;             /* of STYLE_BOLD and STYLE_ITALIC */
    const char *from, *to; /* the characters: all of these */
};
/* ---- system.c: installed fonts. Under the lock; all bear a NULL ---- */

struct installed *installed_new(struct arena *a);
/* Gives the families back, whose faces are still open. */
struct family *installed_free(struct installed *in);
/* The installed family of that name; NULL when there is none. */
struct family *installed_named(struct installed *in, const char *name);
/* Families that should have the characters, best first; *at is 0 at first.
 * NULL: no more. */
struct family *installed_next(struct installed *in, const struct wanted *w,
                              int *at);
/* The name of a family, be it one that cannot be used, that has `c`; or
 * NULL. */
const char *installed_having(struct installed *in, const char *lang,
                             uint32_t c);

/* Invisible characters need no glyph; NULL when no family has the rest. The
 * style gives way where the family lacks it. */
const struct face *fonts_fallback(struct fonts *f, struct arena *a,
                                  struct diags *d, const struct wanted *w);
/* Whether it has glyphs for all that is to be seen of [from, to). */
bool face_covers(const struct face *f, const char *from, const char *to);
/* Sets of characters: ranges in their order, and whether one holds `c`. */
struct characters {
    uint32_t first, last;
};
bool characters_have(const struct characters *set, size_t ranges, uint32_t c);
#define HAVE(set, c) characters_have(set, sizeof(set) / sizeof *(set), c)
/* Characters that are nothing to see, so that no glyph is missed. */
bool is_invisible(uint32_t c);
/* Finds every family there is; the first of them. *broken: the files that were
 * passed over, or NULL. */
struct family *fonts_all(struct fonts *f, const char **broken);
/* The family of that name; NULL with a diagnostic when there is none. */
struct family *family_find(struct fonts *f, struct arena *a, struct diags *d,
                           struct mark at, const char *name, bool system);
/* The family's face in one of the four styles; NULL with a diagnostic. */
struct loaded *family_style(struct fonts *f, struct diags *d, struct mark at,
                            struct family *i, int style);
/* Opens a file; under the lock. NULL with *why when it cannot be. */
struct loaded *instance_make(struct fonts *f, const struct family *i,
                             struct instance is, const char **why);
void font_broken(struct diags *d, struct mark at, const char *path,
                 const char *why);
/* A face of the family that is kept apart from its four styles; NULL with
 * *why. */
struct loaded *family_open(struct fonts *f, struct family *i,
                           struct instance is, const char **why);

/* A span's part of a paragraph's text: bytes [from, to). */
struct piece {
    const struct span *span;
    size_t from, to;
};
/* Where a break control stood that is no longer in the text. */
enum control_kind {
    CONTROL_JOIN,   /* word joiner: no line ends here */
    CONTROL_MAY,    /* zero width space: one may */
    CONTROL_HYPHEN, /* soft hyphen: one may, and then a hyphen is seen */
};
struct control {
    size_t at;
    enum control_kind kind;
};
/* A paragraph's text as HarfBuzz is to see it. */
struct gathered {
    const char *text;
    size_t len;
    const struct piece *piece;
    int pieces;
    const struct control *control;
    int controls;
};
struct gathered text_gather(struct arena *a, struct diags *d,
                            const struct rich *text);
/* The end of what is of one script from `from` on, and that script: that of
 * the first letter that has one, else what *script was. */
size_t script_end(const struct gathered *g, size_t from, size_t to,
                  hb_script_t *script);

/* Adds the setting's letter-spacing of capitals to p's glyphs. */
void capitals_space(const struct para *p, const struct setting *set,
                    struct glyph *glyph);
/* What is shaped at once: bytes [from, to). */
struct stint {
    const struct face *face;
    const struct span *span;
    hb_script_t script;
    uint8_t level, before;
    size_t from, to;
};

/* ---- syllable.c ---- */

/* Adds LINE_MAY between syllables of Thai and Lao. */
void breaks_syllables(const char *text, size_t len, uint8_t *may);

/* ---- cover.c: faces for what a text's own family lacks ---- */

struct chooser {
    struct arena *arena;
    struct diags *diags;
    struct fonts *fonts;
    const struct setting *set;
    const struct para *para;
    const struct stint *part;
};
/* The end of the character at `from` and the marks on it. */
size_t letter_end(const char *text, size_t from, size_t to);
/* The face for the letter [from, to): a space stays with what is before it,
 * and wide punctuation is of a face with ideographs; else the text's own where
 * it can be, then the one before, then another; the text's own when there is
 * none. */
const struct face *letter_face(const struct chooser *c,
                               const struct face *before, size_t from,
                               size_t to);

/* ---- bidi.c ---- */

/* The level of each byte of the text, and the lowest from the byte before to
 * it, isolates that stand between being counted; NULL when all is from left to
 * right. */
struct levels {
    const uint8_t *of, *before;
};
/* And of the paragraph. Links, addresses, phone numbers and words such as "C++"
 * are isolated, so that nothing in or about them is turned round. */
struct levels text_levels(struct arena *a, const struct gathered *g,
                          const char *lang, uint8_t *base);
/* Levels of code points in a paragraph of level *base, or found by its first
 * strong character when that is 2; false when there is no memory. */
bool bidi_levels(const uint32_t *text, int len, uint8_t *base, int8_t *level);
/* What of `level`, in reading order, stands first at the left, and so on
 * (rule L2); levels below 0 are left out. How many. */
int bidi_order(const int8_t *level, int count, int *order);

/* Where a line may end, by UAX #14 and what a résumé wants beyond it: never
 * in a range of numbers, in "C++", nor before '#' in a word; where the setting
 * says so, also in words, and not between what is bound together. */
void para_chances(struct arena *a, const struct gathered *g,
                  const struct setting *set, struct para *p);

/* What may stand in a list of line_breaks beside its own. */
enum {
    LINE_PATTERN = LINE_MUST + 1, /* in a word: by hyphenation */
    LINE_BOUND, /* it may, but what it parts belongs together */
};
/* words.c: turns LINE_NO into LINE_PATTERN in the words that hyphens suit. */
void words_hyphenate(const struct gathered *g, const struct hyphenation *h,
                     uint8_t *may);
/* The character at a byte, and where the next begins; where what stands
 * between blanks of any kind ends. */
uint32_t character_at(const struct gathered *g, size_t at, size_t *next);
size_t token_end(const struct gathered *g, size_t from);
/* bind.c: turns LINE_MAY into LINE_BOUND, by the ways of `lang`. */
void breaks_bind(const struct gathered *g, const char *lang, uint8_t *may);

/* Writes the character as UTF-8 and gives the bytes, 4 at most. */
size_t utf8_put(char *to, uint32_t c);
/* hyphen.c: which row of the table of languages is nearest to a tag, -1:
 * none; its file; and that file read. NULL: it cannot be used. */
enum { LANGUAGES = 13 };
int language_of(const char *lang);
const char *language_file(struct arena *a, int row);
struct patterns *patterns_read(struct arena *a, const char *path, int row);
/* What it is made of, as part of a key. */
void hyphenation_key(struct buf *b, const struct hyphenation *h);
/* The places of hyphens in a word of letters, as offsets, and their count;
 * `own`: only by the author's exceptions. `place` has room for HYPHENS. */
int hyphenation_places(const struct hyphenation *h, const char *word,
                       size_t len, bool own, uint16_t *place);
/* Whether an apostrophe is as good as a letter in a word, and whether a
 * capital is no sign of a name. */
bool hyphenation_elided(const struct hyphenation *h);
bool hyphenation_nouns(const struct hyphenation *h);
/* One diagnostic for the characters of [from, to) that `f` has no glyph for,
 * by the first of them; `said` keeps what was said, so that a paragraph says
 * it once. */
struct missing {
    uint32_t c[16];
    int count;
    bool system; /* the installed fonts were asked, too */
};
void missing_say(struct arena *a, struct diags *d, const struct face *f,
                 const struct para *p, size_t from, size_t to,
                 struct missing *said);

/* Whether a glyph is a word space, which justification may change; and
 * whether letter-fit may come between it and the next glyph. */
bool para_gap(const struct para *p, int glyph);
bool para_pair(const struct para *p, int glyph);
bool strain_none(struct strain s);
/* Left and right of what a glyph shows, em from where it begins; false when
 * it shows nothing. */
bool face_ink(const struct face *f, unsigned glyph, double *left,
              double *right);
/* Em that a glyph stands out when it ends a line, or begins one, at its left
 * or right: a share of its ink, by what it is, and its bearing on that side. 0
 * of what is not in the table of protrude.c. */
double face_protrusion(const struct face *f, unsigned glyph, uint32_t c,
                       bool begins, bool left);

/* ---- recall.c: what the worker keeps of paragraphs ---- */

/* Shapes a paragraph, whatever is kept. */
const struct para *para_make(struct arena *a, struct diags *d, struct fonts *f,
                             const struct rich *text,
                             const struct setting *set);
/* The key of lines of that kind; false when they cannot be kept. */
bool lines_key(struct arena *a, const struct para *p, const struct breaking *b,
               char kind, struct buf *key);
void lines_keep(struct kept *k, struct bytes key, struct lines l);
void variants_keep(struct kept *k, struct bytes key, const struct variants *v);
