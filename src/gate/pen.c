/* Gaps from geometry. */
#include "gate/reader.h"
#include <math.h>

struct matrix matrix_of(struct document *doc, struct object array)
{
    struct matrix m = {1, 0, 0, 1, 0, 0};
    double v[6];
    if (array.kind != OBJECT_ARRAY || array.count < 6)
        return m;
    for (int i = 0; i < 6; i++) {
        struct object o = object_item(doc, array, i);
        if (!object_is_number(o))
            return m;
        v[i] = o.number;
    }
    return (struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
}

struct matrix matrix_by(struct matrix m, struct matrix n)
{
    return (struct matrix){
        m.a * n.a + m.b * n.c,       m.a * n.b + m.b * n.d,
        m.c * n.a + m.d * n.c,       m.c * n.b + m.d * n.d,
        m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

struct pen pen_at(struct matrix m, double rise, double size)
{
    double wide = hypot(m.a, m.b), high = hypot(m.c, m.d);
    struct pen p = {.x = m.e + rise * m.c,
                    .y = m.f + rise * m.d,
                    .dx = wide > 0 ? m.a / wide : 1,
                    .dy = wide > 0 ? m.b / wide : 0,
                    .size = fabs(size) * high,
                    .set = true};
    return p;
}

char pen_between(const struct pen *end, const struct pen *start)
{
    static const double word = 0.16, back = 1, line = 0.55;
    if (!end->set)
        return 0;
    double size = end->size > start->size ? end->size : start->size;
    double x = start->x - end->x, y = start->y - end->y;
    double along = x * end->dx + y * end->dy;
    double across = y * end->dx - x * end->dy;
    bool turned = start->dx * end->dx + start->dy * end->dy < 0.9;
    if (!(size > 0) || !isfinite(along) || !isfinite(across))
        return ' ';
    if (turned || fabs(across) > line * size || along < -back * size)
        return '\n';
    return along > word * size ? ' ' : 0;
}
