/* private to story: how blocks are gathered, and dates in words. */
#pragma once
#include "story/story.h"

/* A story being written. */
struct teller {
    struct arena *arena;
    struct diags *diags;
    const struct resume *resume;
    const struct style *page;
    const struct style *style; /* where we are: the page's or a section's */
    unsigned smart;            /* of smart.h */
    const struct style **styles;
    int style_count, at_style, sections; /* told so far */
    struct block *block;
    int blocks, room;
    int counter; /* which of its kind the entry is in its section, from 1 */
    int section, entry;  /* where we are, -1: before the first */
    bool first;          /* no block of this entry yet */
    bool headed, beside; /* as of blocks */
    bool spans;          /* the section tells how long things lasted */
    int wording;         /* that is told: 0 the longest, 1 short, 2 min */
    struct unit *unit;
    int units, unit_room;
    int at_unit;        /* that is told; -1: none */
    struct head *heads; /* read so far */
};

/* Adds a block; its section, entry and first are filled in here. An empty
 * text adds nothing, but for a BREAK and a CONTACT. */
void tell(struct teller *t, struct block b);

/* Begins a unit within the one that is told; what that was, to go back to. */
int unit_begin(struct teller *t, const struct tagged *tagged, struct mark at);

/* The text under `key` in the wording that is told. */
struct rich wording_of(const struct teller *t, const struct entry *e,
                       const char *key);
/* The rows of the head by a template. `bold`: what its ** stands for; `mid`:
 * called where its {highlights} stand. Whether it told the summary, and the
 * highlights. */
struct told {
    bool summary, list;
};
struct told tell_head(struct teller *t, const struct entry *e,
                      const struct template *template, unsigned bold,
                      void (*list)(struct teller *t, const struct entry *e));

/* In all its wordings. */
void tell_entry(struct teller *t, const struct entry *e, const char *number);

/* In capitals, by the rules of the language. */
struct rich rich_capitals(struct arena *a, struct rich r, const char *lang);

/* Whether the section of that title or id is one of `titles`. */
bool titles_have(struct arena *a, style_titles titles, const struct section *s);
/* The columns that the style asks for; whether there are any. */
bool flows_settle(struct teller *t);

/* The connections that are shown, their texts as printed; how many. */
const struct contact *contacts_shown(const struct teller *t, int *count);
/* A telephone number in the form the style asks for, as far as its country is
 * known; else as typed. */
const char *phone_text(struct arena *a, const char *typed, int form);

/* By a template of its own. */
struct rich date_filled(struct teller *t, const struct date *date,
                        const char *template);
/* All of a letter below its header. */
void tell_letter(struct teller *t, const struct letter *l);

/* How long it lasts; empty when it is none of the sections that tell so. */
struct rich span_text(struct teller *t, const struct when *w);
/* Whether a section's title is in a list of them, or the list says `all`. */
bool list_has_title(const char *list, const char *title);

/* What stands on every page. */
void tell_running(struct teller *t, struct running running[RUNNINGS]);

/* A date, and one or a range, by the style's templates; empty when there is
 * none. */
struct rich date_text(struct teller *t, const struct date *date);
struct rich when_text(struct teller *t, const struct when *w);
