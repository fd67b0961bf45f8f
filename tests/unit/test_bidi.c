/* Directions: the algorithm by Unicode's own test, and lines as they stand on
 * the page. */
#include "kit.h"
#include <string.h>

#include "text/private.h"

#define CASES "/usr/share/unicode/BidiCharacterTest.txt"

/* ---- Unicode's test ---- */

enum { MOST = 256 };

/* Whether a row holds: text; direction; level; levels; order. */
static bool row_holds(char *row)
{
    uint32_t text[MOST];
    int8_t level[MOST];
    int order[MOST], n = 0;
    char *p = row;
    while (*p != ';' && n < MOST)
        text[n++] = (uint32_t)strtoul(p, &p, 16);
    uint8_t base = (uint8_t)strtoul(p + 1, &p, 10);
    unsigned long want = strtoul(p + 1, &p, 10);
    if (!bidi_levels(text, n, &base, level) || base != want)
        return false;
    p++;
    for (int i = 0; i < n; i++) {
        p += *p == ' ';
        if (*p == 'x') {
            p++;
            level[i] = -1;
        } else if (strtol(p, &p, 10) != level[i]) {
            return false;
        }
    }
    int count = bidi_order(level, n, order);
    p++;
    for (int i = 0; i < count; i++)
        if (strtol(p, &p, 10) != order[i])
            return false;
    return *p == '\n' || *p == '\0';
}

static void unicode_agrees(void **state)
{
    (void)state;
    FILE *f = fopen(CASES, "r");
    if (!f)
        skip();
    char row[4096];
    int rows = 0, wrong = 0;
    while (fgets(row, sizeof row, f)) {
        if (row[0] == '#' || row[0] == '\n')
            continue;
        rows++;
        char copy[sizeof row];
        memcpy(copy, row, sizeof row);
        if (!row_holds(copy) && wrong++ < 5)
            print_message("%s", row);
    }
    fclose(f);
    assert_int_equal(rows, 91707);
    assert_int_equal(wrong, 0);
}

/* ---- lines ---- */

static int by_x(const void *x, const void *y)
{
    const struct stretch *a = x, *b = y;
    return (a->x > b->x) - (a->x < b->x);
}

/* The clusters of a stretch from left to right. */
static void put_stretch(struct buf *b, const struct para *p,
                        const struct stretch *s)
{
    int step = s->back ? -1 : 1;
    int i = s->back ? s->end - 1 : s->first;
    uint32_t before = UINT32_MAX;
    for (; i >= s->first && i < s->end; i += step) {
        const struct glyph *g = &p->glyph[i];
        if (g->from != before)
            buf_add(b, p->text + g->from, g->to - g->from);
        before = g->from;
    }
}

/* Glyphs of the line from left to right, '|' between its stretches. */
static const char *seen(struct kit *k, const struct para *p, struct line line)
{
    const struct stretch *s;
    int n = para_stretches(k->a, p, &line, &s);
    struct stretch *sorted = arena_array(k->a, (size_t)n, sizeof *sorted);
    memcpy(sorted, s, (size_t)n * sizeof *sorted);
    qsort(sorted, (size_t)n, sizeof *sorted, by_x);
    struct buf b = buf_new(k->a);
    double x = 0;
    for (int i = 0; i < n; i++) {
        assert_true(sorted[i].x > x - 1e-6 && sorted[i].x < x + 1e-6);
        x += sorted[i].width;
        if (i)
            buf_putc(&b, '|');
        put_stretch(&b, p, &sorted[i]);
    }
    assert_true(x > line.width - 1e-6 && x < line.width + 1e-6);
    return buf_text(&b);
}

static const struct para *shape(struct kit *k, const struct span *span,
                                int count, const char *lang)
{
    struct rich r = {span, count, {0}};
    struct setting set = {.family = "EB Garamond", .lang = lang};
    const struct para *p = para_shape(k->a, k->d, k->f, &r, &set);
    assert_false(diags_failed(k->d));
    return p;
}

