/* Which families there are. A folder of fonts/ says so in its family.txt:
 *
 *   family EB Garamond
 *   script Latn Cyrl
 *   regular EBGaramond-Regular.ttf
 *   bold-italic EBGaramond-BoldItalic.ttf
 *   semibold EBGaramond-SemiBold.ttf
 *
 * so that no font is opened to find out; a variable font is named for each
 * style that it is to give. `script` (ISO 15924) and `lang` (of BCP 47, the
 * first part) say what it is good for when another family lacks a character.
 * Files without a family.txt are opened when a family is asked for that none
 * names. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "text/private.h"

enum { MOST_FILES = 1000, DEEPEST = 3 };

static uint32_t folded_next(const char **s)
{
    while (**s == ' ')
        ++*s;
    return utf8_lower(utf8_next(s));
}

bool family_same(const char *x, const char *y)
{
    uint32_t c;
    if (strcmp(x, y) == 0) /* as a rule */
        return true;
    while ((c = folded_next(&x)) == folded_next(&y))
        if (!c)
            return true;
    return false;
}

struct family *family_in(struct family *list, const char *name)
{
    while (list && !family_same(list->name, name))
        list = list->next;
    return list;
}

static struct family *family_add(struct arena *a, struct family **list,
                                 const char *name)
{
    struct family *new = arena_alloc(a, sizeof *new), *last = *list;
    new->name = name;
    while (last && last->next)
        last = last->next;
    if (last)
        last->next = new;
    else
        *list = new;
    return new;
}

/* ---- family.txt ---- */

/* What follows `word` and a space in the line; NULL when it is another. */
static const char *after(const char *line, const char *word)
{
    size_t n = strlen(word);
    return strncmp(line, word, n) == 0 && line[n] == ' ' ? line + n + 1 : NULL;
}

/* Takes in one line; `now` is the family it belongs to, NULL for one that was
 * there before. */
static struct family *line_read(struct found *to, const char *folder,
                                const char *line, struct family *now)
{
    static const char *const style[STYLES] = {"regular", "bold", "italic",
                                              "bold-italic"};
    static const char *const weight[2 * WEIGHTS] = {
        "thin",       "thin-italic",       /* 100 */
        "extralight", "extralight-italic", /* 200 */
        "light",      "light-italic",      /* 300 */
        "-",          "-",                 /* 400: regular, italic */
        "medium",     "medium-italic",     /* 500 */
        "semibold",   "semibold-italic",   /* 600 */
        "-",          "-",                 /* 700: bold, bold-italic */
        "extrabold",  "extrabold-italic",  /* 800 */
        "black",      "black-italic",      /* 900 */
    };
    struct arena *a = to->arena;
    const char *value = after(line, "family");
    if (value)
        return family_in(to->first, value) ? NULL
                                           : family_add(a, &to->first, value);
    if (now && (value = after(line, "script")))
        now->script = value;
    if (now && (value = after(line, "lang")))
        now->lang = value;
    for (int i = 0; now && i < STYLES; i++)
        if ((value = after(line, style[i])) && !strchr(value, '/'))
            now->path[i] = path_join(a, folder, value);
    for (int i = 0; now && i < 2 * WEIGHTS; i++)
        if ((value = after(line, weight[i])) && !strchr(value, '/'))
            now->heavy[i / 2][i % 2] = path_join(a, folder, value);
    return now;
}

void unread_note(struct buf *unread, const char *path)
{
    static const int not_for_us[] = {ENOENT, ENOTDIR, EACCES,
                                     ELOOP,  EXDEV,   EINVAL};
    for (size_t i = 0; i < sizeof not_for_us / sizeof *not_for_us; i++)
        if (errno == not_for_us[i])
            return;
    buf_printf(unread, "%s'%s': %s", unread->len ? "; " : "", path,
               strerror(errno));
}

bool font_map(struct reach own, const char *path, struct bytes *out)
{
    size_t n = strlen(own.folder);
    return n && strncmp(path, own.folder, n) == 0
               ? file_map_beneath(own, path + n, out)
               : file_map(path, out);
}

static bool found_map(struct found *to, const char *path, struct bytes *out)
{
    bool there = font_map(to->own, path, out);
    if (!there)
        unread_note(&to->unread, path);
    return there;
}

