/* Unicode's own test files of breaks: rows as "÷ 0020 × 0308 ÷ # why". */
#pragma once
#include "check.h"
#include <stdlib.h>
#include <string.h>

#define UNICODE_FILES "/usr/share/unicode/auxiliary/" /* unicode-data */

/* The row as text, and as '/' for ÷ and '.' for none before each byte; one more
 * for the end. */
static inline void unicode_row(char *row, struct buf *text, struct buf *want)
{
    char *save = NULL;
    bool may = false;
    row[strcspn(row, "#\n")] = '\0';
    for (char *w = strtok_r(row, " \t", &save); w;
         w = strtok_r(NULL, " \t", &save)) {
        if (strcmp(w, "÷") == 0 || strcmp(w, "×") == 0) {
            may = strcmp(w, "÷") == 0;
            continue;
        }
        size_t before = text->len;
        buf_utf8(text, (uint32_t)strtoul(w, NULL, 16));
        buf_putc(want, may ? '/' : '.');
        while (++before < text->len)
            buf_putc(want, '.');
    }
    buf_putc(want, may ? '/' : '.');
}

/* Every row of the file must be as `found` has it, of so many; skips the test
 * where the file is not. */
static inline void unicode_file(const char *path, int rows,
                                const char *(*found)(struct arena *a,
                                                     const char *text,
                                                     size_t len))
{
    FILE *f = fopen(path, "r");
    if (!f) {
        print_message("%s is not here (Debian: unicode-data)\n", path);
        skip();
    }
    int cases = 0, wrong = 0;
    for (char row[4096]; fgets(row, sizeof row, f);) {
        if (row[0] == '#')
            continue;
        struct arena *a = arena_new();
        struct buf text = buf_new(a), want = buf_new(a);
        const char *shown = arena_copy(a, row, strcspn(row, "\n"));
        unicode_row(row, &text, &want);
        const char *t = buf_text(&text);
        const char *got = found(a, t, text.len);
        if (strcmp(got, buf_text(&want)) != 0 && wrong++ < 10)
            print_message("%s\n  want %s\n  got  %s\n", shown, buf_text(&want),
                          got);
        cases++;
        arena_free(a);
    }
    fclose(f);
    assert_int_equal(wrong, 0);
    assert_int_equal(cases, rows);
}
