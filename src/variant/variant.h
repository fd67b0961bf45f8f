/* variant: the tree of a file in, the tree as one of its variants has it out,
 * so that every later room reads it as if it had been written so. What is
 * untouched is shared, every mark is kept, and what a variant writes is marked
 * where it writes it. Two guards stand here: a variant changes no facts, and
 * it names nobody another variant is for. */
#pragma once
#include "base/base.h"
#include "yaml/yaml.h"

struct variant {
    const char *name;
    struct mark at;
    const struct node *node;       /* as written */
    const struct variant *extends; /* NULL: nothing */
};

/* What is known of a file once it is read; good for any number of jobs, in any
 * number of threads. */
struct variant_file {
    const struct node *root; /* of the résumé */
    const struct node *map;  /* them, by name; NULL: there are none */
    const struct variant *variant;
    int count;
    const struct lookup *lookup; /* private */
};

/* The variants of the résumé `root`: those of its `variants:` or, where that
 * is not NULL, of `own`, the tree of a file that has them by name, itself or
 * under `variants:`. Says which keys and kinds are wrong in any of them, and
 * what extends what is not there or itself. Never NULL. */
const struct variant_file *variants_read(struct arena *a, struct diags *d,
                                         const struct node *root,
                                         const struct node *own);
/* The variant of that name; NULL, said, when there is none. */
const struct variant *variant_find(struct arena *a, struct diags *d,
                                   const struct variant_file *all,
                                   const char *name);
/* The résumé as `v` has it: its items by tags and in its order, patched; its
 * own layout, locale and settings above those of the file; its values above
 * `values:`; its letter. A key that it and what it extends both have is its
 * own; patches, settings and values are put together one by one. An item
 * without tags is always in; a section with nothing left in it is out. Says
 * which ids, tags, sections and paths are not there and which facts changed
 * without leave, naming the variant. */
const struct node *variant_select(struct arena *a, struct diags *d,
                                  const struct variant_file *all,
                                  const struct variant *v);
/* `root` with the texts of `values:` for {{name}} in its cv, letter, locale
 * and settings. A value is literal: no markup is read in it. One in languages,
 * {en: …, de: …}, is taken in that of the text around it; a text that has no
 * words of its own becomes one in languages. What has no value stays as it is;
 * \{{name}} always does. */
const struct node *values_fill(struct arena *a, struct diags *d,
                               const struct node *root);
/* Says who of the other variants is named in `root`, which is that of `v` and
 * filled, or in `file`, the name of its output (NULL: there is none yet). Who
 * they are is in their values `company`, `role` and `contact` and those that
 * settings.guard names. Aside are employers of the résumé in running text;
 * roles and contacts where it is the résumé itself that names them; names that
 * are this variant's own too, and those in its `allow`. */
void variant_guard(struct arena *a, struct diags *d,
                   const struct variant_file *all, const struct variant *v,
                   const struct node *root, const char *file);
/* Likewise of a text that the layout puts on a page, as "the footer". */
void variant_guard_text(struct arena *a, struct diags *d,
                        const struct variant_file *all, const struct variant *v,
                        const struct node *root, const char *text,
                        const char *what);

/* What a name is made of. */
struct name_parts {
    const char *stem; /* of the input: "resume" */
    const char *lang, *layout, *paper;
};
/* The name of the output of `v`, from its `out` or else "{stem}-{variant}.pdf":
 * {name} {stem} {variant} {lang} {layout} {paper} and {any} of its values, with
 * what no file system bears ('/', '\', ':' …, control characters, blanks) as
 * '-'. `root` is that of variant_select. The template may name folders beneath
 * the résumé's; one that leaves it is said, and the default comes back. */
const char *variant_out(struct arena *a, struct diags *d,
                        const struct variant *v, const struct node *root,
                        const struct name_parts *parts);

/* What `variants:` may hold, as definitions of a JSON Schema (draft-07) with
 * commas between them: `variants`, and what it refers to, of which `layout`,
 * `locale`, `settings` and `letter.part` are others'. */
void variant_schema(struct buf *out);
/* A key of a variant and what it is for, by its place from 0 on; false: there
 * are no more. */
bool variant_key(int index, const char **key, const char **help);
