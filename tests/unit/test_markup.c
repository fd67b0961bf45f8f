/* Inline markup: what is a mark, and all that is none. A row's spans are
 * written one after another with "│" between; ‹BICU› after one tells its
 * style, its classes among it, and → where it leads. */
#include "check.h"
#include "markup/markup.h"
#include <string.h>
#include <unistd.h>

/* ".smallcaps .oldstyle" of a style. */
static const char *classes(struct arena *a, unsigned style)
{
    static const char *const name[] = {
#define CLASS(id, name, words) name,
#include "markup/class.def"
#undef CLASS
    };
    struct buf b = buf_new(a);
    for (int i = 0; i < CLASS_COUNT; i++)
        if (style & (unsigned)SPAN_SMALL_CAPS << i)
            buf_printf(&b, ".%s", name[i]);
    return buf_text(&b);
}

static const char *spans(struct arena *a, struct rich r)
{
    struct buf b = buf_new(a);
    for (int i = 0; i < r.count; i++) {
        const struct span *s = &r.span[i];
        buf_printf(&b, "%s%s", i ? "│" : "", s->text);
        if (s->style)
            buf_printf(&b, "‹%s%s%s%s%s›", s->style & SPAN_BOLD ? "B" : "",
                       s->style & SPAN_ITALIC ? "I" : "",
                       s->style & SPAN_CODE ? "C" : "",
                       s->style & SPAN_UNDERLINE ? "U" : "",
                       classes(a, s->style));
        if (s->url)
            buf_printf(&b, "→%s", s->url);
    }
    return buf_text(&b);
}

