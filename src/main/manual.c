/* The pages of the manual, in mdoc: made from the tables of verbs, options,
 * outputs, settings and keys. */
#include "main/manual.h"
#include "main/options.h"
#include "out/out.h"
#include "resume/resume.h"
#include "style/style.h"
#include "variant/variant.h"
#include <string.h>

/* A text that a macro or a line of its own may begin with. */
static void put_text(struct buf *b, const char *s)
{
    buf_puts(b, *s == '.' || *s == '\'' ? "\\&" : "");
    for (uint32_t c; (c = utf8_next(&s));)
        if (c == '\\' || c == '"')
            buf_puts(b, c == '"' ? "\\(dq" : "\\e");
        else if (c >= 0x80)
            buf_printf(b, "\\[u%04X]", c);
        else
            buf_putc(b, (char)c);
}

/* Sentences, each on a line of its own. */
static void put_sentences(struct buf *b, const char *s)
{
    for (const char *end; (end = strstr(s, ". ")); s = end + 2) {
        put_text(b, arena_copy(b->arena, s, (size_t)(end - s) + 1));
        buf_putc(b, '\n');
    }
    put_text(b, s);
    buf_putc(b, '\n');
}

static void put_head(struct buf *b, const char *name, int section,
                     const char *what)
{
    buf_puts(b, ".Dd " BREVIER_DATE "\n.Dt ");
    for (const char *c = name; *c; c++)
        buf_putc(b, *c >= 'a' && *c <= 'z' ? (char)(*c & ~0x20) : *c);
    buf_printf(b, " %d\n.Os\n.Sh NAME\n.Nm %s\n.Nd %s\n", section, name, what);
}

/* ---- brevier(1) ---- */

static void put_synopsis(struct buf *b)
{
    buf_puts(b, ".Sh SYNOPSIS\n.Nm\n.Ar FILE ...\n");
    for (int v = 0; v < VERB_COUNT; v++) {
        buf_printf(b, ".Nm\n.Cm %s\n.Op Ar options\n", verb_rows[v].name);
        if (*verb_rows[v].operands)
            buf_printf(b, ".Ar %s\n", verb_rows[v].operands);
    }
}

static void put_verbs(struct buf *b)
{
    buf_puts(b, ".Sh VERBS\nWhen left out it is\n.Cm render .\n"
                ".Bl -tag -width Ds\n");
    for (int v = 0; v < VERB_COUNT; v++) {
        buf_printf(b, ".It Cm %s", verb_rows[v].name);
        if (*verb_rows[v].operands)
            buf_printf(b, " Ar %s", verb_rows[v].operands);
        buf_putc(b, '\n');
        put_sentences(b, verb_rows[v].help);
    }
    buf_puts(b, ".El\n");
}

/* The verbs an option belongs to, where it is not for all. */
static void put_owners(struct buf *b, unsigned verbs)
{
    if (verbs == (1u << VERB_COUNT) - 1)
        return;
    const char *between = "For\n";
    for (int v = 0; v < VERB_COUNT; v++)
        if (verbs >> v & 1) {
            buf_printf(b, "%s.Cm %s", between, verb_rows[v].name);
            between = " ,\n";
        }
    buf_puts(b, " .\n");
}

static void put_options(struct buf *b)
{
    buf_puts(b, ".Sh OPTIONS\nThey stand before or after the verb.\n"
                ".Bl -tag -width Ds\n");
    for (int o = 0; o < OPTION_COUNT; o++) {
        const struct option_row *row = &option_rows[o];
        buf_puts(b, ".It");
        if (row->letter)
            buf_printf(b, " Fl %c ,", row->letter);
        buf_printf(b, " Fl Fl %s", row->name);
        if (*row->argument == '=')
            buf_printf(b, " Ns Op = Ns Ar %s", row->argument + 1);
        else if (*row->argument)
            buf_printf(b, " Ar %s", row->argument);
        buf_putc(b, '\n');
        put_sentences(b, row->help);
        put_owners(b, row->verbs);
    }
    buf_puts(b, ".El\n.Sh OUTPUTS\nWhat\n.Fl Fl to\nmay name, and the endings "
                "of what\n.Fl Fl output\nnames.\n.Bl -tag -width Ds\n");
    for (const struct output *o = outputs; o->name; o++) {
        buf_printf(b, ".It Cm %s\n", o->name);
        put_sentences(b, o->help);
    }
    buf_puts(b, ".El\n");
}

static void put_examples(struct buf *b)
{
    buf_puts(b, ".Sh EXAMPLES\n.Bl -tag -width Ds\n");
    for (const struct example *e = examples; e->call; e++) {
        buf_puts(b, ".It Li \"");
        put_text(b, e->call);
        buf_puts(b, "\"\n");
        put_sentences(b, e->help);
    }
    buf_puts(b, ".El\n");
}

