/* Thai and Lao put no spaces between words, and the annex leaves them to a
 * dictionary. Without one a line may end between syllables, where the spelling
 * shows it: before a vowel that is written ahead of its consonant, and behind
 * the signs that only end a syllable. */
#include <string.h>

#include "text/private.h"

/* A Lao letter as the Thai one at its place; 0: it is neither. */
static uint32_t thai_of(uint32_t c)
{
    if (c >= 0x0e80 && c < 0x0f00)
        c -= 0x80;
    return c > 0x0e00 && c < 0x0e80 ? c : 0;
}

static bool is_leading(uint32_t c)
{
    return c >= 0x0e40 && c <= 0x0e44;
}

/* Paiyannoi, sara a and am, mai yamok, thanthakhat. */
static bool is_last(uint32_t c)
{
    return c == 0x0e2f || c == 0x0e30 || c == 0x0e33 || c == 0x0e46 ||
           c == 0x0e4c;
}

static bool is_first(uint32_t c)
{
    return is_leading(c) || (c > 0x0e00 && c <= 0x0e2e);
}

void breaks_syllables(const char *text, size_t len, uint8_t *may)
{
    enum { LEAST = 2 }; /* letters between two breaks */
    const char *p = memchr(text, 0xe0, len);
    uint32_t before = 0;
    for (int letters = 0; p && p < text + len; letters++) {
        size_t at = (size_t)(p - text);
        uint32_t c = thai_of(utf8_next(&p));
        bool may_end = before && c && is_first(c) && !is_leading(before) &&
                       (is_leading(c) || is_last(before));
        if (!before || may[at] != LINE_NO)
            letters = 0;
        else if (may_end && letters >= LEAST) {
            may[at] = LINE_MAY;
            letters = 0;
        }
        before = c;
        if (!c)
            p = memchr(p, 0xe0, (size_t)(text + len - p));
    }
}
