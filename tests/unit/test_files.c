/* Files: read whole, written whole or not at all, and none that lies outside
 * its folder; calls of the system that fail or are interrupted. */
#include "base/beneath.h"
#include "check.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
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

static void a_failed_write_keeps_the_old(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    char folder[] = "/tmp/brevier-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *path = path_join(a, folder, "x.pdf");
    struct bytes got;
    assert_true(file_write(a, d, path, one));
    chmod(path, 0640);
    assert_true(file_write(a, d, path, two));
    struct stat st;
    stat(path, &st);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_true(file_read(a, d, path, (struct mark){0}, 10, &got));
    assert_int_equal(got.len, 4);
    assert_memory_equal(got.data, "two2", 4);
    assert_false(diags_failed(d));
    assert_false(file_read(a, d, path, (struct mark){0}, 3, &got));
    assert_int_equal(diags_exit(d), 1);
    assert_false(file_write(a, d, folder, one));
    assert_false(file_write(a, d, "/dev/full", one));
    assert_false(file_write(a, d, path_join(a, path, "x"), one));
    assert_int_equal(diags_exit(d), 4);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* and nothing else is in it */
}

static void touch(const char *folder, const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, name, 1), 1);
    close(fd);
}

static int opened(int (*way)(int, const char *), int folder, const char *path)
{
    int fd = way(folder, path);
    if (fd < 0)
        return errno;
    close(fd);
    return 0;
}

