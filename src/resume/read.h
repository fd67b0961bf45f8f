/* Private to resume: what its chapters share. A reader takes a node and gives
 * what it stands for; what is wrong with it is said, and a harmless value
 * comes back. A null stands for nothing at all and is no mistake where a key
 * may be left out. */
#pragma once
#include "resume/resume.h"

/* Nodes that texts were read from. */
struct texts {
    const struct node **text;
    int count, room;
};

struct reading {
    struct arena *a;
    struct diags *d;
    const char *lang, *own;      /* that is asked for; of texts in one only */
    struct texts several, plain; /* texts in several languages, and in one */
    bool dated;                  /* a date is printed in words */
    const char *variant;         /* that is read; NULL: none */
    const char *const *bold; /* settings.bold_keywords, NULL-ended; or NULL */
    struct named *named;     /* every id met so far */
    int nameds, room;
    const char *const *listed; /* the keys of read.c's last list */
    const char *listed_must, *listed_may;
};

/* ---- read.c: keys, texts, lists ---- */

/* The keys of a map: words with spaces between. */
struct keys {
    const char *of; /* "an education entry" */
    const char *must, *may;
};
bool has_word(const char *words, const char *word);
/* Of each kind of map; the schema and the manual are made from them. */
extern const struct keys top_keys, cv_keys, social_keys, custom_keys;
extern const struct keys section_keys, sub_keys, role_keys, item_keys;
extern const struct keys locale_keys, phrase_keys, plural_keys, settings_keys;
extern const struct keys letter_keys;
/* Of each kind of entry, with the keys that tell it. */
extern const struct entry_keys {
    const char *marks;
    struct keys keys;
} entry_kinds[ENTRY_COUNT];
/* Says which keys are unknown and which are missing; a missing one that an
 * unknown one was meant for is said once. In an `open` map only near misses
 * of known keys are mistakes. */
void read_keys(struct reading *r, const struct node *map,
               const struct keys *keys, bool open);
/* The key of `keys` that people mean by an unknown one; NULL: none. */
const char *key_meant(const char *word, const struct keys *keys);
/* Whether read_keys took an unknown key of an open map for a mistake. */
bool is_near_miss(struct reading *r, const char *key, const struct keys *keys);

/* Whether `n` is of `kind`; said when not, but for a null. */
bool is_kind(struct reading *r, const struct node *n, enum node_kind kind,
             const char *what);
/* Where to point for a node as a whole: its key if it has one. */
struct mark place_of(const struct node *n);

/* The scalar a text stands in, of a language map the document's. NULL for a
 * null and, said, for what is no text. */
const struct node *read_scalar(struct reading *r, const struct node *n,
                               const char *what);
/* A text without markup; NULL when there is none or it is empty. */
const char *read_word(struct reading *r, const struct node *n,
                      const char *what);
/* A text with markup: of a name or title, and of the body, where keywords
 * are bold. */
struct rich read_title(struct reading *r, const struct node *n);
struct rich read_body(struct reading *r, const struct node *n,
                      const char *what);
/* A body that reads otherwise in another language, as names do not. */
struct rich read_prose(struct reading *r, const struct node *n,
                       const char *what);

/* The first of a list's items, NULL when it has none. What is no list is said
 * and comes back as a list of itself when it is a text, else as none. */
const struct node *read_list(struct reading *r, const struct node *n,
                             const char *what);
/* Likewise where a single text is as good as a list of one. */
const struct node *read_one_or_list(struct reading *r, const struct node *n,
                                    const char *what);
int count_nodes(const struct node *first);
/* NULL-ended, never NULL. */
const char *const *read_words(struct reading *r, const struct node *n,
                              const char *what);

/* A web address as people write it: no scheme, no slash at its end. */
const char *url_shown(struct arena *a, const char *url);

/* ---- refuse.c: what is not what was wanted ---- */

/* "expected WHAT for 'key', found a list". */
void refuse_kind(struct reading *r, const struct node *n, const char *what);
/* The same of a map, a list, an empty item of a list where a text is wanted,
 * with how it would be one. */
void refuse_map(struct reading *r, const struct node *n, const char *what);
void refuse_list(struct reading *r, const struct node *n, const char *what);
void refuse_nothing(struct reading *r, const struct node *n, const char *what);

/* ---- language.c ---- */

/* Whether a map holds one text in several languages. */
bool is_language_map(const struct reading *r, const struct node *n);
/* The text of a language map that is taken: the asked language's, else the
 * file's own, else the first. */
const struct node *language_chosen(struct reading *r, const struct node *map);
/* The first text, its key a language, of the first map of texts under n; NULL:
 * there is none. */
const struct node *first_language(const struct node *n);
/* A text in `tag`, and known as such where that is not the asked language. */
struct rich in_language(struct reading *r, const char *tag, struct rich text);
/* Of prose: as typed it is in the file's own language. */
struct rich in_own(struct reading *r, const struct node *n, struct rich text);
/* Says what has no translation; for the end of a reading. */
void translations_check(struct reading *r, const struct node *root,
                        const struct resume_ask *ask);

/* ---- date.c ---- */

/* Of `date`, `start_date` and `end_date` in a map. */
struct when when_read(struct reading *r, const struct node *map);
struct date date_read(struct reading *r, const struct node *n);
#define DATE_KEYS "date start_date end_date"

/* ---- duration.c ---- */

/* The day in UTC of seconds since 1970. */
struct date date_of_seconds(long long seconds);

/* ---- fold.c ---- */

/* The pieces of a scalar whose lines in the source are a text and a list
 * under it; fewer than two when it is one text. */
const struct node *fold_read(struct reading *r, const struct node *n,
                             int *count);

/* ---- item.c ---- */

#define TAGGED_KEYS "id tags priority notes"
/* All but `short` and `min`. */
struct tagged tagged_read(struct reading *r, const struct node *map);
/* Says which ids are there twice; for the end of a reading. */
void named_check(struct reading *r);
struct item *items_read(struct reading *r, const struct node *list,
                        const char *what, int *count);

/* ---- entry.c, section.c, header.c, social.c ---- */

struct entry entry_read(struct reading *r, const struct node *n);
/* The key of a map that tells what entry it is; NULL: it is none. */
const char *entry_mark(const struct node *map);
struct section *sections_read(struct reading *r, const struct node *map,
                              int *count);
/* All of `cv` but its sections. */
void header_read(struct reading *r, const struct node *cv,
                 struct resume *resume);
struct contact social_read(struct reading *r, const struct node *n);
/* Digits of a telephone number with the '+' before them; NULL when `text`
 * does not read as one. */
const char *phone_digits(struct arena *a, const char *text);

/* ---- locale.c ---- */

/* locale.language as a tag; NULL: there is none. */
const char *locale_read(struct reading *r, const struct node *locale);
/* What the asked language calls things, with what the file would have it
 * call them. */
const struct locale *words_read(struct reading *r, const struct node *locale);

/* Says when dates are in English because nobody knows better, `at` where the
 * language was said. */
void words_check(struct reading *r, const struct node *locale, struct mark at,
                 const struct locale *w);

/* ---- letter.c ---- */

/* NULL where it is no map. `today` is what the date may ask for. */
const struct letter *letter_read(struct reading *r, const struct node *n,
                                 const struct date *today);

/* ---- settings.c ---- */

/* settings.bold_keywords; NULL when there are none. */
const char *const *keywords_read(struct reading *r,
                                 const struct node *settings);
/* All the rest; `resume` has its name. `settings` may be NULL. */
void settings_read(struct reading *r, const struct node *settings,
                   struct resume *resume);
