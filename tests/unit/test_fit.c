/* What the fit promises, over many résumés that chance wrote. */
#include "check.h"
#include "page/fit.h"
#include "resume/resume.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer, twenty times as slow, fewer of the same. */
#ifdef __SANITIZE_ADDRESS__
enum { RESUMES = 300, PAGES = 40 };
#else
enum { RESUMES = 2000, PAGES = 200 };
#endif

static const char *const folder[] = {TEST_FOLDER "/..", NULL};

/* ---- résumés ---- */

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static int below(uint32_t *seed, int n)
{
    return (int)(next(seed) % (uint32_t)n);
}

static void put_words(struct buf *b, uint32_t *seed, int count)
{
    static const char *const word[] = {
        "a",      "of",      "the",        "engine", "translator", "programme",
        "silk",   "pattern", "algebraic",  "and",    "weaves",     "in",
        "number", "science", "operations", "notes",  "with",       "journal",
    };
    for (int i = 0; i < count; i++)
        buf_printf(b, "%s%s", i ? " " : "", word[below(seed, 18)]);
}

static void put_item(struct buf *b, uint32_t *seed, int indent)
{
    int kind = below(seed, 10), words = 1 + below(seed, 40);
    kind = kind == 2 && indent > 20 ? 3 : kind;
    buf_printf(b, "%*s- ", indent, "");
    if (kind > 2) {
        put_words(b, seed, words);
        buf_putc(b, '\n');
        return;
    }
    buf_puts(b, "text: ");
    put_words(b, seed, words);
    if (kind == 0) {
        buf_printf(b, "\n%*sshort: ", indent + 2, "");
        put_words(b, seed, 1 + words / 2);
    }
    if (kind == 1)
        buf_printf(b, "\n%*spriority: %d", indent + 2, "", below(seed, 3));
    buf_putc(b, '\n');
    if (kind == 2) {
        buf_printf(b, "%*shighlights:\n", indent + 2, "");
        for (int i = 1 + below(seed, 3); i > 0; i--)
            put_item(b, seed, indent + 4);
    }
}

static void put_section(struct buf *b, uint32_t *seed, int n)
{
    buf_printf(b, "    Section %d:\n", n);
    bool entries = below(seed, 3) > 0;
    for (int i = 1 + below(seed, 4); i > 0; i--) {
        if (!entries) {
            buf_puts(b, "      - ");
            put_words(b, seed, 1 + below(seed, 30));
            buf_putc(b, '\n');
            continue;
        }
        buf_puts(b, "      - company: ");
        put_words(b, seed, 1 + below(seed, 6));
        buf_printf(b, "\n        date: %d\n", 1800 + below(seed, 60));
        if (below(seed, 2)) {
            buf_puts(b, "        position: ");
            put_words(b, seed, 1 + below(seed, 5));
            buf_putc(b, '\n');
        }
        buf_puts(b, "        highlights:\n");
        for (int k = 1 + below(seed, 6); k > 0; k--)
            put_item(b, seed, 10);
    }
}

static const char *random_resume(struct arena *a, uint32_t *seed)
{
    struct buf b = buf_new(a);
    buf_puts(&b, "cv:\n  name: Ada Lovelace\n  email: ada@example.org\n"
                 "  location: London\n  sections:\n");
    int sections = 1 + below(seed, 5);
    for (int i = 0; i < sections; i++)
        put_section(&b, seed, i);
    return buf_text(&b);
}

/* ---- pages ---- */

struct kit {
    struct arena *arena;
    struct fonts *fonts;
};

static int setup(void **state)
{
    struct kit *k = malloc(sizeof *k);
    *k = (struct kit){arena_new(), fonts_new(folder)};
    *state = k;
    return 0;
}

static int teardown(void **state)
{
    struct kit *k = *state;
    fonts_free(k->fonts);
    arena_free(k->arena);
    free(k);
    return 0;
}

static const struct node *yaml(struct arena *a, const char *text)
{
    struct diags *d = diags_new(a);
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    return yaml_read(a, d, "r.yaml", b);
}

