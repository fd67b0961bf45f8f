/* The name of a variant's output. */
#include "variant/private.h"
#include <string.h>

static const char usual[] = "{stem}-{variant}.pdf";

static const char *clean(struct arena *a, const char *s)
{
    struct buf b = buf_new(a);
    buf_name(&b, s ? s : "");
    return buf_text(&b);
}

/* The text of a name: that of `lang`, else the first there is. */
static const char *name_in(const struct node *root, const char *lang)
{
    const struct node *cv = node_get(root, "cv");
    const struct node *n = cv ? node_get(cv, "name") : NULL;
    if (n && n->kind == NODE_MAP) {
        const struct node *c = lang ? node_get(n, lang) : NULL;
        n = c ? c : n->child;
    }
    return node_text(n);
}

static const char *part_named(struct arena *a, const char *key, size_t len,
                              const struct variant *v, const struct node *root,
                              const struct name_parts *p)
{
    const struct {
        const char *key, *text;
    } part[] = {
        {"name", name_in(root, p->lang)},
        {"stem", p->stem},
        {"variant", v->name},
        {"lang", p->lang},
        {"layout", p->layout},
        {"paper", p->paper},
    };
    for (size_t i = 0; i < sizeof part / sizeof *part; i++)
        if (strlen(part[i].key) == len && strncmp(key, part[i].key, len) == 0)
            return clean(a, part[i].text);
    const struct node *values = node_get(root, "values");
    const struct node *value =
        values ? node_get(values, arena_copy(a, key, len)) : NULL;
    return value ? clean(a, value_in(a, value, p->lang, NULL)) : NULL;
}

static void unknown_part(struct diags *d, const struct node *at,
                         const char *key)
{
    static const char *const known[] = {"name",   "stem",  "variant", "lang",
                                        "layout", "paper", NULL};
    diag(d, at->at, DIAG_BAD_VALUE, "'{%s}' for the name of a file", key);
    diag_nearest(d, key, known);
}

static const char *filled(struct arena *a, struct diags *d,
                          const struct variant *v, const struct node *root,
                          const struct name_parts *p, const struct node *at,
                          const char *template)
{
    struct buf out = buf_new(a);
    while (*template) {
        size_t len = strcspn(template, "{");
        buf_add(&out, template, len);
        template += len;
        if (!*template)
            break;
        len = strcspn(++template, "}");
        const char *text = part_named(a, template, len, v, root, p);
        if (!text && at) {
            unknown_part(d, at, arena_copy(a, template, len));
            hint_variant(a, d, v, at->at);
        }
        buf_puts(&out, text ? text : "");
        template += len + (template[len] == '}');
    }
    return buf_text(&out);
}

/* Whether a path stays where it begins and names a PDF. */
static bool is_good(const char *path)
{
    size_t len = strlen(path);
    const char *last = strrchr(path, '/');
    last = last ? last + 1 : path;
    if (*path == '/' || len < 5 || len > 240 ||
        strcmp(path + len - 4, ".pdf") != 0 || *last == '.')
        return false;
    for (const char *s = path; *s; s++) {
        if (*s == '\\' || (unsigned char)*s < ' ' || *s == 0x7F)
            return false;
        bool begins = s == path || s[-1] == '/';
        if (begins && (*s == '/' || strncmp(s, "../", 3) == 0))
            return false;
    }
    return true;
}

const char *variant_out(struct arena *a, struct diags *d,
                        const struct variant *v, const struct node *root,
                        const struct name_parts *parts)
{
    const struct node *at = variant_get(v, "out");
    const char *template = *node_text(at) ? at->text : usual;
    int errors = diags_count(d, SEVERITY_ERROR);
    const char *path = filled(a, d, v, root, parts,
                              at && *node_text(at) ? at : NULL, template);
    if (is_good(path))
        return path;
    if (*node_text(at) && diags_count(d, SEVERITY_ERROR) == errors) {
        diag(d, at->at, DIAG_BAD_VALUE, "%s for the name of a file",
             quoted(a, path));
        diag_hint(d, "it ends in .pdf and lies in the folder of the résumé or "
                     "one in it");
        hint_variant(a, d, v, at->at);
    }
    return filled(a, d, v, root, parts, NULL, usual);
}
