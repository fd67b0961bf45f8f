/* Diagnostics: kept while a job runs, sorted by place, printed once. */
#include "base/base.h"
#include <stdlib.h>
#include <string.h>

enum { MOST = 1000, MOST_PRINTED = 100, CLIP = 96 };

struct row {
    enum severity severity;
    int exit;
    const char *name, *phrase;
};
static const struct row rows[] = {
#define DIAG(name, severity, exit, phrase)                                     \
    [DIAG_##name] = {SEVERITY_##severity, exit, #name, phrase},
#include "base/diag.def"
#undef DIAG
};

struct hint {
    const char *text;
    struct hint *next;
};
struct said {
    struct mark at;
    enum diag_kind kind;
    const char *text;
    struct hint *hint;
    int order; /* of its source, and then of its saying */
};
struct diags {
    struct arena *arena;
    struct said *said;
    int count, room;
    int severity[SEVERITY_ERROR + 1]; /* counts, the unkept ones too */
    int last;                         /* where hints go; -1: nowhere */
    const struct file_seen *file;     /* what was read */
};

struct diags *diags_new(struct arena *a)
{
    struct diags *d = arena_alloc(a, sizeof *d);
    d->arena = a;
    d->last = -1;
    return d;
}

void diags_saw(struct diags *d, struct file_seen f)
{
    struct file_seen *kept = arena_alloc(d->arena, sizeof *kept);
    *kept = f;
    kept->path = arena_copy(d->arena, f.path, strlen(f.path));
    kept->next = d->file;
    d->file = kept;
}

const struct file_seen *diags_files(const struct diags *d)
{
    return d->file;
}

static bool same(const struct said *s, struct mark at, enum diag_kind kind,
                 const char *text)
{
    return s->kind == kind && s->at.src == at.src && s->at.line == at.line &&
           s->at.col == at.col && strcmp(s->text, text) == 0;
}

static int order_of(const struct diags *d, const struct source *src)
{
    for (int i = 0; i < d->count; i++)
        if (d->said[i].at.src == src)
            return d->said[i].order;
    return d->count;
}

static const char *message(struct arena *a, enum diag_kind kind,
                           const char *detail)
{
    const char *phrase = rows[kind].phrase;
    return arena_printf(a, "%s%s%s", phrase, *phrase && *detail ? " " : "",
                        detail);
}

static void keep(struct diags *d, struct said s)
{
    d->said =
        arena_more(d->arena, d->said, d->count, &d->room, sizeof *d->said, 16);
    d->said[d->count++] = s;
}

/* What is said, escaped; beyond a thousand bytes cut between characters. */
PRINTF_LIKE(2, 0)
static const char *worded(struct arena *a, const char *fmt, va_list args)
{
    char text[1024] = "";
    vsnprintf(text, sizeof text, fmt, args);
    size_t len = strlen(text);
    if (len == sizeof text - 1) {
        while (len > 1 && (text[len - 1] & 0xC0) == 0x80)
            len--;
        len--;
    }
    return escaped(a, arena_copy(a, text, len));
}

void diag(struct diags *d, struct mark at, enum diag_kind kind, const char *fmt,
          ...)
{
    va_list args;
    va_start(args, fmt);
    const char *text = message(d->arena, kind, worded(d->arena, fmt, args));
    va_end(args);
    d->last = -1;
    for (int i = 0; i < d->count; i++)
        if (same(&d->said[i], at, kind, text))
            return;
    d->severity[rows[kind].severity]++;
    if (d->count >= MOST)
        return;
    keep(d, (struct said){at, kind, text, NULL, order_of(d, at.src)});
    d->last = d->count - 1;
}

static bool same_file(const struct source *x, const struct source *y)
{
    return x == y || (x && y && strcmp(x->name, y->name) == 0);
}

void diags_add(struct diags *d, const struct diags *more)
{
    d->last = -1;
    for (int i = 0; i < more->count; i++) {
        struct said s = more->said[i];
        bool there = false;
        for (int k = 0; k < d->count && !there; k++)
            if (same_file(d->said[k].at.src, s.at.src)) {
                s.at.src = d->said[k].at.src;
                there = same(&d->said[k], s.at, s.kind, s.text);
            }
        s.order = order_of(d, s.at.src);
        d->severity[rows[s.kind].severity] += !there;
        if (!there && d->count < MOST)
            keep(d, s);
    }
}

void diag_hint(struct diags *d, const char *fmt, ...)
{
    if (!diag_kept(d))
        return;
    va_list args;
    va_start(args, fmt);
    struct hint *h = arena_alloc(d->arena, sizeof *h);
    h->text = worded(d->arena, fmt, args);
    va_end(args);
    struct hint **end = &d->said[d->last].hint;
    while (*end)
        end = &(*end)->next;
    *end = h;
}

bool diag_kept(const struct diags *d)
{
    return d->last >= 0;
}

void diag_nearest(struct diags *d, const char *word, const char *const *known)
{
    if (!diag_kept(d))
        return;
    const char *near = nearest(word, known);
    if (near) {
        diag_hint(d, "did you mean '%s'?", near);
        return;
    }
    struct buf list = buf_new(d->arena);
    for (const char *const *k = known; *k; k++)
        buf_printf(&list, "%s%s", k == known ? "" : ", ", *k);
    if (list.len)
        diag_hint(d, "known: %s", buf_text(&list));
}

bool diags_silent(const struct diags *d)
{
    return !d->severity[SEVERITY_NOTE] && !d->severity[SEVERITY_WARNING] &&
           !d->severity[SEVERITY_ERROR];
}

bool diags_failed(const struct diags *d)
{
    return d->severity[SEVERITY_ERROR] > 0;
}

int diags_count(const struct diags *d, enum severity s)
{
    return d->severity[s];
}

int diags_count_kind(const struct diags *d, enum diag_kind kind)
{
    int n = 0;
    for (int i = 0; i < d->count; i++)
        n += d->said[i].kind == kind;
    return n;
}

int diags_exit(const struct diags *d)
{
    static const int rank[] = {70, 2, 4, 1, 3};
    for (size_t r = 0; r < sizeof rank / sizeof *rank; r++)
        for (int i = 0; i < d->count; i++)
            if (rows[d->said[i].kind].severity == SEVERITY_ERROR &&
                rows[d->said[i].kind].exit == rank[r])
                return rank[r];
    return 0;
}

/* ---- printing ---- */

static bool obeyed(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C ||
           (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

static void put_escaped(struct buf *b, uint32_t c)
{
    if (!obeyed(c))
        buf_utf8(b, c);
    else if (c < 0x100)
        buf_printf(b, "\\x%02X", c);
    else
        buf_printf(b, "\\u{%04X}", c);
}

const char *escaped(struct arena *a, const char *s)
{
    struct buf b = buf_new(a);
    for (uint32_t c; (c = utf8_next(&s));)
        put_escaped(&b, c);
    return buf_text(&b);
}

const char *quoted(struct arena *a, const char *s)
{
    const char *end = s;
    for (int i = 0; i < 60; i++)
        if (!utf8_next(&end))
            return arena_printf(a, "'%s'", s);
    return arena_printf(a, "'%.*s…'", (int)(end - s), s);
}

static int compare(const void *x, const void *y)
{
    const struct said *p = x, *q = y;
    int c = p->order - q->order;
    if (!c)
        c = p->at.line - q->at.line;
    if (!c)
        c = p->at.col - q->at.col;
    if (!c)
        c = (int)p->kind - (int)q->kind;
    return c ? c : strcmp(p->text, q->text);
}

/* The line of a mark, escaped, with tabs as one space, and under it the caret
 * as blanks and '^'. A long line is clipped around the caret. */
static void print_excerpt(struct buf *b, struct mark at)
{
    const char *p = at.src->text;
    for (int line = 1; line < at.line && p; line++) {
        p = strchr(p, '\n');
        p = p ? p + 1 : NULL;
    }
    if (!p)
        return;
    struct buf text = buf_new(b->arena), under = buf_new(b->arena);
    int skip = at.col > CLIP - 24 ? at.col - CLIP / 2 : 0;
    if (skip) {
        buf_puts(&text, "…");
        buf_putc(&under, ' ');
    }
    int col = 1, cells = 0;
    for (const char *s = p; *s && *s != '\n' && *s != '\r'; col++) {
        uint32_t c = utf8_next(&s);
        if (col <= skip)
            continue;
        if (cells >= CLIP) {
            buf_puts(&text, "…");
            break;
        }
        size_t before = text.len;
        put_escaped(&text, c == '\t' ? ' ' : c);
        int width = c == '\t'   ? 1
                    : obeyed(c) ? (int)(text.len - before)
                                : utf8_width(c);
        bool marked = col >= at.col && col < at.col + (at.len ? at.len : 1);
        for (int i = 0; i < width; i++)
            if (col <= at.col || marked)
                buf_putc(&under, marked ? '^' : ' ');
        cells += width;
    }
    if (col <= at.col) /* the end of the line */
        buf_putc(&under, '^');
    buf_printf(b, "%5d | %s\n", at.src->before + at.line, buf_text(&text));
    buf_printf(b, "      | %s\n", buf_text(&under));
}

static void print_head(struct buf *b, const struct said *s, bool colour)
{
    static const char *const word[] = {"note", "warning", "error"};
    static const char *const paint[] = {"\033[36m", "\033[35m", "\033[31m"};
    enum severity level = rows[s->kind].severity;
    if (s->at.src)
        buf_puts(b, escaped(b->arena, s->at.src->name));
    if (s->at.src && s->at.line)
        buf_printf(b, ":%d:%d", s->at.src->before + s->at.line, s->at.col);
    buf_printf(b, "%s%s%s%s: %s\n",
               s->at.src ? ": " : "brevier: ", colour ? paint[level] : "",
               word[level], colour ? "\033[0m" : "", s->text);
}

static void print_human(struct buf *b, const struct said *s, bool colour)
{
    print_head(b, s, colour);
    bool placed = s->at.src && s->at.line > 0;
    if (placed)
        print_excerpt(b, s->at);
    for (const struct hint *h = s->hint; h; h = h->next)
        buf_printf(b, "%s= %s\n", placed ? "      " : "  ", h->text);
}

static void print_json(struct buf *b, const struct said *s)
{
    static const char *const word[] = {"note", "warning", "error"};
    int before = s->at.src ? s->at.src->before : 0;
    buf_puts(b, "{\"file\":");
    if (s->at.src)
        buf_json(b, s->at.src->name);
    else
        buf_puts(b, "null");
    buf_printf(b, ",\"line\":%d,\"col\":%d,\"len\":%d,\"severity\":\"%s\"",
               s->at.line ? before + s->at.line : 0, s->at.col, s->at.len,
               word[rows[s->kind].severity]);
    buf_puts(b, ",\"code\":\"");
    for (const char *n = rows[s->kind].name; *n; n++)
        buf_putc(b, *n == '_' ? '-' : (char)(*n + ('a' - 'A')));
    buf_puts(b, "\",\"message\":");
    buf_json(b, s->text);
    buf_puts(b, ",\"hints\":[");
    for (const struct hint *h = s->hint; h; h = h->next) {
        buf_json(b, h->text);
        buf_puts(b, h->next ? "," : "");
    }
    buf_puts(b, "]}\n");
}

void diags_put(struct buf *b, const struct diags *d, enum diag_format format,
               bool colour)
{
    struct said *sorted =
        arena_array(d->arena, (size_t)d->count + 1, sizeof *sorted);
    if (d->count)
        memcpy(sorted, d->said, (size_t)d->count * sizeof *sorted);
    qsort(sorted, (size_t)d->count, sizeof *sorted, compare);
    int shown = format == DIAG_JSON || d->count < MOST_PRINTED ? d->count
                                                               : MOST_PRINTED;
    for (int i = 0; i < shown; i++)
        switch (format) {
        case DIAG_HUMAN:
            print_human(b, &sorted[i], colour);
            break;
        case DIAG_SHORT:
            print_head(b, &sorted[i], colour);
            break;
        case DIAG_JSON:
            print_json(b, &sorted[i]);
            break;
        }
    if (shown < d->count)
        buf_printf(b, "… and %d more\n", d->count - shown);
}

void diags_print(FILE *to, const struct diags *d, enum diag_format format,
                 bool colour)
{
    struct buf b = buf_new(d->arena);
    diags_put(&b, d, format, colour);
    fwrite(b.data ? b.data : "", 1, b.len, to);
}
