/* Installed fonts, where the program is built with fontconfig: what it knows
 * of but no page can be set in. */
#include "own.h"
#include "text/private.h"

#define FOLDER "/usr/share/fonts/truetype/dejavu/"
#define DEJAVU FOLDER "DejaVuSans.ttf"
#define TYPE_1 "/usr/share/fonts/type1/urw-base35/C059-Roman.t1"

static void number_put(char *at, uint32_t n)
{
    for (int i = 0; i < 4; i++)
        at[i] = (char)(n >> (24 - 8 * i));
}

static uint32_t number_at(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* A collection of that one font: its header, and the tables further on. */
static void collection_write(struct kit *k, const char *path)
{
    enum { HEADER = 16 };
    struct bytes b;
    assert_true(file_read(k->a, k->d, DEJAVU, (struct mark){0}, 1 << 24, &b));
    char *all = arena_alloc(k->a, b.len + HEADER);
    memcpy(all, "ttcf\0\1\0\0\0\0\0\1\0\0\0\20", HEADER);
    memcpy(all + HEADER, b.data, b.len);
    for (size_t i = 0; i < b.data[5]; i++) {
        size_t at = 12 + 16 * i + 8;
        number_put(all + HEADER + at, number_at(b.data + at) + HEADER);
    }
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(all, 1, b.len + HEADER, f), b.len + HEADER);
    fclose(f);
}

static void a_collection_is_named_and_not_used(void **state)
{
    struct kit *k = *state;
    if (!fonts_know_installed() || access(DEJAVU, R_OK))
        skip();
    char folder[] = "/tmp/brevier-installed-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *fonts = arena_printf(k->a, "%s/x.ttc", folder);
    const char *conf = arena_printf(k->a, "%s/fonts.conf", folder);
    collection_write(k, fonts);
    FILE *f = fopen(conf, "w");
    assert_non_null(f);
    fprintf(f,
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
            "<fontconfig><dir>%s</dir></fontconfig>\n",
            folder);
    fclose(f);
    setenv("FONTCONFIG_FILE", conf, 1);
    struct span span = {.text = "chess ♞"};
    struct rich r = {&span, 1, {0}};
    struct setting set = {
        .family = "EB Garamond", .lang = "en", .system = true};
    assert_non_null(para_shape(k->a, k->d, k->f, &r, &set));
    assert_non_null(strstr(said(k), "no font has U+265E"));
    const char *human = diags_said(k->a, k->d, DIAG_HUMAN);
    assert_non_null(strstr(human, "the installed 'DejaVu Sans' has it, but not "
                                  "in a file of its own that can be used"));
    set.family = "DejaVu Sans";
    assert_null(para_shape(k->a, k->d, k->f, &r, &set));
    assert_non_null(strstr(said(k), "unknown font 'DejaVu Sans'"));
    unlink(fonts);
    unlink(conf);
    rmdir(folder);
}

/* ---- several ---- */

/* What is installed is what lies in fonts/installed, and `out` finds it gone.
 */
static void install(struct own *o)
{
    const char *conf = path_of(o, "fonts.conf");
    put_text(o, "fonts.conf",
             arena_printf(o->kit.a,
                          "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM "
                          "\"fonts.dtd\"><fontconfig><dir>%s</dir>"
                          "<cachedir>%s/cache</cachedir></fontconfig>\n",
                          path_of(o, "installed"), o->folder));
    setenv("FONTCONFIG_FILE", conf, 1);
    static const char *const bundled[] = {TEST_FOLDER "/..", NULL};
    fonts_free(o->kit.f);
    o->kit.f = fonts_new(bundled);
}

static const struct para *set_in(struct own *o, const char *family,
                                 const char *text, unsigned style)
{
    struct span span = {.text = text, .style = style};
    struct rich r = {&span, 1, {0}};
    struct setting set = {.family = family, .lang = "en", .system = true};
    o->kit.d = diags_new(o->kit.a);
    return para_shape(o->kit.a, o->kit.d, o->kit.f, &r, &set);
}

static void is_in(const struct para *p, const char *file)
{
    assert_non_null(p);
    if (!strstr(p->run[0].face->path, file))
        fail_msg("in %s, not %s", p->run[0].face->path, file);
}

/* Each character from the font that has it, each style from its file, nothing
 * from Type 1. */
static void the_one_that_has_it(void **state)
{
    struct own *o = *state;
    static const char *const file[] = {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf",
                                       "DejaVuMathTeXGyre.ttf"};
    if (!fonts_know_installed() || access(TYPE_1, R_OK))
        skip();
    for (size_t i = 0; i < sizeof file / sizeof *file; i++) {
        const char *from = arena_printf(o->kit.a, FOLDER "%s", file[i]);
        if (access(from, R_OK))
            skip();
        lead(o, arena_printf(o->kit.a, "installed/%s", file[i]), from);
    }
    lead(o, "installed/C059-Roman.t1", TYPE_1);
    install(o);
    is_in(set_in(o, "dejavu sans", "words", 0), "/DejaVuSans.ttf");
    is_in(set_in(o, "DejaVu Sans", "words", SPAN_BOLD), "/DejaVuSans-Bold.ttf");
    is_in(set_in(o, "EB Garamond", "\u07ca", 0), "/DejaVuSans.ttf");
    is_in(set_in(o, "EB Garamond", "\U0001d4a9", 0), "/DejaVuMathTeXGyre.ttf");
    assert_false(diags_failed(o->kit.d));
    assert_null(set_in(o, "C059", "words", 0));
    assert_said(o, "unknown font 'C059'");
}

static void none_is_installed(void **state)
{
    struct own *o = *state;
    if (!fonts_know_installed())
        skip();
    path_of(o, "installed/none");
    install(o);
    assert_non_null(set_in(o, "EB Garamond", "\u07ca", 0));
    assert_said(o, "no font has U+07CA");
    assert_null(set_in(o, "DejaVu Sans", "words", 0));
    assert_said(o, "unknown font 'DejaVu Sans'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_collection_is_named_and_not_used,
                                        kit_new, kit_free),
        cmocka_unit_test_setup_teardown(the_one_that_has_it, own_new, own_free),
        cmocka_unit_test_setup_teardown(none_is_installed, own_new, own_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
