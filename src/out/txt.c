/* Plain text. */
#include "out/txt.h"
#include <string.h>
#include <strings.h>

/* How far from the left a block of that depth stands, and what is between a
 * title and its date. */
enum { STEP = 2, ASIDE = 4 };

static void put_spaces(struct buf *b, int n)
{
    for (; n > 0; n--)
        buf_putc(b, ' ');
}

/* A link as it is said: a web address without its scheme and last '/', a
 * mail address or a number alone. */
static const char *bare(const char *url, size_t *len)
{
    const char *s = strstr(url, "://");
    bool web = s != NULL;
    s = s ? s + 3 : url + strcspn(url, ":") + (strchr(url, ':') != NULL);
    *len = web ? strlen(s) : strcspn(s, "?");
    if (web && *len && s[*len - 1] == '/')
        --*len;
    return s;
}

/* Whether every digit of `number` stands in `text`, in order. */
static bool says_digits(const char *text, const char *number)
{
    for (; *number; number++) {
        if (*number < '0' || *number > '9')
            continue;
        text = strchr(text, *number);
        if (!text)
            return false;
        text++;
    }
    return true;
}

/* Whether a reader of `text` sees where it leads. */
static bool says_url(const char *text, const char *url)
{
    size_t want, have;
    const char *u = bare(url, &want);
    if (strncasecmp(url, "tel:", 4) == 0)
        return says_digits(text, u);
    const char *t = strstr(text, "://");
    t = t ? t + 3 : text;
    have = strlen(t);
    if (have && t[have - 1] == '/')
        have--;
    return have == want && strncasecmp(t, u, have) == 0;
}

/* What is printed of a link's address. */
static const char *address(struct arena *a, const char *url)
{
    size_t len;
    const char *s = bare(url, &len);
    return strncasecmp(url, "http", 4) == 0 ? url : arena_copy(a, s, len);
}

/* The characters, and after a link its address where the text is another. */
static void put_rich(struct buf *b, struct rich r)
{
    struct buf link = buf_new(b->arena);
    for (int i = 0; i < r.count; i++) {
        const struct span *s = &r.span[i];
        buf_puts(b, s->text);
        if (!s->url)
            continue;
        buf_puts(&link, s->text);
        bool goes_on = i + 1 < r.count && r.span[i + 1].url &&
                       strcmp(r.span[i + 1].url, s->url) == 0;
        if (goes_on)
            continue;
        if (!says_url(buf_text(&link), s->url))
            buf_printf(b, " (%s)", address(b->arena, s->url));
        link = buf_new(b->arena);
    }
}

static void put_parts(struct buf *b, const struct block *k)
{
    for (int i = 0; i < k->parts; i++) {
        if (i)
            buf_puts(b, " | ");
        put_rich(b, k->part[i]);
    }
}

/* A label that is no letter or digit is a bullet, and every bullet a '-'. */
static void put_label(struct buf *b, const struct block *k)
{
    if (rich_empty(k->label))
        return;
    const char *s = rich_text(b->arena, k->label);
    bool word = false;
    for (const char *p = s; *p && !word;)
        word = utf8_is_letter_or_digit(utf8_next(&p));
    buf_puts(b, k->role == ROLE_ITEM && !word ? "-" : s);
    buf_putc(b, ' ');
}

static void put_line(struct buf *b, const struct block *k)
{
    put_spaces(b, STEP * (k->role == ROLE_ITEM ? k->depth - 1 : k->depth));
    put_label(b, k);
    put_rich(b, k->text);
    put_parts(b, k);
    if (rich_empty(k->aside)) {
        buf_putc(b, '\n');
        return;
    }
    if (!rich_empty(k->text))
        put_spaces(b, ASIDE);
    put_rich(b, k->aside);
    buf_putc(b, '\n');
}

static void put_rule(struct buf *b, struct rich title)
{
    int cells = 0;
    for (const char *s = rich_text(b->arena, title); *s;)
        cells += utf8_width(utf8_next(&s));
    for (; cells > 0; cells--)
        buf_putc(b, '-');
    buf_putc(b, '\n');
}

/* Whether an empty line stands between the two. */
static bool parted(const struct block *before, const struct block *k)
{
    if (before && before->role == ROLE_CLOSING) /* a letter's */
        return true;
    switch (k->role) {
    case ROLE_SUMMARY:
    case ROLE_SECTION:
    case ROLE_SUBSECTION:
        return before != NULL;
    case ROLE_ENTRY:
    case ROLE_HEAD:
        return before && before->role != ROLE_SECTION &&
               before->role != ROLE_SUBSECTION;
    case ROLE_DATE:
    case ROLE_ADDRESS:
        return before && before->role != k->role;
    case ROLE_SUBJECT:
    case ROLE_PARAGRAPH:
    case ROLE_CLOSING:
        return true;
    case ROLE_NAME:
    case ROLE_HEADLINE:
    case ROLE_CONTACT:
    case ROLE_PHOTO:
    case ROLE_POST:
    case ROLE_ROW:
    case ROLE_TEXT:
    case ROLE_ITEM:
    case ROLE_TOP_NOTE:
    case ROLE_FOOTER:
    case ROLE_BREAK:
    case ROLE_COUNT:
        break;
    }
    return false;
}

void txt_print(struct buf *b, const struct story *s)
{
    const struct block *before = NULL;
    for (int i = 0; i < s->blocks; i++) {
        const struct block *k = &s->block[i];
        if (k->role == ROLE_BREAK || k->role == ROLE_PHOTO)
            continue;
        if (parted(before, k))
            buf_putc(b, '\n');
        put_line(b, k);
        if (k->role == ROLE_SECTION)
            put_rule(b, k->text);
        before = k;
    }
}
