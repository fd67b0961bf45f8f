/* The guard of truth: a variant chooses, reorders and rewords. Dates, who it
 * was for, what one was there, degrees and the like stay as they are, and no
 * text says a number that the text it takes the place of does not. */
#include "variant/private.h"
#include <string.h>

/* ---- which keys are facts ---- */

static const char *const dates[] = {"date", "start_date", "end_date", NULL};
static const char *const facts[] = {
    "company", "position", "institution", "degree",  "area",  "grade",
    "title",   "journal",  "doi",         "authors", "roles", NULL};
/* Not read on the page as a claim. */
static const char *const others[] = {"id",  "tags",  "priority", "notes",
                                     "url", "style", NULL};

static bool among(const char *const *words, const char *key)
{
    while (*words && strcmp(*words, key) != 0)
        words++;
    return *words;
}

static bool is_fact(const char *key)
{
    return among(dates, key) || among(facts, key);
}

/* ---- numbers in a text ---- */

/* A digit of any script that has ten in a row, as 0 to 9; -1: none. */
static int digit_of(uint32_t c)
{
    static const uint32_t zero[] = {'0',   0x660, 0x6F0, 0x966,
                                    0x9E6, 0xE50, 0xFF10};
    for (size_t i = 0; i < sizeof zero / sizeof *zero; i++)
        if (c >= zero[i] && c < zero[i] + 10)
            return (int)(c - zero[i]);
    return -1;
}

static bool is_joint(uint32_t c)
{
    return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0xA0 ||
           c == 0x202F || c == ':';
}

/* Letters right behind a number, and signs, belong to it: 3.5x, 12%, 40k. */
static const char *read_unit(struct buf *out, const char *s)
{
    const char *p = s;
    uint32_t c = utf8_next(&p);
    bool spaced = c == ' ' || c == 0xA0 || c == 0x202F;
    const char *q = p;
    uint32_t sign = spaced ? utf8_next(&q) : c;
    if (sign == '%' || sign == 0x2030) {
        buf_utf8(out, sign);
        return spaced ? q : p;
    }
    if (c == '+' || c == 0xD7) {
        buf_utf8(out, c == 0xD7 ? 'x' : c);
        return p;
    }
    p = s;
    for (const char *next = s;
         utf8_is_letter_or_digit(c = utf8_next(&next)) && digit_of(c) < 0;
         p = next)
        buf_utf8(out, utf8_lower(c));
    return p;
}

/* One number at s, which begins with a digit. Joints before three digits that
 * end a group are left out: 1,200 is 1200. */
static const char *read_number(struct arena *a, struct words *to, const char *s)
{
    struct buf out = buf_new(a);
    for (;;) {
        const char *p = s;
        uint32_t c = utf8_next(&p);
        if (digit_of(c) >= 0) {
            buf_putc(&out, (char)('0' + digit_of(c)));
            s = p;
            continue;
        }
        const char *q = p;
        int digits = 0;
        while (is_joint(c) && digits < 4 && digit_of(utf8_next(&q)) >= 0)
            digits++;
        if (!digits)
            break;
        if (digits != 3 || c == '.' || c == ':')
            buf_putc(&out, c == ':' ? ':' : '.');
        s = p;
    }
    s = read_unit(&out, s);
    words_add(a, to, buf_text(&out));
    return s;
}

static void numbers_in(struct arena *a, struct words *to, const char *s)
{
    /* a placeholder is no number, whatever its name */
    for (const char *p = s; *p; s = p) {
        const char *end = strncmp(s, "{{", 2) == 0 ? strstr(s, "}}") : NULL;
        if (end)
            p = end;
        else if (digit_of(utf8_next(&p)) >= 0)
            p = read_number(a, to, s);
    }
}

static void numbers_of(struct arena *a, struct words *to, const struct node *n)
{
    if (n->key && among(others, n->key))
        return;
    if (n->kind == NODE_SCALAR)
        numbers_in(a, to, n->text);
    for (const struct node *c = n->child; c; c = c->next)
        numbers_of(a, to, c);
}

/* ---- what is said ---- */

static void say(struct facts *f, const struct node *at, const char *what,
                const struct node *was)
{
    struct mark place = at->kind == NODE_NULL ? at->key_at : at->at;
    diag(f->d, place, DIAG_CHANGED_FACT, "%s", what);
    if (was && was->kind == NODE_SCALAR)
        diag_hint(f->d, "%s says %s", place_named(f->a, was->at, place),
                  quoted(f->a, was->text));
    else if (was)
        diag_hint(f->d, "it is on %s", place_named(f->a, was->at, place));
    hint_variant(f->a, f->d, f->v, place);
    diag_hint(f->d, "if it is true as well: allow: [facts] there");
}

/* Whether two sorted lists are the first in the second; else the word that is
 * not, of all its times. */
static const char *missing(const struct words *few, const struct words *many)
{
    int k = 0;
    for (int i = 0; i < few->count; i++, k++) {
        while (k < many->count && strcmp(many->word[k], few->word[i]) < 0)
            k++;
        if (k == many->count || strcmp(many->word[k], few->word[i]) != 0)
            return few->word[i];
    }
    return NULL;
}

