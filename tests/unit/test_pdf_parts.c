/* The pure parts of pdf: the hash, numbers and text as PDF has them, and the
 * pen, whose operators are read back by an interpreter of a few lines. */
#include "check.h"
#include "pdf/hash.h"
#include "pdf/pen.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the hash: known answers, and every length ---- */

static void assert_hash(const char *text, size_t len, const char *want)
{
    uint8_t digest[16];
    char hex[33];
    hash128((struct bytes){(const uint8_t *)text, len}, digest);
    for (int i = 0; i < 16; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    assert_string_equal(hex, want);
}

static void test_hash(void **state)
{
    (void)state;
    assert_hash("", 0, "00000000000000000000000000000000");
    assert_hash("hello", 5, "029bbd41b3a7d8cb191dae486a901e5b");
    assert_hash("1234567890abcdef", 16, "0179e13b7af6573d8008000f774ae404");
    assert_hash("The quick brown fox jumps over the lazy dog", 43,
                "6c1b07bc7bbc4be347939ac4a93c437a");
    /* the hashes of 0, 1, 2, ... of every length to 255, hashed */
    uint8_t key[256], all[256 * 16];
    for (size_t i = 0; i < 256; i++) {
        key[i] = (uint8_t)i;
        hash128((struct bytes){key, i}, all + 16 * i);
    }
    assert_hash((const char *)all, sizeof all,
                "448dc001e02b4b0981e40bc046da3d9f");
}

/* ---- numbers and text ---- */

static void assert_fixed(struct arena *a, long value, int decimals,
                         const char *want)
{
    struct buf b = buf_new(a);
    put_fixed(&b, value, decimals);
    assert_string_equal(buf_text(&b), want);
}

static void test_numbers(void **state)
{
    struct arena *a = *state;
    assert_fixed(a, 0, 2, "0");
    assert_fixed(a, 5, 2, ".05");
    assert_fixed(a, -50, 2, "-.5");
    assert_fixed(a, 100, 2, "1");
    assert_fixed(a, 1200, 2, "12");
    assert_fixed(a, -84189, 2, "-841.89");
    assert_fixed(a, 9605, 3, "9.605");
    assert_fixed(a, 10, 0, "10");
}

static void test_text(void **state)
{
    struct arena *a = *state;
    struct bytes b = pdf_text(a, "Ada");
    assert_int_equal(b.len, 3);
    b = pdf_text(a, "\xC3\x89");
    assert_int_equal(b.len, 4);
    assert_memory_equal(b.data, "\xFE\xFF\x00\xC9", 4);
    struct buf faces = buf_new(a);
    for (int i = 0; i < 20000; i++)
        buf_utf8(&faces, 0x1F600);
    b = pdf_text(a, buf_text(&faces));
    assert_int_equal(b.len, 31998);
    assert_memory_equal(b.data + b.len - 4, "\xD8\x3D\xDE\x00", 4);
}

static void test_literals(void **state)
{
    (void)state;
    static const char *const want[] = {"\\(", "\\)", "\\\\", "\\r", "\n", "a"};
    const char *bytes = "()\\\r\na";
    for (int i = 0; bytes[i]; i++) {
        char to[3] = {0};
        char *end = literal_byte(to, (unsigned char)bytes[i]);
        assert_string_equal(to, want[i]);
        assert_ptr_equal(end, to + strlen(want[i]));
    }
}

/* ---- CFF: as much of a font as is looked at ---- */

/* Header, Name INDEX, a Top DICT of `len` bytes, a charset of format 0. */
static struct bytes cff_of(struct arena *a, const char *top, size_t len)
{
    struct buf b = buf_new(a);
    buf_add(&b, "\1\0\4\1\0\1\1\1\2A\0\1\1\1", 14);
    buf_putc(&b, (char)(len + 1));
    buf_add(&b, top, len);
    buf_add(&b, "\0\0\x11\0\x22\0\x33", 7);
    return buf_bytes(&b);
}

static void test_cids_are_glyph_numbers(void **state)
{
    static const char cid[] = "\x8B\x8B\x8B\x0C\x1E\x1E\x0A\x1F\xA4\x0F";
    struct bytes b = cff_of(*state, cid, 10);
    uint8_t *data = (uint8_t *)arena_copy(*state, (const char *)b.data, b.len);
    assert_true(cff_number(data, b.len, 4));
    assert_memory_equal(data, b.data, b.len - 7);
    assert_memory_equal(data + b.len - 7, "\1\0\1\2\x22\0\x33", 7);
}

static void test_named_glyphs_stay(void **state)
{
    struct bytes b = cff_of(*state, "\x9C\x0F", 2);
    uint8_t *data = (uint8_t *)arena_copy(*state, (const char *)b.data, b.len);
    assert_true(cff_number(data, b.len, 4));
    assert_memory_equal(data, b.data, b.len);
    for (size_t len = 0; len < 17; len++)
        assert_false(cff_number(data, len, 4));
}

/* Operands of every form before the charset's, whose place is 49 bytes on. */
static void test_operands(void **state)
{
    static const char *const before[] = {
        "\x1C\x12\x34\x0F", "\x1D\x7F\x00\x00\x01\x10",
        "\x1E\xA1\x2F\x11", "\x1E\xFF\x11",
        "\xF7\x01\x11",     "\xFB\x01\x11",
        "\xFA\xFF\x05",     "\xFE\xFF\x05",
        "\x20\xF6\x05"};
    static const size_t len[] = {4, 6, 4, 3, 3, 3, 3, 3, 3};
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof len / sizeof *len; i++) {
        struct buf top = buf_new(a);
        buf_puts(&top, "\x8B\x8B\x8B\x0C\x1E");
        for (size_t k = 0; k < len[i]; k++)
            buf_putc(&top, before[i][k]);
        buf_putc(&top, (char)(139 + 14 + 5 + (int)len[i] + 2 + 1));
        buf_puts(&top, "\x0F");
        struct bytes b = cff_of(a, buf_text(&top), top.len);
        uint8_t *data = (uint8_t *)arena_copy(a, (const char *)b.data, b.len);
        assert_true(cff_number(data, b.len, 4));
        assert_memory_equal(data + b.len - 7, "\1\0\1\2\x22\0\x33", 7);
        /* many glyphs want a range of the larger form */
        assert_true(cff_number(data, b.len, 700));
        assert_memory_equal(data + b.len - 7, "\2\0\1\2\xBA", 5);
        assert_true(cff_number(data, b.len, 1)); /* there is but one */
        assert_memory_equal(data + b.len - 7, "\2\0\1\2\xBA", 5);
        assert_false(cff_number(data, b.len - 4, 4));
    }
}

