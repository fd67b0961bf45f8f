/* hyphenate LANG: words on stdin, one a line, come back with every hyphen
 * their patterns allow. What tools/compare-hyphens holds against libhyphen. */
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

int main(int argc, char **argv)
{
    static const char *const folder[] = {TEST_FOLDER "/..", NULL};
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct fonts *f = fonts_new(folder);
    const struct patterns *p = fonts_patterns(f, a, d, argc > 1 ? argv[1] : "");
    diags_print(stderr, d, DIAG_SHORT, false);
    char word[4096];
    while (p && fgets(word, sizeof word, stdin)) {
        uint16_t place[HYPHENS];
        word[strcspn(word, "\n")] = '\0';
        int at = 0, count = patterns_places(p, word, strlen(word), place);
        for (int i = 0; i < count; i++, at = place[i - 1])
            printf("%.*s-", place[i] - at, word + at);
        puts(word + at);
    }
    fonts_free(f);
    arena_free(a);
    return p ? 0 : 1;
}
