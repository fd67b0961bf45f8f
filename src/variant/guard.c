/* The guard against the classic mistake: a page for one that names another.
 *
 * Names and texts are words, folded. At each word of a text the longest name
 * that begins there is taken; if it is another's, it is said. What stands
 * between the words of a name must stand there too, but in links and names of
 * files, where a name may also be written as one word. */
#include "variant/private.h"
#include <limits.h>
#include <string.h>

/* ---- words ---- */

struct word {
    const char *text; /* folded */
    size_t from, end; /* in the folded text */
};

static bool stands_alone(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xAC00) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0x20000 && c < 0x32000);
}

/* The words of a folded text; characters of scripts without word spaces are a
 * word each. */
static struct word *words_of(struct arena *a, const char *text, int *count)
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

/* Who a variant is for, or what as. */
enum kind { COMPANY, ROLE, OTHER };

struct name {
    const char *text;   /* folded */
    const char *joined; /* its words as one */
    const struct word *word;
    int words;
    enum kind kind;
    bool known;      /* the résumé has an employer or, a role, a post of it */
    const char *key; /* of the value */
    const struct variant *of;
    const struct node *value;
    struct name *next; /* that begins with the same word */
    struct name *next_joined;
};

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
static bool kind_of(const struct node *root, const char *key, enum kind *kind)
{
    const struct node *settings = node_get(root, "settings");
    const struct node *guard = settings ? node_get(settings, "guard") : NULL;
    const struct node *c =
        guard && guard->kind == NODE_LIST ? guard->child : guard;
    *kind = strcmp(key, "company") == 0 ? COMPANY
            : strcmp(key, "role") == 0  ? ROLE
                                        : OTHER;
    if (*kind != OTHER || strcmp(key, "contact") == 0)
        return true;
    for (; c; c = guard->kind == NODE_LIST ? c->next : NULL)
        if (strcmp(node_text(c), key) == 0)
            return true;
    return false;
}

