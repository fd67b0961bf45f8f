/* Signs that libyaml takes for less than they are: it passes over what YAML
 * refuses, and text would be lost. Private. */
#pragma once
#include "yaml/source.h"

/* All three give the line of the last that they said something of, 0: none. */

/* What stands from `at` on and before the byte `end`, between two values: a
 * '#' right behind something is no comment (YAML 1.2.2, 6.6). */
int signs_between(struct diags *d, struct cursor at, size_t end);
/* A value in brackets with a '?' right before it is no key (7.4.2). */
int sign_query(struct diags *d, const struct cursor *at);
/* The '|' or '>' of a block with a '#' right behind it. */
int sign_header(struct diags *d, struct cursor at);
/* Moves past `&name`, `!tag` and what separates them from the value, but not
 * beyond the character `end`; the tag's own place in *tag. A name ends with a
 * blank (6.9.2). */
int signs_skip(struct diags *d, struct cursor *at, size_t end,
               struct cursor *tag);
