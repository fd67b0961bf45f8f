/* The photo: a box beside the header, whose text stands in the rest of the
 * measure. Which is lower of the two is centred on the other. Or, with the
 * connections in the sidebar, a box over them. */
#include "page/private.h"
#include <math.h>

/* Pixels an inch: what a press makes use of, twice that, and what looks
 * coarse. */
enum { SHARP = 300, NEEDLESS = 600, COARSE = 100 };

struct box {
    pt left, width, right, height; /* with the room on its sides */
};

static bool is_aside(const struct setter *s)
{
    return s->photo && s->story->columns && !*s->style->sidebar_from &&
           s->style->header_column == HEADER_SPLIT;
}

static struct box box_of(const struct setter *s)
{
    const struct style *st = s->style;
    struct box b = {.left = style_pt(st->photo_space_left, s->size),
                    .width = style_pt(st->photo_width, s->size),
                    .right = style_pt(st->photo_space_right, s->size)};
    if (st->photo_flush)
        *(st->photo_position == SIDE_LEFT ? &b.left : &b.right) = 0;
    if (is_aside(s)) {
        b.left = b.right = 0;
        b.width = fmin(b.width, style_pt(st->sidebar_width, s->size));
    }
    bool whole =
        st->photo_shape == PHOTO_NATURAL || st->photo_shape == PHOTO_ROUNDED;
    b.height = whole
                   ? b.width * picture_down(s->photo) / picture_across(s->photo)
                   : b.width;
    return b;
}

static pt taken(const struct box *b)
{
    return b->left + b->width + b->right;
}

bool beside_photo(const struct setter *s, const struct block *b)
{
    bool header = b->role == ROLE_NAME || b->role == ROLE_HEADLINE ||
                  b->role == ROLE_CONTACT;
    return s->photo && header && !is_aside(s);
}

/* ---- whether it can stand there ---- */

/* Of the story, which has one where there is a photo. */
static const struct block *block_of(const struct setter *s)
{
    const struct block *b = s->story->block;
    while (b->role != ROLE_PHOTO)
        b++;
    return b;
}

/* More pixels than are seen make the file large, fewer are seen. */
static void check_pixels(const struct setter *s, const struct box *b)
{
    int across = picture_across(s->photo), down = picture_down(s->photo);
    double scale = fmax(b->width / across, b->height / down);
    double an_inch = 72 / scale;
    if (an_inch > COARSE && an_inch <= NEEDLESS)
        return;
    diag(s->diags, block_of(s)->at, DIAG_PICTURE_SIZE,
         "has %d x %d pixels, %.0f an inch as it is printed", across, down,
         an_inch);
    int enough = (int)(ceil(across * SHARP / an_inch / 50) * 50);
    if (an_inch > NEEDLESS)
        diag_hint(s->diags, "%d pixels across are enough, and a smaller file",
                  enough);
    else
        diag_hint(s->diags, "for a sharp print it takes %d pixels across",
                  enough);
}

void photo_check(struct setter *s)
{
    if (!s->photo)
        return;
    struct box b = box_of(s);
    struct area first = areas_of(s).first;
    pt room = first.bottom - first.top;
    bool wide = !is_aside(s) && taken(&b) > s->measure * 2 / 3;
    if (wide || b.height > room / 2) {
        diag(s->diags, block_of(s)->at, DIAG_OUT_OF_BOUNDS,
             "the photo is %.0f x %.0f pt and leaves too little for the text",
             b.width, b.height);
        diag_hint(s->diags, "%s",
                  wide ? "make header.photo_width smaller"
                       : "crop it, or make header.photo_width "
                         "smaller");
        return;
    }
    check_pixels(s, &b);
}

/* ---- room for it ---- */

void photo_narrow(struct setter *s, const struct block *b)
{
    if (!beside_photo(s, b))
        return;
    struct box box = box_of(s);
    if (s->style->photo_position == SIDE_LEFT)
        s->left += taken(&box);
    s->measure -= taken(&box);
}

/* The first row of the sidebar; `rows`: there is none. */
static int first_aside(const struct row *row, int rows)
{
    int i = 0;
    while (i < rows && row[i].flow != FLOW_SIDE)
        i++;
    return i;
}

/* Room over row k, which stays level with the name: the photo's top is that of
 * the name. */
static pt room_over(const struct setter *s, struct row *row, int k)
{
    pt gap = style_pt(s->style->photo_space_below, s->size);
    pt name = row[0].head;
    row[k].over = fmax(box_of(s).height + gap + row[k].head - name, 0);
    row[k].head += row[k].over;
    return row[k].over + name;
}

pt photo_rows(const struct setter *s, struct row *row, int rows, int beside)
{
    int k = is_aside(s) ? first_aside(row, rows) : rows;
    if (k < rows)
        return room_over(s, row, k);
    if (!beside)
        return 0;
    pt text = row[0].head + row[beside - 1].below;
    for (int i = 1; i < beside; i++)
        text += row[i].before;
    pt more = (box_of(s).height - text) / 2;
    if (more <= 0)
        return row[0].head + more;
    row[0].head += more;
    row[beside - 1].below += more;
    int next = beside;
    while (next < rows && row[0].flow && row[next].flow != row[0].flow)
        next++;
    if (next < rows)
        row[next].before += more;
    return row[0].head;
}

void photo_put(struct setter *s)
{
    bool aside = is_aside(s);
    int beside = 0, first = aside ? first_aside(s->row, s->rows) : 0;
    while (s->photo && beside < s->rows &&
           beside_photo(s, s->row[beside].block))
        beside++;
    if (aside ? first == s->rows : !beside)
        return;
    const struct style *st = s->style;
    struct box b = box_of(s);
    const struct block *block = block_of(s);
    pt above = photo_rows(s, s->row, s->rows, beside);
    pt edge = aside ? s->flow[FLOW_SIDE].left
              : st->photo_position == SIDE_LEFT
                  ? s->left + b.left
                  : s->left + s->measure - b.right - b.width;
    row_add(s, &s->row[first],
            (struct placed){.kind = ITEM_IMAGE,
                            .part = PART_TEXT,
                            .block = block,
                            .at = block->at,
                            .x = edge,
                            .y = -above,
                            .width = b.width,
                            .height = b.height,
                            .picture = s->photo,
                            .radius =
                                st->photo_shape == PHOTO_ROUND ? b.width / 2
                                : st->photo_shape == PHOTO_ROUNDED
                                    ? fmin(style_pt(st->photo_radius, s->size),
                                           fmin(b.width, b.height) / 2)
                                    : 0});
}
