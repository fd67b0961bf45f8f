/* What is done where a call of the system is interrupted, or fails. */
#include "batch/batch.h"
#include "check.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

static const struct bytes one = {(const uint8_t *)"one", 3};
static const struct bytes two = {(const uint8_t *)"two2", 4};

/* ---- a call that is interrupted ---- */

static int ends[2];

static void let_go(int number)
{
    (void)number;
    char bytes[4096];
    if (fcntl(ends[0], F_GETFL) & O_NONBLOCK) { /* to be emptied */
        while (read(ends[0], bytes, sizeof bytes) > 0)
            ;
    } else if (write(ends[1], "x", 1) == 1) {
        close(ends[1]);
    }
}

/* In half a moment and once. */
static void alarm_soon(void)
{
    struct sigaction action = {.sa_handler = let_go};
    struct itimerval soon = {.it_value = {0, 20000}};
    assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
    assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
}

static void a_signal_is_no_end(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    struct bytes got;
    assert_int_equal(pipe(ends), 0);
    int in = dup(0), out = dup(1);
    assert_true(dup2(ends[0], 0) == 0);
    alarm_soon();
    bool read_it = file_read(a, d, "-", (struct mark){0}, 9, &got);
    assert_true(dup2(in, 0) == 0);
    assert_true(read_it);
    assert_int_equal(got.len, 1);
    close(ends[0]);

    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    char full[4096] = "";
    while (write(ends[1], full, sizeof full) > 0)
        ;
    assert_int_equal(fcntl(ends[1], F_SETFL, 0), 0);
    fflush(stdout);
    assert_true(dup2(ends[1], 1) == 1);
    alarm_soon();
    bool wrote_it = file_write(a, d, "-", two);
    assert_true(dup2(out, 1) == 1);
    assert_true(wrote_it);
    assert_int_equal(read(ends[0], full, sizeof full), 4);
    assert_memory_equal(full, "two2", 4);
    assert_true(diags_silent(d));
    const int all[] = {ends[0], ends[1], in, out};
    for (int i = 0; i < 4; i++)
        close(all[i]);
}

/* ---- a system that has not what it is asked for ---- */

#ifdef __linux__

/* From here on the call fails with `err`, in this process. */
static bool takes_away(long call, int err)
{
    struct sock_filter step[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (uint32_t)err),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog all = {sizeof step / sizeof *step, step};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) == 0;
}

/* Whether `test` holds of the folder in a process without the call; true where
 * the system lets no call be taken away. */
static bool holds_without(long call, int err, const char *folder,
                          bool (*test)(struct arena *a, const char *folder))
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        bool able = takes_away(call, err);
        _exit(able && !test(arena_new(), folder));
    }
    int status = -1;
    return waitpid(child, &status, 0) == child && status == 0;
}

static bool reads_beneath(struct arena *a, const char *folder)
{
    struct diags *d = diags_new(a);
    struct bytes got;
    return file_read_beneath(a, d, (struct reach){folder, NULL}, "x",
                             (struct mark){0}, 9, &got) &&
           got.len == 3 &&
           !file_read_beneath(a, d, (struct reach){folder, NULL}, "../x",
                              (struct mark){0}, 9, &got);
}

static bool gives_up(struct arena *a, const char *folder)
{
    struct diags *d = diags_new(a);
    struct bytes got;
    return !file_read_beneath(a, d, (struct reach){folder, NULL}, "x",
                              (struct mark){0}, 9, &got) &&
           diags_exit(d) == 4;
}

static bool keeps_the_old(struct arena *a, const char *folder)
{
    struct diags *d = diags_new(a);
    const char *path = path_join(a, folder, "x");
    return !file_write_sync(a, d, path, two) && diags_exit(d) == 4 &&
           file_holds(path, one);
}

static bool writes(struct arena *a, const char *folder)
{
    struct diags *d = diags_new(a);
    const char *path = path_join(a, folder, "x");
    return file_write(a, d, path, two) && file_holds(path, two) &&
           file_write(a, d, path, one);
}

