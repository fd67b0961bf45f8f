/* Private to markup: spans made piece by piece. Neighbours of one style and
 * one link become one span. */
#pragma once
#include "markup/markup.h"

struct builder {
    struct arena *a;
    struct span *span;
    int count, room;
    struct buf text; /* of the span being made */
    unsigned style;
    const char *url, *lang;
};

struct builder build_new(struct arena *a);
void build_add(struct builder *b, const char *text, size_t len, unsigned style,
               const char *url);
/* The language of what is added from here on; NULL: the document's. */
void build_in(struct builder *b, const char *lang);
/* The last character added, 0 when there is none. */
char build_last(const struct builder *b);
/* Takes the space at the end off, if there is one. */
void build_trim(struct builder *b);
/* Takes off the last character, of one byte, that was just added. */
void build_cut(struct builder *b);
struct rich build_done(struct builder *b, struct mark at);

/* A link made ready, or why it is none and perhaps a way out. */
struct link {
    const char *url, *why, *hint;
};
struct link link_read(struct arena *a, const char *url);
void link_refuse(struct diags *d, struct arena *a, struct link link,
                 const char *typed, struct mark at);

/* Where `needle` stands in the scalar at `at` whose value is `text`: the
 * scalar's lines are not known, so its length bounds the search. It reads the
 * source from its start, so it is for what is wrong only, and gives up when a
 * hostile file has more wrong than anybody reads. */
struct mark find_in_text(const struct diags *d, struct mark at,
                         const char *needle, const char *text);
