/* Completion for fish: a line for each option and operand. */
#include "main/completion.h"

static void fish_filling(struct buf *b, const char *argument)
{
    switch (completion_of(argument)) {
    case FILLING_NONE:
    case FILLING_WORDS:
        buf_puts(b, " -x -a '");
        if (completion_of(argument) == FILLING_WORDS)
            completion_words(b, argument);
        buf_putc(b, '\'');
        break;
    case FILLING_FILE:
        buf_puts(b, " -r -F");
        break;
    case FILLING_INPUT:
        buf_puts(b, " -k -x -a '(__fish_complete_suffix .yaml .yml .json)'");
        break;
    case FILLING_PDF:
        buf_puts(b, " -k -x -a '(__fish_complete_suffix .pdf)'");
        break;
    case FILLING_FOLDER:
        buf_puts(b, " -x -a '(__fish_complete_directories)'");
        break;
    case FILLING_LAYOUT:
        buf_puts(b, " -r -a '(brevier layouts 2>/dev/null | "
                    "string replace -r \" +\" \\t)'");
        break;
    case FILLING_OUTPUT:
        buf_puts(b, " -x -a '");
        completion_outputs(b);
        buf_putc(b, '\'');
        break;
    case FILLING_SETTING:
        buf_puts(b, " -x -a '");
        completion_paths(b);
        buf_putc(b, '\'');
        break;
    }
}

/* -n '...': where the option or operand belongs. */
static void fish_where(struct buf *b, unsigned verbs)
{
    buf_puts(b, "complete -c brevier");
    if (verbs == (1u << VERB_COUNT) - 1)
        return;
    bool render = verbs >> VERB_RENDER & 1;
    buf_puts(b, " -n '");
    if (render) { /* also where no verb was written */
        buf_puts(b, "not __fish_seen_subcommand_from");
        verbs = ~verbs & ((1u << VERB_COUNT) - 1);
    } else {
        buf_puts(b, "__fish_seen_subcommand_from");
    }
    for (int v = 0; v < VERB_COUNT; v++)
        if (verbs >> v & 1)
            buf_printf(b, " %s", verb_rows[v].name);
    buf_putc(b, '\'');
}

void completion_fish(struct buf *b)
{
    buf_puts(b, "# fish completion for brevier, made by 'brevier completion "
                "fish'\n");
    for (int v = 0; v < VERB_COUNT; v++) {
        buf_printf(b, "complete -c brevier -n __fish_use_subcommand -a %s -d '",
                   verb_rows[v].name);
        completion_quoted(b, verb_rows[v].help, "\\");
        buf_puts(b, "'\n");
    }
    for (int o = 0; o < OPTION_COUNT; o++) {
        const struct option_row *row = &option_rows[o];
        fish_where(b, row->verbs);
        if (row->letter)
            buf_printf(b, " -s %c", row->letter);
        buf_printf(b, " -l %s", row->name);
        if (completion_takes(row))
            fish_filling(b, row->argument);
        buf_puts(b, " -d '");
        completion_quoted(b, row->help, "\\");
        buf_puts(b, "'\n");
    }
    for (int v = 0; v < VERB_COUNT; v++) {
        if (completion_of(verb_rows[v].operands) == FILLING_NONE)
            continue;
        fish_where(b, 1u << v);
        fish_filling(b, verb_rows[v].operands);
        buf_putc(b, '\n');
    }
}
