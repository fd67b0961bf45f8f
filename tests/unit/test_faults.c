/* Faults planted in a good PDF of ours: each must be stopped by the gate, with
 * the right word at the right line. And mutants of it, read without harm. */
#include "gate/gate.h"
#include "good.h"
#include "rewrite.h"

static struct rewriting *start(void)
{
    return rewriting_of(good.arena, good.pdf);
}

static const char *said_of(struct bytes pdf)
{
    return said_of_in(good.arena, pdf);
}

static void stopped(struct rewriting *w, const char *place, const char *words)
{
    const char *said = said_of(rewriting_end(w));
    if (strncmp(said, place, strlen(place)) != 0 || !strstr(said, words))
        fail_msg("'%s' is not '%s… %s'", said, place, words);
}

/* The operation that says this. */
static int saying(const struct rewriting *w, const char *words)
{
    int i = operation_saying(w, words);
    if (i < 0)
        fail_msg("nothing says '%s'", words);
    return i;
}

static void swap(struct rewriting *w, int i, int k)
{
    struct operation o = w->op[i];
    w->op[i] = w->op[k];
    w->op[k] = o;
}

/* ---- the good one ---- */

static void passes_unchanged(void **state)
{
    (void)state;
    assert_string_equal(said_of(good.pdf), "");
    assert_string_equal(said_of(rewriting_end(start())), "");
}

/* ---- faults of words ---- */

/* The code of a letter means another in every font. */
static void wrong_meaning(void **state)
{
    (void)state;
    struct rewriting *w = start();
    assert_true(change_stream(w, "<0041>", "<0042>"));
    const char *said = said_of(rewriting_end(w));
    assert_non_null(strstr(said, "'Bda' stands where 'Ada' should"));
    assert_memory_equal(said, "ada.yaml:2:9:", 13);
}

/* The space that a line's end eats. */
static void dropped_space(void **state)
{
    (void)state;
    struct rewriting *w = start();
    int i = saying(w, "Wrote the first");
    const char *text = w->op[i].text, *end = strrchr(text, '>');
    size_t says = strlen(w->op[i].says);
    assert_int_equal(w->op[i].says[says - 1], ' ');
    const char *word = w->op[i].says + says - 1;
    while (word[-1] != ' ')
        word--;
    w->op[i].text = arena_printf(w->arena, "%.*s%s",
                                 (int)(end - text) - w->op[i].width, text, end);
    const char *said = said_of(rewriting_end(w));
    const char *next = w->op[saying(w, "explain")].says;
    const char *glued =
        arena_printf(w->arena, "'%.*s%.*s' stands where '%.*s' should",
                     (int)strcspn(word, " "), word, (int)strcspn(next, " "),
                     next, (int)strcspn(word, " "), word);
    if (!strstr(said, glued))
        fail_msg("'%s' does not say '%s'", said, glued);
    assert_memory_equal(said, "ada.yaml:14:", 12);
}

static void swapped_runs(void **state)
{
    (void)state;
    struct rewriting *w = start();
    swap(w, saying(w, "Wrote the first"), saying(w, "Second thoughts"));
    stopped(w, "ada.yaml:12:13:",
            "by its content, 'Second' stands where 'Wrote' should");
}

static void lost_line(void **state)
{
    (void)state;
    struct rewriting *w = start();
    operation_out(w, saying(w, "Second thoughts"));
    stopped(w, "ada.yaml:16:13:", "stands where 'Second' should");
    w = start();
    operation_out(w, saying(w, "remark"));
    stopped(w, "ada.yaml:18:", "by its content, it ends before 'remark'");
}

static void doubled_words(void **state)
{
    (void)state;
    struct rewriting *w = start();
    int i = saying(w, "Analyst");
    operation_in(w, i, w->op[i].text);
    stopped(w, "ada.yaml:11:13:", "'Analyst•' stands where '•' should");
    w = start();
    i = saying(w, "remark");
    operation_in(w, i + 1, w->op[i].text);
    stopped(w, "ada.yaml:18:", "stands");
}

static void missing_glyph(void **state)
{
    (void)state;
    struct rewriting *w = start();
    int i = saying(w, "Second");
    const char *at = strchr(w->op[i].text, '<') + 1;
    w->op[i].text =
        arena_printf(w->arena, "%.*s0000%s", (int)(at - w->op[i].text),
                     w->op[i].text, at + 4);
    stopped(w, "ada.yaml:16:13:", "econd' stands where 'Second' should");
}

