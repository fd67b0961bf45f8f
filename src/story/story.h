/* story: the résumé told in order, as blocks with roles. What is said and in
 * which order is settled here, dates and separators included; how large and
 * where is not: no fonts, no sizes, no coordinates. */
#pragma once
#include "base/base.h"
#include "markup/markup.h"
#include "resume/resume.h"
#include "style/style.h"

enum role {
#define ROLE(name, words) ROLE_##name,
#include "story/role.def"
#undef ROLE
    ROLE_COUNT
};
const char *role_name(enum role r);
/* ENTRY or HEAD. */
bool role_is_entry(enum role r);

/* Where a block stands: in the whole width, or in one of two columns that
 * begin beneath all that has it. */
enum flow { FLOW_PAGE, FLOW_MAIN, FLOW_SIDE, FLOWS };

/* What a text of an entry is: of its rows, under its head, or all of it. */
enum prose { PROSE_OTHER, PROSE_SUMMARY, PROSE_PARAGRAPH, PROSE_ENTRY };

/* What is drawn before a connection: a name, NULL for nothing. */
struct told_icon {
    const char *name;
    struct mark at;
};

/* One block. Read in the order label, text (part after part), aside.
 *  NAME HEADLINE SUMMARY  text
 *  CONTACT     part: the connections; the separator stands between two on one
 *              line and is drawn by the page
 *  PHOTO       alt: what it shows, for who does not see it; no text
 *  SECTION SUBSECTION     text
 *  ENTRY       label: a degree, in a column of its own; text: head of an entry;
 *              aside: its date
 *  POST        text: second row of an entry, or one of several posts; aside:
 *              its place or date
 *  HEAD ROW    as ENTRY and POST, in the look of the text but for their marks
 *  TEXT        text: a paragraph; under an item when depth > 0
 *  ITEM        label: bullet or number; text; aside: a date
 *  NOTE        text: printed notes
 *  BREAK       nothing: a new page begins here
 *  TOP_NOTE FOOTER  text: what stands on pages; they are no part of the story's
 *              blocks */
struct block {
    enum role role;
    enum flow flow;
    int depth;    /* 0: no list; an item's list depth from 1 */
    int section;  /* which, from 0; -1: the header */
    int style;    /* which of the story's styles; 0: the page's */
    int entry;    /* which of the section, from 0; -1: none */
    int unit;     /* index into the story's units; -1: none */
    bool first;   /* the first of its entry */
    bool headed;  /* its entry has a head */
    bool further; /* a row of a head, below another */
    bool beside;  /* the head of its entry has a label, in a column */
    enum prose prose;
    struct rich label, text, aside;
    const struct rich *part;
    int parts;
    const struct told_icon *icon; /* of each part; NULL: none have one */
    /* Other wordings of the text by the author's own hand, longest first. */
    const struct rich *shorter;
    int shorters;
    const char *alt;
    struct mark at;
};

/* What is left out as a whole, if it has to be: a section, an entry or an item,
 * with all that hangs under it. A unit comes before its parts. A section goes
 * with the last of them; what else has parts keeps one at the least. */
struct unit {
    int parent; /* -1: none */
    bool section;
    bool has_priority;
    int priority; /* higher stays longer; without one it always stays */
    struct mark at;
};

/* What stands outside of the text, at the head and the foot of pages; nobody
 * reads it as text. */
enum { RUNNING_HEAD, RUNNING_FOOT, RUNNINGS };
struct running {
    const struct block *first, *later; /* of the first page, and of others;
                                          NULL: none */
};

/* Blocks are told in the order in which they are read, whatever column they
 * stand in. */
struct story {
    const char *lang, *title, *author;
    const char *subject;         /* NULL: none */
    const char *const *keywords; /* NULL-ended */
    /* Words with their hyphens or, never broken, without: NULL-ended, any
     * number in each with blanks between. */
    const char *const *exceptions;
    const char *separator; /* between connections on one line */
    /* Of sections that have settings of their own: block.style is 1 for the
     * first of them. */
    const struct style *const *style;
    int styles;
    const struct block *block;
    int blocks;
    const struct unit *unit;
    int units;
    bool columns; /* there are blocks in FLOW_SIDE */
    struct running running[RUNNINGS];
    bool letter; /* it has one page, whatever the style says */
};

/* The résumé's. */
const struct story *story_write(struct arena *a, struct diags *d,
                                const struct resume *r, const struct style *st);
/* That of its letter, which has one: the header, and the letter below it. */
const struct story *story_letter(struct arena *a, struct diags *d,
                                 const struct resume *r,
                                 const struct style *st);
/* One after the other, with a break between; the rest is that of the second.
 */
const struct story *story_joined(struct arena *a, const struct story *first,
                                 const struct story *second);
/* What stands at the head or the foot of page `page` of `pages`, from 1 on;
 * empty: nothing. */
struct rich story_running(struct arena *a, const struct story *s, int which,
                          int page, int pages);
/* Names in templates that no entry has are errors, at their place in the
 * layout; keys of entries that no template prints, warnings. To be said whether
 * or not a story can be written. */
void story_check(struct arena *a, struct diags *d, const struct resume *r,
                 const struct style *st);
/* The window: a block a line. */
void story_print(struct buf *out, const struct story *s);
