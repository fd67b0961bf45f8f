/* The best lines of a paragraph against all there are. */
#include "../unit/every_way.h"
#include "rig.h"

static const uint8_t *at, *end;

/* Two bytes a roll; nothing more is 0. */
static uint32_t roll(uint32_t sides)
{
    uint32_t v = at < end ? *at++ : 0;
    v = v << 8 | (at < end ? *at++ : 0);
    return v * sides >> 16;
}

bool fuzz(const uint8_t *data, size_t len)
{
    at = data;
    end = data + len;
    struct arena *a = arena_new();
    struct paragraph p;
    int ways = 0;
    paragraph_any(&p, 2 + (int)roll(13));
    MUST(paragraph_holds(a, &p.s, &ways));
    arena_free(a);
    return true;
}
