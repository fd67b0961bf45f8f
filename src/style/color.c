/* Colours as people write them: CSS Color 4, without what is transparent. */
#include "style/color.h"
#include "style/quantity.h"
#include <math.h>
#include <string.h>

static const uint32_t value[] = {
#define COLOR(name, value) value,
#include "style/color.def"
#undef COLOR
};

const char *const color_names[] = {
#define COLOR(name, value) name,
#include "style/color.def"
#undef COLOR
    NULL};

enum { LONGEST = 64 };

static int digit_of(char c)
{
    static const char hex[] = "0123456789abcdef";
    const char *at = c ? strchr(hex, c) : NULL;
    return at ? (int)(at - hex) : -1;
}

static struct color of_value(uint32_t v)
{
    return (struct color){(uint8_t)(v >> 16), (uint8_t)(v >> 8), (uint8_t)v,
                          false};
}

/* Three digits or six. */
static bool hex_read(const char *s, struct color *c)
{
    size_t len = strlen(s);
    uint32_t v = 0;
    for (size_t i = 0; i < len; i++) {
        int digit = digit_of(s[i]);
        if (digit < 0 || len > 6)
            return false;
        v = v << 4 | (uint32_t)digit;
        if (len == 3)
            v = v << 4 | (uint32_t)digit;
    }
    *c = of_value(v);
    return len == 3 || len == 6;
}

/* ---- rgb() and hsl() ---- */

struct part {
    double v;
    bool percent;
};

/* Three numbers with commas or blanks between, and ')'. */
static bool parts_read(const char *s, struct part part[3])
{
    for (int i = 0; i < 3; i++) {
        s += strspn(s, " \t");
        s = quantity_number(s, &part[i].v);
        if (!s)
            return false;
        part[i].percent = *s == '%';
        s += *s == '%';
        if (!i && strncmp(s, "deg", 3) == 0)
            s += 3;
        s += strspn(s, " \t");
        if (i < 2 && *s == ',')
            s++;
    }
    return strcmp(s, ")") == 0;
}

static uint8_t level(double share)
{
    return (uint8_t)lround(fmin(fmax(share, 0), 1) * 255);
}

static bool rgb_read(const char *s, struct color *c)
{
    struct part part[3];
    uint8_t to[3];
    if (!parts_read(s, part))
        return false;
    for (int i = 0; i < 3; i++) {
        double most = part[i].percent ? 100 : 255;
        if (part[i].v < 0 || part[i].v > most)
            return false;
        to[i] = level(part[i].v / most);
    }
    *c = (struct color){to[0], to[1], to[2], false};
    return true;
}

/* CSS Color 4, 7.1: the n-th of red 0, green 8, blue 4. */
static uint8_t of_hue(double hue, double saturation, double light, double n)
{
    double k = fmod(n + hue / 30, 12);
    double reach = saturation * fmin(light, 1 - light);
    return level(light - reach * fmax(-1, fmin(fmin(k - 3, 9 - k), 1)));
}

static bool hsl_read(const char *s, struct color *c)
{
    struct part part[3];
    if (!parts_read(s, part) || part[0].percent || fabs(part[0].v) > 360)
        return false;
    for (int i = 1; i < 3; i++)
        if (part[i].v < 0 || part[i].v > 100)
            return false;
    double hue = part[0].v < 0 ? part[0].v + 360 : part[0].v;
    double saturation = part[1].v / 100, light = part[2].v / 100;
    *c = (struct color){of_hue(hue, saturation, light, 0),
                        of_hue(hue, saturation, light, 8),
                        of_hue(hue, saturation, light, 4), false};
    return true;
}

bool color_read(const char *s, struct color *c)
{
    char text[LONGEST] = "";
    size_t len = strlen(s);
    if (len >= sizeof text)
        return false;
    for (size_t i = 0; i < len; i++)
        text[i] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 0x20) : s[i];
    if (text[0] == '#')
        return hex_read(text + 1, c);
    if (strncmp(text, "rgb(", 4) == 0)
        return rgb_read(text + 4, c);
    if (strncmp(text, "hsl(", 4) == 0)
        return hsl_read(text + 4, c);
    if (strcmp(text, "none") == 0) {
        *c = (struct color){.none = true};
        return true;
    }
    for (int i = 0; color_names[i]; i++)
        if (strcmp(text, color_names[i]) == 0) {
            *c = of_value(value[i]);
            return true;
        }
    return false;
}

void color_put(struct buf *out, struct color c)
{
    if (c.none)
        buf_puts(out, "none");
    else
        buf_printf(out, "#%02x%02x%02x", c.r, c.g, c.b);
}

/* ---- how well one is read on another ---- */

static double linear(uint8_t v)
{
    double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4);
}

static double luminance(struct color c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double color_contrast(struct color x, struct color y)
{
    double a = luminance(x), b = luminance(y);
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

/* `share` of the way from `c` to black or white. */
static struct color toward(struct color c, double share, bool white)
{
    double end = white ? 255 * share : 0;
    return (struct color){(uint8_t)(c.r * (1 - share) + end),
                          (uint8_t)(c.g * (1 - share) + end),
                          (uint8_t)(c.b * (1 - share) + end), false};
}

struct color color_mended(struct color c, struct color paper, double least)
{
    enum { STEPS = 64 };
    for (int i = 1; i <= STEPS; i++)
        for (int white = 0; white < 2; white++) {
            struct color to = toward(c, (double)i / STEPS, white);
            if (color_contrast(to, paper) >= least)
                return to;
        }
    return toward(c, 1,
                  color_contrast(of_value(0xffffff), paper) >
                      color_contrast(of_value(0), paper));
}
