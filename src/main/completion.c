/* completion: scripts for shells, from the tables of verbs and options. */
#include "main/completion.h"
#include "main/verbs.h"
#include "out/out.h"
#include "style/style.h"
#include <string.h>

enum filling completion_of(const char *argument)
{
    static const struct {
        const char *word;
        enum filling filling;
    } known[] = {
        {"OUT", FILLING_FILE},
        {"FILE", FILLING_FILE},
        {"DIR", FILLING_FOLDER},
        {"LAYOUT", FILLING_LAYOUT},
        {"NAME", FILLING_OUTPUT},
        {"PATH=VALUE", FILLING_SETTING},
        {"FILE.pdf", FILLING_PDF},
        {"FILE...", FILLING_INPUT},
        {"[VERB | layout [SETTING] | man PAGE]", FILLING_WORDS},
        {"[show NAME | preview FILE | FILE]", FILLING_WORDS},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(argument, known[i].word) == 0)
            return known[i].filling;
    return strchr(argument, '|') ? FILLING_WORDS : FILLING_NONE;
}

void completion_verbs(struct buf *b)
{
    for (int v = 0; v < VERB_COUNT; v++)
        buf_printf(b, "%s%s", v ? " " : "", verb_rows[v].name);
}

void completion_words(struct buf *b, const char *argument)
{
    if (strncmp(argument, "[VERB", 5) == 0) {
        completion_verbs(b);
        buf_puts(b, " layout man");
    } else if (strncmp(argument, "[show", 5) == 0) {
        buf_puts(b, "show preview");
    } else {
        for (const char *c = argument; *c; c++)
            buf_putc(b, *c == '|' ? ' ' : *c);
    }
}

void completion_outputs(struct buf *b)
{
    for (const struct output *o = outputs; o->name; o++)
        buf_printf(b, "%s%s", o == outputs ? "" : " ", o->name);
}

void completion_paths(struct buf *b)
{
    for (const char *const *p = style_paths(); *p; p++)
        buf_printf(b, "%s%s=", p == style_paths() ? "" : " ", *p);
}

void completion_quoted(struct buf *b, const char *s, const char *also)
{
    for (; *s; s++) {
        if (*s == '\'')
            buf_puts(b, "'\\'");
        else if (strchr(also, *s))
            buf_putc(b, '\\');
        buf_putc(b, *s);
    }
}

bool completion_takes(const struct option_row *row)
{
    return *row->argument && *row->argument != '=';
}

int verb_completion(struct diags *d, struct shared *s, const struct call *c)
{
    static const struct {
        const char *name;
        void (*put)(struct buf *);
    } shells[] = {{"bash", completion_bash},
                  {"zsh", completion_zsh},
                  {"fish", completion_fish}};
    const char *known[4] = {NULL};
    for (int i = 0; i < 3; i++) {
        known[i] = shells[i].name;
        if (strcmp(c->operand[0], known[i]) == 0) {
            struct buf b = buf_new(s->arena);
            shells[i].put(&b);
            put_stdout(d, s, &b);
            return 0;
        }
    }
    diag(d, (struct mark){0}, DIAG_USAGE, "no completion for '%s'",
         c->operand[0]);
    diag_nearest(d, c->operand[0], known);
    return 0;
}
