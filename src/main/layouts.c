/* layouts: which there are, what one says, and a résumé set in all of them. */
#include "main/explain.h"
#include "main/job.h"
#include "main/set.h"
#include "main/verbs.h"
#include <string.h>
#include <sys/stat.h>

static const struct mark nowhere = {0};

/* ---- the list ---- */

static void put_json(struct buf *b, const struct layout_told *t)
{
    buf_puts(b, "{\"name\":");
    buf_json(b, t->name);
    buf_puts(b, ",\"description\":");
    buf_json(b, t->description);
    buf_puts(b, ",\"path\":");
    buf_json(b, t->path);
    buf_printf(b, ",\"shipped\":%s}\n", t->shipped ? "true" : "false");
}

static int name_width(const struct layout_told *t, int count)
{
    enum { MOST = 24 };
    int width = 0;
    for (int i = 0; i < count; i++) {
        int len = (int)strlen(t[i].name);
        width = len > width && len <= MOST ? len : width;
    }
    return width;
}

/* "classic  Centred name, ruled section heads, dates at the right edge" */
static void list(struct diags *d, struct shared *s, const struct call *c,
                 const char *beside)
{
    int count;
    const struct layout_told *t =
        layouts_told(s->arena, d, beside, s->data, &count);
    int width = name_width(t, count);
    struct buf b = buf_new(s->arena);
    for (int i = 0; i < count; i++) {
        if (call_has(c, OPTION_JSON)) {
            put_json(&b, &t[i]);
            continue;
        }
        buf_printf(&b, "%-*s  %s", width, escaped(s->arena, t[i].name),
                   escaped(s->arena, t[i].description));
        if (!t[i].shipped)
            buf_printf(&b, "%s(%s)", *t[i].description ? " " : "",
                       escaped(s->arena, t[i].path));
        buf_putc(&b, '\n');
    }
    if (!diags_failed(d))
        put_stdout(d, s, &b);
}

/* ---- one of them ---- */

/* As it is written; or, resolved, every value and where it was set. */
static void show(struct diags *d, struct shared *s, const struct call *c,
                 const char *name)
{
    struct arena *a = s->arena;
    const char *const asked[] = {name, NULL};
    struct style_ask ask = {
        .layout = asked,
        .set = set_read(a, d, NULL, c->value[OPTION_SET]).layout,
        .beside = "",
        .data = s->data};
    struct buf b = buf_new(a);
    const char *path = style_file(a, d, &ask);
    struct bytes text;
    if (!path)
        return;
    if (call_has(c, OPTION_RESOLVED)) {
        const struct style *style = style_read(a, d, &ask);
        if (!diags_failed(d))
            style_trace(&b, style, s->data);
    } else if (file_read(a, d, path, nowhere, FILE_LIMIT, &text)) {
        buf_add(&b, text.data, text.len);
    }
    if (!diags_failed(d))
        put_stdout(d, s, &b);
}

/* ---- all of them ---- */

/* cv.yaml in DIR as DIR/cv-classic.pdf. */
static const char *preview_path(struct arena *a, const char *input,
                                const char *folder, const char *layout)
{
    const char *name = input + strlen(path_folder(a, input));
    const char *dot = strrchr(name, '.');
    int stem = dot && dot > name ? (int)(dot - name) : (int)strlen(name);
    return path_join(a, folder,
                     arena_printf(a, "%.*s-%s.pdf", stem, name, layout));
}

/* Whether the only thing wrong is that it does not fit: that is no mistake
 * where one looks at layouts. */
static bool only_over(const struct diags *d)
{
    return diags_count(d, SEVERITY_ERROR) == diags_count_kind(d, DIAG_OVER);
}

/* cv-classic.pdf: 1 page; fit: 9.7 pt (wish 10.5)
 * cv-large.pdf: does not fit, 12 lines over: cv-large.draft.pdf */
