/* Cells of templates: names in a text, and what goes with what is missing. */
#include "story/template.h"
#include <string.h>

/* ---- reading ---- */

/* A letter to inline markup, of a script in which nobody writes. */
static const char stand_in[] = "\xEA\x99\xAE"; /* U+A66E */
enum { STAND_IN = 3, NAME_LENGTH = 64 };

/* Bytes of "{name}" at s; 0: there is none. Blanks within are not counted. */
static size_t name_at(const char *s, const char **name, size_t *len)
{
    const char *p = s + 1;
    if (*s != '{')
        return 0;
    p += strspn(p, " ");
    *name = p;
    while (utf8_is_letter_or_digit((unsigned char)*p) ||
           (unsigned char)*p >= 0x80 || (*p && strchr("_- ", *p)))
        p++;
    if (*p != '}' || p == *name || p - *name > NAME_LENGTH)
        return 0;
    *len = (size_t)(p - *name);
    while ((*name)[*len - 1] == ' ')
        --*len;
    return (size_t)(p + 1 - s);
}

/* How many stand-ins there are, names or typed so. */
static int count_stand_ins(const char *s)
{
    int n = 0;
    for (; (s = strstr(s, stand_in)); s += STAND_IN)
        n++;
    return n;
}

/* The template with stand-ins, and their names, NULL for one that is typed. */
static const char *names_hidden(struct arena *a, const char *template,
                                const char **name)
{
    struct buf b = buf_new(a);
    int count = 0;
    while (*template) {
        const char *from;
        size_t len, all = name_at(template, &from, &len);
        if (all) {
            name[count++] = arena_copy(a, from, len);
            buf_puts(&b, stand_in);
        } else {
            if (strncmp(template, stand_in, STAND_IN) == 0)
                name[count++] = NULL;
            buf_putc(&b, *template);
        }
        template += all ? all : 1;
    }
    return buf_text(&b);
}

struct cell cell_read(struct arena *a, struct diags *d, const char *template,
                      struct mark at)
{
    size_t most = strlen(template) / 3 + 1;
    const char **name = arena_array(a, most, sizeof *name);
    struct slot *slot = arena_array(a, most, sizeof *slot);
    struct cell c = {.slot = slot, .at = at};
    const char *hidden = names_hidden(a, template, name);
    c.markup = markup_read(a, d, hidden, at);
    c.text = rich_text(a, c.markup);
    if (count_stand_ins(c.text) != count_stand_ins(hidden)) {
        diag(d, at, DIAG_BAD_VALUE,
             "%s: a name stands where no text is, as in an address",
             quoted(a, template));
        diag_hint(d, "an entry with a url leads there by itself");
        return (struct cell){.text = "", .at = at};
    }
    const char *s = c.text;
    for (int i = 0; (s = strstr(s, stand_in)); i++, s += STAND_IN)
        if (name[i])
            slot[c.slots++] = (struct slot){name[i], (size_t)(s - c.text),
                                            (size_t)(s - c.text) + STAND_IN};
    return c;
}

/* ---- what stays ---- */

struct filling {
    struct arena *a;
    const char *text;
    const struct slot *slot;
    int slots;
    const bool *filled; /* which slots have a value */
    bool *keep;         /* which bytes stay */
};

/* A name or a bracket with names in it; `open` and `close` are 0 of a name. */
struct part {
    size_t from, to;
    size_t open, close; /* bytes */
    bool filled;
};

/* What stands between two parts: words of the one before, a separator, words
 * of the one behind. */
struct between {
    size_t from, core, rest, to;
    int strength;
    bool of_left; /* a colon or a full stop of the part before */
};

static void keep(struct filling *f, size_t from, size_t to)
{
    for (; from < to; from++)
        f->keep[from] = true;
}