static const struct {
    const char *typed, *spans; /* NULL: as typed */
} rows[] = {
    /* nothing but itself */
    {"2019. Led", NULL},
    {"2019) Led", NULL},
    {"# 1 seller", NULL},
    {"###### six", NULL},
    {"+ 15 %", NULL},
    {"- minus", NULL},
    {"* star", NULL},
    {"> 99 %", NULL},
    {"***", NULL},
    {"---", NULL},
    {"===", NULL},
    {"___", NULL},
    {"* * *", NULL},
    {"C++", NULL},
    {"C#", NULL},
    {"C# and F#", NULL},
    {"a_b_c", NULL},
    {"_em_", NULL},
    {"__strong__", NULL},
    {"snake_case and __init__", NULL},
    {"$5", NULL},
    {"$a$ and $$b$$", NULL},
    {"<tag>", NULL},
    {"<b>x</b>", NULL},
    {"<https://example.org>", NULL},
    {"<!-- note -->", NULL},
    {"a < b > c", NULL},
    {"&amp;", NULL},
    {"&#65; &#x41; &copy;", NULL},
    {"R&D", NULL},
    {"~~x~~", NULL},
    {"~", NULL},
    {"![x](y)", NULL},
    {"![x]", NULL},
    {"| a | b |", NULL},
    {"|---|---|", NULL},
    {"[1]", NULL},
    {"[^1]", NULL},
    {"[ ] task", NULL},
    {"[x] done", NULL},
    {"[ref][1]", NULL},
    {"[1]: https://example.org", NULL},
    {"*", NULL},
    {"**", NULL},
    {"****", NULL},
    {"5 * 3 * 2", NULL},
    {"5 ** 3", NULL},
    {"5*3*2=30", NULL},
    {"2*3 and 4*5", NULL},
    {"2**8 and 2**16", NULL},
    {"M*A*S*H", NULL},
    {"E*TRADE, then E*TRADE 2", NULL},
    {"un*frigging*believable", NULL},
    {"a *b c 5*3", NULL},
    {"é*é*é", NULL},
    {"*open", NULL},
    {"**open", NULL},
    {"`", NULL},
    {"a ` b", NULL},
    {"```", NULL},
    {"~~~", NULL},
    {"https://x.y/a_b", NULL},
    {"www.example.org me@example.org", NULL},
    {"http://x.y/?a=1&b=2", NULL},
    {"\"quoted\" 'too'", NULL},
    {"1st January 2000", NULL},
    {"{name} }} { {", NULL},
    {"back\\slash", NULL},
    {"C:\\Users\\me", "C:\\Users\\me"},
    {"end\\", NULL},
    {"===\n---", "=== ---"},
    {"Grüße, 中文, 😀", NULL},
    {"10 000 km", NULL},
    {"Beyond 2:4: exploring V:N:M", NULL},
    {"QuIP#, QTIP", NULL},
    /* white space */
    {"", ""},
    {"   ", ""},
    {"  a   b  ", "a b"},
    {"a\nb", "a b"},
    {"a  \nb", "a b"},
    {"a\\\nb", "a\\ b"},
    {"    code?", "code?"},
    {"\ttab\ttab", "tab tab"},
    {"a\xE2\x80\xA8"
     "b\xC2\x85"
     "c",
     "a b c"},
    {"a ` b ` c", "a │b‹C›│ c"},
    {"**a **", "**a **"},
    {"x ` a`", "x │a‹C›"},
    /* bold, italic, code */
    {"**b**", "b‹B›"},
    {"*i*", "i‹I›"},
    {"`c`", "c‹C›"},
    {"***both***", "both‹BI›"},
    {"**a *b* c**", "a ‹B›│b‹BI›│ c‹B›"},
    {"*a **b** c*", "a ‹I›│b‹BI›│ c‹I›"},
    {"*a *b* c*", "a b c‹I›"},
    {"GPA **3.97**/4.00", "GPA │3.97‹B›│/4.00"},
    {"Ranking **7**/189", "Ranking │7‹B›│/189"},
    {"**\"quoted\"**", "\"quoted\"‹B›"},
    {"**(a)** b", "(a)‹B›│ b"},
    {"**a**b", "a‹B›│b"},
    {"**P**ublic **K**ey", "P‹B›│ublic │K‹B›│ey"},
    {"*a*b*", "a*b‹I›"},
    {"*2*3*, **5*3**", "2*3‹I›│, │5*3‹B›"},
    {"*é*, 我*喜欢*你", "é‹I›│, 我│喜欢‹I›│你"},
    {"`5*3*2` `a*b`", "5*3*2‹C›│ │a*b‹C›"},
    {"`2**3` ***x***y", "2**3‹C›│ │x‹BI›│y"},
    {"**a** **b**", "a‹B›│ │b‹B›"},
    {"*_x_*", "_x_‹I›"},
    {"**<T>**", "<T>‹B›"},
    {"**C++**", "C++‹B›"},
    {"# **1** seller", "# │1‹B›│ seller"},
    {"2019. **Led**", "2019. │Led‹B›"},
    {"**A & B**", "A & B‹B›"},
    {"``a`b``", "a`b‹C›"},
    {"`**a**`", "**a**‹C›"},
    {"`a_b &amp; <c> ![`", "a_b &amp; <c> ![‹C›"},
    {"`\\_ \\& \\<`", "\\_ \\& \\<‹C›"},
    {"`a\\`", "a\\‹C›"},
    {"**a\n b**", "a b‹B›"},
    /* escapes */
    {"\\*a\\*", "*a*"},
    {"\\**a*", "*│a‹I›"},
    {"\\`a\\`", "`a`"},
    {"\\_a\\_ \\# \\+ \\. \\& \\<", "_a_ # + . & <"},
    {"\\\\", "\\"},
    {"\\\\_a_", "\\_a_"},
    {"\\[a](https://x.y)", "[a](https://x.y)"},
    {"\\{{name}}", "{{name}}"},
    {"`\\{{name}}`", "{{name}}‹C›"},
    {"\\![a](https://x.y)", "!│a→https://x.y"},
    /* links */
    {"[a](https://x.y/a_b)", "a→https://x.y/a_b"},
    {"[a](example.org/x)", "a→https://example.org/x"},
    {"[a](mailto:me@example.org)", "a→mailto:me@example.org"},
    {"[**a** b](https://x.y) c", "a‹B›→https://x.y│ b→https://x.y│ c"},
    {"**[a](https://x.y)**", "a‹B›→https://x.y"},
    {"[`f()`](https://x.y)", "f()‹C›→https://x.y"},
    {"[a](https://x.y/?a=1&amp;b=2)", "a→https://x.y/?a=1&amp;b=2"},
    {"[a](https://x.y/a*b*c)", "a→https://x.y/a*b*c"},
    {"[a](https://x.y/(b))", "a→https://x.y/(b)"},
    {"[a](<https://x.y>)", "a→https://x.y"},
    {"[a [b] c](https://x.y)", "a [b] c→https://x.y"},
    {"[](https://x.y)", "https://x.y→https://x.y"},
    {"[a](https://x.y)[b](https://x.y)", "ab→https://x.y"},
    {"[a](https://x.y)[b](https://x.z)", "a→https://x.y│b→https://x.z"},
    {"[a] (https://x.y)", NULL},
    {"([a](https://x.y))", "(│a→https://x.y│)"},
    /* classes */
    {"[a]{.smallcaps}", "a‹.smallcaps›"},
    {"x[2]{.superscript}", "x│2‹.superscript›"},
    {"[1 [2] 3]{.tabular} 4", "1 [2] 3‹.tabular›│ 4"},
    {"[1]{.tabular .oldstyle}", "1‹.oldstyle.tabular›"},
    {"[a [1]{.oldstyle} b]{.smallcaps}",
     "a ‹.smallcaps›│1‹.smallcaps.oldstyle›│ b‹.smallcaps›"},
    {"**[a]{.smallcaps} b**", "a‹B.smallcaps›│ b‹B›"},
    {"[**(a)**]{.smallcaps}", "(a)‹B.smallcaps›"},
    {"[**a]{.smallcaps} b**", "a‹B.smallcaps›│ b‹B›"},
    {"[[a](https://x.y)]{.smallcaps}", "a‹.smallcaps›→https://x.y"},
    {"[a [b]{.smallcaps}](https://x.y)",
     "a →https://x.y│b‹.smallcaps›→https://x.y"},
    {"[`c`]{.smallcaps}", "c‹C.smallcaps›"},
    {"[\\]]{.smallcaps}", "]‹.smallcaps›"},
    {"![a]{.smallcaps}", "!│a‹.smallcaps›"},
    {"[]{.smallcaps}", ""},
    {"a []{.smallcaps} b", "a │b"},
    {"[]{.smallcaps} b", "b"},
    {"[a]{.smallcaps}[b]{.smallcaps}", "ab‹.smallcaps›"},
    /* and what is none */
    {"*a* \uFDC8\uFDFA", "a‹I›│ \uFDC8\uFDFA"},
    {"[a]", NULL},
    {"{x} {.x} a{.smallcaps}", NULL},
    {"[a] {.smallcaps}", NULL},
    {"[a]{smallcaps}", NULL},
    {"[a]{.}", NULL},
    {"[a]{.5}", NULL},
    {"[a]{.smallcaps", NULL},
    {"[a]{.smallcaps,}", NULL},
    {"[a]{.smallcaps }", NULL},
    {"[a]{{name}}", NULL},
    {"a]{.smallcaps}", NULL},
    {"\\[a]{.smallcaps}", "[a]{.smallcaps}"},
    {"[a\\]{.smallcaps}", "[a]{.smallcaps}"},
    {"`[a]{.smallcaps}`", "[a]{.smallcaps}‹C›"},
    {"[a](https://x.y/[b]{.smallcaps})",
     "a→https://x.y/%5Bb%5D%7B.smallcaps%7D"},
};

