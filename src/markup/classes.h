/* Private to markup: [text]{.class .class}, Pandoc's bracketed spans. Only
 * that and nothing like it: a closing bracket, a brace and a dot with nothing
 * between, then names. All else is itself. */
#pragma once
#include "base/base.h"

enum { CLASS_DEEPEST = 16 }; /* in one another; deeper ones stay as typed */

/* The text with each such span as
 *   <first + class>... <open> [ text ] <close>
 * in stand-ins for what is between <>, and nothing else changed; `text` itself
 * when it has none. A class that is not known is said at its place in the
 * scalar at `at`. Brackets in `code` and in a link's target are passed over. */
enum {
    CLASS_FIRST = 0xFDD9, /* and the rows of class.def after it */
    CLASS_OPEN = 0xFDEE,
    CLASS_CLOSE = 0xFDEF,
};
const char *classes_mark(struct arena *a, struct diags *d, const char *text,
                         struct mark at);
