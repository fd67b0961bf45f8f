/* The fonts of a process. A family and its faces are found and opened when
 * they are first asked for; from then on nobody waits: families stand in a
 * list that only grows, each complete before it can be seen, and a face is
 * published when it is whole. Whatever is not there yet is made under the
 * lock. */
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "text/private.h"

enum { ONE_BY_NAME, ALL_LISTED, ALL_FILES };

struct fonts {
    struct arena *arena;       /* under the lock, as all but the atomic ones */
    const char *const *data;   /* folders of all data, best first */
    const char *const *folder; /* of fonts alone */
    atomic_flag lock;
    _Atomic(struct family *) family;
    _Atomic(hb_buffer_t *) spare;
    FT_Library ft;
    _Atomic(struct patterns *) patterns[LANGUAGES];
    struct installed *installed;
    int sought; /* how far: the next of the enum above */
    const char *broken;
    struct reach own;  /* the résumé's folder, with its '/'; "": none */
    struct buf unread; /* see struct found */
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

struct fonts *fonts_new_beside(struct reach own, const char *const *path,
                               const char *const *folder)
{
    struct arena *a = arena_new_lasting();
    struct fonts *f = arena_alloc(a, sizeof *f);
    size_t paths = count_of(path), folders = count_of(folder), n = 0;
    const char **copy = arena_array(a, paths + folders + 1, sizeof *copy);
    const char **data = arena_array(a, folders + 1, sizeof *data);
    for (size_t i = 0; i < paths; i++)
        copy[n++] = arena_copy(a, path[i], strlen(path[i]));
    for (size_t i = 0; i < folders; i++) {
        data[i] = arena_copy(a, folder[i], strlen(folder[i]));
        copy[n++] = path_join(a, folder[i], "fonts");
    }
    f->arena = a;
    f->own.folder = arena_copy(a, own.folder, strlen(own.folder));
    f->own.root = own.root;
    f->unread = buf_new(a);
    f->data = data;
    f->folder = copy;
    atomic_flag_clear(&f->lock);
    atomic_init(&f->family, NULL);
    atomic_init(&f->spare, NULL);
    return f;
}

struct fonts *fonts_new(const char *const *folder)
{
    return fonts_new_beside((struct reach){"", NULL}, NULL, folder);
}

static void families_close(struct family *i)
{
    for (; i; i = i->next) {
        for (int style = 0; style < STYLES; style++) {
            struct loaded *face = i->face[style];
            if (face)
                face_unload(face);
        }
        for (struct loaded *face = i->other, *next; face; face = next) {
            next = face->next;
            face_unload(face);
        }
    }
}

void fonts_free(struct fonts *f)
{
    if (!f)
        return;
    families_close(f->family);
    if (f->installed)
        families_close(installed_free(f->installed));
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

static struct found found_new(const struct fonts *f)
{
    return (struct found){.arena = f->arena,
                          .own = f->own,
                          .broken = buf_new(f->arena),
                          .unread = f->unread};
}

bool fonts_seek_more(struct fonts *f, bool files)
{
    if (f->sought > (files ? ALL_FILES : ALL_LISTED))
        return false;
    struct found found = found_new(f);
    if (f->sought == ALL_LISTED)
        families_listed(&found, f->folder);
    else if (f->sought == ALL_FILES)
        families_loose(&found, f->folder);
    if (found.broken.len)
        f->broken = buf_text(&found.broken);
    f->unread = found.unread;
    f->sought++;
    publish(f, found.first);
    return true;
}

void fonts_unread(struct fonts *f, const char *path)
{
    unread_note(&f->unread, path);
}

struct reach fonts_own(const struct fonts *f)
{
    return f->own;
}

bool fonts_wanting(struct fonts *f, struct diags *d)
{
    fonts_lock(f);
    bool any = f->unread.len > 0;
    if (any)
        diag(d, (struct mark){0}, DIAG_CANNOT_READ, "%s", buf_text(&f->unread));
    fonts_unlock(f);
    return any;
}

void fonts_check(struct fonts *f, struct diags *d)
{
    if (!diags_failed(d))
        fonts_wanting(f, d);
}

struct installed *fonts_installed(struct fonts *f)
{
    if (!f->installed)
        f->installed = installed_new(f->arena);
    return f->installed;
}

struct family *fonts_seek(struct fonts *f, const char *name, bool system)
{
    struct family *known = family_in(f->family, name);
    if (!known) {
        struct found found = found_new(f);
        families_named(&found, f->folder, name);
        f->unread = found.unread;
        publish(f, found.first);
    }
    while (!(known = family_in(f->family, name)) && fonts_seek_more(f, true))
        ;
    return known || !system ? known : installed_named(fonts_installed(f), name);
}

struct family *fonts_all(struct fonts *f, const char **broken)
{
    fonts_lock(f);
    while (fonts_seek_more(f, true))
        continue;
    *broken = f->broken;
    fonts_unlock(f);
    return f->family;
}

void fonts_unknown(struct fonts *f, struct arena *a, struct diags *d,
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

struct family *family_find(struct fonts *f, struct arena *a, struct diags *d,
                           struct mark at, const char *name, bool system)
{
    struct family *known = family_in(f->family, name);
    if (known)
        return known;
    fonts_lock(f);
    known = fonts_seek(f, name, system);
    if (!known)
        fonts_unknown(f, a, d, at, name);
    fonts_unlock(f);
    return known;
}

struct family *fonts_known(struct fonts *f)
{
    return f->family;
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

struct loaded *instance_make(struct fonts *f, const struct family *i,
                             struct instance is, const char **why)
{
    struct loaded *made = arena_alloc(f->arena, sizeof *made);
    made->fonts = f;
    made->is = is;
    made->face.family = i->name;
    made->face.bold = is.weight >= 600;
    made->face.italic = is.italic;
    *why = !f->ft && FT_Init_FreeType(&f->ft)
               ? "FreeType does not start"
               : face_load(f->arena, f->ft, made);
    if (!*why)
        return made;
    face_unload(made);
    return NULL;
}

/* Under the lock. */
struct loaded *fonts_make(struct fonts *f, struct family *i, int style)
{
    struct instance is = {.path = i->path[style],
                          .weight = style & STYLE_BOLD ? 700 : 400,
                          .italic = (style & STYLE_ITALIC) != 0};
    return instance_make(f, i, is, &i->broken[style]);
}

void font_broken(struct diags *d, struct mark at, const char *path,
                 const char *why)
{
    diag(d, at, DIAG_BAD_FONT, "'%s': %s", path, why);
    diag_hint(d, "put a whole copy of the font there, or name another family");
}

static struct loaded *face_open(struct fonts *f, struct diags *d,
                                struct mark at, struct family *i, int style)
{
    fonts_lock(f);
    struct loaded *face = i->face[style];
    if (!face && !i->broken[style])
        face = fonts_make(f, i, style);
    i->face[style] = face;
    fonts_unlock(f);
    if (!face)
        font_broken(d, at, i->path[style], i->broken[style]);
    return face;
}

struct loaded *family_style(struct fonts *f, struct diags *d, struct mark at,
                            struct family *i, int style)
{
    struct loaded *face = i->face[style];
    if (!face && !i->path[style])
        no_style(d, at, i, style);
    else if (!face)
        face = face_open(f, d, at, i, style);
    return face;
}

const struct face *fonts_face(struct fonts *f, struct arena *a, struct diags *d,
                              struct mark at, const char *family, bool bold,
                              bool italic)
{
    struct face_wanted t = {family, bold ? 700 : 400, italic, 0, false};
    return fonts_find(f, a, d, at, &t);
}

/* ---- hyphenation ---- */

static void no_patterns(struct diags *d, const char *lang, const char *path)
{
    if (path) {
        diag(d, (struct mark){0}, DIAG_CANNOT_READ, "'%s': no patterns", path);
        diag_hint(d, "put a whole copy of the file there");
    } else {
        diag(d, (struct mark){0}, DIAG_NOT_USED,
             "hyphenation: there are no patterns for '%s'", lang);
        diag_hint(d, "there are for de, el, en, en-GB, es, fr, it, nl, pl, "
                     "pt, ru, sv and uk; 'locale.language' says what the "
                     "text is");
    }
}

const struct patterns *fonts_patterns(struct fonts *f, struct arena *a,
                                      struct diags *d, const char *lang)
{
    int row = language_of(lang);
    if (row < 0) {
        no_patterns(d, lang, NULL);
        return NULL;
    }
    struct patterns *p = f->patterns[row];
    if (p)
        return p;
    const char *name = language_file(a, row);
    const char *path = data_find(a, f->data, name);
    fonts_lock(f);
    p = f->patterns[row];
    if (!p && path)
        p = patterns_read(f->arena, path, row);
    f->patterns[row] = p;
    fonts_unlock(f);
    if (!p)
        no_patterns(d, lang, path ? path : name);
    return p;
}
