/* Inputs of a mebibyte that would take too long if anything were quadratic.
 *
 *     linear BREVIER          each comes to its end, the right one, in 10 s
 *     linear BREVIER --time   a table: seconds for the half and for the whole,
 *                             and whether a second and twice as long are kept
 *     linear BREVIER --write NAME   the input on stdout
 *
 * Seconds are of the processor, so that others on the machine matter less. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WHOLE = 1 << 20, MOST_SECONDS = 10, RUNS = 3 };

/* head, units, tail; '@' is the number of the unit. `said`: words on stderr. */
struct input {
    const char *name;
    int ends; /* the exit code */
    const char *head, *unit, *tail, *said;
    const char *arg[4];
};

#define CV "cv:\n  name: Ada\n  sections:\n    Text:\n"
#define TEXT CV "      - \""
#define FREE                                                                   \
    {                                                                          \
        "--set", "page.max=0"                                                  \
    }
#define JUST                                                                   \
    {                                                                          \
        "--set", "page.max=0", "--set", "typography.alignment=justified"       \
    }

static const struct input inputs[] = {
#include "linear.def"
};
enum { INPUTS = sizeof inputs / sizeof *inputs };

static void put(FILE *to, const char *s, long number)
{
    for (; *s; s++)
        if (*s == '@')
            fprintf(to, "%ld", number);
        else
            putc(*s, to);
}

static void input_write(FILE *to, const struct input *in, long size)
{
    long number = 0, left = size - (long)strlen(in->tail);
    put(to, in->head, 0);
    for (; ftell(to) < left; number++)
        put(to, in->unit, number);
    put(to, in->tail, number);
}

/* The exit code, 128 and more for a signal. */
static int run(const char *brevier, const struct input *in, double *seconds)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        const char *argv[12] = {brevier, "-q", "input.yaml", "-o", "out.pdf"};
        for (int i = 0; i < 4 && in->arg[i]; i++)
            argv[5 + i] = in->arg[i];
        if (strncmp(in->name, "json", 4) == 0)
            argv[2] = "input.json";
        int said = open("said", O_WRONLY | O_CREAT | O_TRUNC, 0644);
        dup2(said, 2);
        struct rlimit limit = {MOST_SECONDS, MOST_SECONDS};
        setrlimit(RLIMIT_CPU, &limit);
        execv(brevier, (char *const *)argv);
        _exit(126);
    }
    int status;
    struct rusage use;
    if (child < 0 || wait4(child, &status, 0, &use) < 0)
        return 127;
    *seconds = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
               (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool said(const char *words)
{
    static char line[1 << 16];
    FILE *from = fopen("said", "r");
    bool found = !*words;
    while (from && !found && fgets(line, sizeof line, from))
        found = strstr(line, words) != NULL;
    if (from)
        fclose(from);
    return found;
}

static void file_make(const struct input *in, long size)
{
    bool json = strncmp(in->name, "json", 4) == 0;
    FILE *to = fopen(json ? "input.json" : "input.yaml", "w");
    if (!to)
        exit(2);
    input_write(to, in, size);
    fclose(to);
}

/* The least of a few runs. */
static double timed(const char *brevier, const struct input *in, long size)
{
    double best = 1e9, seconds = 0;
    file_make(in, size);
    for (int i = 0; i < RUNS; i++) {
        run(brevier, in, &seconds);
        best = seconds < best ? seconds : best;
    }
    return best;
}

/* Below that the start weighs more than the input. */
static const double START = 0.02;

static bool input_time(const char *brevier, const struct input *in)
{
    double half = timed(brevier, in, WHOLE / 2);
    double whole = timed(brevier, in, WHOLE), ratio = whole / half;
    bool good = whole <= 1 && (ratio <= 2.3 || whole <= START);
    printf("%-24s %7.3f %7.3f %5.2f  %s\n", in->name, half, whole, ratio,
           good        ? "linear"
           : whole > 1 ? "TOO LONG"
                       : "NOT LINEAR");
    fflush(stdout);
    return good;
}

static bool input_try(const char *brevier, const struct input *in)
{
    double seconds;
    file_make(in, WHOLE);
    int code = run(brevier, in, &seconds);
    bool good = code == in->ends && said(in->said);
    if (!good)
        printf("%s: exit %d, not %d with '%s'\n", in->name, code, in->ends,
               in->said);
    return good;
}

int main(int argc, char **argv)
{
    bool timing = argc > 2 && strcmp(argv[2], "--time") == 0;
    bool writing = argc > 3 && strcmp(argv[2], "--write") == 0;
    const char *only = writing ? argv[3] : argc > 3 ? argv[3] : NULL;
    int bad = 0, done = 0;
    if (timing)
        printf("%-24s %7s %7s %5s\n", "a mebibyte of", "half", "whole", "x");
    for (int i = 0; i < INPUTS; i++) {
        if (only && strcmp(only, inputs[i].name) != 0)
            continue;
        done++;
        if (writing)
            input_write(stdout, &inputs[i], WHOLE);
        else
            bad += timing ? !input_time(argv[1], &inputs[i])
                          : !input_try(argv[1], &inputs[i]);
    }
    if (!writing)
        printf("%d inputs, %d bad\n", done, bad);
    return bad || !done;
}
