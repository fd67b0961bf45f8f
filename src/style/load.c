/* Layouts by name or path, with all they extend, in the order in which their
 * settings are laid. */
#include "style/rows.h"
#include <string.h>

enum { DEPTH = 8 };

struct file {
    const char *path;
    const struct node *root;
    bool shipped;
    const struct file *next;
};

/* Who names a layout, and what was named on the way to it. */
struct asker {
    const struct file *file; /* NULL: the résumé or the command line */
    const char *folder;      /* where its paths begin */
    const char *beneath;     /* and below which they stay; NULL: anywhere */
    const struct asker *up;
    int depth;
};

/* Maps of settings; `whole` ones belong to the one whole layout. */
struct layer {
    const struct node *map;
    bool whole;
};

struct loader {
    struct arena *a;
    struct diags *d;
    const struct style_ask *ask;
    const struct file *files; /* read already */
    struct layer *layer;
    int count;
    bool whole; /* one is among them */
    const char *name;
};

/* ---- finding ---- */

static const struct file *unknown(struct loader *l, const char *name,
                                  struct mark at)
{
    const char *const *known = style_shipped(l->a, l->ask->data);
    diag(l->d, at, DIAG_UNKNOWN_LAYOUT, "'%s'", name);
    diag_nearest(l->d, name, known);
    if (!*known)
        diag_hint(l->d, "no data folder holds layouts/classic.yaml; name one "
                        "with --data or BREVIER_DATA");
    else if (nearest(name, known) && known[1])
        diag_nearest(l->d, "", known);
    else if (!nearest(name, known))
        diag_hint(l->d,
                  "a layout of your own is %s.yaml beside the résumé, or "
                  "a path",
                  name);
    return NULL;
}

static bool is_path(const char *name)
{
    static const char *const ending[] = {".yaml", ".yml", ".json"};
    size_t len = strlen(name);
    bool path = strchr(name, '/') != NULL;
    for (int i = 0; i < 3; i++) {
        size_t n = strlen(ending[i]);
        path |= len > n && strcmp(name + len - n, ending[i]) == 0;
    }
    return path;
}

/* ---- reading ---- */

/* What a user types is read wherever it lies, what a file names only beneath
 * the asker's folder. */
static bool read_file(struct loader *l, const char *path, const char *beneath,
                      struct mark at, struct bytes *bytes)
{
    if (!beneath)
        return file_read(l->a, l->d, path, at, FILE_LIMIT, bytes);
    size_t n = strlen(beneath);
    if (strncmp(path, beneath, n) == 0)
        path += n;
    struct reach reach = {beneath, l->ask->root};
    return file_read_beneath(l->a, l->d, reach, path, at, FILE_LIMIT, bytes);
}

/* What the file holds; kept, when there is nothing to be said of it. */
static const struct node *file_parse(struct loader *l, const char *path,
                                     struct bytes bytes)
{
    struct kept *k = arena_kept(l->a);
    if (!k)
        return yaml_read(l->a, l->d, path, bytes);
    struct buf key = buf_new(l->a);
    buf_putc(&key, 'L');
    buf_key(&key, path);
    buf_add(&key, bytes.data, bytes.len);
    const struct node *root = kept_find(k, buf_bytes(&key));
    if (root)
        return root;
    struct diags *own = diags_new(l->a);
    yaml_read(l->a, own, path, bytes);
    if (!diags_silent(own))
        return yaml_read(l->a, l->d, path, bytes);
    path = kept_copy(k, path, strlen(path));
    root = yaml_read(kept_arena(k), own, path, bytes);
    kept_add(k, buf_bytes(&key), root);
    return root;
}

static const struct file *file_load(struct loader *l, const char *path,
                                    bool shipped, const char *beneath,
                                    struct mark at)
{
    for (const struct file *f = l->files; f; f = f->next)
        if (strcmp(f->path, path) == 0)
            return f;
    struct bytes bytes;
    if (!read_file(l, path, shipped ? NULL : beneath, at, &bytes)) {
        if (!at.src || strcmp(at.src->name, "--layout") != 0)
            diag_hint(l->d,
                      "a path begins in the folder of the file that names it, "
                      "and nothing outside that is read without --root DIR");
        return NULL;
    }
    struct file *f = arena_alloc(l->a, sizeof *f);
    *f = (struct file){path, file_parse(l, path, bytes), shipped, l->files};
    l->files = f;
    return f;
}