static void put_brevier(struct buf *b)
{
    put_head(b, "brevier", 1, "a r\\['e]sum\\['e] in YAML, set as a page");
    put_synopsis(b);
    buf_puts(
        b,
        ".Sh DESCRIPTION\n.Nm\nturns a r\\['e]sum\\['e] written in YAML,\n"
        ".Xr brevier-resume 5 ,\ninto a PDF that keeps to as many pages as its "
        "layout,\n.Xr brevier-layout 5 ,\nallows, is tagged, and says what "
        "the file says: each PDF is read back before it gets its name.\n"
        "The PDF that was there stays whole until then.\n.Pp\n"
        "Data goes to standard output and words to standard error.\n"
        "A\n.Ar FILE\nthat is\n.Sq -\nis standard input.\n");
    put_verbs(b);
    put_options(b);
    buf_puts(
        b, ".Sh ENVIRONMENT\n.Bl -tag -width Ds\n"
           ".It Ev BREVIER_DATA\nWhere layouts and fonts are sought after\n"
           ".Fl Fl data .\n"
           ".It Ev NO_COLOR\nNo colour in messages.\n"
           ".It Ev SOURCE_DATE_EPOCH\nWhat counts as today, in seconds.\n.El\n"
           ".Sh EXIT STATUS\n.Bl -tag -width Ds\n"
           ".It 0\nAll is done.\n.It 1\nThe input is wrong.\n"
           ".It 2\nThe call is wrong.\n"
           ".It 3\nA promise cannot be kept: it does not fit, or no font has a "
           "character.\n"
           ".It 4\nA file cannot be read or written.\n"
           ".It 70\nA fault of\n.Nm .\n"
           ".It 128+n\nSignal n ended\n.Fl Fl watch .\n.El\n");
    put_examples(b);
    buf_puts(b, ".Sh SEE ALSO\n.Xr brevier-layout 5 ,\n"
                ".Xr brevier-resume 5\n");
}

/* ---- brevier-layout(5) ---- */

static void put_layout(struct buf *b)
{
    put_head(b, "brevier-layout", 5,
             "how the page of a r\\['e]sum\\['e] looks");
    buf_puts(
        b,
        ".Sh DESCRIPTION\nA layout is a file in YAML that says only what "
        "differs from the layout it extends:\n"
        ".Bd -literal -offset indent\nextends: classic\n"
        "description: My paper\npage:\n  size: a4\n"
        "  left_margin: 2cm (1.5cm to 2.5cm)\nby_size:\n  us-letter:\n"
        "    page: {left_margin: 0.8in}\n.Ed\n.Pp\n"
        "It is a path if it has a slash or ends in .yaml; else NAME.yaml "
        "beside the r\\['e]sum\\['e], or a layout that comes with\n"
        ".Xr brevier 1 ,\nwhich lists them when asked for\n.Cm layouts .\n"
        "Settings may also stand in the r\\['e]sum\\['e], under layout.\n"
        ".Ss Values\n"
        "A length is a number and pt, mm, cm, in or em; an em is the size of "
        "the text it belongs to, and counts as 10pt against bounds.\n"
        "A range is a wish and how far it may give to keep page.max, as in "
        "8pt (4pt to 14pt).\n"
        ".Ss Beside the settings\n.Bl -tag -width Ds\n");
    int count;
    const struct setting_told *t = layout_keys_told(&count);
    for (int i = 0; i < count; i++) {
        buf_printf(b, ".It Ic %s\n", t[i].path);
        put_sentences(b, t[i].help);
    }
    buf_puts(b, ".El\n.Sh SETTINGS\n"
                "Each with what it is where no layout sets it.\n");
    t = settings_told(b->arena, &count);
    for (int i = 0; i < count; i++) {
        size_t len = strcspn(t[i].path, ".");
        if (!i || strncmp(t[i].path, t[i - 1].path, len + 1) != 0)
            buf_printf(b, "%s.Ss %.*s\n.Bl -tag -width Ds\n", i ? ".El\n" : "",
                       (int)len, t[i].path);
        buf_puts(b, ".It Ic ");
        put_text(b, t[i].path);
        buf_puts(b, " : Li \"");
        put_text(b, t[i].value);
        buf_puts(b, "\"\n");
        put_sentences(b, t[i].help);
        put_sentences(b, arena_printf(b->arena, "%s.", t[i].kind));
    }
    buf_puts(b, ".El\n.Sh SEE ALSO\n.Xr brevier 1 ,\n.Xr brevier-resume 5\n");
}

