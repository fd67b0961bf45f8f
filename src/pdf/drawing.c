/* Icons as PDF has them: paths, in their own numbers (ISO 32000-1, 8.5). */
#include "pdf/private.h"
#include <math.h>
#include <string.h>

/* The path's commands with what they are in PDF: the numbers go first. */
static void put_path(struct buf *b, const char *path)
{
    while (*path) {
        char command = *path++;
        size_t len = strspn(path, "0123456789 ");
        buf_add(b, path, len);
        path += len;
        buf_puts(b, command == 'M'   ? " m\n"
                    : command == 'L' ? " l\n"
                    : command == 'C' ? " c\n"
                                     : "h\n");
    }
}

void icon_draw(const struct job *j, struct buf *b, const struct placed *item)
{
    long scale = lround(item->size / ICON_UNITS * 1e6);
    buf_puts(b, "q\n");
    put_fixed(b, scale, 6);
    buf_puts(b, " 0 0 ");
    put_fixed(b, -scale, 6);
    buf_putc(b, ' ');
    put_fixed(b, hundredths(item->x), 2);
    buf_putc(b, ' ');
    put_fixed(b, hundredths(j->pages->height - item->y), 2);
    buf_puts(b, " cm\n");
    put_path(b, item->icon->path);
    buf_puts(b, item->icon->even_odd ? "f*\nQ\n" : "f\nQ\n");
}
