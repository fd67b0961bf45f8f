/* What no row of settings can check alone. */
#include "style/color.h"
#include "style/rows.h"
#include <string.h>

enum { LEAST_ROOM = 72 }; /* of the page, for a line and for the lines */

/* Of two rows or three, the one set last: what is to be mended. */
static struct mark latest(const struct reader *r, const int *row, int count)
{
    int last = row[0];
    for (int i = 1; i < count; i++)
        if (r->turn[row[i]] > r->turn[last])
            last = row[i];
    return r->at[last];
}

static void room_check(const struct reader *r, const int row[3],
                       struct length before, struct length after, pt paper)
{
    pt body = r->s->body_size.v;
    pt left = paper - style_pt(before, body) - style_pt(after, body);
    if (left >= LEAST_ROOM)
        return;
    struct buf b = buf_new(r->a);
    buf_printf(&b, "%s and %s leave ", style_rows[row[0]].path,
               style_rows[row[1]].path);
    buf_number(&b, left, 2);
    buf_puts(&b, "pt of the paper's ");
    buf_number(&b, paper, 2);
    diag(r->d, latest(r, row, 3), DIAG_OUT_OF_BOUNDS, "%spt", buf_text(&b));
    diag_hint(r->d, "%dpt at least must be left", LEAST_ROOM);
}

/* What the sidebar leaves of the page's width. */
static void sidebar_check(const struct reader *r, pt paper)
{
    const struct style *s = r->s;
    pt body = s->body_size.v;
    pt text = paper - style_pt(s->margin_left, body) -
              style_pt(s->margin_right, body);
    struct length widest = {s->sidebar_width.high, s->sidebar_width.em, 0, 0};
    pt left = text - style_pt(widest, body) - style_pt(s->column_gap, body);
    if (s->sidebar == SIDEBAR_NONE || left >= LEAST_ROOM || text < LEAST_ROOM)
        return;
    struct buf b = buf_new(r->a);
    buf_puts(&b, "columns.width and columns.gap leave ");
    buf_number(&b, left, 2);
    buf_puts(&b, "pt of the text's ");
    buf_number(&b, text, 2);
    diag(r->d,
         latest(r, (int[]){ROW_sidebar_width, ROW_column_gap, ROW_sidebar}, 3),
         DIAG_OUT_OF_BOUNDS, "%spt", buf_text(&b));
    diag_hint(r->d, "%dpt at least must be left", LEAST_ROOM);
}

/* Of the first page, where that has margins of its own. */
static void first_check(const struct reader *r, pt paper)
{
    const struct style *s = r->s;
    bool top = s->first_top.v > 0, bottom = s->first_bottom.v > 0;
    if (top || bottom)
        room_check(r,
                   (int[]){top ? ROW_first_top : ROW_margin_top,
                           bottom ? ROW_first_bottom : ROW_margin_bottom,
                           ROW_paper},
                   top ? s->first_top : s->margin_top,
                   bottom ? s->first_bottom : s->margin_bottom, paper);
}

static const char *color_text(struct arena *a, struct color c)
{
    struct buf b = buf_new(a);
    color_put(&b, c);
    return buf_text(&b);
}

/* Behind the text of the page, or of what stands in the sidebar. */
static struct color ground_of(const struct reader *r)
{
    static const struct color paper = {255, 255, 255, false};
    if (r->ground == ROW_sidebar_color && !r->s->sidebar_color.none)
        return r->s->sidebar_color;
    return r->s->page_color.none ? paper : r->s->page_color;
}

/* Whether text in a colour can be read on what lies behind it. Text that is
 * there for machines alone is refused. */
static void contrast_check(const struct reader *r, int row)
{
    struct color page = ground_of(r);
    struct color c =
        *(const style_color *)((const char *)r->s + style_rows[row].member);
    double least = style_rows[row].low;
    bool set = r->turn[row] || r->turn[r->ground];
    if (!set || c.none || color_contrast(c, page) >= least)
        return;
    bool hidden = least >= 4.5 && color_contrast(c, page) < 1.5;
    struct buf b = buf_new(r->a);
    buf_number(&b, color_contrast(c, page), 2);
    diag(r->d, latest(r, (int[]){row, r->ground}, 2),
         hidden ? DIAG_HIDDEN : DIAG_CONTRAST,
         "%s %s on %s has a contrast of %s; it should be 4.5 at least",
         style_rows[row].path, color_text(r->a, c), color_text(r->a, page),
         buf_text(&b));
    diag_hint(r->d, "%s would do",
              color_text(r->a, color_mended(c, page, least)));
}

/* Whether a part of the header, by the row of its colour, stands on the
 * sidebar's. */
static bool header_aside(const struct style *s, int row)
{
    bool connections = row == ROW_connections_color || row == ROW_icon_color;
    return s->sidebar && !s->sidebar_color.none && !*s->sidebar_from &&
           (s->header_column == HEADER_SIDEBAR ||
            (s->header_column == HEADER_SPLIT && connections));
}

/* Whether text of the colour of a row stands on the reader's ground. */
static bool stands_there(const struct reader *r, int row)
{
    bool aside = r->ground == ROW_sidebar_color;
    bool header = row == ROW_connections_color || row == ROW_icon_color ||
                  row == ROW_name_color || row == ROW_headline_color;
    if (header)
        return header_aside(r->s, row) == aside;
    return !aside || style_of_section(style_rows[row].path);
}

void style_section_check(struct reader *r)
{
    struct style *s = r->s;
    if (!*s->body_font) {
        diag(r->d, r->at[ROW_body_font], DIAG_BAD_VALUE,
             "'' for typography.font_family.body");
        diag_hint(r->d, "name a font: %s", style_defaults.body_font);
        s->body_font = style_defaults.body_font;
    }
    for (int i = 0; i < ROW_COUNT; i++)
        if (style_rows[i].kind == KIND_color && stands_there(r, i))
            contrast_check(r, i);
}

void style_check(struct reader *r)
{
    struct style *s = r->s;
    style_section_check(r);
    if (s->body_size.em) {
        diag(r->d, r->at[ROW_body_size], DIAG_BAD_LENGTH,
             "in em for typography.font_size.body");
        diag_hint(r->d, "an em is the size of the text itself: write 10.5pt");
        s->body_size = style_defaults.body_size;
    }
    pt width, height;
    style_paper(s->paper, &width, &height);
    room_check(r, (int[]){ROW_margin_left, ROW_margin_right, ROW_paper},
               s->margin_left, s->margin_right, width);
    room_check(r, (int[]){ROW_margin_top, ROW_margin_bottom, ROW_paper},
               s->margin_top, s->margin_bottom, height);
    first_check(r, height);
    sidebar_check(r, width);
}
