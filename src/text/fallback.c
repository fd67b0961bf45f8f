/* Faces of other families for what a family lacks. */
#include <string.h>

#include "text/private.h"

bool face_covers(const struct face *f, const char *from, const char *to)
{
    while (from < to) {
        uint32_t c = utf8_next(&from);
        if (!is_invisible(c) && !face_glyph(f, c))
            return false;
    }
    return true;
}

/* The family's face that is nearest to the style and covers what is wanted. */
static const struct face *covering(struct fonts *f, struct family *i,
                                   const struct wanted *w)
{
    const int order[] = {w->style, w->style & STYLE_BOLD,
                         w->style & STYLE_ITALIC, 0};
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        int style = order[k];
        if (!i->path[style] || i->broken[style])
            continue;
        if (!i->face[style])
            i->face[style] = fonts_make(f, i, style);
        struct loaded *face = i->face[style];
        return face && face_covers(&face->face, w->from, w->to) ? &face->face
                                                                : NULL;
    }
    return NULL;
}

static bool has_word(const char *words, const char *word, size_t len)
{
    while (words && *words) {
        size_t n = strcspn(words, " ");
        if (n == len && strncmp(words, word, n) == 0)
            return true;
        words += n + (words[n] == ' ');
    }
    return false;
}

enum { FOR_LANG, FOR_SCRIPT, FOR_ANY, RANKS };

static int rank_of(const struct family *i, const struct wanted *w)
{
    char tag[4];
    hb_tag_to_string((hb_tag_t)w->script, tag);
    if (!has_word(i->script, tag, sizeof tag))
        return FOR_ANY;
    return has_word(i->lang, w->lang, strcspn(w->lang, "-")) ? FOR_LANG
                                                             : FOR_SCRIPT;
}

static const struct face *covering_known(struct fonts *f,
                                         const struct wanted *w)
{
    const struct face *found = NULL;
    for (int rank = 0; rank < RANKS; rank++)
        for (struct family *i = fonts_known(f); i && !found; i = i->next)
            if (rank_of(i, w) == rank)
                found = covering(f, i, w);
    return found;
}

/* Of the families that the layout names. */
static const struct face *covering_named(struct fonts *f, struct arena *a,
                                         struct diags *d,
                                         const struct wanted *w)
{
    for (const char *p = w->list; *p;) {
        p += strspn(p, " ,");
        size_t n = strcspn(p, ",");
        const char *name = arena_copy(a, p, n);
        p += n;
        struct family *i = *name ? fonts_seek(f, name, w->system) : NULL;
        const struct face *found = i ? covering(f, i, w) : NULL;
        if (*name && !i)
            fonts_unknown(f, a, d, w->list_at, name);
        if (found)
            return found;
    }
    return NULL;
}

static const struct face *covering_installed(struct fonts *f,
                                             const struct wanted *w)
{
    const struct face *found = NULL;
    struct installed *in = fonts_installed(f);
    int at = 0;
    for (struct family *i; !found && (i = installed_next(in, w, &at));)
        found = covering(f, i, w);
    return found;
}

const struct face *fonts_fallback(struct fonts *f, struct arena *a,
                                  struct diags *d, const struct wanted *w)
{
    fonts_lock(f);
    const struct face *found = covering_named(f, a, d, w);
    while (!found && fonts_seek_more(f, false))
        ;
    if (!found)
        found = covering_known(f, w);
    while (!found && fonts_seek_more(f, true))
        found = covering_known(f, w);
    if (!found && w->system)
        found = covering_installed(f, w);
    fonts_unlock(f);
    return found;
}