static const struct style *layout(struct arena *a, const char *text)
{
    struct style_ask ask = {
        .inline_layout = yaml(a, text), .beside = "", .data = folder};
    struct diags *d = diags_new(a);
    const struct style *st = style_read(a, d, &ask);
    assert_false(diags_failed(d));
    return st;
}

static const struct story *told(struct arena *a, const char *text,
                                const struct style *st)
{
    struct diags *d = diags_new(a);
    const struct resume *r = resume_read(a, d, yaml(a, text), NULL);
    assert_false(diags_failed(d));
    return story_write(a, d, r, st);
}

static const struct pages *laid(const struct kit *k, const struct story *s,
                                const struct style *st)
{
    struct diags *d = diags_new(k->arena);
    const struct pages *p = page_layout(k->arena, d, k->fonts, s, st, NULL);
    assert_non_null(p);
    assert_int_equal(diags_count(d, SEVERITY_ERROR),
                     diags_count_kind(d, DIAG_OVER));
    assert_int_equal(p->count > st->page_max, diags_failed(d));
    return p;
}

/* A story shaped once, to be set at any values. */
struct trial {
    struct setter s;
    struct shaped *shaped;
};

static struct trial trial_of(const struct kit *k, const struct story *story,
                             const struct style *st)
{
    struct trial t = {.s = {.arena = k->arena,
                            .diags = diags_new(k->arena),
                            .fonts = k->fonts,
                            .story = story,
                            .style = st,
                            .size = st->body_size.v}};
    size_t n = (size_t)story->blocks;
    t.shaped = arena_array(k->arena, n, sizeof *t.shaped);
    memcpy(t.shaped, shape_blocks(&t.s, story->block, story->blocks),
           n * sizeof *t.shaped);
    t.s.shaped = t.shaped;
    return t;
}

/* On how many pages it comes. */
static int pages_at(struct trial *t, const struct style *st)
{
    struct arena_mark mark = arena_mark(t->s.arena);
    t->s.style = st;
    int count = set_pages(&t->s)->count;
    arena_back(t->s.arena, mark);
    return count;
}

static double size_of(const struct pages *p)
{
    return p->style->body_size.v;
}

/* ---- what holds of one ---- */

static void every_value_is_in_its_range(const struct pages *p,
                                        const struct style *st)
{
    for (int i = 0; i < DIAL_COUNT; i++) {
        struct length now = dial_length(p->style, i), l = dial_length(st, i);
        assert_true(now.v >= l.low - 1e-9 && now.v <= l.high + 1e-9);
    }
    assert_true(size_of(p) >= fmin(p->fit->floor, st->body_size.v) - 1e-9);
    assert_true(size_of(p) <= st->body_size.v + 1e-9);
}

static int dial_of(const char *path)
{
    for (int i = 0; i < DIAL_COUNT; i++)
        if (strcmp(dial_path(i), path) == 0)
            return i;
    fail_msg("no dial %s", path);
    return -1;
}

/* Each value that gave, one step nearer to its wish: it no longer fits. */
static void no_step_can_be_taken_back(const struct kit *k,
                                      const struct pages *p)
{
    struct trial t = trial_of(k, p->story, p->style);
    for (int i = 0; i < p->fit->tights; i++)
        t.shaped[p->fit->tight[i] - p->story->block].tight = true;
    assert_int_equal(pages_at(&t, p->style), 1);
    for (int i = 0; i < p->fit->givens; i++) {
        const struct given *g = &p->fit->given[i];
        int dial = dial_of(g->path);
        if (g->value >= g->wish || dial == DIAL_RIGHT)
            continue;
        double step = dial == DIAL_SIZE      ? 0.1
                      : dial == DIAL_LEADING ? 0.005
                                             : 0.05;
        struct style back = *p->style;
        dial_settle(&back, dial, fmin(g->value + step, g->wish));
        if (dial == DIAL_LEFT)
            dial_settle(&back, DIAL_RIGHT, fmin(g->value + step, g->wish));
        if (pages_at(&t, &back) <= 1)
            fail_msg("%s: %g (%g) could be %g", g->path, g->value, g->wish,
                     g->value + step);
    }
}

/* ---- changes ---- */

