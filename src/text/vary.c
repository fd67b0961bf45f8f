/* Variable fonts: where on its axes a face lies. Weight and optical size are
 * what is asked for, a slant stands in for an italic, and all else is the
 * font's own default. */
#include "text/private.h"

#include FT_MULTIPLE_MASTERS_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>

static FT_Fixed within(const FT_Var_Axis *axis, double v)
{
    FT_Fixed fixed = (FT_Fixed)(v * 65536);
    return fixed < axis->minimum   ? axis->minimum
           : fixed > axis->maximum ? axis->maximum
                                   : fixed;
}

static FT_Fixed wanted(const struct loaded *f, const FT_Var_Axis *axis)
{
    bool slants =
        f->face.italic && !(f->ft->style_flags & FT_STYLE_FLAG_ITALIC);
    switch (axis->tag) {
    case HB_OT_TAG_VAR_AXIS_WEIGHT:
        return within(axis, f->is.weight);
    case HB_OT_TAG_VAR_AXIS_OPTICAL_SIZE:
        return f->is.tenths ? within(axis, f->is.tenths / 10.0) : axis->def;
    case HB_OT_TAG_VAR_AXIS_ITALIC:
        return slants ? within(axis, 1) : axis->def;
    case HB_OT_TAG_VAR_AXIS_SLANT: /* it leans forward below 0 */
        return slants ? axis->minimum : axis->def;
    default:
        return axis->def;
    }
}

static float number(FT_Fixed v)
{
    return (float)v / 65536;
}

static void axis_note(struct face *f, const FT_Var_Axis *axis, FT_Fixed at)
{
    f->coord[f->coords++] = (struct coord){(uint32_t)axis->tag, number(at)};
    if (axis->tag == HB_OT_TAG_VAR_AXIS_WEIGHT) {
        f->lightest = number(axis->minimum);
        f->heaviest = number(axis->maximum);
        f->weight = (int)(at / 65536);
    }
    f->sized |= axis->tag == HB_OT_TAG_VAR_AXIS_OPTICAL_SIZE;
}

const char *face_vary(FT_Library ft, struct loaded *f)
{
    FT_MM_Var *var = NULL;
    FT_Fixed at[MOST_AXES];
    unsigned count = FT_Get_MM_Var(f->ft, &var) ? 0 : var->num_axis;
    for (unsigned i = 0; i < count && i < MOST_AXES; i++) {
        at[i] = wanted(f, &var->axis[i]);
        axis_note(&f->face, &var->axis[i], at[i]);
    }
    bool set = count && count <= MOST_AXES &&
               !FT_Set_Var_Design_Coordinates(f->ft, count, at);
    FT_Done_MM_Var(ft, var);
    return set ? NULL : "its axes cannot be used (fvar), or are more than 16";
}
