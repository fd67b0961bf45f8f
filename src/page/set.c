/* Blocks into rows. */
#include "page/private.h"

/* ---- sides ---- */

/* Left edge of the text of a block. */
static pt indent(const struct setter *s, const struct block *b)
{
    pt step = style_pt(s->style->bullet_indent, s->size) +
              style_pt(s->style->bullet_width, s->size);
    return s->left + b->depth * step +
           (b->role == ROLE_SECTION ? title_indent(s) : 0);
}

/* ---- the parts of a block ---- */

/* Space at the start of the text for a label, wider than usual when the label
 * (a number) needs it. */
static void put_label(struct setter *s, const struct block *b,
                      const struct para *p, pt x)
{
    struct look look = look_of(s, b->role, PART_LABEL);
    pt room = style_pt(s->style->bullet_width, s->size);
    pt wide = p->width * look.size;
    if (wide + 0.25 * look.size > room)
        room = wide + 0.25 * look.size;
    put_line(s, b, PART_LABEL, p, whole(p), x - room, look.size);
    put_space(s, b, PART_LABEL, p, 0, x - room + wide, room - wide, look.size);
}

/* What a date takes of the last line it stands on. */
static pt aside_room(const struct setter *s, const struct para *aside,
                     const struct look *look)
{
    return aside->width * look->size + style_pt(s->style->date_gap, s->size);
}

/* The lines of a block's text and of its date. */
struct broken {
    struct lines text, aside;
    pt left, measure; /* of the text */
    pt x, end;        /* its last line */
    bool shared;      /* the date begins on that line */
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

/* A date stands flush right on the last line of the text, if it keeps its
 * distance; else on a row of its own. */
static struct broken block_break(const struct setter *s, const struct block *b,
                                 const struct shaped *texts)
{
    struct look look = look_of(s, b->role, PART_TEXT);
    struct look aside_look = look_of(s, b->role, PART_ASIDE);
    struct broken k = {.left = indent(s, b)};
    k.measure = s->left + s->measure - k.left;
    k.x = k.end = k.left;
    if (texts->aside) {
        struct breaking how = {.measure = s->measure / aside_look.size};
        k.aside = para_break(s->arena, texts->aside, &how);
    }
    if (!texts->text)
        return k;
    struct breaking how = breaking_of(s, b->role, k.measure, look.size);
    if (texts->aside)
        how.last =
            how.measure - aside_room(s, texts->aside, &aside_look) / look.size;
    k.text = texts->tight ? tight_lines(s, texts->text, &how)
                          : para_break(s->arena, texts->text, &how);
    if (!k.text.count)
        return k;
    const struct line *last = &k.text.line[k.text.count - 1];
    k.x = line_left(role_align(s, b->role), k.left, k.measure, last, look.size);
    k.end = k.x + last->width * look.size;
    k.shared =
        texts->aside &&
        s->left + s->measure - texts->aside->width * aside_look.size - k.end >=
            style_pt(s->style->date_gap, s->size);
    return k;
}

struct lines text_lines(const struct setter *s, const struct block *b,
                        const struct shaped *texts, pt measure)
{
    struct setter at = *s;
    at.left = 0;
    at.measure = measure;
    return block_break(&at, b, texts).text;
}

/* One line with nothing beside it, which needs no breaking to be counted. */
static bool is_plain(const struct setter *s, const struct block *b,
                     const struct shaped *texts)
{
    pt measure = s->left + s->measure - indent(s, b);
    const struct para *p = texts->text;
    if (!p || texts->aside || !p->glyphs ||
        p->width * look_of(s, b->role, PART_TEXT).size > measure - 1e-6)
        return false;
    for (int i = 0; i < p->chances; i++)
        if (p->chance[i].must)
            return false;
    return true;
}

int block_rows(const struct setter *s, const struct block *b,
               const struct shaped *texts)
{
    if (b->role == ROLE_BREAK)
        return 0;
    if (b->role == ROLE_CONTACT)
        return contact_rows(s, b, texts);
    if (is_plain(s, b, texts))
        return 1;
    struct arena_mark mark = arena_mark(s->arena);
    struct broken k = block_break(s, b, texts);
    arena_back(s->arena, mark);
    int rows = k.text.count + k.aside.count - k.shared;
    return rows ? rows : texts->label != NULL;
}

static void put_aside(struct setter *s, const struct block *b,
                      const struct shaped *texts, const struct broken *k)
{
    struct look look = look_of(s, b->role, PART_ASIDE);
    const struct para *aside = texts->aside;
    if (k->text.count) {
        int last = k->text.line[k->text.count - 1].end - 1;
        pt x = s->left + s->measure - aside->width * look.size;
        pt gap = k->shared ? x - k->end : look.size / 4;
        put_space(s, b, PART_TEXT, texts->text, last, k->end, gap, look.size);
        if (!k->shared)
            row_end(s, s->size);
    }
    for (int i = 0; i < k->aside.count; i++) {
        const struct line *line = &k->aside.line[i];
        put_line(s, b, PART_ASIDE, aside, *line,
                 s->left + s->measure - line->width * look.size, look.size);
        if (i + 1 < k->aside.count)
            row_end(s, s->size);
    }
}

static void say_overfull(struct setter *s, const struct para *p)
{
    diag(s->diags, p->at, DIAG_OVERFULL,
         "a word is broken where it has no "
         "hyphen");
    diag_hint(s->diags, "add spaces, or shorten the word");
}

static void set_text(struct setter *s, const struct block *b,
                     const struct shaped *texts)
{
    struct look look = look_of(s, b->role, PART_TEXT);
    struct broken k = block_break(s, b, texts);
    int align = role_align(s, b->role), count = k.text.count;
    int first = s->rows;
    if (texts->label)
        put_label(s, b, texts->label, k.left);
    if (k.text.overfull)
        say_overfull(s, texts->text);
    for (int i = 0; i < count; i++) {
        struct line line = k.text.line[i];
        pt x = line_left(align, k.left, k.measure, &line, look.size);
        put_line(s, b, PART_TEXT, texts->text, line, x, look.size);
        if (i + 1 < count)
            row_end(s, look.size);
    }
    if (texts->aside)
        put_aside(s, b, texts, &k);
    if (!s->items)
        return;
    row_end(s, look.size);
    if (b->role == ROLE_SECTION)
        title_lines(
            s, b, first,
            &(struct title){k.x, k.end, texts->text->run->face->x_height});
}

void set_block(struct setter *s, int i)
{
    const struct block *b = &s->story->block[i];
    const struct shaped *texts = &s->shaped[i];
    int rows = s->rows;
    struct column in = block_column(s, b, s->flow[b->flow]);
    s->left = in.left;
    s->measure = in.measure;
    s->gap = gap_before(s, block_above(&s->above, b), b);
    if (b->role == ROLE_BREAK) {
        if (rows)
            s->row[rows - 1].breaks = true;
    } else if (b->role == ROLE_CONTACT) {
        set_contacts(s, b, texts);
    } else {
        set_text(s, b, texts);
    }
    if (s->rows > rows)
        s->above.in[b->flow] = b;
}
