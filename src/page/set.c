/* Blocks into rows. */
#include "page/private.h"

/* ---- sides ---- */

/* Where a block's text stands, and the column of its date and place; that has
 * no width of its own when it is 0. */
struct frame {
    pt left, right;
    pt column, width;
};

pt date_width(const struct setter *s)
{
    bool left = s->style->date_column == COLUMN_LEFT;
    pt own = style_pt(s->style->date_width, s->size);
    return own > 0 || !left ? own : 9 * s->size;
}

/* The column of dates, out of what the entry has. */
static void frame_column(const struct setter *s, const struct block *b,
                         struct frame *f)
{
    pt gap = style_pt(s->style->date_gap, s->size), wide = date_width(s);
    bool clear = b->headed && (has_head(b->role) || s->style->short_rows);
    if (s->style->date_column == COLUMN_LEFT) {
        f->column = f->left;
        f->width = wide;
        f->left += wide + gap;
    } else if (s->style->date_column == COLUMN_RIGHT && wide > 0 && clear) {
        f->column = f->right - wide;
        f->width = wide;
        f->right -= wide + gap;
    }
}

/* How far the text is from the edge of its entry's. */
static pt indent(const struct setter *s, const struct block *b)
{
    const struct style *st = s->style;
    pt wide = 0;
    if (b->depth)
        wide += style_pt(st->bullet_indent, s->size) +
                b->depth * style_pt(st->bullet_width, s->size) +
                (b->depth - 1) * style_pt(st->nested_indent, s->size);
    if (b->prose == PROSE_SUMMARY)
        wide += style_pt(st->summary_indent, s->size);
    if (b->prose == PROSE_PARAGRAPH)
        wide += style_pt(st->paragraph_left, s->size);
    return wide;
}

/* What a degree before the entry takes: its column, or more where it is
 * wider. */
static pt beside(const struct setter *s, const struct block *b,
                 const struct para *label)
{
    pt wide = style_pt(s->style->degree_width, s->size);
    pt gap = style_pt(s->style->date_gap, s->size) / 2;
    pt own = role_is_entry(b->role) && label
                 ? label->width * look_size(s, b->role, PART_LABEL)
                 : 0;
    return gap + (own > wide ? own : wide);
}

static struct frame frame_of(const struct setter *s, const struct block *b,
                             const struct shaped *texts)
{
    struct frame f = {.left = s->left, .right = s->left + s->measure};
    if (b->role == ROLE_SECTION)
        f.left += title_indent(s);
    if (b->entry >= 0) {
        pt side = style_pt(s->style->side_space, s->size);
        f.left += side;
        f.right -= side;
        frame_column(s, b, &f);
    }
    if (b->beside)
        f.left += beside(s, b, texts->label);
    f.left += indent(s, b);
    return f;
}

pt block_measure(const struct setter *s, const struct block *b,
                 const struct shaped *texts)
{
    struct frame f = frame_of(s, b, texts);
    return f.right - f.left;
}

/* ---- the parts of a block ---- */

/* Space at the start of the text for a label, wider than usual when the label
 * (a number) needs it. */
static void put_label(struct setter *s, const struct block *b,
                      const struct para *p, pt x)
{
    pt size = look_size(s, b->role, PART_LABEL);
    pt room = role_is_entry(b->role)
                  ? beside(s, b, p)
                  : style_pt(s->style->bullet_width, s->size);
    pt wide = p->width * size;
    if (wide + 0.25 * size > room)
        room = wide + 0.25 * size;
    put_line(s, b, PART_LABEL, p, whole(p), x - room, size);
    put_space(s, b, PART_LABEL, p, 0, x - room + wide, room - wide, size);
}

/* What a date takes of the last line it stands on. */
static pt aside_room(const struct setter *s, const struct para *aside, pt size)
{
    return aside->width * size + style_pt(s->style->date_gap, s->size);
}

/* The lines of a block's text and of its date. */
struct broken {
    struct frame frame;
    struct lines text, aside;
    pt left, measure; /* of the text */
    pt x, end;        /* its last line */
    int beside;       /* line of the text that the date begins on */
    int shared;       /* lines of the date that stand on lines of the text */
};

/* One line less than the best, if narrower spaces give that. */
static struct lines tight_lines(const struct setter *s, const struct para *p,
                                const struct breaking *how)
{
    struct variants v = para_variants(s->arena, p, how);
    int less = v.best - 1 - v.fewest;
    if (less >= 0 && less < VARIANTS && v.lines[less].count &&
        !v.lines[less].overfull)
        return v.lines[less];
    return para_break(s->arena, p, how);
}

/* Whether the date has room on the last line of the text. */
static bool has_room(const struct setter *s, const struct broken *k, pt width)
{
    return k->frame.right - width - k->end >=
           style_pt(s->style->date_gap, s->size);
}

/* A date without a column stands on the last line of the text, if it keeps
 * its distance; else on a row of its own. In a column it begins beside a head,
 * or beside the last line of what is none. */
