/* What was typed after `brevier`, read by the tables verb.def and option.def.
 * Flags stand before or after the verb: --x y, --x=y, -x y, -xy, bundled -qV;
 * after `--` everything is an operand. A first word that is no verb but looks
 * like a file (it is there, it is "-", it has a '.' or '/') means `render`. */
#pragma once
#include "base/base.h"

enum verb {
#define VERB(id, name, operands, least, most, help) VERB_##id,
#include "main/verb.def"
#undef VERB
    VERB_COUNT
};

enum option {
#define OPTION(id, name, letter, argument, verbs, help) OPTION_##id,
#include "main/option.def"
#undef OPTION
    OPTION_COUNT
};

struct verb_row {
    const char *name, *operands;
    int least, most; /* operands; most -1: any number */
    const char *help;
};
extern const struct verb_row verb_rows[VERB_COUNT];

/* A call worth knowing. */
struct example {
    enum verb verb;
    const char *call, *help;
};
extern const struct example examples[]; /* ended by a NULL call */

struct option_row {
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* "": takes none; "=x": none or, behind a =, x */
    unsigned verbs;       /* bit v: belongs to verb v */
    const char *help;
};
extern const struct option_row option_rows[OPTION_COUNT];

/* A call. Strings are argv's own. */
struct call {
    enum verb verb;
    bool named;                 /* the verb was written */
    const char *const *operand; /* NULL-ended */
    int operands;
    /* Each option's arguments in order, NULL-ended ("" for a flag); NULL when
     * it was not given. */
    const char *const *value[OPTION_COUNT];
};

/* All mistakes are said in `d`; what could be read comes back, with every
 * value of the options that are choices one of their words. */
struct call call_read(struct arena *a, struct diags *d, int argc,
                      char *const *argv);
bool call_has(const struct call *c, enum option o);
/* The last argument given, `otherwise` when the option was not. */
const char *call_last(const struct call *c, enum option o,
                      const char *otherwise);
