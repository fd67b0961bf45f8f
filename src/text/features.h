/* Private to text: which OpenType features a run is shaped with. */
#pragma once
#include <hb.h>

#include "text/text.h"

enum { MOST_FEATURES = 64 };
struct feature_list {
    hb_feature_t tag[MOST_FEATURES];
    unsigned count;
    unsigned asks; /* SPAN_ bits of classes that it names */
};
struct features {
    struct arena *arena;
    struct diags *diags;
    const struct setting *set;
    struct mark at;
    struct feature_list plain, label;
    /* the last that were made, and for what */
    struct feature_list made;
    const struct face *face;
    unsigned style;
    unsigned lacking; /* SPAN_ bits that were said to be lacking */
    bool unmet;       /* and that it has not all forms */
    bool mixed; /* small capitals of the setting would mix with small letters */
};
/* Reads the setting's; what is no feature is said at `at`. */
void features_read(struct features *f, struct arena *a, struct diags *d,
                   const struct setting *set, struct mark at);
/* Those of a run of `style` in `face`, until the next call. What the face
 * cannot do is said once and left out. */
const struct feature_list *features_for(struct features *f,
                                        const struct face *face,
                                        hb_script_t script, unsigned style);
/* Warns, once a paragraph, of a letter or figure of run `r` that the face has
 * no form for of what its class asks. Of the setting's small capitals it only
 * marks that they are `mixed`. */
void features_check(struct features *f, const struct para *p,
                    const struct run *r, const struct glyph *glyph);
