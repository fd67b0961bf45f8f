/* The window: every placed item a line. */
#include "page/private.h"
#include <string.h>

static const char *const kind_name[] = {"text",  "space", "rule",
                                        "image", "icon",  "link"};
static const char *const part_name[] = {"label", "text", "aside",
                                        "-",     "head", "foot"};

/* What is not as shaped: word spaces in percent of theirs, em per thousand
 * between letters, the width of glyphs in percent. */
static void print_strain(struct buf *out, struct strain s)
{
    if (s.space != 0)
        buf_printf(out, " space %.1f%%", 100 + s.space * 100);
    if (s.fit != 0)
        buf_printf(out, " fit %.1f", s.fit * 1000);
    if (s.scale != 0)
        buf_printf(out, " scale %.1f%%", 100 + s.scale * 100);
}

static void print_glyph_text(struct buf *out, const struct placed *i)
{
    const struct para *p = i->para;
    uint32_t from = p->glyph[i->first].from, to = p->glyph[i->end - 1].to;
    buf_printf(out, "  \"%.*s\"%s", (int)(to - from), p->text + from,
               i->hyphen ? "-" : "");
    print_strain(out, i->strain);
}

/* Faces change within a line; the first and how many more. */
static void print_face(struct buf *out, const struct placed *i)
{
    const struct para *p = i->para;
    int runs = 0;
    for (int r = 0; r < p->runs; r++)
        if (p->run[r].end > i->first && p->run[r].first < i->end) {
            const struct face *f = p->run[r].face;
            buf_printf(out, "%s%s%s%s", runs++ ? "," : " ",
                       f->bold     ? "b"
                       : f->italic ? ""
                                   : "r",
                       f->italic ? "i" : "",
                       p->run[r].style & SPAN_CODE ? "c" : "");
        }
}

static bool same_color(struct color x, struct color y)
{
    return x.r == y.r && x.g == y.g && x.b == y.b;
}

static void print_color(struct buf *out, const char *before, struct color c)
{
    buf_printf(out, " %s#%02x%02x%02x", before, c.r, c.g, c.b);
}

/* What is not black: of the text, and of links and labels in it that differ. */
static void print_ink(struct buf *out, const struct placed *i)
{
    static const struct color black = {0};
    struct color text = i->ink.text;
    if (!same_color(text, black))
        print_color(out, "", text);
    for (int r = 0; i->kind == ITEM_TEXT && r < i->para->runs; r++) {
        const struct run *run = &i->para->run[r];
        struct color c = run_color(i, run);
        if (run->end > i->first && run->first < i->end && !same_color(c, text))
            print_color(out, run->url ? "link " : "label ", c);
    }
}

static void print_item(struct buf *out, const struct placed *i)
{
    buf_printf(out, "%-5s %7.2f %7.2f %7.2f %6.2f %-5s", kind_name[i->kind],
               i->x, i->y, i->width, i->height, part_name[i->part]);
    switch (i->kind) {
    case ITEM_TEXT:
        print_face(out, i);
        print_glyph_text(out, i);
        break;
    case ITEM_LINK:
        buf_printf(out, " %s", i->url);
        break;
    case ITEM_IMAGE:
        buf_printf(out, " %d x %d", picture_across(i->picture),
                   picture_down(i->picture));
        if (i->radius > 0)
            buf_printf(out, " radius %.2f", i->radius);
        break;
    case ITEM_ICON:
        buf_printf(out, " %.*s", (int)strcspn(i->icon->names, " "),
                   i->icon->names);
        break;
    case ITEM_SPACE:
    case ITEM_RULE:
        break;
    }
    if (i->kind == ITEM_TEXT || i->kind == ITEM_RULE || i->kind == ITEM_ICON)
        print_ink(out, i);
    if (i->at.src && i->at.line)
        buf_printf(out, "  %d:%d", i->at.line, i->at.col);
    buf_putc(out, '\n');
}

void pages_print(struct buf *out, const struct pages *p)
{
    for (int n = 0; n < p->count; n++) {
        buf_printf(out, "page %d %.2f %.2f\n", n + 1, p->width, p->height);
        for (int k = 0; k < p->page[n].items; k++)
            print_item(out, &p->page[n].item[k]);
    }
}
