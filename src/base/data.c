/* Where our own files lie, and paths. */
#include "base/base.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *path_folder(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_copy(a, path, (size_t)(slash - path) + 1) : "";
}

const char *path_join(struct arena *a, const char *folder, const char *name)
{
    size_t n = strlen(folder);
    if (!n || name[0] == '/')
        return name;
    return arena_printf(a, "%s%s%s", folder, folder[n - 1] == '/' ? "" : "/",
                        name);
}

/* ../share/brevier from the executable; NULL when it cannot be told. */
static const char *installed(struct arena *a)
{
    char exe[4096];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n <= 0)
        return NULL;
    exe[n] = '\0';
    return arena_printf(a, "%s../share/brevier", path_folder(a, exe));
}

const char *const *data_folders(struct arena *a, const char *asked)
{
    const char **folder = arena_array(a, 6, sizeof *folder);
    int n = 0;
    const char *told = getenv("BREVIER_DATA");
    const char *beside = installed(a);
    if (asked)
        folder[n++] = asked;
    if (told && *told)
        folder[n++] = told;
    if (beside)
        folder[n++] = beside;
    folder[n++] = SOURCE_FOLDER;
    folder[n] = BUILD_FOLDER;
    return folder;
}

const char *data_find(struct arena *a, const char *const *folders,
                      const char *name)
{
    for (; *folders; folders++) {
        const char *path = path_join(a, *folders, name);
        if (file_exists(path))
            return path;
    }
    return NULL;
}
