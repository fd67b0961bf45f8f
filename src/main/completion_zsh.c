/* Completion for zsh: _arguments and its specifications. */
#include "main/completion.h"

static void zsh_filling(struct buf *b, const char *argument)
{
    switch (completion_of(argument)) {
    case FILLING_NONE:
        buf_putc(b, ' ');
        break;
    case FILLING_WORDS:
        buf_putc(b, '(');
        completion_words(b, argument);
        buf_putc(b, ')');
        break;
    case FILLING_FILE:
        buf_puts(b, "_files");
        break;
    case FILLING_INPUT:
        buf_puts(b, "_files -g \"*.(yaml|yml|json)\"");
        break;
    case FILLING_PDF:
        buf_puts(b, "_files -g \"*.pdf\"");
        break;
    case FILLING_FOLDER:
        buf_puts(b, "_files -/");
        break;
    case FILLING_LAYOUT:
        buf_puts(b, "_brevier_layouts");
        break;
    case FILLING_OUTPUT:
        buf_putc(b, '(');
        completion_outputs(b);
        buf_putc(b, ')');
        break;
    case FILLING_SETTING:
        buf_puts(b, "_brevier_settings");
        break;
    }
}

/* '*--layout=[help]:LAYOUT:_brevier_layouts' */
static void zsh_option(struct buf *b, const struct option_row *row,
                       const char *spelt, const char *joined)
{
    bool word = completion_takes(row);
    buf_printf(b, " \\\n        '*%s%s[", spelt, word ? joined : "");
    completion_quoted(b, row->help, "[]:");
    buf_putc(b, ']');
    if (word) {
        buf_puts(b, ": :");
        zsh_filling(b, row->argument);
    }
    buf_putc(b, '\'');
}

static void zsh_verb(struct buf *b, int v)
{
    buf_printf(b, "    %s)\n        _arguments -S", verb_rows[v].name);
    for (int o = 0; o < OPTION_COUNT; o++) {
        const struct option_row *row = &option_rows[o];
        if (!(row->verbs >> v & 1))
            continue;
        zsh_option(b, row, arena_printf(b->arena, "--%s", row->name), "=");
        if (row->letter)
            zsh_option(b, row, arena_printf(b->arena, "-%c", row->letter), "+");
    }
    buf_puts(b, " \\\n        '*: :");
    zsh_filling(b, v == VERB_RENDER ? "FILE..." : verb_rows[v].operands);
    buf_puts(b, "' ;;\n");
}

void completion_zsh(struct buf *b)
{
    buf_puts(b, "#compdef brevier\n"
                "# made by 'brevier completion zsh'\n"
                "_brevier_layouts() {\n"
                "    compadd -- ${(f)\"$($words[1] layouts 2>/dev/null | "
                "cut -d ' ' -f 1)\"}\n"
                "    _files -g '*.yaml'\n"
                "}\n"
                "_brevier_settings() {\n"
                "    compadd -S '' -- ");
    completion_paths(b);
    buf_puts(b, "\n}\n"
                "_brevier() {\n"
                "    local verb word\n"
                "    local -a verbs=(");
    for (int v = 0; v < VERB_COUNT; v++) {
        buf_printf(b, "\n        '%s:", verb_rows[v].name);
        completion_quoted(b, verb_rows[v].help, "");
        buf_putc(b, '\'');
    }
    buf_puts(b, ")\n"
                "    for word in ${words[2,CURRENT-1]}; do\n"
                "        (( ${verbs[(I)$word:*]} )) && verb=$word && break\n"
                "    done\n"
                "    if [[ -z $verb && $words[CURRENT] != -* ]]; then\n"
                "        _describe verb verbs\n"
                "    fi\n"
                "    if [[ $verb == layouts && $words[CURRENT-1] == show ]]; "
                "then\n"
                "        _brevier_layouts\n"
                "        return\n"
                "    elif [[ $verb == layouts && "
                "$words[CURRENT-1] == preview ]]; then\n"
                "        _files\n"
                "        return\n"
                "    fi\n"
                "    case ${verb:-render} in\n");
    for (int v = 0; v < VERB_COUNT; v++)
        zsh_verb(b, v);
    buf_puts(b, "    esac\n"
                "}\n"
                "if [[ $funcstack[1] == _brevier ]]; then\n"
                "    _brevier \"$@\"\n"
                "else\n"
                "    compdef _brevier brevier\n"
                "fi\n");
}