/* An INDEX that counts in five bytes, ends before it begins, or far away. */
static void test_indexes_that_lie(void **state)
{
    static const char *const index[] = {"\0\1\0\1\2A", "\0\1\5\1\2A",
                                        "\0\1\1\2\1A", "\0\1\1\1\377A",
                                        "\0\1\1\xFF\2A"};
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof index / sizeof *index; i++) {
        struct buf b = buf_new(a);
        buf_add(&b, "\1\0\4\1", 4);
        buf_add(&b, index[i], 6);
        buf_add(&b, "\0\1\1\1\2\x8B\0\0\0\0\0", 11);
        uint8_t *data = (uint8_t *)arena_copy(a, buf_text(&b), b.len);
        assert_false(cff_number(data, b.len, 4));
    }
}

/* ---- the pen ---- */

enum { CODES = 0x3000, SHOWN = 4000 };

struct seen {
    unsigned code;
    double x, y, rise, size;
};

/* Reads Tf Tc Ts Td Tj TJ and tells where each code was shown. */
struct reader {
    const struct font *font;
    double operand[4], x, y, line_x, line_y, size, tracking, rise;
    int operands, seen;
    struct seen shown[SHOWN];
};

static const char *read_string(struct reader *r, const char *p)
{
    unsigned byte[2];
    for (int n = 0; *p != ')'; n = 1 - n) {
        byte[n] = (unsigned char)*p;
        if (*p == '\\') {
            p++;
            byte[n] = *p == 'r' ? '\r' : (unsigned char)*p;
        }
        p++;
        if (n == 0)
            continue;
        unsigned code = byte[0] << 8 | byte[1];
        assert_true(r->seen < SHOWN);
        r->shown[r->seen++] = (struct seen){code, r->x, r->y, r->rise, r->size};
        r->x += r->font->width[code] * r->size / 1000 + r->tracking;
    }
    return p + 1;
}

static void obey(struct reader *r, const char *op)
{
    double *o = r->operand;
    if (strncmp(op, "Tf", 2) == 0) {
        r->size = o[0];
    } else if (strncmp(op, "Tc", 2) == 0) {
        r->tracking = o[0];
    } else if (strncmp(op, "Ts", 2) == 0) {
        r->rise = o[0];
    } else if (strncmp(op, "Td", 2) == 0) {
        r->x = r->line_x += o[0];
        r->y = r->line_y += o[1];
    } else {
        assert_true(strncmp(op, "TJ", 2) == 0 || strncmp(op, "Tj", 2) == 0);
    }
    r->operands = 0;
}

static void read_back(struct reader *r, const char *p, const char *end)
{
    bool array = false;
    while (p < end) {
        if (*p == '(') {
            p = read_string(r, p + 1);
        } else if (*p == '[' || *p == ']') {
            array = *p++ == '[';
        } else if (*p == ' ' || *p == '\n') {
            p++;
        } else if (*p == '/') {
            p += 3;
        } else if (*p == 'T') {
            obey(r, p);
            p += 2;
        } else {
            char *after;
            double v = strtod(p, &after);
            assert_true(after > p);
            p = after;
            if (array)
                r->x -= v * r->size / 1000;
            else
                r->operand[r->operands++] = v;
        }
    }
}

