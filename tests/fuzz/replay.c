/* The corpus without libFuzzer: every file of the folders that are named. */
#include "rig.h"
#include <dirent.h>

static void replay(struct arena *a, const char *path)
{
    struct diags *d = diags_new(a);
    struct bytes b;
    MUST(file_read(a, d, path, (struct mark){0}, (size_t)32 << 20, &b));
    uint8_t *own = rig_own(b.data, b.len);
    if (getenv("REPLAY_TELL"))
        fprintf(stderr, "%s\n", path);
    fuzz(own, b.len);
    free(own);
}

int main(int argc, char **argv)
{
    int files = 0;
    for (int i = 1; i < argc; i++) {
        struct dirent **entry;
        int n = scandir(argv[i], &entry, NULL, alphasort);
        MUST(n >= 0);
        for (int k = 0; k < n; k++) {
            struct arena *a = arena_new();
            if (*entry[k]->d_name != '.') {
                replay(a, path_join(a, argv[i], entry[k]->d_name));
                files++;
            }
            arena_free(a);
            free(entry[k]);
        }
        free(entry);
    }
    printf("%d files\n", files);
    return files == 0;
}
