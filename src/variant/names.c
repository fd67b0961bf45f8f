/* Names and texts as words, folded, and the names in a table by all of them:
 * what a text costs does not grow with how many names begin alike. */
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

enum { MOST_WORDS = 32 }; /* of a name; more are a text */

struct names {
    struct name **by_words, **by_joined;
    bool *goes_on; /* by words: a name may begin with them and go on */
    size_t room;   /* a power of two; 0: nobody is named */
};

/* Of words, with that of those before. */
static size_t hash(size_t h, const char *s)
{
    for (h = h * 33 ^ ' '; *s; s++)
        h = h * 33 ^ (unsigned char)*s;
    return h ^ h >> 15;
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

/* Puts it into the table; the later of two that are the same stays. */
static void put(struct names *all, struct name *m)
{
    size_t h = 0, mask = all->room - 1;
    for (int i = 0; i < m->words; i++) {
        h = hash(h, m->word[i].text);
        if (i + 1 < m->words)
            all->goes_on[h & mask] = true;
    }
    struct name **slot = &all->by_words[h & mask], *same = *slot;
    while (same && (same->kind != m->kind || strcmp(same->key, m->key) != 0 ||
                    strcmp(same->text, m->text) != 0))
        same = same->next;
    if (same) {
        same->of = m->of;
        same->value = m->value;
        return;
    }
    m->next = *slot;
    *slot = m;
    slot = &all->by_joined[hash(0, m->joined) & mask];
    m->next_joined = *slot;
    *slot = m;
}

/* The name that a value is; NULL: it is none. */
static struct name *name_of(struct arena *a, const struct node *n,
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
    if (!m->words || m->words > MOST_WORDS ||
        (kind == NAME_ROLE && m->words == 1))
        return NULL;
    struct buf joined = buf_new(a);
    for (int i = 0; i < m->words; i++)
        buf_puts(&joined, m->word[i].text);
    m->joined = buf_text(&joined);
    return m;
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

/* Those that may be what some words begin with, the shortest first. */
struct search {
    const struct names *names;
    const struct word *word;
    int words, taken;
    size_t hash;
    struct name *next;
};

static struct search search_begin(const struct names *names,
                                  const struct word *word, int words)
{
    return (struct search){.names = names, .word = word, .words = words};
}

static struct name *search_next(struct search *s)
{
    size_t mask = s->names->room - 1;
    while (!s->next && s->taken < s->words &&
           (!s->taken || s->names->goes_on[s->hash & mask])) {
        s->hash = hash(s->hash, s->word[s->taken++].text);
        s->next = s->names->by_words[s->hash & mask];
    }
    struct name *m = s->next;
    s->next = m ? m->next : NULL;
    return m;
}

/* Names that a text has as whole words are known. */
static void know(struct arena *a, struct names *names, const char *typed,
                 bool post)
{
    int count;
    const char *text = utf8_folded(a, typed);
    const struct word *word = words_of(a, text, &count);
    for (int i = 0; i < count; i++) {
        struct search s = search_begin(names, word + i, count - i);
        for (struct name *m; (m = search_next(&s));)
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

/* The names of all variants in the order of the file, linked by next. */
static struct name *names_all(struct arena *a, const struct variant_file *all,
                              size_t *words)
{
    struct name *first = NULL, **last = &first;
    enum name_kind kind;
    for (int i = 0; i < all->count; i++) {
        const struct variant *v = &all->variant[i];
        const struct node *values = node_get(v->node, "values");
        const struct node *c = values ? values->child : NULL;
        for (; c; c = c->next) {
            if (!c->key || !kind_of(all->root, c->key, &kind))
                continue;
            const struct node *text = first_text(c);
            for (; text; text = next_text(c, text)) {
                *last = name_of(a, text, c->key, kind, v);
                if (!*last)
                    continue;
                *words += (size_t)(*last)->words;
                last = &(*last)->next;
            }
        }
    }
    return first;
}

const struct names *names_read(struct arena *a, const struct variant_file *all)
{
    struct names *names = arena_alloc(a, sizeof *names);
    const struct node *cv = node_get(all->root, "cv");
    size_t words = 0;
    struct name *m = names_all(a, all, &words);
    if (!m)
        return names;
    for (names->room = 16; names->room < words * 2;)
        names->room *= 2;
    names->by_words = arena_array(a, names->room, sizeof *names->by_words);
    names->by_joined = arena_array(a, names->room, sizeof *names->by_joined);
    names->goes_on = arena_array(a, names->room, sizeof *names->goes_on);
    for (struct name *next; m; m = next) {
        next = m->next;
        put(names, m);
    }
    if (cv)
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
            struct name *m = name_of(a, text, c->key, kind, v);
            if (!m)
                continue;
            m->next = own;
            own = m;
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
    struct search s = search_begin(names, word, words);
    const struct name *m;
    while ((m = search_next(&s))) {
        int n = matches(m, text, word, words, link);
        if (n > *taken) {
            best = m;
            *taken = n;
        }
    }
    m = link ? names->by_joined[hash(0, word->text) & (names->room - 1)] : NULL;
    for (; m && !*taken; m = m->next_joined)
        if (strcmp(m->joined, word->text) == 0) {
            best = m;
            *taken = 1;
        }
    return best;
}
