/* What goes with what is missing in a template. */
#include "check.h"
#include "story/template.h"
#include <string.h>

/* The names have values but those of `lacking`: {a} is A. */
static const struct row {
    const char *template, *lacking, *text;
} rows[] = {
    /* nothing is missing */
    {"{a}, {b}", "", "A, B"},
    {"**{a}**, *{b}*", "", "**A**, *B*"},
    {"{a} in {b}", "", "A in B"},
    {"By hand", "", "By hand"},
    {"{a}{b}", "", "AB"},
    {"{ a }, {b}", "", "A, B"},
    {"{a}, {", "", "A, {"},
    {"{}, {a} {.b}", "", "{}, A {.b}"},
    {"{ }, {a}", "", "{ }, A"},
    {"{a "
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
     "aaaaa"
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}",
     "",
     "{a "
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
     "aaaaa"
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}"},
    {"\xEA\x99\xAE {a}", "", "\xEA\x99\xAE A"},
    /* all is */
    {"{a}, {b}", "ab", ""},
    {"GPA: {a}.", "a", ""},
    {"({a})", "a", ""},
    /* separators */
    {"{a}, {b}", "a", "B"},
    {"{a}, {b}", "b", "A"},
    {"**{a}**, {b}", "a", "B"},
    {"**{a},** {b}", "b", "**A**"},
    {"{a}, {b}, {c}", "b", "A, C"},
    {"{a}, {b}, {c}", "bc", "A"},
    {"{a}, {b}, {c}", "ab", "C"},
    {"{a}, {b} | {c}", "b", "A | C"},
    {"{a} | {b}, {c}", "b", "A | C"},
    {"{a}, {b} – {c}", "b", "A – C"},
    {"{a} · {b}, {c}", "a", "B, C"},
    {"{a} {b}, {c}", "b", "A, C"},
    {"{a} {b} {c}", "b", "A C"},
    {"{a}{b}, {c}", "b", "A, C"},
    {"{a}: {b}", "b", "A"},
    {"{a} {b}: {c}", "b", "A C"},
    {"{a}, {b}. {c}", "b", "A, C"},
    {"{a}. {b}, {c}", "b", "A. C"},
    {"{a}: {b}", "a", "B"},
    {"{a} - {b}", "b", "A"},
    {"{a}-{b}, {c}", "c", "A-B"},
    {"{a}、{b}", "b", "A"},
    {"{a}, {b}, {c}, {d}", "bc", "A, D"},
    {"{a}\xC2\xA0– {b}", "b", "A"},
    /* words */
    {"{a} in {b}", "a", "B"},
    {"{a} in {b}", "b", "A"},
    {"{a} in {b}, {c}", "b", "A, C"},
    {"{a} in {b}, {c}", "a", "B, C"},
    {"{a} in {b} at {c}", "b", "A at C"},
    {"{a}, GPA {b}, {c}", "b", "A, C"},
    {"{a}, GPA {b}, {c}", "a", "GPA B, C"},
    {"{a} GPA: {b}", "b", "A"},
    {"{a} GPA: {b}", "a", "GPA: B"},
    {"*{a}* vol. {b}, no. {c}", "b", "*A*, no. C"},
    {"{a} years, {b} months", "b", "A years"},
    {"{a} years, {b} months", "a", "B months"},
    {"Grade: {a}, {b}", "a", "B"},
    {"Grade: {a}, {b}", "b", "Grade: A"},
    /* brackets and quotes */
    {"{a} ({b})", "b", "A"},
    {"{a} ({b})", "a", "(B)"},
    {"{a} ({b}), {c}", "b", "A, C"},
    {"{a} ({b}, {c})", "b", "A (C)"},
    {"{a} (in {b})", "b", "A"},
    {"{a} ({b} [{c}])", "c", "A (B)"},
    {"“{a},” {b}", "a", "B"},
    {"\"{a}\", {b}", "a", "B"},
    {"{a} (online), {b}", "b", "A (online)"},
    {"{a} ({b}", "b", "A"},
    /* the end */
    {"{a}, {b}.", "b", "A."},
    {"{a}. {b}.", "b", "A."},
    {"{a}. {b}.", "a", "B."},
    /* in the address of a link nothing is filled in */
    {"[{a}](https://example.org), {b}", "a", "B"},
    {"[{a}](https://example.org), {b}", "b", "[A](https://example.org)"},
};

static struct arena *arena;

static struct rich value(void *lacking, const char *name)
{
    struct mark at = {0};
    if (strstr(lacking, name))
        return (struct rich){0};
    char letter[2] = {(char)(*name - 'a' + 'A'), '\0'};
    return rich_of(arena, arena_copy(arena, letter, 1), 0, at);
}

static void punctuation_goes_with_what_is_missing(void **state)
{
    arena = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(arena);
        struct cell c = cell_read(arena, d, rows[i].template, (struct mark){0});
        assert_false(diags_failed(d));
        char lacking[8];
        strcpy(lacking, rows[i].lacking);
        struct buf b = buf_new(arena);
        rich_print(&b, cell_fill(arena, &c, value, lacking));
        if (strcmp(buf_text(&b), rows[i].text) != 0)
            fail_msg("%s without '%s': \"%s\", not \"%s\"", rows[i].template,
                     rows[i].lacking, buf_text(&b), rows[i].text);
    }
}

/* Nothing but what is missing is lost: with all values, all stands there. */
static void a_full_template_is_itself(void **state)
{
    arena = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags *d = diags_new(arena);
        struct cell c = cell_read(arena, d, rows[i].template, (struct mark){0});
        char none[1] = "";
        const char *text = rich_text(arena, cell_fill(arena, &c, value, none));
        size_t names = 0;
        for (int k = 0; k < c.slots; k++)
            names += c.slot[k].to - c.slot[k].from - 1;
        assert_int_equal(strlen(text), strlen(c.text) - names);
    }
}

static void a_name_in_an_address_is_refused(void **state)
{
    struct diags *d = diags_new(*state);
    cell_read(*state, d, "[{a}](https://example.org/{b})", (struct mark){0});
    assert_int_equal(diags_count_kind(d, DIAG_BAD_VALUE), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(punctuation_goes_with_what_is_missing),
        cmocka_unit_test(a_full_template_is_itself),
        cmocka_unit_test(a_name_in_an_address_is_refused),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
