/* What became of a text, word by word. */
#pragma once
#include "base/base.h"

/* "Wrote [-25-] {+26+} steps"; as JSON ["=","Wrote"],["-","25"],... */
void reword_put(struct buf *b, const char *was, const char *now, bool json);
