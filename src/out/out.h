/* out: the outputs, one row each. A row's name is the value of --to, the
 * ending of the file and the ending of its test files; `needs` says how far
 * the house is walked for it. */
#pragma once
#include "base/base.h"
#include "page/page.h"
#include "resume/resume.h"
#include "story/story.h"
#include "style/style.h"
#include "text/text.h"
#include "yaml/yaml.h"

enum stage { MADE_NODE, MADE_RESUME, MADE_STYLE, MADE_STORY, MADE_PAGES };

/* What a job has made so far; later ones are NULL. */
struct made {
    const struct node *node;
    const struct resume *resume;
    const struct style *style;
    const struct story *story;
    const struct story *letter, *rest; /* what it is of; NULL: one is not */
    const struct pages *pages;
    long long date; /* SOURCE_DATE_EPOCH, -1: none */
    bool claim_a2a; /* the PDF says that it is PDF/A-2a */
};

struct output {
    const char *name;
    enum stage needs;
    bool fitted; /* it says what the page says: when the fit may choose a
                    shorter wording or leave something out, the house is
                    walked up to the pages */
    bool binary; /* not for a terminal; written to a file by default */
    struct bytes (*write)(struct arena *a, struct diags *d,
                          const struct made *m);
    const char *help;
};
extern const struct output outputs[]; /* ended by a NULL name */
/* NULL when there is none of that name. */
const struct output *output_find(const char *name);
