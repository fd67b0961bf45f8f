/* --set PATH=VALUE, told apart by what the path addresses. */
#pragma once
#include "base/base.h"
#include "variant/variant.h"
#include "yaml/yaml.h"

/* Paths that begin cv, locale, settings or values are set in the
 * résumé, as it is once its variant is chosen; variants before; any other, with
 * a leading `layout.` taken off, in one map for the layout. */
struct settings_asked {
    const struct node *resume;      /* `root` with the values in it */
    const struct node *layout;      /* NULL: none */
    const char *variant;            /* which it is, in words; NULL: none */
    const struct variant_file *all; /* with `of`, the variant; or NULL */
    const struct variant *of;
};
struct settings_asked set_read(struct arena *a, struct diags *d,
                               const struct node *root, const char *const *set);
/* Also what `map` (NULL: nothing) has by such paths. */
void set_more(struct arena *a, struct diags *d, struct settings_asked *to,
              const struct node *map);
/* `root` with what `map` (NULL: nothing) has by name among its `values`. */
const struct node *set_values(struct arena *a, struct diags *d,
                              const struct node *root, const struct node *map);
/* `root` with what is set in its variants. */
const struct node *set_variants(struct arena *a, struct diags *d,
                                const struct node *root,
                                const char *const *set);
