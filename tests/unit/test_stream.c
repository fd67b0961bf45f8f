/* A stream of jobs: its lines, the tasks in them, and whose they are. */
#include "batch/private.h"
#include "reading.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

/* ---- lines ---- */

static int file_of(const char *text, size_t longest, const char *rest)
{
    char path[] = "/tmp/brevier-test-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(unlink(path), 0);
    FILE *f = fdopen(dup(fd), "w");
    fputs(text, f);
    for (size_t i = 0; i < longest; i++)
        fputc('x', f);
    fputs(rest, f);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    return fd;
}

static void is_next(struct lines *l, enum line got, size_t len)
{
    struct bytes line;
    assert_int_equal(lines_next(l, &line), got);
    if (got == LINE_GOT)
        assert_int_equal(line.len, len);
}

static void lines_are_as_long_as_files_may_be(void **state)
{
    (void)state;
    static const struct {
        size_t longest;
        const char *rest;
        enum line got;
    } row[] = {{FILE_LIMIT, "\nb", LINE_GOT},
               {FILE_LIMIT + 1, "\nb", LINE_TOO_LONG},
               {FILE_LIMIT + 200000, "\nb", LINE_TOO_LONG},
               {FILE_LIMIT + 200000, "", LINE_TOO_LONG}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        int fd = file_of("a\n\n", row[i].longest, row[i].rest);
        struct lines l = lines_new(fd, -1);
        is_next(&l, LINE_GOT, 1);
        is_next(&l, LINE_GOT, 0);
        is_next(&l, row[i].got, row[i].longest);
        assert_int_equal(l.row, 3);
        if (*row[i].rest)
            is_next(&l, LINE_GOT, 1);
        is_next(&l, LINE_END, 0);
        is_next(&l, LINE_END, 0);
        lines_free(&l);
        close(fd);
    }
}

static int ends[2];

static void let_go(int number)
{
    (void)number;
    if (write(ends[1], "late\n", 5) == 5)
        close(ends[1]);
}

static void a_stream_may_wait_stop_and_fail(void **state)
{
    (void)state;
    int stop[2];
    struct bytes line;
    struct sigaction action = {.sa_handler = let_go};
    struct itimerval soon = {.it_value = {0, 20000}};
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(pipe(stop), 0);
    assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
    assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
    struct lines l = lines_new(ends[0], stop[0]);
    assert_int_equal(lines_next(&l, &line), LINE_GOT);
    assert_memory_equal(line.data, "late", line.len);
    assert_int_equal(write(stop[1], "x", 1), 1);
    assert_int_equal(lines_next(&l, &line), LINE_STOPPED);
    lines_free(&l);
    int folder = open("/", O_RDONLY | O_DIRECTORY);
    l = lines_new(folder, -1);
    assert_int_equal(lines_next(&l, &line), LINE_FAILED);
    assert_int_equal(errno, EISDIR);
    lines_free(&l);
    const int all[] = {folder, ends[0], stop[0], stop[1]};
    for (int i = 0; i < 4; i++)
        close(all[i]);
}

/* ---- tasks ---- */

static void a_task_is_read(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    static const char text[] =
        "{\"id\": 7, \"resume\": \"cv.yaml\", \"lang\": null, \"set\": null, "
        "\"values\": {\"x\": 1, \"y\": {\"en\": \"z\"}}, \"letter\": true}";
    struct bytes line = {(const uint8_t *)text, sizeof text - 1};
    struct task t = task_read(a, d, "jobs", 3, line);
    assert_true(diags_silent(d));
    assert_int_equal(t.row, 3);
    assert_string_equal(t.id, "7");
    assert_string_equal(t.resume, "cv.yaml");
    assert_null(t.lang);
    assert_null(t.set);
    assert_string_equal(node_get(t.values, "x")->text, "1");
    assert_true(t.letter);
}