static void every_text_gives_its_spans(void **state)
{
    struct arena *a = *state;
    struct diags *d = diags_new(a);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rich r = markup_read(a, d, rows[i].typed, (struct mark){0});
        const char *want = rows[i].spans ? rows[i].spans : rows[i].typed;
        assert_string_equal(spans(a, r), want);
    }
    assert_int_equal(diags_count(d, SEVERITY_ERROR), 0);
    assert_int_equal(diags_count(d, SEVERITY_WARNING), 0);
}

static void plain_reads_no_marks(void **state)
{
    struct arena *a = *state;
    struct rich r = markup_plain(a, diags_new(a), " **a**  [b](c)\n`d` \\* ",
                                 (struct mark){0});
    assert_string_equal(spans(a, r), "**a** [b](c) `d` \\*");
}

/* What is said of `text` in short form, file and place first. */
static const char *said(struct arena *a, const char *text)
{
    struct diags *d = diags_new(a);
    struct source *src = arena_alloc(a, sizeof *src);
    *src = (struct source){"t", text, strlen(text), 0};
    markup_read(a, d, text, (struct mark){src, 1, 1, 0});
    return diags_said(a, d, DIAG_SHORT);
}

static void forbidden_characters_are_placed(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *text, *place, *name;
    } bad[] = {
        {"ab\xE2\x80\xAE"
         "c",
         "t:1:3:", "U+202E"},
        {"\xE2\x81\xA6", "t:1:1:", "U+2066"},
        {"a\nb\xF3\xA0\x80\xA1", "t:2:2:", "U+E0021"},
        {"a\xEF\xBF\xBE", "t:1:2:", "U+FFFE"},
        {"\xEF\xB7\x90", "t:1:1:", "U+FDD0"},
        {"x\xEE\x80\x80", "t:1:2:", "U+E000"},
        {"\xF3\xB0\x80\x80", "t:1:1:", "U+F0000"},
        {"\xF0\x9F\xBF\xBF", "t:1:1:", "U+1FFFF"},
        {"a\x1B[31m", "t:1:2:", "U+001B"},
        {"a\xC2\x9B", "t:1:2:", "U+009B"},
        {"a\xE2\x81\xA1", "t:1:2:", "U+2061: nobody sees it"},
        {"a\xE1\x9E\xB5", "t:1:2:", "U+17B5: nobody sees it"},
        {"a\xF0\x9D\x85\xB3", "t:1:2:", "U+1D173: nobody sees it"},
        {"a\xEF\xBF\xB9", "t:1:2:", "U+FFF9: nobody sees it"},
        {"a\xF3\xA0\x82\x80", "t:1:2:", "U+E0080: nobody sees it"},
        {"a\xF3\xA0\x87\xB0", "t:1:2:", "U+E01F0: nobody sees it"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *s = said(a, bad[i].text);
        assert_memory_equal(s, bad[i].place, strlen(bad[i].place));
        assert_non_null(strstr(s, "error: forbidden character"));
        assert_non_null(strstr(s, bad[i].name));
    }
    static const char *const fair[] = {"a\xE1\x9E\xB6", "a\xF0\x9D\x85\xBB",
                                       "a\xF3\xA0\x84\x80",
                                       "a\xF3\xA0\x87\xAF"};
    for (size_t i = 0; i < sizeof fair / sizeof *fair; i++)
        assert_string_equal(said(a, fair[i]), "");
    struct rich r = markup_read(a, diags_new(a), "a\xE2\x80\xAE \xE2\x80\xAC b",
                                (struct mark){0});
    assert_string_equal(spans(a, r), "a b");
    const char *two = said(a, "\xE2\x80\xAE \xE2\x80\xAE");
    assert_non_null(strstr(two, "t:1:1:"));
    assert_non_null(strstr(two, "t:1:3:"));
    const char *many = said(a, "\x01 \x02 \x03 \x04 \x05 \x06 \x07 \x08 \x0E");
    assert_non_null(strstr(many, "U+0008"));
    assert_null(strstr(many, "U+000E"));
    const char *fine[] = {"g\xE2\x80\x8Dg", "\xE2\x80\x8E", "co\xC2\xADop",
                          "\xF0\x9F\x8F\xB4"};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        assert_string_equal(said(a, fine[i]), "");
}