/* ---- brevier-resume(5) ---- */

static void put_key(struct buf *b, const struct key_told *k)
{
    buf_printf(b, ".It Ic %s%s\n", k->key, k->must ? " No (needed)" : "");
    put_sentences(b, *k->help ? k->help : "Of its own.");
}

/* Whether the key was among those of an earlier kind of entry. */
static bool is_repeated(const struct key_told *first, const struct key_told *k)
{
    for (; first < k; first++)
        if (first->entry && strcmp(first->key, k->key) == 0)
            return true;
    return false;
}

/* The kinds of entry, and below them what each of their keys is. */
static void put_entries(struct buf *b, const struct key_told *t, int count)
{
    buf_puts(b, ".Sh ENTRIES\nAn entry is a text, or a map whose keys tell "
                "what it is.\nIt may have other keys, too, for the layout to "
                "print.\n.Bl -tag -width Ds\n");
    for (int i = 0; i < count; i++) {
        if (!t[i].entry)
            continue;
        if (!i || t[i].of != t[i - 1].of)
            buf_printf(b, ".It Em %s\n.Ic %s", t[i].of, t[i].key);
        else
            buf_printf(b, " ,\n.Ic %s", t[i].key);
        if (t[i].must)
            buf_puts(b, " No (needed)");
        if (i + 1 == count || t[i + 1].of != t[i].of)
            buf_putc(b, '\n');
    }
    buf_puts(b, ".El\n.Ss Keys of entries\n.Bl -tag -width Ds\n");
    for (int i = 0; i < count; i++)
        if (t[i].entry && !is_repeated(t, &t[i])) {
            struct key_told k = t[i];
            k.must = false;
            put_key(b, &k);
        }
    buf_puts(b, ".El\n");
}

static void put_variants(struct buf *b)
{
    const char *key, *help;
    buf_puts(b, ".Ss Keys of a variant\n.Bl -tag -width Ds\n");
    for (int i = 0; variant_key(i, &key, &help); i++) {
        buf_printf(b, ".It Ic %s\n", key);
        put_sentences(b, help);
    }
    buf_puts(b, ".El\n");
}

static void put_resume(struct buf *b)
{
    put_head(b, "brevier-resume", 5, "a r\\['e]sum\\['e] in YAML");
    buf_puts(
        b,
        ".Sh DESCRIPTION\nA r\\['e]sum\\['e] is a file in YAML or JSON.\n"
        "The order of the file is the order of the page.\n"
        ".Bd -literal -offset indent\ncv:\n  name: Ada Lovelace\n"
        "  email: ada@example.org\n  sections:\n    Experience:\n"
        "      - company: Analytical Engine\n        position: Programmer\n"
        "        start_date: 1842-10\n        highlights:\n"
        "          - Wrote **the first program**\nlayout: classic\n.Ed\n.Pp\n"
        "In a text, **bold**, *italic*, `code` and [words](link) are read; "
        "everything else prints as typed.\n"
        "A text may be a map of languages,\n.Li {en: ..., de: ...} .\n"
        ".Sh KEYS\n");
    int count;
    bool open = false;
    const struct key_told *t = keys_told(b->arena, &count);
    for (int i = 0; i < count && !t[i].entry; i++) {
        if (!i || t[i].of != t[i - 1].of)
            buf_printf(b, "%s.Ss Keys of %s\n.Bl -tag -width Ds\n",
                       open ? ".El\n" : "",
                       strcmp(t[i].of, "a résumé") == 0 ? "the file" : t[i].of);
        open = true;
        put_key(b, &t[i]);
    }
    buf_puts(b, ".El\n");
    put_variants(b);
    put_entries(b, t, count);
    buf_puts(b, ".Sh SEE ALSO\n.Xr brevier 1 ,\n.Xr brevier-layout 5\n");
}

void manual_put(struct diags *d, struct buf *b, const char *page)
{
    static const struct {
        const char *name;
        void (*put)(struct buf *);
    } pages[] = {{"brevier", put_brevier},
                 {"brevier-layout", put_layout},
                 {"brevier-resume", put_resume}};
    const char *known[4] = {NULL};
    for (int i = 0; i < 3; i++) {
        known[i] = pages[i].name;
        if (strcmp(page, known[i]) == 0) {
            pages[i].put(b);
            return;
        }
    }
    if (*page)
        diag(d, (struct mark){0}, DIAG_USAGE, "the manual has no page '%s'",
             page);
    else
        diag(d, (struct mark){0}, DIAG_USAGE, "'help man' needs a PAGE");
    diag_nearest(d, page, known);
}
