/* JPEG files put together of segments, in colours and in scans: which go
 * through as they are, and which are refused. */
#include "check.h"
#include "image/image.h"
#include <string.h>

/* ---- segments ---- */

static void put(struct buf *b, const void *data, size_t len)
{
    buf_add(b, data, len);
}

static void put_segment(struct buf *b, int code, const void *data, size_t len)
{
    const uint8_t head[] = {0xFF, (uint8_t)code, (uint8_t)((len + 2) >> 8),
                            (uint8_t)((len + 2) & 0xFF)};
    put(b, head, sizeof head);
    put(b, data, len);
}

static void put_quantization(struct buf *b, int number)
{
    uint8_t table[65];
    memset(table, 1, sizeof table);
    table[0] = (uint8_t)number;
    put_segment(b, 0xDB, table, sizeof table);
}

/* One code of one bit; `kind` 0x00: of DC, 0x10: of AC. */
static void put_huffman(struct buf *b, int kind)
{
    uint8_t table[18] = {(uint8_t)kind, 1};
    put_segment(b, 0xC4, table, sizeof table);
}

/* id, sampling, table of each component. */
static void put_frame(struct buf *b, int code, const char *components)
{
    uint8_t frame[64] = {8, 0, 16, 0, 16, 0};
    size_t n = strlen(components) / 3;
    frame[5] = (uint8_t)n;
    for (size_t i = 0; i < 3 * n; i++) /* '0' is 0 */
        frame[6 + i] = (uint8_t)(components[i] - (i % 3 == 1 ? 0 : '0'));
    put_segment(b, code, frame, 6 + 3 * n);
}

enum { BASELINE = 0xC0, PROGRESSIVE = 0xC2 };

/* The beginning, with all tables 0, and a frame. */
static struct buf begun(struct arena *a, int code, const char *components)
{
    struct buf b = buf_new(a);
    put(&b, "\xFF\xD8", 2);
    put_quantization(&b, 0);
    put_quantization(&b, 1);
    put_huffman(&b, 0x00);
    put_huffman(&b, 0x10);
    put_frame(&b, code, components);
    return b;
}

static const char gray[] = "1\x11"
                           "0";
static const char colour[] = "1\x22"
                             "02\x11"
                             "13\x11"
                             "1";

/* Ends it, and says what is wrong with it; NULL: nothing is. */
static const char *wrong(struct arena *a, struct buf *b, struct picture *copy)
{
    put(b, "\xFF\xD9", 2);
    struct diags *d = diags_new(a);
    const struct picture *p =
        picture_read(a, d, buf_bytes(b), "x", (struct mark){0});
    if (p) {
        *copy = *p;
        assert_int_equal(p->data.len, b->len);
        assert_memory_equal(p->data.data, b->data, b->len);
        return NULL;
    }
    return diags_said(a, d, DIAG_SHORT);
}

static void assert_wrong(struct arena *a, struct buf b, const char *words)
{
    struct picture p;
    const char *said = wrong(a, &b, &p);
    if (!words && said)
        fail_msg("refused: %s", said);
    if (words && (!said || !strstr(said, words)))
        fail_msg("'%s' is not said: %s", words, said ? said : "nothing");
}

/* ---- what goes through ---- */

static void colours_in_one_scan(void **state)
{
    struct arena *a = *state;
    struct buf b = begun(a, BASELINE, colour);
    put_segment(&b, 0xDA, "\3\1\0\2\0\3\0\0\77\0", 10);
    put(&b, "\x12\xFF\xD7\x34", 4);
    struct picture p;
    assert_null(wrong(a, &b, &p));
    assert_int_equal(p.colours, 3);
    assert_int_equal(p.width, 16);
}

static void put_scan_of(struct buf *b, const void *head, size_t len)
{
    put_segment(b, 0xDA, head, len);
    put(b, "\x12\x34\xFF\x00\x56", 5);
}

#define SCAN(b, head) put_scan_of(b, head, sizeof(head) - 1)

static void colours_in_many_scans(void **state)
{
    struct arena *a = *state;
    struct buf b = begun(a, PROGRESSIVE, colour);
    SCAN(&b, "\3\1\0\2\0\3\0\0\0\1");
    SCAN(&b, "\1\1\0\1\5\2");
    SCAN(&b, "\1\2\0\1\77\1");
    put_segment(&b, 0xDD, "\0\4", 2);
    SCAN(&b, "\1\3\0\1\77\1");
    SCAN(&b, "\3\1\0\2\0\3\0\0\0\20");
    assert_wrong(a, b, NULL);
    /* one scan of gray, and sampling that only colours have too much of */
    b = begun(a, BASELINE,
              "1\x44"
              "0");
    SCAN(&b, "\1\1\0\0\77\0");
    assert_wrong(a, b, NULL);
}

/* ---- what does not ---- */