static void bad_links_are_said_where_they_stand(void **state)
{
    struct arena *a = *state;
    const char *s = said(a, "see [this](javascript:alert) here");
    assert_memory_equal(s, "t:1:12:", 7);
    assert_non_null(strstr(s, "bad link 'javascript:alert'"));
    struct rich r =
        markup_read(a, diags_new(a), "[a](javascript:b)", (struct mark){0});
    assert_string_equal(spans(a, r), "a");
    assert_non_null(
        strstr(said(a, "[a](https://x.y \"title\")"), "warning: not on"));
}

static void unknown_classes_are_said_where_they_stand(void **state)
{
    struct arena *a = *state;
    const char *s = said(a, "a [b]{.smallcaps .smalcap} c");
    assert_memory_equal(s, "t:1:18:", 7);
    assert_non_null(strstr(s, "unknown key class 'smalcap' in "
                              "[text]{.smalcap}"));
    struct rich r = markup_read(a, diags_new(a), "[b]{.smallcaps .x} [c]{.x}",
                                (struct mark){0});
    assert_string_equal(spans(a, r), "b‹.smallcaps›│ c");
    /* Beyond a depth they stay as typed. */
    struct buf b = buf_new(a);
    for (int i = 0; i < 20; i++)
        buf_puts(&b, "[");
    buf_puts(&b, "x");
    for (int i = 0; i < 20; i++)
        buf_puts(&b, "]{.oldstyle}");
    const char *deep =
        spans(a, markup_read(a, diags_new(a), buf_text(&b), (struct mark){0}));
    assert_string_equal(deep, "[[[[x]{.oldstyle}]{.oldstyle}]{.oldstyle}]"
                              "{.oldstyle}‹.oldstyle›");
}