/* Without block i. */
static const struct story *without(struct arena *a, const struct story *s,
                                   int i)
{
    struct story *less = arena_alloc(a, sizeof *less);
    struct block *b = arena_array(a, (size_t)s->blocks, sizeof *b);
    *less = *s;
    memcpy(b, s->block, (size_t)i * sizeof *b);
    memcpy(b + i, s->block + i + 1, (size_t)(s->blocks - i - 1) * sizeof *b);
    less->block = b;
    less->blocks--;
    return less;
}

/* With the text of block i ending `n` characters sooner. */
static const struct story *shorter(struct arena *a, const struct story *s,
                                   int i, size_t n)
{
    struct story *less = arena_alloc(a, sizeof *less);
    struct block *b = arena_array(a, (size_t)s->blocks, sizeof *b);
    *less = *s;
    memcpy(b, s->block, (size_t)s->blocks * sizeof *b);
    const char *text = rich_text(a, b[i].text);
    size_t len = strlen(text);
    assert_true(n < len);
    b[i].text = rich_of(a, arena_copy(a, text, len - n), 0, b[i].text.at);
    b[i].shorters = 0;
    less->block = b;
    return less;
}

static bool is_leaf(const struct story *s, int i)
{
    return s->block[i].role == ROLE_ITEM && i > 0 &&
           s->block[i - 1].role == ROLE_ITEM &&
           (i + 1 == s->blocks || s->block[i + 1].depth <= s->block[i].depth);
}

static double cost_of(const struct pages *p)
{
    return p->lines_over ? INFINITY : p->fit->cost;
}

struct tally {
    int all, untouched, fitted, refused, dearer, edits, jumps;
};

static void deleting_never_costs(const struct kit *k, const struct story *s,
                                 const struct style *st, const struct pages *p,
                                 uint32_t *seed, struct tally *t)
{
    int i = below(seed, s->blocks);
    if (!is_leaf(s, i) || s->block[i].shorters)
        return;
    const struct pages *q = laid(k, without(k->arena, s, i), st);
    if (cost_of(q) > cost_of(p) * 1.0001 + 1e-6)
        t->dearer++;
    const char *text = rich_text(k->arena, s->block[i].text);
    const char *last = strrchr(text, ' ');
    if (!last)
        return;
    q = laid(k, shorter(k->arena, s, i, strlen(last)), st);
    if (cost_of(q) > cost_of(p) * 1.0001 + 1e-6)
        t->dearer++;
    t->edits++;
    if (!p->lines_over && !q->lines_over &&
        fabs(size_of(p) - size_of(q)) > 0.2 + 1e-9)
        t->jumps++;
}

static bool is_part(const struct story *s, int block, struct mark at)
{
    for (int u = s->block[block].unit; u >= 0; u = s->unit[u].parent)
        if (s->unit[u].at.line == at.line && s->unit[u].at.col == at.col &&
            !s->unit[u].section)
            return true;
    return false;
}

/* Every cut of the list, by its place. */
static const struct story *cut(struct arena *a, const struct story *s,
                               const struct fit *f)
{
    for (int i = 0; i < f->cuts; i++)
        for (int b = s->blocks - 1; b >= 0; b--) {
            struct mark at = s->block[b].text.at;
            if (f->cut[i].whole && is_part(s, b, f->cut[i].at))
                s = without(a, s, b);
            else if (!f->cut[i].whole && at.line == f->cut[i].at.line &&
                     at.col == f->cut[i].at.col)
                s = shorter(a, s, b, (size_t)f->cut[i].characters);
        }
    return s;
}

/* Heads of sections with nothing under them. */
static const struct story *without_bare_heads(struct arena *a,
                                              const struct story *s)
{
    for (int i = s->blocks - 1; i >= 0; i--)
        if (s->block[i].role == ROLE_SECTION &&
            (i + 1 == s->blocks || s->block[i + 1].role == ROLE_SECTION))
            s = without(a, s, i);
    return s;
}

static void cuts_are_enough(const struct kit *k, const struct pages *p,
                            const struct style *st)
{
    assert_true(p->fit->cuts > 0);
    const struct story *s = cut(k->arena, p->story, p->fit);
    const struct pages *q = laid(k, without_bare_heads(k->arena, s), st);
    assert_int_equal(q->lines_over, 0);
    assert_int_equal(q->count, 1);
}

