/* What is said on stderr, and how numbers and names are put into it. */
#include "main/verbs.h"
#include <string.h>

void put_stdout(struct diags *d, struct shared *s, const struct buf *text)
{
    file_write(s->arena, d, "-", buf_bytes(text));
}

void put_result(struct diags *d, struct shared *s, struct arena *a,
                const struct target *t, const struct rendered *r, double ms)
{
    struct buf b = buf_new(a);
    buf_puts(&b, "{\"path\":");
    buf_json(&b, t->path);
    if (r->made.pages)
        buf_printf(&b, ",\"pages\":%d", r->made.pages->count);
    buf_printf(&b, ",\"bytes\":%zu,\"ms\":", r->bytes);
    buf_number(&b, ms, 2);
    buf_puts(&b, "}\n");
    put_stdout(d, s, &b);
}

void say_diags(const struct shared *s, const struct diags *d)
{
    diags_print(stderr, d, s->say.format, s->say.colour);
}

void say_line(const struct shared *s, const struct buf *line)
{
    if (s->say.quiet || s->say.format != DIAG_HUMAN)
        return;
    fprintf(stderr, "%.*s\n", (int)line->len, line->data);
}

void buf_count(struct buf *b, size_t n, const char *one, const char *many)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%zu", n);
    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            buf_putc(b, ' ');
        buf_putc(b, digits[i]);
    }
    buf_printf(b, " %s", n == 1 ? one : many);
}

void buf_mistakes(struct buf *b, const struct diags *d)
{
    int errors = diags_count(d, SEVERITY_ERROR);
    int warnings = diags_count(d, SEVERITY_WARNING);
    if (errors)
        buf_count(b, (size_t)errors, "error", "errors");
    if (errors && warnings)
        buf_puts(b, ", ");
    if (warnings)
        buf_count(b, (size_t)warnings, "warning", "warnings");
}

void buf_shell(struct buf *b, const char *word)
{
    static const char obeyed[] = " \t\n\"'\\`$&|;<>()[]{}*?!~#=^";
    if (*word && !word[strcspn(word, obeyed)]) {
        buf_puts(b, word);
        return;
    }
    buf_putc(b, '\'');
    for (; *word; word++)
        if (*word == '\'')
            buf_puts(b, "'\\''");
        else
            buf_putc(b, *word);
    buf_putc(b, '\'');
}

int exit_worse(int x, int y)
{
    static const int rank[] = {70, 2, 4, 1, 3};
    for (size_t i = 0; i < sizeof rank / sizeof *rank; i++)
        if (x == rank[i] || y == rank[i])
            return rank[i];
    return x ? x : y;
}
