/* Names and texts as words, folded, and the names in a table by their first
 * word. */
#include "variant/names.h"
#include "variant/private.h"
#include <string.h>

/* ---- words ---- */

static bool stands_alone(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xAC00) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0x20000 && c < 0x32000);
}

const struct word *words_of(struct arena *a, const char *text, int *count)
{
    struct word *word = NULL;
    int n = 0, room = 0;
    for (const char *s = text; *s;) {
        const char *from = s;
        uint32_t c = utf8_next(&s);
        if (!utf8_is_letter_or_digit(c))
            continue;
        for (const char *p = s; !stands_alone(c); s = p) {
            uint32_t next = utf8_next(&p);
            if (!utf8_is_letter_or_digit(next) || stands_alone(next))
                break;
        }
        word = arena_more(a, word, n, &room, sizeof *word, 16);
        word[n++] = (struct word){arena_copy(a, from, (size_t)(s - from)),
                                  (size_t)(from - text), (size_t)(s - text)};
    }
    *count = n;
    return word;
}

/* ---- names ---- */

struct names {
    struct name **by_first, **by_joined;
    size_t room; /* a power of two; 0: nobody is named */
};

static size_t hash(const char *s)
{
    size_t h = 5381;
    for (; *s; s++)
        h = h * 33 ^ (unsigned char)*s;
    return h;
}

/* The kind of a value's name; false: it is nobody's. */
static bool kind_of(const struct node *root, const char *key,
                    enum name_kind *kind)
{
    const struct node *settings = node_get(root, "settings");
    const struct node *guard = settings ? node_get(settings, "guard") : NULL;
    const struct node *c =
        guard && guard->kind == NODE_LIST ? guard->child : guard;
    *kind = strcmp(key, "company") == 0 ? NAME_COMPANY
            : strcmp(key, "role") == 0  ? NAME_ROLE
                                        : NAME_OTHER;
    if (*kind != NAME_OTHER || strcmp(key, "contact") == 0)
        return true;
    for (; c; c = guard->kind == NODE_LIST ? c->next : NULL)
        if (strcmp(node_text(c), key) == 0)
            return true;
    return false;
}

/* The texts of a value: itself, or one in each language. */
static const struct node *first_text(const struct node *value)
{
    return value->kind == NODE_MAP ? value->child : value;
}

static const struct node *next_text(const struct node *value,
                                    const struct node *text)
{
    return value->kind == NODE_MAP ? text->next : NULL;
}

static void name_add(struct arena *a, struct names *all, const struct node *n,
                     const char *key, enum name_kind kind,
                     const struct variant *v)
{
    struct name *m = arena_alloc(a, sizeof *m);
    *m = (struct name){.text = utf8_folded(a, node_text(n)),
                       .kind = kind,
                       .key = key,
                       .of = v,
                       .value = n};
    m->word = words_of(a, m->text, &m->words);
    /* a role of one word is a word of the language */
    if (!m->words || (kind == NAME_ROLE && m->words == 1))
        return;
    struct buf joined = buf_new(a);
    for (int i = 0; i < m->words; i++)
        buf_puts(&joined, m->word[i].text);
    m->joined = buf_text(&joined);
    struct name **slot =
        &all->by_first[hash(m->word[0].text) & (all->room - 1)];
    m->next = *slot;
    *slot = m;
    slot = &all->by_joined[hash(m->joined) & (all->room - 1)];
    m->next_joined = *slot;
    *slot = m;
}

static bool is_passed_over(char c)
{
    return c && strchr("*`[]\\_", c);
}

/* Whether `name` is what stands from word to word, marks and the number of
 * blanks aside. */
static bool same_signs(const char *name, size_t name_len, const char *text,
                       size_t len)
{
    const char *end = text + len, *name_end = name + name_len;
    while (text < end && name < name_end) {
        if (is_passed_over(*text) || is_passed_over(*name)) {
            text += is_passed_over(*text);
            name += is_passed_over(*name);
        } else if (*text == ' ' || *text == '\n') {
            if (*name != ' ')
                return false;
            text += strspn(text, " \n");
            name += strspn(name, " ");
        } else if (*text++ != *name++) {
            return false;
        }
    }
    return text >= end && name >= name_end;
}