static bool is_resume(const struct file *f)
{
    return f && f->root->kind == NODE_MAP && node_get(f->root, "cv");
}

/* A path from the asker's folder; or NAME.yaml beside the résumé, if it is a
 * layout and not the asker; or a shipped one. What is shipped names what is
 * shipped. */
static const struct file *layout_find(struct loader *l, const char *name,
                                      struct mark at, const struct asker *by)
{
    bool shipped = by->file && by->file->shipped;
    if (is_path(name)) {
        while (strncmp(name, "./", 2) == 0)
            name += 2 + strspn(name + 2, "/");
        return file_load(l, path_join(l->a, by->folder, name), shipped,
                         by->beneath, at);
    }
    const char *base = arena_printf(l->a, "%s.yaml", name);
    const char *beside = path_join(l->a, l->ask->beside, base);
    bool itself = by->file && strcmp(by->file->path, beside) == 0;
    if (!shipped && !itself && file_exists(beside)) {
        const struct file *f = file_load(l, beside, false, by->beneath, at);
        if (!is_resume(f))
            return f;
    }
    const char *path =
        data_find(l->a, l->ask->data, arena_printf(l->a, "layouts/%s", base));
    return path ? file_load(l, path, true, NULL, at) : unknown(l, name, at);
}

/* Whether `f` holds settings; nothing at all is no settings. */
static bool is_layout(struct loader *l, const struct file *f)
{
    if (is_resume(f)) {
        diag(l->d, node_get(f->root, "cv")->key_at, DIAG_WRONG_TYPE,
             "a layout; this is a résumé");
        diag_hint(l->d, "settings for the page are page, typography, header, "
                        "... (brevier help layout)");
        return false;
    }
    if (f->root->kind == NODE_MAP || f->root->kind == NODE_NULL)
        return true;
    diag(l->d, f->root->at, DIAG_WRONG_TYPE, "settings as 'key: value' pairs");
    diag_hint(l->d, "a layout begins like this: page: {left_margin: 54pt}");
    return false;
}

/* ---- what extends what ---- */

static void put_chain(struct buf *b, const struct asker *by)
{
    if (by->up)
        put_chain(b, by->up);
    if (by->file && *by->file->path)
        buf_printf(b, "%s -> ", by->file->path);
}

static bool in_chain(const struct file *f, const struct asker *by)
{
    for (; by; by = by->up)
        if (by->file == f)
            return true;
    return false;
}

static bool chain_holds(struct loader *l, const struct file *f, struct mark at,
                        const struct asker *by)
{
    bool circle = in_chain(f, by);
    if (!circle && by->depth < DEPTH)
        return true;
    struct buf b = buf_new(l->a);
    put_chain(&b, by);
    diag(l->d, at, DIAG_EXTENDS, "%s: %s%s",
         circle ? "in a circle" : "more than 8 layouts deep", buf_text(&b),
         f->path);
    diag_hint(l->d, "take one 'extends' out of them");
    return false;
}

static bool chain_add(struct loader *l, const char *name, struct mark at,
                      const struct asker *by);

/* What the `extends` of a map names, if it has one. */
static bool extends_add(struct loader *l, const struct node *map,
                        const struct asker *by)
{
    const struct node *n =
        map->kind == NODE_MAP ? node_get(map, "extends") : NULL;
    if (!n)
        return false;
    if (n->kind == NODE_SCALAR)
        return chain_add(l, n->text, n->at, by);
    diag(l->d, n->at, DIAG_WRONG_TYPE, "the name or the path of one layout");
    diag_hint(l->d, "as in extends: classic");
    return true;
}

/* The folder that what a file extends lies beneath: the résumé's, if the file
 * lies there, else its own. */
static const char *bound_of(const struct loader *l, const char *path)
{
    const char *beside = l->ask->beside;
    size_t n = strlen(beside);
    bool within = n ? strncmp(path, beside, n) == 0
                    : *path != '/' && strncmp(path, "../", 3) != 0;
    return within ? beside : path_folder(l->a, path);
}

/* Adds the layout called `name`, after what it extends; whether all of it
 * together is whole. One that cannot be had counts as whole, so that it is
 * the only thing said. */
