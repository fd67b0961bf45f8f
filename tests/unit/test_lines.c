/* Lines of a stream whose calls are interrupted, have nothing yet, or fail. */
#include "batch/private.h"
#include "check.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What the next calls fail with, each once; 0: with nothing. */
static int poll_fails[4], read_fails[4];
static int polls, reads;

static int next_of(const int fails[4], int *calls)
{
    return *calls < 4 ? fails[(*calls)++] : 0;
}

/* These stand before the C library's. */
int poll(struct pollfd *fd, nfds_t count, int timeout)
{
    errno = next_of(poll_fails, &polls);
    struct timespec t = {.tv_sec = timeout};
    return errno ? -1
                 : (int)syscall(SYS_ppoll, fd, count, timeout < 0 ? NULL : &t,
                                NULL, 0);
}

ssize_t read(int fd, void *to, size_t size)
{
    errno = next_of(read_fails, &reads);
    return errno ? -1 : (ssize_t)syscall(SYS_read, fd, to, size);
}

static void fail_with(int of_poll, int of_read, int then)
{
    memset(poll_fails, 0, sizeof poll_fails);
    memset(read_fails, 0, sizeof read_fails);
    poll_fails[0] = of_poll;
    read_fails[0] = of_read;
    read_fails[1] = then;
    polls = reads = 0;
}

/* The lines of "one\ntwo", and how they end. */
static void lines_are(const char *const *want, enum line end)
{
    int stream[2], stop[2];
    assert_int_equal(pipe(stream), 0);
    assert_int_equal(pipe(stop), 0);
    assert_int_equal(write(stream[1], "one\ntwo", 7), 7);
    close(stream[1]);
    struct lines l = lines_new(stream[0], stop[0]);
    struct bytes line;
    enum line got;
    while ((got = lines_next(&l, &line)) == LINE_GOT) {
        assert_non_null(*want);
        assert_int_equal(line.len, strlen(*want));
        assert_memory_equal(line.data, *want, line.len);
        want++;
    }
    assert_null(*want);
    assert_int_equal(got, end);
    lines_free(&l);
    close(stream[0]);
    close(stop[0]);
    close(stop[1]);
}

static void calls_that_come_again(void **state)
{
    (void)state;
    static const char *const both[] = {"one", "two", NULL};
    static const int again[][3] = {
        {0, 0, 0}, {EINTR, 0, 0}, {0, EINTR, 0}, {0, EAGAIN, EINTR}};
    for (size_t i = 0; i < sizeof again / sizeof *again; i++) {
        fail_with(again[i][0], again[i][1], again[i][2]);
        lines_are(both, LINE_END);
        assert_true(reads >= 2);
    }
}

static void calls_that_fail(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    fail_with(ENOMEM, 0, 0);
    lines_are(none, LINE_FAILED);
    fail_with(0, EIO, 0);
    lines_are(none, LINE_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_that_come_again),
        cmocka_unit_test(calls_that_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