static struct lines lines_of(struct arena *a, const struct para *p,
                             double measure)
{
    return para_break(a, p, &(struct breaking){.measure = measure});
}

static const char *line_of(struct kit *k, const char *text, const char *lang)
{
    const struct span span = {.text = text};
    const struct para *p = shape(k, &span, 1, lang);
    struct lines l = lines_of(k->a, p, 1000);
    assert_int_equal(l.count, 1);
    return seen(k, p, l.line[0]);
}

#define SEES(text, lang, want)                                                 \
    assert_string_equal(line_of(*state, text, lang), want)

static void lines_turn(void **state)
{
    SEES("all to the right", "en", "all to the right");
    SEES("שלום", "he", "םולש");
    SEES("a שלום b", "en", "a |םולש| b");
    SEES("א abc ב", "he", "ב |abc| א");
    SEES("בשנת 1935 נוסד", "he", "דסונ |1935| תנשב");
    SEES("سنة 1999", "ar", "1999| ةنس");
    SEES("1976 – 2016", "ar", "2016| – |1976");
    SEES("1976 – 2016", "en", "1976 – 2016");
    /* a line's own end: the full stop is on the left */
    SEES("כתבתי ב־MIT.", "he", ".|MIT|־ב יתבתכ");
    /* by its first strong letter where the page runs the other way */
    SEES("שלום abc.", "en", ".|abc| םולש");
    /* letters of the other way alone keep their order */
    SEES("Wrote the compiler.", "he", "Wrote the compiler.");
}

static void what_is_one_is_not_turned(void **state)
{
    SEES("א C++ ב", "he", "ב |C++| א");
    SEES("א C++", "he", "C++| א");
    SEES("א C#, ב", "he", "ב ,|C#| א");
    SEES("א +1 (626) 555-0100 ב", "he", "ב |+1 (626) 555-0100| א");
    SEES("א (626) 555-0100 ב", "he", "ב |(626) 555-0100| א");
    SEES("سنة 10⁻¹⁵ ثانية", "ar", "ةيناث |10⁻¹⁵| ةنس");
    SEES("(4D) א", "he", "א )|4D|(");
    SEES("א a.b-c@x.org, ב", "he", "ב ,|a.b-c@x.org| א");
    SEES("א https://x.org/a/ ב", "he", "ב |https://x.org/a/| א");
    SEES("א www.x.org/2/1 ב", "he", "ב |www.x.org/2/1| א");
    SEES("א +(44) 20 5550 0100 ב", "he", "ב |+(44) 20 5550 0100| א");
    SEES("10⁺²³ א 3⁴ ב", "he", "ב |3⁴| א |10⁺²³");
    /* nor is anything else one: letters behind figures, too few of them */
    SEES("א (626) 555-0100x ב", "he", "ב |555-0100x| )|626|( א");
    SEES("א ק+1 2 ב", "he", "ב |2| |1|+ק א");
}

/* Nor is what is too long to be one. */
static void what_is_one_has_an_end(void **state)
{
    struct kit *k = *state;
    struct buf b = buf_new(k->a);
    buf_puts(&b, "א (1");
    for (int i = 0; i < 30; i++)
        buf_puts(&b, " 5");
    buf_puts(&b, " ב ");
    for (int i = 0; i < 300; i++)
        buf_putc(&b, '-');
    buf_puts(&b, "@x C+é ב");
    const char *text = buf_text(&b), *turned = line_of(k, text, "he");
    assert_int_equal(strlen(turned) > strlen(text), true); /* with '|' */
    assert_non_null(strstr(turned, "5| |5"));
}

