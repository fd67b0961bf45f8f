/* What fuzz targets share. A target is a file here with fuzz(): bytes in, and
 * whatever is wrong with what the program makes of them ends it. fuzzer.c has
 * libFuzzer call it, replay.c a list of files. */
#pragma once
#include "base/base.h"
#include "page/page.h"
#include "text/text.h"
#include "yaml/yaml.h"
#include <stdlib.h>
#include <string.h>

/* Whether they were let through. */
bool fuzz(const uint8_t *data, size_t len);

/* Ends the program with words unless it holds. */
#define MUST(holds) ((holds) ? (void)0 : must_fail(__FILE__, __LINE__, #holds))
static inline _Noreturn void must_fail(const char *file, int line,
                                       const char *what)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

static const char *const rig_data[] = {TEST_FOLDER "/..", NULL};

/* The bytes in room of their own, so that reading beyond them is seen. */
static inline uint8_t *rig_own(const uint8_t *data, size_t len)
{
    uint8_t *own = malloc(len ? len : 1);
    MUST(own);
    if (len)
        memcpy(own, data, len);
    return own;
}

/* What was said, in every form: nothing a terminal would obey, and no fault
 * of ours. */
static inline void rig_said(const struct diags *d)
{
    char *said = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&said, &len);
    MUST(to);
    diags_print(to, d, DIAG_HUMAN, false);
    diags_print(to, d, DIAG_SHORT, false);
    diags_print(to, d, DIAG_JSON, false);
    fclose(to);
    for (size_t i = 0; i < len; i++)
        MUST((uint8_t)said[i] >= ' ' ? said[i] != 0x7F : said[i] == '\n');
    if (diags_exit(d) == 70)
        fputs(said, stderr);
    MUST(diags_exit(d) != 70);
    free(said);
}

/* All of it has a place: line and column of `file`, whose line `row` it is (0:
 * any). A file that is no text has none. */
static inline void rig_placed(struct arena *a, const struct diags *d,
                              const char *file, long row)
{
    struct buf said = buf_new(a);
    diags_put(&said, d, DIAG_SHORT, false);
    size_t n = strlen(file);
    for (const char *s = buf_text(&said); *s; s = strchr(s, '\n') + 1) {
        if (strncmp(s, "… and ", strlen("… and ")) == 0)
            continue;
        bool placed = strncmp(s, file, n) == 0 && s[n] == ':';
        long line = placed ? strtol(s + n + 1, NULL, 10) : 0;
        placed = row ? line == row
                     : line > 0 || strstr(s, ": error: not UTF-8: this ");
        if (!placed)
            fputs(s, stderr);
        MUST(placed);
    }
}

/* Bytes as text: well-formed UTF-8 without controls. */
static inline void rig_text(const char *s)
{
    while (*s) {
        const char *at = s;
        uint32_t c = utf8_next(&s);
        MUST(s > at);
        MUST(c >= ' ' && c != 0x7F);
        MUST(c != 0xFFFD || memcmp(at, "\xEF\xBF\xBD", 3) == 0);
    }
}

/* The shipped fonts, until the program ends. */
struct fonts *rig_fonts(void);
/* A résumé all the way: read, laid out, written and judged, as far as it
 * goes. `layout` is laid over the résumé's; NULL: none. The PDF, if there is
 * one. */
struct bytes rig_render(struct arena *a, struct diags *d,
                        const struct node *resume, const struct node *layout,
                        struct fonts *fonts);
