/* image: bytes in, a checked picture out; and the drawings of connections that
 * are built in. A picture is a stranger's: every
 * length in it is checked, and nothing of it but what is seen goes on. */
#pragma once
#include "base/base.h"

/* Budgets: of the file, and of what it says it holds. */
#define PICTURE_LIMIT ((size_t)16 << 20)
enum { PICTURE_PIXELS = 25000000, PICTURE_SIDE = 20000 };

struct picture {
    int width, height; /* in pixels, as they are stored */
    int colours;       /* 1: gray, 3: red, green, blue (sRGB) */
    int turn;          /* 1 to 8, EXIF's Orientation: how it is to be held */
    bool jpeg;
    /* A JPEG file as it came, but without its metadata; else samples of 8
     * bits, pixel after pixel, row after row from the top. */
    struct bytes data;
    struct bytes alpha; /* a byte a pixel, 255 opaque; data NULL: all opaque */
};

/* A JPEG or PNG; `name` is what it is called in messages. NULL with
 * DIAG_BAD_PICTURE and a way out for what is neither, damaged, too large or
 * in colours for a press. The data of a JPEG is looked through (ITU-T T.81)
 * and not decoded; a PNG is decoded. */
const struct picture *picture_read(struct arena *a, struct diags *d,
                                   struct bytes file, const char *name,
                                   struct mark at);
/* Pixels across and down when it is held as it should be. */
int picture_across(const struct picture *p);
int picture_down(const struct picture *p);

/* ---- icons ---- */

enum { ICON_UNITS = 1000 };

/* A drawing in one colour, a row of icons.def. Width and height are of its
 * ink, in thousandths of the square it was drawn on. The path is M x y, L x y,
 * C x y x y x y and Z, in whole numbers from 0 up, y downward; what is inside
 * it is told by winding or, `even_odd`, by counting. */
struct icon {
    const char *names; /* words with a blank between */
    int width, height;
    bool even_odd;
    const char *path;
};

/* By a kind of connection ("E-mail"), a network ("Google Scholar") or what
 * Font Awesome calls it ("location-dot", "fa-brands fa-x-twitter"); NULL:
 * there is none. */
const struct icon *icon_find(const char *name);
/* Every name there is, NULL-ended. */
const char *const *icon_names(struct arena *a);