static void what_is_promised_holds(void **state)
{
    struct kit *k = *state;
    const struct style *st = layout(k->arena, "classic");
    uint32_t seed = 1843;
    struct tally t = {0};
    struct arena *kept = k->arena;
    for (int n = 0; n < RESUMES; n++) {
        k->arena = arena_new();
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        const struct pages *p = laid(k, s, st);
        every_value_is_in_its_range(p, st);
        t.all++;
        t.untouched += !p->lines_over && p->fit->cost <= 0;
        t.fitted += !p->lines_over && p->fit->cost > 0;
        t.refused += p->lines_over > 0;
        assert_true(p->count == 1 || p->lines_over > 0);
        assert_true(p->lines_over > 0 || !isinf(p->fit->cost));
        if (p->lines_over)
            cuts_are_enough(k, p, st);
        else if (p->fit->cost > 0)
            no_step_can_be_taken_back(k, p);
        deleting_never_costs(k, s, st, p, &seed, &t);
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d: %d untouched, %d fitted, %d refused; %d of %d edits "
                  "jump, %d are dearer\n",
                  t.all, t.untouched, t.fitted, t.refused, t.jumps, t.edits,
                  t.dearer);
    const int some = RESUMES / 20;
    assert_true(t.untouched > some && t.fitted > some && t.refused > some);
    assert_int_equal(t.dearer, 0);
    assert_true(t.edits > RESUMES / 10 && t.jumps * 100 <= t.edits);
}

/* ---- against every choice there is ---- */

/* A layout of five values that give, of few steps each; two of the ranges are
 * no whole number of the usual steps. */
#define COARSE                                                                 \
    "page: {size: a5, top_margin: 40pt (39.9pt to 40pt), bottom_margin: "      \
    "%.2fpt,"                                                                  \
    " left_margin: 40pt (39.9pt to 40pt), right_margin: 40pt (39.9pt to "      \
    "40pt)}\n"                                                                 \
    "typography: {font_size: {body: 10.5pt (10.3pt to 10.5pt)},"               \
    " leading: 1.24 (1.232 to 1.24)}\n"                                        \
    "header: {space_below_name: 7pt, space_below_connections: 6pt}\n"          \
    "section_titles: {space_above: 12pt (11.92pt to 12pt), space_below: "      \
    "5pt}\n"                                                                   \
    "sections: {space_between_regular_entries: 5pt,"                           \
    " space_between_text_based_entries: 1pt}\n"                                \
    "entries: {highlights: {space_between_items: 1pt}}\n"                      \
    "fit: {order: [gaps, leading, margins, measure, size]}\n"

enum { FIVE = 5 };
static const struct {
    int dial;
    double step, noticed, weight;
    int steps;
} giver[FIVE] = {
    {DIAL_SECTION, 0.04, 1.8, 1, 2},
    {DIAL_LEADING, 0.004, 1.24 * 0.015, 1.8, 2},
    {DIAL_TOP, 0.05, 4, 1.8 * 1.8, 2},
    {DIAL_LEFT, 0.05, 4, 2 * 1.8 * 1.8 * 1.8, 2},
    {DIAL_SIZE, 0.1, 10.5 * 0.025, 1.8 * 1.8 * 1.8 * 1.8, 2},
};

/* The least cost of those that fit, by setting every page. */
static double cheapest(const struct kit *k, const struct story *story,
                       const struct style *st)
{
    double best = INFINITY;
    struct trial t = trial_of(k, story, st);
    for (int n = 0; n < 3 * 3 * 3 * 3 * 3; n++) {
        struct style now = *st;
        double cost = 0;
        for (int d = 0, rest = n; d < FIVE; d++, rest /= 3) {
            double by = rest % 3 * giver[d].step, part = by / giver[d].noticed;
            struct length l = dial_length(st, giver[d].dial);
            cost += giver[d].weight * part * part;
            dial_settle(&now, giver[d].dial, l.v - by);
            if (giver[d].dial == DIAL_LEFT)
                dial_settle(&now, DIAL_RIGHT, l.v - by);
        }
        if (cost < best && pages_at(&t, &now) == 1)
            best = cost;
    }
    return best;
}

