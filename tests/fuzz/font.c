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

/* A page in each script that a bundled face is for, and the letter by which it
 * is known that a font has it. */
static const struct sample {
    uint32_t letter;
    const char *text;
} samples[] = {
    {'A', "cv: {name: Ada Lovelace, sections: {Notes: "
          "[\"Wo\\u0308rter, **office** 1843 AVAT\"]}}\n"},
    {0x5D0, "cv: {name: \u05d0\u05d3\u05d4, sections: {\u05e9\u05dc: "
            "[\u05e9\u05c1\u05dc\u05d5\u05dd \u05d0\u05d1]}}\n"},
    {0x627, "cv: {name: \u0622\u062f\u0627, sections: {\u0633\u0644: "
            "[\u0633\u064e\u0644\u0627\u0645 \u0644\u0644\u0647]}}\n"},
    {0xE01, "cv: {name: \u0e01\u0e32, sections: {\u0e01\u0e34: "
            "[\u0e01\u0e33\u0e1b\u0e35\u0e48\u0e19\u0e49\u0e33]}}\n"},
    {0x928, "cv: {name: \u0928\u092e, sections: {\u0915\u093f: "
            "[\u0928\u092e\u0938\u094d\u0924\u0947 "
            "\u0915\u094d\u0937\u0930\u094d]}}\n"},
};
static const char layout[] =
    "extends: none\n"
    "typography: {font_family: Given, small_caps: {section_titles: no}}\n"
    "page: {max: 0}\n";

static const struct node *read_text(struct arena *a, struct diags *d,
                                    const char *s, size_t len)
{
    return yaml_read(a, d, "x.yaml", (struct bytes){(const uint8_t *)s, len});
}

/* Whether it is set; all there is to say otherwise is said. */
static bool set_sample(struct fonts *fonts, const struct sample *sample)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    const struct face *face =
        fonts_face(fonts, a, d, (struct mark){0}, "Given", false, false);
    MUST(face || diags_failed(d));
    struct bytes pdf = {0};
    if (face && face_glyph(face, sample->letter)) {
        pdf = rig_render(a, d,
                         read_text(a, d, sample->text, strlen(sample->text)),
                         read_text(a, d, layout, sizeof layout - 1), fonts);
        MUST(pdf.data || diags_failed(d));
    }
    rig_said(d);
    bool good = pdf.data && !diags_failed(d);
    arena_free(a);
    return good;
}

bool fuzz(const uint8_t *data, size_t len)
{
    static const char *const folder[] = {TEST_FOLDER "/fuzz/given", NULL};
    given = (struct bytes){data, len};
    struct arena *a = arena_new();
    struct diags *told = diags_new(a);
    struct fonts *fonts = fonts_new(folder);
    int count;
    const char *passed_over;
    fonts_told(fonts, a, told, NULL, &count, &passed_over);
    rig_said(told);
    bool good = false;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        good |= set_sample(fonts, &samples[i]);
    fonts_free(fonts);
    arena_free(a);
    return good;
}
