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

/* A web address without its scheme and last '/'; NULL for mail and phone,
 * whose text says it all. */
static const char *bare(const char *url, size_t *len)
{
    const char *s = strstr(url, "://");
    s = s ? s + 3 : url;
    *len = strlen(s);
    if (*len && s[*len - 1] == '/')
        --*len;
    return strncasecmp(url, "http", 4) == 0 ? s : NULL;
}

/* Whether a reader of `text` sees where it leads. */
static bool says_url(const char *text, const char *url)
{
    size_t want, have;
    const char *u = bare(url, &want);
    if (!u)
        return true;
    const char *t = strstr(text, "://");
    t = t ? t + 3 : text;
    have = strlen(t);
    if (have && t[have - 1] == '/')
        have--;
    return have == want && strncasecmp(t, u, have) == 0;
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
            buf_printf(b, " (%s)", s->url);
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
    switch (k->role) {
    case ROLE_SUMMARY:
    case ROLE_SECTION:
    case ROLE_SUBSECTION:
        return before != NULL;
    case ROLE_ENTRY:
        return before && before->role != ROLE_SECTION &&
               before->role != ROLE_SUBSECTION;
    case ROLE_NAME:
    case ROLE_HEADLINE:
    case ROLE_CONTACT:
    case ROLE_POST:
    case ROLE_TEXT:
    case ROLE_ITEM:
    case ROLE_NOTE:
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
        if (k->role == ROLE_BREAK)
            continue;
        if (parted(before, k))
            buf_putc(b, '\n');
        put_line(b, k);
        if (k->role == ROLE_SECTION)
            put_rule(b, k->text);
        before = k;
    }
}
