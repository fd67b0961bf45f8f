/* What stays together on a line: a table of texts. In them '~' is a space at
 * which no line ends of its own will, '^' such a place without a space, '_' a
 * place without a space where one may, '!' a space at which none may; at every
 * other space one may. */
#include "kit.h"
#include <string.h>

struct group {
    const char *lang;
    const char *const *text;
};

static const char *const units[] = {
    "5~km", "10~%", "3~GB", "20~°C", "a 3.5~GHz clock", "12~MB/^s", "1.5~TB,",
    "(64~GiB)", "of 100~Mbit/^s links", "under 5~ms at load", "40~fps", "3~µs",
    "a 0.5~mm gap", "700~million users", "4~TFLOPS", "99.99~% of", "5~€",
    "2~× faster", "10~k requests", "about 5~USD", "3~pm", "9:30~a.m.", "300~BC",
    "1~km²", "5~W,", "12~V", "-5~°C", "100~dB.", "4~×~4", "3~±~1", "“5~km”",
    "a 10~kg, 3~m box",
    /* no units */
    "5 people", "10 years", "3 papers and 2 posters", "in 2020 the", "42 is",
    "5, km", "five km", "2 in 3", "1 of 5", "20 engineers", "7 teams", "5 W3C",
    NULL};

static const char *const figures[] = {
    "GPA~3.97", "GPA:~3.97", "(GPA~3.97/4.00)", "IELTS~8.5", "TOEFL~110",
    "GRE~330", "ISO~9001", "RFC~7231", "CUDA~12", "USB~3.0", "C++~17", "C#~12",
    "No.~8", "no.~8", "Nos.~3 and 4", "№~5", "p.~12", "pp.~3–5", "vol.~3",
    "Vol.~3, no.~2", "Fig.~3", "Figure~3", "Table~2", "chapter~4",
    "Section~3.2", "§~5", "§§~5–7", "Eq.~(5)", "phase~2", "Level~3",
    "version~2.0", "ca.~1900", "approx.~40", "€~5", "US$~20", "±~3", "≈~5",
    "≤~5", "#~3", "ext.~12", "Part~2,", "Grade~1", "Nr.~5", "S.~12", "Abb.~3",
    "1~000~000 rows", "10~000", "+49~30~1234567", "(555)~123-4567",
    "+1~555~0100", "Tel.~+49~30~12",
    /* nothing of the kind */
    "GPA of 3.97", "the 3 best", "see 3", "won 12 prizes", "A 5", "over 40",
    "No, 8 of", "with 10", "Led 5", NULL};

static const char *const dates[] = {
    "Jan~2024", "Jan.~2024", "January~2024", "12~May~1910", "May~12, 1910",
    "Sept~2022~– June~2026", "Oct~2024~– present", "12th of May~1910",
    "Fall~2023", "Spring~2024,", "summer~2021", "Q1~2024", "H2~2023", "FY~2024",
    "in Dec~’24", "by 1~March~2020", "1–3~May~2019", "since June~2020",
    /* no dates */
    "may be 5", "May the", "March on", "in 2024 they", "the fall of 2023",
    NULL};

static const char *const names[] = {
    "C.~Golgi", "J.~R.~R.~Tolkien", "J.R.R.~Tolkien", "J.-^P.~Sartre",
    "by C.~Golgi and", "Donald E.~Knuth", "(A.~Turing)", "Dr.~Smith",
    "Prof.~Curie", "Prof.~Dr.~Weber", "Mr.~Holmes", "Ms.~Lovelace", "St.~John",
    "Sir~Isaac", "Rev.~Bayes", "Lt.~Col.~Blake", "Smith~Jr.", "Smith,~Jr.",
    "Elizabeth~II", "Ada Lovelace,~PhD", "Curie,~Ph.D.", "Smith et~al.",
    "Tukey et~al. show",
    /* no names */
    "a. The", "dr. smith", "vitamin C is", "plan B was", "at MIT. The", NULL};

