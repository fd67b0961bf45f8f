/* help: from the tables of verbs, options, outputs and settings. */
#include "main/manual.h"
#include "main/verbs.h"
#include "out/out.h"
#include "style/style.h"
#include <string.h>

static const struct mark nowhere = {0};

enum { HELP_COLUMN = 30 };

/* "  left   help", the help in a column of its own. */
static void put_row(struct buf *b, const char *left, const char *help)
{
    int pad = HELP_COLUMN - 2 - (int)strlen(left);
    if (pad < 2)
        buf_printf(b, "  %s\n%*s%s\n", left, HELP_COLUMN, "", help);
    else
        buf_printf(b, "  %s%*s%s\n", left, pad, "", help);
}

static void put_options(struct buf *b, unsigned verbs)
{
    for (int o = 0; o < OPTION_COUNT; o++) {
        const struct option_row *row = &option_rows[o];
        if (!(row->verbs & verbs))
            continue;
        bool optional = *row->argument == '=';
        bool takes_word = *row->argument && !optional;
        const char *letter =
            row->letter ? arena_printf(b->arena, "-%c, ", row->letter) : "    ";
        put_row(b,
                arena_printf(b->arena, "%s--%s%s%s", letter, row->name,
                             takes_word ? " " : "",
                             optional
                                 ? arena_printf(b->arena, "[%s]", row->argument)
                                 : row->argument),
                row->help);
    }
}

static void put_outputs(struct buf *b)
{
    buf_puts(b, "\nOutputs (--to NAME, or the ending of -o)\n");
    for (const struct output *o = outputs; o->name; o++)
        put_row(b, o->name, o->help);
}

static void put_verbs(struct buf *b)
{
    for (int v = 0; v < VERB_COUNT; v++)
        put_row(b,
                arena_printf(b->arena, "%s %s", verb_rows[v].name,
                             verb_rows[v].operands),
                verb_rows[v].help);
}

static void help_all(struct buf *b)
{
    buf_puts(b, "brevier: a résumé in YAML, set as a page\n\n"
                "  brevier new \"Ada Lovelace\"    "
                "writes ada-lovelace.yaml to start from\n"
                "  brevier ada-lovelace.yaml     "
                "writes ada-lovelace.pdf beside it\n"
                "  brevier check FILE.yaml       "
                "says what is wrong and writes nothing\n"
                "\nVerbs (render when left out)\n");
    put_verbs(b);
    buf_puts(b, "\nOptions, before or after the verb\n");
    put_options(b, ~0u);
    put_outputs(b);
    buf_puts(b, "\nExit codes: 0 done; 1 the input is wrong; 2 the call is "
                "wrong; 3 a promise\ncannot be kept; 4 a file cannot be read "
                "or written; 70 a fault in brevier.\n");
}

static void help_verb(struct buf *b, enum verb v)
{
    const struct verb_row *row = &verb_rows[v];
    buf_printf(b, "brevier %s %s\n\n%s\n\n", row->name, row->operands,
               row->help);
    for (const struct example *e = examples; e->call; e++)
        if (e->verb == v)
            buf_printf(b, "  %-40s  %s\n", e->call, e->help);
    buf_puts(b, "\nOptions\n");
    put_options(b, 1u << v);
    if (v == VERB_RENDER)
        put_outputs(b);
}

static int find_verb(const char *name)
{
    for (int v = 0; v < VERB_COUNT; v++)
        if (strcmp(verb_rows[v].name, name) == 0)
            return v;
    return -1;
}

/* Every setting in a line, by branches. */
static void help_settings(struct buf *b)
{
    enum { VALUE_COLUMN = 58, MOST = 60 }; /* bytes of a value */
    const char *before = "";
    int count;
    const struct setting_told *t = settings_told(b->arena, &count);
    buf_puts(b,
             "A layout file says only what differs from the one it "
             "extends:\n\n"
             "  extends: classic\n"
             "  page: {size: a4, left_margin: 2cm (1.5cm to 2.5cm)}\n\n"
             "Lengths are in pt, mm, cm, in or em, the size of the text. "
             "What has a * gives to\nkeep page.max when it has a range, as "
             "above. 'brevier help layout page' says what\nthe settings "
             "of page are for and what may stand there, 'brevier help layout "
             "by_section'\nhow one section has settings of its own.\n");
    for (int i = 0; i < count; i++) {
        size_t len = strcspn(t[i].path, ".");
        if (strncmp(t[i].path, before, len + 1) != 0)
            buf_putc(b, '\n');
        before = t[i].path;
        buf_printf(b, "%c %-*s %.*s%s\n", t[i].gives ? '*' : ' ',
                   VALUE_COLUMN - 3, before, MOST, t[i].value,
                   strlen(t[i].value) > MOST ? " …" : "");
    }
}

