/* resume: a tree of nodes in, the résumé as data out: what is there, in the
 * author's order, every text with its mark; nothing of how it looks. The
 * vocabulary is RenderCV's, widened. All mistakes of a file are said in one
 * reading, and what is right is kept. */
#pragma once
#include "base/base.h"
#include "locale/locale.h"
#include "markup/markup.h"
#include "yaml/yaml.h"

/* ---- dates ---- */

enum date_kind {
    DATE_NONE,
    DATE_TEXT,
    DATE_YEAR,
    DATE_MONTH,
    DATE_DAY,
    DATE_PRESENT
};
struct date {
    enum date_kind kind;
    int year, month, day; /* as far as kind says */
    struct rich text;     /* of DATE_TEXT: as typed */
    struct mark at;
};
/* One date, or a range when `end` is not DATE_NONE. RenderCV's rules: `date`
 * wins over start and end; a lone end is a date; a lone start is ongoing, and
 * its end DATE_PRESENT. */
struct when {
    struct date start, end;
};
/* How long a range lasts, as résumés count: whole months of the calendar from
 * the first day of the first to the last day of the last, so that January to
 * March is 3 and days do not matter. With no month on one of the sides the
 * years between them, 1 at least. Nothing at all of a single date, of free
 * text, of what is yet to begin, and where `today` is needed and DATE_NONE. */
struct duration {
    int years, months; /* 0 to 11 months */
};
struct duration when_duration(const struct when *w, const struct date *today);

/* ---- texts that tell where they came from ---- */

/* What any highlight, entry or section may carry beside its text. */
struct tagged {
    const char *id;          /* NULL: none */
    const char *const *tags; /* NULL-ended; never NULL */
    bool has_priority;
    int priority;
    const char *notes;                /* NULL: none */
    struct rich short_text, min_text; /* empty: none */
};

/* A highlight, with what hangs under it; a paragraph when in `paragraph`. */
struct item {
    struct rich text;
    struct when when;
    struct tagged tagged;
    const struct item *highlight; /* bulleted, one level deeper */
    int highlights;
    const struct item *paragraph; /* unbulleted, under the text */
    int paragraphs;
    struct mark at;
};

/* ---- entries ---- */

/* Rows: name, the keys that tell it, the keys it must have. */
enum entry_kind {
#define ENTRY(name, words, marks, must, may) ENTRY_##name,
#include "resume/entry.def"
#undef ENTRY
    ENTRY_COUNT
};

/* A text of an entry by its key: known ones ("company") and the author's own
 * extra ones, for layout templates. A TEXT entry has the one field "text", a
 * BULLET "bullet", NUMBERED "number", REVERSED "reversed_number"; the text of
 * `url` is the address without its scheme, that of `doi` begins "10.". */
struct field {
    const char *key;
    struct rich text;
    const char *url; /* of doi and url: the link; else NULL */
    bool known;      /* a key of this kind of entry */
    struct mark key_at;
    const char *meant; /* of one that is not: a key it may mean; or NULL */
};

struct entry {
    enum entry_kind kind;
    const struct field *field; /* in file order */
    int fields;
    /* Shorter wordings by the author's own hand, of `short` and `min`. What
     * a text, a bullet or a number has there as a plain text is in tagged. */
    const struct field *short_field, *min_field;
    int short_fields, min_fields;
    struct when when;
    struct rich authors; /* of a publication: joined by ", " */
    const struct item *highlight;
    int highlights;
    const struct item *paragraph;
    int paragraphs;
    const struct entry *role; /* several posts under one employer */
    int roles;
    struct tagged tagged;
    struct mark at;
};
/* A kind in words ("an experience entry"), and the keys it may have, with one
 * blank between. */
const char *entry_words(enum entry_kind kind);
const char *entry_keys(enum entry_kind kind);
/* The text under `key`, an empty rich where there is none. */
struct rich entry_text(const struct entry *e, const char *key);
const struct field *entry_field(const struct entry *e, const char *key);

