/* Files: read whole, written whole or not at all, and none that lies outside
 * its folder. */
#include "base/beneath.h"
#include "check.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

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
    const char *text = diags_said(a, d, DIAG_SHORT);
    return arena_copy(a, text, strcspn(text, "\n"));
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
    assert_true(file_map_beneath((struct reach){folder, NULL}, "x", &got));
    assert_memory_equal(got.data, "one", got.len);
    assert_true(file_holds(path, one));
    assert_false(file_holds(path, (struct bytes){(const uint8_t *)"onf", 3}));
    assert_false(file_holds(path, two));
    assert_false(file_holds(folder, one));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("x", path), 0);
    struct diags *d = diags_new(a);
    assert_false(file_read_beneath(a, d, (struct reach){folder, NULL}, "x",
                                   (struct mark){0}, 9, &got));
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
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
