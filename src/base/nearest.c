/* The known word a typo was meant for. */
#include "base/base.h"
#include <string.h>

enum { LONGEST = 64 };

static int folded(char c)
{
    return c == '-' ? '_' : c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static int least(int x, int y)
{
    return x < y ? x : y;
}

/* Damerau-Levenshtein distance with neighbours swapped once (optimal string
 * alignment); both words are at most LONGEST long. */
static int distance(const char *x, int nx, const char *y, int ny)
{
    int row[3][LONGEST + 1];
    for (int j = 0; j <= ny; j++)
        row[0][j] = j;
    for (int i = 1; i <= nx; i++) {
        int *now = row[i % 3], *up = row[(i + 2) % 3], *up2 = row[(i + 1) % 3];
        now[0] = i;
        for (int j = 1; j <= ny; j++) {
            bool same = folded(x[i - 1]) == folded(y[j - 1]);
            now[j] = least(least(up[j], now[j - 1]) + 1, up[j - 1] + !same);
            if (i > 1 && j > 1 && folded(x[i - 1]) == folded(y[j - 2]) &&
                folded(x[i - 2]) == folded(y[j - 1]))
                now[j] = least(now[j], up2[j - 2] + 1);
        }
    }
    return row[nx % 3][ny];
}

const char *nearest(const char *word, const char *const *known)
{
    size_t len = strlen(word);
    if (len > LONGEST)
        return NULL;
    int bound = len / 3 > 1 ? (int)(len / 3) : 1;
    const char *best = NULL;
    for (; *known; known++) {
        size_t n = strlen(*known);
        if (n > LONGEST || n + (size_t)bound < len || len + (size_t)bound < n)
            continue;
        int far = distance(word, (int)len, *known, (int)n);
        /* a word of one letter is near to nothing but itself */
        if (far <= bound && far < (int)len) {
            best = *known;
            if (far == 0)
                break;
            bound = far - 1;
        }
    }
    return best;
}
