/* Streams and strings as the gate reads them: every filter and predictor, what
 * is cut short in them, escapes, encodings of text. */
#include "check.h"
#include "gate/gate.h"
#include "gate/words.h"
#include "maker.h"
#include <libdeflate.h>
#include <stdlib.h>

/* ---- a page whose content is encoded ---- */

static struct bytes pdf_of(struct arena *a, const char *keys, struct bytes data)
{
    struct maker m = maker_new(a);
    maker_page(&m, "", "", "");
    maker_bytes(&m, 4, keys, data.data, data.len);
    return maker_end(&m, "/Root 1 0 R");
}

/* What is read of it; NULL when nothing is. */
static const char *read_of(struct arena *a, const char *keys, struct bytes data)
{
    const struct reading *r =
        gate_read(a, diags_new(a), "x.pdf", pdf_of(a, keys, data));
    return r && *r->text ? r->text : NULL;
}

#define BYTES(s) ((struct bytes){(const uint8_t *)(s), sizeof(s) - 1})

static struct bytes deflated(struct arena *a, struct bytes in)
{
    struct libdeflate_compressor *z = libdeflate_alloc_compressor(6);
    size_t room = libdeflate_zlib_compress_bound(z, in.len);
    uint8_t *out = arena_alloc(a, room);
    size_t n = libdeflate_zlib_compress(z, in.data, in.len, out, room);
    libdeflate_free_compressor(z);
    return (struct bytes){out, n};
}

/* ---- text forms ---- */

#define SIZED(s) (s), sizeof(s) - 1

static void text_forms(void **state)
{
    static const struct {
        const char *keys;
        const char *data;
        size_t len;
        const char *text;
    } rows[] = {
        {"/Filter/ASCIIHexDecode",
         SIZED("4254 2F462031302054662028 61622920546A zz"), "ab"},
        {"/Filter/AHx", SIZED("4254 2F46203130205466202861622920546A 2>"),
         "ab"},
        {"/Filter/RunLengthDecode",
         SIZED("\x0d"
               "BT /F 10 Tf (a\xfe"
               "b\x03)"
               " Tj"),
         "abbb"},
        {"/Filter/RL",
         SIZED("\x0d"
               "BT /F 10 Tf (a\x00)\x02 Tj"),
         "a"},
        {"/Filter/RL",
         SIZED("\x13"
               "BT /F 10 Tf (ab) Tj \xff"),
         "ab"},
        {"/Filter/RL",
         SIZED("\x0d"
               "BT /F 10 Tf (a\x7f) Tj"),
         "a"},
        {"/Filter/LZW/DecodeParms<</Predictor 2/Colors 0>>",
         SIZED("\x80\x10\x48"), NULL},
        {"/Filter/Unknown", SIZED("BT /F 10 Tf (ab) Tj"), NULL},
        {"/Filter[/AHx/AHx/AHx/AHx/AHx/AHx/AHx/AHx/AHx/AHx/AHx/AHx]",
         SIZED("BT"), NULL},
        {"/Filter[]", SIZED("BT /F 10 Tf (ab) Tj"), "ab"},
        {"/Filter/FlateDecode", SIZED("no"), NULL},
        {"/Filter/FlateDecode", SIZED("no stream at all"), NULL},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *got =
            read_of(a, rows[i].keys,
                    (struct bytes){(const uint8_t *)rows[i].data, rows[i].len});
        if (rows[i].text)
            assert_string_equal(got, rows[i].text);
        else
            assert_null(got);
    }
}