static void name_add(struct arena *a, struct names *all, const struct node *n,
                     enum kind kind, const struct variant *v)
{
    struct name *m = arena_alloc(a, sizeof *m);
    *m = (struct name){.text = utf8_folded(a, n->text),
                       .kind = kind,
                       .key = n->key,
                       .of = v,
                       .value = n};
    m->word = words_of(a, m->text, &m->words);
    /* a role of one word is a word of the language */
    if (!m->words || (kind == ROLE && m->words == 1))
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
            if ((m->kind == ROLE) == post &&
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
    enum kind kind;
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < all->count; i++) {
            const struct variant *v = &all->variant[i];
            const struct node *values = node_get(v->node, "values");
            const struct node *c = values ? values->child : NULL;
            for (; c; c = c->next) {
                if (!*node_text(c) || !c->key ||
                    !kind_of(all->root, c->key, &kind))
                    continue;
                count++;
                if (pass)
                    name_add(a, names, c, kind, v);
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

/* ---- a text against the names ---- */

struct guard {
    struct arena *a;
    struct diags *d;
    const struct variant_file *all;
    const struct names *names;
    const struct variant *v;
    struct name *own; /* linked by next */
    int first, end;   /* the lines of `variants:` in the résumé */
};

/* How a text is read. */
struct way {
    bool link;   /* as an address or the name of a file */
    bool strict; /* no employer has business there */
    bool given;  /* the résumé says it, not the variant */
};

/* The longest name at the first of some words, and how many of them it has. */
static const struct name *name_at(const struct guard *g, const char *text,
                                  const struct word *word, int words, bool link,
                                  int *taken)
{
    const struct name *best = NULL;
    *taken = 0;
    for (const struct name *m = g->own; m; m = m->next) {
        int n = matches(m, text, word, words, link);
        if (link && strcmp(m->joined, word->text) == 0)
            n = n ? n : 1;
        if (n > *taken) {
            best = m;
            *taken = n;
        }
    }
    size_t slot = g->names->room - 1;
    const struct name *m = g->names->by_first[hash(word->text) & slot];
    for (; m; m = m->next) {
        int n = matches(m, text, word, words, link);
        if (n > *taken) {
            best = m;
            *taken = n;
        }
    }
    m = link ? g->names->by_joined[hash(word->text) & slot] : NULL;
    for (; m && !*taken; m = m->next_joined)
        if (strcmp(m->joined, word->text) == 0) {
            best = m;
            *taken = 1;
        }
    return best;
}

static bool is_own(const struct guard *g, const struct name *m)
{
    for (const struct name *o = g->own; o; o = o->next)
        if (o == m || strcmp(o->text, m->text) == 0)
            return true;
    return false;
}

/* Whether the name may stand there. */
static bool is_aside(struct guard *g, const struct name *m, struct way way)
{
    if (is_own(g, m) || variant_allows(g->a, g->v, m->value->text))
        return true;
    if (m->kind != COMPANY && way.given)
        return true;
    if (way.strict)
        return false;
    return m->known;
}

static void say(struct guard *g, struct mark at, const struct name *m)
{
    struct arena *a = g->a;
    diag(g->d, at, DIAG_OTHERS_NAME, "%s", quoted(a, m->value->text));
    diag_hint(g->d, "the '%s' of variant %s, %s", m->key,
              quoted(a, m->of->name), place_named(a, m->value->at, at));
    hint_variant(a, g->d, g->v, at);
    diag_hint(g->d, "if it belongs there as well: allow: [%s]", m->value->text);
}

static bool has_capital(const char *s)
{
    for (uint32_t c; (c = utf8_next(&s));)
        if (utf8_lower(c) != c)
            return true;
    return false;
}

/* Whether a word stands in what looks like an address. */
static bool in_link(const char *text, const struct word *w)
{
    size_t from = w->from, end = w->end;
    while (from && !strchr(" \n", text[from - 1]))
        from--;
    end += strcspn(text + end, " \n");
    for (size_t i = from; i + 1 < end; i++)
        if (text[i] == '@' || strncmp(text + i, "://", 3) == 0 ||
            strncmp(text + i, "](", 2) == 0 ||
            strncmp(text + i, "www.", 4) == 0)
            return true;
    return false;
}

/* A name of one word that the résumé itself writes small is a word. */
static bool is_ordinary(const struct name *m, struct way way, bool link,
                        const struct word *raw)
{
    if (link || m->words > 1)
        return false;
    const char *s = m->text;
    utf8_next(&s);
    return !*s || (way.given && raw && has_capital(m->value->text) &&
                   !has_capital(raw->text));
}

static void check_text(struct guard *g, const char *typed, struct mark at,
                       struct way way)
{
    const char *text = utf8_folded(g->a, typed);
    int count, raws, taken;
    const struct word *word = words_of(g->a, text, &count);
    const struct word *raw = words_of(g->a, typed, &raws);
    for (int i = 0; i < count; i += taken ? taken : 1) {
        bool link = way.link || in_link(text, &word[i]);
        const struct name *m =
            name_at(g, text, word + i, count - i, link, &taken);
        if (!m || is_ordinary(m, way, link, raws == count ? &raw[i] : NULL) ||
            is_aside(g, m, way))
            continue;
        struct mark found = at;
        if (at.src && raws == count)
            found = mark_find(at, raw[i].text, 100);
        say(g, found, m);
    }
}

/* ---- what is read ---- */

static bool among(const char *const *words, const char *key)
{
    while (*words && strcmp(*words, key) != 0)
        words++;
    return *words;
}

static void check_node(struct guard *g, const struct node *n, struct way way)
{
    static const char *const unread[] = {
        "id",    "tags",          "priority",    "notes",      "style",
        "guard", "bold_keywords", "hyphenation", "no_hyphens", NULL};
    static const char *const links[] = {"url", "doi", "website", "email", NULL};
    static const char *const strict[] = {"recipient", "salutation", NULL};
    if (n->key && among(unread, n->key))
        return;
    way.link = way.link || (n->key && among(links, n->key));
    way.strict = way.strict || (n->key && among(strict, n->key));
    struct way own = way;
    own.given = n->at.src == g->all->root->at.src &&
                (n->at.line < g->first || n->at.line >= g->end);
    if (n->kind == NODE_SCALAR)
        check_text(g, n->text, n->at, own);
    for (const struct node *c = n->child; c; c = c->next)
        check_node(g, c, way);
}

static void check_titles(struct guard *g, const struct node *cv)
{
    const struct node *sections = cv ? node_get(cv, "sections") : NULL;
    const struct node *c = sections ? sections->child : NULL;
    for (; c; c = c->next)
        if (c->key)
            check_text(g, c->key, c->key_at, (struct way){.given = true});
}

/* The names of the variant itself, from its values as they are now. */
static void read_own(struct guard *g, const struct node *root)
{
    const struct node *values = node_get(root, "values");
    const struct node *c = values ? values->child : NULL;
    struct names one = {.room = 1};
    enum kind kind;
    for (; c; c = c->next) {
        struct name *slot[2] = {NULL, NULL};
        if (!*node_text(c) || !kind_of(g->all->root, c->key, &kind))
            continue;
        one.by_first = &slot[0];
        one.by_joined = &slot[1];
        name_add(g->a, &one, c, kind, g->v);
        if (!slot[0])
            continue;
        slot[0]->next = g->own;
        g->own = slot[0];
    }
}

/* The lines of `variants:` where it stands in the résumé. */
static void find_lines(struct guard *g)
{
    const struct node *n = node_get(g->all->root, "variants");
    g->first = g->end = INT_MAX;
    if (!n || n != g->all->map)
        return;
    g->first = n->key_at.line;
    if (n->next)
        g->end = n->next->key_at.line;
}

void variant_guard(struct arena *a, struct diags *d,
                   const struct variant_file *all, const struct variant *v,
                   const struct node *root, const char *file)
{
    struct guard g = {
        .a = a, .d = d, .all = all, .names = all->lookup->names, .v = v};
    const struct node *cv = node_get(root, "cv");
    const struct node *letter = node_get(root, "letter");
    const struct node *settings = node_get(root, "settings");
    if (!g.names->room)
        return;
    read_own(&g, root);
    find_lines(&g);
    if (cv)
        check_node(&g, cv, (struct way){0});
    check_titles(&g, cv);
    if (letter)
        check_node(&g, letter, (struct way){0});
    if (settings)
        check_node(&g, settings, (struct way){.strict = true});
    if (file)
        check_text(&g, file, v->at, (struct way){.link = true, .strict = true});
}
