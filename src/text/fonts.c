/* The fonts of a process. A family and its faces are found and opened when
 * they are first asked for; from then on nobody waits: families stand in a
 * list that only grows, each complete before it can be seen, and a face is
 * published when it is whole. Whatever is not there yet is made under the
 * lock. */
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "text/private.h"

enum { ONE_BY_NAME, ALL_LISTED, ALL_FILES, SOUGHT_ALL };

struct fonts {
    struct arena *arena;       /* under the lock, as all but the atomic ones */
    const char *const *folder; /* of fonts, best first */
    atomic_flag lock;
    _Atomic(struct family *) family;
    _Atomic(hb_buffer_t *) spare;
    FT_Library ft;
    int sought; /* how far: the next of the enum above */
    const char *broken;
};

void fonts_lock(struct fonts *f)
{
    while (atomic_flag_test_and_set_explicit(&f->lock, memory_order_acquire))
        sched_yield();
}

void fonts_unlock(struct fonts *f)
{
    atomic_flag_clear_explicit(&f->lock, memory_order_release);
}

hb_buffer_t *fonts_buffer(struct fonts *f)
{
    hb_buffer_t *b = atomic_exchange(&f->spare, NULL);
    if (b)
        return b;
    b = hb_buffer_create();
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    return b;
}

void fonts_buffer_back(struct fonts *f, hb_buffer_t *b)
{
    hb_buffer_t *old = atomic_exchange(&f->spare, b);
    if (old)
        hb_buffer_destroy(old);
}

static size_t count_of(const char *const *list)
{
    size_t n = 0;
    while (list && list[n])
        n++;
    return n;
}

struct fonts *fonts_new_beside(const char *const *path,
                               const char *const *folder)
{
    struct arena *a = arena_new();
    struct fonts *f = arena_alloc(a, sizeof *f);
    size_t paths = count_of(path), folders = count_of(folder), n = 0;
    const char **copy = arena_array(a, paths + folders + 1, sizeof *copy);
    for (size_t i = 0; i < paths; i++)
        copy[n++] = arena_copy(a, path[i], strlen(path[i]));
    for (size_t i = 0; i < folders; i++)
        copy[n++] = path_join(a, folder[i], "fonts");
    f->arena = a;
    f->folder = copy;
    atomic_flag_clear(&f->lock);
    atomic_init(&f->family, NULL);
    atomic_init(&f->spare, NULL);
    return f;
}

struct fonts *fonts_new(const char *const *folder)
{
    return fonts_new_beside(NULL, folder);
}

void fonts_free(struct fonts *f)
{
    if (!f)
        return;
    for (struct family *i = f->family; i; i = i->next)
        for (int style = 0; style < STYLES; style++) {
            struct loaded *face = i->face[style];
            if (face)
                face_unload(face);
        }
    hb_buffer_t *spare = f->spare;
    if (spare)
        hb_buffer_destroy(spare);
    if (f->ft)
        FT_Done_FreeType(f->ft);
    arena_free(f->arena);
}

/* ---- families; under the lock ---- */

static void publish(struct fonts *f, struct family *found)
{
    for (struct family *next; found; found = next) {
        next = found->next;
        found->next = NULL;
        struct family *last = f->family;
        if (family_in(last, found->name))
            continue;
        while (last && last->next)
            last = last->next;
        if (last)
            last->next = found;
        else
            f->family = found;
    }
}

/* Looks one step further than before. */
static void seek_more(struct fonts *f)
{
    struct buf broken = buf_new(f->arena);
    struct family *found = NULL;
    if (f->sought == ALL_LISTED)
        families_listed(f->arena, f->folder, &found);
    else if (f->sought == ALL_FILES)
        families_loose(f->arena, f->folder, &found, &broken);
    if (broken.len)
        f->broken = buf_text(&broken);
    f->sought++;
    publish(f, found);
}

static struct family *family_seek(struct fonts *f, const char *name)
{
    struct family *found = NULL, *known = family_in(f->family, name);
    if (!known) {
        families_named(f->arena, f->folder, name, &found);
        publish(f, found);
    }
    while (!(known = family_in(f->family, name)) && f->sought < SOUGHT_ALL)
        seek_more(f);
    return known;
}