/* A 'z' is four zeros, blanks are nothing, and the last group may be short. */
static void ascii_85(void **state)
{
    struct arena *a = *state;
    static const char content[] = "BT /F 10 Tf  (aa\0\0\0\0b) Tj";
    for (size_t cut = 0; cut < 4; cut++) {
        struct buf b = buf_new(a);
        size_t len = sizeof content - 1 - cut;
        uint8_t padded[64] = {0};
        memcpy(padded, content, sizeof content - 1);
        for (size_t i = 0; i < len; i += 4) {
            uint32_t v = 0;
            char digit[5];
            for (size_t k = 0; k < 4; k++)
                v = v << 8 | (i + k < len ? padded[i + k] : 0);
            size_t left = len - i < 4 ? len - i : 4;
            if (!v && left == 4) {
                buf_puts(&b, "z\n");
                continue;
            }
            for (int k = 4; k >= 0; k--, v /= 85)
                digit[k] = (char)('!' + v % 85);
            buf_add(&b, digit, left + 1);
            buf_puts(&b, " v");
        }
        if (cut != 2)
            buf_puts(&b, "~>");
        const char *got = read_of(a, "/Filter/ASCII85Decode", buf_bytes(&b));
        if (cut == 0)
            assert_string_equal(got, "aa\uFFFD\uFFFD\uFFFD\uFFFDb");
        else
            assert_true(cut == 3 || !got || strchr(got, 'a'));
    }
}

/* Runs of runs: what would be too much is not read, in whichever filter. */
static void runs_without_end(void **state)
{
    static const char *const keys[] = {"/Filter[/RL/RL/RL]",
                                       "/Filter[/RL/RL/AHx]"};
    struct arena *a = *state;
    uint8_t *runs = arena_alloc(a, 4000);
    memset(runs, 0x81, 4000);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_null(read_of(a, keys[i], (struct bytes){runs, 4000}));
}

/* ---- LZW ---- */

struct packer {
    struct buf b;
    uint32_t bits;
    int held;
};

static void put_code(struct packer *p, uint32_t code, int width)
{
    p->bits = p->bits << width | code;
    for (p->held += width; p->held >= 8; p->held -= 8)
        buf_putc(&p->b, (char)(p->bits >> (p->held - 8)));
}

/* The whole of LZW, with a table that fills and is begun anew. */
static struct bytes lzw(struct arena *a, const char *s, size_t len, int early)
{
    static int child[4096][256];
    struct packer p = {.b = buf_new(a)};
    int next = 258, width = 9, at = -1;
    memset(child, 0, sizeof child);
    put_code(&p, 256, 9);
    for (size_t i = 0; i < len; i++) {
        uint8_t c = (uint8_t)s[i];
        if (at < 0) {
            at = c;
            continue;
        }
        if (child[at][c]) {
            at = child[at][c];
            continue;
        }
        put_code(&p, (uint32_t)at, width);
        child[at][c] = next++;
        if (next + early > 1 << width && width < 12)
            width++;
        if (next == 4095) {
            put_code(&p, 256, width);
            memset(child, 0, sizeof child);
            next = 258;
            width = 9;
        }
        at = c;
    }
    put_code(&p, (uint32_t)at, width);
    next++;
    if (next + early > 1 << width && width < 12)
        width++;
    put_code(&p, 257, width);
    put_code(&p, 0, 8);
    return buf_bytes(&p.b);
}

static void lzw_tables_grow(void **state)
{
    struct arena *a = *state;
    struct buf content = buf_new(a), want = buf_new(a);
    uint32_t seed = 1852;
    buf_puts(&content, "BT /F 10 Tf (");
    for (int i = 0; i < 30000; i++) {
        seed = seed * 1664525u + 1013904223u;
        char c = (char)('a' + (seed >> 24) % (i < 12000 ? 26 : 2));
        buf_putc(&content, c);
        buf_putc(&want, c);
    }
    buf_puts(&content, ") Tj");
    for (int early = 0; early < 2; early++) {
        struct bytes z = lzw(a, buf_text(&content), content.len, early);
        const char *keys = early ? "/Filter/LZWDecode"
                                 : "/Filter/LZW/DecodeParms<</EarlyChange 0>>";
        assert_string_equal(read_of(a, keys, z), buf_text(&want));
        /* cut short: what there is of it */
        z.len /= 2;
        assert_null(read_of(a, keys, (struct bytes){z.data, 3}));
    }
    /* a code that there is none of yet */
    assert_null(read_of(a, "/Filter/LZW", BYTES("\x80\x7f\xff\xff\xff")));
}

