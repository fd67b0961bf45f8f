/* The cheapest cuts that make a story fit: lines are taken from the ends of
 * texts, always that of the fewest characters, and at last items as a whole. */
#include "page/fit.h"
#include <string.h>

/* A text that is cut from its end; of what is not, all is taken or nothing. */
struct cutting {
    const struct para *para; /* NULL: not cut line by line */
    const struct line *line;
    int lines, taken;
    int off;        /* characters of the lines taken */
    int characters; /* of the block, before anything is taken */
};

/* What is left of a unit and its parts. */
struct tally {
    int rows, characters;
    int texts, own; /* of the unit and its parts; of itself */
    int text;       /* one of them */
};

struct cutter {
    struct fitter *f;
    const struct story *story;
    struct cutting *text;
    struct tally *unit;
    bool *gone; /* units */
    bool *out;  /* texts */
};

static const struct wording *wording_of(const struct fitter *f, int i)
{
    return &f->text[i].wording[f->best.wording[i]];
}

static int *rows_of(struct fitter *f, int i)
{
    return &f->text[i].rows[f->best.wording[i]];
}

static bool may_be_cut(const struct wording *w)
{
    enum role r = w->block.role;
    return w->texts.text && !w->texts.aside &&
           (r == ROLE_ITEM || r == ROLE_TEXT || r == ROLE_SUMMARY ||
            r == ROLE_PARAGRAPH);
}

/* A soft hyphen is no character of a text: it is seen only where a line ends.
 */
static bool is_soft_hyphen(const char *s)
{
    return strncmp(s, "\u00AD", 2) == 0;
}

static int count_characters(const char *s, size_t len)
{
    int n = 0;
    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)s[i] & 0xC0) != 0x80 && !is_soft_hyphen(s + i);
    return n;
}

static int para_characters(const struct para *p)
{
    return p ? count_characters(p->text, p->len) : 0;
}

/* Counts texts, rows and characters of text i in all units it is a part of. */
static void count_in(struct cutter *c, int i, int texts, int rows,
                     int characters)
{
    int u = c->story->block[i].unit;
    if (u >= 0)
        c->unit[u].own += texts;
    for (; u >= 0; u = c->story->unit[u].parent) {
        c->unit[u].texts += texts;
        c->unit[u].text = i;
        c->unit[u].rows += rows;
        c->unit[u].characters += characters;
    }
}

struct cutter *cutter_new(struct fitter *f)
{
    struct arena *a = f->s.arena;
    struct cutter *c = arena_alloc(a, sizeof *c);
    c->f = f;
    c->story = f->s.story;
    c->text = arena_array(a, (size_t)f->texts + 1, sizeof *c->text);
    c->out = arena_array(a, (size_t)f->texts + 1, sizeof *c->out);
    c->gone = arena_array(a, (size_t)c->story->units + 1, sizeof *c->gone);
    pt page = fit_measure(f, f->best.sides);
    for (int i = 0; i < f->texts; i++) {
        const struct wording *w = wording_of(f, i);
        c->text[i].characters =
            para_characters(w->texts.text) + para_characters(w->texts.aside);
        if (!may_be_cut(w))
            continue;
        pt measure = fit_column(f, &w->block, page);
        struct lines lines = text_lines(&f->s, &w->block, &w->texts, measure);
        c->text[i].para = w->texts.text;
        c->text[i].line = lines.line;
        c->text[i].lines = lines.count;
    }
    c->unit = arena_array(a, (size_t)c->story->units + 1, sizeof *c->unit);
    for (int i = 0; i < f->texts; i++)
        count_in(c, i, 1, *rows_of(f, i), c->text[i].characters);
    return c;
}

/* Where line `line` begins, with the blanks before it. */
static size_t line_start(const struct cutting *t, int line)
{
    const struct para *p = t->para;
    if (line == t->lines)
        return p->len;
    size_t from = p->glyph[t->line[line].first].from;
    while (from && p->text[from - 1] == ' ')
        from--;
    return from;
}

static int line_characters(const struct cutting *t, int line)
{
    size_t from = line_start(t, line);
    return count_characters(t->para->text + from,
                            line_start(t, line + 1) - from);
}

/* Something to take: characters, and the rows that go with them. */
struct move {
    int text, unit; /* the other is -1 */
    int characters, rows;
};

/* Of what is as cheap, the later one goes. */
static bool cheaper(const struct move *x, const struct move *y)
{
    return !y->rows || x->characters * y->rows <= y->characters * x->rows;
}

/* Whether it helps to take of the text: not where another column is too long.
 */
static bool helps(const struct cutter *c, int i)
{
    const bool *over = c->f->over;
    enum flow flow = c->f->text[i].block->flow;
    return flow == FLOW_PAGE || over[FLOW_PAGE] || over[flow] ||
           over[FLOW_MAIN] == over[FLOW_SIDE];
}

static struct move line_move(const struct cutter *c, int i)
{
    const struct cutting *t = &c->text[i];
    int left = t->lines - t->taken;
    if (!t->para || left < 2 || c->out[i] || !helps(c, i))
        return (struct move){0};
    return (struct move){i, -1, line_characters(t, left - 1), 1};
}

static bool is_within(const struct story *s, int block, int unit)
{
    int u = s->block[block].unit;
    while (u > unit)
        u = s->unit[u].parent;
    return u == unit;
}

static struct move unit_move(const struct cutter *c, int unit)
{
    const struct tally *t = &c->unit[unit];
    if (c->story->unit[unit].section || (t->texts && !helps(c, t->text)))
        return (struct move){0};
    return (struct move){-1, unit, t->characters, t->rows};
}

