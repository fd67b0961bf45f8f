/* A letter that is a file of its own (`as: file`), beside the résumé's. */
#pragma once
#include "main/target.h"
#include "yaml/yaml.h"

/* Whether the résumé `root` (NULL: there is none) has such a letter. */
bool letter_is_file(const struct node *root);
/* cv.pdf -> cv-letter.pdf */
const char *letter_path(struct arena *a, const char *path,
                        const struct output *to);