/* A link of two spans is isolated as one; so is a word, without that. */
static void spans_and_isolates(void **state)
{
    struct kit *k = *state;
    const struct span span[] = {
        {.text = "א "},
        {.text = "2. ", .url = "https://x.org/"},
        {.text = "x", .style = SPAN_BOLD, .url = "https://x.org/"},
        {.text = " a@b"},
        {.text = ".org", .style = SPAN_BOLD},
    };
    const struct para *p = shape(k, span, 5, "he");
    assert_string_equal(seen(k, p, lines_of(k->a, p, 1000).line[0]),
                        "a@b.org| |2. x| א");
    const struct para *none = shape(k, &(struct span){.text = ""}, 1, "he");
    assert_int_equal(none->base, 1);
    assert_int_equal(none->glyphs, 0);
    /* letters of every script that runs so, and a mark that says it */
    static const char *const rtl[] = {"ש",          "\u0627", "\u0710",
                                      "\ufb2a",     "\ufe8d", "\U00010840",
                                      "\U0001e900", "\u200f"};
    for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++) {
        const struct span one = {.text = rtl[i]};
        struct rich r = {&one, 1, {0}};
        struct setting set = {.family = "EB Garamond", .lang = "en"};
        assert_true(para_shape(k->a, diags_new(k->a), k->f, &r, &set)->base);
    }
}

static void links_are_isolated(void **state)
{
    const struct span span[] = {
        {.text = "א "},
        {.text = "2. x.org/", .url = "https://x.org/"},
        {.text = " 3"},
    };
    const struct para *p = shape(*state, span, 3, "he");
    struct lines l = lines_of(((struct kit *)*state)->a, p, 1000);
    assert_string_equal(seen(*state, p, l.line[0]), "3| |2. x.org/| א");
}

/* Two links that touch stand as two words do, each by itself. */
static void links_that_touch_are_two(void **state)
{
    static const struct {
        const char *text[4], *lang, *want;
    } row[] = {
        {{"א ", "abc", "def", " ב"}, "he", "ב |def|abc| א"},
        {{"א ", "abc", "בגד", " ה"}, "he", "ה |דגב|abc| א"},
        {{"א ", "אבג", "דהו", " ב"}, "he", "ב |והד|גבא| א"},
        {{"a ", "אבג", "דהו", " b"}, "en", "a |גבא|והד| b"},
        {{"א ", "tel. ", "+972 4 555 0100", " ב"},
         "he",
         "ב |+972 4 555 0100|tel. | א"},
        /* within what runs from left to right they do so too */
        {{"א x", "abc", "def", "y ב"}, "he", "ב |xabcdefy| א"},
    };
    struct kit *k = *state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const char *const *text = row[i].text;
        const struct span span[] = {
            {.text = text[0]},
            {.text = text[1], .url = "https://x.org/"},
            {.text = text[2], .url = *text[2] == '+' ? NULL : "https://y.org/"},
            {.text = text[3]}};
        const struct para *p = shape(k, span, 4, row[i].lang);
        struct lines l = lines_of(k->a, p, 1000);
        assert_string_equal(seen(k, p, l.line[0]), row[i].want);
    }
}

static void brackets_are_mirrored(void **state)
{
    const struct span span = {.text = "א (ב)"};
    const struct para *p = shape(*state, &span, 1, "he");
    const struct face *f = p->run[p->glyph[2].run].face;
    assert_int_equal(p->glyph[2].id, face_glyph(f, ')'));
    assert_int_equal(p->text[p->glyph[2].from], '(');
}

/* Each line by itself, after it is broken; the space it eats has no place. */
static void lines_turn_after_breaking(void **state)
{
    struct kit *k = *state;
    const struct span span = {.text = "אבג דהו abc def זחט זחט"};
    const struct para *p = shape(k, &span, 1, "he");
    double measure = 0; /* as far as abc */
    for (int i = 0; i < p->glyphs; i++)
        if (p->text[p->glyph[i].from] == 'd')
            measure = p->x[i];
    struct lines l = lines_of(k->a, p, measure);
    assert_int_equal(l.count, 2);
    assert_string_equal(seen(k, p, l.line[0]), "abc | והד גבא");
    assert_string_equal(seen(k, p, l.line[1]), "טחז טחז |def");
}