struct section {
    const char *key; /* as written */
    struct rich title;
    const struct entry *entry;
    int entries;
    const struct section *sub; /* subsections */
    int subs;
    struct tagged tagged;
    const struct node *style; /* settings for this section; NULL: none */
    struct mark at;
};

/* ---- the header ---- */

enum contact_kind {
    CONTACT_LOCATION,
    CONTACT_EMAIL,
    CONTACT_PHONE,
    CONTACT_WEBSITE,
    CONTACT_SOCIAL,
    CONTACT_CUSTOM
};
/* One connection, in file order. `text` is what is printed (with its link in
 * the spans); of a social network its user name, or what the network wants. */
struct contact {
    enum contact_kind kind;
    const char *label; /* "E-mail", "GitHub", … : for readers and icons;
                        * "" of a custom one */
    struct rich text;
    const char *url; /* NULL: none */
    /* What stands for it: the label; of a custom one its fontawesome_icon,
     * NULL when it has none. */
    const char *icon;
    struct mark icon_at;
    struct mark at;
};

/* ---- the letter ---- */

/* Texts that are not there are empty. */
struct letter {
    const struct rich *recipient; /* lines of an address */
    int recipients;
    struct date date;
    struct rich subject, salutation;
    const struct rich *paragraph;
    int paragraphs;
    struct rich closing, signature;
    bool file; /* a file of its own, not a page before the résumé */
    struct mark at;
};

/* ---- the résumé ---- */

struct resume {
    const char *lang;            /* BCP 47, of locale.language; "en" */
    const struct locale *locale; /* what it calls things, `locale` filled in */
    struct rich name, headline, summary;
    const struct contact *contact;
    int contacts;
    const struct section *section;
    int sections;
    const char *photo; /* path as written; NULL: none */
    struct mark photo_at;
    const char *photo_alt;       /* what it shows; NULL: not said */
    const char *title;           /* of the PDF, settings.pdf_title filled in */
    const char *subject;         /* settings.pdf_subject; NULL: none */
    const char *const *keywords; /* settings.pdf_keywords; NULL-ended */
    const char *const *hyphenation; /* settings.hyphenation: "re-li-able" */
    const char *const *no_hyphens;  /* settings.no_hyphens; NULL-ended both */
    struct date current_date;    /* today: settings.current_date, else the asked
                                  * one; DATE_NONE: nobody knows */
    const struct node *layout;   /* `layout:` as written; NULL: none */
    const struct letter *letter; /* NULL: none */
    bool unlimited;              /* `design` and no `layout`: no page limit */
    struct mark at;
};

/* What is asked of a file beside what it says. */
struct resume_ask {
    const char *lang;    /* --lang, a tag; NULL: the file's own, which is
                          * locale.language, else the first of its first text in
                          * several, else English */
    bool list;           /* say each text without a translation, not how many */
    const char *variant; /* which it is, in words; NULL: none */
    long long date; /* SOURCE_DATE_EPOCH, today where the file has none; -1:
                     * unknown */
};

/* Never NULL: what could be read. Without `ask` (NULL) today is unknown. */
const struct resume *resume_read(struct arena *a, struct diags *d,
                                 const struct node *root,
                                 const struct resume_ask *ask);
/* The window. */
void resume_print(struct buf *out, const struct resume *r);
/* A key of a file in words. */
struct key_told {
    const char *of; /* "an education entry" */
    const char *key, *help;
    bool must, entry; /* it must be there; it is of an entry */
};
/* All of them, those of one kind of map together. */
const struct key_told *keys_told(struct arena *a, int *count);
/* The keys of a file as definitions of a JSON Schema (draft-07), with commas
 * between them: `resume` for the file, and what it refers to, which includes
 * those of style_schema() and variant_schema(). */
void resume_schema(struct buf *out);
/* A file to start from: YAML that renders on one page as it stands and teaches
 * by its comments. `name` is the person's, NULL: somebody's. */
struct resume_start {
    const char *layout, *size; /* of the page */
    const char *schema;        /* where an editor finds it; NULL: nowhere */
    const char *lang;          /* a tag, for titles and locale; NULL: none */
};
const char *resume_new(struct arena *a, const char *name,
                       const struct resume_start *start);