/* What of a path is nearest to `asked`: the path, its beginnings, its ends,
 * its parts; NULL: none is near. */
static const char *nearest_setting(struct arena *a, const char *asked)
{
    const char *const *path = style_paths();
    size_t count = 0, most = 1;
    for (size_t i = 0; path[i]; i++)
        for (const char *p = path[i]; p; p = strchr(p + 1, '.'))
            most += 3;
    const char **known = arena_array(a, most, sizeof *known);
    for (; *path; path++)
        for (const char *p = *path, *end; p; p = end ? end + 1 : NULL) {
            end = strchr(p, '.');
            size_t len = end ? (size_t)(end - p) : strlen(p);
            known[count++] = arena_copy(a, *path, (size_t)(p - *path) + len);
            known[count++] = p;
            known[count++] = arena_copy(a, p, len);
        }
    return nearest(asked, known);
}

/* Paths that have `asked` within a word, the first few; "": none. */
static const char *settings_with(struct arena *a, const char *asked)
{
    enum { MOST = 6 };
    struct buf b = buf_new(a);
    int count = 0;
    for (const char *const *path = style_paths(); *path && *asked; path++)
        if (strstr(*path, asked) && count++ < MOST)
            buf_printf(&b, "%s%s", b.len ? ", " : "", *path);
    buf_puts(&b, count > MOST ? ", …" : "");
    return buf_text(&b);
}

static void help_layout(struct diags *d, struct buf *b, const char *setting)
{
    if (!setting) {
        help_settings(b);
        return;
    }
    if (style_help(b, setting))
        return;
    diag(d, nowhere, DIAG_USAGE, "'%s' is no setting of a layout", setting);
    const char *near = nearest_setting(b->arena, setting);
    const char *with = near ? "" : settings_with(b->arena, setting);
    if (near)
        diag_hint(d, "did you mean '%s'?", near);
    if (*with)
        diag_hint(d, "known: %s", with);
    diag_hint(d, "'brevier help layout' lists them all");
}

static void help_topic(struct diags *d, struct buf *b, const char *topic,
                       const char *setting)
{
    int v = find_verb(topic);
    if (strcmp(topic, "layout") == 0) {
        help_layout(d, b, setting);
    } else if (strcmp(topic, "man") == 0) {
        manual_put(d, b, setting ? setting : "");
    } else if (v >= 0 && !setting) {
        help_verb(b, (enum verb)v);
    } else if (v >= 0) {
        diag(d, nowhere, DIAG_USAGE, "no help on '%s' of '%s'", setting, topic);
        diag_hint(d, "'brevier help %s' is all there is", topic);
    } else {
        const char *known[VERB_COUNT + 3] = {"layout", "man"};
        for (int i = 0; i < VERB_COUNT; i++)
            known[i + 2] = verb_rows[i].name;
        diag(d, nowhere, DIAG_USAGE, "no help on '%s'", topic);
        diag_nearest(d, topic, known);
    }
}

int verb_help(struct diags *d, struct shared *s, const struct call *c)
{
    struct buf b = buf_new(s->arena);
    if (call_has(c, OPTION_VERSION))
        buf_puts(&b, "brevier " BREVIER_VERSION "\n");
    else if (c->verb != VERB_HELP && c->named)
        help_verb(&b, c->verb);
    else if (c->verb != VERB_HELP || !c->operands)
        help_all(&b);
    else
        help_topic(d, &b, c->operand[0], c->operand[1]);
    if (!diags_failed(d))
        put_stdout(d, s, &b);
    return 0;
}
