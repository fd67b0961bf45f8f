/* Installed fonts, where the program is built with fontconfig: what it knows
 * of but no page can be set in. */
#include "kit.h"
#include "text/private.h"
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEJAVU "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

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
    char *human = NULL;
    size_t len = 0;
    f = open_memstream(&human, &len);
    diags_print(f, k->d, DIAG_HUMAN, false);
    fclose(f);
    assert_non_null(strstr(human, "the installed 'DejaVu Sans' has it, but not "
                                  "in a file of its own that can be used"));
    free(human);
    set.family = "DejaVu Sans";
    assert_null(para_shape(k->a, k->d, k->f, &r, &set));
    assert_non_null(strstr(said(k), "unknown font 'DejaVu Sans'"));
    unlink(fonts);
    unlink(conf);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_collection_is_named_and_not_used,
                                        kit_new, kit_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
