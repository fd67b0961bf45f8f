/* Private to completion: what the scripts of all shells are made from. */
#pragma once
#include "main/options.h"

/* What completes an argument, by the word that the tables have for it. */
enum filling {
    FILLING_NONE,
    FILLING_WORDS,   /* a|b|c */
    FILLING_FILE,    /* any */
    FILLING_INPUT,   /* a résumé */
    FILLING_PDF,     /* a PDF */
    FILLING_FOLDER,  /* a folder */
    FILLING_LAYOUT,  /* the name of a layout, or a file */
    FILLING_OUTPUT,  /* an output */
    FILLING_SETTING, /* the path of a setting and = */
};

/* By an argument of the tables. */
enum filling completion_of(const char *argument);
/* Words with blanks between: the verbs; of an argument "a|b|c"; the outputs;
 * the paths of settings, each with a '='. */
void completion_verbs(struct buf *b);
void completion_words(struct buf *b, const char *argument);
void completion_outputs(struct buf *b);
void completion_paths(struct buf *b);
/* `s` for between single quotes; `also` are escaped with a backslash. */
void completion_quoted(struct buf *b, const char *s, const char *also);
/* Whether the option is followed by a word. */
bool completion_takes(const struct option_row *row);

/* The scripts. */
void completion_bash(struct buf *b);
void completion_zsh(struct buf *b);
void completion_fish(struct buf *b);
