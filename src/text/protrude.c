/* How far what stands at the ends of a line may stand out of it, so that the
 * edge looks straight. */
#include "text/private.h"

/* Shares of the ink, by what stands there; slight marks stand out most, letters
 * a little where they are slanted or open at that side. After the settings of
 * microtype and what optical margins of page-setting programs do: a share of
 * the ink rather than of the advance, since faces differ in what is white
 * around a mark. */
static const struct {
    uint32_t c;
    float begins, ends;
} edge[] = {
    {'!', 0, 0.2F},        {'"', 0.6F, 0.6F},    {'\'', 0.7F, 0.7F},
    {'(', 0.15F, 0},       {')', 0, 0.15F},      {'*', 0.3F, 0.3F},
    {',', 0, 0.7F},        {'-', 0.5F, 0.6F},    {'.', 0, 0.7F},
    {':', 0, 0.5F},        {';', 0, 0.5F},       {'?', 0, 0.15F},
    {'A', 0.05F, 0.05F},   {'F', 0, 0.05F},      {'J', 0.05F, 0},
    {'K', 0, 0.05F},       {'L', 0, 0.05F},      {'T', 0.05F, 0.05F},
    {'V', 0.05F, 0.05F},   {'W', 0.05F, 0.05F},  {'X', 0.05F, 0.05F},
    {'Y', 0.05F, 0.05F},   {'[', 0.1F, 0},       {']', 0, 0.1F},
    {'k', 0, 0.05F},       {'r', 0, 0.05F},      {'t', 0, 0.07F},
    {'v', 0.05F, 0.05F},   {'w', 0.05F, 0.05F},  {'x', 0.05F, 0.05F},
    {'y', 0.05F, 0.07F},   {0xab, 0.3F, 0.3F},                     /* « */
    {0xb7, 0.3F, 0.5F},                                            /* · */
    {0xbb, 0.3F, 0.3F},                                            /* » */
    {0x5be, 0.5F, 0.6F},   {0x60c, 0, 0.5F},     {0x61b, 0, 0.4F}, /* ،؛ */
    {0x61f, 0, 0.15F},     {0x6d4, 0, 0.6F},                       /* ؟۔ */
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
                       bool begins, bool left)
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
    double bearing = left ? from : advance - to;
    if (c < 0x80 && (c | 0x20) - 'a' < 26)
        return share * (to - from);
    double out = bearing + share * (to - from);
    return out > 0 ? out : 0;
}
