/* style: layout files in, every setting settled out. A setting is one row of
 * style.def; from it come the member below, the reader with its units and
 * bounds, the messages, the help and the schema. A layout file says only what
 * differs from what it extends. */
#pragma once
#include "base/base.h"
#include "yaml/yaml.h"

/* A length in points or, when `em`, in ems of the text it belongs to: the wish
 * and how far it may give. A rigid one has all three the same. */
struct length {
    double v;
    bool em;
    double low, high;
};

/* A number, likewise. */
struct amount {
    double v, low, high;
};

/* A colour of sRGB; `none`: that of what it belongs to. */
struct color {
    uint8_t r, g, b;
    bool none;
};

/* The closed set of kinds; `style_KIND` is the member's type. */
typedef struct length style_length;       /* 12pt 0.9em */
typedef struct length style_length_range; /* and 8pt (4pt to 14pt) */
typedef struct amount style_number;       /* 1.2 */
typedef struct amount style_number_range; /* and 1.2 (1.15 to 1.3) */
typedef int style_count;                  /* 1 */
typedef int style_choice;                 /* an index into the row's words */
typedef bool style_bool;                  /* true false (yes no on off) */
typedef const char *style_text;           /* any */
typedef const char *style_font;           /* a family name; "" is the body's */
typedef const char *style_features;       /* "onum -liga", OpenType tags */
typedef struct color style_color;         /* navy #004f90 rgb() hsl(), none */
typedef const char *style_titles;       /* of sections, or their ids; a newline
                                           between; "": none */
typedef const char *style_list;         /* words, one blank between; "": none */
typedef struct template style_template; /* rows of an entry's head */

/* A row of an entry's head: texts with names of its fields in braces. */
struct head_row {
    const char *left, *right, *before; /* NULL: none; `before` is the column of
                                          entries.degree_width */
    int look;                          /* of the HEAD_ words */
    struct mark left_at, right_at, before_at;
};
struct template
{
    const struct head_row *row;
    int rows;
    bool own; /* a layout says it */
};

struct section_style;

struct style {
#define SETTING(member, path, kind, def, low, high, words, help)               \
    style_##kind member;
#include "style/style.def"
#undef SETTING
    const char *name; /* of the layout, as asked for */
    /* Where each setting was set, in the order of style_paths(); nowhere: by
     * no one, it is the default. */
    const struct mark *at;
    /* Where each family was named; the body's for one that was not. */
    struct mark body_font_at, connections_font_at, headline_font_at;
    struct mark name_font_at, section_font_at, title_font_at;
    struct mark bullet_font_at, date_font_at, label_font_at, post_font_at;
    struct mark footer_font_at, top_note_font_at;
    struct mark fallback_fonts_at, system_fonts_at;
    struct mark sidebar_at, sidebar_sections_at, sidebar_from_at;
    /* And each template of a page's head and foot. */
    struct mark footer_at, first_footer_at, top_note_at, first_top_note_at;
    /* Of a section: which settings are its own, in the order of style.def; all
     * others are the page's. NULL: this is the page's. */
    const bool *own;
    /* Of the page: the settings of sections by name, and what came of them for
     * each of style_ask's, NULL where nothing is its own. */
    const struct section_style *by_section;
    int by_sections;
    const struct style *const *section;
    int sections;
};

/* Where settings of sections stand. */
enum { BY_SECTION, BY_COLUMN, BY_RESUME };

/* What stands under one name of by_section or by_column, or in a section of the
 * résumé. */
struct section_style {
    const char *name;
    struct mark at;
    int by;                    /* BY_ */
    const struct style *style; /* its own settings over those of the page */
};

/* Indices into the words of the rows. */
enum { PAPER_LETTER, PAPER_A4, PAPER_A5, PAPER_EXECUTIVE, PAPER_LEGAL };
enum { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };
enum { SIDE_LEFT, SIDE_RIGHT };
enum { PHOTO_NATURAL, PHOTO_SQUARE, PHOTO_ROUNDED, PHOTO_ROUND };
enum { TEXT_LEFT, TEXT_JUSTIFIED, TEXT_JUSTIFIED_WHOLE };
enum { UNDERLINE_NONE, UNDERLINE_EMAIL, UNDERLINE_ALL };
enum { OPTICAL_AUTO, OPTICAL_NONE };
enum { HEADER_ACROSS, HEADER_MAIN, HEADER_SIDEBAR, HEADER_SPLIT };
enum { SIDEBAR_NONE, SIDEBAR_LEFT, SIDEBAR_RIGHT };
enum {
    TITLE_FULL,
    TITLE_NONE,
    TITLE_PARTIAL,
    TITLE_MODERNCV,
    TITLE_CENTERED_NONE,
    TITLE_CENTERED_PARTIAL,
    TITLE_CENTERED_MIDDLE,
    TITLE_CENTERED_FULL,
    TITLE_ABOVE,
    TITLE_ABOVE_BELOW,
    TITLE_MIDDLE,
    TITLE_WIDE,
    TITLE_CENTERED_ABOVE,
    TITLE_CENTERED_ABOVE_BELOW,
    TITLE_CENTERED_WIDE,
};
enum { CASE_TYPED, CASE_UPPER };
enum { PHONE_TYPED, PHONE_NATIONAL, PHONE_INTERNATIONAL, PHONE_E164 };
enum { PAGES_ALL, PAGES_FIRST, PAGES_LATER };
enum { COLUMN_RIGHT, COLUMN_LEFT, COLUMN_INLINE };
enum { DATE_RIGHT, DATE_LEFT, DATE_CENTER };

/* Looks of a head's row: as entry titles, as second rows, as the text but for
 * what is marked, as a paragraph. HEAD_LIST is no row: there the highlights
 * stand. */
