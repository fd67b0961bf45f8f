/* markup: one line of text as typed in, spans out. Inline Markdown only:
 * **bold**, *italic*, `code`, [text](url), [text]{.smallcaps}, backslash
 * escapes. Every other character is itself: "[text]", "{x}", "2019. Led", "#
 * 1", "+ 15 %", "C++", "a_b_c", "<tag>", "E*TRADE", "5*3*2", "&amp;",
 * "![a](b)", "https://x.y". "\{{" is "{{", in code too. Links are checked and
 * made safe here and nowhere else. */
#pragma once
#include "base/base.h"

/* The classes of [text]{.class}, in the order of class.def. */
enum {
#define CLASS(id, name, words) CLASS_##id,
#include "markup/class.def"
#undef CLASS
    CLASS_COUNT
};

enum span_style {
    SPAN_BOLD = 1,
    SPAN_ITALIC = 2,
    SPAN_CODE = 4,
    SPAN_UNDERLINE = 8,
    SPAN_NAME = 16,  /* of a person: never hyphenated */
    SPAN_LABEL = 32, /* of a one-line entry */
#define CLASS(id, name, words) SPAN_##id = 64 << CLASS_##id,
#include "markup/class.def"
#undef CLASS
};

/* A piece of text set one way. */
struct span {
    const char *text; /* not empty */
    unsigned style;   /* of enum span_style */
    const char *url;  /* where it leads, ready for a PDF; NULL: nowhere */
    const char *lang; /* BCP 47, where it is not the document's; NULL: it is */
};

/* A text: spans in reading order, neighbours differing, no line ends (they
 * are spaces). */
struct rich {
    const struct span *span;
    int count;
    struct mark at; /* of the scalar it came from */
};

/* Errors: a class that is not known (DIAG_UNKNOWN_KEY), a link of a scheme
 * that is not allowed (DIAG_BAD_LINK) and a
 * character that no page may carry (DIAG_FORBIDDEN_CHARACTER: bidi overrides
 * and isolates, tag characters, noncharacters, private use, controls). The
 * text comes back all the same, without them. A link's title, [a](b "title"),
 * is a warning. Runs of white space are one space, none at the ends;
 * U+00A0 stays. */
struct rich markup_read(struct arena *a, struct diags *d, const char *text,
                        struct mark at);
/* The text as it stands, no markup read; with the same checks. */
struct rich markup_plain(struct arena *a, struct diags *d, const char *text,
                         struct mark at);
/* One span of `text` that needs no check: our own words. */
struct rich rich_of(struct arena *a, const char *text, unsigned style,
                    struct mark at);
/* a then b, in a new rich at a's mark (b's when a is empty). */
struct rich rich_join(struct arena *a, struct rich x, struct rich y);
/* Every span with `style` added, and `url` where it has none (NULL: none). */
struct rich rich_styled(struct arena *a, struct rich r, unsigned style,
                        const char *url);
/* Every span in another language than the document's. */
struct rich rich_in(struct arena *a, struct rich r, const char *lang);
/* Whole words of `keyword` (NULL-ended) made bold, capitals as they are. "C"
 * is no whole word of "C++" or "C#". */
struct rich rich_bold_words(struct arena *a, struct rich r,
                            const char *const *keyword);
/* The characters alone. */
const char *rich_text(struct arena *a, struct rich r);
bool rich_empty(struct rich r);
/* Whether a reader sees any of it. */
bool rich_seen(struct rich r);

enum { URL_LIMIT = 8192 }; /* bytes of a link, encoded */
/* A link ready for a PDF: http, https, mailto or tel, percent-encoded to
 * ASCII; "example.org/x" without a scheme becomes https. NULL with
 * DIAG_BAD_LINK at `at` when it is none of these, is longer than URL_LIMIT or
 * holds a control character or space or, before its host, a user name. A host
 * beyond ASCII is percent-encoded too, not turned into Punycode. */
const char *markup_url(struct arena *a, struct diags *d, const char *url,
                       struct mark at);
/* The window: `plain **bold** [x](url) {de}deutsch`-like, on one line. */
void rich_print(struct buf *out, struct rich r);
