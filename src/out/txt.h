/* The story as plain text, for forms that take no files: UTF-8, a paragraph
 * a line, nothing that a text field could garble.
 *
 *   Ada Lovelace
 *   London | ada@example.org | Notes (https://example.org/notes)
 *
 *   Experience
 *   ----------
 *   Analyst, Analytical Engine    Oct 1842 – Sept 1843
 *   - Wrote the first programme
 *     - and its table */
#pragma once
#include "base/base.h"
#include "story/story.h"

void txt_print(struct buf *b, const struct story *s);