enum { HEAD_TITLE, HEAD_POST, HEAD_PLAIN, HEAD_TEXT, HEAD_LIST };

/* A section of the résumé. */
struct section_asked {
    const char *title, *key; /* as printed, and as written */
    const char *id;          /* NULL: none */
    int up;                  /* the section it is a part of; -1: none */
    const struct node *own;  /* its `style`; NULL: none */
};

/* What the caller has: layers, least first. Files are found beside the résumé
 * and in the data folders. */
struct style_ask {
    const struct node *inline_layout; /* `layout:` of the résumé; NULL: none */
    const char *const *layout;        /* --layout, in order; NULL-ended */
    const struct node *set;           /* --set as one map; NULL: none */
    bool unlimited;                   /* no page limit unless one is set */
    const struct section_asked *section;
    int sections;
    const char *beside;      /* folder of the résumé, "" or "x/" */
    const char *const *root; /* of the reach of what files name; or NULL */
    const char *const *data; /* data_folders() */
};

/* Never NULL. Every mistake of every layer is said, and the setting it was
 * made in stays as it was.
 *
 * A layer is a name, a path, or a map of settings. It is a path if it has a
 * '/' or ends in .yaml, .yml or .json: from the file that names it, or from
 * the working folder on the command line. A name is NAME.yaml beside the
 * résumé, unless that is a résumé, else a shipped layout; what is shipped
 * extends what is shipped. What files name lies beneath the folder of the one
 * the user named, the résumé or a --layout, or in a root; what the user names,
 * anywhere.
 *
 * Layers are laid one over another: the résumé's, each --layout, --set. What
 * the later says holds; where it is silent, what lies beneath shows through.
 *   `extends: X`     X is laid first, then the settings beside it.
 *   `extends: none`  nothing but the defaults of style.def beneath: the
 *                    layout is whole, and whatever extends it is, too.
 *   no `extends`     the settings are a change to what lies beneath; at the
 *                    very bottom, to `classic`.
 * There is one whole layout: a later one takes the place of the earlier, as
 * `--layout modern` does of the résumé's `layout: academic`, and nothing of
 * that is left. Settings in maps (`layout: {extends: academic, page: {size:
 * a4}}`) and changes stay where they are in the order. So --layout X gives
 * what `layout: X` in the résumé would.
 *
 * A layer may hold `description` (one line), and `by_size: {a4: {...}}`:
 * settings for that paper, above its plain ones and beneath the next layer.
 * page.size is settled over all layers before the rest.
 *
 * And `by_section: {Skills: {...}}`: settings for the section of that title or
 * id, and its subsections. They are above the page's of every layer, and
 * beneath the section's own `style`, whose values are plain. What is of the
 * page as a whole (style_of_section) is refused. In a section, em of
 * typography.font_size.body are of the page's body, all others of the
 * section's. A name of no section is a warning when a title or id is near, else
 * nothing: a layout serves more than one résumé.
 *
 * And `by_column: {sidebar: {...}}`: likewise for all sections that stand in
 * the sidebar, beneath by_section. */
const struct style *style_read(struct arena *a, struct diags *d,
                               const struct style_ask *ask);
/* Whether `word` is one of the list's. */
bool style_has(style_list list, const char *word);
/* Whether the list has a section, by its title, its key (technical_skills of
 * "Technical Skills") or its id (NULL: none). */
bool style_titles_have(style_titles list, const char *title, const char *key,
                       const char *id);
/* Whether a section may have the setting of that path for itself. */
bool style_of_section(const char *path);
/* Whether a section's style has the setting, whose member of struct style
 * begins there, of its own; false of the page's. */
bool style_is_own(const struct style *s, size_t member);
/* Points of a length for text of `size` points. */
pt style_pt(struct length l, pt size);
/* Width and height of a paper. */
void style_paper(style_choice paper, pt *width, pt *height);
/* The window: every setting as "path: value", sorted by path, in YAML. */
void style_print(struct buf *out, const struct style *s);
/* A layout file that reads as `s`, exactly. */
void style_write(struct buf *out, const struct style *s);

/* The same with the place of each value behind it: file and line, or
 * `default`. What lies in a folder of `data` is told from there. */
void style_trace(struct buf *out, const struct style *s,
                 const char *const *data);

/* A layout that may be asked for by its name. */
struct layout_told {
    const char *name, *path;
    const char *description; /* "": it has none */
    bool shipped;
};
/* Those beside the résumé, then the shipped ones, each by name; one beside
 * hides the shipped one of its name. */
const struct layout_told *layouts_told(struct arena *a, struct diags *d,
                                       const char *beside,
                                       const char *const *data, int *count);
/* The file of the first of ask->layout; NULL when it cannot be had, which is
 * said. */
const char *style_file(struct arena *a, struct diags *d,
                       const struct style_ask *ask);

/* A setting in words. */
struct setting_told {
    const char *path, *value; /* by default */
    const char *help, *kind;  /* what it is for, what may stand there */
    bool gives;               /* with a range, to keep page.max */
};
/* All of them in the order of their paths. */
const struct setting_told *settings_told(struct arena *a, int *count);
/* What else stands in a layout; without a value and a kind. */
const struct setting_told *layout_keys_told(int *count);
/* The same, printed, of each setting whose path holds the whole words `asked`
 * ("page", "page.size", "left_margin"). False when there is none. */
bool style_help(struct buf *out, const char *asked);
/* The settings as definitions of a JSON Schema (draft-07), with commas between
 * them: `layout` for a layout's map, and what it refers to. */
void style_schema(struct buf *out);
/* The path of the setting whose member of struct style begins there. */
const char *style_path(size_t member);
/* The paths of all settings, sorted, NULL-ended. */
const char *const *style_paths(void);
