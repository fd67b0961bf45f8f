/* private to gate: words of the story and of the PDF, made alike. White space
 * parts words; soft hyphens of the story, zero-width spaces, word joiners and
 * direction marks are no part of a word; U+FB00 to FB06 are their letters. */
#pragma once
#include "gate/gate.h"

struct word {
    size_t start, len; /* in `text` */
    bool opens;        /* the first of a block: nothing need part it from the
                          word before */
    bool optional;     /* a separator, which goes where a line ends */
    int first;         /* the first word of its rich text */
    struct mark at;    /* of that */
};

struct words {
    struct buf text;
    struct word *word;
    int count, room;
    bool inside; /* a word has begun */
};

struct words words_of_story(struct arena *a, const struct story *s);
/* A text of the story, after what is there. */
void words_of_more(struct words *w, struct rich r);
/* Of a text as it was read; a soft hyphen stays, since none may stand there. */
struct words words_of_text(struct arena *a, const char *text, size_t len);
/* Whether a text is the words of the story as they stand, with plain spaces
 * between. If not, it may be the same words all the same. */
bool words_stand(struct arena *a, const struct story *s, const char *text,
                 size_t len);
const char *word_text(struct arena *a, const struct words *w, int i);
/* Where the word stands in the YAML. */
struct mark word_mark(struct arena *a, const struct words *w, int i);
/* Whether eight bytes are all ASCII that is seen, or spaces. */
static inline bool words_plain(uint64_t eight)
{
    const uint64_t each = 0x0101010101010101, top = each << 7;
    return !(((eight - each * ' ') | eight | (eight + each)) & top);
}
/* Characters that no text of a PDF may hold. */
bool words_forbid(uint32_t c);