static const char *const letters[] = {
    "C~++", "C~#", "F~#", "in C~++, Rust", "R~&~D", "Johnson & Johnson",
    "i.~e. that", "e.~g. this", "z.~B. das", "p.~ex. cela", "a.~k.~a. so",
    /* dashes and bars */
    "work~– and play", "work~— and play", "one~- two", "A~| B", "A~· B",
    "A!/ B", "2020~– 2024", "so~— he said~— it is", "word^—_word", "word–_word",
    /* within words */
    "e-^mail", "X-^ray", "T-^shirt", "3-^D", "A-^level", "plan-^B", "I/^O",
    "A/^B tests", "CI/^CD", "TCP/^IP", "and/^or", "client/_server", "km/^h",
    "read/_write", "well-_known", "in-_house", "co-_operate", "24/7",
    "2022-2026", "3.97/4.00", "state-_of-_the-_art", "on-_call", NULL};

static const char *const plain[] = {"the quick brown fox",
                                    "I am a baker",
                                    "a b c",
                                    "One. Two. Three.",
                                    "of all, the best",
                                    "in the end it is",
                                    "to be (or not) to be",
                                    NULL};

static const char *const german[] = {"12.~Mai~1910",
                                     "1.~Januar~2024",
                                     "Dez.~2023",
                                     "März~2021",
                                     "5~Mio. Euro",
                                     "Hr.~Weber",
                                     "Frau~Weber",
                                     "d.~h. so",
                                     "u.~a. auch",
                                     "Abb.~2",
                                     "Kapitel~3",
                                     "Dipl.-^Ing.~Weber",
                                     "z.~Hd. von",
                                     "44~v.~Chr.",
                                     "8~Uhr",
                                     "Bd.~3",
                                     NULL};

static const char *const french[] = {
    "12~mai~1910", "M.~Dupont", "Mme~Curie",         "n°~5", "«~mot~»",
    "page~5",      "déc.~2024", "«~deux mots~» ici", NULL};

static const char *const spanish[] = {"12~de~mayo de~1910",
                                      "5~de~enero",
                                      "Sr.~López",
                                      "Dña.~Ana",
                                      "pág. de",
                                      "n.º~5",
                                      "de la",
                                      NULL};

static const char *const polish[] = {"w~domu i~w~pracy",
                                     "z~Warszawy",
                                     "o~tym a~nie",
                                     "12~maja~2020",
                                     "A~on",
                                     "we dwoje",
                                     "do domu",
                                     "św.~Jan",
                                     "5~tys. osób",
                                     "I~tak",
                                     NULL};

static const char *const czech[] = {"v~domě", "k~lesu a~s~ním", "do lesa",
                                    NULL};

static const char *const russian[] = {
    "в~доме",    "с~ним и~с~ней", "А.~С.~Пушкин", "12~мая~2020~г.",
    "т.~е. так", "т.~к. он",      "5~км",         "10~млн человек",
    "сказал~бы", "он~же",         "рис.~3",       "стр.~5",
    "от дома",   "№~5",           "проф.~Павлов", "2020~г.",
    NULL};

static const char *const ukrainian[] = {
    "в~домі",         "з~ним і~з~нею",  "12~травня~2020~р.", "5~грн",
    "Т.~Г.~Шевченко", "у~місті й~селі", "до міста",          NULL};

static const char *const greek[] = {"12~Μαΐου~2020", "σ.~5", "κ.~Παππάς",
                                    "το σπίτι", NULL};

static const struct group groups[] = {
    {"en", units},     {"en", figures}, {"en", dates},  {"en", names},
    {"en", letters},   {"en", plain},   {"de", german}, {"fr", french},
    {"es", spanish},   {"pl", polish},  {"cs", czech},  {"ru", russian},
    {"uk", ukrainian}, {"el", greek},
};

