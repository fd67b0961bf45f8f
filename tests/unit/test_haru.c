/* What goes wrong in libHaru: the first of it is kept, and all that follows
 * does nothing. */
#include "check.h"
#include "pdf/haru.h"
#include "pdf/memory.h"
#include <string.h>

static void the_first_failure_is_kept(void **state)
{
    struct arena *a = *state;
    memory_begin(a);
    struct haru *h = haru_new(a);
    assert_null(haru_failure(h));
    struct dict *d = haru_object(h), *page = haru_page(h);
    struct array *list = dict_array(h, d, "List");
    assert_int_equal(haru_number(page), haru_number(d) + 1);
    int objects = haru_objects(h);
    dict_string(h, d, "Plain", (struct bytes){(const uint8_t *)"ab", 2});
    dict_string(h, d, "Other", (struct bytes){(const uint8_t *)"\x01\xff", 2});
    dict_string(h, d, "Third", (struct bytes){(const uint8_t *)"a\x7f", 2});
    struct buf out = buf_new(a);
    struct bytes data;
    haru_write(h, haru_number(d), &out, &data);
    assert_null(data.data);
    assert_non_null(strstr(buf_text(&out), "/Plain (ab)"));
    assert_non_null(strstr(buf_text(&out), "/Other <01FF>"));
    assert_non_null(strstr(buf_text(&out), "/Third <617F>"));
    assert_null(haru_failure(h));

    dict_ref(h, d, "First", NULL);
    const char *why = haru_failure(h);
    assert_non_null(strstr(why, "libHaru: First (0x"));
    dict_ref(h, d, "Second", NULL);
    assert_ptr_equal(haru_failure(h), why);
    dict_name(h, d, "Fine", "Name");
    dict_integer(h, d, "Fine", 1);
    dict_bool(h, d, "Fine", true);
    dict_string(h, d, "Fine", (struct bytes){(const uint8_t *)"a", 1});
    dict_ref(h, d, "Fine", page);
    dict_raw(h, d, "/Fine 1");
    array_integer(h, list, 1);
    array_ref(h, list, page);
    assert_null(haru_object(h));
    assert_null(haru_page(h));
    assert_null(haru_stream(h, (struct bytes){(const uint8_t *)"a", 1}));
    assert_null(haru_jpeg(h, (struct bytes){(const uint8_t *)"a", 1}));
    assert_null(haru_catalog(h));
    assert_null(haru_info(h));
    assert_null(dict_dict(h, d, "Fine"));
    assert_null(dict_array(h, d, "Fine"));
    assert_null(array_dict(h, list));
    assert_int_equal(haru_objects(h), 0);
    assert_true(objects > 2);
    size_t len = out.len;
    haru_write(h, haru_number(d), &out, &data);
    assert_int_equal(out.len, len);
    assert_null(data.data);
    haru_end(h);
    memory_end();
}

static void an_object_that_is_none(void **state)
{
    struct arena *a = *state;
    memory_begin(a);
    struct haru *h = haru_new(a);
    struct buf out = buf_new(a);
    struct bytes data;
    assert_false(haru_write(h, haru_objects(h) + 7, &out, &data));
    assert_null(data.data);
    assert_int_equal(out.len, 0);
    assert_non_null(strstr(haru_failure(h), "libHaru: object (0x"));
    haru_end(h);
    memory_end();
}

/* What stands in one place cannot stand in another. */
static void an_object_in_two_places(void **state)
{
    struct arena *a = *state;
    memory_begin(a);
    struct haru *h = haru_new(a);
    struct dict *d = haru_object(h), *within = dict_dict(h, d, "One");
    assert_null(haru_failure(h));
    dict_ref(h, haru_object(h), "Two", within);
    assert_string_equal(haru_failure(h), "libHaru: Two (0x1033)");
    haru_end(h);
    memory_end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_failure_is_kept),
        cmocka_unit_test(an_object_that_is_none),
        cmocka_unit_test(an_object_in_two_places),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
