/* pdf: placed items in, the bytes of a PDF out. libHaru is the object model
 * and serialiser; fonts, content and the file's frame are ours (ISO 32000-1).
 * The bytes depend on nothing but the pages and the story: no clock, no host,
 * no path. */
#pragma once
#include "base/base.h"
#include "page/page.h"
#include "story/story.h"

/* What the process keeps between jobs for speed. */
struct pdf_options {
    long long date; /* seconds of SOURCE_DATE_EPOCH for Info and XMP; -1: no
                       date at all */
    bool claim_a2a; /* say in XMP that it is PDF/A-2a; it meets that always */
};

/* Bytes in `a`; data NULL after a fault was said in `d`. */
struct bytes pdf_write(struct arena *a, struct diags *d, const struct pages *p,
                       const struct story *s, const struct pdf_options *o);
