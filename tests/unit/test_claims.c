/* Names that are taken: each once, however many, and in no more memory. */
#include "batch/batch.h"
#include "check.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FEW = 20000, MANY = 60000 };

/* Numbers that differ, none of them 0. */
static uint64_t nth(uint64_t i)
{
    return (i + 1) * 0x9E3779B97F4A7C15u;
}

static void take(struct claims *c, uint64_t from, uint64_t to,
                 enum claim_got want)
{
    for (uint64_t i = from; i < to; i++)
        assert_int_equal(claims_take(c, nth(i)), want);
}

static void each_is_taken_once(void **state)
{
    (void)state;
    struct claims *c = claims_new();
    assert_non_null(c);
    take(c, 0, MANY, CLAIM_MINE);
    take(c, 0, MANY, CLAIM_TAKEN);
    take(c, MANY, MANY + FEW, CLAIM_MINE);
    take(c, 0, MANY + FEW, CLAIM_TAKEN);
    claims_free(c);
}

/* KiB that are not of a file; -1 where the system does not say. */
static long held(void)
{
    FILE *f = fopen("/proc/self/status", "r");
    char line[256];
    long kib = -1;
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "RssAnon:", 8) == 0)
            kib = strtol(line + 8, NULL, 10);
    if (f)
        fclose(f);
    return kib;
}

static void many_are_held_like_few(void **state)
{
    (void)state;
    struct claims *c = claims_new();
    take(c, 0, FEW, CLAIM_MINE);
    long before = held();
    take(c, FEW, MANY, CLAIM_MINE);
    if (before >= 0)
        assert_in_range(held(), 0, before + 256); /* and not 1 024 */
    claims_free(c);
}

/* The file that the names are in: open, and nowhere by name. */
static int file_of_names(void)
{
    for (int fd = 3; fd < 64; fd++) {
        char link[32], path[256];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t n = readlink(link, path, sizeof path - 1);
        path[n < 0 ? 0 : n] = '\0';
        if (strstr(path, " (deleted)"))
            return fd;
    }
    return -1;
}

/* A file that was cut under it: nobody is told that a name is free. */
static void names_that_are_lost(void **state)
{
    (void)state;
    enum { FULL = 49152, NOT_FULL = 40000 }; /* before the table grows */
    static const uint64_t count[] = {FULL, NOT_FULL};
    for (int i = 0; i < 2; i++) {
        struct claims *c = claims_new();
        take(c, 0, count[i], CLAIM_MINE);
        int fd = file_of_names();
        if (fd >= 0) {
            assert_int_equal(ftruncate(fd, 0), 0);
            errno = 0;
            assert_int_equal(claims_take(c, nth(FULL)), CLAIM_FAILED);
            assert_int_equal(errno, EIO);
        }
        claims_free(c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_taken_once),
        cmocka_unit_test(many_are_held_like_few),
        cmocka_unit_test(names_that_are_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
