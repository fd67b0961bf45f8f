/* Text operators: Tf Tc Tz Ts Td Tj TJ. */
#include "pdf/pen.h"
#include <math.h>

/* Thousandths of an em a glyph may stand off its place: 0.015 pt at 10 pt.
 * Without it a font of 2048 units would want a number every other letter. */
static const double slack = 1.5;

struct pen pen_new(struct buf *out, struct arena *a)
{
    return (struct pen){.out = out, .show = buf_new(a), .scale = 1000};
}

void pen_flush(struct pen *p)
{
    if (!p->show.len)
        return;
    if (p->string)
        buf_putc(&p->show, ')');
    if (p->adjusted)
        buf_putc(p->out, '[');
    buf_add(p->out, p->show.data, p->show.len);
    buf_puts(p->out, p->adjusted ? "]TJ\n" : "Tj\n");
    p->show.len = 0;
    p->string = p->adjusted = false;
}

/* After what it is made of has changed. */
static void measure(struct pen *p)
{
    p->unit = (double)p->size * (double)p->scale / 1e9;
    p->after = (double)p->tracking * (double)p->scale / 1e6;
}

void pen_font(struct pen *p, const struct font *f, pt size)
{
    long milli = lround(size * 1000);
    if (p->font == f && p->size == milli)
        return;
    pen_flush(p);
    p->font = f;
    p->size = milli;
    measure(p);
    buf_putc(p->out, '/');
    buf_puts(p->out, f->name);
    buf_putc(p->out, ' ');
    put_fixed(p->out, milli, 3);
    buf_puts(p->out, " Tf\n");
}

/* A share of 255. */
static void put_level(struct pen *p, int level)
{
    put_fixed(p->out, lround(level * 1000 / 255.0), 3);
    buf_putc(p->out, ' ');
}

void pen_color(struct pen *p, struct color c)
{
    struct color now = p->color;
    if (now.r == c.r && now.g == c.g && now.b == c.b)
        return;
    pen_flush(p);
    p->color = c;
    put_level(p, c.r);
    if (c.r == c.g && c.g == c.b) {
        buf_puts(p->out, "g\n");
        return;
    }
    put_level(p, c.g);
    put_level(p, c.b);
    buf_puts(p->out, "rg\n");
}

static void set_length(struct pen *p, long *now, long milli, const char *op)
{
    if (*now == milli)
        return;
    pen_flush(p);
    *now = milli;
    put_fixed(p->out, milli, 3);
    buf_puts(p->out, op);
}

void pen_tracking(struct pen *p, double per_mille)
{
    long milli = lround(per_mille * (double)p->size / 1000);
    set_length(p, &p->tracking, milli, " Tc\n");
    measure(p);
}

void pen_scale(struct pen *p, long scale)
{
    if (p->scale == scale)
        return;
    pen_flush(p);
    p->scale = scale;
    measure(p);
    put_fixed(p->out, scale, 1);
    buf_puts(p->out, " Tz\n");
}

/* A new line begins at x, y. */
static void move_to(struct pen *p, long x, long y)
{
    pen_flush(p);
    put_fixed(p->out, x - p->line_x, 2);
    buf_putc(p->out, ' ');
    put_fixed(p->out, y - p->line_y, 2);
    buf_puts(p->out, " Td\n");
    p->placed = true;
    p->line_x = x;
    p->line_y = y;
    p->x = (double)x / 100;
}

/* Moves along the line by a number in TJ. */
static void adjust(struct pen *p, long per_mille)
{
    if (p->string)
        buf_putc(&p->show, ')');
    p->string = false;
    p->adjusted = true;
    put_fixed(&p->show, -per_mille, 0);
    p->x += (double)per_mille * p->unit;
}

void pen_alias(struct pen *p, const struct slice *says)
{
    p->says = says;
}

static unsigned code_of(const struct pen *p, unsigned glyph)
{
    const struct font *f = p->font;
    for (int i = 0; p->says && i < f->aliases; i++)
        if (f->alias[i].glyph == glyph &&
            slice_equal(f->alias[i].says, *p->says))
            return (unsigned)(f->codes + i);
    return f->code[glyph];
}

/* Two bytes of a code, in a string, and the bracket that opens it: at most
 * five bytes at `to`; where the next goes. */
static inline char *put_code(struct pen *p, char *to, unsigned code)
{
    if (!p->string)
        *to++ = '(';
    p->string = true;
    to = literal_byte(to, code >> 8);
    return literal_byte(to, code & 0xFF);
}

static void show(struct pen *p, unsigned glyph)
{
    char *text = buf_room(&p->show, 5);
    p->show.len += (size_t)(put_code(p, text, code_of(p, glyph)) - text);
    p->x += pen_advance(p, glyph);
}

/* Goes `off` thousandths of an em along the line, or to x and y. */
static void go(struct pen *p, double off, pt x, long y)
{
    if (!p->placed || y != p->line_y || fabs(off) > 1000)
        move_to(p, hundredths(x), y);
    else if (fabs(off) >= slack)
        adjust(p, lround(off));
}

void pen_glyph(struct pen *p, unsigned glyph, pt x, long y, pt rise)
{
    if (rise != 0 || p->rise != 0)
        set_length(p, &p->rise, lround(rise * 1000), " Ts\n");
    go(p, (x - p->x) / p->unit, x, y);
    show(p, glyph);
}

double pen_glyphs(struct pen *p, const struct glyph *g, int count, pt x,
                  double em, pt size, long y)
{
    const struct glyph *end = g + count;
    if (g == end)
        return em;
    pen_glyph(p, g->id, x + em * size, y, 0);
    em += (double)g->advance;
    char *to = buf_room(&p->show, 5 * (size_t)count);
    while (++g < end) {
        double off = (x + em * size - p->x) / p->unit;
        if (!(fabs(off) < slack)) {
            p->show.len = (size_t)(to - p->show.data);
            go(p, off, x + em * size, y);
            to = buf_room(&p->show, 5 * (size_t)(end - g));
        }
        to = put_code(p, to, p->font->code[g->id]);
        p->x += pen_advance(p, g->id);
        em += (double)g->advance;
    }
    p->show.len = (size_t)(to - p->show.data);
    return em;
}

void pen_repeat(struct pen *p, unsigned glyph, int count, pt x, long y)
{
    pen_glyph(p, glyph, x, y, 0);
    while (--count > 0)
        show(p, glyph);
}