/* By the system and by hand: what is beneath, and nothing else. */
static void nothing_outside_a_folder_is_opened(void **state)
{
    (void)state;
    char top[] = "/tmp/brevier-test-XXXXXX";
    assert_non_null(mkdtemp(top));
    int fd = open(top, O_RDONLY | O_DIRECTORY);
    assert_int_equal(mkdirat(fd, "in", 0700), 0);
    assert_int_equal(mkdirat(fd, "in/deep", 0700), 0);
    touch(top, "secret");
    touch(top, "in/a");
    touch(top, "in/deep/b");
    assert_int_equal(symlinkat("../secret", fd, "in/out"), 0);
    assert_int_equal(symlinkat("..", fd, "in/up"), 0);
    assert_int_equal(symlinkat("deep/b", fd, "in/link"), 0);
    int in = openat(fd, "in", O_RDONLY | O_DIRECTORY);
    int (*const ways[])(int, const char *) = {open_beneath, open_walking};
    for (int i = 0; i < 2; i++) {
        int (*way)(int, const char *) = ways[i];
        int link = i ? ELOOP : EXDEV;
        assert_int_equal(opened(way, in, "a"), 0);
        assert_int_equal(opened(way, in, "./deep//b"), 0);
        assert_int_equal(opened(way, in, "deep/../a"), 0);
        assert_int_equal(opened(way, in, "none"), ENOENT);
        assert_int_equal(opened(way, in, "a/b"), ENOTDIR);
        assert_int_equal(opened(way, in, "../secret"), EXDEV);
        assert_int_equal(opened(way, in, "deep/../../secret"), EXDEV);
        assert_int_equal(opened(way, in, "/etc/passwd"), EXDEV);
        assert_int_equal(opened(way, in, "out"), link);
        assert_int_equal(opened(way, in, "link"), i ? ELOOP : 0);
        assert_int_not_equal(opened(way, in, "up/secret"), 0);
    }
    static const char *const all[] = {"in/out",    "in/up", "in/link",
                                      "in/deep/b", "in/a",  "secret"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_int_equal(unlinkat(fd, all[i], 0), 0);
    assert_int_equal(unlinkat(fd, "in/deep", AT_REMOVEDIR), 0);
    assert_int_equal(unlinkat(fd, "in", AT_REMOVEDIR), 0);
    close(in);
    close(fd);
    assert_int_equal(rmdir(top), 0);
}

static void paths_too_deep_to_walk_are_refused(void **state)
{
    struct arena *a = *state;
    struct buf deep = buf_new(a), wide = buf_new(a);
    for (int i = 0; i < 65; i++)
        buf_puts(&deep, "a/");
    for (int i = 0; i < 256; i++)
        buf_putc(&wide, 'a');
    assert_int_equal(opened(open_walking, AT_FDCWD, buf_text(&deep)),
                     ENAMETOOLONG);
    assert_int_equal(opened(open_walking, AT_FDCWD, buf_text(&wide)),
                     ENAMETOOLONG);
}

/* What was said, a line. */
static const char *said(struct arena *a, const struct diags *d)
{
    char *text = NULL;
    size_t len;
    FILE *f = open_memstream(&text, &len);
    diags_print(f, d, DIAG_SHORT, false);
    fclose(f);
    char *copy = arena_copy(a, text, len ? len - 1 : 0);
    free(text);
    return copy;
}

static void what_is_no_file_is_not_mapped(void **state)
{
    struct arena *a = *state;
    char folder[] = "/tmp/brevier-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *path = path_join(a, folder, "x");
    struct bytes got;
    assert_false(file_map(folder, &got));
    assert_int_equal(errno, EINVAL);
    assert_true(file_write(a, diags_new(a), path, (struct bytes){0}));
    assert_false(file_map(path, &got));
    assert_int_equal(errno, EINVAL);
    assert_true(file_write(a, diags_new(a), path, one));
    assert_true(file_map_beneath(folder, "x", &got));
    assert_memory_equal(got.data, "one", got.len);
    assert_true(file_holds(path, one));
    assert_false(file_holds(path, (struct bytes){(const uint8_t *)"onf", 3}));
    assert_false(file_holds(path, two));
    assert_false(file_holds(folder, one));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("x", path), 0);
    struct diags *d = diags_new(a);
    assert_false(
        file_read_beneath(a, d, folder, "x", (struct mark){0}, 9, &got));
    assert_string_equal(
        said(a, d),
        arena_printf(a, "brevier: error: cannot read '%s': it is a link",
                     path));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void a_file_changes_when_anything_of_it_does(void **state)
{
    struct arena *a = *state;
    char path[] = "/tmp/brevier-test-XXXXXX";
    close(mkstemp(path));
    assert_true(file_write(a, diags_new(a), path, one));
    struct file_seen is = file_look(path), was = is;
    assert_false(file_changed(&was));
    was.device++;
    assert_true(file_changed(&was));
    was = is;
    was.seconds--;
    assert_true(file_changed(&was));
    was = is;
    was.there = false;
    assert_true(file_changed(&was));
    assert_int_equal(unlink(path), 0);
    assert_true(file_changed(&is));
}

static void data_is_sought_in_an_order(void **state)
{
    struct arena *a = *state;
    const char *was = getenv("BREVIER_DATA");
    assert_int_equal(setenv("BREVIER_DATA", "/told", 1), 0);
    const char *const *folder = data_folders(a, "/asked");
    assert_string_equal(folder[0], "/asked");
    assert_string_equal(folder[1], "/told");
    assert_non_null(strstr(folder[2], "../share/brevier"));
    assert_string_equal(data_folders(a, NULL)[0], "/told");
    assert_int_equal(setenv("BREVIER_DATA", "", 1), 0);
    assert_non_null(strstr(data_folders(a, NULL)[0], "../share/brevier"));
    assert_int_equal(
        was ? setenv("BREVIER_DATA", was, 1) : unsetenv("BREVIER_DATA"), 0);
}

/* A folder that is another's for good is not waited for. */
static void a_locked_folder_is_written_all_the_same(void **state)
{
    struct arena *a = *state;
    char folder[] = "/tmp/brevier-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *path = path_join(a, folder, "x");
    int fd = open(folder, O_RDONLY | O_DIRECTORY);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    const char *stray = path_join(
        a, folder, arena_printf(a, ".brevier.%ld.0.tmp", (long)getpid()));
    close(open(stray, O_WRONLY | O_CREAT, 0600));
    assert_true(file_write(a, diags_new(a), path, one));
    assert_true(file_holds(path, one));
    close(fd);
    assert_int_equal(unlink(stray), 0);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

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
    return file_read_beneath(a, d, folder, "x", (struct mark){0}, 9, &got) &&
           got.len == 3 &&
           !file_read_beneath(a, d, folder, "../x", (struct mark){0}, 9, &got);
}

static bool gives_up(struct arena *a, const char *folder)
{
    struct diags *d = diags_new(a);
    struct bytes got;
    return !file_read_beneath(a, d, folder, "x", (struct mark){0}, 9, &got) &&
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
        cmocka_unit_test(a_failed_write_keeps_the_old),
        cmocka_unit_test(nothing_outside_a_folder_is_opened),
        cmocka_unit_test(paths_too_deep_to_walk_are_refused),
        cmocka_unit_test(what_is_no_file_is_not_mapped),
        cmocka_unit_test(a_file_changes_when_anything_of_it_does),
        cmocka_unit_test(data_is_sought_in_an_order),
        cmocka_unit_test(a_locked_folder_is_written_all_the_same),
        cmocka_unit_test(a_signal_is_no_end),
#ifdef __linux__
        cmocka_unit_test(a_call_that_fails_is_no_harm),
#endif
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
