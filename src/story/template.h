/* Private to story: cells of templates, "**{company}**, {position}". */
#pragma once
#include "base/base.h"
#include "markup/markup.h"

/* A name in braces and where it stands in the cell's text. */
struct slot {
    const char *name;
    size_t from, to;
};

struct cell {
    struct rich markup; /* each name is one letter, a stand-in */
    const char *text;   /* of it */
    const struct slot *slot;
    int slots;
    struct mark at;
};

/* Reads the inline markup and the names of a template. Errors are markup's;
 * a name where no text stands, as in the address of a link, is one too. */
struct cell cell_read(struct arena *a, struct diags *d, const char *template,
                      struct mark at);

/* The text with the values of its names; empty when it has names and none of
 * them a value. Else punctuation and words go with what is missing:
 *  - brackets and quotes go with all that is named in them;
 *  - between two values stands what is between their names. What is missing
 *    between them leaves one separator, the strongest: | before - and a dot,
 *    those before ; and :, those before a comma, that before a space. Words
 *    alone ("{degree} in {area}") go when either neighbour is missing;
 *  - words before a separator belong to the name before ("{n} years, {m}"),
 *    words after it or with a colon to the name behind (", GPA: {gpa}"), and
 *    go with it. So do those at both ends, but for a full stop.
 * A value stands in the style of its name, and leads where the name does. */
struct rich cell_fill(struct arena *a, const struct cell *c,
                      struct rich (*value)(void *context, const char *name),
                      void *context);
