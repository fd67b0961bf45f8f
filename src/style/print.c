/* The settings in words: the window and the help. */
#include "style/rows.h"
#include <string.h>

static void put_quoted(struct buf *out, const char *s)
{
    buf_putc(out, '"');
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            buf_putc(out, '\\');
        buf_putc(out, *s);
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
            put_quoted(out, word);
        buf_puts(out, list[len] ? ", " : "");
    }
    buf_putc(out, ']');
}

void style_put_value(struct buf *out, const struct row *row,
                     const struct style *s)
{
    const void *from = (const char *)s + row->member;
    switch (row->kind) {
    case KIND_length: {
        const struct length *l = from;
        buf_number(out, l->v, 2);
        buf_puts(out, l->em ? "em" : "pt");
        break;
    }
    case KIND_number:
        buf_number(out, *(const style_number *)from, 4);
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
        put_quoted(out, *(const char *const *)from);
        break;
    case KIND_list:
        put_list(out, *(const style_list *)from, *row->words);
        break;
    }
}

void style_print(struct buf *out, const struct style *s)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        buf_printf(out, "%s: ", style_rows[i].path);
        style_put_value(out, &style_rows[i], s);
        buf_putc(out, '\n');
    }
}

/* ---- help ---- */

/* `text` in lines of at most 76 bytes, four blanks before each. */
static void put_wrapped(struct buf *out, const char *text)
{
    size_t col = 0;
    for (const char *p = text; *p;) {
        size_t len = strcspn(p, " ");
        if (col && col + 1 + len > 76) {
            buf_putc(out, '\n');
            col = 0;
        }
        buf_puts(out, col ? " " : "    ");
        buf_add(out, p, len);
        col += (col ? 1 : 4) + len;
        p += len + (p[len] == ' ');
    }
    buf_putc(out, '\n');
}

static void put_bounds(struct buf *out, const struct row *row, const char *unit)
{
    buf_puts(out, " from ");
    buf_number(out, row->low, 2);
    buf_puts(out, row->low != 0 ? unit : "");
    buf_puts(out, " to ");
    buf_number(out, row->high, 2);
    buf_puts(out, unit);
}

static void put_choices(struct buf *out, const struct row *row)
{
    for (const char *p = row->words; *p; p++)
        buf_puts(out, *p == ' ' ? ", " : (const char[]){*p, '\0'});
}

/* "One of left, center, right", "A length from 0 to 288pt": what may stand
 * there. */
static void put_kind(struct buf *out, const struct row *row)
{
    switch (row->kind) {
    case KIND_length:
        buf_puts(out, "A length");
        put_bounds(out, row, "pt");
        break;
    case KIND_number:
        buf_puts(out, "A number");
        put_bounds(out, row, "");
        break;
    case KIND_count:
        buf_puts(out, "A whole number");
        put_bounds(out, row, "");
        break;
    case KIND_choice:
        buf_puts(out, "One of ");
        put_choices(out, row);
        break;
    case KIND_bool:
        buf_puts(out, "True or false");
        break;
    case KIND_text:
        buf_puts(out, "A text");
        break;
    case KIND_font:
        buf_puts(out, "The name of a font");
        break;
    case KIND_features:
        buf_puts(out, "OpenType features, as in lnum -liga");
        break;
    case KIND_list:
        buf_puts(out, *row->words ? "A list of " : "A list of words");
        put_choices(out, row);
        break;
    }
}

static void put_help(struct buf *out, const struct row *row)
{
    buf_printf(out, "%s: ", row->path);
    style_put_value(out, row, &style_defaults);
    buf_putc(out, '\n');
    struct buf text = buf_new(out->arena);
    buf_printf(&text, "%s ", row->help);
    put_kind(&text, row);
    buf_putc(&text, '.');
    put_wrapped(out, buf_text(&text));
}

bool style_help(struct buf *out, const char *asked)
{
    bool any = false;
    for (int i = 0; i < ROW_COUNT; i++)
        if (!asked || style_path_part(style_rows[i].path, asked)) {
            put_help(out, &style_rows[i]);
            any = true;
        }
    return any;
}

const char *const *style_paths(void)
{
    static const char *const path[] = {
#define SETTING(member, path, ...) path,
#include "style/style.def"
#undef SETTING
        NULL,
    };
    return path;
}