static void say_preview(const struct shared *s, struct arena *a,
                        const struct target *t, const struct rendered *r,
                        const struct diags *d)
{
    struct buf b = buf_new(a), fit = buf_new(a), wrong = buf_new(a);
    const struct pages *p = r->made.pages;
    buf_printf(&b, "%s: ", escaped(a, t->path));
    buf_mistakes(&wrong, d);
    if (r->written) {
        buf_count(&b, (size_t)p->count, "page", "pages");
        explain_line(&fit, p);
    } else if (p && p->lines_over) {
        buf_puts(&b, "does not fit, ");
        buf_count(&b, (size_t)p->lines_over, "line", "lines");
        buf_puts(&b, " over");
    } else {
        buf_puts(&b, "not written");
    }
    if (wrong.len && !only_over(d))
        buf_printf(&b, ", %s", buf_text(&wrong));
    if (fit.len)
        buf_printf(&b, "; %s", buf_text(&fit));
    say_line(s, &b);
}

static int preview_one(struct diags *all, struct shared *s,
                       const struct call *c, const char *layout,
                       const char *folder)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    double begun = clock_ms();
    const char *const asked[] = {layout, NULL};
    struct job job = job_of(a, c, c->operand[1]);
    job.layout = asked;
    struct target t = {.input = job.input,
                       .path = preview_path(a, job.input, folder, layout),
                       .to = output_find("pdf")};
    struct rendered r = job_render(a, d, s, &job, &t);
    if (!only_over(d))
        say_diags(s, d);
    say_preview(s, a, &t, &r, d);
    if (r.written && call_has(c, OPTION_JSON))
        put_result(all, s, a, &t, &r, clock_ms() - begun);
    int code = diags_exit(d);
    arena_free(a);
    return code;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* A mistake in the résumé itself is said once, and no layout is tried. */
static int preview(struct diags *d, struct shared *s, const struct call *c)
{
    struct arena *a = s->arena;
    const char *input = c->operand[1];
    const char *folder = call_last(c, OPTION_OUTPUT, path_folder(a, input));
    if (strcmp(input, "-") == 0) {
        diag(d, nowhere, DIAG_USAGE, "'layouts preview' needs a file");
    } else if (*folder && !is_folder(folder)) {
        diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': no such folder", folder);
        diag_hint(d, "make it first; a PDF for each layout goes into it");
    } else {
        struct job job = job_of(a, c, input);
        make(a, d, s, &job, MADE_RESUME);
    }
    if (diags_failed(d))
        return 0;
    int count, code = 0;
    const struct layout_told *t =
        layouts_told(a, d, path_folder(a, input), s->data, &count);
    for (int i = 0; i < count; i++)
        code = exit_worse(code, preview_one(d, s, c, t[i].name, folder));
    return code;
}

/* ---- the verb ---- */

/* Says which options are for another of the verb's three. */
static void check_options(struct diags *d, const struct call *c,
                          const char *what)
{
    bool preview = strcmp(what, "preview") == 0;
    bool resolved = call_has(c, OPTION_RESOLVED);
    if (resolved && strcmp(what, "show") != 0)
        diag(d, nowhere, DIAG_USAGE, "--resolved is for 'layouts show NAME'");
    if (!preview && call_has(c, OPTION_OUTPUT))
        diag(d, nowhere, DIAG_USAGE, "-o is for 'layouts preview FILE'");
    if (!preview && !resolved && call_has(c, OPTION_SET))
        diag(d, nowhere, DIAG_USAGE,
             "--set is for 'layouts preview' and 'layouts show --resolved'");
}

static bool looks_like_file(const char *word)
{
    return strpbrk(word, "./") || file_exists(word);
}

int verb_layouts(struct diags *d, struct shared *s, const struct call *c)
{
    static const char *const known[] = {"show", "preview", NULL};
    const char *what = c->operands ? c->operand[0] : "";
    bool two = c->operands == 2;
    check_options(d, c, what);
    if (diags_failed(d))
        return 0;
    if (two && strcmp(what, "show") == 0) {
        show(d, s, c, c->operand[1]);
    } else if (two && strcmp(what, "preview") == 0) {
        return preview(d, s, c);
    } else if (!two && (!*what || looks_like_file(what))) {
        list(d, s, c, path_folder(s->arena, what));
    } else if (strcmp(what, "show") == 0) {
        diag(d, nowhere, DIAG_USAGE, "'layouts show' needs the NAME of one");
        diag_hint(d, "'brevier layouts' lists them");
    } else if (strcmp(what, "preview") == 0) {
        diag(d, nowhere, DIAG_USAGE, "'layouts preview' needs a résumé FILE");
    } else {
        diag(d, nowhere, DIAG_USAGE, "'layouts' does not know '%s'", what);
        diag_nearest(d, what, known);
    }
    return 0;
}
