/* What stands around a mistake: the conditions of the rows of words.c. Each
 * may set where to point, what to measure by and where the value begins.
 * Private. */
#pragma once
#include "yaml/words.h"

struct site {
    struct trouble t;
    const char *text;
    size_t found, len; /* where to point, and how many characters */
    size_t other;      /* the place that {l} and {n} tell */
    size_t value;      /* where the value for {q} begins; 0: where it points */
};
struct site site_of(struct trouble t);

/* The value that begins at `from`, up to the end of the line or a comment, in
 * the quotes it needs; a long one is cut. */
void quote_value(struct buf *b, const char *from);

/* the character at the problem */
bool is_tab(struct site *s);
bool is_comma(struct site *s);
bool is_colon(struct site *s);
bool is_closer(struct site *s);
bool is_dash(struct site *s);
bool at_end(struct site *s);
bool end_in_bracket(struct site *s);
bool wrong_closer(struct site *s);
bool later_line(struct site *s);

/* tabs, escapes, block scalars */
bool tab_indents(struct site *s);
bool to_tab(struct site *s);
bool to_escape(struct site *s);
bool block_header(struct site *s);

/* keys and colons */
bool colon_in_value(struct site *s);
bool two_keys(struct site *s);
bool glued_key_above(struct site *s);
bool value_above(struct site *s);
bool text_above(struct site *s);
bool long_key(struct site *s);
bool glued_dash(struct site *s);
bool glued_key(struct site *s);
bool to_line(struct site *s);

/* what came before on the line */
bool runaway_quote(struct site *s);
bool comma_after(struct site *s);
bool apostrophe(struct site *s);
bool after_quote(struct site *s);
bool after_bracket(struct site *s);
bool after_alias(struct site *s);

/* indentation */
bool starts_line(struct site *s);
bool too_deep(struct site *s);
bool too_shallow(struct site *s);
bool glued_item(struct site *s);
bool after_dots(struct site *s);
bool after_root(struct site *s);
