/* Fonts: refused with a reason, or a page is set in them. The bytes stand for
 * a file of a family that is listed in a folder. */
#include "rig.h"
#include <unistd.h>

static struct bytes given;

/* The linker puts this before file_map (see CMakeLists.txt): the font is in
 * memory, and reading beyond its end is seen. */
bool __real_file_map(const char *path, struct bytes *out);
bool __wrap_file_map(const char *path, struct bytes *out);
bool __wrap_file_map(const char *path, struct bytes *out)
{
    size_t len = strlen(path);
    if (len < 9 || strcmp(path + len - 9, "given.ttf") != 0)
        return __real_file_map(path, out);
    *out = given;
    return given.len > 0;
}

static const char text[] =
    "cv:\n  name: Ada Lovelace\n  sections:\n"
    "    Notes: [\"Wo\\u0308rter, **office** 1843 AVAT\"]\n";
static const char layout[] = "extends: none\n"
                             "typography: {font_family: Given}\n"
                             "page: {max: 0}\n";

static const struct node *read_text(struct arena *a, struct diags *d,
                                    const char *s, size_t len)
{
    return yaml_read(a, d, "x.yaml", (struct bytes){(const uint8_t *)s, len});
}

void fuzz(const uint8_t *data, size_t len)
{
    static const char *const folder[] = {TEST_FOLDER "/fuzz/given", NULL};
    given = (struct bytes){data, len};
    struct arena *a = arena_new();
    struct diags *d = diags_new(a), *told = diags_new(a);
    struct fonts *fonts = fonts_new(folder);
    int count;
    const char *passed_over;
    fonts_told(fonts, a, told, NULL, &count, &passed_over);
    rig_said(told);
    struct bytes pdf =
        rig_render(a, d, read_text(a, d, text, sizeof text - 1),
                   read_text(a, d, layout, sizeof layout - 1), fonts);
    MUST(pdf.data || diags_failed(d));
    rig_said(d);
    fonts_free(fonts);
    arena_free(a);
}
