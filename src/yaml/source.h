/* What a reader reads: text made ready, and a place in it. Private. */
#pragma once
#include "yaml/yaml.h"

/* The bytes as UTF-8 with LF line ends, without byte order mark, in the
 * arena. NULL when they are no text; then it is said why. `line` is the number
 * of the only line they are of a file, 0 when they are all of it. */
struct source *source_decode(struct arena *a, struct diags *d, const char *name,
                             long line, struct bytes bytes);
/* Whether the text is well-formed UTF-8 without forbidden characters; each
 * that is not is said. JSON allows the line separators that YAML takes for
 * line ends. */
bool source_check(struct arena *a, struct diags *d, const struct source *src,
                  bool json);

/* A character that no text may hold: C0 but tab and line feed, DEL, C1 but
 * NEL. */
bool char_forbidden(uint32_t c);
/* "U+001B (ESC)". */
const char *char_name(struct arena *a, uint32_t c);

/* A place in a source, in bytes, code points, and line and column. Moving
 * costs what lies between. */
struct cursor {
    const struct source *src;
    size_t byte, index;
    int line, col;
};
struct cursor cursor_start(const struct source *src);
void cursor_to_byte(struct cursor *c, size_t byte);
void cursor_to_index(struct cursor *c, size_t index);
struct mark cursor_mark(const struct cursor *c, size_t len);
