/* Completion for bash: an array of words, made anew for each key. */
#include "main/completion.h"

static void bash_filling(struct buf *b, const char *argument)
{
    switch (completion_of(argument)) {
    case FILLING_NONE:
        buf_puts(b, ":");
        break;
    case FILLING_WORDS:
        buf_puts(b, "_brevier_words '");
        completion_words(b, argument);
        buf_putc(b, '\'');
        break;
    case FILLING_FILE:
        buf_puts(b, "_brevier_files ''");
        break;
    case FILLING_INPUT:
        buf_puts(b, "_brevier_files 'yaml|yml|json'");
        break;
    case FILLING_PDF:
        buf_puts(b, "_brevier_files pdf");
        break;
    case FILLING_FOLDER:
        buf_puts(b, "compopt -o filenames 2>/dev/null\n"
                    "        mapfile -t COMPREPLY < "
                    "<(compgen -d -- \"$cur\")");
        break;
    case FILLING_LAYOUT:
        buf_puts(b, "_brevier_layouts");
        break;
    case FILLING_OUTPUT:
        buf_puts(b, "_brevier_words '");
        completion_outputs(b);
        buf_putc(b, '\'');
        break;
    case FILLING_SETTING:
        buf_puts(b, "compopt -o nospace 2>/dev/null\n"
                    "        _brevier_words '");
        completion_paths(b);
        buf_putc(b, '\'');
        break;
    }
}

static void bash_options(struct buf *b)
{
    buf_puts(b, "    case $prev in\n");
    for (int o = 0; o < OPTION_COUNT; o++) {
        const struct option_row *row = &option_rows[o];
        if (!completion_takes(row))
            continue;
        buf_printf(b, "    --%s", row->name);
        if (row->letter)
            buf_printf(b, " | -%c", row->letter);
        buf_puts(b, ")\n        ");
        bash_filling(b, row->argument);
        buf_puts(b, "\n        return ;;\n");
    }
    buf_puts(b, "    esac\n");
}

static void bash_verbs(struct buf *b)
{
    for (int v = 0; v < VERB_COUNT; v++) {
        buf_printf(b, "    %s)\n        options='", verb_rows[v].name);
        for (int o = 0; o < OPTION_COUNT; o++)
            if (option_rows[o].verbs >> v & 1)
                buf_printf(b, "--%s ", option_rows[o].name);
        buf_puts(b, "'\n        [[ $cur == -* ]] || ");
        bash_filling(b, verb_rows[v].operands);
        buf_puts(b, " ;;\n");
    }
}

void completion_bash(struct buf *b)
{
    buf_puts(
        b, "# bash completion for brevier, made by 'brevier completion bash'\n"
           "_brevier_words() {\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
           "}\n"
           "_brevier_files() {\n"
           "    local file\n"
           "    compopt -o filenames 2>/dev/null\n"
           "    while read -r file; do\n"
           "        if [[ -d $file || -z $1 || $file =~ \\.($1)$ ]]; then\n"
           "            COMPREPLY+=(\"$file\")\n"
           "        fi\n"
           "    done < <(compgen -f -- \"$cur\")\n"
           "}\n"
           "_brevier_layouts() {\n"
           "    _brevier_files yaml\n"
           "    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W \"$(\n"
           "        \"${COMP_WORDS[0]}\" layouts 2>/dev/null | "
           "cut -d ' ' -f 1)\" -- \"$cur\")\n"
           "}\n"
           "_brevier() {\n"
           "    local cur=${COMP_WORDS[COMP_CWORD]} "
           "prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
           "    local verb= word options=\n"
           "    COMPREPLY=()\n"
           "    if [[ $cur == = ]]; then\n"
           "        cur=\n"
           "    elif [[ $prev == = ]]; then\n"
           "        prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
           "    fi\n");
    bash_options(b);
    buf_puts(b, "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                "        case $word in\n        ");
    for (int v = 0; v < VERB_COUNT; v++)
        buf_printf(b, "%s%s", v ? " | " : "", verb_rows[v].name);
    buf_puts(b, ") verb=$word && break ;;\n        esac\n    done\n"
                "    if [[ $verb == layouts && $prev == show ]]; then\n"
                "        _brevier_layouts\n"
                "        return\n"
                "    elif [[ $verb == layouts && $prev == preview ]]; then\n"
                "        _brevier_files 'yaml|yml|json'\n"
                "        return\n"
                "    fi\n"
                "    case ${verb:-render} in\n");
    bash_verbs(b);
    buf_puts(b, "    esac\n"
                "    if [[ $cur == -* ]]; then\n"
                "        _brevier_words \"$options\"\n"
                "    elif [[ -z $verb ]]; then\n"
                "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(\n"
                "            compgen -W '");
    completion_verbs(b);
    buf_puts(b, "' -- \"$cur\")\n"
                "    fi\n"
                "}\n"
                "complete -F _brevier brevier\n");
}