/* The numbers of all texts of an item. */
static struct words numbers_known(struct facts *f, const struct node *item)
{
    struct words all = {0};
    const struct node *c = item->kind == NODE_MAP ? item->child : item;
    for (; c; c = item->kind == NODE_MAP ? c->next : NULL)
        numbers_of(f->a, &all, c);
    words_sort(&all);
    return all;
}

static void check_numbers(struct facts *f, const struct node *value,
                          const struct words *known, const struct node *was)
{
    struct words own = {0};
    numbers_of(f->a, &own, value);
    if (!own.count)
        return;
    words_sort(&own);
    const char *more = missing(&own, known);
    if (more)
        say(f, value, arena_printf(f->a, "the number %s", quoted(f->a, more)),
            was);
}

/* ---- fields ---- */

static bool same_text(const char *x, const char *y)
{
    for (;; x++, y++) {
        x += strspn(x, " \n");
        y += strspn(y, " \n");
        if (*x != *y || !*x)
            return *x == *y;
    }
}

/* Whether two values say the same, or one of them does in a language. */
static bool same(const struct node *x, const struct node *y)
{
    if (x->kind == NODE_SCALAR && y->kind == NODE_SCALAR)
        return same_text(x->text, y->text);
    if (x->kind == NODE_SCALAR || y->kind == NODE_SCALAR) {
        const struct node *one = x->kind == NODE_SCALAR ? x : y;
        const struct node *c = (x == one ? y : x)->child;
        for (; c; c = c->next)
            if (c->kind == NODE_SCALAR && same_text(c->text, one->text))
                return true;
        return false;
    }
    const struct node *p = x->child, *q = y->child;
    for (; p && q; p = p->next, q = q->next)
        if (strcmp(p->key ? p->key : "", q->key ? q->key : "") != 0 ||
            !same(p, q))
            return false;
    return !p && !q;
}

/* A fact of `was` (NULL: there was none) that is now `value`. */
static void check_fact(struct facts *f, const char *key, const struct node *was,
                       const struct node *value)
{
    bool none = !was || was->kind == NODE_NULL;
    if (value->kind == NODE_NULL ? none || !among(dates, key)
                                 : !none && same(was, value))
        return;
    say(f, value, arena_printf(f->a, "its '%s'", key), was);
}

void facts_patched(struct facts *f, const struct node *was,
                   const struct node *patch)
{
    if (f->allowed)
        return;
    struct words known = numbers_known(f, was);
    if (patch->kind != NODE_MAP) {
        check_numbers(f, patch, &known, was);
        return;
    }
    for (const struct node *p = patch->child; p; p = p->next) {
        const struct node *old = node_get(was, p->key);
        bool ours = strcmp(p->key, "before") == 0 ||
                    strcmp(p->key, "after") == 0 || strcmp(p->key, "hide") == 0;
        if (is_fact(p->key))
            check_fact(f, p->key, old, p);
        else if (strcmp(p->key, "entries") == 0 && p->kind == NODE_LIST)
            facts_added(f, p);
        else if (!ours && (p->kind == NODE_LIST || !key_nests(p->key)))
            check_numbers(f, p, &known, old ? old : was);
    }
}

/* ---- what is new ---- */

static const struct words *all_numbers(struct facts *f)
{
    if (!f->counted && f->cv)
        numbers_of(f->a, &f->numbers, f->cv);
    if (!f->counted)
        words_settle(f->a, &f->numbers);
    f->counted = true;
    return &f->numbers;
}

/* A text that has no other to be held against says no number that stands
 * nowhere in the résumé. */
static void check_new(struct facts *f, const struct node *n)
{
    if (n->key && among(others, n->key))
        return;
    if (n->key && is_fact(n->key)) {
        check_fact(f, n->key, NULL, n);
        return;
    }
    for (const struct node *c = n->child; c; c = c->next)
        check_new(f, c);
    if (n->kind != NODE_SCALAR)
        return;
    struct words own = {0};
    numbers_in(f->a, &own, n->text);
    for (int i = 0; i < own.count; i++)
        if (!words_have(all_numbers(f), own.word[i])) {
            say(f, n,
                arena_printf(f->a,
                             "the number %s, which stands nowhere in "
                             "the résumé",
                             quoted(f->a, own.word[i])),
                NULL);
            return;
        }
}

void facts_added(struct facts *f, const struct node *list)
{
    if (!list || f->allowed)
        return;
    if (list->kind == NODE_SCALAR)
        check_new(f, node_keyed(f->a, list, NULL, list->at));
    for (const struct node *c = list->child; c; c = c->next)
        check_new(f, c);
}

void facts_set(struct facts *f, const char *key, const struct node *was,
               const struct node *value)
{
    if (f->allowed || among(others, key))
        return;
    if (is_fact(key)) {
        check_fact(f, key, was, value);
    } else if (was && was->kind != NODE_NULL) {
        struct words known = numbers_known(f, was);
        check_numbers(f, value, &known, was);
    } else {
        facts_added(f, value);
    }
}
