/* The words of the tables as a dictionary for libFuzzer: keys of the résumé or
 * paths of the layout with their values, and the signs of the formats. */
#include "resume/resume.h"
#include "style/style.h"
#include <string.h>

static void entry(struct buf *out, const char *word)
{
    buf_putc(out, '"');
    for (; *word; word++)
        if (*word < ' ' || *word == '"' || *word == '\\' || *word == 0x7F)
            buf_printf(out, "\\x%02X", (unsigned char)*word);
        else
            buf_putc(out, *word);
    buf_puts(out, "\"\n");
}

/* Each step of a path is a key. */
static void steps(struct arena *a, struct buf *out, const char *path)
{
    while (*path) {
        size_t n = strcspn(path, ".");
        entry(out, arena_printf(a, "%.*s: ", (int)n, path));
        path += n + (path[n] == '.');
    }
}

/* Of variants, and of tasks. */
static const char *const key[] = {
#define VARIANT(key, ...) key ": ",
#include "variant/key.def"
#undef VARIANT
    "all: ",
    "any: ",
    "not: ",
    "hide: true",
    "before: ",
    "after: ",
    "company: ",
    "guard: [x]",
    "variants:\n  ",
    "...",
    "{stem}",
    "{variant}",
    "{id}",
    "{\"id\": \"a\"",
    "\"resume\": \"r\"",
    "\"layout\": ",
    "\"lang\": \"de\"",
    "\"paper\": ",
    "\"set\": {",
    "\"values\": {",
    "\"out\": ",
    "\"variant\": ",
    NULL};

static const char *const sign[] = {"\n  ",
                                   "\n    - ",
                                   "- ",
                                   ": ",
                                   "&a ",
                                   "*a",
                                   "<<: ",
                                   "|\n",
                                   ">-\n",
                                   "{",
                                   "}",
                                   "[",
                                   "]",
                                   "\"",
                                   "'",
                                   "# ",
                                   "---\n",
                                   "!!str ",
                                   "\\u200b",
                                   "**",
                                   "](https://x.y)",
                                   "`",
                                   "{{x}}",
                                   "]{.smallcaps}",
                                   " (1pt to 2pt)",
                                   "2020-01",
                                   "present",
                                   "\xEF\xBB\xBF",
                                   "\xCC\x81",
                                   "\xD7\x90",
                                   "\xE2\x80\x8B",
                                   NULL};

int main(void)
{
    struct arena *a = arena_new();
    struct buf out = buf_new(a);
    int keys, settings;
    const struct key_told *told = keys_told(a, &keys);
    for (int i = 0; i < keys; i++)
        entry(&out, arena_printf(a, "%s: ", told[i].key));
    const struct setting_told *set = settings_told(a, &settings);
    for (int i = 0; i < settings; i++) {
        steps(a, &out, set[i].path);
        if (*set[i].value)
            entry(&out, set[i].value);
    }
    for (const char *const *s = key; *s; s++)
        entry(&out, *s);
    for (const char *const *s = sign; *s; s++)
        entry(&out, *s);
    fputs(buf_text(&out), stdout);
    arena_free(a);
    return 0;
}
