/* Pictures as PDF has them (ISO 32000-1, 8.9): a JPEG as it is, samples
 * deflated; and how they are drawn. */
#include "pdf/private.h"
#include <math.h>
#include <stdlib.h>

/* ---- samples ---- */

/* Paeth's guess of a sample from those on its left, above, and between. */
static int paeth(int left, int above, int corner)
{
    int guess = left + above - corner;
    int l = abs(guess - left), a = abs(guess - above);
    int c = abs(guess - corner);
    return l <= a && l <= c ? left : a <= c ? above : corner;
}

/* A row as what it differs in from what its neighbours suggest (PNG's filters
 * Sub, Up and Paeth), by the filter that leaves least. */
static void put_row(uint8_t *to, const uint8_t *row, const uint8_t *above,
                    size_t len, size_t pixel)
{
    enum { SUB = 1, UP = 2, PAETH = 4 };
    unsigned long sub = 0, up = 0, both = 0;
    for (int pass = 0, best = 0; pass < 2; pass++) {
        for (size_t i = 0; i < len; i++) {
            int left = i < pixel ? 0 : row[i - pixel];
            int over = above ? above[i] : 0;
            int corner = above && i >= pixel ? above[i - pixel] : 0;
            int8_t by_left = (int8_t)(row[i] - left);
            int8_t by_over = (int8_t)(row[i] - over);
            int8_t by_both = (int8_t)(row[i] - paeth(left, over, corner));
            if (pass) {
                to[i + 1] = (uint8_t)(best == SUB  ? by_left
                                      : best == UP ? by_over
                                                   : by_both);
                continue;
            }
            sub += (unsigned long)abs(by_left);
            up += (unsigned long)abs(by_over);
            both += (unsigned long)abs(by_both);
        }
        best = sub <= up && sub <= both ? SUB : up <= both ? UP : PAETH;
        to[0] = (uint8_t)best;
    }
}

static struct dict *samples(struct job *j, const struct picture *p,
                            struct bytes data, int colours)
{
    size_t pixel = (size_t)colours, len = (size_t)p->width * pixel;
    size_t height = (size_t)p->height;
    uint8_t *rows = arena_array(j->arena, height, len + 1);
    for (size_t i = 0; i < height; i++)
        put_row(rows + i * (len + 1), data.data + i * len,
                i ? data.data + (i - 1) * len : NULL, len, pixel);
    struct haru *h = j->haru;
    struct bytes all = {rows, height * (len + 1)};
    struct dict *d = haru_stream(h, deflated(j, all));
    struct dict *how = dict_dict(h, d, "DecodeParms");
    dict_integer(h, how, "Predictor", 15);
    dict_integer(h, how, "Colors", colours);
    dict_integer(h, how, "Columns", p->width);
    return d;
}

static struct dict *image(struct job *j, const struct picture *p,
                          struct dict *d, int colours)
{
    struct haru *h = j->haru;
    dict_name(h, d, "Type", "XObject");
    dict_name(h, d, "Subtype", "Image");
    dict_integer(h, d, "Width", p->width);
    dict_integer(h, d, "Height", p->height);
    dict_integer(h, d, "BitsPerComponent", 8);
    dict_name(h, d, "ColorSpace", colours == 1 ? "DeviceGray" : "DeviceRGB");
    return d;
}

static struct dict *picture_write(struct job *j, const struct picture *p)
{
    struct dict *d = p->jpeg ? haru_jpeg(j->haru, p->data)
                             : samples(j, p, p->data, p->colours);
    image(j, p, d, p->colours);
    if (p->alpha.data)
        dict_ref(j->haru, d, "SMask",
                 image(j, p, samples(j, p, p->alpha, 1), 1));
    return d;
}

void pictures_write(struct job *j, struct dict *resources)
{
    if (!j->pictures)
        return;
    struct dict *d = dict_dict(j->haru, resources, "XObject");
    for (int i = 0; i < j->pictures; i++)
        dict_ref(j->haru, d, arena_printf(j->arena, "Im%d", i),
                 picture_write(j, j->picture[i]));
}

/* ---- drawing ---- */

static void put_numbers(struct buf *b, const pt *number, int count,
                        const char *op)
{
    for (int i = 0; i < count; i++) {
        put_fixed(b, hundredths(number[i]), 2);
        buf_putc(b, ' ');
    }
    buf_puts(b, op);
}

/* A corner from x, y to to_x, to_y: a quarter of a circle about what is
 * neither's; its tangent at the start is upright or level. */
static void put_corner(struct buf *b, pt x, pt y, pt to_x, pt to_y,
                       bool upright)
{
    const double k = 0.5522847; /* of a cubic for a quarter of a circle */
    pt dx = to_x - x, dy = to_y - y;
    pt c[6] = {upright ? x : x + k * dx,
               upright ? y + k * dy : y,
               upright ? to_x - k * dx : to_x,
               upright ? to_y : to_y - k * dy,
               to_x,
               to_y};
    put_numbers(b, c, 6, "c\n");
}

/* The box from x, y up and to the right, as what can be seen. */
static void put_clip(struct buf *b, pt x, pt y, pt width, pt height, pt r)
{
    pt right = x + width, top = y + height;
    if (r <= 0) {
        put_numbers(b, (pt[4]){x, y, width, height}, 4, "re W n\n");
        return;
    }
    put_numbers(b, (pt[2]){x + r, y}, 2, "m\n");
    put_numbers(b, (pt[2]){right - r, y}, 2, "l\n");
    put_corner(b, right - r, y, right, y + r, false);
    put_numbers(b, (pt[2]){right, top - r}, 2, "l\n");
    put_corner(b, right, top - r, right - r, top, true);
    put_numbers(b, (pt[2]){x + r, top}, 2, "l\n");
    put_corner(b, x + r, top, x, top - r, false);
    put_numbers(b, (pt[2]){x, y + r}, 2, "l\n");
    put_corner(b, x, y + r, x + r, y, true);
    buf_puts(b, "h W n\n");
}

/* From the unit square, in which an image stands, onto itself: how it is to
 * be held, by EXIF's numbers. */
static const signed char turns[9][6] = {
    {1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},
    {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1},
    {0, -1, 1, 0, 0, 1},  {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
};

void picture_draw(const struct job *j, struct buf *b, const struct placed *item)
{
    const struct picture *p = item->picture;
    int across = picture_across(p), down = picture_down(p), n = 0;
    double scale = fmax(item->width / across, item->height / down);
    pt width = across * scale, height = down * scale;
    pt y = j->pages->height - item->y - item->height;
    buf_puts(b, "q\n");
    put_clip(b, item->x, y, item->width, item->height, item->radius);
    const signed char *t = turns[p->turn];
    pt left = item->x - (width - item->width) / 2;
    pt foot = y - (height - item->height) * 2 / 3;
    put_numbers(b,
                (pt[6]){t[0] * width, t[1] * height, t[2] * width,
                        t[3] * height, t[4] * width + left,
                        t[5] * height + foot},
                6, "cm\n");
    while (j->picture[n] != p)
        n++;
    buf_printf(b, "/Im%d Do\nQ\n", n);
}
