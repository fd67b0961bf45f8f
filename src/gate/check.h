/* private to gate: whether a PDF says what the story says, point by point. Each
 * tells what is wrong and is then false. */
#pragma once
#include "gate/reader.h"
#include "gate/words.h"

struct check {
    struct arena *a;
    struct diags *d;
    enum diag_kind kind;
    const struct story *story;
    struct buf content; /* the text in content order */
    struct document *doc;
    struct sight sight;
};

/* Says so, of the file as a whole; false. */
bool check_refuse(struct check *c, const char *what);

/* ---- same.c: the words of the story, each and in order ---- */

bool same_by_content(struct check *c);
/* Pictures and, where columns go over pages, the order too. */
bool same_by_tags(struct check *c);

/* ---- fair.c: what is no word of the story ---- */

/* An artifact is decoration and says nothing, but for the separators. */
bool artifacts_say_nothing(struct check *c);
bool characters_are_fair(struct check *c);

/* ---- links.c ---- */

bool annotations_are_fair(struct check *c);
bool same_links(struct check *c);
