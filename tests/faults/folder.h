/* A folder as it is at one moment, with all it holds. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct entry {
    char *path; /* from the folder on */
    unsigned mode;
    char *data; /* of a file; NULL for a folder */
    size_t len;
};

struct folder {
    struct entry *entry; /* by path */
    int count;
};

/* The whole of a file, NUL-ended; the caller frees it. Exits when it cannot be
 * read, as everything here does on any failure. */
char *file_whole(const char *path, size_t *len);
struct folder folder_look(const char *path);
void folder_free(struct folder *f);
const struct entry *folder_find(const struct folder *f, const char *path);
bool entry_same(const struct entry *x, const struct entry *y);
bool folder_same(const struct folder *x, const struct folder *y);
/* Makes the folder at `path` what `f` is. */
void folder_restore(const char *path, const struct folder *f);
/* `before` with every file that `after` changed or added, saying "old". */
struct folder folder_aged(const struct folder *before,
                          const struct folder *after);