/* How many words from the first on are the name; 0: it is not there. */
static int matches(const struct name *m, const char *text,
                   const struct word *word, int words, bool link)
{
    if (m->words > words)
        return 0;
    for (int i = 0; i < m->words; i++)
        if (strcmp(m->word[i].text, word[i].text) != 0)
            return 0;
    const char *inner = m->text + m->word[0].from;
    size_t len = m->word[m->words - 1].end - m->word[0].from;
    bool same = link || m->words == 1 ||
                same_signs(inner, len, text + word[0].from,
                           word[m->words - 1].end - word[0].from);
    return same ? m->words : 0;
}

/* Names that a text has as whole words are known. */
static void know(struct arena *a, struct names *names, const char *typed,
                 bool post)
{
    int count;
    const char *text = utf8_folded(a, typed);
    const struct word *word = words_of(a, text, &count);
    for (int i = 0; i < count; i++) {
        struct name *m =
            names->by_first[hash(word[i].text) & (names->room - 1)];
        for (; m; m = m->next)
            if ((m->kind == NAME_ROLE) == post &&
                matches(m, text, word + i, count - i, true))
                m->known = true;
    }
}

/* Employers and posts of the résumé, in all languages. */
static void know_all(struct arena *a, struct names *names, const struct node *n,
                     bool employer, bool post)
{
    if (n->key) {
        employer = employer || strcmp(n->key, "company") == 0 ||
                   strcmp(n->key, "institution") == 0;
        post = post || strcmp(n->key, "position") == 0 ||
               strcmp(n->key, "headline") == 0;
    }
    if (n->kind == NODE_SCALAR && (employer || post))
        know(a, names, n->text, post);
    for (const struct node *c = n->child; c; c = c->next)
        know_all(a, names, c, employer, post);
}

const struct names *names_read(struct arena *a, const struct variant_file *all)
{
    struct names *names = arena_alloc(a, sizeof *names);
    const struct node *cv = node_get(all->root, "cv");
    enum name_kind kind;
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < all->count; i++) {
            const struct variant *v = &all->variant[i];
            const struct node *values = node_get(v->node, "values");
            const struct node *c = values ? values->child : NULL;
            for (; c; c = c->next) {
                if (!c->key || !kind_of(all->root, c->key, &kind))
                    continue;
                const struct node *text = first_text(c);
                for (; text; text = next_text(c, text)) {
                    count++;
                    if (pass)
                        name_add(a, names, text, c->key, kind, v);
                }
            }
        }
        if (pass || !count)
            break;
        for (names->room = 16; names->room < count * 2;)
            names->room *= 2;
        names->by_first = arena_array(a, names->room, sizeof *names->by_first);
        names->by_joined =
            arena_array(a, names->room, sizeof *names->by_joined);
    }
    if (names->room && cv)
        know_all(a, names, cv, false, false);
    return names;
}

bool names_none(const struct names *names)
{
    return !names->room;
}

struct name *names_own(struct arena *a, const struct variant_file *all,
                       const struct variant *v, const struct node *root)
{
    const struct node *values = node_get(root, "values");
    const struct node *c = values ? values->child : NULL;
    struct name *own = NULL;
    enum name_kind kind;
    for (; c; c = c->next) {
        if (!kind_of(all->root, c->key, &kind))
            continue;
        const struct node *text = first_text(c);
        for (; text; text = next_text(c, text)) {
            struct name *slot[2] = {NULL, NULL};
            struct names one = {&slot[0], &slot[1], 1};
            name_add(a, &one, text, c->key, kind, v);
            if (!slot[0])
                continue;
            slot[0]->next = own;
            own = slot[0];
        }
    }
    return own;
}

/* ---- a text against them ---- */

const struct name *name_at(const struct names *names, const struct name *own,
                           const char *text, const struct word *word, int words,
                           bool link, int *taken)
{
    const struct name *best = NULL;
    *taken = 0;
    for (const struct name *m = own; m; m = m->next) {
        int n = matches(m, text, word, words, link);
        if (link && strcmp(m->joined, word->text) == 0)
            n = n ? n : 1;
        if (n > *taken) {
            best = m;
            *taken = n;
        }
    }
    size_t slot = names->room - 1;
    const struct name *m = names->by_first[hash(word->text) & slot];
    for (; m; m = m->next) {
        int n = matches(m, text, word, words, link);
        if (n > *taken) {
            best = m;
            *taken = n;
        }
    }
    m = link ? names->by_joined[hash(word->text) & slot] : NULL;
    for (; m && !*taken; m = m->next_joined)
        if (strcmp(m->joined, word->text) == 0) {
            best = m;
            *taken = 1;
        }
    return best;
}
