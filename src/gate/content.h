/* private to gate: from operators to text. content.c reads operators and
 * tells them to teller.c, which keeps what they say. */
#pragma once
#include "gate/reader.h"

enum { MARKS_MOST = 64 };

struct state {
    struct matrix ctm;
    const struct typeface *face; /* NULL: none is set */
    double size, char_space, word_space, scale, leading, rise;
};

/* Marked content that has begun. */
struct mark_open {
    int mcid;
    bool artifact;
    const char *actual; /* stands for all within; NULL: nothing does */
    bool said;          /* and has been put down */
    bool reversed;      /* shown from the last character to the first */
};

struct teller {
    struct sight *sight;
    struct arena *scratch; /* for what lives as long as one operator; NULL:
                              that lives as long as the rest */
    struct state state;
    struct state *saved;
    int states;
    struct matrix text, line;
    struct mark_open mark[MARKS_MOST];
    int marks;
    int actual;                    /* of mark: which stands for all; -1 */
    int owner;                     /* the object whose content is read */
    const struct stream *form[16]; /* that are open */
    int forms;
    struct pen end; /* of what was shown last */
    size_t *unit;   /* where in the text each code begins that is shown
                       reversed */
    int units, unit_room;
    int reversed; /* of mark: the outermost that is so; -1 */
};

/* A content stream with its resources. */
void content_run(struct teller *t, struct bytes content,
                 struct object resources);

/* `reversed`: what is shown until it ends stands from the last code to the
 * first (ISO 32000-1, 14.8.2.3.3). */
void teller_mark(struct teller *t, bool artifact, int mcid, const char *actual,
                 bool reversed);
void teller_unmark(struct teller *t);
void teller_show(struct teller *t, const uint8_t *s, const uint8_t *end);
/* Text that stands for what is shown. */
void teller_say(struct teller *t, const char *text, size_t len);
/* By so many thousandths of the size, against the way the text runs. */
void teller_shift(struct teller *t, double thousandths);

/* ---- recall.c: what jobs before have shown ---- */

/* In a font whose map is kept, the bytes of an operator that shows strings
 * alone say which text that is. */
struct recall {
    struct kept *kept; /* NULL: nothing is */
    struct buf key;
    const uint8_t *asked; /* where an operator ends that is not known; NULL */
    size_t before;        /* of the text, */
    struct faults faults; /* and what else there was before it */
    long long work;
};
struct recall recall_new(const struct teller *t);
/* Puts down what the strings at the lexer show, and moves it past their
 * operator; false when it is not known, or something else stands there. */
bool recall_show(struct recall *r, struct teller *t, struct lexer *l);
/* An operator has been read that ends at p: keeps what it showed, if that was
 * asked for. */
void recall_keep(struct recall *r, struct teller *t, const uint8_t *p);
