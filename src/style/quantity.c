/* Numbers and lengths as people write them. */
#include "style/quantity.h"
#include <string.h>

enum { PT, MM, CM, IN, EM, UNITS };

const char *const quantity_units[] = {"pt", "mm", "cm", "in", "em", NULL};
/* A unit in points is 72 / `parts`: exact where the parts are. */
static const double parts[] = {72, 25.4, 2.54, 1, 7.2};

static int unit_of(const char *s, size_t len)
{
    for (int i = 0; i < UNITS; i++)
        if (len == 2 && memcmp(s, quantity_units[i], 2) == 0)
            return i;
    return -1;
}

double quantity_pt(const struct quantity *q)
{
    int unit = unit_of(q->unit, strlen(q->unit));
    return unit <= PT ? q->v : q->v * 72 / parts[unit];
}

const char *quantity_number(const char *s, double *v)
{
    bool minus = *s == '-', point = false, digit = false;
    s += *s == '-' || *s == '+';
    double n = 0, scale = 1;
    for (; (*s >= '0' && *s <= '9') || (*s == '.' && !point); s++) {
        if (*s == '.') {
            point = true;
            continue;
        }
        digit = true;
        if (point && scale >= 1e15) /* beyond what a double holds */
            continue;
        n = n * 10 + (*s - '0');
        scale *= point ? 10 : 1;
    }
    *v = (minus ? -n : n) / scale + 0.0; /* -0 is 0 */
    return digit ? s : NULL;
}

static const char *blanks(const char *s)
{
    return s + strspn(s, " \t");
}

static const char *quantity_scan(const char *s, bool length, struct quantity *q)
{
    *q = (struct quantity){.at = s, .unit = length ? "pt" : "", .per = 1};
    const char *p = quantity_number(s, &q->v);
    if (p && length) {
        const char *name = blanks(p);
        int unit = *name ? unit_of(name, strspn(name, "abcdefghijklmnopqrstuvw"
                                                      "xyz"))
                         : -1;
        bool zero = q->v <= 0 && q->v >= 0;
        if (unit >= 0) {
            p = name + 2;
            q->unit = quantity_units[unit];
            q->per = 72 / parts[unit];
            q->em = unit == EM;
        } else if (!zero)
            return NULL;
    }
    q->len = p ? (size_t)(p - s) : 0;
    return p;
}

bool quantity_range(const char *s, bool length, struct range *r)
{
    const char *p = quantity_scan(s, length, &r->wish);
    if (!p)
        return false;
    p = blanks(p);
    r->plain = !*p;
    if (r->plain)
        return true;
    if (*p != '(')
        return false;
    p = quantity_scan(blanks(p + 1), length, &r->low);
    if (!p || (*p != ' ' && *p != '\t'))
        return false;
    p = blanks(p);
    if (strncmp(p, "to ", 3) != 0)
        return false;
    p = quantity_scan(blanks(p + 3), length, &r->high);
    if (!p || *blanks(p) != ')')
        return false;
    return !*blanks(blanks(p) + 1);
}
