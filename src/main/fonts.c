/* fonts: what fonts there are, and what one of them can do. */
#include "main/verbs.h"
#include "text/text.h"
#include <string.h>

enum { WIDTH = 78, INDENT = 13 };

/* ---- for people ---- */

/* "  scripts    Latin, Greek" with lines of WIDTH at most. */
static void put_list(struct buf *b, const char *what, const char *const *list,
                     const char *between)
{
    if (!*list)
        return;
    buf_printf(b, "  %-*s", INDENT - 2, what);
    size_t col = INDENT;
    for (const char *const *p = list; *p; p++) {
        size_t len = strlen(*p);
        if (p > list) {
            buf_puts(b, between);
            bool full = col + len + 2 > WIDTH;
            buf_printf(b, "%s%*s", full ? "\n" : "", full ? INDENT : 1, "");
            col = full ? INDENT : col + strlen(between) + 1;
        }
        buf_puts(b, *p);
        col += len;
    }
    buf_putc(b, '\n');
}

static void put_styles(struct buf *b, const struct family_told *f)
{
    const char **style =
        arena_array(b->arena, (size_t)f->fonts + 1, sizeof *style);
    for (int i = 0; i < f->fonts; i++)
        style[i] = f->font[i].style;
    put_list(b, "styles", style, ",");
}

static void put_broken(struct buf *b, const struct family_told *f)
{
    for (int i = 0; i < f->fonts; i++)
        if (f->font[i].broken)
            buf_printf(b, "  %-*s%s: %s\n", INDENT - 2, "broken",
                       f->font[i].path, f->font[i].broken);
}

/* The first of the family's files that is whole. */
static const struct font_told *sound_font(const struct family_told *f)
{
    for (int i = 0; i < f->fonts; i++)
        if (!f->font[i].broken)
            return &f->font[i];
    return NULL;
}

static void put_family(struct buf *b, const struct family_told *f)
{
    const struct font_told *font = sound_font(f);
    buf_printf(b, "%s\n", escaped(b->arena, f->name));
    put_styles(b, f);
    if (font) {
        put_list(b, "axes", font->axis, ",");
        put_list(b, "scripts", font->script, ",");
        put_list(b, "features", font->feature, "");
    }
    put_broken(b, f);
    if (f->fonts)
        buf_printf(b, "  %-*s%s\n", INDENT - 2, "from",
                   path_folder(b->arena, f->font[0].path));
    if (f->origin)
        buf_printf(b, "  %-*s%s\n", INDENT - 2, "", f->origin);
}

/* The features that all, and those that only some of the files have. */
static bool has(const struct font_told *f, const char *tag)
{
    for (const char *const *p = f->feature; *p; p++)
        if (strcmp(*p, tag) == 0)
            return true;
    return false;
}

/* "; not in italic, bold italic" */
static void put_lacking(struct buf *b, const struct family_told *f,
                        const char *tag)
{
    const char *before = "; not in ";
    for (int i = 0; i < f->fonts; i++)
        if (!f->font[i].broken && !has(&f->font[i], tag)) {
            buf_printf(b, "%s%s", before, f->font[i].style);
            before = ", ";
        }
}

static void put_features(struct buf *b, const struct family_told *f)
{
    const struct font_told *font = sound_font(f);
    if (!font)
        return;
    buf_puts(b, "\nFeatures (+ is on without being asked for)\n");
    for (const char *const *p = font->feature; *p; p++) {
        bool usual;
        const char *words = feature_words(b->arena, *p, &usual);
        const char *called = font->called[p - font->feature];
        buf_printf(b, "  %s %s  %s", usual ? "+" : " ", *p,
                   *called ? escaped(b->arena, called)
                   : words ? words
                           : "not known to brevier");
        put_lacking(b, f, *p);
        buf_putc(b, '\n');
    }
}

static void put_files(struct buf *b, const struct family_told *f)
{
    buf_puts(b, "\nFiles\n");
    for (int i = 0; i < f->fonts; i++)
        buf_printf(b, "  %-18s %3d  %s\n", f->font[i].style, f->font[i].weight,
                   f->font[i].path);
}

/* ---- for programs ---- */

static void put_strings(struct buf *b, const char *key, const char *const *list)
{
    buf_printf(b, ",\"%s\":[", key);
    for (const char *const *p = list; *p; p++) {
        buf_puts(b, p == list ? "" : ",");
        buf_json(b, *p);
    }
    buf_putc(b, ']');
}

static void put_font_json(struct buf *b, const struct font_told *f)
{
    buf_puts(b, "{\"style\":");
    buf_json(b, f->style);
    buf_printf(b, ",\"weight\":%d,\"italic\":%s,\"path\":", f->weight,
               f->italic ? "true" : "false");
    buf_json(b, f->path);
    if (f->broken) {
        buf_puts(b, ",\"broken\":");
        buf_json(b, f->broken);
    }
    buf_printf(b, ",\"glyphs\":%d", f->glyphs);
    put_strings(b, "axes", f->axis);
    put_strings(b, "scripts", f->script);
    put_strings(b, "features", f->feature);
    buf_putc(b, '}');
}

/* One family a line. */
static void put_family_json(struct buf *b, const struct family_told *f)
{
    buf_puts(b, "{\"family\":");
    buf_json(b, f->name);
    if (f->origin) {
        buf_puts(b, ",\"origin\":");
        buf_json(b, f->origin);
    }
    buf_puts(b, ",\"fonts\":[");
    for (int i = 0; i < f->fonts; i++) {
        buf_puts(b, i ? "," : "");
        put_font_json(b, &f->font[i]);
    }
    buf_puts(b, "]}\n");
}

int verb_fonts(struct diags *d, struct shared *s, const struct call *c)
{
    struct arena *a = s->arena;
    int count;
    const char *passed_over, *only = c->operand[0];
    const struct family_told *f =
        fonts_told(fonts_for(a, s, ""), a, d, only, &count, &passed_over);
    fonts_check(s->fonts, d);
    struct buf b = buf_new(a);
    for (int i = 0; i < count; i++) {
        if (call_has(c, OPTION_JSON)) {
            put_family_json(&b, &f[i]);
            continue;
        }
        buf_puts(&b, i ? "\n" : "");
        put_family(&b, &f[i]);
        if (only)
            put_features(&b, &f[i]);
        if (only)
            put_files(&b, &f[i]);
    }
    if (count && !diags_failed(d))
        put_stdout(d, s, &b);
    if (passed_over) {
        b = buf_new(a);
        buf_printf(&b, "passed over: %s", passed_over);
        say_line(s, &b);
    }
    return 0;
}
