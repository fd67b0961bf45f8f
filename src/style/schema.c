/* The table of settings as JSON Schema (draft-07), for editors. */
#include "style/color.h"
#include "style/rows.h"
#include <string.h>

/* Numbers as quantity.c reads them, for a string of JSON. */
#define DIGITS "(\\\\d+\\\\.?\\\\d*|\\\\.\\\\d+)"
#define NUMBER "[-+]?" DIGITS
#define LENGTH(sign)                                                           \
    "(" sign DIGITS "[ \\\\t]*(pt|mm|cm|in|em)|[-+]?(0+\\\\.?0*|\\\\.0+))"
#define ONE(one) "\"pattern\":\"^\\\\s*" one "\\\\s*$\""
#define RANGE_OF(one)                                                          \
    ONE(one "([ \\\\t]*\\\\([ \\\\t]*" one "[ \\\\t]+to " one                  \
            "[ \\\\t]*\\\\))?")
#define ZERO "{\"type\":[\"string\",\"number\"],\"minimum\":0,\"maximum\":0,"

/* ---- kinds of values ---- */

/* "left", "center", "right": as strings with commas between. */
static void put_words(struct buf *out, const char *const *word)
{
    for (int i = 0; word[i]; i++) {
        buf_puts(out, i ? "," : "");
        buf_json(out, word[i]);
    }
}

/* [Nn][Oo]|...: the words, of small letters, whatever the case. */
static void put_caseless(struct buf *out, const char *const *word)
{
    for (int i = 0; word[i]; i++) {
        buf_puts(out, i ? "|" : "");
        for (const char *c = word[i]; *c; c++)
            buf_printf(out, "[%c%c]", *c - ('a' - 'A'), *c);
    }
}

static void put_bounds(struct buf *out, const struct row *row)
{
    buf_puts(out, ",\"minimum\":");
    buf_number(out, row->low, 3);
    buf_puts(out, ",\"maximum\":");
    buf_number(out, row->high, 3);
}

static void put_list(struct buf *out, const struct row *row)
{
    const char *const *word = style_words(out->arena, row);
    if (!*row->words) {
        buf_puts(out, "\"type\":[\"array\",\"string\"],"
                      "\"items\":{\"type\":[\"string\",\"number\"]}");
        return;
    }
    struct buf pattern = buf_new(out->arena);
    buf_puts(&pattern, "\"pattern\":\"^[ ,\\\\n]*((");
    for (int i = 0; word[i]; i++)
        buf_printf(&pattern, "%s%s", i ? "|" : "", word[i]);
    buf_puts(&pattern, ")([ ,\\\\n]+|$))*$\"");
    const char *words = buf_text(&pattern);
    buf_printf(out,
               "\"type\":[\"array\",\"string\"],%s,\"items\":"
               "{\"anyOf\":[{\"enum\":[",
               words);
    put_words(out, word);
    buf_printf(out, "]},{\"type\":\"string\",%s}]}", words);
}

/* Rows of a head. */
static void put_head(struct buf *out)
{
    static const char cell[] =
        "{\"type\":[\"string\",\"null\"],\"maxLength\":500}";
    buf_printf(out,
               "\"type\":\"array\",\"minItems\":1,\"maxItems\":32,\"items\":"
               "{\"type\":[\"object\",\"string\"],\"additionalProperties\":"
               "false,\"minProperties\":1,\"properties\":{\"left\":%s,"
               "\"right\":%s,\"before\":%s,\"look\":{\"enum\":[\"title\","
               "\"post\",\"plain\",\"text\"]}}}",
               cell, cell, cell);
}

/* What a value must be, as members of an object. */
static void put_type(struct buf *out, const struct row *row)
{
    switch (row->kind) {
    case KIND_length:
    case KIND_length_range:
        buf_printf(out, "\"allOf\":[{\"$ref\":\"#/definitions/%s%s\"}]",
                   row->low < 0 ? "shift" : "length",
                   style_gives(row) ? "_range" : "");
        break;
    case KIND_number:
        buf_puts(out, "\"type\":[\"number\",\"string\"]," ONE(NUMBER));
        put_bounds(out, row);
        break;
    case KIND_number_range:
        buf_puts(out, "\"type\":[\"number\",\"string\"]," RANGE_OF(NUMBER));
        put_bounds(out, row);
        break;
    case KIND_count:
        buf_puts(out, "\"type\":[\"integer\",\"string\"],"
                      "\"pattern\":\"^\\\\s*[-+]?\\\\d+\\\\s*$\"");
        put_bounds(out, row);
        break;
    case KIND_choice:
        buf_puts(out, "\"enum\":[");
        put_words(out, style_words(out->arena, row));
        buf_putc(out, ']');
        break;
    case KIND_bool:
        buf_puts(out, "\"allOf\":[{\"$ref\":\"#/definitions/bool\"}]");
        break;
    case KIND_text:
    case KIND_font:
        buf_puts(out, "\"type\":[\"string\",\"number\",\"boolean\"],"
                      "\"pattern\":\"^[^\\\\n]*$\"");
        break;
    case KIND_features:
        buf_puts(out, "\"type\":\"string\",\"pattern\":"
                      "\"^\\\\s*([-+]?[A-Za-z0-9]{4}( +|\\\\s*$)){0,24}$\"");
        break;
    case KIND_list:
        put_list(out, row);
        break;
    case KIND_titles:
        buf_puts(out, "\"type\":[\"string\",\"array\"],\"items\":{"
                      "\"type\":[\"string\",\"number\",\"boolean\"]}");
        break;
    case KIND_color:
        buf_puts(out, "\"allOf\":[{\"$ref\":\"#/definitions/color\"}]");
        break;
    case KIND_template:
        put_head(out);
        break;
    }
}