static void links_are_of_four_schemes(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *typed, *url; /* NULL: refused */
    } links[] = {
        {"https://example.org", "https://example.org"},
        {"HTTPS://Example.org/A", "https://Example.org/A"},
        {"http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c#d"},
        {"example.org", "https://example.org"},
        {"example.org:80/x", "https://example.org:80/x"},
        {"http://localhost:3000/", "http://localhost:3000/"},
        {"https://[2001:db8::1]:80/", "https://[2001:db8::1]:80/"},
        {"mailto:me@example.org", "mailto:me@example.org"},
        {"MailTo:me@example.org?subject=a", "mailto:me@example.org?subject=a"},
        {"tel:+1-607-555-0142", "tel:+1-607-555-0142"},
        {"https://example.org/ü/中", "https://example.org/%C3%BC/%E4%B8%AD"},
        {"https://bücher.example/", "https://b%C3%BCcher.example/"},
        {"https://x.y/a%20b%zz", "https://x.y/a%20b%25zz"},
        {"https://x.y/\"<>^`{|}\\", "https://x.y/%22%3C%3E%5E%60%7B%7C%7D%5C"},
        {"https://x.y/[a]", "https://x.y/%5Ba%5D"},
        {"https://x.y/#a#b", "https://x.y/#a%23b"},
        {"https://medium.example/@me", "https://medium.example/@me"},
        {"javascript:alert(1)", NULL},
        {"JaVaScRiPt:alert(1)", NULL},
        {"java\nscript:alert(1)", NULL},
        {"\x01javascript:alert(1)", NULL},
        {" javascript:alert(1)", NULL},
        {"data:text/html,x", NULL},
        {"file:///etc/passwd", NULL},
        {"ftp://example.org", NULL},
        {"vbscript:x", NULL},
        {"//example.org", NULL},
        {"/etc/passwd", NULL},
        {"#top", NULL},
        {"", NULL},
        {"word", NULL},
        {"https:", NULL},
        {"https:example.org", NULL},
        {"https://", NULL},
        {"https:///path", NULL},
        {"https://me:pw@example.org/", NULL},
        {"https://a\\b.example/", NULL},
        {"https://a..b/", NULL},
        {"https://example.org:80x/", NULL},
        {"https://x.y/a b", NULL},
        {"https://x.y/a\tb", NULL},
        {"https://x.y/\xE2\x80\xAE", NULL},
        {"https://x.y/\x7F", NULL},
        {"me@example.org", NULL},
        {"mailto:", NULL},
        {"mailto:me", NULL},
        {"mailto:@x", NULL},
        {"tel:", NULL},
        {"tel:call-me", NULL},
        {"example.org:foo", NULL},
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        struct diags *d = diags_new(a);
        const char *url = markup_url(a, d, links[i].typed, (struct mark){0});
        if (links[i].url)
            assert_string_equal(url ? url : links[i].typed, links[i].url);
        else if (url)
            assert_string_equal(url, "refused");
        assert_int_equal(diags_failed(d), !links[i].url);
    }
}

