/* The schema is JSON, and every row of the tables is in it. */
#include "check.h"
#include "resume/resume.h"
#include "style/style.h"
#include <string.h>

/* The definitions, as our own reader of JSON has them. */
static const struct node *definitions(struct arena *a,
                                      void (*schema)(struct buf *))
{
    struct buf b = buf_new(a);
    struct diags *d = diags_new(a);
    buf_putc(&b, '{');
    schema(&b);
    buf_putc(&b, '}');
    const struct node *n = yaml_read(a, d, "schema.json", buf_bytes(&b));
    assert_false(diags_failed(d));
    assert_int_equal(n->kind, NODE_MAP);
    return n;
}

static const struct node *property(const struct node *map, const char *key)
{
    const struct node *all = map ? node_get(map, "properties") : NULL;
    return all ? node_get(all, key) : NULL;
}

/* A setting is found by its path, and has its help and its default. */
static void settings_are_there(void **state)
{
    struct arena *a = *state;
    const struct node *root = definitions(a, style_schema);
    for (const char *const *path = style_paths(); *path; path++) {
        size_t len = strcspn(*path, ".");
        const struct node *n =
            node_get(root, arena_printf(a, "layout.%.*s", (int)len, *path));
        assert_non_null(
            property(node_get(root, "layout"), arena_copy(a, *path, len)));
        for (const char *p = *path + len; *p; p += len) {
            p++;
            len = strcspn(p, ".");
            n = property(n, arena_copy(a, p, len));
        }
        if (!n || !node_get(n, "description") || !node_get(n, "default"))
            fail_msg("%s is not in the schema", *path);
    }
}

static void check_described(const struct node *map)
{
    const struct node *all = node_get(map, "properties");
    for (const struct node *n = all ? all->child : NULL; n; n = n->next) {
        const struct node *said = node_get(n, "description");
        bool elsewhere = node_get(n, "$ref") || node_get(n, "allOf");
        if (!elsewhere && (!said || !*said->text))
            fail_msg("key.def has no row for '%s' of %s", n->key, map->key);
    }
}

/* Every key that a reader knows has a row in key.def. */
static void keys_are_described(void **state)
{
    const struct node *root = definitions(*state, resume_schema);
    int maps = 0;
    for (const struct node *n = root->child; n; n = n->next, maps++) {
        check_described(n);
        const struct node *other = node_get(n, "else");
        if (other)
            check_described(other);
    }
    assert_true(maps > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(settings_are_there, arena_setup,
                                        arena_teardown),
        cmocka_unit_test_setup_teardown(keys_are_described, arena_setup,
                                        arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
