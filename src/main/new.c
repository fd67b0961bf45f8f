/* new: a file to start from. */
#include "locale/locale.h"
#include "main/verbs.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct mark nowhere = {0};

/* Where letter is the common paper. */
static const char letter_lands[] =
    " BZ CA CL CO CR DO GT MX NI PA PH PR SV US VE ";

/* The paper of the user's land, asked of the environment once, here: what is
 * written into the file settles it for good. Without a land, letter. */
static const char *paper_here(void)
{
    static const char *const name[] = {"LC_ALL", "LC_PAPER", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        if (!locale || !*locale)
            locale = getenv(name[i]);
    const char *land = locale ? strchr(locale, '_') : NULL;
    if (!land || strlen(land) < 3)
        return "us-letter";
    char key[] = {' ', land[1], land[2], ' ', '\0'};
    return strstr(letter_lands, key) ? "us-letter" : "a4";
}

/* "Ada Lovelace" -> "ada-lovelace"; "" when nothing is left. */
static const char *slug(struct arena *a, const char *name)
{
    enum { MOST = 80 };
    struct buf b = buf_new(a);
    bool gap = false;
    for (uint32_t c; (c = utf8_next(&name)) && b.len < MOST;) {
        if (!utf8_is_letter_or_digit(c)) {
            gap = gap || utf8_width(c) > 0;
            continue;
        }
        if (gap && b.len)
            buf_putc(&b, '-');
        gap = false;
        buf_utf8(&b, utf8_lower(c));
    }
    return buf_text(&b);
}

static bool name_is_fair(struct diags *d, const char *name)
{
    if (!*name) {
        diag(d, nowhere, DIAG_USAGE, "the name is empty");
        return false;
    }
    for (const char *s = name; *s;) {
        const char *at = s;
        uint32_t c = utf8_next(&s);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) ||
            (c == 0xFFFD && s == at + 1)) {
            diag(d, nowhere, DIAG_USAGE,
                 "the name holds a control character or is not UTF-8");
            return false;
        }
    }
    return true;
}

/* The layout must be one that renders. */
static void check_layout(struct diags *d, const struct shared *s,
                         const char *layout, const char *path)
{
    const char *const asked[] = {layout, NULL};
    style_read(s->arena, d,
               &(struct style_ask){.layout = asked,
                                   .beside = path_folder(s->arena, path),
                                   .data = s->data});
}

static void check_path(struct diags *d, const char *path)
{
    struct stat st;
    if (strcmp(path, "-") == 0 || lstat(path, &st) < 0)
        return;
    diag(d, nowhere, DIAG_CANNOT_WRITE, "'%s': it is there already", path);
    diag_hint(d, "-o ANOTHER.yaml leaves it alone");
}

/* Where editors find the schema: an address of a file, in which all but plain
 * characters are escaped. NULL: it is not there. */
static const char *schema_at(const struct shared *s)
{
    const char *path = data_find(s->arena, s->data, "schema/resume.json");
    char *real = path ? realpath(path, NULL) : NULL;
    struct buf b = buf_new(s->arena);
    buf_puts(&b, "file://");
    for (const char *c = real ? real : ""; *c; c++)
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
            (*c >= '0' && *c <= '9') || strchr("/._-~+", *c))
            buf_putc(&b, *c);
        else
            buf_printf(&b, "%%%02X", (unsigned char)*c);
    const char *address = real ? buf_text(&b) : NULL;
    free(real);
    return address;
}

static void say_next(const struct shared *s, const char *path)
{
    struct buf b = buf_new(s->arena);
    buf_printf(&b, "%s: a résumé to start from; next:\n  brevier ",
               escaped(s->arena, path));
    buf_shell(&b, path);
    say_line(s, &b);
}

int verb_new(struct diags *d, struct shared *s, const struct call *c)
{
    struct arena *a = s->arena;
    const char *name = c->operands ? c->operand[0] : "Ada Lovelace";
    const char *layout = call_last(c, OPTION_LAYOUT, "classic");
    if (call_has(c, OPTION_LAYOUT) && c->value[OPTION_LAYOUT][1])
        diag(d, nowhere, DIAG_USAGE, "'new' takes one --layout");
    if (!name_is_fair(d, name))
        return 0;
    const char *stem = c->operands ? slug(a, name) : "";
    const char *path = call_last(
        c, OPTION_OUTPUT, arena_printf(a, "%s.yaml", *stem ? stem : "resume"));
    check_layout(d, s, layout, path);
    check_path(d, path);
    if (diags_failed(d))
        return 0;
    const char *lang = call_last(c, OPTION_LANG, NULL);
    const char *text = resume_new(
        a, name,
        &(struct resume_start){.layout = layout,
                               .size = paper_here(),
                               .schema = schema_at(s),
                               .lang = lang ? locale_tag(a, lang) : NULL});
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    if (file_write(a, d, path, b) && strcmp(path, "-") != 0)
        say_next(s, path);
    return 0;
}