static bool chain_add(struct loader *l, const char *name, struct mark at,
                      const struct asker *by)
{
    if (strcmp(name, "none") == 0)
        return true;
    const struct file *f = layout_find(l, name, at, by);
    if (!f || !is_layout(l, f) || !chain_holds(l, f, at, by))
        return true;
    const char *folder = path_folder(l->a, f->path);
    struct asker asker = {f, folder,
                          by->beneath ? by->beneath : bound_of(l, f->path), by,
                          by->depth + 1};
    bool whole = extends_add(l, f->root, &asker);
    l->layer[l->count++] = (struct layer){f->root, false};
    return whole;
}

/* ---- layers ---- */

/* What was added since `from` is one whole layout: the one before goes. */
static void whole_replaced(struct loader *l, int from)
{
    int kept = 0;
    for (int i = 0; i < l->count; i++) {
        if (i < from && l->layer[i].whole)
            continue;
        l->layer[kept] = l->layer[i];
        l->layer[kept++].whole = i >= from;
    }
    l->count = kept;
    l->whole = true;
}

static void named_add(struct loader *l, const char *name, struct mark at,
                      const char *folder, bool free)
{
    struct asker by = {.folder = folder, .beneath = free ? NULL : folder};
    int from = l->count;
    bool whole = chain_add(l, name, at, &by);
    if (whole)
        whole_replaced(l, from);
    l->name = whole ? name : arena_printf(l->a, "%s + %s", l->name, name);
}

/* A name, a path, or a map with `extends` and settings. */
static void node_add(struct loader *l, const struct node *n, const char *folder,
                     bool free)
{
    if (!n || n->kind == NODE_NULL)
        return;
    if (n->kind == NODE_LIST) {
        diag(l->d, n->at, DIAG_WRONG_TYPE,
             "the name of a layout, its path, or settings");
        diag_hint(l->d, "as in layout: classic");
        return;
    }
    const struct node *named = n->kind == NODE_MAP ? node_get(n, "extends") : n;
    if (named && named->kind == NODE_SCALAR)
        named_add(l, named->text, named->at, folder, free);
    else if (named)
        extends_add(l, n, &(struct asker){.folder = folder});
    if (n->kind == NODE_MAP)
        l->layer[l->count++] = (struct layer){n, false};
}

/* --layout NAME, as a place in what was typed. */
static struct mark typed(struct arena *a, const char *name)
{
    struct source *src = arena_alloc(a, sizeof *src);
    *src = (struct source){"--layout", name, strlen(name), 0};
    int len = 0;
    for (const char *p = name; utf8_next(&p); len++)
        ;
    return (struct mark){src, 1, 1, len};
}

/* `classic` as shipped, beneath layers of which none is whole. */
static int implied_add(struct loader *l)
{
    static const struct file ship = {.path = "", .shipped = true};
    struct loader base = *l;
    base.layer = arena_array(l->a, DEPTH + 1, sizeof *base.layer);
    base.count = 0;
    struct asker by = {.folder = "", .up = NULL, .file = &ship};
    chain_add(&base, "classic", (struct mark){0}, &by);
    memmove(l->layer + base.count, l->layer,
            (size_t)l->count * sizeof *l->layer);
    memcpy(l->layer, base.layer, (size_t)base.count * sizeof *l->layer);
    l->count += base.count;
    return base.count;
}

struct layers style_layers(struct arena *a, struct diags *d,
                           const struct style_ask *ask)
{
    struct loader l = {.a = a, .d = d, .ask = ask, .name = "classic"};
    const char *const *layout = ask->layout;
    size_t asked = 3; /* the résumé's, --set, and the implied */
    for (; layout && layout[asked - 3]; asked++)
        ;
    l.layer = arena_array(a, asked * (DEPTH + 1), sizeof *l.layer);
    node_add(&l, ask->inline_layout, ask->beside, false);
    for (; layout && *layout; layout++)
        named_add(&l, *layout, typed(a, *layout), "", true);
    node_add(&l, ask->set, "", true);
    int implied = l.whole ? 0 : implied_add(&l);
    const struct node **map = arena_array(a, (size_t)l.count + 1, sizeof *map);
    for (int i = 0; i < l.count; i++)
        map[i] = l.layer[i].map;
    return (struct layers){map, l.count, implied, l.name};
}

const char *style_file(struct arena *a, struct diags *d,
                       const struct style_ask *ask)
{
    struct loader l = {.a = a, .d = d, .ask = ask};
    const char *name = ask->layout[0];
    const struct file *f =
        layout_find(&l, name, typed(a, name), &(struct asker){.folder = ""});
    return f && is_layout(&l, f) ? f->path : NULL;
}
