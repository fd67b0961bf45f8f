/* The settings in words: the window, and layout files. */
#include "style/color.h"
#include "style/rows.h"
#include <string.h>

/* Whether YAML would take it for a line's end, or for nothing. */
static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
           c == 0xFEFF;
}

void style_put_quoted(struct buf *out, const char *s)
{
    buf_putc(out, '"');
    for (uint32_t c; (c = utf8_next(&s));)
        if (is_control(c)) {
            buf_printf(out, "\\u%04x", c);
        } else {
            if (c == '"' || c == '\\')
                buf_putc(out, '\\');
            buf_utf8(out, c);
        }
    buf_putc(out, '"');
}

static void put_word(struct buf *out, const char *words, int index)
{
    while (index-- > 0)
        words += strcspn(words, " ") + 1;
    buf_add(out, words, strcspn(words, " "));
}

/* [one, "two"]: words that are not choices may be anything. */
static void put_list(struct buf *out, const char *list, bool choices)
{
    buf_putc(out, '[');
    for (size_t len; *list; list += len + (list[len] == ' ')) {
        len = strcspn(list, " ");
        const char *word = arena_copy(out->arena, list, len);
        if (choices)
            buf_puts(out, word);
        else
            style_put_quoted(out, word);
        buf_puts(out, list[len] ? ", " : "");
    }
    buf_putc(out, ']');
}

/* ["One title", "two"] */
static void put_titles(struct buf *out, const char *titles)
{
    buf_putc(out, '[');
    for (size_t len; *titles; titles += len + (titles[len] == '\n')) {
        len = strcspn(titles, "\n");
        style_put_quoted(out, arena_copy(out->arena, titles, len));
        buf_puts(out, titles[len] ? ", " : "");
    }
    buf_putc(out, ']');
}

/* All digits that a double holds of a length. */
enum { EXACT = 12 };

static void put_number(struct buf *out, double v, int decimals)
{
    if (decimals < EXACT) {
        buf_number(out, v, decimals);
        return;
    }
    char digits[64];
    int len = snprintf(digits, sizeof digits, "%.*f", EXACT, v + 0.0);
    while (digits[len - 1] == '0')
        len--;
    len -= digits[len - 1] == '.';
    buf_add(out, digits, (size_t)len);
}

/* "8pt", "8pt (4pt to 14pt)". */
static void put_range(struct buf *out, struct amount n, const char *unit,
                      int decimals)
{
    put_number(out, n.v, decimals);
    buf_puts(out, unit);
    if (n.low >= n.high)
        return;
    buf_puts(out, " (");
    put_number(out, n.low, decimals);
    buf_printf(out, "%s to ", unit);
    put_number(out, n.high, decimals);
    buf_printf(out, "%s)", unit);
}

/* A # begins a comment outside of quotes. */
static void put_color(struct buf *out, struct color c)
{
    struct buf b = buf_new(out->arena);
    color_put(&b, c);
    if (c.none)
        buf_puts(out, buf_text(&b));
    else
        style_put_quoted(out, buf_text(&b));
}

static void put_value(struct buf *out, const struct row *row,
                      const struct style *s, bool exact)
{
    const void *from = (const char *)s + row->member;
    switch (row->kind) {
    case KIND_length:
    case KIND_length_range: {
        const struct length *l = from;
        put_range(out, (struct amount){l->v, l->low, l->high},
                  l->em ? "em" : "pt", exact ? EXACT : 2);
        break;
    }
    case KIND_number:
    case KIND_number_range:
        put_range(out, *(const style_number *)from, "", exact ? EXACT : 4);
        break;
    case KIND_count:
        buf_number(out, *(const style_count *)from, 0);
        break;
    case KIND_choice:
        put_word(out, row->words, *(const style_choice *)from);
        break;
    case KIND_bool:
        buf_puts(out, *(const style_bool *)from ? "true" : "false");
        break;
    case KIND_text:
    case KIND_font:
    case KIND_features:
        style_put_quoted(out, *(const char *const *)from);
        break;
    case KIND_list:
        put_list(out, *(const style_list *)from, *row->words);
        break;
    case KIND_titles:
        put_titles(out, *(const style_titles *)from);
        break;
    case KIND_color:
        put_color(out, *(const style_color *)from);
        break;
    case KIND_template:
        style_template_put(out, row, from);
        break;
    }
}

void style_put_value(struct buf *out, const struct row *row,
                     const struct style *s)
{
    put_value(out, row, s, false);
}

