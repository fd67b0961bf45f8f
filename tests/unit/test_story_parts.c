/* Parts of a story: titles in lists, capitals, telephone numbers, the header,
 * and what stands on every page. */
#include "stories.h"

/* ---- titles ---- */

static void titles(void **state)
{
    (void)state;
    assert_true(list_has_title("one two", "Two"));
    assert_true(list_has_title("one my_work", "My Work"));
    assert_true(list_has_title("my work", "My_Work"));
    assert_false(list_has_title("my work", "Mywork"));
    assert_false(list_has_title("mywork", "My work"));
    assert_false(list_has_title("workshop", "Work"));
    assert_true(list_has_title("workshop work", "Work"));
    assert_false(list_has_title("work", ""));
    assert_true(list_has_title("all", ""));
}
/* ---- capitals ---- */

static void capitals(void **state)
{
    static const struct {
        const char *lang, *typed, *printed;
    } rows[] = {
        {"en", "straße ﬁn ΐ", "STRASSE FIN Ϊ"},
        {"tr", "istanbul", "İSTANBUL"},
        {"az-Latn", "dil", "DİL"},
        {"azx", "dil", "DIL"},
        {"el", "άλφα", "ΑΛΦΑ"},
        {"ka", "ქართული", "ქართული"},
        {"en", "\u10fd a", "\u10fd A"},
        {"en", "\u1100ё", "\u1100Ё"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span span[] = {{.text = rows[i].typed},
                              {.text = "i", .lang = "tr"}};
        struct rich r =
            rich_capitals(a, (struct rich){span, 2, {0}}, rows[i].lang);
        assert_string_equal(r.span[0].text, rows[i].printed);
        assert_string_equal(r.span[1].text, "İ");
    }
}

/* ---- letters ---- */

static void days_of_letters(void **state)
{
    static const struct {
        const char *lang, *day;
    } rows[] = {
        {"en", "August 4, 1843"},        {"en-US", "August 4, 1843"},
        {"en-NZ", "4 August 1843"},      {"de-CH", "4. August 1843"},
        {"fi", "4. elokuuta 1843"},      {"sr-Latn", "4. avgust 1843."},
        {"is", "4. ágúst 1843"},         {"pt-BR", "4 de agosto de 1843"},
        {"hu", "1843. augusztus 4."},    {"lt", "1843 m. rugpjūčio 4 d."},
        {"lv", "1843. gada 4. augusts"}, {"eu", "1843(e)ko abuztuaren 4(a)"},
        {"ja", "1843年8月4日"},          {"ko", "1843년 8월 4일"},
        {"fr", "4 août 1843"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct story *s = told_as(
            a, diags_new(a),
            arena_printf(a,
                         "cv: {name: N}\nlocale: {language: %s}\n"
                         "letter: {date: 1843-08-04, paragraphs: [P]}\n",
                         rows[i].lang),
            true);
        int k = 0;
        while (k < s->blocks && s->block[k].role != ROLE_DATE)
            k++;
        assert_true(k < s->blocks);
        assert_string_equal(rich_text(a, s->block[k].text), rows[i].day);
    }
}

/* ---- telephone numbers ---- */

static void phones(void **state)
{
    static const struct {
        const char *typed, *national, *international, *e164;
    } rows[] = {
        {"+1 555 555 0100", "(555) 555-0100", "+1 555-555-0100",
         "+15555550100"},
        {"+1 555 0100", "555 0100", "+1 555 0100", "+15550100"},
        {"+44 (0)20 7946 0958", "020 7946 0958", "+44 20 7946 0958",
         "+442079460958"},
        {"+49\xc2\xa0"
         "30 1234567",
         "030 1234567", "+49 30 1234567", "+49301234567"},
        {"+49\xe2\x80\x91"
         "30 1234567",
         "030 1234567", "+49 30 1234567", "+49301234567"},
        {"+49 \xe2\x82\xac 30 1234567", "+49 \xe2\x82\xac 30 1234567",
         "+49 \xe2\x82\xac 30 1234567", "+49 \xe2\x82\xac 30 1234567"},
        {"+49 \xd9\xa3 30 1234567", "+49 \xd9\xa3 30 1234567",
         "+49 \xd9\xa3 30 1234567", "+49 \xd9\xa3 30 1234567"},
        {"+49 30 x12", "+49 30 x12", "+49 30 x12", "+49 30 x12"},
        {"+49 301", "+49 301", "+49 301", "+49 301"},
        {"+49 30 1234567890123456", "+49 30 1234567890123456",
         "+49 30 1234567890123456", "+49 30 1234567890123456"},
        {"+999 30 1234567", "+999 30 1234567", "+999 30 1234567",
         "+999301234567"},
        {"+49-301234567", "0301234567", "+49 301234567", "+49301234567"},
        {"030 1234567", "030 1234567", "030 1234567", "030 1234567"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *typed = rows[i].typed;
        assert_string_equal(phone_text(a, typed, PHONE_TYPED), typed);
        assert_string_equal(phone_text(a, typed, PHONE_NATIONAL),
                            rows[i].national);
        assert_string_equal(phone_text(a, typed, PHONE_INTERNATIONAL),
                            rows[i].international);
        assert_string_equal(phone_text(a, typed, PHONE_E164), rows[i].e164);
    }
}

/* ---- the header ---- */

/* The header's blocks, in the form of `hold`. */
static const char *header_of(struct arena *a, const char *text)
{
    struct diags *d = diags_new(a);
    const struct story *s = told(a, d, text);
    struct buf b = buf_new(a);
    for (int i = 0; i < s->blocks; i++)
        if (s->block[i].section < 0) {
            const struct block *p = &s->block[i];
            put_block(&b, a, p);
            for (int k = 0; k < p->parts; k++)
                buf_printf(&b, "  %s%s\n", rich_text(a, p->part[k]),
                           p->part[k].count &&
                                   p->part[k].span[0].style & SPAN_UNDERLINE
                               ? " (underlined)"
                               : "");
        }
    assert_string_equal(said(a, d), "");
    return buf_text(&b);
}

static void headers(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"cv: {name: N, headline: H, website: 'https://www.x.org/'}\n"
         "layout: {header: {order: [headline, connections, headline]}}\n",
         "name: | N\nheadline: | H\ncontact: | \n  www.x.org\n"},
        {"cv: {name: N, email: a@x.org, social_networks: [{network: GitHub, "
         "username: ada}, {network: Mastodon, username: '@ada@x.org'}]}\n"
         "layout: {header: {connections: {underline: all, "
         "display_urls_instead_of_usernames: true, show: [social, email, "
         "social]}}}\n",
         "name: | N\ncontact: | \n  github.com/ada (underlined)\n  x.org/@ada "
         "(underlined)\n  a@x.org (underlined)\n"},
        {"cv: {name: N, custom_connections: [{placeholder: P}, {placeholder: "
         "Q, url: 'https://x.org'}]}\n"
         "layout: {header: {connections: {underline: all}}}\n",
         "name: | N\ncontact: | \n  P\n  Q (underlined)\n"},
        {"cv: {name: N, email: a@x.org, website: 'https://x.org'}\n"
         "layout: {header: {connections: {underline: none}}}\n",
         "name: | N\ncontact: | \n  a@x.org\n  x.org\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(header_of(*state, rows[i].text), rows[i].want);
}

/* ---- what stands on every page ---- */

static const char *running(struct arena *a, const char *note, int page)
{
    struct diags *d = diags_new(a);
    const struct story *s =
        told(a, d,
             arena_printf(a,
                          "cv: {name: Ada King}\nlayout:\n"
                          "  page: {show_top_note: true, top_note: {pages: "
                          "all}}\n  templates: {top_note: '%s'}\n",
                          note));
    assert_string_equal(said(a, d), "");
    return rich_text(a, story_running(a, s, RUNNING_HEAD, page, 12));
}

static void words_of_notes(void **state)
{
    static const struct {
        const char *note, *want;
    } rows[] = {
        {"NAME", "Ada King"},
        {"NAMES of NAME", "NAMES of Ada King"},
        {"xNAME aNAME ANAME 1NAME _NAME éNAME", "xNAME aNAME ANAME 1NAME "
                                                "_NAME éNAME"},
        {"NAMEx NAMEX NAME1 NAME_ NAMEé", "NAMEx NAMEX NAME1 NAME_ NAMEé"},
        {"[NAME{ @NAME` zNAMEz", "[Ada King{ @Ada King` zNAMEz"},
        {"x{name}y, PAGE_NUMBER/TOTAL_PAGES, {page} of {pages}",
         "xAda Kingy, 3/12, 3 of 12"},
        {"\\*PAGE_NUMBER\\* **{page}**", "*3* 3"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(running(*state, rows[i].note, 3), rows[i].want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles),          cmocka_unit_test(capitals),
        cmocka_unit_test(days_of_letters), cmocka_unit_test(phones),
        cmocka_unit_test(headers),         cmocka_unit_test(words_of_notes),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