/* ---- settings ---- */

static void put_default_list(struct buf *out, const struct row *row)
{
    const void *from = (const char *)&style_defaults + row->member;
    struct row has = {.words = *(const style_list *)from};
    buf_putc(out, '[');
    put_words(out, style_words(out->arena, &has));
    buf_putc(out, ']');
}

/* What `row` has by default: text in a string, numbers as they are. */
static void put_default(struct buf *out, const struct row *row)
{
    struct buf value = buf_new(out->arena);
    style_put_value(&value, row, &style_defaults);
    const char *text = buf_text(&value);
    bool plain = row->kind == KIND_bool || row->kind == KIND_count ||
                 row->kind == KIND_number || row->kind == KIND_number_range ||
                 row->kind == KIND_text || row->kind == KIND_font ||
                 row->kind == KIND_features;
    if ((plain && !strchr(text, '(')) || row->kind == KIND_titles)
        buf_puts(out, text);
    else if (row->kind != KIND_list)
        buf_json(out, text);
    else
        put_default_list(out, row);
}

static void put_setting(struct buf *out, const struct row *row)
{
    struct buf help = buf_new(out->arena);
    buf_printf(&help, "%s ", row->help);
    style_put_kind(&help, row);
    buf_putc(&help, '.');
    buf_puts(out, "{\"description\":");
    buf_json(out, buf_text(&help));
    buf_puts(out, ",\"default\":");
    put_default(out, row);
    buf_putc(out, ',');
    put_type(out, row);
    buf_putc(out, '}');
}

/* The end of the rows from `first` on that share its path up to `len`. */
static int branch_end(int first, int end, size_t len)
{
    int to = first + 1;
    while (to < end &&
           !strncmp(style_rows[to].path, style_rows[first].path, len))
        to++;
    return to;
}

/* How many of rows [first, end) a section may have for itself. */
static int count_of_section(int first, int end)
{
    int count = 0;
    for (int i = first; i < end; i++)
        count += style_of_section(style_rows[i].path);
    return count;
}

/* Rows [first, end), which share their paths up to `depth`, as a map; of a
 * section, those that it may have. For the map of the families one name may
 * stand. The depth of the recursion is that of a path. */
static void put_map(struct buf *out, int first, int end, size_t depth,
                    bool section)
{
    static const char families[] = "typography.font_family.";
    bool family = depth == strlen(families) &&
                  strncmp(style_rows[first].path, families, depth) == 0;
    const char *comma = "";
    buf_printf(out,
               "{\"type\":[\"object\",\"null\"%s],"
               "\"additionalProperties\":false,\"properties\":{",
               family ? ",\"string\"" : "");
    for (int i = first, to; i < end; i = to) {
        const char *part = style_rows[i].path + depth;
        size_t len = strcspn(part, ".");
        to = part[len] ? branch_end(i, end, depth + len + 1) : i + 1;
        if (section && !count_of_section(i, to))
            continue;
        buf_printf(out, "%s\n\"%.*s\":", comma, (int)len, part);
        comma = ",";
        if (part[len])
            put_map(out, i, to, depth + len + 1, section);
        else
            put_setting(out, &style_rows[i]);
    }
    if (first == ROW_collapse_same_year)
        style_cells_schema(out);
    buf_puts(out, "}}");
}

enum branches { OF_LAYOUT, OF_SIZE, OF_SECTION };

/* Whether a section may have some of rows [first, end) and not all. */
static bool is_mixed(int first, int end)
{
    int count = count_of_section(first, end);
    return count && count < end - first;
}

/* "entries":{"$ref":...}, one for each branch at the top; of a section those
 * that have something for it. */
