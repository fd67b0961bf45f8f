/* Private to variant: whom variants are for, and where a text names them. */
#pragma once
#include "variant/variant.h"

struct word {
    const char *text; /* folded */
    size_t from, end; /* in the folded text */
};
/* The words of a folded text; characters of scripts without word spaces are a
 * word each. */
const struct word *words_of(struct arena *a, const char *text, int *count);

/* Who a variant is for, or what as. */
enum name_kind { NAME_COMPANY, NAME_ROLE, NAME_OTHER };

struct name {
    const char *text;   /* folded */
    const char *joined; /* its words as one */
    const struct word *word;
    int words;
    enum name_kind kind;
    bool known;      /* the résumé has an employer or, a role, a post of it */
    const char *key; /* of the value */
    const struct variant *of;
    const struct node *value; /* a text */
    struct name *next;        /* in its place of a table, or of a list */
    struct name *next_joined;
};

/* Of all variants of a file, and which of them the résumé has itself. */
struct names;
const struct names *names_read(struct arena *a, const struct variant_file *all);
bool names_none(const struct names *names);
/* Those of `v` with its values as they are in `root` now, linked by next. */
struct name *names_own(struct arena *a, const struct variant_file *all,
                       const struct variant *v, const struct node *root);
/* The longest name, of `own` or of all, at the first of some words of `text`,
 * and how many of them it has. With `link` it may be written as one word, and
 * what stands between its words does not matter. NULL: there is none. */
const struct name *name_at(const struct names *names, const struct name *own,
                           const char *text, const struct word *word, int words,
                           bool link, int *taken);
