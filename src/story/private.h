/* private to story: how blocks are gathered, and dates in words. */
#pragma once
#include "story/story.h"

/* A story being written. */
struct teller {
    struct arena *arena;
    struct diags *diags;
    const struct resume *resume;
    const struct style *style;
    unsigned smart; /* of smart.h */
    struct block *block;
    int blocks, room;
    int section, entry; /* where we are, -1: before the first */
    bool first;         /* no block of this entry yet */
};

/* Adds a block; its section, entry and first are filled in here. An empty
 * text adds nothing, but for a BREAK and a CONTACT. */
void tell(struct teller *t, struct block b);

void tell_entry(struct teller *t, const struct entry *e, const char *number);

/* A date or a range by the style's templates; empty when there is none. */
struct rich when_text(struct teller *t, const struct when *w);
