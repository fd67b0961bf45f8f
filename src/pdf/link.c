/* Link annotations: a place on the page that leads to a web, mail or phone
 * address (ISO 32000-1, 12.5.6.5). */
#include "pdf/tags.h"
#include <string.h>

enum { PRINT = 4 };

/* Only what a URL may have: printable ASCII. */
static bool url_sound(const char *url)
{
    size_t n = 0;
    for (; url[n]; n++)
        if (url[n] <= 0x20 || url[n] > 0x7E || n == URL_LIMIT)
            return false;
    return n > 0;
}

static bool leads_to(const struct run *r, const char *url)
{
    return r->url && strcmp(r->url, url) == 0;
}

void link_runs(const struct para *p, int glyph, int *first, int *end)
{
    int r = p->glyph[glyph].run;
    const char *url = p->run[r].url;
    *first = r;
    *end = r + 1;
    if (!url)
        return;
    while (*first && leads_to(&p->run[*first - 1], url))
        --*first;
    while (*end < p->runs && leads_to(&p->run[*end], url))
        ++*end;
}

/* What a reader is told of the link: its text on the page, else where it
 * leads. */
static const char *label(struct job *j, const struct placed *item)
{
    const struct para *p = item->para;
    int first, end;
    link_runs(p, item->first, &first, &end);
    uint32_t from = p->glyph[p->run[first].first].from;
    uint32_t to = p->glyph[p->run[end - 1].end - 1].to;
    return from < to ? arena_copy(j->arena, p->text + from, to - from)
                     : item->url;
}

/* Left bottom right top, y upward. */
static const char *rect(struct job *j, const struct placed *i)
{
    pt up = j->pages->height - i->y;
    pt number[4] = {i->x, up - i->height, i->x + i->width, up};
    struct buf b = buf_new(j->arena);
    buf_puts(&b, "/Rect[");
    for (int k = 0; k < 4; k++) {
        if (k)
            buf_putc(&b, ' ');
        put_fixed(&b, hundredths(number[k]), 2);
    }
    buf_putc(&b, ']');
    return buf_text(&b);
}

struct dict *link_write(struct job *j, const struct placed *item,
                        struct element *in, int page)
{
    if (!url_sound(item->url)) {
        fault(j, item->at, "a link that is no address");
        return NULL;
    }
    struct haru *h = j->haru;
    struct dict *d = haru_object(h);
    dict_name(h, d, "Type", "Annot");
    dict_name(h, d, "Subtype", "Link");
    dict_integer(h, d, "F", PRINT);
    struct array *border = dict_array(h, d, "Border");
    for (int i = 0; i < 3; i++)
        array_integer(h, border, 0);
    dict_string(h, d, "Contents", pdf_text(j->arena, label(j, item)));
    struct dict *action = dict_dict(h, d, "A");
    dict_name(h, action, "S", "URI");
    dict_string(h, action, "URI", pdf_text(j->arena, item->url));
    struct element *link = tags_link(j, in, item->para, item->first);
    dict_integer(h, d, "StructParent", tags_annotation(j, link, page, d));
    dict_raw(h, d, rect(j, item));
    return d;
}
