/* Private to variant: what its chapters share. */
#pragma once
#include "variant/variant.h"

enum { CHAIN = 16 }; /* variants that extend each other, at most */

/* Words in order, for looking up; NULL-ended. */
struct words {
    const char **word;
    int count, room;
};
void words_add(struct arena *a, struct words *w, const char *word);
void words_sort(struct words *w);
/* Sorts them and takes doubles out. */
void words_settle(struct arena *a, struct words *w);
bool words_have(const struct words *w, const char *word);

struct names;

/* What the parts of a file are looked up in. */
struct lookup {
    struct words ids, tags;
    struct variant **sorted;   /* by name */
    const struct names *names; /* of the guard */
};

/* ---- tree.c: trees made of others ---- */

/* A map's children by key, for looking up many. */
struct index {
    const struct node **child; /* sorted */
    int count;
};
/* NULL, or what is no map: an empty one. */
struct index index_of(struct arena *a, const struct node *map);
/* NULL: there is none. */
const struct node *index_get(const struct index *x, const char *key);

/* A list or map `like` with `count` children; itself when they are its own. */
const struct node *node_of(struct arena *a, const struct node *like,
                           const struct node *const *child, int count);
/* A copy of `n` under `key`, which stands at `key_at`. */
const struct node *node_keyed(struct arena *a, const struct node *n,
                              const char *key, struct mark key_at);
/* `map` with `value` under its key. */
const struct node *node_replaced(struct arena *a, const struct node *map,
                                 const struct node *value);
/* `base` with what is in `over`: maps put together, down to `depth` of them,
 * everything else replaced. Either may be NULL. */
const struct node *node_merged(struct arena *a, const struct node *base,
                               const struct node *over, int depth);
/* A text; "" for what is none. */
const char *node_text(const struct node *n);
/* A layout above another: a name replaces it, settings lie on it. */
const struct node *layout_merged(struct arena *a, const struct node *base,
                                 const struct node *over);

/* ---- read.c ---- */

/* Whether parts with ids and tags lie under a key. */
bool key_nests(const char *key);
/* What `v` has under `key`: its own, or that of what it extends. */
const struct node *variant_get(const struct variant *v, const char *key);
/* Likewise, put together down to `depth` maps. */
const struct node *variant_merged(struct arena *a, const struct variant *v,
                                  const char *key, int depth);
/* Whether `allow` of `v` has the word, letter case aside. */
bool variant_allows(struct arena *a, const struct variant *v, const char *word);
/* "line 12", with the file where that is not the one of `by`. */
const char *place_named(struct arena *a, struct mark at, struct mark by);
/* Under the last diagnostic, at `at`: which variant it is. */
void hint_variant(struct arena *a, struct diags *d, const struct variant *v,
                  struct mark at);
/* "did you mean", or as many of the words as there is room for. */
void hint_words(struct arena *a, struct diags *d, const char *word,
                const struct words *known);

/* ---- tags.c ---- */

/* Whether an item with `tags` (NULL: none) is in. An item without is always. */
bool tags_pass(const struct node *tags, const struct node *include,
               const struct node *exclude);
/* Says what is no expression, and tags that `known` has not (NULL: any). */
void tags_check(struct arena *a, struct diags *d, const struct variant *v,
                const struct node *expression, const struct words *known);

/* ---- fill.c ---- */

/* The text of a value that is in languages ({en: …, de: …}) for a reader of
 * `lang`, else of `own` (NULL or "": nobody knows), else the first; of any
 * other value its text, "" for what is none. */
const char *value_in(struct arena *a, const struct node *value,
                     const char *lang, const char *own);

/* ---- order.c ---- */

/* What is left of the sections, `now`, in the order that `v` asks for; names
 * are those of the sections as they were `written`. */
const struct node *sections_ordered(struct arena *a, struct diags *d,
                                    const struct variant *v,
                                    const struct node *now,
                                    const struct node *written);

/* ---- facts.c ---- */

struct facts {
    struct arena *a;
    struct diags *d;
    const struct variant *v;
    const struct node *cv; /* of the résumé as written */
    struct words numbers;  /* of all of it, once asked for */
    bool counted;
    bool allowed;
};
/* Says what `patch` (a map of fields, or a text) makes another fact of in
 * `was`, an item. */
void facts_patched(struct facts *f, const struct node *was,
                   const struct node *patch);
/* Likewise of one value by the name of its key; `was` NULL: it is new. */
void facts_set(struct facts *f, const char *key, const struct node *was,
               const struct node *value);
/* Likewise of what is new as a whole. */
void facts_added(struct facts *f, const struct node *list);