static void soft_hyphen(void **state)
{
    (void)state;
    struct rewriting *w = start();
    assert_true(change_stream(w, "><0020>", "><00AD>"));
    stopped(w, "ada.yaml:2:9:", "'Ada<U+00AD>Lovelace");
}

/* In a font that shows none of it, nothing differs but what it could say. */
static void forbidden_meaning(void **state)
{
    (void)state;
    static const char *const code[] = {"00AD", "E123", "FB01", "FFFD"};
    for (size_t i = 0; i < 4; i++) {
        struct rewriting *w = start();
        assert_true(change_stream(
            w, "endcmap",
            arena_printf(w->arena,
                         "1 beginbfchar <7777> <%s> endbfchar endcmap",
                         code[i])));
        stopped(w, "", "a font means a character that no text may hold");
    }
}

/* ---- faults of marks and tags ---- */

/* The mark before an operation. */
static int mark_of(const struct rewriting *w, int i)
{
    while (i >= 0 && !strstr(w->op[i].text, "BDC"))
        i--;
    assert_true(i >= 0);
    return i;
}

static void words_in_artifact(void **state)
{
    (void)state;
    struct rewriting *w = start();
    int i = mark_of(w, saying(w, "Analyst"));
    w->op[i].text = "/Artifact BMC";
    stopped(w, "ada.yaml:8:19:", "stands where 'Analyst' should");
    /* words of nobody, where a reader of tags does not look */
    w = start();
    i = mark_of(w, saying(w, "Analyst"));
    operation_in(w, i, "EMC");
    operation_in(w, i, w->op[saying(w, "Second")].text);
    operation_in(w, i, "/Artifact BMC");
    stopped(w, "", "an artifact says 'Second'");
}

static void lying_actual_text(void **state)
{
    (void)state;
    struct rewriting *w = start();
    int i = saying(w, "Second");
    operation_in(w, i + 1, "EMC");
    operation_in(w, i, "/Span<</ActualText(Third thoughts)>>BDC");
    stopped(w, "ada.yaml:16:13:", "'Third' stands where 'Second' should");
    /* and of an element */
    w = start();
    assert_true(change_object(w, "/S /H1", "/S /H1/ActualText(Eve)"));
    stopped(w, "ada.yaml:2:9:",
            "by its tags, 'Eveada@example.org' stands "
            "where 'Ada'");
}

static void wrong_mark_order(void **state)
{
    (void)state;
    struct rewriting *w = start();
    int i = mark_of(w, saying(w, "Wrote")), k = mark_of(w, saying(w, "Second"));
    swap(w, i, k);
    stopped(w, "ada.yaml:12:13:",
            "by its tags, 'Second' stands where 'Wrote' should");
    /* a mark that no tag holds */
    w = start();
    i = mark_of(w, saying(w, "Analyst"));
    w->op[i].text = "/P <</MCID 999>>BDC";
    stopped(w, "ada.yaml:8:19:", "by its tags, ");
}

static void no_tags(void **state)
{
    (void)state;
    struct rewriting *w = start();
    assert_true(change_object(w, "/StructTreeRoot", "/Struct"));
    stopped(w, "", "it has no tags");
    struct diags *d = diags_new(good.arena);
    assert_true(gate_check(good.arena, d, DIAG_OTHER_TEXT, rewriting_end(w),
                           good.story));
}

/* ---- what is no word ---- */

static void wrong_link(void **state)
{
    (void)state;
    struct rewriting *w = start();
    assert_true(change_object(w, "(https://example.org/ada)",
                              "(https://example.org/eve)"));
    stopped(w, "ada.yaml:4:", "a link leads to 'https://example.org/eve'");
    w = start();
    assert_true(change_object(w, "(https://example.org/end)",
                              "(javascript:alert%281%29)"));
    stopped(w, "", "it leads to 'javascript:");
    w = start();
    assert_true(change_object(w, "/Annots [", "/Annots [null "));
    assert_string_equal(said_of(rewriting_end(w)), "");
    w = start();
    assert_true(change_object(w, "/Subtype /Link", "/Subtype /Widget"));
    stopped(w, "", "an annotation is no link");
}

