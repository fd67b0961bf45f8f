/* JPEG as it stands, marker by marker (ITU-T T.81, annex B). What decoding
 * needs is copied: tables, frame, scans. All else stays behind: EXIF with its
 * place and time, thumbnails, comments, what follows the end. */
#include "image/private.h"
#include <string.h>

enum {
    DHT = 0xC4,
    RST0 = 0xD0,
    RST7 = 0xD7,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    DQT = 0xDB,
    DNL = 0xDC,
    DRI = 0xDD,
    APP0 = 0xE0,
    APP1 = 0xE1,
    APP14 = 0xEE,
    APP15 = 0xEF,
    COM = 0xFE
};

/* Nobody has more for good reasons, and each costs the viewer. */
enum { SCANS_MOST = 100, COMPONENTS = 3, TABLES = 4 };

struct component {
    uint8_t id, quantization;
};

struct jpeg {
    struct arena *arena;
    const uint8_t *p, *end;
    struct picture *to;
    struct buf out;
    struct trouble trouble;
    struct component component[COMPONENTS];
    bool quantization[TABLES], dc[TABLES], ac[TABLES];
    bool framed, progressive, oriented, jfif, adobe;
    int scans;
};

/* ---- what is wrong ---- */

static bool refuse(struct jpeg *j, const char *why, const char *way)
{
    if (!j->trouble.why)
        j->trouble = (struct trouble){why, way};
    return false;
}

static bool cut_short(struct jpeg *j)
{
    return refuse(j, "it is cut short",
                  "fetch or copy it again, or export it "
                  "anew from the original");
}

static bool damaged(struct jpeg *j)
{
    return refuse(j, "it is damaged", save_again);
}

/* ---- tables ---- */

static bool read_quantization(struct jpeg *j, struct bytes s)
{
    while (s.len) {
        bool wide = s.data[0] >> 4 == 1;
        size_t size = wide ? 129 : 65;
        if (s.data[0] >> 4 > 1 || (s.data[0] & 15) >= TABLES || s.len < size)
            return damaged(j);
        j->quantization[s.data[0] & 15] = true;
        s = (struct bytes){s.data + size, s.len - size};
    }
    return true;
}

/* Codes of a length are what the shorter ones leave over. */
static bool read_huffman(struct jpeg *j, struct bytes s)
{
    while (s.len) {
        if (s.len < 17 || s.data[0] >> 4 > 1 || (s.data[0] & 15) >= TABLES)
            return damaged(j);
        size_t symbols = 0;
        long room = 1;
        for (int i = 1; i <= 16; i++) {
            symbols += s.data[i];
            room = room * 2 - s.data[i];
            if (room < 0)
                return damaged(j);
        }
        if (symbols > 256 || s.len - 17 < symbols)
            return damaged(j);
        bool *which = s.data[0] >> 4 ? j->ac : j->dc;
        which[s.data[0] & 15] = true;
        s = (struct bytes){s.data + 17 + symbols, s.len - 17 - symbols};
    }
    return true;
}

/* ---- frame and scans ---- */

static bool read_colours(struct jpeg *j, struct bytes s)
{
    int count = s.data[5];
    if (count == 4)
        return refuse(j, "its colours are CMYK, for a press",
                      "export it in RGB (sRGB)");
    if (count != 1 && count != 3)
        return refuse(j, "its colours are neither gray nor RGB", save_again);
    if (s.len != 6 + 3 * (size_t)count)
        return damaged(j);
    j->to->colours = count;
    int blocks = 0;
    for (int i = 0; i < count; i++) {
        const uint8_t *c = s.data + 6 + 3 * i;
        int across = c[1] >> 4, down = c[1] & 15;
        if (across < 1 || across > 4 || down < 1 || down > 4 || c[2] >= TABLES)
            return damaged(j);
        blocks += across * down;
        j->component[i] = (struct component){c[0], c[2]};
        for (int k = 0; k < i; k++)
            if (j->component[k].id == c[0])
                return damaged(j);
    }
    return blocks <= 10 || count == 1 || damaged(j);
}

static bool read_frame(struct jpeg *j, int code, struct bytes s)
{
    if (j->framed || s.len < 6)
        return damaged(j);
    if (code != 0xC0 && code != 0xC2)
        return refuse(j, "it is neither a baseline nor a progressive JPEG",
                      save_again);
    if (s.data[0] != 8)
        return refuse(
            j,
            arena_printf(j->arena, "it has %d bits a colour, not 8", s.data[0]),
            "export it with 8 bits a colour");
    uint32_t height = (uint32_t)s.data[1] << 8 | s.data[2];
    uint32_t width = (uint32_t)s.data[3] << 8 | s.data[4];
    j->trouble = size_trouble(j->arena, width, height);
    if (j->trouble.why)
        return false;
    j->to->width = (int)width;
    j->to->height = (int)height;
    j->framed = true;
    j->progressive = code == 0xC2;
    return read_colours(j, s);
}

static const struct component *component_of(const struct jpeg *j, int id)
{
    for (int i = 0; i < j->to->colours; i++)
        if (j->component[i].id == id)
            return &j->component[i];
    return NULL;
}

static bool scan_tables(struct jpeg *j, const uint8_t *c, int first)
{
    const struct component *of = component_of(j, c[0]);
    int dc = c[1] >> 4, ac = c[1] & 15;
    if (!of || !j->quantization[of->quantization] || dc >= TABLES ||
        ac >= TABLES)
        return damaged(j);
    bool wants_dc = first == 0, wants_ac = !j->progressive || first > 0;
    return !((wants_dc && !j->dc[dc]) || (wants_ac && !j->ac[ac])) ||
           damaged(j);
}

