/* floor: the least any such program could do. Linked to the libraries that
 * brevier is linked to, it maps the fonts and writes as many bytes as the PDF
 * has, beside the target and renamed.
 *
 *     floor OUT BYTES FONT... */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int map(const char *path)
{
    struct stat is;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &is) < 0 || is.st_size <= 0)
        return 0;
    void *bytes =
        mmap(NULL, (size_t)is.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    return bytes != MAP_FAILED;
}

static int put(const char *path, size_t size)
{
    char beside[4096];
    int n = snprintf(beside, sizeof beside, "%s.part", path);
    char *bytes = calloc(size, 1);
    if (n < 0 || (size_t)n >= sizeof beside || !bytes)
        return 0;
    int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0 || write(file, bytes, size) != (ssize_t)size || close(file))
        return 0;
    return rename(beside, path) == 0;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    for (int i = 3; i < argc; i++) {
        if (!map(argv[i])) {
            perror(argv[i]);
            return 1;
        }
    }
    if (!put(argv[1], strtoul(argv[2], NULL, 10))) {
        perror(argv[1]);
        return 1;
    }
    return 0;
}
