/* Of EXIF (a TIFF file in a JPEG, JEITA CP-3451) the one thing that is seen:
 * how the picture is to be held. */
#include "image/private.h"
#include <string.h>

struct tiff {
    struct bytes file;
    bool little;
};

/* An integer of `size` bytes at an offset; 0 where there is none. */
static uint32_t number(const struct tiff *t, size_t at, size_t size)
{
    uint32_t v = 0;
    if (at > t->file.len || t->file.len - at < size)
        return 0;
    for (size_t i = 0; i < size; i++) {
        size_t k = t->little ? size - 1 - i : i;
        v = v << 8 | t->file.data[at + k];
    }
    return v;
}

int exif_turn(struct bytes file)
{
    enum { ENTRY = 12, ORIENTATION = 0x0112, SHORT = 3 };
    struct tiff t = {file, file.len > 1 && file.data[0] == 'I'};
    if (number(&t, 2, 2) != 42)
        return 1;
    size_t at = number(&t, 4, 4);
    uint32_t entries = number(&t, at, 2);
    for (uint32_t i = 0; i < entries; i++) {
        size_t entry = at + 2 + (size_t)i * ENTRY;
        if (number(&t, entry, 2) != ORIENTATION)
            continue;
        uint32_t turn = number(&t, entry + 8, 2);
        bool sound = number(&t, entry + 2, 2) == SHORT && turn >= 1;
        return sound && turn <= 8 ? (int)turn : 1;
    }
    return 1;
}
