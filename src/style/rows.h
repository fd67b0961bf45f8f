/* Inside the style room: the rows of style.def as a table, and what the
 * files of the room ask of each other. */
#pragma once
#include "style/style.h"

enum kind {
    KIND_length,
    KIND_length_range,
    KIND_number,
    KIND_number_range,
    KIND_count,
    KIND_choice,
    KIND_bool,
    KIND_text,
    KIND_font,
    KIND_features,
    KIND_list,
    KIND_titles,
    KIND_color,
    KIND_template,
};

struct row {
    const char *path;
    enum kind kind;
    size_t member;    /* its offset in struct style */
    double low, high; /* of a colour: least contrast with the page */
    const char *words, *help;
    size_t size; /* of the member */
};

enum {
#define SETTING(member, ...) ROW_##member,
#include "style/style.def"
#undef SETTING
    ROW_COUNT
};

/* In the order of style.def, which is that of the paths: what shares the
 * beginning of a path stands together. */
extern const struct row style_rows[ROW_COUNT];
extern const struct style style_defaults;

/* Whether a range may stand there. */
bool style_gives(const struct row *row);
/* The words of a row, NULL-ended. */
const char *const *style_words(struct arena *a, const struct row *row);
/* Which of the row's words `word` is; -1: none. */
int style_word(const struct row *row, const char *word);
/* The end of the whole components `asked` in `path`, wherever they stand;
 * NULL: not in it. */
const char *style_path_part(const char *path, const char *asked);
/* The member of the row in `s`, as a layout file would have it. */
void style_put_value(struct buf *out, const struct row *row,
                     const struct style *s);

/* "One of left, center, right", "A length from 0 to 288pt": what may stand
 * there. */
void style_put_kind(struct buf *out, const struct row *row);

/* Reads `n` by the row's kind into its member of `s`; false with a diagnostic
 * when it is not such a value, and then the member stays as it was. */
bool style_value(struct arena *a, struct diags *d, const struct row *row,
                 const struct node *n, struct style *s);

/* Whether a key is one that stands at the top of a layout beside the
 * settings. */
bool style_special(const char *key);
/* The names of the layouts that are shipped, each once, NULL-ended. */
const char *const *style_shipped(struct arena *a, const char *const *data);

/* A text in double quotes, as YAML reads it. */
void style_put_quoted(struct buf *out, const char *s);
/* Rows of a head, in the words of a layout: into `to`, and out of it. */
bool style_template_read(struct arena *a, struct diags *d,
                         const struct row *row, const struct node *n,
                         struct template *to);
/* A cell of one: its text with the names checked. */
bool style_cell_read(struct arena *a, struct diags *d, const struct row *row,
                     const struct node *n, const char **to, struct mark *at);
void style_template_put(struct buf *out, const struct row *row,
                        const struct template *t);

/* Every map of settings that counts, least first. The first `implied` of them
 * were asked for by nobody. */
struct layers {
    const struct node *const *map;
    int count, implied;
    const char *name;
};
struct layers style_layers(struct arena *a, struct diags *d,
                           const struct style_ask *ask);

/* ---- reading ---- */

struct reader {
    struct arena *a;
    struct diags *d;
    struct style *s;
    struct mark at[ROW_COUNT]; /* where it was set last; nowhere: by no one */
    int turn[ROW_COUNT], turns;
    int paper;
    bool in_size;        /* beneath by_size */
    int ground;          /* the row of the colour that text stands on */
    const char *section; /* whose settings are read; NULL: the page's */
    bool plain;          /* ranges are refused */
    struct named *named; /* by_section so far, */
    int names;           /* and how many they are */
};
/* Lays a map of settings over what was read. */
void style_settings(struct reader *r, const struct node *map);
/* The keys of the top, NULL-ended. */
const char *const *style_keys(const struct reader *r);
/* Not a map: nothing, since all beneath it is commented out, is fine. */
void style_not_a_map(const struct reader *r, const struct node *n,
                     const char *path, const char *const *known);
/* The keys beneath `templates` that are RenderCV's spelling of a row's head,
 * "education_entry"; NULL: no more. */
const char *style_cells_key(int index);
/* One of them. Each line of main_column is the left cell of a row, each of
 * date_and_location_column a right one, degree_column the first `before`; names
 * are words in capitals, or in braces. What is not said stays as it is. The row
 * that was set; -1: none, and what is wrong is said. */
int style_cells_read(struct reader *r, const struct node *n);
/* Them as members of an object of the schema, a comma before each. */
void style_cells_schema(struct buf *out);
/* What a row cannot check alone, of the page and of a section. */
void style_check(struct reader *r);
void style_section_check(struct reader *r);
/* The places of settings and families, into the style. */
void style_places(const struct reader *r);

/* by_section and by_column of a layer. */
void style_by_section(struct reader *r, const struct node *map);
void style_by_column(struct reader *r, const struct node *map);
/* What came of it for the sections of the résumé, into the page's style. */
void style_sections(struct reader *r, const struct style_ask *ask);