static void unknown(struct fonts *f, struct arena *a, struct diags *d,
                    struct mark at, const char *name)
{
    size_t n = 0;
    for (struct family *i = f->family; i; i = i->next)
        n++;
    const char **known = arena_array(a, n + 1, sizeof *known);
    n = 0;
    for (struct family *i = f->family; i; i = i->next)
        known[n++] = i->name;
    diag(d, at, DIAG_UNKNOWN_FONT, "'%s'", name);
    diag_nearest(d, name, known);
    if (f->broken)
        diag_hint(d, "a font file was passed over: %s", f->broken);
}

static struct family *family_find(struct fonts *f, struct arena *a,
                                  struct diags *d, struct mark at,
                                  const char *name)
{
    struct family *known = family_in(f->family, name);
    if (known)
        return known;
    fonts_lock(f);
    known = family_seek(f, name);
    if (!known)
        unknown(f, a, d, at, name);
    fonts_unlock(f);
    return known;
}

/* ---- faces ---- */

static const char *const style_word[STYLES] = {"regular", "bold", "italic",
                                               "bold italic"};

static void no_style(struct diags *d, struct mark at, const struct family *i,
                     int style)
{
    diag(d, at, DIAG_UNKNOWN_FONT, "'%s' in %s", i->name, style_word[style]);
    const char *has[STYLES] = {"", "", "", ""};
    int n = 0;
    for (int s = 0; s < STYLES; s++)
        if (i->path[s])
            has[n++] = style_word[s];
    diag_hint(d, "it has %s%s%s%s%s", has[0], n > 1 ? ", " : "", has[1],
              n > 2 ? ", " : "", has[2]);
}

/* Under the lock. */
static struct loaded *face_make(struct fonts *f, struct family *i, int style)
{
    struct loaded *made = arena_alloc(f->arena, sizeof *made);
    made->fonts = f;
    made->face.family = i->name;
    made->face.bold = (style & STYLE_BOLD) != 0;
    made->face.italic = (style & STYLE_ITALIC) != 0;
    if (!f->ft && FT_Init_FreeType(&f->ft)) {
        i->broken[style] = "FreeType does not start";
        return NULL;
    }
    i->broken[style] = face_load(f->arena, f->ft, i->path[style], made);
    if (!i->broken[style])
        return made;
    face_unload(made);
    return NULL;
}

static struct loaded *face_open(struct fonts *f, struct diags *d,
                                struct mark at, struct family *i, int style)
{
    fonts_lock(f);
    struct loaded *face = i->face[style];
    if (!face && !i->broken[style])
        face = face_make(f, i, style);
    i->face[style] = face;
    fonts_unlock(f);
    if (!face) {
        diag(d, at, DIAG_BAD_FONT, "'%s': %s", i->path[style],
             i->broken[style]);
        diag_hint(d, "put a whole copy of the font there, or name another "
                     "family");
    }
    return face;
}

const struct face *fonts_face(struct fonts *f, struct arena *a, struct diags *d,
                              struct mark at, const char *family, bool bold,
                              bool italic)
{
    int style = (bold ? STYLE_BOLD : 0) | (italic ? STYLE_ITALIC : 0);
    struct family *i = family_find(f, a, d, at, family);
    if (!i)
        return NULL;
    struct loaded *face = i->face[style];
    if (!face && !i->path[style])
        no_style(d, at, i, style);
    else if (!face)
        face = face_open(f, d, at, i, style);
    return face ? &face->face : NULL;
}

/* ---- faces for what a family lacks; under the lock ---- */

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
            i->face[style] = face_make(f, i, style);
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
        for (struct family *i = f->family; i && !found; i = i->next)
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
        struct family *i = *name ? family_seek(f, name) : NULL;
        const struct face *found = i ? covering(f, i, w) : NULL;
        if (*name && !i)
            unknown(f, a, d, w->list_at, name);
        if (found)
            return found;
    }
    return NULL;
}

const struct face *fonts_fallback(struct fonts *f, struct arena *a,
                                  struct diags *d, const struct wanted *w)
{
    fonts_lock(f);
    const struct face *found = covering_named(f, a, d, w);
    while (!found && f->sought <= ALL_LISTED)
        seek_more(f);
    if (!found)
        found = covering_known(f, w);
    while (!found && f->sought < SOUGHT_ALL) {
        seek_more(f);
        found = covering_known(f, w);
    }
    fonts_unlock(f);
    return found;
}