/* Whether nothing that is still there is a part of the unit. */
static bool is_leaf(const struct cutter *c, int unit)
{
    return c->unit[unit].texts == c->unit[unit].own;
}

static void take_text(struct cutter *c, int i)
{
    if (c->out[i])
        return;
    c->out[i] = true;
    count_in(c, i, -1, -*rows_of(c->f, i),
             c->text[i].off - c->text[i].characters);
}

/* Heads of sections go with the last of what they head. */
static void drop_heads(struct cutter *c)
{
    for (int u = c->story->units - 1; u >= 0; u--)
        if (c->story->unit[u].section && is_leaf(c, u) && c->unit[u].texts)
            for (int i = 0; i < c->f->texts; i++)
                if (c->story->block[i].unit == u)
                    take_text(c, i);
}

/* Takes what is cheapest for each of the rows that are over; how many rows
 * that is, 0 when nothing is left to take. */
static int take(struct cutter *c, int over)
{
    struct move best = {0};
    for (int i = 0; i < c->f->texts; i++) {
        struct move m = line_move(c, i);
        if (m.rows && cheaper(&m, &best))
            best = m;
    }
    for (int u = 0; u < c->story->units; u++) {
        struct move m = {0};
        if (is_leaf(c, u))
            m = unit_move(c, u);
        m.rows = m.rows < over ? m.rows : over;
        if (m.rows && cheaper(&m, &best))
            best = m;
    }
    for (int u = 0; u < c->story->units && !best.rows; u++)
        best = unit_move(c, u);
    if (!best.rows)
        return 0;
    if (best.unit < 0) {
        c->text[best.text].taken++;
        c->text[best.text].off += best.characters;
        --*rows_of(c->f, best.text);
        count_in(c, best.text, 0, -1, -best.characters);
        return best.rows;
    }
    c->gone[best.unit] = true;
    for (int i = 0; i < c->f->texts; i++)
        if (is_within(c->story, i, best.unit))
            take_text(c, i);
    drop_heads(c);
    return best.rows;
}

/* Without its last `n` characters, which are not all, and the blanks and soft
 * hyphens before them. */
static struct rich shortened(struct arena *a, struct rich r, int n)
{
    struct span *span = arena_array(a, (size_t)r.count, sizeof *span);
    int count = r.count;
    memcpy(span, r.span, (size_t)count * sizeof *span);
    for (bool blank = true; blank;) {
        const char *s = span[count - 1].text;
        size_t len = strlen(s);
        for (size_t at = len; at; len = at) {
            while (((unsigned char)s[--at] & 0xC0) == 0x80)
                ;
            bool unseen = s[at] == ' ' || is_soft_hyphen(s + at);
            if (n <= 0 && !unseen)
                break;
            n -= !is_soft_hyphen(s + at);
        }
        span[count - 1].text = arena_copy(a, s, len);
        blank = !len;
        count -= !len;
    }
    return (struct rich){span, count, r.at};
}

static const struct story *story_cut(const struct cutter *c)
{
    struct arena *a = c->f->s.arena;
    struct story *s = arena_alloc(a, sizeof *s);
    struct block *b = arena_array(a, (size_t)c->f->texts + 1, sizeof *b);
    *s = *c->story;
    s->block = b;
    s->blocks = 0;
    for (int i = 0; i < c->f->texts; i++) {
        if (c->out[i])
            continue;
        struct block *to = &b[s->blocks++];
        *to = c->story->block[i];
        if (!c->text[i].taken)
            continue;
        *to = wording_of(c->f, i)->block;
        to->text = shortened(a, to->text, c->text[i].off);
        to->shorters = 0;
    }
    return s;
}

static void list_add(struct fit *r, struct cut *list, struct cut one)
{
    int at = r->cuts++;
    for (; at && list[at - 1].characters * one.lines >
                     one.characters * list[at - 1].lines;
         at--)
        list[at] = list[at - 1];
    list[at] = one;
}

static struct cut whole_unit(const struct cutter *c, int unit)
{
    struct cut one = {.at = c->story->unit[unit].at, .whole = true};
    for (int i = 0; i < c->f->texts; i++)
        if (is_within(c->story, i, unit)) {
            one.characters += c->text[i].characters;
            one.lines += *rows_of(c->f, i) + c->text[i].taken;
        }
    return one;
}

static void list_cuts(const struct cutter *c, struct fit *r)
{
    int most = c->f->texts + c->story->units;
    struct cut *list =
        arena_array(c->f->s.arena, (size_t)most + 1, sizeof *list);
    r->cuts = 0;
    for (int i = 0; i < c->f->texts; i++) {
        const struct cutting *t = &c->text[i];
        if (t->taken && !c->out[i])
            list_add(r, list,
                     (struct cut){t->para->at, t->off, t->taken, false});
    }
    for (int u = 0; u < c->story->units; u++) {
        int up = c->story->unit[u].parent;
        while (up >= 0 && !c->gone[up])
            up = c->story->unit[up].parent;
        if (c->gone[u] && up < 0)
            list_add(r, list, whole_unit(c, u));
    }
    r->cut = list;
}

const struct story *cutter_next(struct cutter *c, struct fit *r)
{
    enum { FEW = 16 }; /* rows: of more, half are taken unseen */
    int over = rung_over_without(c->f, &c->f->best, c->out);
    over = over ? over : 1;
    do
        for (int rows, rest = over > FEW ? over / 2 : over - 1; over > rest;
             over -= rows)
            if (!(rows = take(c, over)))
                return NULL;
    while ((over = rung_over_without(c->f, &c->f->best, c->out)) > 0);
    list_cuts(c, r);
    return story_cut(c);
}