/* Advances that are no whole thousandths, kerns, letter-spacing and offsets:
 * no glyph may stand off by more than the slack. */
static void test_pen_does_not_drift(void **state)
{
    struct arena *a = *state;
    static uint16_t code[CODES];
    static int16_t width[CODES];
    static double em[CODES];
    for (int i = 0; i < CODES; i++) {
        em[i] = 0.2 + (i * 7919 % 1000) / 1234.5;
        code[i] = (uint16_t)i;
        width[i] = (int16_t)lround(em[i] * 1000);
    }
    struct font font = {.name = "F0", .code = code, .width = width};
    struct buf out = buf_new(a);
    struct pen pen = pen_new(&out, a);
    struct seen *want = arena_array(a, SHOWN, sizeof *want);
    double x = 0;
    for (int i = 0; i < SHOWN; i++) {
        int line = i / 90;
        double size = 9.65 + line % 5;
        if (i % 90 == 0)
            x = 50 + line / 7.0;
        pen_font(&pen, &font, size);
        pen_tracking(&pen, line % 3 ? 0 : 20);
        int c = 1 + i * 31 % (CODES - 1);
        double rise = i % 50 == 7 ? 1.2345 : 0;
        long y = 80000 - line * 1183;
        want[i] = (struct seen){(unsigned)c, x, (double)y / 100, rise, size};
        pen_glyph(&pen, (unsigned)c, x, y, rise);
        x += size * (em[c] + (line % 3 ? 0 : .02) + (i % 5 ? 0 : -.03));
    }
    pen_flush(&pen);
    struct reader *r = arena_alloc(a, sizeof *r);
    r->font = &font;
    read_back(r, out.data, out.data + out.len);
    assert_int_equal(r->seen, SHOWN);
    for (int i = 0; i < SHOWN; i++) {
        assert_int_equal(r->shown[i].code, want[i].code);
        assert_true(fabs(r->shown[i].x - want[i].x) <= 0.0016 * want[i].size);
        assert_true(fabs(r->shown[i].y - want[i].y) < 1e-6);
        assert_true(fabs(r->shown[i].rise - want[i].rise) < 0.0006);
        assert_true(fabs(r->shown[i].size - want[i].size) < 0.0006);
    }
}

/* ---- pictures: held as EXIF says, in a box, cut to its shape ---- */

static void test_pictures_are_held_right(void **state)
{
    struct arena *a = *state;
    static const char *const matrix[] = {
        "30 0 0 40 10 40 cm",  "-30 0 0 40 40 40 cm",  "-30 0 0 -40 40 80 cm",
        "30 0 0 -40 10 80 cm", "0 -40 -30 0 40 80 cm", "0 -40 30 0 10 80 cm",
        "0 40 30 0 10 40 cm",  "0 40 -30 0 40 40 cm",
    };
    const struct pages pages = {.height = 100};
    for (int turn = 1; turn <= 8; turn++) {
        struct picture p = {
            turn > 4 ? 40 : 30, turn > 4 ? 30 : 40, 1, turn, true, {0}, {0}};
        const struct picture *all[] = {&p};
        struct job j = {.pages = &pages, .picture = all, .pictures = 1};
        struct buf b = buf_new(a);
        picture_draw(
            &j, &b,
            &(struct placed){
                .x = 10, .y = 20, .width = 30, .height = 40, .picture = &p});
        assert_string_equal(buf_text(&b),
                            arena_printf(a,
                                         "q\n10 40 30 40 re W n\n%s\n/Im0 "
                                         "Do\nQ\n",
                                         matrix[turn - 1]));
    }
}

/* What is too much: half of it on each side, or a third above. */
static void test_pictures_cover_their_box(void **state)
{
    struct arena *a = *state;
    const struct pages pages = {.height = 100};
    static const char *const matrix[] = {"\n40 0 0 80 0 -26.67 cm\n",
                                         "\n80 0 0 40 -20 0 cm\n"};
    for (int i = 0; i < 2; i++) {
        struct picture p = {i ? 2 : 1, i ? 1 : 2, 1, 1, true, {0}, {0}};
        const struct picture *all[] = {&p};
        struct job j = {.pages = &pages, .picture = all, .pictures = 1};
        struct buf b = buf_new(a);
        picture_draw(&j, &b,
                     &(struct placed){.y = 60,
                                      .width = 40,
                                      .height = 40,
                                      .picture = &p,
                                      .radius = 20});
        assert_non_null(strstr(buf_text(&b), matrix[i]));
        assert_non_null(strstr(buf_text(&b), "c\nh W n\n"));
        assert_null(strstr(buf_text(&b), "re"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_literals),
        cmocka_unit_test(test_cids_are_glyph_numbers),
        cmocka_unit_test(test_named_glyphs_stay),
        cmocka_unit_test(test_operands),
        cmocka_unit_test(test_indexes_that_lie),
        cmocka_unit_test(test_pen_does_not_drift),
        cmocka_unit_test(test_pictures_are_held_right),
        cmocka_unit_test(test_pictures_cover_their_box),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