static void missing_link(void **state)
{
    (void)state;
    struct rewriting *w = start();
    for (int i = 1; i < w->objects; i++)
        if (w->object[i] && strstr(w->object[i], "example.org/end)")) {
            w->object[i] = "null";
            break;
        }
    stopped(w, "ada.yaml:18:", "no link leads to 'https://example.org/end'");
}

static void wrong_facts(void **state)
{
    (void)state;
    struct rewriting *w = start();
    assert_true(change_object(w, "/Title (Ada", "/Title (Eve"));
    stopped(w, "", "its title is 'Eve Lovelace - CV', not");
    w = start();
    assert_true(change_object(w, "/Author (Ada", "/Author (Eve"));
    stopped(w, "", "its author is 'Eve Lovelace', not");
    w = start();
    assert_true(change_object(w, "/Lang (en)", "/Lang (de)"));
    stopped(w, "", "its language is 'de', not 'en'");
}

static void acting_file(void **state)
{
    (void)state;
    static const char *const key[] = {"/OpenAction<</S/GoTo>>",
                                      "/AA<<>>",
                                      "/Names<</JavaScript<<>>>>",
                                      "/X<</S/Launch>>",
                                      "/X<</S/GoToR>>",
                                      "/X<</S/SubmitForm>>",
                                      "/X<</Type/Embedded#46ile>>",
                                      "/X<</J#53 (x)>>"};
    for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
        struct rewriting *w = start();
        const char *to = arena_printf(w->arena, "/Type /Catalog%s", key[i]);
        assert_true(change_object(w, "/Type /Catalog", to));
        stopped(w, "", "there is a /");
    }
}

static void damaged_file(void **state)
{
    (void)state;
    struct bytes pdf = {good.pdf.data, good.pdf.len - 20};
    assert_non_null(strstr(said_of(pdf), "it cannot be read"));
    struct rewriting *w = start();
    struct bytes whole = rewriting_end(w);
    char *text = arena_copy(w->arena, (const char *)whole.data, whole.len);
    char *at = strstr(text, "/Length ");
    at[8] = at[8] == '9' ? '8' : '9';
    struct bytes bad = {(const uint8_t *)text, whole.len};
    assert_non_null(strstr(said_of(bad), "the file is damaged"));
}

/* ---- mutants ---- */

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static void try_mutant(struct bytes from, uint64_t *seed)
{
    struct arena *a = arena_new();
    uint8_t *data = (uint8_t *)arena_copy(a, (const char *)from.data, from.len);
    struct bytes b = {data, from.len};
    if (next_random(seed) % 8 == 0)
        b.len = next_random(seed) % from.len;
    for (uint32_t n = 1 + next_random(seed) % 20; n; n--) {
        uint8_t *at = &data[next_random(seed) % from.len];
        uint32_t how = next_random(seed);
        uint32_t turned = *at ^ 1u << (how >> 8 & 7);
        *at = (uint8_t)(how & 1 ? how >> 8 : turned);
    }
    gate_read(a, diags_new(a), "mutant.pdf", b);
    gate_check(a, diags_new(a), DIAG_OTHER_TEXT, b, good.story);
    arena_free(a);
}

static void mutants(void **state)
{
    (void)state;
    uint64_t seed = 1843;
    struct bytes plain = rewriting_end(start());
    for (int i = 0; i < 1500; i++) {
        try_mutant(good.pdf, &seed);
        try_mutant(plain, &seed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passes_unchanged),
        cmocka_unit_test(wrong_meaning),
        cmocka_unit_test(dropped_space),
        cmocka_unit_test(swapped_runs),
        cmocka_unit_test(lost_line),
        cmocka_unit_test(doubled_words),
        cmocka_unit_test(missing_glyph),
        cmocka_unit_test(soft_hyphen),
        cmocka_unit_test(forbidden_meaning),
        cmocka_unit_test(words_in_artifact),
        cmocka_unit_test(lying_actual_text),
        cmocka_unit_test(wrong_mark_order),
        cmocka_unit_test(no_tags),
        cmocka_unit_test(wrong_link),
        cmocka_unit_test(missing_link),
        cmocka_unit_test(wrong_facts),
        cmocka_unit_test(acting_file),
        cmocka_unit_test(damaged_file),
        cmocka_unit_test(mutants),
    };
    return cmocka_run_group_tests(tests, make_good, free_good);
}