static bool writes_anew(struct arena *a, const char *folder)
{
    struct diags *d = diags_new(a);
    const char *path = path_join(a, folder, "y");
    return file_write(a, d, path, two) && file_holds(path, two);
}

static bool finds_data(struct arena *a, const char *folder)
{
    (void)folder;
    return !strstr(data_folders(a, NULL)[0], "../share");
}

/* More names than stay in memory; how the last was taken. */
static enum claim_got names_taken(int count)
{
    struct claims *c = claims_new();
    enum claim_got got = CLAIM_MINE;
    for (int i = 1; i <= count && got == CLAIM_MINE; i++)
        got = claims_take(c, (uint64_t)i * 0x9E3779B97F4A7C15u);
    claims_free(c);
    return got;
}

static bool names_fail(struct arena *a, const char *folder)
{
    (void)a;
    (void)folder;
    return names_taken(60000) == CLAIM_FAILED;
}

static bool names_stay(struct arena *a, const char *folder)
{
    (void)a;
    (void)folder;
    return names_taken(60000) == CLAIM_MINE;
}

static void names_in_files_fail_in_time(void **state)
{
    (void)state;
    assert_int_equal(names_taken(60000), CLAIM_MINE);
    assert_true(holds_without(SYS_pread64, EIO, "", names_fail));
    assert_true(holds_without(SYS_pwrite64, EIO, "", names_fail));
    assert_true(holds_without(SYS_fallocate, ENOSPC, "", names_stay));
}

/* ---- a batch that cannot begin ---- */

static void *no_maker(const void *ask)
{
    return (void *)(uintptr_t)ask;
}

static void maker_gone(void *maker)
{
    (void)maker;
}

static bool nothing_begins(struct arena *a, const char *folder)
{
    (void)folder;
    static const struct maker_kind kind = {.maker_new = no_maker,
                                           .maker_free = maker_gone};
    const struct task task = {.row = 1, .id = "a", .resume = "cv.yaml"};
    struct diags *d = diags_new(a);
    struct batch_told t = batch_run(a, d,
                                    &(struct batch_ask){.kind = &kind,
                                                        .ask = &kind,
                                                        .task = &task,
                                                        .tasks = 1,
                                                        .stream = -1,
                                                        .shard = {1, 1},
                                                        .workers = 1,
                                                        .results = -1,
                                                        .tar = -1,
                                                        .quiet = true});
    return t.done == 0 && diags_exit(d) == 70;
}

static void a_batch_without_threads_says_so(void **state)
{
    (void)state;
    assert_true(holds_without(SYS_clone3, EAGAIN, "", nothing_begins));
    assert_true(holds_without(SYS_pipe2, EMFILE, "", nothing_begins));
}

static void a_call_that_fails_is_no_harm(void **state)
{
    struct arena *a = *state;
    char folder[] = "/tmp/brevier-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *path = path_join(a, folder, "x");
    const char *stray = path_join(a, folder, ".brevier.tmp");
    assert_true(file_write(a, diags_new(a), path, one));
    assert_true(holds_without(SYS_openat2, ENOSYS, folder, reads_beneath));
    assert_true(holds_without(SYS_openat2, EPERM, folder, reads_beneath));
    assert_true(holds_without(SYS_openat2, EAGAIN, folder, gives_up));
    assert_true(holds_without(SYS_fsync, EIO, folder, keeps_the_old));
    assert_true(holds_without(SYS_fchmod, EPERM, folder, keeps_the_old));
    assert_true(holds_without(SYS_renameat2, ENOSYS, folder, writes));
    close(open(stray, O_WRONLY | O_CREAT, 0600));
    assert_true(holds_without(SYS_unlink, EPERM, folder, writes_anew));
    assert_int_equal(unlink(path_join(a, folder, "y")), 0);
    assert_int_equal(unlink(stray), 0);
    assert_true(holds_without(SYS_readlink, ENOENT, folder, finds_data));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signal_is_no_end),
#ifdef __linux__
        cmocka_unit_test(a_call_that_fails_is_no_harm),
        cmocka_unit_test(names_in_files_fail_in_time),
        cmocka_unit_test(a_batch_without_threads_says_so),
#endif
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
