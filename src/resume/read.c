/* Nodes read with care: keys, texts, lists. */
#include "resume/read.h"
#include <string.h>

/* ---- keys ---- */

bool has_word(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *s = words; len && (s = strstr(s, word)); s += len)
        if ((s == words || s[-1] == ' ') && (s[len] == ' ' || !s[len]))
            return true;
    return false;
}

static int add_words(struct arena *a, const char **out, int n,
                     const char *words)
{
    while (*words) {
        size_t len = strcspn(words, " ");
        if (len)
            out[n++] = arena_copy(a, words, len);
        words += len + (words[len] == ' ');
    }
    return n;
}

/* The words of both in a new array, NULL-ended. */
static const char **listed(struct arena *a, const char *one, const char *two)
{
    size_t most = strlen(one) + strlen(two) + 2;
    const char **out = arena_array(a, most, sizeof *out);
    add_words(a, out, add_words(a, out, 0, one), two);
    return out;
}

static bool is_known(const struct keys *keys, const char *key)
{
    return has_word(keys->must, key) || has_word(keys->may, key);
}

/* All that a map may hold; the last list made is kept for the next key. */
static const char *const *known_keys(struct reading *r, const struct keys *keys)
{
    if (r->listed_must != keys->must || r->listed_may != keys->may) {
        r->listed_must = keys->must;
        r->listed_may = keys->may;
        r->listed = listed(r->a, keys->must, keys->may);
    }
    return r->listed;
}

const char *key_meant(const char *word, const struct keys *keys)
{
    static const struct {
        const char *word, *key;
    } meant[] = {
#define MEANT(word, key) {word, key},
#include "resume/meant.def"
#undef MEANT
    };
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        if (strcmp(meant[i].word, word) == 0 && is_known(keys, meant[i].key))
            return meant[i].key;
    return NULL;
}

bool is_near_miss(struct reading *r, const char *key, const struct keys *keys)
{
    return nearest(key, known_keys(r, keys)) != NULL;
}

struct mark place_of(const struct node *n)
{
    return n->key ? n->key_at : n->at;
}

/* Takes the keys that `map` has from the NULL-ended `must`; how many stay. */
static int drop_present(const struct node *map, const char **must)
{
    int n = 0;
    for (int i = 0; must[i]; i++)
        if (!node_get(map, must[i]))
            must[n++] = must[i];
    must[n] = NULL;
    return n;
}

static void drop_word(const char **words, const char *word)
{
    int n = 0;
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) != 0)
            words[n++] = words[i];
    words[n] = NULL;
}

static int count_words(const char *words)
{
    int n = *words != '\0';
    for (; *words; words++)
        n += *words == ' ';
    return n;
}

/* Whether there is nothing to say of the keys; true for most maps. */
static bool keys_are_right(const struct node *map, const struct keys *keys)
{
    int must = 0;
    for (const struct node *c = map->child; c; c = c->next) {
        if (has_word(keys->must, c->key))
            must += c->kind != NODE_NULL;
        else if (!has_word(keys->may, c->key))
            return false;
    }
    return must == count_words(keys->must);
}

/* Whether an unknown key is a section's title rather than a typo of `near`,
 * which may be NULL. */
static bool is_section(const struct node *n, const char *near)
{
    bool nested = n->kind == NODE_MAP || n->kind == NODE_LIST;
    bool alike =
        near && utf8_lower((unsigned char)*n->key) == (unsigned char)*near;
    return nested && !alike;
}

void read_keys(struct reading *r, const struct node *map,
               const struct keys *keys, bool open)
{
    if (keys_are_right(map, keys))
        return;
    const char **missing = listed(r->a, keys->must, "");
    int lacking = drop_present(map, missing);
    const char *const *known = known_keys(r, keys);
    for (const struct node *c = map->child; c; c = c->next) {
        if (c->kind == NODE_NULL && has_word(keys->must, c->key))
            refuse_kind(r, c, "a value");
        if (is_known(keys, c->key))
            continue;
        const char *near = nearest(c->key, known);
        if (!near && open)
            continue;
        const char *meant = key_meant(c->key, keys);
        near = meant ? meant : near;
        diag(r->d, c->key_at, DIAG_UNKNOWN_KEY, "%s in %s",
             quoted(r->a, c->key), keys->of);
        if (!near && lacking == 1 && missing[0])
            near = missing[0];
        if (is_section(c, near) && is_known(keys, "sections"))
            diag_hint(r->d, "a section stands under 'sections:', indented by "
                            "two spaces more");
        else if (near)
            diag_hint(r->d, "did you mean '%s'?", near);
        else
            diag_nearest(r->d, c->key, known);
        if (near)
            drop_word(missing, near);
    }
    for (const char **m = missing; *m; m++) {
        diag(r->d, place_of(map), DIAG_MISSING_KEY, "'%s' in %s", *m, keys->of);
        diag_hint(r->d, "add a line: '%s: …'", *m);
    }
}

/* ---- kinds ---- */

bool is_kind(struct reading *r, const struct node *n, enum node_kind kind,
             const char *what)
{
    if (n->kind != kind && n->kind != NODE_NULL)
        refuse_kind(r, n, what);
    return n->kind == kind;
}

/* ---- texts ---- */

/* A name as {{name}} has it, of `len` bytes. */
static bool is_identifier(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool letter = (s[i] >= 'a' && s[i] <= 'z') ||
                      (s[i] >= 'A' && s[i] <= 'Z') || s[i] == '_';
        if (!letter && (i == 0 || s[i] < '0' || s[i] > '9'))
            return false;
    }
    return len > 0;
}

/* Errors beyond these are nobody's to read; they are not looked for. */
enum { MOST_PLACED = 1000 };