static void keywords_are_whole_words(void **state)
{
    struct arena *a = *state;
    const char *const words[] = {
        "C", "C++", "machine learning", "Go", "", ".NET", "A.", NULL};
    static const struct {
        const char *typed, *spans;
    } bold[] = {
        {"C, C++ and C#", "C‹B›│, │C++‹B›│ and C#"},
        {"Going to Go", "Going to │Go‹B›"},
        {"a *machine* learning b", "a │machine‹BI›│ learning‹B›│ b"},
        {"machine learnings", "machine learnings"},
        {"[Go](https://x.y)!", "Go‹B›→https://x.y│!"},
        {"éC Cé", "éC Cé"},
        {"c go", "c go"},
        {"C++17, ASP.NET", "C++17, ASP│.NET‹B›"},
        {"A.b", "A.‹B›│b"},
        {"ASP.NETs", "ASP.NETs"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof bold / sizeof *bold; i++) {
        struct rich r =
            markup_read(a, diags_new(a), bold[i].typed, (struct mark){0});
        assert_string_equal(spans(a, rich_bold_words(a, r, words)),
                            bold[i].spans);
    }
}

static void richs_join_and_print(void **state)
{
    struct arena *a = *state;
    struct mark at = {.line = 2, .col = 3};
    struct rich x = rich_of(a, "a", 0, at);
    struct rich y = markup_read(a, diags_new(a), "b **c** [d](https://x.y) *",
                                (struct mark){0});
    struct rich all = rich_join(a, x, y);
    assert_string_equal(spans(a, all), "ab │c‹B›│ │d→https://x.y│ *");
    assert_int_equal(all.at.line, 2);
    assert_string_equal(rich_text(a, all), "ab c d *");
    struct rich under = rich_styled(a, y, SPAN_UNDERLINE, "https://z.z");
    assert_string_equal(spans(a, under),
                        "b ‹U›→https://z.z│c‹BU›→https://z.z│ ‹U›→https://"
                        "z.z│d‹U›→https://x.y│ *‹U›→https://z.z");
    struct buf b = buf_new(a);
    rich_print(&b, all);
    assert_string_equal(buf_text(&b), "ab **c** [d](https://x.y) \\*");
    assert_true(rich_empty(rich_of(a, "", 0, at)));
    assert_false(rich_empty(x));
}

/* Text that is hard for a careless reader: 200 kB of each, and what opens is
 * never closed or closed at the far end. */
static void hard_texts_are_read_fast(void **state)
{
    struct arena *a = *state;
    static const char *const piece[][2] = {
        {"*", ""},          {"**a ", ""},   {"*a **a ", ""},  {"*a_ ", ""},
        {"a*", ""},         {"**x* ", ""},  {"[", ""},        {"[", "]"},
        {"[a](", ""},       {"[a](b", ""},  {"![", "]"},      {"[a](x.y) ", ""},
        {"[a](<b ", ""},    {"](", ""},     {"[](", ")"},     {"`", ""},
        {"`a``", ""},       {"\\", ""},     {"*a ", "a* "},   {"<", ">"},
        {"[*a ", "*](b) "}, {"[a][b]", ""}, {"[a](b \"", ""}, {"`*", "*`"},
    };
    for (size_t i = 0; i < sizeof piece / sizeof *piece; i++) {
        struct buf b = buf_new(a);
        for (int k = 0; k < 2; k++)
            while (b.len < (size_t)(k + 1) * 100000 && *piece[i][k])
                buf_puts(&b, piece[i][k]);
        alarm(60); /* what goes on for ever ends here */
        markup_read(a, diags_new(a), buf_text(&b), (struct mark){0});
    }
    alarm(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_gives_its_spans),
        cmocka_unit_test(plain_reads_no_marks),
        cmocka_unit_test(forbidden_characters_are_placed),
        cmocka_unit_test(bad_links_are_said_where_they_stand),
        cmocka_unit_test(unknown_classes_are_said_where_they_stand),
        cmocka_unit_test(links_are_of_four_schemes),
        cmocka_unit_test(keywords_are_whole_words),
        cmocka_unit_test(richs_join_and_print),
        cmocka_unit_test(hard_texts_are_read_fast),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
