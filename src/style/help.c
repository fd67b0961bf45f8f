/* The settings explained: what each is for and what may stand there. */
#include "style/rows.h"
#include <string.h>

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
void style_put_kind(struct buf *out, const struct row *row)
{
    switch (row->kind) {
    case KIND_length:
    case KIND_length_range:
        buf_puts(out, "A length");
        put_bounds(out, row, "pt");
        break;
    case KIND_number:
    case KIND_number_range:
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
    case KIND_titles:
        buf_puts(out, "A list of titles or ids of sections");
        break;
    case KIND_color:
        buf_puts(out, "A colour: a name of CSS, \"#004f90\", rgb(0 79 144), "
                      "hsl(207 100% 28%), or none");
        break;
    case KIND_template:
        buf_puts(out, "A list of rows with the cells left, right and before, "
                      "and look: title, post, plain or text");
        break;
    }
    if (style_gives(row))
        buf_puts(out, ", or a range");
}

const struct setting_told *layout_keys_told(int *count)
{
    static const struct setting_told key[] = {
        {.path = "by_column",
         .help = "Settings for all sections that stand in the sidebar, and for "
                 "their parts: by_column: {sidebar: {typography: {font_size: "
                 "{body: 0.9em}}}}. sidebar is the one column that can be "
                 "named. They count over those of the page and beneath those "
                 "of by_section. What is of the page as a whole cannot stand "
                 "there, as in by_section. The name and the connections have "
                 "the page's settings, wherever they stand."},
        {.path = "by_section",
         .help =
             "Settings for one section and its parts, by its title, its key or "
             "its id: by_section: {Skills: {sections: {columns: 3}}}. What "
             "counts, from the least on: the settings of the page, by_column, "
             "by_section by title, by_section by id, style of the section in "
             "the résumé, whose values are plain; a part of a "
             "section begins with the section's. A later layout changes what "
             "an earlier one says setting by setting. A range gives the same "
             "share as the page's. An em of typography.font_size.body is of "
             "the page's text, any other of the section's. A name that no "
             "section has counts for nothing; one that is nearly a section's "
             "is a warning. What is of the page as a whole cannot stand "
             "there: colors.page, colors.separators, columns, fit, fonts, "
             "header, letter, page, templates.first_footer, "
             "templates.first_top_note, templates.letter_date, "
             "typography.hyphenation.exceptions, and what ends in "
             "connections, footer, headline, name, top_note."},
        {.path = "by_size",
         .help = "Settings for one paper, over the others: by_size: {a4: "
                 "{page: {left_margin: 2cm}}}."},
        {.path = "description",
         .help = "What the layout is like, in one line."},
        {.path = "extends",
         .help = "The layout this one differs from, by its name or path; none "
                 "for none."},
        {.path = "templates.education_entry",
         .help = "RenderCV's spelling of entries.education.rows: main_column "
                 "has a line for the left of each row, "
                 "date_and_location_column for the right, degree_column is "
                 "what stands before. So have experience_entry, normal_entry, "
                 "publication_entry and one_line_entry."},
    };
    *count = sizeof key / sizeof *key;
    return key;
}

bool style_help(struct buf *out, const char *asked)
{
    int count;
    const struct setting_told *t = settings_told(out->arena, &count);
    size_t before = out->len;
    for (int i = 0; i < count; i++) {
        if (!style_path_part(t[i].path, asked))
            continue;
        buf_printf(out, "%s: %s\n", t[i].path, t[i].value);
        put_wrapped(out,
                    arena_printf(out->arena, "%s %s.%s", t[i].help, t[i].kind,
                                 t[i].gives ? " With a range it gives to keep "
                                              "page.max."
                                            : ""));
    }
    t = layout_keys_told(&count);
    for (int i = 0; i < count; i++)
        if (style_path_part(t[i].path, asked)) {
            buf_printf(out, "%s\n", t[i].path);
            put_wrapped(out, t[i].help);
        }
    return out->len > before;
}

const struct setting_told *settings_told(struct arena *a, int *count)
{
    struct setting_told *t = arena_array(a, ROW_COUNT, sizeof *t);
    for (int i = 0; i < ROW_COUNT; i++) {
        struct buf value = buf_new(a), kind = buf_new(a);
        style_put_value(&value, &style_rows[i], &style_defaults);
        style_put_kind(&kind, &style_rows[i]);
        t[i] = (struct setting_told){style_rows[i].path, buf_text(&value),
                                     style_rows[i].help, buf_text(&kind),
                                     style_gives(&style_rows[i])};
    }
    *count = ROW_COUNT;
    return t;
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