static bool manifest_read(struct found *to, const char *folder)
{
    struct bytes file;
    if (!found_map(to, path_join(to->arena, folder, "family.txt"), &file))
        return false;
    char *text = arena_copy(to->arena, (const char *)file.data, file.len);
    munmap((void *)(uintptr_t)file.data, file.len);
    struct family *now = NULL;
    for (char *line = text, *end; *line; line = end) {
        size_t n = strcspn(line, "\r\n");
        end = line + n + (line[n] != '\0');
        line[n] = '\0';
        now = line_read(to, folder, line, now);
    }
    return true;
}

/* "EB Garamond" as "eb-garamond"; NULL when the name holds anything that
 * could lead elsewhere. */
static const char *folder_name(struct arena *a, const char *name)
{
    size_t n = strlen(name);
    char *s = arena_copy(a, name, n);
    for (char *p = s; *p; p++) {
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
        else if (*p == ' ')
            *p = '-';
        else if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ||
                   *p == '-'))
            return NULL;
    }
    return n ? s : NULL;
}

void families_named(struct found *to, const char *const *folder,
                    const char *name)
{
    const char *own = folder_name(to->arena, name);
    for (; own && *folder; folder++)
        if (manifest_read(to, path_join(to->arena, *folder, own)) &&
            family_in(to->first, name))
            return;
}

/* ---- folders ---- */

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* Names in a folder, sorted, hidden ones left out; NULL-ended. */
static const char **names_in(struct found *to, const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        unread_note(&to->unread, folder);
    size_t n = 0, room = dir ? MOST_FILES : 0;
    const char **name = arena_array(to->arena, room + 1, sizeof *name);
    for (struct dirent *e; n < room && (e = readdir(dir));)
        if (e->d_name[0] != '.')
            name[n++] = arena_copy(to->arena, e->d_name, strlen(e->d_name));
    if (dir)
        closedir(dir);
    qsort(name, n, sizeof *name, by_name);
    return name;
}

void families_listed(struct found *to, const char *const *folder)
{
    for (; *folder; folder++)
        for (const char **name = names_in(to, *folder); *name; name++)
            manifest_read(to, path_join(to->arena, *folder, *name));
}

/* ---- files without a family.txt ---- */

static bool font_named(const char *name)
{
    size_t n = strlen(name);
    return n > 4 && (family_same(name + n - 4, ".ttf") ||
                     family_same(name + n - 4, ".otf"));
}

static struct family *family_known(struct arena *a, struct family **list,
                                   const char *name)
{
    struct family *f = family_in(*list, name);
    return f ? f : family_add(a, list, name);
}

static void path_add(const char **to, const char *path)
{
    if (!*to)
        *to = path;
}

/* A file under the name of its four styles and that of all weights; a
 * variable font stands for every style it has. */
static void told_add(struct arena *a, const char *path, struct told t,
                     struct family **list)
{
    struct family *f = family_known(a, list, t.family);
    int italic = t.style & STYLE_ITALIC;
    path_add(&f->path[t.weights ? italic : t.style], path);
    if (t.weights)
        path_add(&f->path[italic | STYLE_BOLD], path);
    if (t.slants) {
        path_add(&f->path[t.style | STYLE_ITALIC], path);
        path_add(&f->path[(t.weights ? STYLE_BOLD : t.style) | STYLE_ITALIC],
                 path);
    }
    if (t.weights || !*t.group || t.weight < 100 || t.weight > 900)
        return;
    f = family_known(a, list, t.group);
    path_add(&f->heavy[t.weight / 100 - 1][italic != 0], path);
}

static void file_add(struct found *to, const char *path)
{
    struct bytes file;
    if (!found_map(to, path, &file))
        return;
    struct buf *broken = &to->broken;
    const char *why = sfnt_check(file);
    if (why)
        buf_printf(broken, "%s'%s': %s", broken->len ? "; " : "", path, why);
    else
        told_add(to->arena, path, sfnt_told(to->arena, file), &to->first);
    munmap((void *)(uintptr_t)file.data, file.len);
}

/* Font files in `folder`, and in those in it to that depth. */
static void folder_add(struct found *to, const char *folder, int depth)
{
    const char **name = names_in(to, folder);
    if (file_exists(path_join(to->arena, folder, "family.txt")))
        return;
    for (; *name; name++) {
        const char *path = path_join(to->arena, folder, *name);
        if (font_named(*name))
            file_add(to, path);
        else if (depth > 0)
            folder_add(to, path, depth - 1);
    }
}

void families_in_files(struct found *to, const char *const *file)
{
    for (; *file; file++)
        file_add(to, *file);
}

void families_loose(struct found *to, const char *const *folder)
{
    for (; *folder; folder++)
        folder_add(to, *folder, DEEPEST);
}
