/* What fonts there are, told for people: styles, scripts, features, axes, and
 * where they came from. Opens every file, so it is for that alone. */
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "text/private.h"

/* ---- lists ---- */

/* Strings to be sorted; each once, NULL-ended. */
struct names {
    const char **name;
    size_t count, room;
};

static void name_add(struct arena *a, struct names *n, const char *name)
{
    for (size_t i = 0; i < n->count; i++)
        if (strcmp(n->name[i], name) == 0)
            return;
    if (n->count + 1 >= n->room) {
        n->room *= 2;
        const char **more = arena_array(a, n->room, sizeof *more);
        memcpy(more, n->name, n->count * sizeof *more);
        n->name = more;
    }
    n->name[n->count++] = name;
}

static int by_text(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* ---- a file ---- */

static const char *tag_text(struct arena *a, hb_tag_t tag)
{
    char text[4];
    hb_tag_to_string(tag, text);
    return arena_copy(a, text, sizeof text);
}

static void features_of(struct arena *a, const struct face *f, hb_tag_t table,
                        struct names *n)
{
    hb_tag_t tag[64];
    unsigned at = 0, count;
    do {
        count = sizeof tag / sizeof *tag;
        hb_ot_layout_table_get_feature_tags(f->hb, table, at, &count, tag);
        for (unsigned i = 0; i < count; i++)
            name_add(a, n, tag_text(a, tag[i]));
        at += count;
    } while (count);
}

static const char *const *features_told(struct arena *a, const struct face *f)
{
    struct names n = {.name = arena_array(a, 32, sizeof *n.name), .room = 32};
    features_of(a, f, HB_OT_TAG_GSUB, &n);
    features_of(a, f, HB_OT_TAG_GPOS, &n);
    qsort(n.name, n.count, sizeof *n.name, by_text);
    n.name[n.count] = NULL;
    return n.name;
}

/* The name that the font has for its feature number `index`; "": none. */
static const char *name_of(struct arena *a, const struct face *f,
                           unsigned index)
{
    char name[128];
    unsigned room = sizeof name;
    hb_ot_name_id_t id;
    if (!hb_ot_layout_feature_get_name_ids(f->hb, HB_OT_TAG_GSUB, index, &id,
                                           NULL, NULL, NULL, NULL) ||
        id == HB_OT_NAME_ID_INVALID)
        return "";
    hb_ot_name_get_utf8(f->hb, id, hb_language_from_string("en", -1), &room,
                        name);
    return arena_copy(a, name, room);
}

static const char *const *names_told(struct arena *a, const struct face *f,
                                     const char *const *feature)
{
    size_t count = 0;
    while (feature[count])
        count++;
    const char **called = arena_array(a, count + 1, sizeof *called);
    for (size_t i = 0; i < count; i++)
        called[i] = "";
    hb_tag_t tag;
    unsigned got = 1;
    for (unsigned at = 0; got; at += got) {
        hb_ot_layout_table_get_feature_tags(f->hb, HB_OT_TAG_GSUB, at, &got,
                                            &tag);
        for (size_t i = 0; got && i < count; i++)
            if (!*called[i] && !strcmp(feature[i], tag_text(a, tag)))
                called[i] = name_of(a, f, at);
    }
    return called;
}

static const char *const *scripts_told(struct arena *a, const struct face *f)
{
    static const struct {
        const char *name, *probe;
    } script[] = {
#define SCRIPT(name, probe) {name, probe},
#include "text/script.def"
#undef SCRIPT
    };
    size_t most = sizeof script / sizeof *script, n = 0;
    const char **name = arena_array(a, most + 1, sizeof *name);
    for (size_t i = 0; i < most; i++) {
        bool whole = true;
        for (const char *s = script[i].probe; *s;)
            whole &= face_glyph(f, utf8_next(&s)) != 0;
        if (whole)
            name[n++] = script[i].name;
    }
    return name;
}

static const char *const *axes_told(struct arena *a, const struct face *f)
{
    hb_ot_var_axis_info_t axis[MOST_AXES];
    unsigned count = MOST_AXES;
    hb_ot_var_get_axis_infos(f->hb, 0, &count, axis);
    const char **told = arena_array(a, (size_t)count + 1, sizeof *told);
    for (unsigned i = 0; i < count; i++) {
        struct buf b = buf_new(a);
        buf_printf(&b, "%s ", tag_text(a, axis[i].tag));
        buf_number(&b, (double)axis[i].min_value, 2);
        buf_puts(&b, " to ");
        buf_number(&b, (double)axis[i].max_value, 2);
        told[i] = buf_text(&b);
    }
    return told;
}

static const char *weight_word(struct arena *a, int weight)
{
    static const char *const word[WEIGHTS] = {
        "thin",     "extralight", "light",     "regular", "medium",
        "semibold", "bold",       "extrabold", "black"};
    return weight % 100 == 0 && weight >= 100 && weight <= 900
               ? word[weight / 100 - 1]
               : arena_printf(a, "%d", weight);
}

static struct font_told font_told(struct fonts *f, struct arena *a,
                                  struct family *i, struct instance is)
{
    const char *word = weight_word(a, is.weight);
    if (is.italic)
        word = is.weight == 400 ? "italic" : arena_printf(a, "%s italic", word);
    struct font_told t = {.path = is.path,
                          .style = word,
                          .weight = is.weight,
                          .italic = is.italic};
    static const char *const none[] = {NULL};
    t.script = t.feature = t.called = t.axis = none;
    const struct loaded *l = family_open(f, i, is, &t.broken);
    if (!l)
        return t;
    t.glyphs = l->face.glyphs;
    t.script = scripts_told(a, &l->face);
    t.feature = features_told(a, &l->face);
    t.called = names_told(a, &l->face, t.feature);
    t.axis = axes_told(a, &l->face);
    return t;
}

/* ---- a family ---- */

/* The value of `key = "value"` in a SOURCE.toml; "" when it is not there. */
static const char *toml_value(struct arena *a, const char *text,
                              const char *key)
{
    size_t n = strlen(key);
    for (const char *line = text; *line;) {
        size_t len = strcspn(line, "\n");
        if (len > n + 5 && memcmp(line, key, n) == 0 &&
            memcmp(line + n, " = \"", 4) == 0)
            return arena_copy(a, line + n + 4, strcspn(line + n + 4, "\"\n"));
        line += len + (line[len] == '\n');
    }
    return "";
}

/* "npm source-sans 3.52.0, OFL-1.1": of the SOURCE.toml beside the file. */
static const char *origin_of(struct fonts *f, struct arena *a, const char *path)
{
    static const char *const key[] = {"registry", "package", "package_version",
                                      "licence"};
    struct bytes file;
    path = arena_printf(a, "%sSOURCE.toml", path_folder(a, path));
    if (!font_map(fonts_own(f), path, &file)) {
        fonts_lock(f);
        fonts_unread(f, path);
        fonts_unlock(f);
        return NULL;
    }
    const char *text = arena_copy(a, (const char *)file.data, file.len);
    munmap((void *)(uintptr_t)file.data, file.len);
    struct buf b = buf_new(a);
    for (int i = 0; i < 4; i++) {
        const char *value = toml_value(a, text, key[i]);
        if (*value)
            buf_printf(&b, "%s%s", !b.len ? "" : i == 3 ? ", " : " ", value);
    }
    return b.len ? buf_text(&b) : NULL;
}

/* Regular before italic before the next weight. */
static struct family_told family_tell(struct fonts *f, struct arena *a,
                                      struct family *i)
{
    struct font_told *font = arena_array(a, 2 * WEIGHTS, sizeof *font);
    struct family_told t = {.name = i->name, .font = font};
    for (int k = 0; k < 2 * WEIGHTS; k++) {
        int weight = k / 2 * 100 + 100, italic = k % 2;
        const char *path =
            weight == 400   ? i->path[italic ? STYLE_ITALIC : 0]
            : weight == 700 ? i->path[STYLE_BOLD | (italic ? STYLE_ITALIC : 0)]
                            : i->heavy[k / 2][italic];
        if (!path)
            continue;
        struct instance is = {.path = path, .weight = weight, .italic = italic};
        font[t.fonts++] = font_told(f, a, i, is);
        if (!t.origin)
            t.origin = origin_of(f, a, path);
    }
    return t;
}

static int by_name(const void *x, const void *y)
{
    return strcmp(((const struct family_told *)x)->name,
                  ((const struct family_told *)y)->name);
}

const struct family_told *fonts_told(struct fonts *f, struct arena *a,
                                     struct diags *d, const char *only,
                                     int *count, const char **passed_over)
{
    struct mark nowhere = {0};
    struct family *one = NULL;
    *count = 0;
    *passed_over = NULL;
    if (only && !(one = family_find(f, a, d, nowhere, only, false)))
        return NULL;
    struct family *all = only ? one : fonts_all(f, passed_over);
    size_t most = 1;
    for (struct family *i = all; i && !only; i = i->next)
        most++;
    struct family_told *told = arena_array(a, most, sizeof *told);
    for (struct family *i = all; i; i = only ? NULL : i->next)
        told[(*count)++] = family_tell(f, a, i);
    qsort(told, (size_t)*count, sizeof *told, by_name);
    return told;
}

/* ---- features in words ---- */

static bool is_numbered(const char *tag, const char *letters)
{
    return memcmp(tag, letters, 2) == 0 && tag[2] >= '0' && tag[2] <= '9' &&
           tag[3] >= '0' && tag[3] <= '9';
}

const char *feature_words(struct arena *a, const char *tag, bool *usual)
{
    static const struct {
        const char *tag, *words;
        bool usual;
    } feature[] = {
#define FEATURE(tag, words, usual) {tag, words, usual},
#include "text/feature.def"
#undef FEATURE
    };
    *usual = false;
    for (size_t i = 0; i < sizeof feature / sizeof *feature; i++)
        if (strcmp(feature[i].tag, tag) == 0) {
            *usual = feature[i].usual;
            return feature[i].words;
        }
    int number = strlen(tag) == 4 ? atoi(tag + 2) : 0;
    if (number && is_numbered(tag, "ss"))
        return arena_printf(a, "stylistic set %d", number);
    if (number && is_numbered(tag, "cv"))
        return arena_printf(a, "other forms of one letter, %d", number);
    return NULL;
}
