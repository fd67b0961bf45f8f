/* Which format a file is of, and the door. */
#include "image/private.h"
#include <string.h>

int picture_across(const struct picture *p)
{
    return p->turn > 4 ? p->height : p->width;
}

int picture_down(const struct picture *p)
{
    return p->turn > 4 ? p->width : p->height;
}

struct trouble size_trouble(struct arena *a, uint32_t width, uint32_t height)
{
    static const char way[] = "a photo of 1000 pixels across is sharp in "
                              "print; save a smaller one";
    struct trouble none = {0};
    if (!width || !height)
        return (struct trouble){"it has no pixels", save_again};
    if ((uint64_t)width * height <= PICTURE_PIXELS && width <= PICTURE_SIDE &&
        height <= PICTURE_SIDE)
        return none;
    const char *why = arena_printf(
        a, "it has %lu x %lu pixels; %d million, and %d a side, are allowed",
        (unsigned long)width, (unsigned long)height, PICTURE_PIXELS / 1000000,
        PICTURE_SIDE);
    return (struct trouble){why, way};
}

/* How other files begin, and what they are. */
static const struct magic {
    size_t at, len;
    const char *bytes, *words;
} magics[] = {
    {0, 4, "GIF8", "it is a GIF picture"},
    {8, 4, "WEBP", "it is a WebP picture"},
    {4, 4, "ftyp", "it is a HEIC or AVIF picture, or a film"},
    {0, 2, "BM", "it is a BMP picture"},
    {0, 4, "II*", "it is a TIFF picture"},
    {0, 4, "MM\0*", "it is a TIFF picture"},
    {0, 4, "%PDF", "it is a PDF"},
    {0, 4, "<svg", "it is an SVG drawing"},
    {0, 5, "<?xml", "it is an SVG drawing"},
};

static bool begins(struct bytes file, size_t at, const char *bytes, size_t len)
{
    return file.len >= at + len && memcmp(file.data + at, bytes, len) == 0;
}

static struct trouble read(struct arena *a, struct bytes file,
                           struct picture *to)
{
    if (begins(file, 0, "\xFF\xD8\xFF", 3))
        return jpeg_picture(a, file, to);
    if (begins(file, 0, "\x89PNG\r\n\x1A\n", 8))
        return png_picture(a, file, to);
    const char *why = file.len ? "it is no picture" : "there is nothing in it";
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (begins(file, magics[i].at, magics[i].bytes, magics[i].len))
            why = magics[i].words;
    return (struct trouble){why, save_again};
}

const struct picture *picture_read(struct arena *a, struct diags *d,
                                   struct bytes file, const char *name,
                                   struct mark at)
{
    struct picture *p = arena_alloc(a, sizeof *p);
    p->turn = 1;
    struct trouble t = read(a, file, p);
    if (!t.why)
        return p;
    diag(d, at, DIAG_BAD_PICTURE, "%s: %s", quoted(a, name), t.why);
    diag_hint(d, "%s", t.way);
    return NULL;
}