static void frames_are_checked(void **state)
{
    static const struct {
        const char *components, *words;
    } rows[] = {
        {"1\x22"
         "01\x11"
         "13\x11"
         "1",
         "damaged"}, /* two of one name */
        {"1\x22"
         "02\x11"
         "12\x11"
         "1",
         "damaged"},
        {"1\x44"
         "02\x11"
         "13\x11"
         "1",
         "damaged"}, /* too many blocks */
        {"1\x51"
         "0",
         "damaged"},
        {"1\x15"
         "0",
         "damaged"},
        {"1\x11"
         "7",
         "damaged"},
        {"1\x11"
         "02\x11"
         "0",
         "neither gray nor RGB"},
        {"1\x11"
         "02\x11"
         "03\x11"
         "04\x11"
         "0",
         "CMYK"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_wrong(a, begun(a, BASELINE, rows[i].components), rows[i].words);
    struct buf b = begun(a, BASELINE, gray);
    put_frame(&b, BASELINE, gray); /* a second one */
    assert_wrong(a, b, "damaged");
    b = begun(a, 0xC1, gray);
    assert_wrong(a, b, "neither a baseline nor a progressive");
}

static void scans_are_checked(void **state)
{
    static const struct {
        int code;
        const char *head;
        size_t len;
    } rows[] = {
        {BASELINE, "\1\1\0\0\76\0", 6},
        {BASELINE, "\1\1\0\1\77\0", 6},
        {BASELINE, "\1\1\0\0\77\1", 6},
        {BASELINE, "\0\0\77\0", 4},
        {BASELINE, "\4\1\0\2\0\3\0\4\0\0\77\0", 12},
        {BASELINE, "\1\1\0\0\77", 5},
        {BASELINE, "", 0},
        {BASELINE, "\1\11\0\0\77\0", 6},
        {BASELINE, "\1\1\100\0\77\0", 6},
        {BASELINE, "\1\1\4\0\77\0", 6},
        {BASELINE, "\1\1\20\0\77\0", 6},
        {BASELINE, "\1\1\1\0\77\0", 6},
        {PROGRESSIVE, "\1\1\0\5\2\0", 6},
        {PROGRESSIVE, "\1\1\0\1\100\0", 6},
        {PROGRESSIVE, "\1\1\0\0\5\0", 6},
        {PROGRESSIVE, "\3\1\0\2\0\3\0\1\5\0", 10},
        {PROGRESSIVE, "\1\1\1\1\5\0", 6},
        {PROGRESSIVE, "\1\1\20\0\0\0", 6},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = begun(a, rows[i].code, colour);
        put_scan_of(&b, rows[i].head, rows[i].len);
        assert_wrong(a, b, "damaged");
    }
    struct buf b = begun(a, BASELINE,
                         "1\x11"
                         "3"); /* no such table */
    SCAN(&b, "\1\1\0\0\77\0");
    assert_wrong(a, b, "damaged");
    b = begun(a, BASELINE, gray); /* data that is none */
    put_segment(&b, 0xDA, "\1\1\0\0\77\0", 6);
    put_segment(&b, 0xFE, "x", 1);
    assert_wrong(a, b, "damaged");
    b = begun(a, BASELINE, gray); /* a restart interval of three bytes */
    put_segment(&b, 0xDD, "\0\0\4", 3);
    assert_wrong(a, b, "damaged");
    b = begun(a, BASELINE, gray);
    put_segment(&b, 0xF5, "x", 1);
    assert_wrong(a, b, "damaged");
}

static void scans_have_an_end(void **state)
{
    struct arena *a = *state;
    struct buf b = begun(a, PROGRESSIVE, gray);
    for (int i = 0; i < 2000; i++)
        SCAN(&b, "\1\1\0\1\77\0");
    assert_wrong(a, b, "more scans than a photo needs");
}

static void tables_are_checked(void **state)
{
    static const struct {
        int code;
        const char *table;
        size_t len;
    } rows[] = {
        {0xDB, "\0\1\1", 3},
        {0xDB, "\40", 1},
        {0xDB, "\7", 1},
        {0xC4, "\0\1", 2},
        {0xC4, "\7\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 17},
        {0xC4, "\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 17},
        {0xC4, "\0\3\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\2\3", 20},
        {0xC4, "\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 17},
        {0xC4, "\0\0\0\0\0\0\0\0\0\0\0\0\0\377\377\0\0", 17},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = buf_new(a);
        put(&b, "\xFF\xD8", 2);
        put_segment(&b, rows[i].code, rows[i].table, rows[i].len);
        assert_wrong(a, b, "damaged");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_in_one_scan),
        cmocka_unit_test(colours_in_many_scans),
        cmocka_unit_test(frames_are_checked),
        cmocka_unit_test(scans_are_checked),
        cmocka_unit_test(scans_have_an_end),
        cmocka_unit_test(tables_are_checked),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
