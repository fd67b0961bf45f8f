/* Faces beside the four styles of a family: of other weights, from files of
 * their own or a variable font, and for a size. They are made when they are
 * first asked for and stand in a list that only grows, each complete before it
 * can be seen. */
#include "text/private.h"

static struct loaded *other_in(struct loaded *list, struct instance is)
{
    while (list &&
           (list->is.path != is.path || list->is.weight != is.weight ||
            list->is.italic != is.italic || list->is.tenths != is.tenths))
        list = list->next;
    return list;
}

struct loaded *family_open(struct fonts *f, struct family *i,
                           struct instance is, const char **why)
{
    struct loaded *face = other_in(i->other, is);
    if (face)
        return face;
    fonts_lock(f);
    face = other_in(i->other, is);
    if (!face && (face = instance_make(f, i, is, why))) {
        face->next = i->other;
        i->other = face;
    }
    fonts_unlock(f);
    return face;
}

static struct loaded *other_find(struct fonts *f, struct diags *d,
                                 struct mark at, struct family *i,
                                 struct instance is)
{
    const char *why = NULL;
    struct loaded *face = family_open(f, i, is, &why);
    if (!face)
        font_broken(d, at, is.path, why);
    return face;
}

static void no_weight(struct arena *a, struct diags *d, struct mark at,
                      const struct family *i, const struct face *varies,
                      const struct face_wanted *t)
{
    diag(d, at, DIAG_UNKNOWN_FONT, "'%s' in weight %d%s", i->name, t->weight,
         t->italic ? " italic" : "");
    if (varies && varies->heaviest > 0) {
        diag_hint(d, "it has weights from %.0f to %.0f",
                  (double)varies->lightest, (double)varies->heaviest);
        return;
    }
    struct buf has = buf_new(a);
    for (int w = 1; w <= WEIGHTS; w++)
        if (i->heavy[w - 1][t->italic] ||
            (w == 4 && i->path[t->italic ? STYLE_ITALIC : 0]) ||
            (w == 7 && i->path[STYLE_BOLD | (t->italic ? STYLE_ITALIC : 0)]))
            buf_printf(&has, "%s%d", has.len ? ", " : "", w * 100);
    if (has.len)
        diag_hint(d, "it has %s", buf_text(&has));
}

/* In a weight that is neither regular nor bold. */
static struct loaded *weight_find(struct fonts *f, struct arena *a,
                                  struct diags *d, struct mark at,
                                  struct family *i, const struct face_wanted *t)
{
    bool whole = t->weight >= 100 && t->weight <= 900 && t->weight % 100 == 0;
    const char *path = whole ? i->heavy[t->weight / 100 - 1][t->italic] : NULL;
    struct instance is = {path, t->weight, t->italic, 0};
    if (path)
        return other_find(f, d, at, i, is);
    int style = t->italic ? STYLE_ITALIC : 0;
    struct loaded *base =
        i->path[style] ? family_style(f, d, at, i, style) : NULL;
    if (i->path[style] && !base)
        return NULL;
    if (!base || (float)t->weight < base->face.lightest ||
        (float)t->weight > base->face.heaviest) {
        no_weight(a, d, at, i, base ? &base->face : NULL, t);
        return NULL;
    }
    is.path = i->path[style];
    return other_find(f, d, at, i, is);
}

const struct face *fonts_find(struct fonts *f, struct arena *a, struct diags *d,
                              struct mark at, const struct face_wanted *t)
{
    struct family *i = family_find(f, a, d, at, t->family, t->system);
    if (!i)
        return NULL;
    int style =
        (t->weight == 700 ? STYLE_BOLD : 0) | (t->italic ? STYLE_ITALIC : 0);
    struct loaded *face = t->weight == 400 || t->weight == 700
                              ? family_style(f, d, at, i, style)
                              : weight_find(f, a, d, at, i, t);
    if (face && face->face.sized && t->points > 0) {
        struct instance is = face->is;
        is.tenths = (int)(t->points * 10 + 0.5);
        face = other_find(f, d, at, i, is);
    }
    return face ? &face->face : NULL;
}
