/* private to image: a reader a format. */
#pragma once
#include "image/image.h"

/* What is wrong with a file, "it is cut short", and what to do about it;
 * `why` NULL: nothing. */
struct trouble {
    const char *why, *way;
};

struct trouble jpeg_picture(struct arena *a, struct bytes file,
                            struct picture *to);
struct trouble png_picture(struct arena *a, struct bytes file,
                           struct picture *to);
/* Whether a picture may have so many pixels. */
struct trouble size_trouble(struct arena *a, uint32_t width, uint32_t height);
/* The Orientation of an EXIF block (a TIFF file), 1 where it has none. */
int exif_turn(struct bytes tiff);

static const char save_again[] = "open it in a picture program and export it "
                                 "as JPEG or PNG";
