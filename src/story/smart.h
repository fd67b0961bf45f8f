/* Private to story: typed characters printed as their better ones. */
#pragma once
#include "story/story.h"

enum smart {
    SMART_DASHES = 1,
    SMART_QUOTES = 2,
    SMART_APOSTROPHES = 4,
    SMART_ELLIPSIS = 8,
    SMART_MINUS = 16,
};
/* Of the words of typography.smart. */
unsigned smart_of(const char *list);
/* The text with them, in its spans; code, addresses and names of files and
 * models stay as typed. */
struct rich smart_text(struct arena *a, struct rich r, unsigned smart,
                       const char *lang);

/* What stands between two spaces, without brackets and quotes. */
struct word {
    const char *s;
    size_t len;
};
/* Where the hyphen of a range stands in `w`, which comes after `before`:
 * "2022-2026", "9:00-17:00", "2022-present". -1: it is none, as in telephone
 * numbers, dates such as 2022-10-01, and names such as COVID-19. */
int range_hyphen(struct word w, struct word before);
