/* Installed fonts, by fontconfig where the program is built with it. Nothing
 * of it is touched before a layout that allows it lacks a family or a
 * character. What fontconfig says of a file only finds it: the file itself is
 * asked for its family and style, as all others are. */
#include "text/private.h"

#ifdef WITH_FONTCONFIG
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FILES = 1000 };

/* A font for characters that others lack. */
struct candidate {
    const char *name;
    const FcCharSet *has;
    struct family *family;
    bool asked;
};

/* The candidates for texts in a language, best first. */
struct order {
    const char *lang;
    FcFontSet *set;
    FcCharSet *all;
    struct candidate *candidate;
    int count;
    struct order *next;
};

struct installed {
    struct arena *arena;
    FcConfig *config;
    struct family *list;
    struct order *order;
};

bool fonts_know_installed(void)
{
    return true;
}

struct installed *installed_new(struct arena *a)
{
    struct installed *in = arena_alloc(a, sizeof *in);
    in->arena = a;
    in->config = FcInitLoadConfigAndFonts();
    return in;
}

struct family *installed_free(struct installed *in)
{
    for (struct order *i = in->order; i; i = i->next) {
        FcCharSetDestroy(i->all);
        FcFontSetDestroy(i->set);
    }
    if (in->config)
        FcConfigDestroy(in->config);
    return in->list;
}

static const char *pattern_text(const FcPattern *p, const char *object)
{
    FcChar8 *s;
    return FcPatternGetString(p, object, 0, &s) == FcResultMatch
               ? (const char *)s
               : "";
}

/* TrueType or OpenType, with outlines. */
static bool is_sfnt(const FcPattern *p)
{
    const char *format = pattern_text(p, FC_FONTFORMAT);
    FcBool scales = FcFalse;
    return FcPatternGetBool(p, FC_SCALABLE, 0, &scales) == FcResultMatch &&
           scales &&
           (strcmp(format, "TrueType") == 0 || strcmp(format, "CFF") == 0);
}

/* ---- families ---- */

static int by_text(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The files of the family as fontconfig knows it, sorted; NULL-ended. */
static const char **files_of(const struct installed *in, const char *name)
{
    FcPattern *asked = FcPatternCreate();
    FcPatternAddString(asked, FC_FAMILY, (const FcChar8 *)name);
    FcPatternAddBool(asked, FC_SCALABLE, FcTrue);
    FcObjectSet *object =
        FcObjectSetBuild(FC_FILE, FC_FONTFORMAT, FC_SCALABLE, (char *)NULL);
    FcFontSet *found = FcFontList(in->config, asked, object);
    size_t n = 0;
    const char **file = arena_array(in->arena, MOST_FILES + 1, sizeof *file);
    for (int i = 0; found && i < found->nfont && n < MOST_FILES; i++) {
        const char *path = pattern_text(found->fonts[i], FC_FILE);
        if (is_sfnt(found->fonts[i]))
            file[n++] = arena_copy(in->arena, path, strlen(path));
    }
    if (found)
        FcFontSetDestroy(found);
    FcObjectSetDestroy(object);
    FcPatternDestroy(asked);
    qsort(file, n, sizeof *file, by_text);
    return file;
}

struct family *installed_named(struct installed *in, const char *name)
{
    struct family *found = family_in(in->list, name);
    if (found || !in->config)
        return found;
    struct found met = {.arena = in->arena,
                        .own = {.folder = ""},
                        .broken = buf_new(in->arena),
                        .unread = buf_new(in->arena)};
    families_in_files(&met, files_of(in, name));
    found = family_in(met.first, name);
    if (!found)
        return NULL;
    found->next = in->list; /* the others may lack files of theirs */
    return in->list = found;
}

/* ---- characters ---- */

static FcFontSet *sorted(const struct installed *in, const char *lang,
                         FcCharSet **all)
{
    FcResult result;
    FcPattern *asked = FcPatternCreate();
    FcPatternAddBool(asked, FC_SCALABLE, FcTrue);
    if (*lang)
        FcPatternAddString(asked, FC_LANG, (const FcChar8 *)lang);
    FcConfigSubstitute(in->config, asked, FcMatchPattern);
    FcDefaultSubstitute(asked);
    FcFontSet *set = FcFontSort(in->config, asked, FcFalse, all, &result);
    FcPatternDestroy(asked);
    return set ? set : FcFontSetCreate();
}

static struct order *order_make(struct installed *in, const char *lang)
{
    struct order *o = arena_alloc(in->arena, sizeof *o);
    o->lang = arena_copy(in->arena, lang, strlen(lang));
    o->set = in->config ? sorted(in, lang, &o->all) : FcFontSetCreate();
    if (!o->all)
        o->all = FcCharSetCreate();
    o->candidate =
        arena_array(in->arena, (size_t)o->set->nfont + 1, sizeof *o->candidate);
    for (int i = 0; i < o->set->nfont; i++) {
        FcPattern *p = o->set->fonts[i];
        struct candidate c = {.name = pattern_text(p, FC_FAMILY)};
        FcCharSet *has;
        if (!is_sfnt(p) || !*c.name ||
            FcPatternGetCharSet(p, FC_CHARSET, 0, &has) != FcResultMatch)
            continue;
        c.has = has;
        o->candidate[o->count++] = c;
    }
    o->next = in->order;
    return in->order = o;
}

static struct order *order_for(struct installed *in, const char *lang)
{
    for (struct order *o = in->order; o; o = o->next)
        if (strcmp(o->lang, lang) == 0)
            return o;
    return order_make(in, lang);
}

/* Whether the set has all that is to be seen of [from, to). */
static bool has_all(const FcCharSet *set, const char *from, const char *to)
{
    while (from < to) {
        uint32_t c = utf8_next(&from);
        if (!is_invisible(c) && !FcCharSetHasChar(set, c))
            return false;
    }
    return true;
}

struct family *installed_next(struct installed *in, const struct wanted *w,
                              int *at)
{
    struct order *o = order_for(in, w->lang);
    if (*at == 0 && !has_all(o->all, w->from, w->to))
        return NULL;
    while (*at < o->count) {
        struct candidate *c = &o->candidate[(*at)++];
        if (!has_all(c->has, w->from, w->to))
            continue;
        if (!c->asked)
            c->family = installed_named(in, c->name);
        c->asked = true;
        if (c->family)
            return c->family;
    }
    return NULL;
}

const char *installed_having(struct installed *in, const char *lang, uint32_t c)
{
    struct order *o = order_for(in, lang);
    for (int i = 0; i < o->count; i++)
        if (FcCharSetHasChar(o->candidate[i].has, c))
            return o->candidate[i].name;
    return NULL;
}

#else

bool fonts_know_installed(void)
{
    return false;
}

struct installed *installed_new(struct arena *a)
{
    (void)a;
    return NULL;
}

struct family *installed_free(struct installed *in)
{
    (void)in;
    return NULL;
}

struct family *installed_named(struct installed *in, const char *name)
{
    (void)in, (void)name;
    return NULL;
}

struct family *installed_next(struct installed *in, const struct wanted *w,
                              int *at)
{
    (void)in, (void)w, (void)at;
    return NULL;
}

const char *installed_having(struct installed *in, const char *lang, uint32_t c)
{
    (void)in, (void)lang, (void)c;
    return NULL;
}

#endif