static void languages_have_a_way(void **state)
{
    (void)state;
    assert_true(lang_is_rtl("ar"));
    assert_true(lang_is_rtl("ar-EG"));
    assert_true(lang_is_rtl("he"));
    assert_true(lang_is_rtl("fa"));
    assert_true(lang_is_rtl("ur"));
    assert_false(lang_is_rtl("en"));
    assert_false(lang_is_rtl("arn"));
    assert_false(lang_is_rtl(""));
}

/* ---- other fonts ---- */

static void other_families_help_out(void **state)
{
    struct kit *k = *state;
    const struct span span = {.text = "Cairo القاهرة हिन्दी ไทย.",
                              .style = SPAN_BOLD};
    const struct para *p = shape(k, &span, 1, "en");
    static const char *const family[] = {
        "EB Garamond",          "Noto Naskh Arabic", "EB Garamond",
        "Noto Sans Devanagari", "Noto Sans Thai",    "EB Garamond"};
    const char *before = "";
    int n = 0;
    for (int i = 0; i < p->glyphs; i++) {
        const struct face *f = p->run[p->glyph[i].run].face;
        assert_true(f->bold && p->glyph[i].id > 0);
        if (strcmp(f->family, before) == 0)
            continue;
        before = f->family;
        assert_true(n < 6);
        assert_string_equal(before, family[n++]);
    }
}

/* ---- syllables ---- */

static const char *parted(struct arena *a, const char *text)
{
    size_t len = strlen(text);
    uint8_t *may = arena_alloc(a, len + 1);
    line_breaks(text, len, may);
    breaks_syllables(text, len, may);
    struct buf b = buf_new(a);
    for (size_t i = 0; i < len; i++) {
        if (i && may[i] == LINE_MAY)
            buf_putc(&b, '|');
        buf_putc(&b, text[i]);
    }
    return buf_text(&b);
}

static void thai_is_parted(void **state)
{
    struct arena *a = ((struct kit *)*state)->a;
    assert_string_equal(parted(a, "ประเทศไทย"), "ประ|เทศ|ไทย");
    assert_string_equal(parted(a, "และสอนทั้งทฤษฎี"), "และ|สอนทั้งทฤษฎี");
    assert_string_equal(parted(a, "ที่เมือง (ก) ต่างๆ ไป"),
                        "ที่|เมือง |(ก) |ต่างๆ |ไป");
    assert_string_equal(parted(a, "ปะปะ"), "ปะ|ปะ");
    assert_string_equal(parted(a, "ປະເທດລາວ"), "ປະ|ເທດລາວ");
    assert_string_equal(parted(a, "à propos"), "à |propos");
    assert_string_equal(parted(a, "กฯกกๆเก"), "กฯ|กกๆ|เก");
    assert_string_equal(parted(a, "กะเก ༀ ꀀ"), "กะ|เก |ༀ |ꀀ");
    assert_string_equal(parted(a, "ะเก"), "ะเก"); /* of one sign none */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unicode_agrees),
        cmocka_unit_test_setup_teardown(lines_turn, kit_new, kit_free),
        cmocka_unit_test_setup_teardown(what_is_one_is_not_turned, kit_new,
                                        kit_free),
        cmocka_unit_test_setup_teardown(links_are_isolated, kit_new, kit_free),
        cmocka_unit_test_setup_teardown(links_that_touch_are_two, kit_new,
                                        kit_free),
        cmocka_unit_test_setup_teardown(what_is_one_has_an_end, kit_new,
                                        kit_free),
        cmocka_unit_test_setup_teardown(spans_and_isolates, kit_new, kit_free),
        cmocka_unit_test_setup_teardown(brackets_are_mirrored, kit_new,
                                        kit_free),
        cmocka_unit_test_setup_teardown(lines_turn_after_breaking, kit_new,
                                        kit_free),
        cmocka_unit_test(languages_have_a_way),
        cmocka_unit_test_setup_teardown(thai_is_parted, kit_new, kit_free),
        cmocka_unit_test_setup_teardown(other_families_help_out, kit_new,
                                        kit_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
