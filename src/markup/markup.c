/* Inline markup, read by md4c. Two things keep it to our six marks:
 *
 * - U+00A0 stands in front of every text, so that nothing in it ("2019. ",
 *   "# ", "> ", "***") is at the beginning of a block; it is taken off again.
 * - What md4c reads as more than we do is handed over as a stand-in: a
 *   noncharacter, which no checked text holds and md4c takes for a letter.
 *
 * Most texts have no mark at all and never see md4c. */
#include "markup/build.h"
#include "markup/classes.h"
#include <md4c.h>
#include <string.h>

#define GUARD "\xC2\xA0"

/* How the stand-in U+FDD0 + i was typed and what it prints as, outside and
 * inside of `code`, where a backslash is itself. */
static const struct stand_in {
    const char *typed, *text, *code;
} stand_in[] = {
    {"_", "_", "_"},     {"\\_", "_", "\\_"},  {"&", "&", "&"},
    {"\\&", "&", "\\&"}, {"<", "<", "<"},      {"\\<", "<", "\\<"},
    {"![", "![", "!["},  {"\\{{", "{{", "{{"}, {"*", "*", "*"},
};
#define STAND_INS ((int)(sizeof stand_in / sizeof *stand_in))
_Static_assert(0xFDD0 + STAND_INS <= CLASS_FIRST, "each its own stand-in");
enum { STAR = STAND_INS - 1 };

/* ---- what may stand in a text ---- */

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

/* What a character is that no page may carry; NULL: it may. */
static const char *forbidden(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
        return "a control character";
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
        return "it turns the reading direction, so that a page says another "
               "thing than it shows";
    if (c >= 0xE0000 && c <= 0xE007F)
        return "a tag character, which nobody sees";
    if ((c >= 0x2061 && c <= 0x206F) || (c >= 0x17B4 && c <= 0x17B5) ||
        (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xFFF0 && c <= 0xFFFB) ||
        (c >= 0xE0000 && c <= 0xE0FFF && (c < 0xE0100 || c > 0xE01EF)))
        return "nobody sees it";
    if (c == 0xFFFD)
        return "it stands where a character was lost";
    if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
        return "no character at all";
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000)
        return "for private use: it means nothing to a reader";
    return NULL;
}

struct mark find_in_text(const struct diags *d, struct mark at,
                         const char *needle, const char *text)
{
    enum { MOST = 1000 };
    if (diags_count(d, SEVERITY_ERROR) > MOST)
        return at;
    int lines = 3;
    size_t len = strlen(text);
    for (const char *s = text; (s = strchr(s, '\n')); s++)
        lines++;
    lines += (int)(len / 20);
    return mark_find(at, needle, lines);
}

/* Says that `c`, the `len` bytes before `end`, is forbidden; from `*from` on
 * so that a second one is found behind the first. */
static void report(struct arena *a, struct diags *d, uint32_t c,
                   const char *text, struct mark *from)
{
    struct buf needle = buf_new(a);
    buf_utf8(&needle, c);
    struct mark at = find_in_text(d, *from, buf_text(&needle), text);
    diag(d, at, DIAG_FORBIDDEN_CHARACTER, "U+%04X: %s", (unsigned)c,
         forbidden(c));
    diag_hint(d, "take it out");
    *from = at;
    from->col++;
}

/* Whether `text` has nothing that cleaning would change; true for most. */
static bool is_clean(const char *text)
{
    char before = ' ';
    for (; *text; before = *text++)
        if (*text < ' ' || *text > '~' || (*text == ' ' && before == ' '))
            return false;
    return before != ' ';
}

/* `text` with white space as single spaces and forbidden characters said and
 * left out. */
static const char *cleaned(struct arena *a, struct diags *d, const char *text,
                           struct mark at)
{
    enum { REPORTS = 8 };
    if (is_clean(text))
        return text;
    struct buf out = buf_new(a);
    struct mark from = at;
    bool gap = false;
    int reports = 0;
    for (const char *s = text; *s;) {
        const char *begin = s;
        while (*s > ' ' && *s < 0x7F)
            s++;
        uint32_t c = s > begin ? 'x' : utf8_next(&s);
        if (is_space(c)) {
            gap = out.len > 0;
        } else if (forbidden(c)) {
            if (reports++ < REPORTS)
                report(a, d, c, text, &from);
        } else {
            if (gap)
                buf_putc(&out, ' ');
            gap = false;
            buf_add(&out, begin, (size_t)(s - begin));
        }
    }
    return buf_text(&out);
}

struct rich markup_plain(struct arena *a, struct diags *d, const char *text,
                         struct mark at)
{
    return rich_of(a, cleaned(a, d, text, at), 0, at);
}

