/* Rich texts: made piece by piece, joined, styled, printed. */
#include "markup/build.h"
#include <string.h>

struct builder build_new(struct arena *a)
{
    return (struct builder){.a = a, .text = buf_new(a)};
}

static void build_flush(struct builder *b)
{
    if (b->text.len == 0)
        return;
    b->span = arena_more(b->a, b->span, b->count, &b->room, sizeof *b->span, 4);
    b->span[b->count++] = (struct span){
        .text = arena_copy(b->a, b->text.data, b->text.len),
        .style = b->style,
        .url = b->url,
        .lang = b->lang,
    };
    b->text.len = 0;
}

static bool same_word(const char *x, const char *y)
{
    return x == y || (x && y && strcmp(x, y) == 0);
}

void build_in(struct builder *b, const char *lang)
{
    if (!same_word(lang, b->lang))
        build_flush(b);
    b->lang = lang;
}

void build_add(struct builder *b, const char *text, size_t len, unsigned style,
               const char *url)
{
    if (len == 0)
        return;
    if (style != b->style || !same_word(url, b->url)) {
        build_flush(b);
        b->style = style;
        b->url = url;
    }
    buf_add(&b->text, text, len);
}

char build_last(const struct builder *b)
{
    if (b->text.len)
        return b->text.data[b->text.len - 1];
    if (b->count == 0)
        return 0;
    const char *last = b->span[b->count - 1].text;
    return last[strlen(last) - 1];
}

void build_cut(struct builder *b)
{
    b->text.len -= b->text.len > 0;
}

void build_trim(struct builder *b)
{
    if (build_last(b) == ' ')
        build_cut(b);
}

struct rich build_done(struct builder *b, struct mark at)
{
    build_flush(b);
    return (struct rich){.span = b->span, .count = b->count, .at = at};
}

struct rich rich_of(struct arena *a, const char *text, unsigned style,
                    struct mark at)
{
    struct builder b = build_new(a);
    build_add(&b, text, strlen(text), style, NULL);
    return build_done(&b, at);
}

static void build_rich(struct builder *b, struct rich r)
{
    for (int i = 0; i < r.count; i++) {
        build_in(b, r.span[i].lang);
        build_add(b, r.span[i].text, strlen(r.span[i].text), r.span[i].style,
                  r.span[i].url);
    }
}

struct rich rich_join(struct arena *a, struct rich x, struct rich y)
{
    struct builder b = build_new(a);
    build_rich(&b, x);
    build_rich(&b, y);
    return build_done(&b, x.count ? x.at : y.at);
}

struct rich rich_styled(struct arena *a, struct rich r, unsigned style,
                        const char *url)
{
    struct builder b = build_new(a);
    for (int i = 0; i < r.count; i++) {
        const struct span *s = &r.span[i];
        build_in(&b, s->lang);
        build_add(&b, s->text, strlen(s->text), s->style | style,
                  s->url ? s->url : url);
    }
    return build_done(&b, r.at);
}

struct rich rich_in(struct arena *a, struct rich r, const char *lang)
{
    struct span *span = arena_array(a, (size_t)r.count + 1, sizeof *span);
    for (int i = 0; i < r.count; i++) {
        span[i] = r.span[i];
        span[i].lang = lang;
    }
    return (struct rich){span, r.count, r.at};
}

const char *rich_text(struct arena *a, struct rich r)
{
    if (r.count == 1)
        return r.span[0].text;
    struct buf b = buf_new(a);
    for (int i = 0; i < r.count; i++)
        buf_puts(&b, r.span[i].text);
    return buf_text(&b);
}

bool rich_empty(struct rich r)
{
    return r.count == 0;
}

static void print_style(struct buf *out, unsigned style, bool closing)
{
    static const struct {
        unsigned style;
        const char *sign;
    } signs[] = {{SPAN_BOLD, "**"},
                 {SPAN_ITALIC, "*"},
                 {SPAN_UNDERLINE, "__"},
                 {SPAN_CODE, "`"}};
    for (int i = 0; i < 4; i++) {
        int k = closing ? 3 - i : i;
        if (style & signs[k].style)
            buf_puts(out, signs[k].sign);
    }
}

static void print_classes(struct buf *out, unsigned style)
{
    static const char *const name[] = {
#define CLASS(id, name, words) name,
#include "markup/class.def"
#undef CLASS
    };
    if (style < SPAN_SMALL_CAPS)
        return;
    buf_puts(out, "]{");
    const char *before = "";
    for (int i = 0; i < CLASS_COUNT; i++)
        if (style & (unsigned)SPAN_SMALL_CAPS << i) {
            buf_printf(out, "%s.%s", before, name[i]);
            before = " ";
        }
    buf_putc(out, '}');
}

void rich_print(struct buf *out, struct rich r)
{
    for (int i = 0; i < r.count; i++) {
        const struct span *s = &r.span[i];
        if (s->lang)
            buf_printf(out, "{%s}", s->lang);
        if (s->url)
            buf_putc(out, '[');
        if (s->style >= SPAN_SMALL_CAPS)
            buf_putc(out, '[');
        print_style(out, s->style, false);
        for (const char *c = s->text; *c; c++) {
            if (strchr("*`[]\\", *c) && !(s->style & SPAN_CODE))
                buf_putc(out, '\\');
            buf_putc(out, *c);
        }
        print_style(out, s->style, true);
        print_classes(out, s->style);
        if (s->url)
            buf_printf(out, "](%s)", s->url);
    }
}