static void put_branches(struct buf *out, enum branches of)
{
    bool of_size = of == OF_SIZE, any = false;
    for (int i = 0, to; i < ROW_COUNT; i = to) {
        size_t len = strcspn(style_rows[i].path, ".");
        to = branch_end(i, ROW_COUNT, len + 1);
        const char *name = arena_copy(out->arena, style_rows[i].path, len);
        if (of == OF_SECTION && !count_of_section(i, to))
            continue;
        const char *own = of == OF_SECTION && is_mixed(i, to) ? "section." : "";
        buf_printf(out, "%s\n\"%s\":", any ? "," : "", name);
        any = true;
        const char *more = of_size && strcmp(name, "page") == 0
                               ? ",{\"not\":{\"required\":[\"size\"]}}"
                               : "";
        buf_printf(out,
                   "{\"allOf\":[{\"$ref\":\"#/definitions/layout.%s%s\"}%s]}",
                   own, name, more);
    }
}

static void put_by_size(struct buf *out)
{
    const char *const *paper = style_words(out->arena, &style_rows[ROW_paper]);
    buf_puts(out, ",\n\"by_size\":{\"description\":\"Settings for one paper, "
                  "laid over the others.\",\"type\":[\"object\",\"null\"],"
                  "\"additionalProperties\":false,\"properties\":{");
    for (int i = 0; paper[i]; i++)
        buf_printf(out, "%s\"%s\":{\"$ref\":\"#/definitions/layout.sized\"}",
                   i ? "," : "", paper[i]);
    buf_puts(out, "}}");
}

static void put_by_section(struct buf *out)
{
    buf_puts(out, "\"by_section\":{\"description\":\"Settings for the section "
                  "of that title or id, laid over those of the page.\","
                  "\"type\":[\"object\",\"null\"],\"additionalProperties\":"
                  "{\"$ref\":\"#/definitions/layout.section\"}},");
    buf_puts(out, "\"by_column\":{\"description\":\"Settings for all "
                  "sections in the sidebar, beneath those of by_section.\","
                  "\"type\":[\"object\",\"null\"],\"additionalProperties\":"
                  "false,\"properties\":{\"sidebar\":"
                  "{\"$ref\":\"#/definitions/layout.section\"}}},");
}

static void put_kinds(struct buf *out)
{
    static const char *const yes[] = {"true", "yes",   "on", "no",
                                      "off",  "false", NULL};
    buf_puts(out, "\"length\":" ZERO ONE(LENGTH("[+]?")) "},\n");
    buf_puts(out, "\"length_range\":" ZERO RANGE_OF(LENGTH("[+]?")) "},\n");
    buf_puts(out, "\"shift\":" ZERO ONE(LENGTH("[-+]?")) "},\n");
    buf_puts(out, "\"shift_range\":" ZERO RANGE_OF(LENGTH("[-+]?")) "},\n");
    buf_puts(out, "\"bool\":{\"type\":[\"boolean\",\"string\"],"
                  "\"pattern\":\"^\\\\s*(");
    put_caseless(out, yes);
    buf_puts(out, ")\\\\s*$\"},\n\"color\":{\"anyOf\":[{\"enum\":[\"none\",");
    put_words(out, color_names);
    buf_puts(out, "]},{\"type\":\"string\",\"pattern\":\"^\\\\s*("
                  "#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})|([Rr][Gg][Bb]|[Hh][Ss][Ll])"
                  "\\\\([-+0-9.,% \\\\tdeg]*\\\\)|[Nn][Oo][Nn][Ee]|");
    put_caseless(out, color_names);
    buf_puts(out, ")\\\\s*$\"}]}");
}

void style_schema(struct buf *out)
{
    put_kinds(out);
    buf_puts(out, ",\n\"layout\":{\"additionalProperties\":false,"
                  "\"properties\":{\n\"extends\":{\"description\":\"The layout "
                  "this one differs from, by name or path; none for none.\","
                  "\"type\":[\"string\",\"number\"]},\n"
                  "\"description\":{\"description\":\"What the layout is like, "
                  "in one line.\",\"type\":[\"string\",\"number\",\"boolean\"],"
                  "\"pattern\":\"^[^\\\\n]*$\"}");
    put_by_size(out);
    buf_puts(out, ",\n");
    put_by_section(out);
    put_branches(out, OF_LAYOUT);
    buf_puts(out, "}},\n\"layout.sized\":{\"type\":[\"object\",\"null\"],"
                  "\"additionalProperties\":false,\"properties\":{");
    put_by_section(out);
    put_branches(out, OF_SIZE);
    buf_puts(out, "}},\n\"layout.section\":{\"type\":[\"object\",\"null\"],"
                  "\"additionalProperties\":false,\"properties\":{");
    put_branches(out, OF_SECTION);
    buf_puts(out, "}}");
    for (int i = 0, to; i < ROW_COUNT; i = to) {
        const char *path = style_rows[i].path;
        size_t len = strcspn(path, ".");
        to = branch_end(i, ROW_COUNT, len + 1);
        buf_printf(out, ",\n\"layout.%.*s\":", (int)len, path);
        put_map(out, i, to, len + 1, false);
        if (!is_mixed(i, to))
            continue;
        buf_printf(out, ",\n\"layout.section.%.*s\":", (int)len, path);
        put_map(out, i, to, len + 1, true);
    }
}
