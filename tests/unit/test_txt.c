/* Plain text from a story. */
#include "check.h"
#include "out/txt.h"
#include <string.h>

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

static void an_address_is_said_once(void **state)
{
    struct arena *a = *state;
    static const char *const is[][3] = {
        {"(02) 555-0100", "tel:+61-2-555-0100", " (+61-2-555-0100)"},
        {"+61 2 555 0100", "tel:+61-2-555-0100", ""},
        {"+61 2 555 0100", "tel:+61.2/555;0100", ""},
        {"https://example.org/", "https://example.org", ""},
        {"HTTP://Example.org", "https://example.org/", ""},
        {"", "https://", ""},
        {"x", "mailto:x@example.org?subject=y", " (x@example.org)"},
    };
    for (size_t i = 0; i < sizeof is / sizeof *is; i++) {
        const struct rich one = {
            .span = &(struct span){.text = is[i][0], .url = is[i][1]},
            .count = 1};
        const struct block block = {.role = ROLE_TEXT, .text = one};
        assert_string_equal(told(a, &block, 1),
                            arena_printf(a, "%s%s\n", is[i][0], is[i][2]));
    }
    const struct rich two =
        rich_join(a, linked(a, "a", "https://example.org/a"),
                  linked(a, "b", "https://example.org/b"));
    const struct block block = {.role = ROLE_TEXT, .text = two};
    assert_string_equal(told(a, &block, 1),
                        "a (https://example.org/a)b (https://example.org/b)\n");
}

/* Which follow which after an empty line. */
static void parts_stand_apart(void **state)
{
    struct arena *a = *state;
    static const struct {
        enum role before, role;
        bool apart;
    } pair[] = {
        {ROLE_NAME, ROLE_SECTION, true},
        {ROLE_SECTION, ROLE_SUBSECTION, true},
        {ROLE_SECTION, ROLE_ENTRY, false},
        {ROLE_SUBSECTION, ROLE_ENTRY, false},
        {ROLE_SECTION, ROLE_HEAD, false},
        {ROLE_TEXT, ROLE_HEAD, true},
        {ROLE_HEAD, ROLE_ROW, false},
        {ROLE_ENTRY, ROLE_ITEM, false},
        {ROLE_CONTACT, ROLE_DATE, true},
        {ROLE_DATE, ROLE_ADDRESS, true},
        {ROLE_ADDRESS, ROLE_ADDRESS, false},
        {ROLE_ADDRESS, ROLE_SUBJECT, true},
        {ROLE_PARAGRAPH, ROLE_CLOSING, true},
        {ROLE_CLOSING, ROLE_TEXT, true},
        {ROLE_TEXT, ROLE_BREAK, false},
        {ROLE_TOP_NOTE, ROLE_NAME, false},
        {ROLE_TEXT, ROLE_TOP_NOTE, false},
        {ROLE_TEXT, ROLE_FOOTER, false},
    };
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        const struct block block[] = {
            {.role = pair[i].before, .text = plain(a, "a")},
            {.role = pair[i].role, .text = plain(a, "b")}};
        assert_int_equal(strstr(told(a, block, 2), "\n\nb") != NULL,
                         pair[i].apart);
    }
    static const enum role first[] = {ROLE_SECTION, ROLE_ENTRY, ROLE_DATE};
    for (int i = 0; i < 3; i++) {
        const struct block block = {.role = first[i], .text = plain(a, "b")};
        assert_int_equal(*told(a, &block, 1), 'b');
    }
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
        cmocka_unit_test(an_address_is_said_once),
        cmocka_unit_test(parts_stand_apart),
        cmocka_unit_test(nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