static void share(const struct setter *s, const struct block *b,
                  const struct shaped *texts, pt size, struct broken *k)
{
    int count = k->text.count;
    k->beside = k->frame.width > 0 && has_head(b->role) ? 0 : count - 1;
    if (!texts->aside)
        return;
    if (k->frame.width <= 0)
        k->shared = has_room(s, k, texts->aside->width * size);
    else if (count)
        k->shared = k->aside.count < count - k->beside ? k->aside.count
                                                       : count - k->beside;
}

/* The last line of the text, and where it ends. */
static void end_find(const struct setter *s, const struct block *b, pt size,
                     struct broken *k)
{
    const struct line *last = &k->text.line[k->text.count - 1];
    k->x =
        line_left(s, role_align(s, b->role), k->left, k->measure, last, size);
    k->x += k->text.count > 1 ? 0 : first_line(s, b);
    k->end = k->x + last->width * size;
}

/* A date on a row of its own looks lost: rather than that, the text is kept
 * clear of it and takes the row. */
static void make_room(const struct setter *s, const struct block *b,
                      const struct shaped *texts, struct breaking how,
                      struct broken *k)
{
    pt size = look_size(s, b->role, PART_TEXT);
    pt date = look_size(s, b->role, PART_ASIDE) * texts->aside->width;
    bool ragged = has_head(b->role) || s->style->alignment == TEXT_LEFT;
    if (!ragged || how.last < how.measure / 2 || has_room(s, k, date))
        return;
    struct broken narrow = *k;
    how.measure = how.last;
    narrow.text = para_break(s->arena, texts->text, &how);
    if (narrow.text.count != k->text.count + 1 || narrow.text.overfull)
        return;
    end_find(s, b, size, &narrow);
    if (has_room(s, &narrow, date))
        *k = narrow;
}

static struct broken block_break(const struct setter *s, const struct block *b,
                                 const struct shaped *texts)
{
    pt size = look_size(s, b->role, PART_TEXT);
    pt aside_size = look_size(s, b->role, PART_ASIDE);
    struct broken k = {.frame = frame_of(s, b, texts)};
    k.left = k.x = k.end = k.frame.left;
    k.measure = k.frame.right - k.left;
    if (texts->aside) {
        pt wide = k.frame.width > 0 ? k.frame.width : k.measure;
        struct breaking how = {.measure = wide / aside_size};
        k.aside = para_break(s->arena, texts->aside, &how);
    }
    if (!texts->text || !texts->text->glyphs)
        return k;
    struct breaking how = breaking_of(s, b, k.measure, size);
    if (texts->aside && k.frame.width <= 0)
        how.last = how.measure - aside_room(s, texts->aside, aside_size) / size;
    k.text = texts->tight ? tight_lines(s, texts->text, &how)
                          : para_break(s->arena, texts->text, &how);
    end_find(s, b, size, &k);
    if (texts->aside && k.frame.width <= 0 &&
        s->style->date_column != COLUMN_INLINE)
        make_room(s, b, texts, how, &k);
    share(s, b, texts, aside_size, &k);
    return k;
}

struct lines text_lines(const struct setter *s, const struct block *b,
                        const struct shaped *texts, pt measure)
{
    struct setter at = *s, own;
    at.left = 0;
    at.measure = measure;
    return block_break(setter_of(&at, b, &own), b, texts).text;
}

bool text_fewest(const struct setter *page, const struct block *b,
                 const struct shaped *texts, struct fewest *f)
{
    struct setter own;
    const struct setter *s = setter_of(page, b, &own);
    if (!texts->text || texts->aside)
        return false;
    pt size = look_size(s, b->role, PART_TEXT);
    pt beside = indent(s, b) - s->left;
    struct breaking how = breaking_of(s, b, s->measure - beside, size);
    *f = para_fewest(s->arena, texts->text, &how);
    for (int i = 0; i < f->count; i++) {
        f->plain[i] = f->plain[i] * size + beside;
        f->tight[i] = f->tight[i] * size + beside;
    }
    return f->count > 0;
}

bool block_is_plain(const struct setter *s, const struct block *b,
                    const struct shaped *texts)
{
    const struct para *p = texts->text;
    if (!p || texts->aside || !p->glyphs)
        return false;
    pt measure = block_measure(s, b, texts);
    measure -= first_line(s, b);
    return p->width * look_size(s, b->role, PART_TEXT) <= measure - 1e-6;
}

int block_rows(const struct setter *page, const struct block *b,
               const struct shaped *texts)
{
    struct setter own;
    const struct setter *s = setter_of(page, b, &own);
    if (b->role == ROLE_BREAK)
        return 0;
    struct setter narrow;
    if (beside_photo(s, b)) {
        narrow = *s;
        photo_narrow(&narrow, b);
        s = &narrow;
    }
    if (b->role == ROLE_CONTACT)
        return contact_rows(s, b, texts);
    if (block_is_plain(s, b, texts))
        return 1;
    struct arena_mark mark = arena_mark(s->arena);
    struct broken k = block_break(s, b, texts);
    arena_back(s->arena, mark);
    int rows = k.text.count + k.aside.count - k.shared;
    return rows ? rows : texts->label != NULL;
}

