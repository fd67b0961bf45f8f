/* How far what stands at the ends of a line may stand out of it, so that the
 * edge looks straight. */
#include "text/private.h"

/* Shares of the ink, by what stands there; slight marks stand out most. After
 * the settings of microtype and what optical margins of page-setting programs
 * do: a share of the ink rather than of the advance, since faces differ in
 * what is white around a mark. */
static const struct {
    uint32_t c;
    float begins, ends;
} edge[] = {
    {'!', 0, 0.2F},        {'"', 0.6F, 0.6F},    {'\'', 0.7F, 0.7F},
    {'(', 0.15F, 0},       {')', 0, 0.15F},      {'*', 0.3F, 0.3F},
    {',', 0, 0.7F},        {'-', 0.5F, 0.6F},    {'.', 0, 0.7F},
    {':', 0, 0.5F},        {';', 0, 0.5F},       {'?', 0, 0.15F},
    {'[', 0.1F, 0},        {']', 0, 0.1F},       {0xab, 0.3F, 0.3F},    /* « */
    {0xb7, 0.3F, 0.5F},                                                 /* · */
    {0xbb, 0.3F, 0.3F},                                                 /* » */
    {0x2010, 0.5F, 0.6F},  {0x2011, 0.5F, 0.6F}, {0x2013, 0.3F, 0.35F}, /* – */
    {0x2014, 0.2F, 0.25F}, /* — */
    {0x2018, 0.7F, 0.7F},  /* ‘ */
    {0x2019, 0.7F, 0.7F},  /* ’ */
    {0x201a, 0.5F, 0.5F},  /* ‚ */
    {0x201c, 0.6F, 0.6F},  /* “ */
    {0x201d, 0.6F, 0.6F},  /* ” */
    {0x201e, 0.5F, 0.5F},  /* „ */
    {0x2022, 0, 0.3F},     /* • */
    {0x2026, 0, 0.2F},     /* … */
    {0x2039, 0.4F, 0.4F},  /* ‹ */
    {0x203a, 0.4F, 0.4F},  /* › */
};

double face_protrusion(const struct face *f, unsigned glyph, uint32_t c,
                       bool begins)
{
    size_t low = 0, high = sizeof edge / sizeof *edge;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (edge[mid].c < c)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == sizeof edge / sizeof *edge || edge[low].c != c)
        return 0;
    double share = (double)(begins ? edge[low].begins : edge[low].ends);
    double from, to;
    if (share <= 0 || !face_ink(f, glyph, &from, &to))
        return 0;
    double advance = (double)face_advance(f, glyph) / f->upem;
    double bearing = begins ? from : advance - to;
    double out = bearing + share * (to - from);
    return out > 0 ? out : 0;
}
