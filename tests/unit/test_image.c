/* Pictures: what is let through, what of it, and what is refused. */
#include "check.h"
#include "image/image.h"
#include <png.h>
#include <stdlib.h>
#include <string.h>

/* ---- JPEG, by hand ---- */

/* Gray, 8 x 8 pixels; as a baseline JPEG from SOI to EOI. */
static const uint8_t gray[] = {
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01,
    0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0xFF, 0xDB, 0x00, 0x43,
    0x00, 0x28, 0x1C, 0x1E, 0x23, 0x1E, 0x19, 0x28, 0x23, 0x21, 0x23, 0x2D,
    0x2B, 0x28, 0x30, 0x3C, 0x64, 0x41, 0x3C, 0x37, 0x37, 0x3C, 0x7B, 0x58,
    0x5D, 0x49, 0x64, 0x91, 0x80, 0x99, 0x96, 0x8F, 0x80, 0x8C, 0x8A, 0xA0,
    0xB4, 0xE6, 0xC3, 0xA0, 0xAA, 0xDA, 0xAD, 0x8A, 0x8C, 0xC8, 0xFF, 0xCB,
    0xDA, 0xEE, 0xF5, 0xFF, 0xFF, 0xFF, 0x9B, 0xC1, 0xFF, 0xFF, 0xFF, 0xFA,
    0xFF, 0xE6, 0xFD, 0xFF, 0xF8, 0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x08,
    0x00, 0x08, 0x01, 0x01, 0x11, 0x00, 0xFF, 0xC4, 0x00, 0x14, 0x00, 0x01,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x02, 0xFF, 0xC4, 0x00, 0x16, 0x10, 0x00, 0x03, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x05, 0x42, 0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00,
    0x3F, 0x00, 0x0A, 0xA4, 0xFF, 0xD9};
enum { JFIF_END = 20, FRAME = 90, PRECISION = 93, HEIGHT = 94, SCAN = 148 };

static const struct picture *read_as(struct arena *a, const void *data,
                                     size_t len, const char *message)
{
    struct diags *d = diags_new(a);
    const struct picture *p =
        picture_read(a, d, (struct bytes){data, len}, "x", (struct mark){0});
    assert_int_equal(diags_failed(d), p == NULL);
    if (!message) {
        assert_non_null(p);
        return p;
    }
    char text[1000] = {0};
    FILE *f = fmemopen(text, sizeof text - 1, "w");
    diags_print(f, d, DIAG_HUMAN, false);
    fclose(f);
    if (p || !strstr(text, message))
        fail_msg("'%s' is not said in: %s", message, text);
    assert_non_null(strstr(text, "= ")); /* a way out */
    return NULL;
}

/* The gray one with a segment after JFIF's. */
static const struct picture *with(struct arena *a, int code, const void *data,
                                  size_t len)
{
    struct buf b = buf_new(a);
    buf_add(&b, gray, JFIF_END);
    buf_putc(&b, (char)0xFF);
    buf_putc(&b, (char)code);
    buf_putc(&b, (char)((len + 2) >> 8));
    buf_putc(&b, (char)((len + 2) & 0xFF));
    buf_add(&b, data, len);
    buf_add(&b, gray + JFIF_END, sizeof gray - JFIF_END);
    return read_as(a, b.data, b.len, NULL);
}

static void a_jpeg_goes_through_as_it_is(void **state)
{
    const struct picture *p = read_as(*state, gray, sizeof gray, NULL);
    assert_true(p->jpeg);
    assert_int_equal(p->width, 8);
    assert_int_equal(p->height, 8);
    assert_int_equal(p->colours, 1);
    assert_int_equal(p->turn, 1);
    assert_null(p->alpha.data);
    assert_int_equal(p->data.len, sizeof gray);
    assert_memory_equal(p->data.data, gray, sizeof gray);
}

static void what_is_not_seen_stays_behind(void **state)
{
    struct arena *a = *state;
    static const char secret[] = "Exif\0\0 60.3913 N 5.3221 E";
    static const int codes[] = {0xE0, 0xE1, 0xE2, 0xED, 0xEF, 0xFE};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const struct picture *p = with(a, codes[i], secret, sizeof secret);
        assert_int_equal(p->data.len, sizeof gray);
        assert_memory_equal(p->data.data, gray, sizeof gray);
    }
    struct buf b = buf_new(a);
    buf_add(&b, gray, sizeof gray);
    buf_puts(&b, "a second picture, as some telephones add");
    const struct picture *p = read_as(a, b.data, b.len, NULL);
    assert_int_equal(p->data.len, sizeof gray);
}