static bool read_scan(struct jpeg *j, struct bytes s)
{
    int count = s.len ? s.data[0] : 0;
    if (!j->framed || count < 1 || count > j->to->colours ||
        s.len != 4 + 2 * (size_t)count)
        return damaged(j);
    if (++j->scans > SCANS_MOST)
        return refuse(j, "it has more scans than a photo needs", save_again);
    const uint8_t *spectrum = s.data + s.len - 3;
    int first = spectrum[0], last = spectrum[1];
    bool sound = j->progressive
                     ? first <= last && last < 64 && (first == 0) == (last == 0)
                     : first == 0 && last == 63 && spectrum[2] == 0;
    if (!sound || (first > 0 && count > 1))
        return damaged(j);
    for (int i = 0; i < count; i++)
        if (!scan_tables(j, s.data + 1 + 2 * i, first))
            return false;
    return true;
}

/* The coded data behind a scan's head, up to the next marker that is no
 * restart. */
static bool copy_data(struct jpeg *j)
{
    const uint8_t *from = j->p;
    while (j->end - j->p >= 2) {
        const uint8_t *mark = memchr(j->p, 0xFF, (size_t)(j->end - j->p - 1));
        if (!mark)
            break;
        if (mark[1] && (mark[1] < RST0 || mark[1] > RST7)) {
            j->p = mark;
            if (mark == from)
                return damaged(j);
            buf_add(&j->out, from, (size_t)(mark - from));
            return true;
        }
        j->p = mark + 2;
    }
    return cut_short(j);
}

/* ---- application data ---- */

static void put_segment(struct jpeg *j, int code, const void *data, size_t len)
{
    const uint8_t head[4] = {0xFF, (uint8_t)code, (uint8_t)((len + 2) >> 8),
                             (uint8_t)((len + 2) & 0xFF)};
    buf_add(&j->out, head, sizeof head);
    buf_add(&j->out, data, len);
}

static bool begins(struct bytes s, const char *word, size_t len)
{
    return s.len >= len && memcmp(s.data, word, len) == 0;
}

/* Of JFIF and of Adobe's segment only what tells the colours, in segments of
 * ours; of EXIF the orientation. */
static void read_application(struct jpeg *j, int code, struct bytes s)
{
    static const uint8_t jfif[] = "JFIF\0\1\1\0\0\1\0\1\0";
    uint8_t adobe[] = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    if (code == APP0 && begins(s, "JFIF", 5) && !j->jfif) {
        put_segment(j, APP0, jfif, sizeof jfif);
        j->jfif = true;
    } else if (code == APP14 && begins(s, "Adobe", 5) && !j->adobe &&
               s.len >= sizeof adobe && s.data[11] <= 1) {
        adobe[11] = s.data[11];
        put_segment(j, APP14, adobe, sizeof adobe);
        j->adobe = true;
    } else if (code == APP1 && begins(s, "Exif\0", 6) && !j->oriented) {
        j->to->turn = exif_turn((struct bytes){s.data + 6, s.len - 6});
        j->oriented = true;
    }
}

/* ---- segments ---- */

static bool is_frame(int code)
{
    return code >= 0xC0 && code <= 0xCF && code != DHT && code != 0xC8 &&
           code != 0xCC;
}

/* The next marker's code, 0 after a fault. */
static int next_code(struct jpeg *j)
{
    if (j->p < j->end && *j->p != 0xFF)
        return damaged(j);
    while (j->p < j->end && *j->p == 0xFF)
        j->p++;
    if (j->p == j->end)
        return cut_short(j);
    return *j->p++;
}

static bool read_segment(struct jpeg *j, int code, struct bytes s)
{
    bool sound = true;
    if (is_frame(code))
        sound = read_frame(j, code, s);
    else if (code == DHT)
        sound = read_huffman(j, s);
    else if (code == DQT)
        sound = read_quantization(j, s);
    else if (code == DRI)
        sound = s.len == 2 || damaged(j);
    else if (code == SOS)
        sound = read_scan(j, s);
    else if (code >= APP0 && code <= APP15) {
        read_application(j, code, s);
        return true;
    } else if (code == COM || code == DNL)
        return true;
    else
        return damaged(j);
    if (!sound)
        return false;
    put_segment(j, code, s.data, s.len);
    return code != SOS || copy_data(j);
}

/* One marker and what belongs to it; false at the end. */
static bool read_marker(struct jpeg *j)
{
    int code = next_code(j);
    if (!code || code == EOI)
        return false;
    if (j->end - j->p < 2)
        return cut_short(j);
    size_t len = (size_t)j->p[0] << 8 | j->p[1];
    if (len < 2)
        return damaged(j);
    if ((size_t)(j->end - j->p) < len)
        return cut_short(j);
    struct bytes s = {j->p + 2, len - 2};
    j->p += len;
    return read_segment(j, code, s);
}

struct trouble jpeg_picture(struct arena *a, struct bytes file,
                            struct picture *to)
{
    struct jpeg j = {.arena = a,
                     .p = file.data + 2,
                     .end = file.data + file.len,
                     .to = to,
                     .out = buf_new(a)};
    buf_add(&j.out, "\xFF\xD8", 2);
    while (read_marker(&j))
        ;
    if (!j.trouble.why && !j.scans)
        damaged(&j);
    buf_add(&j.out, "\xFF\xD9", 2);
    to->jpeg = true;
    to->data = buf_bytes(&j.out);
    return j.trouble;
}
