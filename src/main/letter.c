/* Letters beside résumés. */
#include "main/letter.h"
#include <string.h>

bool letter_is_file(const struct node *root)
{
    const struct node *letter = root ? node_get(root, "letter") : NULL;
    const struct node *as = letter ? node_get(letter, "as") : NULL;
    return as && as->kind == NODE_SCALAR && strcmp(as->text, "file") == 0;
}

const char *letter_path(struct arena *a, const char *path,
                        const struct output *to)
{
    size_t stem = strlen(path), end = strlen(to->name) + 1;
    if (stem > end && strcmp(path + stem - end + 1, to->name) == 0 &&
        path[stem - end] == '.')
        stem -= end;
    return arena_printf(a, "%.*s-letter.%s", (int)stem, path, to->name);
}