static void adobes_colours_stay(void **state)
{
    static const uint8_t adobe[] = "Adobe\0\x64\1\2\3\4\1secret";
    static const uint8_t kept[] = {0xFF, 0xEE, 0,   14, 'A', 'd', 'o', 'b',
                                   'e',  0,    100, 0,  0,   0,   0,   1};
    const struct picture *p = with(*state, 0xEE, adobe, sizeof adobe);
    assert_int_equal(p->data.len, sizeof gray + sizeof kept);
    assert_memory_equal(p->data.data + JFIF_END, kept, sizeof kept);
}

static void the_orientation_is_read(void **state)
{
    struct arena *a = *state;
    uint8_t little[] = "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\1\0\0\0";
    uint8_t big[] = "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\1\0\0";
    for (int turn = 0; turn < 12; turn++) {
        int want = turn >= 1 && turn <= 8 ? turn : 1;
        little[24] = (uint8_t)turn;
        big[25] = (uint8_t)turn;
        const struct picture *p = with(a, 0xE1, little, sizeof little);
        assert_int_equal(p->turn, want);
        assert_int_equal(with(a, 0xE1, big, sizeof big)->turn, want);
    }
    for (size_t len = 6; len < 26; len++) /* cut short, it says nothing */
        assert_int_equal(with(a, 0xE1, little, len)->turn, 1);
    static const uint8_t far[] = "Exif\0\0II*\0\xFF\xFF\xFF\xFF";
    assert_int_equal(with(a, 0xE1, far, sizeof far)->turn, 1);
}

static void turned_it_is_as_wide_as_it_was_high(void **state)
{
    (void)state;
    struct picture p = {.width = 30, .height = 40};
    for (p.turn = 1; p.turn <= 8; p.turn++) {
        assert_int_equal(picture_across(&p), p.turn > 4 ? 40 : 30);
        assert_int_equal(picture_down(&p), p.turn > 4 ? 30 : 40);
    }
}

/* The gray one with a byte changed. */
static void changed(struct arena *a, size_t at, int byte, const char *message)
{
    uint8_t copy[sizeof gray];
    memcpy(copy, gray, sizeof copy);
    copy[at] = (uint8_t)byte;
    read_as(a, copy, sizeof copy, message);
}

static void what_no_viewer_shows_is_refused(void **state)
{
    struct arena *a = *state;
    changed(a, PRECISION, 12, "12 bits a colour");
    changed(a, FRAME, 0xC9, "neither a baseline nor a progressive");
    changed(a, FRAME, 0xC1, "neither a baseline nor a progressive");
    changed(a, PRECISION + 5, 4, "CMYK");
    changed(a, PRECISION + 5, 2, "neither gray nor RGB");
    changed(a, HEIGHT + 1, 0, "no pixels");
    changed(a, HEIGHT, 0xFF, "million");
    changed(a, JFIF_END + 1, 0xC8, "damaged");
    changed(a, JFIF_END + 4, 0x07, "damaged"); /* table 7 */
    changed(a, SCAN + 5, 9, "damaged");        /* component 9 */
    for (size_t len = 3; len < sizeof gray; len++)
        read_as(a, gray, len, "x");
    read_as(a, gray, SCAN, "cut short");
}

/* ---- PNG, by libpng ---- */

static void png_put(png_structp png, png_bytep data, size_t len)
{
    buf_add(png_get_io_ptr(png), data, len);
}

struct drawing {
    int width, height, depth, type;
    bool interlaced;
    const uint8_t *clear; /* alpha of palette entries 0 and 1 */
};