/* ---- stand-ins ---- */

/* The stand-in for what `s` begins with; -1: none. */
static int stand_in_for(const char *s)
{
    for (int i = 0; i < STAND_INS; i++)
        if (strncmp(s, stand_in[i].typed, strlen(stand_in[i].typed)) == 0)
            return i;
    return -1;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* A letter or digit of a script that puts spaces between words; in others a
 * mark has to stand within. */
static bool in_word(uint32_t c)
{
    bool spaced = c < 0x0E00 || (c >= 0x1E00 && c < 0x2000);
    return spaced && utf8_is_letter_or_digit(c);
}

/* The stars at `s` in `text`; how many they are. Within a word they are no
 * mark: one as in "E*TRADE" and "5*3", two between digits. */
static size_t add_stars(struct buf *out, const char *text, const char *s)
{
    size_t n = strspn(s, "*");
    const char *next = s + n;
    uint32_t before = utf8_before(text, s), after = utf8_next(&next);
    bool plain = (n == 1 && in_word(before) && in_word(after)) ||
                 (n == 2 && is_digit(before) && is_digit(after));
    for (size_t i = 0; i < n; i++)
        if (plain)
            buf_utf8(out, 0xFDD0u + STAR);
        else
            buf_putc(out, '*');
    return n;
}

static struct buf guarded(struct arena *a, const char *text)
{
    struct buf out = buf_new(a);
    buf_puts(&out, GUARD);
    for (const char *begin = text; *text;) {
        size_t n = strcspn(text, "_&<!\\*");
        buf_add(&out, text, n);
        text += n;
        if (*text == '*') {
            text += add_stars(&out, begin, text);
            continue;
        }
        int i = *text ? stand_in_for(text) : -1;
        if (i >= 0) {
            buf_utf8(&out, 0xFDD0u + (uint32_t)i);
            text += strlen(stand_in[i].typed);
        } else if (*text) { /* a backslash takes the next byte along */
            n = *text == '\\' && text[1] ? 2 : 1;
            buf_add(&out, text, n);
            text += n;
        }
    }
    return out;
}

/* The stand-in at `s` of `len` bytes; NULL: none stands there. */
static const struct stand_in *stand_in_at(const char *s, size_t len)
{
    const unsigned char *u = (const unsigned char *)s;
    if (len < 3 || u[0] != 0xEF || u[1] != 0xB7 || u[2] < 0x90 ||
        u[2] >= 0x90 + STAND_INS)
        return NULL;
    return &stand_in[u[2] - 0x90];
}

/* ---- what md4c says ---- */

struct reader {
    struct arena *a;
    struct diags *d;
    const char *text; /* as typed, for places */
    struct mark at;
    struct builder out;
    size_t guard; /* bytes of the guard still to come */
    int bold, italic, code;
    unsigned classes, next; /* those around, and of the span to be opened */
    unsigned outer[CLASS_DEEPEST];
    int depth;
    bool bracket;             /* the '[' of that span comes next */
    const char *url, *target; /* of the link we are in, made and as typed */
    bool silent;              /* nothing said in the link yet */
};

static bool has_seen(const char *s, size_t len)
{
    for (const char *end = s + len; s < end;)
        if (utf8_is_seen(utf8_next(&s)))
            return true;
    return false;
}

bool rich_seen(struct rich r)
{
    for (int i = 0; i < r.count; i++)
        if (has_seen(r.span[i].text, strlen(r.span[i].text)))
            return true;
    return false;
}

static void say(struct reader *r, const char *s, size_t len)
{
    unsigned style = (r->bold ? (unsigned)SPAN_BOLD : 0) |
                     (r->italic ? (unsigned)SPAN_ITALIC : 0) |
                     (r->code ? (unsigned)SPAN_CODE : 0) | r->classes;
    char last = build_last(&r->out);
    if (len && *s == ' ' && (last == ' ' || last == 0))
        s++, len--;
    build_add(&r->out, s, len, style, r->url);
    r->silent = r->silent && !has_seen(s, len);
}

/* Whether `s` begins with a stand-in of a span with classes. */
static bool is_class(const char *s, size_t len)
{
    const unsigned char *u = (const unsigned char *)s;
    return len >= 3 && u[0] == 0xEF && u[1] == 0xB7 &&
           u[2] >= (CLASS_FIRST & 0x3F) + 0x80 && u[2] <= 0xAF;
}

/* Does what the stand-in at `s` says. */
static void on_class(struct reader *r, const char *s)
{
    uint32_t c = utf8_next(&s);
    if (c == CLASS_OPEN && r->depth < CLASS_DEEPEST) {
        r->outer[r->depth++] = r->classes;
        r->classes |= r->next;
        r->next = 0;
        r->bracket = true;
    } else if (c == CLASS_CLOSE && r->depth) {
        r->classes = r->outer[--r->depth];
        build_cut(&r->out); /* the ']' */
    } else if (c < CLASS_OPEN) {
        r->next |= (unsigned)SPAN_SMALL_CAPS << (c - CLASS_FIRST);
    }
}

static void say_stand_in(struct reader *r, const char *text)
{
    say(r, text, strlen(text));
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE size, void *to)
{
    struct reader *r = to;
    size_t len = size;
    size_t cut = r->guard < len ? r->guard : len;
    r->guard -= cut;
    s += cut;
    len -= cut;
    size_t done = 0;
    for (size_t i = 0; i < len;) {
        const struct stand_in *in = stand_in_at(s + i, len - i);
        bool class = is_class(s + i, len - i);
        if (r->bracket && s[i] == '[') {
            r->bracket = false;
            done = ++i;
            continue;
        }
        if (!in && !class) {
            i++;
            continue;
        }
        say(r, s + done, i - done);
        if (in)
            say_stand_in(r, type == MD_TEXT_CODE ? in->code : in->text);
        else
            on_class(r, s + i);
        done = i += 3;
    }
    say(r, s + done, len - done);
    return 0;
}

/* A link's target as typed, and what it is typed in: <> fall away. */
static const char *target_text(struct reader *r, const MD_ATTRIBUTE *href)
{
    struct buf out = buf_new(r->a);
    for (size_t i = 0; i < href->size;) {
        const struct stand_in *in = stand_in_at(href->text + i, href->size - i);
        if (in)
            buf_puts(&out, in->text);
        else
            buf_putc(&out, href->text[i]);
        i += in ? 3 : 1;
    }
    const char *s = buf_text(&out);
    if (out.len > 2 && s[0] == '<' && s[out.len - 1] == '>')
        s = arena_copy(r->a, s + 1, out.len - 2);
    return s;
}

static void enter_link(struct reader *r, const MD_SPAN_A_DETAIL *link)
{
    r->target = target_text(r, &link->href);
    struct link made = link_read(r->a, r->target);
    r->url = made.url;
    r->silent = true;
    if (!made.url)
        link_refuse(r->d, r->a, made, r->target,
                    find_in_text(r->d, r->at, r->target, r->text));
    if (link->title.size)
        diag(r->d, find_in_text(r->d, r->at, r->target, r->text),
             DIAG_NOT_PRINTED, "the title of the link %s",
             quoted(r->a, r->target));
}

static void count_span(struct reader *r, MD_SPANTYPE type, int by)
{
    r->italic += type == MD_SPAN_EM ? by : 0;
    r->bold += type == MD_SPAN_STRONG ? by : 0;
    r->code += type == MD_SPAN_CODE ? by : 0;
}

static int on_enter(MD_SPANTYPE type, void *detail, void *to)
{
    struct reader *r = to;
    count_span(r, type, 1);
    if (type == MD_SPAN_A)
        enter_link(r, detail);
    return 0;
}

static int on_leave(MD_SPANTYPE type, void *detail, void *to)
{
    struct reader *r = to;
    (void)detail;
    count_span(r, type, -1);
    if (type == MD_SPAN_A) {
        if (r->silent) /* a link without words shows where it leads */
            say(r, r->target, strlen(r->target));
        r->url = NULL;
    }
    return 0;
}

static int on_block(MD_BLOCKTYPE type, void *detail, void *to)
{
    (void)type, (void)detail, (void)to;
    return 0;
}

struct rich markup_read(struct arena *a, struct diags *d, const char *text,
                        struct mark at)
{
    const char *clean = cleaned(a, d, text, at);
    if (!strpbrk(clean, "*`[\\"))
        return rich_of(a, clean, 0, at);
    struct buf typed = guarded(a, classes_mark(a, d, clean, at));
    struct reader r = {
        .a = a,
        .d = d,
        .text = text,
        .at = at,
        .out = build_new(a),
        .guard = strlen(GUARD),
    };
    const MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
        .enter_block = on_block,
        .leave_block = on_block,
        .enter_span = on_enter,
        .leave_span = on_leave,
        .text = on_text,
    };
    bool read = md_parse(typed.data, (MD_SIZE)typed.len, &parser, &r) == 0;
    build_trim(&r.out);
    return read ? build_done(&r.out, at) : rich_of(a, clean, 0, at);
}