/* A key of a path as --set has it. */
static void put_step(struct buf *out, const char *key)
{
    if (*key && !key[strcspn(key, ".[]\"\\= ")])
        buf_puts(out, key);
    else
        style_put_quoted(out, key);
}

static void print_section(struct buf *out, const struct section_style *s)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        if (!s->style->own[i])
            continue;
        static const char *const by[] = {[BY_SECTION] = "by_section.",
                                         [BY_COLUMN] = "by_column.",
                                         [BY_RESUME] = "cv.sections."};
        buf_puts(out, by[s->by]);
        put_step(out, s->name);
        buf_printf(out, "%s.%s: ", s->by == BY_RESUME ? ".style" : "",
                   style_rows[i].path);
        style_put_value(out, &style_rows[i], s->style);
        buf_putc(out, '\n');
    }
}

void style_print(struct buf *out, const struct style *s)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        buf_printf(out, "%s: ", style_rows[i].path);
        style_put_value(out, &style_rows[i], s);
        buf_putc(out, '\n');
    }
    for (int i = 0; i < s->by_sections; i++)
        print_section(out, &s->by_section[i]);
}

/* The keys of `path` that `before` does not open already, each on a line, the
 * first of them at `depth`. */
static void put_keys(struct buf *out, const char *path, const char *before,
                     int depth)
{
    bool open = true;
    for (size_t len; *path; path += len + (path[len] == '.'), depth++) {
        len = strcspn(path, ".");
        open = open && strncmp(path, before, len) == 0 && before[len] == '.';
        before += open ? len + 1 : 0;
        if (open)
            continue;
        buf_printf(out, "%*s%.*s:%s", 2 * depth, "", (int)len, path,
                   path[len] ? "\n" : " ");
    }
}

/* "layouts/classic.yaml:34": where a value was set. */
static void put_place(struct buf *out, struct mark at, const char *const *data)
{
    if (!at.src) {
        buf_puts(out, "default");
        return;
    }
    const char *name = at.src->name;
    for (; *data; data++) {
        size_t len = strlen(*data);
        if (strncmp(name, *data, len) == 0 && name[len] == '/')
            name += len + 1;
    }
    buf_puts(out, escaped(out->arena, name));
    if (at.line && strcmp(name, "--set") != 0)
        buf_printf(out, ":%d", at.line);
}

/* Cells of the line so far. */
static int column(struct buf *out)
{
    const char *text = buf_text(out), *line = strrchr(text, '\n');
    int col = 0;
    for (line = line ? line + 1 : text; *line;)
        col += utf8_width(utf8_next(&line));
    return col;
}

/* All settings, of a section its own; with `data`, a remark behind each says
 * where it comes from. */
static void put_settings(struct buf *out, const struct style *s, int depth,
                         const char *const *data)
{
    enum { REMARK = 44 };
    const char *before = "";
    for (int i = 0; i < ROW_COUNT; i++) {
        if (s->own && !s->own[i])
            continue;
        put_keys(out, style_rows[i].path, before, depth);
        put_value(out, &style_rows[i], s, true);
        if (data) {
            int col = column(out);
            buf_printf(out, "%*s# ", col + 2 < REMARK ? REMARK - col : 2, "");
            put_place(out, s->at[i], data);
        }
        buf_putc(out, '\n');
        before = style_rows[i].path;
    }
}

/* Under `key`, what layouts have in by_section or by_column. */
static void put_by(struct buf *out, const struct style *s, int by,
                   const char *key, const char *const *data)
{
    bool any = false;
    for (int i = 0; i < s->by_sections; i++) {
        if (s->by_section[i].by != by)
            continue;
        if (!any)
            buf_printf(out, "%s:\n", key);
        buf_puts(out, "  ");
        style_put_quoted(out, s->by_section[i].name);
        buf_puts(out, ":\n");
        put_settings(out, s->by_section[i].style, 2, data);
        any = true;
    }
}

/* A layout that stands on nothing; what sections have in a résumé stays
 * there. */
static void put_layout(struct buf *out, const struct style *s,
                       const char *const *data)
{
    buf_puts(out, "extends: none\n");
    put_settings(out, s, 0, data);
    put_by(out, s, BY_COLUMN, "by_column", data);
    put_by(out, s, BY_SECTION, "by_section", data);
}

void style_write(struct buf *out, const struct style *s)
{
    put_layout(out, s, NULL);
}

void style_trace(struct buf *out, const struct style *s,
                 const char *const *data)
{
    put_layout(out, s, data);
}
