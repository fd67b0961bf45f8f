/* Characters that only an escape can bring. Private. */
#pragma once
#include "yaml/source.h"

/* Says each escape of a forbidden character where it stands in the
 * double-quoted scalar that begins at `at`; in its value `text` spaces take
 * their place, and "\r\n" becomes one line end. The line of the last said, or
 * 0. */
int escapes_check(struct arena *a, struct diags *d, struct cursor at,
                  char *text, size_t len);
