/* Fonts in a folder of one's own, which is gone with the test: *state is a
 * struct own from own_new to own_free. */
#pragma once
#include "kit.h"
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHIPPED TEST_FOLDER "/../fonts/"

struct own {
    struct kit kit;
    char folder[32]; /* of all data; fonts/ is in it */
};

static inline int own_new(void **state)
{
    struct arena *a = arena_new();
    struct own *o = arena_alloc(a, sizeof *o);
    o->kit.a = a;
    o->kit.d = diags_new(a);
    strcpy(o->folder, "/tmp/brevier-own-XXXXXX");
    assert_non_null(mkdtemp(o->folder));
    assert_int_equal(mkdir(path_join(a, o->folder, "fonts"), 0700), 0);
    *state = o;
    return 0;
}

static inline int out(const char *path, const struct stat *s, int kind,
                      struct FTW *f)
{
    (void)s, (void)kind, (void)f;
    return remove(path);
}

static inline int own_free(void **state)
{
    struct own *o = *state;
    fonts_free(o->kit.f);
    nftw(o->folder, out, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(o->kit.a);
    return 0;
}

/* A path below fonts/, whose folders are made. */
static inline const char *path_of(struct own *o, const char *name)
{
    char *path = arena_printf(o->kit.a, "%s/fonts/%s", o->folder, name);
    for (char *p = path + strlen(o->folder) + 7; (p = strchr(p, '/')); p++) {
        *p = '\0';
        mkdir(path, 0700);
        *p = '/';
    }
    return path;
}

static inline void put(struct own *o, const char *name, const void *data,
                       size_t len)
{
    FILE *f = fopen(path_of(o, name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, len, f), len);
    fclose(f);
}

static inline void put_text(struct own *o, const char *name, const char *text)
{
    put(o, name, text, strlen(text));
}

static inline void lead(struct own *o, const char *name, const char *to)
{
    assert_int_equal(symlink(to, path_of(o, name)), 0);
}

/* Of fonts/ as it is now. */
static inline void look(struct own *o)
{
    const char *const folder[] = {o->folder, NULL};
    fonts_free(o->kit.f);
    o->kit.f = fonts_new(folder);
}

static inline const struct face *find(struct own *o, const char *family,
                                      int weight, bool italic)
{
    struct face_wanted t = {family, weight, italic, 0, false};
    return fonts_find(o->kit.f, o->kit.a, o->kit.d, (struct mark){0}, &t);
}

static inline void assert_said(struct own *o, const char *words)
{
    const char *text = diags_said(o->kit.a, o->kit.d, DIAG_HUMAN);
    if (!strstr(text, words))
        fail_msg("'%s' is not in: %s", words, text);
}
