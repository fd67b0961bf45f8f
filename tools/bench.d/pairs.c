/* pairs: times two commands in turns, A B A B, so that whatever slows the
 * machine down for a while slows both.
 *
 *     pairs [-n PAIRS] [-w WARM-UPS] COMMAND... -- COMMAND...
 *
 * One line on stdout: the median milliseconds of A and of B, the median of
 * B's time over A's pair by pair, and the most KiB either ever held. A time
 * runs from posix_spawn to wait4. What the commands print goes nowhere. A
 * command that fails ends the measurement: exit 1. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct command {
    char **argv;
    double *ms;
    long kib; /* the most of all runs */
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void fail(const char *what, const char *command)
{
    fprintf(stderr, "pairs: %s: %s\n", command, what);
    exit(1);
}

/* A child starts with its parent's peak memory on its account. This program
 * is smaller than any it measures, so the number stays the child's. */
static double run(struct command *c, const posix_spawn_file_actions_t *quiet)
{
    pid_t child;
    int status;
    struct rusage used;
    double start = now_ms();
    int error = posix_spawnp(&child, c->argv[0], quiet, NULL, c->argv, environ);
    if (error)
        fail(strerror(error), c->argv[0]);
    if (wait4(child, &status, 0, &used) < 0)
        fail("lost", c->argv[0]);
    double ms = now_ms() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status))
        fail("failed", c->argv[0]);
    if (used.ru_maxrss > c->kib)
        c->kib = used.ru_maxrss;
    return ms;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v, int n)
{
    qsort(v, (size_t)n, sizeof *v, by_size);
    return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static void measure(struct command *a, struct command *b, int warm, int pairs)
{
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&quiet, 1, 2);
    for (int i = 0; i < warm; i++) {
        run(a, &quiet);
        run(b, &quiet);
    }
    double *ratio = calloc((size_t)pairs, sizeof *ratio);
    a->ms = calloc((size_t)pairs, sizeof *a->ms);
    b->ms = calloc((size_t)pairs, sizeof *b->ms);
    if (!ratio || !a->ms || !b->ms)
        fail("no memory", "pairs");
    for (int i = 0; i < pairs; i++) {
        a->ms[i] = run(a, &quiet);
        b->ms[i] = run(b, &quiet);
        ratio[i] = b->ms[i] / a->ms[i];
    }
    printf("%.3f %.3f %.3f %ld %ld\n", median(a->ms, pairs),
           median(b->ms, pairs), median(ratio, pairs), a->kib, b->kib);
}

int main(int argc, char **argv)
{
    int pairs = 30, warm = 3, option;
    while ((option = getopt(argc, argv, "+n:w:")) != -1) {
        if (option == 'n')
            pairs = atoi(optarg);
        else if (option == 'w')
            warm = atoi(optarg);
        else
            return 2;
    }
    struct command a = {.argv = argv + optind}, b = {0};
    for (int i = optind; i < argc && !b.argv; i++) {
        if (strcmp(argv[i], "--") == 0) {
            argv[i] = NULL;
            b.argv = argv + i + 1;
        }
    }
    if (!b.argv || !a.argv[0] || !b.argv[0] || pairs < 1 || warm < 0) {
        fprintf(stderr, "usage: pairs [-n PAIRS] [-w WARM-UPS] A... -- B...\n");
        return 2;
    }
    measure(&a, &b, warm, pairs);
    return 0;
}