static const struct para *shape(struct kit *k, const char *text,
                                const char *lang, bool bindings)
{
    struct span *span = arena_alloc(k->a, sizeof *span);
    span->text = text;
    struct rich r = {span, 1, {0}};
    struct setting set = {
        .family = "Source Sans 3", .lang = lang, .bindings = bindings};
    return para_shape(k->a, k->d, k->f, &r, &set);
}

/* The text with its marks, as the table has it. */
static const char *marked(struct kit *k, const struct para *p)
{
    struct buf b = buf_new(k->a);
    const struct opportunity *o = p->chance, *end = o + p->chances;
    for (int i = 0; i < p->glyphs; i++) {
        const struct glyph *g = &p->glyph[i];
        bool here = o < end && o->glyph == i;
        bool space = i && p->text[g->from - 1] == ' ';
        if (here && space)
            b.data[b.len - 1] = o->bound ? '~' : ' ';
        else if (space)
            b.data[b.len - 1] = '!'; /* none at all */
        else if (here)
            buf_putc(&b, o->bound ? '^' : '_');
        o += here;
        if (!i || g->from != g[-1].from)
            buf_add(&b, p->text + g->from, g->to - g->from);
    }
    return buf_text(&b);
}

/* The text without its marks. */
static const char *typed(struct kit *k, const char *text)
{
    struct buf b = buf_new(k->a);
    for (; *text; text++)
        if (*text == '~')
            buf_putc(&b, ' ');
        else if (*text != '^' && *text != '_')
            buf_putc(&b, *text);
    return buf_text(&b);
}

static void table(void **state)
{
    struct kit *k = *state;
    int failed = 0, cases = 0;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        for (const char *const *t = groups[i].text; *t; t++, cases++) {
            const struct para *p = shape(k, typed(k, *t), groups[i].lang, true);
            const char *got = marked(k, p);
            if (strcmp(got, *t) != 0) {
                print_error("%s: wanted %s, got %s\n", groups[i].lang, *t, got);
                failed++;
            }
        }
    assert_int_equal(failed, 0);
    assert_true(cases >= 200);
    assert_int_equal(diags_count(k->d, SEVERITY_ERROR), 0);
}

/* The lines, with '|' between them. */
static const char *lines(struct kit *k, const struct para *p, double measure)
{
    struct breaking how = {.measure = measure};
    struct lines l = para_break(k->a, p, &how);
    struct buf b = buf_new(k->a);
    for (int i = 0; i < l.count; i++) {
        size_t from = p->glyph[l.line[i].first].from;
        size_t to = p->glyph[l.line[i].end - 1].to;
        buf_puts(&b, i ? "|" : "");
        buf_add(&b, p->text + from, to - from);
    }
    buf_puts(&b, l.overfull ? " (over)" : "");
    return buf_text(&b);
}

static double width(struct kit *k, const char *text)
{
    return shape(k, text, "en", false)->width + 1e-6;
}

/* What is bound goes to the next line whole, and is parted rather than wider
 * than its line. */
static void never_overfull(void **state)
{
    struct kit *k = *state;
    const struct para *p = shape(k, "with a GPA 3.97 of", "en", true);
    assert_string_equal(lines(k, p, width(k, "with a GPA")),
                        "with a|GPA 3.97|of");
    assert_string_equal(lines(k, p, width(k, "GPA 3.97")),
                        "with a|GPA 3.97|of");
    assert_string_equal(lines(k, p, width(k, "with")), "with|a|GPA|3.97|of");
    p = shape(k, "with a GPA 3.97 of", "en", false);
    assert_string_equal(lines(k, p, width(k, "with a GPA")),
                        "with a GPA|3.97 of");
    for (int i = 0; i < p->chances; i++)
        assert_false(p->chance[i].bound);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(table, kit_new, kit_free),
        cmocka_unit_test_setup_teardown(never_overfull, kit_new, kit_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