static void mistakes_of_tasks_have_places(void **state)
{
    struct arena *a = *state;
    static const char *const row[][2] = {
        {"[1]", "4:1: error: expected an object, as in {\"id\": \"a17\", "
                "\"resume\": \"cv.yaml\"}"},
        {"{\"resume\": \"a\"}", "4:1: error: missing key 'id'"},
        {"{\"id\": \"a\"}", "4:1: error: missing key 'resume'"},
        {"{\"id\": \"\", \"resume\": \"a\"}",
         "4:8: error: expected a text for 'id'"},
        {"{\"id\": [1], \"resume\": \"a\"}",
         "4:8: error: expected a text for 'id'"},
        {"{\"idd\": 1, \"resume\": \"a\"}", "4:2: error: unknown key 'idd'"},
        {"{\"id\": 1, \"resume\": \"a\", \"set\": 3}",
         "4:33: error: expected an object for 'set'"},
        {"{\"id\": 1, \"resume\": \"a\", \"set\": {\"b\": [1]}}",
         "4:39: error: expected a text or a number for 'b'"},
        {"{\"id\": 1, \"resume\": \"a\", \"letter\": \"yes\"}",
         "4:36: error: expected true or false for 'letter'"},
        {"{\"id\": 1, \"resume\": \"a\", \"letter\": [true]}",
         "4:36: error: expected true or false for 'letter'"},
        {"{\"id\": 1, \"letter\": null, \"letter\": false}",
         "4:27: error: duplicate key 'letter'"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct diags *d = diags_new(a);
        struct bytes line = {(const uint8_t *)row[i][0], strlen(row[i][0])};
        task_read(a, d, "jobs", 4, line);
        assert_string_equal(said(a, d, DIAG_SHORT),
                            arena_printf(a, "jobs:%s\n", row[i][1]));
    }
}

/* ---- shards ---- */

static const char *const told[] = {
    "SLURM_ARRAY_TASK_ID",     "SLURM_ARRAY_TASK_COUNT",
    "SLURM_ARRAY_TASK_MIN",    "SLURM_ARRAY_TASK_STEP",
    "JOB_COMPLETION_INDEX",    "AWS_BATCH_JOB_ARRAY_INDEX",
    "AWS_BATCH_JOB_ARRAY_SIZE"};
enum { TOLD = sizeof told / sizeof *told };

/* With the first of them having these values, as far as they go. */
static const char *shard(struct arena *a, const char *text, const char *count,
                         const char *const values[4])
{
    struct diags *d = diags_new(a);
    for (int i = 0; i < TOLD; i++)
        if (i < 4 && values[i])
            assert_int_equal(setenv(told[i], values[i], 1), 0);
        else
            assert_int_equal(unsetenv(told[i]), 0);
    struct shard s = shard_read(d, text, count);
    if (diags_failed(d)) {
        assert_int_equal(s.at, 1);
        assert_int_equal(s.of, 1);
        return said(a, d, DIAG_SHORT);
    }
    return arena_printf(a, "%ld/%ld", s.at, s.of);
}

static void a_shard_is_one_of_them(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *text, *count, *values[4], *is;
    } row[] = {
        {"2/8", NULL, {NULL}, "2/8"},
        {"2", "8", {NULL}, "2/8"},
        {"auto", NULL, {"3", "4"}, "4/4"},
        {"auto", NULL, {"9", "4", "3", "2"}, "4/4"},
        {"auto", "8", {"3", NULL}, "4/8"},
#define BAD(text) "brevier: error: --shard" text "\n"
        {"/8", NULL, {NULL}, BAD(": '/8' is not one of them")},
        {"0/8", NULL, {NULL}, BAD(": '0/8' is not one of them")},
        {"9/8", NULL, {NULL}, BAD(": '9/8' is not one of them")},
        {"1/0", NULL, {NULL}, BAD(": '1/0' is not one of them")},
        {"2", NULL, {NULL}, BAD(": '2' is not one of them")},
        {"1x/8", NULL, {NULL}, BAD(": '1x/8' is not one of them")},
        {"1/8/", NULL, {NULL}, BAD(": '1/8/' is not one of them")},
        {"1/1234567890",
         NULL,
         {NULL},
         BAD(": '1/1234567890' is not one of "
             "them")},
        {"auto", "x", {NULL}, BAD("s: 'x' is no number of shards")},
        {"auto", NULL, {NULL}, BAD(" auto: nobody tells which")},
        {"auto",
         NULL,
         {"x", "4"},
         BAD(" auto: SLURM_ARRAY_TASK_ID is 'x', no "
             "number")},
        {"auto",
         NULL,
         {"1", "x"},
         BAD(" auto: SLURM_ARRAY_TASK_COUNT is 'x', "
             "no number")},
        {"auto",
         NULL,
         {"1", "4", "x"},
         BAD(" auto: SLURM_ARRAY_TASK_MIN is "
             "'x', no number")},
        {"auto",
         NULL,
         {"1", "4", "1", "x"},
         BAD(" auto: SLURM_ARRAY_TASK_STEP "
             "is 'x', no number")},
        {"auto",
         NULL,
         {"1", "4", "1", "0"},
         BAD(" auto: SLURM_ARRAY_TASK_ID "
             "is '1', of 4 shards")},
        {"auto",
         NULL,
         {"1", "4", "6"},
         BAD(" auto: SLURM_ARRAY_TASK_ID is "
             "'1', of 4 shards")},
        {"auto",
         NULL,
         {"1"},
         BAD(" auto: SLURM_ARRAY_TASK_ID does not tell "
             "of how many")},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        assert_string_equal(shard(a, row[i].text, row[i].count, row[i].values),
                            row[i].is);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_as_long_as_files_may_be),
        cmocka_unit_test(a_stream_may_wait_stop_and_fail),
        cmocka_unit_test(a_task_is_read),
        cmocka_unit_test(mistakes_of_tasks_have_places),
        cmocka_unit_test(a_shard_is_one_of_them),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
