/* What no PDF is made of: items, glyphs and pages out of their bounds, told
 * and not written; and what is written at those bounds. */
#include "gate/document.h"
#include "sheet.h"

/* ---- faults ---- */

/* A copy of a paragraph, to spoil. */
static struct para *copy_of(struct sheet *s, const struct para *p,
                            struct glyph **glyph, struct run **run)
{
    struct para *copy = arena_alloc(s->arena, sizeof *copy);
    *copy = *p;
    *glyph = arena_array(s->arena, (size_t)p->glyphs, sizeof **glyph);
    memcpy(*glyph, p->glyph, (size_t)p->glyphs * sizeof **glyph);
    *run = arena_array(s->arena, (size_t)p->runs, sizeof **run);
    memcpy(*run, p->run, (size_t)p->runs * sizeof **run);
    copy->glyph = *glyph;
    copy->run = *run;
    return copy;
}

static void put_link(struct sheet *s, const struct para *p, int first, int end,
                     const char *url)
{
    place(s, (struct placed){.kind = ITEM_LINK,
                             .x = 50,
                             .y = 60,
                             .width = 20,
                             .height = 10,
                             .para = p,
                             .first = first,
                             .end = end,
                             .url = url});
}

/* Spoils the text of a link, and not the words themselves. */
static bool spoil_link(struct sheet *s, int wrong)
{
    struct glyph *glyph;
    struct run *run;
    struct para *p =
        copy_of(s, shaped(s, "Ada", 0, "https://x.org", 0), &glyph, &run);
    put_link(s, p, 0, 3, "https://x.org");
    switch (wrong) {
    case 0:
        run[0].first = -1;
        return true;
    case 1:
        run[0].end = 0;
        return true;
    case 2:
        run[0].end = 4;
        return true;
    case 3:
        glyph[0].from = 4;
        return true;
    case 4:
        glyph[2].to = 4;
        return true;
    case 5:
        glyph[0].run = 1;
        return true;
    default:
        return false;
    }
}

/* Spoils one thing of a page that is good; false: there are no more. */
static bool spoil(struct sheet *s, int wrong)
{
    static const struct block elsewhere = {.role = ROLE_TEXT};
    static const struct icon icon = {"x", 1000, 1000, false, "M 0 0 Z"};
    static const struct picture picture = {.width = 1, .height = 1};
    struct placed *i = put_words(s, "Ada", 60);
    struct glyph *glyph;
    struct run *run;
    struct para *p = copy_of(s, i->para, &glyph, &run);
    i->para = p;
    switch (wrong) {
    case 0:
        i->x = NAN;
        return true;
    case 1:
        i->y = 1e9;
        return true;
    case 2:
        i->width = -1e9;
        return true;
    case 3:
        i->height = INFINITY;
        return true;
    case 4:
        i->size = 0;
        return true;
    case 5:
        i->size = 1e9;
        return true;
    case 6:
        i->end = 4;
        return true;
    case 7:
        i->first = -1;
        return true;
    case 8:
        i->para = NULL;
        return true;
    case 9:
        p->glyphs = 0;
        i->end = 0;
        return true;
    case 10:
        i->block = &elsewhere;
        return true;
    case 11:
        glyph[0].id = 0;
        return true;
    case 12:
        glyph[0].id = 65535;
        return true;
    case 13:
        glyph[1].advance = 1e6F;
        return true;
    case 14:
        glyph[1].dx = 1e6F;
        return true;
    case 15:
        glyph[1].dy = -1e6F;
        return true;
    case 16:
        glyph[1].run = 7;
        return true;
    case 17:
        glyph[1].to = 900;
        return true;
    case 18:
        glyph[1].from = glyph[1].to + 1;
        return true;
    case 19:
        run[0].face = NULL;
        return true;
    case 20:
        put_link(s, NULL, 0, 0, NULL);
        return true;
    case 21:
        put_link(s, NULL, 0, 1, "https://x.org");
        return true;
    case 22:
        put_link(s, p, -1, 1, "https://x.org");
        return true;
    case 23:
        put_link(s, p, 0, 9, "https://x.org");
        return true;
    case 24:
        put_link(s, p, 0, 1, "https://x org");
        return true;
    case 25:
        i->kind = ITEM_ICON;
        return true;
    case 26:
        *i = (struct placed){
            .kind = ITEM_ICON, .part = PART_TEXT, .icon = &icon, .size = 5};
        return true;
    case 27:
        *i = (struct placed){.kind = ITEM_ICON,
                             .part = PART_DECORATION,
                             .icon = &icon,
                             .size = NAN};
        return true;
    case 28:
        i->kind = ITEM_IMAGE;
        return true;
    case 29:
        *i = (struct placed){
            .kind = ITEM_IMAGE, .part = PART_DECORATION, .picture = &picture};
        return true;
    case 30:
        *i = (struct placed){.kind = ITEM_IMAGE,
                             .part = PART_TEXT,
                             .block = &elsewhere,
                             .picture = &picture};
        return true;
    case 31: /* without words for it */
        *i = (struct placed){
            .kind = ITEM_IMAGE, .part = PART_TEXT, .picture = &picture};
        return true;
    case 32:
        i->kind = ITEM_SPACE;
        glyph[0].id = 0;
        return true;
    case 33:
        put_link(s, p, 1, 2, "https://x.org");
        glyph[1].run = 9;
        return true;
    case 34:
        put_link(s, p, 2, 2, "https://x.org");
        return true;
    case 35:
        i->y = -1e9;
        return true;
    case 36:
        *i = (struct placed){.kind = ITEM_IMAGE,
                             .part = PART_TEXT,
                             .picture = &picture,
                             .radius = NAN};
        s->block.alt = "a picture";
        return true;
    default:
        return spoil_link(s, wrong - 37);
    }
}