static struct buf png_made(struct arena *a, struct drawing w,
                           const uint8_t *row)
{
    struct buf b = buf_new(a);
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    if (setjmp(png_jmpbuf(png)))
        fail();
    png_set_write_fn(png, &b, png_put, NULL);
    png_set_IHDR(png, info, (png_uint_32)w.width, (png_uint_32)w.height,
                 w.depth, w.type,
                 w.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_color colours[2] = {{10, 20, 30}, {40, 50, 60}};
    if (w.type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, colours, 2);
    if (w.clear)
        png_set_tRNS(png, info, w.clear, 2, NULL);
    png_text text = {.compression = PNG_TEXT_COMPRESSION_zTXt,
                     .key = "Comment",
                     .text = "secret"};
    png_set_text(png, info, &text, 1);
    png_write_info(png, info);
    for (int pass = png_set_interlace_handling(png); pass > 0; pass--)
        for (int i = 0; i < w.height; i++)
            png_write_row(png, row);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return b;
}

static void png_gives(struct arena *a, struct drawing w, const uint8_t *row,
                      int colours, const uint8_t *pixels, const uint8_t *alpha)
{
    struct buf b = png_made(a, w, row);
    const struct picture *p = read_as(a, b.data, b.len, NULL);
    size_t count = (size_t)w.width * (size_t)w.height;
    assert_false(p->jpeg);
    assert_int_equal(p->width, w.width);
    assert_int_equal(p->height, w.height);
    assert_int_equal(p->colours, colours);
    assert_int_equal(p->data.len, count * (size_t)colours);
    size_t line = (size_t)(w.width * colours);
    for (int i = 0; i < w.height; i++)
        assert_memory_equal(p->data.data + (size_t)i * line, pixels, line);
    assert_int_equal(p->alpha.data != NULL, alpha != NULL);
    if (alpha)
        assert_memory_equal(p->alpha.data, alpha, (size_t)w.width);
}

static void every_png_becomes_samples(void **state)
{
    struct arena *a = *state;
    for (int i = 0; i < 2; i++) {
        bool in = i;
        png_gives(a, (struct drawing){2, 3, 8, PNG_COLOR_TYPE_GRAY, in, NULL},
                  (const uint8_t[]){7, 200}, 1, (const uint8_t[]){7, 200},
                  NULL);
        png_gives(a, (struct drawing){4, 1, 1, PNG_COLOR_TYPE_GRAY, in, NULL},
                  (const uint8_t[]){0x50}, 1, (const uint8_t[]){0, 255, 0, 255},
                  NULL);
        png_gives(a, (struct drawing){1, 2, 16, PNG_COLOR_TYPE_RGB, in, NULL},
                  (const uint8_t[]){255, 255, 128, 0, 0, 0}, 3,
                  (const uint8_t[]){255, 128, 0}, NULL);
        png_gives(
            a, (struct drawing){2, 1, 8, PNG_COLOR_TYPE_GRAY_ALPHA, in, NULL},
            (const uint8_t[]){5, 255, 6, 9}, 1, (const uint8_t[]){5, 6},
            (const uint8_t[]){255, 9});
        png_gives(a,
                  (struct drawing){1, 1, 8, PNG_COLOR_TYPE_RGB_ALPHA, in, NULL},
                  (const uint8_t[]){1, 2, 3, 255}, 3,
                  (const uint8_t[]){1, 2, 3}, NULL); /* opaque throughout */
        png_gives(a,
                  (struct drawing){2, 1, 1, PNG_COLOR_TYPE_PALETTE, in, NULL},
                  (const uint8_t[]){0x40}, 3,
                  (const uint8_t[]){10, 20, 30, 40, 50, 60}, NULL);
        png_gives(a,
                  (struct drawing){2, 1, 1, PNG_COLOR_TYPE_PALETTE, in,
                                   (const uint8_t[]){128, 255}},
                  (const uint8_t[]){0x40}, 3,
                  (const uint8_t[]){10, 20, 30, 40, 50, 60},
                  (const uint8_t[]){128, 255});
    }
}

static const uint8_t some[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};

static struct buf small_png(struct arena *a)
{
    return png_made(
        a, (struct drawing){9, 9, 8, PNG_COLOR_TYPE_GRAY, true, NULL}, some);
}

/* Nothing is unpacked before the size is judged: there is nothing to. */
static void a_bomb_is_refused_by_its_size(void **state)
{
    struct arena *a = *state;
    struct buf b = small_png(a);
    memcpy(b.data + 16, "\0\0\xEA\x60\0\0\xEA\x60", 8);
    read_as(a, b.data, 40, "60000 x 60000 pixels; 25 million");
    memcpy(b.data + 16, "\0\0\0\0\0\0\0\1", 8);
    read_as(a, b.data, 40, "no pixels");
}

static void a_broken_png_is_refused(void **state)
{
    struct arena *a = *state;
    struct buf b = small_png(a);
    read_as(a, b.data, b.len - 20, "cut short");
    char *coded = memmem(b.data, b.len, "IDAT", 4);
    coded[6] ^= 1;
    read_as(a, b.data, b.len, "damaged (");
}

static void other_files_are_called_by_their_name(void **state)
{
    struct arena *a = *state;
    read_as(a, "", 0, "nothing in it");
    read_as(a, "GIF89a", 6, "GIF");
    read_as(a, "RIFF\1\2\3\4WEBPVP8", 15, "WebP");
    read_as(a,
            "\0\0\0\x20"
            "ftypheic",
            12, "HEIC");
    read_as(a, "<svg xmlns=", 11, "SVG");
    read_as(a, "%PDF-1.7", 8, "PDF");
    read_as(a, "root:x:0:0", 10, "no picture");
}

/* ---- icons ---- */

static void icons_have_many_names(void **state)
{
    (void)state;
    assert_non_null(icon_find("E-mail"));
    assert_ptr_equal(icon_find("envelope"), icon_find("fa-solid fa-envelope"));
    assert_ptr_equal(icon_find("Google Scholar"), icon_find("google-scholar"));
    assert_ptr_equal(icon_find("fab fa-x-twitter"), icon_find("X"));
    assert_null(icon_find("envelop"));
    assert_null(icon_find(""));
    assert_null(icon_find("fa-"));
    assert_null(icon_find("(2)"));
    char longest[200] = {0};
    memset(longest, 'a', sizeof longest - 1);
    assert_null(icon_find(longest));
    assert_ptr_equal(icon_find("{link}"), icon_find("link"));
}

/* Every network, and every kind of connection. */
static void every_connection_has_an_icon(void **state)
{
    (void)state;
    static const char *const kind[] = {
        "E-mail", "Phone", "Website", "Location", "link",
#define NETWORK(name, form, prefix, example) name,
#include "resume/social.def"
#undef NETWORK
    };
    for (size_t i = 0; i < sizeof kind / sizeof *kind; i++)
        if (!icon_find(kind[i]))
            fail_msg("no icon for %s", kind[i]);
}

static int numbers_of(char command)
{
    return command == 'C' ? 6 : command == 'Z' ? 0 : 2;
}

/* A path begins with M, has as many numbers as its commands want, and keeps
 * to its box but for the handles of curves; no name is there twice. */
static void every_icon_is_sound(void **state)
{
    struct arena *a = *state;
    const char *const *name = icon_names(a);
    for (int i = 0; name[i]; i++) {
        const struct icon *icon = icon_find(name[i]);
        assert_non_null(icon);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(name[i], name[k]);
        assert_in_range(icon->width, 1, ICON_UNITS);
        assert_in_range(icon->height, 1, ICON_UNITS);
        assert_int_equal(icon->path[0], 'M');
        for (const char *p = icon->path; *p;) {
            char command = *p++;
            assert_non_null(strchr("MLCZ", command));
            int count = numbers_of(command);
            for (int n = 0; n < count; n++) {
                char *end;
                long v = strtol(p, &end, 10);
                assert_ptr_not_equal(p, end);
                if (n >= count - 2)
                    assert_in_range(v, 0,
                                    (n % 2 ? icon->height : icon->width) + 1);
                p = end;
            }
        }
    }
}

/* ---- whatever else there is ---- */

static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Bytes changed, taken out, doubled: read or refused, and what is read keeps
 * its word. */
static void mutants(struct arena *a, const uint8_t *data, size_t len)
{
    enum { ROUNDS = 500 };
    uint32_t seed = 7;
    struct arena_mark mark = arena_mark(a);
    for (int i = 0; i < ROUNDS; i++, arena_back(a, mark)) {
        uint8_t *copy = arena_alloc(a, len);
        memcpy(copy, data, len);
        size_t left = len;
        for (uint32_t n = next(&seed) % 4; n < 4; n++) {
            size_t at = 2 + next(&seed) % (left - 2);
            switch (next(&seed) % 4) {
            case 0:
                copy[at] ^= (uint8_t)(1u << next(&seed) % 8);
                break;
            case 1:
                copy[at] = (uint8_t)next(&seed);
                break;
            case 2:
                copy[at] = 0xFF;
                break;
            default:
                left = at > 8 ? at : left;
            }
        }
        struct diags *d = diags_new(a);
        const struct picture *p = picture_read(a, d, (struct bytes){copy, left},
                                               "x", (struct mark){0});
        assert_int_equal(diags_count(d, SEVERITY_ERROR), p ? 0 : 1);
        if (p && !p->jpeg)
            assert_int_equal(p->data.len, p->width * p->height * p->colours);
    }
}

static void mutants_are_read_or_refused(void **state)
{
    struct arena *a = *state;
    mutants(a, gray, sizeof gray);
    struct buf b = small_png(a);
    mutants(a, (const uint8_t *)b.data, b.len);
    b = png_made(a,
                 (struct drawing){2, 3, 1, PNG_COLOR_TYPE_PALETTE, false,
                                  (const uint8_t[]){128, 255}},
                 some);
    mutants(a, (const uint8_t *)b.data, b.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_jpeg_goes_through_as_it_is),
        cmocka_unit_test(what_is_not_seen_stays_behind),
        cmocka_unit_test(adobes_colours_stay),
        cmocka_unit_test(the_orientation_is_read),
        cmocka_unit_test(turned_it_is_as_wide_as_it_was_high),
        cmocka_unit_test(what_no_viewer_shows_is_refused),
        cmocka_unit_test(every_png_becomes_samples),
        cmocka_unit_test(a_bomb_is_refused_by_its_size),
        cmocka_unit_test(a_broken_png_is_refused),
        cmocka_unit_test(other_files_are_called_by_their_name),
        cmocka_unit_test(icons_have_many_names),
        cmocka_unit_test(every_connection_has_an_icon),
        cmocka_unit_test(every_icon_is_sound),
        cmocka_unit_test(mutants_are_read_or_refused),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