/* ---- predictors ---- */

static uint8_t paeth(int left, int up, int corner)
{
    int p = left + up - corner;
    int x = abs(p - left), y = abs(p - up), z = abs(p - corner);
    return (uint8_t)(x <= y && x <= z ? left : y <= z ? up : corner);
}

/* Rows of `columns` bytes, the filters in turn. */
static struct bytes png(struct arena *a, const char *s, size_t len,
                        size_t columns)
{
    struct buf b = buf_new(a);
    for (size_t i = 0; i < len; i++) {
        size_t row = i / columns;
        int filter = (int)(row % 6);
        if (i % columns == 0)
            buf_putc(&b, (char)filter);
        int left = i % columns ? (uint8_t)s[i - 1] : 0;
        int up = row ? (uint8_t)s[i - columns] : 0;
        int corner = row && i % columns ? (uint8_t)s[i - columns - 1] : 0;
        int by[] = {0, left, up, (left + up) / 2, paeth(left, up, corner), 0};
        buf_putc(&b, (char)((uint8_t)s[i] - by[filter]));
    }
    return buf_bytes(&b);
}

static void predictors(void **state)
{
    static const char content[] =
        "BT /F 10 Tf (What is all we have not so far been able to do, which "
        "an engine, if it were made, might, and might not, \377\200zAz) Tj ";
    static const char want[] =
        "What is all we have not so far been able to do, which "
        "an engine, if it were made, might, and might not, ";
    struct arena *a = *state;
    struct bytes z = deflated(a, png(a, content, sizeof content - 1, 7));
    assert_memory_equal(
        read_of(a, "/Filter/Fl/DecodeParms<</Predictor 15/Columns 7>>", z),
        want, sizeof want - 1);
    assert_memory_equal(
        read_of(a, "/Filter[/Fl]/DecodeParms[<</Predictor 15/Columns 7>>]", z),
        want, sizeof want - 1);
    /* TIFF's: each byte less the one before it in its row */
    struct buf tiff = buf_new(a);
    for (size_t i = 0; i < sizeof content - 1; i++)
        buf_putc(&tiff, (char)(content[i] - (i % 10 < 2 ? 0 : content[i - 2])));
    z = deflated(a, buf_bytes(&tiff));
    assert_memory_equal(
        read_of(a, "/Filter/Fl/DecodeParms<</Predictor 2/Columns 5/Colors 2>>",
                z),
        want, sizeof want - 1);
    static const char *const none[] = {
        "/Predictor 2/BitsPerComponent 4",  "/Predictor 12/Columns 0",
        "/Predictor 12/Columns 9999999",    "/Predictor 12/Colors 0",
        "/Predictor 12/Colors 99",          "/Predictor 12/BitsPerComponent 0",
        "/Predictor 12/BitsPerComponent 64"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(read_of(
            a, arena_printf(a, "/Filter/Fl/DecodeParms<<%s>>", none[i]), z));
    z = lzw(a, buf_text(&tiff), tiff.len, 1);
    assert_memory_equal(
        read_of(a, "/Filter/LZW/DecodeParms<</Predictor 2/Columns 5/Colors 2>>",
                z),
        want, sizeof want - 1);
}

/* ---- strings ---- */

static const char *shown(struct arena *a, const char *operators)
{
    struct maker m = maker_new(a);
    maker_page(&m, operators, "", "");
    struct diags *d = diags_new(a);
    const struct reading *r =
        gate_read(a, d, "x.pdf", maker_end(&m, "/Root 1 0 R"));
    assert_non_null(r);
    return r->text;
}

#define ACTUAL(s) "BT /F 9 Tf /Span <</ActualText " s ">> BDC (x) Tj EMC ET"

static void strings(void **state)
{
    static const struct {
        const char *content, *text;
    } rows[] = {
        {"BT /F 9 Tf (a\\n\\r\\t\\b\\f\\\\b) Tj",
         "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\\b"},
        {"BT /F 9 Tf (a\\\r\nb\\\rc\\\nd) Tj", "abcd"},
        {"BT /F 9 Tf (\\1011\\101\\q\\8\\400) Tj", "A1Aq8\uFFFD"},
        {"BT /F 9 Tf (a) Tj (\\6", "a"},
        {ACTUAL("<FEFF0061D83DDE00>"), "a😀"},
        {ACTUAL("<FFFE61003DD800DE>"), "a😀"},
        {ACTUAL("<FEFFD83D0061>"), "\uFFFDa"},
        {ACTUAL("<FEFFD83DE000>"), "\uFFFD\uE000"},
        {ACTUAL("<FEFFD83D>"), "\uFFFD"},
        {ACTUAL("<FEFFDE000000E000>"), "\uFFFD\uFFFD\uE000"},
        {ACTUAL("<FEFF006100>"), "a\uFFFD"},
        {ACTUAL("<EFBBBFC3A9>"), "é"},
        {ACTUAL("<EFBBBF6100C3>"), "a\uFFFD\uFFFD"},
        {ACTUAL("<EFBB61>"), "ï»a"},
        {ACTUAL("<EF6161>"), "ïaa"},
        {ACTUAL("<FE61>"), "þa"},
        {ACTUAL("<FF61>"), "ÿa"},
        {ACTUAL("true"), "x"},
        {ACTUAL("false"), "x"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(shown(a, rows[i].content), rows[i].text);
}

/* ---- words ---- */

static void words_end_at_gaps(void **state)
{
    static const uint32_t gap[] = {0x9,    0xD,    ' ',    0x85,   0xA0,
                                   0x2000, 0x200A, 0x2028, 0x2029, 0x202F,
                                   0x205F, 0x3000, 0x1680};
    static const uint32_t nothing[] = {0x200B, 0x200F, 0x2060,  0xFEFF,
                                       0x034F, 0x061C, 0x180B,  0x180F,
                                       0xFE00, 0xFE0F, 0xE0100, 0xE01EF};
    static const uint32_t forbidden[] = {0,      8,      0xAD,   0xFFFD, 0xFB00,
                                         0xFB06, 0xE000, 0xF8FF, 0xF0000};
    static const uint32_t fair[] = {9,      0xAC,   0xAE,   0xFFFC, 0xFFFE,
                                    0xFAFF, 0xFB07, 0xDFFF, 0xF900, 0xEFFFF};
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof gap / sizeof *gap; i++) {
        struct buf b = buf_new(a);
        buf_putc(&b, 'a');
        buf_utf8(&b, gap[i]);
        buf_putc(&b, 'b');
        assert_int_equal(words_of_text(a, buf_text(&b), b.len).count, 2);
    }
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        struct buf b = buf_new(a);
        buf_putc(&b, 'a');
        buf_utf8(&b, nothing[i]);
        buf_putc(&b, 'b');
        struct words w = words_of_text(a, buf_text(&b), b.len);
        assert_int_equal(w.count, 1);
        assert_int_equal(w.word[0].len, 2);
    }
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        assert_true(words_forbid(forbidden[i]));
    for (size_t i = 0; i < sizeof fair / sizeof *fair; i++)
        assert_false(words_forbid(fair[i]));
    assert_int_equal(words_of_text(a, "a\x0e b \x7f", 7).count, 3);
    struct words w = words_of_text(a, "\ufb01t o\ufb03ce", 10);
    assert_int_equal(w.count, 2);
    assert_int_equal(words_of_text(a, "a\0b c", 5).count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_forms),        cmocka_unit_test(ascii_85),
        cmocka_unit_test(runs_without_end),  cmocka_unit_test(lzw_tables_grow),
        cmocka_unit_test(predictors),        cmocka_unit_test(strings),
        cmocka_unit_test(words_end_at_gaps),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
