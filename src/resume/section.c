/* Sections: a title and entries of any mixture, written short (a list) or
 * long (a map). */
#include "resume/read.h"
#include <string.h>

const struct keys section_keys = {
    "a section", "", "entries title style subsections " TAGGED_KEYS};
const struct keys sub_keys = {"a subsection", "",
                              "entries title style " TAGGED_KEYS};

/* ---- a key as a title ---- */

/* Whether a key is a title as it stands: it has a space or a capital. */
static bool is_title(const char *key)
{
    for (uint32_t c; (c = utf8_next(&key));)
        if (c == ' ' || utf8_lower(c) != c)
            return true;
    return false;
}

/* Words that a title does not begin with a capital, unless they are first. */
static const char small_words[] =
    "a and as at but by for from if in into like near nor of off on onto or "
    "over so than that to upon when with yet";

static void put_word(struct buf *out, const char *word, size_t len, bool first)
{
    const char *copy = arena_copy(out->arena, word, len);
    if (len && (first || !has_word(small_words, copy)))
        buf_utf8(out, utf8_upper(utf8_next(&copy)));
    buf_puts(out, copy);
}

/* "work_and_life" is "Work and Life". */
static const char *title_of(struct arena *a, const char *key)
{
    if (is_title(key))
        return key;
    struct buf out = buf_new(a);
    for (const char *s = key; *s;) {
        size_t len = strcspn(s, "_");
        put_word(&out, s, len, s == key);
        s += len;
        if (*s == '_') {
            buf_putc(&out, ' ');
            s++;
        }
    }
    return buf_text(&out);
}

/* A key that stands for a title is that of the language; any other is one. */
static struct rich read_heading(struct reading *r, const struct node *n)
{
    const struct node *given =
        n->kind == NODE_MAP ? node_get(n, "title") : NULL;
    if (given && given->kind != NODE_NULL)
        return in_own(r, given, read_title(r, given));
    const char *usual = locale_title_of(r->a, r->lang, n->key);
    if (usual)
        return rich_of(r->a, usual, 0, n->key_at);
    struct node *key = arena_alloc(r->a, sizeof *key);
    *key = (struct node){.kind = NODE_SCALAR,
                         .key = "title",
                         .at = n->key_at,
                         .key_at = n->key_at,
                         .text = title_of(r->a, n->key)};
    return in_own(r, key, read_title(r, key));
}

/* ---- sections ---- */

static void read_entries(struct reading *r, const struct node *n,
                         struct section *s)
{
    const struct node *c = read_one_or_list(r, n, "a list of entries");
    struct entry *entry =
        arena_array(r->a, (size_t)count_nodes(c) + 1, sizeof *entry);
    for (; c; c = c->next)
        entry[s->entries++] = entry_read(r, c);
    s->entry = entry;
}

static struct section *read_sections(struct reading *r, const struct node *map,
                                     const struct keys *keys, int *count);

static void read_long(struct reading *r, const struct node *n,
                      const struct keys *keys, struct section *s)
{
    read_keys(r, n, keys, false);
    s->tagged = tagged_read(r, n);
    const struct node *c = node_get(n, "entries");
    if (c)
        read_entries(r, c, s);
    c = node_get(n, "style");
    if (c && is_kind(r, c, NODE_MAP, "settings"))
        s->style = c;
    c = node_get(n, "subsections");
    if (c && has_word(keys->may, "subsections") &&
        is_kind(r, c, NODE_MAP, "titles with entries under them"))
        s->sub = read_sections(r, c, &sub_keys, &s->subs);
}

/* Whether a map is an entry that lacks its '-' rather than a long section. */
static bool is_entry(const struct node *n)
{
    for (const struct node *c = n->child; c; c = c->next)
        if (has_word("entries subsections", c->key))
            return false;
    const char *mark = entry_mark(n);
    return mark && strcmp(mark, "title") != 0;
}

static struct section read_section(struct reading *r, const struct node *n,
                                   const struct keys *keys)
{
    static const char *const no_tags[] = {NULL};
    struct section s = {
        .key = n->key, .tagged = {.tags = no_tags}, .at = n->key_at};
    s.title = read_heading(r, n);
    if (n->kind == NODE_MAP && n->child && is_entry(n)) {
        refuse_kind(r, n, "a list of entries");
        diag_hint(r->d, "begin each entry with '- '");
        struct entry *e = arena_alloc(r->a, sizeof *e);
        *e = entry_read(r, n);
        s.entry = e;
        s.entries = 1;
    } else if (n->kind == NODE_MAP) {
        read_long(r, n, keys, &s);
    } else if (n->kind != NODE_NULL) {
        read_entries(r, n, &s);
    }
    return s;
}

static struct section *read_sections(struct reading *r, const struct node *map,
                                     const struct keys *keys, int *count)
{
    struct section *section =
        arena_array(r->a, (size_t)map->count + 1, sizeof *section);
    for (const struct node *c = map->child; c; c = c->next)
        section[(*count)++] = read_section(r, c, keys);
    return section;
}

struct section *sections_read(struct reading *r, const struct node *map,
                              int *count)
{
    return read_sections(r, map, &section_keys, count);
}
