/* Plain text from a story. */
#include "check.h"
#include "out/txt.h"

static struct rich plain(struct arena *a, const char *text)
{
    return *text ? rich_of(a, text, 0, (struct mark){0}) : (struct rich){0};
}

static struct rich linked(struct arena *a, const char *text, const char *url)
{
    return rich_styled(a, plain(a, text), 0, url);
}

static const char *told(struct arena *a, const struct block *block, int count)
{
    struct buf b = buf_new(a);
    txt_print(&b, &(struct story){.block = block, .blocks = count});
    return buf_text(&b);
}

static void a_resume_is_plain(void **state)
{
    struct arena *a = *state;
    const struct rich part[] = {
        plain(a, "London"),
        linked(a, "ada@example.org", "mailto:ada@example.org"),
        linked(a, "ada", "https://github.com/ada"),
        linked(a, "example.org", "https://example.org/"),
    };
    const struct block block[] = {
        {.role = ROLE_NAME, .text = plain(a, "Ada Lovelace")},
        {.role = ROLE_HEADLINE, .text = plain(a, "Analyst")},
        {.role = ROLE_CONTACT, .part = part, .parts = 4},
        {.role = ROLE_SUMMARY, .text = plain(a, "Counts.")},
        {.role = ROLE_SECTION, .text = plain(a, "Été")},
        {.role = ROLE_ENTRY,
         .text = plain(a, "Analyst, Engine"),
         .aside = plain(a, "1842 – 1843")},
        {.role = ROLE_POST, .aside = plain(a, "Turin")},
        {.role = ROLE_ITEM,
         .depth = 1,
         .label = plain(a, "•"),
         .text = plain(a, "Wrote")},
        {.role = ROLE_TEXT, .depth = 1, .text = plain(a, "at length")},
        {.role = ROLE_ITEM,
         .depth = 2,
         .label = plain(a, "1."),
         .text = plain(a, "Note G")},
        {.role = ROLE_BREAK},
        {.role = ROLE_ENTRY, .text = plain(a, "Reader")},
        {.role = ROLE_SECTION, .text = plain(a, "Skills")},
        {.role = ROLE_TEXT,
         .label = plain(a, "Tongues:"),
         .text = plain(a, "French")},
    };
    assert_string_equal(told(a, block, sizeof block / sizeof *block),
                        "Ada Lovelace\n"
                        "Analyst\n"
                        "London | ada@example.org | ada "
                        "(https://github.com/ada) | example.org\n"
                        "\n"
                        "Counts.\n"
                        "\n"
                        "Été\n"
                        "---\n"
                        "Analyst, Engine    1842 – 1843\n"
                        "Turin\n"
                        "- Wrote\n"
                        "  at length\n"
                        "  1. Note G\n"
                        "\n"
                        "Reader\n"
                        "\n"
                        "Skills\n"
                        "------\n"
                        "Tongues: French\n");
}

static void a_link_in_pieces_is_one(void **state)
{
    struct arena *a = *state;
    const char *url = "https://example.org/a";
    struct rich two =
        rich_join(a, linked(a, "the ", url),
                  rich_styled(a, linked(a, "paper", url), SPAN_BOLD, url));
    struct rich all = rich_join(a, two, plain(a, " of 1843"));
    const struct block block[] = {{.role = ROLE_TEXT, .text = all}};
    assert_string_equal(told(a, block, 1),
                        "the paper (https://example.org/a) of 1843\n");
}

static void nothing_is_nothing(void **state)
{
    assert_string_equal(told(*state, NULL, 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_resume_is_plain),
        cmocka_unit_test(a_link_in_pieces_is_one),
        cmocka_unit_test(nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