/* x of a line of the date. */
static pt aside_left(const struct setter *s, const struct broken *k, int line,
                     pt width)
{
    static const int align[] = {[DATE_RIGHT] = ALIGN_RIGHT,
                                [DATE_LEFT] = ALIGN_LEFT,
                                [DATE_CENTER] = ALIGN_CENTER};
    const struct frame *f = &k->frame;
    if (f->width > 0)
        return aligned(align[s->style->date_align], f->column, f->width, width);
    if (s->style->date_column != COLUMN_INLINE)
        return f->right - width;
    bool behind = line < k->shared;
    return behind ? k->end + style_pt(s->style->date_gap, s->size) : k->left;
}

/* The gap between the text and its date, which what goes by geometry sees as
 * one where they stand on one line. */
static void put_aside_gap(struct setter *s, const struct block *b,
                          const struct shaped *texts, const struct broken *k,
                          pt size)
{
    int last = k->text.line[k->text.count - 1].end - 1;
    const struct line *first = &k->aside.line[0];
    pt gap = aside_left(s, k, 0, first->width * size) - k->end;
    bool beside = k->shared && k->beside == k->text.count - 1 && gap > 0;
    put_space(s, b, PART_TEXT, texts->text, last, k->end,
              beside ? gap : size / 4, size);
}

/* Lines of the date on rows of the text stand on the last of them, as far
 * above it as their row is, so that they are read after the text. */
static void put_aside(struct setter *s, const struct block *b,
                      const struct shaped *texts, const struct broken *k,
                      pt text_size)
{
    pt size = look_size(s, b->role, PART_ASIDE);
    pt own = s->style->leading.v * text_size;
    pt leading = own > s->leading ? own : s->leading;
    int count = k->text.count;
    if (count)
        put_aside_gap(s, b, texts, k, size);
    for (int i = 0; i < k->aside.count; i++) {
        const struct line *line = &k->aside.line[i];
        pt width = line->width * size;
        if (i >= k->shared && (i || count))
            row_end(s, text_size);
        int from = s->items;
        put_line(s, b, PART_ASIDE, texts->aside, *line,
                 aside_left(s, k, i, width), size);
        for (; i < k->shared && from < s->items; from++)
            s->item[from].y -= (count - 1 - k->beside - i) * leading;
    }
}

static void say_overfull(struct setter *s, const struct para *p)
{
    diag(s->diags, p->at, DIAG_OVERFULL, "a word is broken to fit");
    diag_hint(s->diags, "add spaces, or shorten the word");
}

static void set_text(struct setter *s, const struct block *b,
                     const struct shaped *texts)
{
    pt size = look_size(s, b->role, PART_TEXT);
    struct broken k = block_break(s, b, texts);
    int align = role_align(s, b->role), count = k.text.count;
    int first = s->rows;
    if (texts->label)
        put_label(s, b, texts->label, k.left);
    if (k.text.overfull)
        say_overfull(s, texts->text);
    for (int i = 0; i < count; i++) {
        struct line line = k.text.line[i];
        pt x = line_left(s, align, k.left, k.measure, &line, size);
        x += i ? 0 : first_line(s, b);
        put_line(s, b, PART_TEXT, texts->text, line, x, size);
        if (i + 1 < count)
            row_end(s, size);
    }
    if (texts->aside)
        put_aside(s, b, texts, &k, size);
    if (!s->items)
        return;
    row_end(s, size);
    if (b->role == ROLE_SECTION)
        title_lines(
            s, b, first,
            &(struct title){k.x, k.end, texts->text->run->face->x_height});
}

/* The settings of `from`, and what they make of the text. */
static void settings_take(struct setter *s, const struct setter *from)
{
    s->style = from->style;
    s->hyphenation = from->hyphenation;
    s->size = from->size;
    s->leading = from->leading;
}

void set_block(struct setter *s, int i)
{
    const struct block *b = &s->story->block[i];
    const struct shaped *texts = &s->shaped[i];
    const struct setter page = *s;
    struct setter own;
    int rows = s->rows;
    column_take(s, block_column(s, b, s->flow[b->flow]));
    pt left = s->left, measure = s->measure;
    s->gap = gap_before(s, block_above(&s->above, b), b);
    settings_take(s, setter_of(&page, b, &own));
    photo_narrow(s, b);
    if (b->role == ROLE_BREAK) {
        if (rows)
            s->row[rows - 1].breaks = true;
    } else if (b->role == ROLE_CONTACT) {
        set_contacts(s, b, texts);
    } else {
        set_text(s, b, texts);
    }
    settings_take(s, &page);
    s->left = left;
    s->measure = measure;
    if (s->rows > rows && rows && s->row[rows - 1].flow != s->row[rows].flow)
        column_leave(s, &s->row[rows - 1]);
    if (s->rows > rows)
        s->above.in[b->flow] = b;
}
