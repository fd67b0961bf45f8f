/* Which glyphs the pages use and what they mean, and whether the pages are
 * what page.h promises. */
#include "pdf/broken.h"
#include <math.h>
#include <string.h>

enum { MOST_ALIASES = 4000 };

const struct face *space_face(const struct placed *item)
{
    const struct para *p = item->para;
    int i = item->first < p->glyphs ? item->first : p->glyphs - 1;
    return p->run[p->glyph[i].run].face;
}

/* ---- aliases ---- */

const struct alias *alias_find(const struct font *f, unsigned glyph,
                               struct slice says)
{
    for (int i = 0; i < f->aliases; i++)
        if (f->alias[i].glyph == glyph && slice_equal(f->alias[i].says, says))
            return &f->alias[i];
    return NULL;
}

const struct alias *alias_of(struct job *j, struct font *f, unsigned glyph,
                             struct slice says)
{
    if (f->face->cff) /* its charset gives a glyph one CID */
        return NULL;
    const struct alias *known = alias_find(f, glyph, says);
    if (known || f->aliases == MOST_ALIASES)
        return known;
    f->alias = arena_more(j->arena, f->alias, f->aliases, &f->alias_room,
                          sizeof *f->alias, 8);
    f->alias[f->aliases] = (struct alias){glyph, says};
    return &f->alias[f->aliases++];
}

/* ---- fonts ---- */

struct font *font_of(const struct job *j, const struct face *face)
{
    for (int i = 0; i < j->fonts; i++)
        if (j->font[i].face == face)
            return &j->font[i];
    return NULL;
}

static struct font *font_add(struct job *j, const struct face *face)
{
    struct font *more =
        arena_array(j->arena, (size_t)j->fonts + 1, sizeof *more);
    if (j->fonts)
        memcpy(more, j->font, (size_t)j->fonts * sizeof *more);
    j->font = more;
    struct font *f = &j->font[j->fonts++];
    size_t n = (size_t)face->glyphs;
    f->face = face;
    snprintf(f->name, sizeof f->name, "F%d", j->fonts - 1);
    f->meaning = arena_array(j->arena, n, sizeof(struct meaning *));
    f->met = arena_array(j->arena, n / 64 + 1, sizeof *f->met);
    f->space = face_glyph(face, ' ');
    return f;
}

static struct font *font_for(struct job *j, const struct face *face)
{
    struct font *f = font_of(j, face);
    return f ? f : font_add(j, face);
}

static void note(struct job *j, struct font *f, unsigned glyph,
                 struct slice says, int count)
{
    struct meaning **m = &f->meaning[glyph];
    if (!*m) {
        f->used++;
        f->met[glyph / 64] |= (uint64_t)1 << glyph % 64;
    }
    for (; *m; m = &(*m)->next)
        if (slice_equal((*m)->says, says)) {
            (*m)->count += count;
            return;
        }
    *m = arena_alloc(j->arena, sizeof **m);
    **m = (struct meaning){.says = says, .count = count};
}

int glyph_next(const struct font *f, int after)
{
    int all = f->face->glyphs;
    for (int g = after + 1; g < all; g = (g / 64 + 1) * 64) {
        uint64_t left = f->met[g / 64] >> g % 64;
        if (left)
            return g + __builtin_ctzll(left);
    }
    return all;
}

/* The commonest meaning first, of equals the one met first. */
static void settle(struct font *f)
{
    for (int g = glyph_next(f, 0); g < f->face->glyphs; g = glyph_next(f, g)) {
        struct meaning **best = &f->meaning[g];
        if (!(*best)->next)
            continue;
        for (struct meaning **m = best; *m; m = &(*m)->next)
            if ((*m)->count > (*best)->count)
                best = m;
        struct meaning *m = *best;
        *best = m->next;
        m->next = f->meaning[g];
        f->meaning[g] = m;
    }
}

/* Drops what a glyph's own code says. */
static void aliases_prune(struct font *f)
{
    int kept = 0;
    for (int i = 0; i < f->aliases; i++)
        if (!slice_equal(f->meaning[f->alias[i].glyph]->says, f->alias[i].says))
            f->alias[kept++] = f->alias[i];
    f->aliases = kept;
}

/* ---- clusters ---- */

/* What a glyph says alone counts before its share of what several say, which
 * in reordered clusters is another's. */
static void note_cluster(struct job *j, struct font *f, const struct cluster *c)
{
    bool alone = c->end - c->first == 1;
    for (int i = c->first; i < c->end; i++) {
        unsigned id = c->para->glyph[i].id;
        struct slice says = cluster_share(c, i);
        bool own = says.len > 0 && !cluster_mirrored(c);
        note(j, f, id, own ? says : cluster_text(c->para, c->first),
             own && alone);
        if (!own || !alone)
            alias_of(j, f, id, says);
    }
}

static bool glyph_told(const struct para *p, const struct glyph *g)
{
    return g->run < p->runs && g->from <= g->to && g->to <= p->len &&
           p->run[g->run].face;
}

static bool glyph_bounded(const struct glyph *g)
{
    return fabsf(g->advance) < 100 && fabsf(g->dx) < 100 && fabsf(g->dy) < 100;
}

/* Whether the font lets it be one. */
static bool glyph_fair(const struct para *p, const struct glyph *g)
{
    return g->id > 0 && g->id < p->run[g->run].face->glyphs && glyph_bounded(g);
}

static bool glyph_sound(const struct para *p, const struct glyph *g)
{
    return glyph_told(p, g) && glyph_fair(p, g);
}

/* Whether it is of a block of the story, so that it has a place among the
 * tags; decoration needs none. */