static void faults_are_told(void **state)
{
    int wrong = 0;
    for (;; wrong++) {
        struct sheet s = sheet_of(state);
        if (!spoil(&s, wrong))
            break;
        if (written(&s, &undated).data)
            fail_msg("fault %d is written", wrong);
        assert_int_equal(diags_exit(s.diags),
                         wrong >= 11 && wrong <= 15 ? 4 : 70);
    }
    assert_int_equal(wrong, 43);
}

static void pages_have_bounds(void **state)
{
    static const struct {
        pt width, height;
        int count;
    } rows[] = {{NAN, 100, 1}, {100, 1e9, 1}, {100, 100, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sheet s = sheet_of(state);
        struct page page = {s.item, 0};
        struct pages pages = {.width = rows[i].width,
                              .height = rows[i].height,
                              .page = &page,
                              .count = rows[i].count};
        assert_null(
            pdf_write(s.arena, s.diags, &pages, &s.story, &undated).data);
        assert_int_equal(diags_exit(s.diags), 70);
    }
}

/* ---- pictures ---- */

/* The image object whose /Width is that, decoded; *mask: of its SMask. */
static struct bytes image_in(struct document *doc, int width, const char *space,
                             struct bytes *mask)
{
    for (int i = 1; i < doc->entries; i++) {
        struct object o = document_get(doc, i);
        if (o.kind != OBJECT_STREAM ||
            !object_is_name(object_at(doc, o, "Subtype"), "Image") ||
            object_int_at(doc, o, "Width", 0) != width ||
            !object_is_name(object_at(doc, o, "ColorSpace"), space))
            continue;
        struct object soft = object_at(doc, o, "SMask");
        if (mask && soft.kind == OBJECT_NULL)
            continue;
        if (mask)
            *mask = document_decode(doc, soft);
        return document_decode(doc, o);
    }
    fail_msg("no picture %d wide", width);
    return (struct bytes){0};
}

/* Samples of every kind, so that each filter of a row is the best of some. */
static struct bytes samples(struct arena *a, int rows, int each, uint32_t seed)
{
    size_t n = (size_t)rows * (size_t)each;
    uint8_t *data = arena_alloc(a, n);
    for (int y = 0; y < rows; y++)
        for (int x = 0; x < each; x++) {
            seed = seed * 1664525u + 1013904223u;
            int v = y % 4 == 0   ? x * 3
                    : y % 4 == 1 ? (int)(seed >> 24)
                    : y % 4 == 2 ? data[(y - 1) * each + x] + 1
                                 : x * 5 + y * 7 + (int)(seed >> 31);
            data[y * each + x] = (uint8_t)v;
        }
    return (struct bytes){data, n};
}

static void pictures_are_the_same(void **state)
{
    enum { SIDE = 24 };
    struct sheet s = sheet_of(state);
    struct picture colour = {.width = SIDE,
                             .height = SIDE,
                             .colours = 3,
                             .turn = 1,
                             .data = samples(s.arena, SIDE, SIDE * 3, 1),
                             .alpha = samples(s.arena, SIDE, SIDE, 2)};
    struct picture gray = {.width = SIDE + 1,
                           .height = SIDE,
                           .colours = 1,
                           .turn = 6,
                           .data = samples(s.arena, SIDE, SIDE + 1, 3)};
    s.block.alt = "A picture";
    put_words(&s, "Ada", 60);
    for (int i = 0; i < 3; i++)
        place(&s, (struct placed){.kind = ITEM_IMAGE,
                                  .part = PART_TEXT,
                                  .x = 50,
                                  .y = 100.0 + i * 60,
                                  .width = 40,
                                  .height = 50,
                                  .radius = i * 10,
                                  .picture = i == 1 ? &gray : &colour});
    struct bytes pdf = written(&s, &undated);
    assert_non_null(pdf.data);
    const char *why = NULL;
    struct document *doc = document_open(s.arena, pdf, false, &why);
    assert_non_null(doc);
    struct bytes mask = {0};
    struct bytes got = image_in(doc, SIDE, "DeviceRGB", &mask);
    assert_int_equal(got.len, colour.data.len);
    assert_memory_equal(got.data, colour.data.data, got.len);
    assert_int_equal(mask.len, colour.alpha.len);
    assert_memory_equal(mask.data, colour.alpha.data, mask.len);
    got = image_in(doc, SIDE + 1, "DeviceGray", NULL);
    assert_int_equal(got.len, gray.data.len);
    assert_memory_equal(got.data, gray.data.data, got.len);
    document_close(doc);
}

/* ---- addresses ---- */

/* Whether a link of the PDF leads there. */
static bool leads_to(struct arena *a, struct bytes pdf, const char *url)
{
    const char *why = NULL;
    struct document *doc = document_open(a, pdf, false, &why);
    bool found = false;
    for (int i = 1; i < doc->entries; i++) {
        struct object action = object_at(doc, document_get(doc, i), "A");
        struct object to = object_at(doc, action, "URI");
        found = found ||
                (to.kind == OBJECT_STRING && (size_t)to.count == strlen(url) &&
                 memcmp(to.text, url, strlen(url)) == 0);
    }
    document_close(doc);
    return found;
}

static void addresses(void **state)
{
    struct sheet s = sheet_of(state);
    const struct para *p = put_words(&s, "Ada", 60)->para;
    put_link(&s, p, 0, 3, "https://x.org/%C3%A9");
    assert_true(
        leads_to(s.arena, written(&s, &undated), "https://x.org/%C3%A9"));
    char longest[70000] = "https://x.org/";
    memset(longest + 14, 'a', sizeof longest - 15);
    static const char *const bad[] = {"https://x.org/\x7f",
                                      "https://x.org/\xc3\xa9"};
    for (int i = 0; i < 3; i++) {
        s = sheet_of(state);
        p = put_words(&s, "Ada", 60)->para;
        put_link(&s, p, 0, 3, i < 2 ? bad[i] : longest);
        assert_null(written(&s, &undated).data);
    }
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_setup, kit_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(faults_are_told),
        KIT_TEST(pages_have_bounds),
        KIT_TEST(pictures_are_the_same),
        KIT_TEST(addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