/* How low the text comes on its page when nothing gives. */
static double foot(const struct kit *k, const struct story *s,
                   const struct style *st)
{
    struct style now = *st;
    now.page_max = 1;
    now.margin_bottom = (struct length){0, false, 0, 0};
    const struct pages *p =
        page_layout(k->arena, diags_new(k->arena), k->fonts, s, &now, NULL);
    return p->lines_over || p->fit->cost > 0 ? -1 : p->fit->left;
}

static void it_is_the_cheapest_page(void **state)
{
    struct kit *k = *state;
    struct arena *kept = k->arena;
    uint32_t seed = 5;
    int compared = 0, dear = 0, none = 0;
    while (compared < PAGES) {
        k->arena = arena_new();
        const struct style *st =
            layout(k->arena, arena_printf(k->arena, COARSE, 0.0));
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        double left = foot(k, s, st);
        if (left > 1 && left < 260) {
            double margin = left + (double)below(&seed, 2000) / 100;
            st = layout(k->arena, arena_printf(k->arena, COARSE, margin));
            const struct pages *p = laid(k, s, st);
            double best = cheapest(k, s, st);
            if (fabs(best - cost_of(p)) > 1e-6 &&
                !(isinf(best) && isinf(cost_of(p))))
                fail_msg("%g could be %g", cost_of(p), best);
            compared++;
            dear += best > 0 && !isinf(best);
            none += isinf(best) != 0;
        }
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d compared, %d cost something, %d have none\n", compared,
                  dear, none);
    assert_true(dear > PAGES / 4 && none > PAGES / 40);
}

/* ---- drops, against every choice there is ---- */

enum { CANDIDATES = 10, LEVELS = 3, DROPS = RESUMES / 5 };

struct choice {
    int unit[CANDIDATES], priority[CANDIDATES], rows[CANDIDATES], count;
};

/* The story with priorities on some of its last items. */
static const struct story *with_priorities(struct arena *a,
                                           const struct story *s,
                                           uint32_t *seed, struct choice *c)
{
    struct story *t = arena_alloc(a, sizeof *t);
    struct unit *unit = arena_array(a, (size_t)s->units + 1, sizeof *unit);
    *t = *s;
    t->unit = unit;
    *c = (struct choice){.count = 0};
    for (int u = 0; u < s->units; u++) {
        unit[u] = s->unit[u];
        unit[u].has_priority = false;
        bool leaf = !unit[u].section;
        for (int k = u + 1; k < s->units; k++)
            leaf &= s->unit[k].parent != u;
        bool item = false;
        for (int i = 0; i < s->blocks; i++)
            item |= s->block[i].unit == u && s->block[i].role == ROLE_ITEM;
        if (!leaf || !item || c->count == CANDIDATES || below(seed, 3))
            continue;
        unit[u].has_priority = true;
        unit[u].priority = below(seed, LEVELS);
        c->unit[c->count] = u;
        c->priority[c->count++] = unit[u].priority;
    }
    return t;
}

/* What goes when the units of the set do; whether it may. */
static bool goes(const struct story *s, const struct choice *c, unsigned set,
                 bool *out)
{
    memset(out, 0, (size_t)s->blocks * sizeof *out);
    bool *gone = calloc((size_t)s->units + 1, sizeof *gone);
    for (int k = 0; k < c->count; k++)
        gone[c->unit[k]] = set >> k & 1;
    bool may = true;
    for (int u = s->units - 1; u >= 0; u--) {
        int parts = 0, left = 0;
        for (int k = u + 1; k < s->units; k++)
            if (s->unit[k].parent == u) {
                parts++;
                left += !gone[k];
            }
        if (parts && !left && s->unit[u].section)
            gone[u] = true;
        else
            may &= !parts || left;
    }
    for (int i = 0; i < s->blocks; i++)
        out[i] = s->block[i].unit >= 0 && gone[s->block[i].unit];
    free(gone);
    return may;
}

