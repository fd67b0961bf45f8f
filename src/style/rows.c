/* The table that style.def makes. */
#include "style/rows.h"
#include <string.h>

#define PT(points)                                                             \
    {                                                                          \
        points, false, points, points                                          \
    }
#define EM(ems)                                                                \
    {                                                                          \
        ems, true, ems, ems                                                    \
    }
#define VALUE_length(...) __VA_ARGS__
#define VALUE_length_range(...) __VA_ARGS__
#define VALUE_number(n)                                                        \
    {                                                                          \
        n, n, n                                                                \
    }
#define VALUE_number_range(n) VALUE_number(n)
#define VALUE_count(n) n
#define VALUE_choice(index) index
#define VALUE_bool(yes) yes
#define VALUE_text(s) s
#define VALUE_font(s) s
#define VALUE_features(s) s
#define VALUE_list(s) s
#define VALUE_titles(s) s
#define RGB(r, g, b)                                                           \
    {                                                                          \
        r, g, b, false                                                         \
    }
#define NO_COLOR                                                               \
    {                                                                          \
        0, 0, 0, true                                                          \
    }
#define VALUE_color(...) __VA_ARGS__

#define VALUE_template(name)                                                   \
    {                                                                          \
        name##_head, sizeof name##_head / sizeof *name##_head, false           \
    }

static const struct head_row
    education_head[] = {{.left = "{institution}", .right = "{date}"},
                        {.left = "{degree}, {area}, {grade}",
                         .right = "{location}",
                         .look = HEAD_POST}},
    experience_head[] = {{.left = "{company}", .right = "{date}"},
                         {.left = "{position}",
                          .right = "{location}",
                          .look = HEAD_POST}},
    normal_head[] = {{.left = "{name}, {location}", .right = "{date}"}},
    one_line_head[] = {{.left = "**{label}:** {details}", .look = HEAD_TEXT}},
    publication_head[] = {{.left = "{title}", .right = "{date}"},
                          {.left = "{authors}", .look = HEAD_TEXT},
                          {.left = "*{journal}*, {doi}", .look = HEAD_TEXT}},
    role_head[] = {{.left = "{position}, {location}",
                    .right = "{date}",
                    .look = HEAD_POST}};

const struct row style_rows[ROW_COUNT] = {
#define SETTING(member, path, kind, def, low, high, words, help)               \
    {path,                                                                     \
     KIND_##kind,                                                              \
     offsetof(struct style, member),                                           \
     low,                                                                      \
     high,                                                                     \
     words,                                                                    \
     help,                                                                     \
     sizeof(style_##kind)},
#include "style/style.def"
#undef SETTING
};

const struct style style_defaults = {
#define SETTING(member, path, kind, def, low, high, words, help)               \
    .member = VALUE_##kind(def),
#include "style/style.def"
#undef SETTING
    .name = "",
};

const char *style_path(size_t member)
{
    for (int i = 0; i < ROW_COUNT; i++)
        if (style_rows[i].member == member)
            return style_rows[i].path;
    return "";
}

bool style_gives(const struct row *row)
{
    return row->kind == KIND_length_range || row->kind == KIND_number_range;
}

const char *const *style_words(struct arena *a, const struct row *row)
{
    const char **word = arena_array(a, strlen(row->words) + 2, sizeof *word);
    int count = 0;
    for (const char *p = row->words; *p;) {
        size_t len = strcspn(p, " ");
        word[count++] = arena_copy(a, p, len);
        p += len + (p[len] == ' ');
    }
    return word;
}

int style_word(const struct row *row, const char *word)
{
    size_t n = strlen(word);
    int index = 0;
    for (const char *p = row->words; *p; index++) {
        size_t len = strcspn(p, " ");
        if (len == n && memcmp(p, word, n) == 0)
            return index;
        p += len + (p[len] == ' ');
    }
    return -1;
}

const char *style_path_part(const char *path, const char *asked)
{
    size_t n = strlen(asked);
    const char *p = n ? path : NULL;
    while (p && (strncmp(p, asked, n) != 0 || (p[n] != '.' && p[n]))) {
        const char *dot = strchr(p, '.');
        p = dot ? dot + 1 : NULL;
    }
    return p ? p + n : NULL;
}

bool style_of_section(const char *path)
{
    static const char *const page[] = {
        "colors.page",
        "colors.separators",
        "columns",
        "fit",
        "fonts",
        "header",
        "letter",
        "templates.first_footer",
        "page",
        "templates.first_top_note",
        "templates.letter_date",
        "typography.hyphenation.exceptions",
    };
    static const char *const last[] = {"connections", "footer", "headline",
                                       "name", "top_note"};
    for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
        size_t n = strlen(page[i]);
        if (strncmp(path, page[i], n) == 0 && (path[n] == '.' || !path[n]))
            return false;
    }
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof last / sizeof *last; i++)
        if (strcmp(dot + 1, last[i]) == 0)
            return false;
    return true;
}

bool style_is_own(const struct style *s, size_t member)
{
    int i = 0;
    while (style_rows[i].member != member)
        i++;
    return s->own && s->own[i];
}

bool style_has(style_list list, const char *word)
{
    size_t n = strlen(word);
    for (size_t len; *list; list += len + (list[len] == ' ')) {
        len = strcspn(list, " ");
        if (len == n && memcmp(list, word, n) == 0)
            return true;
    }
    return false;
}

pt style_pt(struct length l, pt size)
{
    return l.em ? l.v * size : l.v;
}

void style_paper(style_choice paper, pt *width, pt *height)
{
    static const struct {
        pt width, height;
    } size[] = {
        [PAPER_LETTER] = {612, 792},     [PAPER_A4] = {595.276, 841.890},
        [PAPER_A5] = {419.528, 595.276}, [PAPER_EXECUTIVE] = {522, 756},
        [PAPER_LEGAL] = {612, 1008},
    };
    *width = size[paper].width;
    *height = size[paper].height;
}