/* The blank at s, 0: none. */
static size_t blank_at(const char *s)
{
    static const char *const blank[] = {" ", "\xC2\xA0", "\xE2\x80\x89",
                                        "\xE2\x80\xAF", "\xE3\x80\x80"};
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
        if (strncmp(s, blank[i], strlen(blank[i])) == 0)
            return strlen(blank[i]);
    return 0;
}

enum { WORDS, NOTHING, BLANK, COMMA, COLON, DASH, BAR };

/* The separator at s, and how much it parts; 0: none. `alone`: blanks are about
 * it; `first`: it follows a part. */
static size_t separator_at(const char *s, bool alone, bool first, int *strength)
{
    static const struct {
        const char *sign;
        int strength;
        bool alone, first; /* is one only so */
    } rows[] = {
        {",", COMMA, false, false},
        {"/", COMMA, false, false},
        {"&", COMMA, true, false},
        {"+", COMMA, true, false},
        {"\xE3\x80\x81", COMMA, false, false}, /* 、 */
        {"\xEF\xBC\x8C", COMMA, false, false}, /* ， */
        {"\xD8\x8C", COMMA, false, false},     /* ، */
        {";", COLON, false, false},
        {":", COLON, false, true},
        {".", COLON, false, true},
        {"\xEF\xBC\x9A", COLON, false, true}, /* ： */
        {"\xE3\x80\x82", COLON, false, true}, /* 。 */
        {"-", DASH, true, false},
        {"\xE2\x80\x93", DASH, false, false}, /* – */
        {"\xE2\x80\x94", DASH, false, false}, /* — */
        {"\xC2\xB7", DASH, false, false},     /* · */
        {"\xE2\x80\xA2", DASH, false, false}, /* • */
        {"\xE2\x86\x92", DASH, false, false}, /* → */
        {"|", BAR, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strncmp(s, rows[i].sign, strlen(rows[i].sign)) == 0 &&
            (!rows[i].alone || alone) && (!rows[i].first || first)) {
            *strength = rows[i].strength;
            return strlen(rows[i].sign);
        }
    return 0;
}

static size_t blanks(const char *text, size_t from, size_t to)
{
    for (size_t n; from < to && (n = blank_at(text + from)); from += n)
        ;
    return from;
}

/* From the first separator on, its blanks, and what follows without words. */
static void separator_grow(const char *text, struct between *b)
{
    int strength = NOTHING;
    for (size_t n; b->rest < b->to; b->rest += n) {
        n = blank_at(text + b->rest);
        if (!n && !(n = separator_at(text + b->rest, true, false, &strength)))
            return;
        bool more = !blank_at(text + b->rest) && strength > b->strength;
        b->strength = more ? strength : b->strength;
    }
}

/* Words that end in a colon or a full stop before the part behind. */
static bool is_label(const char *text, size_t from, size_t to)
{
    while (to > from && text[to - 1] == ' ')
        to--;
    return to > from && (text[to - 1] == ':' || text[to - 1] == '.');
}

static struct between between_of(const char *text, size_t from, size_t to)
{
    struct between b = {from, from, to, to, WORDS, false};
    size_t words = blanks(text, from, to);
    if (words == to) {
        b.strength = from == to ? NOTHING : BLANK;
        return b;
    }
    for (size_t p = from, n, last = from; p < to; p += n) {
        n = blank_at(text + p);
        if (n)
            continue;
        bool before = p == from || p > last, behind = blank_at(text + p + 1);
        n = separator_at(text + p, before && behind, p == from, &b.strength);
        if (n) {
            b.core = last;
            b.rest = p + n;
            b.of_left = p == from && b.strength == COLON && text[p] != ';';
            separator_grow(text, &b);
            b.rest = b.rest > to ? to : b.rest;
            return b;
        }
        const char *s = text + p;
        utf8_next(&s);
        n = (size_t)(s - text) - p;
        last = p + n;
    }
    if (is_label(text, words, to)) {
        b.rest = words;
        b.strength = words > from ? BLANK : NOTHING;
    }
    return b;
}

/* ---- brackets ---- */

static const struct {
    const char *open, *close;
} pairs[] = {
    {"(", ")"},
    {"[", "]"},
    {"\"", "\""},
    {"\xE2\x80\x9C", "\xE2\x80\x9D"}, /* “ ” */
    {"\xE2\x80\x9E", "\xE2\x80\x9C"}, /* „ “ */
    {"\xE2\x80\x98", "\xE2\x80\x99"}, /* ‘ ’ */
    {"\xC2\xAB", "\xC2\xBB"},         /* « » */
    {"\xEF\xBC\x88", "\xEF\xBC\x89"}, /* （ ） */
    {"\xE3\x80\x8C", "\xE3\x80\x8D"}, /* 「 」 */
};
enum { DEEPEST = 8, PAIRS = sizeof pairs / sizeof *pairs };

static size_t close_of(const char *text, size_t p, size_t to, int pair)
{
    const char *open = pairs[pair].open, *close = pairs[pair].close;
    size_t n = strlen(open), m = strlen(close);
    for (int depth = 1; p + m <= to; p++) {
        if (strncmp(text + p, close, m) == 0) {
            if (--depth == 0)
                return p;
        } else if (strncmp(text + p, open, n) == 0)
            depth++;
    }
    return 0;
}

/* Whether names stand in [from, to); whether one has a value. */
static bool names_in(const struct filling *f, size_t from, size_t to,
                     bool *filled)
{
    bool any = false;
    *filled = false;
    for (int i = 0; i < f->slots; i++)
        if (f->slot[i].from >= from && f->slot[i].to <= to) {
            any = true;
            *filled |= f->filled[i];
        }
    return any;
}

/* The part at p, if one begins there. */
static bool part_at(const struct filling *f, size_t p, size_t to, int depth,
                    struct part *part)
{
    for (int i = 0; i < f->slots; i++)
        if (f->slot[i].from == p) {
            *part = (struct part){p, f->slot[i].to, 0, 0, f->filled[i]};
            return true;
        }
    for (int i = 0; i < PAIRS && depth < DEEPEST; i++) {
        size_t n = strlen(pairs[i].open), m = strlen(pairs[i].close);
        if (strncmp(f->text + p, pairs[i].open, n) != 0)
            continue;
        size_t end = close_of(f->text, p + n, to, i);
        bool filled;
        if (!end || !names_in(f, p + n, end, &filled))
            continue;
        *part = (struct part){p, end + m, n, m, filled};
        return true;
    }
    return false;
}

static void fill_range(struct filling *f, size_t from, size_t to, int depth);

/* What separates parts a and b, whose neighbours between them are missing. */
static void keep_between(struct filling *f, const struct part *a,
                         const struct part *b)
{
    struct between best = {0, 0, 0, 0, -1, false};
    for (const struct part *p = a; p < b; p++) {
        struct between w = between_of(f->text, p->to, p[1].from);
        if (p == a && w.strength > WORDS)
            keep(f, w.from, w.core);
        if (p + 1 == b && w.strength > WORDS)
            keep(f, w.rest, w.to);
        if (w.of_left && p > a)
            w.strength = WORDS;
        if (w.strength >= best.strength)
            best = w;
    }
    keep(f, best.core, best.rest);
}

/* A full stop at the end stays. */
static bool is_stop(const char *text, size_t from, size_t to)
{
    size_t stop = strspn(text + from, ".!?");
    return stop && blanks(text, from + stop, to) >= to;
}

static void keep_ends(struct filling *f, const struct part *part, int parts,
                      size_t from, size_t to)
{
    int first = 0, last = parts - 1;
    while (!part[first].filled)
        first++;
    while (!part[last].filled)
        last--;
    if (!first) {
        keep(f, from, part[0].from);
    } else {
        struct between w =
            between_of(f->text, part[first - 1].to, part[first].from);
        if (w.strength > WORDS)
            keep(f, w.rest, w.to);
    }
    if (last == parts - 1) {
        keep(f, part[last].to, to);
        return;
    }
    struct between w = between_of(f->text, part[last].to, part[last + 1].from);
    if (w.strength > WORDS)
        keep(f, w.from, w.core);
    if (is_stop(f->text, part[parts - 1].to, to))
        keep(f, part[parts - 1].to, to);
}

static void fill_range(struct filling *f, size_t from, size_t to, int depth)
{
    struct part *part = arena_array(f->a, (size_t)f->slots + 1, sizeof *part);
    int parts = 0, filled = 0;
    for (size_t p = from; p < to;) {
        bool is = parts < f->slots && part_at(f, p, to, depth, &part[parts]);
        p = is ? part[parts].to : p + 1;
        filled += is && part[parts].filled;
        parts += is;
    }
    if (!parts)
        keep(f, from, to);
    if (!filled)
        return;
    keep_ends(f, part, parts, from, to);
    const struct part *before = NULL;
    for (struct part *p = part; p < part + parts; p++) {
        if (!p->filled)
            continue;
        if (before && before + 1 == p)
            keep(f, before->to, p->from);
        else if (before)
            keep_between(f, before, p);
        if (p->open) {
            keep(f, p->from, p->from + p->open);
            fill_range(f, p->from + p->open, p->to - p->close, depth + 1);
            keep(f, p->to - p->close, p->to);
        } else
            keep(f, p->from, p->to);
        before = p;
    }
}

/* ---- filling ---- */

/* The bytes of a span that stay, and values for names in it. */
static struct rich span_fill(struct filling *f, const struct span *span,
                             size_t at, const struct rich *value,
                             struct rich so_far)
{
    size_t len = strlen(span->text);
    for (size_t p = 0, n; p < len; p += n) {
        int slot = 0;
        while (slot < f->slots && f->slot[slot].from != at + p)
            slot++;
        struct rich more = {0};
        if (slot < f->slots) {
            n = STAND_IN;
            if (f->keep[at + p])
                more = rich_styled(f->a, value[slot], span->style, span->url);
        } else {
            for (n = 0; p + n < len && f->keep[at + p + n] == f->keep[at + p];
                 n++)
                if (n && strncmp(span->text + p + n, stand_in, STAND_IN) == 0)
                    break;
            if (f->keep[at + p]) {
                more = rich_of(f->a, arena_copy(f->a, span->text + p, n), 0,
                               so_far.at);
                more = rich_styled(f->a, more, span->style, span->url);
            }
        }
        so_far = rich_empty(more) ? so_far : rich_join(f->a, so_far, more);
    }
    return so_far;
}

struct rich cell_fill(struct arena *a, const struct cell *c,
                      struct rich (*value)(void *context, const char *name),
                      void *context)
{
    size_t len = strlen(c->text);
    struct rich *values = arena_array(a, (size_t)c->slots + 1, sizeof *values);
    bool *filled = arena_array(a, (size_t)c->slots + 1, sizeof *filled);
    struct rich none = {.at = c->at};
    for (int i = 0; i < c->slots; i++) {
        values[i] = value(context, c->slot[i].name);
        filled[i] = !rich_empty(values[i]);
        if (filled[i] && none.at.src == c->at.src)
            none.at = values[i].at;
    }
    const struct span *only = c->markup.count == 1 ? c->markup.span : NULL;
    if (only && c->slots == 1 && len == STAND_IN && !only->style && !only->url)
        return values[0];
    struct filling f = {.a = a,
                        .text = c->text,
                        .slot = c->slot,
                        .slots = c->slots,
                        .filled = filled,
                        .keep = arena_array(a, len + 1, sizeof *f.keep)};
    fill_range(&f, 0, len, 0);
    struct rich all = none;
    size_t at = 0;
    for (int i = 0; i < c->markup.count; i++) {
        all = span_fill(&f, &c->markup.span[i], at, values, all);
        at += strlen(c->markup.span[i].text);
    }
    return all;
}
