/* PNG by libpng, into samples of 8 bits. Its memory is the arena's, and its
 * complaints come back as words; of the chunks that are not seen none is
 * unpacked. */
#include "image/private.h"
#include <png.h>
#include <setjmp.h>
#include <string.h>

struct decoder {
    struct arena *arena;
    struct bytes file;
    size_t at; /* in the file */
    png_structp png;
    png_infop info;
    struct picture *to;
    int channels; /* with alpha */
    uint8_t *pixel;
    const char *why;
    jmp_buf escape;
};

/* ---- what libpng calls ---- */

static void give_up(png_structp png, png_const_charp words)
{
    struct decoder *c = png_get_error_ptr(png);
    c->why = arena_printf(c->arena, "it is damaged (%.80s)", words);
    longjmp(c->escape, 1);
}

static void pass_over(png_structp png, png_const_charp words)
{
    (void)png, (void)words;
}

static png_voidp take(png_structp png, png_alloc_size_t size)
{
    return arena_alloc(png_get_mem_ptr(png), size);
}

static void give_back(png_structp png, png_voidp memory)
{
    (void)png, (void)memory;
}

static void more(png_structp png, png_bytep to, size_t len)
{
    struct decoder *c = png_get_io_ptr(png);
    if (c->file.len - c->at < len) {
        c->why = "it is cut short";
        longjmp(c->escape, 1);
    }
    memcpy(to, c->file.data + c->at, len);
    c->at += len;
}

/* ---- decoding ---- */

/* Gray or RGB, 8 bits, with alpha where some of it may be clear. */
static void ask_for_samples(struct decoder *c)
{
    png_structp png = c->png;
    int type = png_get_color_type(png, c->info);
    bool clear = png_get_valid(png, c->info, PNG_INFO_tRNS) != 0;
    png_set_scale_16(png);
    if (type == PNG_COLOR_TYPE_PALETTE)
        png_set_palette_to_rgb(png);
    if (type == PNG_COLOR_TYPE_GRAY)
        png_set_expand_gray_1_2_4_to_8(png);
    if (clear)
        png_set_tRNS_to_alpha(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, c->info);
}

static void decode(struct decoder *c)
{
    png_structp png = c->png;
    png_set_read_fn(png, c, more);
    png_set_user_limits(png, PICTURE_SIDE, PICTURE_SIDE);
    png_set_chunk_malloc_max(png, 0); /* what could be large is skipped */
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_read_info(png, c->info);
    ask_for_samples(c);
    size_t width = (size_t)c->to->width, height = (size_t)c->to->height;
    size_t row = png_get_rowbytes(png, c->info);
    c->channels = png_get_channels(png, c->info);
    if (row != width * (size_t)c->channels ||
        png_get_bit_depth(png, c->info) != 8)
        png_error(png, "samples that are not of 8 bits");
    c->pixel = arena_array(c->arena, height, row);
    png_bytepp line = arena_array(c->arena, height, sizeof *line);
    for (size_t i = 0; i < height; i++)
        line[i] = c->pixel + i * row;
    png_read_image(png, line);
    png_read_end(png, NULL);
}

/* Whether it came to its end. */
static bool run(struct decoder *c)
{
    if (setjmp(c->escape))
        return false;
    c->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, c, give_up,
                                      pass_over, c->arena, take, give_back);
    c->info = c->png ? png_create_info_struct(c->png) : NULL;
    if (c->info)
        decode(c);
    else
        c->why = "this libpng is not the one the program was built with";
    return c->info;
}

/* Colours to the front of the pixels' room, alpha into its own. */
static void split(struct decoder *c)
{
    struct picture *p = c->to;
    size_t count = (size_t)p->width * (size_t)p->height;
    size_t colours = (size_t)p->colours;
    p->data = (struct bytes){c->pixel, count * colours};
    if (c->channels == p->colours)
        return;
    uint8_t *alpha = arena_alloc(c->arena, count), *to = c->pixel;
    const uint8_t *from = c->pixel;
    uint8_t all = 255;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < colours; k++)
            *to++ = *from++;
        alpha[i] = *from++;
        all &= alpha[i];
    }
    if (all != 255)
        p->alpha = (struct bytes){alpha, count};
}

static uint32_t number(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* The size stands in the first chunk and is judged before anything is
 * unpacked. */
struct trouble png_picture(struct arena *a, struct bytes file,
                           struct picture *to)
{
    enum { HEAD = 33 };
    if (file.len < HEAD || memcmp(file.data + 12, "IHDR", 4) != 0)
        return (struct trouble){"it is damaged", save_again};
    uint32_t width = number(file.data + 16), height = number(file.data + 20);
    struct trouble large = size_trouble(a, width, height);
    if (large.why)
        return large;
    to->width = (int)width;
    to->height = (int)height;
    struct decoder *c = arena_alloc(a, sizeof *c);
    c->arena = a;
    c->file = file;
    c->to = to;
    bool done = run(c);
    png_destroy_read_struct(&c->png, &c->info, NULL);
    if (!done)
        return (struct trouble){c->why, save_again};
    to->colours = c->channels < 3 ? 1 : 3;
    split(c);
    return (struct trouble){0};
}