static bool is_told(const struct job *j, const struct placed *i)
{
    if (i->part >= PART_DECORATION)
        return i->kind != ITEM_LINK;
    uintptr_t at = (uintptr_t)i->block, from = (uintptr_t)j->story->block;
    return at >= from && at < (uintptr_t)(j->story->block + j->story->blocks);
}

/* Whether a link's text can be told. */
static bool link_sound(const struct placed *i)
{
    const struct para *p = i->para;
    if (!i->url || !p || i->first < 0 || i->first >= i->end ||
        i->end > p->glyphs || p->glyph[i->first].run >= p->runs)
        return false;
    int first, end;
    link_runs(p, i->first, &first, &end);
    int from = p->run[first].first, to = p->run[end - 1].end;
    return from >= 0 && from < to && to <= p->glyphs &&
           p->glyph[from].from <= p->len && p->glyph[to - 1].to <= p->len;
}

static bool item_sound(const struct job *j, const struct placed *i)
{
    if (!length_fits(i->x) || !length_fits(i->y) || !length_fits(i->width) ||
        !length_fits(i->height))
        return false;
    if (i->kind == ITEM_RULE)
        return true;
    if (i->kind == ITEM_ICON)
        return i->icon && i->part == PART_DECORATION && length_fits(i->size);
    if (i->kind == ITEM_IMAGE)
        return i->picture && i->part != PART_DECORATION && is_told(j, i) &&
               i->block->alt && length_fits(i->radius);
    if (!is_told(j, i))
        return false;
    if (i->kind == ITEM_LINK)
        return link_sound(i);
    return i->para && i->para->glyphs > 0 && i->first >= 0 &&
           i->end <= i->para->glyphs && i->size > 0 && length_fits(i->size) &&
           (i->kind == ITEM_TEXT || glyph_sound(i->para, i->para->glyph));
}

/* ---- the walk ---- */

/* Notes glyphs [i, end) of a run as long as each is a letter as it was met
 * before, and is alone in its cluster, as most are; where the first other
 * stands. */
static int note_letters(struct font *f, const struct para *p, int i, int end)
{
    const int run = p->glyph[i].run, all = f->face->glyphs;
    for (; i < end; i++) {
        const struct glyph *g = &p->glyph[i];
        if (g->run != run || g->id >= all || !f->meaning[g->id] ||
            !glyph_bounded(g) || g->from >= g->to || g->to > p->len ||
            (i + 1 < end && same_cluster(g, g + 1)))
            break;
        struct meaning *m = f->meaning[g->id];
        if (!slice_equal(m->says,
                         (struct slice){p->text + g->from, g->to - g->from}))
            break;
        m->count++;
    }
    return i;
}

static void survey_hyphen(struct job *j, struct font *f,
                          const struct placed *item, struct slice says)
{
    double advance;
    unsigned glyph = para_hyphen(item->para, item->end - 1, &advance);
    if (!glyph) {
        fault(j, item->at, "a hyphen that the font does not have");
        return;
    }
    note(j, f, glyph, (struct slice){"-", 1}, 0);
    alias_of(j, f, glyph, says);
}

static void survey_text(struct job *j, const struct placed *item)
{
    const struct para *p = item->para;
    struct font *f = NULL;
    int run = -1;
    struct broken broken = broken_of(j->arena, item);
    bool whole = !item->hyphen && !item->tail;
    for (int i = item->first, next; i < item->end; i = next) {
        if (f && whole && !item->back && p->glyph[i].run == run)
            i = note_letters(f, p, i, item->end);
        if (i == item->end)
            break;
        next = cluster_end(p, i, item->end);
        for (int k = i; k < next; k++)
            if (!glyph_sound(p, &p->glyph[k])) {
                if (glyph_told(p, &p->glyph[k]))
                    font_fault(j, p->run[p->glyph[k].run].face,
                               "it has glyphs out of all bounds");
                else
                    fault(j, item->at, "a glyph out of its bounds");
                return;
            }
        const struct face *face = p->run[p->glyph[i].run].face;
        run = p->glyph[i].run;
        if (!f || f->face != face)
            f = font_for(j, face);
        const struct cluster c = cluster_of(p, i, next, item->back);
        note_cluster(j, f, &c);
        const struct slice *says = whole ? NULL : broken_says(&broken, i);
        for (int k = i; says && k < next; k++)
            alias_of(j, f, p->glyph[k].id, *says);
    }
    if (item->hyphen && f)
        survey_hyphen(j, f, item, broken.hyphen);
}

static void survey_picture(struct job *j, const struct picture *p)
{
    for (int i = 0; i < j->pictures; i++)
        if (j->picture[i] == p)
            return;
    j->picture = arena_more(j->arena, j->picture, j->pictures, &j->picture_room,
                            sizeof *j->picture, 2);
    j->picture[j->pictures++] = p;
}

static void survey_item(struct job *j, const struct placed *item)
{
    if (!item_sound(j, item)) {
        fault(j, item->at, "a placed item out of its bounds");
    } else if (item->kind == ITEM_TEXT) {
        survey_text(j, item);
    } else if (item->kind == ITEM_IMAGE) {
        survey_picture(j, item->picture);
    } else if (item->kind == ITEM_SPACE) {
        struct font *f = font_for(j, space_face(item));
        note(j, f, f->space, (struct slice){" ", 1}, 1);
    }
}

void survey_pages(struct job *j)
{
    const struct pages *p = j->pages;
    if (!length_fits(p->width) || !length_fits(p->height) || p->count < 1)
        fault(j, (struct mark){0}, "a page out of its bounds");
    for (int n = 0; n < p->count; n++)
        for (int i = 0; i < p->page[n].items && !j->failed; i++)
            survey_item(j, &p->page[n].item[i]);
    for (int i = 0; i < j->fonts; i++) {
        settle(&j->font[i]);
        aliases_prune(&j->font[i]);
    }
}
