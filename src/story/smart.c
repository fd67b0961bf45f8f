/* Characters as a keyboard has them, printed as a compositor would have them:
 * dashes of ranges, quotes by language, apostrophes, ellipses and minuses,
 * each only when the layout asks for it. */
#include "story/smart.h"

#include <string.h>
#include <strings.h>

/* A text in one piece, without its spans, and how far it was read. */
struct flat {
    const char *text;
    size_t len;
    uint8_t *note; /* by byte: enum note */
    unsigned smart;
    const struct quotes *quotes;
    size_t last_double, last_single; /* where the last can close; 0: nowhere */
    bool in_double, in_single;
};
enum note {
    NOTE_NONE,
    NOTE_KEPT,  /* stays as typed */
    NOTE_RANGE, /* the hyphen of one */
};

/* What is printed for `len` bytes; len 0: they are as typed. */
struct change {
    const char *text;
    size_t len;
};

/* ---- quotes ---- */

static const struct quotes {
    const char *lang;
    const char *sign[2][2]; /* outer and inner, opening and closing */
} quotes[] = {
#define QUOTES(lang, opens, closes, opens_inner, closes_inner)                 \
    {lang, {{opens, closes}, {opens_inner, closes_inner}}},
#include "story/quotes.def"
#undef QUOTES
};

static const struct quotes *quotes_of(const char *lang)
{
    const struct quotes *q = quotes;
    while (strncasecmp(q->lang, lang, strlen(q->lang)) != 0)
        q++;
    return q;
}

/* ---- characters ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Of the character that ends before byte `at`, and of that which begins there.
 */
static uint32_t before(const struct flat *f, size_t at)
{
    if (at == 0)
        return 0;
    const char *p = f->text + at - 1;
    while (p > f->text && ((uint8_t)*p & 0xc0) == 0x80)
        p--;
    return utf8_next(&p);
}

static uint32_t behind(const struct flat *f, size_t at)
{
    const char *p = f->text + at;
    return at < f->len ? utf8_next(&p) : 0;
}

static bool is_blank(uint32_t c)
{
    return c == 0 || c == ' ' || c == 0xa0 || c == 0x202f;
}

static bool is_word(uint32_t c)
{
    return utf8_is_letter_or_digit(c);
}

static bool is_letter(uint32_t c)
{
    return utf8_is_letter_or_digit(c) && !(c < 0x80 && is_digit((char)c));
}

/* Whether a quote that has `c` before it opens. */
static bool opens_behind(uint32_t c)
{
    return is_blank(c) || (c < 0x80 && strchr("([{/\"'-", (int)c)) ||
           c == 0x2013 || c == 0x2014;
}

/* ---- what stays as typed ---- */

static bool has(const char *s, size_t len, const char *what)
{
    return memmem(s, len, what, strlen(what)) != NULL;
}

/* Of one byte: a letter of ASCII, or the beginning of one beyond. */
static bool begins_letter(char c)
{
    uint8_t b = (uint8_t)c;
    return (b | 0x20u) - 'a' < 26 || (b >= 0xc3 && b != 0xe2);
}

/* A mail or web address, a path, a name in a program. */
static bool is_address(const char *s, size_t len)
{
    if (memchr(s, '@', len) || memchr(s, '\\', len) || memchr(s, '_', len) ||
        memchr(s, '=', len) || has(s, len, "://") || has(s, len, "../") ||
        has(s, len, "./"))
        return true;
    for (size_t i = 1; i + 1 < len; i++)
        if (s[i] == '.' && s[i - 1] != '.' && s[i + 1] != '.' &&
            begins_letter(s[i + 1]) &&
            (begins_letter(s[i - 1]) || (s[i - 1] & 0x80) ||
             is_digit(s[i - 1])))
            return true;
    return s[0] == '-' && len > 1 &&
           (begins_letter(s[1]) || (len > 2 && s[1] == '-' && s[2] != '-'));
}

/* The word of the token [from, to): without quotes, brackets and commas. */
static struct word word_of(const struct flat *f, size_t from, size_t to)
{
    while (from < to && strchr("([{\"'", f->text[from]))
        from++;
    while (to > from && strchr(",;:!?)]}\"'", f->text[to - 1]))
        to--;
    return (struct word){f->text + from, to - from};
}

static size_t token_end(const struct flat *f, size_t at)
{
    while (at < f->len && f->text[at] != ' ')
        at++;
    return at;
}

/* Looks at the text token by token. */
static void take_notes(struct flat *f)
{
    struct word last = {"", 0};
    for (size_t at = 0, end; at < f->len; at = end + 1) {
        end = token_end(f, at);
        struct word w = word_of(f, at, end);
        size_t from = (size_t)(w.s - f->text);
        int hyphen = range_hyphen(w, last);
        if (hyphen >= 0)
            f->note[from + (size_t)hyphen] = NOTE_RANGE;
        else if (w.len && is_address(w.s, w.len))
            memset(f->note + from, NOTE_KEPT, w.len);
        last = w;
    }
}

/* ---- signs ---- */

static const struct change as_typed = {NULL, 0};

static struct change ellipsis(const struct flat *f, size_t i, size_t end)
{
    bool three = end - i >= 3 && f->text[i + 1] == '.' && f->text[i + 2] == '.';
    if (!three || before(f, i) == '.' || behind(f, i + 3) == '.' ||
        (is_blank(before(f, i)) && is_word(behind(f, i + 3))))
        return as_typed;
    return (struct change){"…", 3};
}

static bool is_minus(const struct flat *f, size_t i)
{
    uint32_t c = before(f, i);
    bool number = is_digit(f->text[i + 1]) ||
                  (f->text[i + 1] == '.' && is_digit(f->text[i + 2]));
    return number && (is_blank(c) || (c < 0x80 && strchr("([{:/=<>~", (int)c)));
}

