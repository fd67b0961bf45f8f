/* How it stands, on stderr. */
#include "batch/private.h"
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { EVERY_BAR = 100, EVERY_LINE = 5000, WIDTH = 24 }; /* ms; cells */

double progress_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct progress progress_new(bool quiet)
{
    const char *term = getenv("TERM");
    bool bar = isatty(2) && term && strcmp(term, "dumb") != 0;
    double now = progress_clock();
    return (struct progress){.bar = bar && !quiet,
                             .lines = !bar && !quiet,
                             .begun = now,
                             .last = now};
}

/* "850 ms", "12 s", "3 min 20 s", "2 h 5 min" */
static void time_words(char *to, size_t size, double s)
{
    long whole = (long)s;
    if (whole < 60)
        snprintf(to, size, "%ld s", whole);
    else if (whole < 3600)
        snprintf(to, size, "%ld min %ld s", whole / 60, whole % 60);
    else
        snprintf(to, size, "%ld h %ld min", whole / 3600, whole / 60 % 60);
}

/* "1234 done, 2 failed, 1020/s, 8 s left" */
static void words(char *to, size_t size, const struct progress *p,
                  const struct standing *s)
{
    double spent = (progress_clock() - p->begun) / 1e3;
    char left[48] = "";
    if (s->share > 0 && s->share < 1) {
        memcpy(left, ", ", 2);
        time_words(left + 2, sizeof left - 8, spent / s->share - spent);
        strcat(left, " left");
    }
    snprintf(to, size, "%ld done, %ld failed, %.0f/s%s", s->done, s->failed,
             spent > 0 ? (double)s->done / spent : 0.0, left);
}

/* The cells of a line of the terminal, without the last, behind which some
 * begin another. */
static size_t cells(void)
{
    struct winsize size;
    bool known = ioctl(2, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col - 1u : 79;
}

static void show_bar(struct progress *p, const struct standing *s)
{
    char text[160], bar[WIDTH + 4] = "";
    size_t most = cells();
    words(text, sizeof text, p, s);
    if (strlen(text) > most)
        text[most] = '\0';
    if (s->share >= 0 && strlen(text) + WIDTH + 3 <= most) {
        int full = (int)(s->share * WIDTH);
        bar[0] = '[';
        for (int i = 0; i < WIDTH; i++)
            bar[1 + i] = i < full ? '=' : i == full ? '>' : ' ';
        memcpy(bar + 1 + WIDTH, "] ", 3);
    }
    fprintf(stderr, "\r\033[K%s%s", bar, text);
    fflush(stderr);
    p->shown = true;
}

void progress_tell(struct progress *p, const struct standing *s)
{
    double now = progress_clock();
    if (now - p->last < (p->bar ? EVERY_BAR : EVERY_LINE))
        return;
    p->last = now;
    if (p->bar) {
        show_bar(p, s);
    } else if (p->lines) {
        char text[160];
        words(text, sizeof text, p, s);
        fprintf(stderr, "%s\n", text);
    }
}

void progress_clear(struct progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->shown = false;
}