/* Rows lost and items, of the highest priority first. */
static void losses(const struct choice *c, unsigned set, int lost[2 * LEVELS])
{
    memset(lost, 0, 2 * LEVELS * sizeof *lost);
    for (int k = 0; k < c->count; k++)
        if (set >> k & 1) {
            lost[2 * (LEVELS - 1 - c->priority[k])] += c->rows[k];
            lost[2 * (LEVELS - 1 - c->priority[k]) + 1]++;
        }
}

static bool fewer(const int *x, const int *y)
{
    for (int i = 0; i < 2 * LEVELS; i++)
        if (x[i] != y[i])
            return x[i] < y[i];
    return false;
}

static void compare_drops(struct fitter *f, const struct story *s,
                          struct choice *c, int *enough)
{
    bool *out = calloc((size_t)s->blocks, sizeof *out);
    int best[2 * LEVELS], now[2 * LEVELS];
    bool any = false;
    for (int k = 0; k < c->count; k++)
        for (int i = 0; i < s->blocks; i++)
            if (s->block[i].unit == c->unit[k])
                c->rows[k] += f->text[i].rows[f->best.wording[i]];
    for (unsigned set = 0; set < 1u << c->count; set++) {
        losses(c, set, now);
        if ((!any || fewer(now, best)) && goes(s, c, set, out) &&
            !rung_over_without(f, &f->best, out)) {
            memcpy(best, now, sizeof best);
            any = true;
        }
    }
    free(out);
    struct fit r = {0};
    const struct story *left = fit_drop(f, &r);
    assert_int_equal(left != NULL, any);
    *enough += any;
    if (!any)
        return;
    unsigned set = 0;
    for (int i = 0; i < r.drops; i++)
        for (int k = 0; k < c->count; k++)
            if (s->unit[c->unit[k]].at.line == r.dropped[i].at.line)
                set |= 1u << k;
    losses(c, set, now);
    assert_memory_equal(now, best, sizeof now);
}

static void the_least_is_left_out(void **state)
{
    struct kit *k = *state;
    struct arena *kept = k->arena;
    const struct style *st = layout(k->arena, "classic");
    uint32_t seed = 11;
    int enough = 0;
    for (int n = 0; n < DROPS; n++) {
        k->arena = arena_new();
        struct choice c;
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        s = with_priorities(k->arena, s, &seed, &c);
        struct trial t = trial_of(k, s, st);
        struct fitter *f = fit_new(&t.s, s, NULL);
        fit_tightest(f);
        bool *none = arena_array(k->arena, (size_t)s->blocks, sizeof *none);
        int over = 1 + below(&seed, 8);
        while (rung_over_without(f, &f->best, none) < over && f->height > 72)
            f->height -= 5;
        while (rung_over_without(f, &f->best, none) > over)
            f->height += 5;
        compare_drops(f, s, &c, &enough);
        arena_free(k->arena);
    }
    k->arena = kept;
    print_message("%d of %d fit without some\n", enough, DROPS);
    assert_true(enough > DROPS / 4);
}

/* ---- proofs ---- */

static void a_proof_adds_decoration_alone(void **state)
{
    const struct kit *k = *state;
    const struct style *st = layout(k->arena, "classic");
    uint32_t seed = 7;
    for (int n = 0; n < 20; n++) {
        const struct story *s =
            told(k->arena, random_resume(k->arena, &seed), st);
        const struct pages *p = laid(k, s, st);
        const struct pages *q =
            pages_proof(k->arena, diags_new(k->arena), k->fonts, p);
        assert_int_equal(q->count, p->count);
        assert_true(q->width > p->width && q->height > p->height);
        for (int i = 0; i < p->count; i++) {
            const struct page *x = &p->page[i], *y = &q->page[i];
            assert_true(y->items > x->items);
            double dx = y->item->x - x->item->x, dy = y->item->y - x->item->y;
            for (int m = 0; m < y->items; m++) {
                if (m >= x->items) {
                    assert_int_equal(y->item[m].part, PART_DECORATION);
                    continue;
                }
                struct placed at = y->item[m];
                assert_true(fabs(at.x - x->item[m].x - dx) < 1e-9);
                assert_true(fabs(at.y - x->item[m].y - dy) < 1e-9);
                assert_ptr_equal(at.para, x->item[m].para);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_the_cheapest_page, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(what_is_promised_holds, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_least_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(a_proof_adds_decoration_alone, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