static struct change hyphen(const struct flat *f, size_t i, size_t end)
{
    size_t n = 1;
    if (before(f, i) == '-')
        return as_typed;
    while (i + n < end && f->text[i + n] == '-')
        n++;
    if (n == 1 && (f->smart & SMART_MINUS) && i + 1 < f->len && is_minus(f, i))
        return (struct change){"−", 1};
    if (!(f->smart & SMART_DASHES))
        return as_typed;
    if (n == 3 || n == 2)
        return (struct change){n == 3 ? "—" : "–", n};
    bool alone = n == 1 && i && before(f, i) == ' ' && behind(f, i + 1) == ' ';
    if (alone || f->note[i] == NOTE_RANGE)
        return (struct change){"–", 1};
    return as_typed;
}

/* What is not a pair, and inches, stay. */
static struct change double_quote(struct flat *f, size_t i)
{
    uint32_t p = before(f, i);
    bool opens = opens_behind(p) && !is_blank(behind(f, i + 1));
    if (f->in_double && !opens_behind(p)) {
        f->in_double = false;
        return (struct change){f->quotes->sign[0][1], 1};
    }
    if (f->in_double || !opens || i >= f->last_double)
        return as_typed;
    f->in_double = true;
    return (struct change){f->quotes->sign[0][0], 1};
}

/* "'90s", "'24". */
static bool is_decade(const struct flat *f, size_t i)
{
    return f->len - i > 2 && is_digit(f->text[i + 1]) &&
           is_digit(f->text[i + 2]) && !is_digit(f->text[i + 3]);
}

static struct change single_quote(struct flat *f, size_t i)
{
    uint32_t p = before(f, i), n = behind(f, i + 1);
    bool pairs = f->smart & SMART_QUOTES;
    struct change apostrophe = {"’", 1};
    if (!(f->smart & SMART_APOSTROPHES))
        apostrophe = as_typed;
    if (is_word(p) && is_letter(n))
        return apostrophe;
    if (opens_behind(p)) {
        if (is_decade(f, i))
            return apostrophe;
        if (!pairs || is_blank(n) || i >= f->last_single)
            return is_letter(n) ? apostrophe : as_typed;
        f->in_single = true;
        return (struct change){f->quotes->sign[1][0], 1};
    }
    if (pairs && f->in_single) {
        f->in_single = false;
        return (struct change){f->quotes->sign[1][1], 1};
    }
    return is_letter(p) ? apostrophe : as_typed;
}

/* What stands at byte i of a span that ends at `end`. */
static struct change change_at(struct flat *f, size_t i, size_t end)
{
    if (f->note[i] == NOTE_KEPT)
        return as_typed;
    switch (f->text[i]) {
    case '.':
        return f->smart & SMART_ELLIPSIS ? ellipsis(f, i, end) : as_typed;
    case '-':
        return hyphen(f, i, end);
    case '"':
        return f->smart & SMART_QUOTES ? double_quote(f, i) : as_typed;
    case '\'':
        return single_quote(f, i);
    default:
        return as_typed;
    }
}

/* ---- texts ---- */

unsigned smart_of(const char *list)
{
    static const char *const word[] = {"dashes", "quotes", "apostrophes",
                                       "ellipsis", "minus"};
    unsigned smart = 0;
    for (unsigned i = 0; i < sizeof word / sizeof *word; i++)
        if (style_has(list, word[i]))
            smart |= 1u << i;
    return smart;
}

/* The spans in one piece; code is kept. */
static struct flat flatten(struct arena *a, struct rich r)
{
    struct flat f = {.text = rich_text(a, r)};
    f.len = strlen(f.text);
    f.note = arena_alloc(a, f.len + 1);
    size_t at = 0;
    for (int i = 0; i < r.count; i++) {
        size_t n = strlen(r.span[i].text);
        if (r.span[i].style & SPAN_CODE)
            memset(f.note + at, NOTE_KEPT, n);
        at += n;
    }
    return f;
}

static void find_last(struct flat *f)
{
    for (size_t i = 1; i < f->len; i++) {
        char c = f->text[i];
        if ((c != '"' && c != '\'') || f->note[i] == NOTE_KEPT ||
            opens_behind(before(f, i)))
            continue;
        if (c == '"')
            f->last_double = i;
        else if (!is_letter(behind(f, i + 1)))
            f->last_single = i;
    }
}

/* The part of the text from `at` on that is a span of `len` bytes. */
static const char *span_text(struct arena *a, struct flat *f, size_t at,
                             size_t len)
{
    struct buf b = buf_new(a);
    for (size_t i = at, end = at + len; i < end;) {
        struct change c = change_at(f, i, end);
        if (c.len)
            buf_puts(&b, c.text);
        else
            buf_putc(&b, f->text[i]);
        i += c.len ? c.len : 1;
    }
    return buf_text(&b);
}

struct rich smart_text(struct arena *a, struct rich r, unsigned smart,
                       const char *lang)
{
    struct flat f = flatten(a, r);
    if (!smart || !strpbrk(f.text, "-\"'."))
        return r;
    f.smart = smart;
    f.quotes = quotes_of(lang);
    take_notes(&f);
    find_last(&f);
    struct span *span = arena_array(a, (size_t)r.count, sizeof *span);
    size_t at = 0;
    for (int i = 0; i < r.count; i++) {
        size_t n = strlen(r.span[i].text);
        span[i] = r.span[i];
        span[i].text = span_text(a, &f, at, n);
        at += n;
    }
    return (struct rich){span, r.count, r.at};
}