/* Lines a scalar may take in its source: at least as many as it has, and one
 * for every few words that YAML may have folded. */
static int lines_of(const char *text)
{
    int lines = 3 + (int)(strlen(text) / 20);
    for (; (text = strchr(text, '\n')); text++)
        lines++;
    return lines;
}

static void find_placeholders(struct reading *r, const struct node *n)
{
    for (const char *s = n->text; (s = strstr(s, "{{")); s++) {
        size_t len = strcspn(s + 2, "{}");
        if (strncmp(s + 2 + len, "}}", 2) != 0 || !is_identifier(s + 2, len) ||
            (s > n->text && s[-1] == '\\'))
            continue;
        const char *typed = arena_copy(r->a, s, len + 4);
        struct mark at = n->at;
        if (diags_count(r->d, SEVERITY_ERROR) <= MOST_PLACED)
            at = mark_find(at, typed, lines_of(n->text));
        diag(r->d, at, DIAG_PLACEHOLDER, "%s", typed);
        if (r->variant)
            diag_hint(r->d, "variant %s gives it none: values: {%.*s: …}",
                      r->variant, (int)len, s + 2);
        else
            diag_hint(r->d, "values: {%.*s: …} gives it one, or --variant NAME",
                      (int)len, s + 2);
        diag_hint(r->d, "write \\%s to print it as it stands", typed);
    }
}

/* The other languages' texts are checked as the chosen one is. */
static void check_others(struct reading *r, const struct node *map,
                         const struct node *mine, const char *what)
{
    for (const struct node *c = map->child; c; c = c->next) {
        if (c == mine || !is_kind(r, c, NODE_SCALAR, what))
            continue;
        find_placeholders(r, c);
        markup_read(r->a, r->d, c->text, c->at);
    }
}

const struct node *read_scalar(struct reading *r, const struct node *n,
                               const char *what)
{
    if (is_language_map(r, n)) {
        const struct node *mine = language_chosen(r, n);
        check_others(r, n, mine, what);
        n = mine;
    }
    if (n->kind == NODE_MAP)
        refuse_map(r, n, what);
    else if (n->kind == NODE_LIST)
        refuse_list(r, n, what);
    else if (n->kind == NODE_NULL && !n->key)
        refuse_nothing(r, n, what);
    if (n->kind != NODE_SCALAR)
        return NULL;
    find_placeholders(r, n);
    return n;
}

const char *read_word(struct reading *r, const struct node *n, const char *what)
{
    n = read_scalar(r, n, what);
    if (!n)
        return NULL;
    struct rich text = markup_plain(r->a, r->d, n->text, n->at);
    return rich_empty(text) ? NULL : rich_text(r->a, text);
}

/* The text of scalar s, which stands for n: itself, or one of the languages
 * of a map. */
static struct rich read_markup(struct reading *r, const struct node *n,
                               const struct node *s)
{
    struct rich text = markup_read(r->a, r->d, s->text, s->at);
    return s == n ? text : in_language(r, s->key, text);
}

struct rich read_title(struct reading *r, const struct node *n)
{
    const struct node *s = read_scalar(r, n, "a text");
    return s ? read_markup(r, n, s) : (struct rich){.at = n->at};
}

struct rich read_body(struct reading *r, const struct node *n, const char *what)
{
    const struct node *s = read_scalar(r, n, what);
    if (!s)
        return (struct rich){.at = n->at};
    struct rich text = read_markup(r, n, s);
    return r->bold ? rich_bold_words(r->a, text, r->bold) : text;
}

struct rich read_prose(struct reading *r, const struct node *n,
                       const char *what)
{
    return in_own(r, n, read_body(r, n, what));
}

/* ---- lists ---- */

/* A list of `n` alone: the same node without its siblings and its key. */
static const struct node *alone(struct reading *r, const struct node *n)
{
    struct node *one = arena_alloc(r->a, sizeof *one);
    *one = *n;
    one->key = NULL;
    one->next = NULL;
    return one;
}

/* "-item" where "- item" is meant. */
static bool is_glued(const struct node *n)
{
    return n->kind == NODE_SCALAR && !n->quoted && n->text[0] == '-' &&
           n->key && n->at.line > n->key_at.line;
}

const struct node *read_list(struct reading *r, const struct node *n,
                             const char *what)
{
    if (n->kind == NODE_NULL)
        return NULL;
    if (n->kind == NODE_LIST)
        return n->child;
    refuse_kind(r, n, what);
    diag_hint(r->d, "%s",
              is_glued(n) ? "a space is missing after '-'"
                          : "begin each on a line of its own "
                            "with '- '");
    return n->kind == NODE_SCALAR ? alone(r, n) : NULL;
}

const struct node *read_one_or_list(struct reading *r, const struct node *n,
                                    const char *what)
{
    bool one = n->kind == NODE_SCALAR && !is_glued(n);
    return one ? alone(r, n) : read_list(r, n, what);
}

int count_nodes(const struct node *first)
{
    int n = 0;
    for (; first; first = first->next)
        n++;
    return n;
}

const char *const *read_words(struct reading *r, const struct node *n,
                              const char *what)
{
    const struct node *c = n ? read_one_or_list(r, n, "a list of texts") : NULL;
    const char **out =
        arena_array(r->a, (size_t)count_nodes(c) + 1, sizeof *out);
    for (int i = 0; c; c = c->next) {
        const char *word = read_word(r, c, what);
        if (word)
            out[i++] = word;
    }
    return out;
}

/* ---- web addresses ---- */

const char *url_shown(struct arena *a, const char *url)
{
    const char *begin = strstr(url, "://");
    begin = begin ? begin + 3 : url;
    size_t len = strlen(begin);
    while (len && begin[len - 1] == '/')
        len--;
    return arena_copy(a, begin, len);
}
